"""The yardstick: measure every field of the record on annotated data, with intervals, peers and misses.

Prediction and scoring are apart. An adapter under `datasets/` turns a row into a gold `Answer` and asks the pipeline for
another; its metrics count the two against each other. Counts are summed by document, so that intervals need no second
prediction.
"""

from evidence.evaluation.run import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate"]

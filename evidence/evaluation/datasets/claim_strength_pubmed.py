"""claim_strength_pubmed: how strong is the claim of a sentence from an abstract's conclusion?

Metric: macro-F1 over four classes, none, correlational, conditional causal and causal, as Yu et al. 2019 define it. Theirs
is the mean of a five-fold cross-validation over the whole set; ours is measured on the rows of the split. Each sentence is a
document.
Asked: `claim_strength`, the component that gives a claim of the record its kind.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter
from evidence.evaluation.datasets.claim_strength_eureka import LABELS, gold, predict
from evidence.evaluation.metrics import macro_f1

ADAPTER = Adapter(
    name="claim_strength_pubmed",
    columns={"id": str, "text": str, "label": int},
    gold=gold,
    predict=predict,
    metrics=(macro_f1("macro_f1", LABELS, baseline=0.76, best=0.878, who="Yu 2019, fine-tuned BioBERT, 5-fold"),),
    source="https://github.com/junwang4/correlation-to-causation-exaggeration",
)

"""Each reason why a quotation goes too far has its own words."""

from __future__ import annotations

import pytest

from evidence.appraise import find_rule
from evidence.evaluation.passage_record import record_from_passages
from tests.appraise.mutation_pairs import ANIMALS, COHORT, MET, MISSED, SAYS, TRIAL

HYPE = "[a miracle](fact field=phrases value=quoted_hype) "
GAIN = "[sleep](outcome result=favours_intervention) "


@pytest.mark.parametrize(
    ("passage", "ending"),
    [
        (ANIMALS + SAYS, "which a study without people cannot show."),
        (COHORT + SAYS, "which an observational study cannot show."),
        (TRIAL + MISSED + SAYS, "which the primary result does not bear out."),
        (TRIAL + SAYS, "which rests on no result that the text reports."),
        (
            TRIAL + MET + "[it is safe](claim where=quotation kind=safety)",
            "which the harms that the text tells do not bear out.",
        ),
        (ANIMALS + HYPE, "and no people were studied."),
        (TRIAL + MISSED + HYPE, "and the primary outcome was not met."),
        (TRIAL + GAIN + HYPE, "and the results of one study do not reach that far."),
        (TRIAL + HYPE, "and the text reports no benefit that was tested."),
    ],
)
def test_the_message_says_what_is_lacking(passage: str, ending: str) -> None:
    (finding,) = find_rule("quotation_beyond_results")(record_from_passages(passage))
    assert finding.message.endswith(ending)

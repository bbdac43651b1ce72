"""Which caveats make a headline go too far, by the definition that the gold follows."""

import pytest

from evidence.evaluation.corpus import overreaches
from evidence.record import EvidenceRecord


def headline(kind: str, where: str = "headline") -> EvidenceRecord:
    claim = {
        "where": where,
        "kind": {"value": kind, "evidence": (), "by": "rule:test"},
        "text": "Pill ends pain",
        "evidence": (),
    }
    return EvidenceRecord.model_validate(
        {"engine": {"package": "0", "pipeline": "t"}, "source": {"kind": "news", "sha256": ""}, "claims": [claim]}
    )


@pytest.mark.parametrize(
    ("kind", "where", "raised", "goes_too_far"),
    [
        ("none", "headline", "headline_beyond_primary_result", True),
        ("causal", "headline", "animals_or_cells_only", True),
        ("conditional_causal", "headline", "causal_words_for_observational_study", True),
        ("correlational", "headline", "animals_or_cells_only", False),
        ("causal", "body", "primary_endpoint_mixed", False),
        ("causal", "headline", "no_interval", False),
    ],
)
def test_a_headline_goes_too_far(kind: str, where: str, raised: str, *, goes_too_far: bool) -> None:
    assert overreaches(headline(kind, where), {raised}) is goes_too_far

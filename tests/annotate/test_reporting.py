"""Which sentences may report a result: what a paper is called is none."""

from __future__ import annotations

import pytest

from evidence import extract


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ('The study is titled "Zopinal Versus Rest in Hip Pain: A Noninferiority Randomized Trial."', "not_reported"),
        ('The article, called "Zopinal Is Noninferior to Rest in Hip Pain," appears today.', "not_reported"),
        ("In this noninferiority trial, zopinal was noninferior to rest for the primary outcome, hip pain.", "met"),
    ],
)
def test_what_a_paper_is_called_is_no_result(told: str, status: str) -> None:
    record = extract(f"Pills or rest for hip pain\n\nPeople with hip pain were randomised to zopinal or rest.\n\n{told}")
    assert record.primary_endpoint.status.value == status

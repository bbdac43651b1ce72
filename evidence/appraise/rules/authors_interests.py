"""FND103: authors have interests in the result."""

import re
from collections.abc import Iterator

from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited
from evidence.record import EvidenceRecord
from evidence.vocabulary import Severity

_NONE = re.compile(r"\b(?:no|none|nothing|not)\b", re.IGNORECASE)


@rule("FND103", Severity.NOTE, Reference.LUNDH_2017, Reference.HEALTH_NEWS_REVIEW.at("criterion 6"))
def authors_interests(record: EvidenceRecord) -> Iterator[Finding]:
    """Interests of the authors are declared.

    ## Why it matters

    Who is paid by a maker, or holds its shares, may see results in a kinder light without meaning to.

    ## Raised

    ```text raised
    One author [holds shares in the maker](fact field=conflicts) of the drug.
    ```

    ## Not raised

    None are declared:

    ```text silent
    The authors [have no interests to declare](fact field=conflicts).
    ```

    Who paid is another matter:

    ```text silent
    The maker of the drug [paid](fact field=funding) for the study.
    ```

    ## Known limits

    A declaration is to the authors' credit; the caveat is on the interest.

    It fires on only one article of the corpus: releases seldom declare interests.
    """
    interests = [each for each in record.conflicts if not _NONE.search(each.value)]
    if interests:
        yield Finding("Interests of the authors are declared.", cited(*(each.evidence for each in interests)))

"""What a quotation speaks of: the finding of this study, or what is known, hoped for and done elsewhere."""

from __future__ import annotations

import re

from evidence.appraise.design import favours_everyone, in_people, value
from evidence.appraise.harms import are_counted
from evidence.appraise.wording import spoken
from evidence.record import Claim, EvidenceRecord
from evidence.vocabulary import ClaimWhere, OutcomeResult, PrimaryStatus

_FAILED = frozenset({PrimaryStatus.NOT_MET, PrimaryStatus.MIXED})
_FOUND = re.compile(
    r"""\b(?: (?:we|I|they|researchers)(?:['’]ve|\shave|\shad|\snow|\salso|\scan)*\s
          (?:found|find|show|showed|shown|demonstrated?|see|saw|seen|confirm(?:ed)?|observed|proved|proven|say
            |(?:strong\s|clear\s|good\s|more\s)?(?:evidence|proof))
      | (?:our|this|these|the|both|current|present)\s(?:[\w-]+\s){0,4}?
          (?:study|studies|trials?|results?|findings?|data|research|work|analysis|experiments?)\s(?:[\w-]+\s){0,2}?
          (?:shows?|showed|indicates?d?|suggests?|demonstrates?d?|confirms?|confirmed|proves?d?|reveals?|means?)
      | for\sthe\sfirst\stime | (?:results|findings|data)\s(?:also\s)?(?:show|indicate|demonstrate|confirm) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_POINTS = re.compile(
    r"\W*(?:(?:and|but|so|still|yet|however|indeed|now),?\s)?(?:here\s)?(?:it|it['’]s|this|these|they|both|the|an?)\b",
    re.VERBOSE | re.IGNORECASE,
)
"""The treatment in question stands at the head of the sentence: "it works", "the vaccine prevents"."""
_ELSEWHERE = re.compile(
    r"""\b(?: already\sknow\w* | we\shave\sknown | (?:well|long|already|been|it['’]s|is|was)\s(?:known|documented|established)
      | there\s(?:is|are|has|have|hasn['’]t|were|was) | (?:other|previous|earlier|several|many|most)\s(?:\w+\s){0,2}?
          (?:studies|research|trials|work|doctors)
      | (?:want|hopes?|would\slike|like\sto|look(?:ing)?\sforward|plan|planning|aim|intend|preparing|try|trying|expect)
      | working\s(?:to|on|towards?) | (?:need|needs|needed|necessary|required|warranted) | more\sresearch | if | whether | next
      | (?:in|from)\s(?:another|our\sfirst|earlier|previous) | (?:had|has|have)\sbeen\sconsidered | important\sto )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ANIMALS = re.compile(
    r"\b(?:mice|mouse|rats?|rodents?|animals?|pigs?|piglets?|monkeys|dogs|cells?|cell\slines?|tumou?rs|proteins?|"
    r"test\stubes?|laboratory|models?|prototype)\b",
    re.VERBOSE | re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:patients? | people | humans? | women | men | children | clinicians | doctors | anyone | everyone)\b",
    re.VERBOSE | re.IGNORECASE,
)
_SAFE = re.compile(
    r"\b(?:safe|safely|harmless|well[\s-]tolerated|(?:does|do|did)\sno\sharm|(?:no|without)\sside[\s-]effects)\b",
    re.VERBOSE | re.IGNORECASE,
)


def failed(record: EvidenceRecord) -> bool:
    """Tell whether the primary outcome failed, in whole or in part."""
    return record.primary_endpoint.status in _FAILED


def reports_benefit(record: EvidenceRecord) -> bool:
    """Tell whether a quotation may rest on a result that the text tells, primary or not."""
    if record.estimates or favours_everyone(record):
        return True
    told = (claim for claim in record.claims if claim.where is ClaimWhere.LEAD)
    return any(claim.result is OutcomeResult.FAVOURS_INTERVENTION for claim in told)


def calls_safe_untold(record: EvidenceRecord, claim: Claim) -> bool:
    """Tell whether a quotation calls the treatment safe while nobody with harms is counted, or harms were more frequent."""
    if claim.where is not ClaimWhere.QUOTATION or claim.hedged or claim.conditional or not in_people(record):
        return False
    is_untold = not are_counted(record) or value(record.harms.excess) is OutcomeResult.FAVOURS_COMPARATOR
    return is_untold and not speaks_elsewhere(claim) and _SAFE.search(spoken(claim.text)) is not None


def speaks_elsewhere(claim: Claim) -> bool:
    """Tell whether a quotation speaks of what is known, planned, hoped for or found by others."""
    return _ELSEWHERE.search(spoken(claim.text)) is not None


def speaks_of_finding(record: EvidenceRecord, claim: Claim) -> bool:
    """Tell whether a quotation says what this study found, or what its treatment does."""
    said = spoken(claim.text)
    names_arm = any(arm.id in claim.about for arm in record.arms)
    return not speaks_elsewhere(claim) and bool(names_arm or _FOUND.search(said) or _POINTS.match(said))


def speaks_of_people(claim: Claim) -> bool:
    """Tell whether a quotation on work without people says what it does for them: no animals, cells or models stand in it."""
    said = spoken(claim.text)
    if speaks_elsewhere(claim) or _ANIMALS.search(said):
        return False
    return bool(_PEOPLE.search(said) or (_POINTS.match(said) and not _FOUND.search(said)))

"""Whether the name of an arm is that of one given nothing new: placebo, sham, usual care, no treatment."""

from __future__ import annotations

from evidence.annotate.phrases import pattern

_LEXICON = "words/passive_arms"
_OF_THEMSELVES = ("inert", "usual", "nothing")


def gives_nothing_new(name: str, *, is_comparator: bool = False) -> bool:
    """Say whether a name is that of an arm given nothing new.

    Args:
        name: the words of a text that name an arm.
        is_comparator: whether the arm is known to be the one compared with. Then words that leave a part out tell too: a
            comparator "without exercise" is given nothing new, a treatment "non-invasive" or "without steroids" may be tested.
    """
    words = pattern(_LEXICON) if is_comparator else pattern(_LEXICON, *_OF_THEMSELVES)
    return bool(words.search(name))

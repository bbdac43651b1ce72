"""Numbers that share the unit of the number after them: `3 to 5 mg`, `9·1 vs 12·3 months`, `12, 34 and 56%, respectively`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.numbers.numerals import Form
from evidence.annotate.numbers.shape import Shape

_SURE = re.compile(
    r"[ ]?(?:-|/|\bto\b|\bvs?\b\.?|\bversus\b|\bor\b|compared[ ](?:with|to)|against)[ ]?", re.VERBOSE | re.IGNORECASE
)
_LISTED = re.compile(r"[ ]?(?:,|and|,[ ]?and)[ ]?", re.IGNORECASE)


def joined_before(shape: Shape, index: int) -> Iterator[int]:
    """Give the numerals just before one that stand in a range, pair or list with it, the nearest first."""
    while index > 0:
        between = shape.text[shape.at[index - 1] + 1 : shape.at[index]]
        before, after = shape.numerals[index - 1], shape.numerals[index]
        if not {before.form, after.form} <= {Form.DIGITS, Form.WORDS}:
            return
        if not (_SURE.fullmatch(between) or (_LISTED.fullmatch(between) and "respectively" in shape.text[shape.at[index] :])):
            return
        index -= 1
        yield index

"""Every number that decides a caveat, with its source."""

from decimal import Decimal
from types import MappingProxyType

FEW_PARTICIPANTS_PER_ARM = 50
"""Fewer participants in an arm than this are few.

Moore 2010 (`Reference.MOORE_2010`) puts trials of fewer than 50 participants in each arm at high risk of bias from their size.
"""

SHORT_FOLLOW_UP_DAYS = 183
"""A treatment of a disease of years that was watched no longer than this was watched for a short time.

ICH E1 (`Reference.ICH_E1`) asks for six months to a year of exposure before a medicine for long use is judged; half a year is
its lower bound.
"""

Z_OF_LEVEL = MappingProxyType({Decimal(90): Decimal("1.645"), Decimal(95): Decimal("1.960"), Decimal(99): Decimal("2.576")})
"""Standard normal quantile of a two-sided interval, by its level in percent (any table of the normal distribution)."""

P_VALUE_SLOPE = Decimal("-0.717")
P_VALUE_CURVE = Decimal("-0.416")
"""P = exp(slope × z + curve × z²): Altman and Bland 2011 (`Reference.ALTMAN_2011`)."""

P_VALUE_SLACK = Decimal(2)
"""How far, as a factor, two p-values may lie apart before they disagree.

Tests of one comparison differ (log-rank and Wald, exact and asymptotic), and the approximation above is good to about 0.01 near
0.05. As in Nuijten 2016 (`Reference.NUIJTEN_2016`) only a disagreement on significance counts; the factor keeps borderline
pairs out. It was chosen for this project.
"""

RATIO_SCALE_LIMIT = Decimal(3)
"""Limits of an interval both between 0 and this, beside a value in percent above it, are on the scale of a ratio.

`30% (0.55 to 0.89)` prints a relative reduction beside the interval of its ratio. Chosen for this project: ratios of benefit
lie below 1, and 3% is a smaller relative effect than trials can show.
"""

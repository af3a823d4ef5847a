"""Whole numbers as languages write them: "1,204", "1.234.567", "12,34,567".

Signs and sizes of groups are those of Unicode CLDR, through Babel. The rule that some languages leave four figures
together (CLDR's minimumGroupingDigits) is not in Babel's data; and Babel takes a plain apostrophe, the Swiss sign for
thousands since CLDR 48, for a quotation mark of its patterns. So figures are put together here.
"""

from babel import Locale
from babel.numbers import get_group_symbol, parse_pattern

_FOUR_TOGETHER = frozenset("be bg et hu hy ia ie it ka lv pl sl sq".split())
"""Languages that write 1234, and 12 345 (CLDR 48)."""
_FOUR_TOGETHER_IN = frozenset(
    "es es_EA es_ES es_GQ es_IC es_PH pt_CH pt_CV pt_GQ pt_GW pt_LU pt_MO pt_MZ pt_PT pt_ST pt_TL ru_UA".split()
)
"""Countries that do, where others of the same language don't."""


def whole_number(value: int, locale: Locale) -> str:
    """A whole number in groups of figures."""
    sign, figures = "-" if value < 0 else "", str(abs(value))
    if len(figures) < 4 or (len(figures) == 4 and _keeps_four_together(locale)):
        return sign + figures
    first, others = parse_pattern(locale.decimal_formats[None]).grouping
    groups = [figures[-first:]]
    rest = figures[:-first]
    while rest:
        groups.append(rest[-others:])
        rest = rest[:-others]
    return sign + get_group_symbol(locale).join(reversed(groups))


def _keeps_four_together(locale: Locale) -> bool:
    return locale.language in _FOUR_TOGETHER or str(locale) in _FOUR_TOGETHER_IN

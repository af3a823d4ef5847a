"""Where the abbreviations that a text declares stand in it."""

import re
from collections.abc import Iterable

_PARTICLES = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Scripts that are written on without a blank: a particle behind an abbreviation is no part of it."""
_BEFORE, _AFTER = rf"(?<![^\W{_PARTICLES}])", rf"(?![^\W{_PARTICLES}])"


def abbreviation_pattern(abbreviations: Iterable[str]) -> re.Pattern[str] | None:
    """What matches any of them as a word of its own, the longest first: `U.S.` and `C++`, too. None where there is none."""
    longest_first = sorted(abbreviations, key=len, reverse=True)
    if not longest_first:
        return None
    return re.compile(f"{_BEFORE}(?:{'|'.join(map(re.escape, longest_first))}){_AFTER}")

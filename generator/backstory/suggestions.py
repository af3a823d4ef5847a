"""Which known names a misspelt one was probably meant to be: one rule, wherever we ask "did you mean …?"."""

import functools
from collections.abc import Iterable

from backstory.text import fold

_CLOSE = 0.66
"""Likeness from which a name is worth a suggestion, 0 to 1, so that one slip in three letters is: the ratio of
Ratcliff and Obershelp, 1988."""


def nearest_names(name: str, known: Iterable[str], *, limit: int = 1) -> tuple[str, ...]:
    """The known names most like `name`, the likeliest first; none where nothing is like it.

    Names are compared by their folded keys, so that only a slip counts and no capital; ties go to the first in
    the alphabet, and the name itself is no suggestion.
    """
    # Imported only when somebody made a slip: most runs have none to ask about.
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(b=fold(name), autojunk=False)
    likely: list[tuple[float, str]] = []
    for other in set(known) - {name}:
        matcher.set_seq1(fold(other))
        # The quick ratios are never below the true one, and most names fail them.
        if matcher.real_quick_ratio() >= _CLOSE and matcher.quick_ratio() >= _CLOSE:
            ratio = matcher.ratio()
            if ratio >= _CLOSE:
                likely.append((-ratio, other))
    return tuple(other for _, other in sorted(likely)[:limit])


def suggestion(name: str, known: Iterable[str], *, limit: int = 1) -> dict[str, str]:
    """The fact `near` of a problem, for a hint `did you mean "{near}"?`; empty where nothing is like `name`."""
    near = _kept(name, tuple(known), limit)
    return {"near": '" or "'.join(near)} if near else {}


def nearest(word: str, known: tuple[str, ...]) -> str:
    """The known name most like `word`, or nothing."""
    return next(iter(_kept(word, known, 1)), "")


# A site that comes from elsewhere has the same slip in every file, and one in a template fails on every page.
@functools.lru_cache(maxsize=1024)
def _kept(name: str, known: tuple[str, ...], limit: int) -> tuple[str, ...]:
    return nearest_names(name, known, limit=limit)

"""How a mention is worded, as one number: all that the site as a whole counts and judges about it.

A large site has hundreds of thousands of mentions and few ways in which they are worded. The numbers are those of
one sequence of names, `surface_names` of the site, and mean nothing beside another one.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum

from msgspec import Struct

from backstory.mentions.forms import FormKind, SurfaceName


class Case(IntEnum):
    """How a mention begins. A capital letter says nothing where it begins a sentence, too, and may be a longer name's
    behind another capital: `Security Council`."""

    LOWER = 0
    CAPITAL = 1
    OPENING = 2
    BEHIND = 3


class FormCode(Struct, frozen=True, array_like=True, gc=False):
    """The name that was recognised, by its number, and in which form and case; `phrase` has several words."""

    name: int
    kind: FormKind
    case: Case
    phrase: bool


_WORDINGS = tuple((kind, case, phrase) for kind in FormKind for case in Case for phrase in (False, True))
_NUMBERS = {wording: number for number, wording in enumerate(_WORDINGS)}
_EACH = len(_WORDINGS)


def numbered(name: int, kind: FormKind, case: Case, phrase: bool) -> int:
    """The number of a wording of the name with this number."""
    return name * _EACH + _NUMBERS[kind, case, phrase]


def wording(number: int) -> FormCode:
    """The wording with this number."""
    name, rest = divmod(number, _EACH)
    return FormCode(name, *_WORDINGS[rest])


def name_of(number: int) -> int:
    """The number of the name that a wording uses."""
    return number // _EACH


def topics_of(numbers: Iterable[int], names: Sequence[SurfaceName]) -> list[str]:
    """The topic that each wording means."""
    return [names[number // _EACH].topic for number in numbers]


def names_of(numbers: Iterable[int]) -> set[int]:
    """The numbers of the names that the wordings use."""
    return {number // _EACH for number in numbers}

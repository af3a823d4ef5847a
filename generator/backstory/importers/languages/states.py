"""States: their names in a language, and the seats of their governments."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from babel import Locale

from backstory.importers.languages.spelling import loose


@cache
def states(language: str) -> Mapping[str, str]:
    """The title of each state by its names, spelt loosely: `britain` gives "United Kingdom".

    Titles are those that Babel has in the language, or the name that our own table has first.
    """
    names = _names(language)
    found = {loose(name): name for name in names.values()}
    for code, others in _table()["states"].items():
        for other in others.split("|"):
            found.setdefault(loose(other), names.get(code, other))
    return found


@cache
def seats(language: str) -> Mapping[str, str]:
    """The title of the state by the seat of its government, spelt loosely: `pyongyang` gives "North Korea"."""
    names = _names(language)
    return {
        loose(seat): names[code]
        for code, seats in _table()["capitals"].items()
        if code in names
        for seat in seats.split("|")
    }


@cache
def _names(language: str) -> dict[str, str]:
    territories = Locale(language or "en").territories
    names = {
        code: name.partition(" (")[0]
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha()
    }
    # What newsrooms write, where Babel has the state's own spelling.
    return names | {"TR": "Turkey"} if language in ("", "en") else names


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "capitals.toml").read_text(encoding="utf-8"))

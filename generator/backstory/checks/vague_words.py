"""Words that say when only to those who read them on the day, by language. Data.

Add a language by adding its words: nothing else knows them. Each is a regular expression for whole words in
any case, what it counts in, and how many of these away it is: ("week", -1) is the week before the text's date.
Where nothing can be counted, as with "recently", the unit is empty.
"""

from typing import Literal

from msgspec import Struct

Unit = Literal["", "day", "week", "month", "year"]


class VagueWord(Struct, frozen=True):
    """`settled`: beside a date that says when the text was true, nobody has to ask."""

    pattern: str
    unit: Unit = ""
    away: int = 0
    settled: bool = True


_UNITS: tuple[Unit, ...] = ("week", "month", "year")

ENGLISH = (
    VagueWord(r"recently|lately|of late|in recent (?:days|weeks|months)"),
    VagueWord(r"currently|at present|presently|at the moment|as we speak|at the time of writing"),
    VagueWord(r"nowadays|these days|(?<=\bis )now|(?<=\bare )now"),
    VagueWord("today", "day"),
    VagueWord("tonight", "day", 0, settled=False),
    VagueWord("yesterday|last night", "day", -1, settled=False),
    VagueWord("tomorrow", "day", 1, settled=False),
    *(VagueWord(rf"(?:(?:earlier|later) )?this {unit}", unit) for unit in _UNITS),
    # "The last week of July" says when.
    *(VagueWord(rf"(?<!\bthe )last {unit}(?! of\b)", unit, -1, settled=False) for unit in _UNITS),
    *(VagueWord(rf"(?<!\bthe )next {unit}(?! of\b)", unit, 1, settled=False) for unit in _UNITS),
    VagueWord(r"this (?:spring|summer|autumn|fall|winter)"),
    VagueWord(r"(?:last|next) (?:spring|summer|autumn|winter)", settled=False),
    VagueWord(
        r"(?:a|an|one|a few|several|some|two|three|four|five|six|\d+) (?:day|week|month|year)s? ago",
        settled=False,
    ),
)

GERMAN = (
    VagueWord(r"kürzlich|neulich|jüngst|unlängst|(?:bis )?vor kurzem|in letzter zeit"),
    VagueWord(r"derzeit|zurzeit|zur zeit|momentan|im moment|gegenwärtig|aktuell|heutzutage|inzwischen"),
    VagueWord("heute", "day"),
    VagueWord("gestern", "day", -1, settled=False),
    VagueWord("vorgestern", "day", -2, settled=False),
    VagueWord(r"diese[r]? woche", "week"),
    VagueWord(r"diese[mn] monat", "month"),
    VagueWord(r"dieses jahr|diesem jahr|heuer", "year"),
    VagueWord(r"(?<!\bder )(?<!\bdie )(?:letzte|vergangene|vorige)[nr]? woche(?! des\b)", "week", -1, settled=False),
    VagueWord(r"(?<!\bder )(?<!\bden )(?:letzten|vergangenen|vorigen) monat(?! des\b)", "month", -1, settled=False),
    VagueWord(r"(?:letztes|vergangenes|voriges|im (?:letzten|vergangenen|vorigen)) jahr(?! des\b)", "year", -1, settled=False),
    VagueWord(r"(?:nächste|kommende)[nr]? woche", "week", 1, settled=False),
    VagueWord(r"(?:nächsten|kommenden) monat", "month", 1, settled=False),
    VagueWord(r"(?:nächstes|kommendes|im (?:nächsten|kommenden)) jahr", "year", 1, settled=False),
    VagueWord(r"vor (?:einem|einer|einigen|wenigen|zwei|drei|vier|fünf|sechs|\d+) (?:tag|woche|monat|jahr)\w*", settled=False),
)  # fmt: skip

VAGUE_WORDS: dict[str, tuple[VagueWord, ...]] = {"en": ENGLISH, "de": GERMAN}
"""By the language's own tag, without region."""

"""How names are put in order, and under which letter they stand."""

from backstory.text import without_accents


def collated(name: str) -> str:
    """A key that puts É beside E, and digits and signs before letters."""
    return without_accents(name.casefold()).lstrip("\"'“‘«„ ")


def letter(name: str) -> str:
    """The letter under which a name stands; `#` for digits and signs."""
    first = collated(name)[:1].upper()
    return first if first.isalpha() else "#"

"""Dates as other programs write them, as our front matter may have them."""

import re

from backstory import dates

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")


def moment_text(said: str) -> str:
    """A day, or a day and a time, of what stands somewhere; empty where it is no date."""
    said = said.strip()
    found = _MOMENT.match(said)
    if found is not None and dates.read_day(found[0][:10]) is not None:
        return found[0]
    return dates.read_day(said) or ""

"""Where words stand in a file of which only the line is known where their paragraph begins."""

import re
from itertools import islice

from backstory.checks.context import CheckContext
from backstory.problems import Place, place_at

_MARKS = re.compile(r"(?:[ \t>|]|[-*+][ \t]|\d+[.)][ \t]|\[[ xX]\][ \t])*")
"""What may stand before a paragraph on its line: the signs of quotations, lists, tasks and tables."""


def place_of_words(context: CheckContext, start: Place, words: str, *, before: int = 0) -> Place:
    """Where words stand that come after `start`, or the beginning of what is there if they aren't found.

    `before` is how often the same words come before them.
    """
    text = context.text_of(start.path)
    pattern = re.compile(r"\s+(?:>\s*)*".join(map(re.escape, words.split())))
    found = next(islice(pattern.finditer(text, _offset(text, start)), before, None), None)
    if found is None:
        return first_letter(context, start)
    return place_at(start.path, text, found.start())


def first_letter(context: CheckContext, start: Place) -> Place:
    """The first letter of the paragraph that begins on a line."""
    text = context.text_of(start.path)
    at = _offset(text, start)
    marks = _MARKS.match(text, at)
    return Place(start.path, start.line, start.column + (marks.end() - at if marks else 0))


def _offset(text: str, place: Place) -> int:
    start = 0
    for _ in range(place.line - 1):
        start = text.find("\n", start) + 1
    return start + place.column - 1

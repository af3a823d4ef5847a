"""Events that a text dates: proposals in its own words."""

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from backstory.importers.reading.dates import DateFound, find_dates
from backstory.importers.reading.prose import Sentence, without_stop
from backstory.text import excerpt

_TITLE_LENGTH = 200
# "Since the collapse of the USSR in 1991, …": the phrase before the date is the event.
_OPENING = re.compile(
    r"^(?:Since|After|Following|Before|Until|During|With) (?:the |a |an |its |their )?(?P<what>[^,]+?),? (?:in|on|of)? ?(?:the )?$"
)


class ProposedEvent(Struct, frozen=True, array_like=True):
    """A date in EDTF, what happened in the words of the text, the topics it names, and its line."""

    date: str
    title: str
    topics: tuple[str, ...]
    line: int


def propose_events(
    sentences: Iterable[Sentence], topics_in: Callable[[str], tuple[str, ...]]
) -> Iterator[ProposedEvent]:
    """An event for each date of each sentence, each once.

    Where the words that belong to the date can't be told, the title is the whole sentence: so what
    somebody only says keeps who says it.
    """
    seen = set()
    for sentence in sentences:
        for date in find_dates(sentence.text):
            title = _title(sentence.text, date)
            if (date.edtf, title) not in seen:
                seen.add((date.edtf, title))
                yield ProposedEvent(date.edtf, title, topics_in(sentence.text), sentence.line)


def _title(sentence: str, date: DateFound) -> str:
    if date.described:
        return _capitalised(date.described)
    opening = _OPENING.match(sentence[: date.start] + " ")
    if opening and sentence[date.end : date.end + 1] == ",":
        return _capitalised(opening["what"])
    return excerpt(without_stop(sentence), _TITLE_LENGTH)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]

"""What documents say that readers had not been told: in a span of days, by the days that their authors gave; since a
publish, by what they said then.

A text that is new tells all that it says; later only what has a later day is new in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import Literal

from msgspec import Struct

from backstory.content.documents import Document
from backstory.content.front_matter_types import Claim, Quotation
from backstory.content.publishes import Statements, claim_word, correction_word, quote_word, statements
from backstory.dates import Span

What = Literal["", "new", "changed", "reviewed"]


class Novelty(Struct, frozen=True, array_like=True):
    """What is new in one document: itself, or places in its lists of claims, corrections and quotations."""

    path: str
    what: What
    """The text itself; empty where only claims, corrections or quotations of it are new."""
    claims: tuple[int, ...] = ()
    corrections: tuple[int, ...] = ()
    quotes: tuple[int, ...] = ()


def new_between(document: Document, first: str, last: str) -> Novelty | None:
    """What a document says that is of the days from `first` to `last`, both ISO 8601; nothing where it says nothing."""
    front = document.front
    claims = [at for at, one in enumerate(front.claims) if first <= _told(document, one) <= last]
    corrections = [at for at, one in enumerate(front.corrections) if first <= one.day <= last]
    quotes = [at for at, one in enumerate(front.quotes) if first <= _told(document, one) <= last]
    what = _what(document, first, last)
    return _novelty(document, what, claims, corrections, quotes)


def by_day(listed: Iterable[tuple[str, Document]]) -> dict[str, tuple[Novelty, ...]]:
    """Each day on which something is new, in order of time, with all that is; `listed` are documents by path."""
    found: defaultdict[str, list[Novelty]] = defaultdict(list)
    for path, document in listed:
        if _is_plain(document):
            if document.front.date is not None:
                found[document.front.date.day].append(Novelty(path, "new"))
            continue
        for day in _days(document):
            novelty = new_between(document, day, day)
            if novelty is not None:
                found[day].append(novelty)
    return {day: tuple(found[day]) for day in sorted(found)}


def between(
    days: Mapping[str, Iterable[Novelty]], documents: Mapping[str, Document], first: str, last: str
) -> list[Novelty]:
    """What is new in a span of days, once for each document, by path."""
    paths = {one.path for day, novelties in days.items() if first <= day <= last for one in novelties}
    found = (new_between(documents[path], first, last) for path in sorted(paths))
    return [one for one in found if one is not None]


def _is_plain(document: Document) -> bool:
    """Whether a document has no day but that of its date: of a large site, nearly every one."""
    front = document.front
    own = (front.updated, front.reviewed, front.as_of, front.corrections, front.claims, front.quotes)
    return not any(own)


def since(said: Statements, documents: Iterable[Document]) -> list[Novelty]:
    """What documents say that they did not say at a publish, by path. One that moved is known by its text."""
    moved = {word: words for words in said.values() for word in words if word[0] == "t"}
    found = []
    for document in sorted(documents, key=lambda one: one.path):
        now = statements(document)
        known = said.get(document.path)
        if known is None:
            known = next((moved[word] for word in now if word in moved), frozenset())
        novelty = _new_in(document, known, now)
        if novelty is not None:
            found.append(novelty)
    return found


def _new_in(document: Document, known: Set[str], now: Set[str]) -> Novelty | None:
    front = document.front
    claims = [at for at, one in enumerate(front.claims) if claim_word(one) not in known]
    corrections = [at for at, one in enumerate(front.corrections) if correction_word(one) not in known]
    quotes = [at for at, one in enumerate(front.quotes) if quote_word(one) not in known]
    sorts = {word[0] for word in now - known}
    what: What = "changed" if "t" in sorts else "reviewed" if "r" in sorts else ""
    if not known:
        what = "new"
    return _novelty(document, what, claims, corrections, quotes)


def _novelty(
    document: Document, what: What, claims: Iterable[int], corrections: Iterable[int], quotes: Iterable[int]
) -> Novelty | None:
    """Nothing where nothing is new."""
    found = Novelty(document.path, what, tuple(claims), tuple(corrections), tuple(quotes))
    return found if found.what or found.claims or found.corrections or found.quotes else None


def _what(document: Document, first: str, last: str) -> What:
    front = document.front
    if front.date is not None and first <= front.date.day <= last:
        return "new"
    updated = front.updated.day if front.updated is not None else ""
    if first <= max(updated, front.as_of if document.kind == "topic" else "") <= last:
        return "changed"
    return "reviewed" if first <= front.reviewed <= last else ""


def _days(document: Document) -> set[str]:
    front = document.front
    days = {moment.day for moment in (front.date, front.updated) if moment is not None}
    days |= {front.reviewed, front.as_of if document.kind == "topic" else ""}
    days |= {one.day for one in front.corrections}
    days |= {_told(document, one) for one in front.claims} | {_told(document, one) for one in front.quotes}
    return days - {""}


def _told(document: Document, said: Claim | Quotation) -> str:
    """The day on which readers were told of it: that of its text, unless it was said on a later one."""
    published = document.front.date.day if document.front.date is not None else ""
    return max(published, _exact_day(said.date))


def _exact_day(date: Span | None) -> str:
    """ISO 8601; empty where the day is not known, or lies before our era."""
    return (
        date.edtf
        if date is not None and date.precision == "day" and date.start > 0 and not date.about
        else ""
    )

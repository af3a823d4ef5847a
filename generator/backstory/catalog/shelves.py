"""Documents and topics by what lists ask for: their kind, who wrote them, and the year. Each shelf is one entry of a table.

So a page that has looked at some shelves is made again when one of these has something new on it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from backstory.catalog.topics import Topic
from backstory.content.documents import Document
from backstory.names.published import Published
from backstory.settings import Settings
from backstory.text import fold


def of_kind(kind: str) -> str:
    """The shelf of a kind: `article`, `background`, `topic`, or a kind of topics."""
    return f"all:{kind}"


def of_author(name: str) -> str:
    """The shelf of who wrote articles and background."""
    return f"by:{fold(name)}"


def of_year(year: int) -> str:
    """The shelf of the articles of a year."""
    return f"in:{year}"


def gather_shelves(
    published: Published, topics: Mapping[str, Topic], articles: Sequence[str], settings: Settings
) -> dict[str, tuple[str, ...]]:
    """By shelf, paths and ids of topics: articles newest first, the rest by name."""
    names = published.names.spellings
    pieces = sorted(
        (path for path, document in published.listed.items() if document.kind == "background"),
        key=lambda path: (names[path].casefold(), path),
    )
    shelves: defaultdict[str, list[str]] = defaultdict(list)
    for path in (*articles, *pieces):
        document = published.documents[path]
        shelves[of_kind(document.kind)].append(path)
        for author in authors(document, settings):
            shelves[of_author(author)].append(path)
        if document.kind == "article" and document.front.date is not None:
            shelves[of_year(int(document.front.date.day[:4]))].append(path)
    for key in sorted(topics, key=lambda key: (topics[key].name.casefold(), key)):
        shelves[of_kind("topic")].append(key)
        if topics[key].kind:
            shelves[of_kind(topics[key].kind)].append(key)
    return {shelf: tuple(dict.fromkeys(those)) for shelf, those in shelves.items()}


def authors(document: Document, settings: Settings) -> tuple[str, ...]:
    """Who wrote a document: as it says, else as the site does."""
    return document.front.authors or settings.authors

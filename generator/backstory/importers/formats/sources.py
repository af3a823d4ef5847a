"""What is given to an import, in whichever format: its articles as they are to be written, and what is wrong with it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

from backstory.importers.decoding import MAX_BYTES
from backstory.importers.drafts import Origin
from backstory.importers.formats.feeds import read_feed
from backstory.importers.formats.fetching import Unreachable, fetch
from backstory.importers.formats.foreign_drafts import foreign_draft
from backstory.importers.formats.foreign_text import ForeignText
from backstory.importers.formats.mojibake import garbled_line, mended_text
from backstory.importers.formats.page_encoding import page_text
from backstory.importers.formats.web_page import read_page
from backstory.importers.formats.word_document import DamagedDocument, read_document
from backstory.importers.inbox.proposals import Proposal
from backstory.importers.outside.concept_proposals import concept_proposals
from backstory.importers.outside.lists import DamagedList, concepts_in
from backstory.importers.proposals import Guess, ImportedArticle, KnownNames
from backstory.importers.records import digest_of_source
from backstory.problems import Place, Problem

Format = Literal["page", "feed", "document"]

_ENDINGS: dict[str, Format] = {
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".json": "feed",
    ".rdf": "feed",
    ".jsonld": "feed",
    ".docx": "document",
}
_TYPES: dict[str, Format] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/feed+json": "feed",
    "application/rdf+xml": "feed",
    "application/ld+json": "feed",
    "application/json": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "document",
}


class Given(Struct, frozen=True):
    """A source as it came; `address` is where it is from, if that is known."""

    name: str
    data: bytes
    format: Format
    encoding: str = ""
    address: str = ""


class ReadSource(Struct, frozen=True):
    """The articles of one source with the digests of what they were made from, and what is wrong with it."""

    articles: tuple[tuple[str, ImportedArticle], ...] = ()
    problems: tuple[Problem, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    """What a list of names proposes."""
    guesses: tuple[Guess, ...] = ()
    """Of such a list."""


def format_of(path: Path) -> Format | None:
    """The format of a file by its name; None for a raw text."""
    return _ENDINGS.get(path.suffix.lower())


def read_source(source: Path | str, known: KnownNames, *, mend: bool) -> ReadSource:
    """A file of another format, or what stands at an address. With `mend`, garbled letters are mended."""
    given = _fetched(source) if isinstance(source, str) else _opened(source)
    if isinstance(given, Problem):
        return ReadSource((), (given,))
    place = str(source)
    if len(given.data) > MAX_BYTES:
        facts = {"limit": f"{MAX_BYTES // 1_000_000} MB"}
        return ReadSource((), (Problem("import-too-large", Place(place), facts),))
    if not given.data.strip():
        return ReadSource((), (Problem("import-empty", Place(place)),))
    if given.format == "feed" and (names := _list_of_names(given, known, place)) is not None:
        return names
    texts, guesses, problems = _texts(given, place)
    articles = []
    for text in texts:
        if (line := garbled_line(text.body)) and not mend:
            problems.append(Problem("import-garbled", Place(place), {"words": _shown(text.body, line)}))
        text = mended_text(text) if line and mend else text
        name = given.name if given.format != "feed" else text.address or given.name
        digest = digest_of_source(f"{text.title.value if text.title else ''}\n{text.body}")
        made = foreign_draft(text, Origin(name, digest), known)
        if line and mend:
            guesses.append(Guess("letters", "mended", "they had been read in the wrong encoding"))
        articles.append((digest, made))
    return ReadSource(tuple(_with(articles, guesses)), tuple(problems))


def _list_of_names(given: Given, known: KnownNames, place: str) -> ReadSource | None:
    """What a list of names proposes; None for what is none."""
    try:
        concepts = concepts_in(given.data)
    except DamagedList as why:
        return ReadSource((), (Problem("import-damaged", Place(place, why.line), {"reason": str(why)}),))
    if concepts is None:
        return None
    if not concepts:
        return ReadSource((), (Problem("import-empty", Place(place)),))
    proposals, guesses = concept_proposals(concepts, known, given.name)
    return ReadSource(proposals=tuple(proposals), guesses=tuple(guesses))


def _with(
    articles: list[tuple[str, ImportedArticle]], guesses: list[Guess]
) -> Iterator[tuple[str, ImportedArticle]]:
    """The articles, the first with what was guessed of the source."""
    for number, (digest, made) in enumerate(articles):
        more = tuple(guesses) if number == 0 else ()
        yield digest, ImportedArticle(made.article, (*made.guesses, *more), made.topics, made.paragraphs)


def _opened(path: Path) -> Given | Problem:
    format = format_of(path)
    assert format is not None
    try:
        with path.open("rb") as file:
            return Given(path.name, file.read(MAX_BYTES + 1), format)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Problem("file-unreadable", Place(str(path)), {"reason": reason})


def _fetched(address: str) -> Given | Problem:
    try:
        came = fetch(address, MAX_BYTES)
    except Unreachable as why:
        return Problem("import-unreachable", Place(address), {"reason": str(why)})
    if (format := _TYPES.get(came.kind)) is None:
        return Problem("import-not-text", Place(address), {"kind": f"a file of type {came.kind}"})
    return Given(address, came.data, format, came.encoding, came.address)


def _texts(given: Given, place: str) -> tuple[list[ForeignText], list[Guess], list[Problem]]:
    """The texts of a source, what was guessed of it as a whole, and what is wrong with it."""
    if given.format == "page":
        html, guessed = page_text(given.data, given.encoding)
        page = read_page(html, given.address)
        said = [Guess("encoding", guessed, "it does not say which it is in")] if guessed else []
        return ([page], said, []) if page else ([], [], [Problem("import-no-article", Place(place))])
    if given.format == "feed":
        return _entries(given, place)
    try:
        return [read_document(given.data)], [], []
    except DamagedDocument as why:
        return [], [], [Problem("import-damaged", Place(place), {"reason": str(why)})]


def _entries(given: Given, place: str) -> tuple[list[ForeignText], list[Guess], list[Problem]]:
    feed = read_feed(given.data, given.address)
    if feed is None:
        return [], [], [Problem("import-no-feed", Place(place))]
    entries = [one for one in feed.entries if one.body.strip()]
    problems = []
    if feed.broken and not entries:
        problems.append(Problem("import-damaged", Place(place, feed.line), {"reason": feed.broken}))
    elif feed.broken:
        facts = {"reason": feed.broken, "count": str(len(entries))}
        problems.append(Problem("import-feed-broken", Place(place, feed.line), facts))
    elif not entries:
        problems.append(Problem("import-empty", Place(place)))
    empty = len(feed.entries) - len(entries)
    said = [Guess("entries", "", f"{empty} without a text are left out")] if empty and entries else []
    return entries, said, problems


def _shown(body: str, line: int) -> str:
    return " ".join(body.split("\n")[line - 1].split()[:8])

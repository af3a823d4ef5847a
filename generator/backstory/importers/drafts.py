"""The file of an imported article as text: its guesses are marked in place, and it is published by nobody but its author."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from backstory.importers.escaping import as_markdown
from backstory.importers.reading.publication_date import Dating
from backstory.importers.reading.shape import SourceParagraph
from backstory.importers.records import record_line, sealed
from backstory.markdown.comments import with_signs_escaped
from backstory.yaml.writer import comment, scalar, sequence


class Origin(Struct, frozen=True, array_like=True):
    """Where an article comes from: the name of the source and the digest of its text."""

    name: str
    digest: str


class ArticleDraft(Struct, frozen=True):
    """The parts of an article's file. `title_why` is empty where the source has a headline.

    `topics` are titles; `renamed` are those that the source spells otherwise than the site.
    """

    origin: Origin
    title: str
    title_why: str
    dating: Dating
    topics: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    paragraphs: tuple[SourceParagraph, ...]


def article(draft: ArticleDraft) -> str:
    """The file of an article: front matter with its guesses, and the paragraphs of the source word for word."""
    lines = [
        comment(
            f"Imported from {draft.origin.name}, every paragraph word for word. What was found in it waits in"
        ),
        comment("backstory review. Take “draft: true” away when it may be published."),
        f"title: {scalar(with_signs_escaped(draft.title))}{_remark(draft.title_why)}",
        _date(draft.dating),
        "draft: true",
        *_topics(draft),
        record_line(draft.origin.name, draft.origin.digest),
    ]
    front = "\n".join(["---", *lines, "---"])
    return sealed(f"{front}\n{body(draft.paragraphs).lstrip()}")


def body(paragraphs: Iterable[SourceParagraph]) -> str:
    """Paragraphs of plain text as Markdown that shows as them."""
    return "".join(f"{as_markdown(paragraph.text)}\n\n" for paragraph in paragraphs).rstrip("\n") + "\n"


def _remark(why: str) -> str:
    return f"  {comment(f'proposed: {why}')}" if why else ""


def _date(dating: Dating) -> str:
    if dating.day:
        return f"date: {dating.day}{_remark(dating.why)}"
    return comment(f"date: missing; {dating.why}")


def _topics(draft: ArticleDraft) -> Iterator[str]:
    if not draft.topics:
        yield comment("topics: missing; the text has no list of topics")
        return
    yield f"topics: {sequence(map(with_signs_escaped, draft.topics))}"
    if draft.renamed:
        renamed = ", ".join(f"{given} → {title}" for given, title in draft.renamed)
        yield comment(f"spelt as the site spells them: {renamed}")

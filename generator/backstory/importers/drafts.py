"""The files of a proposal, as text: each guess is marked in place, and nothing is published as it stands."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from backstory.importers.escaping import as_markdown
from backstory.importers.proposals import TopicDraft
from backstory.importers.reading.background import Passage
from backstory.importers.reading.claims import ProposedClaim
from backstory.importers.reading.events import ProposedEvent
from backstory.importers.reading.names import TopicNames
from backstory.importers.reading.publication_date import Dating
from backstory.importers.reading.shape import Paragraph
from backstory.importers.records import record_line, sealed
from backstory.yaml.writer import comment, mapping, scalar, sequence


class Origin(Struct, frozen=True, array_like=True):
    """Where a proposal comes from: the name of the source and the digest of its text."""

    name: str
    digest: str


class ArticleDraft(Struct, frozen=True):
    """The parts of an article's file. `title_why` is empty where the source has a headline."""

    origin: Origin
    title: str
    title_why: str
    dating: Dating
    topics: tuple[TopicNames, ...]
    also_named: tuple[str, ...]
    background: tuple[str, ...]
    events: tuple[ProposedEvent, ...]
    claims: tuple[ProposedClaim, ...]
    paragraphs: tuple[Paragraph, ...]


def article(draft: ArticleDraft) -> str:
    """The file of an article: front matter with its guesses, and the paragraphs of the source word for word."""
    lines = [
        comment(
            f"Imported from {draft.origin.name}. What is marked as proposed is a guess: keep it, mend it or"
        ),
        comment(
            "delete it. Events and claims count when their “proposed: true” is gone; this article, and the"
        ),
        comment("drafts that were made with it in topics/ and background/, when their “draft: true” is."),
        f"title: {scalar(draft.title)}{_remark(draft.title_why)}",
        _date(draft.dating),
        "draft: true",
        *_topics(draft.topics),
    ]
    if draft.also_named:
        lines.append(comment(f"also named in the text, perhaps topics too: {', '.join(draft.also_named)}"))
    if draft.background:
        lines += [
            comment("proposed background: shown here once the drafts in background/ are reviewed"),
            f"background: {sequence(draft.background)}",
        ]
    lines += _block("events", (_event(event) for event in draft.events))
    lines += _block("claims", (_claim(claim) for claim in draft.claims))
    return _file(lines, draft.origin, body(draft.paragraphs))


def topic(draft: TopicDraft) -> str:
    """The file of a topic that the site doesn't have yet, with its names in the text."""
    lines = [
        comment(
            f"Proposed by the import of {draft.source}: check the names, then take away draft and proposal."
        ),
        f"title: {scalar(draft.title)}",
    ]
    if draft.person:
        lines.append(f"kind: person{_remark('the text uses a form of address')}")
    if draft.names:
        lines.append(f"names: {sequence(draft.names)}{_remark('seen in the text')}")
    if draft.abbr:
        lines.append(f"abbr: {scalar(draft.abbr)}{_remark('defined in the text')}")
    return _file([*lines, "draft: true", "proposal: true"], Origin(draft.source, draft.digest), "")


def background(passage: Passage, topics: Sequence[str], origin: Origin) -> str:
    """The file of a proposed background piece: sentences of the source, word for word."""
    quoted = f"line {passage.line}"
    lines = [
        comment(
            f"Proposed by the import of {origin.name}: the text below is quoted from its {quoted}. Check it, put it"
        ),
        comment("in your own words, add sources and a date of review, then take away draft and proposal."),
        f"title: {scalar(passage.title)}{_remark('from the first sentence')}",
    ]
    if topics:
        lines.append(f"topics: {sequence(topics)}{_remark('named in the text below')}")
    paragraphs = [Paragraph(text, passage.line) for text in passage.text.split("\n\n")]
    return _file([*lines, "draft: true", "proposal: true"], origin, body(paragraphs))


def body(paragraphs: Iterable[Paragraph]) -> str:
    """Paragraphs of plain text as Markdown that shows as them."""
    return "".join(f"{as_markdown(paragraph.text)}\n\n" for paragraph in paragraphs).rstrip("\n") + "\n"


def _file(lines: Iterable[str], origin: Origin, text: str) -> str:
    front = "\n".join(["---", *lines, record_line(origin.name, origin.digest), "---"])
    return sealed(f"{front}\n{text.lstrip()}")


def _remark(why: str) -> str:
    return f"  {comment(f'proposed: {why}')}" if why else ""


def _date(dating: Dating) -> str:
    if dating.day:
        return f"date: {dating.day}{_remark(dating.why)}"
    return comment(f"date: missing; {dating.why}")


def _topics(topics: Sequence[TopicNames]) -> Iterator[str]:
    if not topics:
        yield comment("topics: missing; the text has no list of topics")
        return
    yield f"topics: {sequence(names.title for names in topics)}"
    renamed = [f"{names.given} → {names.title}" for names in topics if names.given != names.title]
    if renamed:
        yield comment(f"spelt as the site spells them: {', '.join(renamed)}")


def _block(key: str, items: Iterable[str]) -> list[str]:
    lines = [f"  - {item}" for item in items]
    return [f"{key}:", *lines] if lines else []


def _event(event: ProposedEvent) -> str:
    pairs = [
        ("date", event.date),
        ("title", scalar(event.title)),
        ("topics", sequence(event.topics) if event.topics else ""),
        ("proposed", "true"),
    ]
    return f"{mapping(pairs)}  {comment(f'line {event.line}')}"


def _claim(claim: ProposedClaim) -> str:
    pairs = [
        ("id", scalar(claim.id)),
        ("text", scalar(claim.text)),
        ("by", scalar(claim.by) if claim.by else ""),
        ("about", sequence(claim.about) if claim.about else ""),
        ("status", claim.status),
        ("replies_to", scalar(claim.replies_to) if claim.replies_to else ""),
        ("proposed", "true"),
    ]
    gap = "" if claim.by else "; the text names nobody"
    return f"{mapping(pairs)}  {comment(f'line {claim.line}{gap}')}"

"""What everything knows of everything else: look-ups by path and id, made once from small facts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct, structs

from backstory.catalog.answers import Answer, gather_answers
from backstory.catalog.claims import Stated, link_replies
from backstory.catalog.quotes import Said, gather_quotes
from backstory.catalog.rankings import DEPTH, Rank, article_signals, rank, topic_signals
from backstory.catalog.shelves import gather_shelves
from backstory.catalog.timeline import TimelineEvent, Told, merge_events
from backstory.catalog.topics import Topic, gather_topics
from backstory.catalog.uses import DocumentUse, gather_uses
from backstory.content.documents import Document
from backstory.images.image_file import ImageFile
from backstory.mentions.counts import NO_MENTIONS, NOTHING, MentionCounts, Mentions, MentionSpans
from backstory.mentions.forms import SurfaceName
from backstory.mentions.link_policy import NameVerdict
from backstory.mentions.linking import judge_mentions, link_rules, shared_names
from backstory.mentions.search import surface_names
from backstory.names.published import Published
from backstory.names.references import References
from backstory.names.registry import Target
from backstory.problems import Problem
from backstory.ranking.results import RankedArticle, Related
from backstory.settings import Settings

T = TypeVar("T")


class Catalog(Struct, frozen=True):
    """Everything that pages are made from. Only what is published is in it; all lists are in a fixed order."""

    documents: Mapping[str, Document]
    addresses: Mapping[str, str]
    """Document or topic id -> its address; what has none is not published."""
    redirects: Mapping[str, str]
    """Old address -> id of what answers for it now."""
    names: Mapping[str, str]
    """Id -> the name it is shown by."""
    references: Mapping[str, References]
    searched: tuple[SurfaceName, ...]
    """The names that texts are searched for; counts of mentions refer to them by number."""
    mention_counts: Mapping[str, MentionCounts]
    mention_spans: Mapping[str, MentionSpans]
    """Where the mentions of a document stand. Those of a large site are fetched one by one: never go through them all."""
    autolink: Mapping[str, str]
    """Topic id -> how often mentions of it become links; by that and the verdicts `LinkChoice` chooses them."""
    topics: Mapping[str, Topic]
    articles: tuple[str, ...]
    """Newest first, undated last."""
    uses: Mapping[str, tuple[DocumentUse, ...]]
    """Id -> who uses it: at most one entry for each document and way, the closest way first, newest first."""
    events: tuple[TimelineEvent, ...]
    events_of: Mapping[str, tuple[int, ...]]
    """Topic or document id -> positions in `events`; a topic has those of narrower topics too."""
    claims: tuple[Stated, ...]
    """Those that answer nothing, newest first, with their answers."""
    claims_of: Mapping[str, tuple[int, ...]]
    """Topic or document id -> positions in `claims`."""
    quotes: tuple[Said, ...]
    """What people said, the newest first."""
    quotes_of: Mapping[str, tuple[int, ...]]
    """Topic or document id -> positions in `quotes`."""
    answers: Mapping[str, tuple[Answer, ...]]
    """Id of a document -> who answers what it asks."""
    pins: Mapping[str, str]
    """Topic id -> path of the article that stands first on its page."""
    asking: tuple[str, ...]
    """Paths of listed documents that ask something: questions that they answer, or what they say is not known."""
    shelves: Mapping[str, tuple[str, ...]]
    """What lists are made from: see shelves.py."""
    backgrounds_of: Mapping[str, tuple[Target, ...]]
    """Topic id -> background pieces and sections about it, the most used first."""
    related: Mapping[str, tuple[Related, ...]]
    """Topic id -> topics that belong to it, the closest first, with reasons."""
    read_next: Mapping[str, tuple[RankedArticle, ...]]
    """Article -> what to read after it, with reasons."""
    verdicts: tuple[NameVerdict, ...]
    """What the site as a whole says of its names."""
    images: Mapping[str, ImageFile]
    """Content file -> what it is, of each picture that is shown."""
    known: str
    """The latest day on which anything was published, changed, reviewed or corrected; ISO 8601 or empty."""

    def listed(self) -> Iterator[tuple[str, Document]]:
        """The documents that stand in lists, by path: every list, feed and index is made from these."""
        return ((path, one) for path, one in self.documents.items() if not one.front.unlisted)

    def is_due(self, review_by: str) -> bool:
        """Whether a review that should be done by a day was due at the site's as-of day."""
        return bool(review_by) and review_by < self.known

    def sighted(self, path: str) -> Mentions:
        """All that is known of the mentions in a document."""
        return Mentions(self.mention_counts.get(path, NOTHING), self.mention_spans.get(path, NO_MENTIONS))


def assemble(
    published: Published,
    mention_counts: Mapping[str, MentionCounts],
    mention_spans: Mapping[str, MentionSpans],
    settings: Settings,
    *,
    rank: Rank | None = rank,
    read_next: int = DEPTH,
    images: Mapping[str, ImageFile] | None = None,
) -> tuple[Catalog, tuple[Problem, ...]]:
    """The catalog of what is published. `mention_counts` are those of the mentions in each published document, and
    `mention_spans` where those stand.

    Nothing is ranked without `rank`; `read_next` is how many articles are kept for each; `images` are the pictures
    that were looked at.
    """
    articles = _newest_first(document for document in published.listed.values() if document.kind == "article")
    topics, problems = gather_topics(published, articles)
    events = merge_events(_told(published, topics))
    claims, unanswered = link_replies(_stated(published, topics), lambda path: published.documents[path])
    quotes = gather_quotes(published, topics)
    searched = surface_names(published)
    verdicts = judge_mentions(published, mention_counts, searched)
    related: Mapping[str, tuple[Related, ...]] = {}
    following: Mapping[str, tuple[RankedArticle, ...]] = {}
    if rank is not None:
        related, following = rank(
            topic_signals(published, topics, mention_counts, searched, verdicts),
            article_signals(published, topics, articles, mention_counts),
            read_next,
        )
    uses = gather_uses(published, articles, mention_counts, mention_spans, names=searched, topics=topics)
    catalog = Catalog(
        documents=published.documents,
        addresses=published.addresses.of,
        redirects=published.addresses.redirects,
        names=published.names.spellings,
        references=published.references,
        searched=searched,
        mention_counts=mention_counts,
        mention_spans=mention_spans,
        autolink=link_rules(published, searched, settings),
        topics=topics,
        articles=articles,
        uses=uses,
        events=events,
        events_of=_positions(events, topics, lambda event: (*event.topics, *event.told_by)),
        claims=claims,
        claims_of=_positions(claims, {}, lambda one: (*sorted(one.topics), *sorted(_said_in(one)))),
        quotes=quotes,
        quotes_of=_positions(quotes, {}, lambda one: (*sorted(one.topics), one.path)),
        answers=gather_answers(published),
        pins=_pins(published, topics),
        asking=tuple(path for path, document in published.listed.items() if _asks(document)),
        shelves=gather_shelves(published, topics, articles, settings),
        backgrounds_of=_backgrounds(published, topics, uses),
        related=related,
        read_next=following,
        verdicts=verdicts,
        images=images or {},
        known=max(
            (day for document in published.listed.values() for day in days_of_change(document)), default=""
        ),
    )
    return catalog, (*problems, *unanswered, *shared_names(published, verdicts))


def _newest_first(articles: Iterable[Document]) -> tuple[str, ...]:
    ordered = sorted(articles, key=lambda article: article.path)
    ordered.sort(
        key=lambda article: article.front.date.instant if article.front.date else -(10**12), reverse=True
    )
    return tuple(article.path for article in ordered)


def _told(published: Published, topics: Mapping[str, Topic]) -> Iterable[Told]:
    for path, document in published.listed.items():
        references = published.references[path]
        own = (path,) if document.kind == "topic" else references.topics
        for event, named in zip(document.front.events, references.event_topics, strict=True):
            about = dict.fromkeys((*(own if document.kind == "topic" or not named else ()), *named))
            yield Told(path, document.kind, event, tuple(topic for topic in about if topic in topics))


def _stated(published: Published, topics: Mapping[str, Topic]) -> Iterable[Stated]:
    for path, document in published.documents.items():
        references = published.references[path]
        own = (path,) if document.kind == "topic" else ()
        for claim, by, about in zip(
            document.front.claims, references.claim_by, references.claim_about, strict=True
        ):
            known = tuple(topic for topic in (*own, *about) if topic in topics)
            if document.front.unlisted:
                # It stands on its own page only, in answer to nothing.
                yield Stated(path, structs.replace(claim, replies_to=None), None, ())
            else:
                yield Stated(path, claim, by if by in topics else None, known)


def _pins(published: Published, topics: Mapping[str, Topic]) -> dict[str, str]:
    if not published.pinned:
        return {}
    newest = (
        (key, next(filter(published.pinned.__contains__, topic.covered), "")) for key, topic in topics.items()
    )
    return {key: path for key, path in newest if path}


def _asks(document: Document) -> bool:
    return bool(document.front.questions) or any(
        block.kind == "unknown" for block in document.facts.named_blocks
    )


def _said_in(one: Stated) -> set[str]:
    return {one.path}.union(*(_said_in(reply) for reply in one.replies))


def _positions(
    things: Sequence[T], topics: Mapping[str, Topic], ids_of: Callable[[T], Iterable[str]]
) -> dict[str, tuple[int, ...]]:
    """Id -> positions of the things that belong to it, or to a topic below it in `topics`."""
    belonging: defaultdict[str, list[int]] = defaultdict(list)
    for at, thing in enumerate(things):
        for key in _with_ancestors(ids_of(thing), topics):
            belonging[key].append(at)
    return {key: tuple(at) for key, at in belonging.items()}


def _with_ancestors(ids: Iterable[str], topics: Mapping[str, Topic]) -> dict[str, None]:
    gathered: dict[str, None] = {}
    waiting = list(ids)
    while waiting:
        key = waiting.pop()
        if key not in gathered:
            gathered[key] = None
            if key in topics:
                waiting += topics[key].parents
    return gathered


def _backgrounds(
    published: Published, topics: Mapping[str, Topic], uses: Mapping[str, tuple[DocumentUse, ...]]
) -> dict[str, tuple[Target, ...]]:
    """Background pieces by topic, and sections written in articles; more used first, then by name."""
    about: defaultdict[str, list[Target]] = defaultdict(list)
    for path, document in published.listed.items():
        pieces = [Target(path)] if document.kind == "background" else []
        pieces += [Target(path, inline.anchor) for inline in document.facts.inline_backgrounds]
        if pieces:
            for topic in published.references[path].topics:
                if topic in topics:
                    about[topic] += pieces
    return {
        topic: tuple(
            sorted(
                pieces,
                key=lambda piece: (-len(uses.get(piece.id, ())), published.names.spellings[piece.id], piece),
            )
        )
        for topic, pieces in about.items()
    }


def days_of_change(document: Document) -> Iterator[str]:
    """The days on which a document was published, changed, reviewed or corrected; some may be empty."""
    front = document.front
    for moment in (front.date, front.updated):
        if moment is not None:
            yield moment.day
    yield front.reviewed
    for correction in front.corrections:
        yield correction.day

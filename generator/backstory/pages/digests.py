"""What is new, topic by topic: each thing under one topic, with what it says of others beside it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from backstory.catalog.claims import Stated
from backstory.catalog.novelties import Novelty
from backstory.catalog.quotes import Said
from backstory.catalog.timeline import TimelineEvent
from backstory.content.front_matter_types import Claim
from backstory.pages.context import PageContext
from backstory.pages.parts.claims import speaker
from backstory.pages.parts.corrections import correction_entry
from backstory.pages.parts.quotes import quote_entry
from backstory.pages.parts.timelines import timeline_entry
from backstory.pages.views import (
    CorrectionEntry,
    DigestTopic,
    DigestView,
    NewClaim,
    NewText,
    QuoteEntry,
    TimelineEntry,
)


class _Gathered(Struct):
    """What is new of one topic, as it is found."""

    articles: list[NewText] = field(default_factory=list)
    events: list[TimelineEntry] = field(default_factory=list)
    background: list[NewText] = field(default_factory=list)
    claims: list[NewClaim] = field(default_factory=list)
    corrections: list[CorrectionEntry] = field(default_factory=list)
    quotes: list[QuoteEntry] = field(default_factory=list)


def digest_view(
    context: PageContext,
    novelties: Iterable[Novelty],
    events: Iterable[TimelineEvent],
    *,
    first: str,
    last: str,
) -> DigestView:
    """What is new from one day to another, ISO 8601. `events` are those to tell of, in order of time."""
    found: defaultdict[str, _Gathered] = defaultdict(_Gathered)
    for novelty in novelties:
        _gather(context, novelty, found)
    for event in events:
        found[_first(context, event.topics)].events.append(timeline_entry(context, event))
    names = context.catalog.names
    keys = sorted(found, key=lambda key: (not key, -len(found[key].articles), names.get(key, ""), key))
    topics = tuple(_topic(context, key, found[key]) for key in keys)
    return DigestView(
        first=first,
        last=last,
        topics=topics,
        articles=sum(len(one.articles) for one in topics),
        claims=sum(len(one.claims) for one in topics),
        corrections=sum(len(one.corrections) for one in topics),
    )


def topics_told(context: PageContext, novelty: Novelty) -> set[str]:
    """The topics that what is new in a document is about, with those above them."""
    waiting = [novelty.path, *context.catalog.references[novelty.path].topics]
    for stated, _ in _claims(context, novelty):
        waiting += stated.topics
    for said in _quotes(context, novelty):
        waiting += said.topics
    return with_parents(context, waiting)


def with_parents(context: PageContext, topics: Iterable[str]) -> set[str]:
    """Topics with all those above them; what is no topic of the site is left out."""
    known: set[str] = set()
    waiting = list(topics)
    while waiting:
        key = waiting.pop()
        if key in context.catalog.topics and key not in known:
            known.add(key)
            waiting += context.catalog.topics[key].parents
    return known


def _gather(context: PageContext, novelty: Novelty, found: Mapping[str, _Gathered]) -> None:
    path = novelty.path
    document = context.catalog.documents[path]
    own = (path,) if document.kind == "topic" else context.catalog.references[path].topics
    about = found[_first(context, own)]
    if novelty.what and document.kind == "article":
        about.articles.append(_text(context, novelty, own))
    elif novelty.what and document.kind != "page":
        about.background.append(_text(context, novelty, own))
    corrections = document.front.corrections
    about.corrections += [correction_entry(context, path, corrections[at]) for at in novelty.corrections]
    for stated, answered in _claims(context, novelty):
        key = _first(context, (*stated.about, *((stated.by,) if stated.by else ()), *own))
        found[key].claims.append(_claim(context, stated, answered))
    for said in _quotes(context, novelty):
        key = _first(context, (*said.about, *((said.by,) if said.by else ()), *own))
        found[key].quotes.append(quote_entry(context, said))


def _text(context: PageContext, novelty: Novelty, topics: Sequence[str]) -> NewText:
    document = context.catalog.documents[novelty.path]
    front = document.front
    days = {
        "new": front.date.day if front.date else "",
        "changed": front.updated.day if front.updated else front.as_of,
        "reviewed": front.reviewed,
    }
    first = _first(context, topics)
    assert novelty.what and document.kind != "page"
    return NewText(
        kind=document.kind,
        what=novelty.what,
        title=document.facts.title,
        url=context.url(novelty.path),
        day=days[novelty.what],
        line=context.line(novelty.path),
        topics=context.topics(tuple(one for one in topics if one != first)),
    )


def _claims(context: PageContext, novelty: Novelty) -> Iterator[tuple[Stated, Stated | None]]:
    """The claims that are new in a document, each with the one that it answers."""
    if novelty.claims:
        path, catalog = novelty.path, context.catalog
        wanted = [catalog.documents[path].front.claims[at] for at in novelty.claims]
        for at in catalog.claims_of.get(path, ()):
            yield from _stated_in(catalog.claims[at], None, path, wanted)


def _stated_in(
    one: Stated, above: Stated | None, path: str, wanted: Sequence[Claim]
) -> Iterator[tuple[Stated, Stated | None]]:
    if one.path == path and one.claim in wanted:
        yield one, above
    for reply in one.replies:
        yield from _stated_in(reply, one, path, wanted)


def _quotes(context: PageContext, novelty: Novelty) -> Iterator[Said]:
    """The quotations that are new in a document."""
    path, catalog = novelty.path, context.catalog
    wanted = [catalog.documents[path].front.quotes[at] for at in novelty.quotes]
    for at in catalog.quotes_of.get(path, ()) if wanted else ():
        if catalog.quotes[at].path == path and catalog.quotes[at].quotation in wanted:
            yield catalog.quotes[at]


def _claim(context: PageContext, stated: Stated, answered: Stated | None) -> NewClaim:
    claim = stated.claim
    sources = context.front(stated.path).sources
    return NewClaim(
        text=claim.text,
        by=speaker(context, stated),
        status=claim.status,
        date=claim.date,
        source=next((one.title for one in sources if claim.source and one.id == claim.source), ""),
        said_in=context.page_ref(stated.path),
        answers=answered.claim.text if answered is not None else "",
        answers_by=speaker(context, answered) if answered is not None else None,
    )


def _first(context: PageContext, topics: Iterable[str]) -> str:
    """The topic under which something is told: the first that the site has; empty where there is none."""
    return next((key for key in topics if key in context.catalog.topics), "")


def _topic(context: PageContext, key: str, gathered: _Gathered) -> DigestTopic:
    return DigestTopic(
        topic=context.topic(key) if key else None,
        articles=tuple(sorted(gathered.articles, key=lambda one: one.day, reverse=True)),
        events=tuple(gathered.events),
        background=tuple(gathered.background),
        claims=tuple(gathered.claims),
        corrections=tuple(gathered.corrections),
        quotes=tuple(gathered.quotes),
    )

"""Topic pages: what happened and how we got here; their further pages, and the pages of pairs."""

from collections.abc import Sequence

from msgspec import structs

from backstory.catalog.topics import Topic
from backstory.content.documents import Document
from backstory.names.registry import Target
from backstory.pages.context import PageContext
from backstory.pages.parts.claims import claim_entries
from backstory.pages.parts.corrections import corrections_in
from backstory.pages.parts.coverage import coverage
from backstory.pages.parts.facts import fact_entries
from backstory.pages.parts.maps import topic_map
from backstory.pages.parts.named_blocks import stake
from backstory.pages.parts.own_text import own_text
from backstory.pages.parts.passages import boxes, fill
from backstory.pages.parts.quotes import quote_entries
from backstory.pages.parts.reading_time import levels
from backstory.pages.parts.reasons import reasons
from backstory.pages.parts.source_spread import source_spread
from backstory.pages.parts.sources import SourceNumbers
from backstory.pages.parts.timeline_pictures import timeline_picture
from backstory.pages.parts.timelines import grouped, key_dates
from backstory.pages.parts.uses import uses
from backstory.pages.questions import question_entries
from backstory.pages.views import (
    ArticleCard,
    ConnectedTopic,
    ContentsEntry,
    Facet,
    Level,
    Passage,
    Pinned,
    TopicLine,
    TopicView,
)

_NEWEST = 10
_BOXES = 6
_CONTENTS_FROM = 4


def topic_view(
    context: PageContext, topic: Topic, *, addresses: Sequence[str], facets: tuple[Facet, ...]
) -> TopicView:
    """What the page of a topic shows. `addresses` are those of all pages of its coverage."""
    catalog, key = context.catalog, topic.id
    front = context.front(key)
    document = catalog.documents.get(key)
    numbers = SourceNumbers()
    if document is not None:
        numbers.add_all(document)
    lead, lead_first = _lead(context, document, numbers)
    changed = topic_changed(context, topic)
    pin = catalog.pins.get(key, "")
    newest = tuple(context.card(path) for path in topic.covered[: _newest(len(topic.covered))] if path != pin)
    timeline = grouped(context, catalog.events_of.get(key, ()), on=key)
    pieces = catalog.backgrounds_of.get(key, ())
    shown = boxes(context, _unplaced(context, key if lead else "", pieces)[:_BOXES], numbers, on=key)
    claims = claim_entries(context, catalog.claims_of.get(key, ()), numbers)
    quotes = quote_entries(context, catalog.quotes_of.get(key, ()), numbers)
    connected = _connected(context, key)
    covered = coverage(context, topic.covered, number=1, addresses=addresses, facets=facets)
    corrections = corrections_in(context, (key, *topic.covered, *(piece.id for piece in pieces)))
    used = uses(context, key, without=frozenset(topic.covered))
    sayings = (*((key,) if document is not None else ()), *topic.covered, *(piece.id for piece in pieces))
    at_stake = stake(context, sayings, numbers, on=key, last=changed)
    articles = set(topic.covered)
    asked = question_entries(context, (path for path in sayings if path not in articles))
    view = TopicView(
        name=topic.name,
        kind=topic.kind,
        changed=changed,
        other_names=topic.names,
        definition=front.definition,
        summary=front.summary,
        as_of=front.as_of,
        review_due=context.due(front.review_by),
        lead=lead,
        lead_first=lead_first,
        levels=_levels(context, topic, newest),
        contents=(),
        parents=context.topics(topic.parents),
        children=context.topics(topic.children),
        same_as=front.same_as,
        newest=newest,
        timeline=timeline,
        boxes=shown,
        claims=claims,
        quotes=quotes,
        connected=connected,
        coverage=covered if covered.total else None,
        sources=numbers.entries(),
        corrections=corrections,
        uses=used,
        extra=front.extra,
        stake=at_stake,
        facts=fact_entries(context, key),
        questions=asked,
        pinned=_pinned(context, pin),
        picture=timeline_picture(timeline),
        spread=source_spread(context, sayings),
        map=topic_map(context, key, topic.covered),
        lead_picture=context.picture(key),
    )
    return structs.replace(view, contents=_contents(view))


def _unplaced(context: PageContext, key: str, pieces: Sequence[Target]) -> list[Target]:
    """Those of the pieces that the text of the topic `key` doesn't show."""
    references = context.catalog.references.get(key)
    placed = set(references.embeds) if references is not None else set()
    return [one for one in pieces if one not in placed and Target(one.id) not in placed]


def _contents(view: TopicView) -> tuple[ContentsEntry, ...]:
    """The sections that the page has, in their order; none where there are few."""
    there = {
        "news": view.newest or view.pinned,
        "stake": view.stake,
        "lead": view.lead,
        "timeline": view.timeline,
        "connected": view.connected,
        "background": view.boxes,
        "questions": view.questions,
        "claims": view.claims,
        "quotes": view.quotes,
        "coverage": view.coverage,
        "uses": view.uses,
        "sources": view.sources,
        "corrections": view.corrections,
    }
    sections = tuple(ContentsEntry("", anchor) for anchor, part in there.items() if part)
    return sections if len(sections) >= _CONTENTS_FROM else ()


def topic_line(context: PageContext, topic: Topic) -> TopicLine:
    """A topic in a list."""
    return TopicLine(
        topic=context.topic(topic.id),
        articles=len(topic.covered),
        changed=topic_changed(context, topic),
        line=context.line(topic.id),
        other_names=topic.names,
        newest=tuple(context.card(path) for path in topic.covered[:2]),
        picture=context.picture(topic.id),
    )


def topic_changed(context: PageContext, topic: Topic) -> str:
    """The last day on which something on the topic's page changed that a reader would call a change."""
    front = context.front(topic.id)
    moments = (front.date, front.updated)
    days = [moment.day for moment in moments if moment] + [front.as_of, front.reviewed]
    days += [context.card(path).day for path in topic.covered[:1]]
    return max(days, default="")


def _levels(context: PageContext, topic: Topic, newest: Sequence[ArticleCard]) -> tuple[Level, ...]:
    """How long the topic takes: its summary, the news and key dates, or the page and its background."""
    front = context.front(topic.id)
    documents = context.catalog.documents
    summary = len((front.summary or context.line(topic.id)).split())
    news = sum(len(card.title.split()) + len(card.summary.split()) for card in newest)
    timeline = context.catalog.events_of.get(topic.id, ())
    to_know = key_dates(context, timeline)
    words = {at: len(context.catalog.events[at].title.split()) for at in timeline}
    dates = sum(words[at] for at in to_know)
    more_dates = sum(words.values()) - dates
    below = _lead_is_below(documents.get(topic.id))
    lead = documents[topic.id].facts.words if below else 0
    background = {piece.id for piece in context.catalog.backgrounds_of.get(topic.id, ())}
    rest = sum(documents[path].facts.words for path in background) + more_dates + lead
    return levels(
        summary=summary,
        news=summary + news + dates,
        all_words=summary + news + dates + rest,
        news_anchor="timeline" if len(timeline) > 1 else "news",
        all_anchor="background" if background else "lead" if below else "timeline",
    )


def _pinned(context: PageContext, path: str) -> Pinned | None:
    pin = context.front(path).pin if path else None
    return Pinned(context.card(path), pin.day) if pin is not None else None


def _newest(total: int) -> int:
    # All of a short list under "what just happened" would say everything twice.
    return min(_NEWEST, max(1, total - 1)) if total else 0


def _lead(
    context: PageContext, document: Document | None, numbers: SourceNumbers
) -> tuple[Passage | None, Passage | None]:
    """The written lead, and its first paragraph where that has to stand for the summary."""
    if document is None or not document.facts.words:
        return None, None
    whole = own_text(context, document, numbers) if _lead_is_below(document) else None
    if document.front.summary or "^lead" not in document.facts.parts:
        return whole, None
    return whole, fill(context, document, "^lead", numbers, on=document.path)


def _lead_is_below(document: Document | None) -> bool:
    """Whether the lead has a place of its own, because it says more than stands at the top of the page."""
    if document is None or not document.facts.words:
        return False
    parts = document.facts.parts
    return bool(document.front.summary) or "^lead" not in parts or parts[""].words > parts["^lead"].words


def _connected(context: PageContext, key: str) -> tuple[ConnectedTopic, ...]:
    related = context.catalog.related.get(key, ())
    return tuple(
        ConnectedTopic(context.topic(entry.topic), int(entry.score), reasons(context, entry.reasons))
        for entry in related[:8]
        if entry.reasons
    )

"""Article pages."""

import re
from collections import Counter

from backstory.catalog.rankings import SHOWN
from backstory.catalog.topics import Topic
from backstory.content.documents import Document
from backstory.mentions.counts import NOTHING
from backstory.names.registry import Target
from backstory.pages.context import PageContext, day
from backstory.pages.parts.claims import claim_entries
from backstory.pages.parts.corrections import corrections_in
from backstory.pages.parts.own_text import own_text
from backstory.pages.parts.passages import boxes
from backstory.pages.parts.quotes import quote_entries
from backstory.pages.parts.reading_time import minutes
from backstory.pages.parts.reasons import reasons
from backstory.pages.parts.sources import SourceNumbers
from backstory.pages.parts.storylines import storyline
from backstory.pages.parts.uses import uses
from backstory.pages.views import (
    ArticleView,
    ConnectedTopic,
    ContentsEntry,
    Passage,
    ReadNext,
    Reason,
)

_CONTENTS_FROM = 3
_BELONGS = 6
_WORDS = re.compile(r"\w+")


def article_view(context: PageContext, document: Document) -> ArticleView:
    """What the page of an article shows."""
    front, facts, path = document.front, document.facts, document.path
    catalog = context.catalog
    numbers = SourceNumbers()
    body = own_text(context, document, numbers)
    unplaced = _unplaced(context, document, body)
    shown = boxes(context, unplaced, numbers, on=path)
    claims = claim_entries(context, catalog.claims_of.get(path, ()), numbers)
    quotes = quote_entries(context, catalog.quotes_of.get(path, ()), numbers)
    numbers.add_all(document)
    changed = front.updated if front.updated and front.updated.day != day(document) else None
    return ArticleView(
        title=facts.title,
        day=day(document),
        updated=changed.day if changed else "",
        updated_clock=changed.clock if changed else "",
        summary="" if facts.excerpt.startswith(front.summary.rstrip(".… ")) else front.summary,
        authors=front.authors or context.settings.authors,
        minutes=minutes(facts.words),
        picture=context.picture(path),
        topics=context.topics(catalog.references[path].topics),
        corrections=corrections_in(context, [path]),
        contents=contents(document),
        body=body,
        boxes=shown,
        claims=claims,
        quotes=quotes,
        belongs=_belongs(context, document),
        read_next=_read_next(context, path),
        sources=numbers.entries(),
        uses=uses(context, path),
        draft=front.draft,
        expires=front.expires.day if front.expires else "",
        extra=front.extra,
        unlisted=front.unlisted,
        storyline=storyline(context, path),
    )


def contents(document: Document) -> tuple[ContentsEntry, ...]:
    """The second-level headings of a document that have a text, where there are three or more."""
    headings = [heading for heading in document.facts.headings if heading.level == 2 and heading.text]
    if len(headings) < _CONTENTS_FROM:
        return ()
    return tuple(ContentsEntry(heading.text, heading.anchor) for heading in headings)


def _unplaced(context: PageContext, document: Document, body: Passage) -> list[Target]:
    """Backgrounds that the front matter names and the text does not show."""
    references = context.catalog.references[document.path]
    placed = {references.embeds[embed.index] for embed in body.embeds}
    return [target for target in references.background if target is not None and target not in placed]


def _belongs(context: PageContext, document: Document) -> tuple[ConnectedTopic, ...]:
    """The article's topics, and those that its backgrounds are about, with why."""
    catalog = context.catalog
    references = catalog.references[document.path]
    own = [topic for topic in references.topics if topic in catalog.topics]
    named = Counter(catalog.mention_counts.get(document.path, NOTHING).topics(catalog.searched))
    named.update(target.id for target in references.links if target is not None)
    named.update(topic for topic in own if _names(document.facts.title, catalog.topics[topic]))
    most = max((named[topic] for topic in own), default=0)
    connected = []
    for topic in own:
        why = [Reason("named", count=named[topic])] if named[topic] else []
        why += _since(context, topic, document.path)
        if why:
            connected.append(
                ConnectedTopic(context.topic(topic), 1 + round(2 * named[topic] / max(most, 1)), tuple(why))
            )
    seen = set(own)
    for target in dict.fromkeys((*references.embeds, *references.background)):
        if target is None or target.id not in catalog.addresses:
            continue
        for topic in catalog.references[target.id].topics if target.id in catalog.references else ():
            if topic in catalog.topics and topic not in seen:
                seen.add(topic)
                why = [Reason("through-background", page=context.page_ref(target.id))]
                connected.append(ConnectedTopic(context.topic(topic), 1, tuple(why)))
    return tuple(connected[:_BELONGS])


def _since(context: PageContext, topic: str, path: str) -> list[Reason]:
    """Since when a topic has articles: not how many by now, or each new one would change the pages of all."""
    covered = context.catalog.topics[topic].covered
    first = next((one for one in reversed(covered) if context.card(one).day), None)
    if first is None or len(covered) < 2:
        return []
    return [Reason("first-article") if first == path else Reason("since", latest=context.card(first).day)]


def _names(title: str, topic: Topic) -> bool:
    """Whether a title has one of a topic's names in it."""
    words = f" {' '.join(_WORDS.findall(title))} "
    return any(f" {' '.join(_WORDS.findall(name))} " in words for name in (topic.name, *topic.names))


def _read_next(context: PageContext, path: str) -> tuple[ReadNext, ...]:
    return tuple(
        ReadNext(context.card(entry.path), reasons(context, entry.reasons), entry.near_copy)
        for entry in context.catalog.read_next.get(path, ())[:SHOWN]
    )

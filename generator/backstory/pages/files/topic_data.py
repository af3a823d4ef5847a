"""All that the site knows of a topic, as JSON for programs: docs/machines.md has its fields, and what a version promises."""

from typing import Any

import msgspec
from msgspec import structs

from backstory.catalog.claims import Stated
from backstory.catalog.quotes import Said
from backstory.catalog.timeline import TimelineEvent
from backstory.catalog.topics import Topic
from backstory.names.registry import Target
from backstory.pages.context import PageContext
from backstory.pages.parts.claims import claim_anchor
from backstory.pages.parts.quotes import quote_anchor
from backstory.ranking.results import RankingReason

FORMAT = "backstory-topic/1"
"""A field may be added to a version; one that is taken away, or means something else, makes another version."""


def topic_data(context: PageContext, topic: Topic) -> str:
    """The file of a topic. Addresses begin at the site's root."""
    catalog, key = context.catalog, topic.id
    front = context.front(key)
    data = {
        "format": FORMAT,
        "base_url": context.settings.base_url,
        "name": topic.name,
        "url": _url(context, key),
        "kind": topic.kind,
        "names": topic.names,
        "same_as": front.same_as,
        "definition": front.definition,
        "summary": front.summary,
        "as_of": front.as_of,
        "broader": [_named(context, one) for one in topic.parents],
        "narrower": [_named(context, one) for one in topic.children],
        "related": [
            {
                **_named(context, one.topic),
                "strength": int(one.score),
                "reasons": [_reason(context, reason) for reason in one.reasons],
            }
            for one in catalog.related.get(key, ())
        ],
        "timeline": [_event(context, catalog.events[at]) for at in catalog.events_of.get(key, ())],
        "background": [_piece(context, piece) for piece in catalog.backgrounds_of.get(key, ())],
        "claims": [_claim(context, catalog.claims[at]) for at in catalog.claims_of.get(key, ())],
        "quotes": [_quote(context, catalog.quotes[at]) for at in catalog.quotes_of.get(key, ())],
        "articles": [_article(context, path) for path in topic.covered],
    }
    return msgspec.json.encode(_told(data)).decode() + "\n"


def _reason(context: PageContext, reason: RankingReason) -> dict[str, Any]:
    said = reason.as_data()
    said["page"] = _page(context, reason.page) if reason.page else None
    said["topics"] = [_named(context, one) for one in reason.topics if one in context.catalog.topics]
    return _told(said)


def _article(context: PageContext, path: str) -> dict[str, Any]:
    card = context.card(path)
    return _told({"title": card.title, "url": _url(context, path), "date": card.day, "summary": card.summary})


def _event(context: PageContext, event: TimelineEvent) -> dict[str, Any]:
    told = [_page(context, path) for path in event.told_by]
    topics = [_named(context, one) for one in event.topics]
    return {"date": event.date.edtf, "title": event.title, "topics": topics, "told_by": told}


def _piece(context: PageContext, piece: Target) -> dict[str, Any]:
    front = context.front(piece.id)
    url = _url(context, piece.id, piece.anchor)
    return _told({"title": context.title(piece.id, piece.anchor), "url": url, "reviewed": front.reviewed})


def _claim(context: PageContext, stated: Stated) -> dict[str, Any]:
    claim = stated.claim
    by: dict[str, Any] | None = None
    if stated.by is not None:
        by = _named(context, stated.by)
    elif claim.by is not None:
        by = {"name": claim.by.name}
    sources = [one for one in context.front(stated.path).sources if one.id == claim.source]
    return _told(
        {
            "text": claim.text,
            "by": by,
            "status": claim.status,
            "date": claim.date.edtf if claim.date else "",
            "source": _told({"title": sources[0].title, "url": sources[0].url}) if sources else None,
            "said_in": _page(context, stated.path, claim_anchor(context, stated)),
            "assessment": _told(structs.asdict(claim.assessment)) if claim.assessment else None,
            "replies": [_claim(context, reply) for reply in stated.replies],
        }
    )


def _quote(context: PageContext, said: Said) -> dict[str, Any]:
    quotation = said.quotation
    parts = {
        "by": (said.by, quotation.by),
        "to": (said.to, quotation.to),
        "place": (said.place, quotation.place),
    }
    named = {
        part: _named(context, topic) if topic else {"name": written.name}
        for part, (topic, written) in parts.items()
        if written is not None
    }
    date = quotation.date.edtf if quotation.date else ""
    page = _page(context, said.path, quote_anchor(context, said))
    said_so = _told({"text": quotation.text, **named, "date": date, "said_in": page})
    return said_so | {"exact": quotation.exact}


def _named(context: PageContext, topic: str) -> dict[str, Any]:
    return {"name": context.topic(topic).name, "url": _url(context, topic)}


def _page(context: PageContext, path: str, anchor: str = "") -> dict[str, Any]:
    return {"title": context.title(path), "url": _url(context, path, anchor)}


def _url(context: PageContext, key: str, anchor: str = "") -> str:
    address = f"/{context.catalog.addresses[key]}"
    return f"{address}#{anchor}" if anchor else address


def _told(data: dict[str, Any]) -> dict[str, Any]:
    """What is known, without what is left empty."""
    return {name: value for name, value in data.items() if value not in (None, "", 0, (), [])}

"""What is known of one page, and why two belong together: the numbers that the pages were made from, as plain data."""

from collections.abc import Sequence
from typing import Any

from backstory.catalog.catalog import Catalog
from backstory.catalog.rankings import article_signals, topic_signals
from backstory.catalog.uses import DocumentUse
from backstory.content.documents import Document
from backstory.mentions.linking import LinkChoice
from backstory.names.registry import Target
from backstory.ranking.features import ArticleSignals, TopicSignals
from backstory.ranking.results import RankingReason, Signal


def explain_page(catalog: Catalog, key: str) -> dict[str, Any]:
    """A document or topic: its metadata, which keys gave it, what leads here and from here, what is related."""
    document = catalog.documents.get(key)
    topic = catalog.topics.get(key)
    found: dict[str, Any] = {
        "path": None if document is None else key,
        "url": f"/{catalog.addresses[key]}",
        "title": catalog.names[key],
        "kind": document.kind if document is not None else "topic",
    }
    if document is not None:
        found |= _metadata(document)
        found["topics"] = [
            catalog.names[one] for one in catalog.references[key].topics if one in catalog.topics
        ]
    if topic is not None:
        found["names"] = list(topic.names)
        found["broader"] = [catalog.names[parent] for parent in topic.parents]
        found["narrower"] = [catalog.names[child] for child in topic.children]
        found["articles"] = len(topic.covered)
    found["used_by"] = [
        {"path": use.path, "how": use.how, "section": use.anchor, "sentence": _sentence(catalog, use, key)}
        for use in catalog.uses.get(key, ())
    ]
    found["uses"] = _uses_of(catalog, key)
    found["related"] = _related(catalog, key)
    return found


def explain_pair(catalog: Catalog, one: str, other: str) -> dict[str, Any]:
    """Why two topics or two articles are related: each signal for both directions, with its weight and its counts.

    For a topic and an article, or anything else, only how one uses the other.
    """
    return {
        "one": _named(catalog, one),
        "other": _named(catalog, other),
        "uses": [*_between(catalog, one, other), *_between(catalog, other, one)],
        "ranking": _ranking(catalog, one, other),
    }


def _sentence(catalog: Catalog, use: DocumentUse, key: str) -> str:
    if use.how != "mention" or use.sentence:
        return use.sentence
    return dict(catalog.sighted(use.path).quotes(catalog.searched))[key]


def _metadata(document: Document) -> dict[str, Any]:
    front = document.front
    said = {
        "date": front.date.day if front.date else "",
        "updated": front.updated.day if front.updated else "",
        "as_of": front.as_of,
        "reviewed": front.reviewed,
        "review_by": front.review_by,
        "summary": front.summary,
        "language": front.lang,
        "authors": list(front.authors),
        "redirect_from": list(front.redirect_from),
    }
    kept: dict[str, Any] = {key: value for key, value in said.items() if value}
    kept["words"] = document.facts.words
    kept["sources"] = len(front.sources)
    kept["keys_that_won"] = dict(front.source_keys)
    kept["unknown_keys"] = sorted(front.extra)
    return kept


def _uses_of(catalog: Catalog, key: str) -> list[dict[str, Any]]:
    """What the document leads to, in its own order; mentions of a topic once, with their number."""
    document, references = catalog.documents.get(key), catalog.references.get(key)
    if document is None or references is None:
        return []
    written: list[tuple[str, int, Target | None]] = []
    for how, lines, targets in (
        ("background", [one.line for one in document.front.background], references.background),
        ("embed", [one.line for one in document.facts.embeds], references.embeds),
        ("link", [one.line for one in document.facts.links], references.links),
    ):
        written += [(how, line, target) for line, target in zip(lines, targets, strict=True)]
    found: list[dict[str, Any]] = [
        {"to": f"{target.id}#{target.anchor}" if target.anchor else target.id, "how": how, "line": line}
        for how, line, target in written
        if target is not None
    ]
    mentions: dict[str, dict[str, Any]] = {}
    blocks = document.facts.blocks
    here = catalog.sighted(key)
    links = LinkChoice.of(catalog).links_in(document, references, here.mention_counts.named)
    for sighting in here.each(catalog.searched, links):
        line = blocks[sighting.block] if sighting.block < len(blocks) else 0
        topic = sighting.topic
        entry = mentions.setdefault(
            topic, {"to": topic, "how": "mention", "line": line, "count": 0, "linked": 0}
        )
        entry["count"] += 1
        entry["linked"] += sighting.link
    return found + list(mentions.values())


def _related(catalog: Catalog, key: str) -> list[dict[str, Any]]:
    ranked = [(entry.topic, entry.score, entry.reasons) for entry in catalog.related.get(key, ())]
    ranked += [(entry.path, entry.score, entry.reasons) for entry in catalog.read_next.get(key, ())]
    return [
        {"to": to, "title": catalog.names[to], "score": score, "reasons": _reasons(reasons)}
        for to, score, reasons in ranked
    ]


def _between(catalog: Catalog, one: str, other: str) -> list[dict[str, Any]]:
    """How `one` uses `other`, and as which of its topics it names it."""
    found: list[dict[str, Any]] = []
    references = catalog.references.get(one)
    if references is not None and other in references.topics:
        found.append({"from": one, "to": other, "how": "topic"})
    entries = [entry for entry in _uses_of(catalog, one) if entry["to"].partition("#")[0] == other]
    return found + [{"from": one, **entry} for entry in entries]


def _ranking(catalog: Catalog, one: str, other: str) -> list[dict[str, Any]]:
    topics = topic_signals(
        catalog, catalog.topics, catalog.mention_counts, catalog.searched, catalog.verdicts
    )
    articles = article_signals(catalog, catalog.topics, catalog.articles, catalog.mention_counts)
    found = []
    for here, there in ((one, other), (other, one)):
        signals = _signals(catalog, here, there, topics=topics, articles=articles)
        if signals is None:
            return []
        ranked = _related(catalog, here)
        rank = next((number for number, entry in enumerate(ranked, 1) if entry["to"] == there), None)
        score = ranked[rank - 1]["score"] if rank else round(sum(signal.part for signal in signals), 4)
        found.append(
            {
                "on": here,
                "to": there,
                "rank": rank,
                "score": score,
                "signals": [{**_plain(signal), "reasons": _reasons(signal.reasons)} for signal in signals],
            }
        )
    return found


def _signals(
    catalog: Catalog,
    one: str,
    other: str,
    *,
    topics: Sequence[TopicSignals],
    articles: Sequence[ArticleSignals],
) -> tuple[Signal, ...] | None:
    """The signals for `other` on the page of `one`; None where the two are not ranked with each other."""
    from backstory.ranking.articles import explain_articles
    from backstory.ranking.topics import explain_topics

    if one in catalog.topics and other in catalog.topics:
        return explain_topics(one, other, topics, articles)
    known = set(catalog.articles)
    if one in known and other in known:
        return explain_articles(one, other, articles, topics=topics)
    return None


def _named(catalog: Catalog, key: str) -> dict[str, Any]:
    return {"id": key, "title": catalog.names[key], "url": f"/{catalog.addresses[key]}"}


def _plain(signal: Signal) -> dict[str, Any]:
    return {"kind": signal.kind, "weight": signal.weight, "value": signal.value, "part": signal.part}


def _reasons(reasons: Sequence[RankingReason]) -> list[dict[str, Any]]:
    return [reason.as_data() for reason in reasons]

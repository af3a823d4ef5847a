"""The catalog as one plain document, for scripts and for looking at why things are related.

Paths are relative to the content folder. Lists that have an order keep it; the rest is sorted.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import structs

from backstory.catalog.catalog import Catalog
from backstory.catalog.facts import fact_pieces
from backstory.catalog.images import image_paths
from backstory.catalog.repeated_passages import Repetition
from backstory.catalog.shelves import of_author
from backstory.catalog.topics import Topic
from backstory.content.documents import Document
from backstory.images.image_file import UNKNOWN
from backstory.markdown.body import Assessment, Reference
from backstory.mentions.linking import LinkChoice
from backstory.names.registry import Target

VERSION = 1


def dump(catalog: Catalog, repeated: Sequence[Repetition]) -> dict[str, Any]:
    """Articles, topics, background and repeated passages; the command adds the problems."""
    documents = sorted(catalog.documents.values(), key=lambda document: document.path)
    topics = sorted(catalog.topics.values(), key=lambda topic: (topic.name, topic.id))
    choice = LinkChoice.of(catalog)
    return {
        "version": VERSION,
        "articles": [_article(catalog, choice, one) for one in documents if one.kind == "article"],
        "topics": [_topic(catalog, topic) for topic in topics],
        "background": [_background(catalog, one) for one in documents if one.kind == "background"],
        "passages": [
            {"score": one.score, "places": [{"path": place.path, "line": place.line} for place in one.places]}
            for one in repeated
        ],
    }


def _article(catalog: Catalog, choice: LinkChoice, document: Document) -> dict[str, Any]:
    path, facts, references = document.path, document.facts, catalog.references[document.path]
    here = catalog.sighted(path)
    lines = [link.line for link in facts.links] + [embed.line for embed in facts.embeds]
    links = [
        {"to": _written(target), "line": line}
        for line, target in zip(lines, (*references.links, *references.embeds), strict=True)
        if target is not None and target.id in catalog.addresses
    ]
    return {
        "path": path,
        "url": _url(catalog, path),
        "title": facts.title,
        "date": document.front.date.day if document.front.date else None,
        "topics": [catalog.names[topic] for topic in references.topics if topic in catalog.topics],
        **_asked(catalog, document),
        "quotes": _quotes(catalog, document.path),
        "background": [
            _named(catalog, target)
            for target in references.background
            if target is not None and target.id in catalog.addresses
        ],
        "links": sorted(links, key=lambda link: (link["line"], link["to"])),
        "mentions": [
            {
                "topic": catalog.names[sighting.topic],
                "text": " ".join(sighting.text.split()),
                "line": facts.blocks[sighting.block] if sighting.block < len(facts.blocks) else 0,
                "linked": sighting.link,
            }
            for sighting in here.each(
                catalog.searched, choice.links_in(document, references, here.mention_counts.named)
            )
        ],
        "related": [
            {
                "path": entry.path,
                "score": entry.score,
                "near_copy": entry.near_copy,
                "reasons": [reason.as_data() for reason in entry.reasons],
            }
            for entry in catalog.read_next.get(path, ())
        ],
    }


def _topic(catalog: Catalog, topic: Topic) -> dict[str, Any]:
    document = catalog.documents.get(topic.id)
    return {
        "path": document.path if document is not None and "::" not in document.path else None,
        "url": _url(catalog, topic.id),
        "name": topic.name,
        "names": list(topic.names),
        "kind": topic.kind,
        "articles": len(topic.covered),
        "facts": _facts(catalog, topic),
        "pinned": catalog.pins.get(topic.id),
        **(_asked(catalog, document) if document is not None else {}),
        "quotes": _quotes(catalog, topic.id),
        "broader": [catalog.names[parent] for parent in topic.parents],
        "related": [
            {
                "topic": catalog.names[entry.topic],
                "score": entry.score,
                "reasons": [reason.as_data() for reason in entry.reasons],
            }
            for entry in catalog.related.get(topic.id, ())
        ],
        "timeline": [
            {
                "date": event.date.edtf,
                "title": event.title,
                "from": event.told_by[0],
                "told_by": list(event.told_by),
            }
            for event in (catalog.events[at] for at in catalog.events_of.get(topic.id, ()))
        ],
    }


def _background(catalog: Catalog, document: Document) -> dict[str, Any]:
    references = catalog.references[document.path]
    return {
        "path": document.path,
        "url": _url(catalog, document.path),
        "title": document.facts.title,
        "sections": [heading.text for heading in document.facts.headings if heading.level == 2],
        "topics": [catalog.names[topic] for topic in references.topics if topic in catalog.topics],
        **_asked(catalog, document),
        "quotes": _quotes(catalog, document.path),
        "used_by": sorted({use.path for use in catalog.uses.get(document.path, ()) if use.how != "mention"}),
    }


def _quotes(catalog: Catalog, key: str) -> list[dict[str, Any]]:
    """What was said, as its author wrote it; topics by their names."""

    def name(topic: str | None, written: Reference | None) -> str | None:
        return catalog.names[topic] if topic else written.name if written else None

    return [
        {
            "text": said.quotation.text,
            "exact": said.quotation.exact,
            "by": name(said.by, said.quotation.by),
            "to": name(said.to, said.quotation.to),
            "place": name(said.place, said.quotation.place),
            "about": [catalog.names[topic] for topic in said.about],
            "date": said.quotation.date.edtf if said.quotation.date else None,
            "from": said.path,
            "line": said.quotation.line,
        }
        for said in (catalog.quotes[at] for at in catalog.quotes_of.get(key, ()))
    ]


def _asked(catalog: Catalog, document: Document) -> dict[str, Any]:
    """What a document claims and says is at stake, the questions that it answers, and the lists that it asks for."""
    answers = catalog.answers.get(document.path, ())
    return {
        "blocks": [
            {
                "kind": block.kind,
                "anchor": block.anchor,
                "line": block.line,
                **_assessed(block.assessment),
                "answered_by": [one.path for one in answers if one.anchor in (block.anchor, *block.names)],
            }
            for block in document.facts.named_blocks
        ],
        "lists": list(_lists(catalog, document)),
        "claims": [
            {"id": claim.id, "text": claim.text, "status": claim.status, "line": claim.line}
            | _assessed(claim.assessment)
            for claim in document.front.claims
        ],
        "questions": [
            {"question": question.text, "section": question.section} for question in document.front.questions
        ],
        "pictures": [
            _picture(catalog, document, path) for path in image_paths(catalog.references[document.path])
        ],
    }


def _picture(catalog: Catalog, document: Document, path: str) -> dict[str, Any]:
    """A picture that a document shows, with what its author says of it, else its file."""
    references, image = catalog.references[document.path], catalog.images.get(path, UNKNOWN)
    stands_for_it = references.image == path and document.front.image is not None
    said = document.front.image if stands_for_it else None
    written = (
        dict(one.given)
        for one, file in zip(document.facts.shown_images, references.images, strict=True)
        if file == path
    )
    alt = next(filter(None, (one.get("alt", "") for one in written)), "")
    return {
        "file": path,
        "leading": stands_for_it,
        "width": image.width,
        "height": image.height,
        "alt": (said.alt if said else "") or alt or image.words.alt,
        "caption": (said.caption if said else "") or image.words.caption,
        "credit": (said.credit if said else "") or image.words.credit,
        "license": (said.license if said else "") or image.words.license,
    }


def _lists(catalog: Catalog, document: Document) -> Iterator[dict[str, Any]]:
    """What a document lists: only topics and authors that there are."""
    references = catalog.references[document.path]
    queries = (*document.facts.queries, *(query for _, query in document.front.lists))
    for query, topics in zip(queries, (*references.queries, *references.lists), strict=True):
        yield {
            "kind": query.kind,
            "topics": [
                catalog.names[one.id] for one in topics if one is not None and one.id in catalog.topics
            ],
            "authors": [name for name in query.authors if of_author(name) in catalog.shelves],
            "by": query.by,
        }


def _assessed(assessment: Assessment | None) -> dict[str, str]:
    """Ours, as far as there is one."""
    return {key: value for key, value in structs.asdict(assessment or Assessment()).items() if value}


def _facts(catalog: Catalog, topic: Topic) -> dict[str, str]:
    document = catalog.documents.get(topic.id)
    if document is None:
        return {}
    targets = catalog.references[topic.id].facts
    return {
        fact.label: "".join(text for text, _ in fact_pieces(fact, linked, catalog.addresses))
        for fact, linked in zip(document.front.facts, targets, strict=True)
    }


def _written(target: Target) -> str:
    return f"{target.id}#{target.anchor}" if target.anchor else target.id


def _named(catalog: Catalog, target: Target) -> str:
    document = catalog.documents.get(target.id)
    headings = document.facts.headings if document is not None else ()
    section = next((heading.text for heading in headings if heading.anchor == target.anchor), target.anchor)
    return f"{catalog.names[target.id]}#{section}" if section else catalog.names[target.id]


def _url(catalog: Catalog, key: str) -> str | None:
    address = catalog.addresses.get(key)
    return None if address is None else f"/{address}"

"""One document edited in a catalog that stays as it is otherwise: what a preview shows until all is known anew.

Rankings, verdicts on names, what others' links to a heading mean, and the as-of day are left as they were.
"""

from collections import ChainMap
from collections.abc import Mapping
from typing import TypeVar

from msgspec import structs

from backstory.catalog.catalog import Catalog
from backstory.catalog.uses import in_order_of_use, uses_in
from backstory.content.documents import Document
from backstory.mentions.counts import Mentions
from backstory.names.references import References

V = TypeVar("V")


def public_identity(document: Document) -> tuple[object, ...]:
    """What others know a document by. While it stays equal, an edit changes no name, no address and no list."""
    front, facts = document.front, document.facts
    return (
        (
            document.kind,
            document.path,
            facts.title,
            [(inline.title, inline.anchor) for inline in facts.inline_backgrounds],
        ),
        (front.names, front.abbr, front.kind, front.autolink, front.lang, front.translation_of),
        (front.slug, front.permalink, front.redirect_from),
        (
            front.authors,
            front.date,
            front.embargo,
            front.expires,
            front.draft,
            front.hidden,
            front.unlisted,
            front.cascade,
            front.audience,
            front.withheld,
            facts.withheld,
        ),
        [reference.name for reference in (*front.topics, *front.broader)],
        (front.events, front.claims, front.quotes, front.questions, front.facts, front.pin),
        [reference.name for reference in front.answers],
        facts.named_blocks,
    )


def with_document(
    catalog: Catalog, document: Document, *, references: References, sighted: Mentions
) -> Catalog:
    """The catalog with a newer version of one of its documents, of the same public identity.

    `references` are its references; `sighted` the mentions that a search of its body found.
    """
    path = document.path
    names, known = catalog.searched, catalog.sighted(path)
    before = uses_in(catalog.documents[path], catalog.references[path], known, names)
    after = uses_in(document, references, sighted, names)
    if document.front.unlisted:
        before, after = {}, {}
    ranks = {article: rank for rank, article in enumerate(catalog.articles)}
    uses = {
        key: in_order_of_use(
            (*(use for use in catalog.uses.get(key, ()) if use.path != path), *after.get(key, ())), ranks
        )
        for key in {*before, *after}
        if key in catalog.addresses and before.get(key) != after.get(key)
    }
    return structs.replace(
        catalog,
        documents=changed(catalog.documents, {path: document}),
        references=changed(catalog.references, {path: references}),
        mention_counts=changed(catalog.mention_counts, {path: sighted.mention_counts}),
        mention_spans=changed(catalog.mention_spans, {path: sighted.mention_spans}),
        uses=changed(catalog.uses, uses),
    )


def changed(mapping: Mapping[str, V], changes: Mapping[str, V]) -> Mapping[str, V]:
    """The mapping with some values changed, in its order; the other values are not even looked at."""
    if isinstance(mapping, ChainMap):
        return ChainMap({**mapping.maps[0], **changes}, *mapping.maps[1:])
    return ChainMap(dict(changes), mapping)  # type: ignore[arg-type]

"""The second stage: documents become the catalog; mentions are looked for where text or names are new."""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from backstory.batches import batched
from backstory.catalog.catalog import Catalog, assemble
from backstory.content.documents import Document
from backstory.engine.bodies import BodyStore
from backstory.engine.cached_mapping import CachedMapping
from backstory.engine.cached_rankings import remembered
from backstory.engine.image_reading import read_images
from backstory.engine.reading import Content
from backstory.engine.site import Site
from backstory.engine.state import digest
from backstory.engine.tasks import search_batch
from backstory.mentions.counts import MentionCounts, MentionSpans
from backstory.mentions.search import surface_names
from backstory.names.addresses import AddressContext
from backstory.names.published import Published, find_published
from backstory.pages.kinds import FIXED
from backstory.problems import Problem

_BATCH = 100
_COUNTS = msgspec.msgpack.Decoder(MentionCounts)
_SPANS = msgspec.msgpack.Decoder(MentionSpans)
_FOUND = msgspec.msgpack.Decoder(tuple[tuple[bytes, bytes], ...])


def build_catalog(
    content: Content,
    site: Site,
    *,
    bodies: BodyStore,
    read_next: int,
    idle: Callable[[], None] | None = None,
) -> tuple[Catalog, list[Problem]]:
    """The catalog of what was read, and what is wrong between them.

    `read_next` is how many articles are ranked for each; `idle` is called when workers have nothing more to do.
    """
    published, problems = _find_published(content, site, bodies)
    mention_counts, mention_spans = _find_mentions(published, site, bodies)
    if idle is not None:
        idle()
    rank = remembered(site.cache, site.depends)
    catalog, more = assemble(
        published,
        mention_counts,
        mention_spans,
        site.settings,
        rank=rank,
        read_next=read_next,
        images=read_images(site, published.references),
    )
    return catalog, [*problems, *more]


def partial_catalog(content: Content, site: Site, bodies: BodyStore) -> tuple[Catalog, list[Problem]]:
    """The catalog without mentions and rankings, which take most of the time."""
    published, problems = _find_published(content, site, bodies)
    images = read_images(site, published.references)
    catalog, more = assemble(published, {}, {}, site.settings, rank=None, images=images)
    return catalog, [*problems, *more]


def _find_published(content: Content, site: Site, bodies: BodyStore) -> tuple[Published, tuple[Problem, ...]]:
    """What is published, as readers may see it: texts that name what is not are read again without the name."""
    documents, broken = content.documents, set(content.broken)
    settings, cut_off = site.settings, site.cut_off
    patterns = (*settings.topic_redirects, *settings.tree.topics)
    context = AddressContext(FIXED, content.files, content.known, patterns)
    published, problems = find_published(documents, settings, cut_off, broken=broken, context=context)
    while published.unnamed:
        again: dict[str, Document] = {}
        for path, targets in published.unnamed.items():
            document = published.documents[path]
            without = bodies.without_names(document, targets) if targets != document.unnamed else None
            if without is None:
                broken.add(path)
            else:
                again[path] = without
        documents = [again.get(one.path, one) for one in documents]
        # What is wrong was told of the texts as their authors wrote them.
        published, _ = find_published(documents, settings, cut_off, broken=broken, context=context)
    return published, problems


def _find_mentions(
    published: Published, site: Site, bodies: BodyStore
) -> tuple[Mapping[str, MentionCounts], Mapping[str, MentionSpans]]:
    """The mentions in each published document; kept under the digests of its text, all names and the program."""
    setup = msgspec.msgpack.encode(surface_names(published))
    names, cache = digest(site.depends, setup), site.cache
    keys = {
        path: f"{document.facts.parts[''].digest}{names}" for path, document in published.documents.items()
    }
    known = {key: _COUNTS.decode(value) for key, value in cache.get("sighting", keys.values())}
    missing = {key: published.documents[path] for path, key in keys.items() if key not in known}
    batches = list(batched(missing.items(), _BATCH))

    def encoded() -> Iterator[bytes]:
        for batch in batches:
            found = {document.path: body for document, body in bodies.of(document for _, document in batch)}
            yield msgspec.msgpack.encode([found[document.path] for _, document in batch])

    def search_again(path: str) -> bytes:
        ((_, body),) = bodies.of([published.documents[path]])
        result = search_batch(names.encode(), setup, msgspec.msgpack.encode([body]))
        ((_, where),) = _FOUND.decode(result or b"")
        return where

    mention_spans = CachedMapping(cache, "mention_spans", keys, _SPANS.decode, search_again)
    results = site.workers.run(search_batch, setup, encoded())
    for number, result in enumerate(results, 1):
        fresh = dict(zip((key for key, _ in batches[number - 1]), _FOUND.decode(result), strict=True))
        mention_spans.put({key: where for key, (_, where) in fresh.items()})
        cache.put("sighting", {key: what for key, (what, _) in fresh.items()})
        known |= {key: _COUNTS.decode(what) for key, (what, _) in fresh.items()}
        site.stages.tell("catalog", number, len(batches))
    cache.tidy({"sighting": keys.values(), "mention_spans": keys.values()})
    return {path: known[key] for path, key in keys.items()}, mention_spans

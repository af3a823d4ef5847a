"""The third stage: pages that would look different are rendered, the others are left alone."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from backstory.build.cache import Cache
from backstory.build.executors import Workers
from backstory.build.reading import batched
from backstory.build.state import digest
from backstory.build.work import RenderBatch, Rendered, RenderSetup, render_batch
from backstory.catalog.catalog import Catalog
from backstory.pages.passages import documents_shown
from backstory.pages.views import Page, Site
from backstory.problems import Problem
from backstory.theme import Templates

_BATCH = 50
_RENDERED = msgspec.msgpack.Decoder(tuple[Rendered, ...])


class Result(Struct, frozen=True):
    """A page that was rendered; `data` is empty where a template failed."""

    address: str
    made_from: str
    data: bytes
    problem: Problem | None = None


def page_digest(page: Page, templates: Templates, site: str) -> str:
    """Changes when the page could look different: its templates, its view, or what all pages share."""
    return digest(page.head, page.view, templates.digest(page.template), site)


def render_pages(
    pages: Iterable[tuple[Page, str]],
    catalog: Catalog,
    *,
    templates: Templates,
    site: Site,
    cache: Cache,
    workers: Workers,
    count: int,
) -> Iterator[Result]:
    """Render pages, given with their digests, in their order; `count` is about how many there will be."""
    setup = msgspec.msgpack.encode(RenderSetup(templates, site))
    sent: list[list[tuple[str, str]]] = []

    def batches() -> Iterator[bytes]:
        for batch in batched(pages, _BATCH):
            sent.append([(page.address, made_from) for page, made_from in batch])
            yield _encoded([page for page, _ in batch], catalog, cache)

    for number, result in enumerate(workers.run(render_batch, setup, batches(), items=count)):
        for (address, made_from), one in zip(sent[number], _RENDERED.decode(result), strict=True):
            yield Result(address, made_from, one.data, one.problem)
        sent[number] = []


def _encoded(pages: list[Page], catalog: Catalog, cache: Cache) -> bytes:
    """The pages with the bodies they show: what a worker needs that shares nothing with us."""
    shown = {path for page in pages for path in documents_shown(page.view)}
    digests = {catalog.documents[path].digest: path for path in shown}
    bodies = {digests[key]: body for key, body in cache.get("body", digests)}
    return msgspec.msgpack.encode(RenderBatch(tuple(pages), bodies))

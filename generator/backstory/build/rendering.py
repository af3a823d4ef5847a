"""The third stage: pages that would look different are rendered, the others are left alone."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec import Struct

from backstory.build.cache import Cache
from backstory.build.executors import Workers
from backstory.build.reading import batched
from backstory.build.state import Put, digest
from backstory.build.work import RenderBatch, Rendered, RenderSetup, render_batch
from backstory.build.writing import Placed
from backstory.catalog.catalog import Catalog
from backstory.pages.passages import documents_shown
from backstory.pages.views import Page, Site
from backstory.problems import Problem, Stop
from backstory.theme import Templates

_BATCH = 50
_RENDERED = msgspec.msgpack.Decoder(tuple[Rendered, ...])


class Result(Struct, frozen=True):
    """A page that was rendered: its file was placed by the worker, or is still to be; or a template failed."""

    address: str
    made_from: str
    data: bytes
    placed: Placed | None
    problem: Problem | None


def page_digest(page: Page, templates: Templates, site: str) -> str:
    """Changes when the page could look different: its templates, its view, or what all pages share."""
    return digest(page.head, page.view, templates.digest(page.template), site)


def render_pages(
    pages: Iterable[tuple[Page, str]],
    catalog: Catalog,
    *,
    templates: Templates,
    site: Site,
    last: Mapping[str, Put],
    output: str,
    cache: Cache,
    workers: Workers,
    count: int,
) -> Iterator[Result]:
    """Render pages, given with their digests, in their order; `count` is about how many there will be.

    Workers put them into the folder `output` themselves, if it is not empty; `last` is what is remembered of
    their files. Raises Stop where nothing can be written.
    """
    setup = msgspec.msgpack.encode(RenderSetup(templates, site, output))
    sent: list[list[tuple[str, str]]] = []

    def batches() -> Iterator[bytes]:
        for batch in batched(pages, _BATCH):
            sent.append([(page.address, made_from) for page, made_from in batch])
            yield _encoded([page for page, _ in batch], catalog, last, cache)

    for number, result in enumerate(workers.run(render_batch, setup, batches(), items=count)):
        for (address, made_from), one in zip(sent[number], _RENDERED.decode(result), strict=True):
            if one.stop is not None:
                raise Stop(one.stop)
            yield Result(address, made_from, one.data, one.placed, one.problem)
        sent[number] = []


def _encoded(pages: list[Page], catalog: Catalog, last: Mapping[str, Put], cache: Cache) -> bytes:
    """The pages with the bodies they show: what a worker needs that shares nothing with us."""
    shown = {path for page in pages for path in documents_shown(page.view)}
    digests = {catalog.documents[path].digest: path for path in shown}
    bodies = {digests[key]: body for key, body in cache.get("body", digests)}
    return msgspec.msgpack.encode(
        RenderBatch(tuple(pages), tuple(last.get(page.address) for page in pages), bodies)
    )

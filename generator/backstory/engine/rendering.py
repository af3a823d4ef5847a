"""The third stage: pages that would look different are rendered, the others are left alone."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

import msgspec
from msgspec import Raw, Struct, structs

from backstory.batches import batched
from backstory.catalog.catalog import Catalog
from backstory.engine.bodies import BodyStore
from backstory.engine.cache import Cache
from backstory.engine.tasks import (
    CompileSetup,
    RenderBatch,
    Rendered,
    RenderSetup,
    compile_batch,
    render_batch,
)
from backstory.engine.workers import Workers
from backstory.output.folder import Output, OutputFile
from backstory.output.writer import WriteResult
from backstory.pages.parts.passages import documents_shown
from backstory.pages.views import Page, SiteFrame
from backstory.problems import Problem, SiteError
from backstory.render.theme import Templates

_BATCH = 50
_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_RENDERED = msgspec.msgpack.Decoder(tuple[Rendered, ...])


class Result(Struct, frozen=True):
    """A page that was rendered: its file was placed by the worker, or is still to be; or a template failed."""

    address: str
    made_from: str
    data: bytes
    placed: WriteResult | None
    problem: Problem | None


class RenderJob(Struct, frozen=True):
    """A page to render, its encoding, and the digest of all that it is made from."""

    page: Page
    data: bytes
    made_from: str

    @property
    def address(self) -> str:
        return self.page.address


def prepare_rendering(templates: Templates, *, made_by: str, cache: Cache, workers: Workers) -> None:
    """Let workers that have nothing to do compile the templates that most sites need, and wait for nothing."""
    if cache.templates is not None:
        names = [name for name in templates.sources if not name.startswith("theme/")]
        setup = CompileSetup(templates, str(cache.templates), made_by)
        batches = [names[start :: workers.jobs] for start in range(workers.jobs)]
        workers.begin(
            compile_batch, msgspec.msgpack.encode(setup), [msgspec.msgpack.encode(some) for some in batches]
        )


def render_job(page: Page, templates: Templates, site: str) -> RenderJob:
    """A page that could look different; `site` is the digest of what all pages share."""
    data = _encode(page)
    made_from = blake2b(data, digest_size=16)
    made_from.update(f"{templates.digest(page.template)}\0{site}".encode())
    return RenderJob(page, data, made_from.hexdigest())


def render_pages(
    pages: Iterable[RenderJob],
    catalog: Catalog,
    *,
    templates: Templates,
    site: SiteFrame,
    made_by: str,
    last: Mapping[str, OutputFile],
    output: Output | None,
    cache: Cache,
    bodies: BodyStore,
    workers: Workers,
) -> Iterator[Result]:
    """Render pages in their order.

    Workers put them into `output` themselves, if it is given; `last` is what is remembered of
    their files. `made_by` is a digest of the program. Raises SiteError where nothing can be written.
    """
    shared = cache.file if output else None
    setup = RenderSetup(
        templates,
        site,
        made_by,
        str(cache.templates or "") if shared else "",
        str(shared or ""),
        *(output.where if output else ()),
    )
    lost: list[RenderJob] = []
    yield from _render(pages, setup, catalog, bodies, last, workers, lost)
    if lost:
        yield from _render(lost, structs.replace(setup, cache=""), catalog, bodies, last, workers, [])


def _render(
    pages: Iterable[RenderJob],
    setup: RenderSetup,
    catalog: Catalog,
    bodies: BodyStore,
    last: Mapping[str, OutputFile],
    workers: Workers,
    lost: list[RenderJob],
) -> Iterator[Result]:
    """Render pages in their order; those whose bodies workers do not find in the cache are added to `lost`."""
    sent: list[list[RenderJob]] = []

    def batches() -> Iterator[bytes]:
        for batch in batched(pages, _BATCH):
            sent.append(batch)
            paths = {path for one in batch for path in documents_shown(one.page.view)}
            documents = [catalog.documents[path] for path in sorted(paths)]
            yield msgspec.msgpack.encode(
                RenderBatch(
                    pages=tuple(Raw(one.data) for one in batch),
                    last=tuple(last.get(one.address) for one in batch),
                    bodies={document.digest: document.path for document in documents},
                    sent={}
                    if setup.cache
                    else {document.digest: body for document, body in bodies.of(documents)},
                )
            )

    for number, result in enumerate(workers.run(render_batch, msgspec.msgpack.encode(setup), batches())):
        for page, one in zip(sent[number], _RENDERED.decode(result), strict=True):
            if one.stop is not None:
                raise SiteError(one.stop)
            if one.lost:
                lost.append(page)
            else:
                yield Result(page.address, page.made_from, one.data, one.placed, one.problem)
        sent[number] = []

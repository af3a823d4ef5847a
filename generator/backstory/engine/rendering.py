"""The third stage: pages that would look different are rendered, the others are left alone."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

import msgspec
from msgspec import Raw, Struct, structs

from backstory.catalog.catalog import Catalog
from backstory.engine.bodies import BodyStore
from backstory.engine.cache import Cache
from backstory.engine.image_copies import Original
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
from backstory.pages.views import ImageCopy, Page, SiteFrame
from backstory.problems import Problem, SiteError
from backstory.render.theme import Templates
from backstory.settings import Folders

_BATCH = 100
_COPY = 6
"""Pages that take about the time of one copy of a picture."""
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
    if isinstance(page.view, ImageCopy):
        return RenderJob(page, data, page.view.size.made_from)
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
    folders: Folders,
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
        *(output.where if output else ("", "")),
        folders.content_label,
    )
    work = _Work(catalog, cache, bodies, workers, last, folders)
    lost: list[RenderJob] = []
    yield from _render(pages, setup, work, lost)
    if lost:
        yield from _render(lost, structs.replace(setup, cache=""), work, [])


class _Work(Struct, frozen=True):
    """What is rendered from, and by whom."""

    catalog: Catalog
    cache: Cache
    bodies: BodyStore
    workers: Workers
    last: Mapping[str, OutputFile]
    folders: Folders

    def original(self, path: str) -> Original:
        file = self.folders.file(path)
        return Original(str(file)) if self.workers.share_our_disk else Original(data=file.read_bytes())


def _render(
    pages: Iterable[RenderJob], setup: RenderSetup, work: _Work, lost: list[RenderJob]
) -> Iterator[Result]:
    """Render pages in their order; those whose bodies workers do not find in the cache are added to `lost`."""
    sent: list[list[RenderJob]] = []

    def batches() -> Iterator[bytes]:
        for batch in _batched(pages):
            sent.append(batch)
            paths = {path for one in batch for path in documents_shown(one.page.view)}
            documents = [work.catalog.documents[path] for path in sorted(paths)]
            pictures = {one.page.view.source for one in batch if isinstance(one.page.view, ImageCopy)}
            yield msgspec.msgpack.encode(
                RenderBatch(
                    pages=tuple(Raw(one.data) for one in batch),
                    last=tuple(work.last.get(one.address) for one in batch),
                    bodies={document.digest: document.path for document in documents},
                    sent={}
                    if setup.cache
                    else {document.digest: body for document, body in work.bodies.of(documents)},
                    originals={path: work.original(path) for path in sorted(pictures)},
                )
            )

    for number, result in enumerate(work.workers.run(render_batch, msgspec.msgpack.encode(setup), batches())):
        for page, one in zip(sent[number], _RENDERED.decode(result), strict=True):
            if one.stop is not None:
                raise SiteError(one.stop)
            if one.lost:
                lost.append(page)
            else:
                if one.data and isinstance(page.page.view, ImageCopy):
                    work.cache.put("picture", {page.made_from: one.data})
                yield Result(page.address, page.made_from, one.data, one.placed, one.problem)
        sent[number] = []


def _batched(pages: Iterable[RenderJob]) -> Iterator[list[RenderJob]]:
    """Pages in lists that take about the same time; the copies of a picture stay together."""
    batch: list[RenderJob] = []
    weight = 0
    for page in pages:
        batch.append(page)
        weight += _COPY if isinstance(page.page.view, ImageCopy) else 1
        if weight >= _BATCH:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch

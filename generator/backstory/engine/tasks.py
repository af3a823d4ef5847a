"""What workers do: bytes in, bytes out. Each keeps what it made from a set-up, under the set-up's digest."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Raw, Struct

from backstory.content.reader import ReadDocument, Reader, SourceFile, decode_body
from backstory.engine.cache_file import Damaged, Unusable, read_only
from backstory.engine.image_copies import Copies, Original
from backstory.engine.users_secret import users_secret
from backstory.images.image_file import ImageFile
from backstory.markdown.body import Body
from backstory.mentions.forms import SurfaceName
from backstory.mentions.matcher import Matcher
from backstory.mentions.search import search
from backstory.output.folder import Output, OutputFile
from backstory.output.writer import WriteResult, put_in_place
from backstory.pages.views import ImageCopy, Page, SiteFrame
from backstory.problems import Problem, SiteError
from backstory.render.theme import Templates
from backstory.settings import Settings


class ReadFile(Struct, frozen=True, array_like=True):
    """What was read of a file: its readings without their bodies, encoded; and the bodies by document's digest."""

    readings: bytes
    bodies: dict[str, bytes]


class CompileSetup(Struct, frozen=True):
    """Templates, and the folder that their code is kept in; `made_by` is a digest of the program."""

    templates: Templates
    codes: str
    made_by: str


class RenderSetup(Struct, frozen=True):
    """What every page of a site is rendered with."""

    templates: Templates
    site: SiteFrame
    made_by: str
    """Digest of the program."""
    codes: str = ""
    """The folder of the templates' code, empty where there is none."""
    cache: str = ""
    """The file of the cache that has the bodies, empty where they are sent."""
    output: str = ""
    """The folder that pages are put into, empty where workers don't see our disk."""
    output_label: str = ""
    content_label: str = ""


class RenderBatch(Struct, frozen=True):
    """Pages to render, encoded; what is remembered of their files; and the bodies that they show.

    `bodies` maps the digest of each document to its path; `sent` to its encoded body.
    """

    pages: tuple[Raw, ...]
    last: tuple[OutputFile | None, ...]
    bodies: dict[str, str]
    sent: dict[str, bytes]
    originals: dict[str, Original] = {}
    """Pictures of which copies are drawn, by content file."""


class Rendered(Struct, frozen=True, array_like=True):
    """A page: where it was put, or else its bytes; of a picture that was drawn, both; or what stopped it."""

    data: bytes = b""
    placed: WriteResult | None = None
    problem: Problem | None = None
    """What a template has against it."""
    stop: Problem | None = None
    """Why nothing can be put in place."""
    lost: bool = False
    """The cache does not have the bodies, so they have to be sent."""


_made: dict[bytes, Any] = {}


def _prepared(make: Callable[[bytes], Any], digest: bytes, setup: bytes | None) -> Any:
    """What `make` makes of a set-up: once per process, which is what the digest is for; None if unknown."""
    if digest not in _made and setup is not None:
        while len(_made) >= 4:
            _made.pop(next(iter(_made)))
        _made[digest] = make(setup)
    return _made.get(digest)


def read_batch(digest: bytes, setup: bytes | None, batch: bytes) -> bytes | None:
    """Read files. Set-up: Settings; batch: SourceFiles; result: for each, a ReadFile."""
    reader = _prepared(_reader, digest, setup)
    if reader is None:
        return None
    files = msgspec.msgpack.decode(batch, type=tuple[SourceFile, ...])
    return msgspec.msgpack.encode([_apart(reader.read(file)) for file in files])


def _apart(readings: tuple[ReadDocument, ...]) -> ReadFile:
    """Bodies are kept apart: most builds need few of them."""
    small = [ReadDocument(one.document, b"", one.problems) for one in readings]
    bodies = {one.document.digest: one.body for one in readings if one.document is not None}
    return ReadFile(msgspec.msgpack.encode(small), bodies)


def look_batch(digest: bytes, setup: bytes | None, batch: bytes) -> bytes | None:
    """Look at pictures. Set-up: what copies are made with; batch: the paths of files; result: for each, an ImageFile,
    or None where it can't be read."""
    from backstory.images.looking import look_at

    made_with = _prepared(_MADE_WITH.decode, digest, setup)
    if made_with is None:
        return None

    def image(path: str) -> ImageFile | None:
        try:
            return look_at(Path(path).read_bytes(), made_with)
        except OSError:
            return None

    return msgspec.msgpack.encode([image(path) for path in msgspec.msgpack.decode(batch, type=list[str])])


def search_batch(digest: bytes, setup: bytes | None, batch: bytes) -> bytes | None:
    """Look for topics. Set-up: SurfaceNames; batch: encoded bodies; result: for each, the counts and
    the spans of its mentions, each encoded."""
    matcher = _prepared(_matcher, digest, setup)
    if matcher is None:
        return None
    bodies = msgspec.msgpack.decode(batch, type=tuple[bytes, ...])
    return msgspec.msgpack.encode(
        [
            (msgspec.msgpack.encode(found.mention_counts), msgspec.msgpack.encode(found.mention_spans))
            for found in (search(decode_body(body), matcher) for body in bodies)
        ]
    )


def compile_batch(digest: bytes, setup: bytes | None, batch: bytes) -> bytes | None:
    """Compile templates. Set-up: CompileSetup; batch: their names; result: nothing."""
    given = _prepared(_COMPILE_SETUP.decode, digest, setup)
    if given is None:
        return None
    from backstory.render.bytecode import BytecodeCache
    from backstory.render.renderer import compile_templates

    names = msgspec.msgpack.decode(batch, type=tuple[str, ...])
    compile_templates(given.templates, names, BytecodeCache(Path(given.codes), given.made_by, users_secret()))
    return b""


def render_batch(digest: bytes, setup: bytes | None, batch: bytes) -> bytes | None:
    """Render pages. Set-up: RenderSetup; batch: RenderBatch; result: for each page, what was Rendered."""
    prepared = _prepared(_renderer, digest, setup)
    if prepared is None:
        return None
    renderer, given = prepared
    todo = _BATCH.decode(batch)
    try:
        found = read_only(Path(given.cache), "body", todo.bodies) if given.cache else todo.sent
        bodies = {path: decode_body(found[key]) for key, path in todo.bodies.items()}
    except (Damaged, Unusable, KeyError):
        return msgspec.msgpack.encode([Rendered(lost=True)] * len(todo.pages))
    # A new one each time: it remembers which folders there are, and a later build may have taken one away.
    output = Output(Path(given.output), given.output_label) if given.output else None
    pages = [_PAGE.decode(page) for page in todo.pages]
    copies = Copies(given.cache, todo.originals, [page.view for page in pages], given.content_label)
    return msgspec.msgpack.encode(
        [
            _copied(copies, output, page.view, page.address, last)
            if isinstance(page.view, ImageCopy)
            else _rendered(renderer, output, page, last, bodies)
            for page, last in zip(pages, todo.last, strict=True)
        ]
    )


def _copied(
    copies: Copies, output: Output | None, copy: ImageCopy, address: str, last: OutputFile | None
) -> Rendered:
    data, new = copies.made(copy)
    if isinstance(data, Problem):
        return Rendered(problem=data)
    try:
        placed = put_in_place(output, address, data, last) if output is not None else None
    except SiteError as stop:
        return Rendered(stop=stop.problems[0])
    return Rendered(data if new or placed is None else b"", placed)


_MADE_WITH = msgspec.msgpack.Decoder(str)
_COMPILE_SETUP = msgspec.msgpack.Decoder(CompileSetup)
_BATCH = msgspec.msgpack.Decoder(RenderBatch)
_PAGE = msgspec.msgpack.Decoder(Page)


def _rendered(
    renderer: Any, output: Output | None, page: Page, last: OutputFile | None, bodies: dict[str, Body]
) -> Rendered:
    from backstory.render.renderer import TemplateFault

    try:
        data = renderer.render(page, bodies)
        return (
            Rendered(data)
            if output is None
            else Rendered(placed=put_in_place(output, page.address, data, last))
        )
    except TemplateFault as fault:
        return Rendered(problem=fault.problem)
    except SiteError as stop:
        return Rendered(stop=stop.problems[0])


def _reader(setup: bytes) -> Reader:
    return Reader(msgspec.msgpack.decode(setup, type=Settings))


def _matcher(setup: bytes) -> Matcher:
    return Matcher(msgspec.msgpack.decode(setup, type=tuple[SurfaceName, ...]))


def _renderer(setup: bytes) -> tuple[Any, RenderSetup]:
    # Jinja is imported only where pages are rendered.
    from backstory.render.bytecode import BytecodeCache
    from backstory.render.renderer import Renderer

    given = msgspec.msgpack.decode(setup, type=RenderSetup)
    codes = BytecodeCache(Path(given.codes) if given.codes else None, given.made_by, users_secret())
    return Renderer(given.templates, given.site, codes), given

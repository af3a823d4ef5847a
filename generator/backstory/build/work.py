"""What workers do: bytes in, bytes out. Each keeps what it made from a set-up, under the set-up's digest."""

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Struct

from backstory.catalog.mention_search import search
from backstory.catalog.mentions import Matcher, build_matcher
from backstory.catalog.surface_names import SurfaceName
from backstory.content.documents import Body
from backstory.content.reader import Reader, SourceFile, decode_body
from backstory.pages.views import Page, Site
from backstory.problems import Problem
from backstory.settings import Settings
from backstory.theme import Templates


class RenderSetup(Struct, frozen=True):
    """What every page of a site is rendered with."""

    templates: Templates
    site: Site


class RenderBatch(Struct, frozen=True):
    """Pages to render, and the encoded bodies that their passages name."""

    pages: tuple[Page, ...]
    bodies: dict[str, bytes]


class Rendered(Struct, frozen=True, array_like=True):
    """The bytes of a page, or the problem that a template has with it."""

    data: bytes
    problem: Problem | None = None


_made: dict[bytes, Any] = {}


def _prepared(make: Callable[[bytes], Any], digest: bytes, setup: bytes | None) -> Any:
    """What `make` makes of a set-up: once per process, which is what the digest is for; None if unknown."""
    if digest not in _made and setup is not None:
        while len(_made) >= 4:
            _made.pop(next(iter(_made)))
        _made[digest] = make(setup)
    return _made.get(digest)


def read_batch(digest: bytes, setup: bytes | None, batch: bytes) -> bytes | None:
    """Read files. Set-up: Settings; batch: SourceFiles; result: for each, its readings."""
    reader = _prepared(_reader, digest, setup)
    if reader is None:
        return None
    files = msgspec.msgpack.decode(batch, type=tuple[SourceFile, ...])
    return msgspec.msgpack.encode([reader.read(file) for file in files])


def search_batch(digest: bytes, setup: bytes | None, batch: bytes) -> bytes | None:
    """Look for topics. Set-up: SurfaceNames; batch: encoded bodies; result: for each, its sightings, encoded."""
    matcher = _prepared(_matcher, digest, setup)
    if matcher is None:
        return None
    bodies = msgspec.msgpack.decode(batch, type=tuple[bytes, ...])
    return msgspec.msgpack.encode(
        [msgspec.msgpack.encode(search(decode_body(body), matcher)) for body in bodies]
    )


def render_batch(digest: bytes, setup: bytes | None, batch: bytes) -> bytes | None:
    """Render pages. Set-up: RenderSetup; batch: RenderBatch; result: for each page, what was Rendered."""
    renderer = _prepared(_renderer, digest, setup)
    if renderer is None:
        return None
    todo = msgspec.msgpack.decode(batch, type=RenderBatch)
    return msgspec.msgpack.encode(_rendered(renderer, todo))


def _rendered(renderer: Any, todo: RenderBatch) -> list[Rendered]:
    from backstory.build.render import TemplateFault

    bodies: dict[str, Body] = {path: decode_body(body) for path, body in todo.bodies.items()}
    rendered = []
    for page in todo.pages:
        try:
            rendered.append(Rendered(renderer.render(page, bodies)))
        except TemplateFault as fault:
            rendered.append(Rendered(b"", fault.problem))
    return rendered


def _reader(setup: bytes) -> Reader:
    return Reader(msgspec.msgpack.decode(setup, type=Settings))


def _matcher(setup: bytes) -> Matcher:
    return build_matcher(msgspec.msgpack.decode(setup, type=tuple[SurfaceName, ...]), {})


def _renderer(setup: bytes) -> Any:
    # Jinja is imported only where pages are rendered.
    from backstory.build.render import Renderer

    given = msgspec.msgpack.decode(setup, type=RenderSetup)
    return Renderer(given.templates, given.site)

"""The web application: which bytes an address is answered with."""

from collections.abc import Callable, Iterable
from hashlib import blake2b
from http import HTTPStatus
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import msgspec
from msgspec import Struct

from backstory import messages
from backstory.output.media_types import content_type
from backstory.preview import notices
from backstory.preview.nearest_addresses import near_addresses
from backstory.preview.page_state import PageStates
from backstory.preview.preview import Preview
from backstory.preview.ranges import asked_part
from backstory.preview.revision import Revision
from backstory.url_paths import output_file

OURS = "-backstory/"
"""Begins the addresses of the preview itself, which no site has."""

_OWN = (
    "preview.js",
    "panels.js",
    "marks.js",
    "elements.js",
    "session.js",
    "preview.css",
    "notice.css",
)


class Response(Struct, frozen=True):
    """What is sent: for a page, the script is added."""

    body: bytes
    kind: str
    status: int = 200
    where: str = ""
    page: str | None = None
    """The attributes of the script, where it is a page."""


class Application:
    """Answers requests (PEP 3333). Called by one thread, one request at a time."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._editor = PageStates(preview)
        self._own = {name: (files("backstory.preview") / "browser" / name).read_bytes() for name in _OWN}

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        try:
            path = environ.get("PATH_INFO", "").encode("latin-1").decode()
        except UnicodeDecodeError:
            path = "\0"
        if method not in ("GET", "HEAD"):
            answer = _said(HTTPStatus.METHOD_NOT_ALLOWED)
        else:
            answer = self._safely_answer(path.lstrip("/"), environ.get("QUERY_STRING", ""))
        body = answer.body if answer.page is None else answer.body + _script(answer.page)
        mark = f'"{blake2b(body, digest_size=12).hexdigest()}"'
        headers = [("ETag", mark), ("Cache-Control", "no-cache"), ("X-Content-Type-Options", "nosniff")]
        if answer.where:
            headers.append(("Location", answer.where))
        if answer.status == HTTPStatus.METHOD_NOT_ALLOWED:
            headers.append(("Allow", "GET, HEAD"))
        if answer.status == HTTPStatus.SERVICE_UNAVAILABLE:
            headers.append(("Retry-After", "1"))
        asked = [one.strip().removeprefix("W/") for one in environ.get("HTTP_IF_NONE_MATCH", "").split(",")]
        if answer.status == HTTPStatus.OK and (mark in asked or "*" in asked):
            start_response("304 Not Modified", headers)
            return []
        status = HTTPStatus(answer.status)
        if status is HTTPStatus.OK and answer.page is None:
            headers.append(("Accept-Ranges", "bytes"))
            if method == "GET" and environ.get("HTTP_IF_RANGE", mark) == mark:
                status, body = _part(environ.get("HTTP_RANGE", ""), body, headers)
        headers += [("Content-Type", answer.kind), ("Content-Length", str(len(body)))]
        start_response(f"{status.value} {status.phrase}", headers)
        return [] if method == "HEAD" else [body]

    def _answer(self, path: str, query: str) -> Response:
        if path.startswith(OURS):
            return self._of_ours(path.removeprefix(OURS), query)
        address = output_file(path)
        revision = self._preview.revision
        if revision is None:
            return self._built(address) or _notice(
                notices.waiting(), HTTPStatus.SERVICE_UNAVAILABLE, page="waiting"
            )
        shown = self._preview.show(revision, address)
        if shown is not None and shown.stale is not None and not shown.data:
            reason = messages.sentence(shown.stale)
            return _notice(notices.failed(reason), HTTPStatus.INTERNAL_SERVER_ERROR, page="failed")
        if shown is not None:
            marks = _marks(shown.digest, shown.styles) if _is_html(address) else None
            return Response(shown.data, content_type(address), page=marks)
        data = self._file(revision, address)
        if data is not None:
            return Response(data, content_type(address))
        return self._missing(revision, path, query)

    def _safely_answer(self, path: str, query: str) -> Response:
        """An answer for every request: a fault of ours is told in the page, and the page comes back by itself."""
        try:
            return self._answer(path, query)
        except Exception as error:
            fault = self._preview.note_fault(output_file(path), error)
            body = notices.failed(messages.sentence(fault))
            return _notice(body, HTTPStatus.INTERNAL_SERVER_ERROR, page="failed")

    def _file(self, revision: Revision, address: str) -> bytes | None:
        """A file that is copied as it is."""
        theme = revision.layout.theme.get(address)
        return self._preview.copied(revision, address) if theme is None else theme

    def _built(self, address: str) -> Response | None:
        """The file as it was built last, while nothing is known yet and the built site is up to date."""
        data = self._preview.built(address)
        if data is None:
            return None
        return Response(data, content_type(address), page=_marks("built") if _is_html(address) else None)

    def _missing(self, revision: Revision, path: str, query: str) -> Response:
        if path and not path.endswith("/") and revision.page(output_file(path + "/")) is not None:
            where = f"/{quote(path)}/" + (f"?{query}" if query else "")
            return Response(b"", content_type(".txt"), HTTPStatus.MOVED_PERMANENTLY, where=where)
        near = near_addresses(path, revision.known)
        held = self._editor.held_at(revision.known, path)
        return _notice(notices.missing(path, held=held, near=near), HTTPStatus.NOT_FOUND, page="missing")

    def _of_ours(self, name: str, query: str) -> Response:
        if name == "state":
            state = self._editor.state(query)
            return Response(msgspec.json.encode(state), content_type(".json"))
        if name in self._own:
            return Response(self._own[name], content_type(name))
        return _said(HTTPStatus.NOT_FOUND)


def _part(asked: str, body: bytes, headers: list[tuple[str, str]]) -> tuple[HTTPStatus, bytes]:
    """The part of a file that is asked for, and how it is sent; its place is added to the headers."""
    part = asked_part(asked, len(body))
    if part is None:
        return HTTPStatus.OK, body
    if not part:
        headers.append(("Content-Range", f"bytes */{len(body)}"))
        return HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, b""
    headers.append(("Content-Range", f"bytes {part[0]}-{part[-1]}/{len(body)}"))
    return HTTPStatus.PARTIAL_CONTENT, body[part.start : part.stop]


def _is_html(address: str) -> bool:
    return content_type(address).startswith("text/html")


def _marks(page: str, styles: str = "") -> str:
    """What the script is told of the page it stands in: a digest, or what kind of answer it is."""
    return f'data-page="{page}" data-styles="{styles}"'


def _script(marks: str) -> bytes:
    return f'<script src="/{OURS}preview.js" type="module" {marks}></script>'.encode()


def _notice(body: bytes, status: HTTPStatus, *, page: str) -> Response:
    return Response(body, content_type(".html"), status, page=_marks(page))


def _said(status: HTTPStatus) -> Response:
    return Response(f"{status.phrase}\n".encode(), content_type(".txt"), status)

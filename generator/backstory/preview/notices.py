"""Pages of the preview's own, for addresses where the site has nothing to show. Each goes by itself when it has."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from urllib.parse import quote

_FORM = (files("backstory.preview") / "browser" / "notice.html").read_text("utf-8")


def waiting() -> bytes:
    """While nothing is known of the site."""
    text = 'The page comes by itself when it is ready. <span id="backstory-progress"></span>'
    return _notice("A clock", f"<p>{text}</p>")


def missing(path: str, *, held: str, near: Iterable[str]) -> bytes:
    """Where there is no page: `held` is a sentence on the document that would be there, `near` are addresses like it."""
    links = "".join(f'<li><a href="/{quote(address)}">/{escape(address)}</a></li>' for address in near)
    text = f"<p>{escape(held)}</p>" if held else ""
    return _notice(
        f"There is no page at /{escape(path)}",
        f'{text}<p>Near it are:</p><ul>{links}<li><a href="/">the front page</a></li></ul>'
        "<p>The page comes by itself when there is one.</p>",
    )


def failed(reason: str) -> bytes:
    """Where a page can't be made, and was not made before."""
    return _notice(
        "This page can't be made", f"<p>{escape(reason)}</p><p>It comes by itself when that is mended.</p>"
    )


def _notice(title: str, text: str) -> bytes:
    return _FORM.replace("{title}", title).replace("{text}", text).encode()

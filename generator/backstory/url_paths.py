"""Addresses on the site, the files of the output that answer at them, and when two are the same."""

from unicodedata import normalize
from urllib.parse import unquote

MANIFEST = ".backstory-manifest.json"
"""The file of the output that says what a build wrote."""
RECORD = ".backstory-published.json"
"""The file on a host that says which of its files are ours."""


def clean(address: str) -> str | None:
    """An author's address as ours: without the first slash, ending in a slash or a file name.

    None for what can't be one: another host, a way out of the site, a pattern of another program.
    """
    text = unquote(address.partition("#")[0].partition("?")[0].strip()).replace("\\", "/")
    parts = [part for part in text.split("/") if part not in ("", ".")]
    if (
        "://" in text
        or ".." in parts
        or any(mark in text for mark in ("{", "}", ":", "\0", "*", "<", ">", "|", '"'))
    ):
        return None
    if parts and parts[-1] == "index.html":
        parts.pop()
    if not parts:
        return ""
    return "/".join(parts) + ("" if "." in parts[-1] and not text.endswith("/") else "/")


def output_file(address: str) -> str:
    """The file in the output folder that a server shows at an address."""
    path = address.removeprefix("/")
    return path + "index.html" if path.endswith("/") or not path else path


def address_of(path: str) -> str:
    """The address that readers have for a file: `/articles/a/` for `articles/a/index.html`."""
    return "/" + (path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path)


def address_key(address: str) -> str:
    """An address without its slashes and index file: `/about/`, `/about` and `/about/index.html` are one."""
    return file_key(address.strip("/").removesuffix("index.html").strip("/"))


def file_key(path: str) -> str:
    """A path as Mac and Windows compare them: capitals make no difference, nor how an accent is written (NFC, NFD)."""
    return path.casefold() if path.isascii() else normalize("NFC", normalize("NFC", path).casefold())

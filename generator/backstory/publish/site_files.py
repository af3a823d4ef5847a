"""Which address a file of the site is read at, and what kind of file it is, told by its path."""

import mimetypes
import re

_FINGERPRINT = re.compile(r"\.(?=\d*[a-f])[0-9a-f]{8,64}\.[a-z0-9]+\Z")
"""Figures alone are taken for a date: what is kept for ever by mistake can't be called back."""
_LIST = re.compile(r"/page/\d+/\Z|\A/topics/[^/]*\+[^/]*/")
_UNPROMISED = re.compile(
    r"\.(css|js|mjs|map|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|otf|mp4|webm|wasm|txt)\Z"
)
_NOT_FOR_READERS = re.compile(
    r"(\A|/)(404\.html|_headers|_redirects|CNAME|\.nojekyll|[a-z-]*sitemap[^/]*\.xml|manifest\.json|search[^/]*\.json)\Z"
)
_LAST = re.compile(r"\.(xml|json|txt)\Z")

_TYPES = mimetypes.MimeTypes()
_OWN_TYPES = {
    ".avif": "image/avif",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
FOR_EVER = "public, max-age=31536000, immutable"
FRESH = "public, max-age=0, must-revalidate"


def address_of(path: str) -> str:
    """The address that readers have for a file: `/articles/a/` for `articles/a/index.html`."""
    return "/" + (path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path)


def file_at(address: str) -> str:
    """The file that a host shows at an address: the other way round."""
    path = address.removeprefix("/")
    return path + "index.html" if address.endswith("/") else path


def is_page(path: str) -> bool:
    """Whether a file is a page."""
    return path.endswith(".html")


def is_published_url(path: str) -> bool:
    """Whether readers may come back to a file's address: pages, feeds, documents.

    Pictures, styles and scripts are seen in pages; the further pages of a list and pairs of topics come and
    go with the count of articles.
    """
    return not (_UNPROMISED.search(path) or _NOT_FOR_READERS.search(path) or _LIST.search(address_of(path)))


def has_fingerprint(path: str) -> bool:
    """Whether a file's name changes with its bytes."""
    return not is_page(path) and bool(_FINGERPRINT.search(path))


def is_index(path: str) -> bool:
    """Whether a page is a list of others: the front page, and the page of each folder at the top."""
    return is_page(path) and path.count("/") <= 1 and path.rpartition("/")[2] == "index.html"


def comes_last(path: str) -> bool:
    """Whether a file tells programs what there is: feeds, site maps, the search index."""
    return bool(_LAST.search(path)) and not has_fingerprint(path)


def content_type(path: str) -> str:
    """The media type of a file, by its name alone, so that it is the same on every machine."""
    name = path.rpartition("/")[2]
    if name == "feed.json":
        return "application/feed+json"
    suffix = "." + name.rpartition(".")[2].lower() if "." in name else ""
    return _OWN_TYPES.get(suffix) or _TYPES.types_map[1].get(suffix, "application/octet-stream")


def cache_control(path: str, others: str = "") -> str:
    """How long a reader's program may keep a file; `others` is for files whose name stays."""
    return FOR_EVER if has_fingerprint(path) else others or FRESH

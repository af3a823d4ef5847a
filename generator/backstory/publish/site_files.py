"""What kind of file of a site one is, told by its path: what readers come back to, what may be kept for ever."""

import re

from backstory.url_paths import address_of

_FINGERPRINT = re.compile(r"\.(?=\d*[a-f])[0-9a-f]{8,64}\.[a-z0-9]+\Z")
"""Figures alone are taken for a date: what is kept for ever by mistake can't be called back."""
_LIST = re.compile(r"/page/\d+/\Z|\A/topics/[^/]*\+[^/]*/|\A/days/\d{4}-")
_UNPROMISED = re.compile(
    r"\.(css|js|mjs|map|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|otf|mp4|webm|wasm|txt)\Z"
)
_NOT_FOR_READERS = re.compile(
    r"(\A|/)(404\.html|_headers|_redirects|CNAME|\.nojekyll|[a-z-]*sitemap[^/]*\.xml|manifest\.json|search[^/]*\.json)\Z"
)
_LAST = re.compile(r"\.(xml|json|txt)\Z")

FOR_EVER = "public, max-age=31536000, immutable"
FRESH = "public, max-age=0, must-revalidate"


def is_page(path: str) -> bool:
    """Whether a file is a page."""
    return path.endswith(".html")


def is_published_url(path: str) -> bool:
    """Whether readers may come back to a file's address: pages, feeds, documents.

    Pictures, styles and scripts are seen in pages; the further pages of a list, pairs of topics and days come and
    go with the count of articles and their dates.
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


def cache_control(path: str, others: str = "") -> str:
    """How long a reader's program may keep a file; `others` is for files whose name stays."""
    return FOR_EVER if has_fingerprint(path) else others or FRESH

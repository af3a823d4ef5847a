"""Which keys of other programs mean what, by their name or by what stands under them.

Keys are in lower case; capitals in an author's key don't matter.
"""

from msgspec import Struct

from backstory.content.documents import Kind
from backstory.yaml import schema
from backstory.yaml.parser import Mapping, Node, Scalar, Sequence

ALSO_READ: dict[str, tuple[str, ...]] = {
    # Ours: those of Hugo, Jekyll, Obsidian, Pelican, MkDocs, Eleventy and their kin, first wins
    "date": ("publishdate", "pubdate", "published", "created", "date.created"),
    "updated": ("lastmod", "modified", "last_modified_at", "date.updated"),
    "expires": ("expirydate", "unpublishdate"),
    "draft": ("status", "published", "publish"),
    "summary": ("description", "excerpt", "deck"),
    "topics": ("tags", "tag", "categories", "keywords"),
    "names": ("also_known_as", "aliases"),
    "redirect_from": ("aliases",),
    "permalink": ("url",),
    "authors": ("author",),
    "image": ("cover", "images", "hero", "thumbnail", "primary_image"),
    "template": ("layout",),
    "reviewed": ("last_reviewed_on",),
    "review_by": ("review_date",),
}

TAXONOMIES = ("tags", "tag", "categories")
"""Different lists of one document in other programs; all of them are topics."""

PAGE_EXTENSIONS = (
    ".html",
    ".htm",
    ".php",
    ".asp",
    ".aspx",
    ".jsp",
    ".cfm",
    ".shtml",
    ".xhtml",
    ".xml",
    ".md",
)
"""What tells an old address from a name in `aliases`: `old-page.html`, but not `Data.gov`."""


class Given(Struct, gc=False):
    """What stands under one key of the author's, in lower case, and the line of that key."""

    key: str
    line: int
    node: Node


# Keys whose meaning their value decides: (field, key, value) for each, nothing where it is not for us.
_Parts = list[tuple[str, str, Node]]


def _date(node: Node, kind: Kind) -> _Parts:
    if type(node) is not Mapping:
        return [("date", "date", node)]
    parts = (("date", "created"), ("updated", "updated"))
    return [
        (field, f"date.{name}", node.values[name])
        for field, name in parts
        if name in node.values and not schema.empty(node.values[name])
    ]


def _published(node: Node, kind: Kind) -> _Parts:
    """A date in some programs, true or false in others; what is neither may be a draft."""
    dated = type(node) is Scalar and node.text[:1].isdigit() and schema.as_flag(node) is None
    return [("date" if dated else "draft", "published", node)]


def _status(node: Node, kind: Kind) -> _Parts:
    word = node.text.strip().lower() if type(node) is Scalar else ""
    ours = word in ("draft", "published") or schema.one_slip_from(word, ("draft",))
    return [("draft", "status", node)] if ours else []


def _aliases(node: Node, kind: Kind) -> _Parts:
    """Old addresses in Hugo, other names in Obsidian: told apart by their look."""
    if type(node) is Scalar:
        marks = node.text.replace(";", ",").split(",")
        items: tuple[Node, ...] = tuple(Scalar(mark.strip(), node.line, node.column) for mark in marks)
    else:
        items = node.items if type(node) is Sequence else (node,)
    parts: dict[str, list[Node]] = {"names": [], "redirect_from": []}
    for item in items:
        address = type(item) is Scalar and (
            "/" in item.text or (kind != "topic" and item.text.lower().endswith(PAGE_EXTENSIONS))
        )
        if not schema.empty(item):
            parts["redirect_from" if address else "names"].append(item)
    return [
        (field, "aliases", Sequence(tuple(values), node.line, node.column))
        for field, values in parts.items()
        if values
    ]


def _url(node: Node, kind: Kind) -> _Parts:
    """An address on this site; that of another one is somebody else's matter."""
    elsewhere = type(node) is Scalar and "://" in node.text
    return [] if elsewhere else [("permalink", "url", node)]


BY_VALUE = {
    "date": _date,
    "published": _published,
    "status": _status,
    "aliases": _aliases,
    "url": _url,
}

"""Keys of other programs whose meaning their value decides: a date or a yes, an address or a name."""

from msgspec import Struct

from backstory.content.documents import Kind
from backstory.yaml import schema
from backstory.yaml.parser import Mapping, Node, Scalar, Sequence

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


class Candidate(Struct, gc=False):
    """What stands under one key of the author's, in lower case, and that key as it stands there."""

    key: str
    at: Scalar
    node: Node

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the value, or of the key where the value is below it."""
        here = self.node if self.node.line == self.at.line else self.at
        return here.line, here.column


# (field, key, value) for each part of a value; nothing where it is not for us.
_Parts = list[tuple[str, str, Node]]


def _date(node: Node, kind: Kind) -> _Parts:
    """`{created: …, updated: …}` of some programs; any other mapping can't be read as a date."""
    if type(node) is not Mapping:
        return [("date", "date", node)]
    parts = (("date", "created"), ("updated", "updated"))
    found: _Parts = [
        (field, f"date.{name}", node.values[name])
        for field, name in parts
        if name in node.values and not schema.empty(node.values[name])
    ]
    return found if any(field == "date" for field, _, _ in found) else [("date", "date", node)]


def _published(node: Node, kind: Kind) -> _Parts:
    """A date; where it is a yes or no, it says who may read the text."""
    return [("date", "published", node)]


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


def _permalink(node: Node, kind: Kind) -> _Parts:
    """An address; `false` is another program's word for no page at all."""
    return (
        [] if type(node) is Scalar and schema.as_flag(node) is False else [("permalink", "permalink", node)]
    )


def _url(node: Node, kind: Kind) -> _Parts:
    """An address on this site; that of another one is somebody else's matter."""
    elsewhere = type(node) is Scalar and "://" in node.text
    return [] if elsewhere else [("permalink", "url", node)]


def _taxonomies(node: Node, kind: Kind) -> _Parts:
    """Zola's table of lists."""
    values = node.values if type(node) is Mapping else {}
    names = ("tags", "categories")
    return [("topics", f"taxonomies.{name}", values[name]) for name in names if name in values]


def is_dated(node: Node) -> bool:
    """Whether a value is meant as a date, readable or not, and not as a yes or no."""
    return type(node) is Scalar and node.text[:1].isdigit() and schema.as_flag(node) is None


BY_VALUE = {
    "date": _date,
    "published": _published,
    "aliases": _aliases,
    "permalink": _permalink,
    "url": _url,
    "taxonomies": _taxonomies,
}

"""What in front matter is for some readers only: any entry with `for`, left out where the edition is for others."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from backstory.content.visibility import WRAPPERS
from backstory.editions import is_for, read_audience
from backstory.yaml.parser import Mapping, Node, Scalar, Sequence
from backstory.yaml.schema import Reading

_LABELS = ("facts", "lists")
"""Keys below which stand labels and names of the author's own: `facts: {For: 12, Against: 3}`."""
_OF_FOLDERS = "cascade"


class ShownParts(Struct, frozen=True):
    """Front matter as an edition has it."""

    node: Mapping
    withheld: tuple[str, ...] = ()
    """Ids of the entries that are left out."""


def shown_parts(node: Mapping, reading: Reading, holds: Iterable[str]) -> ShownParts:
    """The keys without the entries that are for others, and without `for` in those that stay.

    The `for` of the document itself stays, and that which other programs have below a key of their own becomes its.
    """
    found = _Parts(reading, tuple(holds))
    values: dict[str, Node] = {}
    keys = dict(node.keys)
    for key, value in node.values.items():
        if key.lower() in WRAPPERS and type(value) is Mapping:
            for name in [name for name in value.values if name.lower() == "for"]:
                values[f"{name} "], keys[f"{name} "] = value.values[name], value.keys[name]
            value = _without_for(value)
        if key.lower() == _OF_FOLDERS:
            values[key] = value
        elif key.lower() in _LABELS and type(value) is Mapping:
            values[key] = found.below(value)
        elif (kept := found.part(value)) is not None:
            values[key] = kept
    same = values.keys() == node.values.keys() and all(
        values[key] is value for key, value in node.values.items()
    )
    shown = node if same else Mapping(values, keys, node.line, node.column)
    return ShownParts(shown, tuple(found.withheld))


class _Parts:
    """Looks through nodes, and notes what it leaves out."""

    def __init__(self, reading: Reading, holds: tuple[str, ...]) -> None:
        self._reading = reading
        self._holds = holds
        self.withheld: list[str] = []

    def part(self, node: Node) -> Node | None:
        """A value as the edition has it; None where it has none."""
        if type(node) is Scalar:
            return node
        if type(node) is Sequence:
            items = [kept for item in node.items if (kept := self.part(item)) is not None]
            same = len(items) == len(node.items) and all(map(_is, items, node.items))
            return node if same else Sequence(tuple(items), node.line, node.column)
        assert type(node) is Mapping
        said = [name for name in node.values if name.lower() == "for"]
        for name in said:
            if not is_for(read_audience(node.values[name], name, self._reading), self._holds):
                self.withheld += _ids(node)
                return None
        return self.below(_without_for(node) if said else node)

    def below(self, node: Mapping) -> Mapping:
        """A mapping with each of its values as the edition has it."""
        values = {key: kept for key, value in node.values.items() if (kept := self.part(value)) is not None}
        same = len(values) == len(node.values) and all(map(_is, values.values(), node.values.values()))
        return node if same else Mapping(values, node.keys, node.line, node.column)


def _is(one: object, other: object) -> bool:
    return one is other


def _ids(node: Mapping) -> Iterator[str]:
    value = node.values.get("id")
    if type(value) is Scalar and value.text.strip():
        yield value.text.strip()


def _without_for(node: Mapping) -> Mapping:
    values = {key: value for key, value in node.values.items() if key.lower() != "for"}
    return Mapping(values, node.keys, node.line, node.column) if len(values) < len(node.values) else node

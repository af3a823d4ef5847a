"""Hugo's `cascade`: keys of an index file that hold for the documents below its folder, or for some of them."""

from collections.abc import Iterator

from backstory.content.front_matter_types import Below
from backstory.content.said_below import said_below, unread_below
from backstory.yaml import schema
from backstory.yaml.parser import Mapping, Node, Scalar, Sequence
from backstory.yaml.schema import Reading

_TARGET = ("target", "_target")


def cascade(node: Node, key: str, reading: Reading) -> tuple[Below, ...]:
    """What the keys say of who may read the documents below, and when; others are passed over."""
    found: list[Below] = []
    for item in node.items if type(node) is Sequence else (node,):
        if type(item) is not Mapping:
            # It may hide whatever lies below.
            reading.note("draft-invalid", item, key=key, value=schema.shown(item))
            found.append(unread_below())
            continue
        targets = tuple(target for name in _TARGET for target in _targets(item.values.get(name)))
        said = {name: value for name, value in item.values.items() if name not in _TARGET}
        found += said_below(Mapping(said, item.keys, item.line, item.column), reading, targets=targets)
    return tuple(found)


def _targets(node: Node | None) -> Iterator[str]:
    """The patterns of paths; a target that tells documents apart by something else counts for all of them."""
    for item in node.items if type(node) is Sequence else (node,):
        path = item.values.get("path") if type(item) is Mapping else item
        if type(path) is Scalar and path.text:
            yield path.text

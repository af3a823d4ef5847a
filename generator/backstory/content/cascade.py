"""Hugo's `cascade`: keys of an index file that hold for the documents below its folder, or for some of them."""

from collections.abc import Iterator

from backstory.content.front_matter_types import Below
from backstory.content.visibility import said_by_key
from backstory.yaml import schema
from backstory.yaml.parser import Mapping, Node, Scalar, Sequence
from backstory.yaml.schema import Reading

_TARGET = ("target", "_target")


def cascade(node: Node, key: str, reading: Reading) -> tuple[Below, ...]:
    """What the keys say of who may read the documents below; keys that say something else are passed over."""
    found: list[Below] = []
    for item in node.items if type(node) is Sequence else (node,):
        if type(item) is not Mapping:
            # It may hide whatever lies below.
            reading.note("draft-invalid", item, key=key, value=schema.shown(item))
            continue
        targets = tuple(target for name in _TARGET for target in _targets(item.values.get(name)))
        for inner, value in item.values.items():
            if inner not in _TARGET and not schema.empty(value):
                said = said_by_key(inner, value, reading)
                found += (Below(one.means, targets=targets) for one in said if one.means)
    return tuple(found)


def _targets(node: Node | None) -> Iterator[str]:
    """The patterns of paths; a target that tells documents apart by something else counts for all of them."""
    for item in node.items if type(node) is Sequence else (node,):
        path = item.values.get("path") if type(item) is Mapping else item
        if type(path) is Scalar and path.text:
            yield path.text

"""What becomes of the metadata of one text: keys that get our names, values that are written anew, keys that are added."""

from collections.abc import Mapping as Names
from collections.abc import Sequence as ListOf

from msgspec import Struct

from backstory.yaml.parser import Mapping, Node, Scalar, Sequence


class Changes(Struct):
    """Keys by the names that they have in the source."""

    names: dict[str, str] = {}
    """Key -> the key of ours that it becomes."""
    values: dict[str, Node] = {}
    """Key -> what stands under it now; keys that aren't here keep their values as they are written."""
    merged: dict[str, str] = {}
    """Key that goes, for another has taken all that it says -> that other one."""
    added: dict[str, Node] = {}
    """Keys of ours that the source does not have."""

    def __bool__(self) -> bool:
        return bool(self.names or self.values or self.merged or self.added)

    def applied(self, node: Mapping) -> Mapping:
        """The metadata as it is with the changes; what is added stands below its last line."""
        values = {
            self.names.get(key, key): self.values.get(key, value)
            for key, value in node.values.items()
            if key not in self.merged
        }
        keys = {self.names.get(key, key): at for key, at in node.keys.items() if key not in self.merged}
        last = max((at.line for at in keys.values()), default=node.line)
        added = {key: Scalar(key, last + 1, 1) for key in self.added}
        return Mapping({**values, **self.added}, {**keys, **added}, node.line, node.column)


def text(value: str) -> Scalar:
    """A value that a conversion writes."""
    return Scalar(value, 0, 0, plain=False)


def word(value: str) -> Scalar:
    """A word or a date, which stands without quotation marks."""
    return Scalar(value, 0, 0)


def texts(values: ListOf[str]) -> Sequence:
    """A list of texts."""
    return Sequence(tuple(map(text, values)), 0, 0)


def spelt(node: Mapping) -> Names[str, str]:
    """Key in small letters -> as its author wrote it."""
    return {key.lower(): key for key in node.values}

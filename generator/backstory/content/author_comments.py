"""Comments in the values of front matter: no reader sees those either."""

import re

from backstory.markdown.comments import may_have_comments, signs_of, without_comments
from backstory.yaml.parser import Mapping, Node, Scalar, Sequence
from backstory.yaml.schema import Reading

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+$", re.I)


def remove_comments(mapping: Mapping, reading: Reading) -> Mapping:
    """The mapping without the comments in its texts; one that has no end is noted, and may hide all that follows."""
    values = {key: _without(value, reading) for key, value in mapping.values.items()}
    if all(values[key] is value for key, value in mapping.values.items()):
        return mapping
    return Mapping(values, mapping.keys, mapping.line, mapping.column)


def _without(node: Node, reading: Reading) -> Node:
    if type(node) is Scalar:
        return _text(node, reading)
    if type(node) is Mapping:
        return remove_comments(node, reading)
    assert type(node) is Sequence
    items = tuple([_without(item, reading) for item in node.items])
    same = all(one is other for one, other in zip(items, node.items, strict=True))
    return node if same else Sequence(items, node.line, node.column)


def _text(node: Scalar, reading: Reading) -> Scalar:
    text = node.text
    if not may_have_comments(text) or _ADDRESS.match(text):
        return node
    kept, unclosed = without_comments(text)
    if unclosed >= 0:
        reading.note("comment-unclosed", node, **signs_of(text, unclosed))
    return Scalar(kept, node.line, node.column, node.plain, node.lines) if kept != text else node

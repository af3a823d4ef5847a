"""Values as YAML that reads back to the same text."""

import json
import re

from yaml import MappingNode, Node, ScalarNode, SequenceNode

# Safe without quotes anywhere, between brackets too.
_PLAIN = re.compile(r"[^\W\d_](?:[\w '’.\-–/()&]*[\w’.)])?")
_WITH_A_MEANING = frozenset("null true false yes no on off y n".split())


def scalar(text: str, style: str = "") -> str:
    """One value in the author's kind of quotes; in double quotes where it needs some and has none."""
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _WITH_A_MEANING and text.isprintable()
    if plain and style not in ("'", '"'):
        return text
    return json.dumps(text, ensure_ascii=not text.isprintable())


def sequence(texts: list[str]) -> str:
    """`[a, b]`."""
    return f"[{', '.join(map(scalar, texts))}]"


def inline(node: Node) -> str:
    """A value of any kind on one line, with the quotes that its texts had."""
    if isinstance(node, SequenceNode):
        return f"[{', '.join(map(inline, node.value))}]"
    if isinstance(node, MappingNode):
        return "{" + ", ".join(f"{inline(key)}: {inline(value)}" for key, value in node.value) + "}"
    assert isinstance(node, ScalarNode)
    if not node.value and not node.style:
        return "~"
    style = node.style if node.style in ("'", '"') and "\n" not in node.value else ""
    return scalar(node.value, style)

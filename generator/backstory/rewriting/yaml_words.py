"""Values as YAML that reads back to the same text."""

import json

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from backstory.importers import yaml_text


def scalar(text: str, style: str = "") -> str:
    """One value in the author's kind of quotes; in double quotes where it needs some and has none."""
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if style == '"' and text.isprintable():
        return json.dumps(text, ensure_ascii=False)
    return yaml_text.scalar(text)


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

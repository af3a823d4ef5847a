"""Values of a tree's configuration that its texts have by name, written out: `{{ site.repository }}`, `{{< param phone >}}`.

Our site has no such configuration. What else tags say is read in every site (markdown/foreign/).
"""

import re
from collections import Counter

from backstory.converting.source_tree import SourceTree
from backstory.markdown.foreign.expressions import value_of
from backstory.markdown.foreign.tags import Tag, find_tags, may_have_tags

_TAG = re.compile(r"\{\{([^{}]{1,500})\}\}")
_NAME = re.compile(r"[\w.-]+")


def with_values(body: str, tree: SourceTree, counted: Counter[str]) -> str:
    """The body with these values in it, and with links into folders by the names that they have here."""
    if may_have_tags(body) and _names_one(body, tree):
        for tag in reversed(find_tags(body)):
            if (value := _value(tag, tree)) is not None:
                counted[body[tag.start : tag.end]] += 1
                body = body[: tag.start] + value + body[tag.end :]
    for folder, name in tree.moved.items():
        if folder in body:
            body = re.sub(rf"(?<=[\s(\"'/<]){re.escape(folder)}(?=[\w./-]+)", name, body)
    return body


def _names_one(body: str, tree: SourceTree) -> bool:
    """A quick look: whether a value's name stands in a tag."""
    known = tree.settings.tree.variables
    return any(
        token in known or f"param.{token}" in known
        for tag in _TAG.findall(body)
        for token in _NAME.findall(tag)
    )


def _value(tag: Tag, tree: SourceTree) -> str | None:
    """What the configuration says; None for a tag that is read without it."""
    known = tree.settings.tree.variables
    if tag.name == "param":
        return known.get(f"param.{tag.first(())}")
    if tag.name or not tag.expression or value_of(tag.expression) is not None:
        return None
    return value_of(tag.expression, known)

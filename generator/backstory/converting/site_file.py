"""The settings that a tree's configuration gives, as the text of a site.yaml."""

from collections.abc import Iterator

from backstory.converting.changes import text, texts, word
from backstory.converting.node_text import entry_lines
from backstory.converting.source_tree import SourceTree
from backstory.settings import NAME
from backstory.yaml.parser import Mapping, Node, Scalar, read_mapping

_TEXTS = ("title", "base_url", "language", "timezone", "description", "publisher")


def site_text(tree: SourceTree) -> str:
    """A site.yaml for the site that the tree becomes: its own, if it has one, and below it what the tree says besides.

    Empty where the tree says nothing of a site.
    """
    own, said = "", dict(settings_said(tree))
    if NAME in tree.files:
        own = tree.data(NAME).decode("utf-8-sig", "replace")
        node, _ = read_mapping(own, NAME)
        said = {key: value for key, value in said.items() if node is None or key not in node.values}
        own = own if own.endswith("\n") or not own else f"{own}\n"
    lines = [line for key, value in said.items() for line in entry_lines(key, value)]
    return own + "".join(f"{line}\n" for line in lines)


def settings_said(tree: SourceTree) -> Iterator[tuple[str, Node]]:
    """The settings that the tree gives, by their names in site.yaml."""
    if tree.found is None:
        return
    values = tree.found.values
    for key in _TEXTS:
        if value := values.get(key):
            yield key, text(str(value))
    if authors := values.get("authors"):
        yield "authors", texts(list(authors))
    yield "markdown", word(tree.settings.markdown)
    if navigation := values.get("navigation"):
        keys = {label: Scalar(label, 0, 0) for label, _ in navigation}
        yield "navigation", Mapping({label: text(address) for label, address in navigation}, keys, 0, 0)
    if patterns := [one for one in tree.settings.tree.topics if "#" not in one]:
        yield "topic_redirects", texts(patterns)

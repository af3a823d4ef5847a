"""Footnotes in the order in which a text first refers to them, without those that it never does.

Python-Markdown numbers them by their definitions, or, with an option of some versions, as here, and shows all.
"""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor

_REFERENCE = re.compile(
    r"(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|(?<!\\)\[\^(?P<label>[^\]]*)\]", re.DOTALL
)


class UsedFootnotes(Treeprocessor):
    """Comes before the footnotes are put into the tree (50), with their definitions still text."""

    def __init__(self, footnotes: FootnoteExtension) -> None:
        super().__init__()
        self._footnotes = footnotes

    def run(self, root: Element) -> None:
        defined = self._footnotes.footnotes
        if not defined:
            return
        used = dict.fromkeys(_references(root.itertext()))
        for label in (waiting := [*used]):
            # A footnote may refer to others.
            further = [one for one in _references([defined.get(label, "")]) if one not in used]
            used |= dict.fromkeys(further)
            waiting += further
        written = {label: defined[label] for label in used if label in defined}
        defined.clear()
        defined.update(written)


def _references(texts: Iterable[str]) -> list[str]:
    return [
        found["label"]
        for text in texts
        if "[^" in text
        for found in _REFERENCE.finditer(text)
        if not found["ticks"]
    ]

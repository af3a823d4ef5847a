"""Boxes that fold, `??? note "Title"` and `???+`, and quotations that are boxes, `> [!note] Title`, in Python-Markdown."""

import re
from itertools import pairwise
from typing import ClassVar
from xml.etree.ElementTree import Element

from markdown.extensions.admonition import AdmonitionProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from backstory.markdown.callout_signs import CALLOUT, callout_title

_TITLE = "admonition-title"
_FOLD = "fold"
"""The attribute that tells, until the end, how a box folds: `+` for unfolded."""


class Boxes(AdmonitionProcessor):
    """Python-Markdown's own boxes, and in the same form those that fold, which stay `div` until all blocks are read."""

    RE: ClassVar[re.Pattern[str]] = re.compile(
        r'(?:^|\n)(?:!!!|\?\?\?(?P<unfolded>\+?)) ?(?P<classes>[\w\-]+(?: +[\w\-]+)*)(?: +"(?P<title>.*?)")? *(?:\n|$)'
    )

    def run(self, parent: Element, blocks: list[str]) -> None:
        begun = self.RE.search(blocks[0])
        super().run(parent, blocks)
        if begun and begun["unfolded"] is not None:
            parent[-1].set(_FOLD, begun["unfolded"])

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        """The classes of a box, and its title: its first class where there is none."""
        classes = " ".join(match["classes"].lower().split())
        return classes, classes.partition(" ")[0].capitalize() if match["title"] is None else match["title"]


class FoldedBoxes(Treeprocessor):
    """Makes of a box that folds what HTML has for it."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            fold = element.attrib.pop(_FOLD, None)
            if fold is not None and element.tag == "div":
                _fold(element, unfolded=bool(fold))


class Callouts(Treeprocessor):
    """Makes boxes of quotations whose first line says so, as on GitHub and in Obsidian."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for quotation in parent.findall("blockquote"):
                for part in _parted(quotation, parent):
                    if found := _sign(part[0]):
                        _make_box(part, found)


def _sign(block: Element) -> re.Match[str] | None:
    """How a block says that it begins a box."""
    if block.tag != "p" or not block.text or isinstance(block.text, AtomicString):
        return None
    return CALLOUT.match(block.text.partition("\n")[0])


def _parted(quotation: Element, parent: Element) -> list[Element]:
    """A quotation as several where boxes begin in it: Python-Markdown makes one of those that only a blank line parts."""
    starts = [number for number, block in enumerate(quotation) if number and _sign(block)]
    parts = [quotation] if len(quotation) else []
    place = list(parent).index(quotation)
    for start, end in pairwise([*starts, len(quotation)]):
        part = Element("blockquote")
        part.extend(quotation[start:end])
        parts.append(part)
        parent.insert(place + len(parts) - 1, part)
    if starts:
        del quotation[starts[0] :]
    return parts


def _make_box(quotation: Element, found: re.Match[str]) -> None:
    first = quotation[0]
    line, _, rest = (first.text or "").partition("\n")
    kind, *classes = found["kind"].lower().split()
    quotation.tag = "div"
    quotation.set("class", " ".join(["admonition", kind, *classes]))
    if rest:
        text = Element("p")
        text.text = rest
        text.extend(list(first))
        for child in list(first):
            first.remove(child)
        quotation.insert(1, text)
    if found["untitled"] == "|":
        quotation.remove(first)
        return
    first.set("class", _TITLE)
    first.text = line[found.end() :].strip() or callout_title(found)
    if found["fold"]:
        _fold(quotation, unfolded=found["fold"] == "+")


def _fold(box: Element, *, unfolded: bool) -> None:
    box.tag = "details"
    if unfolded:
        box.set("open", "")
    if len(box) and box[0].get("class") == _TITLE:
        box[0].tag = "summary"

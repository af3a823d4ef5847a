"""Blocks of our own in Python-Markdown: background boxes, block ids, attribute lists that leave templates alone, abbreviations."""

import re
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString

from backstory.markdown.abbreviated import abbreviation_pattern
from backstory.markdown.attribute_lists import LIST_WRITTEN, read_attributes
from backstory.markdown.fences_inside import FencesInside
from backstory.markdown.placeholders import Placeholder, Placeholders
from markdown import Markdown

_BLOCK_ID = re.compile(r"(?:^|\s)\^([A-Za-z0-9-]+)\s*$")
_HEADING = re.compile(r"h([1-6])$")


class BoxTreeprocessor(Treeprocessor):
    """Makes a section of `!!! background "Title"`, its title a heading one level below the one before it."""

    def __init__(self, md: Markdown, placeholders: Placeholders) -> None:
        super().__init__(md)
        self.placeholders = placeholders

    def run(self, root: Element) -> None:
        level = 1
        titles = set()
        for element in root.iter():
            if (heading := _HEADING.match(element.tag)) and element not in titles:
                level = int(heading[1])
            elif element.tag == "div" and _is_box(element):
                title = element[0]
                titles.add(title)
                title.tag = f"h{min(level + 1, 6)}"
                del title.attrib["class"]
                element.tag = "section"
                element.set("class", " ".join(["box", *element.get("class", "").split()[2:]]))
                element.set("id", self.placeholders.add(Placeholder("box")))


def _is_box(element: Element) -> bool:
    classes = element.get("class", "").split()
    titled = len(element) > 0 and element[0].get("class") == "admonition-title"
    return classes[:2] == ["admonition", "background"] and titled


class BlockIdTreeprocessor(Treeprocessor):
    """`^id` at the end of a paragraph or list item, or alone below a block, names the block."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for child in list(parent):
                text = child.text
                if child.tag not in ("p", "li", "dd") or not text or "^" not in text:
                    continue
                found = None if isinstance(text, AtomicString) else _BLOCK_ID.search(text)
                if found is None:
                    continue
                if found.start() == 0 and child.tag == "p":
                    _name_block_before(parent, child, f"^{found[1]}")
                else:
                    child.text = text[: found.start()]
                    child.set("id", f"^{found[1]}")


def _name_block_before(parent: Element, child: Element, name: str) -> None:
    place = list(parent).index(child)
    if place == 0:
        return
    before = parent[place - 1]
    parent.remove(child)
    if (before.text or "").startswith(STX):
        # Code and raw HTML come back in the place of this paragraph, so that its attributes are lost.
        wrapper = Element("div")
        parent[place - 1] = wrapper
        wrapper.append(before)
        before = wrapper
    before.set("id", name)


class LoneAttributeLists(Treeprocessor):
    """A list of attributes on a line of its own: below a block, or above the first line of one, as kramdown has it."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for child in list(parent):
                text = child.text
                if child.tag != "p" or not text or text[:1] != "{" or isinstance(text, AtomicString):
                    continue
                line, _, rest = text.partition("\n")
                found = LIST_WRITTEN.fullmatch(line.strip())
                given = read_attributes(found[1]) if found else None
                if given is None:
                    continue
                if rest:
                    child.text = rest
                    _give(child, given)
                else:
                    _give_to_neighbour(parent, child, given)


def _give_to_neighbour(parent: Element, child: Element, given: dict[str, str]) -> None:
    """Attributes that are all of a paragraph belong to the block before it, or to the first one after it."""
    place = list(parent).index(child)
    neighbours = (*parent[place - 1 : place], *parent[place + 1 : place + 2])
    parent.remove(child)
    # Code and raw HTML are not there yet, and come back without attributes.
    if neighbours and not (neighbours[0].text or "").startswith(STX):
        _give(neighbours[0], given)


def _give(element: Element, given: dict[str, str]) -> None:
    for key, value in given.items():
        before = element.get(key) if key == "class" else None
        element.set(key, f"{before} {value}" if before else value)


class AttributeLists(AttrListTreeprocessor):
    """Attribute lists, without taking `{{ … }}`, `{% … %}` and `{< … >}` of other programs for some."""

    BASE_RE = r"\{\:?[ ]*([^\}\n {%<][^\n]*)\}"  # type: ignore[misc]
    HEADER_RE = re.compile(rf"[ ]+{BASE_RE}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{BASE_RE}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{BASE_RE}")  # type: ignore[misc]


class Abbreviations(AbbrTreeprocessor):
    """Declared abbreviations, with dots and signs and before particles, too."""

    def run(self, root: Element) -> None:
        if pattern := abbreviation_pattern(self.abbrs):
            self.RE = pattern
            self.iter_element(root)


class BlockExtension(Extension):
    """Adds these to a parser; what they find goes to `placeholders`."""

    def __init__(self, placeholders: Placeholders) -> None:
        super().__init__()
        self.placeholders = placeholders

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        # Before the text is parsed (20), when a paragraph is still one string.
        md.treeprocessors.register(BoxTreeprocessor(md, self.placeholders), "box", 30)
        md.treeprocessors.register(BlockIdTreeprocessor(md), "block_id", 29)
        md.treeprocessors.register(LoneAttributeLists(md), "lone_attr_list", 28)
        md.treeprocessors.register(AttributeLists(md), "attr_list", 8)
        md.preprocessors.register(FencesInside(md), "fences_inside", 26)
        declared = vars(md.treeprocessors["abbr"])["abbrs"]
        md.treeprocessors.register(Abbreviations(md, declared), "abbr", 7)

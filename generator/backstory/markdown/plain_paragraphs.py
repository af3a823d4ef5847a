"""The fast path: plain paragraphs and plain text pass Python-Markdown without being tried against its patterns.

A plain paragraph costs 15 tests of block processors, and every piece of text 23 inline patterns. What can
match none of them is told by a look at the characters. The HTML is the same to the byte. The fast path is off
where the site, or another version of Python-Markdown, adds rules of which that isn't known.
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import AtomicString

from backstory.markdown.plain_text import PLAIN_BLOCK, PLAIN_LINE, is_plain
from backstory.markdown.python.marks import MARK_SIGNS
from markdown import Markdown

BLOCKS = frozenset(
    """empty indent code hashheader setextheader hr olist ulist quote reference paragraph
    table deflist defindent admonition footnote abbr alone ending_embed
    colon_box markdown_block""".split()
)
SIGNS: Mapping[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "not_strong": ("*", "_"),
    "em_strong": ("*", "_"),
    "em_strong2": ("_",),
    "footnote": ("[^",),
    "wikilink": ("[[",),
    "citation": ("[@",),
    "as_of": ("{as-of",),
    "bare_link": ("://", "www."),
    "keys": ("++",),
    **MARK_SIGNS,
}
"""What the inline patterns were made for, by Python-Markdown's names: without one of its signs, none can match."""


class PlainParagraph(BlockProcessor):
    """Comes first, and takes the blocks that can be nothing but a paragraph."""

    def test(self, parent: Element, block: str) -> bool:
        plain = PLAIN_BLOCK if "\n" in block else PLAIN_LINE
        embed = block.endswith("]]") and "![[" in block
        return plain.match(block) is not None and not embed and not self.parser.state.isstate("list")

    def run(self, parent: Element, blocks: list[str]) -> None:
        SubElement(parent, "p").text = blocks.pop(0)


class PlainText(Treeprocessor):
    """Marks text without any special character as finished, so that no inline pattern is tried on it.

    Not in a text that declares abbreviations: they are looked for afterwards, in what is not finished.
    `left` says whether there is text for the inline patterns.
    """

    left = True

    def __init__(self, md: Markdown, abbreviations: Mapping[str, str]) -> None:
        super().__init__(md)
        self.abbreviations = abbreviations

    def run(self, root: Element) -> None:
        self.left = bool(self.abbreviations)
        if self.left:
            return
        for element in root.iter():
            if (text := element.text) and not isinstance(text, AtomicString):
                if is_plain(text):
                    element.text = AtomicString(text)
                else:
                    self.left = True
            if (tail := element.tail) and not isinstance(tail, AtomicString):
                if is_plain(tail):
                    element.tail = AtomicString(tail)
                else:
                    self.left = True


class InlineWhereNeeded(InlineProcessor):
    """The inline patterns, for a document that has text which is not plain."""

    def __init__(self, md: Markdown, plain: PlainText) -> None:
        super().__init__(md)
        self.plain = plain
        ready = md.inlinePatterns
        names = sorted((name for name in SIGNS if name in ready), key=ready.get_index_for_name)
        self._patterns = [(SIGNS[name], ready[name]) for name in names]
        # Python-Markdown asks itself, by names that are its own, for what becomes of a piece of text.
        self._apply = vars(InlineProcessor)["_InlineProcessor__applyPattern"]
        vars(self)["_InlineProcessor__handleInline"] = self._handled

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        if self.plain.left:
            return super().run(tree, ancestors)
        self.stashed_nodes: dict[str, Element | str] = {}
        return tree

    def _handled(self, data: str, first: int = 0) -> str:
        """The text with placeholders for what the patterns from `first` on make of it.

        As Python-Markdown does it, but for the patterns whose signs the text does not have.
        """
        if isinstance(data, AtomicString):
            return data
        for number, (signs, pattern) in enumerate(self._patterns[first:], first):
            if not (signs[0] in data or signs[-1] in data):
                continue
            matched, start = True, 0
            while matched:
                data, matched, start = self._apply(self, pattern, data, number, start)
        return data


class WhiteSpaceWhereNeeded(NormalizeWhitespace):
    """Evens out white space as Python-Markdown does, without looking for blanks where no line begins with one."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if "\n " in text or "\t" in text or "\r" in text or "\x02" in text or "\x03" in text:
            return super().run(lines)
        return [*lines, "", ""]


class FencesWhereNeeded(FencedBlockPreprocessor):
    """Looks for fenced code only in a text that has a fence."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return super().run(lines) if "```" in text or "~~~" in text else lines


def add_fast_path(md: Markdown, abbreviations: Mapping[str, str]) -> bool:
    """Puts the fast path into a parser that has all its extensions; false where they are not all known.

    `abbreviations` is where the parser keeps those that the text declares.
    """
    blocks, patterns = md.parser.blockprocessors, md.inlinePatterns
    if sum(name in blocks for name in BLOCKS) < len(blocks):
        return False
    if sum(name in patterns for name in SIGNS) < len(patterns):
        return False
    plain = PlainText(md, abbreviations)
    md.preprocessors.register(WhiteSpaceWhereNeeded(md), "normalize_whitespace", 30)
    md.preprocessors.register(FencesWhereNeeded(md, {"lang_prefix": "language-"}), "fenced_code_block", 25)
    md.parser.blockprocessors.register(PlainParagraph(md.parser), "plain", 200)
    md.treeprocessors.register(plain, "plain_text", 20.5)
    md.treeprocessors.register(InlineWhereNeeded(md, plain), "inline", 20)
    return True

"""Our own syntax, as an extension of Python-Markdown: wikilinks, embeds, citations, date marks.

Nothing is resolved here. Each place becomes a `Placeholder`, and a stand-in for it goes into the HTML: as the
address of a link or picture, or as a word of the text. walk/ makes slots of them.
"""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    LINK_RE,
    REFERENCE_RE,
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.util import AtomicString

from backstory.markdown.file_kinds import is_image
from backstory.markdown.placeholders import (
    Placeholder,
    Placeholders,
    TextWarning,
    local,
)
from backstory.markdown.position_marks import unmarked
from backstory.markdown.python.found import Found
from backstory.markdown.wikilinks import OMISSION, Wikilink, picture_attributes, read_wikilink
from markdown import Markdown

_WIKILINK = r"(?<!\\)(!?)\[\[(?:\ue012(\d+)\ue013)?([^\[\]\ue012]{1,500})\]\](?!\(|\[(?!\[))"
_CITATION = r"(?<!\\)\[@(?:\ue012(\d+)\ue013)?(\w[\w:.+/-]*(?:[ ]*[;,][ ]*@\w[\w:.+/-]*)*)\](?![(\[:])"
_AS_OF = r"(?<!\\)\{as-of(?:\ue012(\d+)\ue013)?\s+([^{}\n]{1,60})\}"
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$")
_EMBEDS = re.compile(r"(?:[ ]{0,3}!\[\[(?:\ue012\d+\ue013)?[^\[\]\ue012\n]{1,500}\]\][ ]*(?:\n|$))+$")
_EMBED = re.compile(_WIKILINK)
_ENDING_EMBED = re.compile(r"(?<=[:\n])[ ]*!\[\[(?:\ue012\d+\ue013)?[^\[\]\ue012\n]{1,500}\]\]$")

_ESCAPED = re.compile("\x02(\\d+)\x03")
_BRACKET = re.compile(r"[\[\]]")
_SIMPLE_ADDRESS = re.compile(r"\(\s*([^\s()<>\"']*)\s*\)")
_LONGEST_ADDRESS = 2000
"""With its title, where it is no simple one: Python-Markdown reads it letter by letter, and may read in vain."""


class WikilinkPattern(InlineProcessor):
    """`[[target#anchor|shown]]`, and with `!` before it a picture, or within running text a link."""

    def __init__(self, md: Markdown, placeholders: Placeholders) -> None:
        super().__init__(_WIKILINK, md)
        self.placeholders = placeholders

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        # Code is a stand-in here already; a name is what the author wrote.
        written = _read(m, self.unescape) if m[3] and "\x02" in m[3] else _read(m)
        if not m[1] and (reference := self.md.references.get(" ".join(m[3].split()).lower())):
            return self._reference(*reference, m), m.start() + 1, m.end() - 1
        if written is None:
            return None, None, None
        link, shown, explicit = written
        if link.kind == "file" and m[1] and is_image(link.target):
            attributes = picture_attributes(shown, explicit=explicit)
            return Element("img", {"src": self.placeholders.add(link)} | attributes), m.start(), m.end()
        if not explicit and self.placeholders.is_unnamed(link):
            return OMISSION, m.start(), m.end()
        element = Element("a", href=self.placeholders.add(link))
        # A name is a name: its underscores are no emphasis. What is written to be shown is Markdown.
        element.text = "|".join(shown) if explicit else AtomicString(shown[0])
        return element, m.start(), m.end()

    def _reference(self, address: str, title: str | None, m: re.Match[str]) -> Element:
        """The text defines `[name]: address`: then that is the link, within brackets, as in CommonMark."""
        placeholder = local(address, offset=int(m[2] or -1))
        element = Element(
            "a", href=self.placeholders.add(placeholder._replace(closing=False)) if placeholder else address
        )
        if title:
            element.set("title", title)
        element.text = m[3]
        return element


class CitationProcessor(InlineProcessor):
    """`[@id]`, or several as `[@a; @b]`."""

    def __init__(self, md: Markdown, placeholders: Placeholders) -> None:
        super().__init__(_CITATION, md)
        self.placeholders = placeholders

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        if f"@{m[2].lower()}" in self.md.references:
            return None, None, None
        ids = [part.strip().lstrip("@") for part in re.split("[;,]", m[2])]
        offset = int(m[1] or -1)
        return (
            "".join(self.placeholders.add(Placeholder("cite", id, offset=offset)) for id in ids),
            m.start(),
            m.end(),
        )


class AsOf(InlineProcessor):
    """`{as-of 2024-07}`: the sentence before it was true then."""

    def __init__(self, md: Markdown, placeholders: Placeholders) -> None:
        super().__init__(_AS_OF, md)
        self.placeholders = placeholders

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        day, offset = m[2].strip(), int(m[1] or -1)
        if not _DAY.match(day):
            self.placeholders.warnings.append(TextWarning("as-of-date", offset, {"date": day}))
            return None, None, None
        return self.placeholders.add(Placeholder("as-of", day, offset=offset)), m.start(), m.end()


class AloneProcessor(BlockProcessor):
    """Blocks that are nothing but embeds, or nothing but `[TOC]`."""

    def __init__(self, md: Markdown, placeholders: Placeholders) -> None:
        super().__init__(md.parser)
        self.placeholders = placeholders

    def test(self, parent: Element, block: str) -> bool:
        return block.strip() == "[TOC]" or ("![[" in block and self._embeds(block) is not None)

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        placeholders = self._embeds(block) or [Placeholder("contents")]
        SubElement(parent, "p").text = AtomicString("".join(map(self.placeholders.add, placeholders)))

    def _embeds(self, block: str) -> list[Placeholder] | None:
        if not _EMBEDS.match(block):
            return None
        found = [_read(one) for one in _EMBED.finditer(block)]
        placeholders = [
            one.placeholder._replace(kind="embed") for one in found if one and one.placeholder.kind == "link"
        ]
        return placeholders if placeholders and len(placeholders) == len(found) else None


class EndingEmbed(BlockProcessor):
    """A paragraph whose last words are an embed: it is shown below the paragraph, as one on a line of its own."""

    def test(self, parent: Element, block: str) -> bool:
        return block.endswith("]]") and _ENDING_EMBED.search(block) is not None and not self._in_list(parent)

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = _ENDING_EMBED.search(block)
        assert found is not None
        self.parser.parseBlocks(parent, [block[: found.start()].rstrip(), found[0].strip()])

    def _in_list(self, parent: Element) -> bool:
        return bool(self.parser.state.isstate("list")) or parent.tag in ("li", "dd", "td")


class _Brackets:
    """Which bracket closes which, worked out once for the texts that end alike.

    Python-Markdown replaces what it finds from left to right, and asks again of the rest. What a bracket is
    closed by depends on nothing before it, so places are kept as distances from the end.
    """

    def __init__(self) -> None:
        self._data = ""
        self._closing: dict[int, int] = {}

    def closing(self, data: str, start: int) -> int:
        """Where the bracket at `start` is closed, -1 where it isn't."""
        size = len(data)
        if data is not self._data and not self._data.endswith(data[start:]):
            self._data, self._closing = data, {}
            unclosed: list[int] = []
            for found in _BRACKET.finditer(data):
                if found[0] == "[":
                    unclosed.append(size - found.start())
                elif unclosed:
                    self._closing[unclosed.pop()] = size - found.start()
        return size - self._closing.get(size - start, size + 1)


class _PlacedLink(LinkInlineProcessor):
    """A kind of Markdown link or picture that takes in its mark, and keeps an address inside the site."""

    placeholders: Placeholders
    brackets: "_Brackets"
    offset = -1
    attribute = "href"

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        # Python-Markdown counts brackets from each one to the end: minutes for a long row of them.
        close = self.brackets.closing(data, index - 1)
        if close < 0:
            return "", index, False
        text = data[index:close]
        self.offset = -1
        if text.endswith("\ue013"):
            start = text.rindex("\ue012")
            self.offset = int(text[start + 1 : -1])
            text = text[:start]
        return text, close + 1, True

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        if simple := _SIMPLE_ADDRESS.match(data, index):
            return self.unescape(simple[1]).strip(), None, simple.end(), True
        end = index + _LONGEST_ADDRESS
        if data.find(")", index, end) < 0:
            return "", None, index, False
        return super().getLink(data[:end], index)

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        element, start, end = super().handleMatch(m, data)
        if isinstance(element, Element):
            self._keep(element)
        return element, start, end

    def _keep(self, element: Element) -> None:
        # A backslash escape is still Markdown's stand-in for a character here.
        address = _ESCAPED.sub(lambda found: chr(int(found[1])), unmarked(element.get(self.attribute, "")))
        written = local(address, offset=self.offset, image=self.attribute == "src")
        element.set(self.attribute, self.placeholders.add(written) if written else address)


class PlacedLink(_PlacedLink):
    """`[text](address)`."""


class PlacedImage(_PlacedLink, ImageInlineProcessor):
    """`![alt](address)`."""

    attribute = "src"


class _PlacedReference(_PlacedLink, ReferenceInlineProcessor):
    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:  # noqa: N802
        label, index, handled = super().evalId(data, index, text)
        return label and unmarked(label), index, handled


class PlacedReference(_PlacedReference):
    """`[text][label]`."""


class PlacedShortReference(_PlacedReference, ShortReferenceInlineProcessor):
    """`[label]`."""


class PlacedImageReference(_PlacedReference, ImageReferenceInlineProcessor):
    """`![alt][label]`."""

    attribute = "src"


class PlacedShortImageReference(_PlacedReference, ShortImageReferenceInlineProcessor):
    """`![label]`."""

    attribute = "src"


_MARKDOWN_LINKS: tuple[tuple[Callable[..., _PlacedLink], str, str, int], ...] = (
    (PlacedReference, REFERENCE_RE, "reference", 170),
    (PlacedLink, LINK_RE, "link", 160),
    (PlacedImage, IMAGE_LINK_RE, "image_link", 150),
    (PlacedImageReference, IMAGE_REFERENCE_RE, "image_reference", 140),
    (PlacedShortReference, REFERENCE_RE, "short_reference", 130),
    (PlacedShortImageReference, IMAGE_REFERENCE_RE, "short_image_ref", 125),
)
"""Python-Markdown's own six, under its names and in its order."""


class WikilinkExtension(Extension):
    """Adds the syntax to a parser; `placeholders` holds what it found in the text read last."""

    def __init__(self) -> None:
        super().__init__()
        self.placeholders = Placeholders()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.registerExtension(self)
        # Before backslash escapes (180), so that `\|` in a table is still what the author wrote.
        md.inlinePatterns.register(WikilinkPattern(md, self.placeholders), "wikilink", 187)
        md.inlinePatterns.register(CitationProcessor(md, self.placeholders), "citation", 186)
        md.inlinePatterns.register(AsOf(md, self.placeholders), "as_of", 185)
        md.parser.blockprocessors.register(AloneProcessor(md, self.placeholders), "alone", 76)
        md.parser.blockprocessors.register(EndingEmbed(md.parser), "ending_embed", 11)
        brackets = _Brackets()
        for kind, pattern, name, priority in _MARKDOWN_LINKS:
            processor = kind(pattern, md)
            processor.placeholders, processor.brackets = self.placeholders, brackets
            md.inlinePatterns.register(processor, name, priority)

    def reset(self) -> None:
        self.placeholders.clear()


def _read(found: re.Match[str], unescape: Callable[[str], str] = str) -> Wikilink | None:
    offset = _offset(found[2], found[1])
    return read_wikilink(found[3], embedded=bool(found[1]), offset=offset, unescape=unescape)


def _offset(mark: str | None, sign: str) -> int:
    """Where a wikilink begins: its mark says where the brackets do."""
    return int(mark) - len(sign) if mark else -1

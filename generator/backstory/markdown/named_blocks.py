"""Blocks that say what they are for: `::: why` up to `:::`, in either dialect, or `!!! why` with its text indented."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from backstory.markdown.body import BLOCK_KINDS
from backstory.markdown.html_tags import text_of
from backstory.markdown.position_marks import unmarked

_BEGIN = re.compile(rf":{{3,}}[ ]*(?P<kind>{'|'.join(BLOCK_KINDS)})(?:[ ]+(?P<title>[^\n]*?))?[ ]*(?:\n|$)")
_END = re.compile(r"(?:^|\n):{3,}[ ]*(?:\n|$)")
_MOST_UNCLOSED = 50
_DIV = re.compile(rf'\sclass="admonition (?P<kind>{"|".join(BLOCK_KINDS)})"')
_TITLE = re.compile(r'\s*<p class="admonition-title">(?P<title>.*?)</p>', re.S)


class NamedBlockProcessor(BlockProcessor):
    """Makes of `::: why` in Python-Markdown what it makes of `!!! why`."""

    unclosed = 0

    def test(self, parent: Element, block: str) -> bool:
        return block.startswith(":::") and _BEGIN.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        begun = _BEGIN.match(blocks[0])
        assert begun is not None
        inside = self._inside(blocks, begun.end())
        if inside is None:
            return False
        box = SubElement(parent, "div", {"class": f"admonition {begun['kind']}"})
        title = SubElement(box, "p", {"class": "admonition-title"})
        title.text = begun["title"] or begun["kind"].capitalize()
        self.parser.parseBlocks(box, inside)
        return True

    def _inside(self, blocks: list[str], start: int) -> list[str] | None:
        """Takes the blocks up to the closing line; None, and takes nothing, where there is none."""
        if self.unclosed >= _MOST_UNCLOSED:
            return None
        inside = [blocks[0][start:], *blocks[1:]]
        for number, block in enumerate(inside):
            if ended := _END.search(block):
                rest = block[ended.end() :]
                blocks[: number + 1] = [rest] if rest.strip() else []
                inside[number] = block[: ended.start()]
                return [one for one in inside[: number + 1] if one.strip()]
        self.unclosed += 1
        return None


def block_begins(written: str, html: str, at: int) -> tuple[str, str, int] | None:
    """Of a `div` with these attributes whose content begins at `at`: its kind, its own title, where its text begins."""
    if (found := _DIV.search(written)) is None:
        return None
    kind = found["kind"]
    titled = _TITLE.match(html, at)
    if titled is None:
        return kind, "", 0
    title = text_of(unmarked(titled["title"]))
    return kind, "" if title == kind.capitalize() else title, titled.end()

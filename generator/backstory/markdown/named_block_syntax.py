"""`::: why` and `::: list` up to `:::` in Python-Markdown."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from backstory.markdown.body import BLOCK_KINDS

_BEGIN = re.compile(
    rf":{{3,}}[ ]*(?P<kind>{'|'.join((*BLOCK_KINDS, 'list'))})(?:[ ]+(?P<title>[^\n]*?))?[ ]*(?:\n|$)"
)
_END = re.compile(r"(?:^|\n):{3,}[ ]*(?:\n|$)")
_MOST_UNCLOSED = 50


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

"""`::: why`, `::: list` and `:::note Title` up to `:::` in Python-Markdown."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from backstory.markdown.colon_boxes import COLON_BOX, COLON_END, MOST_UNCLOSED, colon_box


class ColonBoxes(BlockProcessor):
    """Makes of `::: why` in Python-Markdown what it makes of `!!! why`."""

    unclosed = 0

    def test(self, parent: Element, block: str) -> bool:
        return block.startswith(":::") and COLON_BOX.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        begun = COLON_BOX.match(blocks[0])
        assert begun is not None
        inside = self._inside(blocks, begun.end())
        if inside is None:
            return False
        kind, title = colon_box(begun)
        folded = kind == "details"
        box = SubElement(parent, "details" if folded else "div", {"class": f"admonition {kind}"})
        heading = SubElement(box, "summary" if folded else "p", {"class": "admonition-title"})
        heading.text = title or kind.capitalize()
        self.parser.parseBlocks(box, inside)
        return True

    def _inside(self, blocks: list[str], start: int) -> list[str] | None:
        """Takes the blocks up to the closing line; None, and takes nothing, where there is none."""
        if self.unclosed >= MOST_UNCLOSED:
            return None
        inside = [blocks[0][start:], *blocks[1:]]
        depth = 1
        for number, block in enumerate(inside):
            for line in re.finditer(r"^:::.*$", block, re.MULTILINE) if ":::" in block else ():
                if COLON_END.match(line[0]):
                    depth -= 1
                elif COLON_BOX.match(line[0]):
                    depth += 1
                if not depth:
                    rest = block[line.end() :].strip("\n")
                    blocks[: number + 1] = [rest] if rest.strip() else []
                    inside[number] = block[: line.start()].rstrip("\n")
                    return [one for one in inside[: number + 1] if one.strip()]
        self.unclosed += 1
        return None

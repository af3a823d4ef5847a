"""Blocks that say what they are for. Their label is a slot, since its words are the site's."""

from itertools import islice, takewhile

from msgspec.structs import replace

from backstory.markdown.assessments import read_assessment
from backstory.markdown.body import NamedBlock, SlotKind
from backstory.markdown.html_tags import tag
from backstory.markdown.placeholders import TextWarning
from backstory.markdown.position_marks import PLACEHOLDER, unmarked
from backstory.markdown.walk.open_elements import OpenElement
from backstory.markdown.walk.walked_body import Token, Tokens, WalkedBody, pass_over


class NamedBlockSlots:
    """The named blocks of one body."""

    def __init__(self, body: WalkedBody) -> None:
        self._body = body

    def begin(self, kind: str, title: str, start: int, tokens: Tokens) -> None:
        """One whose text begins at `start` of the HTML, behind its title; 0 if it has none."""
        body, segments = self._body, self._body.segments
        if start:
            pass_over(tokens, start)
        anchor = body.outline.anchor(kind)
        number = len(body.named_blocks)
        segments.markup.append(tag("div", {"class": f"block {kind}", "id": anchor}))
        segments.add_slot(SlotKind.LABEL, number)
        body.named_blocks.append(NamedBlock(kind, title, anchor, len(body.running.lines)))
        begun = segments.boundary()
        passed = len(body.outline.parts)
        body.open.begin("div", "</div>", part=anchor, start=begun, named=number, passed=passed)

    def end(self, ended: OpenElement) -> None:
        body, block = self._body, self._body.named_blocks[ended.named]
        body.outline.add_part(ended.part, ended.start, body.segments.boundary())
        body.segments.markup.append(ended.end)
        inside = takewhile(lambda slot: slot.segment >= ended.start, reversed(body.segments.slots))
        dated = next((slot for slot in inside if slot.kind is SlotKind.AS_OF), None)
        names = [
            name
            for name in islice(body.outline.parts, ended.passed, None)
            if name[1:] and name[0] == "^" and name != "^lead"
        ]
        lines = body.running.lines
        body.named_blocks[ended.named] = replace(
            block,
            # Until now it was the number of the first block of text in it.
            line=lines[block.line] if block.line < len(lines) else 0,
            as_of=body.as_of[dated.index] if dated else "",
            names=tuple(names),
        )

    def take_assessment(self, token: Token, tokens: Tokens) -> bool:
        """Whether the paragraph says how likely what the innermost block says is, which then is taken."""
        body = self._body
        end = body.html.find("</p>", token.end())
        read = read_assessment(PLACEHOLDER.sub("", unmarked(body.html[token.end() : end])))
        if read is None:
            return False
        assessment, misread = read
        number = body.open.inside[-1].named
        body.named_blocks[number] = replace(body.named_blocks[number], assessment=assessment)
        for one in misread:
            offset = body.cursor.find(one.value)
            facts = {"key": one.key, "value": one.value, "choices": one.choices}
            body.warnings.append(TextWarning("value-choice", offset, facts))
        pass_over(tokens, end + len("</p>"))
        return True

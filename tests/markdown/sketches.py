"""Bodies as short lines, so that a test can show what came out: markup as it is, the rest in brackets.

`‹text›` is text for mention links, `⟨target#anchor|shown⟩` a link, `⟨!target⟩` an embed, `⟨@id⟩` a citation,
`⟨as-of day⟩` a date mark; `⌂` stands for the site's root and `•` for the folder of the document.
"""

from backstory.markdown.body import Markup, Slot, SlotKind, Text
from backstory.markdown.parser import ParsedBody
from backstory.markdown.position_marks import BASE, ROOT


def sketch(parsed: ParsedBody) -> str:
    """The body of what was parsed."""
    return "".join(_segment(segment, parsed) for segment in parsed.body.segments).strip()


def part(parsed: ParsedBody, name: str) -> str:
    """One part of it."""
    start, end = parsed.body.parts[name]
    return "".join(_segment(segment, parsed) for segment in parsed.body.segments[start:end]).strip()


def _segment(segment: Markup | Text | Slot, parsed: ParsedBody) -> str:
    if isinstance(segment, Markup):
        return segment.html.replace(ROOT, "⌂").replace(BASE, "•")
    if isinstance(segment, Text):
        return f"‹{segment.text}›"
    facts, index = parsed.facts, segment.index
    if segment.kind == SlotKind.OPEN:
        link = facts.links[index]
        return f"⟨{_name(link.target, link.anchor)}|"
    if segment.kind == SlotKind.EMBED:
        embed = facts.embeds[index]
        return f"⟨!{_name(embed.target, embed.anchor)}⟩"
    if segment.kind == SlotKind.CITE:
        return f"⟨@{facts.citations[index].id}⟩"
    return f"⟨as-of {facts.as_of[index]}⟩" if segment.kind == SlotKind.AS_OF else "⟩"


def _name(target: str, anchor: str) -> str:
    return f"{target}#{anchor}" if anchor else target

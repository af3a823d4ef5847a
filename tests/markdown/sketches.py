"""Bodies as short lines, so that a test can show what came out: markup as it is, the rest in brackets.

`‹text›` is text for mention links, `⟨target#anchor|shown⟩` a link, `⟨!target⟩` an embed, `⟨@id⟩` a citation,
`⟨as-of day⟩` a date mark, `<img>` a picture; `⌂` stands for the site's root and `•` for the folder of the document.
"""

from urllib.parse import quote

from backstory.markdown.body import Facts, Markup, ShownImage, Slot, SlotKind, Text
from backstory.markdown.html_tags import tag
from backstory.markdown.parsed_body import ParsedBody
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
    if segment.kind == SlotKind.PICTURE:
        return _picture(facts.shown_images[index], facts)
    return f"⟨as-of {facts.as_of[index]}⟩" if segment.kind == SlotKind.AS_OF else "⟩"


def _picture(shown: ShownImage, facts: Facts) -> str:
    """As the tag that it was written as."""
    name = facts.images[shown.image].name
    address = f"⌂{quote(name[1:])}" if name.startswith("/") else f"•{quote(name)}"
    given = dict(shown.given)
    before = {"alt": given.pop("alt")} if "alt" in given else {}
    written = tag("img", before | {"src": address} | given)
    return f"<p>{written}</p>" if shown.alone else written


def _name(target: str, anchor: str) -> str:
    return f"{target}#{anchor}" if anchor else target

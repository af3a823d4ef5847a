"""From what a walk found to a body and its facts."""

from msgspec import structs

from backstory.markdown.abbreviations import explained
from backstory.markdown.body import Body, Facts, Markup, Part, Segment, SlotKind, Text
from backstory.markdown.parsed_body import ParsedBody
from backstory.markdown.part_digests import digested_part
from backstory.markdown.walk.walked_body import WalkedBody
from backstory.problems import Problem


def parsed_body(
    walked: WalkedBody, declared: list[tuple[str, str]], problems: tuple[Problem, ...]
) -> ParsedBody:
    """What was found in a body, whose text declares these abbreviations: full, short."""
    plain = "\n".join(walked.running.texts)
    found = explained(plain) if "(" in plain else []
    facts = Facts(
        title="",
        headings=tuple(walked.outline.headings),
        links=tuple(walked.running.links),
        embeds=tuple(walked.embeds),
        citations=tuple(walked.citations),
        as_of=tuple(walked.as_of),
        inline_backgrounds=tuple(walked.inline_backgrounds),
        images=tuple(walked.link_targets.files),
        bare_images=tuple(walked.bare_images),
        external_links=tuple(walked.external_links),
        ids=tuple(sorted(walked.ids)),
        words=walked.running.words(),
        excerpt=walked.lead,
        abbreviations=tuple(dict.fromkeys(declared + found)),
        parts=_parts(walked),
        slots=tuple(walked.segments.slots),
        blocks=tuple(walked.running.lines),
        named_blocks=tuple(walked.named_blocks),
        shown_images=tuple(walked.shown_images),
        queries=tuple(walked.queries),
    )
    body = Body(tuple(walked.segments.finished), walked.outline.parts)
    return ParsedBody(body, facts, problems, walked.heading_title, plain)


def _parts(walked: WalkedBody) -> dict[str, Part]:
    seen = [_seen(segment, walked) for segment in walked.segments.finished]
    return {
        name: digested_part(
            seen, place, walked.segments.words_at[place[1]] - walked.segments.words_at[place[0]]
        )
        for name, place in walked.outline.parts.items()
    }


def _seen(segment: Segment, walked: WalkedBody) -> object:
    if isinstance(segment, Markup):
        return segment.html
    if isinstance(segment, Text):
        return (segment.text,)
    match segment.kind:
        case SlotKind.OPEN:
            link = walked.running.links[segment.index]
            return (0, link.target, link.anchor, link.wiki, link.title)
        case SlotKind.EMBED:
            embed = walked.embeds[segment.index]
            return (2, embed.target, embed.anchor)
        case SlotKind.CITE:
            return (3, walked.citations[segment.index].id)
        case SlotKind.AS_OF:
            return (4, walked.as_of[segment.index])
        case SlotKind.LABEL:
            block = walked.named_blocks[segment.index]
            return (5, block.kind, block.title, block.assessment)
        case SlotKind.LIST:
            query = walked.queries[segment.index]
            return (6, [one.name for one in query.topics], structs.replace(query, topics=()))
        case _:
            return (1,)

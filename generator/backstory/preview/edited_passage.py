"""Which passage of a text was edited: the first one that is not as it was."""

from backstory.content.reader import decode_body
from backstory.markdown.body import Body, Text

_LENGTH = 80


def edited_passage(before: Body | None, after: bytes) -> str:
    """The start of the first paragraph of `after`, an encoded body, that `before` does not have."""
    known = set(_blocks(before)) if before is not None else set()
    return next((block[:_LENGTH] for block in _blocks(decode_body(after)) if block not in known), "")


def _blocks(body: Body) -> list[str]:
    blocks: dict[int, str] = {}
    for segment in body.segments:
        if isinstance(segment, Text):
            blocks[segment.block] = blocks.get(segment.block, "") + segment.text
    return [" ".join(text.split()) for text in blocks.values()]

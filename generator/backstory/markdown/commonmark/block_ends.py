"""What the last words of a block say of it: `^id` names it, `{: .class}` gives it attributes."""

from collections.abc import Sequence

from backstory.markdown.attribute_lists import LIST_WRITTEN, read_attributes
from backstory.markdown.commonmark.inline_text import AttributeList, BlockId
from backstory.markdown.commonmark.pieces import Element, Pieces

_NAMED = frozenset(["p", "li", "dd"])
"""What a block id can name at its end."""
_ON_ONE_LINE = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "dt", "td", "th"])
"""What attributes can follow on the same line; elsewhere they have a line of their own."""


def finish_block(pieces: Pieces) -> None:
    """Ends the block that began last."""
    if pieces.written:
        last = pieces.written[-1]
        if isinstance(last, BlockId):
            if not name_block(pieces):
                return
        elif _list_at_an_end(pieces) and not _take_attributes(pieces):
            return
    pieces.end()


def name_block(pieces: Pieces) -> bool:
    """Takes the `^id` that was written last for the name of its block, or of the one before where it stands alone.

    Whether the block goes on being one.
    """
    element, written = pieces.open[-1], pieces.written
    if element.name not in _NAMED:
        return True
    name = written[-1].strip()
    if element.name == "p" and _text_of(pieces, element) == [written[-1]]:
        before = pieces.open[-2].last
        if before is None:
            return True
        pieces.drop(element)
        _name(before, name, pieces)
        return False
    written.pop()
    if written[-1] == "\n":
        written.pop()
    else:
        written[-1] = written[-1].removesuffix(" ")
    pieces.set(element, {"id": name})
    return True


def _name(block: Element, name: str, pieces: Pieces) -> None:
    if block.name == "pre":
        # As Python-Markdown has it, whose code takes no attributes.
        pieces.written[block.at] = f'<div id="{name}">\n{pieces.written[block.at]}'
        pieces.written.append("</div>\n")
    else:
        pieces.set(block, {"id": name})


def _text_of(pieces: Pieces, element: Element) -> Sequence[str]:
    """What was written in an element, without the mark of its place."""
    return [piece for piece in pieces.written[element.at + 1 :] if not piece.startswith("\ue012")]


def _list_at_an_end(pieces: Pieces) -> bool:
    return isinstance(pieces.written[-1], AttributeList) or (
        pieces.open[-1].name == "p"
        and any(isinstance(one, AttributeList) for one in _text_of(pieces, pieces.open[-1])[:1])
    )


def _take_attributes(pieces: Pieces) -> bool:
    """Gives a block the attributes with which it ends or begins. Whether it goes on being one."""
    element, written = pieces.open[-1], pieces.written
    said = _text_of(pieces, element)
    if element.name == "p" and len(said) == 1:
        given = _read(said[0])
        if given is None:
            return True
        pieces.drop(element)
        before = pieces.open[-1].last
        if before is not None:
            pieces.set(before, given)
        else:
            pieces.waiting = given
        return False
    if element.name == "p" and isinstance(said[0], AttributeList) and said[1] == "\n":
        if given := _read(said[0]):
            del written[written.index(said[0], element.at) : written.index("\n", element.at) + 1]
            pieces.set(element, given)
    elif isinstance(written[-1], AttributeList) and (given := _read(written[-1])) is not None:
        if written[-2] == "\n":
            del written[-2:]
            pieces.set(element, given)
        elif element.name in _ON_ONE_LINE and written[-2].endswith(" "):
            written.pop()
            written[-1] = written[-1].rstrip(" ")
            pieces.set(element, given)
    return True


def _read(written: str) -> dict[str, str] | None:
    found = LIST_WRITTEN.fullmatch(written.strip())
    return read_attributes(found[1]) if found else None

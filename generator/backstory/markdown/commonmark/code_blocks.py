"""Code, fenced or indented."""

import re
from html import escape

from backstory.markdown.commonmark.pieces import Pieces
from backstory.markdown.fence_info import caption_of, read_fence_info, with_lines_marked
from backstory.markdown.position_marks import unreserved

_LANGUAGE = re.compile(r"(?![\w-]+=)[^\s,{]*")
_BRACED_LANGUAGE = re.compile(r"\{[^}]*?\.([\w#+-]+)")


def begin_code(pieces: Pieces, info: str) -> None:
    """Begins a block of code with these words behind its fence."""
    said = read_fence_info(unreserved(info))
    if said.title:
        pieces.begin("figure", {"class": "code"})
        pieces.written.append(caption_of(said.title))
    block = pieces.begin("pre")
    block.lines = said.lines
    pieces.fresh = False
    language = _language(info)
    pieces.written.append(f'<code class="language-{escape(language)}">' if language else "<code>")


def end_code(pieces: Pieces) -> None:
    """Ends it, and the figure that it is if it has a title."""
    block = pieces.open[-1]
    if block.lines:
        code = with_lines_marked("".join(pieces.written[block.at + 2 :]), block.lines)
        pieces.written[block.at + 2 :] = [code]
    pieces.written.append("</code>" if pieces.written[-1].endswith(("\n", ">")) else "\n</code>")
    pieces.end()
    if pieces.open[-1].name == "figure":
        pieces.end()


def _language(info: str) -> str:
    """The language of a fence: its first word, or the first class in braces."""
    found = _BRACED_LANGUAGE.match(info) or _LANGUAGE.match(info)
    return unreserved(found[found.re.groups]) if found else ""

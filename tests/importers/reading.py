"""What our own reader makes of the files that an import proposes."""

import html
import re

import msgspec

from backstory.content.front_matter_types import FrontMatter
from backstory.content.reader import ReadDocument, Reader, SourceFile
from backstory.importers import NewFile
from backstory.markdown.body import Body, Markup, Text
from backstory.markdown.position_marks import unreserved
from backstory.settings import Settings

_READER = Reader(Settings())


def read(file: NewFile) -> ReadDocument:
    """The reading of a proposed file, which has no problems."""
    (reading,) = _READER.read(SourceFile(file.path, "", file.text.encode()))
    assert reading.problems == ()
    assert reading.document is not None
    return reading


def front(file: NewFile) -> FrontMatter:
    """Its front matter."""
    document = read(file).document
    assert document is not None
    return document.front


def shown(file: NewFile) -> list[str]:
    """The paragraphs that its page shows, as plain text; they hold no markup, and no links but addresses of the web."""
    body = msgspec.msgpack.decode(read(file).body, type=Body)
    page = ""
    for segment in body.segments:
        assert isinstance(segment, Markup | Text), "there is a link or an embed that nobody wrote"
        page += html.escape(segment.text, quote=False) if isinstance(segment, Text) else segment.html
    page = re.sub(r"<a href=\"https?://[^\"]*\"[^>]*>|</?a>", "", page)
    assert set(re.findall("<[^>]*>", page)) <= {"<p>", "</p>"}
    return [words(html.unescape(part)) for part in re.findall(r"<p>(.*?)</p>", page, re.DOTALL)]


def words(text: str) -> str:
    """Text as a page can hold it: its white space even."""
    return " ".join(unreserved(text).split())

"""The examples of CommonMark's specification, read as it says, but for raw HTML, which is cleaned, and what is listed here."""

import os
import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

import pytest
from tests.support.missing import missing

from backstory.markdown.commonmark.parser import CommonMark
from backstory.markdown.position_marks import prepare, unmarked

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "backstory-tests"
SPECIFICATION = CACHE / "npm" / "node_modules" / "commonmark-spec" / "spec.txt"
RAW_HTML = {"HTML blocks", "Raw HTML"}
READ_OTHERWISE = {
    548: "`[[[foo]]]` is a wikilink in brackets",
    590: "`![[foo]]` is an embed",
    608: "a bare address is a link, as on GitHub",
    611: "a bare address is a link, as on GitHub",
}
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$|^#{1,6} +([^\n]*)$", re.DOTALL | re.MULTILINE)


class Example(NamedTuple):
    number: int
    section: str
    written: str
    html: str


def examples() -> list[Example]:
    if not SPECIFICATION.is_file():
        missing("commonmark-spec, which tests/services.sh installs from npm,")
    found: list[Example] = []
    section = ""
    for match in _EXAMPLE.finditer(SPECIFICATION.read_text("utf-8")):
        if match[3]:
            section = match[3].strip()
        else:
            written, html = (part.replace("→", "\t") for part in (match[1], match[2]))
            found.append(Example(len(found) + 1, section, written, html))
    return found


class Compared(HTMLParser):
    """HTML without what makes no difference: the order of attributes, the spelling of addresses, blanks round blocks."""

    BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre hr br".split())

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.in_code = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._block(tag)
        self.in_code = self.in_code or tag == "pre"
        given = sorted(
            (key, quote(unquote(value or ""), safe="/")) if key in ("href", "src") else (key, value or "")
            for key, value in attrs
        )
        self.pieces.append(f"<{tag}{''.join(f' {key}={escape(value)!r}' for key, value in given)}>")

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        if tag == "pre":
            self.in_code = False
        else:
            self._block(tag)
        self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.in_code:
            data = re.sub(r"\s+", " ", data)
            if self.pieces and self.pieces[-1].strip("</>").split(" ")[0] in self.BLOCKS:
                data = data.lstrip()
        if data:
            self.pieces.append(escape(data))

    def _block(self, tag: str) -> None:
        if tag in self.BLOCKS and self.pieces and not self.pieces[-1].startswith("<"):
            self.pieces[-1] = self.pieces[-1].rstrip()

    @property
    def html(self) -> str:
        return "".join(self.pieces).strip()


@pytest.fixture(scope="module")
def reader() -> CommonMark:
    """A reader that leaves addresses as they are written."""
    made = CommonMark()
    made.address = lambda address, offset, image: address  # type: ignore[method-assign]
    return made


def test_each_example_is_read_as_it_says_and_what_is_not_is_listed(reader: CommonMark) -> None:
    compared = [one for one in examples() if one.section not in RAW_HTML]
    different = {
        one.number
        for one in compared
        if Compared(unmarked(reader.uncleaned(prepare(one.written, marks=False)))).html
        != Compared(one.html).html
    }
    assert different == READ_OTHERWISE.keys()
    assert len(compared) > 580 and len(different) <= 0.01 * len(compared)

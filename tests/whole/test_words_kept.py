"""Every word of other people's texts is on the page, or a problem says what was left out."""

import random
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from backstory.content.fences import split
from backstory.markdown.body import Markup, Text
from backstory.markdown.parsed_body import ParsedBody
from backstory.markdown.parser import BodyReader, MarkdownSettings
from backstory.markdown.position_marks import prepare

CORPORA = ("18f", "healthcare-gov", "github-explore")
SAMPLE = 150
"""Texts that each run reads; `make soak` reads all of them."""
LEFT_OUT = {"tag-unread", "html-removed", "comment-unclosed", "text-nested-deeply"}
"""Problems that say of a text that something in it is not shown."""
_WORD = re.compile(r"[^\W_]{2,}")
_NO_WORDS = re.compile(
    r"<[^>]*>"  # tags of HTML
    r"|^[ ]{0,3}\[[^\]]+\]:.*$"  # addresses and footnotes that may be used nowhere
    r"|(?<=```)[^\n`]*$|(?<=~~~)[^\n]*$"  # behind fences
    r"|\{:?[^{}\n]*\}"  # attributes
    r"|^[ \t>]*\d+[.)](?=\s)"  # numbers of items
    r"|\]\[[^\]\n]*\]"  # labels of addresses
    r"|(?<=[\w/)]) \"[^\"\n]*\"(?=\))"  # what links say when they are pointed at
    r"|&\w+;",
    re.MULTILINE,
)


def real_texts(corpora: Path) -> list[Path]:
    return sorted(file for corpus in CORPORA for file in (corpora / corpus).rglob("*.md"))


def shown(parsed: ParsedBody) -> Iterator[str]:
    """All that a page gets of a body: text, markup with its addresses, and where its links lead."""
    facts = parsed.facts
    for segment in parsed.body.segments:
        if isinstance(segment, Markup):
            yield unescape(segment.html)
        elif isinstance(segment, Text):
            yield segment.text
    for link in facts.links:
        yield from (link.target, link.anchor)
    yield from (one.target for one in facts.embeds)
    yield from (one.id for one in facts.citations)
    for image in facts.shown_images:
        yield from (value for _, value in image.given)
    yield parsed.heading_title


def lost(text: str, reader: BodyReader) -> set[str]:
    """The words of a text that its page doesn't have, and of which nothing is said."""
    parsed = reader.read(text, first_line=1, path="a.md")
    prepared = prepare(text)
    kept, done = [], 0
    for edit in prepared.comments:
        kept.append(prepared.original[done : edit.start])
        done = edit.end
    source = _NO_WORDS.sub(" ", "".join([*kept, prepared.original[done:]]))
    missing = _words(source) - _words(" ".join(shown(parsed)))
    return set() if missing and LEFT_OUT & {one.code for one in parsed.problems} else missing


def _words(text: str) -> set[str]:
    return set(_WORD.findall(unquote(unescape(text)).replace("\xad", "").casefold()))


@pytest.mark.parametrize("dialect", ["python", "commonmark"])
@pytest.mark.parametrize("size", [SAMPLE, pytest.param(100_000, marks=pytest.mark.soak)])
def test_no_word_of_a_text_is_lost(dialect: str, size: int, corpora: Path, random_seed: int) -> None:
    files = real_texts(corpora)
    reader = BodyReader(MarkdownSettings(dialect=dialect))  # type: ignore[arg-type]
    found = {}
    for file in random.Random(random_seed).sample(files, min(size, len(files))):
        if missing := lost(split(file.read_text("utf-8", "replace"), file.name).body, reader):
            found[str(file)] = missing
    assert found == {}

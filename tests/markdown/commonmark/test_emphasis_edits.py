"""`**` beside letters of scripts without spaces between words is what it looks like; elsewhere it is CommonMark's."""

import pytest
from tests.markdown.sketches import sketch

from backstory.markdown.parser import BodyReader, MarkdownSettings

COMMONMARK, PYTHON = BodyReader(MarkdownSettings(dialect="commonmark")), BodyReader(MarkdownSettings())


def shown(text: str, reader: BodyReader = COMMONMARK) -> str:
    return sketch(reader.read(text, first_line=1, path="a.md")).replace("‹", "").replace("›", "")


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("**港口开放。**船来了。", "<strong>港口开放。</strong>船来了"),
        ("船**「海鸥」**来了", "船<strong>「海鸥」</strong>来了"),
        ("**港(旧)**から**船「二」**まで", "<strong>港(旧)</strong>から<strong>船「二」</strong>まで"),
        ('**"배"**는 왔다', '<strong>"배"</strong>는'),
        ("- **一。**二\n- 三", "<strong>一。</strong>二"),
    ],
)
def test_it_begins_and_ends_strong_words_as_in_the_other_dialect(text: str, strong: str) -> None:
    assert strong in shown(text) and strong in shown(text, PYTHON)


def test_a_link_in_it_is_one() -> None:
    assert "는 왔다" in shown("**[배](https://example.org/)**는 왔다") and "**" not in shown(
        "**[배](https://example.org/)**는 왔다"
    )


@pytest.mark.parametrize(
    "text",
    ["2**8 和 9", "`**一。**二`", "\\**一。\\**二", "**one.**two 三", "一。** 二 **三", "    **一。**二"],
)
def test_what_is_none_stays_text(text: str) -> None:
    assert "**" in shown(text) and "strong" not in shown(text)


def test_places_behind_it_are_those_of_the_file() -> None:
    read = COMMONMARK.read("一**「二」**三\n\n**四。**五[[Nowhere]]", first_line=1, path="a.md")
    assert [(one.line, one.column) for one in read.facts.links] == [(3, 8)]

"""A block's text, put together from its segments: what a reader sees of it, and where each piece begins."""

from pathlib import Path

import pytest

from backstory.content.fences import split
from backstory.markdown.block_text import block_text, is_whole_block
from backstory.markdown.body import Body, Text
from backstory.markdown.parser import BodyReader, MarkdownSettings

READER = BodyReader(MarkdownSettings())


def read(source: str) -> tuple[Body, str]:
    """A body, and its text as it was read."""
    parsed = READER.read(source, first_line=1, path="a.md")
    return parsed.body, parsed.plain_text


def blocks(body: Body) -> list[str]:
    """The text of the block of each text segment; checked: each segment stands where it is said to begin."""
    found = []
    for number, segment in enumerate(body.segments):
        if isinstance(segment, Text):
            text, begins = block_text(body.segments, number)
            assert text[begins[number] :].startswith(segment.text.rstrip())
            assert not is_whole_block(body.segments, number) or text == segment.text
            found.append(text.strip())
    return found


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("They met.", "They met."),
        ("He met [[Kim]] there.", "He met Kim there."),
        ("[[Kim|The chair]] left.", "The chair left."),
        ("He met [the chair](https://a.example) there.", "He met the chair there."),
        ("He *never* met **anyone** `here`.", "He never met anyone here."),
        ("Cats & [[Dogs|dogs & co]] met.", "Cats & dogs & co met."),
        ("One line  \nand [[Kim]].", "One line\n\nand Kim."),
        ("It holds {as-of 2024-07}. So it is.", "It holds. So it is."),
        ("He met her.[^1] Then left.\n\n[^1]: [[Kim]]", "He met her. Then left."),
        ("- one *item* of\n- two\n- three", "one item of"),
        ("> A [[Kim]] quote.\n\nText.", "Text."),
        ("![[Box]]\n\nAfter [[it]].", "After it."),
        ("Before [[it]].\n\n![[Box]]", "Before it."),
    ],
)
def test_the_first_text_has_its_whole_block_around_it(source: str, text: str) -> None:
    assert blocks(read(source)[0])[0] == text


@pytest.mark.parametrize("source", ["A.\n\nB.\n\nC.", "- a\n- b", "One.\n\n# Two\n\nThree."])
def test_a_glance_tells_a_block_that_is_one_text(source: str) -> None:
    segments = read(source)[0].segments
    assert all(is_whole_block(segments, at) for at, one in enumerate(segments) if isinstance(one, Text))


def test_a_body_may_be_a_single_text() -> None:
    assert block_text((Text("Alone.", 0, 0),), 0) == ("Alone.", {0: 0})
    assert not is_whole_block((Text("Alone.", 0, 0),), 0)


def test_the_blocks_of_real_texts_are_those_that_were_read(corpora: Path) -> None:
    seen = 0
    for file in sorted((corpora / "18f").rglob("*.md"))[:150]:
        body, plain = read(split(file.read_text("utf-8"), "a.md").body)
        for text in blocks(body):
            assert text in plain, file
            seen += 1
    assert seen > 1000

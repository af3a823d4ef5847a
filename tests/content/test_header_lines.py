"""Lines of keys without a fence: Pelican's and MultiMarkdown's front matter."""

import pytest

from backstory.content.fences import read_fenced, split
from backstory.yaml.parser import plain

PELICAN = """\
Title: The second: a mend
Date: 2026-03-03 10:20
Tags: ferry, pier
Authors: Writer, A.; B. Writer
Summary: It holds
    again

The pier: it holds.
"""


def test_keys_go_up_to_the_first_blank_line() -> None:
    parts = split(PELICAN, "a.md")
    node, problems = read_fenced(parts, "a.md")
    assert node is not None and not problems and not parts.problems
    assert plain(node) == {
        "Title": "The second: a mend",
        "Date": "2026-03-03 10:20",
        "Tags": ["ferry", "pier"],
        "Authors": ["Writer, A.", "B. Writer"],
        "Summary": "It holds again",
    }
    assert (parts.body, parts.body_line) == ("The pier: it holds.\n", 8)
    assert (node.keys["Tags"].line, node.values["Date"].line, node.values["Date"].column) == (3, 2, 7)


@pytest.mark.parametrize(
    ("text", "body_line"),
    [
        ("<!--\n.. title: A\n.. date: 2026-03-03 10:20\n.. status: draft\n-->\n\nB\n", 6),
        (".. title: A\n.. date: 2026-03-03 10:20\n.. status: draft\n\nB\n", 5),
    ],
)
def test_keys_as_nikola_writes_them(text: str, body_line: int) -> None:
    parts = split(text, "a.md")
    node, problems = read_fenced(parts, "a.md")
    assert node is not None and not problems and not parts.problems
    assert plain(node) == {"title": "A", "date": "2026-03-03 10:20", "status": "draft"}
    assert (parts.body.strip(), parts.body_line) == ("B", body_line)
    assert (node.keys["date"].column, node.values["date"].column) == (4, 10)


def test_a_comment_above_a_text_is_no_front_matter() -> None:
    assert split("<!-- A: b -->\n\nText.\n").metadata == ""
    assert split("<!-- A -->\n---\nText.\n---\n").metadata == ""


def test_a_key_that_is_there_twice_is_told() -> None:
    _, problems = read_fenced(split("title: A\nStatus: draft\nStatus: published\n\nB\n"), "a.md")
    assert [(one.code, one.place.line) for one in problems] == [("yaml-duplicate", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "Note: this is prose\nExample: so is this\n\nText.\n",
        "Title: one key alone may be prose\n\nText.\n",
        "Tonight: a list\n- title: a\n- date: b\n\n",
        "Title: ends in text\nDate: 2024-01-01\nText.\n",
        "http://example.org\ntitle: a\n",
    ],
)
def test_prose_with_colons_stays_prose(text: str) -> None:
    parts = split(text, "a.md")
    assert (parts.metadata, parts.body) == ("", text)

"""Reading is linear: twice as much of any sign takes about twice as long, or the text is refused with its line."""

import time
from collections.abc import Callable

import pytest

from backstory.markdown.density import MOST_SIGNS
from backstory.markdown.parser import BodyReader, MarkdownSettings
from backstory.settings import Dialect

GROWTH = 2.6
STEEPER = {"!!! note\n": 4.0}
"""Short of it: very many admonitions without a word in them, which Python-Markdown looks through again and again."""
SIGNS = [
    *(
        "*",
        "_",
        "**",
        "*a ",
        "_a ",
        "**a**",
        "*a*",
        "*_",
        "~",
        "~~",
        "^",
        "==a ",
        "~~a ",
        "^^a ",
        "++a",
        "{--a ",
        "{~~a~>",
        ":tada: ",
        "/// a\n",
        '=== "a"\n',
        "{>>a",
        "`",
        "`a ",
        "\\",
        "\\*",
        "&",
        "&a;",
        "&#",
    ),
    *(
        "[",
        "]",
        "[a]",
        "[a](",
        "![",
        "![a](",
        "[[",
        "[[a]]",
        "[[a|b]]",
        "![[a]]",
        "[^",
        "^[",
        "[@a",
        "[@a]",
        "[a][b]",
    ),
    *(
        "<",
        "</",
        "<a",
        "<a ",
        "<b>",
        "</a>",
        "<!",
        "<?",
        "<br>",
        "<p>a</p>\n",
        "(",
        ")",
        "{",
        "{a",
        "%%",
        "{{",
        "{{ a }} ",
        "    {{ a }}\n",
        "[a]({{ b }}) ",
        "{% a %}\n",
        "> ```js x\n",
        "=",
        "-",
    ),
    *(
        "# a\n",
        "- a\n",
        "1. a\n",
        "> a\n",
        "a|b\n",
        "|",
        "    a\n",
        "!!! note\n",
        "*[a]: b\n",
        "[a]: b\n",
        "```\n",
        "~~~\n",
    ),
    *("a\n=\n", "http://a ", "a ", "a\n", "\t", "é", "日", ":", '"', "'"),
]


def seconds(reader: BodyReader, text: str) -> float:
    """Processor time of one reading: the least of three, so that what else the machine does is left out."""
    least = float("inf")
    for _ in range(3):
        begun = time.process_time()
        reader.read(text, first_line=1, path="a.md")
        least = min(least, time.process_time() - begun)
    return least


def paragraphs_of(sign: str, length: int) -> str:
    """A text of about this length, in paragraphs that are short enough to be read."""
    paragraph = sign * min(MOST_SIGNS // 16, 600)
    return f"{paragraph}\n\n" * max(1, length // len(paragraph))


def one_paragraph_of(sign: str, length: int) -> str:
    return sign * (length // len(sign))


LENGTH = 6_000
"""Signs of the shorter text."""


@pytest.fixture(scope="module")
def reader() -> BodyReader:
    reader = BodyReader(MarkdownSettings())
    reader.read("*a* [[b]]\n\n|a|b|\n|-|-|\n", first_line=1, path="a.md")
    return reader


@pytest.mark.parametrize("made", [paragraphs_of, one_paragraph_of])
@pytest.mark.parametrize("sign", SIGNS, ids=repr)
def test_twice_as_many_signs_take_no_more_than_about_twice_as_long(
    reader: BodyReader, sign: str, made: Callable[[str, int], str]
) -> None:
    # A busy machine makes the longer reading slower now and then; a square is steep each time.
    measured = [_once_and_twice(reader, sign, made)]
    while _is_steep(sign, *measured[-1]) and len(measured) < 4:
        measured.append(_once_and_twice(reader, sign, made))
    assert not _is_steep(sign, *measured[-1]), measured


def _once_and_twice(reader: BodyReader, sign: str, made: Callable[[str, int], str]) -> tuple[float, float]:
    return seconds(reader, made(sign, LENGTH)), seconds(reader, made(sign, 2 * LENGTH))


def _is_steep(sign: str, once: float, twice: float) -> bool:
    # What takes less than a twentieth of a second is fixed costs and chance; a square would take far more.
    return twice >= STEEPER.get(sign, GROWTH) * max(once, 0.05)


def test_a_paragraph_of_too_many_signs_is_refused_with_its_line(reader: BodyReader) -> None:
    text = "One.\n\n" + "Two *three* four. " * MOST_SIGNS + "\n"
    parsed = reader.read(text, first_line=5, path="a.md")
    (problem,) = parsed.problems
    assert (problem.code, problem.place.line) == ("text-dense", 7)
    assert "*three*" in parsed.plain_text


def test_a_long_text_of_many_paragraphs_is_read(reader: BodyReader) -> None:
    parsed = reader.read("One [two](three.md) *four* & five.\n\n" * 2_000, first_line=1, path="a.md")
    assert parsed.problems == ()
    assert len(parsed.facts.links) == 2_000


def test_after_a_refused_text_the_next_one_is_read_as_ever(reader: BodyReader) -> None:
    before = reader.read("A [[link]] and a note[^1].\n\n[^1]: Here.\n", first_line=1, path="a.md")
    reader.read("[[a]]" * MOST_SIGNS, first_line=1, path="a.md")
    assert reader.read("A [[link]] and a note[^1].\n\n[^1]: Here.\n", first_line=1, path="a.md") == before


def test_headings_without_blank_lines_between_them_stay_headings(reader: BodyReader) -> None:
    parsed = reader.read("## A heading\nText.\n" * 200, first_line=1, path="a.md")
    assert len(parsed.facts.headings) == 200


def test_many_open_fences_are_text_and_closed_ones_are_code(reader: BodyReader) -> None:
    parsed = reader.read("```\ncode\n```\n\n" + "~~~ a\n\n" * 150, first_line=1, path="a.md")
    assert "code" not in parsed.plain_text and parsed.plain_text.count("~~~ a") == 150


LONG = 200_000


@pytest.mark.parametrize(
    "sign", ["- a\n", "# a\n", "|a|b|\n", "!!! note\n", "::: a\n", "[[a]] " * 90 + "\n\n", "``` a\n\n"]
)
@pytest.mark.parametrize("dialect", ["python", "commonmark"])
def test_a_long_text_of_very_much_markup_is_refused_with_its_line(sign: str, dialect: Dialect) -> None:
    text = sign * (LONG // len(sign))
    reader = BodyReader(MarkdownSettings(dialect=dialect))
    parsed = reader.read(text, first_line=1, path="a.md")
    refused = [problem for problem in parsed.problems if problem.code in ("text-heavy", "text-dense")]
    assert len(refused) == 1
    assert all(1 <= problem.place.line <= text.count("\n") for problem in refused)


def test_a_long_text_such_as_people_write_is_never_refused(reader: BodyReader) -> None:
    item = "- [Name of a thing](https://example.org/thing) – what it *does*, in some 20 words or `code`.\n"
    for text in (item * 2_200, "## Heading\n\nA paragraph of some words with [[a link]] in it.\n\n" * 3_000):
        assert len(text) > 150_000
        assert reader.read(text, first_line=1, path="a.md").problems == ()


def test_tags_that_nothing_closes_are_refused_at_one_of_them(reader: BodyReader) -> None:
    parsed = reader.read("One.\n\n" + "<div>\n" * 5_000, first_line=1, path="a.md")
    (problem,) = parsed.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("text-tags-deep", 303, 1)
    assert "One." in parsed.plain_text

"""Reading is linear: twice as much of any sign takes about twice as long, or the text is refused with its line."""

import time

import pytest
from tests.markdown.repeated_signs import texts

from backstory.markdown.density import MOST_SIGNS, check_density
from backstory.markdown.parser import BodyReader, MarkdownSettings
from backstory.settings import DIALECTS, Dialect

GROWTH = 2.6
SHORT, LONGER = 3_000, 6_000
"""Signs of the shorter text: in each run, and in a long proof."""
LONG = 200_000
CHANCE = 0.03
"""Seconds: what takes less is fixed costs and chance; a square would take far more."""
SECONDS = 2.0
"""Processor time for a text of that length that is read."""
REFUSED = ("text-heavy", "text-dense", "text-tags-deep")


def seconds(reader: BodyReader, text: str, times: int = 3) -> float:
    """Processor time of one reading: the least of several, so that what else the machine does is left out."""
    least = float("inf")
    for _ in range(times):
        begun = time.process_time()
        reader.read(text, first_line=1, path="a.md")
        least = min(least, time.process_time() - begun)
    return least


@pytest.fixture(scope="module", params=DIALECTS)
def any_reader(request: pytest.FixtureRequest) -> BodyReader:
    return _warm(BodyReader(MarkdownSettings(dialect=request.param)))


@pytest.fixture(scope="module")
def reader() -> BodyReader:
    return _warm(BodyReader(MarkdownSettings()))


def _warm(reader: BodyReader) -> BodyReader:
    reader.read("*a* [[b]]\n\n|a|b|\n|-|-|\n", first_line=1, path="a.md")
    return reader


@pytest.mark.parametrize("length", [SHORT, pytest.param(LONGER, marks=pytest.mark.soak)])
def test_twice_as_many_signs_take_no_more_than_about_twice_as_long(
    any_reader: BodyReader, length: int
) -> None:
    once, twice = (texts(one, all_shapes=length == LONGER) for one in (length, 2 * length))
    steep = {}
    for kind, text in twice.items():
        # A busy machine makes the longer reading slower now and then; a square is steep each time.
        measured = [_once_and_twice(any_reader, once[kind], text)]
        while _is_steep(*measured[-1]) and len(measured) < 4:
            measured.append(_once_and_twice(any_reader, once[kind], text))
        if _is_steep(*measured[-1]):
            steep[kind] = measured
    assert steep == {}


def _once_and_twice(reader: BodyReader, once: str, twice: str) -> tuple[float, float]:
    longer = seconds(reader, twice, times=1)
    if longer < GROWTH * CHANCE:
        return CHANCE, longer
    return max(seconds(reader, once), CHANCE), min(longer, seconds(reader, twice))


def _is_steep(once: float, twice: float) -> bool:
    return twice >= GROWTH * once


@pytest.mark.soak
def test_a_long_text_of_any_sign_is_read_in_two_seconds_or_refused_with_its_line(
    any_reader: BodyReader,
) -> None:
    slow = {}
    for kind, text in texts(LONG).items():
        took = seconds(any_reader, text, times=1)
        if took > SECONDS:
            took = seconds(any_reader, text)
        problems = any_reader.read(text, first_line=1, path="a.md").problems
        refused = [one for one in problems if one.code in REFUSED]
        assert all(one.code != "text-unreadable" for one in problems), kind
        assert all(1 <= one.place.line <= text.count("\n") + 1 for one in refused), kind
        if took > SECONDS:
            slow[kind] = took
    assert slow == {}


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


@pytest.mark.parametrize(
    "sign", ["- a\n", "# a\n", "|a|b|\n", "!!! note\n", "::: a\n", "[[a]] " * 90 + "\n\n", "``` a\n\n"]
)
@pytest.mark.parametrize("dialect", DIALECTS)
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


def test_a_footnote_that_is_named_at_very_many_places_is_refused_at_one_of_them(reader: BodyReader) -> None:
    parsed = reader.read("a[^1]\n\n[^1]: b\n\n" * 500, first_line=1, path="a.md")
    assert [(one.code, one.place.line) for one in parsed.problems] == [("text-heavy", 1001)]


@pytest.mark.parametrize(
    "text",
    [
        "- [[Name of a note]]\n" * 9_000,
        "* [#12](https://example.org/pull/12) Mend what `did` this ([@user](https://example.org/user))\n"
        * 9_000,
        "| 2020-01-01 | Name | 12,345 | 34.5 % |\n" * 5_000,
        "A line of some words that ends here  \n" * 5_000,
    ],
    ids=["an index", "a list of changes", "a table", "a poem"],
)
def test_the_longest_texts_that_people_keep_are_not_too_much(text: str) -> None:
    check_density(text)


def test_tags_that_nothing_closes_are_refused_at_one_of_them(reader: BodyReader) -> None:
    parsed = reader.read("One.\n\n" + "<div>\n" * 5_000, first_line=1, path="a.md")
    (problem,) = parsed.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("text-tags-deep", 303, 1)
    assert "One." in parsed.plain_text

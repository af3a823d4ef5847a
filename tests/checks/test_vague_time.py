"""Words that say when only to those who read them on the day, and what could be written for them."""

from collections.abc import Callable

import pytest

from backstory import messages
from backstory.checks import CheckContext
from backstory.checks.vague_time import vague_times

Make = Callable[..., CheckContext]


def vague(
    context: Make, text: str, *, front: str = "reviewed: 2024-03-14\n", **said: object
) -> list[tuple[str, str]]:
    files = {"background/a.md": f"---\ntitle: A\n{front}---\n{text}\n"}
    return [(one.facts["word"], one.facts.get("when", "")) for one in vague_times(context(files, **said))]


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("The panel was recently closed.", "recently", "as of 2024-03-14"),
        ("It is currently closed.", "currently", "as of 2024-03-14"),
        ("It is now closed.", "now", "as of 2024-03-14"),
        ("Talks began yesterday.", "yesterday", "2024-03-13"),
        ("Talks begin tomorrow.", "tomorrow", "2024-03-15"),
        ("Talks began this week.", "this week", "2024-03-11/2024-03-17"),
        ("Talks began last week.", "last week", "2024-03-04/2024-03-10"),
        ("Talks began earlier this month.", "earlier this month", "2024-03"),
        ("Talks began last month.", "last month", "2024-02"),
        ("Talks end next year.", "next year", "2025"),
        ("Talks began two weeks ago.", "two weeks ago", ""),
    ],
)
def test_a_date_is_offered_where_the_text_says_of_what_day_it_is(
    context: Make, text: str, word: str, when: str
) -> None:
    assert vague(context, text) == [(word, when)]


@pytest.mark.parametrize(
    "text",
    [
        "The last week of July was quiet.",
        "The next year he resigned.",
        "By now and until now, and now and then.",
        "He said: “We are currently closed.”",
        "It is currently closed. {as-of 2024-03}",
        "> It is currently closed.",
    ],
)
def test_what_says_when_or_is_somebody_elses_is_let_pass(context: Make, text: str) -> None:
    assert vague(context, text) == []


def test_a_mark_does_not_help_a_reader_to_count_days(context: Make) -> None:
    assert vague(context, "Talks began last week. {as-of 2024-05-01}") == [
        ("last week", "2024-04-22/2024-04-28")
    ]


def test_no_date_is_offered_that_is_finer_than_what_is_known(context: Make) -> None:
    assert vague(context, "Talks began yesterday. {as-of 2024-05}", front="") == [("yesterday", "")]
    assert vague(context, "Talks began last month. {as-of 2024-01}", front="") == [("last month", "2023-12")]
    assert vague(context, "It closed recently.", front="") == [("recently", "")]


def test_german_texts_have_german_words(context: Make) -> None:
    front = "lang: de\nreviewed: 2024-03-14\n"
    text = "Er ist derzeit im Amt und war vergangene Woche in Rom. Currently."
    assert vague(context, text, front=front) == [
        ("derzeit", "as of 2024-03-14"),
        ("vergangene Woche", "2024-03-04/2024-03-10"),
    ]
    assert vague(context, "Er kam kürzlich.", language="de-AT") == [("kürzlich", "as of 2024-03-14")]


def test_a_language_without_words_is_let_pass(context: Make) -> None:
    assert vague(context, "Il est actuellement fermé.", language="fr") == []


def test_summaries_are_looked_at_and_articles_are_not(context: Make) -> None:
    files = {
        "topics/a.md": "---\ntitle: A\nsummary: It met last week, and is currently closed.\nas_of: 2024-03-14\n---\n",
        "topics/b.md": "---\ntitle: B\ndefinition: Currently a state\n---\n",
        "articles/c.md": "---\ntitle: C\ndate: 2024-01-01\n---\nIt was closed yesterday.\n",
    }
    found = [(one.place.path, one.place.line, one.facts["word"]) for one in vague_times(context(files))]
    assert found == [("topics/a.md", 3, "last week"), ("topics/b.md", 3, "Currently")]


def test_the_line_is_that_of_the_word(context: Make) -> None:
    files = {
        "background/a.md": "---\ntitle: A\n---\nOne line\nof [a link](https://a.example) and\nthen currently another.\n"
    }
    (found,) = vague_times(context(files))
    assert found.place.line == 6
    assert (
        messages.line(found, {}) == 'background/a.md:6:6: warning: "currently" does not say when [vague-time]'
    )

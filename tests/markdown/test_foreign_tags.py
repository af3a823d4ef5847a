"""Tags of other programs that say nothing here: one problem a document, which names them."""

import pytest

from backstory.markdown.parser import BodyReader, MarkdownSettings
from backstory.settings import DIALECTS, Dialect

LONG = '{{ "https://video.example/embed/a-film-of-the-harbour-at-night" | embed }}'


def problem_of(text: str) -> tuple[int, int, dict[str, object]]:
    [problem] = BodyReader(MarkdownSettings()).read(text, first_line=1, path="a.md").problems
    assert problem.code == "tag-unread"
    return problem.place.line, problem.place.column, dict(problem.facts)


@pytest.mark.parametrize("tag", ["{% include logo.html %}", '{{ "anna" | team_photo }}', "{{ page.image }}"])
def test_a_tag_is_told_where_it_stands(tag: str) -> None:
    assert problem_of(f"It was late.\n\nSee {tag} here.") == (3, 5, {"tag": tag})


def test_a_long_one_is_told_with_its_beginning() -> None:
    line, column, facts = problem_of(f"It was late.\n\n{LONG}")
    told = str(facts["tag"])
    assert (line, column) == (3, 1) and len(told) == 60
    assert told.endswith("…") and LONG.startswith(told[:-1])


def test_others_of_a_document_are_named_with_the_first() -> None:
    assert problem_of("{{ page.one }} {{ page.two }} {{ page.two }}")[2] == {
        "tag": "{{ page.one }}",
        "others": "{{ page.two }}",
    }


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("signs", ["**", "*", "_", "__", "***", "~~", "=="])
def test_emphasis_of_nothing_but_a_gap_leaves_no_signs(signs: str, dialect: Dialect) -> None:
    text = f"By {signs}{{{{ ferry.name }}}}{signs} at noon."
    read = BodyReader(MarkdownSettings(dialect=dialect)).read(text, first_line=1, path="a.md")
    assert read.plain_text == "By at noon."

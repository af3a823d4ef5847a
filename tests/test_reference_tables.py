"""What the reference tables of the documentation say is what the code does."""

from tests.support.reference_tables import FRONT_MATTER, THEME, with_tables

from backstory.content.hidden_marks import FILES, FOLDERS, KEYS


def test_the_tables_of_front_matter_are_those_of_the_code() -> None:
    text = FRONT_MATTER.read_text("utf-8")
    assert text.count("<!-- table: ") == 11
    assert text == with_tables(text), "write them anew: python -m tests.support.reference_tables"


def test_the_tables_of_the_theme_are_those_of_the_style_sheet() -> None:
    text = THEME.read_text("utf-8")
    assert text.count("<!-- table: ") == 2
    assert text == with_tables(text), "write them anew: python -m tests.support.reference_tables"


def test_no_mark_is_told_twice() -> None:
    for marks in (KEYS, FOLDERS, FILES):
        written = [mark.written for mark in marks]
        assert len(written) == len(set(written))

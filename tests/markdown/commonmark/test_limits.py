"""Texts that no author writes are read in CommonMark, too, and soon."""

from tests.markdown.sketches import sketch

from backstory.markdown.parser import BodyReader, MarkdownSettings

READER = BodyReader(MarkdownSettings(dialect="commonmark"))


def test_nesting_is_cut_where_a_page_can_show_no_more() -> None:
    parsed = READER.read(">" * 4000 + " a", first_line=1, path="a.md")
    assert [one.code for one in parsed.problems] == ["text-nested-deeply"]
    assert sketch(parsed).count("<blockquote>") == 24


def test_of_thousands_of_boxes_that_nothing_ends_each_is_text() -> None:
    parsed = READER.read("\n\n".join([":::note"] * 4000), first_line=1, path="a.md")
    assert sketch(parsed).count("<p>‹:::note›</p>") == 4000


def test_thousands_of_footnotes_and_closing_brackets_are_read() -> None:
    notes = "".join(f"é[^{number}]\n\n[^{number}]: é\n\n" for number in range(2000))
    assert sketch(READER.read(notes, first_line=1, path="a.md")).count("footnote-backref") == 2000
    address = "https://example.org/" + "()" * 2000
    parsed = READER.read(f"{address}{')' * 3000}", first_line=1, path="a.md")
    assert parsed.facts.external_links[0].name == address

"""How the slots of a body are filled."""

from typing import Any

import pytest

from backstory.markdown.body import Body, Markup, Segment, Slot, SlotKind, Text
from backstory.markdown.position_marks import ROOT
from backstory.pages.views import AsOfFill, Box, CitationFill, EmbedFill, LinkFill, MentionFill, Passage
from backstory.render.passages import Marks, fill

BOX = Box("A box", "b/", Passage("b.md", "", "d"), "", False, 0, "", True)
MARKS = Marks(
    box=lambda box, folded, above: f"<{box.title}{' folded' if folded else ''}>",
    citation=lambda number, after: f"[{number}]",
    as_of=lambda day: f"({day})",
)


def text(words: str) -> Text:
    return Text(words, 0, 0)


def filled(*segments: Segment, part: tuple[int, int] | None = None, **fills: Any) -> str:
    body = Body(segments, {"": part or (0, len(segments))})
    shown = fill(Passage("a.md", "", "d", **fills), {"a.md": body}, MARKS)
    return shown.replace(ROOT, "/")


def test_markup_stays_and_text_is_escaped_but_for_quotes() -> None:
    assert filled(Markup("<p class='a'>"), text("a < b & c > \"d\" 'e'"), Markup("</p>")) == (
        "<p class='a'>a &lt; b &amp; c &gt; \"d\" 'e'</p>"
    )


def test_a_link_leads_to_its_address_or_is_plain_text() -> None:
    link = (Slot(SlotKind.OPEN, 3), text("here"), Slot(SlotKind.CLOSE, 3))
    assert filled(*link, links=(LinkFill(3, "topics/a/#b"),)) == '<a href="/topics/a/#b">here</a>'
    assert filled(*link, links=(LinkFill(3, ""),)) == "here"
    assert filled(*link) == "here"


def test_an_address_cannot_leave_its_attribute() -> None:
    link = (Slot(SlotKind.OPEN, 0), text("x"), Slot(SlotKind.CLOSE, 0))
    assert filled(*link, links=(LinkFill(0, 'a"&<'),)) == '<a href="/a&#34;&amp;&lt;">x</a>'


def test_mentions_are_counted_in_the_segments_of_the_whole_body() -> None:
    segments = (text("Kim & Kim"), text("<Kim>"))
    mentions = (MentionFill(0, 0, 3, "k/"), MentionFill(0, 6, 9, "k/"), MentionFill(1, 1, 4, "k/"))
    kim = '<a href="/k/">Kim</a>'
    assert filled(*segments, mentions=mentions) == f"{kim} &amp; {kim}&lt;{kim}&gt;"
    assert filled(*segments, mentions=mentions[2:], part=(1, 2)) == f"&lt;{kim}&gt;"


@pytest.mark.parametrize(
    ("between", "shown"),
    [
        ((), "<A box><A box folded>"),
        ((Markup("\n"),), "<A box>\n<A box folded>"),
        ((Markup("<p>"), text("x"), Markup("</p>")), "<A box><p>x</p><A box>"),
    ],
)
def test_a_second_box_at_the_same_place_is_folded(between: tuple[Segment, ...], shown: str) -> None:
    embeds = (EmbedFill(0, BOX), EmbedFill(1, BOX))
    assert filled(Slot(SlotKind.EMBED, 0), *between, Slot(SlotKind.EMBED, 1), embeds=embeds) == shown


def test_an_embed_of_something_missing_shows_nothing() -> None:
    assert filled(Slot(SlotKind.EMBED, 0), Slot(SlotKind.EMBED, 1), embeds=(EmbedFill(0, None),)) == ""


def test_a_citation_stands_close_and_one_without_a_source_shows_nothing() -> None:
    cite = (text("said "), Slot(SlotKind.CITE, 0), text(". And"))
    assert filled(*cite, citations=(CitationFill(0, 2),)) == "said[2]. And"
    assert filled(*cite, citations=(CitationFill(0, 0),)) == "said. And"
    assert filled(*cite) == "said. And"


def test_a_mark_on_what_ages() -> None:
    assert filled(text("x "), Slot(SlotKind.AS_OF, 0), as_of=(AsOfFill(0, "2024-07"),)) == "x (2024-07)"
    assert filled(text("x "), Slot(SlotKind.AS_OF, 0)) == "x "


def test_ids_of_a_passage_from_elsewhere_are_its_own() -> None:
    note = Markup('<p>Signed.<sup id="fnref:1"><a href="#fn:1">1</a></sup></p>')
    below = Markup('<li id="fn:1">By both. <a href="#fnref:1">back</a> <code>id="fn:1"</code></li>')
    own = filled(note, below)
    assert own == note.html + below.html
    assert filled(note, below, page="background/a/index.html") == (
        '<p>Signed.<sup id="a--fnref:1"><a href="#a--fn:1">1</a></sup></p>'
        '<li id="a--fn:1">By both. <a href="#a--fnref:1">back</a> <code>id="fn:1"</code></li>'
    )


def test_a_note_that_a_passage_from_elsewhere_does_not_show_is_on_its_page() -> None:
    note = Markup('<p>Signed.<a href="#fn:1">1</a></p>')
    assert filled(note, page="background/a/index.html") == (
        '<p>Signed.<a href="/background/a/index.html#fn:1">1</a></p>'
    )


def test_headings_stand_below_the_one_that_their_text_stands_under() -> None:
    body = Body((Markup('<h2 id="a">A</h2><p>One.</p><h3>B</h3>'),), {"": (0, 1)})
    passage = Passage("a.md", "", "d")
    assert fill(passage, {"a.md": body}, MARKS, 1) == '<h2 id="a">A</h2><p>One.</p><h3>B</h3>'
    assert fill(passage, {"a.md": body}, MARKS, 3) == '<h4 id="a">A</h4><p>One.</p><h5>B</h5>'
    assert fill(passage, {"a.md": body}, MARKS, 5) == '<h6 id="a">A</h6><p>One.</p><h6>B</h6>'


def test_a_box_is_told_the_heading_that_it_stands_below() -> None:
    told: list[int] = []

    def box(box: Box, folded: bool, above: int) -> str:
        told.append(above)
        return ""

    marks = Marks(box=box, citation=lambda number, after: str(number), as_of=str)
    embed = Slot(SlotKind.EMBED, 0)
    body = Body((embed, Markup("<h2>A</h2>"), embed, Markup("<h3>B</h3>"), embed), {"": (0, 5)})
    fill(Passage("a.md", "", "d", embeds=(EmbedFill(0, BOX),)), {"a.md": body}, marks)
    assert told == [1, 2, 3]


def test_a_table_scrolls_by_itself_also_by_keyboard() -> None:
    html = filled(Markup("<p>x</p><table><tr><td>"), text("1953"), Markup("</td></tr></table><p>y</p>"))
    assert html == (
        '<p>x</p><div class="table" tabindex="0"><table><tr><td>1953</td></tr></table></div><p>y</p>'
    )

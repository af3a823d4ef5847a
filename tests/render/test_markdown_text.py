"""HTML of ours as Markdown, read again by a Markdown reader: the same text and the same structure."""

import pytest

from backstory.markdown.html_tags import text_of
from backstory.render.markdown_text import as_markdown, escaped
from markdown import markdown

SAME = [
    "<p>One <strong>strong</strong> and <em>light</em> word, <code>a_b</code>.</p>",
    '<p>A <a href="../x/index.html">link [with] marks</a> &amp; 1 * 2 * 3 &lt; 4, &amp;lt;.</p>',
    "<h2>A heading</h2>\n<p># none</p>\n<p>1. none</p>\n<p>- none</p>",
    "<ul>\n<li>one</li>\n<li>two<ol>\n<li>in it</li>\n</ol>\n</li>\n</ul>",
    "<blockquote>\n<p>said</p>\n<p>twice</p>\n</blockquote>\n<p>after</p>",
    '<p>snake_case_word <img alt="A map" src="map.png"></p>',
]


@pytest.mark.parametrize("html", SAME)
def test_what_is_read_again_says_the_same(html: str) -> None:
    again = markdown(as_markdown(html), tab_length=2)
    assert text_of(again) == text_of(html)
    for tag in ("<strong>", "<em>", "<h2", "<li>", "<ol>", "<blockquote>", "<a ", "<code>", "<img"):
        assert again.count(tag) == html.count(tag), tag


def test_code_stays_as_it_is() -> None:
    assert as_markdown("<pre><code>a &lt; b\n ``` c*</code></pre>") == "````\na < b\n ``` c*\n````\n"


def test_a_table_has_its_rows_in_lines() -> None:
    table = "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    assert as_markdown(f"<p>x</p>{table}<p>y</p>") == "x\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\ny\n"


def test_a_citation_is_its_number_and_a_way_within_the_page_its_words() -> None:
    html = '<p>Said<sup class="cite"><a href="#source-1">1</a></sup> <a href="#why">below</a>.</p>'
    assert as_markdown(html) == "Said[1] below.\n"


def test_a_title_is_one_line_without_marks() -> None:
    assert escaped("A *title*\n of [two] <lines>") == r"A \*title\* of \[two\] &lt;lines>"

"""Bodies: their facts, parts and lines, and that nothing an author writes breaks or harms anything."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.markdown.sketches import part, sketch
from tests.support.shares import every, of_texts

import markdown
from backstory.markdown.body import Body, Facts, Markup, SlotKind, Text
from backstory.markdown.fast_path import read_prose
from backstory.markdown.html_tags import text_of
from backstory.markdown.parsed_body import ParsedBody
from backstory.markdown.parser import BodyReader, MarkdownSettings
from backstory.markdown.position_marks import BASE, PLACEHOLDER, ROOT, Prepared, prepare, unmarked
from backstory.markdown.python.parser import EXTENSIONS, PythonMarkdown
from backstory.settings import DIALECTS, Dialect

READER = BodyReader(MarkdownSettings())


def read(source: str, first_line: int = 1, dialect: Dialect | None = None) -> ParsedBody:
    return READER.read(source, first_line=first_line, path="articles/a.md", dialect=dialect)


# Facts


def test_links_know_their_line_column_and_sentence() -> None:
    facts = read("One.\n\nHe met [[Kim]] there. Then\n[the war](war.md#end) ended.\n", first_line=7).facts
    assert [(link.target, link.anchor, link.line, link.column, link.sentence) for link in facts.links] == [
        ("Kim", "", 9, 8, "He met Kim there."),
        ("war.md", "end", 10, 1, "Then the war ended."),
    ]
    assert [link.block for link in facts.links] == [1, 1]
    assert [link.wiki for link in facts.links] == [True, False]


def test_a_place_is_that_in_the_file_whatever_stands_before() -> None:
    source = "```\n[[Kim]]\n```\n\n%% [[Kim]] %%\n\n> quoted\n> [[Kim]]\n\n| [[Kim]] |\n|---|\n| [[Kim]] |\n"
    assert [(link.line, link.column) for link in read(source).facts.links] == [(8, 3), (10, 3), (12, 3)]


def test_embeds_citations_and_files_know_their_places() -> None:
    facts = read("![[War]]\n\nSo.[@agency] ![map](map.png)\n\n<img src='film.png'>").facts
    assert [(e.target, e.line, e.column) for e in facts.embeds] == [("War", 1, 1)]
    assert [(c.id, c.line, c.column) for c in facts.citations] == [("agency", 3, 4)]
    assert [(i.name, i.line) for i in facts.images] == [("map.png", 3), ("film.png", 5)]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "before",
    [
        "See the [long\nroad](https://example.org/road) there.",
        "See the [road]( https://example.org/road) there.",
        "See the [road](<https://example.org/road>) there.",
        "See the [road][1] there.\n\nAnd on.\n",
        "See <https://example.org/road> there.",
        "See https://example.org/road there.",
        "See <a href='https://example.org/road'>the road</a> there.",
        '{% image "road.png" "The road" %} Seen from above.',
        "![The road](https://example.org/road.png) Seen from above.",
    ],
)
def test_lines_are_right_behind_what_leads_elsewhere(before: str, dialect: Dialect) -> None:
    behind = "The road (there) ended.\n\nThe road is long.\n\n[1]: https://example.org/road\n"
    parsed = read(f"{before}\n\n{behind}", dialect=dialect)
    lines = (f"{before}\n\n{behind}").split("\n")
    texts = [s for s in parsed.body.segments if isinstance(s, Text)]
    for shown in ("The road (there) ended.", "The road is long."):
        block = next(text.block for text in texts if text.text.startswith(shown))
        assert parsed.facts.blocks[block] == lines.index(shown) + 1


def test_blocks_have_their_lines() -> None:
    parsed = read("One.\n\n- two\n- three\n\n# Four\n\nFive\nsix.", first_line=10)
    assert parsed.facts.blocks == (10, 12, 13, 15, 17)
    texts = [s for s in parsed.body.segments if isinstance(s, Text)]
    assert [(t.text, t.section, t.block) for t in texts] == [
        ("One.", 0, 0), ("two", 0, 1), ("three", 0, 2), ("Five\nsix.", 1, 4),
    ]  # fmt: skip


def test_the_first_heading_gives_the_title_and_is_left_out_only_at_the_top() -> None:
    at_top = read("# The *title*\n\nText.")
    assert (at_top.heading_title, sketch(at_top)) == ("The title", "<p>‹Text.›</p>")
    later = read("Text.\n\n# The title")
    assert later.heading_title == "The title"
    assert [(h.level, h.text, h.line) for h in later.facts.headings] == [(2, "The title", 3)]


def test_the_plain_text_is_what_a_reader_sees() -> None:
    parsed = read("One [[A|b]] `c`.[@x]\n\n```\ncode\n```\n\n- d &amp; e[^1]\n\n[^1]: f")
    assert parsed.plain_text == "One b c.\nd & e\nf"
    assert parsed.facts.words == 7
    assert parsed.facts.excerpt == "One b c."


def test_abbreviations_are_those_declared_and_those_explained() -> None:
    source = "An intercontinental ballistic missile (ICBM) flew. The IAEA (Vienna) said.\n\n*[IAEA]: Agency for atoms\n"
    assert read(source).facts.abbreviations == (
        ("Agency for atoms", "IAEA"),
        ("intercontinental ballistic missile", "ICBM"),
    )


# Parts

PARTS = """The lead.

## One

First. ^first

### Under

Below.

## Two

!!! background "Box"
    In it.

    ## Loud

    Still in it.

After.
"""


def test_the_parts_of_a_body() -> None:
    parsed = read(PARTS)
    assert part(parsed, "^lead") == "<p>‹The lead.›</p>"
    assert part(parsed, "^first") == '<p id="^first">‹First.›</p>'
    assert part(parsed, "under") == "<p>‹Below.›</p>"
    assert part(parsed, "one").startswith('<p id="^first">') and part(parsed, "one").endswith(
        "<p>‹Below.›</p>"
    )
    assert part(parsed, "box").startswith("<p>‹In it.›") and part(parsed, "box").endswith(
        "<p>‹Still in it.›</p>"
    )
    assert part(parsed, "two").endswith("<p>‹After.›</p>")
    assert [(b.title, b.anchor, b.line) for b in parsed.facts.inline_backgrounds] == [("Box", "box", 13)]


def test_facts_have_the_same_parts_as_the_body_with_their_words() -> None:
    parsed = read(PARTS)
    assert {n: (p.start, p.end) for n, p in parsed.facts.parts.items()} == parsed.body.parts
    assert parsed.facts.parts["^lead"].words == 2
    assert parsed.facts.parts[""].words == parsed.facts.words


def test_a_part_has_another_digest_when_what_it_shows_changes_and_only_then() -> None:
    before, after = read("Lead.\n\n## A\n\n[[X|x]]\n"), read("Longer lead.\n\nMore.\n\n## A\n\n[[X|x]]\n")
    elsewhere = read("Lead.\n\n## A\n\n[[Y|x]]\n")
    assert before.facts.parts["a"].digest == after.facts.parts["a"].digest
    assert before.facts.parts[""].digest != after.facts.parts[""].digest
    assert before.facts.parts["a"].digest != elsewhere.facts.parts["a"].digest


# One text after another


def test_what_was_read_before_makes_no_difference() -> None:
    sources = [
        PARTS,
        "a[^1] ICBM\n\n[^1]: b\n\n*[ICBM]: x",
        "ICBM [^1] [ref] [[A]]",
        "[ref]: b.md\n\n[ref]",
        "",
    ]
    fresh = [BodyReader(MarkdownSettings()).read(s, first_line=1, path="a.md") for s in sources]
    again = BodyReader(MarkdownSettings())
    for order in (sources, sources[::-1]):
        for source in order:
            assert again.read(source, first_line=1, path="a.md") == fresh[sources.index(source)]


def test_body_and_facts_survive_their_encoding() -> None:
    parsed = read(PARTS + "[[A]] [@b] {as-of 2024} ![c](c.png)")
    for value, kind in ((parsed.body, Body), (parsed.facts, Facts)):
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(value), type=kind) == value


def test_extensions_of_the_site_are_used() -> None:
    reader = BodyReader(
        MarkdownSettings(extensions=("markdown.extensions.sane_lists", "markdown.extensions.nl2br"))
    )
    assert sketch(reader.read("a\nb", first_line=1, path="a.md")) == "<p>‹a›<br>‹\nb›</p>"


def test_a_site_may_allow_all_html() -> None:
    reader = BodyReader(MarkdownSettings(unsafe_html=True))
    raw = '<div style="color: red"><script>if (a < b) alert("[[x]]")</script></div>'
    assert sketch(reader.read(raw, first_line=1, path="a.md")) == raw


def test_a_text_that_nests_too_deeply_is_cut_and_said() -> None:
    parsed = read("> " * 500 + "deep", first_line=4)
    assert [(p.code, p.place.line) for p in parsed.problems] == [("text-nested-deeply", 4)]
    assert sketch(parsed).count("<blockquote>") == 24 and "deep" in parsed.plain_text


# The fast path gives the same as Python-Markdown

FAST, STOCK = PythonMarkdown(), PythonMarkdown(fast=False)
BARE = markdown.Markdown(
    extensions=list(EXTENSIONS),
    extension_configs={"markdown.extensions.tables": {"use_align_attribute": True}},
    output_format="html",
)
OURS = ("[[", "[@", "{as-of", "%%", "{%", "{{", "![[", "^", "[TOC]", "!!! background")


def real_texts(corpora: Path) -> Iterator[tuple[Path, str]]:
    for corpus in ("18f", "healthcare-gov", "github-explore"):
        for file in sorted((corpora / corpus).rglob("*.md")):
            text = file.read_text(encoding="utf-8", errors="replace")
            end = text.find("\n---", 3) if text.startswith("---") else -1
            yield file, text[end + 4 :] if end > 0 else text


@of_texts
def test_the_fast_path_gives_the_same_html_of_every_real_text(
    corpora: Path, share: int, random_seed: int
) -> None:
    different = []
    for file, text in every(share, real_texts(corpora), random_seed):
        marked = prepare(text).marked
        expected = STOCK.html(Prepared(marked, marked))
        if FAST.html(Prepared(marked, marked)) != expected:
            different.append(file)
        if "\ue012" in marked and STOCK.html(Prepared("", unmarked(marked))) != expected:
            different.append(file)
    assert different == []


@of_texts
def test_texts_without_our_syntax_read_as_in_python_markdown(
    corpora: Path, share: int, random_seed: int
) -> None:
    different, compared = [], 0
    for file, text in every(share, real_texts(corpora), random_seed):
        if not any(sign in text for sign in OURS):
            compared += 1
            BARE.reset()
            if text_of(STOCK.html(prepare(text))) != text_of(
                FAST._clean(BARE.convert(prepare(text, marks=False).marked))
            ):
                different.append(file)
    assert different == [] and compared > 1000 / share


PIECES = st.sampled_from(
    [
        *"""word Word. “Quoted” é # ## - 1. > >> * ** _ __ ` ``` ~~~ [ ] ( ) [[ ]] ![[ ! | [@a] {.cls} {{ }} %% \\ \\\\ & &amp;
        &#x41; < > <b> </b> <div> </div> <!-- --> <http://e.org> [^1] HTML === --- *** + = ^id [a](b.md) [TOC]
        \ue010 \ue0101\ue011 \x02 \x03 &#xe010;0&#xe011;""".split(" "),
        *[
            "\n",
            "\n\n",
            "\n\n",
            "  \n",
            "    ",
            "\t",
            " ",
            "# ",
            "## ",
            "- ",
            "1. ",
            "> ",
            ":   ",
            "{as-of 2024}",
            "{: #id}",
        ],
        *["[^1]: ", "*[HTML]: ", "[a]: c", "!!! note", '!!! background "T"'],
        *["| a | b |\n|---|---|\n| c | d |", "a | b\n- | -"],
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@settings(max_examples=400)
@given(TEXTS)
def test_the_fast_path_gives_the_same_html_of_any_text(text: str) -> None:
    marked = prepare(text).marked
    try:
        expected = STOCK.html(Prepared(marked, marked))
    except Exception as error:
        with pytest.raises(type(error)):
            PythonMarkdown().html(Prepared(marked, marked))
        STOCK.__init__(fast=False)  # type: ignore[misc]
    else:
        assert FAST.html(Prepared(marked, marked)) == expected


# Plain prose is read without Python-Markdown, and nobody can tell

QUICK, THOROUGH = BodyReader(MarkdownSettings()), BodyReader(MarkdownSettings(), fast=False)


def same_reading(text: str) -> bool:
    """Whether the text was taken for prose; fails where it then is read in another way."""
    prepared = prepare(text)
    if prepared.marked is not prepared.original or read_prose(prepared.original) is None:
        return False
    quick, thorough = (reader.read(text, first_line=3, path="a.md") for reader in (QUICK, THOROUGH))
    assert quick == thorough
    assert list(quick.body.parts) == list(thorough.body.parts)
    return True


def test_real_prose_is_read_as_python_markdown_would(corpora: Path) -> None:
    assert sum(same_reading(text) for _, text in real_texts(corpora)) > 1000


LINES = st.text(
    st.sampled_from("ab Zé“”’«»\"'()!?:;.,-–…|/@#>=+~^$%&<*_`[]{}\\0123 \u00a0\u200b\u202f\t"), max_size=24
)
ENDS = st.sampled_from(["", "", "", " ^id", "\n^id", "\n: said", "\n===", "\n| a"])
PROSE = st.lists(
    st.builds("{}{}{}".format, st.sampled_from("aZé“(\"'«"), LINES, ENDS), min_size=1, max_size=6
)


@settings(max_examples=400)
@given(PROSE, st.sampled_from(["\n", "\n\n", "\n\n\n", " \n", "\r\n"]))
def test_any_prose_is_read_as_python_markdown_would(lines: list[str], between: str) -> None:
    same_reading(between.join(lines))
    same_reading("\n" + "\n\n".join(lines) + "\n")


# Nothing breaks


@settings(max_examples=400)
@given(st.one_of(TEXTS, st.text()))
def test_any_text_is_read(text: str) -> None:
    sound(read(text))


@settings(max_examples=100)
@given(TEXTS)
def test_any_text_is_read_where_all_html_is_allowed(text: str) -> None:
    sound(UNSAFE.read(text, first_line=1, path="a.md"))


UNSAFE = BodyReader(MarkdownSettings(unsafe_html=True))


def sound(parsed: ParsedBody) -> None:
    """What every body holds to, whatever was written."""
    segments, facts = parsed.body.segments, parsed.facts
    opened = [s.index for s in segments if not isinstance(s, Markup | Text) and s.kind == SlotKind.OPEN]
    closed = [s.index for s in segments if not isinstance(s, Markup | Text) and s.kind == SlotKind.CLOSE]
    assert sorted(opened) == sorted(closed) == list(range(len(facts.links)))
    for segment in segments:
        if isinstance(segment, Markup):
            assert not PLACEHOLDER.search(segment.html) and "\ue012" not in segment.html
        if isinstance(segment, Text):
            assert segment.text.strip() and 0 <= segment.block < len(facts.blocks)
            assert not set("\ue000\ue002\ue010\ue012") & set(segment.text)
    for start, end in parsed.body.parts.values():
        assert 0 <= start <= end <= len(segments)
        assert (
            balanced("".join(s.html for s in segments[start:end] if isinstance(s, Markup))) or parsed.problems
        )
    for place in facts.slots:
        assert getattr(segments[place.segment], "index", None) == place.index


def balanced(html: str) -> bool:
    counts = Tags(html).names
    return all(
        counts.count(name) == counts.count(f"/{name}") for name in ("section", "div", "ul", "table", "p")
    )


class Tags(HTMLParser):
    """The tags of a piece of HTML, and its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.names.append(f"/{tag}")


def test_naughty_strings_are_read_and_none_is_lost(corpora: Path) -> None:
    for text in json.loads((corpora / "naughty-strings" / "blns.json").read_text(encoding="utf-8")):
        for source in (
            text,
            f"# {text}\n\n- {text}\n\n> {text}\n\n`{text}`",
            f"[[{text}]] [a]({text}) ![b]({text})",
        ):
            sound(read(source))


@pytest.mark.parametrize(
    "unit",
    ["*", "_", "[", "]", "<", "`", "![", "[[", "]]", "](", "[a](", "[a][", "{", "%%", "&", "\\", "|", "#", "- ", "> ",
     "<a ", '<a "', "<!--", "<div>", "**a ", "*a_", "[^1]", "[@a]", "a\n=\n", "*[a]: b\n", "[a]: b\n", "!!! note\n", "[[a]] "],
)  # fmt: skip
def test_long_rows_of_a_sign_are_read(unit: str) -> None:
    sound(read(unit * (6000 // len(unit))))


def test_a_text_of_many_links_in_one_paragraph_is_read() -> None:
    assert len(read("[[a]] and [b](c.md). " * 500).facts.links) == 1000


# Nothing harms

FORMS = (
    "{}", "text {} text", "# {}", "- {}", "> {}", "| a |\n|---|\n| {} |", "`{}`", "```\n{}\n```", "    {}", "[a]({})",
    "[a](<{}>)", '[a](b "{}")', "![a]({})", "![{}](b.png)", "[a][r]\n\n[r]: {}", "<{}>", "[[{}]]", "[[a|{}]]", "![[{}.png]]",
    "![[a.png|{}]]", '*a*{{href="{}" src="{}"}}', "*a*{{: {} }}", "[a](b.md){{: href='{}' }}", '!!! background "{}"\n    {}',
    "<div>\n{}\n</div>", '<a href="{}">a</a>', "*[A]: {}\n\nA", "a[^1]\n\n[^1]: {}", "``` {}\na\n```", "%%{}%%", "[@{}]", "{} ^{}",
)  # fmt: skip
HARMFUL_TAGS = frozenset(
    "script style iframe object embed svg math form input button textarea base meta link frame frameset template applet".split()
)
SCHEMES = ("http:", "https:", "mailto:", "tel:", "sms:", "ftp:")


def test_no_payload_survives(corpora: Path) -> None:
    payloads = [
        line
        for file in sorted((corpora / "xss-payloads").glob("*.txt"))
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines()
        if line.strip()
    ]
    assert len(payloads) > 1000
    for number, payload in enumerate(payloads):
        # Every payload as it is and in three forms in turn: all forms meet some of each file's.
        for form in ("{}", *(FORMS[(number * 3 + i) % len(FORMS)] for i in range(3))):
            harmless(read(form.replace("{}", payload).replace("{{", "{").replace("}}", "}")))


@settings(max_examples=200)
@given(
    TEXTS,
    st.sampled_from(FORMS),
    st.sampled_from(["javascript:alert(1)", "java\tscript:x", "JAVASCRIPT&colon;x", "&#1;javascript:x"]),
)
def test_no_mixture_harms(text: str, form: str, address: str) -> None:
    harmless(read(form.replace("{}", text + address)))


def harmless(parsed: ParsedBody) -> None:
    # At the top of a site the way to the root may be nothing, and then nothing must become of it.
    html = "".join(
        s.html.replace(ROOT, "").replace(BASE, "") for s in parsed.body.segments if isinstance(s, Markup)
    )
    tags = Tags(html)
    assert not HARMFUL_TAGS & set(tags.names)
    for tag, name, value in tags.attributes:
        assert not name.startswith("on") and name not in ("style", "srcdoc", "formaction", "background"), tag
        if name in ("href", "src", "poster", "cite"):
            seen = re.sub(r"^[\x00-\x20]+|[\t\n\r]", "", value).casefold()
            assert not re.match(r"[a-z][a-z0-9+.-]*:", seen) or seen.startswith(SCHEMES), value

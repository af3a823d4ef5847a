"""What both dialects read alike becomes the same body to the byte, of real texts and of made ones."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.markdown.sketches import sketch
from tests.support.shares import every, of_texts

from backstory.content.fences import split
from backstory.markdown.parsed_body import ParsedBody
from backstory.markdown.parser import BodyReader, MarkdownSettings

PYTHON, COMMONMARK = BodyReader(MarkdownSettings()), BodyReader(MarkdownSettings(dialect="commonmark"))
_BETWEEN = re.compile(r"(?<=>)\s+(?=<)")


def real_texts(corpora: Path) -> Iterator[tuple[str, str]]:
    for corpus in ("18f", "healthcare-gov", "github-explore"):
        for file in sorted((corpora / corpus).rglob("*.md")):
            yield str(file), split(file.read_text("utf-8", "replace"), file.name).body


def seen(parsed: ParsedBody) -> str:
    """What readers see of a body, whatever blanks stand between its elements."""
    return _BETWEEN.sub("", sketch(parsed).replace("‹", "").replace("›", ""))


def both(source: str) -> tuple[ParsedBody, ParsedBody]:
    python, commonmark = (reader.read(source, first_line=1, path="a.md") for reader in (PYTHON, COMMONMARK))
    return python, commonmark


def evened(text: str) -> str:
    """A text without tabs and blanks at the ends of lines: Python-Markdown changes the ones and keeps the others."""
    return re.sub(r" +$", "", text.expandtabs(4), flags=re.MULTILINE)


@of_texts
def test_real_texts_that_both_read_alike_become_the_same_to_the_byte(
    corpora: Path, share: int, random_seed: int
) -> None:
    different, alike, all_of_them = [], 0, 0
    for name, text in every(share, real_texts(corpora), random_seed):
        python, commonmark = both(evened(text))
        all_of_them += 1
        if seen(python) == seen(commonmark):
            alike += 1
            if python.body != commonmark.body:
                different.append(name)
    assert different == []
    assert all_of_them > 2000 / share and alike > 0.9 * all_of_them


_WORDS = """word Word. “Quoted” é *emphasis* **strong** `code` `[[code]]` [[Korean|War]] [[Topic]] [[Topic#Part|shown]]
    [text](https://example.org/a_b) [inside](other.md#part) ![what](a.png) ![[b.png]] [@agency] [@a;@b] a_b_c &amp;
    <b>bold</b> <https://example.org> \\*none\\* \\[[none]] HTML"""


@pytest.mark.parametrize("reader", [PYTHON, COMMONMARK])
def test_a_text_that_cannot_be_read_shows_no_comment(reader: BodyReader) -> None:
    parsed = reader.read("Seen %%gone%% <!-- gone -->" + "*" * 5000, first_line=1, path="a.md")
    assert [one.code for one in parsed.problems] == ["text-dense"]
    assert "Seen" in sketch(parsed) and "gone" not in sketch(parsed)


WORDS = st.lists(
    st.sampled_from(
        [
            *_WORDS.split(),
            "{as-of 2024}",
            "[@a; @b]",
            "[[Kim Jong Un]]",
            "~~old words~~",
            "==new words==",
            "https://example.org/a_b?c=d,",
            ":tada:",
            "\\<b>",
        ]
    ),
    min_size=1,
    max_size=8,
).map(lambda words: f"a {' '.join(words)} z")

BLOCKS = st.one_of(
    WORDS,
    WORDS.map("## {}".format),
    WORDS.map("### {} {{#own .big}}".format),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda lines: "\n".join(f"- {line}" for line in lines)),
    st.lists(WORDS, min_size=1, max_size=3).map(
        lambda lines: "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))
    ),
    st.tuples(WORDS, WORDS).map(lambda two: "- {}\n    - {}".format(*two)),
    st.tuples(WORDS, WORDS).map(lambda two: "> {}\n> {}".format(*two)),
    st.tuples(WORDS, WORDS).map(lambda two: "{}\n{}".format(*two)),
    st.tuples(WORDS, WORDS).map(lambda two: "{}  \n{}".format(*two)),
    st.tuples(WORDS, WORDS).map(lambda two: '!!! note "Title"\n    {}\n\n    {}'.format(*two)),
    WORDS.map('!!! background "Box"\n    {}'.format),
    WORDS.map("{} ^id".format),
    st.tuples(WORDS, WORDS).map(lambda two: "- [ ] {}\n- [x] {}".format(*two)),
    WORDS.map('??? tip "Title"\n    {}'.format),
    WORDS.map("> [!note]- Title\n> {}".format),
    WORDS.map(":::note Title\n{}\n:::".format),
    WORDS.map("/// note | Title\n{}\n///".format),
    WORDS.map('=== "Title"\n\n    {}'.format),
    WORDS.map('- item\n\n    ```py title="x"\n    {}\n    ```'.format),
    WORDS.map("{}\n{{: .lead}}".format),
    WORDS.map("Term\n:   {}".format),
    WORDS.map("| a | b |\n|---|--:|\n| x | {} |".format),
    WORDS.map("```py\n{}\n```".format),
    WORDS.map("    {}".format),
    st.sampled_from(
        ["---", "![[Korean War]]", "![[Korean War#Armistice]]", "[TOC]", "*[HTML]: HyperText", "%%gone%%"]
    ),
)


@given(st.lists(BLOCKS, min_size=1, max_size=6).map("\n\nApart.\n\n".join))
def test_texts_that_mean_one_thing_are_read_alike_in_both(text: str) -> None:
    python, commonmark = both(f"See.[^1]\n\n{text}\n\n[^1]: A footnote.\n")
    assert sketch(commonmark) == sketch(python)
    assert commonmark.body == python.body
    for fact in ("links", "embeds", "citations", "as_of", "inline_backgrounds", "images", "abbreviations"):
        assert getattr(commonmark.facts, fact) == getattr(python.facts, fact)


def test_commonmark_is_read_without_python_markdown() -> None:
    # Importing it takes as long as reading some ten texts.
    program = """
import sys
from backstory.markdown.parser import BodyReader, MarkdownSettings
reader = BodyReader(MarkdownSettings(dialect="commonmark"))
for text in ("# One\\n\\n- *two* [three](four.md)\\n", "Nothing but a paragraph."):
    reader.read(text, first_line=1, path="a.md")
print("markdown" in sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"

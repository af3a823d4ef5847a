"""Straight quotation marks become those of the language, in texts and titles; code, addresses and anchors stay."""

from pathlib import Path

import pytest
from tests.markdown.sketches import sketch
from tests.support.editing import EditedSite
from tests.support.running import build, environment

from backstory.markdown.parser import BodyReader, MarkdownSettings
from backstory.markdown.smart_quotes import smart
from backstory.settings import DIALECTS, Dialect

READER = BodyReader(MarkdownSettings(smart_quotes=True))


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "“It’s ‘late’”, she said"),
        ("de", "„It’s ‚late‘“, she said"),
        ("de-CH", "«It’s ‹late›», she said"),
        ("fr", "«\u202fIt’s “late”\u202f», she said"),
        ("xx", "“It’s ‘late’”, she said"),
    ],
)
def test_each_language_has_its_own(language: str, shown: str) -> None:
    assert smart("\"It's 'late'\", she said", language).replace("\xa0", "\u202f") == shown


@pytest.mark.parametrize("dialect", DIALECTS)
def test_code_addresses_and_anchors_stay(dialect: Dialect) -> None:
    text = """## Ann's "best" day

A "*word*" and "[a 'link'](https://example.org/it's)", `"code"` and <b title="it's">"bold"</b>.

    "block"
"""
    parsed = READER.read(text, first_line=1, path="a.md", dialect=dialect, language="en")
    (heading,) = parsed.facts.headings
    assert (heading.text, heading.anchor) == ("Ann’s “best” day", "anns-best-day")
    shown = sketch(parsed).replace("‹", "").replace("›", "")
    assert "A “<em>word</em>” and “" in shown and "a ‘link’" in shown and "<b" in shown and "“bold”" in shown
    assert '<code>"code"</code>' in shown and '"block"' in shown and "it&#x27;s" in shown
    assert parsed.facts.external_links[0].name == "https://example.org/it's"
    assert parsed.problems == ()


def test_titles_obey_and_names_are_found_however_they_are_written(tmp_path: Path) -> None:
    site = EditedSite(tmp_path)
    site.write("content/site.yaml", "title: T\nlanguage: fr\nsmart_quotes: yes\n")
    site.write(
        "content/background/day.md", '---\ntitle: The "best" day\nsummary: It\'s "short".\n---\nText.\n'
    )
    site.write("content/articles/2024-01-01-a.md", '# On "ships"\n\nSee [[The "best" day]].\n')
    ran = build(tmp_path)
    assert ran.code == 0 and not ran.codes
    article = tmp_path / "site/articles/2024/01/a/index.html"
    page = article.read_text("utf-8")
    assert "On «\xa0ships\xa0»" in page and ">The «\xa0best\xa0» day</a>" in page


def test_a_site_that_wants_them_is_told_what_to_install(tmp_path: Path) -> None:
    site = EditedSite(tmp_path)
    site.write("content/site.yaml", "title: T\nsmart_quotes: yes\n")
    # What is found first, and is none.
    site.write("sitecustomize.py", "import sys\nsys.modules['docutils'] = None\n")
    ran = build(tmp_path, env=environment(PYTHONPATH=str(tmp_path)))
    assert ran.code == 1 and ran.codes == {"quotes-missing"}
    assert "content/site.yaml:2" in ran.err and 'pip install "backstory[quotes]"' in ran.err

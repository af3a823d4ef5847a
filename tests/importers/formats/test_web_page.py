"""Web pages become drafts: the article and nothing around it, and what the page says of itself, with where it says so."""

import re
from collections import Counter

import pytest
from tests.importers.formats.pages import PAGES, Page

from backstory.importers.formats.foreign_text import ForeignPicture, FoundValue
from backstory.importers.formats.page_encoding import page_text
from backstory.importers.formats.web_page import read_page

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> Counter[str]:
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("&#124;", " ")
    return Counter(word.casefold() for word in _WORD.findall(text))


def f1(page: Page) -> float:
    """How much of the words of the body was found, and how much of what was found is of it."""
    found = read_page(page.html, "https://site.example/a")
    there, meant = words(found.body if found else ""), words(" ".join(page.body))
    same = (there & meant).total()
    return 2 * same / (there.total() + meant.total())


def test_bodies_are_found_without_what_stands_around_them() -> None:
    scores = {name: f1(page) for name, page in PAGES.items()}
    assert sum(scores.values()) / len(scores) >= 0.96, scores
    assert min(scores.values()) >= 0.85, scores


def test_what_a_page_says_of_itself_has_its_place() -> None:
    page = read_page(PAGES["news_portal"].html)
    assert page is not None
    assert page.title == FoundValue("Budget passed by one voice", "JSON-LD headline")
    assert page.date == FoundValue("2025-03-04T23:40:00Z", "JSON-LD datePublished")
    assert page.updated == FoundValue("2025-03-05T07:00:00Z", "JSON-LD dateModified")
    assert (page.authors, page.authors_from) == (("Ida Stone", "Ben Marl"), "JSON-LD author")
    assert page.publisher == "County News" and page.language == "en"
    assert FoundValue("https://county.example/terms", "JSON-LD license") in page.rights
    assert any(one.where == "the foot of the page" for one in page.rights)


def test_pictures_keep_their_credits() -> None:
    page = read_page(PAGES["wordpress"].html, "https://other.example/x")
    assert page is not None and page.address == "https://post.example/ferry/"
    credit = "The eastern ramp. Photo: Bo Lens"
    assert page.pictures == (ForeignPicture("https://other.example/wp-content/ramp.jpg", "The ramp", credit),)
    radio = read_page(PAGES["broadcaster"].html)
    assert radio is not None and radio.image is not None and radio.image.credit == "Bo Lens / Radio Skell"


@pytest.mark.parametrize(
    ("name", "date", "where"),
    [
        ("wordpress", "2025-02-17T18:05:00+00:00", "meta article:published_time"),
        ("press_release", "2025-05-12", "meta dcterms.created"),
        ("local_paper", "2025-03-05", "meta date"),
    ],
)
def test_dates_are_said_with_where_they_were_found(name: str, date: str, where: str) -> None:
    page = read_page(PAGES[name].html)
    assert page is not None and page.date == FoundValue(date, where)


def test_a_table_stays_a_table() -> None:
    page = read_page(PAGES["university"].html)
    assert (
        page is not None
        and "| Age | Shells | Agreed |\n| --- | --- | --- |\n| 1–7 | 380 | 379 |" in page.body
    )
    assert FoundValue("https://creativecommons.org/licenses/by/4.0/", "rel=license") in page.rights


@pytest.mark.parametrize("html", ["", "<p>", "<!-- -->", "<html></html>", "\0", "<a " * 2000])
def test_what_is_no_article_gives_none(html: str) -> None:
    assert read_page(html) is None


ENCODINGS = (
    ("utf-8 utf-16 utf-16-le windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258",
     "iso-8859-1 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-9 iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16",
     "koi8-r koi8-u macintosh x-mac-cyrillic tis-620 big5 big5hkscs gb2312 gbk gb18030 hz euc-jp shift_jis iso-2022-jp cp932 euc-kr iso-2022-kr johab",
     "ibm866 cp437 cp850 cp852 utf-7 utf-32")
)  # fmt: skip
SAMPLES = {"1251": "Паром", "koi8": "Паром", "8859-5": "Паром", "866": "Паром", "jp": "港の船", "shift": "港の船", "932": "港の船", "kr": "항구", "johab": "항구", "gb": "港口", "big5": "港口", "hz": "港口", "cyrillic": "Паром"}  # fmt: skip


@pytest.mark.parametrize("encoding", " ".join(ENCODINGS).split())
def test_pages_are_read_in_the_encoding_that_they_name(encoding: str) -> None:
    word = next((text for part, text in SAMPLES.items() if part in encoding), "pier")
    python = {"macintosh": "mac-roman", "x-mac-cyrillic": "mac-cyrillic", "ibm866": "cp866"}.get(
        encoding, encoding
    )
    html = f'<html><head><meta charset="{encoding}"></head><p>{word}</p></html>'
    text, guessed = page_text(
        html.encode(python), encoding if encoding.startswith(("utf-16", "utf-32")) else ""
    )
    assert word in text and not guessed


def test_an_encoding_that_is_not_named_is_guessed_and_told() -> None:
    body = "Der Hafen wäre für größere Schiffe zu eng, sagte der Bürgermeister. " * 20
    text, guessed = page_text(f"<p>{body}</p>".encode("windows-1252"))
    assert "größere" in text and guessed

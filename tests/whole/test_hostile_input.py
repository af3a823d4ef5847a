"""Text that was written to break programs: it may look odd on the page, and nothing of it may run there."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.support.running import build
from tests.support.shares import every, of_texts

from backstory.settings import DIALECTS

RUNS = re.compile(
    r"^[\x00-\x20]*(j\s*a\s*v\s*a|v\s*b|l\s*i\s*v\s*e)\s*s\s*c\s*r\s*i\s*p\s*t\s*:|^\s*data:(?!image/)", re.I
)
"""Addresses that run something when they are followed."""

ADDRESSES = {
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "background",
    "xlink:href",
    "srcset",
    "cite",
}
ACTIVE = {
    *("script", "iframe", "object", "embed", "applet", "base", "form", "input", "button", "style", "frame"),
    *("svg", "math", "meta", "link", "template", "noscript", "xmp", "plaintext", "marquee", "isindex"),
}
"""Elements that run, load, or change how the rest is read."""


class Active(HTMLParser):
    """Gathers what is active in a page: the elements with their attributes, and attributes that run."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.running: list[str] = []
        self._body_begins: int | None = None
        self.feed(page)
        self.close()

    @property
    def of_body(self) -> list[str]:
        """The elements that come after the head."""
        assert self._body_begins is not None, "the head has no end"
        return self.elements[self._body_begins :]

    def handle_endtag(self, tag: str) -> None:
        if tag == "head" and self._body_begins is None:
            self._body_begins = len(self.elements)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ACTIVE:
            self.elements.append(f"{tag} {sorted(attrs, key=str)}")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.running.append(f"{tag} {name}={value}")
            if name in ADDRESSES and RUNS.match(value or ""):
                self.running.append(f"{tag} {name}={value}")

    handle_startendtag = handle_starttag


def article(payload: str, number: int) -> str:
    quoted = json.dumps(payload.replace("\x7f", ""))
    topics = json.dumps([payload[:80], "Hostile"])
    return f"""---
title: {quoted}
date: 2024-01-01
slug: p{number}
topics: {topics}
summary: {quoted}
authors: [{quoted}]
sources: [{{id: s, title: {quoted}, url: {quoted}}}]
image: {{file: {quoted}, alt: {quoted}, credit: {quoted}}}
claims: [{{text: {quoted}, by: {quoted}, about: [Hostile]}}]
events: [{{date: 2024-01-01, title: {quoted}}}]
corrections: [{{date: 2024-01-02, was: {quoted}, now: {quoted}, note: {quoted}}}]
---

{payload}

A line with {payload} in it, [a link]({payload}), ![a picture]({payload}) and [[{payload}]].

> {payload}

<div title="{payload}">{payload}</div>

`{payload}`
"""


def lines(folder: Path) -> Iterator[str]:
    for file in sorted(folder.glob("*.txt")):
        for line in file.read_text("utf-8", "replace").splitlines():
            # What a browser or an editor would not let into a text file either.
            cleaned = "".join(sign for sign in line.strip() if sign.isprintable() or sign == "\t")
            if cleaned:
                yield cleaned


def is_ours(element: str) -> bool:
    """Whether the theme itself puts such an element on its pages: in the head, or a drawing with words for it."""
    ours = ("link [('href', '", "meta [('", "svg [('aria-")
    return element.startswith(ours)


OURS = (
    re.compile(r"script \[\('defer', None\), \('src', '[./]*assets/search\.js'\)\]"),
    re.compile(r"form \[\('action', '[./]*search/index\.html'\), .*\('role', 'search'\)\]"),
    re.compile(r"input \[.*\('name', 'q'\), .*\('type', 'search'\)\]"),
    re.compile(r"script \[\('src', '[./]*assets/changes\.js'\)\]"),
    re.compile(
        r"script \[\('data-copied', 'Address copied'\), \('defer', None\), \('src', '[./]*assets/paragraphs\.js'\)\]"
    ),
    re.compile(r"script \[\('src', '[./]*changes\.js'\)\]"),
    re.compile(r"button \[\('type', 'button'\)\]"),
)
"""What the theme's search, its list of what is new and its addresses of paragraphs are made of: one of each on a page."""


def without_ours(elements: list[str]) -> list[str]:
    """The elements but for the first of each that the theme's own parts have."""
    left = list(elements)
    for pattern in OURS:
        found = next((element for element in left if pattern.fullmatch(element)), None)
        if found is not None:
            left.remove(found)
    return left


@of_texts
@pytest.mark.parametrize("dialect", DIALECTS)
def test_nothing_of_a_scripted_attack_survives_as_active_markup(
    dialect: str, corpora: Path, tmp_path: Path, share: int, random_seed: int
) -> None:
    payloads = list(every(share, dict.fromkeys(lines(corpora / "xss-payloads")), random_seed))
    assert len(payloads) > 500 / share
    for number, payload in enumerate(payloads):
        file = tmp_path / f"content/articles/p{number}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(article(payload, number), "utf-8")
    (tmp_path / "content/site.yaml").write_text(f"markdown: {dialect}\n")
    build(tmp_path)
    pages = sorted((tmp_path / "site").rglob("*.html"))
    articles = [path for path in pages if "articles" in path.parts]
    assert len(articles) > 0.9 * len(payloads)
    for page in pages:
        found = Active(page.read_text("utf-8"))
        assert found.running == [], page
        assert [one for one in without_ours(found.elements) if not is_ours(one)] == [], page
        assert [one for one in without_ours(found.of_body) if not one.startswith("svg")] == [], page


@pytest.mark.parametrize("unsafe", [False, True], ids=["sanitised", "with raw HTML allowed"])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_strings_that_break_programs_build(dialect: str, unsafe: bool, corpora: Path, tmp_path: Path) -> None:
    strings = [
        one for one in json.loads((corpora / "naughty-strings/blns.json").read_text("utf-8")) if one.strip()
    ]
    assert len(strings) > 400
    content = tmp_path / "content"
    for kind in ("articles", "topics", "background"):
        (content / kind).mkdir(parents=True)
    (content / "site.yaml").write_text(
        f"title: Naughty\nunsafe_html: {str(unsafe).lower()}\nmarkdown: {dialect}\n"
    )
    for number, text in enumerate(strings):
        quoted = json.dumps(text, ensure_ascii=False)
        one_line = " ".join(text.split())
        front = f"title: {quoted}\ndate: 2024-01-01\nslug: n{number}\ntopics: [{quoted}]"
        (content / f"articles/n{number}.md").write_text(
            f"---\n{front}\n---\n\n{text}\n\n[[{one_line}]]\n", "utf-8"
        )
        if number % 5 == 0:
            names = json.dumps([text, one_line + "s"], ensure_ascii=False)
            (content / f"topics/t{number}.md").write_text(
                f"---\ntitle: {quoted}\nnames: {names}\n---\n", "utf-8"
            )
    built = build(tmp_path)
    assert built.code in (0, 1)
    articles = list((tmp_path / "site/articles").rglob("index.html"))
    wrong = {line.split(":")[0] for line in built.err.splitlines() if ": error: " in line}
    assert len(articles) >= len(strings) - len(wrong)
    assert not any(path.is_relative_to(tmp_path / "site") is False for path in articles)
    again = build(tmp_path, "--json")
    assert again.document["pages"]["written"] == 0

"""The index of the search: what stands in it, what does not, and when a file of it is made again."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from tests.support.knowing import doc
from tests.support.running import build, tree

FILES = {
    "topics/ferry.md": doc("Ferry", "names: [SS Lund, 渡し船]\nkind: work"),
    "topics/constructor.md": doc("constructor", "names: [__proto__]"),
    "articles/pier.md": doc(
        'The </script> <b>pier</b> "of" 1911',
        "date: 2023-05-06\ntopics: [Ferry, __proto__]\nsummary: A pier of oak.\n"
        "quotes: [{text: It floats., by: Ann Pilot, about: [Ferry], date: 2023-05-05}]",
        "## How it was mended\n\nNobody knew the way.",
    ),
    "articles/tide.md": doc("The tide", "date: 2024-01-02\ntopics: [Ferry]"),
    "articles/undated.md": doc("Undated"),
    "articles/quiet.md": doc(
        "Quietly kept",
        "date: 2024-01-03\nunlisted: true\ntopics: [Ferry]\nquotes: [{text: Quietly said, by: Ann Pilot}]",
    ),
    "articles/draft.md": doc("A draft of it", "date: 2024-01-04\ndraft: true"),
    "background/tides.md": doc(
        "Why there are tides", "topics: [Ferry]\nevents: [{date: 1911-03, title: A storm}]"
    ),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        write(tmp_path, path, text)
    done = build(tmp_path)
    assert done.code == 0, done.err
    return tmp_path


def write(site: Path, path: str, text: str) -> None:
    file = site / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def read(file: Path) -> list[Any]:
    """What a file of the index calls its function with."""
    text = file.read_text("utf-8")
    assert text.startswith("backstorySearch.") and text.endswith(")\n")
    given: list[Any] = json.loads(f"[{text[text.index('(') + 1 : -2]}]")
    return given


def head(site: Path) -> dict[str, Any]:
    (given,) = read(site / "site/search/topics.js")
    return dict(given)


def rows(site: Path, kind: str) -> list[list[Any]]:
    """Title, address, day, topics and words of each entry of a kind."""
    found: list[list[Any]] = []
    for name, _, _ in head(site)["blocks"]:
        of, known, titles, urls, days, topics, words = read(site / f"site/search/{name}.js")
        named = [[known[number] for number in some] for some in topics]
        found += [list(row) for row in zip(titles, urls, days, named, words, strict=True) if of == kind]
    return found


def test_topics_stand_with_all_their_names(site: Path) -> None:
    topics = {
        title: (slug, kind, names, count) for title, slug, kind, names, _, count in head(site)["topics"]
    }
    assert topics["Ferry"] == ("ferry", "work", ["SS Lund", "渡し船"], 2)
    assert topics["constructor"][2] == ["__proto__"]


def test_a_topic_has_its_address_only_where_it_is_not_the_usual_one(tmp_path: Path) -> None:
    files = {"plain.md": doc("Plain"), "åland.md": doc("Åland"), "own.md": doc("Own", "permalink: /own/")}
    for name, text in files.items():
        write(tmp_path, f"topics/{name}", text)
    for number in range(5):
        write(tmp_path, f"articles/{number}.md", doc(f"A{number}", "topics: [Plain, Åland]"))
    for pretty, end in (("no", "/index.html"), ("yes", "/")):
        write(tmp_path, "site.yaml", f"title: Sea\npretty_links: {pretty}\n")
        build(tmp_path)
        given = head(tmp_path)
        assert given["end"] == end
        usual = [f"topics/{topic[1]}{end}" for topic in given["topics"]]
        urls = [
            topic[6] if len(topic) > 6 else url for topic, url in zip(given["topics"], usual, strict=True)
        ]
        assert urls == [f"own{end}", f"topics/plain{end}", f"topics/%C3%A5land{end}"]
        ((one, other, pair),) = given["pairs"]
        assert {given["topics"][one][0], given["topics"][other][0]} == {"Plain", "Åland"}
        assert (tmp_path / "site" / unquote(pair.removesuffix("index.html")) / "index.html").is_file()


def test_an_article_is_found_by_title_day_topics_headings_and_first_words(site: Path) -> None:
    (pier,) = [row for row in rows(site, "article") if "pier" in row[0]]
    title, url, day, topics, words = pier
    assert (title, day) == ('The </script> <b>pier</b> "of" 1911', "2023-05-06")
    assert (site / "site" / url).is_file()
    assert topics == ["ferry", "constructor"]
    assert {"how", "mended", "oak", "nobody"} <= set(words.split())


def test_a_quotation_stands_with_who_said_it_and_leads_to_its_text(site: Path) -> None:
    (row,) = rows(site, "quote")
    title, url, day, topics, words = row
    assert (title, day, topics, words) == ("It floats.", "2023-05-05", ["ferry"], "ann pilot")
    page, _, anchor = url.partition("#")
    assert f'id="{anchor}"' in (site / "site" / page).read_text("utf-8")


def test_background_and_events_stand_and_lead_to_whoever_tells_of_them(site: Path) -> None:
    assert [row[:2] for row in rows(site, "background")] == [
        ["Why there are tides", "background/tides/index.html"]
    ]
    assert [row[:3] for row in rows(site, "event")] == [["A storm", "background/tides/index.html", "1911-03"]]


def test_what_is_unlisted_or_held_back_is_in_no_file(site: Path) -> None:
    index = b"".join(data for path, data in tree(site / "site").items() if path.startswith("search/"))
    assert b"The tide" in index
    assert b"Quietly" not in index
    assert b"draft of it" not in index


def test_articles_are_divided_by_year_the_newest_first(site: Path) -> None:
    divided = [(name.partition("-")[0], year, count) for name, year, count in head(site)["blocks"]]
    assert divided[:3] == [("article", "2024", 1), ("article", "2023", 1), ("article", "", 1)]


def test_an_edit_changes_one_file_of_the_index(site: Path) -> None:
    before = tree(site / "site/search")
    write(
        site, "articles/tide.md", FILES["articles/tide.md"].replace("The tide", "The tide turns") + "More.\n"
    )
    build(site)
    after = tree(site / "site/search")
    assert [path for path in after if after[path] != before.get(path)] == [
        next(path for path in after if path.startswith("article-2024"))
    ]


def test_a_new_article_and_one_that_is_gone_are_followed_and_a_clean_build_says_the_same(site: Path) -> None:
    write(site, "articles/late.md", doc("Late boat", "date: 2024-02-02\ntopics: [Ferry]"))
    (site / "content/articles/pier.md").unlink()
    assert build(site, "--verify").code == 0
    assert [row[0] for row in rows(site, "article")] == ["The tide", "Late boat", "Undated"]
    listed = {f"{name}.js" for name, _, _ in head(site)["blocks"]} | {"topics.js", "index.html"}
    assert {path.name for path in (site / "site/search").iterdir()} == listed


def test_a_site_without_documents_has_an_empty_index(tmp_path: Path) -> None:
    write(tmp_path, "site.yaml", "title: Nothing yet\n")
    build(tmp_path)
    assert head(tmp_path) == {"blocks": [], "end": "/index.html", "topics": [], "pairs": []}

"""Addresses: readable, of any script, each page's own, and kept."""

from pathlib import Path

import pytest
from tests.support.knowing import doc, know


@pytest.mark.parametrize(
    ("path", "front", "address"),
    [
        ("articles/Talks Resume.md", "date: 2023-07-27", "articles/2023/07/talks-resume/"),
        ("articles/talks.md", "", "articles/talks/"),
        ("posts/2023-07-27-talks.md", "", "articles/2023/07/talks/"),
        ("articles/talks/index.md", "", "articles/talks/"),
        ("topics/北朝鮮.md", "", "topics/北朝鮮/"),
        ("topics/Élysée.md", "", "topics/élysée/"),
        ("background/war.md", "date: 2024-01-01", "background/war/"),
        ("pages/about.md", "date: 2024-01-01", "about/"),
        ("articles/a.md", "slug: Chosen Words\ndate: 2023-07-27", "articles/2023/07/chosen-words/"),
        ("articles/a.md", "permalink: /news/one.html", "news/one.html"),
        ("articles/a.md", "url: /news/one/", "news/one/"),
        ("articles/a.md", "lang: fr", "fr/articles/a/"),
        ("articles/a.fr.md", "", "fr/articles/a/"),
    ],
)
def test_a_document_has_the_address_that_its_author_would_expect(
    tmp_path: Path, path: str, front: str, address: str
) -> None:
    known = know(tmp_path, {path: doc("A title", front)})
    assert known.catalog.addresses[path] == address
    assert known.codes == []


@pytest.mark.parametrize("name", ["...", "!!!", "---", "👍", "  "])
def test_a_name_without_letters_still_has_an_address(tmp_path: Path, name: str) -> None:
    known = know(tmp_path, {"articles/a.md": doc("A", f"topics: ['{name}x', '?{name}']")})
    assert all(address not in ("topics//", "topics/") for address in known.catalog.addresses.values())


def test_two_pages_on_one_address_are_an_error_that_names_both(tmp_path: Path) -> None:
    known = know(tmp_path, {"articles/1.md": doc("A", "slug: x"), "articles/2.md": doc("B", "slug: X")})
    (problem,) = known.problems
    assert problem.place.path == "articles/2.md"
    assert problem.facts == {"other": "articles/1.md", "address": "/articles/x/"}
    assert list(known.catalog.documents) == ["articles/1.md"]


def test_a_second_document_of_one_name_has_its_folders_in_its_address(tmp_path: Path) -> None:
    files = {
        "docs/security/first-steps.md": doc("Security"),
        "docs/tutorial/first-steps.md": doc("Tutorial"),
        "notes/tutorial/first-steps.md": doc("Notes"),
        "a/2024-01-02-talks.md": doc("Talks here"),
        "b/2024-01-02-talks.md": doc("Talks there"),
    }
    known = know(tmp_path, files)
    assert known.codes == []
    assert [known.catalog.addresses[path] for path in files] == [
        "articles/first-steps/",
        "articles/tutorial/first-steps/",
        "articles/notes/tutorial/first-steps/",
        "articles/2024/01/talks/",
        "articles/2024/01/b/talks/",
    ]


def test_what_readers_know_keeps_its_address_whatever_comes_beside_it(tmp_path: Path) -> None:
    files = {
        "a/steps.md": doc("New"),
        "b/steps.md": doc("Old"),
        "c/steps.md": doc("Longer"),
        "published.txt": "/articles/steps/ < b/steps.md\n/articles/c/steps/ < c/steps.md\n",
    }
    addresses = know(tmp_path, files).catalog.addresses
    assert addresses["b/steps.md"] == "articles/steps/"
    assert addresses["c/steps.md"] == "articles/c/steps/"
    (tmp_path / "content/a/steps.md").unlink()
    (tmp_path / "content/b/steps.md").unlink()
    kept = {path: files[path] for path in ("c/steps.md", "published.txt")}
    assert know(tmp_path, kept).catalog.addresses["c/steps.md"] == "articles/c/steps/"


def test_folders_named_by_language_are_languages(tmp_path: Path) -> None:
    files = {
        "en/contact.md": doc("Contact", "", "[about](about.md)"),
        "en/about.md": doc("About"),
        "fr/contact.md": doc("Contact"),
        "fr/about.md": doc("À propos", "", "[[Contact]]"),
        "fr/topics/port.md": doc("Port"),
    }
    known = know(tmp_path, files)
    assert known.codes == []
    assert known.catalog.addresses["fr/contact.md"] == "fr/articles/contact/"
    assert known.catalog.addresses["fr/topics/port.md"] == "fr/topics/port/"
    assert [one.id for one in known.catalog.references["fr/about.md"].links if one] == ["fr/contact.md"]


def test_departments_are_no_languages(tmp_path: Path) -> None:
    known = know(tmp_path, {"it/servers.md": doc("Servers"), "hr/index.md": doc("People")})
    assert {document.front.lang for document in known.catalog.documents.values()} == {""}


def test_topics_that_differ_by_a_sign_have_pages_of_their_own(tmp_path: Path) -> None:
    known = know(tmp_path, {"articles/a.md": doc("A", "topics: ['C', 'C++', 'C#', '.NET', 'NET', 'A*']")})
    kept = {known.catalog.names[key]: address for key, address in known.catalog.addresses.items()}
    assert kept["C"] == "topics/c/" and kept["C++"] == "topics/c-plus-plus/"
    assert (
        kept["C#"] == "topics/c-sharp/" and kept[".NET"] == "topics/dot-net/" and kept["NET"] == "topics/net/"
    )
    assert kept["A*"] == "topics/a-star/"


def test_no_page_takes_the_place_of_one_that_every_site_has(tmp_path: Path) -> None:
    assert know(tmp_path, {"pages/timeline.md": doc("Mine")}).codes == ["address-taken"]


@pytest.mark.parametrize(
    "old", ["/2013/old-one/", "old/page.html", "https://elsewhere.example/x", "../../up"]
)
def test_old_addresses_lead_to_the_page_that_answers_for_them(tmp_path: Path, old: str) -> None:
    known = know(tmp_path, {"articles/a.md": doc("A", f"redirect_from: ['{old}']")})
    kept = [address for address, path in known.catalog.redirects.items() if path == "articles/a.md"]
    expected = {"/2013/old-one/": ["2013/old-one/"], "old/page.html": ["old/page.html"]}
    assert kept == expected.get(old, [])


def test_aliases_are_old_addresses_or_other_names_by_their_look(tmp_path: Path) -> None:
    known = know(tmp_path, {"topics/k.md": doc("Korea", "aliases: [/old/korea/, Corea]")})
    assert list(known.catalog.redirects) == ["old/korea/"]
    assert known.catalog.topics["topics/k.md"].names == ("Corea",)


@pytest.mark.parametrize("old", ["/old/*", "/a|b/", "/old/%2a", "/:year/old/", "/a\\b/", "/<old>/"])
@pytest.mark.parametrize("key", ["redirect_from", "aliases", "permalink"])
def test_an_address_for_many_pages_is_told_where_it_stands(tmp_path: Path, key: str, old: str) -> None:
    value = f"'{old}'" if key == "permalink" else f"\n  - /new/\n  - '{old}'"
    known = know(tmp_path, {"articles/a.md": doc("A", f"{key}: {value}")})
    (problem,) = known.problems
    assert (problem.code, problem.place.path) == ("value-address", "articles/a.md")
    assert (problem.place.line, problem.place.column > 1) == (3 if key == "permalink" else 5, True)
    assert list(known.catalog.redirects) == ([] if key == "permalink" else ["new/"])


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"articles/a.md": "permalink: /topics/ferry/", "articles/b.md": "topics: [Ferry]"},
            [("address-taken", "articles/a.md")],
        ),
        (
            {"articles/a.md": "redirect_from: /x/", "articles/b.md": "redirect_from: [/x/, /y/]"},
            [("redirect-taken", "articles/b.md")],
        ),
        (
            {"articles/a.md": "permalink: /a.b", "articles/b.md": "permalink: /a.b/c/"},
            [("address-taken", "articles/b.md")],
        ),
        (
            {"articles/a.md": "permalink: /a.b/c/", "articles/b.md": "redirect_from: /a.b"},
            [("redirect-taken", "articles/b.md")],
        ),
        ({"pages/a.md": "permalink: /.backstory-manifest.json"}, [("address-taken", "pages/a.md")]),
        (
            {"pages/a.md": "redirect_from: /.backstory-published.json"},
            [("redirect-taken", "pages/a.md")],
        ),
    ],
)
def test_two_things_on_one_address_are_always_told(
    tmp_path: Path, files: dict[str, str], told: list[tuple[str, str]]
) -> None:
    known = know(tmp_path, {path: doc(f"Title {path}", front) for path, front in files.items()})
    assert [(problem.code, problem.place.path) for problem in known.problems] == told


@pytest.mark.parametrize("topic_front", ["", "permalink: /topics/ferry/"])
@pytest.mark.parametrize("other", ["articles/a.md", "background/a.md", "pages/a.md"])
def test_the_page_of_a_topic_that_has_a_file_gives_way_to_nothing(
    tmp_path: Path, other: str, topic_front: str
) -> None:
    files = {other: doc("A", "permalink: /topics/ferry/"), "topics/ferry.md": doc("Ferry", topic_front)}
    known = know(tmp_path, files)
    assert known.catalog.addresses["topics/ferry.md"] == "topics/ferry/"
    (problem,) = known.problems
    assert (problem.code, problem.place.path) == ("address-taken", other)


def test_who_asks_for_the_address_of_another_page_is_told_and_the_other_stays(tmp_path: Path) -> None:
    files = {"articles/a.md": doc("A", "permalink: /about/"), "pages/about.md": doc("About")}
    known = know(tmp_path, files)
    assert known.catalog.addresses["pages/about.md"] == "about/"
    assert [(one.code, one.place.path) for one in known.problems] == [("address-taken", "articles/a.md")]


def test_a_topic_keeps_its_page_where_an_article_claims_its_address(tmp_path: Path) -> None:
    files = {"a.md": "permalink: /topics/ferry/", "b.md": "topics: [Ferry]"}
    known = know(tmp_path, {f"articles/{name}": doc(name, front) for name, front in files.items()})
    assert known.catalog.addresses["topic:ferry"] == "topics/ferry/"
    assert "articles/a.md" not in known.catalog.documents

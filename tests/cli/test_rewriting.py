"""Commands that rewrite authors' files: what changes, what stays, what goes on working, and when nothing is written."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.support.running import AS_OF, Ran, backstory, build, environment

Write = Callable[[Mapping[str, str]], Path]

ARTICLE = """---
# What happened
title: 'Talks'   # in quotes
topics:
  - UN            # short
  - United Nations
  - Russia
date: 2024-01-02
events:
  - {date: 2024-01-01, title: "Talks begin", topics: [UN, Russia]}
claims:
  - {text: "Nothing", by: "UN", about: [Russia]}
---
The [[UN]] met, see [its page](../topics/un.md).
"""
UN = """---
title: UN
names: [U.N.]   # dotted
kind: organisation
summary: The short one.
redirect_from: [/un/]
related:
  - United Nations
  - {topic: Russia, because: sits in its council}
---
Written lead of the short one.
"""
UNITED_NATIONS = """---
title: United Nations
# nothing about kind
summary: The long one.
related: [Geneva, UN]
---
Written lead.
"""
SITE = {
    "content/articles/talks.md": ARTICLE,
    "content/topics/un.md": UN,
    "content/topics/united-nations.md": UNITED_NATIONS,
    "content/articles/commas.md": '---\ntitle: Commas\ndate: 2024-01-03\ntags: "Geneva, UN; Russia"\n---\nText.\n',
}


def topics(site: Path, *arguments: str) -> Ran:
    return backstory("topics", *arguments, cwd=site)


def read(site: Path, path: str) -> str:
    return (site / "content" / path).read_text()


def test_merging_rewrites_what_names_the_topic_and_nothing_else(write_site: Write) -> None:
    site = write_site(SITE)
    ran = topics(site, "merge", "UN", "United Nations", "--yes")
    assert ran.code == 0 and ran.out.endswith("4 files written.\n")
    expected = ARTICLE.replace(
        "  - UN            # short\n  - United Nations\n", "  - United Nations            # short\n"
    )
    expected = expected.replace("topics: [UN, Russia]", "topics: [United Nations, Russia]")
    expected = expected.replace('by: "UN"', 'by: "United Nations"').replace(
        "topics/un.md", "topics/united-nations.md"
    )
    assert read(site, "articles/talks.md") == expected
    assert 'tags: "Geneva, United Nations; Russia"\n' in read(site, "articles/commas.md")
    assert read(site, "topics/united-nations.md") == (
        "---\ntitle: United Nations\nredirect_from: [/topics/un/, /un/]\n".replace(
            "[/topics/un/, /un/]", '["/topics/un/", "/un/"]'
        )
        + "names: [UN, U.N.]\n# nothing about kind\nsummary: The long one.\n"
        + "related: [Geneva, {topic: Russia, because: sits in its council}]\nkind: organisation\n---\n"
        + "Written lead.\n\nWritten lead of the short one.\n"
    ) or _same_keys(read(site, "topics/united-nations.md"))
    assert not (site / "content/topics/un.md").exists()
    assert "its summary would be lost: United Nations has its own" in ran.err


def _same_keys(text: str) -> bool:
    """Names and redirects may stand in either order below the title."""
    front = text.split("---\n")[1].splitlines()
    assert front[0] == "title: United Nations"
    assert sorted(front[1:3]) == ["names: [UN, U.N.]", 'redirect_from: ["/topics/un/", "/un/"]']
    assert front[3:] == [
        "# nothing about kind",
        "summary: The long one.",
        "related: [Geneva, {topic: Russia, because: sits in its council}]",
        "kind: organisation",
    ]
    assert text.endswith("---\nWritten lead.\n\nWritten lead of the short one.\n")
    return True


def test_what_stands_within_a_text_is_renamed_too(write_site: Write) -> None:
    written = (
        '---\ntitle: Facts\ndate: 2024-01-04\nfacts:\n  Seat: "[[UN]], since 1952, see [[UN|theirs]] and [[UNESCO]]"\n'
        "quotes: [{text: Yes, by: UN, to: UN, place: Geneva}]\nlists: {all: {topic: UN}}\n"
        'answers: ["UN#unknown"]\n---\nText.\n'
    )
    lead = UN + "\n::: unknown\nWho comes.\n:::\n"
    site = write_site({"content/topics/un.md": lead, "content/topics/unesco.md": "---\ntitle: UNESCO\n---\n"})
    (site / "content/articles").mkdir(exist_ok=True)
    (site / "content/articles/facts.md").write_text(written)
    ran = topics(site, "rename", "UN", "League", "--yes")
    assert ran.code == 0, ran.err
    assert read(site, "articles/facts.md") == (
        written.replace("[[UN]]", "[[League]]")
        .replace("[[UN|", "[[League|")
        .replace("by: UN, to: UN", "by: League, to: League")
        .replace("topic: UN", "topic: League")
        .replace('"UN#', '"League#')
    )


def test_after_merging_every_old_name_and_address_works(write_site: Write) -> None:
    site = write_site(SITE)
    build(site)
    topics(site, "merge", "UN", "United Nations", "--yes")
    ran = build(site)
    assert ran.codes <= {"file-missing"} and ran.code == 0
    for old in ("topics/un/index.html", "un/index.html"):
        assert "topics/united-nations/" in (site / "site" / old).read_text()
    page = (site / "site/articles/2024/01/talks/index.html").read_text()
    assert page.count("topics/united-nations/index.html") >= 3


def test_a_dry_run_shows_the_difference_and_writes_nothing(write_site: Write) -> None:
    site = write_site(SITE)
    ran = topics(site, "merge", "UN", "United Nations", "--dry-run")
    assert "--- content/topics/un.md\n+++ /dev/null\n" in ran.out
    assert "-  - UN            # short\n" in ran.out
    assert ran.out.endswith("Nothing was written; 4 files would be.\n")
    assert {path: read(site, path.removeprefix("content/")) for path in SITE} == SITE


def test_without_anybody_to_ask_nothing_is_written(write_site: Write) -> None:
    site = write_site(SITE)
    command = [sys.executable, "-m", "backstory", "topics", "rename", "Russia", "Russian Federation"]
    for said, code in (("", 2), ("n\n", 0)):
        done = subprocess.run(
            command, cwd=site, input=said, capture_output=True, text=True, env=environment(), check=False
        )
        assert done.returncode == code
        assert read(site, "articles/talks.md") == ARTICLE
    done = subprocess.run(
        command, cwd=site, input="y\n", capture_output=True, text=True, env=environment(), check=False
    )
    assert done.returncode == 0 and "Russian Federation" in read(site, "articles/talks.md")


def test_json_has_the_difference_and_the_files(write_site: Write) -> None:
    ran = topics(write_site(SITE), "rename", "Geneva", "Genève", "--yes", "--json")
    assert ran.document["files"] == [
        "content/articles/commas.md",
        "content/topics/genève.md",
        "content/topics/united-nations.md",
    ]
    assert ran.document["written"] is True
    assert "+related: [Genève, UN]" in ran.document["difference"]


def test_renaming_moves_the_file_and_leaves_the_old_name_and_address(write_site: Write) -> None:
    site = write_site(SITE)
    build(site)
    assert topics(site, "rename", "UN", "The UN of all", "--yes").code == 0
    assert read(site, "topics/the-un-of-all.md") == UN.replace(
        "title: UN\nnames: [U.N.]   # dotted", "title: The UN of all\nnames: [U.N., UN]   # dotted"
    ).replace("[/un/]", '[/un/, "/topics/un/"]')
    assert "[its page](../topics/the-un-of-all.md)" in read(site, "articles/talks.md")
    ran = build(site)
    assert ran.code == 0 and "link-missing" not in ran.codes
    assert "topics/the-un-of-all/" in (site / "site/topics/un/index.html").read_text()


def test_renaming_a_topic_without_a_file_gives_it_one(write_site: Write) -> None:
    site = write_site(SITE)
    topics(site, "rename", "Russia", "Russian Federation", "--yes")
    assert read(site, "topics/russian-federation.md") == (
        '---\ntitle: Russian Federation\nnames: [Russia]\nredirect_from: ["/topics/russia/"]\n---\n'
    )


def test_a_topic_that_keeps_its_address_needs_no_redirect(write_site: Write) -> None:
    site = write_site({"content/topics/city.md": "---\ntitle: Kiev\nslug: kyiv\n---\n"})
    topics(site, "rename", "Kiev", "Kyiv", "--yes")
    assert read(site, "topics/city.md") == "---\ntitle: Kyiv\nnames: [Kiev]\nslug: kyiv\n---\n"


@pytest.mark.parametrize(
    ("listed", "renamed"),
    [
        (
            "# all\n- Odessa  # port\n- Kyiv\n",
            '# all\n- {title: Odesa, names: [Odessa], redirect_from: ["/topics/odessa/"]}  # port\n- Kyiv\n',
        ),
        (
            "Odessa: Port city, on the sea\n",
            'Odesa: {definition: "Port city, on the sea", names: [Odessa], redirect_from: ["/topics/odessa/"]}\n',
        ),
        (
            "Odessa:\n  kind: place\nKyiv:\n",
            'Odesa:\n  kind: place\n  names: [Odessa]\n  redirect_from: ["/topics/odessa/"]\nKyiv:\n',
        ),
        (
            "- title: Odessa  # port\n  kind: place\n",
            '- title: Odesa  # port\n  names: [Odessa]\n  redirect_from: ["/topics/odessa/"]\n  kind: place\n',
        ),
    ],
)
def test_topics_in_a_list_are_renamed_where_they_stand(write_site: Write, listed: str, renamed: str) -> None:
    site = write_site({"content/topics.yaml": listed})
    ran = topics(site, "rename", "Odessa", "Odesa", "--yes")
    assert ran.code == 0, ran.err
    assert read(site, "topics.yaml") == renamed
    build(site)
    assert "topics/odesa/" in (site / "site/topics/odessa/index.html").read_text()


def test_a_topic_of_a_list_is_merged_into_its_neighbour(write_site: Write) -> None:
    listed = "# ports\n- title: Odessa\n  names: [Одеса]\n  events:\n    - {date: 1794, title: Founded}\n# more\n- title: Odesa\n  kind: place\n"
    site = write_site({"content/topics.yaml": listed})
    assert topics(site, "merge", "Odessa", "Odesa", "--yes").code == 0
    merged = read(site, "topics.yaml")
    assert merged.startswith("# ports\n# more\n- title: Odesa\n")
    assert "  names: [Odessa, Одеса]\n" in merged and merged.endswith(
        "  kind: place\n  events:\n    - {date: 1794, title: Founded}\n"
    )


def test_a_written_lead_is_never_lost(write_site: Write) -> None:
    site = write_site({"content/topics/un.md": UN, "content/topics.yaml": "- United Nations\n"})
    ran = topics(site, "merge", "UN", "United Nations", "--yes")
    assert ran.code == 1 and "edit-impossible" in ran.codes
    assert read(site, "topics/un.md") == UN


def test_metadata_beside_an_article_is_rewritten_there(write_site: Write) -> None:
    site = write_site(
        {"content/articles/a.txt": "Text.\n", "content/articles/a.yaml": "date: 2024-01-01\ntopics: [UN]\n"}
    )
    topics(site, "rename", "UN", "United Nations", "--yes")
    assert read(site, "articles/a.yaml") == "date: 2024-01-01\ntopics: [United Nations]\n"


def test_drafts_are_rewritten_too(write_site: Write) -> None:
    draft = "---\ntitle: D\ndraft: true\ntopics: [UN]\n---\n"
    site = write_site(SITE | {"content/articles/d.md": draft})
    topics(site, "merge", "UN", "United Nations", "--yes")
    assert "topics: [United Nations]" in read(site, "articles/d.md")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("merge", "UN", "Untied Nations"), 'did you mean "United Nations"?'),
        (("merge", "UN", "U.N."), "are one topic already"),
        (("merge", "UN", "Talks"), '"Talks" is no topic'),
        (
            ("rename", "UN", "United Nations"),
            'is a topic already; to make one topic of the two: backstory topics merge "UN" "United Nations"',
        ),
        (("rename", "UN", "UN"), "are one topic already"),
    ],
)
def test_what_can_not_be_done_is_said(write_site: Write, arguments: tuple[str, ...], said: str) -> None:
    ran = topics(write_site(SITE), *arguments, "--yes")
    assert ran.code == 1 and said in ran.err and ran.err.startswith("topics: error: ")


PASSAGE = "The panel of experts watched the sanctions on {} for fifteen years [@un], until a Russian veto ended its work in April 2024."


def with_passage(title: str, of: str, rest: str = "") -> str:
    return (
        f"---\ntitle: {title}\ndate: 2024-05-0{len(title)}\ntopics: [Sanctions, {title}]\n"
        'sources:\n  - {id: un, title: "Reports: all", url: "https://un.example/"}\n  - {id: b, title: Other}\n'
        f"---\nFirst paragraph of {title}, which stands nowhere else.\n\n## Before\n\n{PASSAGE.format(of)}\n\nAfter.\n{rest}"
    )


COPIES = {
    "content/articles/a.md": with_passage("A", "North Korea"),
    "content/articles/b.md": with_passage("BB", "the North").replace("\n", "\r\n"),
    "content/articles/c.md": with_passage("CCC", "North Korea")
    + "\n- "
    + PASSAGE.format("North Korea")
    + "\n",
}


def extract(site: Path, place: str, *arguments: str) -> Ran:
    return backstory("background", "extract", place, "--title", "The panel", *arguments, cwd=site)


def test_a_repeated_passage_becomes_background(write_site: Write) -> None:
    site = write_site(COPIES)
    found = backstory("check", "--as-of", AS_OF, "--json", cwd=site).document["problems"]
    (repeated,) = [problem for problem in found if problem["code"] == "passage-repeated"]
    ran = extract(site, f"{repeated['path']}:{repeated['line']}", "--yes")
    assert ran.code == 0, ran.err
    assert read(site, "background/the-panel.md") == (
        "---\ntitle: The panel\ntopics: [Sanctions]\nsources:\n"
        '  - {id: un, title: "Reports: all", url: "https://un.example/"}\n'
        f"---\n{PASSAGE.format('North Korea')}\n"
    )
    for path, text in COPIES.items():
        copy = PASSAGE.format("the North" if path.endswith("b.md") else "North Korea")
        now = (site / path).read_bytes().decode()
        assert now == text.replace(copy, "![[The panel]]", 1)
    # The one in a list is no paragraph: it stays, and is told of.
    assert "content/articles/c.md:17: warning: this copy is left as it is" in ran.err
    assert build(site).code == 0
    page = (site / "site/articles/2024/05/b/index.html").read_text()
    assert "sanctions on North Korea for fifteen years" in page
    assert 'id="source-1"' in page


def test_a_copy_that_says_much_more_is_left_as_it_is(write_site: Write) -> None:
    more = "Nobody has said what comes after it, who will pay, and who will go on watching."
    longer = (
        COPIES["content/articles/b.md"].replace("the North", "North Korea").replace("2024.", f"2024. {more}")
    )
    site = write_site({**COPIES, "content/articles/b.md": longer})
    ran = extract(site, "content/articles/a.md:13", "--yes")
    assert ran.code == 0, ran.err
    assert "b.md:13: warning: this copy is left as it is: it says more" in ran.err
    assert (site / "content/articles/b.md").read_bytes().decode() == longer


def test_what_is_extracted_from_a_draft_is_one(write_site: Write) -> None:
    copies = {
        path: text.replace("---\n", "---\ndraft: true\n", 1)
        for path, text in COPIES.items()
        if "b.md" not in path
    }
    site = write_site(copies)
    ran = extract(site, "content/articles/a.md:14", "--drafts", "--yes")
    assert ran.code == 0, ran.err
    assert "\ndraft: true\n---\n" in read(site, "background/the-panel.md")


def test_extracting_shows_and_asks_first(write_site: Write) -> None:
    site = write_site(COPIES)
    ran = extract(site, "content/articles/a.md:13", "--dry-run")
    assert "+++ content/background/the-panel.md\n" in ran.out and "+![[The panel]]\n" in ran.out
    assert not (site / "content/background").exists()


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (
            "articles/a.md:10",
            "the passage here stands nowhere else; places that have copies: articles/a.md:13",
        ),
        ("articles/a.md:1", "there is no passage on this line"),
        ("articles/z.md:1", 'nothing here is called "articles/z.md"'),
        ("articles/a.md", "is no place; write it as articles/name.md:14."),
        (
            "articles/c.md:17",
            "this passage can't stand elsewhere, because of the list, table or box it is part of",
        ),
    ],
)
def test_a_place_without_a_passage_that_can_be_moved_is_told(
    write_site: Write, place: str, said: str
) -> None:
    ran = extract(write_site(COPIES), place, "--yes")
    assert ran.code in (1, 2) and said in ran.err


@pytest.mark.parametrize(
    ("mark", "what"),
    [
        ("[^1]", "a footnote in it"),
        ("[it](b.md)", "a link that is relative to its file"),
        ("![m](m.png)", "a picture in it"),
    ],
)
def test_a_passage_that_hangs_on_its_file_stays(write_site: Write, mark: str, what: str) -> None:
    copies = {path: text.replace("[@un]", mark) for path, text in COPIES.items()}
    ran = extract(write_site(copies), "articles/a.md:13", "--yes")
    assert ran.code == 1 and f"because of {what}" in ran.err


def test_a_title_that_something_has_is_refused(write_site: Write) -> None:
    ran = backstory(
        "background", "extract", "articles/a.md:13", "--title", "Sanctions", "--yes", cwd=write_site(COPIES)
    )
    assert ran.code == 1 and '"Sanctions" is the name of the topic "Sanctions" already' in ran.err

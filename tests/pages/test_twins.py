"""What programs that read text are given: twins in Markdown, llms.txt, and what they may do; and what AI had a part in."""

import json
from pathlib import Path

import pytest
from tests.support.knowing import doc
from tests.support.running import backstory, build, tree

BASE = "https://news.example/"
FILES = {
    "site.yaml": f"title: Harbour\nbase_url: {BASE}\ntwins: yes\nai_use: {{search: yes, train: no}}\n",
    "topics/ferry.md": doc("Ferry", "kind: organisation\nsummary: Late.\nas_of: 2024-01-01"),
    "articles/late.md": doc(
        "Late *again*",
        "date: 2024-01-02\ntopics: [Ferry]\nai: {use: generated, reviewed_by: Ann Writer}\n"
        "sources: [{id: agency, title: A report, url: 'https://agency.example/'}]\n"
        "claims:\n  - {id: late, text: It is late, by: Ana Lund, about: [Ferry], date: 2024-01, source: agency}\n"
        "  - {text: It is not, by: Ferry, replies_to: late, status: denied}",
        "The ferry was **late**. [@agency]\n\n## Why\n\n[up](#why) [[Tides]]",
    ),
    "articles/robot.md": doc("Robot", "date: 2024-01-03\ntopics: [Ferry]\nai: generated"),
    "articles/mute.md": doc("Mute", "date: 2024-01-03\ntopics: [Ferry]"),
    "articles/quiet.md": doc("Quiet", "date: 2024-01-03\nunlisted: true\nclaims: [{text: Said quietly}]"),
    "background/tides.md": doc("Tides", "reviewed: 2024-02-02\nai: none"),
    "pages/about.md": doc("About"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("twins")
    for path, text in FILES.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    assert build(folder).code == 0
    return folder


def read(site: Path, path: str) -> str:
    return (site / "site" / path).read_text("utf-8")


def test_a_twin_has_metadata_text_and_whole_links(site: Path) -> None:
    twin = read(site, "articles/2024/01/late/index.md")
    assert twin.startswith('---\ntitle: "Late *again*"\n')
    assert (
        f'url: "{BASE}articles/2024/01/late/"\nlanguage: "en"\ndate: "2024-01-02"\ntopics: ["Ferry"]\n'
        in twin
    )
    assert 'ai: "generated"\nreviewed_by: "Ann Writer"\n' in twin
    assert "\n# Late \\*again\\*\n" in twin
    assert (
        f"The [ferry]({BASE}topics/ferry/index.html) was **late**.[1]\n\n## Why\n\nup [Tides]({BASE}" in twin
    )


def test_a_claim_has_its_status_date_source_and_denial_beside_it(site: Path) -> None:
    at = f"[Late \\*again\\*]({BASE}articles/2024/01/late/index.html)"
    claims = (
        f"- **Ana Lund** says: It is late (asserted, 2024-01, source 1: A report, in {at})\n"
        f"  - **Ferry** denies: It is not (denied, in {at})\n"
    )
    for path in ("articles/2024/01/late/index.md", "claims/index.md", "topics/ferry/index.md", "llms.txt"):
        assert claims in read(site, path), path


def test_each_listed_document_has_a_twin_that_its_page_names(site: Path) -> None:
    files = tree(site / "site")
    twins = {path for path in files if path.endswith(".md")}
    documents = {"late", "robot", "mute", "ferry", "tides", "about"}
    lists = {
        "topics",
        "timeline",
        "background",
        "sources",
        "corrections",
        "claims",
        "questions",
        "days",
        "words",
    }
    days = {"2024-01-02", "2024-01-03", "2024-02-02"}
    assert {path.removesuffix("index.md").rstrip("/").rpartition("/")[2] for path in twins} == {
        *("", *documents, *lists, *days)
    }
    for path in twins:
        way = "../" * path.count("/")
        assert f'type="text/markdown" href="{way}{path}"'.encode() in files[path[:-2] + "html"]
    assert b'rel="describedby" type="text/plain" href="llms.txt"' in files["index.html"]


def test_lists_are_lists_in_their_twins_with_whole_links(site: Path) -> None:
    late = f"[Late \\*again\\*]({BASE}articles/2024/01/late/index.html)"
    assert read(site, "index.md").startswith('---\ntitle: "Harbour"\n')
    assert f"- [Ferry]({BASE}topics/ferry/index.html): Late.\n" in read(site, "topics/index.md")
    assert f"- [A report](https://agency.example/) ({late})\n" in read(site, "sources/index.md")
    assert f"- [Tides]({BASE}background/tides/index.html) (Reviewed 2024-02-02)\n" in read(
        site, "background/index.md"
    )
    assert f"- [2024-01-02]({BASE}days/2024-01-02/index.html): 1 entry\n" in read(site, "days/index.md")
    day = read(site, "days/2024-01-02/index.md")
    assert "\n# What was new on 2 January 2024\n" in day and f"- **{late}**, 2024-01-02" in day
    assert not any(
        "uiet" in data.decode() for path, data in tree(site / "site").items() if path.endswith(".md")
    )


def test_llms_txt_names_topics_and_background_by_their_twins(site: Path) -> None:
    said = read(site, "llms.txt")
    assert said.startswith("# Harbour\n")
    assert "quiet" not in said.lower()
    assert f"- [Ferry]({BASE}topics/ferry/index.md): Late.\n" in said
    assert f"- [Tides]({BASE}background/tides/index.md)" in said


def test_robots_txt_says_what_the_site_may_be_used_for(site: Path) -> None:
    assert read(site, "robots.txt").startswith(
        "User-agent: *\nContent-Signal: search=yes, ai-train=no\nContent-Usage: search=y, train-ai=n\nDisallow:\n"
    )


def test_a_part_of_artificial_intelligence_is_said_wherever_the_text_is(site: Path) -> None:
    line = "Written by artificial intelligence. Reviewed by Ann Writer."
    page = read(site, "articles/2024/01/late/index.html")
    assert line in page
    assert '"digitalSourceType":"https://schema.org/TrainedAlgorithmicMediaDigitalSource"' in page
    assert '"editor":{"@type":"Person","name":"Ann Writer"}' in page
    assert line in read(site, "feed.xml")
    items = {item["title"]: item for item in json.loads(read(site, "feed.json"))["items"]}
    assert line in items["Late *again*"]["content_html"]
    assert "artificial" not in items["Mute"]["content_html"]
    assert "No artificial intelligence had a part" in read(site, "background/tides/index.html")


def test_check_asks_who_reviewed_and_what_the_others_are(site: Path) -> None:
    said = backstory("check", "--as-of", "2026-06-01", cwd=site).err
    told = {line.partition(":")[0]: line for line in said.splitlines() if "[ai-" in line}
    assert set(told) == {"content/articles/robot.md", "content/articles/mute.md"}
    assert told["content/articles/robot.md"].startswith("content/articles/robot.md:5")
    assert "and 1 articles, this one first, don't say" in told["content/articles/mute.md"]


def test_without_the_setting_there_are_no_twins_and_nothing_is_wished(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text(doc("A", "date: 2024-01-02\ntopics: [T]"))
    build(tmp_path)
    files = tree(tmp_path / "site")
    assert not [path for path in files if path.endswith(".md")]
    assert files["robots.txt"] == b"User-agent: *\nDisallow:\n"
    assert b"- [T](topics/t/index.html)" in files["llms.txt"]

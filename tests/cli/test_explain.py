"""`backstory explain`: the numbers are those of the ranking, and what is said to change does change."""

import re
import shutil
from pathlib import Path

import pytest
from tests.support.running import Ran, backstory

DEMO = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("demo")
    shutil.copytree(DEMO / "content", site / "content")
    return site


def explain(demo: Path, *names: str) -> Ran:
    return backstory("explain", *names, "--as-of", "2024-11-20", cwd=demo)


def test_a_topic_is_found_by_any_name_path_or_address(demo: Path) -> None:
    for name in (
        "Kim Jong Un",
        "mr kim",
        "content/topics/kim-jong-un.md",
        "topics/kim-jong-un.md",
        "/topics/kim-jong-un/",
        "https://briefing.example/topics/kim-jong-un/",
    ):
        ran = explain(demo, name, "--json")
        assert ran.document["path"] == "topics/kim-jong-un.md", name


def test_a_name_that_nothing_has_gets_near_ones(demo: Path) -> None:
    ran = explain(demo, "Nroth Korea")
    assert ran.code == 1
    assert 'nothing here is called "Nroth Korea"; did you mean "North Korea"' in ran.err


def test_what_is_held_back_is_said_to_be(demo: Path) -> None:
    draft = demo / "content/articles/draft.md"
    draft.write_text("---\ntitle: Not yet\ndraft: true\n---\n")
    said = '"Not yet" is not in this build: it is a draft; add --drafts to see it'
    assert said in explain(demo, "Not yet").err
    draft.unlink()


def test_a_page_says_which_keys_won(demo: Path) -> None:
    page = demo / "content/articles/hugo.md"
    page.write_text(
        "---\ntitle: From elsewhere\npublishDate: 2024-01-02\ntags: [Russia]\nmood: calm\n---\nText.\n"
    )
    ran = explain(demo, "From elsewhere")
    page.unlink()
    assert "  date comes from publishdate\n  topics comes from tags\n" in ran.out
    assert "  unknown keys: mood\n" in ran.out


def test_two_topics_are_told_in_a_paragraph_for_each_page(demo: Path) -> None:
    blocks = explain(demo, "Sohae", "North Korea").out.strip("\n").split("\n\n")
    pages = [block.partition("\n")[0] for block in blocks if block.startswith("On the page of ")]
    assert [page.split(":")[0] for page in pages] == ["On the page of Sohae", "On the page of North Korea"]
    assert not explain(demo, "Sohae", "North Korea").out.startswith("\n")


def test_the_signals_of_two_topics_are_those_of_the_ranking(demo: Path) -> None:
    ranked = explain(demo, "Sohae", "--json").document["related"]
    assert len(ranked) > 3
    for rank, entry in enumerate(ranked[:5], 1):
        pair = explain(demo, "Sohae", entry["to"], "--json").document
        side = pair["ranking"][0]
        assert (side["rank"], side["score"]) == (rank, entry["score"])
        assert sum(signal["part"] for signal in side["signals"]) == pytest.approx(entry["score"], abs=3e-4)
        for signal in side["signals"]:
            assert signal["part"] == pytest.approx(signal["weight"] * signal["value"], abs=1e-4)
        reasons = {str(reason) for signal in side["signals"] for reason in signal["reasons"]}
        assert {str(reason) for reason in entry["reasons"]} <= reasons


def test_what_an_author_picked_is_said_to_go_before_all_scores(tmp_path: Path) -> None:
    backstory("new", "briefing", cwd=tmp_path)
    pages = explain(tmp_path / "briefing", "Old Bridge", "Ferry Company").out
    assert "On the page of Old Bridge: Ferry Company is number 1, before all scores\n" in pages
    assert re.search(r"On the page of Ferry Company: Old Bridge is number \d, score 0\.\d{4}\n", pages)


def test_the_signals_of_two_articles_are_those_of_the_ranking(demo: Path) -> None:
    ranked = explain(demo, "treaty-ratified", "--json").document["related"]
    assert ranked
    pair = explain(demo, "treaty-ratified", ranked[0]["to"], "--json").document
    assert pair["ranking"][0]["rank"] == 1
    parts = sum(signal["part"] for signal in pair["ranking"][0]["signals"])
    assert parts == pytest.approx(ranked[0]["score"], abs=3e-4)
    assert pair["ranking"][1]["on"] == ranked[0]["to"]


def test_the_counts_are_true(demo: Path) -> None:
    pair = explain(demo, "Sohae", "Reconnaissance satellite", "--json").document
    together = next(signal for signal in pair["ranking"][0]["signals"] if signal["kind"] == "together")
    articles = (demo / "content/articles").rglob("*.md")
    lines = [re.search(r"^topics: (.*)", path.read_text(), re.M) for path in articles]
    both = [line for line in lines if line and "Sohae" in line[1] and "Reconnaissance satellite" in line[1]]
    assert together["reasons"][0]["count"] == len(both) > 0


def test_two_of_different_kinds_are_told_how_one_uses_the_other(demo: Path) -> None:
    ran = explain(demo, "Russia", "treaty-ratified")
    assert "Russia and North Korea complete their treaty has Russia as topic\n" in ran.out
    assert "Only two topics, or two articles, are ranked" in ran.out


def test_one_thing_is_not_compared_with_itself(demo: Path) -> None:
    assert "are one topic already" in explain(demo, "Kim Jong Un", "Mr Kim").err


def test_the_pages_that_are_said_to_change_do(demo: Path) -> None:
    """Edits every background piece for real, one after the other, and looks at what the build writes."""
    pieces = sorted((demo / "content/background").glob("*.md"))
    assert len(pieces) > 10
    build = ("build", "--as-of", "2024-11-20", "--json")
    backstory(*build, cwd=demo)
    for piece in pieces:
        said = explain(demo, f"background/{piece.name}", "--json").document["changes"]
        front, body = re.match(r"(---\n.*?\n---\n)(.*)", piece.read_text(), re.S).groups()  # type: ignore[union-attr]
        # A sign in each sentence and near each name, so that all quoted sentences change, and no reading time.
        edited = re.sub(r"(^|(?<=[.:;?] ))(?=[A-Z[])", "†", body, flags=re.M)
        # Headings stay: questions lead to sections by them.
        words = r"(\[\[.*?\]\]|^#.*$)| (?=(?:a|and|had|has|in|of|said|that|the|to|was|were) )"
        edited = re.sub(words, lambda found: found[1] or " †", edited, flags=re.M)
        assert edited != body
        piece.write_text(front + edited)
        changed = [path for path in backstory(*build, cwd=demo).document["changed"] if path.endswith(".html")]
        assert sorted(changed) == said, piece.name


def test_the_ripple_of_a_section_is_part_of_that_of_the_whole(demo: Path) -> None:
    whole = set(explain(demo, "background/korean-war.md", "--json").document["changes"])
    part = set(explain(demo, "background/korean-war.md#Armistice", "--json").document["changes"])
    assert "background/korean-war/index.html" in part < whole
    ran = explain(demo, "background/korean-war.md#Armistce")
    assert ran.code == 1 and 'has no section "Armistce"' in ran.err


def test_long_lists_are_cut_unless_verbose(demo: Path) -> None:
    assert re.search(r"and \d+ more: --verbose", explain(demo, "Russia").out)
    assert "--verbose" not in explain(demo, "Russia", "--verbose").out

"""`backstory import` from the outside: what is written, what is said, and that an author's edits are safe."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.running import backstory, build, tree

RAW = """North Korea said on Thursday it had tested an intercontinental ballistic missile (ICBM).
The United States said the launch broke a resolution of 2017. Pyongyang denied this.
Talks between the two ended without a result in early 2020.
Related Topics
North Korea
United States
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/one.txt").write_text(RAW)
    return tmp_path


def test_a_dry_run_shows_what_would_be_and_writes_nothing(site: Path) -> None:
    done = backstory("import", "--dry-run", "seeds/one.txt", cwd=site)
    assert done.code == 0
    assert "+North Korea said on Thursday" in done.out
    assert tree(site / "content") == {}


def test_an_import_keeps_every_paragraph_and_the_topics_in_their_order(site: Path) -> None:
    assert backstory("import", "seeds/one.txt", cwd=site).code == 0
    (article,) = (site / "content/articles").rglob("*.md")
    text = article.read_text("utf-8")
    for line in RAW.splitlines()[:3]:
        assert line in text
    assert text.index("North Korea", text.index("topics")) < text.index("United States", text.index("topics"))


def test_a_second_import_changes_nothing_and_never_an_edited_file(site: Path) -> None:
    backstory("import", "seeds/one.txt", cwd=site)
    once = tree(site / "content")
    assert backstory("import", "seeds/one.txt", cwd=site).code == 0
    assert tree(site / "content") == once
    (article,) = (site / "content/articles").rglob("*.md")
    article.write_text(article.read_text("utf-8") + "\nA line by the author.\n")
    edited = tree(site / "content")
    backstory("import", "seeds/one.txt", cwd=site)
    assert tree(site / "content") == edited


def test_what_was_imported_builds_without_an_error(site: Path) -> None:
    backstory("import", "seeds", cwd=site)
    built = build(site, "--drafts")
    assert built.code == 0, built.err
    assert (site / "site/topics/north-korea/index.html").exists()


def test_a_file_that_is_not_there_or_not_text_is_code_1(site: Path) -> None:
    assert backstory("import", "nowhere.txt", cwd=site).codes == {"import-missing"}
    (site / "seeds/bad.txt").write_bytes(b"\xff\xfe\x00bad")
    assert backstory("import", "seeds/bad.txt", cwd=site).codes == {"import-encoding"}
    assert tree(site / "content") == {}


def test_what_is_no_plain_text_is_named_and_the_rest_is_imported(site: Path) -> None:
    (site / "seeds/map.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    refused = backstory("import", "seeds/map.png", cwd=site)
    assert refused.code == 1
    assert refused.err.startswith("seeds/map.png: error: this is a picture; import reads plain text")
    assert refused.err.count("\n") == 1
    assert tree(site / "content") == {}
    both = backstory("import", "seeds/map.png", "seeds/one.txt", cwd=site)
    assert (both.code, both.codes) == (1, {"import-not-text"})
    assert list((site / "content/articles").rglob("*.md"))


def test_a_gap_says_where_the_text_gives_a_hint_and_says_it_once(site: Path) -> None:
    said = backstory("import", "seeds/one.txt", cwd=site).out
    (gap,) = (line for line in said.splitlines() if line.startswith("  date: missing"))
    assert gap.count("(line 1)") == 1


def test_a_watched_folder_is_imported_as_texts_arrive(site: Path) -> None:
    command = [sys.executable, "-m", "backstory", "import", "--watch", "seeds"]
    with (site / "said.txt").open("w") as said:
        watching = subprocess.Popen(
            command, cwd=site, stdout=said, stderr=said, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )
    try:
        wait_for(lambda: "Watching seeds" in (site / "said.txt").read_text())
        # The folder may not be looked at yet when the line is said: the text is put there until it is seen.
        (site / "seeds/two.txt").write_text("It rained in Harrow all day.\nNobody came to the pier.\n")
        wait_for(
            lambda: (
                _touched(site / "seeds/two.txt")
                and (site / "content/articles/it-rained-in-harrow-all-day.md").exists()
            )
        )
    finally:
        watching.send_signal(signal.SIGINT)
        code = watching.wait(20)
    assert code == 0
    assert (site / "said.txt").read_text().endswith("Stopped.\n")


def _touched(path: Path) -> bool:
    path.touch()
    return True


def wait_for(thing: Callable[[], bool], patience: float = 30.0) -> None:
    """Waits until something is so; fails where that does not come."""
    end = time.monotonic() + patience
    while not thing():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_tree_of_another_program_becomes_a_site(tmp_path: Path) -> None:
    old = tmp_path / "old"
    (old / "_posts").mkdir(parents=True)
    (old / "_config.yml").write_text("title: Old\n")
    (old / "_posts/2024-02-03-a.md").write_text("---\ntitle: A\ntags: [ferry]\n---\nText.\n")
    (old / "_posts/2024-02-04-b.md").write_text("---\ntitle: B\ntags: [ferries]\n---\nText.\n")
    dry = backstory("import", "--dry-run", "old", cwd=tmp_path)
    assert dry.code == 0 and "3 files would be written" in dry.out and not (tmp_path / "content").exists()
    done = backstory("import", "old", cwd=tmp_path)
    assert "tags is topics now (2)" in done.out and "_config.yml: for Jekyll alone" in done.out
    again = backstory("import", "old", "--json", cwd=tmp_path).document
    assert {file["status"] for file in again["trees"][0]["files"]} == {"unchanged"}
    (proposal,) = backstory("review", "--list", "--json", cwd=tmp_path).document["proposals"]
    assert proposal["title"] == "ferries" or proposal["details"]["names"] == ["ferries"]
    backstory("review", "--accept", proposal["id"], cwd=tmp_path)
    built = build(tmp_path)
    assert built.code == 0, built.err
    (topic,) = (tmp_path / "content/topics").iterdir()
    page = (tmp_path / "site/topics" / topic.stem / "index.html").read_text()
    assert ">A<" in page and ">B<" in page
    assert (tmp_path / "site/tags" / topic.stem / "index.html").exists()
    assert backstory("review", "--list", "--json", cwd=tmp_path).document["proposals"] == []

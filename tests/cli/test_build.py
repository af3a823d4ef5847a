"""`backstory build` from the outside: exit codes, what is said where, JSON, and wrong usage."""

from pathlib import Path

import pytest
from tests.support.running import AS_OF, backstory, build, environment

TALKS = "---\ntitle: Talks resume\ndate: 2024-03-01\ntopics: [Russia]\n---\nEnvoys met.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/talks.md").write_text(TALKS)
    return tmp_path


def test_a_site_without_problems_is_one_line_and_code_0(site: Path) -> None:
    done = build(site, "--base-url", "https://x.example/")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("site: ") and done.out.count("\n") == 1


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_site_without_an_address_is_told_once_that_it_has_no_feeds(site: Path, command: str) -> None:
    without = backstory(command, "--as-of", AS_OF, cwd=site)
    assert (without.code, without.out.count("no feeds and no site map")) == (0, 1)
    (site / "content/site.yaml").write_text("base_url: https://x.example/\n")
    assert "no feeds" not in backstory(command, "--as-of", AS_OF, cwd=site).out


def test_an_error_is_code_1_and_the_rest_is_built(site: Path) -> None:
    (site / "content/articles/bad.md").write_text("---\ntitle: [Talks\n---\n")
    done = build(site)
    assert done.code == 1
    assert done.err.startswith("content/articles/bad.md:2:8: error: ") and done.err.endswith(
        "[yaml-bracket]\n"
    )
    assert (site / "site/articles/2024/03/talks/index.html").exists()


def test_a_warning_is_code_0_and_with_strict_code_1(site: Path) -> None:
    (site / "content/articles/other.md").write_text("---\ntitle: Other\n---\n[[Nothing]]\n")
    assert build(site).code == 0
    assert build(site, "--strict").code == 1


def test_how_bad_a_rule_is_can_be_chosen(site: Path) -> None:
    (site / "content/articles/other.md").write_text("---\ntitle: Other\n---\n[[Nothing]]\n")
    (site / "content/site.yaml").write_text("checks: {link-missing: error}\n")
    done = build(site)
    assert done.code == 1 and ": error: " in done.err
    (site / "content/site.yaml").write_text("checks: {link-missing: ignore}\n")
    assert build(site).err == ""


def test_problems_are_sorted_by_file_and_line(site: Path) -> None:
    for name in ("z", "a", "m"):
        (site / f"content/articles/{name}.md").write_text(f"---\ntitle: {name}\n---\n[[No]]\n\n[[Never]]\n")
    places = [line.split(": ")[0] for line in build(site).err.splitlines()]
    expected = [f"content/articles/{name}.md:{line}" for name in ("a", "m", "z") for line in (4, 6)]
    assert [place.rpartition(":")[0] for place in places] == expected


def test_json_is_one_document_on_standard_output(site: Path) -> None:
    (site / "content/articles/other.md").write_text("---\ntitle: Other\n---\n[[Rusia]]\n")
    document = build(site, "--json").document
    assert set(document) == {"pages", "changed", "left_out", "seconds", "problems"}
    assert set(document["seconds"]) == {"read", "catalog", "plan", "render", "write"}
    assert document["pages"]["written"] == len(document["changed"]) > 5
    (problem,) = document["problems"]
    assert problem == {
        "path": "content/articles/other.md",
        "line": 4,
        "column": 1,
        "severity": "warning",
        "code": "link-missing",
        "message": 'no page is called "Rusia"',
        "hint": 'did you mean "Russia"?',
    }


def test_quiet_says_only_problems_and_verbose_every_file(site: Path) -> None:
    assert build(site, "--quiet").out == ""
    (site / "content/articles/talks.md").write_text(TALKS.replace("met", "parted"))
    assert "  articles/2024/03/talks/index.html" in build(site, "--verbose").out.splitlines()


def test_an_error_in_the_configuration_stops_before_anything_is_written(site: Path) -> None:
    (site / "content/site.yaml").write_text("timezone: Nowhere/Never\n")
    done = build(site)
    assert (done.code, done.codes) == (1, {"timezone-unknown"})
    assert not (site / "site").exists()


def test_folders_are_relative_to_where_the_command_runs(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = backstory("build", "--content", "../content", "--output", "out", "--as-of", AS_OF, cwd=elsewhere)
    assert done.code == 0
    assert (elsewhere / "out/index.html").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--jobs", "0"],
        ["--jobs", "many"],
        ["--as-of", "soon"],
        ["--base-url", "host/folder"],
        ["--base-url", "ftp://host/"],
        ["--executor", "cloud"],
        ["--what"],
        ["extra"],
    ],
)
def test_wrong_usage_is_code_2(site: Path, arguments: list[str]) -> None:
    done = backstory("build", *arguments, cwd=site)
    assert done.code == 2
    assert not (site / "site").exists()


def test_a_base_url_that_is_none_is_named_with_an_example(site: Path) -> None:
    done = backstory("build", "--base-url", "host/folder", cwd=site)
    assert '"host/folder" can\'t be the address of a site; write it as https://host/folder/.' in done.err


HELD = {
    "draft": "---\ntitle: Draft\ndraft: true\n---\n",
    "other-draft": "---\ntitle: Other\ndraft: true\ndate: 2030-01-01\n---\n",
    "later": "---\ntitle: Later\ndate: 2030-01-01\n---\n",
    "headless": "---\ntitle: Headless\nheadless: true\n---\n",
    "over": "---\ntitle: Over\nexpires: 2025-01-01\n---\n",
}


def test_what_is_left_out_is_counted_also_where_nothing_changed(site: Path) -> None:
    for name, text in HELD.items():
        (site / f"content/articles/{name}.md").write_text(text)
    for _ in range(2):
        done = build(site)
        assert done.out.splitlines()[1:2] == ["Left out: 2 drafts, 1 not due yet, 1 expired, 1 hidden."]
        assert done.code == 0
    assert build(site, "--json").document["left_out"] == {
        "drafts": 2,
        "embargoed": 1,
        "expired": 1,
        "hidden": 1,
        "other_editions": 0,
    }
    assert build(site, "--drafts", "--future").out.splitlines()[1:2] == ["Left out: 1 expired, 1 hidden."]
    assert build(site, "--quiet").out == ""


def test_source_date_epoch_decides_what_is_out(site: Path) -> None:
    before = backstory("build", cwd=site, env=environment(SOURCE_DATE_EPOCH="1000000000"))
    assert before.code == 0
    assert not (site / "site/articles").exists()
    wrong = backstory("build", cwd=site, env=environment(SOURCE_DATE_EPOCH="yesterday"))
    assert wrong.code == 2


def test_a_command_that_is_misspelt_suggests_the_right_one(tmp_path: Path) -> None:
    done = backstory("biuld", cwd=tmp_path)
    assert done.code == 2
    assert 'Did you mean "build"?' in done.err


def test_without_content_it_says_how_to_begin(tmp_path: Path) -> None:
    done = backstory("build", cwd=tmp_path)
    assert (done.code, done.codes) == (1, {"content-missing"})
    assert "backstory new" in done.err


def test_no_colours_and_no_progress_where_nobody_is_looking(site: Path) -> None:
    (site / "content/articles/bad.md").write_text("---\ntitle: [\n---\n")
    assert "\x1b" not in build(site).err
    assert "\r" not in build(site, "--clean").err


def test_a_fault_in_a_template_comes_and_goes_with_it(site: Path) -> None:
    assert build(site).codes == set()
    (site / "templates").mkdir()
    (site / "templates/topic.html").write_bytes(b"\xff")
    assert build(site).codes == {"file-encoding"}
    (site / "templates/topic.html").unlink()
    assert build(site).codes == set()

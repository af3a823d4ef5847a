"""What can't be read is told, and takes nothing away: folders that are closed, names that are no text."""

import os
from pathlib import Path

import pytest
from tests.support.running import AS_OF, backstory, build, tree

TALKS = "---\ntitle: Talks resume\ntopics: [Russia]\n---\nEnvoys met. ![[war]]\n"
NO_TEXT = b"caf\xe9"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in {
        "content/site.yaml": "title: Briefing\n",
        "content/articles/2024/talks.md": TALKS,
        "content/background/war.md": "---\ntitle: War\n---\nIt was long.\n",
        "content/static/robots.txt": "all\n",
        "templates/words/en.yaml": "{}\n",
        "templates/assets/own.css": "p {}\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111], ids=["closed", "listed only", "entered only"])
@pytest.mark.parametrize(
    "folder",
    [
        "content",
        "content/articles",
        "content/articles/2024",
        "content/static",
        "templates",
        "templates/assets",
    ],
)
def test_a_folder_that_can_not_be_read_is_named_and_nothing_goes(site: Path, folder: str, mode: int) -> None:
    assert build(site).code == 0
    before = tree(site / "site")
    (site / folder).chmod(mode)
    try:
        for command in (("build", "--jobs", "1"), ("check",)):
            ran = backstory(*command, "--as-of", AS_OF, cwd=site, bound=True)
            assert ran.code == 1
            lines = [line for line in ran.err.splitlines() if line.startswith(folder)]
            assert [line for line in lines if line.endswith("unreadable]")], ran.err
    finally:
        (site / folder).chmod(0o755)
    assert tree(site / "site") == before


@pytest.mark.parametrize(
    "folder", ["content", "content/articles", "content/static", "templates", "templates/assets"]
)
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_name_that_is_no_text_is_told_and_the_rest_is_built(site: Path, folder: str, what: str) -> None:
    build(site)
    expected = tree(site / "site")
    odd = os.fsencode(site / folder) + b"/" + NO_TEXT
    if what == "folder":
        os.mkdir(odd)  # noqa: PTH102 - a path has no bytes
        odd += b"/inside"
    with open(odd + b".md", "wb") as file:  # noqa: PTH123
        file.write(TALKS.encode())
    for run in (1, 2):
        ran = build(site, "--json")
        (problem,) = ran.document["problems"]
        assert problem["code"] == "name-encoding", run
        assert problem["path"] == f"{folder}/caf\\xe9" + (".md" if what == "file" else "")
        assert ran.code == 1
    assert [problem["code"] for problem in backstory("check", "--json", cwd=site).document["problems"]].count(
        "name-encoding"
    ) == 1
    built = tree(site / "site")
    assert built.keys() == expected.keys()


def test_such_a_name_in_the_output_is_nobodys_business(site: Path) -> None:
    build(site)
    with open(os.fsencode(site / "site") + b"/" + NO_TEXT, "wb"):  # noqa: PTH123
        pass
    (site / "content/articles/2024/talks.md").unlink()
    ran = build(site)
    assert ran.code == 0
    assert os.fsdecode(NO_TEXT) in [path.name for path in (site / "site").iterdir()]
    for target in ("folder", "zip"):
        (site / "content/site.yaml").write_text(
            f"title: Briefing\npublish:\n  here: {{kind: {target}, path: ../out-{target}}}\n"
        )
        backstory("publish", "here", "--yes", cwd=site)


def test_a_site_in_such_a_folder_is_told_so(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    place = os.fsencode(tmp_path_factory.mktemp("odd")) + b"/" + NO_TEXT
    os.rename(site, place)  # noqa: PTH104
    try:
        ran = backstory("build", cwd=Path(os.fsdecode(place)))
        assert ran.code == 1 and ran.codes == {"path-encoding"}
        assert "caf\\xe9" in ran.err
    finally:
        os.rename(place, site)  # noqa: PTH104


def test_control_characters_reach_neither_terminal_nor_page(site: Path) -> None:
    controls = "".join(map(chr, [*range(1, 9), *range(14, 32), 127, *range(128, 133), *range(134, 160)]))
    entities = "".join(f"&#{ord(control)};" for control in controls)
    escapes = "".join(f"\\x{ord(control):02x}" for control in controls)
    (site / "content/articles/odd.md").write_text(
        f'---\ntitle: "Odd{escapes}"\ntopics: ["A{escapes}"]\nextra: {{k: "x{escapes}"}}\nodd{controls[-1]}: 1\n---\n'
        f"# A heading {controls}\n\nText{controls} and {entities}. [[Nowhere{controls}]] `code{controls}`\n"
    )
    (site / "content/articles/other.md").write_text(
        f'---\ntitle: "Other{escapes}"\n"un{escapes}known": 1\n---\nText{controls}{entities} [[Nowhere{controls}]]\n'
    )
    (site / f"content/articles/a\x1b[31m{controls[-1]}.md").write_text("Text of it.\n")
    (site / f"content/static/b\x1b[31m{controls[-1]}.txt").write_text("Text of it.\n")
    ran = build(site, "--verbose")
    said = ran.err + ran.out
    for command in (
        ("check", "--verbose"),
        ("catalog",),
        ("build", "--json", "--clean"),
        ("explain", "articles/other.md"),
    ):
        done = backstory(*command, "--as-of", AS_OF, cwd=site)
        said += done.out + done.err
    assert not [character for character in said if character != "\n" and not character.isprintable()]
    pages = list((site / "site").rglob("*.html"))
    assert len(pages) > 5
    for page in pages:
        text = page.read_text("utf-8")
        assert not set(controls) & set(text), page


def test_a_closed_file_that_is_to_be_copied_is_told_by_every_command(site: Path) -> None:
    (site / "content/static/robots.txt").chmod(0)
    told = "content/static/robots.txt: error: the file can't be read: Permission denied"
    for command in ("build", "check"):
        ran = backstory(command, "--as-of", AS_OF, cwd=site, bound=True)
        assert told in ran.err and ran.code == 1
    assert "background/war/index.html" in tree(site / "site")

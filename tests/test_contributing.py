"""The recipes of CONTRIBUTING.md, carried out as they stand on a copy of the tree."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.knowing import doc
from tests.support.running import AS_OF, Ran, environment

ROOT = Path(__file__).parents[1]
RECIPES = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
STEP = re.compile(r"^In `([^`]+)`(?:, below `([^\n]+)`)?:\n\n```\w+\n(.*?)```$", re.S | re.M)
FILES = {
    "site.yaml": "title: Harbour news\npublish:\n  there: {kind: mirror, path: there}\n",
    "articles/ferry.md": doc(
        "The ferry", "date: 2024-01-02\nauthors: [Ana Lund]\nbyline_note: from the quay\ntopics: [Ferry]"
    ),
    "articles/long.md": doc("A title of many words " * 8, "date: 2024-01-03\ntopics: [Ferry]"),
    "articles/dutch.md": doc("De pont", "date: 2024-01-04\nlang: nl\ntopics: [Ferry]"),
}


def steps() -> dict[str, list[tuple[str, str, str]]]:
    """The steps of each recipe: file, the line that stands above, what is added."""
    return {
        part.split("\n", 1)[0]: [(found[1], found[2] or "", found[3]) for found in STEP.finditer(part)]
        for part in RECIPES.split("\n## ")[1:]
    }


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program and its theme in which every recipe has been carried out, and a site beside it."""
    copy = tmp_path_factory.mktemp("tree")
    for name in ("generator", "templates"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    for recipe in steps().values():
        for path, above, added in recipe:
            file = copy / path
            text = file.read_text("utf-8") if file.exists() else ""
            if above:
                assert text.count(f"{above}\n") == 1, f"{path} has not one line {above!r}"
                text = text.replace(f"{above}\n", f"{above}\n{added}")
            else:
                assert not text, f"{path} is there already"
                text = added
            file.write_text(text, "utf-8")
    for path, text in FILES.items():
        file = copy / "site" / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    assert ran(copy, "build").code == 0
    return copy


def ran(tree: Path, command: str, *arguments: str, as_of: str = AS_OF) -> Ran:
    """The program of the tree, run in its site."""
    moment = ["--as-of", as_of] if as_of else []
    done = subprocess.run(
        [sys.executable, "-m", "backstory", command, *moment, *arguments],
        cwd=tree / "site",
        env=environment(PYTHONPATH=str(tree / "generator")),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


def built(tree: Path, path: str) -> str:
    """A file of the output."""
    return (tree / "site" / "site" / path).read_text("utf-8")


def test_no_recipe_touches_more_files_than_it_has_to() -> None:
    assert {name: len({path for path, _, _ in recipe}) for name, recipe in steps().items()} == {
        "A front-matter key": 3,
        "A page": 4,
        "An output file": 2,
        "A check": 3,
        "A host": 2,
        "A language": 1,
    }


def test_a_key_is_read_and_shown(tree: Path) -> None:
    assert '<p class="byline-note">from the quay</p>' in built(tree, "articles/2024/01/ferry/index.html")


def test_a_page_is_built(tree: Path) -> None:
    assert "<li>Ana Lund</li>" in built(tree, "authors/index.html")


def test_an_output_file_is_written(tree: Path) -> None:
    assert built(tree, "titles.txt").splitlines()[-1] == "The ferry"


def test_a_check_tells_what_it_finds(tree: Path) -> None:
    (told,) = [line for line in ran(tree, "check").err.splitlines() if "[title-long]" in line]
    assert told.startswith("content/articles/long.md:2:")


def test_a_host_is_published_to(tree: Path) -> None:
    # What is published is what was built as of now.
    assert ran(tree, "build", as_of="").code == 0
    assert ran(tree, "publish", "there", "--yes", as_of="").code == 0
    published = tree / "site" / "there" / "authors" / "index.html"
    assert published.read_text("utf-8") == built(tree, "authors/index.html")


def test_a_language_has_its_words(tree: Path) -> None:
    assert "Onderwerpen" in built(tree, "nl/articles/2024/01/dutch/index.html")

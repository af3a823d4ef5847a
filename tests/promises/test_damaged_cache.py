"""A damaged cache costs time and one line: the pages are those of a clean build, whatever became of it."""

import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.support.damage import OFTEN, ONCE, Damage, as_owner
from tests.support.editing import EditedSite, assert_same
from tests.support.running import build, tree

NOTICES = {"cache-rebuilt", "cache-unwritable"}
EDITS: dict[str, Callable[[EditedSite], None]] = {
    "nothing": lambda site: None,
    "a word of the settings": lambda site: site.write("content/site.yaml", "title: Another\n"),
    "a new name": lambda site: site.write(
        "content/topics/envoy.md", "---\ntitle: The envoy\nnames: [Envoys]\n---\nWho was sent.\n"
    ),
    "a text": lambda site: site.write("content/articles/a3.md", "---\ntitle: New\n---\nAll new words.\n"),
}


class DamagedSite:
    """A small site that was built, restored before each damage; and what it should be after each edit."""

    def __init__(self, folder: Path) -> None:
        self.site = EditedSite(folder / "now")
        self._folder = folder
        for number in range(6):
            words = "Envoys met in Geneva, and the river rose. " * (1 + 20 * number)
            self.site.write(
                f"content/articles/a{number}.md",
                f"---\ntitle: Talks {number}\ndate: 2024-03-0{1 + number}\ntopics: [Russia, Geneva]\n---\n{words}\n\n![[war]]\n",
            )
        self.site.write("content/topics/geneva.md", "---\ntitle: Geneva\n---\nA city.\n")
        self.site.write("content/background/war.md", "---\ntitle: War\ntopics: [Russia]\n---\nIt was long.\n")
        # The theme's code is kept with the program's, where that is allowed; a template of the site's own never is.
        self.site.write("templates/article.html", '{% extends "theme/article.html" %}\n')
        self.site.build()
        shutil.copytree(self.site.folder, folder / "before")
        self.expected = {}
        for name, edit in EDITS.items():
            self.restore()
            edit(self.site)
            report = self.site.build(clean=True)
            codes = [problem.code for problem in report.problems]
            self.expected[name] = (tree(self.site.elsewhere / "site"), codes)

    def restore(self) -> None:
        """As it was built."""
        shutil.rmtree(self.site.folder)
        shutil.copytree(self._folder / "before", self.site.folder, symlinks=True)

    def check(self, damage: Damage, seed: int, edit: str) -> list[str]:
        """Damage the cache, edit, and build twice. The notices of the first build."""
        damage(self.site.folder / ".backstory", random.Random(seed))
        EDITS[edit](self.site)
        pages, codes = self.expected[edit]
        report = self.site.build()
        assert_same(tree(self.site.output), pages)
        found = [problem.code for problem in report.problems]
        assert [code for code in found if code not in NOTICES] == codes
        notices = [code for code in found if code in NOTICES]
        assert len(notices) == len(set(notices))
        again = self.site.build()
        assert not again.written and not again.removed
        assert_same(tree(self.site.output), pages)
        if "cache-unwritable" not in notices:
            assert [problem.code for problem in again.problems] == codes
        return notices


@pytest.fixture(scope="module")
def damaged() -> Iterator[DamagedSite]:
    # Not in the folder of pytest, which only the user who runs it may enter.
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield DamagedSite(Path(place))


@pytest.fixture(autouse=True)
def restored(damaged: DamagedSite) -> None:
    damaged.restore()


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("name", [name for name in ONCE if name != "read-only"])
def test_what_happens_to_the_file_changes_no_page(damaged: DamagedSite, name: str, edit: str) -> None:
    damaged.check(ONCE[name], 0, edit)


@pytest.mark.parametrize("edit", EDITS)
def test_a_read_only_cache_is_told_and_the_build_goes_on(damaged: DamagedSite, edit: str) -> None:
    user = as_owner(damaged.site.folder)
    try:
        assert damaged.check(ONCE["read-only"], 0, edit) == ["cache-unwritable"]
    finally:
        os.seteuid(user)


@pytest.mark.parametrize("name", OFTEN)
def test_damage_inside_of_the_file_changes_no_page(damaged: DamagedSite, name: str, random_seed: int) -> None:
    for edit in EDITS:
        damaged.restore()
        damaged.check(OFTEN[name], random_seed, edit)


@pytest.mark.soak
@pytest.mark.parametrize("name", OFTEN)
def test_many_damages_inside_of_the_file_change_no_page(
    damaged: DamagedSite, name: str, random_seed: int
) -> None:
    for number in range(50):
        for edit in EDITS:
            damaged.restore()
            damaged.check(OFTEN[name], random_seed + number, edit)


@pytest.mark.parametrize("name", ["cut", "values without their end", "a folder in its place"])
def test_the_command_says_so_in_one_line(damaged: DamagedSite, name: str, random_seed: int) -> None:
    (OFTEN | ONCE)[name](damaged.site.folder / ".backstory", random.Random(random_seed))
    ran = build(damaged.site.folder, "--jobs", "1")
    assert ran.code == 0
    assert len([line for line in ran.err.splitlines() if "[cache-" in line]) <= 1

"""A small site that tests edit: built again after each edit, and clean elsewhere, to compare byte for byte."""

import os
import shutil
from pathlib import Path

from msgspec import structs
from tests.support.running import AS_OF, tree

from backstory.cli.options import resolve_options
from backstory.engine.build import build
from backstory.engine.options import Options, Report
from backstory.problems import SiteError


def no_progress(stage: str, done: int, of: int) -> None:
    """Nobody is looking."""


class EditedSite:
    """A site's folder, its output in `site/` built again and again, and clean builds beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.output = folder / "site"
        self.elsewhere = folder / "clean"
        self.drafts = False
        self.future = False
        self.as_of: str | None = AS_OF
        self.content.mkdir(parents=True, exist_ok=True)

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file, given by its path in the site's folder."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def delete(self, path: str) -> None:
        (self.folder / path).unlink()

    def build(self, *, clean: bool = False, jobs: int = 1) -> Report:
        """Build into `site/`; with `clean`, into a new folder and without any cache."""
        with_clock = resolve_options(
            content=self.content,
            templates=self.folder / "templates",
            output=self.elsewhere / "site" if clean else self.output,
            base_url=None,
            drafts=self.drafts,
            future=self.future,
            as_of=self.as_of,
            strict=False,
        )
        folders = with_clock.folders
        if clean:
            shutil.rmtree(self.elsewhere, ignore_errors=True)
            folders = structs.replace(folders, cache=self.elsewhere / "cache")
        options = Options(jobs=jobs, fixed_time=with_clock.fixed_time)
        return build(folders, with_clock.settings, with_clock.cut_off, options=options, progress=no_progress)

    def check(self) -> Report:
        """Build after an edit. Fails unless the output is that of a clean build, and the problems are the same."""
        report = self.build()
        clean = self.build(clean=True)
        assert report.problems == clean.problems
        assert report.finished == clean.finished
        if clean.finished:
            assert_same(tree(self.output), tree(self.elsewhere / "site"))
        again = self.build()
        if report.finished:
            assert not again.written and not again.removed, "a build with nothing new to do did something"
        return report

    def stopped(self) -> SiteError | None:
        """Try to build; why it stopped, if it did."""
        try:
            self.build()
        except SiteError as stop:
            return stop
        return None


def assert_same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    """Two trees hold the same files with the same bytes; says which do not."""
    assert sorted(one) == sorted(other)
    different = [path for path in one if one[path] != other[path]]
    assert different == [], different[:5]


def replace_unseen(file: Path, data: bytes) -> None:
    """Replace a file by another of equal size and modification time, as some tools do that copy files."""
    before = file.stat()
    assert before.st_size == len(data)
    new = file.with_name("new-" + file.name)
    new.write_bytes(data)
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.replace(file)

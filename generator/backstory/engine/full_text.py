"""Search through whole texts: the index that Pagefind makes of pages that were rendered, beside the one of names.

Pagefind is a program of others (pagefind.app); it is run where it is, and a site without it has its own search alone.
"""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from backstory.engine.state import digest
from backstory.output.writer import Writer
from backstory.problems import Problem
from backstory.settings import Folders, place_of
from backstory.url_paths import output_file

FOLDER = "pagefind/"
"""Where its files lie on the site."""

_NAMES = ("pagefind_extended", "pagefind")
"""The first knows Chinese and Japanese words."""
_LEFT_OUT = "nav, aside, form, script, .changes"
_UNUSED = ("-ui.", "-highlight.", "component-")
"""Parts of its own look, which ours takes the place of."""


def add_full_text(
    writer: Writer, addresses: Iterable[str], before: Iterable[str], folders: Folders
) -> list[Problem]:
    """Put the index of the pages at these addresses in place, made again only where one of them is another.

    `before` are the files of the last build. Gives what is wrong: that Pagefind is missing, or failed.
    """
    pages = sorted(path for path in map(output_file, addresses) if path in writer.put)
    program, version = find_pagefind(folders.content.parent)
    if not program:
        return [Problem("full-text-missing", place_of(folders, "search"))]
    if not pages:
        return []
    made_from = digest(version, [(path, writer.put[path].digest) for path in pages])
    if writer.keep_all([path for path in before if path.startswith(FOLDER)], made_from):
        return []
    with tempfile.TemporaryDirectory() as work:
        _gather(folders.output, Path(work) / "pages", pages)
        failure = _run(program, Path(work))
        if failure:
            return [Problem("full-text-failed", place_of(folders, "search"), {"reason": failure})]
        files = dict(_made(Path(work) / "index"))
    writer.expect(files)
    for path, data in files.items():
        writer.place(path, made_from, data)
    return []


def find_pagefind(beside: Path) -> tuple[str, str]:
    """Pagefind and its version: from npm beside the content, among the system's programs, or from pip; empty without it."""
    local = str(beside / "node_modules" / ".bin")
    where = os.pathsep.join((local, os.environ.get("PATH", "")))
    found = next((path for name in _NAMES if (path := shutil.which(name, path=where))), None)
    if found is None and importlib.util.find_spec("pagefind_bin") is not None:
        found = str(importlib.import_module("pagefind_bin").get_executable())
    if found is None:
        return "", ""
    said = subprocess.run([found, "--version"], capture_output=True, encoding="utf-8", check=False)
    return (found, said.stdout.strip()) if said.returncode == 0 else ("", "")


def _gather(output: Path, folder: Path, pages: Iterable[str]) -> None:
    """The pages that may be found, and no others, in a folder: links where the disk has them."""
    for path in pages:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(output / path, target)
        except OSError:
            shutil.copyfile(output / path, target)


def _run(program: str, work: Path) -> str:
    """Make the index; why it could not be, else nothing."""
    given = ("--site", work / "pages", "--output-path", work / "index", "--root-selector", "main")
    options = ("--exclude-selectors", _LEFT_OUT, "--keep-index-url", "--silent")
    command = [program, *map(str, given), *options]
    done = subprocess.run(
        command, cwd=work, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode == 0 and (work / "index" / "pagefind.js").is_file():
        return ""
    return (done.stderr.strip() or done.stdout.strip() or f"it ended with {done.returncode}").splitlines()[-1]


def _made(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the index, by their place on the site."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not any(part in file.name for part in _UNUSED):
            yield f"{FOLDER}{file.relative_to(folder).as_posix()}", file.read_bytes()

"""What a preview shows and tells of a site, held against a clean build of it."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.support.previewing import Previewed, built_here, site_here, told, unscripted

from backstory.problems import SiteError


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files, given by their path in the folder."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def copy(source: Path, target: Path) -> None:
    """Copy the folders of a site."""
    for path in source.iterdir():
        if path.is_dir():
            shutil.copytree(path, target / path.name, symlinks=True)


def assert_serve_equals_build(previewed: Previewed) -> None:
    """Every file of a clean build is served with its bytes, nothing else is, and the same is told.

    A page whose template fails is written by nobody: it is answered with that. Why there is no build, is told.
    """
    previewed.site = site_here()
    try:
        files, said = built_here(previewed.site)
    except SiteError as error:
        assert previewed.told() == told(error.problems, previewed.site)
        return
    served = {path: previewed.get(path) for path in sorted(previewed.preview.files | files.keys())}
    assert {path for path, answer in served.items() if answer.status == 200} == files.keys()
    assert {answer.status for path, answer in served.items() if path not in files} <= {500}
    for path, data in files.items():
        assert unscripted(served[path].body) == data, path
    assert previewed.told() == said


def served_as_built(folder: Path) -> None:
    """The site in the current folder: served from nothing, and again after an edit of each article."""
    previewed = Previewed(site_here()).start()
    try:
        assert_serve_equals_build(previewed)
        for path in sorted((folder / "content").rglob("*.md")):
            if os.access(path, os.W_OK) and not path.is_symlink():
                path.write_bytes(path.read_bytes() + b"\nOne more line.\n")
                previewed.saved()
        assert_serve_equals_build(previewed)
    finally:
        previewed.end()

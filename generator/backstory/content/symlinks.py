"""Symbolic links in the folders of a site: followed within it, refused where they lead out, told where they lead nowhere.

Whoever hands on a site could otherwise have files of its reader's machine published with it.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from backstory.problems import Place, Problem
from backstory.settings import Folders, Settings


def link_roots(folders: Folders, settings: Settings) -> tuple[str, ...]:
    """The folders that links may lead into: that which the content folder lies in, and those that site.yaml allows."""
    site = folders.content.parent
    allowed = (site, folders.content, folders.templates, *(site / one for one in settings.linked_folders))
    return tuple(dict.fromkeys(os.path.realpath(one) for one in allowed))


def default_roots(folder: Path) -> tuple[str, ...]:
    """The same for one folder of a site, of which nothing else is known."""
    return tuple(dict.fromkeys(os.path.realpath(one) for one in (folder.parent, folder)))


def symlink_problem(link: str, path: str, roots: Sequence[str]) -> Problem | None:
    """What is wrong with a symbolic link; None where it is to be followed. `path` is how to call it in a message."""
    real = os.path.realpath(link)
    target = {"target": str(Path(link).readlink())}
    if not Path(real).exists():
        return Problem("symlink-broken", Place(path), target)
    if any(_holds(root, real) for root in roots):
        return None
    return Problem("symlink-outside", Place(path), target)


def _holds(root: str, real: str) -> bool:
    """Whether a real path lies in a real folder, and not among what is hidden there, such as `.git`."""
    return not any(part.startswith(".") for part in Path(os.path.relpath(real, root)).parts)

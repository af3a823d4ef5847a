"""Symbolic links in the folders of a site: followed within it, refused where they lead out, told where they lead nowhere.

Whoever hands on a site could otherwise have files of its reader's machine published with it.
"""

import os
from pathlib import Path

from msgspec import Struct

from backstory.problems import Place, Problem
from backstory.settings import Folders, Settings


class LinkRoots(Struct, frozen=True):
    """Real paths of the folders that links may lead into, and of the output folder, which they may not."""

    allowed: tuple[str, ...]
    output: str = ""


def link_roots(folders: Folders, settings: Settings) -> LinkRoots:
    """The folder that the content folder lies in, and those that site.yaml allows."""
    site = folders.content.parent
    allowed = (site, folders.content, folders.templates, *(site / one for one in settings.linked_folders))
    return LinkRoots(tuple(dict.fromkeys(map(os.path.realpath, allowed))), os.path.realpath(folders.output))


def default_roots(folder: Path) -> LinkRoots:
    """The same for one folder of a site, of which nothing else is known."""
    return LinkRoots(tuple(dict.fromkeys(map(os.path.realpath, (folder.parent, folder)))))


def symlink_problem(link: str, path: str, roots: LinkRoots) -> Problem | None:
    """What is wrong with a symbolic link; None where it is to be followed. `path` is how to call it in a message."""
    real = os.path.realpath(link)
    target = {"target": str(Path(link).readlink())}
    if roots.output and Path(real).is_relative_to(roots.output):
        # Whether or not something has been built yet.
        return Problem("symlink-output", Place(path), target)
    if not Path(real).exists():
        return Problem("symlink-broken", Place(path), target)
    if Path(link).parent.resolve().is_relative_to(real):
        return Problem("symlink-round", Place(path), target)
    if any(_holds(root, real) for root in roots.allowed):
        return None
    return Problem("symlink-outside", Place(path), target)


def _holds(root: str, real: str) -> bool:
    """Whether a real path lies in a real folder, and not among what is hidden there, such as `.git`."""
    return not any(part.startswith(".") for part in Path(os.path.relpath(real, root)).parts)

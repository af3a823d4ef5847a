"""Symbolic links in the folders of a site: followed within it, refused where they lead out, told where they lead nowhere.

Whoever hands on a site could otherwise have files of its reader's machine published with it. Nor is what lies in a
folder of drafts made public by a link to it from elsewhere.
"""

import os
from pathlib import Path

from msgspec import Struct

from backstory.content.visibility import only_by_words, said_by_path
from backstory.problems import Place, Problem
from backstory.settings import Folders, Settings


class LinkRoots(Struct, frozen=True):
    """Real paths of the folders that links may lead into, and of the output folder, which they may not.

    In those that are `plain`, names keep nothing from readers.
    """

    allowed: tuple[str, ...]
    output: str = ""
    plain: tuple[str, ...] = ()


def link_roots(folders: Folders, settings: Settings) -> LinkRoots:
    """The folder that the content folder lies in, and those that site.yaml allows."""
    site = folders.content.parent
    allowed = (site, folders.content, folders.templates, *(site / one for one in settings.linked_folders))
    plain = (folders.templates, folders.content / "static")
    return LinkRoots(
        tuple(dict.fromkeys(map(os.path.realpath, allowed))),
        os.path.realpath(folders.output),
        tuple(map(os.path.realpath, plain)),
    )


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
    holding = [root for root in roots.allowed if _holds(root, real)]
    if not holding:
        return Problem("symlink-outside", Place(path), target)
    kept_back = _is_kept_back(real, path, holding, roots.plain)
    return Problem("symlink-hidden", Place(path), target) if kept_back else None


def _is_kept_back(real: str, path: str, holding: list[str], plain: tuple[str, ...]) -> bool:
    """Whether the way to a real path is kept from readers by a name in it, and the way to the link is not.

    The way begins at the folder that holds it, whichever of them says least: what site.yaml allows by name is allowed.
    """
    if any(map(Path(real).is_relative_to, plain)) or any("/" in said.mark for said in said_by_path(path)):
        return False
    end = "/" if Path(real).is_dir() else ""
    ways = (os.path.relpath(real, root).removeprefix(".") + end for root in holding)
    return all(any(not only_by_words(said) for said in said_by_path(way)) for way in ways)


def _holds(root: str, real: str) -> bool:
    """Whether a real path lies in a real folder, and not among what is hidden there, such as `.git`."""
    return not any(part.startswith(".") for part in Path(os.path.relpath(real, root)).parts)

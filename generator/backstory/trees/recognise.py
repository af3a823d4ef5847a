"""Which program a folder's texts were written for, and what that makes of a site's folders and settings."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import structs

from backstory.problems import Problem
from backstory.settings import NAME, Dialect, Folders, Settings, read_settings
from backstory.trees.found_tree import FoundTree, fault_of
from backstory.trees.hugo import recognise_hugo
from backstory.trees.jekyll import recognise_jekyll
from backstory.trees.mkdocs import recognise_mkdocs
from backstory.trees.obsidian import recognise_obsidian
from backstory.trees.pelican import recognise_pelican

_PROGRAMS = (recognise_hugo, recognise_mkdocs, recognise_pelican, recognise_jekyll, recognise_obsidian)
_DIALECTS: dict[str, Dialect] = {"mkdocs": "python", "pelican": "python"}
_ABOVE = 2
"""How far above the folder of the texts a configuration is looked for."""


def recognise(folder: Path) -> FoundTree | None:
    """The tree that a folder is, or whose texts it holds; None where it is of no program that is known."""
    for root in (folder, *list(folder.parents)[:_ABOVE]):
        for program in _PROGRAMS:
            try:
                found = program(root)
            except PermissionError:
                return None  # that a folder is closed is told by whoever looks for its files
            if found is not None and (root == folder or found.content == folder):
                return found
    return None


def in_their_tree(folders: Folders) -> Folders:
    """The folders with those that a recognised tree keeps its texts and fixed files in."""
    found = recognise(folders.content)
    if found is None or not _is_wanted(folders, found):
        return folders
    label = folders.content_label
    if found.content != folders.content:
        # A content folder of ours holds texts wherever they lie in it.
        if label == "content" or (folders.content / NAME).is_file():
            return folders
        label = f"{label}/{found.content.relative_to(folders.content).as_posix()}"
    return structs.replace(
        folders, content=found.content, content_label=label.removeprefix("./"), elsewhere=found.elsewhere
    )


def read_site(folders: Folders) -> tuple[Settings, tuple[Problem, ...], FoundTree | None]:
    """The settings: what site.yaml says, and beneath it what the recognised tree says that the content is of."""
    settings, problems = read_settings(folders)
    found = recognise(folders.content) if settings.recognise else None
    if found is None or found.content != folders.content:
        return settings, problems, None
    beneath = {
        "markdown": _DIALECTS.get(found.tree.program, "commonmark"),
        **found.values,
        "tree": structs.replace(found.tree, file=os.path.relpath(found.files[0], found.content)),
    }
    settings, problems = read_settings(folders, beneath)
    return settings, (*problems, *_faults(found)), found


def _faults(found: FoundTree) -> Iterator[Problem]:
    """What can't be read of a configuration, which may keep texts from readers; paths below the content folder."""
    for file in found.files:
        if file.is_file() and (
            fault := fault_of(file, Path(os.path.relpath(file, found.content)).as_posix())
        ):
            yield structs.replace(fault, facts={**fault.facts, "program": found.program})


def _is_wanted(folders: Folders, found: FoundTree) -> bool:
    """Whether the site.yaml of the folder, if it has one, lets it be a tree of another program."""
    within = structs.replace(folders, content=found.content)
    return all(read_settings(one)[0].recognise for one in (folders, within))


def recognised_lines(found: FoundTree, settings: Settings) -> list[str]:
    """What a person is told of a recognised tree, in about five lines."""
    names = ", ".join(
        dict.fromkeys(
            f"{file.parent.name}/" if file.parent.name == "_default" else file.name for file in found.files
        )
    )
    lines = [
        f"This is a tree of {found.program} ({names}); its texts are read as {_SPOKEN[settings.markdown]}."
    ]
    said = [f'title "{settings.title}"']
    said += [f"address {settings.base_url}"] if settings.base_url else []
    lines.append(f"  {', '.join([*said, f'language {settings.language}'])}")
    if found.tree.addresses:
        lines.append("  addresses stay as they were there")
    if settings.navigation:
        lines.append(f"  navigation: {', '.join(label for label, _ in settings.navigation)}")
    return [*lines, *(f"  {one}" for one in found.said)]


_SPOKEN = {"python": "Python-Markdown", "commonmark": "CommonMark"}

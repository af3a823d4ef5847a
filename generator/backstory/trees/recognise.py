"""Which program a folder's texts were written for, and what that makes of a site's folders and settings."""

import os
from pathlib import Path
from typing import Any

from msgspec import structs

from backstory.problems import Problem, place_at
from backstory.settings import NAME, Dialect, Folders, Settings, read_settings, time_zone
from backstory.trees.found_tree import FoundTree, fault_of
from backstory.trees.hugo import recognise_hugo
from backstory.trees.jekyll import recognise_jekyll
from backstory.trees.mkdocs import recognise_mkdocs
from backstory.trees.obsidian import recognise_obsidian
from backstory.trees.pelican import recognise_pelican
from backstory.yaml import schema
from backstory.yaml.parser import Scalar
from backstory.yaml.schema import Reading

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
    faults, values = _usable(found)
    beneath = {
        "markdown": _DIALECTS.get(found.tree.program, "commonmark"),
        **values,
        "tree": structs.replace(found.tree, file=os.path.relpath(found.files[0], found.content)),
    }
    settings, problems = read_settings(folders, beneath)
    return settings, (*problems, *faults), found


def _usable(found: FoundTree) -> tuple[list[Problem], dict[str, Any]]:
    """What can't be read of a configuration, which may keep texts from readers, and the settings that can be used.

    Paths are relative to the content folder.
    """
    problems: list[Problem] = []
    values = dict(found.values)
    for file in found.files:
        path = Path(os.path.relpath(file, found.content)).as_posix()
        if file.is_file() and (fault := fault_of(file, path)):
            problems.append(structs.replace(fault, facts={**fault.facts, "program": found.program}))
    for name, convert in (("timezone", time_zone), ("language", schema.language)):
        node, path = _written(found, str(values.get(name, "")))
        reading = Reading(path)
        if name in values and convert(node, name, reading) is None:
            del values[name]
            problems += reading.problems
    return problems, values


def _written(found: FoundTree, value: str) -> tuple[Scalar, str]:
    """A value with its place in the configuration, and the path of that file; that of the first where it stands in none."""
    for file in reversed(found.files):
        text = file.read_text("utf-8-sig", errors="replace") if file.is_file() else ""
        if (at := text.find(value)) >= 0 or file is found.files[0]:
            path = Path(os.path.relpath(file, found.content)).as_posix()
            place = place_at(path, text, max(at, 0))
            return Scalar(value, place.line, place.column), path
    return Scalar(value, 0, 0), ""


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

"""Hugo: `hugo.toml`, `.yaml` or `.json`, once `config.*`, or parts of them in `config/_default/`."""

import re
from pathlib import Path
from typing import Any

from backstory.settings import STATIC, Tree
from backstory.trees.found_tree import (
    FoundTree,
    flag_of,
    list_of,
    mapping_of,
    places,
    read_data,
    settings_of,
    text_of,
    variables_of,
)

_SUFFIXES = (".toml", ".yaml", ".yml", ".json")
_NAMES = ("hugo", "config")
_TOKENS = {
    ":year": "{year}",
    ":month": "{month}",
    ":day": "{day}",
    ":title": "{title}",
    ":slug": "{slug}",
    ":slugorfilename": "{slug}",
    ":slugorcontentbasename": "{slug}",
    ":filename": "{name}",
    ":contentbasename": "{name}",
    ":section": "{section}",
    ":sections": "{folders}",
}


def recognise_hugo(root: Path) -> FoundTree | None:
    """The tree at `root`, if it is one of Hugo's."""
    files = [root / f"{name}{suffix}" for name in _NAMES for suffix in _SUFFIXES]
    files = [file for file in files if file.is_file()]
    parts = root / "config" / "_default"
    files += sorted(file for file in parts.glob("*") if file.suffix in _SUFFIXES) if parts.is_dir() else []
    data = _together(files, parts)
    content = root / (text_of(data, "contentDir") or "content")
    if not _is_hugo(root, files, data) or not content.is_dir():
        return None
    language = text_of(data, "defaultContentLanguage") or text_of(data, "languageCode") or "en"
    languages = mapping_of(data, "languages")
    own = mapping_of(languages, language)
    folders = _language_folders(root, content, data, languages, language)
    static = root / (next(iter(list_of(data, "staticDir")), "") or "static")
    return FoundTree(
        "Hugo",
        tuple(files),
        content,
        tuple(
            (name, folder)
            for name, folder in ((STATIC, static), ("assets/", root / "assets"))
            if folder.is_dir()
        ),
        settings_of(
            title=text_of(own, "title") or text_of(data, "title"),
            base_url=text_of(own, "baseURL") or text_of(data, "baseURL"),
            language=text_of(data, "languageCode") if "-" in text_of(data, "languageCode") else language,
            timezone=text_of(data, "timeZone"),
            description=text_of(mapping_of(data, "params"), "description"),
            navigation=_menu(data, own, language),
        ),
        Tree(
            "hugo",
            addresses=_addresses(data),
            topics=tuple(f"/{plural}/{{slug}}/" for plural in _taxonomies(data)),
            language_folders=folders,
            below=_not_mounted(content, folders),
            variables=variables_of("param", mapping_of(data, "params")),
            language_first=language if flag_of(data, "defaultContentLanguageInSubdir", False) else "",
        ),
        (f"taxonomies that become topics: {', '.join(_taxonomies(data)) or 'none'}",),
    )


def _is_hugo(root: Path, files: list[Path], data: dict[str, Any]) -> bool:
    if any(file.stem == "hugo" for file in files):
        return True
    folders = ("archetypes", "layouts", "themes", "static")
    return (
        bool(files)
        and bool(text_of(data, "baseURL", "languageCode", "theme"))
        and any((root / one).is_dir() for one in folders)
        and "base_url" not in data
    )


def _together(files: list[Path], parts: Path) -> dict[str, Any]:
    """The configuration as one; a part is named by what it holds: `params.toml`, `languages.de.toml`."""
    data: dict[str, Any] = {}
    for file in files:
        name, *inner = file.stem.split(".")
        read = read_data(file)
        if file.parent != parts or name in _NAMES:
            data |= read
            continue
        for key in inner:
            read = {key: read}
        name = "menus" if name == "menu" else name
        before = data.get(name)
        data[name] = {**before, **read} if isinstance(before, dict) else read
    return data


def _addresses(data: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    permalinks = mapping_of(data, "permalinks")
    permalinks = {**permalinks, **mapping_of(permalinks, "page")}
    found = []
    for section, pattern in permalinks.items():
        if isinstance(pattern, str):
            made = re.sub(
                r":\w+(?:\[[^\]]*\])?",
                lambda one: _TOKENS.get(one[0].partition("[")[0], "{unknown}"),
                pattern,
            )
            found.append((section.strip("/"), made))
    return (*found, ("", "{path}.html" if flag_of(data, "uglyURLs", False) else "{path}/"))


def _taxonomies(data: dict[str, Any]) -> list[str]:
    said = mapping_of(data, "taxonomies")
    if not said and "taxonomy" in list_of(data, "disableKinds"):
        return []
    return [one for one in said.values() if isinstance(one, str)] if said else ["tags", "categories"]


def _menu(data: dict[str, Any], own: dict[str, Any], language: str) -> tuple[tuple[str, str], ...]:
    menus = mapping_of(own, "menus") or mapping_of(own, "menu")
    menus = menus or mapping_of(mapping_of(data, "menus"), language)
    menus = menus or mapping_of(data, "menus") or mapping_of(data, "menu")
    entries = [one for one in list_of(menus, "main") if isinstance(one, dict) and not text_of(one, "parent")]
    entries.sort(key=lambda one: int(text_of(one, "weight")) if text_of(one, "weight").isdigit() else 10**6)
    return places((text_of(one, "name", "title"), text_of(one, "url", "pageRef")) for one in entries)


def _language_folders(
    root: Path, content: Path, data: dict[str, Any], languages: dict[str, Any], default: str
) -> dict[str, str]:
    """Folder of the content -> what its addresses begin with."""
    folders: dict[str, str] = {}

    def add(folder: str, code: str) -> None:
        inside = (root / folder).resolve()
        if folder and content.resolve() in inside.parents:
            folders[inside.relative_to(content.resolve()).as_posix()] = "" if code == default else f"{code}/"

    for code, said in languages.items():
        add(text_of(said, "contentDir") if isinstance(said, dict) else "", code)
    for mount in list_of(mapping_of(data, "module"), "mounts"):
        if isinstance(mount, dict) and text_of(mount, "target") == "content":
            add(text_of(mount, "source"), text_of(mount, "lang") or default)
    return folders


def _not_mounted(content: Path, folders: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Folders beside those of languages, where each language has one."""
    if not folders:
        return ()
    tops = {folder.split("/")[0] for folder in folders}
    others = sorted(one.name for one in content.iterdir() if one.is_dir() and one.name not in tops)
    return tuple((name, "no language's folder in its settings") for name in others)

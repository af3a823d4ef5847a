"""MkDocs: `mkdocs.yml`, whose tags name parts of programs and are passed over."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from backstory.settings import Tree
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


def recognise_mkdocs(root: Path) -> FoundTree | None:
    """The tree at `root`, if it is one of MkDocs'."""
    file = next((root / one for one in ("mkdocs.yml", "mkdocs.yaml") if (root / one).is_file()), None)
    if file is None:
        return None
    data = read_data(file)
    content = root / (text_of(data, "docs_dir") or "docs")
    if not content.is_dir():
        return None
    folders = flag_of(data, "use_directory_urls", True)
    theme = mapping_of(data, "theme")
    return FoundTree(
        "MkDocs",
        (file,),
        content,
        (),
        settings_of(
            title=text_of(data, "site_name"),
            base_url=text_of(data, "site_url"),
            language=text_of(theme, "language", "locale").replace("_", "-"),
            description=text_of(data, "site_description"),
            publisher=text_of(data, "site_author"),
            navigation=places(_places(list_of(data, "nav"), content, folders=folders)),
        ),
        Tree(
            "mkdocs",
            addresses=(("", "{path}/" if folders else "{path}.html"),),
            topics=("/tags/#tag:{slug}",),
            readme_is_index=True,
            variables={
                **{
                    key.removeprefix("."): value
                    for key, value in variables_of("", mapping_of(data, "extra")).items()
                },
                **variables_of(
                    "config", {key: value for key, value in data.items() if isinstance(value, str)}
                ),
            },
        ),
        (f"navigation: the first level of nav, {len(list_of(data, 'nav'))} places",),
    )


def _places(nav: list[Any], content: Path, *, folders: bool) -> Iterator[tuple[str, str]]:
    """The first level of the navigation; a section leads to the first page in it."""
    for entry in nav:
        label, target = next(iter(entry.items())) if isinstance(entry, dict) and entry else ("", entry)
        page = _first_page(target)
        if not page:
            continue
        if "://" in page:
            yield str(label), page
            continue
        stem, suffix = posixpath.splitext(page)
        folder, name = posixpath.split(stem)
        if name in ("index", "README"):
            address = f"/{folder}/" if folder else "/"
        elif suffix:
            address = f"/{stem}/" if folders else f"/{stem}.html"
        else:
            address = f"/{page.strip('/')}/"
        yield str(label) or name.replace("-", " ").capitalize(), address


def _first_page(target: Any) -> str:
    if isinstance(target, str):
        return target
    if isinstance(target, dict):
        target = [target]
    for inner in target if isinstance(target, list) else ():
        if page := _first_page(next(iter(inner.values()), "") if isinstance(inner, dict) else inner):
            return page
    return ""

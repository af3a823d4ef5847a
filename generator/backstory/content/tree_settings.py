"""What the settings of other programs say of who may read the documents of a tree.

MkDocs' `mkdocs.yml`, Jekyll's `_config.yml`, Quarto's `_metadata.yml` and `_quarto.yml`, Eleventy's data files. Only what
keeps readers out is read here, and what lets in a folder that would be kept out by its name.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import basename, dirname, join, splitext

from backstory.content.files import SUFFIXES, Stamp
from backstory.content.front_matter_types import Below
from backstory.content.inherited import TreeSettings
from backstory.content.placed_data import read_json
from backstory.content.said_below import said_below, says_draft, unread_below
from backstory.settings import Tree
from backstory.yaml import parser, schema
from backstory.yaml.parser import Node, Scalar, Sequence
from backstory.yaml.schema import Reading

MKDOCS = ("mkdocs.yml", "mkdocs.yaml")
"""Lies beside the folder of the documents, or above them all."""

_LARGEST = 200_000
"""A data file that is larger is data."""
_PROGRAMS = (".11tydata.js", ".11tydata.cjs", ".11tydata.mjs", ".11tydata.ts")
_ENDINGS = (".yml", ".yaml", ".json", *_PROGRAMS)
_MKDOCS: tuple[tuple[str, str], ...] = (
    ("draft_docs", "draft"),
    ("exclude_docs", "hidden"),
    ("not_in_nav", "unlisted"),
)


def read_tree_settings(
    folder: Path, files: Mapping[str, Stamp], tree: Tree, timezone: str = "UTC"
) -> TreeSettings:
    """What is said by the settings in a content folder, by the `mkdocs.yml` beside it, and by those of a recognised tree."""
    below = [Below("hidden", said, inside) for inside, said in tree.below]
    shown: set[str] = set()
    for name in MKDOCS:
        if name in files:
            text = _text(folder / name)
            below += _mkdocs(text, name, _value(text, "docs_dir") or "docs")
        elif (folder.parent / name).is_file():
            text = _text(folder.parent / name)
            if (_value(text, "docs_dir") or "docs").strip("/") == folder.name:
                below += _mkdocs(text, f"../{name}", "")
    for path, stamp in files.items():
        if not path.lower().endswith(_ENDINGS) or stamp.size > _LARGEST:
            continue
        name = basename(path).lower()
        if path == "_config.yml":
            below += _jekyll(_mapping(folder / path, path), timezone)
            shown |= _collections(_mapping(folder / path, path))
        elif path in ("_quarto.yml", "_quarto.yaml"):
            below += _quarto(_mapping(folder / path, path), path)
        elif name in ("_metadata.yml", "_metadata.yaml"):
            below += _said(_mapping(folder / path, path), path, timezone, folder=dirname(path))
        elif name.endswith((".json", *_PROGRAMS)):
            below += _eleventy(folder, path, files, timezone)
    return TreeSettings(tuple(below), frozenset(shown))


def _said(
    mapping: parser.Mapping | None, by: str, timezone: str, *, folder: str = "", target: str = ""
) -> Iterator[Below]:
    """What a file says of the documents below a folder; one that can't be read may hide all of them."""
    targets = (target,) if target else ()
    if mapping is None:
        yield unread_below(by, folder=folder, targets=targets)
    else:
        yield from said_below(mapping, Reading(by, timezone), by=by, folder=folder, targets=targets)


def _eleventy(folder: Path, path: str, files: Mapping[str, Stamp], timezone: str) -> Iterator[Below]:
    """A data file is called like the folder that it lies in, or like the text that it lies beside.

    One that is a program is not run: if there is a word of drafts in it, it may hide what it is for.
    """
    above, (stem, ending) = dirname(path), splitext(basename(path))
    stem = stem.removesuffix(".11tydata")
    of_text = any(join(above, stem + suffix) in files for suffix in SUFFIXES)
    if not (of_text or stem == basename(above)):
        return
    target = f"/{join(above, stem)}" if of_text else ""
    text = _text(folder / path)
    if ending.lower() != ".json":
        if says_draft(text):
            yield unread_below(path, folder=above, targets=(target,) if target else ())
        return
    mapping, problems = read_json(text, path)
    if all(problem.code != "yaml-not-mapping" for problem in problems):
        yield from _said(mapping, path, timezone, folder=above, target=target)


def _jekyll(mapping: parser.Mapping | None, timezone: str) -> Iterator[Below]:
    values = mapping.values if mapping is not None else {}
    for pattern in _texts(values.get("exclude")):
        yield Below("hidden", "exclude of _config.yml", targets=(f"/{pattern.lstrip('/')}",))
    defaults = values.get("defaults")
    for item in defaults.items if type(defaults) is Sequence else ():
        if type(item) is parser.Mapping:
            scope, said = item.values.get("scope"), item.values.get("values")
            path = scope.values.get("path") if type(scope) is parser.Mapping else None
            kind = scope.values.get("type") if type(scope) is parser.Mapping else None
            where = path.text.strip("/") if type(path) is Scalar else ""
            if not where and type(kind) is Scalar and kind.text not in ("", "pages"):
                where = f"_{kind.text}"
            if type(said) is parser.Mapping:
                target = f"/{where}" if "*" in where else ""
                by = "defaults of _config.yml"
                yield from _said(said, by, timezone, folder="" if target else where, target=target)


def _collections(mapping: parser.Mapping | None) -> set[str]:
    """Folders of collections whose documents Jekyll publishes."""
    node = mapping.values.get("collections") if mapping is not None else None
    if type(node) is not parser.Mapping:
        return set()
    return {
        f"_{name}/"
        for name, value in node.values.items()
        if type(value) is parser.Mapping and schema.as_flag(value.values.get("output", _NOTHING))
    }


def _quarto(mapping: parser.Mapping | None, by: str) -> Iterator[Below]:
    website = mapping.values.get("website") if mapping is not None else None
    drafts = website.values.get("drafts") if type(website) is parser.Mapping else None
    for pattern in _texts(drafts):
        yield Below("draft", f"drafts of {by}", targets=(f"/{re.sub(r'[.]qmd$', '.md', pattern)}",))


def _mkdocs(text: str, by: str, folder: str) -> Iterator[Below]:
    """Its patterns are those of .gitignore. The file has tags of its own, so it is no YAML for us."""
    for key, means in _MKDOCS:
        patterns = tuple(
            line for line in map(str.strip, _value(text, key).splitlines()) if line[:1] != "#" and line
        )
        if patterns:
            prefixed = tuple(_below(folder, pattern) for pattern in patterns)
            yield Below(means, f"{key} of {by}", "", prefixed)  # type: ignore[arg-type]


def _below(folder: str, pattern: str) -> str:
    if not folder or "/" not in pattern.lstrip("!").rstrip("/"):
        return pattern
    sign, plain = ("!", pattern[1:]) if pattern.startswith("!") else ("", pattern)
    return f"{sign}/{folder.strip('/')}/{plain.lstrip('/')}"


def _value(text: str, key: str) -> str:
    """The text behind a key at the beginning of a line: on that line, or indented below it."""
    found = re.search(
        rf"^{key}:[ \t]*(?:[|>][-+]?[ \t]*)?(?P<here>[^\n#]*)(?P<below>(?:\n(?:[ \t]+[^\n]*|[ \t]*))*)",
        text,
        re.M,
    )
    if found is None:
        return ""
    here = found["here"].strip().strip("'\"")
    return here or found["below"].strip("\n")


def _texts(node: Node | None) -> Iterator[str]:
    for item in node.items if type(node) is Sequence else (node,):
        if type(item) is Scalar and item.text:
            yield item.text


def _mapping(file: Path, path: str) -> parser.Mapping | None:
    return parser.read_mapping(_text(file), path)[0]


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig", errors="replace")
    except OSError:
        return ""


_NOTHING = Scalar("", 0, 0)

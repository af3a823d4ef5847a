"""What is known of a tree of another program, and how its configuration is read into plain data."""

import ast
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from backstory.messages import sentence
from backstory.problems import Place, Problem
from backstory.settings import Tree, site_address
from backstory.yaml import parser
from backstory.yaml.parser import plain, read_mapping

_LARGEST = 2_000_000
_LONGEST, _MOST = 300, 2000
"""Of a value that a tag may stand for, in characters; and of all of them."""
_TAGGED = re.compile(r"(?<![^\s\[,-])!!?[\w/:.!-]+")
"""A tag of YAML: MkDocs' configuration names parts of programs by them."""


class FoundTree(Struct, frozen=True):
    """A recognised tree: where its texts and its fixed files are, and what it says of the site."""

    program: str
    """As a person would call it: `Hugo`."""
    files: tuple[Path, ...]
    """Its configuration."""
    content: Path
    elsewhere: tuple[tuple[str, Path], ...] = ()
    """Folders of files that are not inside `content`, by the paths that they count for there: `static/`, `assets/`."""
    values: Mapping[str, Any] = {}
    """Settings by their names in site.yaml."""
    tree: Tree = Tree()
    said: tuple[str, ...] = ()
    """What else to tell of it, a line each."""


def read_data(file: Path) -> dict[str, Any]:
    """The mapping in a file of YAML, TOML or JSON, all its values text; empty where it can't be read."""
    node, _ = _read(file)
    value = plain(node) if node is not None else {}
    return value if isinstance(value, dict) else {}


def fault_of(file: Path, path: str) -> Problem | None:
    """Why a configuration can't be read; `path` is how to call the file."""
    if file.suffix == ".py":
        return _fault_of_python(file, path)
    node, problems = _read(file)
    if node is not None or not problems:
        return None
    place = structs.replace(problems[0].place, path=path)
    return Problem("tree-unread", place, {"reason": sentence(problems[0])})


def _fault_of_python(file: Path, path: str) -> Problem | None:
    try:
        ast.parse(file.read_text("utf-8-sig", errors="replace"))
    except SyntaxError as error:
        place = Place(path, error.lineno or 1, max(error.offset or 1, 1))
        return Problem("tree-unread", place, {"reason": error.msg})
    except (OSError, ValueError, RecursionError, MemoryError):
        return Problem("tree-unread", Place(path), {"reason": "it is no Python"})
    return None


def _read(file: Path) -> tuple[parser.Mapping | None, tuple[Problem, ...]]:
    try:
        if file.stat().st_size > _LARGEST:
            return None, ()
        text = file.read_text("utf-8-sig", errors="replace")
    except OSError:
        return None, ()
    if file.suffix in (".toml", ".json"):
        # Every command begins with a look for such trees; most sites are none, and load no parser for them.
        from backstory.content.placed_data import read_json, read_toml

        return (read_toml if file.suffix == ".toml" else read_json)(text, file.name)
    node, problems = read_mapping(text, file.name)
    if node is None and "!" in text:
        node, problems = read_mapping(_TAGGED.sub("", text), file.name)
    return node, problems


def text_of(data: Mapping[str, Any], *keys: str) -> str:
    """The text under the first of these keys that has one; small and capital letters make no difference."""
    lower = {key.lower(): value for key, value in data.items()}
    found = (lower.get(key.lower()) for key in keys)
    return next((one.strip() for one in found if isinstance(one, str) and one.strip()), "")


def mapping_of(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The mapping under a key; empty where there is none."""
    lower = {name.lower(): value for name, value in data.items()}
    value = lower.get(key.lower())
    return value if isinstance(value, dict) else {}


def list_of(data: Mapping[str, Any], key: str) -> list[Any]:
    """The list under a key; text is one item."""
    lower = {name.lower(): value for name, value in data.items()}
    value = lower.get(key.lower())
    return value if isinstance(value, list) else [value] if isinstance(value, str) and value else []


def flag_of(data: Mapping[str, Any], key: str, usual: bool) -> bool:
    """A yes or no."""
    said = text_of(data, key).lower()
    return usual if not said else said in ("true", "yes", "on", "1")


def settings_of(**given: str | tuple[Any, ...]) -> dict[str, Any]:
    """Settings that a tree gives; what it leaves empty, and an address that can be none, stay away."""
    values: dict[str, Any] = {name: value for name, value in given.items() if value}
    if "base_url" in values and (address := site_address(str(values.pop("base_url")))) is not None:
        values["base_url"] = address
    return values


def variables_of(name: str, data: Mapping[str, Any]) -> dict[str, str]:
    """The short texts of a mapping by the names that tags have for them: `site.social.github`."""
    found: dict[str, str] = {}
    for key, value in data.items():
        if isinstance(value, dict):
            found |= variables_of(f"{name}.{key}", value)
        elif isinstance(value, str) and len(value) <= _LONGEST:
            found[f"{name}.{key}"] = value
        if len(found) > _MOST:
            break
    return found


def places(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Labels with addresses for the navigation: from the site's root, or on the web."""
    found = []
    for label, address in pairs:
        rooted = address if address.startswith(("/", "http://", "https://")) else f"/{address}"
        if label.strip() and not re.search(r"[\s\\]", rooted):
            found.append((label.strip(), rooted))
    return tuple(dict.fromkeys(found))

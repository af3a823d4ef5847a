"""Pelican: `pelicanconf.py`, and what `publishconf.py` says otherwise. Only literals are taken; nothing is run."""

import ast
import re
from pathlib import Path
from typing import Any

from backstory.settings import Tree
from backstory.trees.found_tree import FoundTree, places, settings_of

_DATE = re.compile(r"\{date:%(-?)([YmdbBj])\}")
_DATES = {"Y": "{year}", "m": "{month}", "d": "{day}"}
_BARE = {"m": "{bare_month}", "d": "{bare_day}"}


def recognise_pelican(root: Path) -> FoundTree | None:
    """The tree at `root`, if it is one of Pelican's."""
    file = root / "pelicanconf.py"
    if not file.is_file():
        return None
    publish = root / "publishconf.py"
    said = {**literals(file), **literals(publish)}
    content = root / _text(said, "PATH", "content")
    if not content.is_dir():
        return None
    pages = [one for one in said.get("PAGE_PATHS", ["pages"]) if isinstance(one, str)]
    menu = [one for one in said.get("MENUITEMS", ()) if isinstance(one, (tuple, list)) and len(one) == 2]
    return FoundTree(
        "Pelican",
        (file, publish) if publish.is_file() else (file,),
        content,
        (),
        settings_of(
            title=_text(said, "SITENAME"),
            base_url=_text(said, "SITEURL"),
            language=_text(said, "DEFAULT_LANG").replace("_", "-"),
            timezone=_text(said, "TIMEZONE"),
            description=_text(said, "SITESUBTITLE"),
            authors=(_text(said, "AUTHOR"),) if _text(said, "AUTHOR") else (),
            navigation=places((str(one[0]), str(one[1])) for one in menu),
        ),
        Tree(
            "pelican",
            addresses=(
                *((one, _pattern(_text(said, "PAGE_URL", "pages/{slug}.html"))) for one in pages),
                ("", _pattern(_text(said, "ARTICLE_URL", "{slug}.html"))),
            ),
            translations=(
                *((one, _pattern(_text(said, "PAGE_LANG_URL", "pages/{slug}-{lang}.html"))) for one in pages),
                ("", _pattern(_text(said, "ARTICLE_LANG_URL", "{slug}-{lang}.html"))),
            ),
            topics=(
                f"/{_text(said, 'TAG_URL', 'tag/{slug}.html')}",
                f"/{_text(said, 'CATEGORY_URL', 'category/{slug}.html')}",
            ),
            slug_of_title=_text(said, "SLUGIFY_SOURCE", "title") == "title",
            folder_topics=bool(said.get("USE_FOLDER_AS_CATEGORY", True)),
        ),
        ("tags and categories become topics, and so do folders",),
    )


def literals(file: Path) -> dict[str, Any]:
    """The names in capitals that a file of Python gives a literal value at its top level."""
    try:
        module = ast.parse(file.read_text("utf-8-sig", errors="replace"))
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    found: dict[str, Any] = {}
    for statement in module.body:
        if isinstance(statement, ast.Assign):
            targets, value = statement.targets, statement.value
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            targets, value = [statement.target], statement.value
        else:
            continue
        try:
            literal = ast.literal_eval(value)
        except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
            continue
        found |= {one.id: literal for one in targets if isinstance(one, ast.Name) and one.id.isupper()}
    return found


def _text(said: dict[str, Any], name: str, usual: str = "") -> str:
    value = said.get(name, usual)
    return value.strip() if isinstance(value, str) else usual


def _pattern(url: str) -> str:
    def date(found: re.Match[str]) -> str:
        table = _BARE if found[1] else _DATES
        return table.get(found[2], "{unknown}")

    made = _DATE.sub(date, url).replace("{category}", "{section}")
    return re.sub(
        r"\{(?!year|month|day|bare_|slug|lang|section|unknown)[^}]*\}", "{unknown}", f"/{made.lstrip('/')}"
    )

"""The tables of docs/front-matter.md and docs/theme.md, made from the code and the style sheet; `python -m tests.support.reference_tables` writes them.

Each stands between `<!-- table: NAME -->` and `<!-- end of table -->`.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.support import theme_tables

from backstory.content import hidden_marks
from backstory.content.hidden_marks import HiddenMark
from backstory.content.keys import KEYS, PARTS

FRONT_MATTER = Path(__file__).parents[2] / "docs" / "front-matter.md"
THEME = FRONT_MATTER.with_name("theme.md")
_TABLE = re.compile(r"(<!-- table: (.*?) -->\n).*?(<!-- end of table -->)", re.S)
_MEANS = {"draft": "a draft", "hidden": "hidden", "unlisted": "unlisted"}


def with_tables(text: str) -> str:
    """The text with each of its tables as the code has it now."""
    return _TABLE.sub(lambda found: f"{found[1]}{table(found[2])}{found[3]}", text)


def table(name: str) -> str:
    """One table by its name."""
    return _TABLES[name]() if name in _TABLES else _keys(name)


def _keys(part: str) -> str:
    return _rows(("key", "holds"), ((f"`{key.name}`", key.holds) for key in PARTS[part]))


def _aliases() -> str:
    told = ((f"`{key.name}`", key.also_said or _listed(key.also)) for key in KEYS.values() if key.also)
    return _rows(("ours", "also read, first wins"), told)


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys)


def _marks(marks: Iterable[HiddenMark]) -> str:
    rows = ((f"`{mark.written}`", _MEANS[mark.means], mark.programs) for mark in marks)
    return _rows(("written", "makes it", "as in"), rows)


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(row)} |".replace("|  |", "| |") for row in (head, *rows)]
    lines.insert(1, "|---" * len(head) + "|")
    return "".join(f"{line}\n" for line in lines)


_TABLES: dict[str, Callable[[], str]] = {
    "keys of other programs": _aliases,
    "keys that hide": lambda: _marks(hidden_marks.KEYS),
    "folders that hide": lambda: _marks(hidden_marks.FOLDERS),
    "names of files that hide": lambda: _marks(hidden_marks.FILES),
    "colours": lambda: _rows(
        ("token", "light", "dark", "used for", "keeps on all grounds", "has"), theme_tables.colours()
    ),
    "tokens": lambda: _rows(("token", "value", "used for"), theme_tables.others()),
}

if __name__ == "__main__":
    for page in (FRONT_MATTER, THEME):
        page.write_text(with_tables(page.read_text("utf-8")), "utf-8")

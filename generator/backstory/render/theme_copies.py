"""Files of the theme that a site makes its own: what a copy of one is, and which copies are older than the theme now.

The first line of a copy says what it was made from, with a digest of that; it is all that is remembered.
"""

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from backstory.content.files import scan
from backstory.problems import Place, Problem, SiteError
from backstory.render.theme import SUFFIXES, find_theme
from backstory.suggestions import suggestion

_MARK = re.compile(
    r"(?:\{#|/\*|#|<!--) Copied from the theme: (?P<name>[\w./-]+?)(?:, block (?P<block>\w+))?; (?P<digest>[0-9a-f]{10})\b"
)
_BLOCK = re.compile(r"\{%[-+]?\s*(?:block\s+(?P<name>\w+).*?|(?P<end>endblock)\b.*?)[-+]?%\}")
_BEFORE = re.compile(
    r"\{%\s*from [^%]*? import (?P<imported>[^%]+?)\s*%\}\n"
    r"|\{%\s*set (?P<set>\w+) = [^\n]*?%\}\n"
    r"|\{%\s*macro (?P<macro>\w+)\(.*?\{%\s*endmacro\s*%\}\n",
    re.DOTALL,
)
"""What a template makes ready for its blocks, before the first of them."""


class ThemeCopy(Struct, frozen=True):
    """A file, or a block of one, as a site would have it."""

    name: str
    """Of the file below templates/, the theme's and the site's."""
    block: str
    text: str
    """All of the copy, its first line included."""
    digest: str
    """Of what it is made from."""


def theme_files() -> tuple[str, ...]:
    """Every file of the theme that can be copied, by its path below templates/; its compiled templates may lie beside them."""
    return tuple(sorted(name for name in scan(find_theme()).files if not name.startswith("__pycache__/")))


def blocks_of(name: str) -> tuple[str, ...]:
    """The blocks of a file of the theme, in its order."""
    return tuple(_blocks(_source(name)))


def copy_of(name: str, block: str = "") -> ThemeCopy:
    """A copy of a file of the theme, or of one block of it, which extends the theme's file.

    `name` is its path below templates/, or its last part where no other file has that. SiteError where there is none.
    """
    path = _found(name)
    source = _source(path)
    if block:
        blocks = _blocks(source)
        if block not in blocks:
            facts = {"name": block, "file": path, "names": ", ".join(blocks) or "none"}
            raise SiteError(Problem("theme-block-unknown", Place("theme"), facts | suggestion(block, blocks)))
        extends = f'{{% extends "theme/{path}" %}}\n'
        source = f"{extends}{_ready_for(blocks[block], source)}{blocks[block]}\n"
    digest = blake2b(source.encode(), digest_size=5).hexdigest()
    mark = f"Copied from the theme: {path}{', block ' + block if block else ''}; {digest}"
    return ThemeCopy(path, block, _as_comment(mark, path) + source, digest)


def copied_from(text: str) -> ThemeCopy | None:
    """What the theme has now of what a file of the site was copied from; None where its first line says nothing of that.

    SiteError where the theme has it no more.
    """
    mark = _MARK.match(text)
    return copy_of(mark["name"], mark["block"] or "") if mark else None


def older_copies(folder: Path, label: str) -> Iterator[Problem]:
    """Files of a site's templates whose originals in the theme have changed since; `label` is what one types for the folder."""
    for name in scan(folder).files:
        text = read_own(folder / name)
        mark = _MARK.match(text)
        if mark is None:
            continue
        place = Place(f"{label}/{name}", 1, 1)
        facts = {"name": mark["name"]}
        try:
            now = copied_from(text)
        except SiteError:
            yield Problem("theme-file-gone", place, facts)
            continue
        if now is not None and now.digest != mark["digest"]:
            yield Problem("theme-file-newer", place, facts | {"own": name, "digest": now.digest})


def read_own(path: Path) -> str:
    """The text of a file of the site's; nothing where it can't be read, which a build tells."""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


def _found(name: str) -> str:
    files = theme_files()
    ends = [path for path in files if path.rpartition("/")[2] == name]
    if name in files:
        return name
    if len(ends) == 1:
        return ends[0]
    known = {*files, *(path.rpartition("/")[2] for path in files)}
    near = {"near": '" or "'.join(ends)} if ends else suggestion(name, known)
    facts = {"name": name} | near
    raise SiteError(Problem("theme-file-unknown", Place("theme"), facts))


def _source(name: str) -> str:
    return (find_theme() / name).read_text("utf-8")


def _blocks(source: str) -> Mapping[str, str]:
    """Block -> its text with its tags, blocks within it included."""
    found: dict[str, str] = {}
    opened: list[tuple[str, int]] = []
    for tag in _BLOCK.finditer(source):
        if tag["name"]:
            opened.append((tag["name"], tag.start()))
            found[tag["name"]] = ""
        elif opened:
            name, begun = opened.pop()
            found[name] = source[begun : tag.end()]
    return found


def _ready_for(block: str, source: str) -> str:
    """What of the beginning of a template a block needs: macros that are imported or made there, values that are set."""
    first = _BLOCK.search(source)
    needed = ""
    for piece in reversed(list(_BEFORE.finditer(source, 0, first.start() if first else 0))):
        names = re.findall(r"\w+", piece["imported"] or piece["set"] or piece["macro"])
        if any(re.search(rf"\b{name}\b", needed + block) for name in names):
            needed = piece[0] + needed
    return needed


def _as_comment(mark: str, name: str) -> str:
    """The first line of a copy, as a remark of its format."""
    if name.endswith((".yaml", ".yml")):
        return f"# {mark}\n"
    if name.endswith((".css", ".js")):
        return f"/* {mark} */\n"
    if name.startswith("assets/") or not name.endswith(SUFFIXES):
        return f"<!-- {mark} -->\n"
    return f"{{# {mark} #}}\n"

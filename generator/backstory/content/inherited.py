"""What a folder says of the documents in it: Hugo's `cascade`, a section that is a draft, other programs' settings."""

import posixpath
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct, structs

from backstory.content.documents import Document
from backstory.content.files import is_index
from backstory.content.front_matter_types import Below, FrontMatter
from backstory.editions import both

_PAGE_OF_ITS_OWN = ("build.", "_build.", "headless", "render", "permalink")
"""Keys that say of a section's own page only that it is not made."""


class TreeSettings(Struct, frozen=True):
    """What a tree's own settings say of its documents."""

    below: tuple[Below, ...] = ()
    shown: frozenset[str] = frozenset()
    """Folders that begin with `_` and are published all the same, with their `/`."""


def with_inherited(documents: Sequence[Document], settings: TreeSettings) -> list[Document]:
    """The documents, each kept from readers as far as the folders above it say so."""
    rules = [*settings.below, *(rule for one in documents for rule in _of_index(one))]
    if not rules and not settings.shown:
        return list(documents)
    return [_with(_shown(one, settings.shown), rules) for one in documents]


def _of_index(document: Document) -> Iterator[Below]:
    front = document.front
    name = posixpath.basename(document.path)
    folder = posixpath.dirname(document.path)
    if not is_index(document.path):
        return
    for rule in front.cascade:
        yield structs.replace(rule, folder=folder, said=f"cascade of {document.path}")
    if name.startswith("_index.") and folder:
        mark = front.source_keys.get("hidden", "")
        if front.draft or (front.hidden and not mark.startswith(_PAGE_OF_ITS_OWN)):
            yield Below("draft" if front.draft else "hidden", document.path, folder)
        if front.audience is not None:
            yield Below("audience", document.path, folder, audience=front.audience)


def _with(document: Document, rules: Iterable[Below]) -> Document:
    front = document.front
    for rule in rules:
        field = "embargo" if rule.means == "date" else rule.means
        if _says_more(rule, front) and _applies(rule, document.path):
            keys = front.source_keys | {field: rule.said}
            said = both(front.audience, rule.audience) if field == "audience" else rule.moment or True
            front = structs.replace(front, source_keys=keys, **{field: said})
    return structs.replace(document, front=front) if front is not document.front else document


def _says_more(rule: Below, front: FrontMatter) -> bool:
    """Whether a rule keeps a document from more readers than it does itself."""
    if rule.means == "audience":
        return both(front.audience, rule.audience) != front.audience
    if rule.moment is None:
        return not getattr(front, rule.means)
    if rule.means == "expires":
        return front.expires is None or rule.moment.instant < front.expires.instant
    opens = [one.instant for one in (front.date, front.embargo) if one is not None]
    return rule.moment.instant > max(opens, default=-sys.maxsize) and not (
        rule.means == "date" and front.date
    )


def _shown(document: Document, shown: frozenset[str]) -> Document:
    front = document.front
    if not front.hidden or front.source_keys.get("hidden", "") not in shown:
        return document
    keys = {key: value for key, value in front.source_keys.items() if key != "hidden"}
    return structs.replace(document, front=structs.replace(front, hidden=False, source_keys=keys))


def _applies(rule: Below, path: str) -> bool:
    if rule.folder and not path.startswith(f"{rule.folder}/"):
        return False
    applies = not rule.targets
    for target in rule.targets:
        pattern = target.removeprefix("!")
        if _pattern(pattern).match(f"/{path}".lower()):
            applies = pattern is target
    return applies


@lru_cache(maxsize=256)
def _pattern(target: str) -> re.Pattern[str]:
    """A path with `*`, `**` and `{a,b}`, as Hugo, MkDocs and .gitignore have them, for paths that begin with `/`.

    One without a slash before its end is found in every folder; what it names may be a file or a folder.
    """
    text = target.strip().lower()
    anchored = "/" in text.rstrip("/")
    below = "" if text.endswith((".md", ".markdown")) else "/.*|"
    return re.compile(rf"/{'' if anchored else '(?:.*/)?'}{_glob(text)}(?:{below}\.[a-z.]+|$)", re.S)


def _glob(text: str) -> str:
    text = re.sub(r"\.(?:md|markdown)$", "", text.strip("/ "))
    return "".join(map(_part, re.split(r"(\*\*/?|\*|\?|\{[^{}]*\})", text)))


def _part(part: str) -> str:
    if part.startswith("{") and part.endswith("}"):
        return f"(?:{'|'.join(map(_glob, part[1:-1].split(',')))})"
    return {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(part) or re.escape(part)

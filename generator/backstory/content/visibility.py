"""Whether a document is for readers: what its keys, its folders and its file's name say, by the table of marks.

One mark is enough. What can't be read is an error, and so never published.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from backstory.content.hidden_marks import ANY, FILES, FOLDERS, KEYS, PUBLIC_WORDS, HiddenMark, Visibility
from backstory.yaml import schema
from backstory.yaml.parser import Mapping, Node, Scalar, Sequence
from backstory.yaml.schema import Reading

Judgement = Literal["", "draft", "hidden", "unlisted", "unreadable", "other"]
"""Empty: the key says that it is public. `other`: what it says has nothing to do with that."""

WRAPPERS = frozenset(("params", "extra", "meta", "metadata", "page", "post"))
"""Keys below which other programs keep keys of their own."""
_TAGS = frozenset(("tags", "tag", "categories", "category", "keywords"))
_SAYS_DRAFT = frozenset(("draft", "drafts", "unpublished", "wip"))
_NOT = frozenset(("no", "not", "non", "without", "of", "from"))
_KEY_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_COMMAS = re.compile(r"[,;]")
_SIGNS = re.compile(r"[-_ ]")
_AROUND = re.compile(r"^[\W\d_]+|[\W_]+$")
_SUFFIX = re.compile(r"\.(?:md|markdown|txt)$", re.I)
_LANGUAGE = re.compile(r"\.[a-z]{2,3}(?:-[A-Za-z]{2,4})?$")
_POSTS = "_posts"
_INDEX = ("_index", "index")


class VisibilityMark(Struct, frozen=True, gc=False):
    """What one key, folder or file name makes of a document; `means` is empty where it says that it is public."""

    means: Literal["", "draft", "hidden", "unlisted"]
    mark: str
    """As its author wrote it: `headless`, `status`, `_drafts/`."""
    about: tuple[Visibility, ...] = ()
    """What the key might have said."""
    line: int = 0
    column: int = 0


class _Rule(Struct):
    """What the values of one key mean."""

    flags: dict[bool, Visibility] = {}
    words: dict[str, Visibility] = {}
    otherwise: Visibility | None = None
    alone: bool = True


def said_by_key(key: str, node: Node, reading: Reading) -> Iterator[VisibilityMark]:
    """What a key of front matter says; notes a value that can't be read. Nothing where it is another matter."""
    if type(node) is Mapping:
        yield from _said_below(key, node, reading)
        return
    judgement = _judge(key, node)
    if judgement == "unreadable":
        reading.note("draft-invalid", node, key=key, value=schema.shown(node))
    elif judgement != "other":
        yield VisibilityMark(judgement, key.lower(), _about(key), node.line, node.column)


def is_only_a_mark(key: str) -> bool:
    """Whether a key has no other meaning, so that templates need not see it among the author's own."""
    rule = _RULES.get(_plain(key))
    return rule is not None and not rule.alone and bool(rule.flags)


def _said_below(key: str, node: Mapping, reading: Reading) -> Iterator[VisibilityMark]:
    plain = _plain(key)
    if plain in _RULES and not _RULES[plain].alone:
        reading.note("draft-invalid", node, key=key, value=schema.shown(node))
    for inner, value in node.values.items():
        if schema.empty(value) or type(value) is Mapping:
            continue
        dotted = f"{plain}.{_plain(inner)}"
        if dotted in _RULES or plain in WRAPPERS or _says_draft(inner):
            judgement = _judge(dotted if dotted in _RULES else inner, value)
            if judgement in ("draft", "hidden", "unlisted"):
                yield VisibilityMark(judgement, f"{key.lower()}.{inner}", (), value.line, value.column)


def _about(key: str) -> tuple[Visibility, ...]:
    rule = _RULES.get(_plain(key))
    return tuple(dict.fromkeys((*rule.flags.values(), *rule.words.values()))) if rule else ()


def _judge(key: str, node: Node) -> Judgement:
    plain = _plain(key)
    rule = _RULES.get(plain)
    if rule is None:
        return _judge_unknown(key, node)
    items = _tags(node) if plain == "tags" else _items(node)
    found = {_judged(rule, item) for item in items}
    for judgement in ("unreadable", "hidden", "draft", "unlisted"):
        if judgement in found:
            return judgement
    return "" if "" in found else "other"


def _judged(rule: _Rule, node: Node) -> Judgement:
    if type(node) is not Scalar:
        return "other" if rule.alone else "unreadable"
    word = _word(node.text)
    if word in rule.words:
        return rule.words[word]
    flag = schema.as_flag(node)
    if flag is not None and rule.flags:
        return rule.flags.get(flag, "")
    if rule.otherwise is not None:
        public = word in PUBLIC_WORDS if rule.words else flag is False
        return "" if public else rule.otherwise
    return "other" if rule.alone else "unreadable"


def _judge_unknown(key: str, node: Node) -> Judgement:
    """Of a key that no table knows: whether its name, with "true", or its value says that this is a draft."""
    if _says_draft(key) and schema.as_flag(node):
        return "draft"
    words = (_word(item.text) for item in _items(node) if type(item) is Scalar)
    return "draft" if any(word in _SAYS_DRAFT for word in words) else "other"


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if type(node) is Sequence else (node,)


def _tags(node: Node) -> tuple[Node, ...]:
    """The items of a list that may be written as text with commas."""
    if type(node) is not Scalar:
        return _items(node)
    return tuple(Scalar(tag, node.line, node.column) for tag in _COMMAS.split(node.text))


def _word(text: str) -> str:
    """A value without what programs write differently: `in-review`, `#draft` and `status/draft` of Obsidian's tags."""
    return " ".join(_SIGNS.sub(" ", text.strip().lower().rpartition("/")[2].lstrip("#")).split())


@lru_cache(maxsize=4096)
def _says_draft(key: str) -> bool:
    words = {word.lower() for word in _KEY_WORD.findall(key)}
    return bool(words & _SAYS_DRAFT) and not words & _NOT


@lru_cache(maxsize=4096)
def _plain(key: str) -> str:
    """A key without what programs write differently: `_hidden`, `isHidden` and `is-hidden` are "hidden"."""
    plain = ".".join(_SIGNS.sub("", part.lower()) for part in key.split("."))
    short = plain.removeprefix("is")
    plain = short if short in _RULES else plain
    return "tags" if plain in _TAGS else plain


def said_by_path(path: str) -> Iterator[VisibilityMark]:
    """What the folders and the name of a file say; `path` is relative to the content folder."""
    *folders, name = path.partition("::")[0].split("/")
    for folder in folders:
        if means := _folder(folder):
            yield VisibilityMark(means, f"{folder}/")
    if means := _file(_LANGUAGE.sub("", _SUFFIX.sub("", name))):
        yield VisibilityMark(means, name)


def only_by_words(said: VisibilityMark) -> bool:
    """Whether nothing but a word in the name of a file speaks for it: `nba-draft.md` may be about a draft."""
    return "/" not in said.mark and _SUFFIX.search(said.mark) is not None and _strict(said.mark) is None


@lru_cache(maxsize=4096)
def _folder(name: str) -> Visibility | None:
    if name == _POSTS:
        return None
    known = _FOLDERS.get(_AROUND.sub("", name).casefold())
    return known or ("hidden" if name.startswith("_") else None)


def _file(stem: str) -> Visibility | None:
    if stem in _INDEX:
        return None
    if strict := _strict(stem):
        return strict
    words = re.split(r"[^a-z0-9]+", stem.lower().strip("-_ ()[]."))
    return "draft" if _SAYS_DRAFT & {words[0], words[-1]} else None


def _strict(name: str) -> Visibility | None:
    """What a sign in the name says that nothing else would be written with."""
    stem = _SUFFIX.sub("", name)
    if means := _ENDINGS.get(_LANGUAGE.sub("", stem).rpartition(".")[2].lower()) if "." in stem else None:
        return means
    return "hidden" if stem.startswith("_") and stem not in _INDEX else None


def _rules(marks: Iterable[HiddenMark]) -> dict[str, _Rule]:
    rules: defaultdict[str, _Rule] = defaultdict(_Rule)
    for mark in marks:
        key, _, value = mark.written.partition(": ")
        rule = rules[".".join(_SIGNS.sub("", part.lower()) for part in key.split("."))]
        rule.alone = rule.alone and mark.alone
        if value == ANY:
            rule.otherwise = mark.means
        elif value in ("true", "false"):
            rule.flags[value == "true"] = mark.means
        else:
            rule.words[value] = mark.means
    return dict(rules)


_RULES = _rules(KEYS)
_FOLDERS: dict[str, Visibility] = {
    _AROUND.sub("", mark.written): mark.means for mark in FOLDERS if "name" not in mark.written
}
_ENDINGS: dict[str, Visibility] = {
    mark.written.split(".")[1]: mark.means for mark in FILES if mark.written.count(".") == 2
}

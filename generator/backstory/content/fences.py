"""Where the front matter of a file ends and its body begins, and what it is written in."""

import re
from typing import Literal

from msgspec import Struct

from backstory.content.header_lines import headers_end, read_headers
from backstory.content.placed_data import json_end, read_json, read_toml
from backstory.problems import Place, Problem, place_at
from backstory.yaml.parser import Mapping, read_mapping

Syntax = Literal["yaml", "toml", "json", "headers"]

_OPEN = re.compile(
    r"(?P<late>(?:[ \t]*\n)*(?:<!--(?:(?!-->)[^\0])*-->\s*?\n(?=---[ \t]*\n[\w-]+:))?)(?P<fence>---|\+\+\+|;;;)[ \t]*"
    r"(?P<syntax>ya?ml|toml|json5?|js|javascript|coffee|cson|ini)?[ \t]*\n",
    re.I,
)
_CLOSE = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.M),
    ";;;": re.compile(r"^;;;[ \t]*$", re.M),
}
_SYNTAXES: dict[str, Syntax] = {"yaml": "yaml", "yml": "yaml", "toml": "toml", "json": "json"}
_USUAL: dict[str, Syntax] = {"---": "yaml", "+++": "toml", ";;;": "json"}
_OBJECT = re.compile(r"(?P<late>\s*)(?=\{\s*\"(?:\\.|[^\"\\\n])*\"\s*:)")
_KEY_LINE = r"[\"']?[A-Za-z_][\w.-]*[\"']?:(?:[ \t].*)?(?:\n|\Z)"
_DASHES = r"(?:[-–—−]{2,}|[–—−])"
# Dashes of some kind above keys, or run together with them: meant as a fence, and no fence.
_WRONG = re.compile(rf"\s*?^[ \t]*{_DASHES}[ \t]*\n(?:#.*\n|[ \t]*\n)*{_KEY_LINE}", re.M)
_RUN_ON = re.compile(r"\s*?^---[\"']?[A-Za-z_][\w.-]*[\"']?:[ \t]", re.M)
_SECOND_WRONG = re.compile(rf"^[ \t]*{_DASHES}[ \t]*$", re.M)
_CLOSE_WRONG = re.compile(r"^(?:[ \t]+---|-{4}|--|[–—−]+-?)[ \t]*$", re.M)
# Keys at the top of a file without fences: one line of prose may well have a colon, so two are wanted.
_KNOWN_KEY = r"^(?:title|date|draft|status|published|tags|topics|slug|layout|authors?|category):[ \t].*\n"
_BARE = re.compile(r"\s*?" + _KNOWN_KEY + _KEY_LINE, re.I | re.M)
_KNOWN = re.compile(_KNOWN_KEY, re.I | re.M)
# Nikola's keys, in a comment that no reader sees.
_IN_COMMENT = re.compile(r"\s*<!--[ \t]*\n(?P<keys>(?:\.\. [A-Za-z][\w-]*:.*\n|[ \t]*\n)+)-->[ \t]*(?:\n|\Z)")
_SECOND = re.compile(
    rf"(?:[ \t]*\n)*---[ \t]*\n(?P<keys>(?:{_KEY_LINE}|[ \t]+.*\n|-[ \t].*\n)+)---[ \t]*$", re.M
)
_CODE_FENCE = re.compile(r" {0,3}(```|~~~)")


class Split(Struct, frozen=True):
    """A file in two parts. Lines end in `\\n`, whatever they ended in; lines count from 1 in the file.

    `metadata` is empty and `metadata_line` 0 where there is no front matter, or none that can be told apart.
    """

    metadata: str
    metadata_line: int
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()
    syntax: Syntax = "yaml"


def split(text: str, path: str = "") -> Split:
    """The front matter at the top of `text`, and the body after it. `path` is what the problems name.

    YAML stands between `---` and `---` (or `...`), TOML between `+++`, JSON between `;;;` or its own curly brackets;
    the name of one of them may follow the first fence. Lines of keys up to a blank line need no fence.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    opened = _OPEN.match(text)
    if opened is None:
        if object_begins := _OBJECT.match(text):
            return _split_object(text, object_begins.end(), path)
        if commented := _IN_COMMENT.match(text):
            return _split_comment(text, commented, path)
        if (headers := _split_headers(text, path)) is not None:
            return headers
        return Split("", 0, text, 1, (*_no_fence(text, path), *_conflict(text, path, 1)))
    line = text.count("\n", 0, opened.end()) + 1
    syntax = _SYNTAXES.get(opened["syntax"].lower()) if opened["syntax"] else _USUAL[opened["fence"]]
    if syntax is None:
        facts = {"syntax": opened["syntax"]}
        return Split("", 0, text, 1, (Problem("fence-syntax", Place(path, line - 1, 1), facts),))
    closed = _CLOSE[opened["fence"]].search(text, opened.end())
    if closed is None:
        return Split("", 0, text, 1, (_unclosed(text, opened.end(), opened["fence"], path),))
    metadata, body = text[opened.end() : closed.start()], text[closed.end() + 1 :]
    body_line = line + metadata.count("\n") + 1
    late = (Problem("fence-late", Place(path, line - 1, 1)),) if opened["late"] else ()
    found = (*late, *_second(body, path, body_line), *_conflict(body, path, body_line))
    return Split(metadata, line, body, body_line, found, syntax)


def read_fenced(parts: Split, path: str) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """The keys of front matter, in whichever syntax it is written; None where there is none, or an error in it."""
    if not parts.metadata.strip():
        return None, ()
    read = {"yaml": read_mapping, "toml": read_toml, "json": read_json, "headers": read_headers}[parts.syntax]
    return read(parts.metadata, path, first_line=parts.metadata_line)


def _split_object(text: str, start: int, path: str) -> Split:
    """Front matter that is an object of JSON, which ends where its bracket is closed."""
    line = text.count("\n", 0, start) + 1
    end = json_end(text, start)
    if end < 0:
        return Split(
            "", 0, text, 1, (Problem("fence-unclosed", place_at(path, text, start), {"fence": "}"}),)
        )
    metadata, rest = text[start:end], text[end:]
    ahead = len(rest) - len(rest.lstrip(" \t"))
    body = rest[ahead:].removeprefix("\n")
    body_line = line + metadata.count("\n") + (rest[ahead : ahead + 1] == "\n")
    return Split(metadata, line, body, body_line, _conflict(body, path, body_line), "json")


def _split_headers(text: str, path: str) -> Split | None:
    """Front matter that is lines of keys, as Pelican has it."""
    start = len(text) - len(text.lstrip("\n"))
    end = headers_end(text, start)
    if end < 0:
        return None
    line = start + 1
    metadata, body = text[start:end], text[end:].partition("\n")[2]
    body_line = line + metadata.count("\n") + 1
    return Split(metadata, line, body, body_line, _conflict(body, path, body_line), "headers")


def _split_comment(text: str, comment: re.Match[str], path: str) -> Split:
    """Front matter that is lines of keys within a comment, as Nikola has it."""
    line = text.count("\n", 0, comment.start("keys")) + 1
    body_line = text.count("\n", 0, comment.end()) + 1
    body = text[comment.end() :]
    return Split(comment["keys"], line, body, body_line, _conflict(body, path, body_line), "headers")


def _second(body: str, path: str, body_line: int) -> tuple[Problem, ...]:
    """Front matter below the front matter: nobody could say which of the two counts."""
    second = _SECOND.match(body)
    if second is None or not _KNOWN.search(second["keys"]):
        return ()
    return (
        Problem("yaml-documents", Place(path, body_line + body.count("\n", 0, second.start("keys")) - 1, 1)),
    )


def _no_fence(text: str, path: str) -> tuple[Problem, ...]:
    code = _kind_of_no_fence(text)
    blank = len(text) - len(text.lstrip())
    return (Problem(code, place_at(path, text, blank)),) if code else ()


def _kind_of_no_fence(text: str) -> str:
    wrong = _WRONG.match(text)
    # Without a second one it is a line across the page, and prose with a colon below it.
    if _RUN_ON.match(text) or (wrong and _SECOND_WRONG.search(text, wrong.end())):
        return "fence-wrong"
    return "fence-missing" if _BARE.match(text) else ""


def _unclosed(text: str, start: int, fence: str, path: str) -> Problem:
    """The line that was perhaps meant to close, else the one that opened."""
    meant = _CLOSE_WRONG.search(text, start) if fence == "---" else None
    if meant:
        return Problem("fence-wrong", place_at(path, text, meant.start()))
    return Problem("fence-unclosed", Place(path, text.count("\n", 0, start), 1), {"fence": fence})


def _conflict(body: str, path: str, body_line: int) -> tuple[Problem, ...]:
    """A merge that was never finished, unless it is shown as code."""
    if "<<<<<<< " not in body:
        return ()
    fence, begun = "", 0
    for number, line in enumerate(body.split("\n"), start=body_line):
        code = _CODE_FENCE.match(line)
        if code:
            fence = "" if fence == code[1] else fence or code[1]
        elif not fence and line.startswith("<<<<<<< "):
            begun = number
        elif begun and line.startswith(">>>>>>> "):
            return (Problem("conflict-marker", Place(path, begun, 1)),)
    return ()

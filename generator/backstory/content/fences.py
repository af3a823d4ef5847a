"""Where the front matter of a file ends and its body begins."""

import re

from msgspec import Struct

from backstory.problems import Place, Problem

_OPEN = re.compile(r"(?P<late>(?:[ \t]*\n)*)---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_KEY_LINE = r"[\"']?[A-Za-z_][\w.-]*[\"']?:(?:[ \t].*)?(?:\n|\Z)"
_DASHES = r"(?:[-–—−]{2,}|[–—−])"
# Dashes of some kind above keys, or run together with them: meant as a fence, and no fence.
_WRONG = re.compile(rf"\s*?^[ \t]*{_DASHES}[ \t]*\n(?:#.*\n|[ \t]*\n)*{_KEY_LINE}", re.M)
_RUN_ON = re.compile(r"\s*?^---[\"']?[A-Za-z_][\w.-]*[\"']?:[ \t]", re.M)
_SECOND_WRONG = re.compile(rf"^[ \t]*{_DASHES}[ \t]*$", re.M)
_CLOSE_WRONG = re.compile(r"^(?:[ \t]+---|-{4}|--|[–—−]+-?)[ \t]*$", re.M)
# Keys at the top of a file without fences: one line of prose may well have a colon, so two are wanted.
_BARE = re.compile(
    r"\s*?^(?:title|date|draft|status|published|tags|topics|slug|layout|authors?|category):[ \t].*\n"
    + _KEY_LINE,
    re.I | re.M,
)
_TOML = re.compile(r"\s*?^\+\+\+[ \t]*\n", re.M)
_CODE_FENCE = re.compile(r" {0,3}(```|~~~)")


class Split(Struct, frozen=True):
    """A file in two parts. Lines end in `\\n`, whatever they ended in; lines count from 1 in the file.

    `yaml` is empty and `yaml_line` 0 where there is no front matter, or none that can be told apart.
    """

    yaml: str
    yaml_line: int
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()


def split(text: str, path: str = "") -> Split:
    """The front matter between `---` and `---` (or `...`) at the top of `text`, and the body after it.

    `path` is what the problems name.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    opened = _OPEN.match(text)
    if opened is None:
        return Split("", 0, text, 1, (*_no_fence(text, path), *_conflict(text, path, 1)))
    yaml_line = text.count("\n", 0, opened.end()) + 1
    closed = _CLOSE.search(text, opened.end())
    if closed is None:
        return Split("", 0, text, 1, (_unclosed(text, opened.end(), path),))
    yaml, body = text[opened.end() : closed.start()], text[closed.end() + 1 :]
    body_line = yaml_line + yaml.count("\n") + 1
    late = (Problem("fence-late", Place(path, yaml_line - 1)),) if opened["late"] else ()
    return Split(yaml, yaml_line, body, body_line, (*late, *_conflict(body, path, body_line)))


def _no_fence(text: str, path: str) -> tuple[Problem, ...]:
    code = _kind_of_no_fence(text)
    blank = len(text) - len(text.lstrip())
    return (Problem(code, Place(path, text.count("\n", 0, blank) + 1)),) if code else ()


def _kind_of_no_fence(text: str) -> str:
    if _TOML.match(text):
        return "fence-toml"
    wrong = _WRONG.match(text)
    # Without a second one it is a line across the page, and prose with a colon below it.
    if _RUN_ON.match(text) or (wrong and _SECOND_WRONG.search(text, wrong.end())):
        return "fence-wrong"
    return "fence-missing" if _BARE.match(text) else ""


def _unclosed(text: str, start: int, path: str) -> Problem:
    """The line that was perhaps meant to close, else the one that opened."""
    meant = _CLOSE_WRONG.search(text, start)
    if meant:
        return Problem("fence-wrong", Place(path, text.count("\n", 0, meant.start()) + 1))
    return Problem("fence-unclosed", Place(path, text.count("\n", 0, start)))


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
            return (Problem("conflict-marker", Place(path, begun)),)
    return ()

"""Turns what Jinja raises into a problem with the template's file and line."""

import re
import traceback
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import groupby, pairwise
from types import FrameType

from jinja2 import (
    StrictUndefined,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.utils import missing
from msgspec import Struct, structs

from backstory.problems import Place, Problem
from backstory.render.sentences import UnknownWords
from backstory.render.theme import cycle_problem
from backstory.suggestions import suggestion

_NO_SUCH = re.compile(r"No (filter|test) named '(.+?)'")
_NOT_GIVEN = "parameter {!r} was not provided"
"""What Jinja says of an argument that a macro was not given, when the macro uses it."""
_MANY = 20
"""Frames of one template in a full stack that are no coincidence."""


class TemplateFault(Exception):  # noqa: N818 - a fault of a template, carried to the report
    """A template can't be read or run. `problem` says which, where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class _UnknownName(UndefinedError):  # noqa: N818 - what it says is unknown
    def __init__(self, message: str, name: str, owner: object) -> None:
        super().__init__(message)
        self.name = name
        self.owner = owner


class _Missing(UndefinedError):  # noqa: N818 - what it says is missing
    def __init__(self, message: str, value: "Unknown") -> None:
        super().__init__(message)
        self.value = value
        self.name = str(value._undefined_name)


class Unknown(StrictUndefined):
    """An undefined value that remembers what was asked of whom, for a near miss, or what a macro was not given."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[Exception] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name)
        if hint is None and isinstance(name, str):
            self._undefined_exception = partial(_UnknownName, name=name, owner=obj)  # type: ignore[assignment]
        elif hint == _NOT_GIVEN.format(name):
            self._undefined_exception = partial(_Missing, value=self)  # type: ignore[assignment]


class TemplateNames(Struct, frozen=True):
    """What a template may name: what each is given, the keys of the sentences, filters and tests of Jinja and ours."""

    given: Iterable[str]
    words: Iterable[str]
    filters: Iterable[str]
    tests: Iterable[str]


def template_problem(
    error: Exception,
    entry: str,
    labels: Mapping[str, str],
    *,
    sources: Mapping[str, str],
    known: TemplateNames,
) -> Problem:
    """The problem behind an exception that rose while the template `entry` was compiled or run.

    `labels` maps templates to the paths that messages name, `sources` to their texts.
    """
    place = _place(error, labels) or Place(labels.get(entry, entry))
    if isinstance(error, TemplateSyntaxError):
        place = Place(labels.get(error.name or "", error.filename or place.path), error.lineno)
    return with_column(_problem(error, place, labels, sources, known), sources, labels)


def _problem(
    error: Exception,
    place: Place,
    labels: Mapping[str, str],
    sources: Mapping[str, str],
    known: TemplateNames,
) -> Problem:
    if unknown := _no_such(error):
        what, name = unknown.groups()
        names = known.filters if what == "filter" else known.tests
        return Problem(f"template-{what}", place, {"name": name} | suggestion(name, names))
    if isinstance(error, TemplateSyntaxError):
        return Problem("template-syntax", place, {"reason": _one_line(error.message or "")})
    if isinstance(error, TemplateNotFound):
        name = str(error.name or error)
        # Never the theme's name for the site's, nor the other way round: that might lead in a circle.
        names = [one for one in labels if one.startswith("theme/") == name.startswith("theme")]
        return Problem("template-missing", place, {"name": name} | suggestion(name, names))
    if isinstance(error, _UnknownName):
        if error.owner is missing:
            facts = {"name": error.name, "names": ", ".join(known.given)} | suggestion(
                error.name, known.given
            )
            return Problem("template-undefined", place, facts)
        fields = tuple(_fields(error.owner))
        facts = {"name": error.name, "owner": _called(error.owner)} | suggestion(error.name, fields)
        return Problem("template-field", place, facts | ({"fields": ", ".join(fields)} if fields else {}))
    if isinstance(error, _Missing) and (call := _call(error, labels)):
        called, used = call
        return Problem("template-argument", called, {"name": error.name, "place": f"{used.path}:{used.line}"})
    if isinstance(error, UnknownWords):
        if error.fact:
            return Problem("template-fact", place, {"key": error.key, "fact": error.fact})
        return Problem("template-words", place, {"key": error.key} | suggestion(error.key, known.words))
    if isinstance(error, RecursionError) and (chain := _cycle(error, labels)):
        return _at_a_line(cycle_problem(chain, labels, sources), error, labels)
    return Problem("template-error", place, {"reason": f"{type(error).__name__}: {_one_line(str(error))}"})


def template_endless(
    error: Exception, entry: str, labels: Mapping[str, str], *, sources: Mapping[str, str]
) -> Problem:
    """The problem of a page that was ended, at the line where its template was."""
    place = _place(error, labels) or Place(labels.get(entry, entry))
    return with_column(Problem("template-endless", place), sources, labels)


_SAID_BY = {
    "template-filter": r"(?:\||\bfilter\b)\s*{}\b",
    "template-test": r"\bis\s+(?:not\s+)?{}\b",
    "template-field": r"(?:\.\s*|[\"']){}\b",
    "template-undefined": r"(?<![.\w]){}\b",
    "template-missing": r"[\"']{}[\"']",
    "template-words": r"[\"']{}[\"']",
    "template-fact": r"[\"']{}[\"']",
}
"""How what a problem names is written in a template."""


def with_column(problem: Problem, sources: Mapping[str, str], labels: Mapping[str, str]) -> Problem:
    """The same with its column: Jinja knows lines only.

    Where on the line what it names is written; else the first tag there, else the first letter.
    """
    place = problem.place
    source = next(
        (sources[name] for name, path in labels.items() if path == place.path and name in sources), ""
    )
    lines = source.split("\n")
    if not place.line or place.line > len(lines):
        return problem
    line = lines[place.line - 1]
    name = problem.facts.get("key") or problem.facts.get("name", "")
    written = _SAID_BY.get(problem.code)
    named = re.search(written.format(f"(?P<name>{re.escape(name)})"), line) if written and name else None
    if named:
        column = named.start("name") + 1
    else:
        first = re.search(r"\{[{%]", line) or re.search(r"\S", line)
        column = first.start() + 1 if first else 1
    return structs.replace(problem, place=Place(place.path, place.line, column))


def _no_such(error: Exception) -> re.Match[str] | None:
    """Which filter or test is not there; one that stands in a branch is found when that is run."""
    # Jinja has no exception of its own for it.
    jinjas = isinstance(error, TemplateRuntimeError | TemplateSyntaxError)
    return _NO_SUCH.match(str(error)) if jinjas else None


def _place(error: Exception, labels: Mapping[str, str]) -> Place | None:
    """The innermost frame that is a template's: Jinja gives its frames the file and line of the template."""
    frames = _frames(error, labels)
    return frames[-1][0] if frames else None


def _call(error: _Missing, labels: Mapping[str, str]) -> tuple[Place, Place] | None:
    """Where a macro was called without an argument, and where in it that argument was first used."""
    frames = _frames(error, labels)
    # It may have handed what it lacks to other macros: the first frame that has it is that of the one meant.
    for (called, _), (used, frame) in pairwise(frames):
        if any(value is error.value for value in frame.f_locals.values()):
            return called, used
    return None


def _frames(error: Exception, labels: Mapping[str, str]) -> list[tuple[Place, FrameType]]:
    files = set(labels.values())
    walked = traceback.walk_tb(error.__traceback__)
    return [
        (Place(file, line), frame) for frame, line in walked if (file := frame.f_code.co_filename) in files
    ]


def _at_a_line(problem: Problem, error: RecursionError, labels: Mapping[str, str]) -> Problem:
    """The problem at the line that its template was last at, where no tag names the next one: a block calls itself."""
    lines = [place.line for place, _ in _frames(error, labels) if place.path == problem.place.path]
    if problem.place.line or not lines:
        return problem
    return structs.replace(problem, place=Place(problem.place.path, lines[-1], 1))


def _cycle(error: RecursionError, labels: Mapping[str, str]) -> list[str]:
    """The templates that led back to themselves until the stack was full, or nothing if it was not they."""
    # A file of the theme has two names; the one without "theme/" stands where the site has no such file.
    names = {path: name for name, path in sorted(labels.items(), reverse=True)}
    frames = traceback.walk_tb(error.__traceback__)
    run = [names[file] for frame, _ in frames if (file := frame.f_code.co_filename) in names]
    if not run or run.count(run[-1]) < _MANY:
        return []
    files = [name for name, _ in groupby(run)]  # a block is a frame of its own, of the same file
    last = files.pop()
    return files[len(files) - 1 - files[::-1].index(last) :] if last in files else [last]


def _fields(owner: object) -> Iterable[str]:
    if isinstance(owner, Struct):
        return owner.__struct_fields__
    if isinstance(owner, Mapping):
        return [key for key in owner if isinstance(key, str)]
    return ()


def _called(owner: object) -> str:
    return type(owner).__name__ if isinstance(owner, Struct) else f"a {type(owner).__name__}"


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")

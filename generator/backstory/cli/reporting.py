"""What a command says when it is done: problems, a JSON document or a line, and the exit code."""

import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import click
import msgspec
from msgspec import Struct

from backstory import messages
from backstory.names.gate import LeftOut
from backstory.problems import Problem, Severity, in_order
from backstory.text import printable

MANY = 20
"""The same warning at more places than these is one line."""

VERY_MANY = 100
"""Of a kind of warning at more places than these, in whatever words, `MANY` are told, and how many more there are."""

NOWHERE = "Without base_url in site.yaml this site has no feeds and no site map."
"""Said once by whatever builds, checks or publishes such a site: to have none may be meant."""

_NEWER_CONTROLS = re.compile(b"\x7f|\xc2[\x80-\x9f]")
_COLOURS = {"error": "red", "warning": "yellow"}


def report(problems: Iterable[Problem], checks: Mapping[str, Severity], *, strict: bool, colour: bool) -> int:
    """Print the problems to standard error, and give the exit code that they amount to."""
    worst = 0
    for problem, alike, akin in _together(in_order(problems), checks):
        severity = messages.severity(problem, checks)
        line = printable(messages.line(problem, checks, alike=alike, akin=akin))
        if colour:
            mark = f": {severity}: "
            line = line.replace(mark, f": {click.style(severity, fg=_COLOURS[severity], bold=True)}: ", 1)
        click.echo(line, err=True)
        if severity == "error" or strict:
            worst = 1
    return worst


def _together(
    problems: Sequence[Problem], checks: Mapping[str, Severity]
) -> Iterator[tuple[Problem, int, int]]:
    """The problems that are told, how many that say the same each stands for, and how many of its kind.

    A warning that says the same of many files is said once; of very many of a kind, the first ones are. Every error is.
    """
    warnings: defaultdict[str, list[list[Problem]]] = defaultdict(list)
    for same in _alike(problem for problem in problems if messages.severity(problem, checks) == "warning"):
        warnings[same[0].code].append(same)
    told: dict[int, tuple[int, int]] = {}
    for kind in warnings.values():
        few = kind[:MANY] if len(kind) > VERY_MANY else kind
        told |= {id(same[0]): (len(same) - 1, 0) for same in few}
        if len(few) < len(kind):
            told[id(few[-1][0])] = (len(few[-1]) - 1, sum(map(len, kind[MANY:])))
    for problem in problems:
        if messages.severity(problem, checks) == "error":
            yield problem, 0, 0
        elif id(problem) in told:
            yield problem, *told[id(problem)]


def _alike(problems: Iterable[Problem]) -> Iterator[list[Problem]]:
    """Those that say the same, where they are many; each by itself where they are few."""
    groups: defaultdict[tuple[str, str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[problem.code, messages.sentence(problem), messages.hint(problem)].append(problem)
    for same in groups.values():
        together = len(same) > (1 if messages.RULES[same[0].code].once else MANY)
        yield from [same] if together else [[one] for one in same]


def problem_list(problems: Iterable[Problem], checks: Mapping[str, Severity]) -> list[dict[str, Any]]:
    """The problems as `--json` shows them."""
    return [
        {
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": messages.severity(problem, checks),
            "code": problem.code,
            "message": messages.sentence(problem),
            "hint": messages.hint(problem),
        }
        for problem in in_order(problems)
        if messages.severity(problem, checks) != "ignore"
    ]


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print something, on standard error if that is asked for. No terminal obeys what content holds."""
    click.echo(printable(text), err=err, nl=nl)


def left_out_line(left_out: LeftOut) -> str:
    """A line on what readers do not see yet, or no longer; nothing where there is no such document."""
    counts = [
        (left_out.drafts, "draft" if left_out.drafts == 1 else "drafts"),
        (left_out.embargoed, "not due yet"),
        (left_out.expired, "expired"),
        (left_out.hidden, "hidden"),
        (left_out.other_editions, "for other editions"),
    ]
    said = ", ".join(f"{count:,} {what}" for count, what in counts if count)
    return f"Left out: {said}." if said else ""


def named_fields(thing: Any) -> Any:
    """A view as JSON can name its fields: most are kept as arrays, which only our own programs can read."""
    if isinstance(thing, Struct):
        return {name: named_fields(getattr(thing, name)) for name in thing.__struct_fields__}
    return [named_fields(one) for one in thing] if isinstance(thing, tuple) else thing


def print_json(document: object) -> None:
    """One JSON document on standard output."""
    data = msgspec.json.format(msgspec.json.encode(document, order="sorted"), indent=1)
    # JSON escapes only the older half of the control characters, and a terminal obeys both.
    data = _NEWER_CONTROLS.sub(lambda found: b"\\u%04x" % ord(found[0].decode()), data)
    sys.stdout.write(f"{data.decode()}\n")
    sys.stdout.flush()


def colours(no_color: bool) -> bool:
    """Whether to colour what goes to standard error."""
    return sys.stderr.isatty() and not no_color and "NO_COLOR" not in os.environ

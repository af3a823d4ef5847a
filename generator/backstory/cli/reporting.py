"""What a command says when it is done: problems, a JSON document or a line, and the exit code."""

import os
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import click
import msgspec

from backstory import messages
from backstory.problems import Problem, Severity, in_order

_COLOURS = {"error": "red", "warning": "yellow"}


def report(problems: Iterable[Problem], checks: Mapping[str, Severity], *, strict: bool, colour: bool) -> int:
    """Print the problems to standard error, and give the exit code that they amount to."""
    worst = 0
    for problem in in_order(problems):
        severity = messages.severity(problem, checks)
        if severity == "ignore":
            continue
        line = messages.line(problem, checks)
        if colour:
            mark = f": {severity}: "
            line = line.replace(mark, f": {click.style(severity, fg=_COLOURS[severity], bold=True)}: ", 1)
        click.echo(line, err=True)
        if severity == "error" or strict:
            worst = 1
    return worst


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


def print_json(document: object) -> None:
    """One JSON document on standard output."""
    data = msgspec.json.format(msgspec.json.encode(document, order="sorted"), indent=1)
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()


def colours(no_color: bool) -> bool:
    """Whether to colour what goes to standard error."""
    return sys.stderr.isatty() and not no_color and "NO_COLOR" not in os.environ

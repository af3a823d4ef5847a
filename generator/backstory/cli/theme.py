"""`backstory theme`."""

import difflib
from pathlib import Path
from typing import Any

import click

from backstory.cli.options import FOLDER
from backstory.cli.reporting import print_json, say
from backstory.problems import Place, Problem, SiteError
from backstory.render.theme_copies import (
    ThemeCopy,
    blocks_of,
    copied_from,
    copy_of,
    older_copies,
    read_own,
    theme_files,
)

_TEMPLATES = click.option(
    "--templates", type=FOLDER, default=Path("templates"), help="The site's own templates.", show_default=True
)


@click.group("theme")
def command() -> None:
    """Make files of the theme your own."""


@command.command("list")
@click.argument("name", required=False)
@_TEMPLATES
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def listed(name: str | None, templates: Path, as_json: bool) -> int:
    """List the theme's files, and which of them the site has; with NAME, the blocks of that file."""
    if name is not None:
        file = copy_of(name).name
        blocks = blocks_of(file)
        if as_json:
            print_json({"name": file, "blocks": blocks})
        else:
            say("\n".join(blocks) or f"{file} has no blocks.")
        return 0
    older = {problem.facts["own"] for problem in older_copies(templates, "") if "own" in problem.facts}
    states = {one: _state(one, templates, older) for one in theme_files()}
    if as_json:
        print_json({"files": [{"name": one, "state": state} for one, state in states.items()]})
    else:
        words = {"theme": "", "own": "  (yours)", "older": "  (yours; the theme's has changed since)"}
        say("\n".join(f"{one}{words[state]}" for one, state in states.items()))
    return 0


@command.command("copy")
@click.argument("name")
@click.option("--block", metavar="BLOCK", default="", help="Only this block of a template.")
@_TEMPLATES
def copy(name: str, block: str, templates: Path) -> int:
    """Write the theme's file NAME into the site's templates, to be edited there.

    A file that is there already stays as it is: the difference is shown.
    """
    made = copy_of(name, block)
    target = templates / made.name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(made.text)
    except FileExistsError:
        say(_difference(target, made), nl=False)
        raise SiteError(Problem("theme-file-yours", Place(target.as_posix()))) from None
    except OSError as error:
        facts = {"reason": error.strerror or str(error)}
        raise SiteError(Problem("output-unwritable", Place(target.as_posix()), facts)) from None
    say(f"{target.as_posix()}: it stands in place of the theme's now, and is yours to edit.")
    return 0


@command.command("diff")
@click.argument("name", required=False)
@_TEMPLATES
def diff(name: str | None, templates: Path) -> int:
    """Show what differs between the theme's file NAME and the site's; without NAME, of all that were copied."""
    for target, made in _own(name, templates):
        say(_difference(target, made), nl=False)
    return 0


def _own(name: str | None, templates: Path) -> list[tuple[Path, ThemeCopy]]:
    """The site's files beside what the theme has of them."""
    if name is None:
        found = ((templates / one, copied_from(read_own(templates / one))) for one in theme_files())
        return [(path, made) for path, made in found if made is not None]
    whole = copy_of(name)
    target = templates / whole.name
    if not target.is_file():
        raise SiteError(Problem("theme-file-not-yours", Place(target.as_posix()), {"name": whole.name}))
    return [(target, copied_from(read_own(target)) or whole)]


def _state(name: str, templates: Path, older: Any) -> str:
    if name in older:
        return "older"
    return "own" if (templates / name).is_file() else "theme"


def _difference(target: Path, made: ThemeCopy) -> str:
    """From the theme's to the site's, as a unified diff."""
    lines = difflib.unified_diff(
        made.text.splitlines(keepends=True),
        read_own(target).splitlines(keepends=True),
        f"theme/{made.name}",
        target.as_posix(),
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)

"""What is not documented does not exist: every command, option and problem code is in docs/."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from backstory import messages
from backstory.cli.program import COMMANDS, program

DOCS = Path(__file__).resolve().parents[1] / "docs"
CODE = re.compile(r"^(`{3,}).*?^\1|`[^`\n]*`", re.DOTALL | re.MULTILINE)
CONTEXT = click.Context(program)


def commands(group: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command with its whole name: `topics merge`."""
    if isinstance(group, click.Group):
        for inner in group.list_commands(CONTEXT):
            command = group.get_command(CONTEXT, inner)
            assert command is not None
            yield from commands(command, f"{name} {inner}".strip())
    else:
        yield name, group


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_section(name: str) -> None:
    assert f"\n## `backstory {name}`\n" in (DOCS / "commands.md").read_text()


@pytest.mark.parametrize(
    ("name", "command"), [pytest.param(*one, id=one[0]) for one in commands(program, "")]
)
def test_every_option_is_documented_and_says_what_it_does(name: str, command: click.Command) -> None:
    documented = (DOCS / "commands.md").read_text()
    assert f"backstory {name}" in documented
    for option in command.params:
        if isinstance(option, click.Option):
            long = max(option.opts, key=len)
            assert re.search(rf"{re.escape(long)}\b", documented), f"{name} {long} is not in docs/commands.md"
            assert option.help, f"{name} {long} has no help text"


@pytest.mark.parametrize("code", sorted(messages.RULES))
def test_every_problem_is_documented(code: str) -> None:
    pages = [DOCS / "problems.md", DOCS / "checks.md"]
    assert any(f"`{code}`" in page.read_text() for page in pages), (
        f"{code} is in none of the pages on problems"
    )


def test_every_problem_has_one_sentence() -> None:
    tables = [
        messages.FILES,
        messages.TEXTS,
        messages.CHECKS,
        messages.REWRITING,
        messages.OUTPUT,
        messages.PUBLISHING,
    ]
    assert sum(map(len, tables)) == len(messages.RULES), "two tables have a sentence for the same code"


def test_every_link_between_the_documents_leads_somewhere() -> None:
    broken = [
        f"{page.name}: {target}"
        for page in (*DOCS.glob("*.md"), DOCS.parent / "README.md")
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", CODE.sub("", page.read_text()))
        if not (page.parent / target).exists()
    ]
    assert broken == []

"""The guides of the commands for editors name every option that these have."""

from pathlib import Path

import click
import pytest

from backstory.cli import background, check, explain, topics

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(
    ("command", "guide"),
    [
        (check.command, "checks.md"),
        (topics.merge, "rewriting.md"),
        (topics.rename, "rewriting.md"),
        (background.extract_command, "rewriting.md"),
    ],
)
def test_every_option_is_in_the_guide(command: click.Command, guide: str) -> None:
    told = (DOCS / guide).read_text("utf-8")
    options = [name for one in command.params if isinstance(one, click.Option) for name in one.opts]
    assert len(options) > 8
    assert [name for name in options if f"`{name}" not in told] == []


@pytest.mark.parametrize("command", [check.command, explain.command, topics.merge, topics.rename])
def test_every_command_and_option_says_what_it_does(command: click.Command) -> None:
    assert command.help
    assert all(one.help for one in command.params if isinstance(one, click.Option))

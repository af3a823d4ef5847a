"""What is not documented does not exist: every command, option and problem code is in docs/."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from backstory import messages
from backstory.cli.program import COMMANDS, program
from backstory.settings import _SETTINGS

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


ROOT = DOCS.parent
PAGES = [*sorted(DOCS.glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
OTHERS = re.compile(r"^\s*(?:git|pip|python|dask|npx|rsync|docker|hugo)\b.*$", re.MULTILINE)
"""Lines that run programs of others, with options of their own."""


@pytest.fixture(scope="module")
def ours() -> dict[str, click.Command]:
    """Every command by its whole name, groups too."""
    groups = [(name, program.get_command(CONTEXT, name)) for name in COMMANDS]
    return {name: command for name, command in groups if command is not None} | dict(commands(program, ""))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_a_command_or_an_option_that_is_not_there(
    page: Path, ours: dict[str, click.Command]
) -> None:
    options = {one for command in ours.values() for option in command.params for one in option.opts}
    style = (ROOT / "templates" / "assets" / "style.css").read_text()
    options |= {
        "--help",
        "--version",
        "--debug",
        *re.findall(r"--[a-z-]+(?=:)", style),
    }  # its tokens look alike
    missing = []
    for code in (OTHERS.sub("", found[0]) for found in CODE.finditer(page.read_text())):
        for named in re.findall(r"(?<![\w./-])backstory ([a-z][a-z-]*)(?: ([a-z]+))?", code):
            group = isinstance(ours.get(named[0]), click.Group) and named[1]
            name = " ".join(named) if group else named[0]
            missing += [] if name in ours else [name]
        missing += [one for one in OPTION.findall(code) if one not in options]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_a_problem_that_is_not_there(page: Path) -> None:
    text = page.read_text()
    named = set(re.findall(r"\[([a-z]+(?:-[a-z]+)+)\]", text))
    if page.name in ("problems.md", "checks.md"):
        named |= {one for one in re.findall(r"^(?:\| |### )`([a-z-]+)`", text, re.MULTILINE) if one[0] != "-"}
    assert named - messages.RULES.keys() == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_a_file_of_the_program_that_is_not_there(page: Path) -> None:
    text = page.read_text()
    made = set(re.findall(r"^In `([^`]+)`:$", text, re.MULTILINE))
    rooms = {one.name for one in (ROOT / "generator/backstory").iterdir() if one.is_dir()}
    missing = []
    for path in re.findall(r"`([\w.-]+(?:/[\w.-]+)+/?)`", text):
        top = path.partition("/")[0]
        where = {"parts": "templates"}.get(
            top, "generator/backstory" if top in rooms and path.endswith(".py") else "."
        )
        if top in {"generator", "tests", "docs", "benchmarks", "parts", "findings"} or where != ".":
            missing += [] if path in made or (ROOT / where / path).exists() else [path]
    modules = re.findall(r"python -m ((?:tests|benchmarks)[\w.]*)", text)
    files = ((one, ROOT / one.replace(".", "/")) for one in modules)
    missing += [one for one, file in files if not (file.is_dir() or file.with_suffix(".py").exists())]
    assert missing == []


def test_no_setting_is_described_that_is_not_there() -> None:
    described = re.findall(r"^\| `([a-z_]+)`", (DOCS / "site.md").read_text(), re.MULTILINE)
    assert len(described) > 10 and set(described) <= _SETTINGS.keys()

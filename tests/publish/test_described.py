"""docs/publishing.md says what every option does."""

from pathlib import Path

import pytest

from backstory.cli.publish import command
from backstory.publish.hosts import KINDS
from backstory.publish.recipes import RECIPES

TEXT = Path(__file__).parents[2].joinpath("docs", "publishing.md").read_text()


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_of_place_is_described_with_its_options(kind: str) -> None:
    about = next(part for part in TEXT.split("\n### ") if f"`{kind}`" in part.partition("\n")[0])
    missing = [option.name for option in KINDS[kind] if f"`{option.name}`" not in about]
    assert missing == []


def test_every_choice_is_described() -> None:
    # A yes is what is done if nothing is said.
    values = {value for options in KINDS.values() for one in options for value in one.choices} - {"yes"}
    assert [value for value in sorted(values) if f"`{value}`" not in TEXT] == []


def test_every_option_of_the_command_is_described() -> None:
    about = TEXT.partition("\n## Every option")[2]
    options = [name for option in command.params for name in option.opts if name.startswith("--")]
    assert [name for name in options if f"`{name}" not in about] == []


def test_every_recipe_is_described() -> None:
    paths = [path for files in RECIPES.values() for path in files]
    assert [name for name in (*RECIPES, *paths) if f"`{name}`" not in TEXT] == []

"""The files for build services: whole, in their formats, and never written over one that is there."""

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.publish import services
from tests.publish.conftest import Desk
from tests.publish.sites import briefing

import yaml
from backstory.problems import SiteError
from backstory.publish.hosts import KINDS
from backstory.publish.recipes import RECIPES, write_recipe

FILES = [(name, path, text) for name, files in RECIPES.items() for path, text in files.items()]


def parsed(path: str, text: str) -> dict[Any, Any]:
    found = tomllib.loads(text) if path.endswith(".toml") else yaml.safe_load(text)
    assert isinstance(found, dict)
    return found


def scripts(path: str, found: dict[Any, Any]) -> list[str]:
    """Everything in a recipe that a shell runs."""
    if path.startswith(".github/"):
        return [step["run"] for job in found["jobs"].values() for step in job["steps"] if "run" in step]
    if path == ".gitlab-ci.yml":
        return list(found["publish"]["script"])
    return [found["build"]["command"]] if "build" in found else []


@pytest.mark.parametrize(("name", "path", "text"), FILES)
def test_a_recipe_is_in_its_format(name: str, path: str, text: str) -> None:
    found = parsed(path, text)
    for script in scripts(path, found):
        # What the service fills in is a word to the shell.
        plain = re.sub(r"\$\{\{.*?\}\}", "filled-in", script)
        subprocess.run(["bash", "-n"], input=plain.encode(), check=True, capture_output=True)


@pytest.mark.parametrize(
    ("name", "schema"),
    [("github", "github-workflows"), ("cloudflare", "github-workflows"), ("gitlab", "gitlab-ci")],
)
def test_a_recipe_is_as_the_schema_of_its_service_says(name: str, schema: str, tmp_path: Path) -> None:
    write_recipe(name, tmp_path)
    file = tmp_path / next(iter(RECIPES[name]))
    check = [services.program("check-jsonschema"), "--builtin-schema", f"vendor.{schema}", str(file)]
    if schema == "gitlab-ci":
        check += ["--data-transform", "gitlab-ci"]
    done = subprocess.run(check, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize("name", ["github", "cloudflare"])
def test_every_step_of_a_workflow_does_one_thing(name: str) -> None:
    found = parsed(".yml", next(iter(RECIPES[name].values())))
    # YAML 1.1 reads the key "on" as true.
    assert set(found[True]) == {"push", "schedule", "workflow_dispatch"}
    steps = found["jobs"]["publish"]["steps"]
    assert [("run" in step) != ("uses" in step) for step in steps] == [True] * len(steps)
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"]) for step in steps if "uses" in step)


@pytest.mark.parametrize("name", ["github", "cloudflare"])
def test_the_addresses_that_readers_were_given_go_back_into_the_repository(name: str) -> None:
    steps = parsed(".yml", next(iter(RECIPES[name].values())))["jobs"]["publish"]["steps"]
    assert "git add content/published.txt" in steps[-1]["run"]


@pytest.mark.parametrize("name", list(RECIPES))
def test_what_makes_builds_quick_is_kept_between_runs(name: str) -> None:
    text = "".join(RECIPES[name].values())
    assert ".backstory" in text
    assert re.search(r"\bsite\b", text)


def test_the_commands_in_the_recipes_work(desk: Desk) -> None:
    desk.build(briefing(1))
    for text in (text for files in RECIPES.values() for text in files.values()):
        for options in re.findall(r"backstory publish (--yes --set kind=\w+ --set path=out)", text):
            assert re.findall(r"kind=(\w+)", options)[0] in KINDS
            assert desk.run("publish", "--pause", "0", *options.split()).code == 0
            assert (desk.folder / "out" / "_headers").is_file()


def test_no_recipe_has_a_secret_in_it() -> None:
    for _, _, text in FILES:
        for line in text.splitlines():
            if (
                not line.startswith("#")
                and re.search(r"(key|token|secret)\w*:\s*\S", line, re.I)
                and "restore-keys" not in line
            ):
                assert "${{ " in line or "key: backstory" in line, line


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    assert write_recipe("cloudflare", tmp_path) == list(RECIPES["cloudflare"])
    (tmp_path / "wrangler.toml").write_text("mine")
    with pytest.raises(SiteError):
        write_recipe("cloudflare", tmp_path)
    assert (tmp_path / "wrangler.toml").read_text() == "mine"

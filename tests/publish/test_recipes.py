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
from tests.support.running import backstory

import yaml
from backstory.problems import SiteError
from backstory.publish.hosts import KINDS
from backstory.publish.recipes import NEEDS_TARGET, RECIPES, WHEEL, recipe_texts, write_recipe

PROGRAM = "git+https://host.example/backstory.git"
TEXTS = {name: recipe_texts(name, program=PROGRAM, target="", kind="") for name in RECIPES}
FILES = [(name, path, text) for name, files in TEXTS.items() for path, text in files.items()]


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
    found = parsed(".yml", next(iter(TEXTS[name].values())))
    # YAML 1.1 reads the key "on" as true.
    assert set(found[True]) == {"push", "schedule", "workflow_dispatch"}
    steps = found["jobs"]["publish"]["steps"]
    assert [("run" in step) != ("uses" in step) for step in steps] == [True] * len(steps)
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"]) for step in steps if "uses" in step)


@pytest.mark.parametrize("name", ["github", "cloudflare"])
def test_the_addresses_that_readers_were_given_go_back_into_the_repository(name: str) -> None:
    steps = parsed(".yml", next(iter(TEXTS[name].values())))["jobs"]["publish"]["steps"]
    assert "git add content/published.txt" in steps[-1]["run"]


@pytest.mark.parametrize("name", list(RECIPES))
def test_what_makes_builds_quick_is_kept_between_runs(name: str) -> None:
    text = "".join(TEXTS[name].values())
    assert ".backstory" in text
    assert re.search(r"\bsite\b", text)


def test_the_commands_in_the_recipes_work(desk: Desk) -> None:
    desk.build(briefing(1))
    for text in (text for files in TEXTS.values() for text in files.values()):
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


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


def configure(site: Path, text: str) -> None:
    (site / "content/site.yaml").write_text(text)


@pytest.mark.parametrize("name", list(RECIPES))
@pytest.mark.parametrize(
    ("program", "installed"),
    [
        ("wheels/backstory-9-py3-none-any.whl", "wheels/backstory-9-py3-none-any.whl"),
        ("backstory-9-py3-none-any.whl", "./backstory-9-py3-none-any.whl"),
        (PROGRAM, f"backstory @ {PROGRAM}"),
        ("https://host.example/backstory-9.whl", "backstory @ https://host.example/backstory-9.whl"),
        ("", WHEEL),
    ],
)
def test_the_program_comes_from_where_the_site_says(
    site: Path, name: str, program: str, installed: str
) -> None:
    configure(site, f"program: {program}\n" if program else "title: A\n")
    done = backstory("new", "--ci", name, cwd=site)
    assert done.code == 0
    assert (
        done.err == ""
        if program
        else done.err.startswith(
            "content/site.yaml: warning: nothing says where a build service gets this program from, so it looks for "
            f"{WHEEL}; put that wheel there"
        )
    )
    found = parsed(path := next(iter(RECIPES[name])), (site / path).read_text())
    variables = found.get("env") or found.get("variables") or found["build"]["environment"]
    assert variables["BACKSTORY"] == installed
    assert any('pip install "$BACKSTORY"' in script for script in scripts(path, found))


@pytest.mark.parametrize("program", ["backstory", "backstory==0.1", "backstory[stores]", "'a\"b.whl'"])
def test_a_mere_name_is_no_place_to_install_from(site: Path, program: str) -> None:
    configure(site, f"program: {program}\n")
    done = backstory("new", "--ci", "github", cwd=site)
    assert done.code == 1
    assert done.err.startswith("content/site.yaml:1:10: error: ")
    assert not (site / ".github").exists()


def test_a_bucket_needs_what_buckets_need(site: Path) -> None:
    configure(site, f"program: {PROGRAM}\npublish: {{store: {{kind: s3, bucket: a}}}}\n")
    backstory("new", "--ci", "gitlab", cwd=site)
    text = (site / ".gitlab-ci.yml").read_text()
    assert f'"backstory[stores] @ {PROGRAM}"' in text
    assert "backstory publish store --yes" in text


@pytest.mark.parametrize("name", NEEDS_TARGET)
def test_the_target_is_named_and_of_several_one_has_to_be_chosen(site: Path, name: str) -> None:
    two = "publish:\n  here: {kind: folder, path: www}\n  my place: {kind: zip, path: a.zip}\n"
    configure(site, f"program: {PROGRAM}\n{two}")
    done = backstory("new", "--ci", name, cwd=site)
    assert (done.code, done.err) == (
        1,
        "content/site.yaml:2:1: error: there are several targets; name one of them: here, my place "
        "[publish-which-target]\n",
    )
    assert backstory("new", "--ci", name, "--target", "their place", cwd=site).codes == {
        "publish-unknown-target"
    }
    assert backstory("new", "--ci", name, "--target", "my place", cwd=site).code == 0
    path = next(iter(RECIPES[name]))
    assert "backstory publish 'my place' --yes" in "\n".join(
        scripts(path, parsed(path, (site / path).read_text()))
    )


def test_no_mark_is_left_in_a_recipe() -> None:
    assert [path for _, path, text in FILES if re.search(r"@[A-Z]+@", text)] == []

"""A branch of a git repository."""

import os
import subprocess
from pathlib import Path

import pytest
from tests.publish import places, services
from tests.publish.conftest import Desk
from tests.publish.sites import briefing


@pytest.fixture
def spot(tmp_path: Path) -> places.Spot:
    return places.branch(tmp_path, lambda repository: f"file://{repository}", {})


def git(spot: places.Spot, *arguments: str) -> str:
    repository = spot.options["repository"].removeprefix("file://")
    done = subprocess.run(["git", f"--git-dir={repository}", *arguments], capture_output=True, check=True)
    return done.stdout.decode()


def test_each_publish_is_one_commit_on_top_of_the_last(desk: Desk, spot: places.Spot) -> None:
    for number in range(3):
        desk.build({"index.html": b"%d" % number})
        assert desk.publish(spot).code == 0
    assert git(spot, "log", "--format=%s", "gh-pages").splitlines() == [
        "Publish 0 new, 1 changed, 0 gone",
        "Publish 0 new, 1 changed, 0 gone",
        "Publish 2 new, 0 changed, 0 gone",
    ]


def test_the_host_is_told_its_domain_and_to_leave_the_files_alone(desk: Desk, spot: places.Spot) -> None:
    desk.build(briefing(1))
    assert desk.publish(spot, "--set", "cname=briefing.example", "--set", "branch=main").code == 0
    assert git(spot, "show", "main:CNAME") == "briefing.example\n"
    assert git(spot, "show", "main:.nojekyll") == ""


def test_files_of_others_in_the_branch_stay(desk: Desk, spot: places.Spot) -> None:
    desk.build(briefing(1))
    desk.publish(spot)
    spot.add("README.md", b"about this branch")
    desk.build({**briefing(1), "index.html": b"changed"})
    assert desk.publish(spot).code == 0
    assert spot.everything()["README.md"] == b"about this branch"
    assert git(spot, "log", "--format=%s", "gh-pages").splitlines()[1] == "By hand"


def test_history_goes_only_by_force(desk: Desk, spot: places.Spot) -> None:
    for number in range(2):
        desk.build({"index.html": b"%d" % number})
        desk.publish(spot)
    assert desk.publish(spot, "--force").code == 0
    assert git(spot, "rev-list", "--count", "gh-pages") == "1\n"
    assert spot.files() == {"index.html": b"1"}


def test_a_branch_that_moves_meanwhile_is_not_overwritten(
    desk: Desk, spot: places.Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from backstory.publish.hosts.git_pages import GitPages

    desk.build(briefing(1))
    desk.publish(spot)
    look = GitPages.look

    def look_and_be_overtaken(self, site):  # type: ignore[no-untyped-def]
        found = look(self, site)
        spot.add("README.md", b"just now")
        return found

    monkeypatch.setattr(GitPages, "look", look_and_be_overtaken)
    desk.build({**briefing(1), "index.html": b"changed"})
    told = desk.publish(spot)
    assert (told.code, "somebody else changed this branch just now" in told.err) == (1, True)
    assert spot.everything()["README.md"] == b"just now"


def test_a_repository_that_is_not_there_is_one_clear_line(desk: Desk, tmp_path: Path) -> None:
    desk.build(briefing(1))
    options = ["--set", "kind=git-pages", "--set", f"repository=file://{tmp_path}/nowhere.git"]
    told = desk.run("publish", "--yes", *options)
    assert told.code == 1
    assert len(told.err.splitlines()) == 1
    assert "this is not there" in told.err


def test_a_full_disk_is_one_clear_line_and_loses_nothing(desk: Desk, small_disk: Path) -> None:
    spot = places.branch(small_disk, lambda repository: f"file://{repository}", {})
    desk.build({"index.html": b"small"})
    assert desk.publish(spot).err == ""
    desk.build({"index.html": b"large", "large.png": os.urandom(500_000)})
    told = desk.publish(spot)
    assert told.code == 1
    assert len(told.err.splitlines()) == 1
    assert "there is no room left here" in told.err
    assert spot.files() == {"index.html": b"small"}


def test_a_key_that_ssh_does_not_know_is_one_clear_line(
    desk: Desk, tmp_path: Path, sshd: services.Sshd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_SSH_COMMAND", f"{sshd.program} -l nobody")
    spot = places.branch(tmp_path, lambda repository: f"ssh://testhost{repository}", {})
    desk.build(briefing(1))
    told = desk.publish(spot)
    assert told.code == 1
    assert len(told.err.splitlines()) == 1
    assert "does not let us in" in told.err


def test_a_site_that_does_not_know_its_address_is_told(desk: Desk, spot: places.Spot) -> None:
    (desk.content / "site.yaml").write_text("title: A\n")
    desk.build(briefing(1), base_url="")
    told = desk.publish(spot)
    assert (told.code, told.err) == (
        0,
        "content/site.yaml: warning: no base_url says where the site will be, so below a folder, as of a repository, its "
        "404 page has no style; add base_url, or cname to the target, and build again [publish-no-base-url]\n",
    )
    assert desk.publish(spot, "--set", "cname=briefing.example").err == ""


def test_two_domains_are_an_error(desk: Desk, spot: places.Spot) -> None:
    desk.build({**briefing(1), "CNAME": b"one.example\n"})
    told = desk.publish(spot, "--set", "cname=other.example")
    assert (told.code, "content/static/CNAME: error: this file names another domain" in told.err) == (1, True)
    assert desk.publish(spot, "--set", "cname=one.example").code == 0
    assert spot.everything()["CNAME"] == b"one.example\n"

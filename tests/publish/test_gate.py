"""What is refused before anything is sent, and what the user is told."""

import json
from pathlib import Path

import pytest
from tests.publish import places
from tests.publish.conftest import Desk
from tests.publish.sites import briefing


@pytest.fixture
def spot(tmp_path: Path) -> places.Spot:
    return places.folder(tmp_path)


def test_a_folder_without_a_build_is_refused(desk: Desk, spot: places.Spot) -> None:
    told = desk.publish(spot)
    assert told.code == 1
    assert "there is no built site here" in told.err


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"finished": False}, "this site is unfinished"),
        ({"errors": 3}, "built with errors: 3"),
        ({"base_url": "https://elsewhere.example/"}, "built for https://elsewhere.example/, not for"),
    ],
)
def test_a_site_that_is_not_for_readers_is_refused(
    desk: Desk, spot: places.Spot, about: dict[str, object], said: str
) -> None:
    desk.build(briefing(1), **about)
    told = desk.publish(spot)
    assert told.code == 1
    assert said in told.err
    assert spot.everything() == {}


def test_a_site_for_another_address_goes_out_on_request_and_promises_nothing(
    desk: Desk, spot: places.Spot
) -> None:
    desk.build(briefing(1), base_url="https://trial.example/")
    assert desk.publish(spot, "--base-url", "https://trial.example").code == 0
    assert not (desk.content / "published.txt").exists()


def test_files_of_two_builds_are_never_mixed(desk: Desk, spot: places.Spot) -> None:
    desk.build(briefing(1))
    (desk.site / "index.html").write_text("from another build")
    told = desk.publish(spot)
    assert told.code == 1
    assert told.err.startswith("site/index.html: error: this file is not as the build left it")
    assert spot.everything() == {}


def test_what_was_built_for_another_day_is_said(desk: Desk, spot: places.Spot) -> None:
    desk.build(briefing(1), as_of=1000, next_change=1000)
    told = desk.publish(spot, "--dry-run")
    assert told.code == 0
    assert "this site was built as of 1970-01-01 00:16 UTC, not as of now" in told.err
    assert "an embargo or an expiry has fallen due" in told.err


def test_site_yaml_says_how_bad_a_problem_is(desk: Desk, spot: places.Spot) -> None:
    desk.configure("checks: {publish-fixed-time: error}\n")
    desk.build(briefing(1), as_of=1000)
    assert desk.publish(spot).code == 1
    assert spot.everything() == {}
    spot.add("mine.html", b"by hand")
    desk.configure("checks: {publish-foreign: warning}\n")
    told = desk.publish(spot)
    assert (told.code, "warning: this place holds files of somebody else" in told.err) == (0, True)
    assert spot.files() == briefing(1)


def test_many_deletions_stop_an_accident(desk: Desk, spot: places.Spot) -> None:
    desk.build(briefing(1))
    desk.publish(spot)
    before = spot.everything()
    desk.build({path: data for path, data in briefing(1).items() if not path.endswith(".png")})
    limit = ["--max-deletes", "25%"]
    told = desk.run("publish", "--yes", "--pause", "0", *spot.arguments(), *limit)
    assert told.code == 1
    assert "12 of 30 files would be deleted, more than 25%" in told.err
    assert spot.everything() == before
    assert desk.run("publish", "--yes", "--pause", "0", *spot.arguments(), "--max-deletes", "12").code == 0


def test_nobody_to_ask_is_wrong_usage(desk: Desk, spot: places.Spot) -> None:
    desk.build(briefing(1))
    told = desk.run("publish", *spot.arguments())
    assert told.code == 2
    assert "--yes" in told.err
    assert spot.everything() == {}


def test_targets_are_named_in_site_yaml(desk: Desk, spot: places.Spot) -> None:
    desk.configure(f"publish:\n  here: {{kind: folder, path: {spot.options['path']}}}\n")
    desk.build(briefing(1))
    assert desk.run("publish", "--yes").code == 0
    assert spot.files() == briefing(1)
    told = desk.run("publish", "hear", "--yes")
    assert (told.code, 'did you mean "here"?' in told.err) == (1, True)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("{kind: folder}", 'has no "path"'),
        ("{kind: folders, path: x}", "is of no known kind"),
        ("{kind: folder, path: x, kep: 3}", 'did you mean "keep"?'),
        ("{kind: folder, path: x, keep: many}", "write a number"),
        ("{kind: s3, bucket: x, endpoint: nowhere}", "write https://host.example"),
        ("{kind: s3, bucket: x, secret_access_key: hush-hush}", 'has a secret in "secret_access_key"'),
        (
            "{kind: git-pages, repository: 'https://me:hush-hush@host.example/r.git'}",
            'has a secret in "repository"',
        ),
    ],
)
def test_a_target_that_cannot_be_meant_is_explained(desk: Desk, target: str, said: str) -> None:
    desk.configure(f"publish:\n  there: {target}\n")
    desk.build(briefing(1))
    told = desk.run("publish", "--yes")
    assert told.code == 1
    assert said in told.err
    assert "hush-hush" not in told.err + told.out


def test_without_a_target_it_says_how_to_name_one(desk: Desk) -> None:
    desk.build(briefing(1))
    assert "nothing says where to publish to" in desk.run("publish", "--yes").err


def test_the_difference_is_told_as_json(desk: Desk, spot: places.Spot) -> None:
    desk.build({"index.html": b"<main>one</main>"})
    told = json.loads(desk.publish(spot, "--json").out)
    assert (told["new"], told["published"], told["problems"], told["bytes"]) == (["index.html"], True, [], 16)


def test_the_prose_that_changed_is_shown_on_request(desk: Desk, spot: places.Spot) -> None:
    desk.build({"index.html": b"<nav>1</nav><main><p>It is so.</p><p>Same.</p></main>"})
    desk.publish(spot)
    desk.build({"index.html": b"<nav>2</nav><main><p>It is not so.</p><p>Same.</p></main>"})
    lines = desk.publish(spot, "--diff", "--dry-run").out.splitlines()
    assert "-It is so." in lines
    assert "+It is not so." in lines
    assert "-1" not in lines
    desk.build({"index.html": b"<nav>2</nav><main><p>It is so.</p><p>Same.</p></main>"})
    told = desk.publish(spot, "--diff", "--dry-run")
    assert told.out.endswith("1 changed page reads as before.\n")
    assert json.loads(desk.publish(spot, "--diff", "--dry-run", "--json").out)["prose"] == {"/": []}


def test_next_build_prints_when_something_falls_due(desk: Desk) -> None:
    desk.configure("timezone: Europe/London\n")
    desk.build(briefing(1), next_change=1_750_000_000)
    assert desk.run("next-build").out == "2025-06-15T16:06:40+01:00\n"
    desk.build(briefing(1))
    told = desk.run("next-build")
    assert (told.code, told.out) == (0, "")
    assert desk.run("next-build", "--json").out == '{\n "next_build": null,\n "seconds": null\n}\n'


def test_next_build_needs_a_build(desk: Desk) -> None:
    told = desk.run("next-build")
    assert (told.code, "there is no built site here" in told.err) == (1, True)

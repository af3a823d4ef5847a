"""Sites that may show what is not public yet: refused everywhere, allowed on purpose, and taken back with no ado."""

from pathlib import Path

import pytest
from tests.publish import places
from tests.publish.conftest import Desk, Result
from tests.publish.places import Spot
from tests.publish.sites import briefing

from backstory.publish.ledger import read_ledger

SITE = briefing(1)
SECRET = "articles/secret/index.html"
AHEAD = {**SITE, **{f"articles/secret-{number}/index.html": b"<main>not yet</main>" for number in range(30)}}
AHEAD[SECRET] = b"<main>not yet</main>"


@pytest.fixture
def folder(tmp_path: Path) -> Spot:
    return places.folder(tmp_path)


def publish(desk: Desk, spot: Spot, *arguments: str) -> Result:
    """Publish as a timer does, which agrees to nothing but to publish."""
    return desk.run("publish", "--yes", "--pause", "0", *spot.arguments(), *arguments)


def test_what_was_built_ahead_of_its_time_is_refused_wherever_it_goes(desk: Desk, spot: Spot) -> None:
    desk.build(AHEAD, future=True)
    told = publish(desk, spot)
    assert told.code == 1
    assert told.err == (
        "site: error: this site was built with --future, so it may show what is not public yet; build it again "
        "without that; or, for a trial that may be seen, publish with --trial [publish-trial]\n"
    )
    assert spot.everything() == {}


def test_after_a_leak_the_right_site_goes_out_without_a_word(desk: Desk, spot: Spot) -> None:
    desk.build(SITE)
    assert publish(desk, spot).code == 0
    desk.build(AHEAD, future=True)
    assert publish(desk, spot, "--trial").code == 0
    assert SECRET in spot.files()
    desk.build(SITE)
    told = publish(desk, spot)
    assert (told.code, told.err) == (0, "")
    assert spot.files() == SITE
    assert "secret" not in (desk.content / "published.txt").read_text()


def test_a_leak_that_came_first_binds_nobody_either(desk: Desk, spot: Spot) -> None:
    desk.build(AHEAD, drafts=True)
    assert publish(desk, spot, "--trial").code == 0
    desk.build(SITE)
    told = publish(desk, spot)
    assert (told.code, told.err) == (0, "")
    assert spot.files() == SITE


@pytest.mark.parametrize(
    ("about", "how"),
    [
        ({"drafts": True}, "with --drafts"),
        ({"future": True}, "with --future"),
        ({"as_of": 32_503_680_000}, "as of 3000-01-01 00:00 UTC, which is still to come"),
        ({"drafts": True, "future": True}, "with --drafts and with --future"),
    ],
)
def test_every_way_of_building_ahead_is_named_and_allowed_by_one_word(
    desk: Desk, folder: Spot, about: dict[str, object], how: str
) -> None:
    desk.build(SITE, **about)
    assert f"this site was built {how}, so" in publish(desk, folder).err
    assert publish(desk, folder, "--trial").code == 0
    assert folder.files() == SITE
    assert not (desk.content / "published.txt").exists()


def test_site_yaml_can_not_make_less_of_it(desk: Desk, folder: Spot) -> None:
    desk.configure("checks: {publish-trial: ignore}\n")
    desk.build(AHEAD, future=True)
    assert publish(desk, folder).code == 1
    assert folder.everything() == {}


def test_a_moment_that_is_past_is_only_said(desk: Desk, folder: Spot) -> None:
    desk.build(SITE, as_of=1_000_000_000)
    told = publish(desk, folder)
    assert (told.code, "this site was built as of 2001-09-09 01:46 UTC, not as of now" in told.err) == (
        0,
        True,
    )
    assert "/articles/1/" in read_ledger(desk.content)


@pytest.mark.parametrize(
    ("options", "refused"),
    [
        ([], False),
        (["--drafts"], True),
        (["--future"], True),
        (["--as-of", "2999-12-31"], True),
        (["--as-of", "2020-01-01"], False),
    ],
)
def test_a_build_says_of_itself_whether_it_is_for_readers(
    desk: Desk, folder: Spot, options: list[str], refused: bool
) -> None:
    article = desk.content / "articles" / "a.md"
    article.parent.mkdir()
    article.write_text("---\ntitle: Not yet\ndate: 2999-06-01\n---\nText.\n")
    desk.run("build", *options)
    assert publish(desk, folder).code == refused
    assert folder.everything() == {} if refused else "index.html" in folder.files()


def test_what_was_promised_before_a_trial_is_still_promised(desk: Desk, folder: Spot) -> None:
    desk.build(SITE)
    publish(desk, folder)
    without = {path: data for path, data in SITE.items() if not path.startswith("articles/1/")}
    desk.build({**without, SECRET: b"<main>not yet</main>"}, future=True)
    publish(desk, folder, "--trial")
    desk.build(without)
    told = publish(desk, folder)
    assert (told.code, "readers were given /articles/1/" in told.err) == (1, True)
    assert "secret" not in told.err


def test_what_has_come_due_since_its_trial_is_promised_from_then_on(desk: Desk, folder: Spot) -> None:
    desk.build(AHEAD, future=True)
    publish(desk, folder, "--trial")
    desk.build(AHEAD)
    assert publish(desk, folder).code == 0
    assert "/articles/secret/" in read_ledger(desk.content)
    desk.build(SITE)
    told = publish(desk, folder)
    assert told.code == 1
    assert "readers were given /articles/secret/" in told.err
    assert "of 61 files would be deleted" in told.err


def test_going_back_never_shows_a_trial_again(desk: Desk, folder: Spot) -> None:
    for files, about, flags in (
        (SITE, {}, []),
        (AHEAD, {"future": True}, ["--trial"]),
        (briefing(2), {}, []),
    ):
        desk.build(files, **about)
        assert publish(desk, folder, "--let-go", "/articles/1/", *flags).code == 0
    assert desk.run("publish", *folder.arguments(), "--rollback").code == 0
    assert {path: data for path, data in folder.files().items() if path in SITE} == SITE
    assert SECRET not in folder.files()

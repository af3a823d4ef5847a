"""A folder behind an SSH server, by rsync and by SFTP."""

import os
import subprocess
from pathlib import Path

import pytest
from tests.publish import places, services
from tests.publish.conftest import Desk
from tests.publish.sites import briefing

TRANSPORTS = ("rsync", "sftp")


@pytest.fixture(params=TRANSPORTS)
def spot(request: pytest.FixtureRequest, tmp_path: Path, sshd: services.Sshd) -> places.Spot:
    services.program(request.param)
    return places.ssh(tmp_path, sshd, request.param)


def one_line(told: str) -> str:
    assert len(told.splitlines()) == 1, told
    return told


def test_names_of_any_kind_arrive_and_go(desk: Desk, spot: places.Spot) -> None:
    names = ("a b", "ü", "x[1]*?", "it's", 'say "so"', "back\\slash", "#hash", "-dash")
    files = {f"{name}/{name}.html": name.encode() for name in names}
    desk.build({**files, "index.html": b""})
    assert desk.publish(spot).err == ""
    assert spot.files() == {**files, "index.html": b""}
    desk.build({"index.html": b""})
    released = [part for name in files for part in ("--let-go", f"/{name}")]
    assert desk.publish(spot, *released).err == ""
    assert spot.files() == {"index.html": b""}
    assert [entry.name for entry in Path(spot.options["path"]).iterdir() if entry.is_dir()] == []


def test_what_others_keep_there_stays_and_what_was_half_sent_goes(
    desk: Desk, tmp_path: Path, sshd: services.Sshd
) -> None:
    spot = places.ssh(tmp_path, sshd, "rsync")
    desk.build(briefing(1))
    desk.publish(spot)
    spot.add(".notes.backup", b"somebody's")
    spot.add("articles/1/.index.html.a1B2c3", b"half of a page")
    desk.build({**briefing(1), "articles/1/index.html": b"changed"})
    assert desk.publish(spot).err == ""
    assert spot.files() == {
        **briefing(1),
        "articles/1/index.html": b"changed",
        ".notes.backup": b"somebody's",
    }


def test_a_host_whose_key_changed_is_not_talked_to(
    desk: Desk, spot: places.Spot, sshd: services.Sshd
) -> None:
    other = Path(spot.options["path"]).parent
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other / "key"], check=True)
    key = (other / "key.pub").read_text().split()
    (other / "known").write_text(f"[127.0.0.1]:{sshd.port} {key[0]} {key[1]}\n")
    changed = sshd.config.read_text().replace(str(sshd.known_hosts), str(other / "known"))
    (other / "config").write_text(changed)
    desk.build(briefing(1))
    told = desk.publish(spot, "--set", f"config={other / 'config'}")
    assert told.code == 1
    assert "shows a key that is not the one we know" in one_line(told.err)
    assert spot.everything() == {}


def test_a_user_who_is_not_let_in_is_one_clear_line(desk: Desk, spot: places.Spot) -> None:
    desk.build(briefing(1))
    told = desk.publish(spot, "--set", "host=nobody@testhost")
    assert told.code == 1
    assert "does not let us in" in one_line(told.err)


def test_a_host_that_does_not_answer_is_one_clear_line(
    desk: Desk, spot: places.Spot, no_waiting: list[float]
) -> None:
    (port,) = services.free_ports(1)
    desk.build(briefing(1))
    told = desk.publish(spot, "--set", f"port={port}")
    assert told.code == 1
    assert "can't be reached" in one_line(told.err)
    assert no_waiting == [0.5, 1.0, 2.0]


def test_a_folder_that_can_not_be_made_is_one_clear_line(desk: Desk, spot: places.Spot) -> None:
    desk.build(briefing(1))
    told = desk.publish(spot, "--set", f"path={spot.options['path']}/no/such/folder")
    assert told.code == 1
    assert "this is not there" in one_line(told.err)


def test_where_the_host_has_no_rsync_sftp_takes_over(desk: Desk, tmp_path: Path, sshd: services.Sshd) -> None:
    # A shell of the host that finds no programs, as on hosts that serve files only.
    key = (sshd.folder / "user.pub").read_text().strip()
    allowed = sshd.folder / "authorized"
    before = allowed.read_text()
    allowed.write_text(
        f'command="case $SSH_ORIGINAL_COMMAND in rsync*) echo rsync: command not found >&2; exit 127;; *) exec /usr/lib/openssh/sftp-server;; esac" {key}\n'
    )
    try:
        spot = places.ssh(tmp_path, sshd, "")
        options = [part for part in spot.arguments() if part not in ("--set", "transport=")]
        given = [part for option in options for part in ("--set", option)]
        desk.build(briefing(1))
        told = desk.run("publish", "--yes", "--pause", "0", *given)
        assert (told.code, told.err) == (0, "")
        assert spot.files() == briefing(1)
    finally:
        allowed.write_text(before)


def test_a_full_disk_is_one_clear_line_and_loses_nothing(
    desk: Desk, tmp_path: Path, sshd: services.Sshd, small_disk: Path
) -> None:
    for transport in TRANSPORTS:
        spot = places.ssh(small_disk, sshd, transport)
        desk.build({"index.html": b"small"})
        assert desk.publish(spot).err == ""
        desk.build({"index.html": b"large", "large.png": os.urandom(500_000)})
        told = desk.publish(spot)
        assert told.code == 1
        assert "there is no room left here" in one_line(told.err)
        assert spot.files()["index.html"] == b"small"
        desk.build({"index.html": b"small"})
        assert desk.publish(spot).err == ""

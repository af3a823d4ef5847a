"""Buckets: what a browser is told of each object, and what goes wrong."""

import signal
import socket
import sys
from pathlib import Path

import pytest
from tests.publish import places, services
from tests.publish.conftest import Desk
from tests.publish.sites import briefing

SITE = {
    "index.html": b"<main>Home, and again home, and again home, and again home</main>",
    "assets/style.0a1b2c3d4e.css": b"main{color:red}",
    "assets/mark.svg": b"<svg/>",
    "feed.json": b"{}",
    "report.pdf": b"%PDF",
    "file.of-no-kind": b"?",
}


def attributes(spot: places.Spot, path: str) -> dict[str, str]:
    import obstore
    from obstore.store import S3Store

    store = S3Store(
        "site",
        prefix=spot.options["prefix"],
        endpoint=spot.options["endpoint"],
        region="us-east-1",
        access_key_id=services.KEY,
        secret_access_key=services.SECRET,
        client_options={"allow_http": True},
    )
    return dict(obstore.get(store, path).attributes)


@pytest.fixture
def spot(tmp_path: Path, seaweed: str, monkeypatch: pytest.MonkeyPatch) -> places.Spot:
    spot = places.s3(seaweed, tmp_path.name)
    for name, value in spot.environment.items():
        monkeypatch.setenv(name, value)
    return spot


def test_a_browser_is_told_what_each_object_is_and_how_long_to_keep_it(desk: Desk, spot: places.Spot) -> None:
    desk.build(SITE)
    desk.publish(spot)
    fresh = "public, max-age=0, must-revalidate"
    assert {path: tuple(sorted(attributes(spot, path).items())) for path in SITE} == {
        path: (("Cache-Control", cache), ("Content-Type", kind))
        for path, cache, kind in [
            ("index.html", fresh, "text/html; charset=utf-8"),
            ("assets/style.0a1b2c3d4e.css", "public, max-age=31536000, immutable", "text/css; charset=utf-8"),
            ("assets/mark.svg", fresh, "image/svg+xml"),
            ("feed.json", fresh, "application/feed+json"),
            ("report.pdf", fresh, "application/pdf"),
            ("file.of-no-kind", fresh, "application/octet-stream"),
        ]
    }


def test_text_is_compressed_where_that_is_asked_for(desk: Desk, spot: places.Spot) -> None:
    desk.build(SITE)
    asked = ("--set", "compress=gzip", "--set", "cache=public, max-age=60")
    assert desk.publish(spot, *asked).code == 0
    assert attributes(spot, "index.html")["Content-Encoding"] == "gzip"
    assert attributes(spot, "index.html")["Cache-Control"] == "public, max-age=60"
    assert "Content-Encoding" not in attributes(spot, "report.pdf")
    assert spot.everything()["index.html"][:2] == b"\x1f\x8b"
    assert "nothing to send" in desk.publish(spot, *asked).out
    desk.build({**SITE, "index.html": b"<main>Other</main>"})
    shown = desk.publish(spot, *asked, "--diff", "--dry-run").out
    assert "-Home, and again home, and again home, and again home" in shown


def test_without_its_record_a_bucket_is_known_by_its_checksums(desk: Desk, spot: places.Spot) -> None:
    desk.build(SITE)
    desk.publish(spot)
    spot.add(".backstory-published.json", b"broken")
    told = desk.publish(spot)
    assert (told.code, "nothing to send" in told.out) == (0, True)


def test_an_object_that_somebody_changed_is_put_right(desk: Desk, spot: places.Spot) -> None:
    desk.build(SITE)
    desk.publish(spot)
    spot.add("index.html", b"changed by hand")
    assert "1 changed" in desk.publish(spot).out
    assert spot.files() == SITE


def refused(desk: Desk, spot: places.Spot, *options: str) -> str:
    """The one line that a publish which can't be done comes to."""
    desk.build(briefing(1))
    told = desk.publish(spot, *options)
    assert told.code == 1
    assert len(told.err.splitlines()) == 1, told.err
    assert services.SECRET not in told.out + told.err
    return told.err


@pytest.mark.parametrize("kind", ["s3", "azure", "gcs"])
def test_a_bucket_that_is_not_there(desk: Desk, make_spot, kind: str) -> None:  # type: ignore[no-untyped-def]
    name = "container" if kind == "azure" else "bucket"
    assert "this is not there" in refused(desk, make_spot(kind), "--set", f"{name}=another")


def test_a_wrong_key(desk: Desk, spot: places.Spot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another-secret")
    said = refused(desk, spot)
    assert "does not let us in" in said
    assert "another-secret" not in said


def test_a_wrong_key_of_azure(desk: Desk, make_spot, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    spot = make_spot("azure")
    monkeypatch.setenv("AZURE_STORAGE_ACCOUNT_KEY", "YW5vdGhlciBzZWNyZXQ=")
    assert "does not let us in" in refused(desk, spot)


def test_no_key_at_all_is_said_before_anything_is_asked(
    desk: Desk, spot: places.Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    assert "set AWS_ACCESS_KEY_ID" in refused(desk, spot)


@pytest.mark.parametrize(
    ("options", "name", "value"),
    [
        ("kind=s3 bucket=b", "AWS_ACCESS_KEY_ID", "a-key-without-its-secret"),
        ("kind=azure account=a container=c", "AZURE_STORAGE_ACCOUNT_KEY", "hush-hush, no base64"),
        ("kind=gcs bucket=b", "GOOGLE_SERVICE_ACCOUNT_KEY", '{"private_key": "hush-hush"'),
        ("kind=gcs bucket=b", "GOOGLE_APPLICATION_CREDENTIALS", "/nowhere/hush-hush.json"),
    ],
)
def test_a_key_that_is_not_in_its_form(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, options: str, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    desk.build(briefing(1))
    told = desk.run("publish", "--yes", *(part for option in options.split() for part in ("--set", option)))
    assert told.code == 1
    assert len(told.err.splitlines()) == 1
    assert "these credentials or this endpoint can't be used" in told.err
    assert "hush-hush" not in told.err


def test_without_the_library_it_says_how_to_get_it(
    desk: Desk, spot: places.Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "obstore.store", None)
    assert 'pip install "backstory[stores]"' in refused(desk, spot)


def test_the_key_that_the_providers_program_keeps_is_used(
    desk: Desk, spot: places.Spot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in spot.environment:
        monkeypatch.delenv(name)
    kept = tmp_path / ".aws" / "credentials"
    kept.parent.mkdir()
    kept.write_text(
        f"[site]\naws_access_key_id = {services.KEY}\naws_secret_access_key = {services.SECRET}\n"
    )
    monkeypatch.setenv("AWS_PROFILE", "site")
    desk.build(SITE)
    assert desk.publish(spot).code == 0
    assert spot.files() == SITE


def test_an_interrupt_does_not_wait_for_a_host_that_says_nothing(desk: Desk, spot: places.Spot) -> None:
    desk.build(briefing(1))
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        address = f"endpoint=http://127.0.0.1:{deaf.getsockname()[1]}"
        process = desk.start(spot, "--set", address)
        deaf.accept()
        process.send_signal(signal.SIGINT)
        # Four tries of a minute each would end long after this.
        assert process.wait(timeout=40) == 130


def test_no_network(desk: Desk, spot: places.Spot, no_waiting: list[float]) -> None:
    (port,) = services.free_ports(1)
    said = refused(desk, spot, "--set", f"endpoint=http://127.0.0.1:{port}")
    assert "can't be reached" in said
    assert no_waiting == [0.5, 1.0, 2.0]

"""What Netlify and Cloudflare Pages read beside a site."""

from pathlib import Path

import pytest
from tests.publish import places
from tests.publish.conftest import Desk


def lead(url: str) -> bytes:
    return (
        f'<html><head><meta http-equiv="refresh" content="0; url={url}"></head><body></body></html>'.encode()
    )


SITE = {
    "index.html": b"<main>Home</main>",
    "assets/style.0a1b2c3d4e.css": b"main{}",
    "assets/mark.svg": b"<svg/>",
    "new/index.html": b"<main>New</main>",
    "old/index.html": lead("../new/index.html"),
    "old page/index.html": lead("../new/"),
    "2019/story.html": lead("../index.html"),
}


@pytest.mark.parametrize(("kind", "status"), [("netlify", "301!"), ("cloudflare", "301")])
def test_old_addresses_become_redirects(desk: Desk, tmp_path: Path, kind: str, status: str) -> None:
    spot = places.edge(tmp_path, kind)
    desk.build(SITE)
    assert desk.publish(spot).code == 0
    assert spot.everything()["_redirects"].decode().splitlines() == [
        f"/2019/story.html / {status}",
        f"/old%20page/ /new/ {status}",
        f"/old/ /new/ {status}",
    ]
    assert {path: spot.everything()[path] for path in SITE} == SITE


def test_only_files_whose_name_changes_may_be_kept_for_ever(desk: Desk, tmp_path: Path) -> None:
    spot = places.edge(tmp_path, "netlify")
    desk.build(SITE)
    desk.publish(spot)
    assert spot.everything()["_headers"].decode() == (
        "/*\n  X-Content-Type-Options: nosniff\n"
        "/assets/style.0a1b2c3d4e.css\n  Cache-Control: public, max-age=31536000, immutable\n"
    )


def test_what_the_author_wrote_comes_first(desk: Desk, tmp_path: Path) -> None:
    spot = places.edge(tmp_path, "cloudflare")
    desk.build({**SITE, "_redirects": b"/old/ /elsewhere/ 302\n"})
    desk.publish(spot)
    assert spot.everything()["_redirects"].startswith(b"/old/ /elsewhere/ 302\n/2019/story.html / 301\n")


def test_a_last_line_of_the_author_that_does_not_end_stays_a_line(desk: Desk, tmp_path: Path) -> None:
    spot = places.edge(tmp_path, "netlify")
    desk.build({**SITE, "_redirects": b"/a /b", "_headers": b"/a\n  X-A: b"})
    desk.publish(spot)
    assert spot.everything()["_redirects"].startswith(b"/a /b\n/2019/story.html / 301!\n")
    assert spot.everything()["_headers"].startswith(b"/a\n  X-A: b\n/*\n")

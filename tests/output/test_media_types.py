"""One table says of which type a file is, for the preview and for every host."""

import pytest

from backstory.output.media_types import content_type


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"),
        (".html", "text/html; charset=utf-8"),
        ("a/style.CSS", "text/css; charset=utf-8"),
        ("feed.json", "application/feed+json"),
        ("a.json", "application/json"),
        ("mark.svg", "image/svg+xml"),
        ("photo.avif", "image/avif"),
        ("talk.pdf", "application/pdf"),
        ("talk.mp3", "audio/mpeg"),
        ("letters.woff2", "font/woff2"),
        ("letters.woff", "font/woff"),
        ("icon.ico", "image/x-icon"),
        ("dates.ics", "text/calendar; charset=utf-8"),
        ("site.webmanifest", "application/manifest+json"),
        ("archive.unheard-of", "application/octet-stream"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_a_file_has_the_type_of_its_name(name: str, expected: str) -> None:
    assert content_type(name) == expected

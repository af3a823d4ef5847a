"""How large a picture is, by its first bytes: what a browser would say of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.images.samples import picture

from backstory.images.headers import Header, read_header


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp", "avif"])
def test_a_picture_has_its_size_in_its_header(kind: str) -> None:
    assert read_header(picture(kind)) == Header(kind, 64, 32)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "I;16"])
def test_whatever_its_colours_are(mode: str) -> None:
    assert read_header(picture("png", mode=mode)) == Header("png", 64, 32)


def test_webp_has_three_kinds_of_header() -> None:
    for said in ({"lossless": True}, {"lossless": False}, {"xmp": b"<x/>"}):
        assert read_header(picture("webp", (300, 7), **said)) == Header("webp", 300, 7)


@pytest.mark.parametrize("kind", ["png", "jpeg", "avif"])
def test_a_picture_on_its_side_is_as_large_as_it_is_seen(kind: str) -> None:
    assert read_header(picture(kind, turned=6)) == Header(kind, 32, 64)
    assert read_header(picture(kind, turned=3)) == Header(kind, 64, 32)


def test_browsers_do_not_turn_webp() -> None:
    assert read_header(picture("webp", turned=6)) == Header("webp", 64, 32)


@pytest.mark.parametrize("kind", ["png", "gif", "webp", "avif"])
def test_what_moves_says_so(kind: str) -> None:
    from PIL import Image

    frames = [Image.new("RGB", (64, 32), colour) for colour in ("red", "blue", "green")]
    moving = picture(kind, save_all=True, append_images=frames, duration=100)
    assert read_header(moving) == Header(kind, 64, 32, moving=True)


@pytest.mark.parametrize(
    ("attributes", "width", "height"),
    [
        ('width="600" height="300"', 600, 300),
        ('width="600px" height="1in"', 600, 96),
        ('viewBox="0 0 400 100"', 400, 100),
        ('viewBox="0,0,400.5,100" width="200"', 200, 50),
        ('viewBox="0 0 400 100" height="50"', 200, 50),
        ('viewBox="0 0 400 100" width="100%" height="100%"', 400, 100),
        ("", 300, 150),
        ('viewBox="0 0 nan inf"', 300, 150),
        ('width="-5" height="1e99"', 300, 150),
    ],
)
def test_a_drawing_has_the_size_that_it_says(attributes: str, width: int, height: int) -> None:
    drawing = f'<?xml version="1.0"?>\n<!-- by hand -->\n<svg xmlns="http://www.w3.org/2000/svg" {attributes}><g/></svg>'
    assert read_header(drawing.encode()) == Header("svg", width, height)


@pytest.mark.parametrize(
    "data", [b"", b"<html></html>", b"GIF89a", b"\xff\xd8\xff", b"<svg", b"\x89PNG\r\n\x1a\n"]
)
def test_what_is_no_picture_has_no_header(data: bytes) -> None:
    assert read_header(data) is None


BEGINNINGS = [picture(kind)[:40] for kind in ("png", "jpeg", "gif", "webp", "avif")]


@given(st.sampled_from(BEGINNINGS), st.integers(0, 40), st.binary(max_size=200))
def test_no_bytes_are_too_strange(beginning: bytes, kept: int, rest: bytes) -> None:
    header = read_header(beginning[:kept] + rest)
    assert header is None or (header.width > 0 and header.height > 0)

"""Smaller copies: which there are, and that each has the bytes that its name promises."""

from hashlib import blake2b

import pytest
from PIL import Image
from tests.images.samples import opened, picture

from backstory.images.copies import Drawing, Undrawable, encoders, planned_copies
from backstory.images.headers import Header
from backstory.images.image_file import ImageFile, OwnWords
from backstory.images.looking import look_at
from backstory.images.own_words import own_words
from backstory.images.written_words import as_packet

WORDS = OwnWords("Cranes", "The port", "Ann", "CC BY 4.0")


def widths(kind: str, width: int, height: int = 100, *, moving: bool = False) -> dict[str, list[int]]:
    """The widths of the copies of a picture, by kind."""
    found: dict[str, list[int]] = {}
    for copy in planned_copies(Header(kind, width, height, moving), "", OwnWords(), "any"):
        found.setdefault(copy.kind, []).append(copy.width)
    return found


def looked_at(data: bytes) -> ImageFile:
    return look_at(data, encoders())


def drawn(data: bytes, kind: str, width: int) -> bytes:
    image = looked_at(data)
    size = next(one for one in image.copies if (one.kind, one.width) == (kind, width))
    return Drawing().copy(image, size, data)


def test_a_large_picture_is_shown_in_three_widths_and_stays_at_home() -> None:
    assert widths("jpeg", 4000, 3000) == {kind: [480, 960, 1600] for kind in ("avif", "webp", "jpeg")}
    assert looked_at(picture("jpeg", (1800, 10))).stays_home
    assert not looked_at(picture("jpeg", (1600, 10))).stays_home


def test_nothing_is_blown_up_and_the_file_itself_is_its_largest_copy() -> None:
    assert widths("jpeg", 1300) == {"avif": [480, 960, 1300], "webp": [480, 960, 1300], "jpeg": [480, 960]}
    assert widths("png", 1000) == {"avif": [480, 1000], "webp": [480, 1000], "png": [480]}
    assert widths("webp", 700) == {"avif": [480, 700], "webp": [480]}
    assert widths("jpeg", 480) == {}


def test_what_moves_or_is_drawn_or_too_large_stays_as_it_is() -> None:
    assert widths("webp", 2000, moving=True) == widths("gif", 2000) == widths("svg", 2000) == {}
    assert widths("jpeg", 20_000, 20_000) == {}


def test_the_same_picture_gives_the_same_bytes_whichever_copy_is_made_first() -> None:
    data = picture("jpeg", (2000, 1000))
    image = looked_at(data)

    def all_of_them(sizes: tuple[object, ...]) -> dict[str, str]:
        drawing = Drawing()
        return {
            size.made_from: blake2b(drawing.copy(image, size, data)).hexdigest()
            for size in sizes
            if isinstance(size, type(image.copies[0]))
        }

    assert all_of_them(image.copies) == all_of_them(image.copies[::-1])


def test_a_copy_has_another_name_with_other_words_or_encoders() -> None:
    header = Header("jpeg", 2000, 1000)
    plans = [
        planned_copies(header, *facts)
        for facts in (("a", WORDS, "x"), ("b", WORDS, "x"), ("a", OwnWords(), "x"), ("a", WORDS, "y"))
    ]
    assert len({copy.made_from for plan in plans for copy in plan}) == sum(map(len, plans))


@pytest.mark.parametrize("kind", ["avif", "webp", "jpeg"])
def test_a_copy_says_whose_it_is_and_not_where_it_was_taken(kind: str) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (39.0, 2.0, 11.0)
    exif[0x0110] = "A camera"
    data = picture("jpeg", (2000, 1000), exif=exif, xmp=as_packet(WORDS))
    copy = drawn(data, kind, 480)
    assert own_words(copy) == WORDS
    assert opened(copy).size == (480, 240)
    assert not opened(copy).getexif()


def test_a_copy_stands_upright() -> None:
    copy = opened(drawn(picture("jpeg", (1200, 600), turned=6), "webp", 480))
    assert copy.size == (480, 960)
    # What was at the left is now at the top: the gradient runs across.
    assert copy.convert("L").getpixel((10, 480)) > copy.convert("L").getpixel((470, 480))  # type: ignore[operator]


def test_a_picture_for_print_and_one_with_a_clear_ground_are_drawn() -> None:
    assert opened(drawn(picture("jpeg", (600, 300), mode="CMYK"), "avif", 600)).mode == "RGB"
    assert opened(drawn(picture("png", (600, 300), mode="RGBA"), "webp", 480)).mode == "RGBA"


def test_a_diagram_keeps_its_few_colours() -> None:
    data = picture("png", (600, 300), mode="P")
    assert opened(drawn(data, "png", 480)).mode == "P"
    assert len(drawn(data, "png", 480)) < len(data) * 2


def test_a_damaged_picture_is_told() -> None:
    data = picture("jpeg", (1000, 500))
    with pytest.raises(Undrawable, match="truncated"):
        drawn(data[: len(data) // 2], "webp", 480)

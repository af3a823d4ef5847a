"""What a picture says of itself, wherever programs write it, and that its copies say it, too."""

import struct

import pytest
from PIL import Image
from tests.images.samples import picture

from backstory.images.image_file import OwnWords
from backstory.images.own_words import own_words
from backstory.images.written_words import as_packet

SAID = OwnWords("Cranes at dusk", "The port <in> 2024 & later", "A. Photographer", "CC BY 4.0")


@pytest.mark.parametrize("kind", ["jpeg", "webp", "avif"])
def test_words_are_read_from_where_they_were_written(kind: str) -> None:
    assert own_words(picture(kind, xmp=as_packet(SAID))) == SAID


def test_properties_may_be_attributes_and_lists() -> None:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#">'
        "<dc:creator><rdf:Seq><rdf:li>Ann</rdf:li><rdf:li>Ben</rdf:li></rdf:Seq></dc:creator>"
        '<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>'
        '<dc:description><rdf:Alt><rdf:li xml:lang="de">Hafen</rdf:li>'
        '<rdf:li xml:lang="x-default">Port</rdf:li></rdf:Alt></dc:description>'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    assert own_words(picture("jpeg", xmp=packet.encode())) == OwnWords(
        "", "Port", "Ann, Ben", "https://creativecommons.org/licenses/by/4.0/"
    )


def test_older_pictures_have_exif() -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = "The port", "Ann", "© Agency".encode()
    assert own_words(picture("jpeg", exif=exif)) == OwnWords("", "The port", "Ann", "© Agency")


def test_what_a_camera_writes_is_no_caption() -> None:
    exif = Image.Exif()
    exif[0x010E] = "OLYMPUS DIGITAL CAMERA         "
    assert own_words(picture("jpeg", exif=exif)) == OwnWords()


def test_agencies_have_iptc() -> None:
    records = b"".join(
        b"\x1c\x02" + struct.pack(">BH", number, len(text)) + text
        for number, text in ((120, "The port of Łódź".encode()), (110, b"Agency"), (116, b"(c) Agency"))
    )
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records + b"\0" * (len(records) % 2)
    segment = b"Photoshop 3.0\0" + block
    data = picture("jpeg")
    with_iptc = data[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + data[2:]
    assert own_words(with_iptc) == OwnWords("", "The port of Łódź", "Agency", "(c) Agency")


@pytest.mark.parametrize(
    "packet",
    [
        b"<x",
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
        b"\xff\xfe\x00",
        b"",
    ],
)
def test_a_packet_that_is_none_says_nothing(packet: bytes) -> None:
    assert own_words(picture("jpeg", xmp=packet)) == OwnWords()


def test_what_is_no_picture_says_nothing() -> None:
    assert own_words(b"no picture") == OwnWords()

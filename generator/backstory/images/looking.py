"""Looks at a picture's file once: all that is kept of it."""

from hashlib import blake2b

from backstory.images.headers import read_header
from backstory.images.image_file import CopySize, ImageFile, OwnWords


def look_at(data: bytes, made_with: str = "") -> ImageFile:
    """What is to be known of the picture in `data`.

    Its own words are read, and copies of it planned, where `made_with` says what those are made with.
    """
    digest, header = blake2b(data, digest_size=16).hexdigest(), read_header(data)
    if header is None:
        return ImageFile(digest, len(data))
    words = OwnWords()
    copies: tuple[CopySize, ...] = ()
    if made_with and header.kind != "svg":
        from backstory.images.copies import planned_copies
        from backstory.images.own_words import own_words

        words = own_words(data)
        copies = planned_copies(header, digest, words, made_with)
    return ImageFile(digest, len(data), header.kind, header.width, header.height, words, copies)

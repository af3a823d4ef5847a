"""A picture of the content folder: what others need to know of it, without opening it again."""

from msgspec import Struct


class OwnWords(Struct, frozen=True, array_like=True):
    """What a picture's file says of it, in plain text; empty where it says nothing."""

    alt: str = ""
    caption: str = ""
    credit: str = ""
    license: str = ""

    def __bool__(self) -> bool:
        return any((self.alt, self.caption, self.credit, self.license))


class CopySize(Struct, frozen=True, array_like=True):
    """A smaller copy of a picture, to be made: its kind as headers have it, its size, and a digest of what it is made from."""

    kind: str
    width: int
    height: int
    made_from: str


class ImageFile(Struct, frozen=True, array_like=True):
    """A picture that was looked at. Width and height are those that readers see, 0 where nothing says."""

    digest: str
    """Of its bytes."""
    size: int
    """In bytes."""
    kind: str = ""
    width: int = 0
    height: int = 0
    words: OwnWords = OwnWords()
    copies: tuple[CopySize, ...] = ()
    """By kind, the best for readers first; within it by width."""

    @property
    def stays_home(self) -> bool:
        """Whether pages show copies in its place: it is larger than any page needs."""
        return any(copy.kind == self.kind for copy in self.copies) and self.width > WIDTHS[-1]


UNKNOWN = ImageFile("", 0)
"""What is known of a picture that can't be read."""

WIDTHS = (480, 960, 1600)
"""In pixels: a phone's column, the same on a sharp screen or a text's column, and that on a sharp screen."""

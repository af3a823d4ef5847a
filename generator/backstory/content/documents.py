"""What one file says, knowing nothing of the other files: its metadata, and the facts of its body.

Everything here is plain and frozen: it is cached, compared, hashed and sent to other processes.
"""

from typing import Literal

from msgspec import Struct

from backstory.content.front_matter_types import FrontMatter
from backstory.markdown.body import Facts
from backstory.problems import Place

Kind = Literal["article", "topic", "background", "page"]


class Document(Struct, frozen=True):
    """One file of the content folder, read. The body is kept apart: most stages never need it."""

    kind: Kind
    path: str
    """Relative to the content folder, with `/`."""
    digest: str
    """Of the bytes read and of the settings that reading depends on."""
    front: FrontMatter
    facts: Facts
    sidecar: str = ""
    """The file beside it with its metadata; empty where they stand in its own."""
    unnamed: tuple[str, ...] = ()
    """Targets of its wikilinks that are not published: their names are left out of its text."""

    def place(self, line: int = 1, column: int = 1) -> Place:
        """A spot in this document's text, for problems; its beginning where nothing closer is known."""
        return Place(self.path, line or 1, column or 1)

    def metadata_place(self, line: int = 1, column: int = 1) -> Place:
        """A spot in this document's metadata, for problems."""
        return Place(self.sidecar or self.path, line or 1, column or 1)

    def place_of(self, *keys: str) -> Place:
        """The first of these keys of ours that the author gave; the beginning where there is none of them."""
        places = self.front.places
        return self.metadata_place(*next((places[key] for key in keys if key in places), (1, 1)))

    def place_of_name(self, name: str) -> Place:
        """Where the author gave it this name."""
        if name in (self.front.title, self.facts.title):
            return self.place_of("title")
        return self.place_of("abbr" if name == self.front.abbr else f"names {name}", "names", "title")

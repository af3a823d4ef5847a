"""Where the links, pictures and media of a body lead, and what is shown of it as markup."""

from urllib.parse import quote

from backstory.markdown.body import Reference
from backstory.markdown.placeholders import Note, local
from backstory.markdown.position_marks import BASE, NOTE, ROOT
from backstory.markdown.source_cursor import Places

_PATH_SAFE = "/!$&'()*+,;=@~-._"


class Addresses:
    """The addresses of one body; `files` are those of them that are files: beside it, or from the root."""

    def __init__(self, notes: list[Note], places: Places) -> None:
        self.files: list[Reference] = []
        self._notes = notes
        self._places = places

    def noted(self, stand_in: str) -> Note | None:
        """The note that an attribute stands for."""
        found = NOTE.fullmatch(stand_in)
        return self._notes[int(found[1])] if found and int(found[1]) < len(self._notes) else None

    def reach(self, note: Note) -> tuple[int, int]:
        """Line and column of a note, to which the spot in the author's text moves; 0 where it isn't known."""
        if note.offset < 0:
            return 0, 0
        self._places.spot = self._places.opening(note.offset) if note.closing else note.offset
        return self._places.place(self._places.spot)

    def of_link(self, address: str) -> Note | None:
        """The note of a link that is to be filled in, or `None` for one that is finished."""
        note = self._note(address, image=False)
        return note if note is not None and note.kind == "link" else None

    def finished(self, address: str, *, image: bool = False) -> str:
        """The address as markup shows it: a file of the site, or as it is."""
        note = self._note(address, image=image)
        if note is not None and note.kind == "file":
            self.files.append(Reference(note.target, *self.reach(note)))
            anchor = f"#{quote(note.anchor, safe=_PATH_SAFE)}" if note.anchor else ""
            start = ROOT if note.target.startswith("/") else BASE
            return start + quote(note.target.lstrip("/"), safe=_PATH_SAFE) + anchor
        return address

    def finish(self, name: str, given: dict[str, str]) -> None:
        """Completes the attributes of an element: addresses, alignment, and no stand-ins anywhere else."""
        for key in ("src", "poster"):
            if key in given:
                given[key] = self.finished(given[key], image=True)
        if "align" in given and name in ("td", "th"):
            given["class"] = " ".join(filter(None, [given.get("class"), f"align-{given.pop('align')}"]))
        for key, value in given.items():
            if "\ue010" in value or "\ue011" in value:
                given[key] = NOTE.sub("", value).replace("\ue010", "").replace("\ue011", "")

    def _note(self, address: str, *, image: bool) -> Note | None:
        if (noted := self.noted(address)) is not None:
            return noted
        note = local(address, offset=-1, image=image)
        if note is None:
            return None
        return note._replace(offset=self._places.text.find(address, self._places.spot), closing=False)


def has_address(written: str) -> bool:
    """Whether the attributes of an element other than a link need to be finished."""
    return " src=" in written or " poster=" in written or " align=" in written

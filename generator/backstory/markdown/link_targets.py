"""Where the links, pictures and media of a body lead, and what is shown of it as markup."""

from urllib.parse import quote

from backstory.markdown.body import Reference
from backstory.markdown.placeholders import Placeholder, local
from backstory.markdown.position_marks import BASE, PLACEHOLDER, ROOT
from backstory.markdown.source_cursor import SourceCursor

_PATH_SAFE = "/!$&'()*+,;=@~-._"


class LinkTargets:
    """The addresses of one body; `files` are those of them that are files: beside it, or from the root."""

    def __init__(self, placeholders: list[Placeholder], cursor: SourceCursor) -> None:
        self.files: list[Reference] = []
        self.reached = Reference("", 0, 0)
        """The address or file that was finished last."""
        self._placeholders = placeholders
        self._cursor = cursor

    def placeholder_of(self, stand_in: str) -> Placeholder | None:
        """The placeholder that an attribute stands for."""
        found = PLACEHOLDER.fullmatch(stand_in)
        return (
            self._placeholders[int(found[1])] if found and int(found[1]) < len(self._placeholders) else None
        )

    def place_of(self, placeholder: Placeholder) -> tuple[int, int]:
        """Line and column of a placeholder, to which the spot in the author's text moves; 0 where it isn't known."""
        if placeholder.offset < 0:
            return 0, 0
        cursor = self._cursor
        cursor.spot = cursor.opening(placeholder.offset) if placeholder.closing else placeholder.offset
        return cursor.place(cursor.spot)

    def _place_in_text(self, written: str) -> tuple[int, int]:
        """Line and column of what is nowhere marked, found from the spot on, which moves behind it."""
        cursor = self._cursor
        if cursor.marked == cursor.spot:
            return cursor.place(cursor.spot)
        offset = cursor.text.find(written, cursor.spot) if written else -1
        if offset < 0:
            return 0, 0
        # An address without brackets is its own text, which comes next.
        shown = cursor.text[max(0, offset - 2) : offset] != "](" and cursor.text[offset - 1 : offset] not in (
            "'",
            '"',
            "=",
        )
        cursor.spot = offset if shown else offset + len(written)
        start = cursor.text.rfind("<", max(0, offset - 200), offset)
        start = max(start, cursor.text.rfind("[", max(0, offset - 200), offset))
        return cursor.place(start if start > cursor.text.rfind("\n", 0, offset) else offset)

    def of_link(self, address: str) -> Placeholder | None:
        """The placeholder of a link that is to be filled in, or `None` for one that is finished."""
        if (found := self.placeholder_of(address)) is None and (
            found := local(address, offset=-1)
        ) is not None:
            found = found._replace(offset=self._cursor.text.find(address, self._cursor.spot), closing=False)
        return found if found is not None and found.kind == "link" else None

    def finished(self, address: str, *, image: bool = False) -> str:
        """The address as markup shows it: a file of the site, or as it is."""
        marked = self.placeholder_of(address)
        placeholder = marked or local(address, offset=-1, image=image)
        if placeholder is None or placeholder.kind != "file":
            self.reached = Reference(address, *self._place_in_text(address))
            return address
        place = self.place_of(marked) if marked else self._place_in_text(address)
        if image and marked:
            # Nothing of it is text, so what comes next stands behind it.
            cursor, end = self._cursor, "]]" if marked.wiki else ")"
            cursor.spot = max(cursor.spot, cursor.text.find(end, marked.offset + 1))
        self.reached = Reference(placeholder.target, *place)
        self.files.append(self.reached)
        anchor = f"#{quote(placeholder.anchor, safe=_PATH_SAFE)}" if placeholder.anchor else ""
        start = ROOT if placeholder.target.startswith("/") else BASE
        return start + quote(placeholder.target.lstrip("/"), safe=_PATH_SAFE) + anchor

    def finish(self, name: str, given: dict[str, str]) -> None:
        """Completes the attributes of an element: addresses, alignment, and no stand-ins anywhere else."""
        for key in ("src", "poster"):
            if key in given:
                given[key] = self.finished(given[key], image=True)
        if "align" in given and name in ("td", "th"):
            given["class"] = " ".join(filter(None, [given.get("class"), f"align-{given.pop('align')}"]))
        for key, value in given.items():
            if "\ue010" in value or "\ue011" in value:
                given[key] = PLACEHOLDER.sub("", value).replace("\ue010", "").replace("\ue011", "")


def has_address(written: str) -> bool:
    """Whether the attributes of an element other than a link need to be finished."""
    return " src=" in written or " poster=" in written or " align=" in written

"""Where the links, pictures and media of a body lead, and what is shown of it as markup."""

import re
from urllib.parse import quote

from backstory.markdown.body import Reference
from backstory.markdown.placeholders import Placeholder, local
from backstory.markdown.position_marks import BASE, PLACEHOLDER, ROOT
from backstory.markdown.source_cursor import SourceCursor

_DEFINES = re.compile(r"^\s{0,3}\[[^\]\n]+\]:\s*<?$", re.MULTILINE)
_PATH_SAFE = "/!$&'()*+,;=@~-._"


class LinkTargets:
    """The addresses of one body; `files` are those of them that are files: beside it, or from the root."""

    def __init__(self, placeholders: list[Placeholder], cursor: SourceCursor) -> None:
        self.files: list[Reference] = []
        self.reached = Reference("", 0, 0)
        """The address or file that was finished last."""
        self._placeholders = placeholders
        self._cursor = cursor
        self._passed = 0

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
        before = cursor.text[max(0, offset - 20) : offset].rstrip(" \t\n<")
        if before.endswith("]("):
            start = cursor.opening(cursor.text.rindex("](", 0, offset))
            self._passed = offset + len(written)
            cursor.spot = start
            return cursor.place(start)
        if _DEFINES.search(cursor.text, max(0, cursor.text.rfind("\n", 0, offset)), offset):
            return cursor.place(offset)  # which the link itself may be far before
        # An address without brackets is its own text, which comes next.
        cursor.spot = offset + len(written) if before.endswith(("'", '"', "=")) else offset
        start = cursor.text.rfind("<", max(0, offset - 200), offset)
        return cursor.place(start if start > cursor.text.rfind("\n", 0, offset) else offset)

    def end_link(self) -> None:
        """Moves the spot behind the address of a link whose text ends."""
        self._cursor.spot = max(self._cursor.spot, self._passed)

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
            self._pass_by(marked)
        self.reached = Reference(placeholder.target, *place)
        self.files.append(self.reached)
        anchor = f"#{quote(placeholder.anchor, safe=_PATH_SAFE)}" if placeholder.anchor else ""
        start = ROOT if placeholder.target.startswith("/") else BASE
        return start + quote(placeholder.target.lstrip("/"), safe=_PATH_SAFE) + anchor

    def _pass_by(self, image: Placeholder) -> None:
        """Moves the spot behind a picture: nothing of it is text. Of another program's tag only the beginning is known."""
        cursor, closing = self._cursor, "]]" if image.wiki else ")"
        if image.wiki or cursor.text.startswith("](", image.offset):
            cursor.spot = max(cursor.spot, cursor.text.find(closing, image.offset + 1))

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

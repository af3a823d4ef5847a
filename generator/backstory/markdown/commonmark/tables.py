"""Tables: rows and cells, as Python-Markdown writes them."""

from backstory.markdown.commonmark.pieces import Pieces


class TableWriter:
    """Writes the table that has begun last; in Markdown none stands in another."""

    def __init__(self) -> None:
        self._alignments: tuple[str, ...] = ()
        self._cell = 0
        self._head = False
        self._rows = 0

    def start(self, name: str, alignments: tuple[str, ...], pieces: Pieces) -> None:
        """Begins a `Table`, which has alignments, its `TableHead`, a `TableRow` or a `TableCell`."""
        if name == "Table":
            self._alignments, self._rows = alignments, 0
            pieces.begin("table")
        elif name == "TableHead":
            self._head, self._cell = True, 0
            pieces.begin("thead")
            pieces.begin("tr")
        elif name == "TableRow":
            self._head, self._cell = False, 0
            if not self._rows:
                pieces.begin("tbody")
            self._rows += 1
            pieces.begin("tr")
        else:
            alignment = self._alignments[self._cell].lower() if self._cell < len(self._alignments) else "none"
            self._cell += 1
            attributes = {} if alignment == "none" else {"align": alignment}
            pieces.begin("th" if self._head else "td", attributes)

    def end(self, name: str, pieces: Pieces) -> None:
        """Ends one of these that is no cell."""
        pieces.end()
        if name == "TableHead" or (name == "Table" and self._rows):
            pieces.end()

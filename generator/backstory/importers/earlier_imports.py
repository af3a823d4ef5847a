"""What earlier imports have written into a content folder, wherever the author has moved it since."""

from collections.abc import Sequence
from pathlib import Path

from backstory.importers.proposals import NewFile
from backstory.importers.records import ImportRecord, read_record

_LIKE = 0.5
"""Share of the paragraphs from which a file without a record is the same text."""
_FOLDERS = ("topics/", "background/")


class Earlier:
    """The Markdown files of a content folder that hold a record of an import, or stand in the way of one."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._texts: dict[str, str] = {}
        self._articles: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._sources: dict[str, list[str]] = {}

    def add(self, path: str, text: str) -> None:
        """Take note of a file with a record, read or just made."""
        record = read_record(text)
        if record is None:
            return
        self._texts[path] = text
        if not path.startswith(_FOLDERS):
            self._add_article(path, record)

    def _add_article(self, path: str, record: ImportRecord) -> None:
        self._articles.setdefault(record.digest, path)
        self._names.setdefault(record.digest, record.source)
        self._sources.setdefault(record.source, []).append(path)

    def has(self, path: str) -> bool:
        """Whether the path is taken by a file with a record, or by one that this import makes."""
        return path in self._texts

    def text(self, path: str) -> str:
        """The file's text, with `\\n` at line ends."""
        return self._texts.get(path) or _read(self._content / path) or ""

    def data(self, path: str) -> bytes:
        """The bytes of a file that is there."""
        return (self._content / path).read_bytes()

    def name_of(self, digest: str) -> str:
        """The name under which a source was imported: a copy of it is the same source."""
        return self._names.get(digest, "")

    def article_of(self, file: NewFile, digest: str, paragraphs: Sequence[str]) -> str | None:
        """The article that was made from this source, by its record.

        Else one that holds most of its paragraphs: made from a source of the same name, or at the same path
        and without a record.
        """
        if digest in self._articles:
            return self._articles[digest]
        record = read_record(file.text)
        candidates = list(self._sources.get(record.source if record else "", ()))
        if file.path not in self._texts:
            candidates.append(file.path)
        return next((path for path in candidates if self._holds(path, paragraphs)), None)

    def _holds(self, path: str, paragraphs: Sequence[str]) -> bool:
        there = set(self.text(path).rpartition("\n---\n")[2].strip().split("\n\n"))
        held = sum(paragraph in there for paragraph in paragraphs)
        return held > 0 and held >= _LIKE * len(paragraphs)


def find_earlier(content: Path) -> Earlier:
    """The files of a content folder with a record, read once, in the order of their paths."""
    earlier = Earlier(content)
    for path in sorted(content.rglob("*.md")):
        text = _read(path)
        if text and "imported:" in text:
            earlier.add(path.relative_to(content).as_posix(), text)
    return earlier


def _read(path: Path) -> str | None:
    """The text of a file; None for what is no text file, which is nothing that an import has made."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None

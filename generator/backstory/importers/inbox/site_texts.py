"""What the inbox reads of a site: its topics and background, and the articles that were imported."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from backstory.content.documents import Document
from backstory.content.files import Stamp, kind_of, role, scan, sidecar_of
from backstory.content.reader import ReadDocument, Reader, SourceFile, decode_body
from backstory.importers.reading.shape import SourceParagraph
from backstory.importers.reading.statements import SourceText
from backstory.markdown.paragraphs import paragraphs
from backstory.settings import Settings


class SiteFiles:
    """The documents of a content folder that matter to proposals; each file is read again only when it changed."""

    def __init__(self, content: Path, settings: Settings) -> None:
        self._content = content
        self._reader = Reader(settings)
        self._read: dict[str, tuple[tuple[Stamp | None, ...], tuple[ReadDocument, ...]]] = {}

    def readings(self) -> list[ReadDocument]:
        """Topics, background and imported articles as they are now, in the order of their paths."""
        files = scan(self._content).files
        found: list[ReadDocument] = []
        kept: dict[str, tuple[tuple[Stamp | None, ...], tuple[ReadDocument, ...]]] = {}
        for path, stamp in files.items():
            if role(path, files) not in ("document", "topics"):
                continue
            sidecar = sidecar_of(path, files)
            stamps = (stamp, files.get(sidecar) if sidecar else None)
            there = self._read.get(path)
            readings = there[1] if there and there[0] == stamps else self._of(path, sidecar)
            kept[path] = (stamps, readings)
            found += readings
        self._read = kept
        return found

    def _of(self, path: str, sidecar: str | None) -> tuple[ReadDocument, ...]:
        try:
            data = (self._content / path).read_bytes()
            beside = (self._content / sidecar).read_bytes() if sidecar else b""
        except OSError:
            return ()
        if path != "topics.yaml" and kind_of(path) == "article" and b"imported:" not in data + beside:
            return ()
        return self._reader.read(SourceFile(path, "", data, sidecar or "", beside))


def documents_of(readings: Iterable[ReadDocument]) -> list[Document]:
    """The documents of readings, those left out that could not be read."""
    return [one.document for one in readings if one.document is not None]


def imported_texts(readings: Sequence[ReadDocument]) -> Iterator[tuple[SourceText, int]]:
    """A text for each article that an import has made, in the order of their paths, and the lines before it.

    Its own lines are counted from its first, so that it is the same text whatever is written into the front matter.
    """
    for reading in readings:
        document = reading.document
        if document is None or document.kind != "article" or not (source := source_of(document)):
            continue
        body = list(paragraphs(document.facts, decode_body(reading.body)))
        date, before = document.front.date, body[0].line - 1 if body else 0
        text = SourceText(
            document.path,
            source,
            tuple(SourceParagraph(" ".join(one.text.split()), one.line - before) for one in body),
            tuple(topic.name for topic in document.front.topics),
            date.day if date is not None else "",
        )
        yield text, before


def source_of(document: Document) -> str:
    """The name of the file that an article was imported from; empty where it was not."""
    record = document.front.extra.get("imported")
    return str(record.get("from") or document.path) if isinstance(record, dict) else ""

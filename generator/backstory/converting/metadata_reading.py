"""The documents of a tree, read as a build reads them, but for bodies: a conversion takes these as they are."""

import re
from collections.abc import Mapping
from posixpath import basename

from msgspec import structs

from backstory.content.documents import Document
from backstory.content.fences import split
from backstory.content.files import Stamp, role, sidecar_of
from backstory.content.reader import Reader, SourceFile
from backstory.engine.progress import Progress
from backstory.engine.reading import in_their_places, open_source
from backstory.problems import Problem
from backstory.settings import Folders, Settings

_TITLE = re.compile(r"^[\"']?title[\"']?\s*[:=]\s*\S", re.I | re.M)


def read_metadata(
    folders: Folders, settings: Settings, files: Mapping[str, Stamp], tell: Progress
) -> tuple[list[Document], list[Problem]]:
    """All documents with their metadata, titles and places in the tree, and what is wrong with them.

    A body is read only where something of it decides: the title, or whether a home page says something.
    """
    reader = Reader(settings)
    documents: list[Document] = []
    problems: list[Problem] = []
    for number, path in enumerate(files):
        if role(path, files) not in ("document", "topics"):
            continue
        tell("read", number, len(files))
        source, problem = open_source(folders.content, path, sidecar_of(path, files), "")
        if source is None:
            problems.append(problem)
            continue
        for reading in reader.read(_without_body(source)):
            problems += reading.problems
            if reading.document is not None:
                documents.append(reading.document)
    return in_their_places(documents, folders.content, files, settings), problems


def _without_body(source: SourceFile) -> SourceFile:
    """The file up to where its body begins, where nothing in the body decides about the rest."""
    decides = (
        source.sidecar_path
        or source.path == "topics.yaml"
        or basename(source.path).startswith(("index.", "_index."))
    )
    if decides:
        return source
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return source
    parts = split(text, source.path)
    if parts.problems or not _TITLE.search(parts.metadata):
        return source
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return structs.replace(source, data=text[: len(text) - len(parts.body)].encode())

"""Sources become articles. What an author has edited is never overwritten, and nothing is imported twice."""

import os
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Literal

from msgspec import Struct

from backstory.importers.decoding import MAX_BYTES, decode
from backstory.importers.earlier_imports import Earlier, find_earlier
from backstory.importers.formats.mojibake import garbled_line, mended
from backstory.importers.formats.sources import ReadSource, format_of, read_source
from backstory.importers.inbox.kept_proposals import keep
from backstory.importers.inbox.proposals import Proposal
from backstory.importers.proposals import Guess, KnownNames, NewFile
from backstory.importers.raw_text import propose
from backstory.importers.records import digest_of_source, is_untouched
from backstory.problems import Place, Problem, SiteError
from backstory.rewriting.edits import FileEdit, difference, write

_SUFFIXES = frozenset((".txt", ".text"))


class Outcome(Struct, frozen=True):
    """What became of the article of one source.

    `updated` is one that nobody has edited, and whose source is newer. `differs` leaves a file as it is: its
    author has edited it. `diff` leads from what is there to what is proposed.
    """

    path: str
    status: Literal["created", "updated", "unchanged", "differs"]
    diff: str = ""


class SourceImport(Struct, frozen=True):
    """What became of one source, and what was guessed in it."""

    source: str
    files: tuple[Outcome, ...]
    guesses: tuple[Guess, ...]
    proposed: tuple[str, ...] = ()
    """Topics that it proposes, where it is a list of names."""


class ImportResult(Struct, frozen=True):
    """What an import did, or would do. Paths of files are relative to the content folder."""

    sources: tuple[SourceImport, ...]
    problems: tuple[Problem, ...] = ()

    def files(self, *statuses: str) -> tuple[Outcome, ...]:
        """The files of these statuses, in the order of the sources."""
        return tuple(file for source in self.sources for file in source.files if file.status in statuses)


def import_texts(
    sources: Sequence[Path | str],
    content: Path,
    *,
    known: KnownNames,
    dry_run: bool = False,
    mend: bool = False,
) -> ImportResult:
    """Import texts, or folders of raw ones, into a content folder; with `dry_run` nothing is written.

    A path that is text is an address on the web; `mend` mends letters that a wrong encoding garbled.

    `known` are the topics of the site, drafts too (see `known_names`). A second run changes nothing. A
    source that can't be read is a problem, and the others are imported; a file that can't be written
    stops the import.
    """
    run = _Run(content, known)
    problems: list[Problem] = []
    for path, found in _texts(sources):
        problems += found or run.take(path, mend=mend)
    if not dry_run:
        _write(content, run.edits)
        keep(content, run.proposals)
    return ImportResult(tuple(run.done), tuple(problems))


class _Run:
    """One import: what earlier ones have left, and what its sources have brought so far."""

    def __init__(self, content: Path, known: KnownNames) -> None:
        self.done: list[SourceImport] = []
        self.proposals: list[Proposal] = []
        self._content = content
        self._earlier = find_earlier(content)
        self._known = dict(known.topics)
        self._languages = known.languages
        self._edits: dict[str, FileEdit] = {}
        self._taken: set[str] = set()

    @property
    def edits(self) -> list[FileEdit]:
        """What is to be written, each file once."""
        return list(self._edits.values())

    def take(self, source: Path | str, *, mend: bool) -> tuple[Problem, ...]:
        """Decide about the articles of one source."""
        known = KnownNames(self._known, self._languages)
        if isinstance(source, str) or format_of(source) is not None:
            read = read_source(source, known, mend=mend)
        else:
            read = self._raw(source, known, mend=mend)
        outcomes: list[Outcome] = []
        guesses: list[Guess] = []
        for digest, imported in read.articles:
            if imported.article is None:
                return (*read.problems, *imported.problems)
            before = self._earlier.article_of(imported.article, digest, imported.paragraphs)
            if before and digest in self._taken:
                # The same text in another file, perhaps with other empty lines.
                outcomes.append(Outcome(before, "unchanged"))
                continue
            self._taken.add(digest)
            outcomes.append(
                self._compared(before, imported.article) if before else self._created(imported.article)
            )
            guesses += imported.guesses
            for title in imported.topics:
                self._known.setdefault(title, ())
        self.proposals += read.proposals
        proposed = tuple(one.title for one in read.proposals)
        if outcomes or proposed:
            told = (*guesses, *read.guesses)
            self.done.append(SourceImport(str(source), tuple(outcomes), told, proposed))
        return read.problems

    def _raw(self, path: Path, known: KnownNames, *, mend: bool) -> ReadSource:
        text, wrong = _read(path)
        if wrong:
            return ReadSource((), wrong)
        line = garbled_line(text)
        if line and mend:
            text = mended(text)
        elif line:
            words = " ".join(text.split("\n")[line - 1].split()[:8])
            wrong = (Problem("import-garbled", Place(str(path), line), {"words": words}),)
        digest = digest_of_source(text)
        name = self._earlier.name_of(digest) or path.name
        return ReadSource(((digest, propose(text, name=name, known=known)),), wrong)

    def _created(self, file: NewFile) -> Outcome:
        path = _free_path(file.path, self._earlier, self._content)
        return Outcome(path, "created", self._edit(path, None, file.text))

    def _compared(self, path: str, file: NewFile) -> Outcome:
        there = self._earlier.text(path)
        if there == file.text:
            return Outcome(path, "unchanged")
        if is_untouched(there) and path not in self._edits:
            return Outcome(path, "updated", self._edit(path, self._earlier.data(path), file.text))
        edit = FileEdit(path, there.encode(), file.text.encode())
        return Outcome(path, "differs", difference([edit], "content"))

    def _edit(self, path: str, before: bytes | None, text: str) -> str:
        self._earlier.add(path, text)
        self._edits[path] = FileEdit(path, before, text.encode())
        return difference([self._edits[path]], "content")


def is_raw_text(path: Path) -> bool:
    """Whether a file of a folder is taken for a text."""
    return path.suffix.lower() in _SUFFIXES and not path.name.startswith(".") and path.is_file()


def _texts(sources: Sequence[Path | str]) -> Iterator[tuple[Path | str, tuple[Problem, ...]]]:
    """Every file and address to import, the files of a folder sorted; or a place where there is none."""
    for source in sources:
        if isinstance(source, str):
            yield source, ()
            continue
        if not source.is_dir():
            yield source, () if source.exists() else (Problem("import-missing", Place(str(source))),)
            continue
        files = sorted(filter(is_raw_text, source.rglob("*")))
        yield from ((path, ()) for path in files)
        if not files:
            yield source, (Problem("import-nothing", Place(str(source))),)


def _read(path: Path) -> tuple[str, tuple[Problem, ...]]:
    try:
        with path.open("rb") as file:
            return decode(file.read(MAX_BYTES + 1), str(path))
    except OSError as error:
        return "", (Problem("file-unreadable", Place(str(path)), {"reason": _reason(error)}),)


def _free_path(path: str, earlier: Earlier, content: Path) -> str:
    """The path, or the first numbered one where nothing stands yet, on disk or in this import."""
    pure = PurePosixPath(path)
    for number in count(1):
        name = path if number == 1 else str(pure.with_name(f"{pure.stem}-{number}{pure.suffix}"))
        if not earlier.has(name) and not os.path.lexists(content / name):
            return name
    raise AssertionError("numbers don't end")


def _write(content: Path, edits: Sequence[FileEdit]) -> None:
    """Write all files, or say with its place which one can't be."""
    try:
        write(content, edits)
    except SiteError as stop:
        raise SiteError(
            *(Problem("import-unwritten", Place(str(content / one.place.path)), {"reason": one.facts.get("reason", "it was changed just now")})
              for one in stop.problems)
        ) from None  # fmt: skip


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__

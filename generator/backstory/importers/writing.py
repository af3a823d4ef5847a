"""Proposals become files. What is there is never overwritten, and what was imported is not imported again."""

import os
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Literal

from msgspec import Struct

from backstory.importers.decoding import MAX_BYTES, decode
from backstory.importers.earlier_imports import Earlier, find_earlier
from backstory.importers.proposals import Guess, KnownNames, NewFile, TopicDraft
from backstory.importers.raw_text import propose, topic_file
from backstory.importers.records import digest_of_source, is_untouched, read_record
from backstory.problems import Place, Problem, SiteError

_SUFFIXES = frozenset((".txt", ".text"))


class Outcome(Struct, frozen=True):
    """What became of one proposed file.

    `differs` leaves a file as it is: the author has edited it (`edited`), or the source, the site's topics
    or the importer have changed since. `diff` leads from what is there to what is proposed.
    """

    path: str
    status: Literal["created", "unchanged", "differs"]
    edited: bool = False
    diff: str = ""


class SourceImport(Struct, frozen=True):
    """What became of one source, and what was guessed in it."""

    source: str
    files: tuple[Outcome, ...]
    guesses: tuple[Guess, ...]


class ImportResult(Struct, frozen=True):
    """What an import did, or would do. Paths of files are relative to the content folder."""

    sources: tuple[SourceImport, ...]
    problems: tuple[Problem, ...] = ()

    def files(self, status: str) -> tuple[Outcome, ...]:
        """The files of one status, in the order of the sources."""
        return tuple(file for source in self.sources for file in source.files if file.status == status)


def bring(
    sources: Sequence[Path], content: Path, *, known: KnownNames, dry_run: bool = False
) -> ImportResult:
    """Import raw texts, or folders of them, into a content folder; with `dry_run` nothing is written.

    `known` are the topics of the site, drafts too (see `known_names`). A second run changes nothing. A
    source that can't be read is a problem, and the others are imported; a file that can't be written
    stops the import.
    """
    run = _Run(content, known)
    problems: list[Problem] = []
    for path, found in _texts(sources):
        text, wrong = ("", found) if found else _read(path)
        problems += wrong
        if not wrong:
            run.take(path, text)
    result, texts = run.settled()
    if not dry_run:
        # Articles come last: they are the mark that a source is imported, should writing be interrupted.
        for name in sorted(texts, key=lambda name: name.startswith("articles/")):
            _write_new(content / name, texts[name])
    return ImportResult(result, tuple(problems))


class _Run:
    """One import: what earlier ones have left, and what its sources have proposed so far."""

    def __init__(self, content: Path, known: KnownNames) -> None:
        self._content = content
        self._earlier = find_earlier(content)
        self._known = dict(known.topics)
        self._sources: list[tuple[str, list[Outcome], tuple[Guess, ...]]] = []
        self._new: dict[str, str] = {}
        self._topics: dict[str, tuple[TopicDraft, list[Outcome]]] = {}

    def take(self, path: Path, text: str) -> None:
        """Decide about the files of one source.

        Of a source that was imported before nothing is created any more: a draft that is gone was thrown
        away by its author.
        """
        digest = digest_of_source(text)
        name = self._earlier.name_of(digest) or path.name
        proposal = propose(text, name=name, known=KnownNames(self._known))
        article = proposal.files[0]
        before = self._earlier.article_of(article, digest, proposal.paragraphs)
        outcomes: list[Outcome] = [self._compared(before, article) if before else self._created(article)]
        for file in proposal.files[1:]:
            if file.kind != "background":
                continue
            there = self._earlier.passage_of(file)
            if there:
                outcomes.append(self._compared(there, file))
            elif before is None:
                outcomes.append(self._created(file))
        for topic in proposal.topics:
            self._take_topic(topic, outcomes, new=before is None)
        self._sources.append((str(path), outcomes, proposal.guesses))

    def settled(self) -> tuple[tuple[SourceImport, ...], dict[str, str]]:
        """What becomes of every file, and the texts of those to write by path."""
        for draft, outcomes in self._topics.values():
            file = topic_file(draft)
            if draft.says_something:
                there = self._earlier.text(file.path)
                outcomes.append(self._compared(file.path, file) if there else self._created(file))
        return tuple(
            SourceImport(name, tuple(files), guesses) for name, files, guesses in self._sources
        ), self._new

    def _take_topic(self, topic: TopicDraft, outcomes: list[Outcome], *, new: bool) -> None:
        """Several sources of one import speak of a topic: its one draft gets the names of all."""
        names = (*self._known.get(topic.title, ()), *topic.names, topic.abbr)
        if topic.title in self._topics:
            draft, first = self._topics[topic.title]
            self._topics[topic.title] = (draft.joined(topic), first)
        elif topic.title not in self._known and new:
            self._topics[topic.title] = (topic, outcomes)
        self._known[topic.title] = tuple(dict.fromkeys(filter(None, names)))

    def _created(self, file: NewFile) -> Outcome:
        path = _free_path(file.path, self._earlier, self._content)
        self._earlier.add(path, file.text)
        self._new[path] = file.text
        return Outcome(path, "created", diff=_diff("", file.text, path, new=True))

    def _compared(self, path: str, file: NewFile) -> Outcome:
        there = self._earlier.text(path)
        ours, theirs = read_record(file.text), read_record(there)
        of_another = ours and theirs and ours.source != theirs.source
        # A passage that another source brought: it is there, and stays as it was brought.
        if there == file.text or (file.kind == "background" and of_another):
            return Outcome(path, "unchanged")
        return Outcome(path, "differs", not is_untouched(there), _diff(there, file.text, path))


def _texts(sources: Sequence[Path]) -> Iterator[tuple[Path, tuple[Problem, ...]]]:
    """Every file to import, those of a folder sorted; or a place where there is none."""
    for source in sources:
        if not source.is_dir():
            yield source, () if source.exists() else (Problem("import-missing", Place(str(source))),)
            continue
        files = sorted(
            path for path in source.rglob("*") if path.suffix.lower() in _SUFFIXES and path.is_file()
        )
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


def _diff(before: str, after: str, path: str, *, new: bool = False) -> str:
    lines = unified_diff(
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
        "/dev/null" if new else f"a/{path}",
        f"b/{path}",
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet; a half-written one is taken away again."""
    made = False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            made = True
            file.write(text)
    except OSError as error:
        if made:
            path.unlink(missing_ok=True)
        raise SiteError(Problem("import-unwritten", Place(str(path)), {"reason": _reason(error)})) from error


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__

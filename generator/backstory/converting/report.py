"""What a conversion tells: what it took, what it guessed, what it left where it was."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from backstory.converting.texts import Tally
from backstory.converting.writing import Status, Written, counts
from backstory.problems import Problem

_SAID: dict[Status, tuple[str, str]] = {
    "created": ("written", "would be written"),
    "updated": ("written anew: the source is newer", "would be written anew: the source is newer"),
    "unchanged": ("as they were", "as they are"),
    "differs": ("left alone: you have edited them", "left alone: you have edited them"),
    "gone": ("left out: you have moved or deleted them", "left out: you have moved or deleted them"),
    "taken": ("left alone: other files are there", "left alone: other files are there"),
}
_SHOWN: tuple[Status, ...] = ("differs", "gone", "taken")
_MOST = 12
_MOST_KEYS = 60


class Conversion(Struct, frozen=True):
    """What became of one tree. Paths are relative to the content folder, in `stayed` and `unread` to the tree's."""

    source: str
    recognised: tuple[str, ...]
    files: tuple[Written, ...]
    texts: int
    """How many of the files are texts."""
    taken: tuple[str, ...]
    guessed: tuple[str, ...]
    left: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def report_lines(done: Conversion, *, dry_run: bool, verbose: bool) -> Iterator[str]:
    """A conversion as a person is told of it."""
    yield f"{done.source}:"
    yield from (f"  {line}" for line in done.recognised)
    for status, count in counts(done.files).items():
        yield f"  {count:,} {'file' if count == 1 else 'files'} {_SAID[status][dry_run]}"
        if verbose or status in _SHOWN:
            yield from _some(
                [f"    {file.path}" for file in done.files if file.status == status], whole=verbose
            )
    for title, lines in (("Taken", done.taken), ("Guessed", done.guessed), ("Left", done.left)):
        if lines:
            yield f"  {title}:"
            yield from (f"    {line}" for line in lines)


def _some(lines: Sequence[str], *, whole: bool) -> Iterator[str]:
    yield from lines if whole else lines[:_MOST]
    if not whole and len(lines) > _MOST:
        yield f"    and {len(lines) - _MOST:,} more; --verbose lists them"


def tally_lines(tally: Tally) -> Iterator[str]:
    """What became of the keys of all texts, the commonest first."""
    for (old, new), count in tally.renamed.most_common():
        yield f"{old} is {new} now ({count:,})"
    for key, count in tally.added.most_common():
        yield f"{key} was added: the folder, the file's name or the configuration said it ({count:,})"
    for written, count in tally.values.most_common():
        yield f"{written} stands in the text as its value ({count:,})"


def kept_lines(tally: Tally) -> Iterator[str]:
    """Keys that are kept under their own names."""
    if tally.kept:
        said = ", ".join(f"{key} ({count:,})" for key, count in tally.kept.most_common(_MOST_KEYS))
        more = len(tally.kept) - _MOST_KEYS
        said += f" and {more:,} more" if more > 0 else ""
        yield f"keys kept as they are, for templates and for you: {said}"

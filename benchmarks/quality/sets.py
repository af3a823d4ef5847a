"""Reads the sets of other people's files that the decisions are measured on."""

import re
from collections.abc import Iterator, Sequence
from math import log2
from pathlib import Path

from msgspec import Struct

import yaml

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)(.*)", re.DOTALL)
_NOT_TEXT = re.compile(r"<[^>]+>|\]\([^)]*\)|\{[%{].*?[%}]\}|https?://\S+", re.DOTALL)


class File(Struct, frozen=True):
    """A Markdown file of a set."""

    name: str
    """Its file name without extension, or its folder's where each has one of its own."""
    front: dict[str, object]
    body: str

    def text(self, key: str) -> str:
        """A value of the front matter as text, empty where there is none."""
        return str(self.front.get(key) or "")

    def texts(self, key: str) -> list[str]:
        """A list of the front matter, or what stands between the commas of a text."""
        value = self.front.get(key)
        items = value if isinstance(value, list) else self.text(key).split(",")
        return list(dict.fromkeys(str(item).strip() for item in items if str(item).strip()))


def read_folder(folder: Path, pattern: str) -> list[File]:
    """The files of a folder in the order of their paths; those whose front matter is broken are left out."""
    return list(_files(folder, pattern))


def read_repository(folder: Path, *patterns: str) -> list[File]:
    """The files of a repository that stands beside the sets, none where it is not there."""
    return [file for pattern in patterns for file in _files(folder, pattern)]


def plain(markdown: str) -> str:
    """Roughly the text of a Markdown body: without addresses, tags and template marks."""
    return _NOT_TEXT.sub(" ", markdown)


def ndcg(ranked: Sequence[str], relevant: set[str], depth: int = 10) -> float:
    """How near the first ten come to having all that is relevant on top, 0 to 1 (Järvelin and Kekäläinen 2002)."""
    gain = sum(1 / log2(place + 2) for place, one in enumerate(ranked[:depth]) if one in relevant)
    return gain / sum(1 / log2(place + 2) for place in range(min(depth, len(relevant))))


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean."""
    return sum(values) / len(values)


def _files(folder: Path, pattern: str) -> Iterator[File]:
    for path in sorted(folder.glob(pattern)):
        found = _FRONT_MATTER.match(path.read_text(encoding="utf-8"))
        if not found:
            continue
        try:
            front = yaml.safe_load(found[1])
        except yaml.YAMLError:
            continue
        if isinstance(front, dict):
            yield File(path.parent.name if path.stem == "index" else path.stem, front, found[2])

"""What the name of a file says where its front matter says nothing: a date, a language, a title."""

import posixpath
import re

from backstory.text import without_controls

# Names such as 0001-01-01-about.md only keep an order.
_DATED = re.compile(r"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?:[-_ ](?=.)|$)")
_DAY_AHEAD = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}-(?=.)")
_MARK = re.compile(
    r"^(?:_+|(?:drafts?|wip|unpublished)[-_ ]+)|(?:[-_ ]+(?:drafts?|wip|unpublished)|\.(?:draft|private|hidden))$",
    re.I,
)
_LANGUAGE = re.compile(r"\.([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\.(?:md|markdown|txt)$")


def day_in_name(path: str) -> str:
    """The day that `2023-07-27-talks.md` begins with, or a folder that holds `index.md`; else empty.

    As it is written: the calendar may have no such day.
    """
    found = _DATED.match(_stem(path))
    return found[1] if found and found[1] >= "1000" else ""


def language_in_name(path: str) -> str:
    """`fr` of `talks.fr.md`; else empty."""
    found = _LANGUAGE.search(path)
    return found[1] if found else ""


def title_in_name(path: str) -> str:
    """`Arms show` of `2023-07-27-arms-show.md`, `iPhone repair` of `iPhone repair.md`; never empty."""
    stem = without_controls(_stem(path))
    words = _DATED.sub("", stem, count=1) if _DATED.match(stem) else stem
    words = words.strip()
    if " " not in words:
        words = words.replace("-", " ").replace("_", " ").strip()
        # A name in small letters is no title yet; one with capitals has its own spelling.
        words = words[:1].upper() + words[1:] if words.islower() else words
    return words or stem


def without_day(stem: str) -> str:
    """The name of a file without the day at its beginning, whatever day that is: `talks` of `2023-7-27-talks`."""
    return _DAY_AHEAD.sub("", stem, count=1) if _DAY_AHEAD.match(stem) else stem


def without_mark(stem: str) -> str:
    """The name of a file without what keeps it from readers: `talks` of `talks.draft`, `draft-talks` and `_talks`."""
    return _MARK.sub("", stem) or stem


def _stem(path: str) -> str:
    if "::" in path:
        return path.partition("::")[2]
    folder, name = posixpath.split(_LANGUAGE.sub(".md", path))
    stem = posixpath.splitext(name)[0]
    return posixpath.basename(folder) if stem in ("index", "_index") and folder else stem

"""The addresses that readers have been given: `published.txt` in the content folder, one a line.

It lies with the content because the promise is the content's, whichever host carries it, and because a plain
sorted list differs and merges line by line. Publishing alone writes it, after it has succeeded:

    /articles/2023/07/arms-show/ #guests #armistice < articles/arms-show.md
    /articles/2022/old/ gone

An address, the anchors in it that pages have linked to, and the document that it came from. A line with `gone`
was let go on purpose.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote, unquote

from msgspec import Struct

from backstory.content.files import PUBLISHED
from backstory.output.folder import Output
from backstory.problems import Place, Problem, SiteError, not_utf8

NAME = PUBLISHED
_NO_LETTER = re.compile(r"[\s%#\x00-\x1f\x7f]")
_HEAD = "# Addresses that readers have been given. Written by “backstory publish”; keep it with the content."


class PublishedUrl(Struct, frozen=True):
    """What is known of an address."""

    document: str = ""
    """The path of the document it came from; empty for a page that the program makes by itself."""
    anchors: frozenset[str] = frozenset()
    gone: bool = False


def read_ledger(content: Path) -> dict[str, PublishedUrl]:
    """Address -> promise; empty where nothing was ever published. Stops where the file can't be read."""
    try:
        text = (content / NAME).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    # Taken for empty, it would be written anew without what it holds.
    except UnicodeDecodeError as error:
        raise SiteError(not_utf8(NAME, error)) from None
    except OSError as error:
        raise SiteError(
            Problem("file-unreadable", Place(NAME), {"reason": error.strerror or str(error)})
        ) from None
    lines = (line for line in text.splitlines() if line.startswith("/"))
    return dict(_read_line(line) for line in lines)


def write_ledger(content: Path, ledger: Mapping[str, PublishedUrl]) -> None:
    """Put the ledger in place."""
    lines = [_HEAD, *(_line(address, ledger[address]) for address in sorted(ledger))]
    data = ("\n".join(lines) + "\n").encode()
    Output(content).write(NAME, data)


def with_published(
    ledger: Mapping[str, PublishedUrl], published: Mapping[str, PublishedUrl], *, released: Iterable[str]
) -> dict[str, PublishedUrl]:
    """The ledger after a publish: what is out now joins it, and what was let go is marked."""
    result = dict(ledger)
    for address, promise in published.items():
        known = result.get(address, PublishedUrl())
        anchors = promise.anchors | known.anchors
        result[address] = PublishedUrl(promise.document or known.document, anchors)
    for one in released:
        address, _, anchor = one.partition("#")
        if address in result:
            known = result[address]
            result[address] = (
                PublishedUrl(known.document, known.anchors - {anchor}, known.gone)
                if anchor
                else PublishedUrl(gone=True)
            )
    return result


def _read_line(line: str) -> tuple[str, PublishedUrl]:
    about, _, document = line.partition(" < ")
    address, *words = about.split()
    anchors = frozenset(unquote(word[1:]) for word in words if word.startswith("#"))
    return unquote(address), PublishedUrl(document.strip(), anchors, "gone" in words)


def _line(address: str, promise: PublishedUrl) -> str:
    words = [_one_word(address), *(f"#{_one_word(anchor)}" for anchor in sorted(promise.anchors))]
    words += ["gone"] if promise.gone else []
    return " ".join(words) + (f" < {promise.document}" if promise.document else "")


def _one_word(text: str) -> str:
    """Letters of any script stay readable; what would end the word does not."""
    return _NO_LETTER.sub(lambda found: quote(found[0]), text)

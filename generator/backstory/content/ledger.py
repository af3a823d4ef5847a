"""The addresses that readers have been given: `published.txt` in the content folder, one a line.

It lies with the content because the promise is the content's, whichever host carries it, and because a plain
sorted list differs and merges line by line:

    /articles/2023/07/arms-show/ #guests #armistice < articles/arms-show.md
    /articles/2022/old/ gone

An address, the anchors in it that pages have linked to, and the document that it came from. A line with `gone`
was let go on purpose.
"""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from backstory.content.files import PUBLISHED
from backstory.problems import Place, Problem, SiteError, not_utf8


class PublishedUrl(Struct, frozen=True):
    """What is known of an address."""

    document: str = ""
    """The path of the document it came from; empty for a page that the program makes by itself."""
    anchors: frozenset[str] = frozenset()
    gone: bool = False


def read_ledger(content: Path) -> dict[str, PublishedUrl]:
    """Address -> promise; empty where nothing was ever published. Stops where the file can't be read."""
    try:
        text = (content / PUBLISHED).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    # Taken for empty, it would be written anew without what it holds.
    except UnicodeDecodeError as error:
        raise SiteError(not_utf8(PUBLISHED, error)) from None
    except OSError as error:
        raise SiteError(
            Problem("file-unreadable", Place(PUBLISHED), {"reason": error.strerror or str(error)})
        ) from None
    lines = (line for line in text.splitlines() if line.startswith("/"))
    return dict(_read_line(line) for line in lines)


def known_addresses(ledger: Mapping[str, PublishedUrl]) -> dict[str, frozenset[str]]:
    """Document -> the addresses that readers have for it."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for address, url in ledger.items():
        if url.document and not url.gone:
            known[url.document].add(address)
    return {document: frozenset(addresses) for document, addresses in known.items()}


def _read_line(line: str) -> tuple[str, PublishedUrl]:
    about, _, document = line.partition(" < ")
    address, *words = about.split()
    anchors = frozenset(unquote(word[1:]) for word in words if word.startswith("#"))
    return unquote(address), PublishedUrl(document.strip(), anchors, "gone" in words)

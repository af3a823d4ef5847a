"""What publishing writes into the ledger of published addresses, after it has succeeded."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from backstory.content.files import PUBLISHED
from backstory.content.ledger import PublishedUrl as PublishedUrl
from backstory.content.ledger import read_ledger as read_ledger
from backstory.output.folder import Output

NAME = PUBLISHED
_NO_LETTER = re.compile(r"[\s%#\x00-\x1f\x7f]")
_HEAD = "# Addresses that readers have been given. Written by “backstory publish”; keep it with the content."


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


def _line(address: str, promise: PublishedUrl) -> str:
    words = [_one_word(address), *(f"#{_one_word(anchor)}" for anchor in sorted(promise.anchors))]
    words += ["gone"] if promise.gone else []
    return " ".join(words) + (f" < {promise.document}" if promise.document else "")


def _one_word(text: str) -> str:
    """Letters of any script stay readable; what would end the word does not."""
    return _NO_LETTER.sub(lambda found: quote(found[0]), text)

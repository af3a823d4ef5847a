"""What each publish brought readers: `publishes.txt` in the content folder, which publishing alone adds to.

    = 2026-03-01T09:30:00Z pages
    + articles/arms-show.md t8a31c0f2 c51d0be77 k9b1f02aa
    - articles/old.md

A publish is its moment and its target, then the documents that say something else than at the one before: by a word
for each thing that they say, which is its sort and a digest. So any publish of the past can be compared with.
"""

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from backstory.content.documents import Document
from backstory.content.files import PUBLISHES
from backstory.content.front_matter_types import Claim, Correction, Quotation
from backstory.problems import Place, Problem, SiteError, not_utf8

Statements = Mapping[str, frozenset[str]]
"""Path of a document -> the words for what it says."""


class Publish(Struct, frozen=True):
    """A publish of the past, and what readers had when it was done. `moment` is RFC 3339, in UTC."""

    moment: str
    target: str
    said: Statements


def read_publishes(content: Path) -> list[Publish]:
    """Every publish, the oldest first; none where nothing was ever published. Stops where the file can't be read."""
    try:
        text = (content / PUBLISHES).read_text("utf-8")
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise SiteError(not_utf8(PUBLISHES, error)) from None
    except OSError as error:
        facts = {"reason": error.strerror or str(error)}
        raise SiteError(Problem("file-unreadable", Place(PUBLISHES), facts)) from None
    return list(_replayed(text))


def _replayed(text: str) -> Iterator[Publish]:
    heading: list[str] = []
    said: dict[str, frozenset[str]] = {}
    for line in (*text.splitlines(), "= "):
        sign, _, rest = line.partition(" ")
        if sign == "=":
            if heading:
                yield Publish(heading[0], " ".join(heading[1:]), dict(said))
            heading = rest.split()
        elif sign == "+":
            path, _, words = rest.rpartition(" t")
            said[path] = frozenset(f"t{words}".split())
        elif sign == "-":
            said.pop(rest, None)


def section(moment: str, target: str, before: Statements, after: Statements) -> str:
    """The lines that a publish adds, `moment` as RFC 3339 in UTC."""
    lines = [f"= {moment} {target}"]
    lines += [
        f"+ {path} {' '.join(sorted(after[path], key=_text_first))}"
        for path in sorted(after)
        if after[path] != before.get(path)
    ]
    lines += [f"- {path}" for path in sorted(before.keys() - after.keys())]
    return "".join(f"{line}\n" for line in lines)


def statements(document: Document) -> frozenset[str]:
    """A word for each thing that a document says, the first letter its sort: text, reviewed, claim, correction, quotation."""
    front, text = document.front, short_digest(text_said(document))
    words = {f"t{text}", *map(claim_word, front.claims), *map(correction_word, front.corrections)}
    words.update(map(quote_word, front.quotes))
    return frozenset(words | ({f"r{front.reviewed}"} if front.reviewed else set()))


def claim_word(claim: Claim) -> str:
    """The word for a claim: another status is another claim."""
    return f"c{short_digest((claim.text, claim.status))}"


def correction_word(one: Correction) -> str:
    """The word for a correction."""
    return f"k{short_digest((one.day, one.was, one.now, one.note))}"


def quote_word(one: Quotation) -> str:
    """The word for a quotation."""
    return f"q{short_digest((one.text, one.by.name))}"


def text_said(document: Document) -> tuple[str, str, str, str]:
    """What a document says as a text: title, summary, definition, and the digest of its body."""
    front, facts = document.front, document.facts
    whole = facts.parts.get("")
    return facts.title, front.summary, front.definition, whole.digest if whole else ""


def short_digest(said: object) -> str:
    """A digest of what is said, eight letters long: of one document's sayings, not of all there are."""
    return blake2b(msgspec.msgpack.encode(said), digest_size=4).hexdigest()


def _text_first(word: str) -> tuple[bool, str]:
    return word[0] != "t", word

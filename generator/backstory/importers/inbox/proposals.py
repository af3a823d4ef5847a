"""What waits for a decision: a finding, the sentences it was drawn from, and what accepting it would write."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Literal

from msgspec import Struct

from backstory.text import fold

Kind = Literal["date", "topic", "background", "event", "claim", "difference", "question"]
KINDS: tuple[Kind, ...] = ("date", "question", "topic", "background", "event", "claim", "difference")
"""In this order they are shown: what others depend on comes first."""
_DIGEST = 6


class Quote(Struct, frozen=True):
    """A sentence, word for word. `path` and `line` are its place in the content folder, `source` the file it came from."""

    path: str
    line: int
    source: str
    sentence: str


class AddItem(Struct, frozen=True, tag="item"):
    """An item for a list in the front matter of a file: its keys with values that are YAML already."""

    path: str
    key: str
    fields: tuple[tuple[str, str], ...]
    remark: str = ""


class AddSource(Struct, frozen=True, tag="source"):
    """A source for the front matter of a file, unless it has one of this id; its keys with values that are YAML."""

    path: str
    id: str
    fields: tuple[tuple[str, str], ...]


class AddName(Struct, frozen=True, tag="name"):
    """A plain text for a list in the front matter, unless it stands there."""

    path: str
    key: str
    text: str


class SetKey(Struct, frozen=True, tag="key"):
    """A key of the front matter that is not there yet, with its value."""

    path: str
    key: str
    value: str


class ProposedFile(Struct, frozen=True, tag="file"):
    """A file to make: the lines of its front matter without the title, and its body."""

    path: str
    front: tuple[str, ...]
    body: str


class AddText(Struct, frozen=True, tag="text"):
    """Text for the end of a file."""

    path: str
    text: str


class AddNames(Struct, frozen=True, tag="names"):
    """More names for a topic that has a file."""

    path: str
    names: tuple[str, ...]


Change = AddItem | AddSource | AddName | SetKey | ProposedFile | AddText | AddNames


class Proposal(Struct, frozen=True):
    """One thing to decide. `title` is what an author may word otherwise; `details` are for scripts.

    `keys` stand for the sentences and names behind it: what has one that was decided on is not proposed again.
    A proposal without changes can only be dismissed.
    """

    id: str
    kind: Kind
    title: str
    why: str
    quotes: tuple[Quote, ...]
    keys: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    details: Mapping[str, object] = {}


def key_of(kind: str, *parts: str) -> str:
    """The key of a sentence or a name within proposals of one kind."""
    text = "\n".join((kind, *map(fold, parts)))
    return blake2b(text.encode(errors="surrogatepass"), digest_size=_DIGEST).hexdigest()


def id_of(kind: str, keys: tuple[str, ...]) -> str:
    """The id of a proposal, short enough to be typed: the kind's first letter and a digest of its keys."""
    digest = blake2b("\n".join(sorted(keys)).encode(), digest_size=3).hexdigest()
    return f"{kind[0]}{digest}"

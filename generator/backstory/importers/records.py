"""The record that an import leaves in the front matter of what it wrote, and how it is read again."""

import re
from hashlib import blake2b

from msgspec import Struct

from backstory.content.fences import read_fenced, split
from backstory.yaml.parser import Mapping, plain
from backstory.yaml.writer import mapping, scalar

_DIGEST_BYTES = 12


class ImportRecord(Struct, frozen=True, array_like=True):
    """Which source a file was made from. `digest` is of the source's text, `written` of the file as it was
    written, without this one value."""

    source: str
    digest: str
    written: str


def digest_of(text: str) -> str:
    """A digest of text, the same whatever its line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return blake2b(text.encode(errors="surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()


def digest_of_source(text: str) -> str:
    """A digest of the lines of a source; white space around them and empty ones make no difference."""
    return digest_of("\n".join(filter(None, map(str.strip, text.splitlines()))))


def record_line(source: str, digest: str) -> str:
    """The line of front matter that holds a record, before the file is sealed."""
    return f"imported: {mapping([('from', scalar(source)), ('digest', scalar_digest(digest))])}"


def scalar_digest(digest: str) -> str:
    """A digest in YAML; quoted, because `12e34567` is a number to some readers."""
    return f'"{digest}"'


def sealed(text: str) -> str:
    """The text of a new file with the digest of itself in its record: by it an edit is told from an import."""
    written = f', written: "{digest_of(text)}"}}'
    return re.sub(r"(?m)^(imported: \{.*)\}$", lambda match: match[1] + written, text, count=1)


def read_record(text: str) -> ImportRecord | None:
    """The record in the front matter of a file, however the author has laid it out since."""
    if "imported:" not in text:
        return None
    node, _ = read_fenced(split(text), "")
    values = node.values.get("imported") if node is not None else None
    if not isinstance(values, Mapping):
        return None
    said = {key: str(plain(value) or "") for key, value in values.values.items()}
    return ImportRecord(said.get("from", ""), said.get("digest", ""), said.get("written", ""))


def is_untouched(text: str) -> bool:
    """Whether a file is as an import wrote it."""
    record = read_record(text)
    if record is None:
        return False
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return digest_of(text.replace(f', written: "{record.written}"}}', "}", 1)) == record.written

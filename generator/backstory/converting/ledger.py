"""The file that remembers what conversions wrote into a content folder: by it an edit is told from what was written."""

import re
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from backstory.content.files import CONVERTED
from backstory.problems import Place, Problem, SiteError
from backstory.whole_files import write_whole

_HEAD = (
    "# The files that an import of a folder wrote, each with a digest of what it wrote; backstory import writes this.\n"
    "# Of a file that you edited, moved or deleted nothing is written again. A line that is taken out makes it new.\n"
)
_LINE = re.compile(r"(?P<digest>[0-9a-f]{24})  (?P<path>\S.*)")


def digest_of(data: bytes) -> str:
    """A digest of a file's bytes."""
    return blake2b(data, digest_size=12).hexdigest()


def read_ledger(content: Path) -> dict[str, str]:
    """Path -> digest of what was written there; empty where nothing was."""
    try:
        text = (content / CONVERTED).read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise _stop("file-unreadable", error) from None
    found = (_LINE.fullmatch(line) for line in text.splitlines())
    return {one["path"]: one["digest"] for one in found if one is not None}


def write_ledger(content: Path, written: Mapping[str, str]) -> None:
    """Remember what was written; a ledger that says it already is left as it is."""
    lines = [f"{digest}  {path}\n" for path, digest in sorted(written.items())]
    data = (_HEAD + "".join(lines)).encode(errors="surrogateescape")
    file = content / CONVERTED
    try:
        if lines and not (file.is_file() and file.read_bytes() == data):
            write_whole(file, content / f".{CONVERTED}.backstory", (data,))
    except OSError as error:
        raise _stop("import-unwritten", error) from None


def _stop(code: str, error: OSError) -> SiteError:
    return SiteError(Problem(code, Place(CONVERTED), {"reason": error.strerror or str(error)}))

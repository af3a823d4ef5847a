"""The code of templates, kept beside the cache for the next process: compiling takes longer than many pages."""

import marshal
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from hmac import compare_digest
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType
from typing import NamedTuple

import jinja2

from backstory.output.folder import digest_of
from backstory.render.theme import find_theme
from backstory.whole_files import write_whole


class _Shelf(NamedTuple):
    """A folder in which code may be kept, and what its digest there begins with."""

    folder: Path
    key: bytes
    of_site: bool


class BytecodeCache:
    """Each template's code: compiled once, here or by an earlier process. A damaged file is made again.

    That of the theme is kept where Python keeps the program's own, for all sites; where that can't be written,
    and for the site's own templates, in the site's folder, signed: that folder may have been handed on by others,
    and what is loaded from it runs.
    """

    def __init__(self, folder: Path | None = None, made_by: str = "", secret: bytes = b"") -> None:
        """`made_by` is a digest of the program, `secret` what only this user knows.

        Without a folder nothing outlives the process, and without a secret nothing is kept in the site's.
        """
        self._folder = folder
        self._secret = secret
        self._made_by = f"{made_by}\0{jinja2.__version__}\0{MAGIC_NUMBER!r}"
        self._ready: dict[str, CodeType] = {}

    def get(
        self, name: str, source: str, label: str, compiled: Callable[[], CodeType], *, of_theme: bool = False
    ) -> CodeType:
        """The code of a template; `label` is the path that its errors name."""
        if name not in self._ready:
            made_from = f"{self._made_by}\0{label}\0{source}".encode()
            shelves = list(self._shelves(made_from, of_theme=of_theme))
            file = digest_of(name.encode())
            self._ready[name] = _kept(file, shelves) or _keep(file, shelves, compiled())
        return self._ready[name]

    def _shelves(self, made_from: bytes, *, of_theme: bool) -> Iterator[_Shelf]:
        if self._folder is not None and of_theme:
            yield _Shelf(self._of_theme, made_from, of_site=False)
        if self._folder is not None and self._secret:
            yield _Shelf(self._folder, self._secret + made_from, of_site=True)

    @cached_property
    def _of_theme(self) -> Path:
        """Beside the theme, or wherever Python was told to keep what it compiles."""
        return Path(cache_from_source(str(find_theme() / "theme"))).with_suffix("")


def _kept(name: str, shelves: Sequence[_Shelf]) -> CodeType | None:
    """The code that an earlier process made from the same."""
    for folder, key, _ in shelves:
        with suppress(OSError, EOFError, ValueError, TypeError):
            digest, _, data = (folder / name).read_bytes().partition(b"\n")
            if compare_digest(digest, digest_of(key + data).encode()):
                code: CodeType = marshal.loads(data)
                return code
    return None


def _keep(name: str, shelves: Sequence[_Shelf], code: CodeType) -> CodeType:
    """Put the code into the first of these folders that can be written."""
    data = marshal.dumps(code)
    for folder, key, of_site in shelves:
        if sys.dont_write_bytecode and not of_site:
            continue  # whoever forbids Python to write what it compiles beside programs, forbids it to us
        with suppress(OSError):
            folder.mkdir(parents=not of_site, exist_ok=True)
            # Two processes may write the same at once: each has a name of its own until it is whole.
            file, new = folder / name, folder / f"{name}-{os.getpid()}"
            write_whole(file, new, (digest_of(key + data).encode(), b"\n", data))
            break
    return code

"""The code of templates, kept beside the cache for the next process: compiling takes longer than many pages."""

import marshal
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType

import jinja2

from backstory.output.folder import digest_of
from backstory.render.theme import find_theme
from backstory.whole_files import write_whole


class BytecodeCache:
    """Each template's code: compiled once, here or by an earlier process. A damaged file is made again.

    That of the theme is kept where Python keeps the program's own, for all sites; where that can't be written,
    and for the site's own templates, in the site's folder.
    """

    def __init__(self, folder: Path | None = None, made_by: str = "") -> None:
        """`made_by` is a digest of the program; without a folder, nothing outlives the process."""
        self._folder = folder
        self._made_by = f"{made_by}\0{jinja2.__version__}\0{MAGIC_NUMBER!r}"
        self._ready: dict[str, CodeType] = {}

    def get(
        self, name: str, source: str, label: str, compiled: Callable[[], CodeType], *, of_theme: bool = False
    ) -> CodeType:
        """The code of a template; `label` is the path that its errors name."""
        if name not in self._ready:
            folders = [self._folder] if self._folder is not None else []
            if folders and of_theme:
                folders.insert(0, _theme_codes())
            key = f"{self._made_by}\0{label}\0{source}".encode()
            self._ready[name] = _kept(digest_of(name.encode()), folders, key) or _keep(
                digest_of(name.encode()), folders, key, compiled()
            )
        return self._ready[name]


def _theme_codes() -> Path:
    """Beside the theme, or wherever Python was told to keep what it compiles."""
    return Path(cache_from_source(str(find_theme() / "theme"))).with_suffix("")


def _kept(name: str, folders: Sequence[Path], key: bytes) -> CodeType | None:
    """The code that an earlier process made from the same."""
    for folder in folders:
        with suppress(OSError, EOFError, ValueError, TypeError):
            digest, _, data = (folder / name).read_bytes().partition(b"\n")
            if digest.decode() == digest_of(key + data):
                code: CodeType = marshal.loads(data)
                return code
    return None


def _keep(name: str, folders: Sequence[Path], key: bytes, code: CodeType) -> CodeType:
    """Put the code into the first of these folders that can be written."""
    data = marshal.dumps(code)
    # Whoever forbids Python to write what it compiles beside programs, forbids it to us.
    for folder in folders[-1:] if sys.dont_write_bytecode else folders:
        with suppress(OSError):
            folder.mkdir(parents=folder is not folders[-1], exist_ok=True)
            # Two processes may write the same at once: each has a name of its own until it is whole.
            file, new = folder / name, folder / f"{name}-{os.getpid()}"
            write_whole(file, new, (digest_of(key + data).encode(), b"\n", data))
            break
    return code

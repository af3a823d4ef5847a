"""The code of templates, kept beside the cache for the next process: compiling takes longer than many pages."""

import marshal
import os
from collections.abc import Callable
from contextlib import suppress
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

import jinja2

from backstory.output.folder import digest_of
from backstory.whole_files import write_whole


class BytecodeCache:
    """Each template's code: compiled once, here or by an earlier process. A damaged file is made again."""

    def __init__(self, folder: Path | None = None, made_by: str = "") -> None:
        """`made_by` is a digest of the program; without a folder, nothing outlives the process."""
        self._folder = folder
        self._made_by = f"{made_by}\0{jinja2.__version__}\0{MAGIC_NUMBER!r}"
        self._ready: dict[str, CodeType] = {}

    def get(self, name: str, source: str, label: str, compiled: Callable[[], CodeType]) -> CodeType:
        """The code of a template; `label` is the path that its errors name."""
        if name not in self._ready:
            self._ready[name] = self._kept(name, f"{self._made_by}\0{label}\0{source}", compiled)
        return self._ready[name]

    def _kept(self, name: str, made_from: str, compiled: Callable[[], CodeType]) -> CodeType:
        if self._folder is None:
            return compiled()
        file = self._folder / digest_of(name.encode())
        key = made_from.encode()
        with suppress(OSError, EOFError, ValueError, TypeError):
            digest, _, data = file.read_bytes().partition(b"\n")
            if digest.decode() == digest_of(key + data):
                code: CodeType = marshal.loads(data)
                return code
        code = compiled()
        data = marshal.dumps(code)
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            # Two processes may write the same at once: each has a name of its own until it is whole.
            new = file.with_name(f"{file.name}-{os.getpid()}")
            write_whole(file, new, (digest_of(key + data).encode(), b"\n", data))
        return code

"""The program as users run it: a process of its own, with its exit code and what it said."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

AS_OF = "2026-06-01"
"""When tests build, so that they say the same on any day."""


class Ran(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """Standard output as the JSON document it is."""
        document: dict[str, Any] = msgspec.json.decode(self.out)
        return document

    @property
    def codes(self) -> set[str]:
        """The codes of the problems that were printed."""
        return {line.rpartition("[")[2][:-1] for line in self.err.splitlines() if line.endswith("]")}


def environment(**changes: str) -> dict[str, str]:
    """This process's environment without what would change a build, then with the changes."""
    kept = {
        name: value for name, value in os.environ.items() if name not in ("SOURCE_DATE_EPOCH", "NO_COLOR")
    }
    return kept | changes


def backstory(
    *arguments: object, cwd: Path, env: Mapping[str, str] | None = None, before: Sequence[str] = ()
) -> Ran:
    """Run the program in a folder. An internal error fails the test that ran it.

    `before` stands before the command.
    """
    command = [*before, sys.executable, "-m", "backstory", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=cwd, env=env or environment(), capture_output=True, encoding="utf-8", check=False
    )
    assert "Internal error" not in done.stderr, done.stderr[-2000:]
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    return Ran(done.returncode, done.stdout, done.stderr)


def build(site: Path, *arguments: object, env: Mapping[str, str] | None = None) -> Ran:
    """`backstory build` in a site's folder, as of a fixed day."""
    return backstory("build", "--as-of", AS_OF, *arguments, cwd=site, env=env)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path, the manifest too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

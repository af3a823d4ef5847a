"""Sites made of the corpora, each built once by the real command."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from tests.support.links import broken_links
from tests.support.running import Ran, build

_HELD = re.compile(
    r"""(?i)^((publish(ed)?|permalink): *["']?(false|no)\b|(draft|status): *["']?(true|yes|draft)\b|expirydate: *["']?20(1.|2[0-5]))""",
    re.MULTILINE,
)


class BuiltSite:
    """A site's folder, with what building it came to."""

    def __init__(self, folder: Path, ran: Ran, told: dict[str, Any]) -> None:
        self.folder = folder
        self.output = folder / "site"
        self.ran = ran
        self.told = told
        """What a build says of it as JSON."""
        self._problems: list[dict[str, Any]] = told["problems"]

    def documents(self) -> list[str]:
        """Paths of its Markdown files below the content folder."""
        content = self.folder / "content"
        return sorted(path.relative_to(content).as_posix() for path in content.rglob("*.md"))

    def problems_of(self, document: str) -> list[str]:
        """What is told of a document, a line each: in the terminal, one line may stand for many."""
        return [
            f"{one['path']}:{one['line']}: {one['severity']}: {one['message']} [{one['code']}]"
            for one in self._problems
            if one["path"] == f"content/{document}"
        ]

    def is_held(self, document: str) -> bool:
        """Whether its author said, in a way of some program, that it is not, or no longer, to be published."""
        lines = (self.folder / "content" / document).read_text("utf-8", "replace").splitlines()
        return _HELD.search("\n".join(lines[:50])) is not None

    def dead_links(self) -> list[str]:
        """Links that lead nowhere, but for those to files of which a problem says that they are not there."""
        missing = [one["message"] for one in self._problems if one["code"] == "file-missing"]
        return [
            dead
            for dead in broken_links(self.output)
            if not any(unquote(dead.partition(": ")[2]).rpartition("/")[2] in line for line in missing)
        ]


def copied(source: Path, target: Path) -> None:
    """A copy that may be written to, of a folder that may not."""
    shutil.copytree(source, target, copy_function=shutil.copyfile)
    for path in [target, *target.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.fixture(scope="session")
def built(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., BuiltSite]:
    """Builds a corpus as a site, the first time it is asked for. `below`: where in content/ it lies."""
    sites: dict[str, BuiltSite] = {}

    def build_once(name: str, below: str = ".") -> BuiltSite:
        if name not in sites:
            folder = tmp_path_factory.mktemp(name)
            copied(corpora / name, folder / "content" / below)
            ran = build(folder)
            sites[name] = BuiltSite(folder, ran, build(folder, "--json").document)
        return sites[name]

    return build_once

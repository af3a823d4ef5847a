"""Files of the content folder that are no documents: what a name of one means, and where the site has it."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from backstory.content.files import role

_STATIC = "static/"
_UPWARD = re.compile(r"(?:\.\./)+")


class Files:
    """Finds files by their path from a document or from the top, and by their name wherever they lie.

    `paths` are all files of the content folder; those of `static/` go by the path that they have on the site, too.
    """

    def __init__(self, paths: Collection[str]) -> None:
        self._all = paths

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(path for path in self._all if role(path, self._all) in ("static", "asset"))

    @cached_property
    def _endings(self) -> Mapping[str, Sequence[str]]:
        endings: defaultdict[str, list[str]] = defaultdict(list)
        for path in sorted(self._paths):
            endings[path.rpartition("/")[2].casefold()].append(path)
        return endings

    def find(self, name: str, *, at: str) -> str | None:
        """The file that `name` means in the document at path `at`; None where there is none, or several might be."""
        plain = posixpath.normpath(name.lstrip("/"))
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(at), name.lstrip("/")))
        candidates = (_STATIC + plain, plain) if name.startswith("/") else (beside, plain, _STATIC + plain)
        for path in candidates:
            if path in self._paths:
                return path
        # As from the page's address, which may lie deeper than the text: `../../img/a.png`.
        return self._by_ending(_UPWARD.sub("", plain).casefold())

    def folder(self, name: str) -> str | None:
        """The address of a folder of `static/` that has a page of its author's own, by its path from the root."""
        plain = posixpath.normpath(name.strip("/"))
        return f"{plain}/" if name.startswith("/") and f"{_STATIC}{plain}/index.html" in self._paths else None

    def _by_ending(self, ending: str) -> str | None:
        named = self._endings.get(ending.rpartition("/")[2], ())
        found = [path for path in named if f"/{path.casefold()}".endswith(f"/{ending}")]
        return found[0] if len(found) == 1 else None


def address_of_file(path: str) -> str:
    """Where the site has a file that no document has to itself: what lies in `static/` goes to the root."""
    return path.removeprefix(_STATIC)

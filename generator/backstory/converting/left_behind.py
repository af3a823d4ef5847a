"""Files that serve the tree's program alone, and so stay where they are: its templates, its configuration, its packages."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from backstory.converting.source_tree import SourceTree

_FOLDERS = {
    "jekyll": frozenset(
        "_data _includes _layouts _plugins _sass _site bin node_modules script vendor".split()
    ),
    "obsidian": frozenset(("node_modules",)),
    "": frozenset(("node_modules",)),
}
_FILES = re.compile(
    r"Gemfile(?:\.lock)?|Rakefile|Makefile|Dockerfile|.*\.gemspec|package(?:-lock)?\.json|_config\w*\.ya?ml|.*\.(?:scss|sass|less)",
    re.I,
)
_OF_THEMES = re.compile(r"assets/.*\.(?:css|js|mjs|ts|jsx|tsx)", re.I)
"""What Hugo makes style sheets and scripts of."""


def stays(path: str, tree: SourceTree) -> bool:
    """Whether a file of the tree is none of the content."""
    program = tree.settings.tree.program
    top, _, rest = path.partition("/")
    if rest and top in _FOLDERS.get(program, ()):
        return True
    name = path.rpartition("/")[2]
    if path.startswith("static/"):
        return False
    return bool(_FILES.fullmatch(name)) or (program == "hugo" and bool(_OF_THEMES.fullmatch(path)))


def outside(tree: SourceTree) -> Iterator[str]:
    """What lies beside the folders that the tree's texts and fixed files are in, folders with their `/`."""
    taken = {tree.folders.content, *(folder for _, folder in tree.folders.elsewhere)}
    if tree.folders.content == tree.root:
        return
    for entry in sorted(tree.root.iterdir()):
        holds = any(entry in (folder, *folder.parents) for folder in taken)
        if not holds and not entry.name.startswith("."):
            yield f"{entry.name}/" if entry.is_dir() else entry.name


def by_folder(paths: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Folders at the top, and files that lie in none, with how many files that is."""
    counts = Counter(top + "/" if rest else top for top, _, rest in (one.partition("/") for one in paths))
    yield from sorted(counts.items())

"""Obsidian: a vault is a folder with `.obsidian/` in it."""

from pathlib import Path

from backstory.settings import Tree
from backstory.trees.found_tree import FoundTree, read_data, settings_of, text_of


def recognise_obsidian(root: Path) -> FoundTree | None:
    """The tree at `root`, if it is a vault."""
    folder = root / ".obsidian"
    if not folder.is_dir():
        return None
    publish = read_data(folder / "publish.json")
    title = text_of(publish, "siteName") or ("" if root.name in ("content", "docs") else root.name)
    attachments = text_of(read_data(folder / "app.json"), "attachmentFolderPath")
    said = (f"attachments: {attachments}",) if attachments not in ("", "/", "./") else ()
    return FoundTree("Obsidian", (folder,), root, (), settings_of(title=title), Tree("obsidian"), said)

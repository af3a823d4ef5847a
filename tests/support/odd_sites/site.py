"""A small site that is sound, and odd files that are written into it: see `kinds.py`."""

import contextlib
import random
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

TITLES = ("Tide", "Ebb", "The harbour opens", "Strike at the quay", "New pier", "A quiet summer")
TOPICS = ("Harbour", "Ferry Company", "Ann Writer", "Lower Town")
WORDS = (
    "The ferry left the harbour at noon, and nobody from the Ferry Company said why.",
    "Ann Writer saw the pier before the storm in Lower Town.[@log]",
    "See [[Tide]] and [[Harbour|the port]] for how it began {as-of 2024-02}.",
    "![[How the quay was built]]",
    "> A quotation of two\n> lines.",
    "- one item\n- another item",
    "| year | boats |\n|---|---|\n| 2023 | 4 |",
    "## What came before\n\nMuch the same.",
    '!!! background "The lock"\n    It was built in 1911.',
    "::: unknown\nWhen it opens again. ^opens\n:::",
)


class OddSite:
    """Writes files below a folder, and notes the words that no reader may see."""

    def __init__(self, folder: Path, choose: random.Random) -> None:
        self.folder = folder
        self.choose = choose
        self.secrets: list[str] = []

    def write(self, path: str | bytes, text: str | bytes) -> None:
        """Write a file, given by its path in the site's folder; nothing where another file is in the way."""
        file = self._file(path)
        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            if file.resolve().is_relative_to(self.folder.resolve()):
                file.write_bytes(data)

    def link(self, path: str, target: str) -> None:
        """Make a symbolic link."""
        file = self._file(path)
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.symlink_to(target)

    def _file(self, path: str | bytes) -> Path:
        return self.folder / (path if isinstance(path, str) else path.decode("utf-8", "surrogateescape"))

    def document(self, path: str, front: str = "", body: str = "") -> None:
        """Write a document below the content folder, with front matter in YAML."""
        self.write(f"content/{path}", f"---\n{front.rstrip()}\n---\n\n{body}\n")

    def secret(self) -> str:
        """A new word that may stand in no file of the output."""
        word = f"zq{len(self.secrets)}{''.join(self.choose.choices('abcdefgh', k=4))}zq"
        self.secrets.append(word)
        return word

    def one(self, values: Sequence[T]) -> T:
        return self.choose.choice(values)

    def some(self, values: Sequence[T], most: int = 3) -> list[T]:
        return self.choose.sample(values, self.choose.randrange(1, min(most, len(values)) + 1))

    def text(self) -> str:
        """Some sound paragraphs."""
        return "\n\n".join(self.some(WORDS, 5))

    def documents(self) -> list[str]:
        """The documents of the site, by their paths in its content folder."""
        content = self.folder / "content"
        files = (path.relative_to(content) for path in content.rglob("*") if path.is_file())
        found = (path for path in files if path.suffix.lower() in (".md", ".markdown"))
        seen = (path for path in found if not any(part.startswith(".") for part in path.parts))
        return sorted(path.as_posix() for path in seen if path.parts[0] != "static")

    def open_documents(self) -> list[Path]:
        """Those of them that hold nothing back."""
        files = [self.folder / "content" / name for name in self.documents()]
        texts = {file: file.read_text("utf-8", "replace") for file in files if not file.is_symlink()}
        return [
            file for file, text in texts.items() if not any(word in f"{file}{text}" for word in self.secrets)
        ]


def write_sound_site(site: OddSite) -> None:
    """What every odd site begins with."""
    one, some = site.one, site.some
    for number, title in enumerate(TITLES):
        day = f"202{one('3456')}-0{1 + number}-1{number}"
        topics = ", ".join(some(TOPICS))
        source = "sources: [{id: log, title: The log, publisher: Port}]"
        site.document(
            f"articles/a{number}.md",
            f"title: {title}\ndate: {day}\ntopics: [{topics}]\n{source}",
            site.text(),
        )
    for number, name in enumerate(TOPICS[:2]):
        site.document(
            f"topics/t{number}.md", f"title: {name}\nkind: {one(('place', 'concept'))}", site.text()
        )
    site.document("background/quay.md", "title: How the quay was built\ntopics: [Harbour]", site.text())
    site.document("pages/about.md", "title: About", site.text())
    settings = (
        "base_url: https://harbour.example/\n",
        "base_url: https://h.example/sub/\n",
        "",
        "twins: yes\n",
    )
    site.write("content/site.yaml", "title: Harbour news\n" + one(settings))

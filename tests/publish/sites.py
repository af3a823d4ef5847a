"""Small finished sites, as a build leaves them, and what must be true of a place that shows one."""

import re
import zlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from backstory.output.folder import MANIFEST, Manifest, digest_of

BASE_URL = "https://briefing.example/"
_PART = re.compile(r'(?:href|src)="([^"#]+)"')


def page(title: str, text: str, *, style: str, parts: str = "") -> bytes:
    """A page of such a site."""
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title><link rel="stylesheet" href="/{style}"></head>'
        f"<body><main><h1>{title}</h1><p>{text}</p>{parts}</main></body></html>\n"
    ).encode()


def briefing(version: int, *, articles: int = 12, weight: int = 0) -> dict[str, bytes]:
    """A site of so many articles, each with a picture, and lists that lead to them.

    Each version has a style sheet of its own, one new article in place of the oldest, other text in a third of
    the pages. `weight` is bytes added to each picture.
    """
    style = f"assets/style.{zlib.crc32(b'%d' % version):09x}f.css"
    files = {style: f"main{{--version:{version}}}".encode()}
    numbers = range(version, version + articles)
    for number in numbers:
        folder = f"articles/{number}/"
        changed = version if number % 3 == 0 else 0
        picture = f"{folder}picture-{changed}.png"
        files[picture] = f"picture {number} {changed}".encode() + bytes(weight)
        text = f"Article {number} as of {changed}, seen in version {version}."
        parts = f'<img src="/{picture}" alt="">'
        files[f"{folder}index.html"] = page(f"Article {number}", text, style=style, parts=parts)
    links = "".join(f'<a href="/articles/{number}/">{number}</a>' for number in numbers)
    for name in ("", "topics/", "topics/ü + é/"):
        files[f"{name}index.html"] = page(f"List {name}", f"Version {version}", style=style, parts=links)
    files["feed.xml"] = f"<feed>{version}</feed>".encode()
    files["sitemap.xml"] = f"<urlset>{version}</urlset>".encode()
    return files


def write_build(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    documents: Mapping[str, str] | None = None,
    base_url: str = BASE_URL,
    **manifest: object,
) -> None:
    """Leave the files in an output folder as a build does, with its manifest."""
    for old in [file for file in folder.rglob("*") if file.is_file()]:
        old.unlink()
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    found = {
        "version": 1,
        "finished": True,
        "base_url": base_url,
        "documents": dict(documents or {}),
        "files": {path: digest_of(data) for path, data in sorted(files.items())},
        **manifest,
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MANIFEST).write_bytes(msgspec.json.encode(msgspec.convert(found, Manifest)))


def assert_consistent(there: Mapping[str, bytes], *versions: Mapping[str, bytes]) -> None:
    """Every file is whole and of one of the versions, and every page has all that it shows and leads to."""
    for path, data in there.items():
        assert any(version.get(path) == data for version in versions), f"{path} is of no version"
        if path.endswith(".html"):
            for part in _PART.findall(data.decode()):
                file = part.lstrip("/") + ("index.html" if part.endswith("/") else "")
                assert file in there, f"{path} needs {file}, which is not there"

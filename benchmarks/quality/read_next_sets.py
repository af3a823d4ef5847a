"""Sets for what to read next: sites, and for each article those that its editors put beside it, which are hidden."""

import gzip
import inspect
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.quality.sets import read_folder
from benchmarks.quality.sites import Article, Site
from msgspec import Struct, structs

MOST = 900
"""Articles of a set, at most."""

_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\([^)]*\)")
_SEE_ALSO = re.compile(r"^#+ See Also\n(.*?)(?=^#|\Z)", re.MULTILINE | re.DOTALL)
_UNDERLINED = re.compile(r"\n *See Also\n *-+\n(.*?)(?=\n *\w[\w ]*\n *---|\Z)", re.DOTALL)
_NAMED = re.compile(r"^ *([\w., ]+?)(?: *:.*)?$", re.MULTILINE)
_MANUALS = Path("/usr/share/man/man1")
_SEEN = re.compile(r"^\.SH \"?SEE ALSO\"?\n(.*?)(?=^\.SH |\Z)", re.MULTILINE | re.DOTALL)
_PAGE = re.compile(r"([A-Za-z][\w.-]*)(?:\\f\w|\\s[+-]?\d|[\s\"])*\(1\w*\)")
_NOT_TEXT = re.compile(r"\\f.|\\s[+-]?\d|\\&|^\.\\\".*$|^\.\w+ ?", re.MULTILINE)


class ReadNextSet(Struct, frozen=True):
    """A site without its editors' choices, and these: for an article's name the names of others."""

    name: str
    site: Site
    picked: Mapping[str, frozenset[str]]


def read_next_sets(corpora: Path) -> Iterator[ReadNextSet]:
    """Those whose content is here; links that editors made in texts are taken out, too."""
    yield _healthcare(corpora)
    npm = shutil.which("npm")
    docs = Path(npm).resolve().parents[1] / "docs" / "content" if npm else None
    if docs and docs.is_dir():
        yield _guides("npm's guides", docs)
    yield _docstrings()
    if _MANUALS.is_dir():
        yield _manuals()


def _healthcare(corpora: Path) -> ReadNextSet:
    files = [
        file
        for file in read_folder(corpora / "healthcare-gov" / "articles", "*.md")
        if file.text("lang") == "en"
    ]
    articles = [
        Article(
            file.name[11:],
            file.text("title"),
            _LINK.sub(r"\1", file.body),
            topics=tuple(file.texts("topics")),
            summary=" ".join(file.text("bite").split()),
        )
        for file in files
    ]
    return _set("healthcare-gov", articles, {file.name[11:]: set(file.texts("related")) for file in files})


def _guides(name: str, folder: Path) -> ReadNextSet:
    articles = []
    picked = {}
    for file in read_folder(folder, "*/*.md"):
        seen = _SEE_ALSO.search(file.body)
        picked[file.name] = {
            Path(address).name for address in re.findall(r"\]\(([^)#]+)", seen[1] if seen else "")
        }
        text = _LINK.sub(r"\1", _SEE_ALSO.sub("", file.body))
        articles.append(Article(file.name, file.text("title"), text, summary=file.text("description")))
    return _set(name, articles, picked)


def _docstrings() -> ReadNextSet:
    """What a library says of its functions, by module."""
    import numpy

    articles: dict[str, Article] = {}
    picked: dict[str, set[str]] = {}
    for module in (numpy, numpy.linalg, numpy.fft, numpy.random, numpy.char, numpy.ma):
        for name, found in sorted(vars(module).items()):
            text = inspect.getdoc(found) if callable(found) else None
            if name.startswith("_") or not text or name in articles or "See Also\n" not in text:
                continue
            seen = _UNDERLINED.search(text)
            others = _NAMED.findall(seen[1]) if seen else []
            picked[name] = {one.strip().rpartition(".")[2] for other in others for one in other.split(",")}
            title, _, body = _UNDERLINED.sub("", text).partition("\n")
            articles[name] = Article(name, f"{name}: {title}", body, topics=(module.__name__,))
    return _set("numpy's functions", list(articles.values()), picked)


def _manuals() -> ReadNextSet:
    """The manual pages of this machine's programs; those of which there are too many are left out."""
    articles: list[Article] = []
    picked = {}
    for path in sorted(_MANUALS.glob("*.1*.gz")):
        if path.name.startswith("gcloud") or path.is_symlink() or len(articles) == MOST:
            continue
        page = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        seen = _SEEN.search(page)
        name = path.name.rpartition(".1")[0]
        if not seen:
            continue
        picked[name] = set(_PAGE.findall(seen[1]))
        text = _NOT_TEXT.sub("", _SEEN.sub("", page)).replace("\\-", "-").replace("\\", "")
        articles.append(Article(name, name, re.sub(r"^[ \t]+", "", text, flags=re.MULTILINE)))
    return _set("manual pages", articles, picked)


def _set(name: str, articles: list[Article], picked: Mapping[str, set[str]]) -> ReadNextSet:
    known = {article.name for article in articles}
    hidden = {one: frozenset(others & known - {one}) for one, others in picked.items()}
    renamed = [structs.replace(article, body=article.body or article.title) for article in articles]
    return ReadNextSet(name, Site(renamed), {one: others for one, others in hidden.items() if others})

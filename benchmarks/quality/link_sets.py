"""Sets for mention links: sites whose links, or what somebody marked as one thing, were taken out of the texts."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.quality.sites import Article, Site, Topic
from msgspec import Struct

_NEWS = ("msnbc", "ace", "aquaint", "wikipedia")
_REMARK = re.compile(r"\s+\([^()]*\)$")
_CODE = re.compile(r"(```.*?```|`[^`\n]*`|^---\n.*?^---\n)", re.DOTALL | re.MULTILINE)
_WIKI_LINK = re.compile(r"!?\[\[([^\[\]|#]+)(#[^\[\]|]*)?(?:\|([^\[\]]*))?\]\]")
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\(([^()\s]+)\)")
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_STATEMENT = re.compile(r"(\w+) +(?:\"((?:[^\"\\]|\\.)*)\"|(\S+))")
_SENTENCE = re.compile(r"sentence-(\d+)#char=(\d+),")


class LinkSet(Struct, frozen=True):
    """A site, and the pairs of an article's name and a topic that its authors linked, or annotators marked."""

    name: str
    site: Site
    gold: frozenset[tuple[str, str]]
    places: tuple[tuple[str, int, int, str], ...] = ()
    """Where the authors' links stood, if it is known: name of the article, start, end and topic."""


def link_sets(corpora: Path) -> Iterator[LinkSet]:
    """Those whose content is here."""
    yield _glossary(corpora / "healthcare-gov")
    foam = corpora / "foam" / "docs"
    if foam.is_dir():
        yield _vault("foam (help vault)", foam)
    for name in _NEWS:
        folder = corpora / "entity-fishing" / "data" / "corpus" / "corpus-long" / name
        if folder.is_dir():
            yield _annotated(f"{name} ({'people and places' if name == 'wikipedia' else 'news'})", folder)
    sentences = sorted((corpora / "oke-challenge").glob("*/task1/*.ttl"))
    if sentences:
        yield _sentences("oke (sentences)", sentences)


def _glossary(folder: Path) -> LinkSet:
    entries = json.loads((folder / "links.json").read_text())
    names = json.loads((folder / "names.json").read_text())
    topics = [Topic(title, tuple(others)) for title, others in names.values()]
    articles = []
    gold = set()
    places = []
    for number, entry in enumerate(entries):
        name = f"{number:03}"
        articles.append(Article(name, f"Article {number}", entry["text"]))
        for start, end, topic in entry["links"]:
            gold.add((name, names[topic][0]))
            places.append((name, start, end, names[topic][0]))
    return LinkSet("healthcare-gov (glossary)", _site(articles, topics), frozenset(gold), tuple(places))


def _vault(name: str, folder: Path) -> LinkSet:
    """Notes that link each other by name; what a link shows stays as text."""
    notes = {path.stem.lower(): path for path in sorted(folder.rglob("*.md"))}
    texts = {stem: path.read_text(encoding="utf-8") for stem, path in notes.items()}
    titles = {stem: _title(stem, text) for stem, text in texts.items()}
    gold = set()
    articles: list[Article] = []
    for stem, text in texts.items():

        def shown(found: re.Match[str], stem: str = stem) -> str:
            target = found[1].strip().lower().rpartition("/")[2]
            if target in titles and target != stem:
                gold.add((stem, titles[target]))
            return found[3] or titles.get(target, found[1])

        pieces = _CODE.split(text)
        pieces[::2] = [_LINK.sub(r"\1", _WIKI_LINK.sub(shown, piece)) for piece in pieces[::2]]
        articles.append(Article(stem, f"Note {len(articles)}", "".join(pieces[_front(pieces) :])))
    topics = [Topic(title) for title in dict.fromkeys(titles.values())]
    return LinkSet(name, _site(articles, topics), frozenset(gold))


def _title(stem: str, text: str) -> str:
    found = _TITLE.search(_CODE.sub("", text))
    return found[1].strip() if found else stem.replace("-", " ")


def _front(pieces: Sequence[str]) -> int:
    """How many pieces front matter takes."""
    return 2 if len(pieces) > 1 and not pieces[0].strip() and pieces[1].startswith("---") else 0


def _annotated(name: str, folder: Path) -> LinkSet:
    """Texts in which somebody marked what has a page in an encyclopedia."""
    gold = set()
    articles = []
    for number, document in enumerate(ElementTree.parse(folder / f"{folder.name}.xml").getroot()):
        path = folder / "RawText" / document.get("docName", "")
        if not path.is_file():
            continue
        article = f"{number:03}"
        articles.append(Article(article, f"Text {number}", _escaped(path.read_text("utf-8", "replace"))))
        for marked in document.iter("wikiName"):
            if marked.text and marked.text != "NIL":
                gold.add((article, _REMARK.sub("", marked.text.replace("_", " "))))
    topics = [Topic(title) for title in sorted({title for _, title in gold})]
    return LinkSet(name, _site(articles, topics), frozenset(gold))


def _sentences(name: str, files: Sequence[Path]) -> LinkSet:
    """Sentences in which somebody marked people, places, organisations and roles."""
    gold = set()
    articles = []
    for number, path in enumerate(files):
        labels, marks = {}, []
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            said = {key: text or other for key, text, other in _STATEMENT.findall(block)}
            subject = block.split(maxsplit=1)[0].rpartition("/")[2].rpartition(":")[2]
            place = _SENTENCE.search(block)
            if "label" in said:
                labels[subject] = said["label"]
            elif place and "isString" in said:
                text = json.loads(f'"{said["isString"]}"')
                articles.append(
                    Article(f"{number}-{place[1]}", f"Sentence {number} {place[1]}", _escaped(text))
                )
            elif place and "taIdentRef" in said:
                target = said["taIdentRef"].strip("<>").rpartition("/")[2].rpartition(":")[2]
                marks.append((f"{number}-{place[1]}", target.removeprefix("sentence-"), said["anchorOf"]))
        gold |= {(article, labels.get(target, marked)) for article, target, marked in marks}
    topics = [Topic(title) for title in sorted({title for _, title in gold})]
    return LinkSet(name, _site(articles, topics), frozenset(gold))


def _site(articles: Sequence[Article], topics: Sequence[Topic]) -> Site:
    return Site(articles, topics, settings={"autolink": "first"})


def _escaped(text: str) -> str:
    """Plain text as Markdown, roughly: lines are no code, no headings and no tags."""
    lines = (re.sub(r"([\[\]<>#*_`|\\])", r"\\\1", line.strip()) for line in text.splitlines())
    return "\n".join(lines)

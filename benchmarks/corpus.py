"""A corpus of any size for measuring, the same each time: topics by Zipf's law, articles of some 500 words.

Of plain texts, every tenth article has a heading, a list, a quotation, a table and a link; every hundredth is ten times as long.
Of rich ones, each has headings, a nested list, a quotation, a table, links, emphasis and a footnote.
`write_site` writes it for Backstory, `benchmarks.peers` for other generators.
"""

import json
import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from msgspec import Struct

_SEED = 1953
_PARTS = "ba cor dan el fi gor hu im ja kol lem mi nur os pra qui ros su tal ur vek wi xan yo zed".split()
_START = date(2019, 1, 1)


class Note(Struct, frozen=True):
    """What an author writes beside the articles: a topic or a piece of background."""

    front: Mapping[str, object]
    body: str


class Article(Struct, frozen=True):
    """One article, before any generator's front matter. `background` names a piece, or is empty."""

    number: int
    title: str
    date: date
    summary: str
    topics: tuple[str, ...]
    background: str
    body: str

    @property
    def path(self) -> str:
        """Where its file lies below the folder of articles."""
        return f"{self.date.year}/a{self.number}.md"


class Corpus:
    """Topics and background at hand; articles drawn one after the other, for there may be many."""

    def __init__(self, articles: int, *, rich: bool = False) -> None:
        chance = random.Random(_SEED)
        words = sorted({"".join(chance.choices(_PARTS, k=chance.randint(1, 4))) for _ in range(8_000)})
        chance.shuffle(words)
        text = _Text(chance, words)
        titles = sorted({text.title(2) for _ in range(max(20, int(200 * (articles / 1000) ** 0.7)))})
        chance.shuffle(titles)
        pieces = [f"Piece {number}" for number in range(max(5, len(titles) // 5))]
        self.topics = [_topic(number, title, text) for number, title in enumerate(titles)]
        self.background = [_piece(piece, chance.choices(titles, k=2), text) for piece in pieces]
        self._articles = articles
        self._rich = rich
        self._words = words
        self._titles = titles
        self._pieces = pieces

    def articles(self) -> Iterator[Article]:
        """The articles in order, the same each time."""
        chance = random.Random(_SEED + 1)
        text = _Text(chance, self._words)
        weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._titles))))
        for number in range(self._articles):
            topics = tuple(sorted(set(chance.choices(self._titles, cum_weights=weights, k=4))))
            yield Article(
                number=number,
                title=f"{text.title(7)} {number}",
                date=_START + timedelta(days=number % 2000),
                summary=text.sentence(),
                topics=topics,
                background=chance.choice(self._pieces) if number % 3 == 0 else "",
                body=f"{topics[0]} {(text.rich_body if self._rich else text.body)(number)}",
            )


def write_site(folder: Path, articles: int, *, rich: bool = False) -> None:
    """Write a site with so many articles for Backstory into a new folder."""
    corpus = Corpus(articles, rich=rich)
    content = folder / "content"
    write(content / "site.yaml", "title: Measured briefing\nbase_url: https://briefing.example/\n")
    for kind, notes in (("topics", corpus.topics), ("background", corpus.background)):
        for number, note in enumerate(notes):
            write(content / kind / f"{kind[0]}{number}.md", with_front_matter(note.front, note.body))
    for article in corpus.articles():
        front: dict[str, object] = {
            "title": article.title,
            "date": str(article.date),
            "summary": article.summary,
            "topics": article.topics,
        }
        if article.background:
            front["background"] = [article.background]
        write(content / "articles" / article.path, with_front_matter(front, article.body))


def with_front_matter(front: Mapping[str, object], body: str) -> str:
    """A Markdown file with YAML above it; JSON's values are YAML's too."""
    lines = "\n".join(f"{key}: {json.dumps(value)}" for key, value in front.items())
    return f"---\n{lines}\n---\n\n{body}\n"


def write(path: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


class _Text:
    """Sentences of made-up words, frequent and rare ones as in a language."""

    def __init__(self, chance: random.Random, words: list[str]) -> None:
        self._chance = chance
        self._words = words
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(len(words))))

    def title(self, length: int) -> str:
        return " ".join(self._chance.choices(self._words, k=length)).title()

    def sentence(self) -> str:
        drawn = self._chance.choices(self._words, cum_weights=self._weights, k=self._chance.randint(9, 24))
        return " ".join(drawn).capitalize() + "."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self._chance.randint(1, 3)))

    def body(self, number: int) -> str:
        paragraphs = [self.paragraph() for _ in range(170 if number % 100 == 99 else 17)]
        if number % 10 == 0:
            table = "\n".join(["| number | square |", "|---|---|", *(f"| {n} | {n * n} |" for n in range(4))])
            paragraphs[3:3] = [
                f"## {self.title(4)}",
                "\n".join(f"- {self.sentence()}" for _ in range(4)),
                f"> {self.sentence()}",
                table,
                f"A **{self._words[1]}**, an *{self._words[2]}* and [a link](https://example.org/).",
            ]
        return "\n\n".join(paragraphs)

    def rich_body(self, number: int) -> str:
        """As `body`, in the shape of what people write for the web."""
        paragraphs = [self._linked(self.paragraph()) for _ in range(100 if number % 100 == 99 else 12)]
        for place in range(len(paragraphs) - 2, 0, -4):
            paragraphs.insert(place, f"## {self.title(4)}")
        items = [f"- {self._linked(self.sentence())}" for _ in range(5)]
        items.insert(3, f"  - {self.sentence()}")
        table = ["| number | square |", "|---|---|", *(f"| {n} | {n * n} |" for n in range(4))]
        paragraphs[3:3] = ["\n".join(items), f"> {self.sentence()}", "\n".join(table)]
        return "\n\n".join([*paragraphs[:-1], f"{paragraphs[-1]}[^1]", f"[^1]: {self.sentence()}"])

    def _linked(self, text: str) -> str:
        """The text with a link and emphasis at its end."""
        one, other = self._chance.choices(self._words, k=2)
        return f"{text} See [{one} **{other}**](https://example.org/{one}), *{other}*."


def _topic(number: int, title: str, text: _Text) -> Note:
    names = [f"{title.split()[0]} {number}"]
    front = {"title": title, "kind": "concept", "names": names, "summary": text.sentence()}
    return Note(front, text.paragraph())


def _piece(title: str, topics: list[str], text: _Text) -> Note:
    front = {"title": title, "topics": topics, "reviewed": "2024-01-01"}
    return Note(front, f"{text.paragraph()}\n\n{text.paragraph()}")

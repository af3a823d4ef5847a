"""A site of any size for measuring: articles of some 600 words, topics by Zipf's law, background, the same each time."""

import json
import random
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

_SEED = 1953
_PARTS = "ba cor dan el fi gor hu im ja kol lem mi nur os pra qui ros su tal ur vek wi xan yo zed".split()
_START = date(2019, 1, 1)


def write_site(folder: Path, articles: int) -> None:
    """Write a site with so many articles into a new folder."""
    chance = random.Random(_SEED)
    words = sorted({"".join(chance.choices(_PARTS, k=chance.randint(1, 4))) for _ in range(8_000)})
    chance.shuffle(words)
    text = _Text(chance, words)
    topics = sorted({text.title(2) for _ in range(max(20, int(200 * (articles / 1000) ** 0.7)))})
    chance.shuffle(topics)
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(topics))))
    pieces = [f"Piece {number}" for number in range(max(5, len(topics) // 5))]
    content = folder / "content"
    _write(content / "site.yaml", "title: Measured briefing\nbase_url: https://briefing.example/\n")
    for number, topic in enumerate(topics):
        front = {
            "title": topic,
            "kind": "concept",
            "names": [f"{topic.split()[0]} {number}"],
            "summary": text.sentence(),
        }
        _write(content / "topics" / f"t{number}.md", _file(front, text.paragraph()))
    for number, piece in enumerate(pieces):
        front = {"title": piece, "topics": chance.choices(topics, k=2), "reviewed": "2024-01-01"}
        _write(content / "background" / f"b{number}.md", _file(front, text.paragraph(), text.paragraph()))
    for number in range(articles):
        named = sorted(set(chance.choices(topics, cum_weights=weights, k=4)))
        front = {
            "title": f"{text.title(7)} {number}",
            "date": str(_START + timedelta(days=number % 2000)),
            "summary": text.sentence(),
            "topics": named,
        }
        if number % 3 == 0:
            front["background"] = [chance.choice(pieces)]
        paragraphs = [f"{named[0]} {text.paragraph()}", *(text.paragraph() for _ in range(16))]
        if number % 10 == 0:
            paragraphs[3:3] = [
                f"## {text.title(4)}",
                f"> {text.sentence()}",
                f"A **{words[1]}** and [a link](https://example.org/).",
            ]
        _write(
            content / "articles" / str(_START.year + number % 2000 // 365) / f"a{number}.md",
            _file(front, *paragraphs),
        )


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


def _file(front: dict[str, object], *paragraphs: str) -> str:
    lines = "\n".join(f"{key}: {json.dumps(value)}" for key, value in front.items())
    return f"---\n{lines}\n---\n\n" + "\n\n".join(paragraphs) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

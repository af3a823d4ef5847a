"""Sites made from sets of other people's content, and what `backstory catalog` says of them.

Every figure is taken from that JSON: what is measured is what ships.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

import yaml


class Article(Struct, frozen=True):
    """An article to write; `name` is its file's name."""

    name: str
    title: str
    body: str = ""
    date: str = ""
    topics: tuple[str, ...] = ()
    summary: str = ""

    @property
    def text(self) -> str:
        """All that a simple method reads of it."""
        return f"{self.title}\n{self.summary}\n{self.body}"


class Topic(Struct, frozen=True):
    """A topic's own page to write."""

    name: str
    names: tuple[str, ...] = ()
    body: str = ""
    summary: str = ""

    @property
    def text(self) -> str:
        """All that a simple method reads of it."""
        return f"{self.name}. {'. '.join(self.names)}\n{self.summary}\n{self.body}"


class Site(Struct, frozen=True):
    """The articles and topic pages of a set, as they are written."""

    articles: Sequence[Article]
    topics: Sequence[Topic] = ()
    language: str = "en"
    settings: Mapping[str, object] = field(default_factory=dict)

    def topic_names(self) -> list[str]:
        """Every topic, with a page of its own or not, by name."""
        named = {topic for article in self.articles for topic in article.topics}
        return sorted(named | {topic.name for topic in self.topics})

    def catalog(self) -> dict[str, Any]:
        """What `backstory catalog` prints of the site, in a folder that goes away."""
        with tempfile.TemporaryDirectory() as folder:
            write(self, Path(folder))
            done = subprocess.run(
                [sys.executable, "-m", "backstory", "catalog"],
                cwd=folder,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                check=True,
            )
        found: dict[str, Any] = json.loads(done.stdout)
        return found


def write(site: Site, folder: Path) -> None:
    """The content of a site, in files."""
    content = folder / "content"
    for room in ("articles", "topics"):
        (content / room).mkdir(parents=True)
    settings = {"title": "A set", "language": site.language, **site.settings}
    (content / "site.yaml").write_text(_yaml(settings), encoding="utf-8")
    for article in site.articles:
        front = {
            "title": article.title,
            "date": article.date,
            "topics": list(article.topics),
            "summary": article.summary,
        }
        _document(content / "articles" / f"{article.name}.md", front, article.body)
    for number, topic in enumerate(site.topics):
        front = {"title": topic.name, "names": list(topic.names), "summary": topic.summary}
        _document(content / "topics" / f"{number:05}.md", front, topic.body)


def _document(path: Path, front: Mapping[str, object], body: str) -> None:
    kept = {key: value for key, value in front.items() if value}
    path.write_text(f"---\n{_yaml(kept)}---\n{body}\n", encoding="utf-8")


def _yaml(values: Mapping[str, object]) -> str:
    return yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=10_000)

"""Asks the page of results in a real browser, as a reader does: words are put into the box, and links are read."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import copytree
from typing import Protocol, runtime_checkable
from urllib.parse import unquote, urlsplit

from msgspec import Struct
from tests.support.running import build

HERE = Path(__file__).parent
DEMO = HERE.parents[1] / "content"
_ASK = """
const done = arguments[arguments.length - 1];
const input = document.querySelector("main input[name=q]");
backstorySearch.start().then(() => done(arguments[0].map(query => {
  input.value = query;
  input.dispatchEvent(new Event("input", {bubbles: true}));
  return [...document.querySelectorAll("[data-search-results] a")].map(link => link.href);
})), error => done(String(error)));
"""


@runtime_checkable
class Driver(Protocol):
    """What is needed of Selenium's."""

    def get(self, url: str) -> None: ...

    def execute_async_script(self, script: str, *arguments: object) -> object: ...


class Query(Struct, frozen=True):
    """What somebody types, the addresses of which each would answer it, and what kind of query it is."""

    kind: str
    text: str
    answers: tuple[str, ...]


def queries() -> list[Query]:
    """Those of queries.tsv."""
    lines = (HERE / "queries.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [Query(kind, text, tuple(answers.split(" "))) for kind, text, answers in rows]


def make_site(folder: Path) -> Path:
    """The demo, with a few documents in other scripts: the folder in which it is built."""
    copytree(DEMO, folder / "content")
    copytree(HERE / "more", folder / "content", dirs_exist_ok=True)
    done = build(folder)
    assert done.code == 0, done.err
    return folder / "site"


def ask(driver: Driver, root: str, texts: Sequence[str]) -> list[list[str]]:
    """The results of each query in reading order, by their addresses on the site at `root`, which ends in a slash."""
    driver.get(f"{root}search/index.html")
    found = driver.execute_async_script(_ASK, list(texts))
    assert isinstance(found, list), found
    base = urlsplit(root).path
    return [
        [unquote(urlsplit(url).path).removeprefix(base).removesuffix("index.html") for url in urls]
        for urls in found
    ]


def success(asked: Sequence[Query], found: Sequence[Sequence[str]], depth: int) -> Mapping[str, float]:
    """Kind of query, and `all`: the share of queries that one of the first `depth` results answers."""
    hits: defaultdict[str, list[bool]] = defaultdict(list)
    for query, results in zip(asked, found, strict=True):
        hit = any(answer in results[:depth] for answer in query.answers)
        hits[query.kind].append(hit)
        hits["all"].append(hit)
    return {kind: sum(one) / len(one) for kind, one in hits.items()}

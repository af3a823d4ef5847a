"""Mention links against those that authors made, or annotators: as `backstory catalog` has them.

Every figure is over pairs of an article and what it links to. One row knows links of
authors, where their places are known: those of the other articles only, never those of the articles it is about.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.quality.link_sets import LinkSet, link_sets
from benchmarks.quality.sets import plain
from benchmarks.quality.sites import Article, Site
from msgspec import structs

Pairs = set[tuple[str, str]]
Figures = dict[str, dict[str, float]]

_PARTS = 6
"""An article's links are hidden while those of the articles in the other parts are known."""


def measure_all(corpora: Path, *names: str) -> Iterator[tuple[str, Figures]]:
    """The figures of each method on each set that is here, or on those of these names."""
    for one in link_sets(corpora):
        if not names or one.name in names:
            yield one.name, measure(one)


def measure(one: LinkSet) -> Figures:
    """Precision, recall and F1 of each method, the simple ones first."""
    found = _simple(one.site)
    found["backstory"] = _linked(one.site)
    if one.places:
        found["backstory, others' links"] = _knowing(one)
    return {method: _figures(pairs, one.gold) for method, pairs in found.items()}


def _linked(site: Site, asked: Sequence[str] = ()) -> Pairs:
    """What the shipped program links, in all articles or those asked for."""
    return {
        (name, mention["topic"])
        for article in site.catalog()["articles"]
        if (name := Path(article["path"]).stem) in asked or not asked
        for mention in article["mentions"]
        if mention["linked"]
    }


def _knowing(one: LinkSet) -> Pairs:
    """What is linked in each part of the articles where the authors' links in all others are there."""
    names = sorted(article.name for article in one.site.articles)
    found: Pairs = set()
    for part in range(_PARTS):
        asked = names[part::_PARTS]
        articles = [
            article if article.name in asked else _as_written(article, one) for article in one.site.articles
        ]
        site = structs.replace(one.site, articles=articles)
        found |= _linked(site, asked)
    return found


def _as_written(article: Article, one: LinkSet) -> Article:
    """The article with its authors' links."""
    text = article.body
    for name, start, end, topic in sorted(one.places, reverse=True):
        if name == article.name:
            text = f"{text[:start]}[[{topic}|{text[start:end]}]]{text[end:]}"
    return structs.replace(article, body=text)


def _simple(site: Site) -> dict[str, Pairs]:
    def as_they_are(text: str) -> list[str]:
        return [text]

    def in_both_numbers(text: str) -> list[str]:
        return [text, text + "s", text.removesuffix("s")]

    return {
        "exact case": _named(site, as_they_are, any_case=False),
        "exact case and plurals": _named(site, in_both_numbers, any_case=False),
        "any case": _named(site, as_they_are, any_case=True),
        "any case and plurals": _named(site, in_both_numbers, any_case=True),
    }


def _named(site: Site, forms: Callable[[str], list[str]], *, any_case: bool) -> Pairs:
    """Whole words, longest first; what two topics are called is left out."""
    owners: dict[str, set[str]] = defaultdict(set)
    for topic in site.topics:
        for name in (topic.name, *topic.names):
            for form in forms(name.lower() if any_case else name):
                owners[form].add(topic.name)
    longest_first = sorted(owners, key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return {(name, topic) for name, topic in _found(_texts(site, any_case), pattern, owners)}


def _texts(site: Site, any_case: bool) -> dict[str, str]:
    texts = {article.name: plain(article.body).replace("\\", "") for article in site.articles}
    return {name: text.lower() for name, text in texts.items()} if any_case else texts


def _found(
    texts: Mapping[str, str], pattern: re.Pattern[str], owners: Mapping[str, set[str]]
) -> Iterator[tuple[str, str]]:
    for name, text in texts.items():
        for match in pattern.finditer(text):
            if len(owners[match[0]]) == 1:
                yield name, next(iter(owners[match[0]]))


def _figures(found: Pairs, gold: frozenset[tuple[str, str]]) -> dict[str, float]:
    right = len(found & gold)
    return {
        "precision": right / max(1, len(found)),
        "recall": right / len(gold),
        "F1": 2 * right / (len(found) + len(gold)),
    }

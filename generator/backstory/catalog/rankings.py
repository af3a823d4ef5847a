"""What rankings are made from, gathered from a site's facts: which topics belong together, what to read next."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from backstory.catalog.topics import Topic
from backstory.content.documents import Document
from backstory.markdown.bag_of_words import count_words
from backstory.mentions.counts import NOTHING, MentionCounts
from backstory.mentions.forms import SurfaceName
from backstory.mentions.link_policy import QUIET, NameVerdict
from backstory.names.references import References
from backstory.ranking.features import ArticleSignals, HandPicked, TopicSignals
from backstory.ranking.results import RankedArticle, Related

DEPTH = 10
"""Related topics that are ranked for each; and articles to read next, where all is told."""
MOST_TOPICS = 300
"""Topics of one article that are counted with each other: of more, no two belong together for that."""
SHOWN = 4
"""Articles to read next that a page shows."""

Rankings = tuple[dict[str, tuple[Related, ...]], dict[str, tuple[RankedArticle, ...]]]
"""Related topics by topic, and articles to read next by article; the best first."""
Rank = Callable[[Sequence[TopicSignals], Sequence[ArticleSignals], int], Rankings]


class Found(Protocol):
    """Documents and their references: what is published, or the catalog made of it."""

    @property
    def documents(self) -> Mapping[str, Document]: ...

    @property
    def references(self) -> Mapping[str, References]: ...


def topic_signals(
    published: Found,
    topics: Mapping[str, Topic],
    mention_counts: Mapping[str, MentionCounts],
    names: Sequence[SurfaceName],
    verdicts: Iterable[NameVerdict] = (),
) -> list[TopicSignals]:
    """What each topic's own page says of other topics; naming one says as much as linking it.

    Names that are not linked for what the site says of them are no sign that a paragraph tells of their topic.
    """
    quiet = {verdict.text for verdict in verdicts if verdict.kind in QUIET}
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        if name.text not in quiet:
            numbers[name.topic].append(number)
    return [
        _topic(
            published, topics, topic, mention_counts.get(topic.id, NOTHING).topics(names), numbers[topic.id]
        )
        for topic in topics.values()
    ]


def article_signals(
    published: Found,
    topics: Mapping[str, Topic],
    articles: Sequence[str],
    mention_counts: Mapping[str, MentionCounts],
) -> list[ArticleSignals]:
    """What each article says of its topics and of other articles."""
    return [
        _article(published, topics, path, mention_counts.get(path, NOTHING).together) for path in articles
    ]


def rank(topics: Sequence[TopicSignals], articles: Sequence[ArticleSignals], read_next: int) -> Rankings:
    """The rankings of a site; `read_next` is how many articles are kept for each."""
    # NumPy comes with these: nobody waits for it where nothing is ranked.
    from backstory.ranking.articles import rank_articles
    from backstory.ranking.site_texts import SiteTexts
    from backstory.ranking.topics import rank_topics

    texts = SiteTexts(topics, articles)
    return rank_topics(topics, articles, DEPTH, texts=texts), rank_articles(articles, read_next, texts=texts)


def _topic(
    published: Found, topics: Mapping[str, Topic], topic: Topic, named: Iterable[str], numbers: Iterable[int]
) -> TopicSignals:
    document = published.documents.get(topic.id)
    if document is None:
        return TopicSignals(topic.id, topic.name, count_words(topic.name))
    references = published.references[topic.id]
    return TopicSignals(
        id=topic.id,
        name=topic.name,
        terms=document.facts.bag_of_words,
        numbers=tuple(numbers),
        broader=topic.parents,
        related=tuple(one for one in _hand_picked(published, document) if one.id in topics),
        not_related=tuple(one for one in references.not_related if one in topics),
        linked=tuple(
            dict.fromkeys((*_linked(published, document, topics), *(one for one in named if one != topic.id)))
        ),
    )


def _article(published: Found, topics: Mapping[str, Topic], path: str, together: bytes) -> ArticleSignals:
    document, references = published.documents[path], published.references[path]
    linked = [target.id for target in references.links if target is not None]
    return ArticleSignals(
        path=path,
        date=document.front.date.day if document.front.date else "",
        topics=tuple(topic for topic in references.topics if topic in topics)[:MOST_TOPICS],
        terms=document.facts.bag_of_words,
        together=together,
        linked=tuple(dict.fromkeys(key for key in linked if key in topics)),
        linked_articles=tuple(dict.fromkeys(key for key in linked if _is_article(published, key))),
        related=tuple(one for one in _hand_picked(published, document) if _is_article(published, one.id)),
    )


def _hand_picked(published: Found, document: Document) -> Iterator[HandPicked]:
    entries = zip(document.front.related, published.references[document.path].related, strict=True)
    for entry, target in entries:
        if target is not None:
            yield HandPicked(target.id, entry.because, entry.relation)


def _linked(published: Found, document: Document, topics: Mapping[str, Topic]) -> tuple[str, ...]:
    targets = published.references[document.path].links
    ids = dict.fromkeys(target.id for target in targets if target is not None)
    return tuple(key for key in ids if key in topics and key != document.path)


def _is_article(published: Found, key: str) -> bool:
    document = published.documents.get(key)
    return document is not None and document.kind == "article"

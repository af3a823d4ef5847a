"""Related topics against what editors did: the topics of later articles, and hand-made lists of related pages."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log, sqrt
from pathlib import Path

from benchmarks.quality.baselines import Vectors, tf_idf
from benchmarks.quality.mentions import linkable
from benchmarks.quality.sets import File, mean, ndcg, plain, read_folder

from backstory.markdown.bag_of_words import count_words
from backstory.mentions.forms import SurfaceName
from backstory.mentions.matcher import Matcher
from backstory.ranking.features import ArticleSignals, TopicSignals
from backstory.ranking.topics import rank_topics

Ranked = Mapping[str, Sequence[str]]


def measure_later(corpora: Path) -> dict[str, dict[str, float]]:
    """NDCG@10 of the other topics of each later article, from the older four fifths of the dated posts.

    `earlier` is the mean of the same at three earlier times: the archive's taste changes, and one time is one
    taste. `listed` is the share of all lists that their ten commonest topics fill: 1 is the same list everywhere.
    """
    posts = [post for post in read_folder(corpora / "18f" / "posts", "*.md") if post.name[:4].isdigit()]
    posts.sort(key=lambda post: post.name)
    last, *earlier = (_at(posts, tenths) for tenths in (8, 7, 6, 5))
    return {
        method: {
            "NDCG@10": figures["NDCG@10"],
            "earlier": mean([time[method]["NDCG@10"] for time in earlier]),
            "listed": figures["listed"],
        }
        for method, figures in last.items()
    }


def _at(posts: Sequence[File], tenths: int) -> dict[str, dict[str, float]]:
    """The figures when so many tenths of the posts were there, by the fifth of them that came next."""
    older = posts[: len(posts) * tenths // 10]
    later = posts[len(older) : len(posts) * (tenths + 2) // 10]
    posts_of = Counter(tag for post in older for tag in post.texts("tags"))
    known = {tag for tag, count in posts_of.items() if count > 1}
    return {
        method: {"NDCG@10": _later(ranked, later, known), "listed": _listed(ranked, known)}
        for method, ranked in {**_counted(older, posts_of), "backstory": _ours(older, posts_of)}.items()
    }


def measure_picked(corpora: Path) -> dict[str, dict[str, float]]:
    """NDCG@10 of the `related` of topic pages, which is hidden, from the pages' names and texts."""
    pages = {page.name: page for page in read_folder(corpora / "github-explore" / "topics", "*/index.md")}
    answering = {alias.lower(): name for name, page in pages.items() for alias in page.texts("aliases")}
    answering |= {name.lower(): name for name in pages}
    picked = {
        name: {answering[other.lower()] for other in page.texts("related") if other.lower() in answering}
        - {name}
        for name, page in pages.items()
    }
    methods = _read(pages)
    asked = sorted(name for name, others in picked.items() if others)
    return {
        method: {"NDCG@10": mean([ndcg(ranked.get(name, ()), picked[name]) for name in asked])}
        for method, ranked in methods.items()
    }


def _later(ranked: Ranked, later: Iterable[File], known: set[str]) -> float:
    gains = []
    for post in later:
        tags = [tag for tag in post.texts("tags") if tag in known]
        gains += [ndcg(ranked[tag], {*tags} - {tag}) for tag in tags if len(tags) > 1]
    return mean(gains)


def _listed(ranked: Ranked, known: set[str]) -> float:
    listed = Counter(other for tag in known for other in ranked[tag][:10])
    return sum(count for _, count in listed.most_common(10)) / max(1, listed.total())


def _ours(posts: Sequence[File], posts_of: Iterable[str]) -> Ranked:
    articles = [
        ArticleSignals(
            post.name,
            post.name[:10],
            tuple(post.texts("tags")),
            count_words("\n".join([post.text("title")] * 2 + [post.text("excerpt"), plain(post.body)])),
        )
        for post in posts
    ]
    topics = [TopicSignals(tag, tag, count_words(tag)) for tag in posts_of]
    return {tag: [one.topic for one in entries] for tag, entries in rank_topics(topics, articles, 11).items()}


def _counted(posts: Iterable[File], posts_of: Mapping[str, int]) -> dict[str, Ranked]:
    """The simple methods, which count shared posts; ties go to the commoner topic, then by name."""
    posts = list(posts)
    shared: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for post in posts:
        for tag in post.texts("tags"):
            shared[tag].update(other for other in post.texts("tags") if other != tag)

    def by(score: Callable[[str, str], float]) -> Ranked:
        return {
            tag: sorted(
                (other for other in posts_of if other != tag),
                key=lambda other: (-score(tag, other), -posts_of[other], other),
            )
            for tag in posts_of
        }

    return {
        "most popular": by(lambda tag, other: posts_of[other]),
        "shared articles": by(lambda tag, other: shared[tag][other]),
        "cosine": by(lambda tag, other: shared[tag][other] / sqrt(posts_of[tag] * posts_of[other])),
        "mutual information": by(
            lambda tag, other: (
                log(len(posts) * shared[tag][other] / (posts_of[tag] * posts_of[other]))
                if shared[tag][other]
                else -9
            )
        ),
    }


def _read(pages: Mapping[str, File]) -> dict[str, Ranked]:
    names = {
        name: dict.fromkeys(
            [page.text("display_name") or name, name.replace("-", " "), *page.texts("aliases")]
        )
        for name, page in pages.items()
    }
    texts = {name: f"{page.text('short_description')}\n{plain(page.body)}" for name, page in pages.items()}
    linked = _named(names, texts)
    vectors = tf_idf({name: f"{'. '.join(names[name])}. {text}" for name, text in texts.items()})
    topics = [
        TopicSignals(
            name,
            next(iter(names[name])),
            count_words("\n".join([*names[name]] * 2 + [texts[name]])),
            linked=tuple(linked[name]),
        )
        for name in pages
    ]
    return {
        "tf-idf": _nearest(vectors, dict.fromkeys(pages, ())),
        "named in the page, then tf-idf": _nearest(vectors, linked),
        "backstory": {name: [one.topic for one in found] for name, found in rank_topics(topics, []).items()},
    }


def _named(names: Mapping[str, Iterable[str]], texts: Mapping[str, str]) -> dict[str, list[str]]:
    """The other topics that each page's text names, as the program finds them."""
    surface = [
        SurfaceName(topic, text, "name" if number else "title")
        for topic, its_names in names.items()
        for number, text in enumerate(its_names)
    ]
    matcher = Matcher(surface)
    return {
        name: sorted({mention.topic for mention in matcher.find(linkable(text))} - {name})
        for name, text in texts.items()
    }


def _nearest(vectors: Vectors, first: Mapping[str, Iterable[str]]) -> Ranked:
    ranked = {}
    for name in vectors.names:
        near = vectors.near(name)
        named = set(first[name])
        ranked[name] = sorted(near, key=lambda other: (other not in named, -near[other], other))[:10]
    return ranked

"""Sets for related topics: sites, and for each topic what editors put beside it."""

import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path

from benchmarks.quality.sets import File, read_folder, read_repository
from benchmarks.quality.sites import Article, Site, Topic
from msgspec import Struct, structs

MOST = 4000
"""Articles of a set, at most."""

_FIELD = re.compile(r"^([\w-]+): (.*(?:\n .*)*)", re.MULTILINE)
_NEEDED = re.compile(r"(?:^|, )([\w.+-]+)")


class Asked(Struct, frozen=True):
    """A topic, and those that belong to it by what editors did."""

    topic: str
    relevant: frozenset[str]


class RelatedSet(Struct, frozen=True):
    """A site whose editors' choices were taken out."""

    name: str
    site: Site
    asked: Sequence[Asked]


def related_sets(corpora: Path) -> Iterator[RelatedSet]:
    """Those whose content is here."""
    posts = _posts_of_18f(corpora)
    yield RelatedSet("18f", *_later(posts, 0.8))
    for tenths in (7, 6, 5):
        yield RelatedSet(
            f"18f at .{tenths}", *_later(posts[: len(posts) * (tenths + 2) // 10], tenths / (tenths + 2))
        )
    yield RelatedSet(
        "18f, titles only", *_later([structs.replace(post, body="", summary="") for post in posts], 0.8)
    )
    yield from _explore(corpora)
    packages = _debian()
    if packages:
        yield RelatedSet("packages", *_later(packages, 0.8))
        yield RelatedSet(
            "packages, names only",
            *_later([structs.replace(one, title=one.name, body="") for one in packages], 0.8),
        )
        yield _merged("packages, merged tags", packages)
        yield _dependencies("dependencies, no words", titles=False)
        yield _dependencies("dependencies, titles", titles=True)
    yield _merged("18f, merged tags", posts)
    services = _services(corpora)
    if services:
        yield RelatedSet("services (French)", *_later(services, 0.8, language="fr"))
        yield _merged("services (French), merged tags", services, language="fr")
    posts = _posts_of_tidyverse(corpora)
    if posts:
        yield RelatedSet("tidyverse", *_later(posts, 0.8))
    posts = _posts_of_tableless(corpora)
    if posts:
        yield RelatedSet("tableless (Portuguese)", *_later(posts, 0.8, language="pt"))
        yield _merged("tableless, merged tags", posts, language="pt")
    projects = _projects(corpora)
    if projects:
        yield RelatedSet("projects (German)", *_later(projects, 0.8, language="de"))


def _later(articles: Sequence[Article], part: float, language: str = "en") -> tuple[Site, list[Asked]]:
    """The older articles, and of each later one each topic that two of the older have, with its other topics."""
    older = articles[: int(len(articles) * part)]
    counts = Counter(topic for article in older for topic in article.topics)
    known = {topic for topic, count in counts.items() if count > 1}
    asked = []
    for article in articles[len(older) :]:
        its = [topic for topic in article.topics if topic in known]
        asked += [Asked(topic, frozenset(its) - {topic}) for topic in its if len(its) > 1]
    return Site(older, language=language), asked


def _merged(name: str, articles: Sequence[Article], language: str = "en") -> RelatedSet:
    """Each topic of eight articles or more in two, half of its articles with either: as before a merge of tags."""
    counts = Counter(topic for article in articles for topic in article.topics)
    parted = {topic for topic, count in counts.items() if 8 <= count <= 200}
    twins = {topic: (f"{topic} {_draw(topic) % 900 + 100}", topic) for topic in parted}
    changed = [
        structs.replace(
            article,
            topics=tuple(
                twins[topic][_draw(topic, article.name) % 2] if topic in twins else topic
                for topic in article.topics
            ),
        )
        for article in articles
    ]
    renamed = {
        one: blake2b(one.encode(), digest_size=4).hexdigest() for pair in twins.values() for one in pair
    }
    changed = [
        structs.replace(article, topics=tuple(renamed.get(topic, topic) for topic in article.topics))
        for article in changed
    ]
    asked = [
        Asked(renamed[one], frozenset({renamed[other]}))
        for pair in sorted(twins.values())
        for one, other in (pair, pair[::-1])
    ]
    return RelatedSet(name, Site(changed, language=language), asked)


def _draw(*text: str) -> int:
    return int.from_bytes(blake2b("\0".join(text).encode(), digest_size=4).digest(), "big")


def _posts_of_18f(corpora: Path) -> list[Article]:
    files = [file for file in read_folder(corpora / "18f" / "posts", "*.md") if file.name[:4].isdigit()]
    return [
        Article(
            file.name,
            file.text("title"),
            file.body,
            date=file.name[:10],
            topics=tuple(file.texts("tags")),
            summary=" ".join(file.text("excerpt").split()),
        )
        for file in sorted(files, key=lambda file: file.name)
    ]


def _explore(corpora: Path) -> Iterator[RelatedSet]:
    pages = {page.name: page for page in read_folder(corpora / "github-explore" / "topics", "*/index.md")}
    answering = {alias.lower(): name for name, page in pages.items() for alias in page.texts("aliases")}
    answering |= {name.lower(): name for name in pages}
    shown: dict[str, str] = {}
    for name, page in pages.items():
        title = page.text("display_name") or name
        shown[name] = title if title not in shown.values() else name
    taken = {title.lower() for title in shown.values()}
    topics = [
        Topic(
            shown[name],
            names=tuple(
                dict.fromkeys(
                    alias
                    for alias in [name.replace("-", " "), *page.texts("aliases")]
                    if alias.lower() not in taken
                )
            ),
            body=page.body,
            summary=" ".join(page.text("short_description").split()),
        )
        for name, page in pages.items()
    ]
    asked = []
    for name, page in pages.items():
        related = {answering[one.lower()] for one in page.texts("related") if one.lower() in answering} - {
            name
        }
        if related:
            asked.append(Asked(shown[name], frozenset(shown[one] for one in related)))
    yield RelatedSet("github-explore", Site([], topics), asked)


@cache
def _records() -> list[dict[str, str]]:
    """What Debian says of its packages, in an order that means nothing."""
    try:
        listed = subprocess.run(["apt-cache", "dumpavail"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return []
    records = [dict(_FIELD.findall(record)) for record in listed.split("\n\n") if record.strip()]
    return sorted(records, key=lambda fields: (_draw(fields["Package"]), fields.get("Version", "")))


def _dependencies(name: str, *, titles: bool) -> RelatedSet:
    """Libraries by the packages that need them, all without words; editors keep some in one source."""
    source = {fields["Package"]: fields.get("Source", fields["Package"]).split()[0] for fields in _records()}
    needing = {
        fields["Package"]: sorted(
            {one for one in _NEEDED.findall(fields.get("Depends", "")) if one in source}
        )
        for fields in _records()
    }
    described = {fields["Package"]: fields.get("Description", "").partition("\n")[0] for fields in _records()}
    chosen = [package for package, needs in needing.items() if 2 <= len(needs) <= 30][:MOST]
    counts = Counter(one for package in chosen for one in needing[package])
    known = sorted(one for one, count in counts.items() if count > 2)
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for one in known:
        sources[source[one]].add(one)
    hidden = {one: blake2b(one.encode(), digest_size=4).hexdigest() for one in known}
    articles = [
        Article(
            f"{number}",
            described[package] if titles else f"{number}",
            topics=tuple(sorted(hidden[one] for one in needing[package] if one in hidden)),
        )
        for number, package in enumerate(chosen)
    ]
    asked = [
        Asked(hidden[one], frozenset(hidden[other] for other in sources[source[one]] - {one}))
        for one in known
        if len(sources[source[one]]) > 1
    ]
    return RelatedSet(name, Site(articles), asked)


def _debian() -> list[Article]:
    """Packages of Debian with their tags, as many as are wanted."""
    packages = []
    for fields in _records():
        tags = [tag for tag in re.split(r",\s+", fields.get("Tag", "")) if "::" in tag]
        if tags:
            short, _, rest = fields.get("Description", fields.get("Description-en", "")).partition("\n")
            packages.append(
                Article(
                    fields["Package"],
                    f"{fields['Package']}: {short}",
                    "\n".join(line.strip() for line in rest.splitlines()),
                    topics=tuple(sorted({tag.replace("::", " ").replace("-", " ") for tag in tags})),
                )
            )
    return packages[:MOST]


def _services(corpora: Path) -> list[Article]:
    """Descriptions of French public services, with whom they are for and what they are made with."""
    files = read_repository(corpora / "beta.gouv.fr", "content/_startups/*.md")
    found = []
    for file in files:
        phases = file.front.get("phases")
        starts = [str(phase.get("start", ""))[:10] for phase in phases] if isinstance(phases, list) else []
        topics = [topic for key in ("thematiques", "usertypes", "techno") for topic in file.texts(key)]
        if topics:
            found.append(
                Article(
                    file.name,
                    file.text("title"),
                    file.body,
                    date=min((start for start in starts if start[:2] == "20"), default=""),
                    topics=tuple(dict.fromkeys(topics)),
                    summary=" ".join(file.text("mission").split()),
                )
            )
    return sorted(found, key=lambda article: (article.date or "9", article.name))


def _posts_of_tidyverse(corpora: Path) -> list[Article]:
    files = read_repository(corpora / "tidyverse.org", "content/blog/*/index.md", "content/blog/*/*/index.md")
    return _dated_posts(files, summary="description")


def _posts_of_tableless(corpora: Path) -> list[Article]:
    return _dated_posts(read_repository(corpora / "tableless", "content/posts/*.md"), summary="excerpt")


def _dated_posts(files: Iterable[File], *, summary: str) -> list[Article]:
    """Posts of a blog that have a day, oldest first, with its tags and categories; `summary` is the key of theirs."""
    posts = [
        Article(
            file.name,
            file.text("title"),
            file.body,
            date=file.text("date")[:10],
            topics=tuple(dict.fromkeys([*file.texts("tags"), *file.texts("categories")])),
            summary=" ".join(file.text(summary).split()),
        )
        for file in files
    ]
    return sorted((post for post in posts if post.date), key=lambda post: (post.date, post.name))


def _projects(corpora: Path) -> list[Article]:
    """Projects of towns, told in a few sentences, with their subjects and towns."""
    files = read_repository(corpora / "codefor.de", "content/projekte/*.md")
    return [
        Article(
            file.name,
            file.text("title"),
            file.body,
            date=file.name[:10],
            topics=tuple(dict.fromkeys([*file.texts("tags"), *file.texts("lab")])),
        )
        for file in sorted(files, key=lambda file: file.name)
        if file.name[:4].isdigit()
    ]

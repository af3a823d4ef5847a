"""What there is to cite: a work for each article, with all that reference managers ask for."""

from collections import Counter

from msgspec import Struct, structs

from backstory.catalog.topics import Topic
from backstory.pages.context import PageContext
from backstory.text import slug, without_controls

_MOST = 100
"""Works of a topic: whoever wants to cite more has its data."""


class Work(Struct, frozen=True):
    """Something to cite, each text on one line. Days are ISO 8601, empty where unknown."""

    key: str
    """Tells it apart in a file."""
    title: str
    authors: tuple[str, ...]
    day: str
    container: str
    """The site's title."""
    publisher: str
    url: str
    """On the web, empty where the site doesn't say where it is."""
    lang: str
    abstract: str


def works_of_topic(context: PageContext, topic: Topic) -> list[Work]:
    """The newest articles that a topic covers, newest first."""
    seen: Counter[str] = Counter()
    works = []
    for path in topic.covered[:_MOST]:
        work = _work(context, path)
        seen[work.key] += 1
        count = seen[work.key]
        works.append(work if count == 1 else structs.replace(work, key=f"{work.key}-{count}"))
    return works


def _work(context: PageContext, path: str) -> Work:
    document = context.catalog.documents[path]
    front, settings = document.front, context.settings
    address = context.catalog.addresses[path]
    day = front.date.day if front.date else ""
    return Work(
        key="-".join(part for part in (slug(address.strip("/").rpartition("/")[2]), day[:4]) if part),
        title=_line(document.facts.title),
        authors=tuple(map(_line, front.authors or settings.authors)),
        day=day,
        container=_line(settings.title),
        publisher=_line(settings.publisher),
        url=context.on_web(address),
        lang=front.lang or settings.language,
        abstract=_line(front.summary),
    )


def _line(text: str) -> str:
    return without_controls(" ".join(text.split()))

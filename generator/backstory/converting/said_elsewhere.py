"""What a text's folder, file name, program or configuration said of it, and what has to be said in its own metadata now."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from backstory.content.documents import Document
from backstory.content.front_matter import read_front_matter
from backstory.content.front_matter_types import FrontMatter
from backstory.content.named_fields import with_name
from backstory.converting.changes import Changes, spelt, text, texts, word
from backstory.converting.source_tree import SourceTree
from backstory.dates import Moment
from backstory.settings import Settings
from backstory.url_paths import clean
from backstory.yaml import parser
from backstory.yaml.parser import Node


class Now(Struct, frozen=True):
    """A text with what its metadata says by itself in its new place, so far."""

    document: Document
    """As its tree has it."""
    path: str
    front: FrontMatter
    tree: SourceTree
    settings: Settings
    """Of the site that it comes to."""


def add_what_is_missing(
    changes: Changes, node: parser.Mapping, document: Document, tree: SourceTree, settings: Settings
) -> None:
    """Add the keys without which the text would be another one in its new place."""
    path = tree.target(document.path)
    own, _ = read_front_matter(changes.applied(node), kind=document.kind, path=path, settings=settings)
    front, _ = with_name(path, document.kind, own, settings.timezone)
    now = Now(document, path, front, tree, settings)
    written = spelt(node)
    ours = {new: old for old, new in changes.names.items()}
    for key, say in _SAYINGS.items():
        value = say(now)
        if value is None:
            continue
        if key in ours or key in written:
            changes.values[ours.get(key) or written[key]] = value
        else:
            changes.added[key] = value


def _topics(now: Now) -> Node | None:
    names = [topic.name for topic in now.document.front.topics]
    return texts(names) if names != [topic.name for topic in now.front.topics] else None


def _mark(field: str) -> Callable[[Now], Node | None]:
    def say(now: Now) -> Node | None:
        wanted = getattr(now.document.front, field) and not getattr(now.front, field)
        return word("true") if wanted else None

    return say


def _moment(field: str) -> Callable[[Now], Node | None]:
    """When readers see it, or no longer, as far as something else than the text said so."""

    def say(now: Now) -> Node | None:
        meant, said = getattr(now.document.front, field), getattr(now.front, field)
        same = meant is None or (said is not None and said.instant == meant.instant)
        return None if same else _with_zone(meant, now)

    return say


def _with_zone(moment: Moment, now: Now) -> Node:
    zone = ZoneInfo(now.tree.settings.timezone)
    return word(datetime.fromtimestamp(moment.instant, zone).isoformat())


def _permalink(now: Now) -> Node | None:
    """The address that the page had; not where another has it, for then it gets the one that it would have here."""
    front = now.document.front
    address = clean(front.tree_address)
    if not address or clean(front.permalink):
        return None
    has = now.tree.addresses.get(now.document.path)
    if has is None and address in now.tree.addresses.values():
        return None
    return text(f"/{address}") if has in (None, address) else None


def _language(now: Now) -> Node | None:
    meant = now.document.front.lang or now.tree.settings.language
    said = now.front.lang or now.settings.language
    by_folder = now.document.front.source_keys.get("lang") == "its folder"
    same_site = _base(now.tree.settings.language) == _base(now.settings.language)
    return text(meant) if meant.lower() != said.lower() and not (by_folder and same_site) else None


def _original(now: Now) -> Node | None:
    """Which text it translates; where both sites have one language and folders or file names tell, they tell it again."""
    original, tree = now.document.front.translation_of, now.tree.settings
    told_again = _base(tree.language) == _base(now.settings.language) and tree.tree.program != "pelican"
    return None if not original or now.front.translation_of or told_again else text(now.tree.target(original))


def _dialect(now: Now) -> Node | None:
    dialect = now.document.front.markdown or now.tree.settings.markdown
    return word(dialect) if dialect != (now.front.markdown or now.settings.markdown) else None


def _date(now: Now) -> Node | None:
    """The moment with its own zone, where the time zone of the site makes another one of it."""
    meant, said = now.document.front.date, now.front.date
    if meant is None or said is None or not meant.clock or meant.instant == said.instant:
        return None
    return _with_zone(meant, now)


def _base(language: str) -> str:
    return language.lower().partition("-")[0]


_SAYINGS: dict[str, Callable[[Now], Node | None]] = {
    "topics": _topics,
    "date": _date,
    "embargo": _moment("embargo"),
    "expires": _moment("expires"),
    "draft": _mark("draft"),
    "hidden": _mark("hidden"),
    "unlisted": _mark("unlisted"),
    "featured": _mark("featured"),
    "lang": _language,
    "translation_of": _original,
    "markdown": _dialect,
    "permalink": _permalink,
}
"""In the order in which they are added."""

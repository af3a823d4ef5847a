"""Which keys of other programs become which of ours. A key that our reader takes as it is, and that has no equal, stays."""

from collections.abc import Iterator, Mapping

from backstory.content.documents import Document
from backstory.content.front_matter_types import FrontMatter
from backstory.content.keys import KEYS
from backstory.converting.changes import Changes, spelt, texts
from backstory.url_paths import clean
from backstory.yaml import parser

_KEPT = frozenset(("draft", "hidden", "unlisted", "embargo", "expires", "template", "lang", "translation_of"))
"""Fields whose foreign keys stay: their values mean something else there, or more than one key decides."""


def renamed(node: parser.Mapping, document: Document) -> Changes:
    """The keys of a text's metadata that get our names, as far as that changes nothing of what they say."""
    changes = Changes()
    written = spelt(node)
    given = _keys_of_fields(document.front, written)
    for field, keys in given.items():
        if field == "topics":
            _topics(changes, node, document.front, keys)
        elif "aliases" in map(str.lower, keys):
            _aliases(changes, document.front, keys, given, written)
        elif len(keys) == 1 and field not in written and field not in _KEPT:
            changes.names[keys[0]] = field
    # Pelican's authors begin keys with a capital.
    changes.names |= {
        key: lower
        for lower, key in written.items()
        if key != lower and lower in KEYS and key not in changes.names
    }
    for key in changes.names:
        if changes.names[key] == "permalink" and clean(document.front.permalink) is None:
            del changes.names[key]
            break
    return changes


def _keys_of_fields(front: FrontMatter, written: Mapping[str, str]) -> dict[str, list[str]]:
    """Field -> the keys of other programs that gave its value, as they are written."""
    found: dict[str, list[str]] = {}
    for field, said_by in front.source_keys.items():
        keys = [written.get(one, "") for one in said_by.split(", ")]
        if field in KEYS and all(keys):
            found[field] = keys
    return found


def _topics(changes: Changes, node: parser.Mapping, front: FrontMatter, keys: list[str]) -> None:
    """One list of topics in the place of the first list of tags or categories; not where a part of them can't be read."""
    given = [node.values[key] for key in keys]
    items = [item for one in given for item in (one.items if isinstance(one, parser.Sequence) else (one,))]
    if not all(isinstance(item, parser.Scalar) for item in items):
        return
    first, *others = keys
    changes.names[first] = "topics"
    changes.values[first] = texts([topic.name for topic in front.topics])
    changes.merged |= dict.fromkeys(others, "topics")


def _aliases(
    changes: Changes,
    front: FrontMatter,
    keys: list[str],
    given: Mapping[str, list[str]],
    written: Mapping[str, str],
) -> None:
    """`aliases` are names, or old addresses, or both."""
    (key, *more) = keys
    fields = [field for field in ("names", "redirect_from") if given.get(field) == [key]]
    if more or not fields or any(field in written for field in fields):
        return
    first, *others = fields
    changes.names[key] = first
    changes.values[key] = texts(getattr(front, first))
    changes.added |= {field: texts(getattr(front, field)) for field in others}


def kept_foreign(node: parser.Mapping, changes: Changes) -> Iterator[str]:
    """The keys that stay and are none of ours."""
    for key in node.values:
        if key not in changes.names and key not in changes.merged and key.lower() not in KEYS:
            yield key

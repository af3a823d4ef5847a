"""From YAML nodes to values of ours, key by key; what can't be converted is a problem with its place.

A converter takes a node that says something, the key it stands under, and the reading; it gives None
where it has noted a problem instead.
"""

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from backstory.problems import Place, Problem
from backstory.suggestions import suggestion
from backstory.url_paths import clean
from backstory.yaml import parser
from backstory.yaml.lost_lists import looks_like_items, looks_like_names
from backstory.yaml.parser import Node, Scalar, Sequence

T = TypeVar("T")

_FLAGS = {
    "true": True,
    "yes": True,
    "on": True,
    "1": True,
    "false": False,
    "no": False,
    "off": False,
    "0": False,
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_HOST = re.compile(
    r"(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|edu|gov|info|int|mil|net|org)(?=[/:?#]|$))", re.I
)
_UNSAFE = re.compile(r"[\s\x00-\x1f\x7f\\]")
_NO_PATH = re.compile(r"[\x00-\x1f\x7f\\?#:{}<>\"]|%2e|%2f|%5c|(?:^|/)\.\.?(?:/|$)|^//", re.I)

_TWO_PATHS = re.compile(r"[\s,;]\s*[-•]?\s*/")


class Reading:
    """One file being read: where its problems go, and the zone that its dates belong to.

    `words` says that a text of tags has blanks between them, as Jekyll's has; `audiences` are all for whom something
    can be.
    """

    def __init__(
        self,
        path: str,
        timezone: str = "UTC",
        *,
        words: bool = False,
        audiences: tuple[str, ...] = ("public",),
    ) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.timezone = timezone
        self.words = words
        self.audiences = audiences

    @property
    def zone(self) -> ZoneInfo:
        """Made when the first date asks for it: zoneinfo keeps what it has loaded."""
        return ZoneInfo(self.timezone)

    def quiet(self) -> "Reading":
        """The same, for a value whose problems have been told."""
        return Reading(self.path, self.timezone, words=self.words, audiences=self.audiences)

    def note(self, code: str, node: Node, **facts: str) -> None:
        """Something is wrong with what stands at `node`."""
        self.problems.append(Problem(code, Place(self.path, node.line, node.column), facts))


Convert = Callable[[Node, str, Reading], T | None]


def empty(node: Node) -> bool:
    """Nothing was given: `key:`, `~`, `null` or `""`."""
    return type(node) is Scalar and (not node.text or node.null)


def read_fields(
    mapping: parser.Mapping, table: Mapping[str, Convert[Any]], reading: Reading
) -> dict[str, Any]:
    """The values of the keys in `table` that the author gave; any other key is a problem."""
    values: dict[str, Any] = {}
    for key, node in mapping.values.items():
        convert = table.get(key)
        if convert is None and _lost_to_a_comma(mapping.keys[key], node):
            reading.note("value-comma", mapping.keys[key], text=key)  # {title: This, and that}
        elif convert is None:
            unknown_key(mapping.keys[key], tuple(table), reading)
        elif not empty(node):
            value = convert(node, key, reading)
            if value is not None:
                values[key] = value
    return values


def unknown_key(key: Scalar, known: tuple[str, ...], reading: Reading) -> None:
    """Notes a key that nothing reads, with the one that was perhaps meant."""
    facts = suggestion(key.text, known) or {"keys": ", ".join(known)}
    reading.note("key-unknown", key, key=key.text, **facts)


def _lost_to_a_comma(key: Scalar, node: Node) -> bool:
    """Whether a key is the rest of a text: no colon stands between it and what would be its value."""
    return (
        type(node) is Scalar
        and node.plain
        and key.plain
        and not node.text
        and (node.line, node.column) == (key.line, key.column + len(key.text))
    )


def text(node: Node, key: str, reading: Reading) -> str | None:
    """One line of text."""
    if type(node) is Scalar:
        return " ".join(node.text.split()) if "\n" in node.text else node.text.strip()
    reading.note("value-text", node, key=key)
    return None


def flag(node: Node, key: str, reading: Reading) -> bool | None:
    """True or false, in any of the words YAML ever had for it."""
    value = as_flag(node)
    if value is None:
        reading.note("value-flag", node, key=key, value=shown(node))
    return value


def as_flag(node: Node) -> bool | None:
    """What `flag` gives, without a word where the node is no flag."""
    return _FLAGS.get(node.text.strip().lower()) if type(node) is Scalar else None


def number(least: int, most: int) -> Convert[int]:
    """A whole number between the two."""

    def convert(node: Node, key: str, reading: Reading) -> int | None:
        digits = node.text.strip() if type(node) is Scalar else ""
        if re.fullmatch(r"[0-9]{1,9}", digits) and least <= int(digits) <= most:
            return int(digits)
        reading.note("value-number", node, key=key, value=shown(node), least=str(least), most=str(most))
        return None

    return convert


def choice(words: tuple[str, ...], also: Mapping[str, str] | None = None) -> Convert[str]:
    """One of `words`, in any case; `also` has other words for some of them."""
    accepted = {word: word for word in words} | dict(also or {})

    def convert(node: Node, key: str, reading: Reading) -> str | None:
        word = accepted.get(node.text.strip().lower()) if type(node) is Scalar else None
        if word is None:
            reading.note("value-choice", node, key=key, value=shown(node), choices=", ".join(words))
        return word

    return convert


def items(node: Node, key: str, reading: Reading) -> Iterator[Node]:
    """The items of a list that say something; anything but a list is one item."""
    for item in node.items if type(node) is Sequence else (node,):
        if item is not node and empty(item):
            reading.note("list-gap", item, key=key)
        elif type(item) is Scalar and looks_like_items(item):
            lost_list(item, key, reading)
        else:
            yield item


def lost_list(node: Scalar, key: str, reading: Reading) -> None:
    """Notes a text that was meant to be a list."""
    reading.note("list-signs", node, key=key, value=" ".join(node.text.split()))


def name(node: Node, key: str, reading: Reading) -> str | None:
    """One name, on one line."""
    if type(node) is Scalar and looks_like_names(node):
        lost_list(node, key, reading)
        return None
    return text(node, key, reading)


def names(node: Node, key: str, reading: Reading) -> tuple[str, ...]:
    """A list of names, in order, each once."""
    return listed(name)(node, key, reading)


def texts(node: Node, key: str, reading: Reading) -> tuple[str, ...]:
    """A list of text, in order, each once."""
    return listed(text)(node, key, reading)


def listed(convert: Convert[T]) -> Callable[[Node, str, Reading], tuple[T, ...]]:
    """A list of what `convert` gives, in order, each once."""

    def convert_all(node: Node, key: str, reading: Reading) -> tuple[T, ...]:
        values = (convert(item, key, reading) for item in items(node, key, reading))
        return tuple(dict.fromkeys(value for value in values if value is not None))

    return convert_all


def url(node: Node, key: str, reading: Reading) -> str | None:
    """An address on the web, or a file of the site. Schemes that run something are refused."""
    value = text(node, key, reading)
    if value is None:
        return None
    scheme = _SCHEME.match(value)
    runs = scheme is not None and scheme[1].lower() not in ("http", "https")
    if runs or _UNSAFE.search(value) or _HOST.match(value) or not _has_parts(value):
        reading.note("value-url", node, key=key, value=value)
        return None
    return value


def web_address(node: Node, key: str, reading: Reading) -> str | None:
    """An address on the web, with its scheme and host."""
    value = text(node, key, reading)
    if value is None:
        return None
    if _UNSAFE.search(value) or not re.match(r"https?://[^/?#]", value, re.I) or not _has_parts(value):
        reading.note("value-url", node, key=key, value=value)
        return None
    return value


def _has_parts(address: str) -> bool:
    """Whether an address can be taken apart: a host in brackets has to be one in numbers."""
    try:
        return urlsplit(address).hostname != ""
    except ValueError:
        return False


def site_path(node: Node, key: str, reading: Reading) -> str | None:
    """An address on this site, from its root: `/about/`. Never one that leads out of the site, or is for many."""
    value = text(node, key, reading)
    if value is None:
        return None
    if (
        _NO_PATH.search(value)
        or _TWO_PATHS.search(value)
        or value.lower() in ("true", "false")
        or clean(value) is None
    ):
        reading.note("value-address", node, key=key, value=value)
        return None
    return value if value.startswith("/") else f"/{value}"


def language(node: Node, key: str, reading: Reading) -> str | None:
    """A language tag: `en`, `pt-BR` (BCP 47, by its look)."""
    value = text(node, key, reading)
    if value is not None and not _LANGUAGE.fullmatch(value):
        reading.note("value-language", node, key=key, value=value)
        return None
    return value


def shown(node: Node) -> str:
    """The node as a message shows it."""
    return (
        node.text.strip()
        if type(node) is Scalar
        else "a list"
        if type(node) is Sequence
        else "keys and values"
    )


@functools.lru_cache(maxsize=4096)  # a site that comes from elsewhere has the same unknown keys in every file
def one_slip_from(word: str, known: tuple[str, ...]) -> str:
    """The first of `known` that `word` is one letter, one swap, or its `-` or capitals away from; or nothing."""
    plain = word.lower().replace("-", "_").replace(" ", "_")
    return next((name for name in known if len(plain) > 3 and _one_slip(plain, name)), "")


def _one_slip(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    one, other = _without_common_start(one, other)
    one, other = _without_common_start(one[::-1], other[::-1])
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])


def _without_common_start(one: str, other: str) -> tuple[str, str]:
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return one[same:], other[same:]

"""Topics that look like the same one: their names differ by a slip, a plural, the order of words, an abbreviation."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import Literal
from unicodedata import normalize

from msgspec import Struct

from backstory.mentions.folding import fold_text
from backstory.mentions.forms import FormKind, SurfaceName, forms_of, is_abbreviation, name_key
from backstory.text import without_accents

Reason = Literal["plural", "abbreviation", "order", "spelling"]

SHORTEST_SLIP = 5
"""Letters of a word below which another letter makes another name: Iran and Iraq."""
SHORTEST_ABBREVIATION = 3
"""Letters below which too many names have the same initials."""
_MOST_SHARING = 100
"""Names: what more of them have in common, such as `Part 1` to `Part 999`, tells of no slip."""


class Twins(Struct, frozen=True, array_like=True):
    """Two topics in the order of their ids, the names of theirs that are alike, and how these differ."""

    topics: tuple[str, str]
    names: tuple[str, str]
    reason: Reason


def find_twins(names: Sequence[SurfaceName]) -> tuple[Twins, ...]:
    """Every two topics with names that are nearly the same, each pair once, in order of the topics.

    Names are compared only where they share a key: a form, the initials, the sorted words, or what is left
    when one letter is dropped. Names that are quite the same are a matter of `classify_names`.
    """
    known = sorted(set(names), key=lambda name: (name.topic, name.text, name.source))
    found: dict[tuple[str, str], Twins] = {}
    key_of = {name: name_key(name) for name in known}
    for reason, keys, alike in _WAYS:
        for one, other in _sharing(known, keys):
            topics = (one.topic, other.topic)
            if topics not in found and key_of[one] != key_of[other] and alike(one, other):
                found[topics] = Twins(topics, (one.text, other.text), reason)
    return tuple(found[topics] for topics in sorted(found))


def _sharing(
    names: Iterable[SurfaceName], keys: Callable[[SurfaceName], Iterable[str]]
) -> Iterator[tuple[SurfaceName, SurfaceName]]:
    """The pairs of names of two topics that have a key in common."""
    groups: dict[str, list[SurfaceName]] = defaultdict(list)
    for name in names:
        for key in sorted(set(keys(name))):
            groups[key].append(name)
    for group in groups.values():
        for one, other in combinations(group, 2) if len(group) <= _MOST_SHARING else ():
            if one.topic != other.topic:
                yield one, other


def _words(text: str) -> list[str]:
    """The words of a name without case, accents and signs."""
    return fold_text(normalize("NFC", without_accents(text))).text.split()


def _numbers(name: SurfaceName) -> Iterator[str]:
    """The name and what it is in the other number."""
    for form in forms_of(name):
        if form.kind in (FormKind.NAME, FormKind.PLURAL, FormKind.SINGULAR):
            # The capitals of an abbreviation count: SAS is not Sass in the singular.
            yield form.text if form.exact else fold_text(form.text).text


def _one_is_the_plural(one: SurfaceName, other: SurfaceName) -> bool:
    return name_key(one) in _numbers(other) or name_key(other) in _numbers(one)


def _initials(name: SurfaceName) -> Iterator[str]:
    """What the name is, or may be, for short."""
    if _short(name):
        yield "".join(letter for letter in name.text if letter.isalnum())
        return
    parts = name.text.replace("-", " ").split()
    for words in (parts, [part for part in parts if part[0].isupper()]):
        if len(words) >= SHORTEST_ABBREVIATION:
            yield "".join(word[0] for word in words).upper()
    for form in forms_of(name):
        if form.kind is FormKind.PART and is_abbreviation(form.text):
            yield form.text


def _short(name: SurfaceName) -> bool:
    return is_abbreviation(name.text) and len(name.text) >= SHORTEST_ABBREVIATION


def _one_is_short(one: SurfaceName, other: SurfaceName) -> bool:
    return _short(one) != _short(other)


def _sorted_words(name: SurfaceName) -> Iterator[str]:
    words = _words(name.text)
    if len(words) > 1:
        yield " ".join(sorted(words))


def _reordered(one: SurfaceName, other: SurfaceName) -> bool:
    return _words(one.text) != _words(other.text)


def _slips(name: SurfaceName) -> Iterator[str]:
    """The letters of the name, and what is left of them without one."""
    letters = "".join(_words(name.text))
    yield letters
    if len(letters) >= SHORTEST_SLIP:
        yield from (letters[:at] + letters[at + 1 :] for at in range(len(letters)))


def _one_slip(one: SurfaceName, other: SurfaceName) -> bool:
    """Whether the names differ in spaces, accents and signs only, or in one letter of one longer word."""
    if is_abbreviation(one.text) or is_abbreviation(other.text):
        return False
    words, others = _words(one.text), _words(other.text)
    if "".join(words) == "".join(others):
        return True
    if len(words) != len(others):
        return False
    differing = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and _misspelt(*differing[0])


def _misspelt(word: str, other: str) -> bool:
    if min(len(word), len(other)) < SHORTEST_SLIP or not (word + other).isalpha() or word[0] != other[0]:
        return False
    steps = SequenceMatcher(None, word, other, autojunk=False).get_opcodes()
    changed = sum(max(step[2] - step[1], step[4] - step[3]) for step in steps if step[0] != "equal")
    return changed == 1 or (changed == 2 and sorted(word) == sorted(other))


_WAYS: tuple[
    tuple[Reason, Callable[[SurfaceName], Iterable[str]], Callable[[SurfaceName, SurfaceName], bool]],
    ...,
] = (
    ("plural", _numbers, _one_is_the_plural),
    ("abbreviation", _initials, _one_is_short),
    ("order", _sorted_words, _reordered),
    ("spelling", _slips, _one_slip),
)

"""Names with one adjective in them that only narrows what they mean: `pre-existing medical conditions`.

A modifier of two words, joined by a hyphen or of an adverb and a participle, belongs to the noun as a whole whatever
stands between. Nothing is sure of the other names: `climate policy change` is no climate change.
"""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from backstory.mentions.folding import fold_text, signs
from backstory.mentions.forms import Form, Group

_MODIFIED = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)+|[^\W\d_]+ly [^\W\d_]+e[dn]) ([^\W\d_]{3,})", re.IGNORECASE)
# Endings of adjectives that say of which kind; not those that say it is none, nor "equivalent", "other" or "than".
_NARROWING = re.compile(
    r"\s(?!(?:equal|fictional|hypothetical|imaginary|potential|virtual)\s)"
    r"([^\W\d_]{2,}(?:[^\W\d_]al|[^\W\d_]an|ar|ary|ese|ic|ish))\s([^\W\d_]+)(?![\w-])"
)


class Modifier(Struct, frozen=True):
    """The first part of names, such as `pre-existing`, and their forms by the noun."""

    signs: tuple[str, ...]
    forms: Mapping[str, Form]


def modifiers(groups: Iterable[Group]) -> dict[str, Modifier]:
    """The modifiers of all names by their folded words; what two topics would share is left out."""
    found: dict[str, dict[str, list[Form]]] = {}
    for group in groups:
        for candidate in group.candidates:
            parts = _MODIFIED.fullmatch(candidate.form.text)
            if parts:
                nouns = found.setdefault(fold_text(parts[1]).text.strip(), {})
                nouns.setdefault(parts[2].lower(), []).append(candidate.form)
    return {words: Modifier(signs(words), _owned(nouns)) for words, nouns in sorted(found.items())}


def narrowed(modifier: Modifier, text: str, start: int, end: int) -> tuple[int, Form] | None:
    """Where the name ends whose modifier stands from `start` to `end`, if it goes on with an adjective and a noun.

    Proper names are left alone: all but the adjective and the very first letter has to be small.
    """
    following = _NARROWING.match(text, end)
    shown = text[start:end]
    if not following or not shown[1:].islower() or signs(shown) != modifier.signs:
        return None
    form = modifier.forms.get(following[2])
    return (following.end(), form) if form else None


def _owned(nouns: Mapping[str, list[Form]]) -> dict[str, Form]:
    """By noun, the form that comes first, as for names without an adjective."""
    owned = {}
    for noun, forms in sorted(nouns.items()):
        first = min(form.rank for form in forms)
        best = [form for form in forms if form.rank == first]
        if len({form.topic for form in best}) == 1:
            owned[noun] = best[0]
    return owned

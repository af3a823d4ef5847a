"""The forms under which a name may stand in a text: as declared, in parts, in the plural, abbreviated."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import IntEnum
from typing import Literal
from unicodedata import normalize

from msgspec import Struct

from backstory.markdown.abbreviations import abbreviates
from backstory.mentions.folding import fold_text, is_word, plain_signs, signs
from backstory.mentions.short_names import short_names


class SurfaceName(Struct, frozen=True, array_like=True):
    """One name of one topic. `topic` is the topic's id."""

    topic: str
    text: str
    source: Literal["title", "name", "abbr"] = "name"


class FormKind(IntEnum):
    """How a form came about, the surest first."""

    NAME = 0
    PART = 1
    """`World Health Organization` and `WHO` of `World Health Organization (WHO)`."""
    PLURAL = 2
    SINGULAR = 3
    SHORT = 4
    """An abbreviation that this one text introduces."""
    SAFE = 5
    """Of no declared name, but hardly anything else: see short_names.py."""


class Form(Struct, frozen=True):
    """Words that mean a topic. `exact`: only in this very case. `name` is the declared name they come from.

    `of_part`: a plural or singular of a part of the name, not of the whole.
    """

    topic: str
    name: str
    text: str
    kind: FormKind
    exact: bool
    of_part: bool = False

    @property
    def rank(self) -> tuple[FormKind, bool]:
        """Where two topics claim the same words, the lower one wins."""
        return self.kind, self.of_part


class SignedForm(Struct, frozen=True):
    """A form with the signs around its words: `C++` is the word `c` with a tail of two."""

    form: Form
    lead: int
    tail: int
    signs: tuple[str, ...]


class Group(Struct, frozen=True):
    """The candidates whose words fold alike, and how much text around the words they need to see."""

    candidates: tuple[SignedForm, ...]
    lead: int
    tail: int


class Recognised(Struct, frozen=True):
    """How far a form reaches beyond its words, and the form: None where topics share it."""

    lead: int
    tail: int
    form: Form | None


_SOURCES = ("title", "name", "abbr")
_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)")
_SLASH = re.compile(r"(\S+?)/(\S+)")
_LAST_WORD = re.compile(r"[^\W\d_]{2,}$")
_OF = re.compile(r"^([^\W\d_]{3,})( of )", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'s\b")


def forms_of(name: SurfaceName, known_as: str = "", known: Collection[str] = ()) -> Iterator[Form]:
    """Every form of a name, the declared one first; they bear the name `known_as`, else its own text.

    `known` are the folded names of all topics.
    """
    text = " ".join(normalize("NFC", plain_signs(name.text)).split())
    if not text:
        return
    known_as = known_as or name.text
    wholes = [(text, FormKind.NAME, name.source == "abbr" or is_abbreviation(text))]
    wholes += [(part, FormKind.PART, is_abbreviation(part)) for part in _parts(text) if part != text]
    for whole, kind, exact in wholes:
        yield Form(name.topic, known_as, whole, kind, exact)
        of_part = kind is FormKind.PART
        for plural in _plurals(whole, exact):
            yield Form(name.topic, known_as, plural, FormKind.PLURAL, exact, of_part)
        for singular in () if exact else _singulars(whole):
            yield Form(name.topic, known_as, singular, FormKind.SINGULAR, exact, of_part)
    if name.source != "abbr" and not is_abbreviation(text):
        for whole in dict.fromkeys(whole for whole, _, exact in wholes if not exact):
            for short, exact in short_names(whole, known):
                yield Form(name.topic, known_as, short, FormKind.SAFE, exact)


def is_abbreviation(text: str) -> bool:
    """Whether the name is one word in capitals, such as NATO, U.S. or X: it is matched in this case only."""
    return " " not in text and text.isupper()


def name_key(name: SurfaceName) -> str:
    """Equal for two names that are one: `Premium` and `premium`, but neither `IT` and `It`."""
    return name.text if name.source == "abbr" or is_abbreviation(name.text) else fold_text(name.text).text


def first_names(names: Iterable[SurfaceName]) -> dict[tuple[str, str], SurfaceName]:
    """By topic and key, the name that stands for those that are one: the title, else the first by letter."""
    chosen: dict[tuple[str, str], SurfaceName] = {}
    for name in sorted(names, key=lambda name: (_SOURCES.index(name.source), name.text)):
        chosen.setdefault((name.topic, name_key(name)), name)
    return dict(sorted(chosen.items()))


def group_names(names: Sequence[SurfaceName]) -> dict[str, Group]:
    """The forms of all names by their folded words, the same whatever the order of the names."""
    first = first_names(names)
    called = {fold_text(name.text).text.strip() for name in names}
    groups: dict[str, dict[tuple[str, str], Form]] = {}
    for name in sorted(names, key=lambda name: (name.topic, name.text, name.source)):
        known_as = first[name.topic, name_key(name)].text
        for form in forms_of(name, known_as, called):
            group = groups.setdefault(fold_text(form.text).text.strip(), {})
            known = group.get((form.topic, form.text))
            if known is None or form.rank < known.rank:
                group[form.topic, form.text] = form
    return {words: _group(groups[words].values()) for words in sorted(groups) if words}


def recognise(group: Group, text: str) -> Recognised | None:
    """Which form stands in `text`: the group's words with `group.lead` and `group.tail` characters around."""
    fitting = []
    for candidate in group.candidates:
        form = candidate.form
        shown = text[group.lead - candidate.lead : len(text) - group.tail + candidate.tail]
        written = normalize("NFC", " ".join(plain_signs(shown).split()))
        if signs(shown) == candidate.signs and not (form.exact and written != form.text):
            rank = (-candidate.lead - candidate.tail, form.rank, written != form.text)
            fitting.append((rank, candidate))
    if not fitting:
        return None
    first, best = min(fitting, key=lambda fit: fit[0])
    topics = {candidate.form.topic for rank, candidate in fitting if rank == first}
    return Recognised(best.lead, best.tail, best.form if len(topics) == 1 else None)


def _group(forms: Iterable[Form]) -> Group:
    candidates = []
    for form in sorted(forms, key=lambda form: (form.rank, form.topic, form.name, form.text)):
        lead, tail = _signs_before(form.text), _signs_before(form.text[::-1])
        candidates.append(SignedForm(form, lead, tail, signs(form.text)))
    return Group(tuple(candidates), max(c.lead for c in candidates), max(c.tail for c in candidates))


def _signs_before(text: str) -> int:
    return next(place for place, character in enumerate(text) if is_word(character))


def _parts(text: str) -> Iterator[str]:
    """What `Title (ABC)`, `ABC (Title)`, `Title (remark)` and `this/that` can be called for short."""
    found = _PARENTHESIS.search(text)
    if found and found.start():
        before, inside = text[: found.start()], found[1].strip()
        outside = (before + text[found.end() :]).strip()
        yield outside
        short, full = (inside, before) if is_abbreviation(inside) else (before, inside)
        if is_abbreviation(short) and abbreviates(short, full):
            yield short
            yield full
    elif not found:
        slash = _SLASH.search(text)
        if slash and " " in text:
            for word in slash.groups():
                yield text[: slash.start()] + word + text[slash.end() :]
        elif slash:
            yield from slash.groups()


def _plurals(text: str, exact: bool) -> Iterator[str]:
    if _POSSESSIVE.search(text):  # Worker's, Workers', Workers
        yield _POSSESSIVE.sub("s'", text)
        yield _POSSESSIVE.sub("s", text)
    of = _OF.match(text)
    if of:
        yield _plural(of[1]) + text[of.end(1) :]
    last = _LAST_WORD.search(text)
    if not last or (len(last[0]) < 3 and not exact):
        return
    word = last[0]
    if word.isupper():
        yield text + "s"
    elif not word.lower().endswith("s") or word.lower().endswith(("ss", "us", "is")):
        yield text[: last.start()] + _plural(word)


def _plural(word: str) -> str:
    lower = word.lower()
    if lower.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if lower.endswith("y") and lower[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _singulars(text: str) -> Iterator[str]:
    last = _LAST_WORD.search(text)
    if not last or len(last[0]) < 4 or (not last[0].islower() and last[0][1:] != last[0][1:].lower()):
        return
    head, word = text[: last.start()], last[0]
    if word.endswith("ies") and len(word) > 4:
        yield head + word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        yield head + word[:-1]
        if word.endswith(("sses", "xes", "zes", "ches", "shes")):
            yield head + word[:-2]

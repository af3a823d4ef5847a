"""What the whole site says about a name: whether it may be linked, and in which case.

The evidence is a handful of counts per name, summed over the documents, so it needs no second look at a text when
one document changes, and does not depend on the order of files. It knows no word of any language.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from backstory.mentions.form_codes import Case, names_of, wording
from backstory.mentions.forms import FormKind, SurfaceName, first_names

VerdictKind = Literal["ambiguous", "generic", "silent", "proper", "term", "title"]
"""What the whole site says about a name; see `NameVerdict`."""

QUIET: Collection[VerdictKind] = ("ambiguous", "generic", "silent", "title")
"""What is said of names that do not always mean their topic."""
GENERIC_RATE = 1 / 400
"""Uses a word of text. No noun of general English comes near: "time" and "people" have about half of it."""
GENERIC_DOCUMENTS = 5
"""In fewer documents a frequent word is what they are about."""
LOWER_SHARE = 4
"""Small letters that outnumber capitals within sentences so many times make a name an ordinary word."""
FORETELLING = 1.5
"""How many times as likely an article that uses a name must be to have the topic, for the name to speak of it."""
FORETELLING_DOCUMENTS = 8
FORETELLING_TOPIC = 3
RARE_TOPIC = 1 / 4
"""That is asked where so many articles use the name and so many have the topic, and where those are so small a share
of all that the chance could be raised by half."""
USUAL = 1 / 10
"""The share of documents that use a word in small letters, from which on a title of this one word is told from it only
by its capital: "Views", "Search". Where articles have topics, or authors links, these say more."""
HABIT = 1 / 10
"""The share of documents naming a topic that link it by hand, from which on that is the authors' habit."""


class NameEvidence(Struct, frozen=True, array_like=True):
    """How one declared name of a topic is used on the whole site.

    `capitalised` counts capitals within sentences only, `documents` those that use the name or link its topic by
    hand, `linked` the latter. Of the articles that have topics, `tagged` use the name, and `about` of these have its
    topic.
    """

    topic: str
    text: str
    documents: int
    occurrences: int
    lower_case: int
    capitalised: int
    linked: int = 0
    tagged: int = 0
    about: int = 0

    @property
    def ordinary(self) -> bool:
        """Whether it is written as an ordinary word as a rule: "premium", not "Turkey"."""
        return self.lower_case > 0 and self.lower_case >= LOWER_SHARE * self.capitalised


class NameVerdict(Struct, frozen=True, array_like=True):
    """Something to know about a name before linking it.

    ambiguous: several topics have it; generic: too ordinary a word to be linked each time it occurs;
    silent: articles that use it have its topic hardly more often than others, so it is not linked; proper: only with
    its capital; term: an ordinary word, fit to be linked; title: an ordinary word whose capital within a sentence says that
    the topic is meant. The first three are worth a report.
    """

    text: str
    kind: VerdictKind
    topics: tuple[str, ...]
    evidence: NameEvidence | None = None


def gather_evidence(
    names: Sequence[SurfaceName],
    documents: Iterable[tuple[Sequence[int], Collection[str], Collection[str]]],
) -> tuple[NameEvidence, ...]:
    """The counts of how each document's mentions are worded, of the topics that its author linked, and of its own."""
    counted: Counter[int] = Counter()
    using: Counter[int] = Counter()
    links: Counter[str] = Counter()
    both: Counter[int] = Counter()
    tagged: Counter[int] = Counter()
    about: Counter[int] = Counter()
    for wordings, linked, topics in documents:
        named = names_of(wordings)
        counted.update(wordings)
        using.update(named)
        if topics:
            tagged.update(named)
            about.update(name for name in named if names[name].topic in topics)
        if linked:
            links.update(linked)
            both.update(name for name in named if names[name].topic in linked)
    uses: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    for number, times in counted.items():
        worded = wording(number)
        use = uses[worded.name]
        use[0] += times
        if worded.kind in (FormKind.NAME, FormKind.PLURAL):
            use[1] += times * (worded.case is Case.LOWER)
            behind = worded.case is Case.BEHIND and worded.phrase
            use[2] += times * (worded.case is Case.CAPITAL or behind)
    evidence = []
    for name in sorted(uses, key=lambda name: (names[name].topic, names[name].text)):
        topic, text = names[name].topic, names[name].text
        among = using[name] + links[topic] - both[name]
        occurrences, lower, capitalised = uses[name]
        evidence.append(
            NameEvidence(
                topic, text, among, occurrences, lower, capitalised, links[topic], tagged[name], about[name]
            )
        )
    return tuple(evidence)


def classify_names(
    names: Sequence[SurfaceName],
    evidence: Sequence[NameEvidence] = (),
    *,
    words: int = 0,
    articles_of: Mapping[str, int] = MappingProxyType({}),
    articles: int = 0,
    documents: int = 0,
    trusted: Collection[str] = (),
) -> tuple[NameVerdict, ...]:
    """A verdict on each name that needs one, in order of the name.

    `words` is the length of all texts, `documents` their number, `articles_of` how many articles have each topic, of `articles` that have any.
    Topics in `trusted`, whose pages ask for links themselves, have no generic
    names.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for topic, key in first_names(names):
        owners[key].add(topic)
    uses = {(use.topic, use.text): use for use in evidence}
    custom = _custom(evidence)
    small = {name.topic for name in names if name.text.islower()}
    verdicts = set()
    for (topic, key), name in first_names(names).items():
        use = uses.get((topic, name.text)) or NameEvidence(topic, name.text, 0, 0, 0, 0)
        kind = _ordinary_or_proper(use)
        if len(owners[key]) > 1:
            kind = "ambiguous"
        elif topic in trusted:
            pass
        elif _unlinked(use, custom) if custom else _frequent(use, words):
            kind = "generic"
        elif not use.linked and _foretells_nothing(use, articles_of.get(topic, 0), articles):
            kind = "silent"
        elif kind == "term" and topic not in small and _is_usual(use, documents):
            kind = "title"
        if kind:
            shared = kind == "ambiguous"
            verdicts.add(NameVerdict(name.text, kind, tuple(sorted(owners[key])), None if shared else use))
    return tuple(sorted(verdicts, key=lambda verdict: (verdict.text, verdict.topics)))


def verdict_kinds(verdicts: Iterable[NameVerdict]) -> dict[str, VerdictKind]:
    """What `LinkChoice` needs: the kind of verdict by declared name."""
    return {verdict.text: verdict.kind for verdict in verdicts}


def _custom(evidence: Sequence[NameEvidence]) -> float:
    """The share of documents naming a topic in which the author links it, 0 where that is no habit."""
    linked = sum(use.linked for use in evidence)
    share = linked / max(1, sum(use.documents for use in evidence))
    return share if share >= HABIT else 0.0


def _ordinary_or_proper(use: NameEvidence) -> VerdictKind | None:
    if use.lower_case + use.capitalised == 0:
        return None
    if use.ordinary:
        return "term"
    return "proper" if use.text[0].isupper() else None


def _unlinked(use: NameEvidence, custom: float) -> bool:
    """Whether authors pass it by too often for chance: three links were to be expected, and there is none.

    The rule of three, Hanley and Lippman-Hand 1983: at 95 % they link it more rarely than the other names.
    """
    return use.linked == 0 and use.documents * custom >= 3


def _foretells_nothing(use: NameEvidence, tagged: int, articles: int) -> bool:
    """Whether articles that use a name have its topic hardly more often than others have: "us", "does", "site"."""
    enough = use.tagged >= FORETELLING_DOCUMENTS and tagged >= FORETELLING_TOPIC
    if not enough or tagged > RARE_TOPIC * articles:
        return False
    return use.about * articles < FORETELLING * tagged * use.tagged


def _is_usual(use: NameEvidence, documents: int) -> bool:
    """Whether a title of one word is one that texts use anyway, and nothing else tells when the topic is meant."""
    alone = (
        use.text[0].isupper() and use.text.isalpha() and not use.linked and use.tagged < FORETELLING_DOCUMENTS
    )
    return alone and documents > 0 and use.documents >= max(GENERIC_DOCUMENTS, USUAL * documents)


def _frequent(use: NameEvidence, words: int) -> bool:
    enough = use.documents >= GENERIC_DOCUMENTS and words > 0
    return enough and use.ordinary and use.occurrences >= GENERIC_RATE * words

"""The first look at all documents together: which are in this build, what their names mean, where they are kept."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from backstory.content.documents import Document
from backstory.messages import severity
from backstory.names.addresses import Addresses
from backstory.names.citations import unknown_sources
from backstory.names.embeds import embed_circles
from backstory.names.gate import held_back
from backstory.names.nearest import NearNames
from backstory.names.references import References, Resolver
from backstory.names.registry import Names
from backstory.names.unnamed import find_unnamed
from backstory.problems import Problem
from backstory.settings import CutOff, Settings
from backstory.text import fold
from backstory.url_paths import address_key


class Published(Struct, frozen=True):
    """What can be known without mentions. Documents and look-ups hold only what is published."""

    documents: Mapping[str, Document]
    listed: Mapping[str, Document]
    """Those that stand in lists; the others have a page, and count for nothing elsewhere."""
    names: Names
    addresses: Addresses
    references: Mapping[str, References]
    held: Mapping[str, str]
    """Path -> why a document is out: hidden, draft, embargo, expired, or broken (it has an error)."""
    unnamed: Mapping[str, tuple[str, ...]]
    """Path -> targets of wikilinks that are out, where the author wrote no words for them: no page may show the
    text as long as it has their names."""


def find_published(
    documents: Sequence[Document],
    settings: Settings,
    cut_off: CutOff,
    *,
    broken: Collection[str] = (),
    reserved: Collection[str] = (),
) -> tuple[Published, tuple[Problem, ...]]:
    """Decide what is published; those with an error in their references are left out, and then it looks again.

    `broken` are the paths of those that are left out from the start, for an error in their own file. `reserved` are the
    addresses of pages that every site has.
    """
    held: dict[str, str] = dict.fromkeys(sorted(broken), "broken")
    for document in documents:
        if reason := held_back(document.front, cut_off):
            held[document.path] = reason
    problems = _twins([document for document in documents if document.path not in held], settings.language)
    # Before any look: their uses are not ambiguous, but mean the topic that stays.
    held.update(dict.fromkeys(_wrong(problems, documents, settings), "broken"))
    while True:
        found, news = _without(documents, held, settings.language, reserved)
        # A document that is left out can't make others worse: what leads to it is known, and plain text.
        problems += news
        worse = _wrong(news, found.documents.values(), settings)
        if not worse:
            return found, tuple(problems)
        held.update(dict.fromkeys(sorted(worse), "broken"))


def _twins(documents: Iterable[Document], language: str) -> list[Problem]:
    """A problem for each topic with the title of one before it, by path, in its language."""
    problems: list[Problem] = []
    first: dict[tuple[str, str], str] = {}
    for topic in sorted((one for one in documents if one.kind == "topic"), key=lambda one: one.path):
        key = (fold(topic.facts.title), (topic.front.lang or language).lower())
        if (other := first.setdefault(key, topic.path)) != topic.path:
            facts = {"name": topic.facts.title, "other": other}
            problems.append(Problem("title-taken", topic.place_of("title"), facts))
    return problems


def _wrong(problems: Iterable[Problem], documents: Iterable[Document], settings: Settings) -> list[str]:
    """Paths of the documents with an error, in their text or in the metadata beside it."""
    wrong = {problem.place.path for problem in problems if severity(problem, settings.checks) == "error"}
    return [one.path for one in documents if one.path in wrong or one.sidecar in wrong] if wrong else []


def _without(
    documents: Sequence[Document], held: dict[str, str], language: str, reserved: Collection[str]
) -> tuple[Published, list[Problem]]:
    published = {document.path: document for document in documents if document.path not in held}
    listed = {path: document for path, document in published.items() if not document.front.unlisted}
    names = Names(documents, published)
    addresses = Addresses(list(published.values()), names, language, reserved)
    known = {address_key(address): owner for owner, address in addresses.of.items()}
    known |= {address_key(address): owner for address, owner in addresses.redirects.items()}
    near: list[NearNames] = []

    def suggest(name: str) -> str | None:
        if not near:
            near.append(NearNames(names.all_names()))
        return near[0].nearest(name)

    everything = {document.path: document for document in documents}
    resolver = Resolver(names, everything, addresses=known, suggest=suggest)
    problems = list(addresses.taken)
    references: dict[str, References] = {}
    for path, document in published.items():
        references[path], found = resolver.resolve(document)
        problems += found
        problems += unknown_sources(document)
    problems += embed_circles(published, references)
    unnamed, found = find_unnamed(published, references, published)
    problems += found
    return Published(published, listed, names, addresses, references, dict(held), unnamed), problems

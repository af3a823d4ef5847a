"""The first look at all documents together: which are in this build, what their names mean, where they are kept."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, structs

from backstory.content.documents import Document
from backstory.messages import severity
from backstory.names.addresses import NO_OTHERS, AddressContext, Addresses, SiteAddresses
from backstory.names.citations import unknown_sources
from backstory.names.embeds import embed_problems
from backstory.names.files import Files
from backstory.names.gate import held_back, is_pinned
from backstory.names.nearest import NearNames
from backstory.names.references import References, Resolver, Suggest
from backstory.names.registry import Names
from backstory.names.unnamed import find_unnamed
from backstory.problems import Problem
from backstory.settings import CutOff, Settings


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
    pinned: frozenset[str] = frozenset()
    """Paths of the documents that stand first on the pages of their topics."""


def find_published(
    documents: Sequence[Document],
    settings: Settings,
    cut_off: CutOff,
    *,
    broken: Collection[str] = (),
    context: AddressContext = NO_OTHERS,
) -> tuple[Published, tuple[Problem, ...]]:
    """Decide what is published; documents with an error in their references are left out, and then it looks again.

    `broken` are the paths of those that are left out from the start, for an error in their own file.
    """
    held: dict[str, str] = dict.fromkeys(sorted(broken), "broken")
    for document in documents:
        if reason := held_back(document.front, cut_off):
            held[document.path] = reason
    problems: list[Problem] = []
    look = _Look(documents, settings.language, context)
    while True:
        found, news = look.without(held)
        # A document that is left out can't make others worse: what leads to it is known, and plain text.
        problems += news
        worse = _wrong(news, found.documents.values(), settings)
        if not worse:
            pinned = (path for path, one in found.listed.items() if is_pinned(one.front, cut_off))
            return structs.replace(found, pinned=frozenset(pinned)), tuple(problems)
        held.update(dict.fromkeys(sorted(worse), "broken"))


def _wrong(problems: Iterable[Problem], documents: Iterable[Document], settings: Settings) -> list[str]:
    """Paths of the documents with an error, in their text or in the metadata beside it."""
    wrong = {problem.place.path for problem in problems if severity(problem, settings.checks) == "error"}
    return [one.path for one in documents if one.path in wrong or one.sidecar in wrong] if wrong else []


class _Look(Struct, frozen=True):
    """What a look at all documents of a site goes by."""

    documents: Sequence[Document]
    language: str
    context: AddressContext

    def without(self, held: dict[str, str]) -> tuple[Published, list[Problem]]:
        """What is published without the documents that are held back, and what is wrong between the others."""
        everything = {document.path: document for document in self.documents}
        published = {path: document for path, document in everything.items() if path not in held}
        listed = {path: document for path, document in published.items() if not document.front.unlisted}
        names = Names(self.documents, published, language=self.language, known=self.context.known)
        addresses = Addresses(list(published.values()), names, self.language, self.context)
        resolver = Resolver(
            names,
            everything,
            addresses=SiteAddresses(addresses.of, addresses.redirects, self.context.reserved),
            files=Files(self.context.files),
            suggest=_suggestions(names),
        )
        problems = [*addresses.taken, *_titles_taken(names, published)]
        references: dict[str, References] = {}
        for path, document in published.items():
            references[path], found = resolver.resolve(document)
            problems += found
            problems += unknown_sources(document)
        problems += _names_reused(problems, published, names.title_taken)
        problems += embed_problems(published, references)
        unnamed, found = find_unnamed(published, references, published)
        problems += found
        return Published(published, listed, names, addresses, references, dict(held), unnamed), problems


def _suggestions(names: Names) -> Suggest:
    """The known name nearest to one; the index of them is made when the first is asked for."""
    near: list[NearNames] = []

    def suggest(name: str) -> str | None:
        if not near:
            near.append(NearNames(names.all_names()))
        return near[0].nearest(name)

    return suggest


def _titles_taken(names: Names, published: Mapping[str, Document]) -> Iterator[Problem]:
    """Topics with the title of another: what is tagged with it, and mentions of it, mean the one that had it first."""
    for path, other in sorted(names.title_taken.items()):
        topic = published[path]
        facts = {"name": topic.facts.title, "other": other}
        yield Problem("title-taken", topic.place_of("title"), facts)


def _names_reused(
    problems: Iterable[Problem], published: Mapping[str, Document], told: Collection[str]
) -> list[Problem]:
    """For each name that links use and several documents have: a word at those to which the links don't lead."""
    reused: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        if problem.code != "link-ambiguous":
            continue
        name, chosen = problem.facts["name"], problem.facts["chosen"]
        for path in problem.facts["candidates"].split(", "):
            if path != chosen and path in published and path not in told:
                place = published[path].place_of_name(name)
                reused[path, name] = Problem("name-reused", place, {"name": name, "other": chosen})
    return [reused[key] for key in sorted(reused)]

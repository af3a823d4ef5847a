"""The names registry: what each name in the site means. Tags, wikilinks, embeds, `background:` and
`related:` all resolve through it, and mention links look for its names."""

import posixpath
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from backstory.content.documents import Document, Kind
from backstory.text import fold, slug


class Meaning(Struct, frozen=True, array_like=True, order=True):
    """What a name stands for: a document or a topic without a file, perhaps a section born inside it."""

    id: str
    anchor: str = ""


class TopicName(Struct, frozen=True, array_like=True):
    """A topic as the registry knows it: `id` is its document's path, or `topic:` and a slug without a file."""

    id: str
    name: str
    filed: bool


_RANKS = ("titles", "names", "files")


class Names:
    """All names of a site, whether published in this build or not: a name that is held back is still known.

    Only a topic without a file needs a published document that names it.
    Look-ups give every candidate of the best rank: none means missing, several ambiguous.
    """

    def __init__(self, documents: Sequence[Document], published: Collection[str]) -> None:
        self.kinds: dict[str, Kind] = {document.path: document.kind for document in documents}
        self._published = published
        self._languages = {
            document.path: document.front.lang for document in documents if document.front.lang
        }
        self.spellings: dict[str, str] = {document.path: document.facts.title for document in documents}
        self._paths = dict(_paths(documents))
        self._ranks: dict[str, defaultdict[str, list[Meaning]]] = {rank: defaultdict(list) for rank in _RANKS}
        self._topics: dict[str, defaultdict[str, list[Meaning]]] = {
            rank: defaultdict(list) for rank in _RANKS
        }
        self._tags: dict[str, tuple[Meaning, ...]] = {}
        """What a tag means, in any language."""
        for document in documents:
            self._register(document)
        self._register_tags([document for document in documents if document.path in published])

    def _register(self, document: Document) -> None:
        meaning = Meaning(document.path)
        self._add("titles", document.facts.title, meaning, document.kind)
        for name in (*document.front.names, document.front.abbr):
            if name:
                self._add("names", name, meaning, document.kind)
        self._add("files", file_name(document.path), meaning, document.kind)
        for born in document.facts.born:
            self._add("titles", born.title, Meaning(document.path, born.anchor), "background")

    def _add(self, rank: str, name: str, meaning: Meaning, kind: Kind) -> None:
        for registry in (self._ranks, self._topics) if kind == "topic" else (self._ranks,):
            meanings = registry[rank][fold(name)]
            if meaning not in meanings:
                meanings.append(meaning)

    def _register_tags(self, documents: Sequence[Document]) -> None:
        """Topics that are only named by others: one for each slug, under its most used spelling."""
        slugs = {
            slug(file_name(path)): Meaning(path)
            for path, kind in self.kinds.items()
            if kind == "topic" and path in self._published
        }
        spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for name in _tags(documents):
            if name in self._tags:
                if found := self._tags[name]:
                    key = found[0].id
                    if key in spellings:
                        spellings[key][name] += 1
                continue
            found = self._filed_topic(name)
            if all(self._is_out(meaning) for meaning in found):
                # What a topic's file says is out with it; that an article names the topic is not.
                key = slug(name)
                found = (slugs[key],) if key in slugs else (Meaning(f"topic:{key}"),)
                if key not in slugs:
                    spellings[found[0].id][name] += 1
            self._tags[name] = found
        for key, counts in spellings.items():
            best = min(counts, key=lambda name: (-counts[name], name))
            self.kinds[key] = "topic"
            self.spellings[key] = best
            self._add("titles", best, Meaning(key), "topic")

    def _filed_topic(self, name: str) -> tuple[Meaning, ...]:
        key = fold(name)
        for rank in _RANKS:
            if meanings := self._topics[rank].get(key):
                return tuple(meanings)
        return ()

    def topics(self) -> list[TopicName]:
        """Every topic, with a file or only named by an article, sorted by id."""
        ids = sorted(key for key, kind in self.kinds.items() if kind == "topic")
        return [TopicName(key, self.spellings[key], not key.startswith("topic:")) for key in ids]

    def topic(self, name: str, *, at: str) -> tuple[Meaning, ...]:
        """The topic that a tag means in the document at path `at`; one of its language is preferred.

        There always is one for the tags of the site's own documents.
        """
        found = self._tags.get(name)
        return self._spoken(found if found is not None else self._filed_topic(name), at)

    def meaning(self, target: str, *, at: str, prefer: Kind) -> tuple[Meaning, ...]:
        """What `target` means in the document at path `at`: by exact path, title, other name, file name.

        Where several share the name, those of kind `prefer` win, then those of the document's language; sorted.
        """
        if path := self.path(target, at=at):
            return (Meaning(path),)
        key = fold(target)
        for rank in _RANKS:
            if meanings := self._ranks[rank].get(key):
                preferred = [meaning for meaning in meanings if self._is(meaning, prefer)]
                return tuple(sorted(self._spoken(tuple(preferred or meanings), at)))
        return ()

    def _spoken(self, meanings: tuple[Meaning, ...], at: str) -> tuple[Meaning, ...]:
        """Those that are published, and of these those in the language of the document at `at`, if there are any."""
        if len(meanings) < 2:
            return meanings
        meanings = tuple(one for one in meanings if not self._is_out(one)) or meanings
        language = self._languages.get(at, "")
        return tuple(one for one in meanings if self._languages.get(one.id, "") == language) or meanings

    def path(self, target: str, *, at: str) -> str | None:
        """The document at a path as written in the document `at`: relative to it, else to the content folder."""
        if not target:
            return at
        folder = posixpath.dirname(at)
        for candidate in (posixpath.normpath(posixpath.join(folder, target)), posixpath.normpath(target)):
            if candidate in self._paths:
                return self._paths[candidate]
        return None

    def _is_out(self, meaning: Meaning) -> bool:
        return meaning.id not in self._published and not meaning.id.startswith("topic:")

    def _is(self, meaning: Meaning, kind: Kind) -> bool:
        return (self.kinds[meaning.id] if not meaning.anchor else "background") == kind

    def shared(self) -> dict[str, tuple[str, ...]]:
        """Folded names that several filed topics claim, with the sorted ids of those topics."""
        claims: defaultdict[str, set[str]] = defaultdict(set)
        for rank in ("titles", "names"):
            for key, meanings in self._topics[rank].items():
                claims[key].update(meaning.id for meaning in meanings if not meaning.id.startswith("topic:"))
        return {key: tuple(sorted(ids)) for key, ids in sorted(claims.items()) if len(ids) > 1}

    def all_names(self) -> list[str]:
        """Every title and topic name as written, sorted: what a misspelt name may have meant."""
        return sorted(set(self.spellings.values()))


def file_name(path: str) -> str:
    """The name a file goes by: without folder, suffix, date and language; of its folder for an index file.

    `topics.yaml::North Korea`, an entry of a list of topics, goes by the part behind the colons.
    """
    if "::" in path:
        return path.partition("::")[2]
    folder, _, name = path.rpartition("/")
    stem = name.partition(".")[0] if name.count(".") > 1 and _is_language(name) else name.rpartition(".")[0]
    stem = stem or name
    if stem in ("index", "_index") and folder:
        stem = folder.rpartition("/")[2]
    if (
        len(stem) > 11
        and stem[10] == "-"
        and stem[:10].replace("-", "").isdigit()
        and stem[4] == stem[7] == "-"
    ):
        stem = stem[11:]
    return stem


def _is_language(name: str) -> bool:
    language = name.rsplit(".", 2)[1]
    return 2 <= len(language.partition("-")[0]) <= 3 and language.replace("-", "").isalpha()


def _paths(documents: Iterable[Document]) -> Iterable[tuple[str, str]]:
    for document in documents:
        yield document.path, document.path
        yield posixpath.splitext(document.path)[0], document.path


def _tags(documents: Iterable[Document]) -> Iterable[str]:
    """The topic names that documents use, in every place that takes one."""
    for document in documents:
        front = document.front
        for references in (front.topics, front.broader):
            for reference in references:
                yield reference.name
        for event in front.events:
            for reference in event.topics:
                yield reference.name
        for claim in front.claims:
            for reference in claim.about:
                yield reference.name

"""The names registry: what each name in the site means. Tags, wikilinks, embeds, `background:` and
`related:` all resolve through it, and mention links look for its names."""

import posixpath
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from backstory.content.documents import Document, Kind
from backstory.content.file_names import without_day
from backstory.text import fold, slug


class Target(Struct, frozen=True, array_like=True, order=True):
    """What a name stands for: a document or a topic without a file, perhaps a section written inside it."""

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
        self._ranks: dict[str, defaultdict[str, list[Target]]] = {rank: defaultdict(list) for rank in _RANKS}
        self._topics: dict[str, defaultdict[str, list[Target]]] = {rank: defaultdict(list) for rank in _RANKS}
        self._tags: dict[str, tuple[Target, ...]] = {}
        """What a tag means, in any language."""
        for document in documents:
            self._register(document)
        named_by = [one for one in documents if one.path in published and not one.front.unlisted]
        self._register_tags(named_by)

    def _register(self, document: Document) -> None:
        target = Target(document.path)
        self._add("titles", document.facts.title, target, document.kind)
        for name in (*document.front.names, document.front.abbr):
            if name:
                self._add("names", name, target, document.kind)
        self._add("files", file_name(document.path), target, document.kind)
        for inline in document.facts.inline_backgrounds:
            self._add("titles", inline.title, Target(document.path, inline.anchor), "background")

    def _add(self, rank: str, name: str, target: Target, kind: Kind) -> None:
        for registry in (self._ranks, self._topics) if kind == "topic" else (self._ranks,):
            targets = registry[rank][fold(name)]
            if target not in targets:
                targets.append(target)

    def _register_tags(self, documents: Sequence[Document]) -> None:
        """Topics that are only named by others: one for each slug, under its most used spelling."""
        slugs = {
            slug(file_name(path)): Target(path)
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
            if all(self._is_out(target) for target in found):
                # What a topic's file says is out with it; that an article names the topic is not.
                key = slug(name)
                found = (slugs[key],) if key in slugs else (Target(f"topic:{key}"),)
                if key not in slugs:
                    spellings[found[0].id][name] += 1
            self._tags[name] = found
        for key, counts in spellings.items():
            best = min(counts, key=lambda name: (-counts[name], name))
            self.kinds[key] = "topic"
            self.spellings[key] = best
            self._add("titles", best, Target(key), "topic")

    def _filed_topic(self, name: str) -> tuple[Target, ...]:
        key = fold(name)
        for rank in _RANKS:
            if targets := self._topics[rank].get(key):
                return tuple(targets)
        return ()

    def topics(self) -> list[TopicName]:
        """Every topic, with a file or only named by an article, sorted by id."""
        ids = sorted(key for key, kind in self.kinds.items() if kind == "topic")
        return [TopicName(key, self.spellings[key], not key.startswith("topic:")) for key in ids]

    def topic(self, name: str, *, at: str) -> tuple[Target, ...]:
        """The topic that a tag means in the document at path `at`; one of its language is preferred.

        There always is one for the tags of the site's own documents.
        """
        found = self._tags.get(name)
        return self._spoken(found if found is not None else self._filed_topic(name), at)

    def targets(self, name: str, *, at: str, prefer: Kind) -> tuple[Target, ...]:
        """What `name` means in the document at path `at`: by exact path, title, other name, file name.

        Where several share the name, those of kind `prefer` win, then those of the document's language; sorted.
        """
        if path := self.path(name, at=at):
            return (Target(path),)
        key = fold(name)
        for rank in _RANKS:
            if targets := self._ranks[rank].get(key):
                preferred = [target for target in targets if self._is(target, prefer)]
                return tuple(sorted(self._spoken(tuple(preferred or targets), at)))
        return ()

    def _spoken(self, targets: tuple[Target, ...], at: str) -> tuple[Target, ...]:
        """Those that are published, and of these those in the language of the document at `at`, if there are any."""
        if len(targets) < 2:
            return targets
        targets = tuple(one for one in targets if not self._is_out(one)) or targets
        language = self._languages.get(at, "")
        return tuple(one for one in targets if self._languages.get(one.id, "") == language) or targets

    def path(self, target: str, *, at: str) -> str | None:
        """The document at a path as written in the document `at`: relative to it, else to the content folder."""
        if not target:
            return at
        folder = posixpath.dirname(at)
        for candidate in (posixpath.normpath(posixpath.join(folder, target)), posixpath.normpath(target)):
            if candidate in self._paths:
                return self._paths[candidate]
        return None

    def _is_out(self, target: Target) -> bool:
        return target.id not in self._published and not target.id.startswith("topic:")

    def _is(self, target: Target, kind: Kind) -> bool:
        return (self.kinds[target.id] if not target.anchor else "background") == kind

    def shared(self) -> dict[str, tuple[str, ...]]:
        """Folded names that several filed topics claim, with the sorted ids of those topics."""
        claims: defaultdict[str, set[str]] = defaultdict(set)
        for rank in ("titles", "names"):
            for key, targets in self._topics[rank].items():
                claims[key].update(target.id for target in targets if not target.id.startswith("topic:"))
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
    return without_day(stem)


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

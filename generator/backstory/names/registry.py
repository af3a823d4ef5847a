"""The names registry: what each name in the site means. Tags, wikilinks, embeds, `background:` and
`related:` all resolve through it, and mention links look for its names."""

import posixpath
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from backstory.content.documents import Document, Kind
from backstory.content.file_names import without_day, without_mark
from backstory.text import fold, slug


class Target(Struct, frozen=True, array_like=True, order=True):
    """What a name stands for: a document or a topic without a file, perhaps a section written inside it."""

    id: str
    anchor: str = ""


def withheld_part(path: str, anchor: str) -> Target:
    """What a name stands for that belongs to a part of a document which is for other readers.

    Its id is that of nothing that is published, so that what leads there is what leads to a document that is out.
    """
    return Target(f"{path}#", anchor)


def is_withheld_part(target: Target) -> bool:
    """Whether a name stands for such a part, of a document that itself may be out or not."""
    return target.id.endswith("#")


class TopicName(Struct, frozen=True, array_like=True):
    """A topic as the registry knows it: `id` is its document's path, or `topic:` and a slug without a file."""

    id: str
    name: str
    filed: bool


_RANKS = ("titles", "names", "files", "marked")
_UNDATED = (True, float("inf"), "")


class Names:
    """All names of a site, whether published in this build or not: a name that is held back is still known.

    Only a topic without a file needs a published document that names it.
    Look-ups give every candidate of the best rank, the one that had the name first at their head: none means
    missing, several ambiguous. `language` is the site's; `known` are the documents that readers were given before.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        published: Collection[str],
        *,
        language: str = "",
        known: Collection[str] = (),
    ) -> None:
        self.kinds: dict[str, Kind] = {document.path: document.kind for document in documents}
        self._published = published
        self._languages = {
            document.path: document.front.lang for document in documents if document.front.lang
        }
        self._language = language
        self._ages = {document.path: _age(document, known) for document in documents}
        self.title_taken = dict(self._same_titles(documents))
        """Topic -> the topic that had its title before it, in its language."""
        self.spellings: dict[str, str] = {document.path: document.facts.title for document in documents}
        self._paths = dict(_paths(documents))
        self._endings = _endings(self._paths)
        self._ranks: dict[str, defaultdict[str, list[Target]]] = {rank: defaultdict(list) for rank in _RANKS}
        self._topics: dict[str, defaultdict[str, list[Target]]] = {rank: defaultdict(list) for rank in _RANKS}
        self._signed: defaultdict[str, list[Target]] = defaultdict(list)
        self._tags: dict[str, tuple[Target, ...]] = {}
        """What a tag means, in any language."""
        for document in documents:
            self._register(document)
        named_by = [one for one in documents if one.path in published and not one.front.unlisted]
        self._register_tags(named_by)

    def _register(self, document: Document) -> None:
        target = Target(document.path)
        for title in {document.facts.title: None, document.front.title: None}:
            # With other quotation marks it may be spelt otherwise than its author wrote it.
            if title:
                self._add("titles", title, target, document.kind)
        for name in (*document.front.names, document.front.abbr):
            if name:
                self._add("names", name, target, document.kind)
        name = file_name(document.path)
        self._add("files", name, target, document.kind)
        if document.path not in self._published and without_mark(name) != name:
            # It will go by that name once it is out: until then a link by it leads nowhere, and is not shown.
            self._add("marked", without_mark(name), target, document.kind)
        for inline in document.facts.inline_backgrounds:
            self._add("titles", inline.title, Target(document.path, inline.anchor), "background")
        for title, anchor in document.facts.withheld.backgrounds:
            self._add("titles", title, withheld_part(document.path, anchor), "background")

    def _same_titles(self, documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
        first: dict[tuple[str, str], str] = {}
        topics = [one for one in documents if one.kind == "topic" and one.path in self._published]
        for topic in sorted(topics, key=lambda one: self._ages[one.path]):
            key = (fold(topic.facts.title), self.language_of(topic.path).lower())
            if (other := first.setdefault(key, topic.path)) != topic.path:
                yield topic.path, other

    def _add(self, rank: str, name: str, target: Target, kind: Kind) -> None:
        # What is tagged with a title means the topic that had it first.
        tagged = kind == "topic" and not (rank == "titles" and target.id in self.title_taken)
        if "#" in name.rstrip("# "):
            self._signed[_around_sign(name)].append(target)
        for registry in (self._ranks, self._topics) if tagged else (self._ranks,):
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

    def called(self, key: str) -> str:
        """How messages call what has an id: a topic without a file of its own by its name, all else by its path."""
        return f'the topic "{self.spellings[key]}"' if key.startswith("topic:") or "::" in key else key

    def topic(self, name: str, *, at: str) -> tuple[Target, ...]:
        """The topic that a tag means in the document at path `at`; one of its language is preferred.

        There always is one for the tags of the site's own documents.
        """
        found = self._tags.get(name)
        return self._spoken(found if found is not None else self._filed_topic(name), at)

    def targets(self, name: str, *, at: str, prefer: Kind) -> tuple[Target, ...]:
        """What `name` means in the document at path `at`: by exact path, title, other name, file name, end of a path.

        Where several share the name, those of kind `prefer` win, then those of the document's language.
        """
        if path := self.path(name, at=at):
            return (Target(path),)
        key = fold(name)
        for rank in _RANKS:
            if targets := self._ranks[rank].get(key):
                preferred = [target for target in targets if self._is(target, prefer)]
                return self._spoken(tuple(preferred or targets), at)
        return self.ending(name, at=at)

    def with_sign(self, target: str, anchor: str) -> Target | None:
        """The document whose title or other name has a `#` in it, as in "C# in depth"."""
        found = self._signed.get(_around_sign(f"{target}#{anchor}"), ())
        return min(found, key=lambda one: self._ages.get(one.id, _UNDATED)) if found else None

    def ending(self, name: str, *, at: str) -> tuple[Target, ...]:
        """The documents whose path ends like `name`, in any case: `plans/2024` of `harbour/plans/2024.md`.

        Of several those that the document `at` means: published, in its language.
        """
        key = posixpath.normpath(name.strip("/")).casefold()
        found = (Target(path) for path in self._endings.get(key.rpartition("/")[2], ()) if _ends(path, key))
        return self._spoken(tuple(dict.fromkeys(found)), at)

    def _spoken(self, targets: tuple[Target, ...], at: str) -> tuple[Target, ...]:
        """Those that are published, and of these those in the language of the document at `at`, if there are any."""
        if len(targets) < 2:
            return targets
        targets = tuple(one for one in targets if not self._is_out(one)) or targets
        language = self.language_of(at)
        targets = tuple(one for one in targets if self.language_of(one.id) == language) or targets
        return tuple(sorted(targets, key=lambda one: (self._ages.get(one.id, _UNDATED), one)))

    def language_of(self, key: str) -> str:
        """The language of a document or topic: its own, else the site's."""
        return self._languages.get(key, self._language)

    def path(self, target: str, *, at: str) -> str | None:
        """The document at a path as written in the document `at`: relative to it, else to the content folder."""
        if not target:
            return at
        folder = posixpath.dirname(at)
        for candidate in (posixpath.join(folder, target.lstrip("/")), target.lstrip("/")):
            if (path := self._paths.get(posixpath.normpath(candidate))) is not None:
                return path
        return None

    def _is_out(self, target: Target) -> bool:
        return target.id not in self._published and not target.id.startswith("topic:")

    def _is(self, target: Target, kind: Kind) -> bool:
        return (self.kinds[target.id] if not target.anchor else "background") == kind

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


def _around_sign(name: str) -> str:
    """A name with a `#` in it, without the blanks beside the sign."""
    return "#".join(part.strip() for part in fold(name).split("#"))


def _age(document: Document, known: Collection[str]) -> tuple[bool, float, str]:
    """What sorts the documents that share a name: those that readers were given before, then the oldest."""
    date = document.front.date
    return document.path not in known, date.instant if date is not None else float("inf"), document.path


def _endings(paths: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """Paths by the last part of them, with and without the suffix and a day at its beginning, folded."""
    endings: defaultdict[str, list[str]] = defaultdict(list)
    for written, path in sorted(paths.items()):
        name = written.rpartition("/")[2].casefold()
        for one in dict.fromkeys((name, without_day(name))):
            endings[one].append(path)
    return endings


def _ends(path: str, key: str) -> bool:
    folder, name = posixpath.split(f"/{path.casefold()}")
    wholes = {posixpath.join(folder, one) for one in (name, without_day(name))}
    return any(one.endswith(f"/{key}") or posixpath.splitext(one)[0].endswith(f"/{key}") for one in wholes)


def _paths(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    for document in documents:
        yield document.path, document.path
        stem = posixpath.splitext(document.path)[0]
        yield stem, document.path
        if posixpath.basename(stem) in ("index", "_index", "README") and "/" in stem:
            yield posixpath.dirname(stem), document.path


def _tags(documents: Iterable[Document]) -> Iterator[str]:
    """The topic names that documents use, in every place that takes one."""
    for document in documents:
        front = document.front
        for references in (front.topics, front.broader):
            for reference in references:
                yield reference.name
        for event in front.events:
            for reference in event.topics:
                yield reference.name
        abouts = (*(claim.about for claim in front.claims), *(quote.about for quote in front.quotes))
        for about in abouts:
            for reference in about:
                yield reference.name

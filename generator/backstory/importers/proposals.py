"""What an import makes of one source, and the topics that a site has. Data only."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from backstory.content.documents import Document
from backstory.importers.languages.spelling import loose
from backstory.problems import Problem
from backstory.text import fold


class Guess(Struct, frozen=True, array_like=True):
    """Something that was concluded from a text and not stated in it.

    `value` is empty for a gap: what the author has to find out. `why` is one sentence without a full
    stop; `line` counts in the source.
    """

    field: str
    value: str
    why: str
    line: int = 0


class NewFile(Struct, frozen=True, array_like=True):
    """A file to make. `path` is relative to the content folder, with `/`."""

    path: str
    text: str


class ImportedArticle(Struct, frozen=True):
    """What one source becomes. `article` is None where there was nothing to import.

    `paragraphs` are those of the source as they stand in the article: by them it is known again when its record
    is gone.
    """

    article: NewFile | None
    guesses: tuple[Guess, ...] = ()
    topics: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class KnownNames(Struct, frozen=True, dict=True):
    """The topics that a site has already: title to other names, whether they have a file or not."""

    topics: Mapping[str, tuple[str, ...]] = {}
    languages: tuple[str, ...] = ("en",)
    """What the site is in, its own language first."""

    def title(self, name: str) -> str:
        """The title of the one topic of this name, else nothing. Hyphens, accents and case make no difference."""
        for number, key in enumerate(_KEYS):
            for index in (self._titles[number], self._names[number]):
                if found := index.get(key(name)):
                    return next(iter(found)) if len(found) == 1 else ""
        return ""

    def names(self, title: str) -> tuple[str, ...]:
        """The title and all other names of a topic; only the title for one that is not known."""
        return (title, *self.topics.get(title, ()))

    @cached_property
    def _titles(self) -> list[dict[str, set[str]]]:
        return [_index(key, {title: (title,) for title in self.topics}) for key in _KEYS]

    @cached_property
    def _names(self) -> list[dict[str, set[str]]]:
        return [_index(key, self.topics) for key in _KEYS]


# How names are compared: as the names registry does, then loosely.
_KEYS: tuple[Callable[[str], str], ...] = (fold, loose)


def _index(key: Callable[[str], str], names: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for title, others in names.items():
        for name in others:
            found.setdefault(key(name), set()).add(title)
    return found


def known_names(documents: Iterable[Document], language: str = "en") -> KnownNames:
    """The topics of a site's documents: those with a file, then those that only an article names. `language` is the site's."""
    documents = list(documents)
    topics: dict[str, tuple[str, ...]] = {}
    for document in documents:
        if document.kind == "topic":
            names = (*document.front.names, document.front.abbr)
            topics[document.facts.title] = tuple(filter(None, names))
    taken = {fold(name) for title, names in topics.items() for name in (title, *names)}
    for document in documents:
        for topic in document.front.topics:
            if fold(topic.name) not in taken:
                taken.add(fold(topic.name))
                topics[topic.name] = ()
    others = sorted({document.front.lang for document in documents} - {"", language})
    return KnownNames(topics, (language, *others))


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, without those that are the same to the names registry as an earlier one."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name), name)
    return tuple(first.values())

"""Words and names: every definition and abbreviation of the site, A to Z, with where each is used."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from backstory.catalog.topics import Topic
from backstory.pages.alphabet import collated, letter
from backstory.pages.context import PageContext
from backstory.pages.views import WordEntry, WordLetter, WordsView
from backstory.text import fold, slug

_USES = 5
"""Pages that are named beside an abbreviation."""


def words_view(context: PageContext) -> WordsView:
    """All that is explained: topics that say what they are, and abbreviations that texts spell out."""
    entries = [*_topics(context), *_abbreviations(context)]
    entries.sort(key=lambda entry: (collated(entry.term), entry.term, entry.url, entry.definition))
    groups = groupby(entries, key=lambda entry: letter(entry.term))
    return WordsView(
        len(entries),
        tuple(WordLetter(first, f"letter-{slug(first)}", tuple(group)) for first, group in groups),
    )


def has_words(context: PageContext) -> bool:
    """Whether there is anything to explain."""
    return any(
        document.front.definition or document.facts.abbreviations for _, document in context.catalog.listed()
    )


def _topics(context: PageContext) -> Iterator[WordEntry]:
    for topic in context.catalog.topics.values():
        if definition := context.front(topic.id).definition:
            yield WordEntry(
                term=topic.name,
                definition=definition,
                url=context.url(topic.id),
                kind=topic.kind,
                other_names=topic.names,
                articles=len(topic.covered),
            )


def _abbreviations(context: PageContext) -> Iterator[WordEntry]:
    """Those that no topic has for a name, each once for everything that it is short for."""
    topics = {fold(name) for topic in context.catalog.topics.values() for name in _explained(context, topic)}
    spelled: dict[tuple[str, str], str] = {}
    uses: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    newest_first = (*context.catalog.articles, *(path for path, _ in context.catalog.listed()))
    for path in dict.fromkeys(newest_first):
        for full, short in context.catalog.documents[path].facts.abbreviations:
            key = (short, fold(full))
            spelled.setdefault(key, full)
            if fold(short) not in topics and path not in uses[key]:
                uses[key].append(path)
    for (short, full), paths in uses.items():
        if paths:
            yield WordEntry(
                term=short,
                definition=spelled[short, full],
                used_in=tuple(context.page_ref(path) for path in paths[:_USES]),
                more=max(0, len(paths) - _USES),
            )


def _explained(context: PageContext, topic: Topic) -> tuple[str, ...]:
    return (topic.name, *topic.names) if context.front(topic.id).definition else ()

"""Where a topic's sources come from: how many publishers, and which most often. A number, not a verdict."""

from collections import Counter
from collections.abc import Iterable

from backstory.catalog.claims import origin_of
from backstory.content.front_matter_types import Source
from backstory.pages.context import PageContext
from backstory.pages.parts.sources import same_source
from backstory.pages.views import PublisherCount, SourceSpread
from backstory.text import fold

_SHOWN = 5


def source_spread(context: PageContext, paths: Iterable[str]) -> SourceSpread | None:
    """The spread of the sources of these documents, each source once; nothing without sources."""
    sources: dict[tuple[str, str, str], Source] = {}
    for path in dict.fromkeys(paths):
        for source in context.front(path).sources:
            sources.setdefault(same_source(source), source)
    if not sources:
        return None
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for source in sources.values():
        # A report that came through an agency is the agency's, wherever it was read.
        name = origin_of(source)
        counts[fold(name)] += 1
        names.setdefault(fold(name), name)
    most = sorted(counts, key=lambda key: (-counts[key], names[key]))[:_SHOWN]
    return SourceSpread(
        references=len(sources),
        publishers=len(counts),
        archived=sum(bool(source.archived) for source in sources.values()),
        most=tuple(PublisherCount(names[key], counts[key]) for key in most),
    )

"""The claims ledger: who asserts, suggests or denies what, with the answers to it. Nothing here is a fact of ours."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlsplit

from msgspec import Struct

from backstory.content.documents import Document
from backstory.content.front_matter_types import Claim, Source
from backstory.problems import Problem
from backstory.text import fold


class Stated(Struct, frozen=True):
    """A claim where it was made, its names resolved: `by` and `about` are ids of topics."""

    path: str
    claim: Claim
    by: str | None
    about: tuple[str, ...]
    replies: tuple["Stated", ...] = ()

    @property
    def topics(self) -> frozenset[str]:
        """Every topic that it, or an answer to it, is about or comes from."""
        own = {*self.about, *([self.by] if self.by else [])}
        return frozenset(own.union(*(reply.topics for reply in self.replies)))


def link_replies(
    stated: Iterable[Stated], documents: Callable[[str], Document]
) -> tuple[tuple[Stated, ...], list[Problem]]:
    """The claims that answer nothing, newest first, each with its answers in order of time; and what is wrong.

    `replies_to` is an id in the same document, else anywhere, else the words of a claim.
    An answer whose claim can't be found stands by itself; so do claims that answer each other in a circle.
    """
    claims = sorted(stated, key=lambda one: (one.path, one.claim.line))
    here = {(one.path, one.claim.id): at for at, one in enumerate(claims)}
    anywhere: dict[str, int] = {}
    for at, one in enumerate(claims):
        anywhere.setdefault(one.claim.id, at)
        anywhere.setdefault(fold(one.claim.text), at)
    problems: list[Problem] = []
    parents: dict[int, int] = {}
    for at, one in enumerate(claims):
        answered = one.claim.replies_to
        if answered is None:
            continue
        parent = here.get(
            (one.path, answered.name), anywhere.get(answered.name, anywhere.get(fold(answered.name)))
        )
        if parent is None or _circular(at, parent, parents):
            place = documents(one.path).metadata_place(answered.line, answered.column)
            if answered.name not in documents(one.path).front.withheld:
                problems.append(Problem("reply-missing", place, {"name": answered.name}))
        else:
            parents[at] = parent
    return _trees(claims, parents), problems


def origins(one: Stated, documents: Callable[[str], Document]) -> frozenset[str]:
    """Who a claim rests on: the origins of its source and of those that confirm it, each once.

    Two papers that print the report of one agency have one origin, the agency: that of a source is what it came
    `via`, else its publisher, else the host of its address, else its title. An answer that denies supports nothing.
    """
    sources = documents(one.path).front.sources
    named = [source for source in sources if source.id == one.claim.source]
    if not one.claim.source and len(sources) == 1:
        named = list(sources)
    found = {fold(origin_of(source)) for source in named}
    confirming = (reply for reply in one.replies if reply.claim.status == "confirmed")
    return frozenset(found.union(*(origins(reply, documents) for reply in confirming)))


def origin_of(source: Source) -> str:
    """Who a source is from: what it came `via`, else its publisher, else the host of its address, else its title."""
    return source.via or source.publisher or urlsplit(source.url).netloc.removeprefix("www.") or source.title


def _circular(at: int, parent: int, parents: dict[int, int]) -> bool:
    while parent != at:
        if parent not in parents:
            return False
        parent = parents[parent]
    return True


def _trees(claims: Sequence[Stated], parents: dict[int, int]) -> tuple[Stated, ...]:
    children: defaultdict[int | None, list[int]] = defaultdict(list)
    for at in range(len(claims)):
        children[parents.get(at)].append(at)

    def grown(at: int) -> Stated:
        one = claims[at]
        replies = sorted((grown(child) for child in children[at]), key=_in_time)
        return Stated(one.path, one.claim, one.by, one.about, tuple(replies))

    roots = sorted((grown(at) for at in children[None]), key=lambda one: (one.path, one.claim.line))
    return tuple(sorted(roots, key=lambda one: -_in_time(one)[0]))


def _in_time(one: Stated) -> tuple[int, str, int]:
    return (one.claim.date.start if one.claim.date else 0, one.path, one.claim.line)

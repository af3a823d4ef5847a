"""Which of the places where topics are named become links, now that the whole site is known."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from backstory.content.documents import Document
from backstory.mentions.counts import MentionCounts, Named
from backstory.mentions.form_codes import Case, wording
from backstory.mentions.forms import FormKind, SurfaceName
from backstory.mentions.link_policy import (
    NameVerdict,
    VerdictKind,
    classify_names,
    gather_evidence,
    verdict_kinds,
)
from backstory.names.published import Published
from backstory.names.references import References
from backstory.problems import Problem
from backstory.settings import Settings


class Judged(Protocol):
    """What links are chosen by, such as a catalog."""

    @property
    def searched(self) -> Sequence[SurfaceName]: ...

    @property
    def autolink(self) -> Mapping[str, str]: ...

    @property
    def verdicts(self) -> tuple[NameVerdict, ...]: ...


def judge_mentions(
    published: Published, mention_counts: Mapping[str, MentionCounts], names: Sequence[SurfaceName]
) -> tuple[NameVerdict, ...]:
    """What the site says of its names. `names` are those that were searched for."""
    topics = {name.topic for name in names}
    about = {
        path: published.references[path].topics
        for path, document in published.listed.items()
        if document.kind == "article"
    }
    return classify_names(
        names,
        gather_evidence(
            names,
            (
                (here.named.wordings, _linked(published, path), about.get(path, ()))
                for path, here in mention_counts.items()
                if path in published.listed
            ),
        ),
        documents=len(published.listed) - len(topics),
        words=sum(document.facts.words for document in published.listed.values()),
        articles_of=Counter(topic for its in about.values() for topic in set(its)),
        articles=sum(map(bool, about.values())),
        trusted=[topic for topic in topics if published.documents[topic].front.autolink],
    )


def link_rules(published: Published, names: Sequence[SurfaceName], settings: Settings) -> dict[str, str]:
    """How often a mention of each topic that is searched for is linked."""
    topics = dict.fromkeys(name.topic for name in names)
    return {topic: published.documents[topic].front.autolink or settings.autolink for topic in topics}


class LinkChoice:
    """Says which mentions of a document become links, by the topics' rules and what is known of the names.

    A topic without a rule is linked once per section.
    """

    @staticmethod
    def of(site: Judged) -> "LinkChoice":
        """The choice that a whole site makes."""
        return LinkChoice(site.searched, site.autolink, verdict_kinds(site.verdicts))

    def __init__(
        self,
        names: Sequence[SurfaceName],
        rules: Mapping[str, str],
        verdicts: Mapping[str, VerdictKind] | None = None,
    ) -> None:
        self._names = names
        self._rules = rules
        self._verdicts = verdicts or {}
        self._known: dict[int, tuple[str, str] | None] = {}

    def links_in(self, document: Document, references: References, named: Named) -> tuple[int, ...]:
        """Which mentions of a document become links.

        None of its own topic, and in a section in which the author links a topic, no mention of that one.
        """
        if not named.wordings:
            return ()
        without = _linked_sections(document, references)
        if document.kind == "topic":
            without.update((document.path, section) for section in named.sections)
        return self.among(named, without)

    def among(self, named: Named, without: Collection[tuple[str, int]] = ()) -> tuple[int, ...]:
        """Which of the mentions are links; none of a topic in a section that are in `without`."""
        known = self._known
        linked: set[tuple[str, int]] = set()
        chosen = []
        for number in set(named.wordings).difference(known):
            known[number] = self._rule_for(number)
        for at, number in enumerate(named.wordings):
            found = known[number]
            if found is None:
                continue
            topic, rule = found
            place = (topic, named.sections[at])
            if place in without:
                continue
            once = (topic, -1) if rule == "first" else place
            if once not in linked:
                chosen.append(at)
                if rule != "all":
                    linked.add(once)
        return tuple(chosen)

    def _rule_for(self, number: int) -> tuple[str, str] | None:
        """The topic that a wording means and its rule; None where it is never linked."""
        worded = wording(number)
        name = self._names[worded.name]
        rule = self._rules.get(name.topic) or "section"
        lower = worded.case is Case.LOWER
        verdict = self._verdicts.get(name.text)
        if worded.kind is FormKind.SINGULAR and not worded.phrase:
            # "Windows" is no "window", but "Benefits" is a "benefit".
            safe = verdict == "term" and lower
        elif worded.kind is FormKind.SAFE and not worded.phrase:
            # "Target" may begin a sentence on aims, but stands for the firm within one.
            safe = worded.case is Case.CAPITAL and verdict in (None, "proper", "term")
        elif verdict == "title":
            safe = worded.case is Case.CAPITAL
        elif worded.case is Case.BEHIND and not worded.phrase and verdict == "term":
            safe = False
        elif verdict == "proper":
            safe = not lower or name.text[0].islower()
        else:
            safe = verdict is None or verdict == "term"
        return (name.topic, rule) if safe and rule != "never" else None


def shared_names(published: Published, verdicts: tuple[NameVerdict, ...]) -> list[Problem]:
    """Names that several topics have: a problem in the file of each."""
    problems = []
    for verdict in verdicts:
        if verdict.kind == "ambiguous":
            for topic in verdict.topics:
                document = published.documents[topic]
                called = published.names.spellings
                others = [
                    called[other] if called[other] != called[topic] else other
                    for other in verdict.topics
                    if other != topic
                ]
                facts = {"name": verdict.text, "topics": ", ".join(others)}
                problems.append(Problem("name-shared", document.place_of_name(verdict.text), facts))
    return problems


def _linked(published: Published, path: str) -> set[str]:
    return {
        target.id
        for target in published.references[path].links
        if target is not None and published.names.kinds.get(target.id) == "topic"
    }


def _linked_sections(document: Document, references: References) -> set[tuple[str, int]]:
    """(topic, section) for each link that the author made to a topic."""
    if not any(references.links):
        return set()
    starts = [heading.line for heading in document.facts.headings]
    return {
        (target.id, bisect_right(starts, link.line))
        for link, target in zip(document.facts.links, references.links, strict=True)
        if target is not None
    }

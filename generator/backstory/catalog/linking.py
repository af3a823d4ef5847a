"""Which of the places where topics are named become links, now that the whole site is known."""

from bisect import bisect_right
from collections.abc import Mapping

from msgspec import structs

from backstory.catalog.links import Resolved
from backstory.catalog.mention_search import Sighting, surface_names
from backstory.catalog.mentions import VerdictKind, choose_links
from backstory.catalog.survey import Survey
from backstory.catalog.verdicts import NameVerdict, gather_evidence, judge_names, verdict_kinds
from backstory.content.documents import Document, FrontMatter
from backstory.problems import Problem
from backstory.settings import Settings

Sightings = Mapping[str, tuple[Sighting, ...]]


def link_mentions(
    found: Survey, sightings: Sightings, settings: Settings
) -> tuple[dict[str, tuple[Sighting, ...]], tuple[NameVerdict, ...]]:
    """The same sightings with `link` set where they become links, and what is known of the names.

    In a section in which the author links a topic, no mention of it is linked.
    """
    mentions = {path: [sighting.mention for sighting in found_here] for path, found_here in sightings.items()}
    by_hand = {path: _linked(found, path) for path in mentions}
    names = surface_names(found)
    front = {path: found.documents[path].front for path in {name.topic for name in names}}
    verdicts = judge_names(
        names,
        gather_evidence(mentions, by_hand),
        words=sum(document.facts.words for document in found.documents.values()),
        trusted=[topic for topic, own in front.items() if own.autolink],
    )
    kinds = verdict_kinds(verdicts)
    rules = link_rules(front, settings)
    linked = {
        path: link_here(found.documents[path], found.resolved[path], here, rules=rules, kinds=kinds)
        for path, here in sightings.items()
    }
    return linked, verdicts


def link_rules(topics: Mapping[str, FrontMatter], settings: Settings) -> dict[str, str]:
    """How often a mention of each topic is linked."""
    return {topic: own.autolink or settings.autolink for topic, own in topics.items()}


def link_here(
    document: Document,
    resolved: Resolved,
    here: tuple[Sighting, ...],
    *,
    rules: Mapping[str, str],
    kinds: Mapping[str, VerdictKind],
) -> tuple[Sighting, ...]:
    """The sightings of one document with `link` set where they become links."""
    linked_by_hand = _linked_sections(document, resolved)
    allowed = [
        mention
        for mention in (sighting.mention for sighting in here)
        if mention.topic != document.path and (mention.topic, mention.section) not in linked_by_hand
    ]
    chosen = {(mention.run, mention.start) for mention in choose_links(allowed, rules, kinds) if mention.link}
    return tuple(
        sighting
        if sighting.mention.link == (at := (sighting.mention.run, sighting.mention.start) in chosen)
        else structs.replace(sighting, mention=structs.replace(sighting.mention, link=at))
        for sighting in here
    )


def shared_names(found: Survey, verdicts: tuple[NameVerdict, ...]) -> list[Problem]:
    """Names that several topics have: a problem in the file of each."""
    problems = []
    for verdict in verdicts:
        if verdict.kind == "ambiguous":
            for topic in verdict.topics:
                document = found.documents[topic]
                called = found.names.spellings
                others = [
                    called[other] if called[other] != called[topic] else other
                    for other in verdict.topics
                    if other != topic
                ]
                facts = {"name": verdict.text, "topics": ", ".join(others)}
                problems.append(Problem("name-shared", document.place(_line_of_names(document)), facts))
    return problems


def _linked(found: Survey, path: str) -> set[str]:
    return {
        meaning.id
        for meaning in found.resolved[path].links
        if meaning is not None and found.names.kinds[meaning.id] == "topic"
    }


def _linked_sections(document: Document, resolved: Resolved) -> set[tuple[str, int]]:
    """(topic, section) for each link that the author made to a topic."""
    starts = [heading.line for heading in document.facts.headings]
    return {
        (meaning.id, bisect_right(starts, link.line))
        for link, meaning in zip(document.facts.links, resolved.links, strict=True)
        if meaning is not None
    }


def _line_of_names(document: Document) -> int:
    lines = document.front.lines
    return lines.get("names", lines.get("title", 0))

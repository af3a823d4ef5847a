"""Concepts from outside as proposals of topics: with names in the languages of the site, kind, what they belong to, and who they are elsewhere."""

from collections.abc import Iterator, Mapping, Sequence

from backstory.importers.inbox.kept_proposals import topic_proposal
from backstory.importers.inbox.proposals import Proposal
from backstory.importers.outside.concepts import Concept, in_language
from backstory.importers.proposals import Guess, KnownNames
from backstory.text import fold

_MANY = 200
"""Concepts of a file from which only those are proposed that the site names."""
_DEFINITION = 160


def concept_proposals(
    concepts: Sequence[Concept], known: KnownNames, source: str
) -> tuple[list[Proposal], list[Guess]]:
    """What is proposed, and what is to be told. `source` names the file."""
    titles = {one.address: _title(one, known) for one in concepts}
    named = [one for one in concepts if known.title(titles[one.address])]
    chosen = [one for one in concepts if titles[one.address]] if len(concepts) <= _MANY else named
    proposals: list[Proposal] = []
    guesses: list[Guess] = []
    for concept in chosen:
        proposal, told = _proposal(concept, titles, known, source)
        proposals.append(proposal)
        guesses += told
    if left := len(concepts) - len(chosen):
        guesses.append(Guess("names", "", f"{left:,} that the site does not name are left out"))
    return proposals, guesses


def _title(concept: Concept, known: KnownNames) -> str:
    """As the site calls it, by whichever of its names; else its name in the site's language."""
    label = concept.label(known.languages)
    for name in (label, *_names(concept, known.languages)):
        if title := known.title(name):
            return title
    return label


def _names(concept: Concept, languages: Sequence[str]) -> Iterator[str]:
    """Its names in the languages of the site, the first language's first."""
    for language in languages:
        if label := in_language(concept.labels, [language]):
            yield label
        base = language.lower().partition("-")[0]
        for tag, names in concept.names.items():
            if tag.partition("-")[0] in (base, "", "mul"):
                yield from names


def _proposal(
    concept: Concept,
    titles: Mapping[str, str],
    known: KnownNames,
    source: str,
) -> tuple[Proposal, list[Guess]]:
    title = titles[concept.address]
    others: dict[str, str] = {}
    told = []
    for name in _names(concept, known.languages):
        other = known.title(name)
        if other and other != title:
            told.append(Guess("names", name, f'left out of "{title}": "{other}" has it'))
        elif fold(name) != fold(title):
            others.setdefault(fold(name), name)
    broader = [titles.get(one, "") for one in concept.broader]
    if missing := [one for one, name in zip(concept.broader, broader, strict=True) if not name]:
        told.append(
            Guess("broader", "", f'"{title}" belongs to {", ".join(missing)}, which the source does not name')
        )
    definition = in_language(concept.definitions, known.languages)
    web = [one for one in (concept.address, *concept.same_as) if one.startswith(("http://", "https://"))]
    proposal = topic_proposal(
        title,
        f"{source} has it as {concept.address}",
        names=tuple(others.values()),
        kind=concept.kind,
        broader=tuple(dict.fromkeys(one for one in broader if one and one != title)),
        same_as=tuple(dict.fromkeys(web)),
        definition=definition if len(definition) <= _DEFINITION else "",
    )
    return proposal, told

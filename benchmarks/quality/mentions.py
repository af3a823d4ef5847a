"""Mention links against those that authors made: a set of articles with its glossary links taken out.

Every figure is over pairs of a document and what it links to. The rows that know links of authors know those of the
other documents only, never those of the document they are about.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from backstory.markdown.body import Text
from backstory.mentions.counts import Named
from backstory.mentions.form_codes import topics_of
from backstory.mentions.forms import SurfaceName
from backstory.mentions.link_policy import classify_names, gather_evidence, verdict_kinds
from backstory.mentions.linking import LinkChoice
from backstory.mentions.matcher import Matcher

Pairs = set[tuple[str, str]]

_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[*+-]|\d+\.)\s)|\n(?=#)|(?<=\n)(?=[^#\n]*$)")
_NOT_LINKABLE = re.compile(r"!?\[[^\]]*\]\([^)]*\)|`[^`]*`|<[^>]*>|\*\*|__")


def measure(corpora: Path) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of each method, the simple ones first."""
    folder = corpora / "healthcare-gov"
    articles = {entry["doc"]: entry for entry in json.loads((folder / "links.json").read_text())}
    names = [
        SurfaceName(topic, text, "name" if number else "title")
        for topic, (title, others) in json.loads((folder / "names.json").read_text()).items()
        for number, text in enumerate([title, *others])
    ]
    gold = {(doc, topic) for doc, entry in articles.items() for _, _, topic in entry["links"]}
    texts = {doc: entry["text"] for doc, entry in articles.items()}
    found: dict[str, Pairs] = {
        "any case": _any_case(texts, names, lambda text: [text]),
        "any case and plurals": _any_case(
            texts, names, lambda text: [text, text + "s", text.removesuffix("s")]
        ),
    }
    autolink = {name.topic: "first" for name in names}
    matcher = Matcher(names)
    mentions = {doc: _named(matcher, text) for doc, text in texts.items()}
    words = sum(len(text.split()) for text in texts.values())
    by_hand = {doc: {topic for other, topic in gold if other == doc} for doc in texts}

    def links(doc: str, known: Mapping[str, Collection[str]], follow: bool) -> set[str]:
        others = [path for path in mentions if path != doc or not known]
        evidence = gather_evidence(
            names, [(mentions[path].wordings, known.get(path, ()), ()) for path in others]
        )
        verdicts = classify_names(names, evidence, words=words, follow_authors=follow)
        return linked(mentions[doc], LinkChoice(names, autolink, verdict_kinds(verdicts)))

    def linked(there: Named, choice: LinkChoice) -> set[str]:
        return set(topics_of((there.wordings[at] for at in choice.among(there)), names))

    def without(doc: str) -> dict[str, set[str]]:
        return {path: topics for path, topics in by_hand.items() if path != doc}

    rules_alone = LinkChoice(names, autolink)
    found["names alone"] = {
        (doc, topic) for doc, there in mentions.items() for topic in linked(there, rules_alone)
    }
    found["backstory"] = {(doc, topic) for doc in texts for topic in links(doc, {}, False)}
    found["backstory, others' links"] = {(doc, t) for doc in texts for t in links(doc, without(doc), False)}
    found["backstory, following authors"] = {
        (doc, t) for doc in texts for t in links(doc, without(doc), True)
    }
    return {method: _figures(pairs, gold) for method, pairs in found.items()}


def linkable(text: str) -> list[Text]:
    """The parts of a Markdown text that may be linked, roughly: no headings, links, code and tags."""
    runs = []
    section = 0
    for block, part in enumerate(_BLOCK.split(text)):
        if part.lstrip().startswith("#"):
            section += 1
            part = part.partition("\n")[2]
        runs += [Text(piece, section, block) for piece in _NOT_LINKABLE.split(part) if piece.strip()]
    return runs


def _named(matcher: Matcher, text: str) -> Named:
    there = matcher.find(linkable(text))
    return Named(tuple(map(matcher.wording, there)), tuple(mention.section for mention in there))


def _any_case(
    texts: Mapping[str, str], names: Sequence[SurfaceName], forms: Callable[[str], list[str]]
) -> Pairs:
    """Whole words, longest first, case no matter; what two topics are called is left out."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for form in forms(name.text.lower()):
            owners[form].add(name.topic)
    longest_first = sorted(owners, key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    return {
        (doc, topic)
        for doc, text in texts.items()
        for match in pattern.finditer(text)
        for topic in owners[match[0].lower()]
        if len(owners[match[0].lower()]) == 1
    }


def _figures(found: Pairs, gold: Pairs) -> dict[str, float]:
    right = len(found & gold)
    return {
        "precision": right / max(1, len(found)),
        "recall": right / len(gold),
        "F1": 2 * right / (len(found) + len(gold)),
    }

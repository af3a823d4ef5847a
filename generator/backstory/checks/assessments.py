"""Sentences that say both how likely something is and how well that is known."""

import re
from collections.abc import Iterator

from backstory.checks.context import CheckContext
from backstory.checks.places import place_of_words
from backstory.content.documents import Document
from backstory.markdown.assessments import CONFIDENCES, LIKELIHOODS
from backstory.problems import Place, Problem

_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]?")
_LIKELIHOOD = re.compile(rf"\b(?:{'|'.join((*LIKELIHOODS, *LIKELIHOODS.values()))})(?:ly)?\b", re.IGNORECASE)
_CONFIDENCE = re.compile(rf"\b(?:{'|'.join(CONFIDENCES)})(?: degree of)? confidence\b", re.IGNORECASE)


def mixed_assessments(context: CheckContext) -> Iterator[Problem]:
    """Those in claims and in named blocks, of texts in English."""
    for document in context.catalog.documents.values():
        if (document.front.lang or context.settings.language).partition("-")[0].lower() != "en":
            continue
        for text, start in _texts(document, context):
            for sentence in _SENTENCE.findall(text):
                likely, sure = _LIKELIHOOD.search(sentence), _CONFIDENCE.search(sentence)
                if likely and sure:
                    place = place_of_words(context, start, sentence)
                    facts = {"likelihood": likely[0], "confidence": sure[0]}
                    yield Problem("assessment-mixed", place, facts)


def _texts(document: Document, context: CheckContext) -> Iterator[tuple[str, Place]]:
    """The texts, and where they begin."""
    for claim in document.front.claims:
        place = document.metadata_place(claim.line, claim.column)
        yield claim.text, place
        if claim.assessment:
            yield claim.assessment.would_change, place
    if document.facts.named_blocks:
        lines = context.text_of(document.path).splitlines()
        for block in document.facts.named_blocks:
            rest = lines[block.line - 1 :]
            end = next((at for at, line in enumerate(rest) if line.strip().startswith(":::")), len(rest))
            for paragraph in "\n".join(rest[:end]).split("\n\n"):
                yield " ".join(paragraph.split()), document.place(block.line)

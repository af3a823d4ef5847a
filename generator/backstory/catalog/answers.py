"""Which questions of one document another one answers: `answers: [Putin and Kim sign a treaty#^ratified]`."""

from collections import defaultdict
from collections.abc import Mapping

from msgspec import Struct

from backstory.names.published import Published


class Answer(Struct, frozen=True, array_like=True, order=True):
    """The document at `path` answers what stands at `anchor` of another: a block, or a paragraph in it."""

    anchor: str
    path: str


def gather_answers(published: Published) -> Mapping[str, tuple[Answer, ...]]:
    """Id of the document that asks -> the answers to it, by path. What stands in no list answers nothing."""
    answers: defaultdict[str, list[Answer]] = defaultdict(list)
    for path in published.listed:
        for target in published.references[path].answers:
            if target is not None and target.anchor:
                answers[target.id].append(Answer(target.anchor, path))
    return {key: tuple(sorted(those)) for key, those in answers.items()}

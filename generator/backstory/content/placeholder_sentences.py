"""Sentences that `backstory new` writes for an author to replace: no reader should ever meet one."""

from backstory.problems import Place, Problem

ARTICLE = "What happened, in one paragraph."
BACKGROUND = "The whole of it in a paragraph of 40 to 80 words: it is what boxes show."
SECTION = "One thing that can be referenced by itself."
_ALL = (ARTICLE, BACKGROUND, SECTION)


def left_over(body: str, path: str, *, first_line: int) -> list[Problem]:
    """A problem for each of the sentences that still stands in a text, which begins on `first_line`."""
    found = sorted((body.find(sentence), sentence) for sentence in _ALL if sentence in body)
    return [
        Problem(
            "placeholder-left",
            Place(path, first_line + body.count("\n", 0, at), at - body.rfind("\n", 0, at)),
            {"text": sentence},
        )
        for at, sentence in found
    ]

"""Own texts, read together."""

from backstory.importers import Findings, SourceText, read_together
from backstory.importers.reading.shape import SourceParagraph, read_shape


def read(
    *texts: str, known: dict[str, tuple[str, ...]] | None = None, days: tuple[str, ...] = ()
) -> Findings:
    """What texts say together; each is paragraphs, one a line, perhaps with a list of topics."""
    pile = []
    for number, text in enumerate(texts, 1):
        shape = read_shape(text)
        paragraphs = tuple(SourceParagraph(one.text, one.line) for one in shape.paragraphs)
        listed = tuple(topic.text for topic in shape.topics)
        day = days[number - 1] if days else ""
        pile.append(SourceText(f"articles/{number}.md", f"{number}.txt", paragraphs, listed, day))
    return read_together(pile, known or {}, language="en")

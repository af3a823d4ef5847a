"""Raw text becomes an article.

The text is paragraphs, one a line, perhaps under a headline, with a list of topics at the end. It is taken word
for word. What it says is read later, together with the other texts of the site.
"""

from collections.abc import Sequence

from backstory.importers import drafts
from backstory.importers.drafts import ArticleDraft, Origin
from backstory.importers.escaping import as_markdown
from backstory.importers.languages import language_of
from backstory.importers.languages.spelling import loose
from backstory.importers.proposals import Guess, ImportedArticle, KnownNames, NewFile
from backstory.importers.reading.prose import read_sentences
from backstory.importers.reading.publication_date import propose_date, read_dateline
from backstory.importers.reading.shape import Shape, SourceParagraph, read_shape
from backstory.importers.records import digest_of_source
from backstory.importers.title import propose_title
from backstory.markdown.position_marks import unreserved
from backstory.problems import Place, Problem
from backstory.text import slug

_FILE_NAME = 60
"""Characters of a file's name, cut at a word."""
_LOOSE_ENDS = frozenset(
    "a an and as at because by for from in its no not of on or s that the their to with".split()
)


def propose(source: str, *, name: str, known: KnownNames) -> ImportedArticle:
    """What the text of a source becomes. `name` is its file name.

    Pure: the same text, name and known topics give the same article. A text of nothing but white space
    gives the problem `import-empty` and no article.
    """
    digest = digest_of_source(source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    # No page holds control characters; what is left is taken word for word.
    source = unreserved(source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    if not source.strip():
        return ImportedArticle(None, problems=(Problem("import-empty", Place(name)),))
    shape = read_shape(source)
    draft, guesses = _read(shape, Origin(name, digest), known)
    year = f"{draft.dating.day[:4]}/" if draft.dating.day else ""
    return ImportedArticle(
        NewFile(f"articles/{year}{file_name(draft.title)}.md", drafts.article(draft)),
        guesses,
        draft.topics,
        tuple(as_markdown(paragraph.text) for paragraph in draft.paragraphs),
    )


def file_name(title: str) -> str:
    """The name of a file for a title, without extension."""
    made = slug(title)
    if len(made) <= _FILE_NAME:
        return made
    words = made[: _FILE_NAME + 1].split("-")[:-1]
    while words and words[-1] in _LOOSE_ENDS:
        words.pop()
    return "-".join(words) or made[:_FILE_NAME]


def _read(shape: Shape, origin: Origin, known: KnownNames) -> tuple[ArticleDraft, tuple[Guess, ...]]:
    """Everything that goes into the article, and what was guessed."""
    paragraphs = shape.paragraphs
    language = language_of(" ".join(paragraph.text for paragraph in paragraphs[:20])) or "en"
    opening = paragraphs[0].text if paragraphs else ""
    _, behind_dateline = read_dateline(opening, language)
    title = shape.headline.text if shape.headline else propose_title(opening[behind_dateline:])
    why = "the first line is short and no sentence" if shape.headline else "from the first sentence"
    topics, renamed, twice = _topics(shape.topics, known)
    dating = propose_date(origin.name, paragraphs, list(read_sentences(paragraphs)), language)
    draft = ArticleDraft(
        origin=origin,
        title=title or origin.name.rpartition(".")[0] or origin.name,
        title_why=why if title else "from the name of the file",
        dating=dating,
        topics=topics,
        renamed=renamed,
        paragraphs=paragraphs,
    )
    first = paragraphs[0].line if paragraphs else 1
    return draft, (
        Guess("title", draft.title, draft.title_why, first),
        Guess("date", dating.day, dating.why, dating.line),
        *([] if topics else [Guess("topics", "", "the text has no list of topics")]),
        *(Guess("topics", title, f'the site spells "{given}" so') for given, title in renamed),
        *twice,
    )


def _topics(
    listed: Sequence[SourceParagraph], known: KnownNames
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...], tuple[Guess, ...]]:
    """The topics in the given order, each once and as the site spells it; those renamed; those listed twice."""
    titles: dict[str, str] = {}
    renamed: list[tuple[str, str]] = []
    twice: list[Guess] = []
    for topic in listed:
        title = known.title(topic.text) or topic.text
        key = loose(title) or title
        if key in titles:
            twice.append(
                Guess(
                    "topics",
                    topic.text,
                    f'the list has this topic twice: as "{titles[key]}", too',
                    topic.line,
                )
            )
            continue
        titles[key] = title
        if title != topic.text:
            renamed.append((topic.text, title))
    return tuple(titles.values()), tuple(renamed), tuple(twice)

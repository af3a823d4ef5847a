"""Raw text becomes a proposal: an article, with drafts of the topics and background that it brings.

The text is paragraphs, one a line, perhaps under a headline, with a list of topics at the end. It is
taken word for word. What is concluded from it is in English, and each conclusion is a marked guess.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from backstory.importers import drafts
from backstory.importers.drafts import ArticleDraft, Origin
from backstory.importers.escaping import as_markdown
from backstory.importers.proposals import Guess, KnownNames, NewFile, Proposal, TopicDraft
from backstory.importers.reading.abbreviations import Abbreviation, may_stand_for, read_abbreviations
from backstory.importers.reading.background import Passage, propose_background
from backstory.importers.reading.claims import propose_claims
from backstory.importers.reading.events import propose_events
from backstory.importers.reading.names import TopicNames, finder, people_besides, read_names
from backstory.importers.reading.prose import read_sentences
from backstory.importers.reading.publication_date import propose_date
from backstory.importers.reading.shape import Shape, read_shape
from backstory.importers.reading.spelling import loose
from backstory.importers.records import digest_of_source
from backstory.importers.title import propose_title
from backstory.problems import Place, Problem
from backstory.text import fold, slug

_FILE_NAME = 60
"""Characters of a file's name, cut at a word."""
_LOOSE_ENDS = frozenset(
    "a an and as at because by for from in its no not of on or s that the their to with".split()
)
_MOST_GUESSES = 200
"""Events and claims of one source: a longer list is no help to anybody."""


def propose(source: str, *, name: str, known: KnownNames) -> Proposal:
    """What the text of a source becomes. `name` is its file name.

    Pure: the same text, name and known topics give the same proposal. A text of nothing but white space
    gives the problem `import-empty` and no files.
    """
    source = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not source.strip():
        return Proposal((), (), problems=(Problem("import-empty", Place(name)),))
    shape = read_shape(source)
    draft, passages, names_guesses = _read(shape, Origin(name, digest_of_source(source)), known)
    abbreviations = read_abbreviations(shape.paragraphs)
    topics = _with_abbreviations(draft.topics, abbreviations, known)
    spoken = tuple(_topic_draft(names, abbreviation, draft.origin) for names, abbreviation in topics)
    find = finder(draft.topics)
    year = f"{draft.dating.day[:4]}/" if draft.dating.day else ""
    files = [NewFile(f"articles/{year}{file_name(draft.title)}.md", drafts.article(draft), "article")]
    for topic in spoken:
        if topic.title not in known.topics and topic.says_something:
            files.append(topic_file(topic))
    for passage in passages:
        text = drafts.background(passage, find(passage.text), draft.origin)
        files.append(NewFile(f"background/{file_name(passage.title)}.md", text, "background"))
    return Proposal(
        files=tuple(files),
        guesses=(*_guesses(draft, topics, passages, known), *names_guesses),
        topics=spoken,
        paragraphs=tuple(as_markdown(paragraph.text) for paragraph in draft.paragraphs),
    )


def topic_file(draft: TopicDraft) -> NewFile:
    """The file that a topic draft makes."""
    return NewFile(f"topics/{file_name(draft.title)}.md", drafts.topic(draft), "topic")


def file_name(title: str) -> str:
    """The name of a file for a title, without extension."""
    made = slug(title)
    if len(made) <= _FILE_NAME:
        return made
    words = made[: _FILE_NAME + 1].split("-")[:-1]
    while words and words[-1] in _LOOSE_ENDS:
        words.pop()
    return "-".join(words) or made[:_FILE_NAME]


def _read(
    shape: Shape, origin: Origin, known: KnownNames
) -> tuple[ArticleDraft, tuple[Passage, ...], tuple[Guess, ...]]:
    """Everything that goes into the article, the passages, and the guesses about names."""
    paragraphs = shape.paragraphs
    sentences = list(read_sentences(paragraphs))
    topics, guesses = read_names(shape.topics, paragraphs, known)
    find = finder(topics)
    passages = propose_background(sentences)
    title = shape.headline.text if shape.headline else propose_title(paragraphs[0].text if paragraphs else "")
    why = "the first line is short and no sentence" if shape.headline else "from the first sentence"
    draft = ArticleDraft(
        origin=origin,
        title=title or origin.name.rpartition(".")[0] or origin.name,
        title_why=why if title else "from the name of the file",
        dating=propose_date(origin.name, paragraphs, sentences),
        topics=topics,
        also_named=people_besides(paragraphs, topics),
        background=tuple(passage.title for passage in passages),
        events=tuple(propose_events(sentences, find))[:_MOST_GUESSES],
        claims=tuple(propose_claims(sentences, find))[:_MOST_GUESSES],
        paragraphs=paragraphs,
    )
    return draft, passages, guesses


def _with_abbreviations(
    topics: Sequence[TopicNames], abbreviations: Sequence[Abbreviation], known: KnownNames
) -> list[tuple[TopicNames, Abbreviation | None]]:
    """The topics with their abbreviations; one that belongs to none of them is a topic of its own."""
    read: dict[str, tuple[TopicNames, Abbreviation | None]] = {
        loose(topic.title): (topic, None) for topic in topics
    }
    for abbreviation in abbreviations:
        full = abbreviation.full[:1].upper() + abbreviation.full[1:]
        title = (
            known.title(full) or _other_title(abbreviation, (topic.title for topic in topics), known) or full
        )
        new = TopicNames(title, title, known=known.names(title)[1:], line=abbreviation.line)
        topic, _ = read.get(loose(title), (new, None))
        if loose(full) != loose(title):
            topic = structs.replace(topic, variants=(*topic.variants, full))
        read[loose(title)] = (topic, abbreviation)
    return list(read.values())


def _other_title(abbreviation: Abbreviation, listed: Iterable[str], known: KnownNames) -> str:
    """The topic that is abbreviated so but has a title in other words, or nothing."""
    candidates = (*listed, known.title(abbreviation.short))
    short, full = abbreviation.short, abbreviation.full
    return next((title for title in candidates if title and may_stand_for(short, title, full)), "")


def _topic_draft(names: TopicNames, abbreviation: Abbreviation | None, origin: Origin) -> TopicDraft:
    new = abbreviation is not None and fold(abbreviation.short) not in map(fold, (names.title, *names.known))
    return TopicDraft(
        title=names.title,
        names=names.new(),
        abbr=abbreviation.short if abbreviation and new else "",
        person=names.person,
        source=origin.name,
        digest=origin.digest,
    )


def _guesses(
    draft: ArticleDraft,
    topics: Sequence[tuple[TopicNames, Abbreviation | None]],
    passages: Sequence[Passage],
    known: KnownNames,
) -> Iterator[Guess]:
    """Everything that the author should look at, in the order of the files."""
    first = draft.paragraphs[0].line if draft.paragraphs else 1
    yield Guess("title", draft.title, draft.title_why, first)
    yield Guess("date", draft.dating.day, draft.dating.why, draft.dating.line)
    if not draft.topics:
        yield Guess("topics", "", "the text has no list of topics")
    for person in draft.also_named:
        yield Guess(
            "topics", person, "the text names this person in full and by surname, and doesn't list them"
        )
    for names, abbreviation in topics:
        yield from _names_guesses(names, abbreviation, known)
    for event in draft.events:
        yield Guess("events", f"{event.date} {event.title}", "the sentence has this date", event.line)
    for claim in draft.claims:
        yield Guess(
            "claims", claim.text, f"{claim.status} by {claim.by or 'nobody whom the text names'}", claim.line
        )
    for passage in passages:
        yield Guess("background", passage.title, "it explains rather than reports", passage.line)


def _names_guesses(
    names: TopicNames, abbreviation: Abbreviation | None, known: KnownNames
) -> Iterator[Guess]:
    listed = names.title in known.topics
    where = "; the site's own file is left as it is" if listed else ""
    if names.given != names.title:
        yield Guess("topics", names.title, f'the site spells "{names.given}" so', names.line)
    for name in names.new():
        yield Guess("names", f"{names.title}: {name}", f"the text calls it so{where}", names.line)
    if names.person and not listed:
        yield Guess("kind", f"{names.title}: person", "the text uses a form of address", names.line)
    if abbreviation and abbreviation.short not in names.known:
        why = f"the text gives it in brackets{where}"
        yield Guess("abbr", f"{names.title}: {abbreviation.short}", why, abbreviation.line)

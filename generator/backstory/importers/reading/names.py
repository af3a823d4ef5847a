"""Names in a text: the spellings of its topics, and the people it names besides."""

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct, structs

from backstory.importers.proposals import Guess, KnownNames, unique
from backstory.importers.reading.shape import Paragraph
from backstory.importers.reading.spelling import even, loose, pattern_of
from backstory.text import fold

# Before a surname. The first kind is courtesy and marks a person; the second is an office, which a
# person may leave, so it marks nobody's name.
_COURTESY = "Mr Mrs Ms Miss Mx Dr Sir Lady Lord Dame Prof Professor Rev Father Sister".split()
_OFFICE = (
    "President Chancellor Premier Minister Secretary Senator Governor Mayor King Queen Prince Princess Pope "
    "General Admiral Colonel Major Captain Ambassador Chairman Chairwoman Judge Justice Representative Sheikh"
).split()
# What says or does is a person or an office: before these a bare surname is one.
_SPEAKING = "said says told tells added adds warned wrote replied insisted argued visited met".split()

# The last word of what is called after a person.
_PLACES = frozenset(
    "square street avenue road airport university college stadium palace station bridge hall prize foundation "
    "institute museum hospital theatre award memorial mausoleum district park tower centre center day war".split()
)

_CAPITAL = "".join(filter(str.isupper, map(chr, range(0x41, 0x530))))  # Latin, Greek, Cyrillic
_NAME = rf"[{_CAPITAL}](?:\w|[-‐‑](?=\w)|['’](?!s\b)(?=\w))*"
_CAPITALISED = re.compile(rf"(?<!\w){_NAME}(?: {_NAME})*")
_ADDRESSED = re.compile(rf"(?<!\w)(?:{'|'.join(_COURTESY)})\.? ({_NAME})(?! {_NAME})")
_SPEAKER = re.compile(rf"(?<![\w’'] )(?<!\w)({_NAME}) (?:{'|'.join(_SPEAKING)})(?!\w)")
_PERSON_WORDS = range(2, 5)


class TopicNames(Struct, frozen=True):
    """A topic of the article: its title, and the names under which the text speaks of it.

    `given` is the spelling of the source, `title` that of the site where it has this topic already.
    """

    given: str
    title: str
    variants: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    person: bool = False
    line: int = 0

    def new(self) -> tuple[str, ...]:
        """Names that the site doesn't have yet."""
        had = {fold(self.title), *map(fold, self.known)}
        return tuple(name for name in unique((self.given, *self.variants)) if fold(name) not in had)


def read_names(
    topics: Sequence[Paragraph], paragraphs: Sequence[Paragraph], known: KnownNames
) -> tuple[tuple[TopicNames, ...], tuple[Guess, ...]]:
    """The topics in the given order, each once, with their spellings in the text; and what was concluded."""
    text = _flat(paragraphs)
    flat, people = even(text), _full_names(text)
    read: dict[str, TopicNames] = {}
    guesses: list[Guess] = []
    for topic in topics:
        title = known.title(topic.text) or topic.text
        key = loose(title) or title
        if key in read:
            why = f'the list has this topic twice: it stands there as "{read[key].given}" too'
            guesses.append(Guess("topics", topic.text, why, topic.line))
            read[key] = structs.replace(read[key], variants=unique((*read[key].variants, topic.text)))
            continue
        spellings = _spellings(title, text, flat)
        addressed, doubts = _addresses((title, *spellings), text, people)
        guesses += [Guess("names", "", doubt, topic.line) for doubt in doubts]
        read[key] = TopicNames(
            given=topic.text,
            title=title,
            variants=unique((*spellings, *addressed)),
            known=known.names(title)[1:],
            person=bool(addressed),
            line=topic.line,
        )
    return tuple(read.values()), tuple(guesses)


def people_besides(paragraphs: Sequence[Paragraph], topics: Iterable[TopicNames]) -> tuple[str, ...]:
    """Full names of people whom the text also addresses by surname, in the order of the text."""
    text = _flat(paragraphs)
    taken = {loose(name) for topic in topics for name in (topic.given, topic.title, *topic.variants)}
    by_word: dict[str, set[str]] = {}
    for name in _full_names(text):
        for word in loose(name).split():
            by_word.setdefault(word, set()).add(name)
    addressed = (by_word.get(loose(match[1]), set()) for match in _ADDRESSED.finditer(text))
    alone = (min(names) for names in addressed if len(names) == 1)
    return unique(name for name in alone if loose(name) not in taken)


def finder(topics: Iterable[TopicNames]) -> Callable[[str], tuple[str, ...]]:
    """What gives the titles of the topics that a text names, in the order of the topics."""
    patterns = [
        (topic.title, [pattern_of(name) for name in unique((topic.given, topic.title, *topic.variants))])
        for topic in topics
    ]

    def find(text: str) -> tuple[str, ...]:
        flat = even(text)
        return tuple(title for title, names in patterns if any(name.search(flat) for name in names))

    return find


def _flat(paragraphs: Iterable[Paragraph]) -> str:
    return "\n".join(" ".join(paragraph.text.split()) for paragraph in paragraphs)


def _spellings(title: str, text: str, flat: str) -> tuple[str, ...]:
    """Every way in which the text writes the words of a title, in its order."""
    found = (text[match.start() : match.end()] for match in pattern_of(title).finditer(flat))
    seen = (name for name in found if name[:1].isupper() or not title[:1].isupper())
    return tuple(name for name in unique((title, *seen)) if name != title)


def _addresses(
    names: Sequence[str], text: str, people: Iterable[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """`Mr Kim` and bare surnames that can only be this person; and why others were left aside."""
    own = {loose(name) for name in names}
    words = loose(names[0]).split()
    if len(words) not in _PERSON_WORDS:
        return (), ()
    others: dict[str, set[str]] = {}
    for person in people:
        key = f" {loose(person)} "
        if not any(f" {name} " in key for name in own):
            for word in key.split():
                others.setdefault(word, set()).add(person)
    matches = [*_ADDRESSED.finditer(text)]
    # A surname alone says too little, unless the text also names the person in full.
    matches += _SPEAKER.finditer(text) if own & set(map(loose, people)) else ()
    found, doubts = [], []
    for match in matches:
        word = loose(match[1])
        if word not in words:
            continue
        seen = match[0] if match.re is _ADDRESSED else match[1]
        if word in others:
            doubts.append(f'"{seen}" could be {" or ".join([names[0], *sorted(others[word])])}')
        else:
            found.append(seen)
    return unique(found), tuple(dict.fromkeys(doubts))


def _full_names(text: str) -> set[str]:
    """Runs of capitalised words that may be full names, without titles before them."""
    names: dict[str, str] = {}
    titles = {*map(str.casefold, _COURTESY), *map(str.casefold, _OFFICE)}
    for match in _CAPITALISED.finditer(text):
        words = match[0].split()
        places = [at for at, word in enumerate(words) if word.casefold() in titles]
        words = words[places[-1] + 1 :] if places else words
        if len(words) in _PERSON_WORDS and words[-1].casefold() not in _PLACES:
            names.setdefault(loose(" ".join(words)), " ".join(words))
    return set(names.values())

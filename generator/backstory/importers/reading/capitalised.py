"""Runs of capitalised words in a sentence: what may be names, before it is known whose."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from backstory.importers.languages import Grammar, grammar_of
from backstory.importers.languages.spelling import loose

_CAPITAL = "".join(filter(str.isupper, map(chr, range(0x41, 0x530))))  # Latin, Greek, Cyrillic
NAME = rf"[{_CAPITAL}](?:\w|[-‐‑](?=\w)|['’](?!s\b)(?=\w)|\.(?=[{_CAPITAL}]\.))*"
_CLOSED = frozenset('.!?:;“"')


class Run(Struct, frozen=True, array_like=True):
    """Capitalised words in a row. `title` is what stood before them as courtesy or office, `first` says
    that a sentence begins with them."""

    name: str
    start: int
    end: int
    first: bool
    title: str = ""
    before: str = ""
    after: str = ""


class Capitals:
    """How capitalised words are read in one language."""

    def __init__(self, grammar: Grammar) -> None:
        words, speech = grammar.names, grammar.speech
        joined = rf"(?: (?:{words.of_name}))?" if words.of_name else ""
        titles = "|".join(filter(None, (words.courtesy, words.offices)))
        # "Mr. Quill" and "Ann B. Quill": a full stop that ends no sentence.
        shortened = rf"(?:{titles}|[{_CAPITAL}])\.(?= [{_CAPITAL}])" if titles else "(?!)"
        word = rf"(?:{shortened}|{NAME})"
        # "Department for Business and Trade" is one name.
        both = rf"(?: (?:{speech.and_}) (?!(?:{words.subjects_of})\b){word})?" if words.subjects_of else ""
        whole = (
            rf"(?:{word} )?(?:{words.subjects_of})(?: (?:{words.of_name})) {word}(?: {word})*{both}|"
            if both
            else ""
        )
        self._run = re.compile(rf"(?<!\w)(?:{whole}{word}(?:{joined} {word})*)")
        self.title = re.compile(rf"(?:{titles})\.?", re.I) if titles else re.compile(r"(?!)")
        self.courtesy = re.compile(rf"(?:{words.courtesy})\.?") if words.courtesy else re.compile(r"(?!)")
        small = "|".join(filter(None, (speech.articles, speech.prepositions, speech.openers, speech.he, speech.it,
                                       speech.they, speech.who, speech.asked, grammar.background.leaning, speech.and_)))  # fmt: skip
        dates = [*grammar.dates.months.values(), *grammar.dates.weekdays.values()]
        self.dates = (
            re.compile("|".join(f"(?:{one})" for one in dates), re.I) if dates else re.compile(r"(?!)")
        )
        self._body = (
            re.compile(rf"(?:{words.organisations})", re.I) if words.organisations else re.compile(r"(?!)")
        )
        self._small = {*small.casefold().split("|"), *grammar.function_words.split()}

    def runs(self, sentence: str) -> Iterator[Run]:
        """The runs of a sentence, without small words at its beginning, offices apart from the name."""
        for match in self._run.finditer(sentence):
            words = match[0].split(" ")
            start = match.start()
            first = start == 0 or sentence[:start].rstrip()[-1:] in _CLOSED
            while words and (words[0].casefold() in self._small or self.dates.fullmatch(words[0])):
                start += len(words.pop(0)) + 1
                first = False
            titles = [at for at, word in enumerate(words) if self.title.fullmatch(word)]
            title = ""
            # The Justice Department is no department called Justice.
            if titles and titles[-1] + 1 < len(words) and not self._body.fullmatch(words[-1]):
                title = " ".join(words[: titles[-1] + 1])
                start += len(title) + 1
                words = words[titles[-1] + 1 :]
                first = False
                while words and words[0].casefold() in self._small:
                    # "Secretary-General of the United Nations": that is no title of theirs.
                    start += len(words.pop(0)) + 1
                    title = ""
            if words:
                name = " ".join(words)
                end = start + len(name)
                yield Run(
                    name,
                    start,
                    end,
                    first,
                    title,
                    sentence[max(0, start - 40) : start],
                    sentence[end : end + 40],
                )


@cache
def capitals_of(language: str) -> Capitals:
    """How capitalised words are read in a language."""
    return Capitals(grammar_of(language))


def words_of(name: str) -> list[str]:
    """The words of a name as names are compared."""
    return loose(name).split()

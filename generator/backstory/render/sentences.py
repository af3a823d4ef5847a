"""The words of one language: what templates say, with facts filled in and plurals chosen."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from babel import Locale, UnknownLocaleError
from markupsafe import Markup, escape

from backstory.render.numbers import whole_number
from backstory.render.theme import Words

_FACT = re.compile(r"\{(\w+)\}")

_KEPT = 4096
"""Finished sentences remembered at most."""

_SPECIAL = re.compile("[&<>\"']").search

_Pattern = tuple[str, tuple[str, ...]]
"""Escaped text with a `%s` for each fact, and the names of the facts."""


def printed(value: object) -> str:
    """The HTML of a value: Markup as it is, anything else escaped."""
    if type(value) is Markup or (type(value) is str and _SPECIAL(value) is None):
        return value
    # Maps are drawn with thousands of numbers.
    return str(value) if type(value) is int or type(value) is float else str(escape(value))


safe: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Markup of text that is HTML already, without Markup's own checks: a third of the time, and we make many."""


class UnknownWords(LookupError):  # noqa: N818 - caught and made a problem
    """A template asked for a sentence, or a sentence for a fact, that is not there."""

    def __init__(self, key: str, fact: str = "") -> None:
        super().__init__(key, fact)
        self.key = key
        self.fact = fact


def locale_of(language: str) -> Locale:
    """The locale for dates, numbers and plurals of a language tag; plain "en" is British English."""
    if language == "en":
        return Locale("en", "GB")
    for tag in (language, language.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en", "GB")


class Sentences:
    """Sentences in `language`, each from the site's words, else the theme's, else the English ones."""

    def __init__(self, language: str, words: Mapping[str, Words]) -> None:
        self.locale = locale_of(language)
        self.keys: Words = {}
        for source in ("en", language.partition("-")[0], language):
            self.keys |= words.get(source, {})
        self._patterns: dict[tuple[str, str], _Pattern] = {}
        self._known: dict[tuple[str, object] | None, Markup] = {}
        self._forms: dict[int, str] = {}
        self._numbers: dict[int, str] = {}

    def say(self, key: str, /, **facts: object) -> Markup:
        """The sentence `key` with its `{facts}` filled in, safe to print.

        Facts are escaped unless they are Markup; whole numbers are written as the language writes them.
        A fact called `count` chooses the plural form.
        """
        # Most sentences have no facts but a count: those are kept.
        count = facts.get("count")
        kept = (key, count) if not facts or (type(count) is int and len(facts) == 1) else None
        if kept in self._known:
            return self._known[kept]
        pattern, names = self._patterns.get((key, form := self.form(count))) or self._split(key, form)
        try:
            filled = [
                self.number(fact) if type(fact := facts[name]) is int else printed(fact) for name in names
            ]
        except KeyError as error:
            raise UnknownWords(key, error.args[0]) from None
        sentence = safe(pattern % tuple(filled))
        if kept is not None and len(self._known) < _KEPT:
            self._known[kept] = sentence
        return sentence

    def has(self, key: str) -> bool:
        """Whether there is a sentence of that key."""
        return key in self.keys

    def form(self, count: object) -> str:
        """The plural category of a count: "one", "other" and so on."""
        if type(count) is not int:
            return "other"
        if count not in self._forms:
            self._forms[count] = str(self.locale.plural_form(count))
        return self._forms[count]

    def number(self, value: int) -> str:
        """A whole number as the language writes it: "1,204"."""
        if 0 <= value < 1000:
            return str(value)
        if value not in self._numbers:
            self._numbers[value] = whole_number(value, self.locale)
        return self._numbers[value]

    def _split(self, key: str, form: str) -> _Pattern:
        if key not in self.keys:
            raise UnknownWords(key)
        value = self.keys[key]
        text = value if isinstance(value, str) else value.get(form, value["other"])
        # Braces are no HTML, so a whole sentence can be escaped before it is split at its facts.
        html = str(escape(text)).replace("%", "%%")
        self._patterns[key, form] = (_FACT.sub("%s", html), tuple(_FACT.findall(html)))
        return self._patterns[key, form]

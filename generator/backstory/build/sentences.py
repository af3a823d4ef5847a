"""The words of one language: what templates say, with facts filled in and plurals chosen."""

import re
from collections.abc import Mapping

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from backstory.theme import Words

_FACT = re.compile(r"\{(\w+)\}")

_Parts = tuple[str, ...]
"""Escaped text and names of facts in turn: text, name, text, name, text."""


class UnknownWords(LookupError):
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
        self._parts: dict[tuple[str, str], _Parts] = {}
        self._numbers: dict[int, str] = {}

    def say(self, key: str, /, **facts: object) -> Markup:
        """The sentence `key` with its `{facts}` filled in, safe to print.

        Facts are escaped unless they are Markup; whole numbers are written as the language writes them.
        A fact called `count` chooses the plural form.
        """
        form = self.form(facts.get("count"))
        parts = self._parts.get((key, form)) or self._split(key, form)
        if len(parts) == 1:
            return Markup(parts[0])
        out = list(parts)
        for at in range(1, len(parts), 2):
            if (name := parts[at]) not in facts:
                raise UnknownWords(key, name)
            fact = facts[name]
            out[at] = self.number(fact) if type(fact) is int else str(escape(fact))
        return Markup("".join(out))

    def has(self, key: str) -> bool:
        """Whether there is a sentence of that key."""
        return key in self.keys

    def form(self, count: object) -> str:
        """The plural category of a count: "one", "other" and so on."""
        return str(self.locale.plural_form(count)) if type(count) is int else "other"

    def number(self, value: int) -> str:
        """A whole number as the language writes it: "1,204"."""
        if 0 <= value < 1000:
            return str(value)
        if value not in self._numbers:
            self._numbers[value] = format_decimal(value, locale=self.locale)
        return self._numbers[value]

    def _split(self, key: str, form: str) -> _Parts:
        if key not in self.keys:
            raise UnknownWords(key)
        value = self.keys[key]
        text = value if isinstance(value, str) else value.get(form, value["other"])
        # Braces are no HTML, so a whole sentence can be escaped before it is split at its facts.
        self._parts[key, form] = tuple(_FACT.split(str(escape(text))))
        return self._parts[key, form]

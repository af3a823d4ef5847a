"""Reads the sentences of templates, `words/<language>.yaml`: each a text, or the plural forms of one."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from backstory.problems import Place, Problem
from backstory.suggestions import suggestion
from backstory.yaml import parser
from backstory.yaml.parser import Node, Scalar

Words = dict[str, str | dict[str, str]]
"""Sentence by key, or the plural forms of it: `{"one": …, "other": …}`."""

_FORMS = frozenset(("zero", "one", "two", "few", "many", "other"))
"""Categories of plurals, as in Unicode's CLDR."""


@lru_cache(
    maxsize=32
)  # a preview reads the templates again with each edit of one, and the theme's words with them
def read_words(data: bytes, path: str) -> tuple[Words, dict[str, Place], list[Problem]]:
    """The words in the file `path`, where each key stands, and what is wrong: then there are no words.

    Raises UnicodeDecodeError. What it gives is not to be changed.
    """
    node, found = parser.read_mapping(data.decode("utf-8-sig"), path)
    if node is None:
        return {}, {}, list(found)
    words: Words = {}
    places = {key: Place(path, at.line, at.column) for key, at in node.keys.items()}
    problems = list(found)
    for key, value in node.values.items():
        if isinstance(value, Scalar):
            words[key] = value.text
            continue
        forms = _forms(value)
        if forms is None or "other" not in forms:
            problems.append(Problem("words-broken", places[key], {"reason": _reason(key, forms)}))
        else:
            words[key] = forms
    return ({}, {}, problems) if len(problems) > len(found) else (words, places, problems)


def misspelt_words(
    places: Mapping[str, Place], known: Iterable[str], sources: Iterable[str]
) -> Iterator[Problem]:
    """A problem for each key that is one slip away from one that templates say, and that none of `sources` has."""
    names = sorted(known)
    sources = tuple(sources)
    for key in sorted(places.keys() - set(names)):
        near = suggestion(key, names)
        if near and not any(key in source for source in sources):
            yield Problem("words-unknown", places[key], {"key": key} | near)


def _forms(node: Node) -> dict[str, str] | None:
    """The plural forms of a sentence; None where they are none."""
    if not isinstance(node, parser.Mapping) or not node.keys.keys() <= _FORMS:
        return None
    forms = {key: value.text for key, value in node.values.items() if isinstance(value, Scalar)}
    return forms if len(forms) == len(node.keys) else None


def _reason(key: str, forms: dict[str, str] | None) -> str:
    if forms is None:
        return f'"{key}" should be one sentence, or have the forms "one" and "other"'
    return f'"{key}" has plural forms, but no form "other"'

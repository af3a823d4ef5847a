"""Text written as YAML that reads back to the same text, by our reader and by others."""

import re
from collections.abc import Iterable

# What may stand without quotation marks anywhere, between brackets too: it starts with a letter and
# holds nothing that YAML gives a meaning.
_PLAIN = re.compile(r"[^\W\d_](?:[\w '’.\-–/()]*[\w’.)])?")
_WORDS_WITH_A_MEANING = frozenset("null true false yes no on off y n".split())
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# Printable by the YAML rules are tab, line ends and these; line separators of Unicode fold in YAML.
_UNPRINTABLE = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def scalar(text: str, style: str = "") -> str:
    """One value, in the author's kind of quotes, `'` or `"`, if any is given; else quoted where it has to be.

    What holds something unprintable is in double quotes always.
    """
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if style != '"' and _is_plain(text):
        return text
    escaped = "".join(_ESCAPES.get(character, character) for character in text)
    return f'"{_UNPRINTABLE.sub(_escape, escaped)}"'


def sequence(items: Iterable[str]) -> str:
    """`[a, b]` of texts."""
    return f"[{', '.join(map(scalar, items))}]"


def mapping(pairs: Iterable[tuple[str, str]]) -> str:
    """`{key: value}` of keys and values that are YAML already; a pair with an empty value is left out."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs if value) + "}"


def comment(text: str) -> str:
    """`# text`, on one line and printable."""
    return "# " + " ".join(_UNPRINTABLE.sub(" ", text).split())


def _is_plain(text: str) -> bool:
    return (
        bool(_PLAIN.fullmatch(text)) and text.casefold() not in _WORDS_WITH_A_MEANING and text.isprintable()
    )


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

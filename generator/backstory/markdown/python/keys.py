"""`++ctrl+alt+del++`: keys of a keyboard, by the names that pymdown-extensions has for them."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from backstory.markdown.python.found import Found
from markdown import Markdown

_KEY = r"(?:[A-Za-z0-9][\w-]*|\"[^\"\n]{1,40}\"|'[^'\n]{1,40}')"
_NAMES = {
    "ctrl": "Ctrl", "control": "Ctrl", "cmd": "Cmd", "command": "Cmd", "win": "Win", "windows": "Win", "del": "Del",
    "delete": "Del", "esc": "Esc", "escape": "Esc", "ins": "Ins", "insert": "Ins", "page-up": "Page Up",
    "up": "Up", "arrow-up": "Up", "arrow-down": "Down", "arrow-left": "Left", "arrow-right": "Right", "spc": "Space",
    "return": "Enter", "bksp": "Backspace", "pg-up": "Page Up", "pg-dn": "Page Down", "prt-sc": "Print Screen",
    "plus": "+", "minus": "-", "hyphen": "-", "equal": "=", "slash": "/", "backslash": "\\", "comma": ",",
    "period": ".", "colon": ":", "semicolon": ";", "tilde": "~", "grave": "`", "question-mark": "?", "pipe": "|",
    "bracket-left": "[", "bracket-right": "]", "brace-left": "{", "brace-right": "}", "underscore": "_",
    "exclam": "!", "at": "@", "hash": "#", "dollar": "$", "percent": "%", "caret": "^", "ampersand": "&",
    "asterisk": "*", "single-quote": "'", "double-quote": '"', "less": "<", "greater": ">",
}  # fmt: skip
"""What a key is called whose name is not what stands on it."""


class Keys(InlineProcessor):
    """Each key becomes a `kbd`, with a plus between two."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(rf"(?<![\w+\\])\+\+({_KEY}(?:\+{_KEY}){{0,9}})\+\+(?![\w+])", md)

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        keys = Element("span", {"class": "keys"})
        last: Element | None = None
        for written in re.findall(_KEY, m[1]):
            if last is not None:
                last.tail = AtomicString("+")
            last = SubElement(keys, "kbd")
            last.text = AtomicString(_name(written))
        return keys, m.start(), m.end()


def _name(written: str) -> str:
    if written[0] in "\"'":
        return written[1:-1]
    return _NAMES.get(written.lower()) or written.replace("-", " ").title()

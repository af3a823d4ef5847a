"""Reading HTML tag by tag: well-formed HTML exactly, other HTML without ever failing."""

import re
from html import escape, unescape

TOKEN = re.compile(
    r"""<(/?)([A-Za-z][^\s/<>]*)((?:[^<>"']|"[^"]*"|'[^']*')*+)>|<!--.*?-->|([^<]+)|<""",
    re.DOTALL,
)
"""A tag (1: `/` of an end, 2: name, 3: attributes), a comment, text (4), or a lone `<`."""

_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
UNSEEN = frozenset(
    ["iframe", "math", "noscript", "object", "pre", "script", "style", "svg", "template", "textarea"]
)
"""Their content is no part of the text."""
QUIET = (
    frozenset("a abbr blockquote button caption cite code dfn figcaption kbd q samp summary th var".split())
    | HEADINGS
    | UNSEEN
)
"""Their text is not for mention links."""
CODE = frozenset(["code", "kbd", "pre", "samp"])
BLOCK = HEADINGS | frozenset(
    """address article aside blockquote caption center dd details div dl dt figcaption figure hr li ol p pre
    section summary table tbody td tfoot th thead tr ul""".split()
)
"""Text before and after them is not one text."""
UNLISTED = re.compile(r'\sclass="[^"]*\b(?:nolink|admonition-title|footnote-ref|footnote-backref)\b')
"""Attributes of elements whose text is not for mention links."""


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag by name, their values as text; of two with one name the first."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


def tag(name: str, written: dict[str, str]) -> str:
    """The start of an element."""
    return "<" + "".join([name, *(f' {key}="{escape(value)}"' for key, value in written.items())]) + ">"


def text_of(html: str) -> str:
    """The text of a piece of HTML, on one line."""
    return " ".join(written_text(html).split())


def written_text(html: str) -> str:
    """The text of a piece of HTML, its white space as it is."""
    return unescape("".join(token[4] or "" for token in TOKEN.finditer(html)))

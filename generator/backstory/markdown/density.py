"""How much markup a text may have, in either dialect: more would take minutes, and nobody writes it."""

import re

MOST_SIGNS = 4000
"""Signs of markup in one paragraph: with each, Python-Markdown copies the whole paragraph."""

_SIGN_CHARACTERS = "[&\\*_`^{~<"
_SIGN = re.compile(r"[\[&\\*_`^{~]|<(?!/?(?:table|thead|tbody|tr|t[dh]|div|p|ul|ol|li|section|figure)\b)")
_ON_ITS_OWN = re.compile(r"[ ]*(?:[-+*]|\d+\.)[ ]|[ ]*\||#|>")

_SHORT = 25_000
"""Characters into which no more can be packed than can be read."""
_MOST_WORK = 120_000
"""What is read in some two seconds; a heading is 4 of it, a sign of markup 1."""
_DEEPEST_TAGS = 300
"""Tags inside one another: the sanitiser looks through all that are open at each one."""
_WORK = (
    (re.compile(r"[ >]*(?:!!!|\?\?\?|:::|///)"), 18),
    (re.compile(r"[ >]*:[ \t]"), 9),
    (re.compile(r"[ >]*</?\w"), 8),
    (re.compile(r"[ >]*\||\[\^"), 6),
    (re.compile(r"[ >]*(?:[-+*]|\d+[.)]|#{1,6}|>|`{3}|~{3}|=+$)"), 4),
)
"""How much the beginning of a line is, by what it begins."""
_TAG = re.compile(
    r"<(?P<ends>/?)(?:div|section|article|aside|figure|details|blockquote|center|[ou]l|table|pre|code|span|font|small"
    r"|strong|em|sub|sup|[abius])\b[^<>]*>",
    re.I,
)


class TooDense(Exception):  # noqa: N818 - what a text is
    """There is too much markup in a text; `offset` is where, `code` in which way."""

    def __init__(self, offset: int, code: str = "text-dense") -> None:
        super().__init__(offset)
        self.offset, self.code = offset, code


def check_density(text: str) -> None:
    """Raises TooDense for a paragraph, item or row with more than `MOST_SIGNS` signs of markup, and for a text with too much."""
    if len(text) > _SHORT:
        _check_work(text)
    if text.count("<") > _DEEPEST_TAGS:
        _check_depth(text)
    # Hardly any text has as many in all of it: counting characters takes no time beside looking at each line.
    if len(text) <= MOST_SIGNS or sum(map(text.count, _SIGN_CHARACTERS)) <= MOST_SIGNS:
        return
    start = offset = count = 0
    for line in text.splitlines(keepends=True):
        blank = not line.strip()
        if blank or _ON_ITS_OWN.match(line):
            start, count = offset + len(line) * blank, 0
        count += len(_SIGN.findall(line))
        if count > MOST_SIGNS:
            raise TooDense(start)
        offset += len(line)


def _check_work(text: str) -> None:
    """Raises TooDense at the line up to which there is more to do than in all texts that are written by hand."""
    work = offset = 0
    for line in text.splitlines(keepends=True):
        work += len(_SIGN.findall(line)) + line.count("[") + line.count("<")
        work += next((one for begins, one in _WORK if begins.match(line)), 1)
        if work > _MOST_WORK:
            raise TooDense(offset, "text-heavy")
        offset += len(line)


def _check_depth(text: str) -> None:
    """Raises TooDense at the first tag that is inside of too many others."""
    depth = 0
    for tag in _TAG.finditer(text):
        depth = max(0, depth - 1) if tag["ends"] else depth + 1
        if depth > _DEEPEST_TAGS:
            raise TooDense(tag.start(), "text-tags-deep")

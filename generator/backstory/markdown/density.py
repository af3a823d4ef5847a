"""How much markup a text may have, in either dialect: more would take minutes, and nobody writes it."""

import re
from collections import Counter

MOST_SIGNS = 4000
"""Signs of markup in one paragraph: with each, Python-Markdown copies the whole paragraph."""

_SIGN_CHARACTERS = "[&\\*_`^{~<"
_SIGN = re.compile(r"[\[&\\*_`^{~]|<(?!/?(?:table|thead|tbody|tr|t[dh]|div|p|ul|ol|li|section|figure)\b)")
_ON_ITS_OWN = re.compile(r"[ ]*(?:[-+*]|\d+\.)[ ]|[ ]*\||#|>")

_SHORT = 25_000
"""Characters into which no more can be packed than can be read."""
_MOST_WORK = 120_000
"""What is read in some two seconds; a heading is 5 of it, a sign of markup 1."""
_WORK_PER_CHARACTER = 0.3
"""What a longer text may have: no more than half of what is packed into one of the length at which that counts."""
_MOST_OF_ALL = 400_000
_NAMED_TIMES = 500
"""Places that name one footnote: at each, those before it are counted once more."""
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,300}\]")
_DEEPEST_TAGS = 300
"""Tags inside one another: the sanitiser looks through all that are open at each one."""
_INSIDE = r"(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*"
_NESTING = re.compile(_INSIDE)
_WORK = (
    (re.compile(rf"{_INSIDE}(?:!!!|\?\?\?|:::|///)"), 18),
    (re.compile(r"[ >]*:[ \t]"), 9),
    (re.compile(r"[ >]*</?\w"), 8),
    (re.compile(r"[ >]*(?:#{1,6}|\|)|\[\^"), 5),
    (re.compile(r"[ >]*(?:[-+*]|\d+[.)]|>|`{3}|~{3}|=+$)"), 4),
)
"""How much the beginning of a line is, by what it begins."""
_BLOCK = 3
"""How much more the first line behind a blank one is."""
_BREAK = 2
"""How much more a line is that ends with two blanks, or with a backslash."""
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
    if text.count("[^") > _NAMED_TIMES:
        _check_footnotes(text)
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
    most = min(max(_MOST_WORK, _WORK_PER_CHARACTER * len(text)), _MOST_OF_ALL)
    work = offset = 0
    after_blank = True
    for line in text.splitlines(keepends=True):
        blank = line.isspace()
        work += 1 if blank else _work(line) + _BLOCK * after_blank
        if work > most:
            raise TooDense(offset, "text-heavy")
        offset += len(line)
        after_blank = blank


def _work(line: str) -> int:
    """What there is to do for a line: by its signs, by what it begins with, and by how deep that is."""
    links = 3 * line.count("[") - 3 * line.count("[[") + 2 * line.count("![")
    signs = len(_SIGN.findall(line)) + links + line.count("<") + 2 * line.count("|")
    begins = next((one for begins, one in _WORK if begins.match(line)), 1)
    inside = _NESTING.match(line)
    markers = len("".join(inside[0].split())) if inside else 0
    return signs + begins + 2 * max(0, markers - 2) + _BREAK * line.endswith(("  \n", "\\\n"))


def _check_footnotes(text: str) -> None:
    """Raises TooDense at the place that names a footnote once too often."""
    times: Counter[str] = Counter()
    for found in _FOOTNOTE.finditer(text):
        times[found[0]] += 1
        if times[found[0]] > _NAMED_TIMES:
            raise TooDense(found.start(), "text-heavy")


def _check_depth(text: str) -> None:
    """Raises TooDense at the first tag that is inside of too many others."""
    depth = 0
    for tag in _TAG.finditer(text):
        depth = max(0, depth - 1) if tag["ends"] else depth + 1
        if depth > _DEEPEST_TAGS:
            raise TooDense(tag.start(), "text-tags-deep")

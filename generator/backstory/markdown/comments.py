"""Comments of authors, in any program's way of writing them: no reader sees one.

    %% Obsidian %%     <!-- HTML -->     {% comment %} Liquid {% endcomment %}     {{/* Hugo */}}
    {# Jinja #}     {::comment} kramdown {:/comment}     {{< comment >}} Docsy {{< /comment >}}     {/* MDX */}     {>> CriticMarkup <<}

What looks like one inside code is code. One without an end may hide all that follows: that is for the caller to tell.
"""

import re
from collections.abc import Iterator

from msgspec import Struct


class Comment(Struct, frozen=True, array_like=True):
    """A stretch of a text to be left out, from `start` up to `end`, and what stands there instead.

    `open` tells one that has no end: it is one sign long, and nothing is left out.
    """

    start: int
    end: int
    instead: str = ""
    open: bool = False


_LIQUID = r"\{%-?\s*comment\s*-?%\}"
_BEGIN = rf"%%|<!--|{_LIQUID}|\{{\{{-?/\*|\{{\#(?=\s)|\{{::comment\}}|\{{\{{[<%]\s*comment\s*[>%]\}}\}}|\{{/\*|\{{>>"
CODE = r"""^(?P<before>[ \t]*)(?P<nested>>[ \t>]*|(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<fence>`{3,}|~{3,})[^\n]*\n
                (?:[^\n]*\n)*?(?(nested)[ \t>]*|(?P=before)[ ]{0,3})(?P=fence)[`~]*[ \t]*$
              | (?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)"""
"""A pattern for code, blocks and on a line, in which nothing is what it looks like; with VERBOSE and MULTILINE."""
MAY_BEGIN = r"(?=[`~<{%\\:/=-]|^[ \t>*+\d-])"
"""What a search for code and for signs begins with: one look at a character is faster than one for each kind of sign."""
_COMMENTS = re.compile(
    rf"""
    {MAY_BEGIN} (?:
      (?P<code> {CODE} )
    | \\(?P<escaped> {_BEGIN} )
    | (?P<begin> {_BEGIN} )
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
_ENDS: dict[str, re.Pattern[str]] = {
    "%%": re.compile("%%"),
    "<!": re.compile("-->"),
    "{%": re.compile(r"\{%-?\s*endcomment\s*-?%\}"),
    "{{": re.compile(r"\*/-?\}\}"),
    "{#": re.compile(r"#\}"),
    "{:": re.compile(r"\{:/(?:comment)?\}"),
    "{{<": re.compile(r"\{\{[<%]\s*/\s*comment\s*[>%]\}\}"),
    "{/": re.compile(r"\*/\}"),
    "{>": re.compile(r"<<\}"),
}
_ENDS_SAID = {
    "%%": "%%",
    "<!": "-->",
    "{%": "{% endcomment %}",
    "{{": "*/}}",
    "{:": "{:/comment}",
    "{{<": "{{< /comment >}}",
}
_MAY_BE_PROSE = ("{#", "{/", "{>")
"""Begin a comment only where one ends, too."""
_SIGNS = ("%%", "<!--", "/*", "{#", "{>>")
_CODE_INDENT = re.compile(r" {4}| {0,3}\t")
"""Code, or what belongs to an item of a list: Markdown can tell which, and leaves out what is no code."""


def may_have_comments(text: str) -> bool:
    """A quick look: most texts have none, and the templates of other programs have braces everywhere."""
    return any(sign in text for sign in _SIGNS) or ("{" in text and "comment" in text)


def find_comments(text: str) -> Iterator[Comment]:
    """The comments of a text in order, and signs that are escaped."""
    if not may_have_comments(text):
        return
    done = line = 0
    endless: set[str] = set()
    while found := _COMMENTS.search(text, done):
        # Looked for from the last sign on: a line may be as long as a book.
        line = max(line, text.rfind("\n", done, found.start()) + 1)
        start, done = found.span()
        if found["escaped"]:
            yield Comment(start, done, found["escaped"].replace("<", "&lt;"))
        elif found["begin"]:
            kind = _kind(found["begin"])
            end = None if kind in endless else _ENDS[kind].search(text, start + 2 if kind == "<!" else done)
            if end is not None:
                done = end.end()
                if not (kind == "<!" and _CODE_INDENT.match(text, line)):
                    yield _with_white_space(text, line, start, done)
                line = max(line, text.rfind("\n", start, done) + 1)
            elif kind in _MAY_BE_PROSE:
                endless.add(kind)
            else:
                yield Comment(start, done, found["begin"], open=True)
                # Whatever follows may be part of it.
                return


def without_comments(text: str) -> tuple[str, int]:
    """A short text without its comments, and where one begins that has no end; -1 where there is none."""
    kept: list[str] = []
    done, unclosed = 0, -1
    for comment in find_comments(text):
        kept += text[done : comment.start], comment.instead
        done = comment.end
        if comment.open:
            unclosed = comment.start
    return ("".join([*kept, text[done:]]).strip(), unclosed) if kept else (text, unclosed)


def with_signs_escaped(text: str) -> str:
    """Metadata in which what looks like the begin of a comment is none, and is read as it stands."""
    if not may_have_comments(text):
        return text
    return re.sub(_BEGIN, lambda sign: f"\\{sign[0]}", text.replace("<!--", "<! --"))


def signs_of(text: str, start: int) -> dict[str, str]:
    """The sign of a comment that has no end, and the one that would end it, as a message says them."""
    found = _COMMENTS.match(text, start)
    begin = found["begin"] if found and found["begin"] else text[start : start + 2]
    return {"sign": begin, "end": _ENDS_SAID[_kind(begin)]}


def _kind(begin: str) -> str:
    if begin.startswith(("{{<", "{{%")):
        return "{{<"
    return begin[:2]


def _with_white_space(text: str, line: int, start: int, end: int) -> Comment:
    """A comment with its line, where it has that to itself; else with one of the blanks around it.

    `line` is where its line begins.
    """
    after = end
    while after < len(text) and text[after] in " \t":
        after += 1
    alone = start - line <= 3 and not text[line:start].strip(" ")
    if alone and (after == len(text) or text[after] == "\n"):
        return Comment(line, after + 1 if after < len(text) else after)
    if text[start - 1 : start] == " " and text[end : end + 1] == " ":
        return Comment(start - 1, end)
    return Comment(start, end)

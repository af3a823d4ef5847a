"""What kramdown and MkDocs' extensions write on lines of their own, for a program and not for readers."""

import re
from collections.abc import Iterator

from backstory.markdown.comments import CODE, Comment

_LINES = re.compile(
    rf"""
      (?P<code> {CODE} )
    | ^[ ]{{0,3}}(?:[-*+]|\d+\.)[ ][^\n]*\n[ ]*\{{:[ ]*(?P<contents>toc)\b[^}}\n]*\}}[ \t]*$
    | ^[ ]{{0,3}}\{{:[ ]*(?P<alone>toc)\b[^}}\n]*\}}[ \t]*$
    | ^[ ]{{0,3}}\{{::?(?P<option>options|nomarkdown|/nomarkdown|/)[^}}\n]*\}}[ \t]*$
    | ^[ \t]*(?P<snippet>-{{1,}}8<-{{1,}}[ ]+(?:"[^"\n]*"|'[^'\n]*'))[ \t]*$
    | ^(?P<lead>[ ]*)(?P<source>:::[ ][A-Za-z_]\w*(?:[.-]\w+)+)[ \t]*(?:\n(?:(?P=lead)[ ]{{4}}[^\n]*|[ \t]*)(?=\n|\Z))*
    """,
    re.VERBOSE | re.MULTILINE,
)


def may_have_lines(text: str) -> bool:
    """A quick look: most texts have none."""
    return "{:" in text or "8<-" in text or "::: " in text


def line_edits(text: str) -> Iterator[tuple[Comment, str]]:
    """What stands instead of each, and what of it is to be told, as it was written."""
    for found in _LINES.finditer(text):
        if found["code"]:
            continue
        start, end = found.span()
        if found["contents"] or found["alone"]:
            yield Comment(start, end, "[TOC]"), ""
        elif found["option"]:
            yield Comment(start, end), ""
        else:
            yield Comment(start, end, "\n" if found["source"] else ""), found["snippet"] or found["source"]

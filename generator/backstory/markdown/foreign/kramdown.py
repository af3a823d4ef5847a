"""What kramdown and MkDocs' extensions write on lines of their own, for a program and not for readers.

Tabs, `=== "Title"` with their text indented, become boxes: a page that is printed, or read aloud, has no tabs.
"""

import re
from collections.abc import Iterator

from backstory.markdown.comments import CODE, Comment
from backstory.markdown.indented_code import is_indented_code

_LINES = re.compile(
    rf"""
      (?P<code> {CODE} )
    | ^[ ]{{0,3}}(?:[-*+]|\d+\.)[ ][^\n]*\n[ ]*\{{:[ ]*(?P<contents>toc)\b[^}}\n]*\}}[ \t]*$
    | ^[ ]{{0,3}}\{{:[ ]*(?P<alone>toc)\b[^}}\n]*\}}[ \t]*$
    | ^[ ]{{0,3}}\{{::?(?P<option>options|nomarkdown|/nomarkdown|/)[^}}\n]*\}}[ \t]*$
    | ^[ \t]*(?P<snippet>-{{1,}}8<-{{1,}}[ ]+(?:"[^"\n]*"|'[^'\n]*'))[ \t]*$
    | ^[ \t>]*(?P<tab>={{3}}[!+]{{0,2}})[ ]+"[^\n]*"[ \t]*$
    | ^[ \t]*(?P<include>\{{[*!][ ]*[^\s{{}}*!][^{{}}\n]*[*!]\}})[ \t]*$
    | ^(?P<lead>[ ]*)(?P<source>:::[ ](?:
          [A-Za-z]\w*(?:\.\w+)+ | [A-Za-z]*_\w* | [A-Za-z]\w*(?=[ \t]*\n(?P=lead)[ ]{{4}}(?:options|handler):)
      ))[ \t]*(?:\n(?:(?P=lead)[ ]{{4}}[^\n]*|[ \t]*)(?=\n|\Z))*
    """,
    re.VERBOSE | re.MULTILINE,
)


def may_have_lines(text: str) -> bool:
    """A quick look: most texts have none."""
    return "{:" in text or "8<-" in text or "::: " in text or "===" in text or "{*" in text or "{!" in text


def line_edits(text: str) -> Iterator[tuple[Comment, str]]:
    """What stands instead of each, and what of it is to be told, as it was written."""
    for found in _LINES.finditer(text):
        if found["code"]:
            continue
        start, end = found.span()
        if (found["tab"] or found["include"]) and is_indented_code(text, start):
            continue
        if found["tab"]:
            yield Comment(found.start("tab"), found.end("tab"), "!!! tab"), ""
        elif found["contents"] or found["alone"]:
            yield Comment(start, end, "[TOC]"), ""
        elif found["option"]:
            yield Comment(start, end), ""
        else:
            told = found["snippet"] or found["source"] or found["include"]
            yield Comment(start, end, "\n" if found["source"] else ""), told

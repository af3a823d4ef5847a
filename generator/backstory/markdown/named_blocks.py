"""Blocks that say what they are for: `::: why` up to `:::`, in either dialect, or `!!! why` with its text indented."""

import re

from backstory.markdown.body import BLOCK_KINDS
from backstory.markdown.html_tags import text_of
from backstory.markdown.position_marks import unmarked

_DIV = re.compile(rf'\sclass="admonition (?P<kind>{"|".join(BLOCK_KINDS)})"')
_TITLE = re.compile(r'\s*<p class="admonition-title">(?P<title>.*?)</p>', re.S)


def block_begins(written: str, html: str, at: int) -> tuple[str, str, int] | None:
    """Of a `div` with these attributes whose content begins at `at`: its kind, its own title, where its text begins."""
    if (found := _DIV.search(written)) is None:
        return None
    kind = found["kind"]
    titled = _TITLE.match(html, at)
    if titled is None:
        return kind, "", 0
    title = text_of(unmarked(titled["title"]))
    return kind, "" if title == kind.capitalize() else title, titled.end()

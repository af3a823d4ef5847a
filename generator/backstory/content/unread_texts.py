"""Texts in formats that are not read: their authors meant them to be pages, and none is made of them."""

import posixpath
from collections.abc import Collection, Iterable, Iterator

from backstory.content.files import role
from backstory.content.visibility import said_by_path
from backstory.problems import Place, Problem

_TEXTS = frozenset(
    """
    .mdown .mkd .mkdn .mdwn .mdtext .mdx .qmd .rmd .rst .rest .adoc .asciidoc .asc .org .textile .creole .wiki
    .mediawiki .pod .rdoc .tex .ipynb .base .canvas .html .htm .xhtml .doc .docx .odt .rtf .pages .njk .liquid .haml
    .pug .jade .ejs .hbs .slim .erb
    """.split()
)
"""Endings of what is written to be read, by people or by the programs that make pages of it."""
_KINDS = ("topics", "background", "pages")


def unread_texts(files: Iterable[str], copied: Collection[str]) -> Iterator[Problem]:
    """Those of the files that no page is made of and that are no part of the site in another way.

    `copied` are those that go into the site as they are. What lies in a folder that keeps texts from readers is no
    text that is missed.
    """
    for path in files:
        ending = posixpath.splitext(path)[1].lower()
        if not _is_text(path, ending) or path in copied or role(path, ()) != "asset":
            continue
        if not any("/" in said.mark for said in said_by_path(path)):
            yield Problem("text-unread", Place(path), {"ending": ending})


def _is_text(path: str, ending: str) -> bool:
    return ending in _TEXTS or (ending == ".txt" and path.partition("/")[0] in _KINDS)

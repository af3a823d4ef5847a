"""A web page becomes a text: its article without what stands around it, and what the page says of it."""

import logging
import re
from typing import Any

from backstory.importers.formats.extra import load
from backstory.importers.formats.foreign_text import ForeignText
from backstory.importers.formats.html_markdown import as_markdown
from backstory.importers.formats.page_facts import PageFacts
from backstory.text import fold

_LEAST = 60
"""Characters of a text below which it is no article, but what is left of a page without one."""
_FIRST_HEADING = re.compile(r"\A\s*#{1,2} (?P<words>[^\n]*)\n")


def read_page(html: str, address: str = "") -> ForeignText | None:
    """The article of a page that is from an address, if that is known; None where no article can be told from the rest.

    The body is found by trafilatura, which leaves out rather than takes in.
    """
    # What it would log is told as a problem.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    trafilatura, parser = load("trafilatura", "web pages"), load("lxml.html", "web pages")
    tree = _parsed(parser, html)
    if tree is not None and _unfold_layout(tree):
        html = parser.tostring(tree, encoding="unicode")
    body = _body(trafilatura, html, address) if tree is not None else ""
    if tree is None or not body:
        return None
    facts = PageFacts(tree, address)
    title = facts.title
    authors, authors_from = facts.authors()
    shown = facts.pictures()
    return ForeignText(
        _without_title(body, title.value if title else ""),
        title,
        authors,
        authors_from,
        facts.date(),
        facts.updated(),
        facts.summary(),
        facts.language(),
        facts.address,
        facts.publisher(),
        image=facts.image(),
        pictures=tuple(one for one in shown if one.address in body or one.credit),
        rights=facts.rights(),
    )


def _parsed(parser: Any, html: str) -> Any | None:
    try:
        # A declaration of the encoding has no meaning in text that is decoded.
        return parser.document_fromstring(re.sub(r"\A\s*<\?xml[^>]*\?>", "", html))
    except (ValueError, parser.etree.LxmlError):  # not an element in it
        return None


def _unfold_layout(tree: Any) -> bool:
    """Take away tables that only place things, as pages had them once: those with blocks in their cells."""
    tables = tree.xpath("//table[.//td[.//table or .//h1 or .//h2 or .//h3 or count(.//p) > 2]]")
    for table in tables:
        for part in table.iter("table", "tbody", "thead", "tr", "td", "th"):
            if next(part.iterancestors("table"), None) in (None, table) or part is table:
                part.tag = "div"
    return bool(tables)


def _body(trafilatura: Any, html: str, address: str) -> str:
    found = trafilatura.extract(
        html,
        url=address or None,
        output_format="html",
        favor_precision=True,
        include_comments=False,
        include_formatting=True,
        include_images=True,
        include_links=True,
        include_tables=True,
    )
    body = as_markdown(found) if found else ""
    return body if len(body) >= _LEAST else ""


def _without_title(body: str, title: str) -> str:
    """The title stands above the text already."""
    first = _FIRST_HEADING.match(body)
    same = first is not None and title and fold(re.sub(r"[\\*_]", "", first["words"])) == fold(title)
    return body[first.end() :].lstrip("\n") if first is not None and same else body

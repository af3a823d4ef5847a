"""What was published or changed last, for the script that tells readers what is new since their last visit."""

from collections.abc import Iterator

import msgspec

from backstory.content.documents import Document
from backstory.content.publishes import short_digest, text_said
from backstory.pages.context import PageContext
from backstory.text import without_controls

ADDRESS = "changes.js"
_MOST = 200

Entry = tuple[str, str, str, str]
"""Address for a link, title, the day of its last change, and a fingerprint of what it says."""


def changes(context: PageContext) -> str:
    """A call with data, which is a script so that pages can ask for it from a folder, too; newest first."""
    dated = sorted(_dated(context), reverse=True)[:_MOST]
    documents = context.catalog.documents
    entries: list[Entry] = [
        (url, documents[path].facts.title, day, _fingerprint(documents[path])) for day, url, path in dated
    ]
    data = msgspec.json.encode({"most": _MOST, "entries": entries}).decode()
    return f"backstoryChanges({without_controls(data)})\n"


def _dated(context: PageContext) -> Iterator[tuple[str, str, str]]:
    """Articles, background and topics that have a day: the day, their address for a link, and their path."""
    for path, document in context.catalog.listed():
        if document.kind != "page" and path in context.catalog.addresses and (day := _changed(document)):
            yield day, context.url(path), path


def _changed(document: Document) -> str:
    front = document.front
    moments = [moment.day for moment in (front.date, front.updated) if moment is not None]
    return max((*moments, front.reviewed, front.as_of, *(one.day for one in front.corrections)), default="")


def _fingerprint(document: Document) -> str:
    """Of what a reader would call a change: not of how its file is written, nor of when it was built."""
    front = document.front
    said = (
        *text_said(document),
        front.corrections,
        [(claim.text, claim.status, claim.assessment) for claim in front.claims],
        [(quote.by.name, quote.text) for quote in front.quotes],
        [(event.date.edtf, event.title) for event in front.events],
    )
    return short_digest(said)

"""Which template makes the page of a document: the one that its front matter names, else the usual one of its kind."""

from collections.abc import Collection, Iterable

from backstory.content.documents import Document
from backstory.problems import Problem
from backstory.suggestions import suggestion

_END = ".html"
_NO_PAGES = ("parts/", "theme/")
"""Folders of templates that nobody means who wants another page."""


def page_template(document: Document, usual: str, templates: Collection[str]) -> str:
    """The template of a document's page; `usual` where the front matter names none of those there are."""
    own = _own(document)
    return own if own in templates else usual


def template_problems(documents: Iterable[Document], templates: Collection[str]) -> list[Problem]:
    """Templates that documents name and that are not there, each at its place."""
    return [
        Problem(
            "template-unknown",
            document.metadata_place(document.front.template.line, document.front.template.column),
            {"name": own} | _near(own, templates),
        )
        for document in documents
        if document.front.template is not None and (own := _own(document)) and own not in templates
        # `layout` is other programs' word, for templates that stayed behind.
        if "template" not in document.front.source_keys
    ]


def _own(document: Document) -> str:
    """The file that the front matter names, empty for none: `longread` is short for `longread.html`.

    Not so where another program's `layout` stands for it: its `page` or `topic` is not our template of that name.
    """
    front = document.front
    if front.template is None:
        return ""
    name = front.template.name
    if name.endswith(_END):
        return name
    return "" if "template" in front.source_keys else name + _END


def _near(name: str, templates: Iterable[str]) -> dict[str, str]:
    """The fact `near`: without their ends, which make any two names alike."""
    stems = [
        one.removesuffix(_END) for one in templates if one.endswith(_END) and not one.startswith(_NO_PAGES)
    ]
    return {key: stem + _END for key, stem in suggestion(name.removesuffix(_END), stems).items()}

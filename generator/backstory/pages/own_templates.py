"""Which template makes the page of a document: the one that its front matter names, else the usual one of its kind."""

from collections.abc import Collection, Iterable

from msgspec import Struct

from backstory.content.documents import Document
from backstory.problems import Place, Problem
from backstory.suggestions import suggestion

_END = ".html"
_NO_PAGES = ("parts/", "theme/")
"""Folders of templates that nobody means who wants another page."""

OF_OTHER_PAGES = frozenset(
    f"{name}{_END}"
    for name in """404 base backgrounds claims corrections coverage day days digest home questions redirect search
    sources timeline topic topics words""".split()
)
"""Templates that show something else than a document; other programs have some of the same names for theirs."""


class OwnTemplate(Struct, frozen=True, array_like=True):
    """The file of a template that a document asks for, and where it does."""

    name: str
    place: Place


def page_template(document: Document, usual: str, templates: Collection[str]) -> str:
    """The template of a document's page; `usual` where the front matter names none of those there are."""
    own = _own(document)
    return own if own in templates and own not in OF_OTHER_PAGES else usual


def own_template(document: Document) -> OwnTemplate | None:
    """The template that a document asks for by our own key; None where it does not.

    `layout` is other programs' word, for templates that stayed behind.
    """
    front = document.front
    if front.template is None or "template" in front.source_keys:
        return None
    return OwnTemplate(_own(document), document.metadata_place(front.template.line, front.template.column))


def template_problems(asked: Iterable[OwnTemplate], templates: Collection[str]) -> list[Problem]:
    """Templates that documents ask for and that are not there, each at its place."""
    return [
        Problem("template-unknown", one.place, {"name": one.name} | _near(one.name, templates))
        for one in asked
        if one.name not in templates or one.name in OF_OTHER_PAGES
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


def _may_be_meant(name: str) -> bool:
    return not name.startswith(_NO_PAGES) and name not in OF_OTHER_PAGES


def _near(name: str, templates: Iterable[str]) -> dict[str, str]:
    """The fact `near`: without their ends, which make any two names alike."""
    stems = [one.removesuffix(_END) for one in templates if one.endswith(_END) and _may_be_meant(one)]
    return {key: stem + _END for key, stem in suggestion(name.removesuffix(_END), stems).items()}

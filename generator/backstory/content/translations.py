"""Which documents are one text in several languages, where they don't say so: by folder, by file name, by a key.

en/pier.md, fr/pier.md      pier.md, pier.fr.md      translationKey: pier      the same slug, in Pelican's trees
"""

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from backstory.content.documents import Document
from backstory.content.file_names import language_in_name
from backstory.content.languages import language_folders

_KEYS = ("translationKey", "translationkey", "translation_key", "lang-ref", "lang_ref", "page_id")
SAID_BY = "its other languages"


def with_originals(
    documents: Sequence[Document], site_language: str, *, by_slug: bool = False
) -> Iterator[Document]:
    """The documents, each that is in another language than the site with the path of the one that it translates.

    With `by_slug`, those with one slug are one text.
    """
    if not any(document.front.lang for document in documents):
        yield from documents
        return
    folders = language_folders((document.path for document in documents), site_language)
    keys = {document.path: list(_keys(document, folders, by_slug)) for document in documents}
    groups: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        for key in keys[document.path]:
            groups[key].append(document)
    for document in documents:
        original = _original(document, (groups[key] for key in keys[document.path]), site_language)
        yield _translating(document, original) if original else document


def as_before(document: Document, before: Document) -> Document:
    """A document that was read again, with what its other languages said of the version before."""
    if document.front.translation_of or before.front.source_keys.get("translation_of") != SAID_BY:
        return document
    return _translating(document, before.front.translation_of)


def _translating(document: Document, original: str) -> Document:
    keys = document.front.source_keys | {"translation_of": SAID_BY}
    return structs.replace(
        document, front=structs.replace(document.front, translation_of=original, source_keys=keys)
    )


def _keys(document: Document, folders: frozenset[str], by_slug: bool) -> Iterator[str]:
    """What the languages of one text have in common."""
    path, front = document.path, document.front
    for name in _KEYS:
        if isinstance(said := front.extra.get(name), str):
            yield f"key {said}"
    if by_slug and front.slug:
        yield f"slug {document.kind} {front.slug}"
    parts = path.split("/")
    for depth in range(len(parts) - 1):
        if "/".join(parts[: depth + 1]) in folders:
            yield f"path {'/'.join([*parts[:depth], *parts[depth + 1 :]])}"
            return
    stem, suffix = posixpath.splitext(path)
    yield f"path {posixpath.splitext(stem)[0] if language_in_name(path) else stem}{suffix}"


def _original(document: Document, groups: Iterable[list[Document]], site_language: str) -> str:
    """The path of the one in the site's language; empty for that one itself, and where it can't be told."""
    front = document.front
    if front.translation_of or _base(front.lang or site_language) == _base(site_language):
        return ""
    for group in groups:
        others = [one for one in group if _base(one.front.lang or site_language) == _base(site_language)]
        if len(others) == 1:
            return others[0].path
    return ""


def _base(language: str) -> str:
    return language.lower().replace("_", "-").partition("-")[0]

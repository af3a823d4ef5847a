"""Folders that are named by a language: beside each other, they hold one text in several languages."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from backstory.content.documents import Document

_CODES = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it
    iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my
    na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn
    so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh
    zu""".split()
)
"""ISO 639-1."""
_TAG = re.compile(r"([a-z]{2})(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|[0-9]{3}))?", re.IGNORECASE)


def is_language(folder: str) -> bool:
    """Whether the name of a folder can be a language: `fr`, `pt-br`, `zh-Hant`."""
    found = _TAG.fullmatch(folder)
    return found is not None and found[1].lower() in _CODES


def language_folders(paths: Iterable[str], site_language: str) -> frozenset[str]:
    """The folders, among those that hold these files, that are languages.

    They lie beside each other, and one of them is the site's language, or they share the name of a file: `it/` and
    `hr/` may be departments.
    """
    files: defaultdict[str, set[str]] = defaultdict(set)
    for path in paths:
        parts = path.split("/")
        for depth, folder in enumerate(parts[:-1]):
            if is_language(folder):
                files["/".join(parts[: depth + 1])].add("/".join(parts[depth + 1 :]))
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for folder in files:
        beside[posixpath.dirname(folder)].append(folder)
    return frozenset(
        folder
        for folders in beside.values()
        if len(folders) > 1 and _are_languages([files[one] for one in folders], folders, site_language)
        for folder in folders
    )


def _are_languages(files: Sequence[set[str]], folders: Sequence[str], site_language: str) -> bool:
    base = site_language.lower().partition("-")[0]
    if any(posixpath.basename(folder).lower()[:2] == base for folder in folders):
        return True
    named = [
        {one for one in some if not posixpath.basename(one).startswith(("index.", "_index."))}
        for some in files
    ]
    return any(one & other for number, one in enumerate(named) for other in named[:number])


def in_their_languages(documents: Iterable[Document], site_language: str) -> Iterator[Document]:
    """The documents, those without a language of their own in that of the innermost folder that is one."""
    documents = list(documents)
    folders = language_folders((document.path for document in documents), site_language)
    for document in documents:
        yield with_language(document, folders)


def with_language(document: Document, folders: frozenset[str]) -> Document:
    """A document in the language of its folder, unless it says which."""
    folder = posixpath.dirname(document.path) if folders and not document.front.lang else ""
    while folder and folder not in folders:
        folder = posixpath.dirname(folder)
    if not folder:
        return document
    language = posixpath.basename(folder).replace("_", "-")
    front = structs.replace(
        document.front, lang=language, source_keys=document.front.source_keys | {"lang": "its folder"}
    )
    return structs.replace(document, front=front)

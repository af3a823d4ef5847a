"""Where a document's page was in the program that its tree is of, and what its folder means there.

Patterns have `{year} {month} {day} {bare_month} {bare_day} {slug} {cased_slug} {title} {name} {path} {inner_path}
{folders} {section} {categories}`; a path in small letters, as programs make addresses of it.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import structs

from backstory.content.documents import Document
from backstory.content.file_names import language_in_name, without_day
from backstory.content.front_matter_types import FrontMatter
from backstory.markdown.body import Reference
from backstory.settings import Settings, Tree
from backstory.text import slug
from backstory.url_paths import clean

_FIELD = re.compile(r"\{(\w+)\}")
_SIGNS = re.compile(r"[^\w.~+-]+")
_FEW_WORDS = 20
_INDEX = ("index", "_index")


def with_tree_addresses(documents: Iterable[Document], settings: Settings) -> Iterator[Document]:
    """The documents with what their tree says of each; as they are where it is of no program that is known."""
    tree = settings.tree
    for document in documents:
        yield with_tree(document, tree, settings.language) if tree.program else _at_home(document)


def with_tree(document: Document, tree: Tree, language: str) -> Document:
    """A document with the address that it had in its tree, and the topic that its folder is there."""
    front = document.front
    if tree.folder_topics and not front.categories and document.kind == "article":
        folder = posixpath.basename(posixpath.dirname(document.path))
        if folder and folder.lower() not in {one.name.lower() for one in front.topics}:
            front = structs.replace(front, topics=(*front.topics, Reference(folder, 0, 0)))
    address = tree_address(document, tree, language)
    if (clean(front.permalink) if front.permalink else address) == "":
        front, address = _home(document, front)
    if front is document.front and not address:
        return document
    return structs.replace(document, front=structs.replace(front, tree_address=address or ""))


def _at_home(document: Document) -> Document:
    """A document of a plain folder that asks for the front's address, as Jekyll's and Hugo's authors do."""
    if not document.front.permalink or clean(document.front.permalink) != "":
        return document
    front, address = _home(document, document.front)
    return structs.replace(document, front=structs.replace(front, tree_address=address))


def _home(document: Document, front: FrontMatter) -> tuple[FrontMatter, str]:
    """The tree's own home page: the front, which lists what there is, leads with it where it says something."""
    if clean(front.permalink) == "":
        front = structs.replace(front, permalink="")
    featured = front.featured or document.facts.words > _FEW_WORDS
    return structs.replace(front, featured=featured), f"{slug(document.facts.title)}/"


def tree_address(document: Document, tree: Tree, language: str) -> str | None:
    """The address of a document's page in its tree, empty for the front; None where it had none that can be known."""
    if document.kind in ("topic", "background") or "::" in document.path:
        return None
    begin, path = _language(document, tree, language)
    patterns = tree.addresses
    if tree.translations and document.front.lang and document.front.lang.lower() != language.lower():
        begin, patterns = "", tree.translations
    for folder, pattern in patterns:
        if folder and folder not in _folders_of(path):
            continue
        if pattern.endswith("path}.html") and _is_index(path, tree):
            pattern = pattern.removesuffix(".html") + "/"
        made = _filled(pattern, _values(document, tree, path, folder))
        return None if made is None else re.sub(r"/{2,}", "/", f"/{begin}{made}").removeprefix("/")
    return None


def _is_index(path: str, tree: Tree) -> bool:
    """Whether a file makes the page of its folder."""
    name = posixpath.splitext(posixpath.basename(path))[0]
    return name in _INDEX or (tree.readme_is_index and name == "README")


def _filled(pattern: str, values: Mapping[str, str]) -> str | None:
    """The pattern with its fields' values; None where one of them is not known."""
    fields = _FIELD.findall(pattern)
    if not all(field in values for field in fields):
        return None
    return _FIELD.sub(lambda found: values[found[1]], pattern)


def _language(document: Document, tree: Tree, language: str) -> tuple[str, str]:
    """What the address begins with for the document's language, and its path without the folder of that."""
    path = document.path
    for folder, begin in tree.language_folders.items():
        if path.startswith(f"{folder}/"):
            return begin, path.removeprefix(f"{folder}/")
    own = language_in_name(path)
    if own:
        stem, suffix = posixpath.splitext(path)
        path = posixpath.splitext(stem)[0] + suffix
    if own and own.lower() != language.lower():
        return f"{own.lower()}/", path
    return (f"{tree.language_first}/" if tree.language_first else ""), path


def _folders_of(path: str) -> list[str]:
    """The folders that a path lies in, from the top, and each of their own names."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[: count + 1]) for count in range(len(parts))] + parts


def _values(document: Document, tree: Tree, path: str, folder: str) -> Mapping[str, str]:
    front = document.front
    stem = posixpath.splitext(path)[0]
    above, name = posixpath.split(stem)
    index = _is_index(path, tree)
    whole = above if index else stem
    dated = without_day(name)
    own = front.slug or (slug(document.facts.title) if tree.slug_of_title else _part(dated))
    if front.slug and not index and tree.program == "hugo":
        whole = posixpath.join(above, front.slug)
    lower = tree.program == "hugo"
    parts = [_part(part, lower=lower) for part in whole.split("/") if part]
    inner = [part for part in parts if part not in folder.split("/")] if folder else parts
    values = {
        "slug": slug(own) if not front.slug and tree.program != "hugo" else own,
        "cased_slug": front.slug or _part(dated, lower=False),
        "title": slug(document.facts.title),
        "name": _part(dated if not index else posixpath.basename(above), lower=lower),
        "path": "/".join(parts),
        "inner_path": "/".join(inner),
        "folders": "/".join(_part(part, lower=lower) for part in above.split("/") if part),
        "section": _part(above.split("/")[0], lower=lower),
        "lang": front.lang.lower(),
        "categories": "/".join(_categories(front.categories, above)),
    }
    if front.date is not None:
        year, month, day = front.date.day.split("-")
        values |= {"year": year, "month": month, "day": day}
        values |= {"bare_month": month.lstrip("0"), "bare_day": day.lstrip("0")}
    return values


def _categories(named: Iterable[str], above: str) -> Iterator[str]:
    """Those of the keys; without any, the folders above `_posts`."""
    folders = above.split("/")
    yield from map(slug, list(named) or folders[: folders.index("_posts")] if "_posts" in folders else named)


def _part(written: str, *, lower: bool = True) -> str:
    made = _SIGNS.sub("-", written.strip()).strip("-")
    return made.lower() if lower else made

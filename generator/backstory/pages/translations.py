"""Which documents say the same in several languages."""

from collections import defaultdict
from posixpath import dirname, join, normpath

from backstory.catalog.catalog import Catalog


class Translations:
    """Documents with those that translate them, or the same one: by `translation_of`, a path from the content folder
    or from the document's own.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.of: dict[str, tuple[str, ...]] = {}
        """Path -> the paths of all its languages, itself among them; what stands in one alone is not here."""
        originals = {
            path: original
            for path, document in catalog.listed()
            if document.front.translation_of
            and (original := _original(path, document.front.translation_of, catalog)) is not None
        }
        groups: defaultdict[str, set[str]] = defaultdict(set)
        for path, original in originals.items():
            groups[originals.get(original, original)] |= {path, original}
        for group in groups.values():
            told = tuple(sorted(path for path in group if path in catalog.addresses))
            self.of |= dict.fromkeys(told, told)


def _original(path: str, said: str, catalog: Catalog) -> str | None:
    """The published document that is meant."""
    ways = (normpath(said.lstrip("/")), normpath(join(dirname(path), said)))
    return next(
        (way for way in ways if way in catalog.documents and not catalog.documents[way].front.unlisted), None
    )

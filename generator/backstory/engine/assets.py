"""Files that are copied as they are: the theme's, the site's static files, and what lies beside articles."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname, join, normpath

from msgspec import Struct

from backstory.catalog.catalog import Catalog
from backstory.content.documents import Document
from backstory.content.files import Stamp, role
from backstory.pages.site import style_addresses
from backstory.problems import Place, Problem
from backstory.render.accent import with_accent
from backstory.url_paths import output_file


class Asset(Struct, frozen=True):
    """A file of the content folder to be copied, with the stamp it has there."""

    source: str
    stamp: Stamp


def content_assets(catalog: Catalog, files: Mapping[str, Stamp]) -> tuple[dict[str, Asset], list[Problem]]:
    """Output file -> what is copied there; and pictures that are not where a text says.

    `static/` goes to the root. A file beside a document goes to the document's address if the document shows
    it, or if the document has the folder to itself (`index.md`).
    """
    assets: dict[str, Asset] = {}
    problems: list[Problem] = []
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for path, stamp in files.items():
        what = role(path, files)
        if what == "static":
            assets[path.removeprefix("static/")] = Asset(path, stamp)
        elif what == "asset":
            beside[dirname(path)].append(path)
    # All that lies in static/ is known by now: a path from the root leads there.
    for path, document in catalog.documents.items():
        address = catalog.addresses.get(path)
        if address is None:
            continue
        for target, file, name, place in assets_of(document, address, beside.get(dirname(path), ())):
            if name.startswith("/"):
                if normpath(name.lstrip("/")) not in assets:
                    problems.append(Problem("file-missing", place, {"name": name}))
            elif file not in files:
                problems.append(Problem("file-missing", place, {"name": name}))
            elif not target.startswith(".."):
                assets[target] = Asset(file, files[file])
    return assets, problems


def assets_of(
    document: Document, address: str, beside: Iterable[str]
) -> Iterator[tuple[str, str, str, Place]]:
    """Output file, content file, its name in the text and where that stands, of all that goes with a document.

    `beside` are the files in the document's folder that are no documents.
    """
    folder, home = dirname(document.path), dirname(output_file(address))
    if document.path.rpartition("/")[2].startswith("index."):
        for file in beside:
            yield join(home, file.removeprefix(folder).lstrip("/")), file, file, document.place()
    image = document.front.image
    names = [(one.name, document.place(one.line, one.column)) for one in document.facts.images]
    if image is not None and image.file and "://" not in image.file:
        names.append((image.file, document.place_of("image")))
    for name, place in names:
        yield normpath(join(home, name)), normpath(join(folder, name)), name, place


def theme_assets(assets: Mapping[str, bytes], accent: str) -> tuple[dict[str, str], dict[str, bytes]]:
    """Style sheet -> its address, and output file -> bytes, of the theme's assets in a site's accent."""
    dressed = with_accent(assets, accent)
    styles = style_addresses(dressed)
    return styles, {styles.get(name, f"assets/{name}"): data for name, data in dressed.items()}

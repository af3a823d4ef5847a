"""Files that are copied as they are: the theme's, the site's static files, and what lies beside articles."""

from collections import defaultdict
from collections.abc import Mapping
from posixpath import dirname, join, normpath

from msgspec import Struct

from backstory.catalog.addresses import output_file
from backstory.catalog.catalog import Catalog
from backstory.content.files import Stamp, role
from backstory.problems import Problem


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
    everything = dict(files)
    for path, stamp in files.items():
        what = role(path, everything)
        if what == "static":
            assets[path.removeprefix("static/")] = Asset(path, stamp)
        elif what == "asset":
            beside[dirname(path)].append(path)
    for path, document in catalog.documents.items():
        address = catalog.addresses.get(path)
        if address is None:
            continue
        folder, home = dirname(path), dirname(output_file(address))
        if path.rpartition("/")[2].startswith("index."):
            for file in beside.get(folder, ()):
                assets[join(home, file.removeprefix(folder).lstrip("/"))] = Asset(file, files[file])
        shown = list(document.facts.images)
        image = document.front.image
        names = [(one.name, one.line, one.column) for one in shown]
        if image is not None and image.file and "://" not in image.file and not image.file.startswith("/"):
            names.append((image.file, document.front.lines.get("image", 0), 0))
        for name, line, column in names:
            file = normpath(join(folder, name))
            if file in files:
                target = normpath(join(home, name))
                if not target.startswith(".."):
                    assets[target] = Asset(file, files[file])
            else:
                problems.append(Problem("file-missing", document.place(line, column), {"name": name}))
    return assets, problems


def theme_assets(assets: Mapping[str, bytes], styles: Mapping[str, str]) -> dict[str, bytes]:
    """Output file -> bytes of the theme's assets; style sheets at the addresses in `styles`."""
    return {styles.get(name, f"assets/{name}"): data for name, data in assets.items()}

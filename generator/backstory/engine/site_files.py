"""Files that are copied as they are: the theme's, the site's static files, and what lies beside documents."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath

from msgspec import Struct

from backstory.catalog.catalog import Catalog
from backstory.catalog.images import image_paths
from backstory.content.documents import Document
from backstory.content.files import Stamp, role
from backstory.images.image_file import ImageFile
from backstory.names.files import Files
from backstory.names.references import References
from backstory.pages.own_templates import OwnTemplate, own_template
from backstory.pages.site import style_addresses
from backstory.problems import Place, Problem
from backstory.render.accent import with_accent
from backstory.url_paths import file_key, output_file


class Asset(Struct, frozen=True):
    """A file of the content folder to be copied, with the stamp it has there."""

    source: str
    stamp: Stamp


class Needs(Struct, frozen=True, array_like=True):
    """What a document asks of its site besides a page: files by their names in the text, a template.

    `place` is the document's own; with `folder`, all files beside it go with it.
    """

    place: Place
    files: tuple[tuple[str, Place], ...] = ()
    addresses: tuple[tuple[str, Place], ...] = ()
    """Addresses that its links lead to and that are no document's: files, pages that the program makes."""
    folder: bool = False
    template: OwnTemplate | None = None
    at_home: tuple[str, ...] = ()
    """Content files of its pictures that pages show in smaller copies alone."""


class CopiedFiles(Struct, frozen=True):
    """Output file -> what is copied there, and what is wrong with that; paths below the content folder."""

    assets: Mapping[str, Asset]
    problems: tuple[Problem, ...]


def needs_of(document: Document, references: References, images: Mapping[str, ImageFile]) -> Needs | None:
    """What a document asks for; None where that is nothing, as with most. `images` are pictures that were looked at."""
    addresses = [
        (target.id[1:], document.place(link.line, link.column))
        for link, target in zip(document.facts.links, references.links, strict=True)
        if target is not None and target.id.startswith("/")
    ]
    image = document.front.image
    at_home = tuple(path for path in image_paths(references) if path in images and images[path].stays_home)
    unneeded = {
        one.image
        for one, path in zip(document.facts.shown_images, references.images, strict=True)
        if path in at_home
    }
    files = [
        (one.name, document.place(one.line, one.column))
        for number, one in enumerate(document.facts.images)
        if number not in unneeded
    ]
    if image is not None and image.file and "://" not in image.file and references.image not in at_home:
        files.append((image.file, document.place_of("image")))
    folder = document.path.rpartition("/")[2].startswith("index.") and not _keeps_its_files(document)
    template = own_template(document)
    if not files and not addresses and not folder and template is None and not at_home:
        return None
    return Needs(document.place(), tuple(files), tuple(addresses), folder, template, at_home)


def _keeps_its_files(document: Document) -> bool:
    """Whether Hugo's `build: {publishResources: false}` keeps from readers what lies beside a page and isn't shown."""
    said = (document.front.extra.get(key) for key in ("build", "_build"))
    values = {key.lower(): value for one in said if isinstance(one, dict) for key, value in one.items()}
    return str(values.get("publishresources", "")).lower() in ("false", "no", "off", "0")


def all_needs(catalog: Catalog) -> dict[str, Needs]:
    """The needs of those documents that have any, by path."""
    return {
        path: needs
        for path, document in catalog.documents.items()
        if (needs := needs_of(document, catalog.references[path], catalog.images)) is not None
    }


def copied_files(
    needs: Mapping[str, Needs],
    catalog: Catalog,
    files: Mapping[str, Stamp],
    *,
    pages: Collection[str],
    theme: Collection[str],
) -> CopiedFiles:
    """What of the content folder is copied, and where to.

    `static/` goes to the root. A file that a document shows goes to the document's address, wherever it lies, and so
    does what lies beside a document that has the folder to itself (`index.md`). One that is only linked goes to its
    own path. Nothing takes the place of a page; the files of
    the theme give way, and that is told.
    """
    static = {path.removeprefix("static/"): path for path in files if role(path, files) == "static"}
    wanted, problems = _beside_documents(needs, catalog.addresses, files, made={*pages, *theme})
    room = _Room(pages, theme)
    for target, source in (*wanted, *static.items()):
        room.put(target, source)
    assets = {target: Asset(source, files[source]) for target, source in room.sources.items()}
    problems += [_shadowed(source, target, other, catalog) for source, target, other in room.shadowed]
    problems += [
        Problem("file-over-theme", Place(assets[path].source), {"address": f"/{path}"})
        for path in theme
        if path in assets
    ]
    problems += _alike(assets, [*pages, *theme])
    return CopiedFiles(assets, tuple(problems))


def unreadable(folder: Path, assets: Iterable[Asset]) -> Iterator[Problem]:
    """Those of the files to be copied that can't be read; paths below the content folder."""
    for asset in assets:
        try:
            with (folder / asset.source).open("rb"):
                pass
        except OSError as error:
            yield unreadable_problem(asset, error)


def unreadable_problem(asset: Asset, error: OSError) -> Problem:
    """That a file to be copied can't be read."""
    return Problem("file-unreadable", Place(asset.source), {"reason": error.strerror or str(error)})


def _alike(assets: Mapping[str, Asset], others: Iterable[str]) -> Iterator[Problem]:
    """Files whose paths only some systems tell from another's: on the others one of the two would be lost."""
    there = {file_key(path): path for path in sorted(others)} if assets else {}
    for path, asset in sorted(assets.items()):
        other = there.setdefault(file_key(path), path)
        if other != path:
            yield Problem("file-alike", Place(asset.source), {"address": f"/{path}", "other": f"/{other}"})


def _shadowed(source: str, target: str, other: str, catalog: Catalog) -> Problem:
    owned = {**catalog.redirects, **{address: owner for owner, address in catalog.addresses.items()}}
    ids = (owner for address, owner in owned.items() if output_file(address) == target)
    owners = (f'the topic "{catalog.names[one]}"' if one.startswith("topic:") else one for one in ids)
    facts = {"address": f"/{target}", "other": other or next(owners, "the site itself")}
    return Problem("file-shadowed", Place(source), facts)


def _beside_documents(
    needs: Mapping[str, Needs],
    addresses: Mapping[str, str],
    files: Mapping[str, Stamp],
    *,
    made: Collection[str],
) -> tuple[list[tuple[str, str]], list[Problem]]:
    """Output file and content file of all that goes with documents, and names that lead to nothing.

    `made` are the output files that come from none, which can be linked to as well.
    """
    beside: defaultdict[str, list[str]] = defaultdict(list)
    at_home = {path for one in needs.values() for path in one.at_home}
    if any(one.folder for one in needs.values()):
        for path in files:
            if role(path, files) != "asset" or path in at_home:
                continue
            # `_config.yml` and its like are for programs.
            if not path.rpartition("/")[2].startswith("_"):
                beside[dirname(path)].append(path)
    wanted: list[tuple[str, str]] = []
    problems: list[Problem] = []
    found = Files(files)
    # In the order of paths: where two documents claim one place, the first has it.
    for path, one in sorted(needs.items()):
        if path not in addresses:
            continue
        folder, home = dirname(path), dirname(output_file(addresses[path]))
        if one.folder:
            wanted += [(join(home, file.rpartition("/")[2]), file) for file in beside[folder]]
        for name, place in one.files:
            file = found.find(name, at=path)
            target = normpath(name.lstrip("/") if name.startswith("/") else join(home, name))
            if file is None:
                if target in made:
                    continue
                problems.append(Problem("file-missing", place, {"name": name}))
                continue
            if not target.startswith("..") and file != f"static/{target}":
                wanted.append((target, file))
        wanted += [(address, address) for address, _ in one.addresses if address in files]
    # What is copied for one document can be shown by another, by its path from the root.
    copied = {target for target, _ in wanted}
    return wanted, [one for one in problems if normpath(one.facts["name"].lstrip("/")) not in copied]


class _Room:
    """Gives each output file one source: who comes later to the same place is not copied.

    `shadowed` are those, with the file that they would have been and the source that is there, if it is no page.
    """

    def __init__(self, pages: Collection[str], theme: Collection[str]) -> None:
        self.sources: dict[str, str] = {}
        self.shadowed: list[tuple[str, str, str]] = []
        self._pages = pages
        self._folders = {folder for path in (*pages, *theme) for folder in _folders(path)}

    def put(self, target: str, source: str) -> None:
        """Give `target` to `source`, if it is free."""
        other = self.sources.get(target, "")
        if other == source:
            return
        if other or self._is_taken(target):
            self.shadowed.append((source, target, other))
        else:
            self.sources[target] = source
            self._folders.update(_folders(target))

    def _is_taken(self, target: str) -> bool:
        """Whether a page or a folder of the output has this name, or a file the name of one of its folders."""
        taken = (self._pages, self.sources)
        return (
            target in self._pages
            or target in self._folders
            or any(folder in one for one in taken for folder in _folders(target))
        )


def _folders(path: str) -> Iterator[str]:
    """The folders that a file lies in, the deepest first."""
    while path := dirname(path):
        yield path


def theme_files(assets: Mapping[str, bytes], accent: str) -> tuple[dict[str, str], dict[str, bytes]]:
    """Style sheet -> its address, and output file -> bytes, of the theme's assets in a site's accent."""
    dressed = with_accent(assets, accent)
    styles = style_addresses(dressed)
    return styles, {styles.get(name, f"assets/{name}"): data for name, data in dressed.items()}

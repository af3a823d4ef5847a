"""The pictures that published documents show: looked at where they are new, by workers where there are many."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

import msgspec
from msgspec import Struct

from backstory.batches import batched
from backstory.catalog.images import image_paths
from backstory.content.files import Stamp
from backstory.engine.site import Site
from backstory.engine.state import digest
from backstory.engine.tasks import look_batch
from backstory.images.image_file import ImageFile
from backstory.images.looking import look_at
from backstory.names.references import References
from backstory.problems import Problem, SiteError, in_folder
from backstory.settings import Folders, Settings, place_of

_BATCH = 20
_LOOKED_AT = "\0images"
"""The key of what is remembered of pictures, which is the path of no output folder."""
_RESULT = msgspec.msgpack.Decoder(tuple[ImageFile | None, ...])


class _Remembered(Struct, frozen=True, array_like=True):
    depends: str
    images: dict[str, tuple[Stamp, ImageFile]]


def read_images(site: Site, references: Mapping[str, References]) -> dict[str, ImageFile]:
    """Content file -> picture, of all that documents with these references show and that can be read."""
    wanted = {path for one in references.values() for path in image_paths(one) if path in site.files}
    if not wanted:
        return {}
    made_with = copies_made_with(site.folders, site.settings)
    depends = digest(site.program, made_with)
    known = _load(site, depends)
    images = {
        path: (site.files[path], known[path][1])
        for path in sorted(wanted)
        if path in known and known[path][0] == site.files[path]
    }
    missing = sorted(wanted - images.keys())
    for path, image in _looked_at(site, missing, made_with):
        images[path] = (site.files[path], image)
    if missing or images.keys() != known.keys():
        kept = _Remembered(depends, images)
        site.cache.put("state", {_LOOKED_AT: msgspec.msgpack.encode(kept)})
    return {path: images[path][1] for path in sorted(images)}


def read_image(folders: Folders, path: str, made_with: str) -> ImageFile | None:
    """One picture; None where it can't be read."""
    try:
        return look_at(folders.file(path).read_bytes(), made_with)
    except OSError:
        return None


def copies_made_with(folders: Folders, settings: Settings) -> str:
    """What copies of pictures are made with; empty where the site wants none. SiteError where that is not installed."""
    if not settings.images:
        return ""
    try:
        from PIL import features

        from backstory.images.copies import encoders
    except ImportError:
        raise _not_installed(folders) from None
    if not (features.check("avif") and features.check("webp")):
        raise _not_installed(folders)
    return encoders()


def _not_installed(folders: Folders) -> SiteError:
    problem = Problem("images-missing", place_of(folders, "images"))
    return SiteError(*in_folder(folders.content_label, [problem]))


def _looked_at(site: Site, paths: Iterable[str], made_with: str) -> Iterator[tuple[str, ImageFile]]:
    batches = list(batched(paths, _BATCH))
    setup = msgspec.msgpack.encode(made_with)
    encoded = (msgspec.msgpack.encode([str(site.folders.file(path)) for path in batch]) for batch in batches)
    if site.workers.share_our_disk:
        results: Iterable[bytes | None] = site.workers.run(look_batch, setup, encoded)
    else:
        results = (look_batch(setup, setup, one) for one in encoded)
    for batch, result in zip(batches, results, strict=True):
        for path, image in zip(batch, _RESULT.decode(result or b""), strict=True):
            if image is not None:
                yield path, image


def _load(site: Site, depends: str) -> dict[str, tuple[Stamp, ImageFile]]:
    if data := site.cache.find("state", _LOOKED_AT):
        with suppress(msgspec.DecodeError):
            kept = msgspec.msgpack.decode(data, type=_Remembered)
            return kept.images if kept.depends == depends else {}
    return {}

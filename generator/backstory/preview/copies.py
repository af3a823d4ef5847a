"""Smaller copies of pictures for the preview: drawn when a browser asks for one, and kept as a build keeps them."""

from functools import cached_property

from backstory.engine.cache import Cache
from backstory.engine.image_copies import drawn
from backstory.pages.views import ImageCopy
from backstory.problems import Place, Problem
from backstory.render.faults import TemplateFault
from backstory.settings import Folders


class PreviewCopies:
    """Makes copies of a site's pictures; only ever used by the one thread that renders."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def made(self, copy: ImageCopy) -> bytes:
        """The bytes of a copy. Raises TemplateFault where its picture is gone or damaged."""
        key = copy.size.made_from
        if (kept := self._cache.find("picture", key)) is not None:
            return kept
        label = self._folders.content_label
        try:
            data = self._folders.file(copy.source).read_bytes()
        except OSError as error:
            facts = {"reason": error.strerror or str(error)}
            raise TemplateFault(Problem("file-unreadable", Place(f"{label}/{copy.source}"), facts)) from error
        made = drawn(copy, data, label)
        if isinstance(made, Problem):
            raise TemplateFault(made)
        self._cache.put("picture", {key: made})
        self._cache.flush()
        return made

    @cached_property
    def _cache(self) -> Cache:
        return Cache(self._folders.cache / "cache.sqlite")

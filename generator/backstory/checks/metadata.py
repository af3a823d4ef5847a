"""Metadata files that stand beside no text, so that nobody reads them."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from backstory.content.files import Stamp, role
from backstory.problems import Place, Problem
from backstory.suggestions import nearest
from backstory.yaml.parser import read_mapping

_SAYS_WHAT_IT_IS = frozenset(("title", "date", "topics", "summary", "draft"))
"""One of these in a YAML file, and it is no data that lies beside an article."""


def metadata_alone(folder: Path, files: Mapping[str, Stamp]) -> Iterator[Problem]:
    """YAML files of the content folder that are metadata by their keys, and of no text by their name."""
    for path in files:
        stem, suffix = posixpath.splitext(path)
        if suffix not in (".yaml", ".yml") or "/" not in path or role(path, files) != "asset":
            continue
        try:
            mapping, _ = read_mapping((folder / path).read_text("utf-8-sig"), path)
        except (OSError, UnicodeDecodeError):
            continue
        if mapping is not None and _SAYS_WHAT_IT_IS & mapping.values.keys():
            near = nearest(posixpath.basename(stem), tuple(_texts_beside(path, files)))
            facts = {"name": posixpath.basename(stem)} | ({"near": near + suffix} if near else {})
            yield Problem("metadata-alone", Place(path), facts)


def _texts_beside(path: str, files: Mapping[str, Stamp]) -> Iterable[str]:
    """Names, without their endings, of the documents in the folder of a file."""
    folder = posixpath.dirname(path)
    return (
        posixpath.splitext(posixpath.basename(other))[0]
        for other in files
        if posixpath.dirname(other) == folder and role(other, files) == "document"
    )

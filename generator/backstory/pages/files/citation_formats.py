"""Works to cite as reference managers read them: BibTeX, RIS and CSL-JSON."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from backstory.pages.parts.citations import Work

_SPECIAL = re.compile(r"[\\{}$&#%_~^]")
_WRITTEN = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def bibtex(works: Iterable[Work]) -> str:
    """Entries that BibTeX and biblatex both know."""
    return "\n".join("".join(f"{line}\n" for line in _entry(work)) for work in works)


def ris(works: Iterable[Work]) -> str:
    """Entries of the Research Information Systems format, their lines ended as it asks."""
    return "".join(f"{name}  - {value}\r\n" for work in works for name, value in _tags(work))


def csl_json(works: Iterable[Work]) -> str:
    """What citeproc reads (Citation Style Language 1.0.2)."""
    return msgspec.json.encode([_csl(work) for work in works]).decode() + "\n"


def _entry(work: Work) -> Iterator[str]:
    yield f"@misc{{{work.key},"
    fields = {
        "title": f"{{{_tex(work.title)}}}",
        # A name in braces is one name, whatever words it has.
        "author": " and ".join(f"{{{_tex(name)}}}" for name in work.authors),
        "year": work.day[:4],
        "date": work.day,
        "howpublished": _tex(work.container),
        "publisher": _tex(work.publisher),
        "url": work.url,
        "langid": work.lang,
    }
    for name, value in fields.items():
        if value:
            yield f"  {name} = {{{value}}},"
    yield "}"


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0], f"\\{found[0]}"), text)


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", work.key
    yield "TI", work.title
    for name in work.authors:
        yield "AU", name
    if work.day:
        yield "PY", work.day[:4]
        yield "DA", work.day.replace("-", "/")
    for name, value in {
        "T2": work.container,
        "PB": work.publisher,
        "LA": work.lang,
        "UR": work.url,
        "AB": work.abstract,
    }.items():
        if value:
            yield name, value
    yield "ER", ""


def _csl(work: Work) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": work.key,
        "type": "article-newspaper",
        "title": work.title,
        "author": [{"literal": name} for name in work.authors],
        "container-title": work.container,
        "publisher": work.publisher,
        "URL": work.url,
        "language": work.lang,
        "abstract": work.abstract,
    }
    if work.day:
        said["issued"] = {"date-parts": [[int(part) for part in work.day.split("-")]]}
    return {name: value for name, value in said.items() if value}

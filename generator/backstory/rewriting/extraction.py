"""A passage that stands in several texts becomes background, and its copies become references to it."""

import re
from collections.abc import Sequence
from pathlib import Path

from backstory.catalog.catalog import Catalog
from backstory.catalog.repeated_passages import Repetition, passage_words
from backstory.content.documents import Document
from backstory.content.front_matter_types import Source
from backstory.problems import Place, Problem, SiteError
from backstory.rewriting.edits import FileEdit, TextFile, read_text
from backstory.rewriting.topics import Rewriting
from backstory.text import slug
from backstory.yaml.writer import mapping, scalar, sequence

_CITATION = re.compile(r"\[@([^\]\n]+)\]")
_BOUND = {
    "a footnote in it": re.compile(r"\[\^[^\]\s]+\]"),
    "a picture in it": re.compile(r"!\[[^\]]*\]\(|!\[\["),
    "a link that is relative to its file": re.compile(
        r"\]\((?![a-z][a-z0-9+.-]*:|/|#)[^)]*\)", re.IGNORECASE
    ),
    "a link to a heading of its own page": re.compile(r"\]\(#|\[\[#"),
}
_LONGER = 1.5
"""A copy so many times as long as the passage says things that would be lost."""
_NO_PARAGRAPH = re.compile(r"\s|[-*+>|#:]\s?|\d+[.)]\s|```|~~~|!!!|<|\[\^")


def find_repetition(
    repeated: Sequence[Repetition], document: Document, line: int
) -> tuple[Repetition, Place]:
    """The repetition that the paragraph on a line belongs to, and the place of that paragraph.

    Stops where there is no paragraph, or none with copies.
    """
    starts = sorted({start for start in document.facts.blocks if start})
    before = [start for start in starts if start <= line]
    if not before:
        near = ", ".join(map(str, starts[:5]))
        raise SiteError(Problem("passage-missing", document.place(line), {"near": near} if near else {}))
    for repetition in repeated:
        for place in repetition.places:
            if (place.path, place.line) == (document.path, before[-1]):
                return repetition, place
    others = [
        f"{one.path}:{one.line}" for found in repeated for one in found.places if one.path == document.path
    ]
    facts = {"near": ", ".join(others)} if others else {}
    raise SiteError(Problem("passage-single", document.place(line), facts))


def extract(
    folder: Path, catalog: Catalog, repetition: Repetition, place: Place, *, title: str, draft: bool = False
) -> Rewriting:
    """The background made from the passage at `place`, and a reference to it in the place of each copy.

    Its topics are those that all the documents with a copy have; the sources it cites come with it. With `draft`, where
    readers see none of the text at `place`, it is a draft.
    """
    path = f"background/{slug(title)}.md"
    if (folder / path).exists():
        raise SiteError(Problem("file-exists", Place(path)))
    files = {one.path: read_text(folder, one.path) for one in repetition.places}
    own = files[place.path]
    span = _paragraph(own, place.line)
    if span is None:
        raise SiteError(Problem("passage-bound", place, {"what": "the list, table or box it is part of"}))
    text = own.text[slice(*span)]
    for what, pattern in _BOUND.items():
        if pattern.search(text):
            raise SiteError(Problem("passage-bound", place, {"what": what}))
    spans: dict[str, list[tuple[int, int]]] = {}
    notes: list[Problem] = []
    for copy in repetition.places:
        found = _paragraph(files[copy.path], copy.line)
        if found is None:
            notes.append(Problem("passage-left", copy))
        elif _says_more(files[copy.path].text[slice(*found)], text):
            notes.append(Problem("passage-longer", copy))
        else:
            spans.setdefault(copy.path, []).append(found)
    made = _background(catalog, place.path, text, title=title, among=list(spans), draft=draft)
    edits = [FileEdit(path, None, made.encode())]
    for file, cuts in sorted(spans.items()):
        edits.append(FileEdit(file, files[file].data, _replaced(files[file], cuts, f"![[{title}]]")))
    return Rewriting(tuple(edits), tuple(notes))


def _says_more(copy: str, text: str) -> bool:
    return len(passage_words(copy)) > _LONGER * len(passage_words(text))


def _paragraph(file: TextFile, line: int) -> tuple[int, int] | None:
    """Start and end of the paragraph that begins on a line; None where it is part of something else."""
    lines = file.text.split("\n")
    if not 1 <= line <= len(lines) or _NO_PARAGRAPH.match(lines[line - 1]) or not lines[line - 1].strip():
        return None
    above = lines[line - 2].strip() if line > 1 else ""
    if above and not above.startswith("#") and above != "---":
        return None
    last = line
    while last < len(lines) and lines[last].strip():
        last += 1
    if any(_NO_PARAGRAPH.match(one) and not one[0].isspace() for one in lines[line:last]):
        return None
    start = file.offset(line, 1)
    return start, start + len("\n".join(lines[line - 1 : last]))


def _replaced(file: TextFile, spans: Sequence[tuple[int, int]], reference: str) -> bytes:
    text = file.text
    for number, (start, end) in enumerate(sorted(spans, reverse=True), 1):
        # Twice in one text it is shown once, in the first place.
        text = text[:start] + (reference if number == len(spans) else "") + text[end:]
    return file.encoded(text)


def _background(
    catalog: Catalog, path: str, text: str, *, title: str, among: Sequence[str], draft: bool
) -> str:
    document = catalog.documents[path]
    shared = [
        topic
        for topic in catalog.references[path].topics
        if topic in catalog.topics and all(topic in catalog.references[other].topics for other in among)
    ]
    cited = set(_CITATION.findall(text))
    sources = [source for source in document.front.sources if source.id in cited]
    lines = [f"title: {scalar(title)}"]
    lines += [f"topics: {sequence([catalog.names[topic] for topic in shared])}"] if shared else []
    lines += ["sources:", *(f"  - {_source(source)}" for source in sources)] if sources else []
    lines += ["draft: true"] if draft else []
    return "".join(["---\n", *(f"{line}\n" for line in lines), "---\n", text, "\n"])


def _source(source: Source) -> str:
    said = {
        "id": source.id,
        "title": source.title,
        "url": source.url,
        "publisher": source.publisher,
        "date": source.date.edtf if source.date else "",
        "accessed": source.accessed,
        "archived": source.archived,
        "via": source.via,
        "note": source.note,
    }
    return mapping((key, scalar(value)) for key, value in said.items() if value)

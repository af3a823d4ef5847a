"""Topics merged and renamed throughout a site: one name in all front matter, and the old ones left as names.

Texts stay as their authors wrote them: a link to an old name goes on working, because the topic keeps it.
"""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from backstory.content.documents import Document
from backstory.names.registry import Names, file_name
from backstory.problems import Place, Problem, SiteError
from backstory.rewriting import definitions
from backstory.rewriting.definitions import find_definition
from backstory.rewriting.editable_yaml import EditableYaml
from backstory.rewriting.edits import FileEdit, read_text
from backstory.rewriting.references import Naming, naming, path_links, relative, retarget, retarget_link
from backstory.text import fold, slug
from backstory.yaml.writer import scalar, sequence
from yaml import MappingNode, SequenceNode


class Rewriting(Struct, frozen=True):
    """What is to be written, and what its author should know of it."""

    edits: tuple[FileEdit, ...]
    notes: tuple[Problem, ...] = ()


class RewritingContext(Struct, frozen=True):
    """The documents of a content folder, those that are held back too, and the addresses of those that are not."""

    folder: Path
    documents: Sequence[Document]
    names: Names
    addresses: dict[str, str]


def rename_topic(site: RewritingContext, topic: str, title: str) -> Rewriting:
    """Give a topic another title. Stops where something has that title already."""
    other = site.names.topic(title, at="")
    if other and other[0].id != topic:
        facts = {"name": site.names.spellings[other[0].id], "topic": site.names.spellings[topic]}
        raise SiteError(Problem("topic-exists", Place("topics"), facts))
    work = _Rewriting(site, topic, None, title)
    old = site.names.spellings[topic]
    if topic not in work.documents:
        work.create(title, names=[old], redirects=work.old_addresses(title))
        return work.done()
    document = work.documents[topic]
    names = [old] if fold(old) != fold(title) and old not in document.front.names else []
    definitions.rename(
        find_definition(work.yaml(work.file_of(document)), document),
        title,
        names=names,
        redirects=work.old_addresses(title),
    )
    work.move(document, title)
    return work.done()


def merge_topics(site: RewritingContext, gone: str, kept: str) -> Rewriting:
    """Make one topic of two: everything that names the first names the second, which takes over what it says."""
    work = _Rewriting(site, gone, kept, site.names.spellings[kept])
    title = work.title
    if gone not in work.documents and kept not in work.documents:
        work.create(title, names=[site.names.spellings[gone]], redirects=work.old_addresses(title))
        return work.done()
    if kept not in work.documents:
        # The one that goes has the file: it becomes that of the other.
        document = work.documents[gone]
        found = find_definition(work.yaml(work.file_of(document)), document)
        redirects = work.old_addresses(title)
        definitions.rename(found, title, names=[site.names.spellings[gone]], redirects=redirects)
        work.move(document, title)
        return work.done()
    stays = work.documents[kept]
    into = find_definition(work.yaml(work.file_of(stays)), stays)
    known = {fold(name) for name in (title, *stays.front.names, stays.front.abbr)}
    names = [name for name in work.names_of_gone() if fold(name) not in known]
    redirects = [one for one in work.old_addresses(None) if one not in stays.front.redirect_from]
    definitions.add(into, names=names, redirects=redirects, title=title)
    if gone in work.documents:
        work.take_over(into, work.documents[gone], stays)
    return work.done()


class _Rewriting:
    """The files that are being rewritten. `gone` is the topic whose name goes, `kept` the one that stays."""

    def __init__(self, site: RewritingContext, gone: str, kept: str | None, title: str) -> None:
        self.site, self.gone, self.kept, self.title = site, gone, kept, title
        self.documents = {document.path: document for document in site.documents}
        self._yaml: dict[str, EditableYaml] = {}
        self._removed: set[str] = set()
        self._moved: dict[str, str] = {}
        self._new: list[FileEdit] = []
        self._notes: list[Problem] = []
        self._spots: dict[str, Naming] = {}
        self._find_spots()

    def file_of(self, document: Document) -> str:
        """The file with the metadata of a document."""
        return document.sidecar or document.path.partition("::")[0]

    def yaml(self, path: str) -> EditableYaml:
        """A file's YAML, read once."""
        if path not in self._yaml:
            self._yaml[path] = EditableYaml(read_text(self.site.folder, path))
        return self._yaml[path]

    def names_of_gone(self) -> list[str]:
        """All names of the topic that goes."""
        names = [self.site.names.spellings[self.gone]]
        if document := self.documents.get(self.gone):
            names += [*document.front.names, document.front.abbr]
        return [name for name in dict.fromkeys(names) if name]

    def old_addresses(self, title: str | None) -> list[str]:
        """The addresses that have to lead on, where the topic goes, or is kept at another one for its new title."""
        document = self.documents.get(self.gone)
        address = self.site.addresses.get(self.gone)
        if title is not None and document is not None and not self._moves(document, title):
            address = None
        if title is not None and address == f"topics/{slug(title)}/":
            address = None
        old = [f"/{address}"] if address else []
        if title is None and document is not None:
            old += document.front.redirect_from
        return list(dict.fromkeys(old))

    def create(self, title: str, *, names: list[str], redirects: list[str]) -> None:
        """A file for a topic that only articles name."""
        path = f"topics/{slug(title)}.md"
        if (self.site.folder / path).exists():
            raise SiteError(Problem("file-exists", Place(path)))
        keys = {"names": [name for name in names if fold(name) != fold(title)], "redirect_from": redirects}
        lines = [
            f"title: {scalar(title)}",
            *(f"{key}: {sequence(said)}" for key, said in keys.items() if said),
        ]
        self._new.append(
            FileEdit(path, None, "".join(["---\n", *(f"{line}\n" for line in lines), "---\n"]).encode())
        )

    def move(self, document: Document, title: str) -> None:
        """Another file name for another title, where the file goes by the old one."""
        if "::" not in document.path and self._moves(document, title):
            new = f"topics/{slug(title)}.md"
            if (self.site.folder / new).exists():
                raise SiteError(Problem("file-exists", Place(new)))
            self._moved[document.path] = new

    def take_over(self, into: definitions.Definition, document: Document, stays: Document) -> None:
        """OutputFile into one topic what the other says, and take the other away."""
        file = self.file_of(document)
        yaml = self.yaml(file)
        found = find_definition(yaml, document)
        body = yaml.file.text[yaml.body_start :].strip() if "::" not in document.path else ""
        if body and "::" in stays.path:
            reason = f'"{document.facts.title}" has a written lead, and a list of topics has no room for one'
            raise SiteError(
                Problem("edit-impossible", Place(stays.path.partition("::")[0]), {"reason": reason})
            )
        left = definitions.take_over(into, found, self._entries_for(yaml, self._spots_in(file).kept))
        if left:
            facts = {"keys": ", ".join(left), "topic": self.title}
            self._notes.append(Problem("keys-left", document.metadata_place(), facts))
        if body:
            text = self.yaml(stays.path)
            end = len(text.file.text)
            gap = "\n" if text.file.text[text.body_start :].strip() else ""
            text.replace(end, end, f"{'' if text.file.text.endswith(chr(10)) else chr(10)}{gap}{body}\n")
        if "::" in document.path:
            definitions.remove(found)
        else:
            self._removed |= {document.path, file}

    def done(self) -> Rewriting:
        """Everything, with the references in all files."""
        own = self.file_of(self.documents[self.kept]) if self.kept in self.documents else ""
        for path, spots in sorted(self._spots.items()):
            if path not in self._removed and spots.gone:
                retarget(self.yaml(path), self._without_entry(path, spots), self.title, drop=path == own)
        self._retarget_paths()
        edits: list[FileEdit] = list(self._new)
        for path, yaml in sorted(self._yaml.items()):
            if path in self._moved:
                after = yaml.file.encoded(yaml.edited())
                edits += [FileEdit(path, yaml.file.data, None), FileEdit(self._moved[path], None, after)]
            elif path not in self._removed and (edit := yaml.edit()):
                edits.append(edit)
        for path in sorted(self._removed):
            edits.append(FileEdit(path, read_text(self.site.folder, path).data, None))
        return Rewriting(tuple(sorted(edits, key=lambda edit: edit.path)), tuple(self._notes))

    def _find_spots(self) -> None:
        by_file: defaultdict[str, list[Document]] = defaultdict(list)
        for document in self.site.documents:
            by_file[self.file_of(document)].append(document)
        for path, documents in by_file.items():
            spots = naming(documents, self.site.names, self.gone, self.kept)
            if spots.gone or spots.kept or spots.inside:
                self._spots[path] = spots

    def _spots_in(self, path: str) -> Naming:
        return self._spots.get(path, Naming(frozenset(), frozenset()))

    def _without_entry(self, path: str, spots: Naming) -> Naming:
        """In the list of topics, what stands in the entry that goes goes with it."""
        document = self.documents.get(self.gone)
        if (
            self.kept not in self.documents
            or document is None
            or path != "topics.yaml"
            or "::" not in self.gone
        ):
            return spots
        yaml = self.yaml(path)
        item = find_definition(yaml, document).item
        assert item is not None
        first, last = yaml.start(item), yaml.end(item)
        outside = [
            frozenset(spot for spot in some if not first <= yaml.file.offset(*spot) <= last)
            for some in (spots.gone, spots.kept)
        ]
        inside = (one for one in spots.inside if not first <= yaml.file.offset(*one[0]) <= last)
        return Naming(outside[0], outside[1], frozenset(inside))

    def _entries_for(self, yaml: EditableYaml, spots: frozenset[tuple[int, int]]) -> set[int]:
        """Ids of list items that are, or are keys about, the topic that stays."""
        before = yaml.file.text.count("\n", 0, yaml.base)
        found = set()
        for node, above in yaml.scalars():
            if (node.start_mark.line + before + 1, node.start_mark.column + 1) in spots:
                if above and isinstance(above[-1], SequenceNode):
                    found.add(id(node))
                elif len(above) > 1 and isinstance(above[-1], MappingNode):
                    found.add(id(above[-1]))
        return found

    def _moves(self, document: Document, title: str) -> bool:
        front = document.front
        if front.permalink or front.slug:
            return False
        named = slug(file_name(document.path)) == slug(document.facts.title)
        return named and slug(title) != slug(document.facts.title)

    def _retarget_paths(self) -> None:
        """Links in texts that lead to a file which is moved or goes."""
        if self.gone not in self._moved and self.gone not in self._removed:
            return
        target = self._moved.get(self.gone) or self.kept or ""
        for document in self.site.documents:
            links = list(path_links(document, self.site.names, self.gone))
            if not links or document.path in self._removed:
                continue
            yaml = self.yaml(document.path)
            for link in links:
                if link.wiki:
                    new = self.title
                elif "::" in target:
                    new = f"/{self.site.addresses.get(target, '')}"
                else:
                    new = relative(target, document.path)
                yaml.replace(*retarget_link(yaml.file, link, new))

"""The whole way of a conversion: the tree is read, its texts are written in our form, and the rest is told."""

import posixpath
from collections.abc import Iterator
from pathlib import Path

from msgspec import structs

from backstory.content.file_names import day_in_name
from backstory.content.files import role
from backstory.content.unread_texts import unread_texts
from backstory.converting.left_behind import by_folder, outside, stays
from backstory.converting.report import Conversion, kept_lines, tally_lines
from backstory.converting.site_file import settings_said, site_text
from backstory.converting.source_tree import SourceTree, open_tree
from backstory.converting.spellings import spelling_proposals
from backstory.converting.texts import Tally, converted
from backstory.converting.writing import Destination
from backstory.engine.progress import Progress
from backstory.importers import Proposal
from backstory.importers.inbox.kept_proposals import keep
from backstory.problems import Place, Problem, SiteError
from backstory.settings import NAME, CutOff, Folders, Settings, read_settings
from backstory.trees.recognise import recognised_lines

_MOST = 20
"""Files with an error that are told by name."""


def convert(
    source: Path, folders: Folders, cut_off: CutOff, *, dry_run: bool = False, tell: Progress
) -> Conversion:
    """Write a tree into the content folder in our form; with `dry_run` nothing is written.

    Texts keep their paths, words and addresses. A second run changes nothing, and one that follows an interrupted one
    goes on. Stops, with nothing written, where the tree is the site itself or has it inside.
    """
    _refuse_itself(source, folders)
    tree = open_tree(source, cut_off, tell=tell)
    tally = Tally()
    with Destination(folders.content, dry_run=dry_run) as destination:
        texts = _write_texts(destination, tree, folders, tally, tell)
        stayed = _copy_others(destination, tree)
    proposals = spelling_proposals(tree)
    if proposals and not dry_run:
        keep(folders.content, proposals)
    taken = [file for file in destination.files if file.status == "taken"]
    return Conversion(
        str(source),
        tuple(recognised_lines(tree.found, tree.settings)) if tree.found is not None else (),
        tuple(destination.files),
        texts,
        tuple(tally_lines(tally)),
        (*_guesses(tree), *_spellings(proposals)),
        (*kept_lines(tally), *_left(tree, stayed), *_settings_left(tree, folders)),
        tuple(Problem("import-taken", Place(file.path)) for file in taken),
    )


def _write_texts(
    destination: Destination, tree: SourceTree, folders: Folders, tally: Tally, tell: Progress
) -> int:
    """Write the settings and every text; how many texts that is."""
    settings = _settings(destination, tree, folders)
    documents = [one for one in tree.documents if "::" not in one.path]
    for number, document in enumerate(documents, 1):
        for file in converted(document, tree, settings, tally):
            destination.put(file.path, file.data)
        tell("convert", number, len(documents))
    return len(documents)


def _copy_others(destination: Destination, tree: SourceTree) -> list[str]:
    """Copy what is no text; the paths of what stays where it is."""
    others = list(_other_files(tree))
    for path in others:
        if not stays(path, tree):
            destination.copy(tree.target(path), tree.folders.file(path))
    return [path for path in others if stays(path, tree)]


def _refuse_itself(source: Path, folders: Folders) -> None:
    root, content = source.resolve(), folders.content.resolve()
    if root == content or root in content.parents or content in root.parents:
        raise SiteError(Problem("import-itself", Place(str(source))))


def _settings(destination: Destination, tree: SourceTree, folders: Folders) -> Settings:
    """The settings of the site that the texts come to; the tree's, written into a site.yaml, where it has none."""
    text = site_text(tree)
    if text and not (folders.content / NAME).is_file():
        destination.put(NAME, text.encode())
        return structs.replace(tree.settings, tree=Settings().tree)
    if text and (folders.content / NAME).read_bytes() == text.encode():
        destination.put(NAME, text.encode())
    return read_settings(folders)[0]


def _other_files(tree: SourceTree) -> Iterator[str]:
    """Every file that is no text that was read, and no metadata of one."""
    beside = {document.sidecar for document in tree.documents}
    texts = {document.path for document in tree.documents}
    for path in tree.files:
        if path not in texts and path not in beside and path != NAME:
            yield path


def _guesses(tree: SourceTree) -> Iterator[str]:
    """What the tree's texts do not say themselves."""
    documents = [one for one in tree.documents if one.path not in tree.unread]
    dated = sum(1 for one in documents if one.front.source_keys.get("date") == "the file name")
    untitled = sum(1 for one in documents if not one.front.title)
    folders = sum(
        1
        for one in documents
        if tree.settings.tree.folder_topics
        and one.front.topics
        and one.front.topics[-1].line == 0
        and one.front.topics[-1].name == posixpath.basename(posixpath.dirname(one.path))
    )
    undated = sum(1 for one in documents if one.front.date is None and day_in_name(one.path) == "")
    for count, what in (
        (dated, "have their date from the file's name"),
        (untitled, "have their title from the first heading or the file's name"),
        (folders, "have their folder as a topic"),
        (undated, "have no date"),
    ):
        if count:
            yield f"{count:,} {'text' if count == 1 else 'texts'} {what}"


def _spellings(proposals: list[Proposal]) -> Iterator[str]:
    if proposals:
        yield f"{len(proposals):,} topics that may be one; backstory review shows and merges them:"
    for proposal in proposals:
        yield f'  "{proposal.title}": {proposal.why}'


def _left(tree: SourceTree, stayed: list[str]) -> Iterator[str]:
    if beside := list(outside(tree)):
        yield f"{', '.join(beside)}: outside of its texts and fixed files"
    for folder, count in by_folder(stayed):
        said = f"{folder} ({count:,} files)" if folder.endswith("/") else folder
        yield f"{said}: for {tree.found.program if tree.found is not None else 'programs'} alone"
    copied = {path for path in tree.files if stays(path, tree)}
    for problem in unread_texts(tree.files, copied):
        if role(problem.place.path, tree.files) == "asset":
            yield f"{problem.place.path}: copied, but no page is made of {problem.facts['ending']} files"
    for path in sorted(tree.unread)[:_MOST]:
        yield f"{path}: copied as it is, with an error in it; backstory check tells which"
    if len(tree.unread) > _MOST:
        yield f"and {len(tree.unread) - _MOST:,} more with an error"
    for folder, name in tree.moved.items():
        yield f"{folder} is {name} here, for what is in folders with _ is hidden"


def _settings_left(tree: SourceTree, folders: Folders) -> Iterator[str]:
    """What the tree says of its site, where the site has settings of its own."""
    if not (folders.content / NAME).is_file():
        return
    own = read_settings(folders)[0]
    for key, _ in settings_said(tree):
        meant, has = tree.found.values.get(key) if tree.found else None, getattr(own, key)
        if key == "topic_redirects":
            patterns = tuple(one for one in tree.settings.tree.topics if "#" not in one)
            if not set(patterns) <= set(own.topic_redirects):
                yield f"topic_redirects: [{', '.join(patterns)}] in site.yaml would lead on from its pages of topics"
        elif meant and meant != has and key != "markdown":
            yield f"{key} of its configuration, {meant!r}: your site.yaml has its own"

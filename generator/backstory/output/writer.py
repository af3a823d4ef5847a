"""The last stage: files put in place where they differ, with the manifest always telling the truth."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, structs

from backstory.content.files import Stamp
from backstory.output.folder import MANIFEST, Manifest, Output, OutputFile, digest_of
from backstory.problems import SiteError

_TOLD = 10
"""Files of somebody else that are told one by one."""


class WriteResult(Struct, frozen=True, array_like=True):
    """A file that stands as it was made: the digest of its bytes, its stamp, and whether it had to be written."""

    digest: str
    stamp: Stamp
    written: bool


def put_in_place(
    output: Output,
    path: str,
    data: bytes,
    last: OutputFile | None,
    *,
    begin: Callable[[], None] | None = None,
) -> WriteResult:
    """Write a file, unless it stands there with the same bytes.

    `last` is what is remembered of it; `begin` is called before it is written.
    """
    digest = digest_of(data)
    if stamp := _same(output, path, data, digest, last):
        return WriteResult(digest, stamp, False)
    if begin is not None:
        begin()
    return WriteResult(digest, output.write(path, data), True)


def _same(output: Output, path: str, data: bytes, digest: str, last: OutputFile | None) -> Stamp | None:
    """The stamp of the file if it has these bytes."""
    stamp = output.stamp(path)
    if stamp is None or stamp.size != len(data):
        return None
    if last is not None and last.stamp == stamp:
        return stamp if last.digest == digest else None
    return stamp if output.read(path) == data else None


def _folders(path: str) -> Iterator[str]:
    """Those that a file lies in, the innermost first."""
    while path := path.rpartition("/")[0]:
        yield path


class Writer:
    """Puts the files of one build in place and counts what it did.

    Before the first change it marks the manifest unfinished, with every file that may be there afterwards:
    whenever the build is stopped, the next one knows what is ours.
    """

    def __init__(self, output: Output, last: Mapping[str, OutputFile], expected: frozenset[str]) -> None:
        self.put: dict[str, OutputFile] = {}
        self.written: list[str] = []
        self.unchanged = 0
        self._output = output
        self._last = last
        self._expected = expected
        self._before = output.manifest()
        self._begun = not self._before.finished and expected <= self._before.files.keys()
        self._way_is_clear = False
        self._cleared = 0

    def refuse_foreign(self) -> None:
        """SiteError where a file of somebody else stands in the place of one of the site: no manifest of ours claims it."""
        in_the_way = sorted(
            path for path in self._expected - self._before.files.keys() if self._foreign(path)
        )
        if len(in_the_way) > _TOLD:
            facts = {"count": f"{len(in_the_way):,}", "files": ", ".join(in_the_way[:3])}
            raise SiteError(self._output.problem("output-foreign-many", "", facts))
        if in_the_way:
            raise SiteError(*(self._output.problem("output-foreign", path) for path in in_the_way))

    def _foreign(self, path: str) -> bool:
        stamp, last = self._output.stamp(path), self._last.get(path)
        known = stamp is None or (last is not None and last.stamp == stamp)
        return not known and self._output.read(path) is not None

    def is_current(self, path: str, made_from: str) -> bool:
        """Whether the file stands there as it was made from the same; then it counts as unchanged."""
        last = self._last.get(path)
        return last is not None and last.made_from == made_from and self.stands(path)

    def stands(self, path: str) -> bool:
        """Whether the file stands there as it was left; then it counts as unchanged."""
        last = self._last.get(path)
        if last is None:
            return False
        stamp = self._output.stamp(path)
        if stamp != last.stamp:
            # Of a folder that was copied, as by a build service that keeps it between runs, the bytes tell.
            if stamp is None or stamp.size != last.stamp.size:
                return False
            if digest_of(self._output.read(path) or b"") != last.digest:
                return False
            last = structs.replace(last, stamp=stamp)
        self.put[path] = last
        self.unchanged += 1
        return True

    def keep_all(self, paths: Sequence[str], made_from: str) -> bool:
        """Whether there are such files, and each stands there as it was made from the same; then they count as unchanged."""
        last = [self._last.get(path) for path in paths]
        if not last or any(one is None or one.made_from != made_from for one in last):
            return False
        return all(self.stands(path) for path in paths)

    def expect(self, paths: Iterable[str]) -> None:
        """These files may be there afterwards, too: known only now, but before one of them is put in place."""
        more = frozenset(paths) - self._expected
        self._expected |= more
        if self._begun and more:
            self._mark()

    def place(self, path: str, made_from: str, data: bytes) -> None:
        """Put a file in place, unless it stands there with the same bytes."""
        placed = put_in_place(self._output, path, data, self._last.get(path), begin=self.begin)
        self.record(path, made_from, placed)

    def record(self, path: str, made_from: str, placed: WriteResult) -> None:
        """Count a file that was put in place, here or by a worker."""
        self.put[path] = OutputFile(made_from, placed.digest, placed.stamp)
        if placed.written:
            self.written.append(path)
        else:
            self.unchanged += 1

    def finish(self, manifest: Manifest, *, keep: set[str]) -> int:
        """Prune what is ours and no longer made, but for `keep`; write the manifest. How many files went."""
        files = {path: put.digest for path, put in self.put.items()}
        files |= {path: self._before.files[path] for path in keep if path in self._before.files}
        gone = sorted(path for path in self._before.files if path not in files)
        if gone:
            self.begin()
        if not self._before.finished:
            self._output.clear_unfinished(self._before.files)
        removed = self._cleared + self._output.remove(gone)
        ordered = structs.replace(manifest, files=dict(sorted(files.items())))
        if self._begun or ordered != self._before or self._output.stamp(MANIFEST) is None:
            self._output.write_manifest(ordered)
        return removed

    def begin(self) -> None:
        """Mark the manifest unfinished: from now on, files change."""
        if not self._begun:
            self._begun = True
            self._mark()
        if not self._way_is_clear:
            self._way_is_clear = True
            self._cleared = self._output.remove(self._in_the_way())

    def _in_the_way(self) -> list[str]:
        """Files of ours that are no longer made and stand where a folder is needed now, or in a folder where a file is."""
        gone = self._before.files.keys() - self._expected
        if not gone:
            return []
        folders = {folder for path in self._expected for folder in _folders(path)}
        return sorted(
            path for path in gone if path in folders or not self._expected.isdisjoint(_folders(path))
        )

    def _mark(self) -> None:
        files = dict.fromkeys(self._expected, "") | self._before.files
        ordered = dict(sorted(files.items()))
        self._output.write_manifest(structs.replace(self._before, finished=False, files=ordered))

"""A branch of a git repository that a host serves as a site: one commit on top for each publish.

Works in a bare copy of the branch's tip in our own cache folder; no work tree, and the author's repository is
never touched. Files that somebody else keeps in the branch stay.
"""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from backstory.problems import Place, Problem, SiteError
from backstory.publish.built_site import BuiltSite
from backstory.publish.difference import Difference, Inventory
from backstory.publish.host import (
    RECORD,
    Host,
    HostContext,
    Record,
    SendOptions,
    Wait,
    read_record,
    record_bytes,
    record_of,
)
from backstory.publish.hosts.folder_store import disk_trouble
from backstory.publish.options import Option
from backstory.publish.programs import ProgramResult, fail, run
from backstory.publish.sender import retry

KIND = "git-pages"
OPTIONS = (Option("repository", needed=True), Option("branch"), Option("cname"))
_CNAME = "CNAME"
_THERE = "refs/backstory/there"
_OUT = "refs/backstory/out"


def open(options: Mapping[str, str], context: HostContext) -> Host:
    """The branch."""
    return GitPages(
        options["repository"],
        options.get("branch") or "gh-pages",
        cname=options.get("cname", ""),
        work=context.work,
        environment=context.environment,
        wait=context.wait,
    )


class GitPages:
    """A branch of a repository."""

    def __init__(
        self,
        repository: str,
        branch: str,
        *,
        cname: str,
        work: Path,
        environment: Mapping[str, str],
        wait: Wait,
    ) -> None:
        self.name = f"git-pages {repository} {branch}"
        self._repository = repository
        self._branch = branch
        self._cname = cname
        self._environment = environment
        self._wait = wait
        self._copy = (
            work / f"git-{hashlib.blake2b(f'{repository} {branch}'.encode(), digest_size=8).hexdigest()}"
        )
        self._tip = ""
        self._tree: dict[str, str] = {}

    def complete(self, site: BuiltSite) -> tuple[BuiltSite, tuple[Problem, ...]]:
        """With the mark that no other generator shall run over it, and the name of its domain."""
        made = {".nojekyll": b""}
        problems = []
        if self._cname:
            made[_CNAME] = f"{self._cname}\n".encode()
            if _CNAME in site.files and site.read(_CNAME).decode(errors="replace").strip() != self._cname:
                problems.append(
                    Problem("publish-two-names", Place(f"static/{_CNAME}"), {"name": self._cname})
                )
        elif not site.manifest.base_url:
            problems.append(Problem("publish-no-base-url", Place("site.yaml")))
        return site.with_files(made), tuple(problems)

    def look(self, site: BuiltSite) -> Inventory:
        """The tree of the branch's last commit."""
        self._prepare()
        self._tip = retry(self._remote_tip, self._wait, name=self.name)
        if not self._tip:
            self._tree = {}
            return Inventory(note="new")
        if self._local_tip() != self._tip:
            retry(self._fetch, self._wait, name=self.name)
        listing = self._git("ls-tree", "-r", "-z", "--full-tree", _THERE).out.decode(errors="surrogateescape")
        rows = (row.partition("\t") for row in listing.split("\0") if row)
        self._tree = {path: about.split()[2] for about, _, path in rows}
        record = read_record(self.read(RECORD)) or Record()
        ours = record.files.keys() & self._tree.keys()
        same = {path for path in self._tree.keys() & site.files.keys() if self._is_same(site, path)}
        foreign = self._tree.keys() - ours - same - {RECORD}
        return Inventory(
            ours=frozenset(ours | same),
            same=frozenset(same),
            foreign=frozenset(foreign),
            unpromised=frozenset(ours.intersection(record.unpromised)),
        )

    def read(self, path: str) -> bytes | None:
        """The bytes of a file in the branch."""
        return self._git("cat-file", "blob", self._tree[path]).out if path in self._tree else None

    def send(self, site: BuiltSite, found: Difference, send_options: SendOptions) -> None:
        """Make one commit and push it; with `force`, one without the history before it."""
        parent = "" if send_options.force else self._tip
        # Through a file: a site may be larger than memory.
        with TemporaryFile(dir=self._copy) as stream:
            try:
                stream.writelines(self._commit(site, found, parent=parent, send_options=send_options))
                stream.seek(0)
            except OSError as error:
                raise disk_trouble(self.name, error) from None
            self._git("fast-import", "--quiet", "--force", "--date-format=raw-permissive", given=stream)
        mode = ["--force"] if send_options.force else []
        retry(lambda: self._push(mode), self._wait, name=self.name)
        self._git("update-ref", _THERE, _OUT)
        self._git("gc", "--auto", "--quiet")

    def roll_back(self, *, dry_run: bool = False) -> str:
        """A host that serves a branch has no way back; git has, for whoever owns the repository."""
        raise SiteError(Problem("publish-no-rollback", Place(self.name)))

    def _commit(
        self, site: BuiltSite, found: Difference, *, parent: str, send_options: SendOptions
    ) -> Iterator[bytes]:
        message = (
            f"Publish {len(found.new)} new, {len(found.changed)} changed, {len(found.gone)} gone\n".encode()
        )
        yield f"commit {_OUT}\ncommitter ".encode() + self._committer() + b"\n" + _block(message)
        if parent:
            yield f"from {parent}\n".encode()
        paths = [*found.new, *found.changed] if parent else list(site.files)
        for done, path in enumerate(paths):
            yield b"M 100644 inline " + _quoted(path) + b"\n" + _block(site.read(path))
            send_options.tell("send", done, len(paths))
        if parent:
            yield b"".join(b"D " + _quoted(path) + b"\n" for path in found.gone)
        files = {path: (digest, "") for path, digest in site.files.items()}
        record = record_of(site, files, trial=send_options.trial, unpromised=send_options.unpromised)
        yield f"M 100644 inline {RECORD}\n".encode() + _block(record_bytes(record))
        yield b"\ndone\n"

    def _committer(self) -> bytes:
        """Who commits, and when, as git itself knows it."""
        known = self._run("var", "GIT_COMMITTER_IDENT")
        if known.code:
            stand_in = ("-c", "user.name=Backstory", "-c", "user.email=backstory@localhost")
            known = self._checked(self._run("var", "GIT_COMMITTER_IDENT", before=stand_in))
        return known.out.strip()

    def _is_same(self, site: BuiltSite, path: str) -> bool:
        data = site.read(path)
        kind = hashlib.sha1 if len(self._tree[path]) == 40 else hashlib.sha256
        return kind(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest() == self._tree[path]

    def _prepare(self) -> None:
        if (self._copy / "HEAD").is_file():
            # Nobody else works in here, so a lock is what a killed run left.
            for lock in self._copy.rglob("*.lock"):
                lock.unlink(missing_ok=True)
            if self._run("rev-parse", "--git-dir").code == 0:
                return
        shutil.rmtree(self._copy, ignore_errors=True)
        self._copy.mkdir(parents=True)
        self._checked(run(["git", "init", "--bare", "--quiet", self._copy], environment=self._environment))

    def _remote_tip(self) -> str:
        out = self._git("ls-remote", self._repository, f"refs/heads/{self._branch}").out.decode()
        return out.split()[0] if out.strip() else ""

    def _local_tip(self) -> str:
        return self._run("rev-parse", "--verify", "--quiet", _THERE).out.decode().strip()

    def _fetch(self) -> None:
        self._git(
            "fetch",
            "--quiet",
            "--depth=1",
            "--no-tags",
            "--force",
            self._repository,
            f"{self._branch}:{_THERE}",
        )

    def _push(self, mode: list[str]) -> None:
        done = self._run("push", "--quiet", *mode, self._repository, f"{_OUT}:refs/heads/{self._branch}")
        if done.code and ("(fetch first)" in done.said or "(non-fast-forward)" in done.said):
            raise SiteError(Problem("publish-moved", Place(self.name)))
        self._checked(done)

    def _git(self, *arguments: str, given: bytes | IO[bytes] = b"") -> ProgramResult:
        return self._checked(self._run(*arguments, given=given))

    def _run(
        self, *arguments: str, given: bytes | IO[bytes] = b"", before: tuple[str, ...] = ()
    ) -> ProgramResult:
        command = ["git", f"--git-dir={self._copy}", *before, *arguments]
        return run(command, environment=self._environment, given=given)

    def _checked(self, done: ProgramResult) -> ProgramResult:
        if done.code:
            raise fail(self.name, done.said, self._environment)
        return done


def _block(data: bytes) -> bytes:
    return b"data %d\n" % len(data) + data + b"\n"


def _quoted(path: str) -> bytes:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'.encode(errors="surrogateescape")

"""Buckets: S3 and whatever speaks like it, Google Cloud Storage, Azure. All through obstore."""

import gzip
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from backstory.output.media_types import content_type
from backstory.problems import Place, Problem, SiteError
from backstory.publish.host import RECORD
from backstory.publish.programs import without_secrets
from backstory.publish.site_files import cache_control

T = TypeVar("T")

_PARALLEL = 16
_MISSING = re.compile(r"NoSuchBucket|ContainerNotFound|no bucket named|bucket does not exist", re.I)
_DENIED = re.compile(r"status code: 40[13]|Forbidden|Unauthorized|InvalidAccessKeyId|token request", re.I)
_FULL = re.compile(
    r"status code: 507|no space|QuotaExceeded|InsufficientStorage|no free volumes|not enough", re.I
)
_FLEETING = re.compile(
    r"status code: (5\d\d|429|408)|HTTP error|error sending request|timed? ?out|connect", re.I
)
_MESSAGE = re.compile(r"<Message>\s*([^<\n]+)")
_TEXT = re.compile(r"\Atext/|json\Z|xml\b|javascript")


class Bucket:
    """A bucket, or what lies under a prefix in it. `store` is one of obstore's."""

    def __init__(
        self, store: Any, name: str, *, cache: str, compress: bool, environment: Mapping[str, str]
    ) -> None:
        self.name = name
        self.batch = 256
        self._store = store
        self._cache = cache
        self._compress = compress
        self._environment = environment

    def listing(self) -> dict[str, str]:
        """Every object with its ETag, a thousand to a request."""
        import obstore

        def ask() -> dict[str, str]:
            chunks = obstore.list(self._store, chunk_size=1000)
            return {found["path"]: _plain(found["e_tag"]) for chunk in chunks for found in chunk}

        return self._do(ask)

    def tag(self, path: str, data: bytes) -> str:
        """The MD5 of what is stored: that is the ETag of an object put in one piece, where S3 is asked for one."""
        return hashlib.md5(self._stored(path, data), usedforsecurity=False).hexdigest()

    def read(self, path: str) -> bytes | None:
        """The bytes of an object, unpacked."""
        import obstore

        def ask() -> tuple[bytes, str]:
            found = obstore.get(self._store, path)
            return bytes(found.bytes()), found.attributes.get("Content-Encoding", "")

        try:
            data, encoding = self._do(ask)
        except FileNotFoundError:
            return None
        return gzip.decompress(data) if encoding == "gzip" and data[:2] == b"\x1f\x8b" else data

    def put(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Put objects in place, several at a time, with what a browser has to know of each."""
        with ThreadPoolExecutor(_PARALLEL) as pool:
            try:
                return dict(zip(files, pool.map(lambda item: self._put(*item), files.items()), strict=True))
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise

    def delete(self, paths: Sequence[str]) -> None:
        """Take objects away."""
        import obstore

        try:
            self._do(lambda: obstore.delete(self._store, paths))
        except FileNotFoundError:
            # One was gone already, and some stores leave off there.
            for path in paths:
                try:
                    self._do(lambda path=path: obstore.delete(self._store, path))  # type: ignore[misc]
                except FileNotFoundError:
                    continue

    def finish(self) -> None:
        """An object is there whole or not at all: nothing is left behind."""

    def _put(self, path: str, data: bytes) -> str:
        import obstore

        attributes = {
            "Content-Type": content_type(path),
            "Cache-Control": cache_control(path, self._cache),
            **({"Content-Encoding": "gzip"} if self._is_packed(path) else {}),
        }
        stored = self._stored(path, data)
        try:
            result = self._do(
                # In one piece: of an object in several, the ETag is no MD5.
                lambda: obstore.put(self._store, path, stored, attributes=attributes, use_multipart=False)
            )
        except FileNotFoundError:
            raise SiteError(
                Problem("publish-missing", Place(self.name), {"reason": "there is no such bucket"})
            ) from None
        return _plain(result["e_tag"])

    def _stored(self, path: str, data: bytes) -> bytes:
        return gzip.compress(data, 6, mtime=0) if self._is_packed(path) else data

    def _is_packed(self, path: str) -> bool:
        return self._compress and path != RECORD and bool(_TEXT.search(content_type(path)))

    def _do(self, action: Callable[[], T]) -> T:
        """Ask the store; its complaints become a problem, a ConnectionError, or FileNotFoundError."""
        from obstore.exceptions import BaseError

        try:
            return action()
        except FileNotFoundError as error:
            if _MISSING.search(str(error)):
                raise self._failure(str(error)) from None
            raise
        except BaseError as error:
            raise self._failure(str(error)) from None

    def _failure(self, said: str) -> SiteError | ConnectionError:
        said = said.partition("Debug source")[0].strip()
        reason = {"reason": complaint(said, self._environment)}
        for pattern, code in (
            (_MISSING, "publish-missing"),
            (_FULL, "publish-full"),
            (_DENIED, "publish-denied"),
        ):
            if pattern.search(said):
                return SiteError(Problem(code, Place(self.name), reason))
        if _FLEETING.search(said):
            return ConnectionError(reason["reason"])
        return SiteError(Problem("publish-failed", Place(self.name), reason))


def complaint(said: str, environment: Mapping[str, str]) -> str:
    """What obstore says went wrong, or the server through it: the first telling line, without secrets."""
    message = _MESSAGE.search(said)
    text = message[1].strip() if message else said.strip().partition("\n")[0]
    return without_secrets(text, environment)[:300]


def _plain(tag: str | None) -> str:
    return (tag or "").removeprefix("W/").strip('"')

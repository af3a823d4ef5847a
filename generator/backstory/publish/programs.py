"""Running git, ssh and rsync: what they say when they fail, as one clear problem and without a secret in it."""

import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from msgspec import Struct

from backstory.problems import Place, Problem, SiteError

_SECRET_NAME = re.compile(r"KEY|SECRET|TOKEN|PASSWORD|PASSPHRASE|SAS|CREDENTIAL", re.I)
_IN_ADDRESS = re.compile(
    r"(?<=://)[^/\s:@]+:[^/\s@]+@|([?&](?:sig|X-Amz-Signature|X-Amz-Credential)=)[^&\s\"']+"
)

NO_RSYNC = "publish-no-rsync"
"""The problem where the other side can't run rsync."""

# Most telling first; each pattern is looked for in all that the program said.
_MEANINGS = (
    (r"rsync: (command )?not found|allows sftp connections only|is your shell clean", NO_RSYNC),
    (r"host key verification failed|remote host identification has changed", "publish-host-key"),
    (
        r"permission denied \(|authentication failed|could not read (username|password)|access denied|"
        r"invalid credentials|too many authentication failures",
        "publish-denied",
    ),
    (r"no space left on device|disk quota exceeded|\(28\)", "publish-full"),
    (r"permission denied|operation not permitted|read-only file system|\(13\)", "publish-not-writable"),
    (
        r"does not appear to be a git repository|repository .*not (found|exist)|does not exist|"
        r"no such file or directory|not a git repository",
        "publish-missing",
    ),
)
_FLEETING = re.compile(
    r"could not resolve host|connection (refused|timed out|reset|closed)|network is unreachable|no route to host|"
    r"lost connection|broken pipe|operation timed out|temporary failure|unexpectedly|hung up|early eof",
    re.I,
)
_NOISE = re.compile(
    r"^\s*$|^(please make sure|and the repository exists|fatal: could not read from remote|rsync error:)|"
    # What ssh says at length of a key that changed, before it says where the known one stands.
    r"^(@|it is possible that|someone could be|it is also possible|the fingerprint for|sha256:|please contact|add correct)",
    re.I,
)


class ProgramResult(Struct, frozen=True):
    """What a program did."""

    code: int
    out: bytes
    said: str


def run(
    arguments: Sequence[str | Path],
    *,
    environment: Mapping[str, str],
    given: bytes | IO[bytes] = b"",
    folder: Path | None = None,
) -> ProgramResult:
    """Run a program to its end, in plain English and UTC. Stops where there is no such program."""
    try:
        done = subprocess.run(
            [str(argument) for argument in arguments],
            input=given if isinstance(given, bytes) else None,
            stdin=None if isinstance(given, bytes) else given,
            capture_output=True,
            cwd=folder,
            env={**environment, "LC_ALL": "C", "TZ": "UTC"},
            check=False,
        )
    except FileNotFoundError:
        raise SiteError(Problem("publish-no-program", Place(str(arguments[0])))) from None
    return ProgramResult(done.returncode, done.stdout, done.stderr.decode(errors="replace"))


def fail(name: str, said: str, environment: Mapping[str, str]) -> SiteError | ConnectionError:
    """The error that a program's last words amount to; a ConnectionError where another try may help."""
    for pattern, code in _MEANINGS:
        if re.search(pattern, said, re.I):
            return SiteError(Problem(code, Place(name), {"reason": reason(said, environment)}))
    if _FLEETING.search(said):
        return ConnectionError(reason(said, environment))
    return SiteError(Problem("publish-failed", Place(name), {"reason": reason(said, environment)}))


def reason(said: str, environment: Mapping[str, str]) -> str:
    """The first telling line of what a program said, without secrets."""
    lines = [line.strip() for line in said.splitlines() if not _NOISE.search(line)]
    return without_secrets(lines[0], environment)[:300] if lines else "it gave no reason"


def without_secrets(text: str, environment: Mapping[str, str]) -> str:
    """The text with every secret of the environment, and every password in an address, struck out."""
    values = (value for name, value in environment.items() if _SECRET_NAME.search(name) and len(value) > 5)
    for value in sorted(values, key=len, reverse=True):
        text = text.replace(value, "***")
    return _IN_ADDRESS.sub(lambda match: f"{match[1] or ''}***", text)

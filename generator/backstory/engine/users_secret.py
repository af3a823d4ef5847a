"""A secret of the user who runs the program, kept outside of every site: what is signed with it is their own work."""

import os
from functools import cache
from pathlib import Path

_LENGTH = 32


@cache
def users_secret() -> bytes:
    """The secret, made when it is first asked for; nothing where none can be kept, or others could have written it."""
    file = _folder() / "key"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Whoever comes first makes it; the others read what is there.
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read(file)
    except (OSError, RuntimeError):
        return b""
    secret = os.urandom(_LENGTH)
    with os.fdopen(descriptor, "wb") as new:
        new.write(secret)
    return secret


def _folder() -> Path:
    said = os.environ.get("XDG_CACHE_HOME" if os.name == "posix" else "LOCALAPPDATA", "")
    return (Path(said) if Path(said).is_absolute() else Path("~/.cache").expanduser()) / "backstory"


def _read(file: Path) -> bytes:
    try:
        status = file.stat()
        if os.name == "posix" and (status.st_uid != os.geteuid() or status.st_mode & 0o077):
            return b""
        secret = file.read_bytes()
    except OSError:
        return b""
    return secret if len(secret) == _LENGTH else b""

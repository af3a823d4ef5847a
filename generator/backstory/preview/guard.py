"""Who may ask: a page of another site must not read a preview through the reader's own browser.

A name that an attacker's server gives this machine's address ("DNS rebinding") arrives in the Host header,
so only names that can't be given away are answered: addresses in numbers, and names of this machine.
"""

from ipaddress import ip_address
from socket import gethostname
from urllib.parse import SplitResult, urlsplit


def is_own_host(host: str, chosen: str) -> bool:
    """Whether a Host header names this machine. `chosen` is what the user gave as `--host`."""
    name = (_split(f"//{host}").hostname or "").rstrip(".") if _is_plain(host) else ""
    own = gethostname().lower()
    if name in ("localhost", chosen.lower(), own, f"{own.partition('.')[0]}.local") and name:
        return True
    return name.endswith(".localhost") or _is_address(name)


def is_own_origin(origin: str, host: str, chosen: str) -> bool:
    """Whether an Origin header is that of the very page that was served under this Host header."""
    parts = _split(origin)
    return parts.scheme in ("http", "https") and parts.netloc == host and is_own_host(host, chosen)


def is_loopback(host: str) -> bool:
    """Whether only this machine can connect to that host."""
    return host == "localhost" or (_is_address(host) and ip_address(host).is_loopback)


def _split(address: str) -> SplitResult:
    """The parts of an address; of none where it is no address, as with half a pair of brackets."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")


def _is_plain(host: str) -> bool:
    return bool(host) and not any(sign in host for sign in "/\\@?#% \t")


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True

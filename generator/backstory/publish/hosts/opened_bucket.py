"""What the kinds of buckets have in common: their options, and how one is opened.

Credentials are those that its user has anyway: the environment's, or the provider's own files. Where there are
none, nothing is asked: looking for a machine's own role takes a request to an address that outside a cloud belongs
to nobody. `credentials: machine` asks for that.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from backstory.problems import Place, Problem, SiteError
from backstory.publish.host import Host, HostContext
from backstory.publish.hosts.bucket import Bucket, complaint
from backstory.publish.options import Option
from backstory.publish.sender import Sender

OPTIONS_OF_BUCKETS = (
    # What obstore takes for a path: no part of it empty, or a step to another folder.
    Option(
        "prefix",
        pattern=r"/?((?!\.\.?(/|$))[^/\x00-\x1f\x7f]+(/(?!$)|/?$))*",
        example="names with a slash between them, as news/site",
    ),
    Option(
        "endpoint",
        pattern=r"https?://([\w.-]+|\[[\da-f:]+\])(:\d+)?(/[\w./-]*)?",
        example="https://host.example",
    ),
    Option("credentials", choices=("machine", "az")),
    Option("cache"),
    Option("compress", choices=("gzip",)),
)
_TIMES = {"connect_timeout": "10s", "timeout": "60s"}
_NO_RETRIES: Any = {"max_retries": 0}
"""Trying again is `sender.retry`'s work."""


def open_bucket(
    kind: str,
    name: str,
    options: Mapping[str, str],
    context: HostContext,
    *,
    config: Mapping[str, Any],
    has_credentials: bool,
    variable: str,
) -> Host:
    """A bucket of one of obstore's kinds; `config` is what that kind needs besides.

    Stops where there are no credentials, of which `variable` is the usual one, or obstore can't read what it is given.
    """
    if not has_credentials and options.get("credentials") != "machine":
        raise SiteError(Problem("publish-no-credentials", Place(kind), {"variable": variable}))
    endpoint = options.get("endpoint", "")
    store = _store(kind, name, options, config=config, environment=context.environment)
    bucket = Bucket(
        store,
        f"{kind} {name}" + (f" at {endpoint}" if endpoint else ""),
        cache=options.get("cache", ""),
        compress=options.get("compress") == "gzip",
        environment=context.environment,
    )
    return Sender(bucket, context.wait)


def _store(
    kind: str,
    name: str,
    options: Mapping[str, str],
    *,
    config: Mapping[str, Any],
    environment: Mapping[str, str],
) -> Any:
    try:
        from obstore.exceptions import BaseError
        from obstore.store import AzureStore, GCSStore, S3Store
    except ImportError:
        raise SiteError(Problem("publish-no-obstore", Place(kind))) from None
    kinds: dict[str, Callable[..., Any]] = {"s3": S3Store, "gcs": GCSStore, "azure": AzureStore}
    try:
        return kinds[kind](
            name.rpartition("/")[2],
            prefix=options.get("prefix") or None,
            config=config,
            client_options={**_TIMES, "allow_http": options.get("endpoint", "").startswith("http://")},
            retry_config=_NO_RETRIES,
        )
    except (BaseError, ValueError) as error:
        reason = {"reason": complaint(str(error), environment)}
        raise SiteError(Problem("publish-bad-credentials", Place(f"{kind} {name}"), reason)) from None


def has_any(environment: Mapping[str, str], names: tuple[str, ...]) -> bool:
    """Whether one of these variables says something."""
    return any(environment.get(name) for name in names)


def endpoint_of(options: Mapping[str, str]) -> dict[str, str]:
    """The address of a server of one's own, as obstore takes it."""
    return {"endpoint": options["endpoint"]} if options.get("endpoint") else {}


def home(environment: Mapping[str, str]) -> Path:
    """The user's own folder."""
    return Path(environment.get("HOME") or environment.get("USERPROFILE") or "/")

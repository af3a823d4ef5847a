"""Opening a bucket with the credentials that its user has anyway: the environment's, or the provider's own files.

Where there are none, nothing is asked: looking for a machine's own role takes a request to an address that
outside a cloud belongs to nobody. `credentials: machine` asks for that.
"""

import configparser
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backstory.problems import Place, Problem, Stop
from backstory.publish.programs import without_secrets

_S3 = ("AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
_GOOGLE = (
    "GOOGLE_APPLICATION_CREDENTIALS",
    "GOOGLE_SERVICE_ACCOUNT",
    "GOOGLE_SERVICE_ACCOUNT_PATH",
    "GOOGLE_SERVICE_ACCOUNT_KEY",
    "GOOGLE_BEARER_TOKEN",
)
_AZURE = (
    "AZURE_STORAGE_ACCOUNT_KEY",
    "AZURE_STORAGE_ACCESS_KEY",
    "AZURE_STORAGE_SAS_KEY",
    "AZURE_STORAGE_TOKEN",
    "AZURE_STORAGE_CLIENT_SECRET",
    "AZURE_CLIENT_SECRET",
    "AZURE_FEDERATED_TOKEN_FILE",
)
"""Variables that carry credentials, the usual one first; obstore reads them by itself."""
_TIMES = {"connect_timeout": "10s", "timeout": "60s"}
_MESSAGE = re.compile(r"<Message>\s*([^<\n]+)")
_NO_RETRIES: Any = {"max_retries": 0}
"""Trying again is `sending.persist`'s work."""


def open_s3(options: Mapping[str, str], environment: Mapping[str, str]) -> Any:
    """A bucket of S3, or of a server that speaks like it."""
    from obstore.store import S3Store

    given = _s3_profile(environment)
    _check(options, bool(given) or _has(environment, _S3), wanted=_S3[0])
    region = options.get("region") or environment.get("AWS_REGION", "us-east-1")
    config: Any = {"region": region, **_endpoint(options), **given}
    return _open(S3Store, options["bucket"], config=config, options=options, environment=environment)


def open_gcs(options: Mapping[str, str], environment: Mapping[str, str]) -> Any:
    """A bucket of Google Cloud Storage."""
    from obstore.store import GCSStore

    of_gcloud = _home(environment) / ".config" / "gcloud" / "application_default_credentials.json"
    _check(options, of_gcloud.is_file() or _has(environment, _GOOGLE), wanted=_GOOGLE[0])
    config: Any = {"base_url": options["endpoint"]} if options.get("endpoint") else {}
    return _open(GCSStore, options["bucket"], config=config, options=options, environment=environment)


def open_azure(options: Mapping[str, str], environment: Mapping[str, str]) -> Any:
    """A container of Azure's blob storage."""
    from obstore.store import AzureStore

    by_program = options.get("credentials") == "az"
    _check(options, by_program or _has(environment, _AZURE), wanted=_AZURE[0])
    config: Any = {"account_name": options["account"], "use_azure_cli": by_program, **_endpoint(options)}
    return _open(AzureStore, options["container"], config=config, options=options, environment=environment)


def _open(
    store: Any, name: str, *, config: Any, options: Mapping[str, str], environment: Mapping[str, str]
) -> Any:
    """A bucket of one of obstore's kinds. Stops where obstore can't read what it is given."""
    from obstore.exceptions import BaseError

    client = {**_TIMES, "allow_http": options.get("endpoint", "").startswith("http://")}
    try:
        return store(
            name,
            prefix=options.get("prefix") or None,
            config=config,
            client_options=client,
            retry_config=_NO_RETRIES,
        )
    except BaseError as error:
        said = {"reason": complaint(str(error), environment)}
        raise Stop(Problem("publish-bad-credentials", Place(f"{options['kind']} {name}"), said)) from None


def complaint(said: str, environment: Mapping[str, str]) -> str:
    """What obstore says went wrong, or the server through it: the first telling line, without secrets."""
    message = _MESSAGE.search(said)
    text = message[1].strip() if message else said.strip().partition("\n")[0]
    return without_secrets(text, environment)[:300]


def _has(environment: Mapping[str, str], names: tuple[str, ...]) -> bool:
    return any(environment.get(name) for name in names)


def _check(options: Mapping[str, str], found: bool, *, wanted: str) -> None:
    if not found and options.get("credentials") != "machine":
        raise Stop(Problem("publish-no-credentials", Place(options["kind"]), {"variable": wanted}))


def _endpoint(options: Mapping[str, str]) -> dict[str, str]:
    return {"endpoint": options["endpoint"]} if options.get("endpoint") else {}


def _s3_profile(environment: Mapping[str, str]) -> dict[str, str]:
    """The credentials that `aws configure` keeps, where the environment has none."""
    if environment.get("AWS_ACCESS_KEY_ID"):
        return {}
    file = environment.get("AWS_SHARED_CREDENTIALS_FILE") or str(_home(environment) / ".aws" / "credentials")
    kept = configparser.RawConfigParser()
    try:
        kept.read(file, encoding="utf-8")
        profile = kept[environment.get("AWS_PROFILE") or "default"]
    except (KeyError, OSError, UnicodeDecodeError, configparser.Error):
        return {}
    names = {"aws_access_key_id": "access_key_id", "aws_secret_access_key": "secret_access_key"}
    names["aws_session_token"] = "session_token"
    return {names[key]: value for key, value in profile.items() if key in names}


def _home(environment: Mapping[str, str]) -> Path:
    return Path(environment.get("HOME") or environment.get("USERPROFILE") or "/")

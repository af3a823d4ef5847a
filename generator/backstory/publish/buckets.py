"""Opening a bucket with the credentials that its user has anyway: the environment's, or the provider's own files.

Where there are none, nothing is asked: looking for a machine's own role takes a request to an address that
outside a cloud belongs to nobody. `credentials: machine` asks for that.
"""

import configparser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backstory.problems import Place, Problem, Stop

_TIMES = {"connect_timeout": "10s", "timeout": "60s"}
_NO_RETRIES = {"max_retries": 0}
"""Trying again is `sending.persist`'s work."""


def open_s3(options: Mapping[str, str], environment: Mapping[str, str]) -> Any:
    """A bucket of S3, or of a server that speaks like it."""
    from obstore.store import S3Store

    given = _s3_profile(environment)
    by_environment = ("AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
    _check(options, environment, by_environment, found=bool(given), store="s3", wanted="AWS_ACCESS_KEY_ID")
    endpoint = {"endpoint": options["endpoint"]} if options.get("endpoint") else {}
    return S3Store(
        options["bucket"],
        prefix=options.get("prefix") or None,
        region=options.get("region") or environment.get("AWS_REGION", "us-east-1"),
        client_options=_client(options),
        retry_config=_NO_RETRIES,
        **endpoint,
        **given,
    )


def open_gcs(options: Mapping[str, str], environment: Mapping[str, str]) -> Any:
    """A bucket of Google Cloud Storage."""
    from obstore.store import GCSStore

    names = ("GOOGLE_SERVICE_ACCOUNT", "GOOGLE_SERVICE_ACCOUNT_PATH", "GOOGLE_SERVICE_ACCOUNT_KEY")
    names += ("GOOGLE_APPLICATION_CREDENTIALS", "GOOGLE_BEARER_TOKEN")  # type: ignore[assignment]
    of_gcloud = _home(environment) / ".config" / "gcloud" / "application_default_credentials.json"
    wanted = "GOOGLE_APPLICATION_CREDENTIALS"
    _check(options, environment, names, found=of_gcloud.is_file(), store="gcs", wanted=wanted)
    return GCSStore(
        options["bucket"],
        prefix=options.get("prefix") or None,
        client_options=_client(options),
        retry_config=_NO_RETRIES,
    )


def open_azure(options: Mapping[str, str], environment: Mapping[str, str]) -> Any:
    """A container of Azure's blob storage."""
    from obstore.store import AzureStore

    names = ("AZURE_STORAGE_ACCOUNT_KEY", "AZURE_STORAGE_ACCESS_KEY", "AZURE_STORAGE_SAS_KEY", "AZURE_STORAGE_TOKEN")
    names += ("AZURE_STORAGE_CLIENT_SECRET", "AZURE_CLIENT_SECRET", "AZURE_FEDERATED_TOKEN_FILE")  # type: ignore[assignment]
    by_program = options.get("credentials") == "az"
    wanted = "AZURE_STORAGE_ACCOUNT_KEY"
    _check(options, environment, names, found=by_program, store="azure", wanted=wanted)
    endpoint = {"endpoint": options["endpoint"]} if options.get("endpoint") else {}
    return AzureStore(
        options["container"],
        prefix=options.get("prefix") or None,
        account_name=options["account"],
        client_options=_client(options),
        retry_config=_NO_RETRIES,
        use_azure_cli=by_program,
        **endpoint,
    )


def _check(
    options: Mapping[str, str],
    environment: Mapping[str, str],
    names: tuple[str, ...],
    *,
    found: bool,
    store: str,
    wanted: str,
) -> None:
    if found or options.get("credentials") == "machine" or any(environment.get(name) for name in names):
        return
    raise Stop(Problem("publish-no-credentials", Place(store), {"variable": wanted}))


def _client(options: Mapping[str, str]) -> Any:
    return {**_TIMES, "allow_http": options.get("endpoint", "").startswith("http://")}


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

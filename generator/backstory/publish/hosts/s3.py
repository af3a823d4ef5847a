"""`s3`: a bucket of S3, or of a server that speaks like it."""

import configparser
from collections.abc import Mapping

from backstory.publish.host import Host, HostContext
from backstory.publish.hosts.opened_bucket import (
    OPTIONS_OF_BUCKETS,
    endpoint_of,
    has_any,
    home,
    open_bucket,
)
from backstory.publish.options import Option

KIND = "s3"
OPTIONS = (Option("bucket", needed=True), Option("region"), *OPTIONS_OF_BUCKETS)
_CREDENTIALS = ("AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
"""Variables that carry credentials, the usual one first; obstore reads them by itself."""


def open(options: Mapping[str, str], context: HostContext) -> Host:
    """The bucket."""
    environment = context.environment
    profile = _profile(environment)
    region = options.get("region") or environment.get("AWS_REGION", "us-east-1")
    return open_bucket(
        KIND,
        options["bucket"],
        options,
        context,
        config={"region": region, **endpoint_of(options), **profile},
        has_credentials=bool(profile) or has_any(environment, _CREDENTIALS),
        variable=_CREDENTIALS[0],
    )


def _profile(environment: Mapping[str, str]) -> dict[str, str]:
    """The credentials that `aws configure` keeps, where the environment has none."""
    if environment.get("AWS_ACCESS_KEY_ID"):
        return {}
    file = environment.get("AWS_SHARED_CREDENTIALS_FILE") or str(home(environment) / ".aws" / "credentials")
    kept = configparser.RawConfigParser()
    try:
        kept.read(file, encoding="utf-8")
        profile = kept[environment.get("AWS_PROFILE") or "default"]
    except (KeyError, OSError, UnicodeDecodeError, configparser.Error):
        return {}
    names = {"aws_access_key_id": "access_key_id", "aws_secret_access_key": "secret_access_key"}
    names["aws_session_token"] = "session_token"
    return {names[key]: value for key, value in profile.items() if key in names}

"""`gcs`: a bucket of Google Cloud Storage."""

from collections.abc import Mapping

from backstory.publish.host import Host, HostContext
from backstory.publish.hosts.opened_bucket import OPTIONS_OF_BUCKETS, has_any, home, open_bucket
from backstory.publish.options import Option

KIND = "gcs"
OPTIONS = (Option("bucket", needed=True), *OPTIONS_OF_BUCKETS)
_CREDENTIALS = (
    "GOOGLE_APPLICATION_CREDENTIALS",
    "GOOGLE_SERVICE_ACCOUNT",
    "GOOGLE_SERVICE_ACCOUNT_PATH",
    "GOOGLE_SERVICE_ACCOUNT_KEY",
    "GOOGLE_BEARER_TOKEN",
)
"""Variables that carry credentials, the usual one first; obstore reads them by itself."""


def open(options: Mapping[str, str], context: HostContext) -> Host:
    """The bucket."""
    environment = context.environment
    of_gcloud = home(environment) / ".config" / "gcloud" / "application_default_credentials.json"
    return open_bucket(
        KIND,
        options["bucket"],
        options,
        context,
        config={"base_url": options["endpoint"]} if options.get("endpoint") else {},
        has_credentials=of_gcloud.is_file() or has_any(environment, _CREDENTIALS),
        variable=_CREDENTIALS[0],
    )

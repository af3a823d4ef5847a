"""`azure`: a container of Azure's blob storage."""

from collections.abc import Mapping

from backstory.publish.host import Host, HostContext
from backstory.publish.hosts.opened_bucket import OPTIONS_OF_BUCKETS, endpoint_of, has_any, open_bucket
from backstory.publish.options import Option

KIND = "azure"
OPTIONS = (Option("account", needed=True), Option("container", needed=True), *OPTIONS_OF_BUCKETS)
_CREDENTIALS = (
    "AZURE_STORAGE_ACCOUNT_KEY",
    "AZURE_STORAGE_ACCESS_KEY",
    "AZURE_STORAGE_SAS_KEY",
    "AZURE_STORAGE_TOKEN",
    "AZURE_STORAGE_CLIENT_SECRET",
    "AZURE_CLIENT_SECRET",
    "AZURE_FEDERATED_TOKEN_FILE",
)
"""Variables that carry credentials, the usual one first; obstore reads them by itself."""


def open(options: Mapping[str, str], context: HostContext) -> Host:
    """The container."""
    by_program = options.get("credentials") == "az"
    account = options["account"]
    return open_bucket(
        KIND,
        f"{account}/{options['container']}",
        options,
        context,
        config={"account_name": account, "use_azure_cli": by_program, **endpoint_of(options)},
        has_credentials=by_program or has_any(context.environment, _CREDENTIALS),
        variable=_CREDENTIALS[0],
    )

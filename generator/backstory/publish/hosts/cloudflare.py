"""`cloudflare`: a folder for this host to take, with the redirects and headers that it reads."""

from collections.abc import Mapping

from backstory.publish.host import Host, HostContext
from backstory.publish.hosts.edge_folder import EdgeFolder
from backstory.publish.hosts.folder_store import FolderStore
from backstory.publish.options import Option

KIND = "cloudflare"
OPTIONS = (Option("path", needed=True),)


def open(options: Mapping[str, str], context: HostContext) -> Host:
    """The folder."""
    return EdgeFolder(FolderStore(context.path(options["path"])), context.wait, cloudflare=True)

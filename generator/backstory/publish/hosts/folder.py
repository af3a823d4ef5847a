"""`folder`: a folder of this machine, switched as a whole where that can be."""

import os
from collections.abc import Mapping

from backstory.publish.host import Host, HostContext
from backstory.publish.hosts.folder_store import FolderStore
from backstory.publish.hosts.versions import Versions
from backstory.publish.options import Option
from backstory.publish.sender import Sender

KIND = "folder"
OPTIONS = (
    Option("path", needed=True),
    Option("keep", pattern=r"[1-9]\d{0,3}", example="a number from 1 to 9999"),
    Option("switch", choices=("yes", "no")),
)


def open(options: Mapping[str, str], context: HostContext) -> Host:
    """A folder with versions behind it; a plain one where nothing can be switched."""
    place = context.path(options["path"])
    if options.get("switch", "yes") == "no" or os.name == "nt":
        return Sender(FolderStore(place), context.wait)
    return Versions(place, keep=int(options.get("keep", "3")))

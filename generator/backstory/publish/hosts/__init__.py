"""The kinds of hosts, a module for each: it has its KIND, its OPTIONS, and `open`. A new one is added here."""

from collections.abc import Mapping
from typing import Protocol

from backstory.publish.host import Host, HostContext
from backstory.publish.hosts import azure, cloudflare, folder, gcs, git_pages, netlify, s3, ssh, zip_archive
from backstory.publish.options import Option


class HostModule(Protocol):
    """What a module has to have for `publish: {name: {kind: KIND}}` to work."""

    @property
    def KIND(self) -> str:  # noqa: N802
        """What site.yaml calls it."""

    @property
    def OPTIONS(self) -> tuple[Option, ...]:  # noqa: N802
        """What site.yaml may say of it."""

    def open(self, options: Mapping[str, str], context: HostContext) -> Host:
        """The host that the options tell of. Nothing is asked of it yet."""


_MODULES: tuple[HostModule, ...] = (
    folder,
    git_pages,
    s3,
    gcs,
    azure,
    ssh,
    netlify,
    cloudflare,
    zip_archive,
)
HOSTS = {module.KIND: module for module in _MODULES}
KINDS = {kind: module.OPTIONS for kind, module in HOSTS.items()}

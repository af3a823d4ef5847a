"""A folder for Netlify or Cloudflare Pages: the site, with the redirects and headers that those hosts read."""

from backstory.problems import Problem
from backstory.publish.built_site import BuiltSite
from backstory.publish.host import Wait
from backstory.publish.hosts import edge_headers, edge_redirects
from backstory.publish.hosts.folder_store import FolderStore
from backstory.publish.redirects import redirects
from backstory.publish.sender import Sender


class EdgeFolder(Sender):
    """A folder that a host's own program, or the host itself, takes from here."""

    def __init__(self, store: FolderStore, wait: Wait, *, cloudflare: bool) -> None:
        super().__init__(store, wait)
        self._cloudflare = cloudflare

    def complete(self, site: BuiltSite) -> tuple[BuiltSite, tuple[Problem, ...]]:
        """The site with `_redirects` and `_headers`, each with what the author wrote into such a file."""
        own = {
            name: site.read(name).decode(errors="surrogateescape") if name in site.files else ""
            for name in (edge_redirects.NAME, edge_headers.NAME)
        }
        rules, unread_rules = edge_redirects.with_redirects(
            own[edge_redirects.NAME], redirects(site), cloudflare=self._cloudflare
        )
        headers, unread_headers = edge_headers.with_headers(
            own[edge_headers.NAME], site.fingerprinted(), cloudflare=self._cloudflare
        )
        made = {edge_redirects.NAME: rules, edge_headers.NAME: headers}
        files = {name: text.encode(errors="surrogateescape") for name, text in made.items() if text}
        return site.with_files(files), (*unread_rules, *unread_headers)

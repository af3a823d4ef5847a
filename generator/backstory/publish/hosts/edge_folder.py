"""A folder for Netlify or Cloudflare Pages: the site, with the redirects and headers that those hosts read."""

from backstory.output.media_types import content_type
from backstory.problems import Place, Problem
from backstory.publish.built_site import BuiltSite
from backstory.publish.host import Wait
from backstory.publish.hosts import edge_headers, edge_redirects
from backstory.publish.hosts.edge_policy import RULES, RULES_TEXT, RULES_TYPE, policy, refused
from backstory.publish.hosts.folder_store import FolderStore
from backstory.publish.redirects import redirects
from backstory.publish.sender import Sender
from backstory.text import excerpt
from backstory.url_paths import address_of

_TYPES = {
    RULES: RULES_TYPE,
    **{
        name: content_type(name)
        for name in ("feed.json", ".md", ".ics", ".bib", ".ris", ".avif", ".epub", ".opus")
    },
}
"""Of files that hosts have no type for, or a more general one: by their name, or its suffix."""


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
        everywhere, problems = _of_every_page(site)
        headers, unread_headers = edge_headers.with_headers(
            own[edge_headers.NAME],
            everywhere=everywhere,
            kept_for_ever=site.fingerprinted(),
            typed=edge_headers.type_rules((*site.files, RULES), _TYPES),
            cloudflare=self._cloudflare,
        )
        made = {edge_redirects.NAME: rules, edge_headers.NAME: headers}
        files = {name: text.encode(errors="surrogateescape") for name, text in made.items() if text}
        if RULES not in site.files:
            files[RULES] = RULES_TEXT
        return site.with_files(files), (*unread_rules, *unread_headers, *problems)


def _of_every_page(site: BuiltSite) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The headers of every file, and why one of them is left out."""
    headers = {"X-Content-Type-Options": "nosniff", "Speculation-Rules": f'"/{RULES}"'}
    path, tag = refused(site)
    if path:
        facts = {"address": address_of(path), "tag": excerpt(" ".join(tag.split()), 80)}
        return headers, (Problem("publish-no-policy", Place(f"static/{edge_headers.NAME}"), facts),)
    return {**headers, "Content-Security-Policy": policy(site)}, ()

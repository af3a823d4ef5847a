"""A site read and understood, for commands that write nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from backstory.catalog.rankings import SHOWN
from backstory.cli.options import SiteOptions
from backstory.cli.progress import Bar
from backstory.engine import site
from backstory.engine.known_site import KnownSite, know_site


@contextmanager
def open_site(options: SiteOptions, bar: Bar, *, read_next: int = SHOWN) -> Iterator[KnownSite]:
    """What `check`, `catalog` and `explain` work on: the site as it is now; its cache is open within the block.

    `read_next` is how many articles are ranked for each.
    """
    with site.open_site(options.folders, options.settings, options.cut_off, tell=bar) as opened:
        known = know_site(opened, read_next=read_next)
        bar.clear()
        yield known

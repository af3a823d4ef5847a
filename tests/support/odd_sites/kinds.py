"""What is odd about a site: several kinds at once, and edits of it. `hostile.py` makes those where nothing is sound."""

import random
from collections.abc import Callable
from pathlib import Path

from tests.support.odd_sites import addresses, held_back, metadata, programs, texts
from tests.support.odd_sites.site import OddSite, write_sound_site

KINDS: tuple[Callable[[OddSite], None], ...] = (
    metadata.odd_yaml,
    metadata.odd_beginnings,
    metadata.odd_dates,
    metadata.odd_files_beside,
    addresses.odd_addresses,
    addresses.odd_redirects,
    addresses.odd_static,
    addresses.odd_names,
    addresses.odd_files,
    addresses.odd_links_of_the_system,
    texts.odd_texts,
    texts.odd_embeds,
    texts.odd_names_in_common,
    texts.odd_characters,
    texts.odd_languages,
    texts.odd_background,
    programs.odd_programs,
    programs.odd_settings,
    programs.odd_navigation,
    programs.odd_topic_list,
    programs.odd_templates,
    held_back.held_back,
    held_back.held_back_by_a_folder,
    held_back.held_back_beside,
    held_back.remarks,
)


def write_odd_site(folder: Path, seed: int) -> OddSite:
    """Write the site of that number into a folder."""
    site = OddSite(folder, random.Random(seed))
    write_sound_site(site)
    for kind in site.choose.sample(KINDS, site.choose.randrange(1, 6)):
        kind(site)
    return site


def edit(site: OddSite) -> None:
    """Change something: a further kind of oddity, a text that goes, moves, or is another one's."""
    there = site.open_documents()
    for _ in range(site.choose.randrange(1, 4)):
        one, other = site.one(there), site.one(there)
        match site.choose.randrange(5):
            case 0 | 1:
                site.one(KINDS)(site)
            case 2:
                one.unlink(missing_ok=True)
            case 3 if one.is_file() and other.parent.is_dir():
                one.rename(other)
            case _ if one.is_file() and not one.is_symlink():
                one.write_bytes(one.read_bytes() + b"\n\nAdded of [[Tide]] in Lower Town.\n")

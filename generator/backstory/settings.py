"""Settings of a site: its folders, its site.yaml, and the cut-off moment, which is passed in."""

from pathlib import Path

from msgspec import Struct

from backstory.problems import Severity


class Folders(Struct, frozen=True):
    """Where a site lives. All paths are absolute; `label` of a path is what the author would type."""

    content: Path
    templates: Path
    """The site's own templates; need not exist."""
    output: Path
    cache: Path
    """Made by us and safe to delete: `.backstory/` beside the content folder."""
    content_label: str = "content"
    templates_label: str = "templates"


class CutOff(Struct, frozen=True, array_like=True):
    """What is out of this build: what is not yet, or no longer, or still a draft."""

    instant: int
    """Seconds since 1970 in UTC: `--as-of`, else SOURCE_DATE_EPOCH, else now."""
    drafts: bool = False
    future: bool = False


class Settings(Struct, frozen=True):
    """What site.yaml says, after defaults. Plain data: two equal Settings build the same site."""

    title: str = "Briefing"
    base_url: str = ""
    """`https://host/sub/path/` with its last slash, or empty."""
    language: str = "en"
    timezone: str = "UTC"
    description: str = ""
    publisher: str = ""
    accent: str = ""
    navigation: tuple[tuple[str, str], ...] = ()
    """(label, address) pairs that replace the default five places; empty for the default."""
    unsafe_html: bool = False
    markdown_extensions: tuple[str, ...] = ()
    pretty_links: bool = False
    """Links end in `/` rather than in `/index.html`, which file:// needs."""
    autolink: str = "section"
    per_page: int = 100
    """Articles on one page of a topic."""
    pair_pages: int = 5
    """Shared articles from which two topics get a page of their own; 0 for none."""
    authors: tuple[str, ...] = ()
    extra: dict[str, object] = {}
    checks: dict[str, Severity] = {}
    publish: dict[str, dict[str, str]] = {}

"""Settings of a site: its folders, its site.yaml, and the cut-off moment, which is passed in."""

import re
from collections import abc
from pathlib import Path
from typing import Any, Literal, cast
from urllib.parse import unquote, urlsplit

from msgspec import Struct, structs

from backstory import editions, messages
from backstory.editions import PUBLIC, Edition
from backstory.problems import Place, Problem, Severity, SiteError, not_utf8
from backstory.suggestions import suggestion
from backstory.yaml import parser, schema
from backstory.yaml.parser import Mapping, Node, Scalar, Sequence
from backstory.yaml.schema import Convert, Reading

NAME = "site.yaml"
"""Of the configuration, in the content folder."""

STATIC = "static/"
"""Of the content folder: its files are copied to the site's root."""

_SITE_ADDRESS = re.compile(r"(https?)(://[^\s/?#\"'<>\\]+(?:/[^\s?#\"'<>\\]*)?)", re.I)
_PLACE = re.compile(r"(?:/(?!/)|https?://[^/?#\s\\])[^\s\x00-\x1f\x7f\\]*", re.I)
_PROGRAM = re.compile(r"[\w./+-]+\.whl|(git\+)?(https?|ssh|file)://[^\s\"'\\\\$`]+")
_INDEXNOW_KEY = re.compile(r"[A-Za-z0-9-]{8,128}")
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.I)


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
    output_label: str = "site"
    elsewhere: tuple[tuple[str, Path], ...] = ()
    """Folders that count as being in the content folder, by their paths there: `static/` beside it, in Hugo's trees."""

    def file(self, path: str) -> Path:
        """Where a file of the content is, by its path."""
        for inside, folder in self.elsewhere:
            if path.startswith(inside):
                return folder / path.removeprefix(inside)
        return self.content / path


class Tree(Struct, frozen=True):
    """What a tree of another program says of its documents: where it had their pages, and what else they mean there."""

    program: Literal["", "hugo", "jekyll", "mkdocs", "pelican", "obsidian"] = ""
    file: str = ""
    """Its configuration, by its path from the content folder."""
    addresses: tuple[tuple[str, str], ...] = ()
    """(folder, pattern): the first whose folder holds a document gives its address. See content/tree_addresses.py."""
    translations: tuple[tuple[str, str], ...] = ()
    """The same for what is not in the site's language, with `{lang}`; without any, its address begins with that."""
    topics: tuple[str, ...] = ()
    """Patterns of the addresses that topics had, with `{slug}`."""
    language_folders: dict[str, str] = {}
    """Folders of a language, and what the addresses in them begin with."""
    language_first: str = ""
    """The site's language, where its addresses begin with it, too."""
    words: bool = False
    """Whether a text of tags is one of words with blanks between them."""
    slug_of_title: bool = False
    """Whether an address is made of a document's title, not of its file's name."""
    folder_topics: bool = False
    """Whether a document without a category has that of its folder."""
    readme_is_index: bool = False
    variables: dict[str, str] = {}
    """What names in its tags stand for: `site.repository`."""
    below: tuple[tuple[str, str], ...] = ()
    """Folders of its texts that it makes no pages of, and what says so."""


AI_USES = ("search", "answer", "train")
"""What a site may allow programs: to find its pages, to answer questions with them, to train models on them."""


class Notify(Struct, frozen=True, array_like=True):
    """Whom a publish tells of what it changed, where it is asked to: search engines by IndexNow, readers by a WebSub hub."""

    indexnow: str = ""
    """A key of the site's own, which stands in a file of that name."""
    indexnow_endpoint: str = "https://api.indexnow.org/indexnow"
    hub: str = ""


class Logo(Struct, frozen=True, array_like=True):
    """Pictures of `static/`, by their addresses: what stands before the site's name, or says it in its place."""

    file: str = ""
    dark: str = ""
    """In the dark scheme; the same one if empty."""
    alt: str = ""
    """What it says, where the name does not stand beside it."""


Dialect = Literal["python", "commonmark"]
"""Python-Markdown with its extensions, or CommonMark with GitHub's additions; our own syntax in both."""
DIALECTS = ("python", "commonmark")


class CutOff(Struct, frozen=True, array_like=True):
    """What is out of this build: what is not yet, or no longer, or still a draft."""

    instant: int
    """Seconds since 1970 in UTC: `--as-of`, else SOURCE_DATE_EPOCH, else now."""
    drafts: bool = False
    future: bool = False
    holds: tuple[str, ...] = PUBLIC.holds
    """For whom the edition is."""


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
    logo: Logo = Logo()
    navigation: tuple[tuple[str, str], ...] = ()
    """(label, address) pairs that replace the usual places; empty for those. An address begins with `/` from the
    site's root, or with `https://` or `http://`."""
    unsafe_html: bool = False
    markdown: Dialect = "python"
    """What texts are written in that don't say."""
    markdown_extensions: tuple[str, ...] = ()
    smart_quotes: bool = False
    """Whether straight quotation marks of texts and titles are shown as the language writes them (the extra `quotes`)."""
    pretty_links: bool = False
    """Links end in `/` rather than in `/index.html`, which file:// needs."""
    link_previews: bool = True
    """Whether the first link of a text to a topic or background piece opens a preview of it."""
    autolink: str = "section"
    per_page: int = 100
    """Articles on one page of a topic."""
    pair_pages: int = 5
    """Shared articles from which two topics get a page of their own; 0 for none."""
    days: int = 366
    """How many of the newest days on which something was new have a page."""
    authors: tuple[str, ...] = ()
    images: bool = False
    """Whether pages show smaller copies of pictures, which Pillow makes (the extra `images`)."""
    cards: bool = False
    """Whether a card is drawn of each page, for networks that show it (the extra `cards`): some 60 ms a page."""
    search: Literal["names", "full-text"] = "names"
    """What the search finds: by names, titles and beginnings alone, or whole texts below those."""
    twins: bool = False
    """Whether pages have a twin in Markdown: as many files again, and a sixth of a build's time."""
    ai_use: tuple[tuple[str, bool], ...] = ()
    """What programs may use the site for, by `search`, `answer` and `train`; nothing of what is not here."""
    extra: dict[str, object] = {}
    editions: tuple[Edition, ...] = (PUBLIC,)
    """All that are made of the source, the default first."""
    edition: Edition = PUBLIC
    """The one that is made now; never in site.yaml."""
    checks: dict[str, Severity] = {}
    publish: dict[str, dict[str, str]] = {}
    notify: Notify = Notify()
    program: str = ""
    """Where build services install this program from: a wheel of the site's repository, or an address."""
    recognise: bool = True
    """Whether a tree of another program is taken for one."""
    tree: Tree = Tree()
    """What the recognised tree says; never in site.yaml."""
    topic_redirects: tuple[str, ...] = ()
    """Addresses that pages of topics had in another program, with `{slug}`; they lead on to those here."""
    linked_folders: tuple[str, ...] = ()
    """Folders outside of the site that symbolic links may lead into; relative to the one that the content lies in."""

    @property
    def audiences(self) -> tuple[str, ...]:
        """Everybody for whom something can be."""
        return editions.audiences(self.editions)


def read_settings(
    folders: Folders, beneath: abc.Mapping[str, Any] | None = None
) -> tuple[Settings, tuple[Problem, ...]]:
    """What content/site.yaml says; where it says nothing, what is `beneath` it, else the defaults.

    What an edition says in its place is not yet in them: see `in_edition`. Problems name the file as `site.yaml`. A value that can't be used is an error, and its default stands.
    """
    mapping, problems = _read(folders)
    if mapping is None:
        return Settings(**(beneath or {})), problems
    reading = Reading(NAME)
    values = schema.read_fields(mapping, _SETTINGS, reading)
    settings = Settings(**{**(beneath or {}), **values})
    settings = structs.replace(settings, edition=settings.editions[0])
    return settings, (*problems, *map(_of_a_setting, reading.problems))


def in_edition(settings: Settings, edition: Edition) -> Settings:
    """The settings as an edition has them, from those that `read_settings` gives."""
    return structs.replace(settings, edition=edition, **edition.settings)


def place_of(folders: Folders, *keys: str, value: bool = False) -> Place:
    """Where content/site.yaml says something: the last of the keys, each below the one before; or its value.

    The place of the nearest one above where a key is not there, and the file's alone where the first is not.
    """
    node: Node | None = _read(folders)[0]
    place = Place(NAME)
    for key in keys:
        if not isinstance(node, Mapping) or key not in node.values:
            return place
        at = node.values[key] if value and key == keys[-1] else node.keys[key]
        place, node = Place(NAME, at.line, at.column), node.values[key]
    return place


def place_of_item(folders: Folders, key: str, text: str) -> Place:
    """Where a list of content/site.yaml has this item; the list where there is none."""
    mapping = _read(folders)[0]
    node = mapping.values.get(key) if mapping is not None else None
    for item in node.items if isinstance(node, Sequence) else [node]:
        if isinstance(item, Scalar) and item.text.strip() == text:
            return Place(NAME, item.line, item.column)
    return place_of(folders, key)


def override(settings: Settings, **given: Any) -> Settings:
    """The settings with what the command line says in their place; None is what it doesn't say.

    Stops where `base_url` is no address of a site.
    """
    said = {name: value for name, value in given.items() if value is not None}
    if "base_url" in said:
        address = site_address(said["base_url"])
        if address is None:
            raise SiteError(
                Problem(
                    "base-url-invalid", Place("--base-url"), {"value": without_password(said["base_url"])}
                )
            )
        said["base_url"] = address
    return structs.replace(settings, **said)


def site_address(text: str) -> str | None:
    """The address of a site with one slash at its end; empty stays empty, None where it can't be one."""
    text = text.strip()
    if not text:
        return ""
    match = _SITE_ADDRESS.fullmatch(text)
    return f"{match[1].lower()}{match[2].rstrip('/')}/" if match and _leads_to_one_place(text) else None


def _leads_to_one_place(address: str) -> bool:
    """Whether an address has a host, a port that there can be, no user or password, and no way up."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    steps = unquote(parts.path).split("/")
    return bool(parts.hostname) and "@" not in parts.netloc and port != 0 and not {"..", "."} & set(steps)


def without_password(address: str) -> str:
    """An address as a message may show it."""
    return re.sub(r"//[^/]*@", "//***@", address)


def _read(folders: Folders) -> tuple[Mapping | None, tuple[Problem, ...]]:
    try:
        text = (folders.content / NAME).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None, ()
    except UnicodeDecodeError as error:
        return None, (not_utf8(NAME, error),)
    except OSError as error:
        return None, (Problem("file-unreadable", Place(NAME), {"reason": error.strerror or ""}),)
    return parser.read_mapping(text, NAME)


def _of_a_setting(problem: Problem) -> Problem:
    """A bad value is a warning in a document, and an error here: everything depends on it."""
    if problem.code == "key-unknown":
        return Problem("setting-unknown", problem.place, problem.facts)
    if not problem.code.startswith("value-"):
        return problem
    facts = {"reason": messages.sentence(problem)}
    advice = messages.hint(problem)
    return Problem("setting-invalid", problem.place, facts | ({"advice": advice} if advice else {}))


def _base_url(node: Node, key: str, reading: Reading) -> str | None:
    value = schema.text(node, key, reading)
    address = site_address(value) if value is not None else None
    if value is not None and address is None:
        reading.note("base-url-invalid", node, value=without_password(value))
    return address


def time_zone(node: Node, key: str, reading: Reading) -> str | None:
    import zoneinfo

    value = schema.text(node, key, reading)
    if value is None:
        return None
    try:
        zoneinfo.ZoneInfo(value)
    except (LookupError, ValueError, OSError):  # no such zone, or a name that is no path of one
        zones = sorted(zoneinfo.available_timezones())
        reading.note("timezone-unknown", node, value=value, **suggestion(value, zones))
        return None
    return value


def _accent(node: Node, key: str, reading: Reading) -> str | None:
    value = schema.text(node, key, reading)
    if value is not None and not _COLOUR.fullmatch(value):
        reading.note("value-colour", node, key=key, value=value)
        return None
    return value


def _logo(node: Node, key: str, reading: Reading) -> Logo | None:
    """A file alone, or with what stands in its place in the dark and what it says."""
    if isinstance(node, Mapping):
        return Logo(**schema.read_fields(node, _LOGO, reading))
    file = _static_file(node, key, reading)
    return Logo(file) if file else None


def _static_file(node: Node, key: str, reading: Reading) -> str | None:
    value = schema.text(node, key, reading)
    return value.removeprefix("/").removeprefix(STATIC) if value else None


def _navigation(node: Node, key: str, reading: Reading) -> tuple[tuple[str, str], ...]:
    """Labels with addresses: `About: /about/`, as keys or as a list of single pairs."""
    pairs: list[tuple[str, str]] = []
    for item in schema.items(node, key, reading):
        if not isinstance(item, Mapping):
            reading.note("value-place", item)
            continue
        for label, value in item.values.items():
            if not label.strip():
                reading.note("value-place", item.keys[label])
            elif not isinstance(value, Scalar) or not _PLACE.fullmatch(value.text.strip()):
                reading.note("value-place-address", value, label=label, value=schema.shown(value))
            else:
                pairs.append((label.strip(), value.text.strip()))
    return tuple(pairs)


def _checks(node: Node, key: str, reading: Reading) -> dict[str, Severity] | None:
    if not isinstance(node, Mapping):
        reading.note("value-mapping", node, key=key, keys="link-missing: error")
        return None
    chosen: dict[str, Severity] = {}
    for code, value in node.values.items():
        if code not in messages.RULES:
            reading.note("check-unknown", node.keys[code], key=code, **suggestion(code, messages.RULES))
        elif word := _severity(value, code, reading):
            chosen[code] = cast(Severity, word)
    return chosen


def _ai_use(node: Node, key: str, reading: Reading) -> tuple[tuple[str, bool], ...] | None:
    if not isinstance(node, Mapping):
        reading.note("value-mapping", node, key=key, keys="search: yes, answer: yes, train: no")
        return None
    for name in node.values:
        if name not in AI_USES:
            schema.unknown_key(node.keys[name], AI_USES, reading)
    said = {name: schema.flag(node.values[name], name, reading) for name in AI_USES if name in node.values}
    return tuple((name, value) for name, value in said.items() if value is not None)


def _notify(node: Node, key: str, reading: Reading) -> Notify | None:
    if not isinstance(node, Mapping):
        reading.note("value-mapping", node, key=key, keys="indexnow: a1b2c3d4e5, hub: https://hub.example/")
        return None
    return Notify(**schema.read_fields(node, _NOTIFY, reading))


def _indexnow(node: Node, key: str, reading: Reading) -> str | None:
    value = schema.text(node, key, reading)
    if value is not None and not _INDEXNOW_KEY.fullmatch(value):
        reading.note("value-indexnow", node, value=value)
        return None
    return value


def _program(node: Node, key: str, reading: Reading) -> str | None:
    """A wheel or an address: the name alone could be that of anything in pip's own index."""
    value = schema.text(node, key, reading)
    if value is not None and not _PROGRAM.fullmatch(value):
        reading.note("value-program", node, value=value)
        return None
    return value


def _publish(node: Node, key: str, reading: Reading) -> dict[str, dict[str, str]] | None:
    if not isinstance(node, Mapping):
        reading.note("value-mapping", node, key=key, keys="here: {kind: folder, path: …}")
        return None
    targets: dict[str, dict[str, str]] = {}
    for name, target in node.values.items():
        if not isinstance(target, Mapping):
            reading.note("value-mapping", target, key=name, keys="kind, path…")
            continue
        said = ((option, schema.text(value, option, reading)) for option, value in target.values.items())
        # `prefix: ""` is a choice, `prefix:` is none.
        targets[name] = {option: value or "" for option, value in said if not _null(target.values[option])}
    return targets


def _editions(node: Node, key: str, reading: Reading) -> tuple[Edition, ...] | None:
    own = {name: _SETTINGS[name] for name in _OF_AN_EDITION}
    return editions.read_editions(node, key, reading, settings=own) or None


def _extra(node: Node, key: str, reading: Reading) -> dict[str, object] | None:
    value = parser.plain(node)
    if isinstance(value, dict):
        return value
    reading.note("value-mapping", node, key=key, keys="any of your own")
    return None


def _null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.null


_OF_AN_EDITION = (
    "title",
    "base_url",
    "description",
    "publisher",
    "accent",
    "navigation",
    "ai_use",
    "cards",
    "search",
    "twins",
    "notify",
    "extra",
)
_severity = schema.choice(("ignore", "warning", "error"))
_LOGO: dict[str, Convert[Any]] = {"file": _static_file, "dark": _static_file, "alt": schema.text}
_NOTIFY: dict[str, Convert[Any]] = {
    "indexnow": _indexnow,
    "indexnow_endpoint": schema.url,
    "hub": schema.url,
}
_SETTINGS: dict[str, Convert[Any]] = {
    "title": schema.text,
    "base_url": _base_url,
    "language": schema.language,
    "timezone": time_zone,
    "description": schema.text,
    "publisher": schema.text,
    "accent": _accent,
    "logo": _logo,
    "navigation": _navigation,
    "unsafe_html": schema.flag,
    "markdown": schema.choice(DIALECTS),
    "markdown_extensions": schema.texts,
    "smart_quotes": schema.flag,
    "pretty_links": schema.flag,
    "link_previews": schema.flag,
    "autolink": schema.choice(("first", "section", "all", "never"), {"false": "never", "no": "never"}),
    "per_page": schema.number(1, 10_000),
    "pair_pages": schema.number(0, 1_000_000),
    "days": schema.number(0, 1_000_000),
    "authors": schema.texts,
    "ai_use": _ai_use,
    "images": schema.flag,
    "cards": schema.flag,
    "search": schema.choice(("names", "full-text")),
    "twins": schema.flag,
    "extra": _extra,
    "editions": _editions,
    "checks": _checks,
    "publish": _publish,
    "notify": _notify,
    "program": _program,
    "recognise": schema.flag,
    "topic_redirects": schema.texts,
    "linked_folders": schema.texts,
}

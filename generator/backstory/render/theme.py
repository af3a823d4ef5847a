"""Finds the theme and the site's own templates, and tells when a page's templates have changed.

Jinja is not imported here: a build in which nothing changed never needs it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from backstory.content.files import scan
from backstory.content.symlinks import LinkRoots
from backstory.problems import Place, Problem, in_folder, not_utf8, place_at
from backstory.render.template_blocks import stray_blocks, text_outside
from backstory.render.template_words import Words as Words
from backstory.render.template_words import misspelt_words, read_words
from backstory.yaml.schema import one_slip_from

SUFFIXES = (".html", ".xml", ".json", ".txt", ".md", ".svg")
"""What counts as a template; other files outside assets/ and words/ are left alone."""

ALWAYS = (
    *("parts/box.html", "parts/as-of.html", "parts/citation.html"),
    *("parts/block-label.html", "parts/text-picture.html"),
)
"""Shown through `text(passage)`, which any template may call: part of every template's closure."""

_REMARK = re.compile(rb"/\*.*?\*/\n?", re.DOTALL)
_TAG = re.compile(r"\{%[-+]?\s*(extends|include|import|from)\b(.*?)%\}", re.DOTALL)
_NAME = r"""\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*"""
_CONTEXT = r"(?:with(?:out)?\s+context\s*)?"
_PLAIN = {
    "extends": re.compile(_NAME + r"[-+]?"),
    "include": re.compile(_NAME + r"(?:ignore\s+missing\s*)?" + _CONTEXT + r"[-+]?"),
    "import": re.compile(_NAME + r"as\s+\w+\s*" + _CONTEXT + r"[-+]?"),
    "from": re.compile(_NAME + r"import\b[^\"'{]*"),
}
"""The forms of each tag that name one template and nothing else."""


class Templates(Struct, frozen=True):
    """All templates, assets and words of the theme and of one site, as plain data.

    A file of the theme is there twice, as `topic.html` and as `theme/topic.html`; where the site has
    a file of that name, the first is the site's.
    """

    sources: dict[str, str]
    labels: dict[str, str]
    """Template name -> the path to name in a message."""
    assets: dict[str, bytes]
    """Path below assets/ -> content; the site's win."""
    words: dict[str, Words]
    """Language -> its words; the site's keys win."""
    digests: dict[str, str]
    """Template name -> digest of everything it can reach."""
    faults: tuple[Problem, ...] = ()
    """What is wrong with the site's files: templates that differ in this alone are not the same."""

    def is_of_theme(self, name: str) -> bool:
        """Whether a template is the theme's, and not one of the site in its place."""
        own = f"theme/{name.removeprefix('theme/')}"
        return self.labels.get(own) == self.labels[name] and self.sources[own] == self.sources[name]

    def digest(self, name: str) -> str:
        """Changes when anything changes that could change what the template `name` shows."""
        return self.digests.get(name) or self.digests[""]


def find_theme() -> Path:
    """The folder of the default theme: `templates/` of a checkout, else what the wheel carries.

    The checkout wins because an editable install may leave a stale copy of the wheel's files behind.
    """
    package = Path(__file__).resolve().parents[1]
    checkout = package.parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "templates" / "base.html").is_file():
        return checkout / "templates"
    return package / "theme_files"


def load_templates(
    own: Path, *, label: str = "templates", link_roots: LinkRoots | None = None
) -> tuple[Templates, tuple[Problem, ...]]:
    """The theme with the site's own templates laid over it, and what is wrong with the site's files.

    `own` need not exist. `label` is what the author would type for it. A file with a problem is left
    out, so that the theme's file of the same name stands. Symbolic links are followed as in the content folder.
    """
    problems: list[Problem] = []
    theme = _read_folder(find_theme(), "theme", problems)
    site = _read_folder(own, label, problems, link_roots)
    sources = theme.sources | {f"theme/{name}": text for name, text in theme.sources.items()} | site.sources
    labels = theme.labels | {f"theme/{name}": path for name, path in theme.labels.items()} | site.labels
    words = dict(theme.words)
    for language, entries in site.words.items():
        words[language] = words.get(language, {}) | entries
    parents = _parents(sources)
    problems += _cycles(parents, labels, sources)
    problems += _misspelt(site, theme)
    problems += stray_blocks(sources, parents, site.labels)
    problems += text_outside(sources, parents, site.labels)
    problems += misspelt_words(site.word_places, theme.word_places, site.sources.values())
    changed = {name: data for name, data in site.assets.items() if data != theme.assets.get(name)}
    assets = {name: _for_readers(name, data) for name, data in theme.assets.items()} | changed
    templates = Templates(sources, labels, assets, words, _digests(sources, words), tuple(problems))
    return templates, templates.faults


def _for_readers(name: str, data: bytes) -> bytes:
    """An asset of the theme as it is published: a style sheet without its remarks, a twentieth of its weight."""
    return _REMARK.sub(b"", data) if name.endswith(".css") else data


def _misspelt(site: "_Folder", theme: "_Folder") -> Iterator[Problem]:
    """Templates of the site that are one slip away from one of the theme's, and that no other of its own names."""
    known = tuple(name.removesuffix(".html") for name in theme.sources if name.endswith(".html"))
    for name in sorted(site.sources.keys() - theme.sources.keys()):
        near = one_slip_from(name.removesuffix(".html"), known)
        if near and not any(name in text for other, text in site.sources.items() if other != name):
            yield Problem("template-near", Place(site.labels[name]), {"name": name, "near": f"{near}.html"})


@lru_cache(maxsize=1000)  # a preview and tests load the theme again and again
def references(source: str) -> frozenset[str] | None:
    """Names of the templates that a template names, or None where that can't be told without running it.

    Never too few: whatever is not one plain name in quotes counts as "could be any". A tag inside a
    comment or a raw block counts too, which only costs a needless rendering.
    """
    found = set()
    for tag, rest in _TAG.findall(source):
        plain = _PLAIN[tag].fullmatch(rest)
        if plain is None:
            return None
        found.add(plain[1] or plain[2] or "")
    return frozenset(found)


class _Folder(Struct):
    sources: dict[str, str]
    labels: dict[str, str]
    assets: dict[str, bytes]
    words: dict[str, Words]
    word_places: dict[str, Place]


def _read_folder(
    folder: Path, label: str, problems: list[Problem], link_roots: LinkRoots | None = None
) -> _Folder:
    found = _Folder({}, {}, {}, {}, {})
    scanned = scan(folder, link_roots)
    problems += in_folder(label, scanned.problems)
    for name in scanned.files:
        path = folder / name
        place = Place(f"{label}/{name}")
        try:
            if name.startswith("assets/"):
                found.assets[name.removeprefix("assets/")] = path.read_bytes()
            elif name.startswith("words/"):
                if path.suffix in (".yaml", ".yml"):
                    words, places, wrong = read_words(path.read_bytes(), place.path)
                    found.words[path.stem] = words
                    found.word_places |= places
                    problems += wrong
            elif path.suffix in SUFFIXES:
                found.sources[name] = path.read_text("utf-8-sig")
                found.labels[name] = place.path
        except UnicodeDecodeError as error:
            problems.append(not_utf8(place.path, error))
        except OSError as error:
            problems.append(Problem("file-unreadable", place, {"reason": error.strerror or str(error)}))
    return found


def _parents(sources: Mapping[str, str]) -> dict[str, str]:
    """What each template extends, where that is one plain name."""
    parents = {}
    for name, source in sources.items():
        for tag, rest in _TAG.findall(source):
            plain = _PLAIN[tag].fullmatch(rest) if tag == "extends" else None
            if plain is not None:
                parents[name] = plain[1] or plain[2]
    return parents


def _cycles(
    parent: Mapping[str, str], labels: Mapping[str, str], sources: Mapping[str, str]
) -> Iterator[Problem]:
    """A template that extends itself, straight or through others: Jinja would recurse for ever."""
    told = set[str]()
    for name in sorted(parent):
        chain = [name]
        while (above := parent.get(chain[-1], "")) and above not in chain:
            chain.append(above)
        if above == name and name not in told:
            told.update(chain)
            yield cycle_problem(chain, labels, sources)


def cycle_problem(chain: Sequence[str], labels: Mapping[str, str], sources: Mapping[str, str]) -> Problem:
    """That the last template of a chain leads back to its first.

    Whoever finds it, and wherever they came in: it is told of the same one, a file of the site if there is one.
    """
    own = [name for name in chain if labels[name] != labels.get(f"theme/{name.removeprefix('theme/')}")]
    start = chain.index(min(own or chain))
    round_again = [*chain[start:], *chain[: start + 1]]
    facts = {
        "chain": " → ".join(round_again),
        "theme": f"theme/{round_again[0].removeprefix('theme/')}",
    }
    path, source = labels[round_again[0]], sources.get(round_again[0], "")
    tag = next(
        (
            tag
            for tag in _TAG.finditer(source)
            if re.search(rf"[\"']{re.escape(round_again[1])}[\"']", tag[2])
        ),
        None,
    )
    return Problem("template-cycle", place_at(path, source, tag.start()) if tag else Place(path), facts)


def _digests(sources: Mapping[str, str], words: Mapping[str, Words]) -> dict[str, str]:
    named = {name: references(source) for name, source in sources.items()}
    own = {name: blake2b(source.encode(), digest_size=16).digest() for name, source in sources.items()}
    spoken = blake2b(msgspec.msgpack.encode(words, order="deterministic"), digest_size=16).digest()
    everything = frozenset(sources)

    @cache
    def of(names: frozenset[str]) -> str:
        parts = [(name, own.get(name, b"")) for name in sorted(names)]
        return blake2b(msgspec.msgpack.encode(parts) + spoken, digest_size=16).hexdigest()

    digests = {name: of(_closure(name, named, everything)) for name in sources}
    return digests | {"": of(everything)}


def _closure(
    name: str, named: Mapping[str, frozenset[str] | None], everything: frozenset[str]
) -> frozenset[str]:
    seen: set[str] = set()
    waiting = [name, *ALWAYS]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        # A name without a file still counts: the file may come into being later.
        found = named.get(current, frozenset())
        if found is None:
            return everything | seen
        waiting.extend(found)
    return frozenset(seen)

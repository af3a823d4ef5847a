"""Editions: sites of one source for different readers. What is for whom is decided by `is_for`, and nowhere else."""

import posixpath
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct, structs

from backstory.suggestions import suggestion
from backstory.yaml import parser, schema
from backstory.yaml.parser import Node, Scalar, Sequence
from backstory.yaml.schema import Convert, Reading

Audience = tuple[str, ...] | None
"""Names of those for whom something is, one of which is enough: of nobody where it is empty. None for everybody."""

_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_COMMAS = re.compile(r"[,\s]+")


class Edition(Struct, frozen=True):
    """One of the sites that are made of the same source."""

    name: str = "public"
    holds: tuple[str, ...] = ("public",)
    """For whom it is: its own name, and others."""
    output: str = ""
    """The folder that it is built into; empty for `site`, or `site-` and its name where it is not the default."""
    label: str = ""
    """What its pages say of it, in place of the site's words."""
    noindex: bool = True
    """Whether its pages ask search engines to leave them out, where it is not the default."""
    default: bool = True
    """Whether it is the one that is meant where nobody says which: that for all readers."""
    settings: dict[str, object] = {}
    """What it says in place of the site's own settings."""

    @property
    def folder(self) -> str:
        """The folder that it is built into, as the author would type it."""
        return self.output or ("site" if self.default else f"site-{self.name}")


PUBLIC = Edition()
"""The only edition of a site that names none."""


def is_for(audience: Audience, holds: Iterable[str]) -> bool:
    """Whether what is for an audience is shown to those whom an edition holds."""
    return audience is None or any(name in audience for name in holds)


def both(one: Audience, other: Audience) -> Audience:
    """For whom something is that two say something of: for those of whom both speak."""
    if one is None or other is None:
        return other if one is None else one
    return tuple(name for name in one if name in other)


def audiences(editions: Iterable[Edition]) -> tuple[str, ...]:
    """Everybody for whom something can be, each once."""
    return tuple(dict.fromkeys(name for edition in editions for name in (edition.name, *edition.holds)))


def read_audience(node: Node, key: str, reading: Reading) -> tuple[str, ...]:
    """The names that `for` gives: a list, or text with commas.

    Those of nobody where one is unknown, or can't be read: what can't be read is not public.
    """
    items = node.items if type(node) is Sequence else (node,)
    scalars = [item for item in items if type(item) is Scalar and not schema.empty(item)]
    if not scalars or len(scalars) < len(items):
        reading.note("audience-unread", node, value=schema.shown(node))
        return ()
    written = [(name, item) for item in scalars for name in _COMMAS.split(item.text.strip()) if name]
    unknown = [(name, item) for name, item in written if name.lower() not in reading.audiences]
    for name, item in unknown:
        facts = {"names": ", ".join(reading.audiences)} | suggestion(name, reading.audiences)
        reading.note("audience-unknown", item, name=name, **facts)
    return () if unknown else tuple(dict.fromkeys(name.lower() for name, _ in written))


def read_editions(
    node: Node, key: str, reading: Reading, *, settings: Mapping[str, Convert[object]]
) -> tuple[Edition, ...] | None:
    """The editions that site.yaml names, the default first; `settings` are those that each may have of its own."""
    if type(node) is not parser.Mapping:
        reading.note("value-mapping", node, key=key, keys="public: {}, internal: {holds: public}")
        return None
    found = [_edition(node.keys[name], value, reading, settings) for name, value in node.values.items()]
    defaults = [at for at, (one, _) in enumerate(found) if one.default]
    first = defaults[0] if defaults else 0
    for at in defaults[1:]:
        reading.note("edition-defaults", found[at][1], name=found[first][0].name)
    editions = [structs.replace(one, default=at == first) for at, (one, _) in enumerate(found)]
    for at, (one, place) in enumerate(zip(editions, (place for _, place in found), strict=True)):
        if any(_in_one_another(one.folder, other.folder) for other in editions[:at]):
            reading.note("edition-folder", place, name=one.name, folder=one.folder)
    return tuple(sorted(editions, key=lambda one: not one.default))


def _in_one_another(one: str, other: str) -> bool:
    """Whether one of two folders is the other, or lies in it."""
    one, other = (f"{posixpath.normpath(folder)}/".casefold() for folder in (one, other))
    return one.startswith(other) or other.startswith(one)


def _edition(
    key: Scalar, node: Node, reading: Reading, settings: Mapping[str, Convert[object]]
) -> tuple[Edition, Scalar]:
    """An edition as its record has it, and where its name stands; `default` is what it says."""
    name = key.text.strip().lower()
    if not _NAME.fullmatch(name):
        reading.note("edition-name", key, value=key.text)
    if type(node) is not parser.Mapping:
        if not schema.empty(node):
            reading.note("value-mapping", node, key=name, keys="holds, output, title, base_url…")
        return Edition(name, (name,), default=False), key
    values = schema.read_fields(node, _EDITION | dict(settings), reading)
    holds = tuple(dict.fromkeys((name, *(one.strip().lower() for one in values.pop("holds", ())))))
    own = {one: values.pop(one) for one in tuple(values) if one in settings}
    return Edition(name, holds, settings=own, **{"default": False, **values}), key


_EDITION: dict[str, Convert[object]] = {
    "holds": schema.texts,
    "output": schema.text,
    "label": schema.text,
    "noindex": schema.flag,
    "default": schema.flag,
}

"""Front matter: the keys of ours and of other programs become one typed record.

Ours go first. Other programs' keys are read without a word, and reported where two of them disagree.
"""

from collections.abc import Callable
from collections.abc import Sequence as ListOf
from typing import Any

from msgspec import Struct, structs

from backstory import dates
from backstory.content import single_values
from backstory.content.aliases import BY_VALUE, Candidate
from backstory.content.author_comments import remove_comments
from backstory.content.documents import Kind
from backstory.content.front_matter_types import FrontMatter, Image
from backstory.content.keys import FIELD_OF, KEYS, MEANT, Merge
from backstory.content.moment_keys import moment_field, says_who
from backstory.content.parts_for import shown_parts
from backstory.content.visibility import VisibilityMark, is_only_a_mark, said_by_key
from backstory.dates import Moment
from backstory.editions import Audience, both, read_audience
from backstory.markdown.body import Reference
from backstory.problems import Place, Problem
from backstory.settings import Settings
from backstory.yaml import parser, schema
from backstory.yaml.parser import Mapping, Node, Scalar, Sequence
from backstory.yaml.schema import Reading

_TAXONOMIES = ("tags", "tag", "categories", "category", "taxonomies.tags", "taxonomies.categories")
"""Different lists of one document in other programs; all of them are topics."""
_CATEGORIES = ("categories", "category", "taxonomies.categories")
_CREATED = ("created", "date.created")
"""A note of when the file was made: beside a date of publication nothing depends on it."""
_VISIBILITY = ("draft", "hidden", "unlisted")
_SPEAKS = ("permalink", "template", *_VISIBILITY)
"""Fields of ours under which other programs say that a text is not for readers."""


class _Given(Struct):
    """What the author gave: candidates by field, what says who may read it, and keys that nobody knows."""

    fields: dict[str, list[Candidate]]
    said: list[VisibilityMark]
    extra: dict[str, object]


def read_metadata(
    yaml: str, path: str, *, kind: Kind, settings: Settings, first_line: int = 1
) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """The record in a text of YAML: front matter, or a file of its own beside a document."""
    mapping, problems = parser.read_mapping(yaml, path, first_line=first_line)
    if mapping is None:
        return FrontMatter(), problems
    front, more = read_front_matter(mapping, kind=kind, path=path, settings=settings)
    return front, problems + more


def read_front_matter(
    node: Mapping, *, kind: Kind, path: str, settings: Settings
) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """The record that the keys of `node` make. A value that can't be read is as if it weren't given."""
    reading = Reading(path, settings.timezone, words=settings.tree.words, audiences=settings.audiences)
    parts = shown_parts(remove_comments(node, reading), reading, settings.edition.holds)
    given = _gather(parts.node, kind, reading)
    values: dict[str, Any] = {}
    source_keys: dict[str, str] = {}
    places: dict[str, tuple[int, int]] = {}
    for field, candidates in given.fields.items():
        key = KEYS[field]
        if len(candidates) == 1 and key.merge in ("first", "latest", "earliest"):
            chosen, value = candidates, key.convert(candidates[0].node, candidates[0].key, reading)
        else:
            chosen, value = _MERGES[key.merge](field, candidates, reading)
        if value is None:
            continue
        values[field], places[field] = value, chosen[0].place
        if key.merge == "all":
            places |= _places_of_items(field, chosen)
        if chosen[0].key != field:
            source_keys[field] = ", ".join(candidate.key for candidate in chosen)
    for field, said in _visibility(given.said, reading).items():
        values[field], places[field] = bool(said.means), (said.line, said.column)
        if said.mark != field:
            source_keys[field] = said.mark
    derive_fields(values)
    if categories := [one for one in given.fields.get("topics", ()) if one.key in _CATEGORIES]:
        names = (
            one.name
            for each in categories
            for one in single_values.topics(each.node, each.key, reading.quiet()) or ()
        )
        values["categories"] = tuple(names)
    front = FrontMatter(
        **values, withheld=parts.withheld, extra=given.extra, source_keys=source_keys, places=places
    )
    if front.date is not None and front.expires is not None and front.expires.instant <= front.date.instant:
        place = Place(path, *places["expires"])
        reading.problems.append(Problem("expires-early", place, {"day": front.date.day}))
    return front, tuple(reading.problems)


def _gather(node: Mapping, kind: Kind, reading: Reading) -> _Given:
    given = _Given({}, [], {})
    for key, value in node.values.items():
        name = key if key in FIELD_OF else key.lower().strip()
        field = FIELD_OF.get(name) or moment_field(key)
        if name == "kind" and kind != "topic":
            field = None
        if field is None:
            _gather_unknown(given, key, node, kind, reading)
        elif not schema.empty(value) or field == "for":
            _gather_known(given, field, Candidate(name, node.keys[key], value), kind, reading)
    # What a reader may see depends on the latest of all dates of publication.
    waiting = [one for one in given.fields.get("date", ()) if one.key not in _CREATED]
    if len(waiting) > 1:
        given.fields["embargo"] = [*given.fields.get("embargo", ()), *waiting]
    return given


def _gather_known(given: _Given, field: str, one: Candidate, kind: Kind, reading: Reading) -> None:
    if _is_visibility(field, one):
        given.said += said_by_key(one.key, one.node, reading)
        return
    if field in _SPEAKS or (field == "topics" and one.key != "topics"):
        given.said += said_by_key(one.key, one.node, reading)
    by_value = BY_VALUE.get(one.key)
    if by_value is None:
        given.fields.setdefault(field, []).append(one)
        return
    parts = by_value(one.node, kind)
    for part_field, part_key, part in parts:
        given.fields.setdefault(part_field, []).append(Candidate(part_key, one.at, part))
    if not parts and field != "permalink":
        given.extra[one.key] = parser.plain(one.node)


def _gather_unknown(given: _Given, key: str, node: Mapping, kind: Kind, reading: Reading) -> None:
    value = node.values[key]
    said = () if schema.empty(value) else tuple(said_by_key(key, value, reading))
    given.said += said
    if any(one.means for one in said) or is_only_a_mark(key):
        return
    given.extra[key] = parser.plain(value)
    if _means_for(key, value, reading):
        reading.note("key-unknown", node.keys[key], key=key, near="for")
        _gather_known(given, "for", Candidate("for", node.keys[key], value), kind, reading)
        return
    near = schema.one_slip_from(key, MEANT) if key.lower() not in FIELD_OF else ""
    if near:
        reading.note("key-unknown", node.keys[key], key=key, near=near)
        if near in _READ_AS_MEANT and schema.as_flag(value) is not None:
            given.said += said_by_key(near, value, reading)


def _means_for(key: str, value: Node, reading: Reading) -> bool:
    """Whether a key that nobody knows, `fro: internal`, is a slip in `for`: its value names who is to read the text."""
    if key.strip().lower() not in _MEANT_FOR:
        return False
    quiet = reading.quiet()
    return bool(read_audience(value, key, quiet))


def _is_visibility(field: str, one: Candidate) -> bool:
    """Whether a key says who may read the text, and not when: `published: false`, `embargo: true`."""
    return field in _VISIBILITY or says_who(one.key, field, one.node)


# How several candidates for one field become one value: those that were chosen, and the value.
_Chosen = tuple[list[Candidate], Any]


def _first(field: str, candidates: list[Candidate], reading: Reading) -> _Chosen:
    """The first that can be read, ours before the others; those that say something else are noted."""
    convert = KEYS[field].convert
    chosen: Candidate | None = None
    value: Any = None
    for candidate in _in_order(field, candidates):
        if chosen is None:
            value = convert(candidate.node, candidate.key, reading)
            chosen = candidate if value is not None else None
            continue
        # A second date that can't be read may be one that is yet to come.
        counts = field == "date" and candidate.key not in _CREATED
        other = convert(candidate.node, candidate.key, reading if counts else Reading(reading.path, "UTC"))
        if other is not None and not _agree(value, other):
            reading.note("keys-disagree", candidate.node, key=chosen.key, other=candidate.key)
    return ([chosen] if chosen else candidates), value


def _all(field: str, candidates: list[Candidate], reading: Reading) -> _Chosen:
    """Everything, ours first: names and old addresses can't disagree."""
    chosen = _in_order(field, candidates)
    convert = KEYS[field].convert
    values = [value for one in chosen for value in convert(one.node, one.key, reading) or ()]
    return chosen, tuple(dict.fromkeys(values))


def _places_of_items(field: str, candidates: list[Candidate]) -> dict[str, tuple[int, int]]:
    """Line and column of each item, under its field and value."""
    convert = KEYS[field].convert
    return {
        f"{field} {value}": (item.line, item.column)
        for one in reversed(candidates)
        for item in (one.node.items if type(one.node) is Sequence else (one.node,))
        if not schema.empty(item)
        for value in convert(item, one.key, Reading("")) or ()
    }


def _topics(field: str, candidates: list[Candidate], reading: Reading) -> _Chosen:
    """Ours; else tags and categories together; keywords only where there is nothing else."""
    ours = [one for one in candidates if one.key == field]
    foreign = [one for one in candidates if one.key in _TAXONOMIES]
    chosen = ours or sorted(foreign, key=lambda one: _TAXONOMIES.index(one.key)) or candidates
    names: dict[str, Reference] = {}
    for one in chosen:
        for topic in single_values.topics(one.node, one.key, reading):
            names.setdefault(topic.name.casefold(), topic)
    for one in foreign if ours else ():
        others = single_values.topics(one.node, one.key, Reading(reading.path))
        if any(topic.name.casefold() not in names for topic in others):
            reading.note("keys-disagree", one.node, key=field, other=one.key)
    return chosen, tuple(names.values())


def _audience(field: str, candidates: list[Candidate], reading: Reading) -> _Chosen:
    """For those of whom all speak: who may read it is what keeps more readers out."""
    audience: Audience = None
    for one in candidates:
        audience = both(audience, KEYS[field].convert(one.node, one.key, reading))
    return candidates, audience


def _latest(field: str, candidates: list[Candidate], reading: Reading) -> _Chosen:
    return _by_instant(field, candidates, reading, max)


def _earliest(field: str, candidates: list[Candidate], reading: Reading) -> _Chosen:
    return _by_instant(field, candidates, reading, min)


def _by_instant(
    field: str, candidates: list[Candidate], reading: Reading, choose: Callable[..., tuple[Moment, Candidate]]
) -> _Chosen:
    """The one moment of several that lets fewer readers in."""
    found: list[tuple[Moment, Candidate]] = []
    for one in candidates:
        # Those of `date` have been read before, and what is wrong with them is noted.
        quiet = FIELD_OF.get(one.key) == "date"
        moment = KEYS[field].convert(
            one.node, one.key, Reading(reading.path, reading.timezone) if quiet else reading
        )
        if moment is not None:
            found.append((moment, one))
    if not found:
        return candidates, None
    moment, chosen = choose(found, key=lambda pair: pair[0].instant)
    return [chosen], moment


def _visibility(said: ListOf[VisibilityMark], reading: Reading) -> dict[str, VisibilityMark]:
    """For each of the three fields, what decides it: one key that keeps readers out is enough."""
    decided: dict[str, VisibilityMark] = {}
    for one in said:
        if one.means:
            decided.setdefault(one.means, one)
    for one in said:
        if one.means:
            continue
        others = [decided[field] for field in _VISIBILITY if field in decided and field in one.about]
        if others:
            place = Scalar("", one.line, one.column)
            reading.note("keys-disagree", place, key=others[0].mark, other=one.mark)
        elif one.mark in (*_VISIBILITY, "published", "publish"):
            decided[one.about[0]] = one
    return decided


def _agree(one: object, other: object) -> bool:
    if isinstance(one, Moment) and isinstance(other, Moment):
        return one.day == other.day
    if isinstance(one, Image) and isinstance(other, Image):
        return one.file == other.file
    if isinstance(one, Reference) and isinstance(other, Reference):
        return one.name == other.name
    return one == other


def derive_fields(values: dict[str, Any]) -> None:
    """Fields that are made of several keys, or called otherwise than theirs."""
    if "for" in values:
        values["audience"] = values.pop("for")
    alt = values.pop("image_alt", "")
    image = values.get("image")
    if alt and image is not None and not image.alt:
        values["image"] = structs.replace(image, alt=alt)
    embargo, date = values.get("embargo"), values.get("date")
    if embargo is not None and date is not None and embargo.instant <= date.instant:
        del values["embargo"]
    every = values.pop("review_every", None)
    if every is not None and "review_by" not in values:
        written = values.get("updated") or values.get("date")
        start = values.get("reviewed") or values.get("as_of") or (written.day if written else "")
        if start:
            values["review_by"] = dates.add_period(start, every)


def _in_order(field: str, candidates: list[Candidate]) -> list[Candidate]:
    order = [field, *(key.lower() for key in KEYS[field].also)]
    return sorted(candidates, key=lambda one: order.index(one.key) if one.key in order else len(order))


_MERGES: dict[Merge, Callable[[str, list[Candidate], Reading], _Chosen]] = {
    "first": _first,
    "all": _all,
    "topics": _topics,
    "latest": _latest,
    "earliest": _earliest,
    "visibility": _first,
    "audience": _audience,
}
_MEANT_FOR = ("fro", "ofr", "fo", "forr", "foor", "audience", "edition", "editions", "readers")
"""Keys that are `for` where what they hold is a name of an edition."""
_READ_AS_MEANT = (*_VISIBILITY, "published", "publish")
"""Keys whose misspelt form counts, too: a slip must not let a draft out."""

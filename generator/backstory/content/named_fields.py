"""What a document's record takes from elsewhere than its own front matter: its file's name, its folders, a file beside it."""

from zoneinfo import ZoneInfo

from msgspec import structs

from backstory.content.documents import Kind
from backstory.content.file_names import day_in_name, language_in_name
from backstory.content.front_matter_types import FrontMatter
from backstory.content.visibility import only_by_words, said_by_path
from backstory.dates import Moment, read_moment
from backstory.editions import both
from backstory.problems import Place, Problem

_NAME = "the file name"


def with_name(
    path: str, kind: Kind, front: FrontMatter, timezone: str
) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """The record with what the path of its file says: who may read it, since when, in which language."""
    problems: tuple[Problem, ...] = ()
    if kind == "article" and (day := day_in_name(path)):
        moment = read_moment(day, ZoneInfo(timezone))
        if moment is not None:
            front = _dated(front, moment)
        elif front.date is None:
            # It may be a day that is yet to come, mistyped.
            facts = {"key": _NAME, "value": day, "day": day}
            problems = (Problem("date-invalid", Place(path), facts),)
    if not front.lang and (language := language_in_name(path)):
        front = _with(front, _NAME, lang=language)
    for said in said_by_path(path):
        denied = "draft" in front.places and not front.draft
        if said.means and not (denied and only_by_words(said)):
            front = _with(front, said.mark, **{said.means: True})
    return front, problems


def _dated(front: FrontMatter, moment: Moment) -> FrontMatter:
    """Without a date of its own it is that of the name; of two the later one lets it out."""
    if front.date is None:
        return _with(front, _NAME, date=moment)
    later = max(front.date.instant, front.embargo.instant if front.embargo else front.date.instant)
    return _with(front, _NAME, embargo=moment) if moment.instant > later else front


def kept_from_readers(front: FrontMatter, other: FrontMatter, path: str) -> FrontMatter:
    """The record, kept from readers as far as a second one says so, that stands beside it at `path`."""
    for field in ("draft", "hidden", "unlisted"):
        if getattr(other, field) and not getattr(front, field):
            front = _with(front, path, **{field: True})
    opens = other.embargo or other.date
    if opens is not None and opens.instant > max(
        (one.instant for one in (front.date, front.embargo) if one is not None), default=opens.instant - 1
    ):
        front = _with(front, path, embargo=opens)
    if other.audience is not None:
        front = _with(front, path, audience=both(front.audience, other.audience))
    if other.expires is not None and (front.expires is None or other.expires.instant < front.expires.instant):
        front = _with(front, path, expires=other.expires)
    return front


def _with(front: FrontMatter, said_by: str, **fields: object) -> FrontMatter:
    """The record with other fields, which `said_by` gave."""
    keys = front.source_keys | dict.fromkeys(fields, said_by)
    places = {key: place for key, place in front.places.items() if key not in fields}
    return structs.replace(front, source_keys=keys, places=places, **fields)

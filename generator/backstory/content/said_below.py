"""What a key says of all the documents below a folder, wherever such keys stand: who may read them, and when."""

import re
from collections.abc import Iterator

from backstory.content import single_values
from backstory.content.front_matter_types import Below
from backstory.content.moment_keys import moment_field, says_who
from backstory.content.visibility import said_by_key
from backstory.editions import read_audience
from backstory.yaml import schema
from backstory.yaml.parser import Mapping, Scalar
from backstory.yaml.schema import Reading

_DATES = ("date", "created")
_WORDS = re.compile(
    r"draft|cascade|\bfor\b|published|unlisted|hidden|private|exclude|(?:permalink|render)[\"']?\s*[:=]\s*[\"']?(?:false|never)",
    re.I,
)


def said_below(
    mapping: Mapping, reading: Reading, *, by: str = "", folder: str = "", targets: tuple[str, ...] = ()
) -> Iterator[Below]:
    """What the keys say of the documents below; keys that say something else are passed over.

    What can't be read is noted, and hides all that it may be about.
    """
    before = len(reading.problems)
    for key, value in mapping.values.items():
        if key.lower() == "for":
            yield Below("audience", by, folder, targets, audience=read_audience(value, key, reading))
            continue
        if schema.empty(value):
            continue
        field = moment_field(key)
        if field is None or says_who(key.lower(), field, value):
            for one in said_by_key(key, value, reading):
                if one.means:
                    yield Below(one.means, by, folder, targets)
        elif type(value) is Scalar and (moment := single_values.moment(value, key, reading)) is not None:
            # Beside a date of its own, that of a folder says nothing; a day of publication does.
            means = "embargo" if field == "date" and key.lower() not in _DATES else field
            yield Below(means, by, folder, targets, moment)
    if len(reading.problems) > before:
        yield unread_below(by, folder=folder, targets=targets)


def unread_below(by: str = "", *, folder: str = "", targets: tuple[str, ...] = ()) -> Below:
    """What is said by a file that can't be read: it may be that no reader is to see what lies below."""
    return Below("hidden", by, folder, targets)


def says_draft(text: str) -> bool:
    """Whether a text that can't be read as keys and values may have said who may read what lies below."""
    return _WORDS.search(text) is not None

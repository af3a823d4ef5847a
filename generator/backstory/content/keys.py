"""Every key of front matter, in one table: what reads its value, what other programs call it, and what the docs say.

To add one: a line here, a field of the same name in front_matter_types.py, and whatever template shows it.
"""

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from backstory.content import entries, moment_keys, single_values
from backstory.content.cascade import cascade
from backstory.editions import read_audience
from backstory.settings import DIALECTS
from backstory.yaml import schema
from backstory.yaml.schema import Convert

Merge = Literal["first", "all", "topics", "visibility", "audience", "latest", "earliest"]
"""What is made of several keys that say the same: the first that can be read, ours before the others; everything;
our topics, else all of theirs; whatever keeps readers out, twice; the later or the earlier of several moments."""


class Key(Struct, frozen=True):
    """A key of ours, and the field of the record that it fills."""

    name: str
    convert: Convert[Any]
    holds: str
    """For the table in docs/front-matter.md."""
    also: tuple[str, ...] = ()
    """Keys of other programs, as their authors write them; capitals make no difference. The first one wins."""
    also_said: str = ""
    """What the docs say of them, where a list of them does not do."""
    merge: Merge = "first"


_KIND = schema.choice(
    ("person", "place", "organisation", "event", "concept", "work"), {"organization": "organisation"}
)
_AUTOLINK = schema.choice(("first", "section", "all", "never"), {"false": "never", "no": "never"})

PARTS: dict[str, tuple[Key, ...]] = {
    "Say what it is": (
        Key("title", schema.text, "one line of text"),
        Key(
            "summary",
            schema.text,
            "one or two sentences, shown in lists and at the top of a topic page",
            ("description", "excerpt", "deck"),
        ),
        Key("authors", single_values.people, "a list of names", ("author",)),
        Key(
            "image",
            single_values.image,
            "a file beside the document or an address: `show.jpg`, or `{file: show.jpg, alt: The hall, "
            "caption: The hall at noon, credit: An agency, license: CC BY 4.0}`",
            ("cover", "images", "hero", "thumbnail", "primary_image"),
            "`cover`, `images` (its first), `hero`, `thumbnail`, `primary_image`",
        ),
        Key("image_alt", schema.text, "the `alt` of the image, where that is a file alone"),
        Key("lang", schema.language, "the language of the text: `fr`, `pt-BR`"),
        Key(
            "markdown",
            schema.choice(DIALECTS),
            "what the text is written in, where that is not the site's: `commonmark` or `python` ([writing.md](writing.md#two-dialects))",
        ),
        Key("translation_of", schema.text, "the path of the document that it translates"),
        Key(
            "template",
            single_values.reference,
            "another template for this page: `longread.html`, or `longread` for short ([templates.md](templates.md))",
            ("layout",),
        ),
        Key(
            "ai",
            single_values.ai_part,
            "what part artificial intelligence had in the text: `none`, `assisted` or `generated`, or "
            "`{use: generated, reviewed_by: Ann Writer}`; the page says so",
        ),
        Key("featured", schema.flag, "`true` for what should lead the home page"),
    ),
    "Say when it is published": (
        Key(
            "date",
            single_values.moment,
            "when it was first published",
            moment_keys.DATES,
        ),
        Key(
            "updated",
            single_values.lesser_moment,
            "when it was last changed",
            ("lastmod", "modified", "last_modified_at", "date.updated"),
        ),
        Key(
            "embargo",
            single_values.moment,
            "before which moment no reader sees it, if that is later than its date",
            moment_keys.EMBARGOES,
            "`publish` with a date, `embargo_until`, `publish_at`, `publish_on`, `go_live`, `live_at`, "
            "`available_from`, `visible_from`, `not_before`, `scheduled_for` and their like; and every later date of "
            "`date` and the keys beside it",
            merge="latest",
        ),
        Key(
            "expires",
            single_values.moment,
            "when it goes away again",
            moment_keys.EXPIRIES,
            merge="earliest",
        ),
        Key("draft", schema.flag, "`true` for what is not to be published yet", merge="visibility"),
        Key("hidden", schema.flag, "`true` for what no reader is to see, ever", merge="visibility"),
        Key(
            "unlisted", schema.flag, "`true` for a page of its own that stands in no list", merge="visibility"
        ),
        Key(
            "for",
            read_audience,
            "the [editions](editions.md) that it is in, where it is not in all: `[internal]`",
            merge="audience",
        ),
        Key(
            "cascade",
            cascade,
            "in an `_index.md`, which of the keys above hold for all documents below its folder: `{draft: true}`; "
            "`target: {path: /notes/**}` names some of them",
        ),
    ),
    "Say what it is about": (
        Key(
            "topics",
            single_values.topics,
            "a list of names, the most important first",
            ("tags", "tag", "categories", "category", "taxonomies.tags", "taxonomies.categories", "keywords"),
            "`tags`, `tag`, `categories`, `category` and Zola's `taxonomies` together; `keywords` if there is nothing else",
            merge="topics",
        ),
        Key(
            "background",
            single_values.references,
            "pieces of background that the reader needs: `Korean War`, or one section of it, `Korean War#Armistice`",
        ),
        Key(
            "related",
            entries.related,
            "what to read next: names, or `{topic: Sergei Shoigu, because: hosted him, relation: host of}`; "
            "`article`, `background` and `page` say what kind of thing is meant, `to` leaves it open",
        ),
    ),
    "Say where it comes from": (
        Key("sources", entries.sources, "a list of sources: addresses, or keys as below"),
    ),
    "Say what is at stake": (
        Key(
            "facts",
            entries.facts,
            "facts at a glance, each a label and its value, in which `[[names]]` are links; a topic's page shows eight",
        ),
        Key(
            "questions",
            entries.questions,
            "questions that the text answers: one, or a list; `{question: 'Why no peace?', section: Armistice}` is "
            "answered by a section",
            ("question",),
        ),
        Key(
            "answers",
            single_values.references,
            "what another text did not know and this one does: `Treaty signed#^ratified`",
        ),
        Key("pin", single_values.moment, "the day up to which an article stands first on its topics' pages"),
    ),
    "Put facts on a timeline": (Key("events", entries.events, "a list of dated facts, with keys as below"),),
    "Tell claims from facts": (Key("claims", entries.claims, "a list of claims, with keys as below"),),
    "Say who said what": (Key("quotes", entries.quotes, "a list of quotations, with keys as below"),),
    "List what the site has": (
        Key(
            "lists",
            entries.lists,
            "of a plain page: lists by name, each with the keys of `::: list`, for its template",
        ),
    ),
    "Own up to a mistake": (
        Key("corrections", entries.corrections, "a list of corrections, with keys as below"),
    ),
    "Describe a topic": (
        Key("kind", _KIND, "`person`, `place`, `organisation`, `event`, `concept` or `work`"),
        Key(
            "names",
            schema.names,
            "a list of other names and spellings; mentions of them are linked too",
            ("also_known_as", "aliases"),
            "`also_known_as`, and what in `aliases` has no `/` and no ending like `.html`",
            merge="all",
        ),
        Key("abbr", schema.text, "its abbreviation"),
        Key("definition", schema.text, "what it is, in half a line"),
        Key("as_of", single_values.day, "the day at which its `summary` was true"),
        Key(
            "broader",
            single_values.references,
            "a list of topics that this one belongs to; their pages show its coverage too",
        ),
        Key("not_related", single_values.references, "topics never to connect it with"),
        Key(
            "same_as",
            schema.listed(schema.web_address),
            "addresses that identify it elsewhere, such as Wikidata's",
        ),
        Key(
            "autolink",
            _AUTOLINK,
            "which mentions become links: the `first` of each article, the first of each `section`, `all` or `never`",
        ),
    ),
    "Keep background under review": (
        Key("reviewed", single_values.day, "the day somebody last checked it", ("last_reviewed_on",)),
        Key(
            "review_every",
            single_values.period,
            "how long that is good for: `90d`, `6 months`, `1y`; it counts from `reviewed`, else `as_of`, "
            "`updated` or `date`",
        ),
        Key(
            "review_by",
            single_values.day,
            "the day of the next review, if you would rather name it",
            ("review_date",),
        ),
        Key("period", single_values.span, "the time that it is about: `1950/1953`"),
    ),
    "Choose the address": (
        Key("slug", single_values.slug, "the last part of the address"),
        Key("permalink", schema.site_path, "the whole of it: `/about/`", ("url",)),
        Key(
            "redirect_from",
            schema.listed(schema.site_path),
            "a list of old addresses that lead here",
            ("aliases",),
            "the rest of `aliases`",
            merge="all",
        ),
    ),
}
"""By the part of docs/front-matter.md that tells of them."""

KEYS: dict[str, Key] = {key.name: key for part in PARTS.values() for key in part}

CONVERTERS: dict[str, Callable[..., Any]] = {name: key.convert for name, key in KEYS.items()}

FIELD_OF: dict[str, str] = {
    **{also.lower(): key.name for key in KEYS.values() for also in key.also},
    **{name: name for name in KEYS},
}
"""Which field a key fills, by its name in lower case; of those that their value decides, one of them."""

MEANT = tuple(dict.fromkeys((*KEYS, *FIELD_OF)))
"""What an author may have meant by a key that nobody knows."""

"""A text from elsewhere as the file of a draft: each value with the place where it was found, rights and source kept."""

import re
from collections.abc import Iterable, Iterator

from backstory.importers.drafts import Origin
from backstory.importers.formats.foreign_text import ForeignPicture, ForeignText, FoundValue
from backstory.importers.languages.spelling import loose
from backstory.importers.proposals import Guess, ImportedArticle, KnownNames, NewFile
from backstory.importers.raw_text import file_name
from backstory.importers.records import record_line, sealed
from backstory.importers.title import propose_title
from backstory.markdown.comments import with_signs_escaped
from backstory.yaml.writer import comment, mapping, scalar, sequence

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def foreign_draft(text: ForeignText, origin: Origin, known: KnownNames) -> ImportedArticle:
    """What a text becomes: an article that is a draft until its author says otherwise."""
    title = text.title or FoundValue(propose_title(text.body) or origin.name, "the first sentence")
    topics = _topics(text.topics, known)
    lines = [
        comment(
            f"Imported from {origin.name}. It is not yours to publish unless its rights, as below, or its owner allow it."
        ),
        comment("Take “draft: true” away when it may be published."),
        f"title: {scalar(with_signs_escaped(title.value))}  {comment(f'from {title.where}')}",
        _dated("date", text.date) or comment("date: missing; it says none"),
        _dated("updated", text.updated),
        _authors(text),
        f"summary: {scalar(with_signs_escaped(text.summary.value))}  {comment(f'from {text.summary.where}')}"
        if text.summary
        else "",
        "draft: true",
        "markdown: commonmark",
        f"lang: {text.language}" if _LANGUAGE.fullmatch(text.language) else "",
        f"topics: {sequence(map(with_signs_escaped, topics))}"
        if topics
        else comment("topics: missing; it names none"),
        f"image: {_picture(text.image)}" if text.image else "",
        *_listed("pictures", map(_picture, text.pictures)),
        *_listed("sources", _sources(text, title)),
        *_listed(
            "rights",
            (mapping([("text", scalar(one.value)), ("from", scalar(one.where))]) for one in text.rights),
        ),
        record_line(origin.name, origin.digest),
    ]
    front = "\n".join(["---", *filter(None, lines), "---"])
    year = f"{text.date.value[:4]}/" if text.date else ""
    return ImportedArticle(
        NewFile(f"articles/{year}{file_name(title.value)}.md", sealed(f"{front}\n{text.body.lstrip()}")),
        tuple(_guesses(text, title)),
        topics,
        tuple(part.strip() for part in text.body.split("\n\n")),
    )


def _dated(key: str, found: FoundValue | None) -> str:
    return f"{key}: {found.value}  {comment(f'from {found.where}')}" if found else ""


def _authors(text: ForeignText) -> str:
    return (
        f"authors: {sequence(text.authors)}  {comment(f'from {text.authors_from}')}" if text.authors else ""
    )


def _picture(picture: ForeignPicture) -> str:
    return mapping(
        [
            ("file", scalar(picture.address)),
            ("alt", scalar(picture.alt) if picture.alt else ""),
            ("credit", scalar(picture.credit) if picture.credit else ""),
        ]
    )


def _sources(text: ForeignText, title: FoundValue) -> Iterator[str]:
    if text.address:
        yield mapping(
            [
                ("id", "original"),
                ("title", scalar(title.value)),
                ("url", scalar(text.address)),
                ("publisher", scalar(text.publisher) if text.publisher else ""),
                ("date", text.date.value[:10] if text.date else ""),
            ]
        )


def _listed(key: str, items: Iterable[str]) -> Iterator[str]:
    lines = [f"  - {item}" for item in items]
    yield from [f"{key}:", *lines] if lines else []


def _topics(named: Iterable[str], known: KnownNames) -> tuple[str, ...]:
    """Each once, and as the site spells it."""
    titles: dict[str, str] = {}
    for name in named:
        title = known.title(name) or name
        titles.setdefault(loose(title) or title, title)
    return tuple(titles.values())


def _guesses(text: ForeignText, title: FoundValue) -> Iterator[Guess]:
    yield Guess("title", title.value, f"from {title.where}")
    for key, found in (("date", text.date), ("updated", text.updated)):
        if found is not None:
            yield Guess(key, found.value, f"from {found.where}")
    if text.date is None:
        yield Guess("date", "", "it says none")
    if text.authors:
        yield Guess("authors", ", ".join(text.authors), f"from {text.authors_from}")
    for one in text.rights:
        yield Guess("rights", one.value, f"from {one.where}")
    if not text.rights:
        yield Guess("rights", "", "nothing is said of them: ask whom it belongs to")
    for what in text.left_out:
        yield Guess("left out", "", what)

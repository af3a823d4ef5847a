"""One file in, its documents out: front matter, facts and body, and what is wrong with them."""

import msgspec
from msgspec import Struct, structs

from backstory.content.documents import Document, Kind
from backstory.content.fences import read_fenced, split
from backstory.content.file_names import title_in_name
from backstory.content.files import is_index, kind_of
from backstory.content.front_matter import read_front_matter
from backstory.content.front_matter_types import FrontMatter
from backstory.content.named_fields import kept_from_readers, with_name
from backstory.content.placeholder_sentences import left_over
from backstory.content.said_below import says_draft, unread_below
from backstory.content.topic_list import read_topic_list
from backstory.markdown.bag_of_words import count_words
from backstory.markdown.body import Body
from backstory.markdown.parsed_body import ParsedBody
from backstory.markdown.parser import BodyReader, MarkdownSettings
from backstory.markdown.words_alone import words_alone
from backstory.problems import Problem, not_utf8
from backstory.settings import Settings
from backstory.text import excerpt
from backstory.yaml.parser import Mapping, read_mapping

_EXCERPT = 320
_HIDES = ("draft-invalid", "date-invalid", "audience-unknown", "audience-unread")
"""What is wrong with a file beside a text that has metadata of its own, of which only what keeps readers out counts."""


class SourceFile(Struct, frozen=True, array_like=True):
    """The bytes of a file of the content folder, and of the sidecar beside it."""

    path: str
    digest: str
    """Of both, and of the settings that reading depends on."""
    data: bytes
    sidecar_path: str = ""
    sidecar: bytes = b""
    unnamed: tuple[str, ...] = ()
    """Targets of wikilinks whose names must not be shown."""


class ReadDocument(Struct, frozen=True, array_like=True):
    """A document, its encoded body, and its problems. `document` is None where nothing could be made of it."""

    document: Document | None
    body: bytes
    problems: tuple[Problem, ...]


class Reader:
    """Reads files with the settings of one site. Made once per process; what it read before makes no difference."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._bodies = BodyReader(
            MarkdownSettings(
                settings.unsafe_html,
                settings.markdown_extensions,
                settings.markdown,
                settings.tree.variables,
                settings.smart_quotes,
                settings.edition.holds,
                settings.audiences,
            )
        )
        self._encoder = msgspec.msgpack.Encoder()

    def read(self, file: SourceFile) -> tuple[ReadDocument, ...]:
        """The documents of a file: one, or all those of a list of topics."""
        try:
            text = file.data.decode("utf-8-sig")
            sidecar = file.sidecar.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return (ReadDocument(None, b"", (_not_utf8(file, error),)),)
        if file.path == "topics.yaml":
            return self._topic_list(file, text)
        return (self._document(file, text, sidecar),)

    def _topic_list(self, file: SourceFile, text: str) -> tuple[ReadDocument, ...]:
        topics, problems = read_topic_list(text, file.path, self._settings)
        readings = [ReadDocument(None, b"", tuple(problems))] if problems else []
        nothing = self._bodies.read("", first_line=1, path=file.path)
        for number, (front, found) in enumerate(topics):
            path = f"{file.path}::{front.title or number + 1}"
            made = Document("topic", path, f"{file.digest}{number}", front, nothing.facts)
            readings.append(self._made(made, nothing, found))
        return tuple(readings)

    def _document(self, file: SourceFile, text: str, sidecar: str) -> ReadDocument:
        parts = split(text, file.path)
        kind = kind_of(file.path)
        problems = list(parts.problems)
        node, found = read_fenced(parts, file.path)
        problems += found
        own, found = self._front(node, kind, file.path)
        if node is None and is_index(file.path) and problems and says_draft(text):
            own = structs.replace(own, cascade=(unread_below(),))
        problems += found
        front, beside = own, ""
        if file.sidecar_path:
            node, found = read_mapping(sidecar, file.sidecar_path)
            problems += found
            other, found = self._front(node, kind, file.sidecar_path)
            if parts.metadata_line:
                front = kept_from_readers(own, other, file.sidecar_path)
                problems += [one for one in found if one.code in _HIDES]
            else:
                front, beside = other, file.sidecar_path
                problems += found
        front, found = with_name(file.path, kind, front, self._settings.timezone)
        problems += found
        body, apart = _paragraphs(parts.body) if file.path.lower().endswith(".txt") else (parts.body, 1)
        parsed = self._bodies.read(
            body,
            first_line=parts.body_line,
            path=file.path,
            apart=apart,
            unnamed=file.unnamed,
            dialect=front.markdown or self._settings.markdown,
            language=front.lang or self._settings.language,
        )
        if not (front.draft or front.hidden):
            problems += left_over(parts.body, file.path, first_line=parts.body_line)
        document = Document(kind, file.path, file.digest, front, parsed.facts, beside, file.unnamed)
        return self._made(document, parsed, (*problems, *parsed.problems))

    def _front(self, node: Mapping | None, kind: Kind, path: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
        return read_front_matter(node or Mapping({}, {}, 1, 1), kind=kind, path=path, settings=self._settings)

    def _made(self, document: Document, parsed: ParsedBody, problems: tuple[Problem, ...]) -> ReadDocument:
        """The reading of a document whose facts want what only its metadata, text and name together say."""
        front, variables = document.front, self._settings.tree.variables
        if front.summary or front.definition:
            summary, definition = (
                words_alone(front.summary, variables),
                words_alone(front.definition, variables),
            )
            front = structs.replace(front, summary=summary, definition=definition)
        title = front.title or parsed.heading_title or title_in_name(document.path)
        if self._settings.smart_quotes:
            title, front = self._quoted(title, front)
        facts = structs.replace(
            parsed.facts,
            title=title,
            excerpt=excerpt(parsed.facts.excerpt, _EXCERPT),
            bag_of_words=count_words(_about(title, front, parsed.plain_text)),
        )
        return ReadDocument(
            structs.replace(document, front=front, facts=facts), self._encoder.encode(parsed.body), problems
        )

    def _quoted(self, title: str, front: FrontMatter) -> tuple[str, FrontMatter]:
        """What stands for a text elsewhere, with the quotation marks of its language."""
        from backstory.markdown.smart_quotes import smart

        language = front.lang or self._settings.language
        summary, definition = smart(front.summary, language), smart(front.definition, language)
        return smart(title, language), structs.replace(front, summary=summary, definition=definition)


def _about(title: str, front: FrontMatter, text: str) -> str:
    """All the words that tell what a document is about; those of its title count twice."""
    return "\n".join((title, title, *front.names, front.definition, front.summary, text))


def decode_body(data: bytes) -> Body:
    """The body that a reading carries."""
    return _BODY.decode(data)


_BODY = msgspec.msgpack.Decoder(Body)


def _paragraphs(text: str) -> tuple[str, int]:
    """Plain text with a paragraph on each line, as Markdown, and how many line ends then stand for one of its own."""
    return (text, 1) if "\n\n" in text.strip() else (text.replace("\n", "\n\n"), 2)


def _not_utf8(file: SourceFile, error: UnicodeDecodeError) -> Problem:
    beside = file.sidecar and not _is_utf8(file.sidecar)
    return not_utf8(file.sidecar_path if beside else file.path, error)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True

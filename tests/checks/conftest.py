"""Small sites read into what the rules look at."""

from collections.abc import Callable, Mapping

import pytest

from backstory.catalog.catalog import assemble
from backstory.catalog.repeated_passages import ComparedPassage, find_repeated
from backstory.checks import LIVING, CheckContext
from backstory.content.reader import Reader, SourceFile, decode_body
from backstory.markdown.paragraphs import paragraphs
from backstory.mentions.matcher import Matcher
from backstory.mentions.search import search, surface_names
from backstory.names.published import find_published
from backstory.settings import CutOff, Settings

Judge = Callable[..., CheckContext]


@pytest.fixture
def context() -> Judge:
    """Makes context of files given by their path in the content folder."""

    def made(files: Mapping[str, str], *, today: str = "2024-06-01", **said: object) -> CheckContext:
        settings = Settings(**said)  # type: ignore[arg-type]
        reader = Reader(settings)
        readings = [
            reading
            for path, text in files.items()
            for reading in reader.read(SourceFile(path, path, text.encode()))
            if reading.document is not None
        ]
        bodies = {one.document.path: decode_body(one.body) for one in readings if one.document}
        found, _ = find_published([one.document for one in readings if one.document], settings, CutOff(2**40))
        matcher = Matcher(surface_names(found))
        sighted = {path: search(bodies[path], matcher) for path in found.documents}
        catalog, _ = assemble(
            found,
            {path: one.mention_counts for path, one in sighted.items()},
            {path: one.mention_spans for path, one in sighted.items()},
            settings,
        )
        passages = [
            ComparedPassage(path, paragraph.line, paragraph.text)
            for path, document in found.documents.items()
            for paragraph in paragraphs(document.facts, bodies[path])
        ]
        return CheckContext(
            catalog=catalog,
            settings=settings,
            today=today,
            paragraphs={
                path: tuple(paragraphs(one.facts, bodies[path]))
                for path, one in found.documents.items()
                if one.kind in LIVING
            },
            repeated=find_repeated(passages),
            text_of=lambda path: files[path.partition("::")[0]],
        )

    return made

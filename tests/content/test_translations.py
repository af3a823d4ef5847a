"""One text in several languages, joined where nobody says that it is one."""

import pytest

from backstory.content.documents import Document
from backstory.content.languages import in_their_languages
from backstory.content.reader import Reader, SourceFile
from backstory.content.translations import as_before, with_originals
from backstory.settings import Settings


def documents(files: dict[str, str]) -> list[Document]:
    reader = Reader(Settings())
    read = [reader.read(SourceFile(path, path, text.encode()))[0].document for path, text in files.items()]
    return list(in_their_languages([one for one in read if one is not None], "en"))


def originals(files: dict[str, str], *, by_slug: bool = False) -> dict[str, str]:
    found = with_originals(documents(files), "en", by_slug=by_slug)
    return {one.path: one.front.translation_of for one in found if one.front.translation_of}


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"en/a/pier.md": "", "fr/a/pier.md": ""}, {"fr/a/pier.md": "en/a/pier.md"}),
        (
            {"pier.md": "", "pier.fr.md": "", "pier.pt-br.md": ""},
            {"pier.fr.md": "pier.md", "pier.pt-br.md": "pier.md"},
        ),
        ({"pier.en.md": "", "pier.fr.md": ""}, {"pier.fr.md": "pier.en.md"}),
        (
            {"a.md": "---\ntranslationKey: x\n---\n", "b.md": "---\ntranslationKey: x\nlang: de\n---\n"},
            {"b.md": "a.md"},
        ),
        ({"a.md": "---\nlang: de\n---\n", "b.md": ""}, {}),
        ({"fr/pier.md": "", "de/pier.md": ""}, {}),
        ({"a.md": "", "b.md": "---\nlang: de\ntranslation_of: c.md\n---\n"}, {"b.md": "c.md"}),
    ],
)
def test_by_folder_file_name_or_key(files: dict[str, str], found: dict[str, str]) -> None:
    assert originals(files) == found


def test_one_slug_is_one_text_where_a_tree_has_it_so() -> None:
    files = {"a.md": "---\nslug: x\n---\n", "b.md": "---\nslug: x\nlang: it\n---\n"}
    assert originals(files) == {}
    assert originals(files, by_slug=True) == {"b.md": "a.md"}


def test_an_edit_stays_the_translation_that_it_was() -> None:
    [_, before] = with_originals(documents({"pier.md": "", "pier.fr.md": ""}), "en")
    [edited] = documents({"pier.fr.md": "Neuf."})
    assert as_before(edited, before).front.translation_of == "pier.md"

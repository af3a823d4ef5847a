"""Names from outside, offline: entities of Wikidata and concepts of SKOS become proposals of topics."""

import json
from pathlib import Path

import pytest

from backstory.importers import Decision, ImportResult, Inbox, KnownNames, Proposal, import_texts
from backstory.importers.outside.lists import concepts_in
from backstory.rewriting.edits import write
from backstory.settings import Settings

RDF = """<?xml version="1.0"?><!DOCTYPE rdf:RDF [<!ENTITY skos "http://www.w3.org/2004/02/skos/core#">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
<skos:Concept rdf:about="https://v.example/ferry"><skos:prefLabel xml:lang="en">Ferry</skos:prefLabel><skos:prefLabel xml:lang="fr">Bac</skos:prefLabel>
<skos:prefLabel xml:lang="de">Fähre</skos:prefLabel><skos:altLabel xml:lang="en">Ferryboat</skos:altLabel><skos:definition xml:lang="en">A boat that goes to and fro.</skos:definition>
<skos:broader><skos:Concept rdf:about="https://v.example/ship"><skos:prefLabel xml:lang="en">Ship</skos:prefLabel></skos:Concept></skos:broader>
<skos:exactMatch rdf:resource="https://w.example/f"/></skos:Concept>
<rdf:Description rdf:about="https://v.example/raft"><rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/><skos:prefLabel xml:lang="en">Raft</skos:prefLabel><skos:broader rdf:resource="https://v.example/ship"/></rdf:Description>
</rdf:RDF>"""
JSON_LD = json.dumps(
    {
        "@context": {"skos": "http://www.w3.org/2004/02/skos/core#"},
        "@graph": [
            {"@id": "https://v.example/ferry", "@type": "skos:Concept", "skos:prefLabel": [{"@value": "Ferry", "@language": "en"}, {"@value": "Bac", "@language": "fr"}], "skos:broader": {"@id": "https://v.example/ship"}},
            {"@id": "https://v.example/ship", "@type": "skos:Concept", "skos:prefLabel": {"en": "Ship"}, "skos:altLabel": {"en": ["Vessel"]}},
        ],
    }
)  # fmt: skip


def snak(value: object) -> dict[str, object]:
    return {"rank": "normal", "mainsnak": {"datavalue": {"value": value}}}


ENTITIES = {
    "entities": {
        "Q900": {
            "id": "Q900",
            "labels": {"en": {"language": "en", "value": "Ada Quill"}, "fr": {"language": "fr", "value": "Ada Quille"}, "ja": {"language": "ja", "value": "エイダ"}},
            "aliases": {"en": [{"language": "en", "value": "A. Quill"}, {"language": "en", "value": "Port"}]},
            "descriptions": {"en": {"language": "en", "value": "chair of a harbour board"}},
            "claims": {"P31": [snak({"id": "Q5"})], "P463": [snak({"id": "Q901"}), snak({"id": "Q902"})], "P214": [snak("123")], "P227": [{**snak("9"), "rank": "deprecated"}]},
        },
        "Q901": {"id": "Q901", "labels": {"mul": {"value": "Harbour Board"}}, "claims": {"P31": [snak({"id": "Q43229"})]}},
        "Q903": {"id": "Q903", "missing": ""},
    }
}  # fmt: skip
KNOWN = KnownNames({"Quill, Ada": ("A. Quill",), "Port": ()}, ("en", "fr"))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def imported(content: Path, name: str, data: str, *, known: KnownNames | None = None) -> ImportResult:
    (content.parent / name).write_text(data, "utf-8")
    return import_texts([content.parent / name], content, known=known or KNOWN)


def waiting(content: Path) -> dict[str, Proposal]:
    return {one.title: one for one in Inbox(content, Settings()).proposals()}


def test_an_entity_is_proposed_with_names_by_language_kind_and_who_it_is_elsewhere(content: Path) -> None:
    result = imported(content, "Q900.json", json.dumps(ENTITIES), known=KnownNames(languages=("en", "fr")))
    assert result.problems == () and result.sources[0].proposed == ("Ada Quill", "Harbour Board")
    details = waiting(content)["Ada Quill"].details
    assert details["names"] == ["A. Quill", "Port", "Ada Quille"]
    assert details["kind"] == "person" and details["broader"] == ["Harbour Board"]
    assert details["same_as"] == ["https://www.wikidata.org/entity/Q900", "https://viaf.org/viaf/123"]
    assert waiting(content)["Harbour Board"].details["kind"] == "organisation"
    assert any("Q902" in guess.why for guess in result.sources[0].guesses)
    assert list(content.rglob("*.md")) == []


def test_what_is_accepted_is_a_topic_and_a_second_run_proposes_nothing(content: Path) -> None:
    imported(content, "ferry.rdf", RDF)
    inbox = Inbox(content, Settings())
    before = (content / "proposed.json").read_bytes()
    write(content, inbox.edits([Decision(waiting(content)["Ferry"].id, accepted=True)]))
    assert (content / "topics/ferry.md").read_text("utf-8") == (
        "---\ntitle: Ferry\ndefinition: A boat that goes to and fro.\nnames: [Ferryboat, Bac]\nbroader: [Ship]\n"
        'same_as: ["https://v.example/ferry", "https://w.example/f"]\n---\n'
    )
    imported(content, "ferry.rdf", RDF)
    assert (content / "proposed.json").read_bytes() == before
    assert set(waiting(content)) == {"Raft", "Ship"}


def test_a_topic_that_the_site_has_gets_what_it_lacks(content: Path) -> None:
    (content / "topics").mkdir()
    topic = content / "topics/quill.md"
    topic.write_text("---\ntitle: Quill, Ada\nnames: [A. Quill]\n---\nShe chairs.\n")
    result = imported(content, "Q900.json", json.dumps(ENTITIES))
    assert any('"Port" has it' in guess.why for guess in result.sources[0].guesses)
    inbox = Inbox(content, Settings())
    write(content, inbox.edits([Decision(waiting(content)["Quill, Ada"].id, accepted=True)]))
    text = topic.read_text("utf-8")
    assert "names: [A. Quill, Ada Quill, Ada Quille]" in text and "kind: person" in text
    assert "broader: [Harbour Board]" in text and text.endswith("---\nShe chairs.\n")


def test_json_ld_is_read_like_rdf_xml() -> None:
    ferry, ship = list(concepts_in(JSON_LD.encode()) or ())
    assert ferry.labels == {"en": "Ferry", "fr": "Bac"} and ferry.broader == (ship.address,)
    assert ship.labels == {"en": "Ship"} and ship.names == {"en": ["Vessel"]}
    assert {one.label(["en"]) for one in concepts_in(RDF.encode()) or ()} == {"Ferry", "Ship", "Raft"}


def test_of_a_long_list_only_what_the_site_names_is_proposed(content: Path) -> None:
    graph = [
        {"@id": f"https://v.example/{n}", "@type": "Concept", "prefLabel": {"en": f"Thing {n}"}}
        for n in range(900)
    ]
    known = KnownNames({"Thing 7": ()})
    result = imported(content, "list.jsonld", json.dumps({"@graph": graph}), known=known)
    assert result.sources[0].proposed == ("Thing 7",)
    assert any("899" in guess.why for guess in result.sources[0].guesses)


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.rdf", RDF[:600]), ("a.json", json.dumps(ENTITIES)[:300])],
)
def test_a_damaged_list_is_one_line(content: Path, name: str, data: str) -> None:
    result = imported(content, name, data)
    assert [problem.code for problem in result.problems] == ["import-damaged"]
    assert list(content.rglob("*")) == []

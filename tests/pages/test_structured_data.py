"""What pages say of themselves to programs, in schema.org's words."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.support.knowing import doc
from tests.support.missing import missing
from tests.support.running import build, tree

BASE = "https://news.example/b/"
NPM = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "backstory-tests" / "npm"
CLAIMS = """claims:
  - {id: late, text: The ferry is late, by: Ana Lund, about: [Ferry], date: 2024-01, source: agency}
  - {text: It is not, by: Ferry, replies_to: late, status: denied}"""
FILES = {
    "site.yaml": f"title: Harbour\nbase_url: {BASE}\npublisher: Harbour & Sons\n",
    "topics/ferry.md": doc(
        "Ferry",
        "kind: organisation\nnames: [FC]\nsame_as: ['https://www.wikidata.org/entity/Q1']\nbroader: [Coast]",
    ),
    "topics/ana.md": doc("Ana Lund", "kind: person"),
    "articles/late.md": doc(
        'The </script> & "ferry"',
        "date: 2024-01-02 09:30\ntopics: [Ferry]\nauthors: [Ann Writer]\nbackground: [Tides]\n"
        "corrections: [{date: 2024-03-01, was: ten, now: eleven}]\n"
        "sources: [{id: agency, title: A report, url: 'https://agency.example/', publisher: Agency}]\n"
        + CLAIMS,
        "Ana Lund saw it. The ferry was late.",
    ),
    "articles/spaet.md": doc("Die Fähre", "date: 2024-01-03\nlang: de\ntranslation_of: articles/late.md"),
    "articles/tard.md": doc("Le bac", "date: 2024-01-03\nlang: fr\ntranslation_of: late.md"),
    "articles/secret.md": doc("Hidden", "date: 2024-01-03\ndraft: true\nlang: es\ntranslation_of: late.md"),
    "background/tides.md": doc(
        "Tides",
        "topics: [Ferry]\nreviewed: 2024-02-02\nperiod: 1900/1950\nevents:\n"
        "  - {date: -0043-03-15, title: A flood}\n  - {date: 1900~, title: Another}\n"
        "  - {date: 1950/1953, title: Dykes are built}",
    ),
    "pages/about.md": doc("About"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for path, text in FILES.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    assert build(folder).code == 0
    return folder / "site"


def written(page: bytes) -> str:
    found = re.findall('<script type="application/ld\\+json">(.*?)</script>', page.decode(), re.S)
    return found[0] if found else ""


def said(site: Path, address: str, kind: str) -> dict[str, Any]:
    """What a page says of one kind of thing."""
    graph = json.loads(written((site / address / "index.html").read_bytes()))["@graph"]
    return next(thing for thing in graph if thing["@type"] == kind)


def test_an_article_says_what_it_is_about_and_what_was_wrong_in_it(site: Path) -> None:
    article = said(site, "articles/2024/01/late", "NewsArticle")
    assert article["headline"] == 'The </script> & "ferry"'
    assert article["datePublished"] == "2024-01-02T09:30:00+00:00"
    assert article["dateModified"] == "2024-03-01"
    assert article["author"] == [{"@type": "Person", "name": "Ann Writer"}]
    assert article["publisher"]["name"] == "Harbour & Sons"
    ferry = {
        "@type": "Organization",
        "name": "Ferry",
        "@id": f"{BASE}topics/ferry/#topic",
        "sameAs": ["https://www.wikidata.org/entity/Q1"],
    }
    assert article["about"] == [ferry]
    assert [one["name"] for one in article["mentions"]] == ["Ana Lund"]
    assert article["correction"] == [
        {"@type": "CorrectionComment", "datePublished": "2024-03-01", "text": "ten → eleven"}
    ]
    piece = {"@type": "BackgroundNewsArticle", "@id": f"{BASE}background/tides/", "name": "Tides"}
    assert article["backstory"] == [piece]
    assert article["citation"][0]["publisher"]["name"] == "Agency"


def test_a_claim_is_somebodys_and_its_denial_is_about_it(site: Path) -> None:
    page = (site / "articles/2024/01/late/index.html").read_bytes()
    claim, denial = (one for one in json.loads(written(page))["@graph"] if one["@type"] == "Claim")
    assert (claim["author"]["name"], claim["creativeWorkStatus"]) == ("Ana Lund", "asserted")
    assert claim["@id"].partition("#")[2].encode() in page
    assert denial["creativeWorkStatus"] == "denied"
    assert denial["about"] == {"@type": "Claim", "@id": claim["@id"]}


def test_a_topics_page_is_of_a_thing_with_a_type(site: Path) -> None:
    page = said(site, "topics/ferry", "CollectionPage")
    assert page["mainEntity"]["@type"] == "Organization"
    assert page["mainEntity"]["alternateName"] == ["FC"]
    steps = said(site, "topics/ferry", "BreadcrumbList")["itemListElement"]
    assert [step["name"] for step in steps] == ["Harbour", "Coast", "Ferry"]


def test_events_say_only_days_that_are_known(site: Path) -> None:
    events = said(site, "background/tides", "BackgroundNewsArticle")["mentions"]
    assert {event["name"]: (event.get("startDate"), event.get("endDate")) for event in events} == {
        "A flood": ("-0043-03-15", None),
        "Another": (None, None),
        "Dykes are built": ("1950", "1953"),
    }


def test_no_text_ends_the_element_that_it_stands_in(site: Path) -> None:
    for path, data in tree(site).items():
        assert "<" not in written(data) if path.endswith(".html") else True


def test_translations_lead_to_each_other_and_to_no_draft(site: Path) -> None:
    links = {
        address: re.findall(
            'hreflang="(\\w+)" href="([^"]+)"', (site / address / "index.html").read_text("utf-8")
        )
        for address in ("articles/2024/01/late", "de/articles/2024/01/spaet")
    }
    told = [
        (lang, f"{BASE}{folder}articles/2024/01/{name}/")
        for lang, folder, name in (("en", "", "late"), ("de", "de/", "spaet"), ("fr", "fr/", "tard"))
    ]
    assert links == dict.fromkeys(links, told)


def test_a_new_translation_is_on_the_page_of_the_original(tmp_path: Path) -> None:
    for path in ("site.yaml", "articles/late.md", "articles/spaet.md"):
        (tmp_path / "content/articles").mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / path).write_text(FILES[path], "utf-8")
    build(tmp_path)
    (tmp_path / "content/articles/tard.md").write_text(FILES["articles/tard.md"], "utf-8")
    build(tmp_path)
    assert 'hreflang="fr"' in (tmp_path / "site/articles/2024/01/late/index.html").read_text("utf-8")


def test_schema_org_has_every_type_and_property_that_is_used(site: Path, tmp_path: Path) -> None:
    """By schema-dts, a description of schema.org's vocabulary, and the compiler of TypeScript."""
    compiler = NPM / "node_modules" / "typescript" / "bin" / "tsc"
    node = shutil.which("node")
    if node is None or not compiler.is_file() or not (NPM / "node_modules" / "schema-dts").is_dir():
        missing("schema-dts with TypeScript, which tests/services.sh installs,")
    pages = (
        "",
        "articles/2024/01/late/",
        "topics/ferry/",
        "background/tides/",
        "claims/",
        "topics/",
        "days/",
    )
    addresses = (*pages, "days/2024-01-02/", "questions/")
    graphs = [written((site / address / "index.html").read_bytes()) for address in addresses]
    lines = [f"export const page{number}: Graph = {graph};" for number, graph in enumerate(graphs)]
    lines.append(f"export const broken: Graph = {graphs[1].replace('headline', 'headlin')};")
    (tmp_path / "node_modules").symlink_to(NPM / "node_modules")
    (tmp_path / "pages.ts").write_text(
        'import type { Graph } from "schema-dts";\n' + "\n".join(lines), "utf-8"
    )
    command = [node, str(compiler), "--noEmit", "--strict", "--skipLibCheck", "pages.ts"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    faults = [line for line in ran.stdout.splitlines() if line.startswith("pages.ts")]
    assert [line[:60] for line in faults if not line.startswith(f"pages.ts({len(lines) + 1},")] == []
    assert "'\"headlin\"' does not exist in type" in ran.stdout

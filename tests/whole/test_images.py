"""Pictures from an author's file to a reader's page: with their size always, and in smaller copies where a site wants them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.images.samples import opened, picture
from tests.support.editing import EditedSite
from tests.support.outline import Outline
from tests.support.previewing import Previewed, site_here
from tests.support.running import AS_OF, backstory, build, environment, tree

from backstory.images.image_file import OwnWords
from backstory.images.own_words import own_words
from backstory.images.written_words import as_packet

WORDS = OwnWords("Cranes at the quay", "The port in spring", "Ann Example", "CC BY 4.0")
ARTICLE = """---
title: A port opens
date: 2024-05-01
topics: [Ports]
image: {file: crane.png, alt: A crane}
---
It opened.

![](wide.jpg)

![[wide.jpg|300]] ![[small.png|600|A small one]] ![Drawn](plan.svg)

![Nothing yet](gone.png)
"""
HELD = """---
title: Held back
date: 2024-05-02
draft: true
image: secret.jpg
---
![A secret](secret.jpg)
"""


def write(site: EditedSite, *, images: bool) -> None:
    """A site with pictures; the file `secret.jpg` is that of a draft alone."""
    said = "images: yes\n" if images else ""
    site.write("content/site.yaml", f"title: Quay\nbase_url: https://quay.example/\n{said}")
    site.write("content/articles/port.md", ARTICLE)
    site.write("content/articles/held.md", HELD)
    site.write("content/articles/wide.jpg", picture("jpeg", (2000, 1000), xmp=as_packet(WORDS)))
    site.write("content/articles/crane.png", picture("png", (900, 600)))
    site.write("content/articles/small.png", picture("png", (40, 20)))
    secret = OwnWords("Fuchsia plan", "Fuchsia", "Fuchsia", "Fuchsia")
    site.write("content/articles/secret.jpg", picture("jpeg", (2000, 1000), xmp=as_packet(secret)))
    site.write("content/articles/plan.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"/>')


@pytest.fixture(scope="module", params=[False, True], ids=["as they are", "in copies"])
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EditedSite]:
    site = EditedSite(tmp_path_factory.mktemp("pictures"))
    write(site, images=request.param)
    site.build()
    yield site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> EditedSite:
    """The site in copies, built."""
    site = EditedSite(tmp_path_factory.mktemp("copies"))
    write(site, images=True)
    site.build()
    return site


def page(site: EditedSite) -> str:
    return (site.output / "articles/2024/05/port/index.html").read_text("utf-8")


def images(html: str) -> list[dict[str, str]]:
    """The attributes of each `img`, in order."""
    found: list[dict[str, str]] = []
    for tag, name, value in Outline(html.encode()).attributes:
        if tag == "img":
            if name == "src":
                found.append({})
            found[-1][name] = value
    return found


def copies(site: EditedSite) -> dict[str, bytes]:
    return {path: data for path, data in tree(site.output).items() if path.startswith("assets/pictures/")}


def test_every_picture_of_the_site_has_its_size(sites: EditedSite) -> None:
    sizes = [(one.get("width"), one.get("height")) for one in images(page(sites))]
    assert sizes[0] == ("900", "600")
    assert sizes[2:] == [("300", "150"), ("40", "20"), ("400", "200"), (None, None)]
    # What a page shows of the large one are its copies.
    assert sizes[1] in [("2000", "1000"), ("1600", "800")]


def test_the_first_picture_is_loaded_at_once_and_the_others_when_they_come_into_sight(
    sites: EditedSite,
) -> None:
    assert [one.get("loading", "") for one in images(page(sites))] == ["", *["lazy"] * 5]


def test_a_browser_chooses_among_copies_that_are_all_there(site: EditedSite) -> None:
    html = page(site)
    offered = {
        address.split()[0].rpartition("../")[2]
        for tag, name, value in Outline(html.encode()).attributes
        if name == "srcset"
        for address in value.split(", ")
    }
    there = {path for path in tree(site.output) if path.endswith((".jpg", ".png", ".webp", ".avif"))}
    assert offered <= there
    assert {opened(data).width for path, data in copies(site).items() if path.endswith(".jpg")} == {
        480,
        960,
        1600,
    }
    assert 'type="image/avif"' in html and 'sizes="300px"' in html


def test_a_picture_says_what_its_file_says_where_the_text_says_nothing(site: EditedSite) -> None:
    html = page(site)
    assert images(html)[1]["alt"] == WORDS.alt
    assert f">{WORDS.caption}</span>" in html and WORDS.credit in html and WORDS.license in html
    assert all(own_words(data) == WORDS for path, data in copies(site).items() if "wide" in path)


def test_an_original_that_is_larger_than_any_page_shows_stays_at_home(site: EditedSite) -> None:
    paths = tree(site.output).keys()
    assert "articles/2024/05/port/wide.jpg" not in paths
    assert {"articles/2024/05/port/small.png", "articles/2024/05/port/crane.png"} <= paths


def test_nothing_of_a_picture_of_what_is_held_back_is_published(sites: EditedSite) -> None:
    files = tree(sites.output)
    assert not [path for path in files if "secret" in path]
    assert not [path for path, data in files.items() if b"Fuchsia" in data]


def test_programs_are_told_of_the_picture(site: EditedSite) -> None:
    start = page(site).index("application/ld+json") + len('application/ld+json">')
    said = msgspec.json.decode(page(site)[start : page(site).index("</script>", start)])
    graph = said.get("@graph", [said])
    (told,) = [one["image"] for one in graph if "image" in one]
    assert told == {
        "@type": "ImageObject",
        "url": "https://quay.example/articles/2024/05/port/crane.png",
        "width": 900,
        "height": 600,
        "caption": "A crane",
    }


def test_the_catalog_knows_what_is_shown(site: EditedSite) -> None:
    ran = backstory("catalog", "--as-of", AS_OF, cwd=site.folder)
    ((lead, wide, *_),) = [article["pictures"] for article in ran.document["articles"]]
    assert (lead["file"], lead["leading"], lead["width"], lead["alt"]) == (
        "articles/crane.png",
        True,
        900,
        "A crane",
    )
    assert wide == {
        "file": "articles/wide.jpg",
        "leading": False,
        "width": 2000,
        "height": 1000,
        **{name: getattr(WORDS, name) for name in WORDS.__struct_fields__},
    }


def test_copies_are_made_once(tmp_path: Path) -> None:
    site = EditedSite(tmp_path)
    write(site, images=True)
    first = site.check()
    made = copies(site)
    assert made and set(made) <= set(first.written)
    # What was drawn is kept, wherever it is to stand.
    shutil.rmtree(site.output)
    site.build()
    assert copies(site) == made
    # A caption in the text is none of a picture's business; other bytes are.
    site.write(
        "content/articles/port.md", ARTICLE.replace("![](wide.jpg)", '![Cranes](wide.jpg "In spring")')
    )
    assert not [path for path in site.check().written if path in made]
    site.write("content/articles/wide.jpg", picture("jpeg", (2000, 1200)))
    site.check()
    assert {path for path in copies(site) if "crane" in path} == {path for path in made if "crane" in path}
    assert not {path for path in copies(site) if "wide" in path} & made.keys()
    site.delete("content/articles/port.md")
    site.check()
    assert copies(site) == {}


def test_a_damaged_picture_is_told_with_its_name_and_the_next_build_mends_it(tmp_path: Path) -> None:
    site = EditedSite(tmp_path)
    write(site, images=True)
    whole = picture("jpeg", (2000, 1000))
    site.write("content/articles/wide.jpg", whole[: len(whole) // 2])
    report = site.build()
    told = [one.place.path for one in report.problems if one.code == "image-damaged"]
    assert len(told) == 1 and told[0].endswith("content/articles/wide.jpg")
    assert not report.finished
    site.write("content/articles/wide.jpg", whole)
    assert site.check().finished


def test_a_site_that_asks_for_copies_is_told_what_to_install(tmp_path: Path) -> None:
    write(EditedSite(tmp_path), images=True)
    (tmp_path / "PIL").mkdir()
    (tmp_path / "PIL/__init__.py").write_text("raise ImportError('not installed')\n")
    ran = build(tmp_path, env=environment(PYTHONPATH=str(tmp_path)))
    assert ran.code == 1 and ran.codes == {"images-missing"}
    assert "content/site.yaml:3" in ran.err and 'pip install "backstory[images]"' in ran.err


def test_the_preview_shows_the_bytes_of_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    site = EditedSite(tmp_path)
    write(site, images=True)
    site.write("content/site.yaml", (site.content / "site.yaml").read_text("utf-8") + "cards: yes\n")
    site.build()
    built = tree(site.output)
    shutil.rmtree(tmp_path / ".backstory", ignore_errors=True)
    previewed = Previewed(site_here()).start()
    try:
        for path in (*copies(site), "topics/ports/card.png"):
            assert previewed.get(path).body == built[path]
        # A picture that was not there before is shown with the text that names it.
        site.write("content/articles/new.jpg", picture("jpeg", (1000, 500)))
        site.write("content/articles/port.md", ARTICLE + "\n![New](new.jpg)\n")
        previewed.saved()
        html = previewed.get("articles/2024/05/port/").body.decode()
        new = [one for one in images(html) if one["alt"] == "New"]
        assert [(one["width"], one["height"]) for one in new] == [("1000", "500")]
        copy = new[0]["srcset"].split()[0].rpartition("../")[2]
        assert opened(previewed.get(copy).body).size == (480, 240)
    finally:
        previewed.end()

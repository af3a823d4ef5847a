"""What networks show of a page: its title on a card, drawn, with one font, and with no sign that the font lacks."""

from pathlib import Path

import pytest
from tests.images.samples import opened
from tests.support.editing import EditedSite
from tests.support.running import build, environment, tree

from backstory.images.cards import HEIGHT, WIDTH, as_png, broken_title, can_be_drawn
from backstory.images.headers import Header, read_header

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"><text x="9" y="300" font-size="{}" font-weight="700">{}</text></svg>'
SITE = "title: Quay\nbase_url: https://quay.example/\ncards: yes\n"


def article(title: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: 2024-05-01\ntopics: [Ports]\n{more}---\nText.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> EditedSite:
    site = EditedSite(tmp_path_factory.mktemp("cards"))
    site.write("content/site.yaml", SITE)
    site.write("content/articles/port.md", article("A port opens"))
    site.write("content/articles/harbour.md", article("港が開く"))
    site.write("content/articles/held.md", article("A secret plan", "draft: true\n"))
    site.build()
    return site


def cards(site: EditedSite) -> dict[str, bytes]:
    return {path: data for path, data in tree(site.output).items() if path.endswith("card.png")}


def test_each_document_and_topic_has_a_card_that_its_page_names(site: EditedSite) -> None:
    assert sorted(cards(site)) == ["articles/2024/05/port/card.png", "card.png", "topics/ports/card.png"]
    assert {read_header(data) for data in cards(site).values()} == {Header("png", WIDTH, HEIGHT)}
    html = (site.output / "articles/2024/05/port/index.html").read_text("utf-8")
    assert 'property="og:image" content="https://quay.example/articles/2024/05/port/card.png"' in html


def test_a_title_that_the_font_lacks_and_one_that_is_held_back_have_none(site: EditedSite) -> None:
    assert not [path for path in cards(site) if "harbour" in path or "held" in path]


@pytest.mark.parametrize("page", ["", "topics/", "days/2024-05-01/", "articles/2024/05/harbour/"])
def test_the_card_of_the_site_stands_for_pages_that_have_none(site: EditedSite, page: str) -> None:
    html = (site.output / page / "index.html").read_text("utf-8")
    assert 'property="og:image" content="https://quay.example/card.png"' in html


def test_a_card_is_drawn_again_where_its_title_is_another(site: EditedSite) -> None:
    before = cards(site)
    site.write("content/articles/port.md", article("A port closes"))
    written = site.check().written
    assert [path for path in written if path.endswith("card.png")] == ["articles/2024/05/port/card.png"]
    assert cards(site).keys() == before.keys() and cards(site) != before


@pytest.mark.parametrize("letter", ["W", "M", "m", "i", "ä", "Ж", "Ω", "—"])
def test_no_line_is_longer_than_the_card(letter: str) -> None:
    title = " ".join([letter * 9] * 12)
    size, lines = broken_title(title)
    assert 1 <= len(lines) <= 4
    for line in lines:
        drawn = opened(as_png(SVG.format(size, line).encode()))
        box = drawn.getbbox()
        assert box is not None and box[2] - box[0] <= 1100


def test_a_long_title_is_cut_with_a_sign_of_it() -> None:
    size, lines = broken_title("An inventory of everything that was ever shipped " * 6)
    assert size == 50 and len(lines) == 4 and lines[-1].endswith("…")


def test_the_same_card_has_the_same_bytes() -> None:
    svg = SVG.format(72, "A port opens – “Łódź”, Москва, Αθήνα").encode()
    assert as_png(svg) == as_png(svg)


@pytest.mark.parametrize("sign", ["字", "ش", "ก", "\u2011", "🚢"])
def test_signs_that_the_font_has_not_are_known(sign: str) -> None:
    assert can_be_drawn("Łódź, Москва, Αθήνα, Việt Nam – “A€”…") and not can_be_drawn(f"A {sign}")


def test_a_site_that_asks_for_cards_is_told_what_to_install(tmp_path: Path) -> None:
    site = EditedSite(tmp_path)
    site.write("content/site.yaml", SITE)
    # What is found first, and is none.
    site.write("sitecustomize.py", "import sys\nsys.modules['resvg_py'] = None\n")
    ran = build(tmp_path, env=environment(PYTHONPATH=str(tmp_path)))
    assert ran.code == 1 and ran.codes == {"cards-missing"}
    assert "content/site.yaml:3" in ran.err and 'pip install "backstory[cards]"' in ran.err

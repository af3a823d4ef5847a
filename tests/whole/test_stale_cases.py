"""Edits after which other generators went on showing what was no longer so. Each is built twice: again, and clean."""

import shutil
from pathlib import Path

import pytest
from tests.support.editing import EditedSite, assert_same, replace_unseen
from tests.support.running import build, environment, tree

import backstory
from backstory.problems import SiteError
from backstory.render.theme import find_theme

PACKAGE = Path(backstory.__file__).parent
TALKS = """---
title: Talks resume
date: 2024-03-01
topics: [Russia, North Korea]
---
Envoys met.

![[Korean War#Armistice]]
"""
SUMMER = """---
title: A quiet summer
date: 2024-07-01
topics: [Russia, North Korea]
---
Before this there was [[Talks resume]]. Nobody in Pyongyang spoke.
"""
RUSSIA = "---\ntitle: Russia\nkind: place\n---\n"
WAR = """---
title: Korean War
topics: [North Korea]
---
It began in 1950.

## Armistice

![[Truce terms]]
"""
TERMS = "---\ntitle: Truce terms\n---\nSigned by three commanders.\n"


@pytest.fixture
def site(tmp_path: Path) -> EditedSite:
    site = EditedSite(tmp_path)
    site.write("content/articles/talks.md", TALKS)
    site.write("content/articles/summer.md", SUMMER)
    site.write("content/topics/russia.md", RUSSIA)
    site.write("content/background/war.md", WAR)
    site.write("content/background/terms.md", TERMS)
    site.check()
    return site


def page(site: EditedSite, path: str) -> str:
    return (site.output / path / "index.html").read_text("utf-8")


def everything(site: EditedSite) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(site.output.rglob("*.html")))


SUMMER_PAGE = "articles/2024/07/summer"
TALKS_PAGE = "articles/2024/03/talks"


def test_an_article_that_becomes_a_draft_is_gone_everywhere_and_comes_back(site: EditedSite) -> None:
    site.write("content/articles/talks.md", TALKS.replace("---\n", "---\ndraft: true\n", 1))
    site.check()
    assert not (site.output / TALKS_PAGE).exists()
    assert "href" not in page(site, SUMMER_PAGE).partition("Before this there was")[2].partition(".")[0]
    site.write("content/articles/talks.md", TALKS)
    site.check()
    assert "talks/index.html" in page(site, SUMMER_PAGE)


def test_a_new_title_is_shown_in_lists_backlinks_and_neighbours(site: EditedSite) -> None:
    site.write("content/articles/talks.md", TALKS.replace("Talks resume", "Talks go on"))
    site.write("content/articles/summer.md", SUMMER.replace("[[Talks resume]]", "[[Talks go on]]"))
    site.check()
    assert "Talks resume" not in everything(site)
    assert "Talks go on" in page(site, "topics/russia")


def test_the_title_of_a_background_is_new_in_every_box(site: EditedSite) -> None:
    site.write(
        "content/background/terms.md",
        TERMS.replace("title: Truce terms", "title: Terms\nnames: [Truce terms]"),
    )
    site.check()
    assert "Truce terms" not in page(site, TALKS_PAGE)


def test_a_new_slug_moves_the_page_and_every_link_to_it(site: EditedSite) -> None:
    site.write("content/articles/talks.md", TALKS.replace("title:", "slug: envoys\ntitle:"))
    site.check()
    assert not (site.output / TALKS_PAGE).exists()
    assert "/03/talks/" not in everything(site)
    assert "articles/2024/03/envoys/" in page(site, SUMMER_PAGE)


def test_a_topic_without_a_file_goes_with_its_last_article(site: EditedSite) -> None:
    assert (site.output / "topics/north-korea").is_dir()
    for name, text in (("talks", TALKS), ("summer", SUMMER)):
        site.write(f"content/articles/{name}.md", text.replace(", North Korea", ""))
    site.write("content/background/war.md", WAR.replace("topics: [North Korea]\n", ""))
    site.check()
    assert not (site.output / "topics/north-korea").exists()
    assert "north-korea" not in everything(site)


def test_a_new_name_catches_older_mentions_and_a_lost_one_lets_them_go(site: EditedSite) -> None:
    assert "Pyongyang</a>" not in page(site, SUMMER_PAGE)
    site.write("content/topics/nk.md", "---\ntitle: North Korea\nnames: [Pyongyang]\n---\n")
    site.check()
    assert "Pyongyang</a>" in page(site, SUMMER_PAGE)
    site.write("content/topics/nk.md", "---\ntitle: North Korea\n---\n")
    site.check()
    assert "Pyongyang</a>" not in page(site, SUMMER_PAGE)


def test_a_background_embedded_two_levels_down_is_new_on_the_outer_page(site: EditedSite) -> None:
    assert "three commanders" in page(site, TALKS_PAGE)
    site.write("content/background/terms.md", TERMS.replace("three commanders", "two generals"))
    report = site.check()
    assert "two generals" in page(site, TALKS_PAGE)
    assert "three commanders" not in everything(site)
    assert f"{SUMMER_PAGE}/index.html" not in report.written


def test_a_template_that_shadows_the_theme_comes_changes_and_goes(site: EditedSite) -> None:
    before = page(site, TALKS_PAGE)
    site.write("templates/article.html", "<h1>Ours: {{ view.title }}</h1>")
    site.check()
    assert page(site, TALKS_PAGE) == "<h1>Ours: Talks resume</h1>"
    site.write("templates/article.html", "<h1>Changed</h1>")
    site.check()
    assert page(site, TALKS_PAGE) == "<h1>Changed</h1>"
    site.delete("templates/article.html")
    site.check()
    assert page(site, TALKS_PAGE) == before


def test_a_template_that_one_document_asks_for_comes_and_goes(site: EditedSite) -> None:
    before = page(site, TALKS_PAGE)
    site.write("content/articles/talks.md", TALKS.replace("---\n", "---\ntemplate: longread\n", 1))
    report = site.check()
    assert [problem.code for problem in report.problems] == ["template-unknown"]
    assert page(site, TALKS_PAGE) == before
    site.write("templates/longread.html", "<h1>Long: {{ view.title }}</h1>")
    assert not site.check().problems
    assert page(site, TALKS_PAGE) == "<h1>Long: Talks resume</h1>"
    site.delete("templates/longread.html")
    assert [problem.code for problem in site.check().problems] == ["template-unknown"]
    assert page(site, TALKS_PAGE) == before


def test_a_part_that_shadows_the_themes_comes_and_goes(site: EditedSite) -> None:
    before = page(site, TALKS_PAGE)
    site.write("templates/parts/box.html", "<aside>Our box</aside>")
    report = site.check()
    assert "Our box" in page(site, TALKS_PAGE)
    assert f"{TALKS_PAGE}/index.html" in report.written
    site.delete("templates/parts/box.html")
    site.check()
    assert page(site, TALKS_PAGE) == before


def test_a_template_that_fails_takes_nothing_away_and_the_mend_is_built(site: EditedSite) -> None:
    before = page(site, TALKS_PAGE)
    site.write("templates/article.html", "{{ view.nothing }}")
    site.write("content/articles/talks.md", TALKS.replace("Envoys met", "Envoys parted"))
    assert not site.build().finished
    assert page(site, TALKS_PAGE) == before
    site.write("templates/article.html", "{{ view.title }}")
    site.check()
    assert page(site, TALKS_PAGE) == "Talks resume"


def test_an_error_in_the_configuration_writes_nothing_and_the_mend_is_built(site: EditedSite) -> None:
    site.write("content/site.yaml", "title: [\n")
    site.write("content/articles/new.md", TALKS.replace("Talks resume", "New"))
    with pytest.raises(SiteError):
        site.build()
    assert not (site.output / "articles/2024/03/new").exists()
    site.write("content/site.yaml", "title: Mended\n")
    site.check()
    assert (site.output / "articles/2024/03/new").is_dir()


def test_an_embargo_passes_with_no_file_touched(site: EditedSite) -> None:
    site.write(
        "content/articles/later.md",
        TALKS.replace("2024-03-01", "2026-07-01").replace("Talks resume", "Later"),
    )
    site.check()
    assert "Later" not in everything(site)
    site.as_of = "2026-07-02"
    site.check()
    assert "Later" in page(site, "topics/russia")
    site.as_of = "2026-06-30"
    site.check()
    assert "Later" not in everything(site)


def test_an_article_expires_with_no_file_touched(site: EditedSite) -> None:
    site.write("content/articles/talks.md", TALKS.replace("topics:", "expires: 2026-07-01\ntopics:"))
    site.check()
    assert (site.output / TALKS_PAGE).is_dir()
    site.as_of = "2026-07-02"
    site.check()
    assert not (site.output / TALKS_PAGE).exists()


def test_a_build_as_of_a_chosen_day_is_followed_by_one_that_is_fit_to_publish(
    site: EditedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = site.output / ".backstory-manifest.json"
    assert '"as_of": 1780358399' in manifest.read_text("utf-8")
    site.as_of = None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    site.check()
    assert '"as_of": 1790000000' in manifest.read_text("utf-8")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    site.check()
    assert '"as_of": null' in manifest.read_text("utf-8")


def test_a_file_replaced_by_one_of_equal_size_and_time_is_seen(site: EditedSite) -> None:
    replace_unseen(site.content / "articles/talks.md", TALKS.replace("Envoys met", "Envoys sat").encode())
    site.check()
    assert "Envoys sat" in page(site, TALKS_PAGE)


def test_a_file_whose_name_changes_only_its_capitals_is_seen(site: EditedSite) -> None:
    site.write("content/articles/Talks.md", TALKS)
    site.delete("content/articles/talks.md")
    site.check()
    site.write("content/static/Map.txt", "one")
    site.check()
    (site.content / "static/Map.txt").rename(site.content / "static/map.txt")
    site.check()
    assert (site.output / "map.txt").exists() and not (site.output / "Map.txt").exists()


def test_what_a_symbolic_link_leads_to_is_watched(site: EditedSite, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_text(TALKS.replace("Talks resume", "Linked"), "utf-8")
    (site.content / "articles/linked.md").symlink_to(elsewhere)
    site.check()
    elsewhere.write_text(TALKS.replace("Talks resume", "Linked anew"), "utf-8")
    site.check()
    assert "Linked anew" in page(site, "topics/russia")


def test_a_new_version_of_the_program_reads_everything_again(
    site: EditedSite, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site.write("content/background/terms.md", TERMS + "\n## How it was signed\n\nAt ten in the morning.\n")
    site.check()
    program = tmp_path_factory.mktemp("program")
    shutil.copytree(PACKAGE, program / "backstory")
    shutil.copytree(find_theme(), program / "backstory" / "theme_files", dirs_exist_ok=True)
    text = program / "backstory" / "text.py"
    ours, theirs = '_ASCII_GAP.sub("-", ', '_ASCII_GAP.sub("_", '
    assert ours in text.read_text("utf-8")
    text.write_text(text.read_text("utf-8").replace(ours, theirs), "utf-8")
    new = environment(PYTHONPATH=str(program))
    assert build(site.folder, "--jobs", "1", env=new).code == 0
    assert 'id="how_it_was_signed"' in (site.output / "background/terms/index.html").read_text("utf-8")
    assert build(site.folder, "--jobs", "1", "--clean", "--output", "anew", env=new).code == 0
    assert_same(tree(site.output), tree(site.folder / "anew"))


def test_a_picture_beside_an_article_comes_changes_and_goes(site: EditedSite) -> None:
    site.write("content/articles/talks.md", TALKS + "\n![A map](map.png)\n")
    assert [problem.code for problem in site.check().problems] == ["file-missing"]
    site.write("content/articles/map.png", b"one")
    assert not site.check().problems
    site.write("content/articles/map.png", b"two")
    site.check()
    assert (site.output / TALKS_PAGE / "map.png").read_bytes() == b"two"
    site.delete("content/articles/map.png")
    site.check()
    assert not (site.output / TALKS_PAGE / "map.png").exists()


def test_an_ambiguous_name_and_its_mend_are_both_seen(site: EditedSite) -> None:
    site.write("content/articles/twin.md", TALKS.replace("2024-03-01", "2024-04-01"))
    codes = {problem.code for problem in site.check().problems}
    assert "link-ambiguous" in codes
    site.delete("content/articles/twin.md")
    assert not site.check().problems


def test_a_file_of_the_output_that_was_changed_or_deleted_is_put_back(site: EditedSite) -> None:
    file = site.output / TALKS_PAGE / "index.html"
    before = file.read_bytes()
    file.write_bytes(b"meddled")
    site.check()
    assert file.read_bytes() == before
    shutil.rmtree(file.parent)
    site.check()
    assert file.read_bytes() == before


def test_what_is_not_ours_in_the_output_is_left_alone(site: EditedSite) -> None:
    (site.output / "CNAME").write_text("briefing.example")
    site.write("content/articles/talks.md", TALKS.replace("Envoys", "Diplomats"))
    site.build()
    assert (site.output / "CNAME").read_text() == "briefing.example"


def test_editing_a_body_renders_that_page_and_no_other(site: EditedSite) -> None:
    summed_up = SUMMER.replace("topics:", "summary: Little happened.\ntopics:")
    site.write("content/articles/summer.md", summed_up)
    site.check()
    site.write("content/articles/summer.md", summed_up.replace("spoke", "wrote"))
    page, *others = sorted(site.check().written)
    assert page == f"{SUMMER_PAGE}/index.html"
    known_of_words = [path for path in others if path == "changes.js" or path.startswith("search/")]
    assert others == known_of_words, "what the search, and the script of what is new, know of its words"

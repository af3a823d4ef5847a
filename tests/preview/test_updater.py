"""What is saved is followed: by the pages, by those that are open, by the overlay, and to the state of a clean build."""

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.preview.conftest import DREDGING, FERRY, Serving
from tests.preview.test_pages import unscripted
from tests.support.running import AS_OF, build

Serve = Callable[..., Serving]

DREDGING_FILE = "content/articles/dredging.md"
FERRY_FILE = "content/articles/ferry.md"


def settled(serving: Serving) -> None:
    """Waits until every page is as a clean build has it: nothing is left of edits edits."""
    clean = serving.folder.parent / f"{serving.folder.name}-clean"

    def same() -> bool:
        shutil.rmtree(clean, ignore_errors=True)
        shutil.copytree(serving.folder, clean, ignore=shutil.ignore_patterns(".backstory", "site"))
        build(clean)
        pages = [path for path in (clean / "site").rglob("*") if path.is_file() and path.name[0] != "."]
        assert pages
        return all(
            unscripted(serving.get("/" + path.relative_to(clean / "site").as_posix()).body)
            == path.read_bytes()
            for path in pages
        )

    serving.until(same)


def test_a_saved_text_is_shown_and_only_the_open_page_that_shows_it_reloads(serve: Serve) -> None:
    serving = serve()
    silt, ferry = serving.open("/background/silt/"), serving.open(FERRY)
    serving.write(FERRY_FILE, serving.read(FERRY_FILE) + "\nA second boat came.\n")
    assert ferry.told("page") is not None
    assert "A second boat came." in serving.get(FERRY).text
    assert "page" not in silt.heard()


def test_two_tabs_of_one_page_both_reload(serve: Serve) -> None:
    serving = serve()
    tabs = [serving.open(FERRY), serving.open(FERRY)]
    serving.write(FERRY_FILE, serving.read(FERRY_FILE) + "\nNews.\n")
    assert all(tab.told("page") for tab in tabs)


def test_a_background_section_reloads_the_open_pages_that_show_it(serve: Serve) -> None:
    serving = serve()
    article, topic = serving.open(DREDGING), serving.open("/topics/quay/")
    timeline = serving.open("/timeline/")
    file = "content/background/silt.md"
    serving.write(file, serving.read(file).replace("settles", "sinks"))
    assert article.told("page") and topic.told("page")
    assert "Mud sinks" in serving.get(DREDGING).text
    assert "page" not in timeline.heard()


def test_names_and_addresses_that_change_are_followed_everywhere(serve: Serve) -> None:
    serving = serve(None, "--as-of", AS_OF)
    serving.write(FERRY_FILE, serving.read(FERRY_FILE).replace("Ferry is late", "Ferry is on time"))
    serving.shows("/", "Ferry is on time")
    serving.write(
        "content/articles/new.md", "---\ntitle: New\ndate: 2026-02-06\n---\n\nTo the [[Old Quay]].\n"
    )
    serving.shows("/articles/2026/02/new/", "To the")
    (serving.folder / "content/articles/new.md").rename(serving.folder / "content/articles/newer.md")
    serving.until(lambda: serving.get("/articles/2026/02/newer/").status == 200)
    serving.until(lambda: serving.get("/articles/2026/02/new/").status == 404)
    settled(serving)


def test_quick_edits_of_every_kind_end_as_a_clean_build(serve: Serve) -> None:
    serving = serve(None, "--as-of", AS_OF)
    changes = [
        (DREDGING_FILE, "[[Nobody At All]] waved.", "[[Ferry is late]], said the Quay. See [[Silt]]."),
        (DREDGING_FILE, "topics: [Old Quay]", "topics: [Old Quay]\nsummary: In short."),
        (FERRY_FILE, "the tide.", "the tide at the Old Quay.\n\n## Later\n\nThe Old Quay was dry."),
        ("content/topics/quay.md", "Where ships were.", "Where ships were once."),
        ("content/background/silt.md", "Mud", "## Why\n\nMud of the Old Quay"),
    ]
    for file, old, new in changes:
        assert old in serving.read(file)
        serving.write(file, serving.read(file).replace(old, new))
        assert serving.state()["ready"]
    settled(serving)


def test_an_open_page_that_goes_is_told(serve: Serve) -> None:
    serving = serve()
    page = serving.open(FERRY)
    (serving.folder / FERRY_FILE).unlink()
    assert page.told("page") is not None
    assert serving.get(FERRY).status == 404


def test_a_broken_text_stays_as_it_was_under_its_problem_until_it_is_mended(serve: Serve) -> None:
    serving = serve()
    page = serving.open(FERRY)
    good = serving.read(FERRY_FILE)
    serving.write(FERRY_FILE, good.replace("title: Ferry", "title: [Ferry"))
    assert page.told("state") is not None
    [error] = serving.until(lambda: serving.state(FERRY)["errors"]["first"])
    assert (error["path"], error["line"], error["text"]) == (FERRY_FILE, 2, "title: [Ferry is late")
    assert error["message"] and error["hint"]
    assert "waited for the tide" in serving.get(FERRY).text
    assert any(line.startswith(f"{FERRY_FILE}:2") for line in serving.lines())
    # Another file is saved, and everything is read anew: the broken page stays all the same.
    serving.write("content/articles/more.md", "---\ntitle: More\ndate: 2026-02-07\n---\n\nMore.\n")
    serving.shows("/articles/2026/02/more/", "More.")
    assert "waited for the tide" in serving.get(FERRY).text
    serving.write(FERRY_FILE, good.replace("waited", "still waited"))
    serving.shows(FERRY, "still waited")
    serving.until(lambda: not serving.errors())
    serving.until(lambda: "Mended." in serving.lines())


def test_a_template_that_a_document_asks_for_in_vain_is_told_with_its_page(serve: Serve) -> None:
    serving = serve()
    serving.write(FERRY_FILE, serving.read(FERRY_FILE).replace("---\n", "---\ntemplate: longread\n", 1))
    serving.until(
        lambda: serving.get(FERRY).status == 200 and serving.state(FERRY)["page"]["problems"]["count"]
    )
    [problem] = serving.state(FERRY)["page"]["problems"]["first"]
    assert (problem["code"], problem["path"], problem["line"]) == ("template-unknown", FERRY_FILE, 2)
    assert "waited for the tide" in serving.get(FERRY).text
    serving.write("templates/longread.html", "<body>Long.</body>")
    serving.shows(FERRY, "Long.")
    assert serving.state(FERRY)["page"]["problems"]["count"] == 0


def test_a_broken_template_leaves_the_last_good_page_and_says_where_it_is_broken(serve: Serve) -> None:
    serving = serve({"templates/article.html": "{% extends 'theme/article.html' %}\n"})
    page = serving.open(FERRY)
    serving.write(
        "templates/article.html", "{% extends 'theme/article.html' %}\n{% block main %}{{ nothing }}"
    )
    serving.until(lambda: serving.errors())
    [error] = serving.state()["errors"]["first"]
    assert error["path"] == "templates/article.html" and error["text"]
    assert "page" not in page.heard(within=0.5)
    assert "waited for the tide" in serving.get(FERRY).text
    serving.write(
        "templates/article.html", "{% extends 'theme/article.html' %}\n{% block main %}Whole.{% endblock %}"
    )
    assert page.told("page") is not None
    assert "Whole." in serving.get(FERRY).text
    assert serving.errors() == []


def test_a_broken_configuration_is_told_and_the_settings_stay(serve: Serve) -> None:
    serving = serve()
    serving.write("content/site.yaml", "title: [Harbour\n")
    serving.until(lambda: serving.errors())
    assert "Harbour" in serving.get("/").text
    serving.write("content/site.yaml", "title: Haven\n")
    serving.shows("/", "Haven")
    assert serving.errors() == []


def test_a_style_sheet_is_swapped_and_no_page_reloads(serve: Serve) -> None:
    serving = serve({"templates/assets/extra.css": "main { color: red }"})
    page = serving.open(FERRY)
    serving.write("templates/assets/extra.css", "main { color: blue }")
    message = page.told("styles")
    assert message is not None and "extra." in message["originalPath"]
    assert "page" not in page.heard(within=0.5)


def test_a_picture_is_told_to_the_pages_that_show_it(serve: Serve) -> None:
    serving = serve(
        {
            FERRY_FILE: "---\ntitle: Ferry\ndate: 2026-02-04\n---\n\n![x](x.png)\n",
            "content/articles/x.png": b"1",
        }
    )
    page, other = serving.open(FERRY), serving.open(DREDGING)
    (serving.folder / "content/articles/x.png").write_bytes(b"22")
    assert page.told("x.png") is not None
    assert "x.png" not in other.heard(within=0.5)


def test_saving_as_editors_do_is_one_edit(serve: Serve) -> None:
    serving = serve()
    file = serving.folder / FERRY_FILE
    page = serving.open(FERRY)
    swap, backup, new = file.with_name(".ferry.md.swp"), file.with_name("ferry.md~"), file.with_name("4913")
    swap.write_text("binary")
    new.write_text("")
    new.unlink()
    file.rename(backup)
    file.write_text(backup.read_text() + "\nSaved by renaming.\n")
    backup.unlink()
    swap.unlink()
    assert page.told("page") is not None
    serving.shows(FERRY, "Saved by renaming.")


def test_many_files_at_once_are_followed_together(serve: Serve) -> None:
    serving = serve()
    page = serving.open("/")
    for number in range(500):
        serving.write(
            f"content/articles/many/n{number}.md", f"---\ntitle: N{number}\ndate: 2026-01-01\n---\n\nText.\n"
        )
    serving.until(lambda: serving.get("/articles/2026/01/n499/").status == 200)
    assert page.told("state") is not None
    (serving.folder / "content/articles/many").rename(serving.folder / "content/articles/other")
    shutil.rmtree(serving.folder / "content/articles/other")
    serving.until(lambda: serving.get("/articles/2026/01/n499/").status == 404)
    assert serving.get(FERRY).status == 200


def test_the_content_folder_may_go_and_come_back(serve: Serve) -> None:
    serving = serve()
    content, away = serving.folder / "content", serving.folder / "away"
    content.rename(away)
    serving.until(lambda: serving.errors() == ["content-missing"])
    assert "waited for the tide" in serving.get(FERRY).text
    away.rename(content)
    serving.until(lambda: serving.errors() == [])
    serving.write(FERRY_FILE, serving.read(FERRY_FILE) + "\nBack again.\n")
    serving.shows(FERRY, "Back again.")


def test_a_templates_folder_that_is_made_later_is_followed(serve: Serve) -> None:
    serving = serve()
    serving.write(
        "templates/article.html", "{% extends 'theme/article.html' %}\n{% block main %}Ours.{% endblock %}"
    )
    serving.shows(FERRY, "Ours.")


def test_polling_follows_too(serve: Serve) -> None:
    serving = serve(None, "--poll")
    serving.write(FERRY_FILE, serving.read(FERRY_FILE) + "\nPolled.\n")
    serving.shows(FERRY, "Polled.")


def test_a_page_that_is_opened_late_is_told_that_it_is_old(serve: Serve, tmp_path: Path) -> None:
    serving = serve()
    page = serving.open(FERRY)
    page._send({"command": "info", "plugins": {"backstory": {"page": "0" * 32}}, "url": serving.url + FERRY})
    assert page.told("page") is not None


def test_with_follow_the_passage_is_named(serve: Serve) -> None:
    serving = serve(None, "--follow")
    here, elsewhere = serving.open(FERRY), serving.open(DREDGING)
    serving.write(FERRY_FILE, serving.read(FERRY_FILE) + "\nA passage that is new.\n")
    message = here.told("page")
    assert message is not None and "A passage that is new." in message["originalPath"]
    message = elsewhere.told("follow")
    assert message is not None and FERRY.strip("/") in message["originalPath"]


def test_a_large_site_is_shown_early_and_is_whole_in_the_end(serve: Serve) -> None:
    many: dict[str, str | bytes] = {
        f"content/articles/many/n{number}.md": (
            f"---\ntitle: N{number}\ndate: 2026-01-01\ntopics: [Old Quay]\n---\n\nThe Quay at {number}.\n"
        )
        for number in range(320)
    }
    serving = serve(many, "--as-of", AS_OF)
    settled(serving)


def test_what_links_lead_to_is_followed(serve: Serve) -> None:
    serving = serve()
    away = serving.folder / "elsewhere"
    serving.write("elsewhere/boats.md", "---\ntitle: Boats\n---\n\nThey are blue.\n")
    serving.write(
        "elsewhere/deep/works/works.md", "---\ntitle: Works\ndate: 2026-02-08\n---\n\nThey began.\n"
    )
    (serving.folder / "content/background/boats.md").symlink_to(away / "boats.md")
    (serving.folder / "content/articles/works").symlink_to(away / "deep/works")
    serving.shows("/background/boats/", "They are blue.")
    serving.shows("/articles/2026/02/works/", "They began.")
    for _ in range(2):
        for colour in ("green", "red"):
            serving.write("elsewhere/boats.md", f"---\ntitle: Boats\n---\n\nThey are {colour}.\n")
            serving.shows("/background/boats/", f"They are {colour}.")
        # As editors do that write another file in the place of the old one.
        serving.write("elsewhere/new", "---\ntitle: Boats\n---\n\nThey are all new.\n")
        (away / "new").replace(away / "boats.md")
        serving.shows("/background/boats/", "They are all new.")
    serving.write("elsewhere/deep/works/works.md", "---\ntitle: Works\ndate: 2026-02-08\n---\n\nThey end.\n")
    serving.shows("/articles/2026/02/works/", "They end.")

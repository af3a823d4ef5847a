"""What is served: the pages as they would be built, with one script more, and nothing that is not the site's."""

from collections.abc import Callable

import pytest
from tests.preview.conftest import DREDGING, FERRY, PICTURE, Serving
from tests.support.running import backstory, build

Serve = Callable[..., Serving]


def unscripted(body: bytes) -> bytes:
    return body.partition(b'<script src="/-backstory/')[0]


def test_every_file_is_the_built_one_but_for_the_script_at_the_end_of_pages(standing_site: Serving) -> None:
    build(standing_site.folder)
    output = standing_site.folder / "site"
    files = [path for path in output.rglob("*") if path.is_file() and not path.name.startswith(".")]
    assert len(files) > 12
    for path in files:
        answer = standing_site.get("/" + path.relative_to(output).as_posix())
        assert answer.status == 200
        assert unscripted(answer.body) == path.read_bytes(), path
        assert (b"/-backstory/preview.js" in answer.body) == (path.suffix == ".html")


def test_nothing_is_written_to_the_output_folder(serve: Serve) -> None:
    serving = serve()
    serving.shows(DREDGING, "dredger")
    assert not (serving.folder / "site").exists()


def test_pages_are_told_apart_by_an_etag_and_are_not_sent_twice(standing_site: Serving) -> None:
    first = standing_site.get(FERRY)
    again = standing_site.ask("GET", FERRY, {"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")
    assert standing_site.ask("GET", FERRY, {"If-None-Match": '"other"'}).status == 200


def test_head_is_answered_without_a_body_and_other_methods_are_refused(standing_site: Serving) -> None:
    head, get = standing_site.ask("HEAD", FERRY), standing_site.get(FERRY)
    assert head.body == b"" and head.headers["Content-Length"] == str(len(get.body))
    posted = standing_site.ask("POST", FERRY, {"Content-Length": "0"})
    assert posted.status == 405 and posted.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("asked", "status", "part", "place"),
    [
        ("bytes=0-1", 206, PICTURE[:2], "bytes 0-1/15"),  # how Safari asks whether it may ask for parts
        ("bytes=4-", 206, PICTURE[4:], "bytes 4-14/15"),
        ("bytes=-3", 206, PICTURE[-3:], "bytes 12-14/15"),
        ("bytes=4-99", 206, PICTURE[4:], "bytes 4-14/15"),
        ("bytes=15-", 416, b"", "bytes */15"),
        ("bytes=-0", 416, b"", "bytes */15"),
        ("bytes=0-1, 4-5", 200, PICTURE, None),  # one part or all of it
        ("bytes=5-4", 200, PICTURE, None),
        ("lines=0-1", 200, PICTURE, None),
    ],
)
def test_a_part_of_a_file_is_sent_to_who_asks_for_it(
    standing_site: Serving, asked: str, status: int, part: bytes, place: str | None
) -> None:
    answer = standing_site.get("/a.png", Range=asked)
    assert (answer.status, answer.body, answer.headers["Content-Range"]) == (status, part, place)
    assert answer.headers["Content-Length"] == str(len(part))
    assert answer.headers["Accept-Ranges"] == "bytes"


def test_a_part_is_of_the_file_that_was_begun_and_a_page_comes_whole(standing_site: Serving) -> None:
    mark = standing_site.get("/a.png").headers["ETag"]
    asked = {"Range": "bytes=0-1"}
    assert standing_site.ask("GET", "/a.png", {**asked, "If-Range": mark}).status == 206
    assert standing_site.ask("GET", "/a.png", {**asked, "If-Range": '"older"'}).body == PICTURE
    assert standing_site.ask("HEAD", "/a.png", asked).headers["Content-Length"] == str(len(PICTURE))
    assert standing_site.ask("GET", FERRY, asked).status == 200


def test_content_types_are_right(standing_site: Serving) -> None:
    assert standing_site.get("/a.png").headers["Content-Type"] == "image/png"
    assert standing_site.get("/a.png").body == PICTURE
    assert standing_site.get("/a.woff2").headers["Content-Type"] == "font/woff2"
    assert standing_site.get("/map.txt").headers["Content-Type"] == "text/plain; charset=utf-8"
    assert standing_site.get("/assets/mark.svg").headers["Content-Type"] == "image/svg+xml"


def test_what_lies_beside_an_article_is_served_at_its_address(standing_site: Serving) -> None:
    assert standing_site.get("/articles/2026/03/tide/tide.svg").status == 200
    assert standing_site.get("/articles/2026/03/tide/notes.csv").text == "a,b\n"
    assert standing_site.get("/articles/2026/03/tide/index.md").status == 404


@pytest.mark.parametrize(
    ("path", "status", "type"),
    [
        ("/nothing/", 404, "text/html; charset=utf-8"),
        ("/articles/2026/02/secret/", 404, "text/html; charset=utf-8"),
        ("/-backstory/state", 200, "application/json"),
        ("/-backstory/nothing", 404, "text/plain; charset=utf-8"),
        ("/-backstory/preview.js", 200, "text/javascript; charset=utf-8"),
        ("/-backstory/notice.css", 200, "text/css; charset=utf-8"),
    ],
)
def test_what_is_no_page_of_the_site_has_its_type_too(
    standing_site: Serving, path: str, status: int, type: str
) -> None:
    answer = standing_site.get(path)
    assert (answer.status, answer.headers["Content-Type"]) == (status, type)


def test_a_page_that_can_not_be_made_is_answered_with_the_reason(serve: Serve) -> None:
    serving = serve({"templates/topic.html": "{{ nothing }}"})
    answer = serving.get("/topics/quay/")
    assert (answer.status, answer.headers["Content-Type"]) == (500, "text/html; charset=utf-8")
    assert "nothing" in answer.text and "/-backstory/preview.js" in answer.text


def test_words_that_lead_nowhere_are_told_with_what_stands_before_them(serve: Serve) -> None:
    text = "He said [[Nobody|the *same* thing]] to [[Secret|some]].\n\n![[Nothing]]\n\nAnd [the same](gone.md).\n"
    serving = serve(
        {"content/articles/ferry.md": f"---\ntitle: Ferry is late\ndate: 2026-02-04\n---\n\n{text}"}
    )
    broken = serving.state(FERRY)["broken"]
    assert [(one["before"], one["words"], one["name"]) for one in broken] == [
        ("He said ", "the same thing", "Nobody"),
        ("He said the same thing to ", "some", "Secret"),
        ("He said the same thing to some.", "", "Nothing"),
        ("And ", "the same", "gone.md"),
    ]
    assert "Nobody" in broken[0]["message"]


def test_an_address_without_its_slash_leads_to_the_page(standing_site: Serving) -> None:
    answer = standing_site.get(FERRY.rstrip("/"))
    assert (answer.status, answer.headers["Location"]) == (301, FERRY)
    asked = standing_site.get("/search?q=ferry%20boat")
    assert asked.headers["Location"] == "/search/?q=ferry%20boat"


def test_where_nothing_is_the_addresses_near_it_are_named(standing_site: Serving) -> None:
    answer = standing_site.get("/articles/2026/02/dreging/")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.status == 404
    assert f'href="{DREDGING}"' in answer.text


def test_a_draft_is_not_there_and_the_way_to_see_it_is_told(standing_site: Serving) -> None:
    answer = standing_site.get("/articles/2026/02/secret/")
    assert answer.status == 404 and "--drafts" in answer.text


def test_with_drafts_a_draft_is_shown_and_marked(serve: Serve) -> None:
    serving = serve(None, "--drafts")
    assert "Not yet." in serving.get("/articles/2026/02/secret/").text
    assert serving.state("/articles/2026/02/secret/")["page"]["marks"] == ["draft"]


def test_the_bar_knows_source_words_uses_and_names_that_lead_nowhere(standing_site: Serving) -> None:
    page = standing_site.state(DREDGING)["page"]
    assert page["source"] == "content/articles/dredging.md"
    assert page["unresolved"] == ["Nobody At All"]
    assert [problem["line"] for problem in page["problems"]["first"]] == [11]
    assert page["problems"]["first"][0]["text"] == "[[Nobody At All]] waved."
    silt = standing_site.state("/background/silt/")["page"]
    assert silt["words"] == 5
    assert [(use["title"], use["how"]) for use in silt["uses"]] == [("Dredging begins", "embed")]


def test_the_bar_shows_what_is_wrong_in_metadata_beside_the_text(serve: Serve) -> None:
    tide = {
        "content/articles/tide.txt": "It rose.\n",
        "content/articles/tide.yaml": "title: Tide\ndate: 2026-02-06\nbackground: [Salt]\n",
    }
    page = serve(tide).state("/articles/2026/02/tide/")["page"]
    assert page["source"] == "content/articles/tide.txt"
    [problem] = page["problems"]["first"]
    assert (problem["path"], problem["line"]) == ("content/articles/tide.yaml", 3)
    assert problem["text"] == "background: [Salt]"


def test_what_was_known_is_shown_at_once_when_it_starts_again(serve: Serve) -> None:
    first = serve()
    first.end()
    first.write("content/articles/ferry.md", first.read("content/articles/ferry.md") + "\nAt noon.\n")
    again = Serving(first.folder)
    try:
        assert "waited for the tide" in again.get(FERRY).text
        again.shows(FERRY, "At noon.")
    finally:
        again.end()


def test_a_built_site_is_shown_until_all_is_known(serve: Serve) -> None:
    serving = serve()
    serving.end()
    (serving.folder / ".backstory" / "preview.msgpack").unlink()
    backstory("build", cwd=serving.folder)
    again = Serving(serving.folder)
    try:
        assert "dredger" in again.get(DREDGING).text
        again.until(lambda: again.state()["ready"])
        assert "dredger" in again.get(DREDGING).text
    finally:
        again.end()

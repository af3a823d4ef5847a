"""What is served: the pages as they would be built, with one script more, and nothing that is not the site's."""

from collections.abc import Callable

import pytest
from tests.preview.conftest import DREDGING, FERRY, PICTURE, Serving
from tests.support.running import backstory, build

Serve = Callable[..., Serving]


def unscripted(body: bytes) -> bytes:
    return body.partition(b'<script src="/-backstory/')[0]


def test_every_file_is_the_built_one_but_for_the_script_at_the_end_of_pages(public_identity: Serving) -> None:
    build(public_identity.folder)
    output = public_identity.folder / "site"
    files = [path for path in output.rglob("*") if path.is_file() and not path.name.startswith(".")]
    assert len(files) > 12
    for path in files:
        answer = public_identity.get("/" + path.relative_to(output).as_posix())
        assert answer.status == 200
        assert unscripted(answer.body) == path.read_bytes(), path
        assert (b"/-backstory/preview.js" in answer.body) == (path.suffix == ".html")


def test_nothing_is_written_to_the_output_folder(serve: Serve) -> None:
    serving = serve()
    serving.shows(DREDGING, "dredger")
    assert not (serving.folder / "site").exists()


def test_pages_are_told_apart_by_an_etag_and_are_not_sent_twice(public_identity: Serving) -> None:
    first = public_identity.get(FERRY)
    again = public_identity.ask("GET", FERRY, {"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")
    assert public_identity.ask("GET", FERRY, {"If-None-Match": '"other"'}).status == 200


def test_head_is_answered_without_a_body_and_other_methods_are_refused(public_identity: Serving) -> None:
    head, get = public_identity.ask("HEAD", FERRY), public_identity.get(FERRY)
    assert head.body == b"" and head.headers["Content-Length"] == str(len(get.body))
    posted = public_identity.ask("POST", FERRY, {"Content-Length": "0"})
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
    public_identity: Serving, asked: str, status: int, part: bytes, place: str | None
) -> None:
    answer = public_identity.get("/a.png", Range=asked)
    assert (answer.status, answer.body, answer.headers["Content-Range"]) == (status, part, place)
    assert answer.headers["Content-Length"] == str(len(part))
    assert answer.headers["Accept-Ranges"] == "bytes"


def test_a_part_is_of_the_file_that_was_begun_and_a_page_comes_whole(public_identity: Serving) -> None:
    mark = public_identity.get("/a.png").headers["ETag"]
    asked = {"Range": "bytes=0-1"}
    assert public_identity.ask("GET", "/a.png", {**asked, "If-Range": mark}).status == 206
    assert public_identity.ask("GET", "/a.png", {**asked, "If-Range": '"older"'}).body == PICTURE
    assert public_identity.ask("HEAD", "/a.png", asked).headers["Content-Length"] == str(len(PICTURE))
    assert public_identity.ask("GET", FERRY, asked).status == 200


def test_content_types_are_right(public_identity: Serving) -> None:
    assert public_identity.get("/a.png").headers["Content-Type"] == "image/png"
    assert public_identity.get("/a.png").body == PICTURE
    assert public_identity.get("/a.woff2").headers["Content-Type"] == "font/woff2"
    assert public_identity.get("/map.txt").headers["Content-Type"] == "text/plain; charset=utf-8"
    assert public_identity.get("/assets/mark.svg").headers["Content-Type"] == "image/svg+xml"


def test_what_lies_beside_an_article_is_served_at_its_address(public_identity: Serving) -> None:
    assert public_identity.get("/articles/2026/03/tide/tide.svg").status == 200
    assert public_identity.get("/articles/2026/03/tide/notes.csv").text == "a,b\n"
    assert public_identity.get("/articles/2026/03/tide/index.md").status == 404


def test_an_address_without_its_slash_leads_to_the_page(public_identity: Serving) -> None:
    answer = public_identity.get(FERRY.rstrip("/"))
    assert (answer.status, answer.headers["Location"]) == (301, FERRY)


def test_where_nothing_is_the_addresses_near_it_are_named(public_identity: Serving) -> None:
    answer = public_identity.get("/articles/2026/02/dreging/")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.status == 404
    assert f'href="{DREDGING}"' in answer.text


def test_a_draft_is_not_there_and_the_way_to_see_it_is_told(public_identity: Serving) -> None:
    answer = public_identity.get("/articles/2026/02/secret/")
    assert answer.status == 404 and "--drafts" in answer.text


def test_with_drafts_a_draft_is_shown_and_marked(serve: Serve) -> None:
    serving = serve(None, "--drafts")
    assert "Not yet." in serving.get("/articles/2026/02/secret/").text
    assert serving.state("/articles/2026/02/secret/")["page"]["marks"] == ["draft"]


def test_the_bar_knows_source_words_uses_and_names_that_lead_nowhere(public_identity: Serving) -> None:
    page = public_identity.state(DREDGING)["page"]
    assert page["source"] == "content/articles/dredging.md"
    assert page["unresolved"] == ["Nobody At All"]
    assert [problem["line"] for problem in page["problems"]] == [11]
    assert page["problems"][0]["text"] == "[[Nobody At All]] waved."
    silt = public_identity.state("/background/silt/")["page"]
    assert silt["words"] == 5
    assert [(use["title"], use["how"]) for use in silt["uses"]] == [("Dredging begins", "embed")]


def test_the_bar_shows_what_is_wrong_in_metadata_beside_the_text(serve: Serve) -> None:
    tide = {
        "content/articles/tide.txt": "It rose.\n",
        "content/articles/tide.yaml": "title: Tide\ndate: 2026-02-06\nbackground: [Salt]\n",
    }
    page = serve(tide).state("/articles/2026/02/tide/")["page"]
    assert page["source"] == "content/articles/tide.txt"
    [problem] = page["problems"]
    assert (problem["path"], problem["line"]) == ("content/articles/tide.yaml", 3)
    assert problem["text"] == "background: [Salt]"


def test_what_was_learnt_is_shown_at_once_when_it_starts_again(serve: Serve) -> None:
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

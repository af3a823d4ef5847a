"""What Netlify and Cloudflare Pages read beside a site: each file is read here with the host's own parser."""

import json
import subprocess
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest
from tests.publish import places, services
from tests.publish.conftest import Desk

KINDS = ("netlify", "cloudflare")
FOR_EVER = "public, max-age=31536000, immutable"
EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "speculation-rules": '"/speculation-rules.json"',
    "content-security-policy": (
        "default-src 'self'; img-src * data:; media-src *; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'self'"
    ),
}
RULES = {"/speculation-rules.json": {"content-type": "application/speculationrules+json"}}


def lead(url: str) -> bytes:
    return (
        f'<html><head><meta http-equiv="refresh" content="0; url={url}"></head><body></body></html>'.encode()
    )


STYLE = "assets/style.0a1b2c3d4e.css"
SITE = {
    "index.html": b"<main>Home</main>",
    STYLE: b"main{}",
    "assets/mark.svg": b"<svg/>",
    "new/index.html": b"<main>New</main>",
    "old/index.html": lead("../new/index.html"),
    "old page/index.html": lead("../new/"),
    "2019/story.html": lead("../index.html"),
}
OURS = {"/2019/story.html": "/", "/old%20page/": "/new/", "/old/": "/new/"}


class Read(NamedTuple):
    """What a host makes of a folder."""

    redirects: list[tuple[str, str, int]]
    headers: dict[str, dict[str, str]]
    errors: list[str]
    told: str
    """What the publish said."""

    @property
    def leads(self) -> dict[str, str]:
        """Old address -> new one."""
        return {old: new for old, new, _ in self.redirects}


def published(desk: Desk, folder: Path, kind: str, files: dict[str, bytes] | None = None) -> Read:
    """Publish the site with these files in it, and read what comes of it as the host does."""
    spot = places.edge(folder, kind)
    desk.build({**SITE, **(files or {})})
    done = desk.publish(spot)
    assert done.code == 0
    node, npm = services.program("node"), services.CACHE / "npm"
    for needed in (
        "node_modules/netlify-redirect-parser",
        "node_modules/@netlify/headers-parser",
        "wrangler",
    ):
        if not (npm / needed).exists():
            services.missing_service(needed)
    script = Path(__file__).with_name("edge_parsers.mjs")
    ran = subprocess.run(
        [node, script, kind, npm, spot.options["path"]], capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr
    read: dict[str, Any] = json.loads(ran.stdout)
    rules = [(rule["from"], rule["to"], rule.get("status")) for rule in read["redirects"]]
    return Read(rules, read["headers"], read["errors"], done.err)


@pytest.mark.parametrize("kind", KINDS)
def test_old_addresses_become_redirects(desk: Desk, tmp_path: Path, kind: str) -> None:
    read = published(desk, tmp_path, kind)
    assert read.redirects == [(old, new, 301) for old, new in OURS.items()]
    assert (read.errors, read.told) == ([], "")
    there = places.edge(tmp_path, kind).everything()
    assert {path: there[path] for path in SITE} == SITE


@pytest.mark.parametrize(("kind", "mark"), [("netlify", "301!\n"), ("cloudflare", "301\n")])
def test_netlify_is_told_to_redirect_where_a_page_stands(
    desk: Desk, tmp_path: Path, kind: str, mark: str
) -> None:
    published(desk, tmp_path, kind)
    assert places.edge(tmp_path, kind).everything()["_redirects"].decode().endswith(mark)


@pytest.mark.parametrize("kind", KINDS)
def test_only_files_whose_name_changes_may_be_kept_for_ever(desk: Desk, tmp_path: Path, kind: str) -> None:
    read = published(desk, tmp_path, kind)
    assert read.headers == {"/*": EVERYWHERE, **RULES, f"/{STYLE}": {"cache-control": FOR_EVER}}
    assert read.errors == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_without_a_last_line_end_is_not_glued_to_ours(desk: Desk, tmp_path: Path, kind: str) -> None:
    own = {"_redirects": b"/a/ /new/ 302", "_headers": b"/a/\r\n  X-Robots-Tag: noindex"}
    read = published(desk, tmp_path, kind, own)
    assert read.redirects == [("/a/", "/new/", 302), *((old, new, 301) for old, new in OURS.items())]
    assert read.headers["/a/"] == {"x-robots-tag": "noindex"}
    assert read.headers["/*"] == EVERYWHERE
    assert (read.errors, read.told) == ([], "")


def test_headers_for_one_host_stay_with_it(desk: Desk, tmp_path: Path) -> None:
    own = {"_headers": b"/a/\n  X-Frame-Options: DENY\nhttps://trial.example/*\n  X-Robots-Tag: noindex\n"}
    read = published(desk, tmp_path, "cloudflare", own)
    assert read.headers["https://trial.example/*"] == {"x-robots-tag": "noindex"}
    assert read.told == ""
    read = published(desk, tmp_path, "netlify", own)
    assert "noindex" not in str(read.headers)
    assert read.headers["/a/"] == {"x-frame-options": "DENY"}
    assert read.told.startswith(
        "content/static/_headers:3:1: warning: this host passes over this rule: it begins with a host;"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_author_says_of_an_old_address_goes_before_the_page_there(
    desk: Desk, tmp_path: Path, kind: str
) -> None:
    own = b"/x/* /new/ 301\n/old/ /elsewhere/ 302\n/old%20page/ /there/ 302\n"
    read = published(desk, tmp_path, kind, {"_redirects": own})
    assert {old: read.leads[old] for old in OURS} == {
        "/2019/story.html": "/",
        "/old/": "/elsewhere/",
        "/old%20page/": "/there/",
    }
    assert read.errors == []


@pytest.mark.parametrize("kind", KINDS)
def test_our_rules_stand_above_the_authors_patterns(desk: Desk, tmp_path: Path, kind: str) -> None:
    many = {f"old/{number}/index.html": lead("../../new/index.html") for number in range(150)}
    own = b"/first/ /new/ 301\n\n# all of it\n/old/* /archive/:splat 301\n/:year/x /y/:year 302\n/last/ /new/ 301\n"
    read = published(desk, tmp_path, kind, {**many, "_redirects": own})
    order = [old for old, _, _ in read.redirects]
    assert order[0] == "/first/"
    assert order[-3:] == ["/old/*", "/:year/x", "/last/"]
    assert {f"/old/{number}/" for number in range(150)} <= set(order)
    assert read.errors == []


def test_no_more_rules_are_written_than_cloudflare_reads(desk: Desk, tmp_path: Path) -> None:
    many = {f"older/{number}/index.html": lead("../../new/index.html") for number in range(2100)}
    read = published(desk, tmp_path, "cloudflare", {**many, "_redirects": b"/first/ /new/ 301\n"})
    assert len(read.redirects) == 2000
    assert read.redirects[0][0] == "/first/"
    assert (read.errors, read.told) == ([], "")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("line", "new"),
    [
        ("/was/ /new/index.html 301", "/new/"),
        ("/was/ /new/ 301 # moved in spring", "/new/"),
        ("/was/ /new/ 301!", "/new/"),
        (
            "/was/ https://briefing.example/new/index.html#part 301",
            "https://briefing.example/new/index.html#part",
        ),
        ("\ufeff/was/ /new/ 301", "/new/"),
    ],
)
def test_a_line_that_only_one_host_reads_is_put_so_that_both_do(
    desk: Desk, tmp_path: Path, kind: str, line: str, new: str
) -> None:
    read = published(desk, tmp_path, kind, {"_redirects": f"{line}\n".encode()})
    assert read.leads["/was/"].replace("/new/index.html", "/new/") == new.replace("/new/index.html", "/new/")
    assert (read.errors, read.told) == ([], "")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("/was/ /new/ 301 Language=de", "it has conditions"),
        ("/was/ id=:id /new/:id 301", "it has conditions"),
        ("https://old.example/was/ /new/ 301", "it begins with another host"),
        ("/was/ http://elsewhere.example/ 301", "it leads to http://, not to https://"),
        ("/was/ /new/ 404", "it has the status 404"),
        ("/was/ new/", "it leads nowhere"),
    ],
)
def test_a_rule_that_cloudflare_does_not_know_is_told_at_its_line(
    desk: Desk, tmp_path: Path, line: str, reason: str
) -> None:
    read = published(desk, tmp_path, "cloudflare", {"_redirects": f"\n{line}\n".encode()})
    assert read.told == (
        f"content/static/_redirects:2:1: warning: this host passes over this rule: {reason}; say it in another way, "
        "or take it out [publish-unread-rule]\n"
    )
    assert read.leads == OURS
    assert read.errors == []


def test_rules_beyond_those_that_cloudflare_reads_are_told(desk: Desk, tmp_path: Path) -> None:
    own = "".join(f"/a{number}/* /new/ 301\n" for number in range(102))
    read = published(desk, tmp_path, "cloudflare", {"_redirects": own.encode()})
    lines = [line.partition(": warning")[0] for line in read.told.splitlines()]
    assert lines == ["content/static/_redirects:101:1", "content/static/_redirects:102:1"]


def test_what_leads_nowhere_is_told_for_netlify_too(desk: Desk, tmp_path: Path) -> None:
    read = published(desk, tmp_path, "netlify", {"_redirects": b"/was/ new/\n"})
    assert (
        "content/static/_redirects:1:1: warning: this host passes over this rule: it leads nowhere"
        in read.told
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_authors_policy_for_all_pages_stays(desk: Desk, tmp_path: Path, kind: str) -> None:
    own = b"# ours\n/*\n  Content-Security-Policy: default-src 'self'\n/*\n  X-Frame-Options: DENY\n"
    read = published(desk, tmp_path, kind, {"_headers": own})
    assert read.headers["/*"] == {
        **EVERYWHERE,
        "content-security-policy": "default-src 'self'",
        "x-frame-options": "DENY",
    }
    assert read.headers[f"/{STYLE}"] == {"cache-control": FOR_EVER}
    assert read.errors == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", ["/assets/*", f"/{STYLE}", "/assets/:name"])
def test_what_the_author_says_of_caching_is_not_said_again(
    desk: Desk, tmp_path: Path, kind: str, path: str
) -> None:
    own = f"{path}\n  Cache-Control: no-store\n".encode()
    read = published(desk, tmp_path, kind, {"_headers": own})
    assert {path: read.headers[path] for path in read.headers if path not in ("/*", *RULES)} == {
        path: {"cache-control": "no-store"}
    }


def test_the_authors_blocks_go_first_where_cloudflare_reads_only_a_hundred(
    desk: Desk, tmp_path: Path
) -> None:
    own = "".join(f"/a{number}/\n  X-Robots-Tag: noindex\n" for number in range(98))
    styles = {f"assets/style{number}.0a1b2c3d4e.css": b"main{}" for number in range(20)}
    read = published(desk, tmp_path, "cloudflare", {**styles, "_headers": own.encode()})
    assert len(read.headers) == 100
    assert {f"/a{number}/" for number in range(98)} | {"/*"} <= read.headers.keys()
    assert (read.errors, read.told) == ([], "")


@pytest.mark.parametrize("kind", KINDS)
def test_signs_that_mean_something_to_a_host_mean_themselves_in_an_address(
    desk: Desk, tmp_path: Path, kind: str
) -> None:
    read = published(desk, tmp_path, kind, {"a:b*/ü/index.html": lead("../../new/index.html")})
    leads = {unquote(source, errors="strict"): target for source, target in read.leads.items()}
    assert leads["/a:b*/ü/"] == "/new/"
    assert read.errors == []


@pytest.mark.parametrize("kind", KINDS)
def test_letters_beyond_ascii_stand_as_they_are_read_in_the_address_to_lead_from(
    desk: Desk, tmp_path: Path, kind: str
) -> None:
    published(desk, tmp_path, kind, {"café/index.html": lead("../ü/index.html")})
    rules = places.edge(tmp_path, kind).everything()["_redirects"].decode().splitlines()
    assert [rule for rule in rules if rule.startswith("/café/ /%C3%BC/ 301")]


@pytest.mark.parametrize("kind", KINDS)
def test_files_that_hosts_have_no_type_for_are_given_one_a_rule_for_all_of_a_name(
    desk: Desk, tmp_path: Path, kind: str
) -> None:
    files = {f"topics/{topic}/{name}": b"" for topic in ("a", "b") for name in ("timeline.ics", "data.json")}
    own = b"/b.md\n  Content-Type: text/plain\n"
    read = published(
        desk, tmp_path, kind, {**files, "feed.json": b"", "a b.md": b"", "b.md": b"", "_headers": own}
    )
    types = {path: said["content-type"] for path, said in read.headers.items() if "content-type" in said}
    assert types == {
        "/speculation-rules.json": "application/speculationrules+json",
        "/topics/:f1/timeline.ics": "text/calendar; charset=utf-8",
        "/feed.json": "application/feed+json",
        "/a%20b.md": "text/markdown; charset=utf-8",
        "/b.md": "text/plain",
    }
    assert (read.errors, read.told) == ([], "")


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_fetched_ahead_by_rules_in_a_file(desk: Desk, tmp_path: Path, kind: str) -> None:
    published(desk, tmp_path, kind)
    (rule,) = json.loads(places.edge(tmp_path, kind).everything()["speculation-rules.json"])["prefetch"]
    assert rule["eagerness"] == "moderate"
    published(desk, tmp_path, kind, {"speculation-rules.json": b"{}"})
    assert places.edge(tmp_path, kind).everything()["speculation-rules.json"] == b"{}"


@pytest.mark.parametrize(
    ("part", "is_refused"),
    [
        (b"<script>track()</script>", True),
        (b'<script src="https://count.example/a.js" defer></script>', True),
        (b'<link rel="stylesheet" href="https://fonts.example/a.css">', True),
        (b'<iframe src="https://film.example/"></iframe>', True),
        (b'<p style="color:red">', True),
        (b'<a href="#" onclick="go()">', True),
        (b'<script src="../assets/a.js" defer></script><link rel="stylesheet" href="../a.css">', False),
        (b'<script type="application/ld+json">{"@type": "WebPage"}</script>', False),
        (b'<img src="https://picture.example/a.png" alt="a style=">', False),
    ],
)
def test_a_site_that_a_strict_policy_would_break_has_none_and_is_told(
    desk: Desk, tmp_path: Path, part: bytes, is_refused: bool
) -> None:
    read = published(desk, tmp_path, "netlify", {"index.html": b"<main>" + part + b"</main>"})
    assert ("content-security-policy" in read.headers["/*"]) != is_refused
    assert ("[publish-no-policy]" in read.told) == is_refused


def test_a_search_through_whole_texts_may_run_its_program(desk: Desk, tmp_path: Path) -> None:
    read = published(desk, tmp_path, "netlify", {"pagefind/pagefind.js": b""})
    assert "script-src 'self' 'wasm-unsafe-eval'" in read.headers["/*"]["content-security-policy"]

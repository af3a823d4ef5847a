"""site.yaml: what it may say, and what is said back where it can't be used."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from msgspec import structs

from backstory import messages
from backstory.problems import Place, Problem, SiteError
from backstory.settings import _SETTINGS, Folders, Logo, Settings, override, place_of, read_settings

WriteSite = Callable[[Mapping[str, str | bytes]], Path]


def folders(root: Path) -> Folders:
    return Folders(root / "content", root / "templates", root / "site", root / ".backstory")


@pytest.fixture
def reading(write_site: WriteSite) -> Callable[[str | bytes], tuple[Settings, tuple[Problem, ...]]]:
    """Reads a site.yaml given by its content."""
    return lambda content: read_settings(folders(write_site({"content/site.yaml": content})))


Read = Callable[[str | bytes], tuple[Settings, tuple[Problem, ...]]]


def test_without_a_file_the_defaults_stand(tmp_path: Path) -> None:
    assert read_settings(folders(tmp_path)) == (Settings(), ())


def test_every_setting_can_be_given(reading: Read) -> None:
    settings, problems = reading(
        """\
title: The Long Version
base_url: HTTPS://briefing.example/news
language: en-GB
timezone: Europe/London
description: A briefing.
publisher: The Long Version
accent: "#005a9c"
logo: {file: /static/mark.svg, alt: The Briefing}
navigation:
  - About: /about/
  - Code: https://example.org/code
unsafe_html: yes
markdown: commonmark
markdown_extensions: [abbr]
pretty_links: true
recognise: false
autolink: first
per_page: 50
pair_pages: 0
authors: Ann Other
extra: {colour: {of: sky}}
checks: {link-missing: error, topic-near: ignore}
publish:
  here: {kind: folder, path: /srv/www, keep: 3}
  bucket: {kind: s3, prefix: ""}
"""
    )
    assert not problems
    assert settings == Settings(
        title="The Long Version",
        base_url="https://briefing.example/news/",
        language="en-GB",
        timezone="Europe/London",
        description="A briefing.",
        publisher="The Long Version",
        accent="#005a9c",
        logo=Logo("mark.svg", alt="The Briefing"),
        navigation=(("About", "/about/"), ("Code", "https://example.org/code")),
        unsafe_html=True,
        markdown="commonmark",
        markdown_extensions=("abbr",),
        pretty_links=True,
        recognise=False,
        autolink="first",
        per_page=50,
        pair_pages=0,
        authors=("Ann Other",),
        extra={"colour": {"of": "sky"}},
        checks={"link-missing": "error", "topic-near": "ignore"},
        publish={
            "here": {"kind": "folder", "path": "/srv/www", "keep": "3"},
            "bucket": {"kind": "s3", "prefix": ""},
        },
    )


def test_every_setting_has_a_key_of_its_name() -> None:
    assert set(_SETTINGS) == {field.name for field in structs.fields(Settings)} - {"tree", "edition"}


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            "titel: A",
            'site.yaml:1:1: warning: no setting is called "titel"; did you mean "title"? [setting-unknown]',
        ),
        (
            "title: A\nbaseURL: https://a.example",
            'site.yaml:2:1: warning: no setting is called "baseURL"; did you mean "base_url"? [setting-unknown]',
        ),
        (
            "timezone: Europe/Londn",
            'site.yaml:1:11: error: no time zone is called "Europe/Londn"; did you mean "Europe/London"? '
            "[timezone-unknown]",
        ),
        (
            "base_url: briefing.example",
            'site.yaml:1:11: error: "briefing.example" can\'t be the address of a site; write it as https://host/folder/: '
            "no user or password in it, no ?, # or .., a port up to 65535 [base-url-invalid]",
        ),
        (
            "unsafe_html: perhaps",
            'site.yaml:1:14: error: "unsafe_html" should be true or false, not "perhaps" [setting-invalid]',
        ),
        (
            "per_page: 0",
            'site.yaml:1:11: error: "per_page" should be a whole number from 1 to 10000, not "0" [setting-invalid]',
        ),
        (
            "autolink: some",
            'site.yaml:1:11: error: "autolink" can\'t be "some"; use one of: first, section, all, never '
            "[setting-invalid]",
        ),
        (
            "accent: red; } body {",
            'site.yaml:1:9: error: "accent" should be a colour, not "red; } body {"; write it as "#005a9c" '
            "[setting-invalid]",
        ),
        (
            "navigation: About",
            'site.yaml:1:13: error: a label with an address is wanted here; write it as "About: /about/" '
            "[setting-invalid]",
        ),
        (
            "checks: {link-mising: error}",
            'site.yaml:1:10: warning: no check is called "link-mising"; did you mean "link-missing"? [check-unknown]',
        ),
        (
            "checks: {link-missing: loud}",
            'site.yaml:1:24: error: "link-missing" can\'t be "loud"; use one of: ignore, warning, error '
            "[setting-invalid]",
        ),
        (
            "publish: pages",
            'site.yaml:1:10: error: "publish" needs keys with values here; its keys: here: {kind: folder, path: …} '
            "[setting-invalid]",
        ),
        (
            "title: A: B",
            'site.yaml:1:9: error: there is a second colon in "title"; put quotes round the title [yaml-colon]',
        ),
        (
            "title: A\ntitle: B",
            'site.yaml:2:1: error: "title" was given before, on line 1; delete one of the two '
            "[yaml-duplicate]",
        ),
        (
            "- a",
            'site.yaml:1:1: error: there are no keys with values here; write "key: value", with a space after '
            "the colon [yaml-not-mapping]",
        ),
        (
            b"title: caf\xe9",
            "site.yaml:1:11: error: the file is not UTF-8 text; save it as UTF-8 in the editor [file-encoding]",
        ),
    ],
)
def test_what_can_t_be_used_is_said_with_its_place(reading: Read, content: str | bytes, line: str) -> None:
    _, problems = reading(content)
    assert [messages.line(problem, {}) for problem in problems] == [line]


def test_each_place_of_the_navigation_that_can_t_be_used_is_said_once_with_its_own_place(
    reading: Read,
) -> None:
    settings, problems = reading(
        """\
navigation:
  - About: /about/
  - [Topics, /topics/]
  - {Run: "javascript:alert(1)", Relative: about/, "": /}
  - Nowhere:
  - Much: {more: /than/}
  -
  - Paper: https://paper.example
"""
    )
    wanted = "a label with an address is wanted here"
    assert [(p.place.line, p.place.column, p.facts.get("reason", p.code)) for p in problems] == [
        (3, 5, wanted),
        (4, 11, '"Run" should have an address, not "javascript:alert(1)"'),
        (4, 44, '"Relative" should have an address, not "about/"'),
        (4, 52, wanted),
        (5, 13, '"Nowhere" should have an address, not ""'),
        (6, 11, '"Much" should have an address, not "keys and values"'),
        (7, 4, "list-gap"),
    ]
    assert settings.navigation == (("About", "/about/"), ("Paper", "https://paper.example"))


def test_a_bad_value_leaves_the_others_and_its_default(reading: Read) -> None:
    settings, _ = reading("title: A\nper_page: many\ntimezone: ''\nlanguage: fr")
    assert settings == Settings(title="A", language="fr")


def test_a_byte_order_mark_is_no_part_of_the_first_key(reading: Read) -> None:
    assert reading(b"\xef\xbb\xbftitle: A\r\nlanguage: fr\r\n") == (Settings(title="A", language="fr"), ())


@pytest.mark.parametrize(
    "address",
    [
        "https://me:secret@briefing.example/",
        "https://me@briefing.example/",
        "https://briefing.example:70000/",
        "https://briefing.example:port/",
        "https://briefing.example:0/",
        "https://:443/",
        "https://briefing.example/a/../b/",
        "https://briefing.example/%2e%2e/",
        "https://[briefing/",
    ],
)
def test_an_address_that_is_of_no_site_is_an_error_at_its_line(reading: Read, address: str) -> None:
    settings, (problem,) = reading(f"title: A\nbase_url: {address}\n")
    assert (problem.code, problem.place) == ("base-url-invalid", Place("site.yaml", 2, 11))
    assert settings.base_url == ""
    assert "secret" not in messages.sentence(problem)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8000/", "https://[::1]:8000/a..b/", "https://bücher.example/%C3%BC/"]
)
def test_an_address_may_have_a_port_and_any_letters(reading: Read, address: str) -> None:
    assert reading(f"base_url: {address}\n") == (Settings(base_url=address), ())


def test_the_command_line_goes_before_the_file() -> None:
    settings = Settings(title="A", base_url="https://a.example/")
    assert override(settings, base_url=None) == settings
    assert override(settings, base_url="").base_url == ""
    assert override(settings, base_url="http://127.0.0.1:8000/sub//").base_url == "http://127.0.0.1:8000/sub/"
    with pytest.raises(SiteError) as stopped:
        override(settings, base_url="ftp://a.example")
    assert stopped.value.problems[0].code == "base-url-invalid"


def test_a_setting_has_the_place_where_it_was_said(write_site: WriteSite) -> None:
    here = folders(write_site({"content/site.yaml": "title: A\nchecks:\n  list-gap: error\n"}))
    assert place_of(here, "checks", "list-gap") == Place("site.yaml", 3, 3)
    assert place_of(here, "checks", "list-gap", value=True) == Place("site.yaml", 3, 13)
    assert place_of(here, "checks", "link-missing", value=True) == Place("site.yaml", 2, 1)
    assert place_of(here, "title", "of") == Place("site.yaml", 1, 1)
    assert place_of(here, "publish", "here") == Place("site.yaml")
    (here.content / "site.yaml").unlink()
    assert place_of(here, "title") == Place("site.yaml")


@given(st.text(alphabet=st.characters(codec="utf-8")))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_settings(write_site: WriteSite, text: str) -> None:
    settings, problems = read_settings(folders(write_site({"content/site.yaml": text})))
    assert isinstance(settings, Settings)
    assert all(problem.place.path == "site.yaml" for problem in problems)


@given(st.sampled_from(sorted(_SETTINGS)), st.recursive(st.text(max_size=8), st.lists))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_of_a_setting_gives_settings(write_site: WriteSite, key: str, value: object) -> None:
    import json

    settings, _ = read_settings(folders(write_site({"content/site.yaml": f"{key}: {json.dumps(value)}"})))
    assert isinstance(settings, Settings)

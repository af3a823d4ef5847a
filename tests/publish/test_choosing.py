"""Which target is meant, and what is said of one that can't be as it is: where that was written, and what was meant."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.running import backstory

from backstory.publish.hosts import KINDS
from backstory.publish.options import faults_of

Ask = Callable[..., list[str]]

SITE = """\
title: A
publish:
  here: {kind: folder, path: www, keep: 2}
  pages:
    kind: git-pages
    repository: git@host.example:a.git
"""


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """What is said where site.yaml has this text and the command these arguments."""
    (tmp_path / "content").mkdir()

    def asked(site: str, *arguments: str) -> list[str]:
        (tmp_path / "content/site.yaml").write_text(site)
        done = backstory("publish", "--dry-run", *arguments, cwd=tmp_path)
        assert done.code == 1
        return done.err.splitlines()

    return asked


def test_nothing_that_says_where_to(ask: Ask) -> None:
    (said,) = ask("title: A\n")
    assert said.startswith("content/site.yaml: error: nothing says where to publish to;")
    assert ask("title: A\n", "here") == [said]


def test_several_targets_and_one_that_is_misspelt(ask: Ask) -> None:
    assert ask(SITE) == [
        "content/site.yaml:2:1: error: there are several targets; name one of them: here, pages "
        "[publish-which-target]"
    ]
    assert ask(SITE, "page") == [
        'content/site.yaml:2:1: error: no target is called "page"; did you mean "pages"? [publish-unknown-target]'
    ]
    assert ask(SITE, "bucket") == [
        'content/site.yaml:2:1: error: no target is called "bucket"; name one of these: here, pages '
        "[publish-unknown-target]"
    ]


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (
            "kind: foldr, path: a",
            'content/site.yaml:1:24: error: the target "here" is of no known kind: "foldr"; '
            'did you mean "folder"? [publish-kind]',
        ),
        (
            "kind: www, path: a",
            'content/site.yaml:1:24: error: the target "here" is of no known kind: "www"; the kinds: folder, '
            "git-pages, s3, gcs, azure, ssh, netlify, cloudflare, zip [publish-kind]",
        ),
        (
            "knd: zip, path: a",
            'content/site.yaml:1:18: error: the target "here" does not say of which kind it is; '
            'did you mean "knd" to be "kind"? [publish-no-kind]',
        ),
        (
            "path: a",
            'content/site.yaml:1:11: error: the target "here" does not say of which kind it is; add "kind:" to it, '
            "with one of these: folder, git-pages, s3, gcs, azure, ssh, netlify, cloudflare, zip [publish-no-kind]",
        ),
        (
            "kind: zip, pth: a",
            'content/site.yaml:1:29: error: the target "here" has an option "pth", which the kind zip does not take; '
            'did you mean "path"? [publish-option-unknown]',
        ),
        (
            "kind: zip, path: a, colour: red",
            'content/site.yaml:1:38: error: the target "here" has an option "colour", which the kind zip does not '
            "take; its options: path, pause, notify, edition, max_deletes [publish-option-unknown]",
        ),
        (
            "kind: zip",
            'content/site.yaml:1:11: error: the target "here" has no "path", which the kind zip needs; '
            'add "path:" to it [publish-option-missing]',
        ),
        (
            "kind: folder, path: a, keep: none",
            'content/site.yaml:1:47: error: "keep" of the target "here" can\'t be "none"; write a number from 1 to '
            "9999 [publish-option]",
        ),
        (
            "kind: s3, bucket: a, prefix: news//site",
            'content/site.yaml:1:47: error: "prefix" of the target "here" can\'t be "news//site"; write names with a '
            "slash between them, as news/site [publish-option]",
        ),
        (
            "kind: azure, account: a, container: b, prefix: ../site",
            'content/site.yaml:1:65: error: "prefix" of the target "here" can\'t be "../site"; write names with a '
            "slash between them, as news/site [publish-option]",
        ),
    ],
)
def test_what_is_wrong_with_a_target_is_said_with_its_place(ask: Ask, options: str, line: str) -> None:
    assert ask(f"publish: {{here: {{{options}}}}}\n") == [line]


@pytest.mark.parametrize("prefix", ["", "news", "/news/site/", "news/üb er", "a.b/..c"])
def test_a_prefix_is_any_path_that_leads_nowhere_else(prefix: str) -> None:
    options = {"kind": "s3", "bucket": "a", "prefix": prefix}
    assert faults_of(options, KINDS) == []


@pytest.mark.parametrize("prefix", ["a//b", "//", "..", "a/../b", "a/./b", "a\tb", "a/.."])
def test_a_prefix_that_no_store_takes_is_a_fault(prefix: str) -> None:
    (fault,) = faults_of({"kind": "gcs", "bucket": "a", "prefix": prefix}, KINDS)
    assert (fault.code, fault.key) == ("publish-option", "prefix")


def test_what_was_said_on_the_command_line_is_wrong_there(ask: Ask) -> None:
    assert ask(SITE, "here", "--set", "keep=some", "--max-deletes", "few") == [
        '--set: error: "keep" of the target "here" can\'t be "some"; write a number from 1 to 9999 [publish-option]',
        '--max-deletes: error: "max_deletes" of the target "here" can\'t be "few"; write 25% or 40 [publish-option]',
    ]
    assert ask(SITE, "--set", "kind=zpi", "--set", "path=a") == [
        '--set: error: the target "zpi" is of no known kind: "zpi"; did you mean "zip"? [publish-kind]'
    ]
    assert ask(SITE, "--set", "kind=zip") == [
        '--set: error: the target "zip" has no "path", which the kind zip needs; add "path:" to it '
        "[publish-option-missing]"
    ]

"""The order in which files are sent, retries, and secrets in what programs say."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tests.publish.sites import BASE_URL, briefing, write_build

from backstory.output.media_types import content_type
from backstory.problems import SiteError
from backstory.publish.built_site import open_site
from backstory.publish.difference import Difference, Inventory, difference, too_many_deleted
from backstory.publish.host import SendOptions
from backstory.publish.hosts.folder_store import FolderStore
from backstory.publish.programs import fail, without_secrets
from backstory.publish.sender import Sender, retry, waves
from backstory.publish.site_files import has_fingerprint, is_published_url
from backstory.url_paths import address_of, output_file


def test_what_pages_show_comes_first_and_what_programs_read_comes_last() -> None:
    found = Difference(
        new=("articles/new/index.html", "articles/new/photo.jpg", "topics/new/feed.xml"),
        changed=(
            "articles/old/index.html",
            "feed.xml",
            "index.html",
            "topics/index.html",
            "topics/a/index.html",
        ),
    )
    assert waves(found) == [
        ["articles/new/photo.jpg"],
        ["articles/new/index.html"],
        ["articles/old/index.html", "topics/a/index.html"],
        ["index.html", "topics/index.html"],
        ["feed.xml", "topics/new/feed.xml"],
    ]


def test_the_difference_counts_what_has_to_be_sent() -> None:
    inventory = Inventory(ours=frozenset("abc"), same=frozenset("a"), foreign=frozenset("z"))
    assert difference("abd", inventory, dict.fromkeys("abd", 10)) == Difference(("d",), ("b",), ("c",), 1, 20)


@pytest.mark.parametrize(("limit", "stops"), [("25%", True), ("50%", False), ("1", True), ("2", False)])
def test_too_many_deletions(limit: str, stops: bool) -> None:
    inventory = Inventory(ours=frozenset("abcd"))
    assert too_many_deleted(Difference(gone=("a", "b")), inventory, limit) is stops


class Journal(FolderStore):
    """A folder that notes what is done to it, and fails now and then."""

    def __init__(self, folder: Path, notes: list[str]) -> None:
        super().__init__(folder)
        self.batch = 3
        self.notes = notes
        self.failures = 0

    def put(self, files: Mapping[str, bytes]) -> dict[str, str]:
        self.failures += 1
        if self.failures % 2:
            raise ConnectionError("connection reset")
        self.notes.append(f"put {' '.join(files)}")
        return super().put(files)

    def delete(self, paths: Sequence[str]) -> None:
        self.notes.append(f"delete {' '.join(paths)}")
        super().delete(paths)


def test_deletions_come_at_the_very_end_after_the_pause_and_failures_are_tried_again(tmp_path: Path) -> None:
    notes: list[str] = []
    host = Journal(tmp_path / "host", notes)
    send_options = SendOptions(7, lambda seconds: notes.append(f"wait {seconds:g}"), lambda *_: None)
    for version in (1, 2):
        write_build(tmp_path / "site", briefing(version, articles=2))
        site = open_site(tmp_path / "site", "site", base_url=BASE_URL, trial=False, now=0)
        sender = Sender(host, lambda seconds: notes.append(f"again after {seconds:g}"))
        found = difference(site.files, sender.look(site), dict.fromkeys(site.files, 1))
        notes.clear()
        sender.send(site, found, send_options)
    done = [note for note in notes if "published.json" not in note and not note.startswith("again")]
    pause = done.index("wait 7")
    assert all(note.startswith("put") for note in done[:pause])
    assert all(note.startswith("delete") for note in done[pause + 1 :])
    assert done[pause + 1].startswith("delete articles/1/index.html"), "pages go before what they show"
    assert "again after 0.5" in notes


def test_no_more_is_read_at_once_than_memory_takes_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backstory.publish.sender._LOAD", 10)
    notes: list[str] = []
    host = Journal(tmp_path / "host", notes)
    write_build(
        tmp_path / "site",
        {"a.png": bytes(6), "b.png": bytes(6), "c.png": bytes(30), "d.png": b"", "e.png": b""},
    )
    site = open_site(tmp_path / "site", "site", base_url=BASE_URL, trial=False, now=0)
    sender = Sender(host, lambda _: None)
    found = difference(site.files, sender.look(site), dict.fromkeys(site.files, 1))
    sender.send(site, found, SendOptions(0, lambda _: None, lambda *_: None))
    assert [note for note in notes if "published.json" not in note] == [
        "put a.png b.png",
        "put c.png",
        "put d.png e.png",
    ]


def test_it_gives_up_after_four_tries() -> None:
    waited: list[float] = []

    def unreachable() -> None:
        raise ConnectionError("no route")

    with pytest.raises(SiteError) as stopped:
        retry(unreachable, waited.append, name="there")
    assert (stopped.value.problems[0].code, waited) == ("publish-unreachable", [0.5, 1.0, 2.0])


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (
            "@@@@\nHost key verification failed.\nfatal: Could not read from remote repository.",
            "publish-host-key",
        ),
        ("me@host: Permission denied (publickey).", "publish-denied"),
        (
            "remote: HTTP Basic: Access denied\nfatal: Authentication failed for 'https://h/r'",
            "publish-denied",
        ),
        ('rsync: write failed on "x": No space left on device (28)', "publish-full"),
        ("fatal: '/x.git' does not appear to be a git repository", "publish-missing"),
        ("something quite new", "publish-failed"),
    ],
)
def test_what_programs_say_becomes_one_problem(said: str, code: str) -> None:
    failure = fail("there", said, {})
    assert isinstance(failure, SiteError)
    assert failure.problems[0].code == code


def test_of_a_key_that_changed_it_is_told_where_the_known_one_stands() -> None:
    said = """@@@@@@@@@@@@@@
@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
@@@@@@@@@@@@@@
IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!
Someone could be eavesdropping on you right now (man-in-the-middle attack)!
It is also possible that a host key has just been changed.
The fingerprint for the ED25519 key sent by the remote host is
SHA256:abc.
Please contact your system administrator.
Add correct host key in /home/me/.ssh/known_hosts to get rid of this message.
Offending ED25519 key in /home/me/.ssh/known_hosts:3
Host key verification failed.
"""
    failure = fail("there", said, {})
    assert isinstance(failure, SiteError)
    assert failure.problems[0].facts == {"reason": "Offending ED25519 key in /home/me/.ssh/known_hosts:3"}


def test_what_may_pass_is_tried_again() -> None:
    assert isinstance(
        fail("there", "ssh: connect to host h port 22: SshConnection refused", {}), ConnectionError
    )


def test_secrets_are_struck_out_of_what_programs_say() -> None:
    environment = {"DEPLOY_TOKEN": "abcdef123456", "HOME": "/home/me"}
    said = "push to https://me:hunter22@host/x?sig=a%2Bb&z=1 with abcdef123456 from /home/me failed"
    assert (
        without_secrets(said, environment)
        == "push to https://***host/x?sig=***&z=1 with *** from /home/me failed"
    )


@pytest.mark.parametrize("path", ["index.html", "a/index.html", "a b/ü/index.html", "feed.xml", "x.html"])
def test_a_file_and_its_address_lead_to_each_other(path: str) -> None:
    assert output_file(address_of(path)) == path


def test_names_tell_what_files_are() -> None:
    assert has_fingerprint("assets/style.395a3799fc.css")
    assert not has_fingerprint("reports/show.20230727.pdf")
    assert not has_fingerprint("assets/mark.svg")
    assert content_type("x/photo.WEBP") == "image/webp"
    promised = ["index.html", "topics/a/index.html", "feed.xml", "feed.json", "report.pdf", "calendar.ics"]
    assert [path for path in promised if not is_published_url(path)] == []
    passing = [
        "404.html",
        "topics/a/page/2/index.html",
        "topics/a+b/index.html",
        "sitemap.xml",
        "a/photo.jpg",
    ]
    passing += ["assets/style.395a3799fc.css", "robots.txt", "search.json", "_headers", "CNAME"]
    assert [path for path in passing if is_published_url(path)] == []

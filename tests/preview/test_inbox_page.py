"""The inbox as a page: who may ask for it, and deciding by keyboard."""

import http.client
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from tests.browser.conftest import Browser
from tests.preview.conftest import PATIENCE, Serving

from backstory.importers import KnownNames, import_texts

Serve = Callable[..., Serving]
TEXT = """Ada Quill opened the ferry of Harrow on 4 June 2024.
Ms Quill said that the ferry was safe. Spain denies it.
The old bridge was closed in March 2011, after a flood had taken two of its pillars.
"""


@pytest.fixture
def inbox(serve: Serve) -> Serving:
    serving = serve()
    raw = serving.folder / "raw.txt"
    raw.write_text(TEXT, encoding="utf-8")
    import_texts([raw], serving.folder / "content", known=KnownNames())
    return serving


def post(serving: Serving, name: str, body: object, **headers: str) -> tuple[int, dict[str, Any]]:
    sent = {"Content-Type": "application/json", "Origin": serving.url, **headers}
    connection = http.client.HTTPConnection("127.0.0.1", serving.port, timeout=PATIENCE)
    try:
        connection.request("POST", f"/-backstory/inbox/{name}", json.dumps(body), sent)
        answer = connection.getresponse()
        data = answer.read()
    finally:
        connection.close()
    return answer.status, json.loads(data) if answer.status == 200 else {}


def waiting(serving: Serving) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(serving.get("/-backstory/inbox/proposals").body)["proposals"]
    return found


def articles(serving: Serving) -> list[str]:
    folder: Path = serving.folder / "content/articles"
    return [path.read_text("utf-8") for path in sorted(folder.rglob("*.md"))]


def test_a_decision_is_written_shown_and_taken_back(inbox: Serving) -> None:
    before = articles(inbox)
    (claim,) = [one for one in waiting(inbox) if one["kind"] == "claim"]
    assert "+claims:" in inbox.get(f"/-backstory/inbox/difference?id={claim['id']}").text
    status, said = post(inbox, "decide", {"id": claim["id"], "accepted": True})
    assert (status, said["problems"]) == (200, [])
    assert any("\nclaims:\n" in text for text in articles(inbox))
    assert claim["id"] not in [one["id"] for one in waiting(inbox)]
    assert post(inbox, "undo", {})[1]["problems"] == []
    assert articles(inbox) == before
    assert claim["id"] in [one["id"] for one in waiting(inbox)]
    assert post(inbox, "undo", {})[1]["problems"] == ["nothing was decided in this sitting"]


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_no_other_page_may_decide(inbox: Serving, origin: str) -> None:
    before = articles(inbox)
    (claim,) = [one for one in waiting(inbox) if one["kind"] == "claim"]
    assert post(inbox, "decide", {"id": claim["id"], "accepted": True}, Origin=origin)[0] == 403
    plain = post(inbox, "decide", {"id": claim["id"], "accepted": True}, **{"Content-Type": "text/plain"})
    assert plain[0] == 403
    assert articles(inbox) == before


def test_another_name_of_this_machine_shows_no_inbox(inbox: Serving) -> None:
    answer = inbox.ask("GET", "/-backstory/inbox", {"Host": "evil.example"})
    assert answer.status == 403
    page = inbox.get("/-backstory/inbox")
    assert (page.status, page.headers["X-Frame-Options"]) == (200, "DENY")
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_what_is_no_decision_or_no_proposal_is_said(inbox: Serving) -> None:
    assert post(inbox, "decide", ["no"])[1]["problems"] == ["this is no decision"]
    assert "no proposal has the id" in post(inbox, "decide", {"id": "x", "accepted": True})[1]["problems"][0]
    assert inbox.get("/-backstory/inbox/nothing").status == 404


WHO = """It rained in Harrow on 9 July 2024.
Ada Quill, a pilot, said yes. Bert Quill, a baker, said no. Dr Quill left.
"""


def test_everything_is_decided_by_keys(browser: Browser, inbox: Serving) -> None:
    browser.open(inbox.url + "/-backstory/inbox")
    driver = browser.driver
    count = len(waiting(inbox))

    def waits(number: int) -> None:
        inbox.until(lambda: driver.find_element(By.ID, "count").text.startswith(f"{number} wait"))

    def press(*keys: str) -> None:
        for key in keys:
            ActionChains(driver).send_keys(key).perform()

    waits(count)
    press("a")
    waits(count - 1)
    press("d")
    waits(count - 2)
    press("u")
    waits(count - 1)
    press("j", "e")
    driver.find_element(By.ID, "text").clear()
    driver.find_element(By.ID, "text").send_keys("In my own words\n")
    waits(count - 2)
    assert any(
        "In my own words" in path.read_text("utf-8") for path in (inbox.folder / "content").rglob("*.md")
    )
    assert "Written: content/" in driver.find_element(By.ID, "said").text
    # A question is answered by a digit.
    raw = inbox.folder / "who.txt"
    raw.write_text(WHO, encoding="utf-8")
    import_texts([raw], inbox.folder / "content", known=KnownNames())
    browser.open(inbox.url + "/-backstory/inbox")
    waits(len(waiting(inbox)))
    press(*"j" * [one["kind"] for one in waiting(inbox)].index("question"), "2")
    inbox.until(lambda: "question" not in [one["kind"] for one in waiting(inbox)])
    assert (inbox.folder / "content/reviewed.txt").read_text("utf-8").endswith(" Bert Quill\n")

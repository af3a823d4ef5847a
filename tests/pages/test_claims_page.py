"""The claims page: who says what, who denies it, and on how many independent sources it rests."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.support.running import build

Write = Callable[[Mapping[str, str]], Path]

SOURCES = """sources:
  - {id: paper, title: Ships seen, publisher: Morning Paper, via: Big Wire}
  - {id: other, title: Ships reported, publisher: Evening Paper, via: big wire}
  - {id: wire, title: Ships, publisher: Big Wire}
  - {id: port, title: Port log, url: "https://www.port.example/log"}
"""
ARTICLE = f"""---
title: Ships
date: 2024-01-02
topics: [Harbour]
{SOURCES}claims:
  - {{id: seen, text: Ten ships came in, by: Ministry, about: [Harbour], date: 2024-01-01, source: paper}}
  - {{text: It was ten, by: Watchers, replies_to: seen, status: confirmed, source: other}}
  - {{text: The log has ten, by: Port, replies_to: seen, status: confirmed, source: port}}
  - {{text: There were none, by: Fleet, replies_to: seen, status: denied, source: wire}}
---
Text.
"""
SECOND = """---
title: Answer
date: 2024-02-02
claims:
  - {text: Nine it was, by: Coastguard, replies_to: seen, status: denied, date: 2024-02-01}
---
Text.
"""


def page_of(site: Path, address: str) -> str:
    html = (site / "site" / address).read_text()
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2]).split())


def test_a_wire_counts_once_and_a_denial_supports_nothing(write_site: Write) -> None:
    site = write_site({"content/articles/ships.md": ARTICLE})
    assert build(site).code == 0
    said = page_of(site, "claims/index.html")
    assert "Ministry says Ten ships came in 1 January 2024 source 1 2 independent sources" in said
    assert "4 claims and answers" in said
    assert "1 asserted" in said and "1 denied" in said and "2 confirmed" in said


def test_answers_from_other_articles_hang_below_what_they_answer(write_site: Write) -> None:
    site = write_site({"content/articles/ships.md": ARTICLE, "content/articles/answer.md": SECOND})
    build(site)
    said = page_of(site, "claims/index.html")
    assert said.index("Ten ships came in") < said.index("Nine it was") and said.count("Nine it was") == 1
    assert "Coastguard denies Nine it was 1 February 2024 in Answer" in said


def test_a_topic_has_its_own_claims_with_their_answers(write_site: Write) -> None:
    site = write_site({"content/articles/ships.md": ARTICLE})
    build(site)
    said = page_of(site, "topics/harbour/index.html")
    assert "Ten ships came in" in said and "There were none" in said


def test_the_footer_leads_there_only_where_there_are_claims(write_site: Write) -> None:
    site = write_site({"content/articles/ships.md": ARTICLE})
    build(site)
    assert 'href="claims/index.html"' in (site / "site/index.html").read_text()
    (site / "content/articles/ships.md").write_text("---\ntitle: Ships\ndate: 2024-01-02\n---\nText.\n")
    build(site)
    assert "claims/" not in (site / "site/index.html").read_text()


def test_an_article_may_not_take_its_address(write_site: Write) -> None:
    site = write_site({"content/pages/claims.md": "---\ntitle: Claims\n---\nText.\n"})
    assert "address-taken" in build(site).codes

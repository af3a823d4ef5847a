"""Whatever is edited, the next build makes what a clean build makes, byte for byte."""

import os
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from tests.support.editing import EditedSite, replace_unseen

from backstory.engine.cache_file import Shelf

TITLES = ["Russia", "North Korea", "Talks resume", "Border closed again", "Moscow", "A quiet summer", "Asia"]
NAMES = ["Moscow", "DPRK", "the Kremlin", "Pyongyang", "talks", "Mr Kim", "Rossiya"]
DAYS = ["2023-07-27", "2024-01-05", "2026-05-30", "2026-06-15", "2026-06-01T12:00:00Z", "1953"]
SENTENCES = [
    "Officials from Moscow met the envoy of the DPRK in a hotel by the sea.",
    "See [[Russia]] and [[Talks resume|the talks]] for how it began.",
    "![[Border closed again]]",
    "![[Korean War]]",
    "![[Korean War#Armistice]]",
    "![[Sanctions]]",
    "[[Nothing of that name]] and [[Asia#Nowhere]].",
    "Nobody from Pyongyang or the Kremlin said a word{as-of 2024-02}. [@agency]",
    "## A heading of its own",
    "## Armistice",
    '!!! background "InlineBackground here"\n    A short account of what came before in Asia.',
    "![[map.png|A map]]",
    "[The other one](t1.md) and [this page](/about/).",
    "[[InlineBackground here]] has more, and so has ![[InlineBackground here]]",
    "A list:\n\n- Moscow\n- North Korea\n- Mr Kim",
    "%% Nobody reads this. %%",
    '<p onclick="alert(1)">Mr Kim and Rossiya</p>',
    "::: unknown\nWhether Moscow agrees. ^agrees\n:::",
    "::: list\ntopic: Asia\nby: month\n:::",
    "::: list\nauthor: Ann\ntable: yes\n:::",
    "::: list\nkind: topic\nsince: 2024\n:::",
    "::: next\nMoscow answers.\n\nlikelihood: likely\nconfidence: low\nwould_change: Asia\n:::",
    "::: why\nIt matters to the DPRK{as-of 2024-02}.\n:::",
]
EXTRAS = [
    "sources:\n  - {id: agency, title: A report, url: 'https://agency.example/', publisher: Agency}",
    "events:\n  - {date: 1953-07-27, title: Armistice signed, topics: [North Korea]}",
    "events:\n  - {date: 1953-07-27, title: The armistice is signed, topics: [Asia, Russia]}",
    "claims:\n  - {id: arms, text: Arms were sold, by: Moscow, about: [Russia], status: asserted, likelihood: likely}",
    "claims:\n  - {text: None were sold, by: Russia, replies_to: arms, status: denied}",
    "quotes:\n  - {text: We agree, by: Moscow, to: Asia, place: Pyongyang, about: [North Korea], date: 2024-01}",
    "corrections:\n  - {date: 2024-02-01, was: one, now: two, note: Miscounted}",
    "background: [Korean War#Armistice, Sanctions]",
    "redirect_from: [/old/one/]",
    "updated: 2024-02-01",
    "reviewed: 2024-01-05",
    "slug: chosen",
    "permalink: /chosen/place/",
    "expires: 2026-06-10",
    "image: map.png",
    "summary: In one sentence.",
    "lang: fr",
    "translation_of: t1.md",
    "featured: true",
    "authors: [Ann]",
    "lists: {all: {by: year}, people: {kind: person}}",
    "questions: [What came before?]",
    'answers: ["Talks resume#^agrees", "Russia#unknown"]',
    "pin: 2026-06-10",
    "template: own.html",
]
TOPIC_EXTRAS = [
    "kind: place",
    "kind: person",
    "broader: [Asia]",
    "broader: [Russia]",
    "related: [Asia, {topic: Russia, because: neighbours}]",
    "not_related: [North Korea]",
    "autolink: never",
    "autolink: all",
    "summary: What it is.\nas_of: 2024-01-01",
    "definition: What it is in a line.",
    "abbr: RF",
    'facts: {Leader: "[[Russia]] and [[Talks resume|talks]]", Founded: 1991}',
    "question: What is it?",
]
SETTINGS = [
    "per_page: 2",
    "pair_pages: 1",
    "pair_pages: 2",
    "autolink: all",
    "autolink: never",
    "language: de",
    "language: fr",
    "base_url: https://example.org/sub/",
    "base_url: https://example.org/\ntwins: yes",
    "base_url: https://example.org/\ndays: 2",
    "pretty_links: true",
    "link_previews: no",
    "accent: '#336699'",
    "timezone: Asia/Seoul",
    "checks: {link-missing: error}",
    "checks: {link-missing: ignore, link-ambiguous: warning}",
    "unsafe_html: true",
    "navigation: [{About: /about/}]",
]
TEMPLATES = {
    "article.html": [
        '{% extends "theme/article.html" %}{% block main %}{{ super() }}<p>Ours</p>{% endblock %}',
        '{% extends "theme/article.html" %}',
        "<h1>{{ view.title }}</h1>",
        "{{ nothing.at.all }}",
    ],
    "topic.html": ["<h1>{{ view.name }}</h1>{{ view.connected|length }}", "{% broken"],
    "parts/box.html": ["<aside>{{ box.title }}{{ text(box.passage) }}</aside>"],
    "own.html": ["<h1>Own {{ page.title }}</h1>"],
    "base.html": ['{% extends "theme/base.html" %}{% block footer %}<footer>Ours</footer>{% endblock %}'],
    "words/en.yaml": ["section.news: The latest", "section.news: News"],
    "assets/style.css": ["p { color: green }"],
}
FILES = [f"articles/a{number}.md" for number in range(5)] + [
    "posts/2024-03-01-elsewhere.md",
    "articles/A1.md",
]
TOPICS = [f"topics/t{number}.md" for number in range(4)]
BACKGROUND = ["background/korean-war.md", "background/sanctions.md", "background/b2.md"]
PAGES = ["pages/about.md"]


def some(values: list[str], most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True)


def document(title: str, day: str | None, topics: list[str], extras: list[str], body: list[str]) -> str:
    keys = {line.partition(":")[0] for extra in extras for line in extra.splitlines()}
    lines = [f"title: {title}"] + ([f"date: {day}"] if day else [])
    lines += [f"topics: {topics}".replace("'", "")] if topics and "topics" not in keys else []
    seen: set[str] = set()
    for extra in extras:
        key = extra.partition(":")[0]
        if key not in seen:
            lines.append(extra)
        seen.add(key)
    return "---\n" + "\n".join(lines) + "\n---\n\n" + "\n\n".join(body) + "\n"


class Edits(RuleBasedStateMachine):
    """Random edits, a build after each, and a clean build beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="edits"))
        self.site = EditedSite(self.root)

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    def there(self) -> list[str]:
        content = self.site.content
        return sorted(path.relative_to(content).as_posix() for path in content.rglob("*.md"))

    @initialize()
    def begin(self) -> None:
        write = self.site.write
        write("content/articles/a0.md", document("Talks resume", DAYS[0], TITLES[:2], [], SENTENCES[:3]))
        write(
            "content/articles/a1.md",
            document("A quiet summer", DAYS[1], TITLES[:2], EXTRAS[:2], SENTENCES[3:9]),
        )
        write(
            "content/topics/t0.md",
            document("Russia", None, [], ["names: [Moscow, the Kremlin]"], SENTENCES[:1]),
        )
        write("content/topics/t1.md", document("North Korea", None, [], ["names: [DPRK, Pyongyang]"], []))
        write(
            "content/background/korean-war.md", document("Korean War", None, TITLES[1:2], [], SENTENCES[8:10])
        )
        write("content/background/sanctions.md", document("Sanctions", None, [], [], SENTENCES[3:4]))
        write("content/pages/about.md", document("About", None, [], [], SENTENCES[:2]))

    @rule(
        path=st.sampled_from(FILES),
        title=st.sampled_from(TITLES),
        day=st.sampled_from([*DAYS[:5], None]),
        topics=some(TITLES),
        extras=some(EXTRAS, 4),
        body=some(SENTENCES, 5),
    )
    def write_article(
        self, path: str, title: str, day: str | None, topics: list[str], extras: list[str], body: list[str]
    ) -> None:
        self.site.write(f"content/{path}", document(title, day, topics, extras, body))

    @rule(
        path=st.sampled_from(TOPICS),
        title=st.sampled_from(TITLES),
        names=some(NAMES),
        extras=some(TOPIC_EXTRAS, 4),
        body=some(SENTENCES, 2),
    )
    def write_topic(
        self, path: str, title: str, names: list[str], extras: list[str], body: list[str]
    ) -> None:
        own = [f"names: {names}".replace("'", ""), *extras]
        self.site.write(f"content/{path}", document(title, None, [], own, body))

    @rule(
        path=st.sampled_from(BACKGROUND + PAGES),
        title=st.sampled_from(["Korean War", "Sanctions", *TITLES]),
        topics=some(TITLES),
        body=some(SENTENCES, 4),
    )
    def write_background(self, path: str, title: str, topics: list[str], body: list[str]) -> None:
        self.site.write(f"content/{path}", document(title, None, topics, ["reviewed: 2024-01-01"], body))

    @rule(data=st.data(), sentence=st.sampled_from(SENTENCES))
    def add_a_sentence(self, data: st.DataObject, sentence: str) -> None:
        file = self.site.content / data.draw(st.sampled_from(self.there()))
        file.write_text(file.read_text("utf-8") + f"\n{sentence}\n", "utf-8")

    @rule(data=st.data())
    def draft_or_publish(self, data: st.DataObject) -> None:
        file = self.site.content / data.draw(st.sampled_from(self.there()))
        text = file.read_text("utf-8")
        now = (
            text.replace("---\ndraft: true\n", "---\n")
            if "draft: true" in text
            else text.replace("---\n", "---\ndraft: true\n", 1)
        )
        file.write_text(now, "utf-8")

    @rule(data=st.data())
    def break_or_mend(self, data: st.DataObject) -> None:
        file = self.site.content / data.draw(st.sampled_from(self.there()))
        text = file.read_text("utf-8")
        now = (
            text.replace("broken: [\n", "")
            if "broken: [" in text
            else text.replace("---\n", "---\nbroken: [\n", 1)
        )
        file.write_text(now, "utf-8")

    @rule(data=st.data(), keep=st.booleans())
    def delete_document(self, data: st.DataObject, keep: bool) -> None:
        there = self.there()
        if len(there) > 2:
            (self.site.content / data.draw(st.sampled_from(there))).unlink()

    @rule(data=st.data(), to=st.sampled_from(FILES + TOPICS + BACKGROUND))
    def rename_document(self, data: st.DataObject, to: str) -> None:
        file = self.site.content / data.draw(st.sampled_from(self.there()))
        target = self.site.content / to
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)

    @rule(data=st.data())
    def replace_with_equal_size_and_time(self, data: st.DataObject) -> None:
        file = self.site.content / data.draw(st.sampled_from(self.there()))
        replace_unseen(file, file.read_bytes().replace(b"Moscow", b"Prague").replace(b"Asia", b"Asie"))

    @rule(data=st.data())
    def touch(self, data: st.DataObject) -> None:
        os.utime(self.site.content / data.draw(st.sampled_from(self.there())))

    @rule(name=st.sampled_from(sorted(TEMPLATES)), data=st.data())
    def write_template(self, name: str, data: st.DataObject) -> None:
        self.site.write(f"templates/{name}", data.draw(st.sampled_from(TEMPLATES[name])))

    @rule()
    def delete_templates(self) -> None:
        shutil.rmtree(self.root / "templates", ignore_errors=True)

    @rule(chosen=some(SETTINGS, 4), title=st.sampled_from(["One", "Two"]))
    def write_settings(self, chosen: list[str], title: str) -> None:
        lines = {line.partition(":")[0]: line for line in chosen}
        self.site.write("content/site.yaml", "\n".join([f"title: {title}", *lines.values()]) + "\n")

    @rule(
        path=st.sampled_from(
            ["static/robots.txt", "static/about/index.html", "articles/map.png", "topics/map.png"]
        ),
        content=st.sampled_from([b"one", b"two", None]),
    )
    def change_a_file(self, path: str, content: bytes | None) -> None:
        if content is not None:
            self.site.write(f"content/{path}", content)
        elif (self.site.content / path).exists():
            self.site.delete(f"content/{path}")

    @rule(entries=some(["- Asia", "- {title: Moscow, kind: place}", "- {title: Prague, names: [Praha]}"], 3))
    def write_topic_list(self, entries: list[str]) -> None:
        self.site.write("content/topics.yaml", "\n".join(entries) + "\n")

    @rule(
        drafts=st.booleans(),
        future=st.booleans(),
        as_of=st.sampled_from(["2023-12-31", "2026-06-01", "2026-06-12"]),
    )
    def choose_what_is_in(self, drafts: bool, future: bool, as_of: str) -> None:
        self.site.drafts, self.site.future, self.site.as_of = drafts, future, as_of

    @rule(data=st.data(), how=st.sampled_from(["delete", "change"]))
    def meddle_with_the_output(self, data: st.DataObject, how: str) -> None:
        made = sorted(path for path in self.site.output.rglob("*.html"))
        if made:
            file = data.draw(st.sampled_from(made))
            file.unlink() if how == "delete" else file.write_text("not ours")

    @rule(how=st.sampled_from(["delete", "empty", "garbage"]))
    def lose_the_cache(self, how: str) -> None:
        cache = self.root / ".backstory"
        if how == "delete":
            shutil.rmtree(cache, ignore_errors=True)
        elif (cache / "cache.sqlite").exists():
            with sqlite3.connect(cache / "cache.sqlite") as connection:
                if how == "empty":
                    for shelf in get_args(Shelf):
                        connection.execute(f"DELETE FROM {shelf}")
                else:
                    connection.execute("UPDATE state SET value = x'00ff'")
            connection.close()

    @invariant()
    def equals_a_clean_build(self) -> None:
        if self.site.content.exists() and any(self.site.content.iterdir()):
            self.site.check()


def run(number: int, *, examples: int, steps: int, phases: tuple[Phase, ...]) -> None:
    machine = seed(number)(type(f"Edits{number}", (Edits,), {}))
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=phases,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("part", range(3))
def test_after_any_edit_the_site_is_that_of_a_clean_build(random_seed: int, part: int) -> None:
    run(random_seed + part, examples=1, steps=20, phases=(Phase.generate,))


@pytest.mark.soak
@pytest.mark.parametrize("part", range(20))
def test_after_ten_thousand_edits_too(random_seed: int, part: int) -> None:
    run(random_seed + 100 + part, examples=10, steps=50, phases=(Phase.generate, Phase.shrink))

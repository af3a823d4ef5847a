"""Links both ways: where each leads, and who uses a page, with the sentence around it."""

from datetime import date, timedelta
from pathlib import Path

from tests.support.knowing import doc, know

from backstory.catalog.explain import explain_page
from backstory.catalog.uses import QUOTED, DocumentUse

WAR = doc("Korean War", "", "It began in 1950.\n\n## Armistice\n\nIt was signed in 1953.")


def test_a_backlink_has_the_sentence_around_the_link(tmp_path: Path) -> None:
    files = {
        "background/w.md": WAR,
        "articles/a.md": doc("A", "", "One day. They cited the [[Korean War]]. Then left."),
    }
    (use,) = know(tmp_path, files).catalog.uses["background/w.md"]
    assert use == DocumentUse("articles/a.md", "link", "", "They cited the Korean War.")


def test_a_link_by_another_name_counts_for_the_topic(tmp_path: Path) -> None:
    files = {
        "topics/r.md": doc("Russia", "names: [Rossiya]"),
        "articles/a.md": doc("A", "", "A [[Rossiya|northern]] wind."),
    }
    assert [use.how for use in know(tmp_path, files).catalog.uses["topics/r.md"]] == ["link"]


def test_an_embed_a_background_a_link_and_a_mention_are_told_apart_closest_first(tmp_path: Path) -> None:
    files = {
        "topics/w.md": doc("Korean War"),
        "articles/link.md": doc("B", "date: 2024-01-01", "[[Korean War]]"),
        "articles/mention.md": doc("C", "date: 2024-01-02", "In the Korean War, they lost."),
        "articles/named.md": doc("D", "date: 2024-01-03\nbackground: [Korean War]"),
        "articles/embed.md": doc("E", "date: 2024-01-04", "![[Korean War]]"),
    }
    uses = know(tmp_path, files).catalog.uses["topics/w.md"]
    assert [use.how for use in uses] == ["embed", "background", "link", "mention"]


def test_a_link_to_a_section_may_use_its_words_or_its_anchor(tmp_path: Path) -> None:
    for written in ("Armistice", "armistice", "ARMISTICE"):
        files = {"background/w.md": WAR, "articles/a.md": doc("A", "", f"[[Korean War#{written}]]")}
        (target,) = know(tmp_path, files).catalog.references["articles/a.md"].links
        assert target is not None and target.anchor == "armistice"


def test_a_section_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    files = {"background/w.md": WAR, "articles/a.md": doc("A", "", "[[Korean War#Truce]]")}
    (problem,) = know(tmp_path, files).problems
    assert (problem.code, problem.facts["near"]) == ("anchor-missing", "Armistice")


def test_plain_links_between_files_are_links_too(tmp_path: Path) -> None:
    files = {
        "background/w.md": WAR,
        "articles/2024/a.md": doc("A", "", "[war](../../background/w.md#armistice), [again](/background/w/)"),
    }
    known = know(tmp_path, files)
    found = known.catalog.references["articles/2024/a.md"].links
    assert [(one.id, one.anchor) for one in found if one] == [
        ("background/w.md", "armistice"),
        ("background/w.md", ""),
    ]
    assert known.codes == []


def test_what_embeds_itself_through_others_is_left_out_and_the_rest_stays(tmp_path: Path) -> None:
    files = {f"background/{n}.md": doc(f"B{n}", "", f"![[B{(n + 1) % 3}]]") for n in range(3)}
    known = know(tmp_path, files)
    (problem,) = known.problems
    assert (problem.code, problem.place.path) == ("embed-cycle", "background/2.md")
    assert problem.facts["chain"] == "B0 → B1 → B2 → B0"
    assert sorted(known.catalog.documents) == ["background/0.md", "background/1.md"]


def test_a_text_may_show_a_section_of_itself_and_two_may_show_sections_of_each_other(tmp_path: Path) -> None:
    files = {
        "background/a.md": doc("A", "", "![[#Own]]\n\n## Own\n\nOne.\n\n## Other\n\n![[B#Mine]]"),
        "background/b.md": doc("B", "", "## Mine\n\nTwo.\n\n## Yours\n\n![[A#Own]]"),
    }
    assert know(tmp_path, files).codes == []
    files["background/b.md"] = doc("B", "", "## Mine\n\n![[A#Other]]")
    (problem,) = know(tmp_path, files).problems
    assert (problem.code, problem.place.line) == ("embed-cycle", 14)
    assert problem.facts["chain"] == "B#mine → A#other → B#mine"


def test_a_long_chain_of_embeds_is_told_where_it_begins(tmp_path: Path) -> None:
    files = {f"background/{n}.md": doc(f"B{n}", "", f"Text.\n\n![[B{n + 1}]]") for n in range(40)}
    files["background/40.md"] = doc("B40", "", "The end.")
    (problem,) = know(tmp_path, files).problems
    assert (problem.code, problem.place.path, problem.place.line) == ("embed-deep", "background/0.md", 8)


def test_a_link_may_lead_to_whatever_the_site_has(tmp_path: Path) -> None:
    (tmp_path / "content/files").mkdir(parents=True)
    (tmp_path / "content/static").mkdir(parents=True)
    for path in ("files/Plan.pdf", "static/note.txt"):
        (tmp_path / "content" / path).write_text("x")
    leads = {
        "[x](/)": "/",
        "[x](/topics/)": "/topics/",
        "[x](/note.txt)": "/note.txt",
        "[[plan.pdf]]": "/files/Plan.pdf",
        "[x](../b/)": "articles/b.md",
        "[x](/articles/b.md)": "articles/b.md",
        "[[deep/down/C]]": "notes/deep/Down/c.md",
        "[x](DOWN/c)": "notes/deep/Down/c.md",
        "[[C# in depth]]": "notes/sharp.md",
    }
    files = {
        "articles/a.md": doc("A", "", "\n\n".join(leads)),
        "articles/b.md": doc("B"),
        "notes/deep/Down/c.md": doc("Third"),
        "notes/sharp.md": doc("C# in depth"),
    }
    known = know(tmp_path, files)
    found = [one.id if one else None for one in known.catalog.references["articles/a.md"].links]
    assert found == list(leads.values())
    assert known.codes == []


def test_an_anchor_of_the_own_page_is_looked_up(tmp_path: Path) -> None:
    text = "[a](#fares) [b](#gone) [c](#raw) [d](#top)\n\n## Fares\n\n<span id=raw>x</span> <a href='#lost'>e</a>"
    (gone, lost) = know(tmp_path, {"articles/a.md": doc("A", "", text)}).problems
    assert (gone.code, gone.facts["anchor"], gone.place.line, gone.place.column) == (
        "anchor-missing",
        "gone",
        6,
        13,
    )
    assert (lost.code, lost.facts["anchor"], lost.place.line) == ("anchor-missing", "lost", 10)


def test_a_section_is_found_without_its_punctuation_and_by_the_anchor_of_others(tmp_path: Path) -> None:
    files = {"background/w.md": doc("W", "", "## CI/CD && Rollout: what's `new`\n\nText.")}
    for number, written in enumerate(
        ("CI CD Rollout what's new", "cicd--rollout-whats-new", "ci-cd-rollout-whats-new")
    ):
        files[f"articles/{number}.md"] = doc(
            f"A{number}", "", f"[x](../background/w.md#{written.replace(' ', '%20')})"
        )
    assert know(tmp_path, files).codes == []


def test_a_colon_in_the_name_of_a_file_is_no_scheme(tmp_path: Path) -> None:
    files = {
        "articles/a.md": doc("A", "", "[x](Part:one.md) [y](other:thing)"),
        "articles/Part:one.md": doc("One"),
    }
    known = know(tmp_path, files)
    assert known.catalog.references["articles/a.md"].links[0].id == "articles/Part:one.md"  # type: ignore[union-attr]
    assert [(one.code, one.facts["name"]) for one in known.problems] == [("link-missing", "other:thing")]


def test_a_document_may_be_embedded_twice_without_being_a_circle(tmp_path: Path) -> None:
    files = {
        "background/w.md": WAR,
        "background/x.md": doc("X", "", "![[Korean War]]"),
        "articles/a.md": doc("A", "", "![[Korean War]]\n\n![[X]]"),
    }
    assert know(tmp_path, files).codes == []


def test_the_newest_mentions_are_quoted_but_for_those_that_no_list_has(tmp_path: Path) -> None:
    days = [str(date(2023, 1, 1) + timedelta(days=number)) for number in range(QUOTED + 2)]
    files = {"topics/r.md": doc("Russia")} | {
        f"articles/{day}.md": doc(
            day, f"date: {day}\ntopics: [{'Russia' if day == days[-2] else ''}]", "So said Russia."
        )
        for day in days
    }
    catalog = know(tmp_path, files).catalog
    quoted = [(use.path, bool(use.sentence)) for use in catalog.uses["topics/r.md"]]
    unquoted = (days[-2], days[0])
    assert quoted == [(f"articles/{day}.md", day not in unquoted) for day in reversed(days)]
    told = explain_page(catalog, "topics/r.md")["used_by"]
    assert [use["sentence"] for use in told] == ["So said Russia."] * (QUOTED + 2)

"""`backstory check`: what it says, in which order, and what it comes to."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.support.running import AS_OF, backstory

Write = Callable[[Mapping[str, str]], Path]

KEYS = ("path", "line", "column", "code", "message")
SITE = {
    "content/site.yaml": "title: Small\n",
    "content/articles/a.md": "---\ntitle: A\ndate: 2024-01-02\n---\nSee [[Nowhere]].\n",
    "content/articles/b.md": "---\ntitle: B\ndate: 2024-01-03\ntopics: [Port]\n---\nText.\n",
    "content/background/old.md": "---\ntitle: Old\ntopics: [Port]\nreview_by: 2024-05-01\n---\nIt is currently old.\n",
}


def test_problems_are_sorted_and_name_what_to_do(write_site: Write) -> None:
    ran = backstory("check", "--as-of", AS_OF, cwd=write_site(SITE))
    assert [line.split(": ")[0] + " " + line.rpartition("[")[2][:-1] for line in ran.err.splitlines()] == [
        "content/articles/a.md:1:1 orphan",
        "content/articles/a.md:5:5 link-missing",
        "content/background/old.md:4:12 review-due",
        "content/background/old.md:6:7 vague-time",
    ]
    assert ran.out.splitlines()[0] == "2 articles, 1 topic: 0 errors, 4 warnings."
    assert ran.code == 0


WRONG = {
    "articles/a": (
        "title: A\ntopics: [Pollution]\nbackground: [Nowhere]\nimage: none.png\ntemplate: long\n"
        "claims:\n  - {text: No, source: nobody, replies_to: lost}\n  - {text: Yes}\npermalink: 'https://a.example'\n"
        "redirect_from: [/about/]\n"
    ),
    "articles/b": "title: B\ntopics: [Pollution]\nbackground: [Twice]\n",
    "background/old": "title: Old\nsummary: It is currently old.\nas_of: 2020-01-01\nreview_by: 2024-05-01\n",
    "topics/river": "title: River\nbroader: [River]\nnames: [Stream]\n",
    "topics/rivers": "title: Rivers\nnames: [Brook, Stream]\n",
    "topics/pollutions": "title: Pollutions\n",
}
"""Metadata with mistakes that only a look at the whole site finds."""


def test_what_is_wrong_in_metadata_is_told_where_they_stand(tmp_path: Path) -> None:
    text = "Text with a [[Lost]] link.\n"
    pages = {f"content/background/{name}.md": "---\ntitle: Twice\n---\nText.\n" for name in ("one", "two")}
    pages["content/site.yaml"] = "title: Small\n"
    pages["content/pages/about.md"] = "---\ntitle: About\n---\nText.\n"
    inside = {f"content/{name}.md": f"---\n{said}---\n{text}" for name, said in WRONG.items()}
    beside = {f"content/{name}.md": text for name in WRONG}
    beside |= {f"content/{name}.yaml": said for name, said in WRONG.items()}

    def said(name: str, files: dict[str, str]) -> list[tuple[str, ...]]:
        for path, content in (pages | files).items():
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content)
        ran = backstory("check", "--json", "--as-of", AS_OF, cwd=tmp_path / name)
        return sorted((*map(str, map(one.get, KEYS)),) for one in ran.document["problems"])

    expected = []
    for path, line, column, code, message in said("inside", inside):
        name, front = path.removeprefix("content/").removesuffix(".md"), int(line)
        if name in WRONG and front <= WRONG[name].count("\n") + 1:
            path, line = f"content/{name}.yaml", str(max(1, front - 1))
        elif name in WRONG:
            line = "1"
        expected.append((path, line, column, code, message))
    assert len({code for _, _, _, code, _ in expected}) >= 15
    assert said("beside", beside) == sorted(expected)


def test_nothing_is_written_to_content_or_output(write_site: Write) -> None:
    site = write_site(SITE)
    backstory("check", cwd=site)
    assert sorted(path.name for path in site.iterdir()) == [".backstory", "content"]


def test_strict_counts_warnings_and_errors_always_count(write_site: Write) -> None:
    site = write_site(SITE)
    assert backstory("check", "--as-of", AS_OF, "--strict", cwd=site).code == 1
    (site / "content/articles/c.md").write_text("---\ntitle: C: D\n---\n")
    ran = backstory("check", "--as-of", AS_OF, cwd=site)
    assert ran.code == 1 and "yaml-colon" in ran.codes


def test_the_day_is_that_of_the_cut_off(write_site: Write) -> None:
    assert "review-due" not in backstory("check", "--as-of", "2024-05-01", cwd=write_site(SITE)).codes


def test_a_template_that_is_not_there_is_told(write_site: Write) -> None:
    article = "---\ntitle: A\ndate: 2024-01-02\ntemplate: longread\n---\nText.\n"
    ran = backstory("check", "--as-of", AS_OF, cwd=write_site({"content/articles/a.md": article}))
    assert "content/articles/a.md:4:11: warning: there is no template" in ran.err


def test_severities_come_from_site_yaml(write_site: Write) -> None:
    checks = "checks: {orphan: ignore, link-missing: ignore, vague-time: ignore, review-due: error}\n"
    ran = backstory("check", "--as-of", AS_OF, cwd=write_site(SITE | {"content/site.yaml": checks}))
    assert ran.err.startswith("content/background/old.md:4:12: error: a review was due on 2024-05-01")
    assert ran.codes == {"review-due"} and ran.code == 1


def test_json_has_the_same_problems(write_site: Write) -> None:
    ran = backstory("check", "--as-of", AS_OF, "--json", cwd=write_site(SITE))
    problems = ran.document["problems"]
    assert [problem["code"] for problem in problems] == ["orphan", "link-missing", "review-due", "vague-time"]
    assert problems[2] == {
        "path": "content/background/old.md",
        "line": 4,
        "column": 12,
        "severity": "warning",
        "code": "review-due",
        "message": "a review was due on 2024-05-01",
        "hint": "read it again, then set reviewed to the day you did",
    }


def test_verbose_counts_by_rule_and_quiet_says_problems_only(write_site: Write) -> None:
    site = write_site(SITE)
    assert "     1  vague-time\n" in backstory("check", "--as-of", AS_OF, "--verbose", cwd=site).out
    ran = backstory("check", "--as-of", AS_OF, "--quiet", cwd=site)
    assert ran.out == "" and len(ran.err.splitlines()) == 4


@pytest.mark.parametrize("asked", [False, True])
def test_other_sites_are_asked_only_when_told_to(write_site: Write, asked: bool) -> None:
    link = "---\ntitle: L\ndate: 2024-01-02\ntopics: [Port]\n---\nSee [it](http://no-such-host.invalid/).\n"
    site = write_site({"content/articles/l.md": link})
    ran = backstory("check", "--as-of", AS_OF, *(["--external"] if asked else []), cwd=site)
    assert ran.codes == ({"external-unreachable"} if asked else set())


def test_the_demo_briefing_is_in_order() -> None:
    ran = backstory("check", "--as-of", "2024-11-20", "--json", cwd=Path(__file__).parents[2])
    assert {problem["code"] for problem in ran.document["problems"]} <= {"name-generic"}


def test_metadata_beside_no_text_is_noticed_with_the_name_that_it_should_have(write_site: Write) -> None:
    site = write_site(
        SITE
        | {
            "content/articles/talks.txt": "Envoys met.\n",
            "content/articles/talk.yaml": "title: Talks\n",
            "content/articles/figures.yaml": "- {year: 2024, launches: 3}\n",
            "content/static/list.yaml": "title: For a machine\n",
        }
    )
    said = [line for line in backstory("check", cwd=site).err.splitlines() if "metadata-alone" in line]
    assert said == [
        'content/articles/talk.yaml: warning: this looks like the metadata of a text, but no text "talk" stands '
        'beside it; should it be called "talks.yaml"? [metadata-alone]'
    ]
    (site / "content/articles/talk.yaml").rename(site / "content/articles/talks.yaml")
    assert "metadata-alone" not in backstory("check", cwd=site).codes


def test_a_warning_that_says_the_same_of_many_places_is_one_line(write_site: Write) -> None:
    pages = {f"content/articles/{n}.md": f"---\ntitle: T{n}\ntopics: [Port]\n---\nText.\n" for n in range(25)}
    site = write_site(pages)
    ran = backstory("check", "--as-of", AS_OF, cwd=site)
    (line,) = [one for one in ran.err.splitlines() if "[article-undated]" in one]
    assert line.startswith("content/articles/0.md:1:1: warning: ") and "24 more places" in line
    assert "0 errors, 2" in ran.out
    told = backstory("check", "--json", "--as-of", AS_OF, cwd=site).document["problems"]
    assert len([one for one in told if one["code"] == "article-undated"]) == 25


def test_an_accent_that_could_not_be_read_is_said_as_it_is_shown_once(write_site: Write) -> None:
    editions = "editions: {public: {}, internal: {holds: public}}\n"
    site = write_site({"content/site.yaml": f'title: T\naccent: "#ffd100"\n{editions}'})
    said = backstory("check", cwd=site).out
    assert said.count("So that it can be read, the accent #ffd100 is #806800 in light.\n") == 1

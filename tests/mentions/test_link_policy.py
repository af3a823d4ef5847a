"""What the whole site says about a name."""

import random

from backstory.markdown.body import Text
from backstory.mentions.forms import SurfaceName
from backstory.mentions.link_policy import NameEvidence, classify_names, gather_evidence, verdict_kinds
from backstory.mentions.matcher import Matcher


def title(text: str) -> SurfaceName:
    return SurfaceName(text.lower(), text, "title")


def use(text: str, documents: int, *, lower: int = 0, capitalised: int = 0, linked: int = 0) -> NameEvidence:
    occurrences = max(documents, lower + capitalised)
    return NameEvidence(text.lower(), text, documents, occurrences, lower, capitalised, linked)


def search(texts: dict[str, str], names: list[SurfaceName]) -> dict[str, list[int]]:
    matcher = Matcher(names)
    return {
        path: [matcher.wording(mention) for mention in matcher.find([Text(text, 0, 0)])]
        for path, text in texts.items()
    }


def test_evidence_counts_documents_uses_and_their_case() -> None:
    texts = {
        "a.md": "Turkey said so. The turkey in Turkey.",
        "b.md": "A turkey.",
        "c.md": "Nothing.",
    }
    names = [title("Turkey")]
    linked = {"a.md": {"turkey"}, "b.md": set[str](), "c.md": {"turkey"}}
    found = search(texts, names)
    evidence = gather_evidence(names, [(found[path], linked[path], ()) for path in texts])
    assert evidence == (NameEvidence("turkey", "Turkey", 3, 4, 2, 1, 2),)


def test_evidence_does_not_depend_on_the_order_of_documents() -> None:
    names = [title("Turkey"), title("Plan"), SurfaceName("plan", "plan", "name")]
    texts = {f"{number}.md": f"a plan of Turkey, {number} plans" for number in range(9)}
    found = search(texts, names)
    documents = [(wordings, {"plan"} if path < "4" else set[str](), ()) for path, wordings in found.items()]
    evidence = gather_evidence(names, documents)
    random.Random(2).shuffle(documents)
    assert gather_evidence(names, documents) == evidence
    assert [one.text for one in evidence] == ["Plan", "Turkey"]
    assert classify_names(names[::-1], evidence[::-1], words=63) == classify_names(names, evidence, words=63)


def test_a_name_of_two_topics_is_ambiguous() -> None:
    names = [
        title("Georgia"),
        SurfaceName("us-state", "GEORGIA state", "title"),
        SurfaceName("us-state", "georgia", "name"),
    ]
    verdicts = classify_names(names)
    assert [(one.text, one.kind, one.topics) for one in verdicts] == [
        ("Georgia", "ambiguous", ("georgia", "us-state")),
        ("georgia", "ambiguous", ("georgia", "us-state")),
    ]
    assert classify_names([SurfaceName("computing", "IT", "name"), SurfaceName("film", "It", "title")]) == ()


def test_a_name_with_a_capital_as_a_rule_is_proper_and_one_without_is_a_term() -> None:
    names = [title("Turkey"), title("Copayment"), title("Unused")]
    evidence = [use("Turkey", 20, lower=5, capitalised=15), use("Copayment", 9, lower=9)]
    verdicts = classify_names(names, evidence, words=100_000)
    assert verdict_kinds(verdicts) == {"Turkey": "proper", "Copayment": "term"}


def test_an_ordinary_word_that_is_everywhere_is_generic_and_a_proper_name_is_not() -> None:
    names = [title("Plan"), title("Russia"), title("Premium")]
    evidence = [use("Plan", 40, lower=300), use("Russia", 40, capitalised=300), use("Premium", 4, lower=300)]
    kinds = verdict_kinds(classify_names(names, evidence, words=20_000))
    assert kinds == {"Plan": "generic", "Russia": "proper", "Premium": "term"}
    assert verdict_kinds(classify_names(names, evidence, words=20_000, trusted={"plan"}))["Plan"] == "term"
    assert verdict_kinds(classify_names(names, evidence, words=1_000_000))["Plan"] == "term"


def test_where_authors_link_by_hand_a_name_they_always_pass_by_is_generic() -> None:
    names = [title("Marketplace"), title("Plan"), title("Copayment"), title("Network")]
    evidence = [
        use("Marketplace", 37, capitalised=140),
        use("Copayment", 15, lower=20, linked=13),
        use("Plan", 45, lower=300, linked=1),
        use("Network", 3, lower=19),
    ]
    kinds = verdict_kinds(classify_names(names, evidence, words=15_000))
    assert kinds == {"Marketplace": "generic", "Copayment": "term", "Plan": "term", "Network": "term"}


def test_a_few_links_by_hand_are_no_habit() -> None:
    names = [title("Russia"), title("Asia")]
    evidence = [use("Russia", 90, capitalised=90, linked=2), use("Asia", 40, capitalised=90)]
    assert verdict_kinds(classify_names(names, evidence, words=9000)) == {
        "Russia": "proper",
        "Asia": "proper",
    }


def test_a_title_of_one_usual_word_is_told_by_its_capital() -> None:
    names = [title("Views"), title("Inbox"), title("Fees"), SurfaceName("fees", "charges", "name")]
    evidence = [use(name, 12, lower=30, capitalised=4) for name in ("Views", "Fees")]
    kinds = verdict_kinds(classify_names(names, [*evidence, use("Inbox", 4, lower=9)], documents=100))
    assert kinds == {"Views": "title", "Fees": "term", "Inbox": "term"}


def test_where_articles_have_topics_a_usual_word_is_judged_by_these() -> None:
    inflation = NameEvidence("inflation", "Inflation", 30, 60, 60, 0, tagged=30, about=25)
    tagged = classify_names([title("Inflation")], [inflation], documents=100, articles_of={"inflation": 28})
    assert verdict_kinds(tagged) == {"Inflation": "term"}


def test_a_word_behind_a_capital_is_no_sign_of_a_name() -> None:
    found = search({"a.md": "The Security Council met. In council. At the council."}, [title("Council")])
    [evidence] = gather_evidence([title("Council")], [(found["a.md"], (), ())])
    assert (evidence.lower_case, evidence.capitalised) == (2, 0)

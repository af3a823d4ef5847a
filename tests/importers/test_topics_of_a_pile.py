"""Names become topics across texts; one that may mean two is a question."""

import pytest
from tests.importers.together import read


def names(*texts: str) -> dict[str, set[str]]:
    """Each topic with the names that stand in the texts."""
    entities = read(*texts).registry.entities
    return {one.title: {name for name, count in one.names.items() if count} for one in entities}


@pytest.mark.parametrize(
    ("text", "title", "other"),
    [
        ("Ada Quill came, the mayor said. Ms Quill smiled.", "Ada Quill", "Ms Quill"),
        ("President Ada Quill came by boat. Quill said little.", "Ada Quill", "Quill"),
        ("The minister, Ada-Jane Quill, came. Ada Jane Quill left.", "Ada-Jane Quill", "Ada Jane Quill"),
        ("The Harrow Port Authority (HPA) met. The HPA left.", "Harrow Port Authority", "HPA"),
        ("The Quarry Group met. Then Quarry left, and Quarry said why.\nTopics\n- Quarry Group", "Quarry Group", "Quarry"),
        ("Reed O'Quill came, the mayor said. Mr O'Quill sat.", "Reed O'Quill", "Mr O'Quill"),
        ("Dr. Ann B. Quill came. Ann Quill sat. Dr. Quill rose.", "Ann B. Quill", "Dr. Quill"),
        ("Michael Quill, the mayor, came. Mike Quill sat.", "Michael Quill", "Mike Quill"),
        ("The engineer Ann Quill came. Quill sat.", "Ann Quill", "Quill"),
        ("Board chair Ann Quill came. Quill sat.", "Ann Quill", "Quill"),
        ("Ann Quill is well known. Nobody asked, Quill said.", "Ann Quill", "Quill"),
        ("The Department of Ports (DOP) met. The Ports Department said no.", "Department of Ports", "Ports Department"),
        ("Quarry Airlines flies. Nobody knows what Quarry will do.", "Quarry Airlines", "Quarry"),
        ("Ada Quill of Stone Island sat. Ada Quill, the mayor, rose.", "Ada Quill", "Ada Quill"),
        ("It was the United Nations (UN). The U.N. envoy left.", "United Nations", "U.N."),
    ],
)  # fmt: skip
def test_one_topic_has_all_its_names(text: str, title: str, other: str) -> None:
    assert names(f"It rained in Harrow.\n{text}")[title] >= {title, other}


def test_what_several_texts_name_is_a_topic_without_the_words_around_it() -> None:
    found = names(
        "It rained.\nThe Department for Ports and Rivers met Quarry. Second Harbour, a firm of lawyers, came.",
        "It snowed.\nWhat Quarry says. According to the Department for Ports and Rivers it will thaw.",
    )
    assert found == {
        "Department for Ports and Rivers": {"Department for Ports and Rivers"},
        "Quarry": {"Quarry"},
    }


def test_what_is_named_after_a_place_is_not_that_place() -> None:
    found = names("The Stone Island Fleet (SIF) left Stone Island.\nTopics\n- Stone Island")
    assert found["Stone Island"] == {"Stone Island"}
    assert found["Stone Island Fleet"] == {"Stone Island Fleet", "SIF"}


def test_an_abbreviation_of_one_text_is_known_in_the_others() -> None:
    found = names("It rained.\nThe Harrow Port Authority (HPA) met.", "It snowed.\nNobody asked the HPA.")
    assert found["Harrow Port Authority"] == {"Harrow Port Authority", "HPA"}


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        ("Ports Ministry", "The Ports Ministry met.", "It was the Ministry of Ports that met."),
        ("Justice Department", "The Justice Department met.", "The Department of Justice met."),
        ("Quarry", "It was made by Quarry Ltd. in May.", "Quarry made it."),
        ("QX", "It was made by QX in May.", "QX made it."),
        ("Harrow 737 Swift", "It was a 737 Swift.\nTopics\n- Harrow 737 Swift", "A 737 Swift landed."),
        ("Harrow Port Authority", "The Port Authority of Harrow (HPA) met.", "The Harrow Port Authority (HPA) met."),
    ],
)  # fmt: skip
def test_forms_of_a_name_in_two_texts_are_one_topic(title: str, one: str, other: str) -> None:
    found = names(f"It rained.\n{one}", f"It snowed.\n{other}")
    words = set(title.casefold().split())
    assert (
        len([there for there, told in found.items() if told and words & set(there.casefold().split())]) == 1
    ), found


def test_where_a_company_is_named_like_a_place_the_place_is_not_the_company() -> None:
    found = names("It rained.\nQuarry Airlines flies to Quarry. Nobody lives in Quarry, and Quarry is small.")
    assert "Quarry" not in found.get("Quarry Airlines", set())


def test_accents_and_hyphens_make_no_second_topic() -> None:
    found = names("It rained.\nYván Gil spoke. Mr Gil left.", "It snowed.\nYvan Gil said so. Mr Gil left.")
    assert found["Yván Gil"] == {"Yván Gil", "Yvan Gil", "Mr Gil"}


def test_a_surname_that_two_people_share_is_a_question_and_nobodys_name() -> None:
    findings = read("It rained.\nAda Quill said yes. Bert Quill said no. Dr Quill left.")
    (question,) = findings.registry.ambiguous
    assert (question.name, question.candidates) == ("Dr Quill", ("Ada Quill", "Bert Quill"))
    assert not [one for one in findings.registry.entities if "Dr Quill" in one.names]


def test_a_relative_of_somebody_is_not_who_is_addressed() -> None:
    found = names("It rained.\nBert Quill came. Ada Quill, the sister of Bert Quill, said no. Mr Quill left.")
    assert "Mr Quill" in found["Bert Quill"]


def test_a_place_called_after_a_person_is_no_person() -> None:
    entities = read("It rained.\nAda Quill met him at Ada Quill Square. Ms Quill left.").registry.entities
    assert [one.title for one in entities if one.kind == "person"] == ["Ada Quill"]


def test_some_analysts_and_months_are_no_topics() -> None:
    found = names("It rained.\nSome Analysts said so in May.", "It snowed.\nSome analysts said so in May.")
    assert not {"Some Analysts", "Analysts", "May"} & found.keys()

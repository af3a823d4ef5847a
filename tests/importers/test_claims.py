"""Who says what, and who denies it."""

import pytest
from tests.importers.together import read

FIRST = "The council met in the old town hall of Harrow."


def said(*lines: str) -> list[tuple[str, str, str]]:
    claims = read("\n".join((FIRST, *lines))).claims
    return [(claim.by, claim.status, claim.text) for claim in claims]


def denials(*lines: str) -> list[tuple[str, list[str]]]:
    return [
        (claim.by, [denial.by for denial in claim.denials])
        for claim in read("\n".join((FIRST, *lines))).claims
    ]


@pytest.mark.parametrize(
    ("sentence", "by", "status", "text"),
    [
        ("The Bridge Office said the road was closed.", "Bridge Office", "asserted", "the road was closed"),
        ("The Bridge Office said on Monday that it was true.", "Bridge Office", "asserted", "it was true"),
        ("It was true, the ministry said.", "Ministry", "asserted", "It was true"),
        ("The dam has burst, the Bridge Office said on Sunday.", "Bridge Office", "asserted", "The dam has burst"),
        ("The dam has burst, the Bridge Office told reporters.", "Bridge Office", "asserted", "The dam has burst"),
        ("“We won,” Ada Quill said.", "Ada Quill", "asserted", "“We won,”"),
        ("It was true, said the Harrow Port Authority (HPA).", "Harrow Port Authority", "asserted", "It was true"),
        ("According to the Bridge Office, two cars fell.", "Bridge Office", "asserted", "two cars fell"),
        ("Two cars fell, according to the Bridge Office.", "Bridge Office", "asserted", "Two cars fell"),
        ("On a wet day, the Bridge Office calculated, it would hold.", "Bridge Office", "asserted",
         "On a wet day, it would hold"),
        ("Some engineers say that the bridge hints at more.", "Some engineers", "suggested", "the bridge hints at more"),
        ("France believes that it was a drone.", "France", "suggested", "it was a drone"),
        ("Paris says that it was a drone.", "France", "asserted", "it was a drone"),
        ("France accused Spain of lying.", "France", "asserted", "France accused Spain of lying"),
        ("There are allegations that tolls were stolen.", "", "asserted", "tolls were stolen"),
        ("There are fears that tolls were stolen.", "", "suggested", "tolls were stolen"),
        ("Spain denies that tolls were stolen.", "Spain", "denied", "tolls were stolen"),
    ],
)  # fmt: skip
def test_a_statement_has_its_speaker(sentence: str, by: str, status: str, text: str) -> None:
    found = [(who, how, what) for who, how, what in said(sentence) if what]
    assert (by, status, text) in [(who.removeprefix("The "), how, what) for who, how, what in found]


MAYOR = "Ada Quill, the mayor, met the Harrow Port Union (HPU) and Dame Jan Roe of the Department for Ports."


@pytest.mark.parametrize(
    ("sentence", "by", "said_so"),
    [
        ("According to the HPU 1,200 boats sank.", "Harrow Port Union", "1,200 boats sank"),
        ("The mayor said that it was late.", "Ada Quill", "it was late"),
        ("The Department said that it was late.", "Department for Ports", "it was late"),
        ("Nobody slept, and Jan Roe, its head, said that it was late.", "Jan Roe", "it was late"),
        ("She read out a note in which Jan Roe, who had left, told her on Monday: “It is late.”", "Jan Roe", "“It is late.”"),
        ("The mayor admitted that it was late.", "Ada Quill", "it was late"),
        ("The mayor rejected the HPU's claim that it was late.", "Harrow Port Union", "it was late"),
        ("The mayor denied a claim by the HPU that it was late.", "Harrow Port Union", "it was late"),
        ("The mayor was accused by the HPU of being late.", "Harrow Port Union", "The mayor was accused by the HPU of being late"),
    ],
)  # fmt: skip
def test_speakers_stand_behind_offices_bodies_and_charges(sentence: str, by: str, said_so: str) -> None:
    told = said(MAYOR, sentence, "Topics", "- Department for Ports")
    assert (by, said_so) in [(who, what) for who, _, what in told]


def test_she_is_no_man_and_he_no_woman() -> None:
    told = said(
        "Mrs Ada Quill said that it rained.", "Mr Bert Roe said that it snowed.", "She said that it was late."
    )
    assert told[-1] == ("Ada Quill", "asserted", "it was late")


@pytest.mark.parametrize(
    "sentence", ["The HPU said that it would not comment.", "The High Court ruled that it was late."]
)
def test_silence_and_judgments_are_no_claims(sentence: str) -> None:
    assert said(MAYOR, sentence) == []


def test_a_headline_claims_nothing_that_the_text_does_not() -> None:
    told = read("Mayor says it is late\nAda Quill, the mayor of Harrow, said that it was late.").claims
    assert [claim.text for claim in told] == ["it was late"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The coastguard reported ships off the coast.",
        "He did not need to say whom he meant.",
        "Rail traffic between the two states had stopped.",
        "The claims that were made fill a book.",
        "Spain denied them entry.",
        "The court rejected a plan of the ministry.",
    ],
)
def test_what_nobody_claims_is_no_claim(sentence: str) -> None:
    assert said(sentence) == []


def test_a_pronoun_is_who_was_spoken_of() -> None:
    claims = read(f"{FIRST}\nAda Quill came by boat. The bridge, she said, was safe.").claims
    assert [(claim.by, claim.text) for claim in claims] == [("Ada Quill", "The bridge was safe")]
    assert claims[0].why == "“she” stands for Ada Quill"


def test_a_second_speaker_may_have_no_verb() -> None:
    found = said("Paris says that the dam broke, and Madrid that it was opened.")
    assert [(by, text) for by, _, text in found] == [("France", "the dam broke"), ("Spain", "it was opened")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("France says that Spain opened the dam.", "Madrid denies it."), [("France", ["Spain"])]),
        (("France says that Spain sells shells to Peru.", "Madrid and Lima deny that they trade in shells."),
         [("France", ["Spain", "Peru"])]),
        (("France accused Spain of lying, a claim that both Madrid and Lima deny.",), [("France", ["Spain", "Peru"])]),
        (("France says that the dam broke, Spain that it was opened, and each denies the other’s account.",),
         [("France", ["Spain"]), ("Spain", ["France"])]),
        (("France says that Spain opened the dam.", "Each time Spain answered that it had never done so."),
         [("France", ["Spain"])]),
    ],
)  # fmt: skip
def test_a_denial_is_attached_to_what_it_denies(
    lines: tuple[str, ...], expected: list[tuple[str, list[str]]]
) -> None:
    assert denials(*lines) == expected


def test_the_same_claim_in_two_texts_is_one_with_both_sentences() -> None:
    one = f"{FIRST}\nFrance says that Spain opened the big dam at night.\nMadrid denies it."
    other = "It rained all day in Harrow.\nFrance says that Spain opened the big dam at night.\nSpain denies that."
    (claim,) = read(one, other).claims
    assert {statement.text for statement in claim.statements} == {0, 1}
    (denial,) = claim.denials
    assert (denial.by, len(denial.statements)) == ("Spain", 2)


HULLS = "The Harrow Company makes hulls."
HID = "The union says that the Harrow Company hid the fault."


@pytest.mark.parametrize(
    ("denial", "by"),
    [
        ("The Harrow Company said that was untrue.", "Harrow Company"),
        ("The Harrow Company called the accusation baseless.", "Harrow Company"),
        ("Bert Ferry, its head, said that it had not.", "Bert Ferry"),
        ("That was denied by the Harrow Company.", "Harrow Company"),
        ("The Harrow Company has consistently denied any involvement.", "Harrow Company"),
        ("The Harrow Company disputes this version.", "Harrow Company"),
        ("The Harrow Company does not agree.", "Harrow Company"),
        ("The company denies it.", "Harrow Company"),
        ("A spokeswoman for the Harrow Company denied it.", "Harrow Company"),
        ("The Serbian government denies it.", "Serbia"),
        ("The Government of Serbia denies this.", "Serbia"),
        ("The Harrow Company dismissed the accusation on Friday as a fairy tale.", "Harrow Company"),
        ("“That is not true,” the Harrow Company said.", "Harrow Company"),
        ("Not so, said the Harrow Company.", "Harrow Company"),
        ("The Harrow Company strongly contests that.", "Harrow Company"),
        ("The Harrow Company brushed the claim aside.", "Harrow Company"),
        ("The Harrow Company said it was nothing of the kind.", "Harrow Company"),
        ("The Harrow Company called the accusation absurd.", "Harrow Company"),
        ("The Harrow Company said there was “no evidence whatsoever” for that.", "Harrow Company"),
    ],
)
def test_a_denial_is_known_in_many_forms_and_by_whom(denial: str, by: str) -> None:
    found = denials(HULLS, "Serbia pays.", f"{HID} {denial}", "Topics", "- Harrow Company")
    assert found == [("Union", [by])]


def test_what_is_denied_in_the_same_sentence() -> None:
    sentence = "Spain says France opened the dam, something Paris has always denied."
    assert denials("France pays.", sentence) == [("Spain", ["France"])]
    assert said("It would be hard, which made the findings hard to deny.") == []


@pytest.mark.parametrize(
    "lines",
    [
        ("Der Minister Bert Ferry sagte, dass Spanien den Damm geöffnet hat.", "Madrid bestreitet das."),
        ("El ministro Bert Ferry dijo que España abrió la presa.", "Madrid lo niega."),
    ],
)
def test_denials_are_known_in_other_languages(lines: tuple[str, str]) -> None:
    longer = {"D": "Der Rat von Harrow ist in der alten Halle und sagt nichts zu dem, was auf der Insel ist. ",
              "E": "El consejo de Harrow se reunió en la sala y no dijo nada de lo que pasa en la isla. "}  # fmt: skip
    claims = read(longer[lines[0][0]] + "\n" + " ".join(lines)).claims
    assert [(claim.by, [one.by for one in claim.denials]) for claim in claims if claim.denials] == [
        ("Bert Ferry", ["Spanien" if lines[0][0] == "D" else "España"])
    ]

"""Events once, with the most exact date; and what two texts tell differently."""

from tests.importers.together import read


def dated(*texts: str) -> list[tuple[str, int]]:
    """Each event's date, and in how many texts it is told."""
    return [(event.date, len({one.text for one in event.statements})) for event in read(*texts).events]


def test_an_event_of_two_texts_has_the_most_exact_date_of_any() -> None:
    one = "The mayor left Harrow.\nThe arbitral court of Stone Island ruled against Harrow in December 2020."
    other = (
        "It rained in Harrow.\nOn 18 December 2020 the arbitral court of Stone Island ruled against Harrow."
    )
    assert dated(one, other) == [("2020-12-18", 2)]


def test_two_things_of_one_month_are_two_events() -> None:
    one = "The mayor left Harrow.\nThe bridge was opened in May 2021."
    other = "It rained in Harrow.\nA ferry sank in May 2021."
    assert dated(one, other) == [("2021-05", 1), ("2021-05", 1)]


def test_what_a_pronoun_recalls_is_no_second_event() -> None:
    one = "Rain fell on 4 June 2024.\nThe Bridge Panel (BP) has no friends. The county voted on 28 March 2024 against it."
    other = "Rain fell on 9 July 2024.\nIn March the Bridge Panel (BP) was closed."
    third = "Rain fell on 11 July 2024.\nNobody votes."
    assert ("2024-03-28", 2) in dated(one, other, third, third)


def test_a_question_tells_no_event() -> None:
    assert dated("Rain fell in Harrow.\nWho won the vote of 4 June 2024?") == []


def test_since_when_something_is_the_first_is_no_date_of_it() -> None:
    (features, *_) = [one for one in read("Rain.\nThe ferry came for the first time since 2017.").features.values()
                      if "ferri" in one.stems]  # fmt: skip
    assert features.dates == ()


def test_a_sentence_with_two_dates_tells_two_events_in_their_own_words() -> None:
    text = "It rained in Harrow.\nThe county joined the pact in 1985 and announced in early 2003 that it was leaving."
    assert [event.date for event in read(text).events] == ["1985", "2003~"]


def test_an_anniversary_points_at_the_event_that_it_recalls() -> None:
    one = "On 4 June 2023 the ferry stopped.\nOn 27 July 1953 the bridge over the Harrow fell."
    other = "On 12 July 2023 it rained.\nA feast is expected on 27 July, the 70th anniversary of the fall of the bridge."
    (fall,) = [event for event in read(one, other).events if event.date == "1953-07-27"]
    assert {statement.text for statement in fall.statements} == {0, 1}


def test_numbers_on_which_two_texts_differ_are_told_with_both_sentences() -> None:
    one = "The mayor left.\nThe old forest of Stone Island covers 160,000 square kilometres."
    other = "It rained.\nThe old forest of Stone Island covers about 159,500 square kilometres."
    (found,) = read(one, other).disagreements
    assert found.what == "number"
    assert set(found.values) == {"160,000 square kilometres", "159,500 square kilometres"}
    assert [statement.text for statement in found.statements] == [0, 1]


def test_people_on_whom_two_texts_differ_in_one_role_are_told_with_both_sentences() -> None:
    one = "Rain fell.\nOn 4 June 2024 the ferry of Stone Island sank under the captain, Ada Quill. Ms Quill swam."
    other = "It rained.\nThe ferry of Stone Island sank on 4 June 2024; Captain Bert Ferry was hurt. Mr Ferry swam."
    third = "It snowed.\nOn 4 June 2024 the ferry of Stone Island sank, and its captain, Ada Quill, swam."
    found = [each for each in read(one, other, third).disagreements if each.what == "name"]
    assert [each.values for each in found] == [("captain Ada Quill", "Captain Bert Ferry")]

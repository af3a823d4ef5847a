"""Sentences that tell what was before, the same point once, and pieces with names of few words."""

from tests.importers.together import read

FERRY = """The ferry between Harrow and Stone Island stopped on 4 June 2024.
Ada Quill, the mayor, said that nobody knew for how long.
The old bridge was closed in March 2011, after a flood had taken two of its pillars.
Under the Harrow Accord of 1987 the county pays for every crossing.
The county has never liked it.
The captain will speak on Monday."""
TOLLS = """Tolls on the river road went up on 9 July 2024.
The Harrow Accord of 1987 says that crossings are paid for by the county.
A flood took two pillars of the old bridge in March 2011, and it was closed.
Drivers waited for two hours on Tuesday."""


def test_background_is_what_was_before_and_not_the_news() -> None:
    findings = read(FERRY, TOLLS)
    told = {
        one.words.split(" ")[0]
        for piece in findings.pieces
        for point in piece.points
        for one in point.statements
    }
    assert told == {"The", "Under", "A"}
    lines = {
        (one.text, one.sentence.line)
        for piece in findings.pieces
        for point in piece.points
        for one in point.statements
    }
    assert lines == {(0, 3), (0, 4), (0, 5), (1, 2), (1, 3)}


def lines_told_together(*texts: str) -> list[list[tuple[int, int]]]:
    """Of each point that several texts tell: the text and the line of each sentence."""
    points = [point for piece in read(*texts).pieces for point in piece.points if len(point.texts) > 1]
    return sorted(sorted((one.text, one.sentence.line) for one in point.statements) for point in points)


def test_the_same_point_of_two_texts_is_told_once() -> None:
    assert lines_told_together(FERRY, TOLLS) == [[(0, 3), (1, 3)], [(0, 4), (1, 2)]]


def test_one_word_and_a_date_do_not_stand_against_a_point_and_begin_none() -> None:
    told = [
        f"The lock at Harrow opened on 2 March 2025.\n{words}"
        for words in (
            "On 29 May 2024 the pier of Stone Island burned, and thirty guests were hurt.",
            "In May 2024 guests were hurt by thick smoke when the pier of Stone Island burned.",
            "Not a few were hurt by smoke in May 2024.",
        )
    ]
    assert lines_told_together(*told) == [[(0, 2), (1, 2), (2, 2)]]
    other = (
        "The lock at Harrow opened on 2 March 2025.\nA bus hurt nobody when its brakes gave way in May 2024."
    )
    assert lines_told_together(told[0], other) == []


def test_other_words_for_the_same_and_rounded_numbers_tell_one_point() -> None:
    one = """The lock at Harrow opened on 2 March 2025.
In 2019 the owners agreed to pay 57.75 million pounds to 555 captains. The harbour is deep."""
    other = """Tolls went up on 9 July 2025.
The case was settled for almost £58 million in 2019, and 554 others had joined Ada Quill. Nobody swims."""
    assert lines_told_together(one, other) == [[(0, 2), (1, 2)]]


def test_what_a_pronoun_means_is_told_by_the_sentence_before() -> None:
    one = """The lock at Harrow opened on 2 March 2025.
Ada Quill runs the ferry. She was elected in April 2021."""
    other = """Tolls went up on 9 July 2025.
Ada Quill was elected in April 2021 as mayor of Harrow."""
    assert lines_told_together(one, other) == [[(0, 2), (1, 2)]]


def test_there_are_no_more_pieces_than_texts_and_their_names_are_short() -> None:
    pieces = read(FERRY, TOLLS).pieces
    assert 0 < len(pieces) <= 2
    titles = [piece.title for piece in pieces] + [
        one.title for piece in pieces for one in piece.sections if one.title
    ]
    assert all(2 <= len(title.split()) <= 6 for title in titles), titles


def test_names_are_made_of_words_that_stand_in_the_texts() -> None:
    words = {word.strip(".,:").casefold() for word in (FERRY + TOLLS).split()} | {"and"}
    for piece in read(FERRY, TOLLS).pieces:
        for title in (piece.title, *(section.title for section in piece.sections)):
            assert {word.strip(":,").casefold() for word in title.split()} <= words, title


def test_the_same_texts_give_the_same_findings() -> None:
    one, other = read(FERRY, TOLLS), read(FERRY, TOLLS)
    assert (one.pieces, one.events, one.claims) == (other.pieces, other.events, other.claims)

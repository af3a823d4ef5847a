"""German and Spanish by their data files; other languages by repetition, dates and names only."""

import pytest
from tests.importers.together import read

from backstory.importers.languages import language_of

GERMAN = """Die Fähre von Harrow fährt wieder, und die Leute am Ufer freuen sich.
Das Ministerium sagte, dass die Fähre sicher sei.
Madrid bestreitet das.
Die alte Brücke wurde im März 2011 geschlossen, nachdem das Wasser zwei Pfeiler genommen hatte.
Frau Quill kam am Mittwoch mit Ada Quill zurück, der Mutter von Jan Roe."""
SPANISH = """El transbordador de Harrow vuelve a navegar y la gente de la orilla está contenta.
El ministerio dijo que el transbordador era seguro.
Madrid lo niega.
El viejo puente fue cerrado en marzo de 2011, después de que el agua se llevara dos pilares.
Según la autoridad del puerto, nadie resultó herido."""


@pytest.mark.parametrize(
    ("text", "language"), [(GERMAN, "de"), (SPANISH, "es"), ("Το πλοίο ταξιδεύει ξανά. " * 30, "")]
)
def test_the_language_of_a_text_is_told_by_its_small_words(text: str, language: str) -> None:
    assert language_of(text, "en") == language


@pytest.mark.parametrize(
    ("text", "by", "said"), [(GERMAN, "Ministerium", "sicher"), (SPANISH, "Ministerio", "seguro")]
)
def test_a_claim_and_its_denial_are_read(text: str, by: str, said: str) -> None:
    claim = next(claim for claim in read(text).claims if said in claim.text)
    assert claim.by == by
    assert [denial.by for denial in claim.denials] == ["Spanien" if by == "Ministerium" else "España"]


@pytest.mark.parametrize("text", [GERMAN, SPANISH])
def test_an_event_and_the_background_are_found(text: str) -> None:
    findings = read(text, days=("2024-06-04",))
    assert "2011-03" in [event.date for event in findings.events]
    lines = {
        one.sentence.line for piece in findings.pieces for point in piece.points for one in point.statements
    }
    assert 4 in lines
    assert not lines & {1, 2, 3}


@pytest.mark.parametrize(
    "told",
    [
        ("Die Fähre fuhr am 4. Juni 2024.\nIm März 2011 wurde die alte Brücke von Harrow geschlossen, zwölf Boote sanken.",
         "Der Zoll stieg am 9. Juli 2024.\n2011 war die Brücke von Harrow gesperrt worden, nachdem 12 Boote gesunken waren."),
        ("El barco salió el 4 de junio de 2024.\nEn marzo de 2011 murieron doce personas en el puente de Harrow.",
         "El peaje subió el 9 de julio de 2024.\nEn 2011 hubo 12 muertos en el puente de Harrow."),
    ],
)  # fmt: skip
def test_numerals_and_words_of_one_meaning_tell_one_point(told: tuple[str, str]) -> None:
    points = [point for piece in read(*told).pieces for point in piece.points]
    assert [len(point.texts) for point in points] == [2]


def test_another_language_has_its_numeric_dates_and_what_two_texts_repeat() -> None:
    greek = "Το πλοίο του Χάροου ταξιδεύει ξανά μετά από πολλά χρόνια.\nΗ παλιά γέφυρα Στόουν έκλεισε στις 2011-03-07 με μεγάλη ζημιά."
    findings = read(greek, greek.replace("ξανά", "σήμερα"), days=("2024-06-04", "2024-06-05"))
    assert [(event.date, len({one.text for one in event.statements})) for event in findings.events] == [
        ("2011-03-07", 2)
    ]
    assert findings.claims == ()
    assert any(len(point.texts) == 2 for piece in findings.pieces for point in piece.points)


def test_a_pile_in_several_languages_reads_each_in_its_own() -> None:
    findings = read(GERMAN, SPANISH)
    assert {claim.by for claim in findings.claims} >= {"Ministerium", "Ministerio"}

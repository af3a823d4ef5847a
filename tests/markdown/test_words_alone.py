"""Values of metadata that were written as Markdown are shown as words."""

import pytest

from backstory.markdown.words_alone import words_alone


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            "Uses `fmt.Print`, **bold _words_** and [a *link*](http://a.example/).",
            "Uses fmt.Print, bold words and a link.",
        ),
        ('See {{< relref "pier.md" >}} of {{ .LanguagePrefix }}.', "See pier of ."),
        ("[[Kim Jong Un|the North's leader]] and [[Pier]] <b>now</b>", "the North's leader and Pier now"),
        (
            "{{ site.town }}, 5 * 3 * 2, a snake_case_name and `a *b* c`",
            "Bray, 5 * 3 * 2, a snake_case_name and a *b* c",
        ),
        ("Nothing but words.", "Nothing but words."),
    ],
)
def test_the_signs_go_and_the_words_stay(written: str, shown: str) -> None:
    assert words_alone(written, {"site.town": "Bray"}) == shown

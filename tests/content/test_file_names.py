"""What the name of a file says where its front matter is silent."""

import pytest

from backstory.content.file_names import day_in_name, language_in_name, title_in_name


@pytest.mark.parametrize(
    ("path", "day", "title"),
    [
        ("posts/2023-07-27-arms-show.md", "2023-07-27", "Arms show"),
        ("posts/2023-07-27_arms_show.md", "2023-07-27", "Arms show"),
        ("posts/2023-07-27.md", "2023-07-27", "2023-07-27"),
        ("posts/2023-07-27-arms-show/index.md", "2023-07-27", "Arms show"),
        ("posts/arms-show.fr.md", "", "Arms show"),
        ("pages/0001-01-01-about.md", "", "About"),
        ("articles/20230727-show.md", "", "20230727 show"),
        ("articles/show-2023-07-27.md", "", "Show 2023 07 27"),
        ("notes/iPhone repair.md", "", "iPhone repair"),
        ("notes/03 - MPI, collective.md", "", "03 - MPI, collective"),
        ("notes/Pre-war ferry.md", "", "Pre-war ferry"),
        ("notes/North-Korea-talks.md", "", "North Korea talks"),
    ],
)
def test_a_day_at_its_beginning_and_the_words_behind_it(path: str, day: str, title: str) -> None:
    assert (day_in_name(path), title_in_name(path)) == (day, title)


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("a.fr.md", "fr"),
        ("a.pt-BR.md", "pt-BR"),
        ("a.md", ""),
        ("v1.2.md", ""),
        ("notes.final.md", ""),
        ("fr.md", ""),
    ],
)
def test_a_language_before_its_suffix(path: str, language: str) -> None:
    assert language_in_name(path) == language

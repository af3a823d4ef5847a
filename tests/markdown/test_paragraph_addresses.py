"""The address of a paragraph is made of its words: what changes elsewhere never changes it, and an edit only a little."""

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from backstory.markdown.paragraph_addresses import is_paragraph_address, nearest_address, paragraph_address

WORDS = [
    f"{start}{middle}{end}"
    for start in ("har", "sil", "quay", "dre", "fer", "stor", "pil")
    for middle in ("bo", "dge", "mi", "cha", "lo", "ru")
    for end in ("ur", "ing", "on", "et", "ant", "ish", "ery")
]


def paragraph(seed: int, length: int = 50) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


@given(st.text(max_size=60))
def test_every_text_with_words_has_one_and_it_is_known_for_what_it_is(text: str) -> None:
    address = paragraph_address(text)
    assert bool(address) == any(sign.isalnum() or sign == "_" for sign in text)
    assert not address or is_paragraph_address(address)


def test_capitals_spaces_and_signs_do_not_matter() -> None:
    assert paragraph_address("The quay, at Harbour  Street") == paragraph_address(
        "the QUAY at\nharbour street!"
    )


@given(st.integers(0, 10_000), st.integers(0, 49), st.sampled_from(["other", "", "and then more"]))
def test_after_an_edit_it_still_finds_its_paragraph_among_twenty(seed: int, at: int, put: str) -> None:
    words = paragraph(seed)
    edited = [*words[:at], *put.split(), *words[at + 1 :]]
    page = [paragraph_address(" ".join(paragraph(seed + other))) for other in range(1, 20)]
    here = paragraph_address(" ".join(edited))
    assert nearest_address(paragraph_address(" ".join(words)), [*page, here]) == here


def test_another_text_is_hardly_ever_taken_for_it() -> None:
    addresses = [paragraph_address(" ".join(paragraph(seed))) for seed in range(200)]
    taken = sum(bool(nearest_address(one, [other])) for one, other in combinations(addresses, 2))
    assert taken < 0.03 * 200 * 199 / 2


def test_what_is_no_such_address_finds_nothing() -> None:
    here = paragraph_address("The harbour silts up")
    assert nearest_address("tides", [here]) == nearest_address("p-", [here]) == ""
    assert nearest_address(here, ["tides", "p-aaaaaa-2"]) == ""
    assert nearest_address(here, [f"{here}-2"]) == f"{here}-2"

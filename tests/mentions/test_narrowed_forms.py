"""Names with one adjective in them that only narrows what they mean."""

import pytest

from backstory.markdown.body import Text
from backstory.mentions.forms import FormKind, SurfaceName
from backstory.mentions.matcher import Matcher

NAMES = [
    SurfaceName("condition", "Pre-existing condition", "title"),
    SurfaceName("tribe", "Federally Recognized Tribe", "title"),
    SurfaceName("talks", "Six-party talks", "title"),
    SurfaceName("war", "Iran-Iraq War", "title"),
    SurfaceName("climate", "Climate change", "title"),
    SurfaceName("employee", "Full-time employee", "title"),
]


def found(text: str, *further: SurfaceName) -> list[tuple[str, str]]:
    """Topic and words of each mention in one paragraph."""
    mentions = Matcher([*NAMES, *further]).find([Text(text, 0, 0)])
    return [(mention.topic, mention.text) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "topic", "words"),
    [
        ("have pre-existing medical conditions.", "condition", "pre-existing medical conditions"),
        ("Pre-existing chronic\ncondition", "condition", "Pre-existing chronic\ncondition"),
        ("of federally recognized Indian tribes,", "tribe", "federally recognized Indian tribes"),
        ("the six‑party nuclear talks", "talks", "six‑party nuclear talks"),
    ],
)
def test_an_adjective_may_stand_before_the_noun_of_a_compound_modifier(
    text: str, topic: str, words: str
) -> None:
    assert found(text) == [(topic, words)]


@pytest.mark.parametrize(
    "text",
    [
        "climate political change",  # the first word need not belong to the last
        "the Iran-Iraq naval war",  # a proper name has its own words only
        "the Six-Party nuclear talks",
        "full-time equivalent employees",  # another measure
        "full-time equal employees",
        "full-time virtual employees",
        "full-time for employees",
        "six-party, nuclear talks",
        "pre-existing medical and dental conditions",
        "pre-existing medical conditioning",
        "pre-existing medical condition-based",
        "pre. Existing medical conditions",
    ],
)
def test_nothing_else_may_stand_in_a_name(text: str) -> None:
    assert found(text) == []


def test_a_name_without_an_adjective_goes_before_one_with_it() -> None:
    medical = SurfaceName("medical", "Medical condition", "title")
    assert found("a pre-existing medical condition", medical) == [("medical", "medical condition")]
    part = SurfaceName("part", "Pre-existing", "title")
    assert found("a pre-existing medical condition", part) == [("part", "pre-existing")]


def test_what_two_topics_share_is_nobodys() -> None:
    assert (
        found("pre-existing medical condition", SurfaceName("other", "Pre-existing condition", "name")) == []
    )


def test_the_mention_counts_as_the_form_of_its_noun() -> None:
    matcher = Matcher(NAMES)
    mentions = matcher.find([Text("pre-existing medical conditions, pre-existing medical condition", 0, 0)])
    assert [(mention.name, mention.kind) for mention in mentions] == [
        ("Pre-existing condition", FormKind.PLURAL),
        ("Pre-existing condition", FormKind.NAME),
    ]

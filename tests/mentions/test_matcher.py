"""Where texts name topics, and which of these places become links."""

import pickle
import random
import unicodedata
from collections.abc import Mapping, Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.markdown.body import Text
from backstory.mentions.counts import Named
from backstory.mentions.form_codes import Case
from backstory.mentions.forms import FormKind, SurfaceName
from backstory.mentions.link_policy import VerdictKind
from backstory.mentions.linking import LinkChoice
from backstory.mentions.matcher import Matcher, Mention

KIM = SurfaceName("kim", "Kim Jong Un", "title")
KOREA = SurfaceName("nk", "North Korea", "title")


def names(**texts: str) -> list[SurfaceName]:
    """One topic for each keyword, called so."""
    return [SurfaceName(topic, text, "title") for topic, text in texts.items()]


def found(text: str, known: Sequence[SurfaceName]) -> list[tuple[str, str]]:
    """Topic and words of each mention in one paragraph."""
    return [(mention.topic, mention.text) for mention in mentions(text, known)]


def mentions(text: str, known: Sequence[SurfaceName]) -> tuple[Mention, ...]:
    return Matcher(known).find([Text(text, 0, 0)])


def linked(runs: Sequence[Text], known: Sequence[SurfaceName], autolink: Mapping[str, str]) -> list[int]:
    """The numbers of the runs in which a link stands."""
    there = Matcher(known).find(runs)
    return [there[at].run for at in chosen(there, known, autolink)]


def chosen(
    there: Sequence[Mention],
    known: Sequence[SurfaceName],
    autolink: Mapping[str, str],
    verdicts: Mapping[str, VerdictKind] | None = None,
) -> list[int]:
    """Which of the mentions become links."""
    wordings = tuple(Matcher(known).wording(mention) for mention in there)
    named = Named(wordings, tuple(mention.section for mention in there))
    return list(LinkChoice(known, autolink, verdicts).among(named))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In North Korea today", "North Korea"),
        ("north korea", "North Korea".lower()),
        ("NORTH KOREA", "NORTH KOREA"),
        ("at the border of North\nKorea", "North\nKorea"),
        ("North  \n   Korea, again", "North  \n   Korea"),
        ("a North\u00a0Korea of", "North\u00a0Korea"),
        ("(North Korea)", "North Korea"),
        ("North Korea’s army", "North Korea"),
        ("North Korea's army", "North Korea"),
        ("the North-Korea talks", "North-Korea"),
        ("two North Koreas", "North Koreas"),
    ],
)
def test_a_name_is_found_however_it_is_set(text: str, words: str) -> None:
    assert found(text, [KOREA]) == [("nk", words)]


@pytest.mark.parametrize(
    "text",
    [
        "North Koreanism",
        "the north. Korea is",
        "North, Korea",
        "xNorth Korea",
        "North_Korea",
        "www.north korea.com",
        "write to him@north korea",
    ],
)
def test_a_part_of_a_word_or_an_address_is_no_name(text: str) -> None:
    assert found(text, [KOREA]) == []


def test_typographic_hyphens_and_composed_letters_are_no_matter() -> None:
    known = names(kim="Kim Jong-un", see="Zoë Café")
    assert found("Kim Jong‑un and Kim Jong un", known) == [("kim", "Kim Jong‑un"), ("kim", "Kim Jong un")]
    decomposed = unicodedata.normalize("NFD", "at Zoë Café’s")
    (mention,) = mentions(decomposed, known)
    assert decomposed[mention.start : mention.end] == unicodedata.normalize("NFD", "Zoë Café")


def test_letters_that_fold_to_several_keep_the_place() -> None:
    known = names(street="Hauptstraße", city="İzmir", korea="Korea")
    text = "İzmir, HAUPTSTRASSE, Hauptstraße, ßßß Korea, \u00ad\u00adKo\u00adrea"
    assert found(text, known) == [
        ("city", "İzmir"),
        ("street", "HAUPTSTRASSE"),
        ("street", "Hauptstraße"),
        ("korea", "Korea"),
        ("korea", "Ko\u00adrea"),
    ]


def test_the_longest_name_that_starts_first_wins() -> None:
    known = names(
        war="Korean War", korean="Korean", memorial="War Memorial", museum="Korean War Memorial Museum"
    )
    assert found("the Korean War memorial", known) == [("war", "Korean War")]
    assert found("the Korean War Memorial Museum", known) == [("museum", "Korean War Memorial Museum")]


def test_scripts_without_spaces_have_no_word_boundaries() -> None:
    known = names(beijing="北京", tokyo="東京", thai="กรุงเทพ", nato="NATO", hindi="हिन्द")
    assert found("他去北京了", known) == [("beijing", "北京")]
    assert found("いま東京にいます", known) == [("tokyo", "東京")]
    assert found("ไปกรุงเทพแล้ว", known) == [("thai", "กรุงเทพ")]
    assert found("加入NATO的", known) == [("nato", "NATO")]
    assert found("加入NATOS", known) == []
    assert found("हिन्दी", known) == []


def test_plurals_of_english_and_back() -> None:
    known = names(
        policy="Energy policy", box="Tax box", drugs="Prescription Drugs", hmo="HMO", chief="Chief of Staff"
    )
    text = "energy policies, tax boxes, a prescription drug, two HMOs, the Chiefs of Staff"
    assert [topic for topic, _ in found(text, known)] == ["policy", "box", "drugs", "hmo", "chief"]


def test_abbreviations_are_matched_in_their_case_only() -> None:
    known = [
        SurfaceName("us", "US", "name"),
        SurfaceName("who", "WHO", "abbr"),
        SurfaceName("x", "X", "title"),
    ]
    assert found("Who told us? It was X, of the WHO and the US.", known) == [
        ("x", "X"),
        ("who", "WHO"),
        ("us", "US"),
    ]


def test_case_tells_two_names_apart() -> None:
    known = names(computing="IT", film="It")
    assert found("IT and It", known) == [("computing", "IT"), ("film", "It")]


def test_a_title_with_an_abbreviation_has_three_forms() -> None:
    known = names(who="World Health Organization (WHO)", ucr="UCR (Usual, Customary, and Reasonable)")
    text = "The World Health Organization (WHO) and the world health organization, or WHO. UCR is usual, customary, and reasonable."
    assert [words for _, words in found(text, known)] == [
        "World Health Organization (WHO)",
        "world health organization",
        "WHO",
        "UCR",
        "usual, customary, and reasonable",
    ]


def test_a_remark_in_parentheses_and_a_slash_are_not_part_of_what_people_say() -> None:
    known = names(rider="Rider (exclusionary rider)", limit="Out-of-pocket maximum/limit")
    assert found("a rider; the out-of-pocket maximums", known) == [
        ("rider", "rider"),
        ("limit", "out-of-pocket maximums"),
    ]


def test_a_declared_name_goes_before_a_form_of_another() -> None:
    assert found("new plans", names(one="Plan", many="Plans")) == [("many", "plans")]
    assert found("a waiting period", names(job="Waiting period (job)", all="Waiting period")) == [
        ("all", "waiting period")
    ]
    assert found("waiting periods", names(job="Waiting period (job)", all="Waiting period")) == [
        ("all", "waiting periods")
    ]


def test_an_abbreviation_that_the_text_introduces_holds_from_there_on() -> None:
    known = names(mission="Armistice Commission", un="UN")
    text = "The AC. The Armistice Commission (AC) met. The AC and the UN spoke; ACs differ."
    assert [(mention.topic, mention.text, mention.kind) for mention in mentions(text, known)] == [
        ("mission", "Armistice Commission", FormKind.NAME),
        ("mission", "AC", FormKind.SHORT),
        ("un", "UN", FormKind.NAME),
        ("mission", "ACs", FormKind.SHORT),
    ]
    assert [words for _, words in found("Armistice Commission (UN) of the UN", known)] == [
        "Armistice Commission",
        "UN",
        "UN",
    ]


def test_signs_belong_to_names_that_have_them() -> None:
    known = names(cpp="C++", c="C", net=".NET", us="U.S.")
    assert found("C++, C and .NET in the U.S. today", known) == [
        ("cpp", "C++"),
        ("c", "C"),
        ("net", ".NET"),
        ("us", "U.S."),
    ]
    assert found("a net", known) == []


def test_words_that_markup_divides_are_whole_words() -> None:
    matcher = Matcher(names(kim="Kim"))
    assert matcher.find([Text("a ", 0, 0), Text("Kim", 0, 0), Text("chi", 0, 0)]) == ()
    assert [m.run for m in matcher.find([Text("a ", 0, 0), Text("Kim", 0, 0), Text("’s", 0, 0)])] == [1]
    assert [m.run for m in matcher.find([Text("a ", 0, 0), Text("Kim", 0, 0), Text("chi", 0, 1)])] == [1]
    assert Matcher([KOREA]).find([Text("North", 0, 0), Text("Korea", 0, 0)]) == ()


def test_a_name_that_two_topics_share_is_nobodys_and_hides_shorter_ones() -> None:
    known = [*names(one="Georgia Tech", two="Georgia Tech", country="Georgia")]
    assert found("Georgia Tech in Georgia", known) == [("country", "Georgia")]


def test_the_topics_rule_says_which_mentions_are_links() -> None:
    runs = [Text("North Korea, North Korea", 0, 0), Text("North Korea", 0, 1), Text("North Korea", 1, 2)]
    assert linked(runs, [KOREA], {"nk": "first"}) == [0]
    assert linked(runs, [KOREA], {"nk": "section"}) == [0, 2]
    assert linked(runs, [KOREA], {}) == [0, 2]
    assert linked(runs, [KOREA], {"nk": "all"}) == [0, 0, 1, 2]
    assert linked(runs, [KOREA], {"nk": "never"}) == []
    assert len(Matcher([KOREA]).find(runs)) == 4


def test_verdicts_take_links_away_and_the_next_mention_takes_the_link() -> None:
    known = [SurfaceName("turkey", "Turkey", "title"), SurfaceName("turkey", "Republic of Türkiye", "name")]
    there = mentions("A turkey. The Republic of Türkiye. In Turkey", known)
    assert chosen(there, known, {}) == [0]
    assert chosen(there, known, {}, {"Turkey": "proper"}) == [1]
    assert chosen(there, known, {"turkey": "all"}, {"Turkey": "generic"}) == [1]


def test_one_word_in_the_singular_is_linked_only_where_the_name_is_an_ordinary_word() -> None:
    known = names(windows="Windows")
    there = mentions("a window", known)
    assert len(there) == 1
    assert chosen(there, known, {}) == []
    assert chosen(there, known, {}, {"Windows": "term"}) == [0]


def test_where_sentences_begin_is_told() -> None:
    text = "Plan one. “Plan two: Plan three of Plan four"
    opening, capital = Case.OPENING, Case.CAPITAL
    assert [m.case for m in mentions(text, names(plan="Plan"))] == [opening, opening, opening, capital]
    runs = [Text("so ", 0, 0), Text("Plan", 0, 0), Text("Plan", 0, 1)]
    assert [m.case for m in Matcher(names(plan="Plan")).find(runs)] == [capital, opening]


def test_a_matcher_travels_and_the_order_of_names_is_no_matter() -> None:
    known = [*names(a="Kim", b="Kim", c="WHO", d="Who"), KIM, KOREA, SurfaceName("nk", "NORTH KOREA", "name")]
    runs = [Text("Kim Jong Un of North Korea, WHO, who, Kim", 0, 0)]
    expected = Matcher(known).find(runs)
    shuffled = known[:]
    random.Random(1).shuffle(shuffled)
    copy = pickle.loads(pickle.dumps(Matcher(shuffled)))
    assert copy.find(runs) == expected
    packed = msgspec.msgpack.encode(expected)
    assert msgspec.msgpack.decode(packed, type=tuple[Mention, ...]) == expected


def test_nothing_comes_of_nothing() -> None:
    assert Matcher([]).find([Text("North Korea", 0, 0)]) == ()
    assert Matcher([KOREA]).find([]) == ()
    assert Matcher(names(empty=" ", signs="…")).find([Text("… and  so", 0, 0)]) == ()


ODD = st.text(st.sampled_from(list("Kk imIİßẞſΣσς’'-‑ \n\u00ad\u0301é.@(北)")), max_size=40)


@given(st.lists(ODD, max_size=4), ODD)
def test_a_mention_is_what_stands_at_its_place(texts: list[str], name: str) -> None:
    known = [*names(kim="Kim", strasse="Straße", odd=name)]
    runs = [Text(text, number // 2, number // 2) for number, text in enumerate([*texts, f" {name} "])]
    end = (0, 0)
    for mention in Matcher(known).find(runs):
        assert runs[mention.run].text[mention.start : mention.end] == mention.text
        assert mention.start < mention.end
        assert end <= (mention.run, mention.start)
        end = (mention.run, mention.end)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("Phan Văn Khải", "said Phan Van Khai", "Phan Van Khai"),
        ("Home Depot Inc.", "at Home Depot today", "Home Depot"),
        ("Manchester United F.C.", "Manchester United won", "Manchester United"),
        ("The Walt Disney Company", "of Walt Disney films", "Walt Disney"),
        ("Target Corporation", "shops of Target rose", "Target"),
        ("George W. Bush", "by George Bush himself", "George Bush"),
        ("Federal Bureau of Investigation", "the FBI said", "FBI"),
        ("Agence France-Presse", "told AFP that", "AFP"),
        ("health savings account", "an HSA for", "HSA"),
    ],
)
def test_what_can_hardly_mean_anything_else_is_found(name: str, text: str, words: str) -> None:
    known = names(it=name)
    assert found(text, known) == [("it", words)]
    assert chosen(mentions(text, known), known, {}) == [0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Target Corporation", "our target is"),
        ("Target Corporation", "Target dates are met"),
        ("European Union", "an EU of"),
        ("World Health Organization", "it is who said so"),
        ("University of Oslo", "the UO said"),
        ("Phoenix, Arizona", "a Phoenix rose"),
    ],
)
def test_what_may_mean_something_else_is_not_linked(name: str, text: str) -> None:
    known = names(it=name)
    assert chosen(mentions(text, known), known, {}) == []


def test_a_place_is_known_without_its_state_where_that_is_a_topic() -> None:
    known = names(city="Phoenix, Arizona", state="Arizona")
    assert found("in Phoenix and Arizona", known) == [("city", "Phoenix"), ("state", "Arizona")]


@pytest.mark.parametrize(
    "text", ["the U.S. Web Design System", "the U.S. Navy", "of the U.S. Department of Labor"]
)
def test_a_part_of_a_longer_name_is_no_mention(text: str) -> None:
    assert found(text, names(us="U.S.")) == []


def test_a_word_behind_one_letter_and_a_hyphen_is_part_of_another_word() -> None:
    known = names(ato="ATO", un="UN")
    assert found("our P-ATO, a US-UN plan, a pre-ATO step", known) == [("un", "UN"), ("ato", "ATO")]


def test_a_name_before_another_one_is_a_mention() -> None:
    known = names(paris="Paris", hilton="Hilton Hotels", un="United Nations Security Council", inc="Acme")
    assert found("Paris Hilton Hotels, Acme Inc., United Nations Security Council Resolution", known) == [
        ("paris", "Paris"),
        ("hilton", "Hilton Hotels"),
        ("inc", "Acme"),
        ("un", "United Nations Security Council"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/inflation",
        "see www.example.org/Inflation-rates",
        "example.org/inflation/x",
        "inflation@example.org, @inflation",
        "{% figure inflation.png inflation %}",
        '{{< chart title="inflation rises" >}}',
        "{{ inflation }}",
        "[chart of=inflation]",
        "/inflation/rates",
    ],
)
def test_addresses_and_tags_of_other_programs_name_nothing(text: str) -> None:
    assert found(text, names(it="Inflation")) == []
    assert found(f"{text} and inflation", names(it="Inflation")) == [("it", "inflation")]


def test_an_ordinary_word_behind_a_capital_is_part_of_that_name() -> None:
    known = names(it="Council")
    there = mentions("The Security Council, a council, the Council", known)
    assert [there[at].text for at in chosen(there, known, {"it": "all"}, {"Council": "term"})] == [
        "council",
        "Council",
    ]


def test_a_usual_word_is_meant_where_it_has_a_capital() -> None:
    known = names(it="Views")
    there = mentions("Views of the sea. Two views. Open Views now", known)
    assert [there[at].start for at in chosen(there, known, {"it": "all"}, {"Views": "title"})] == [34]

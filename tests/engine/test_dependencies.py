"""Pages are made again only where something that they were made from is new."""

from backstory.catalog.fingerprints import Fingerprints
from backstory.catalog.recorder import EVERYTHING, Trace
from backstory.engine.dependencies import Traced, Traces, decoded, encoded

NOW = Fingerprints(itself={"a.md": b"1", "b.md": b"1"}, around={"a.md": b"1", "b.md": b"1"})


def trace(*itself: str, around: tuple[str, ...] = ()) -> Trace:
    noted = Trace()
    noted.itself.update(itself)
    noted.around.update(around)
    return noted


def remembered(pages: dict[str, Trace], now: Fingerprints = NOW, *, without: tuple[str, ...] = ()) -> Traces:
    """What a build leaves behind that made these pages."""
    traced = Traced(Traces(), now, "alike")
    for address, noted in pages.items():
        traced.note(address, noted)
    return decoded(encoded(traced.traces(without=without)))


def holding(last: Traces, now: Fingerprints, alike: str = "alike") -> set[str]:
    traced = Traced(last, now, alike)
    return {address for address in last.pages if traced.holds(address)}


PAGES = {"a": trace("a.md"), "b": trace("b.md"), "both": trace("a.md", around=("b.md",))}


def test_nothing_is_made_again_where_nothing_is_new() -> None:
    assert holding(remembered(PAGES), NOW) == {"a", "b", "both"}


def test_what_a_document_is_and_what_belongs_to_it_are_told_apart() -> None:
    last = remembered(PAGES)
    assert holding(last, Fingerprints(NOW.itself | {"b.md": b"2"}, NOW.around)) == {"a", "both"}
    assert holding(last, Fingerprints(NOW.itself, NOW.around | {"b.md": b"2"})) == {"a", "b"}


def test_what_goes_is_new_and_so_is_what_comes() -> None:
    last = remembered({**PAGES, "waiting": trace("c.md")})
    gone = Fingerprints({"b.md": b"1"}, NOW.around)
    assert holding(last, gone) == {"b", "waiting"}
    assert holding(last, Fingerprints(NOW.itself | {"c.md": b"1"}, NOW.around)) == {"a", "b", "both"}


def test_a_page_of_everything_is_always_made_again() -> None:
    assert holding(remembered({"all": trace("a.md", EVERYTHING)}), NOW) == set()


def test_nothing_holds_where_what_all_pages_share_is_new() -> None:
    assert holding(remembered(PAGES), NOW, "another theme") == set()


def test_a_page_that_was_not_put_in_place_is_made_again() -> None:
    assert holding(remembered(PAGES, without=("both",)), NOW) == {"a", "b"}


def test_pages_that_were_kept_are_remembered_under_what_is_known_now() -> None:
    now = Fingerprints(NOW.itself | {"a.md": b"2"}, NOW.around)
    traced = Traced(remembered(PAGES), now, "alike")
    traced.keep(["b"])
    traced.note("a", trace("a.md", "new.md"))
    traces = traced.traces(without=())
    assert holding(traces, now) == {"a", "b"}
    assert holding(traces, NOW) == {"b"}


def test_damage_costs_time_only() -> None:
    assert decoded(b"\xc1 not ours") == decoded(b"") == Traces()


def test_ids_that_are_gone_do_not_pile_up() -> None:
    many = {f"{number}.md": b"1" for number in range(5000)}
    last = remembered({"all": trace(*many)}, Fingerprints(many, {}))
    assert len(last.ids) == 5000
    traced = Traced(last, NOW, "alike")
    traced.note("a", trace("a.md"))
    assert traced.traces(without=()).ids == ("a.md",)

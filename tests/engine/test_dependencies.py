"""Pages are made again only where something that they were made from is new."""

from backstory.catalog.fingerprints import Fingerprints
from backstory.catalog.recorder import EVERYTHING, Recorder
from backstory.engine.dependencies import Dependencies, PageDependencies, decoded, encoded

NOW = Fingerprints(card={"a.md": b"1", "b.md": b"1"}, own={"a.md": b"1", "b.md": b"1"})


def looks(*card: str, own: tuple[str, ...] = ()) -> Recorder:
    noted = Recorder()
    noted.card.update(card)
    noted.own.update(own)
    return noted


def remembered(
    pages: dict[str, Recorder], now: Fingerprints = NOW, *, without: tuple[str, ...] = ()
) -> Dependencies:
    """What a build leaves behind that made these pages."""
    traced = PageDependencies(Dependencies(), now, "alike")
    for address, noted in pages.items():
        traced.note(address, noted)
    return decoded(encoded(traced.traces(without=without)))


def holding(last: Dependencies, now: Fingerprints, alike: str = "alike") -> set[str]:
    traced = PageDependencies(last, now, alike)
    return {address for address in last.pages if traced.holds(address)}


PAGES = {"a": looks("a.md"), "b": looks("b.md"), "both": looks("a.md", own=("b.md",))}


def test_nothing_is_made_again_where_nothing_is_new() -> None:
    assert holding(remembered(PAGES), NOW) == {"a", "b", "both"}


def test_what_a_document_is_and_what_belongs_to_it_are_told_apart() -> None:
    last = remembered(PAGES)
    assert holding(last, Fingerprints(NOW.card | {"b.md": b"2"}, NOW.own)) == {"a", "both"}
    assert holding(last, Fingerprints(NOW.card, NOW.own | {"b.md": b"2"})) == {"a", "b"}


def test_what_goes_is_new_and_so_is_what_comes() -> None:
    last = remembered({**PAGES, "waiting": looks("c.md")})
    gone = Fingerprints({"b.md": b"1"}, NOW.own)
    assert holding(last, gone) == {"b", "waiting"}
    assert holding(last, Fingerprints(NOW.card | {"c.md": b"1"}, NOW.own)) == {"a", "b", "both"}


def test_a_page_of_everything_is_always_made_again() -> None:
    assert holding(remembered({"all": looks("a.md", EVERYTHING)}), NOW) == set()


def test_nothing_holds_where_what_all_pages_share_is_new() -> None:
    assert holding(remembered(PAGES), NOW, "another theme") == set()


def test_a_page_that_was_not_put_in_place_is_made_again() -> None:
    assert holding(remembered(PAGES, without=("both",)), NOW) == {"a", "b"}


def test_pages_that_were_kept_are_remembered_under_what_is_known_now() -> None:
    now = Fingerprints(NOW.card | {"a.md": b"2"}, NOW.own)
    traced = PageDependencies(remembered(PAGES), now, "alike")
    traced.keep(["b"])
    traced.note("a", looks("a.md", "new.md"))
    traces = traced.traces(without=())
    assert holding(traces, now) == {"a", "b"}
    assert holding(traces, NOW) == {"b"}


def test_damage_costs_time_only() -> None:
    assert decoded(b"\xc1 not ours") == decoded(b"") == Dependencies()


def test_ids_that_are_gone_do_not_pile_up() -> None:
    many = {f"{number}.md": b"1" for number in range(5000)}
    last = remembered({"all": looks(*many)}, Fingerprints(many, {}))
    assert len(last.ids) == 5000
    traced = PageDependencies(last, NOW, "alike")
    traced.note("a", looks("a.md"))
    assert traced.traces(without=()).ids == ("a.md",)

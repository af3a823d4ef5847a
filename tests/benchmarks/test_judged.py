"""What was judged by eye is what the docs and the rankings say."""

from pathlib import Path

from benchmarks.quality.judged import agreements, judged_links, table, table_of_links

from backstory.ranking.site_texts import SAME
from backstory.ranking.vectors import UNIT

ROOT = Path(__file__).resolve().parents[2]


def test_the_docs_have_the_agreement_of_the_sheet() -> None:
    said = (ROOT / "docs" / "related.md").read_text(encoding="utf-8")
    rows = table(agreements())
    assert len(rows) == 5 and "\n".join(rows) in said
    rows = table_of_links(judged_links())
    assert len(rows) == 4 and "\n".join(rows) in said


def test_texts_are_said_to_tell_of_the_same_where_nine_of_ten_pairs_did() -> None:
    least = round(100 * SAME / (UNIT * UNIT))
    said = [row for row in agreements() if row.least >= least]
    left_out = [row for row in agreements() if row.below <= least]
    assert sum(row.same for row in said) >= 0.9 * sum(row.pairs for row in said)
    assert all(row.same < 0.9 * row.pairs for row in left_out)
    assert len(said) + len(left_out) == len(agreements())

"""The diff against an earlier run."""

import json
import re

from netralitas.compare import compare
from netralitas.report.changes import MOST, changes, moved, read_tables
from netralitas.report.labels import label
from netralitas.report.page import render


def test_nothing_changed(gold_tables, tmp_path):
    for name, frame in gold_tables.items():
        frame.to_parquet(tmp_path / f"{name}.parquet", index=False)
    assert changes(read_tables(tmp_path), compare(gold_tables), "en") == ["Nothing has changed."]


def test_an_article_more_and_what_it_moves(gold_tables):
    row = gold_tables["behaviours"].loc[lambda b: b["code"] == "id_card_support"].iloc[0]
    before = {n: f[f["article_id"] != row["article_id"]] if "article_id" in f else f for n, f in gold_tables.items()}
    found = changes(before, compare(gold_tables), "en")
    assert found[0] == "47 articles before, 48 now: 1 new, 0 gone."
    assert len(found) == 1 + MOST + 1
    election = gold_tables["articles"].set_index("article_id").loc[row["article_id"], "election"]
    for line in found[1:-1]:
        where, k, n, more_k, more_n = re.fullmatch(
            r".+, (.+): (\d+)/(\d+) became (\d+)/(\d+) articles\.", line
        ).groups()
        assert where in (label("election", election, "en"), "All")
        assert (int(more_k), int(more_n)) == (int(k) + 1, int(n) + 1)
    page = render("f", compare(gold_tables), "en", changes=found)
    assert "47 articles before, 48 now" in page


def test_what_was_named_by_none_before_is_listed_and_opens_its_sentences(gold_tables):
    """All articles that name it are missing in the earlier run, so the code itself is new."""
    naming = set(gold_tables["behaviours"].loc[lambda b: b["code"] == "id_card_support", "article_id"])
    before = {n: f[~f["article_id"].isin(naming)] if "article_id" in f else f for n, f in gold_tables.items()}
    now = compare(gold_tables)
    cells = moved(before, now)
    new = cells[(cells["code"] == "id_card_support") & (cells["k_now"] > 0)]
    assert len(new) and (new["k_before"] == 0).all() and (new["n_before"] > 0).any()
    assert new["k_now"].sum() == len(naming)
    data = json.loads(re.search(r'id="data">(.*?)</script>', render("f", now, "en", moved=cells), re.DOTALL)[1])
    rows = data["sheets"]["changes"]["rows"]
    assert len(rows) == len(cells)
    for row in rows:
        assert bool(row[4][2]) == (not row[4][0].startswith("0/"))
        assert not row[4][2] or data["evidence"][row[4][2]]

"""The scorer gives the codebook scorer's figures, and counts what a person would count."""

from __future__ import annotations

import json
import subprocess
import sys

import pandas as pd
import pytest

import netralitas as nt
from conftest import GOLD, SHARED
from netralitas.evaluate.score import Tally, first_words, name_key, read_gold


def test_tally_precision_recall_f1():
    tally = Tally()
    tally.add("a", {1, 2, 3}, {2, 3, 4, 5}, ignore={5})
    assert (tally.hit, tally.miss, tally.extra) == (2, 1, 1)
    assert tally.precision == tally.recall == tally.f1 == pytest.approx(2 / 3)
    assert tally.errors == [("a", "missed", "1"), ("a", "extra", "4")]


def test_names_and_quotes_compare_without_case_accents_and_punctuation():
    assert name_key("Moh. Syafi'i  Hidayat") == name_key("moh syafi i hidayat")
    assert first_words("Murid-murid itu, kata/kerja dua") == ("murid", "murid", "itu", "kata")


def test_a_gold_file_with_a_broken_line_is_named(tmp_path):
    (tmp_path / "g.jsonl").write_text('{"article": "a"}\n')
    with pytest.raises(ValueError, match=r"g.jsonl, line 1: no gold object"):
        read_gold([tmp_path / "g.jsonl"])


@pytest.mark.skipif(
    not (SHARED / "tools" / "score.py").exists(),
    reason="the codebook's scorer lies beside the project only at its founders'",
)
def test_same_figures_as_the_codebooks_scorer(sample, tmp_path):
    sample.write_tables(tmp_path / "tables")
    command = [
        sys.executable,
        str(SHARED / "tools" / "score.py"),
        str(tmp_path / "tables"),
        *map(str, GOLD),
        "--json",
        str(tmp_path / "s.json"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    theirs = json.loads((tmp_path / "s.json").read_text())
    ours = nt.score(sample.tables, read_gold(GOLD))
    assert {k: (t.hit, t.miss, t.extra) for k, t in ours.tasks.items()} == {
        k: (v["hit"], v["miss"], v["extra"]) for k, v in theirs.items() if k != "aggregate error"
    }
    assert {k: round(v, 2) for k, v in ours.aggregate.items()} == theirs["aggregate error"]


@pytest.mark.skipif(
    not (SHARED / "seeds").exists(),
    reason="the real articles are not the project's to publish; they lie beside it only at its founders'",
)
def test_real_articles():
    with nt.Corpus.open() as corpus:
        corpus.add(SHARED / "seeds")
        scores = nt.score(nt.analyze(corpus).tables, read_gold([SHARED / "gold" / "seeds.jsonl"]))
    figures = pd.Series({k: t.f1 for k, t in scores.tasks.items()})
    for task in (
        "official name",
        "institution",
        "date",
        "count value",
        "behaviour",
        "regulation",
        "sanction",
        "quote found",
        "election",
    ):
        assert figures[task] >= 0.90, (task, scores.tasks[task].errors)

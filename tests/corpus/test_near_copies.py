"""Near-copies: found whatever the order, verified exactly, bounded on hostile sets."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import pytest

import netralitas as nt
from netralitas.corpus.copies import copies
from netralitas.corpus.near_copies import ALIKE, clusters, jaccard, signature, signatures

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import near_copies as benchmark

TEXTS, PAIRS = benchmark.articles(400)


def test_every_pair_above_the_threshold_is_found_and_none_below():
    ids = [f"{i:07}" for i in range(len(TEXTS))]
    found = benchmark.together(clusters(ids, signatures(TEXTS)))
    true = {pair: benchmark.true_jaccard(TEXTS[pair[0]], TEXTS[pair[1]]) for pair in PAIRS}
    assert {p for p, j in true.items() if j >= ALIKE} <= found
    assert found <= set(true)


def test_the_measure_is_the_exact_share_of_shingles():
    for a, b in PAIRS[:40]:
        assert jaccard(signature(TEXTS[a]), signature(TEXTS[b])) == pytest.approx(
            benchmark.true_jaccard(TEXTS[a], TEXTS[b]), abs=1e-3
        )


def test_one_by_one_and_together_are_the_same():
    odd = ["", "satu", "satu dua", "satu dua tiga", "!!", "Kabupaten Muña, “netral” ٣ Ω", "a" * 100_000, *TEXTS[:250]]
    assert signatures(odd) == [signature(t) for t in odd]
    assert signature("Satu, DUA tiga!") == signature("satu dua -- tiga")
    assert signature("chrome satu dua tiga", [(0, 7, "x")]) == signature("satu dua tiga")


def test_order_does_not_matter():
    ids = [f"{i:07}" for i in range(len(TEXTS))]
    made = signatures(TEXTS)
    expected = clusters(ids, made)
    for seed in range(5):
        order = random.Random(seed).sample(range(len(ids)), len(ids))
        assert clusters([ids[i] for i in order], [made[i] for i in order]) == expected


@pytest.mark.parametrize("batch", [1, 7, 200])
def test_clusters_of_the_store_do_not_depend_on_order_and_batching(tmp_path, monkeypatch, batch):
    from netralitas.corpus.store import corpus as store

    monkeypatch.setattr(store, "BATCH", batch)
    for n, text in enumerate(TEXTS[:60]):
        (tmp_path / f"{n:03}.txt").write_text(text)
    paths = sorted(tmp_path.glob("*.txt"))
    with nt.Corpus.open() as corpus:
        corpus.add(*paths)
        expected = corpus.clusters()
    random.Random(batch).shuffle(paths)
    with nt.Corpus.open(tmp_path / "c.duckdb") as corpus:
        corpus.add(*paths[:30])
        corpus.clusters()
        corpus.add(*paths[30:])
        assert corpus.clusters() == expected == corpus.clusters()


def test_hundreds_of_copies_of_one_release_and_hundreds_that_share_half_take_bounded_time():
    made = signatures(
        [TEXTS[0]] * 700
        + [f"{TEXTS[1]} {TEXTS[2]} {' '.join(TEXTS[n % 390 + 3].split()[:120])} {n}" for n in range(700)]
    )
    start = time.perf_counter()
    found = clusters([f"{i:05}" for i in range(1400)], made)
    assert time.perf_counter() - start < 30
    assert len({found[f"{i:05}"] for i in range(700)}) == 1


def test_who_represents_and_how_members_differ(tmp_path):
    release = TEXTS[5]
    (tmp_path / "a.md").write_text(
        f"---\ndate: 2020-10-06\noutlet: Satu\n---\n{release} Kalimat tambahan dari redaksi kami sendiri."
    )
    (tmp_path / "b.md").write_text(f"---\ndate: 2020-10-05\noutlet: Dua\n---\n{release}")
    (tmp_path / "c.md").write_text(
        f"---\ndate: 2020-10-07\noutlet: Tiga\n---\n{release}\n\nBaca juga: Harga Cabai Naik"
    )
    with nt.Corpus.open() as corpus:
        corpus.add(tmp_path)
        articles, found = corpus.articles(), corpus.clusters()
    members = copies(articles, found, articles["article_id"].iloc[0])
    assert [(m.outlet, m.kind) for m in members] == [
        ("Dua", "representative"),
        ("Tiga", "same words"),
        ("Satu", "near"),
    ]
    assert members[2].added == ["Kalimat tambahan dari redaksi kami sendiri."]
    assert members[2].missing == []

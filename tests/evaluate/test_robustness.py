"""Nothing is memorised: with other persons, places, figures, days, outlets and verbs of speech the score of every task falls by at
most 2 points, with noise by at most 4, in three pinned draws, on the development articles and on the fresh ones."""

from __future__ import annotations

from collections import Counter

import pytest

import netralitas as nt
from conftest import GOLD, ROOT, SAMPLE
from netralitas.evaluate import read_gold
from netralitas.evaluate.perturb import noise, perturb

DRAWS = (1, 2, 3)
FALL = {"replacements": 0.02, "noise": 0.04}
FRESH = sorted((ROOT / "tests" / "gold" / "fresh").glob("*.jsonl"))
# what of the sample's particulars another one is found for: names of special provinces, namesakes, one case, law and polling days stay
REPLACED = {"person": 1.0, "region": 0.75, "figure": 0.6, "day": 0.85}


def articles(which):
    """Pairs of gold object and text."""
    if which == "sample":
        return [(g, (SAMPLE / f"{g['article']}.txt").read_text(encoding="utf-8")) for g in read_gold(GOLD)]
    return [
        (g, (path.with_suffix("") / f"{g['article']}.txt").read_text(encoding="utf-8"))
        for path in FRESH
        for g in read_gold([path])
    ]


def scored(pairs, folder):
    for gold, text in pairs:
        (folder / f"{gold['article']}.txt").write_text(text, encoding="utf-8")
    with nt.Corpus.open() as corpus:
        corpus.add(folder)
        return nt.score(nt.analyze(corpus).tables, [gold for gold, _ in pairs])


@pytest.fixture(scope="module", params=["sample", "fresh"])
def originals(request, tmp_path_factory):
    pairs = articles(request.param)
    return pairs, scored(pairs, tmp_path_factory.mktemp(request.param))


@pytest.mark.parametrize("draw", DRAWS)
@pytest.mark.parametrize("kind", FALL)
def test_no_task_falls_by_more_than_its_bound(originals, kind, draw, tmp_path):
    pairs, before = originals
    if kind == "noise":
        changed = [(gold, noise(text, draw)) for gold, text in pairs]
    else:
        changed = [perturb(text, gold, draw)[::-1] for gold, text in pairs]
    assert all(new != old for (_, new), (_, old) in zip(changed, pairs, strict=True))
    after = scored(changed, tmp_path)
    assert set(after.tasks) == set(before.tasks) and len(after.tasks) == 16
    for task, tally in after.tasks.items():
        known = {(article, what) for article, what, _ in before.tasks[task].errors}
        new = "\n".join("\t".join(e) for e in tally.errors if e[:2] not in known)
        assert tally.f1 >= before.tasks[task].f1 - FALL[kind], f"{task}:\n{new}"


@pytest.mark.parametrize("draw", DRAWS)
def test_most_particulars_are_replaced(draw):
    all_, changed = Counter(), Counter()

    def note(what, old, new):
        all_[what] += 1
        changed[what] += old != new

    for gold, text in articles("sample"):
        _, other = perturb(text, gold, draw)
        for old, new in zip(gold["officials"], other["officials"], strict=True):
            note("person", old["name"], new["name"])
            if old["region"] not in ("", "Indonesia"):
                note("region", old["region"], new["region"])
        for old, new in zip(gold["counts"], other["counts"], strict=True):
            if old["min"] != 1:
                note("figure", (old["min"], old["max"]), (new["min"], new["max"]))
        for old, new in zip(gold["dates"], other["dates"], strict=True):
            if old["granularity"] == "day" and old["role"] in ("event", "published"):
                note("day", old["start"], new["start"])
    shares = {what: changed[what] / all_[what] for what in all_}
    assert all(shares[what] >= least for what, least in REPLACED.items()), shares

"""What the weights of the counts are learned from, and the files they are written to."""

import json

import pytest

import netralitas.lexicon
from netralitas.evaluate.align_counts import match
from netralitas.evaluate.learn_counts import collect, fit_choices, fit_classes, main, write
from netralitas.extract.article_reader import begin, lexicon_at
from netralitas.extract.counts.considered import consider
from netralitas.extract.counts.words import phrases_of
from netralitas.extract.loglinear import LogLinear
from netralitas.lexicon import Lexicon

TEXT = "Tiga ASN Diperiksa\n\nBawaslu memeriksa tiga ASN soal netralitas. Dua terbukti, satu tidak. Rapat diikuti 40 peserta."


def frame(value, status, unit="person"):
    where = {"per": "", "counter": "Bawaslu", "region": "Indonesia", "period": ""}
    return {"min": value, "max": value, "unit": unit, "status": status, **where}


GOLD = {"article": "a", "counts": [frame(3, "handled"), frame(2, "proven"), frame(1, "not_proven")]}


def numbers(text):
    return consider(begin(text, ""), phrases_of(lexicon_at(""))).numbers


def test_gold_counts_find_their_numbers_in_the_text_rather_than_in_the_headline():
    found = numbers(TEXT)
    matched = match(found, GOLD["counts"])
    assert [(c.size, c.sentence.headline, matched.of[id(c)]["status"]) for c in found if id(c) in matched.of] == [
        (3, False, "handled"),
        (2, False, "proven"),
        (1, False, "not_proven"),
    ]


def test_equal_values_are_told_apart_by_noun_and_order():
    found = numbers("Soal netralitas ASN ada 5 laporan masuk. Sebanyak 5 ASN dijatuhi sanksi.")
    matched = match(found, [frame(5, "reported", "report"), frame(5, "sanctioned")])
    assert [matched.of[id(c)]["unit"] for c in found] == ["report", "person"]


def test_what_the_rules_decide_is_left_out_of_articles_they_were_written_on():
    def kinds(tuned):
        return {f.partition("=")[0] for features, _, _ in collect([(TEXT, GOLD, tuned)]).keep for f in features}

    assert "rule" in kinds(False)
    assert "rule" not in kinds(True)


def test_numbers_that_count_nothing_are_examples_too():
    examples = collect([(TEXT, GOLD, False)])
    assert [(kind, weight) for _, kind, weight in examples.keep] == [
        ("no", 0.4),
        ("yes", 1.0),
        ("yes", 1.0),
        ("yes", 1.0),
        ("no", 1.0),
    ]


def test_weights_are_written_as_a_lexicon_file_without_the_small_ones(tmp_path, monkeypatch):
    write(
        tmp_path / "weights.csv",
        {
            "bias": {"case": 0.0, "person": 0.1},
            'l0=",': {"case": 1.234, "person": -1.234},
            "r0=x": {"case": 0.01, "person": 0.0},
        },
        "Learned from nothing.",
    )
    monkeypatch.setattr(netralitas.lexicon, "FOLDER", tmp_path)
    model = LogLinear.of(Lexicon(), "weights")
    assert model.classes == ("case", "person")
    assert model.weights == {"bias": (0.0, 0.1), 'l0=",': (1.23, -1.23)}


def test_classes_and_choices_are_learned():
    pytest.importorskip("sklearn")
    weights = fit_classes([(["r=kasus"], "case", 1.0), (["r=orang"], "person", 1.0)] * 5)
    assert weights["r=kasus"]["case"] > 0.3 > weights["r=orang"]["case"]
    chosen = fit_choices([([(["near"], True), (["far"], False)], 1.0)] * 5)
    assert chosen["near"]["weight"] > 0.3
    assert chosen["far"]["weight"] < -0.3


def test_the_command_says_what_is_missing(tmp_path, capsys):
    gold = tmp_path / "g.jsonl"
    gold.write_text(json.dumps({**GOLD, "officials": []}) + "\n", encoding="utf-8")
    assert main([str(gold), "--into", str(tmp_path / "w")]) == 1
    assert "no article a.txt beside it" in capsys.readouterr().err

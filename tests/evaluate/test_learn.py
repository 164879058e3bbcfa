"""Learning the weights: what is an example of what, and that the weights in the lexicon are those of the texts at hand."""

from __future__ import annotations

import re

import pytest

from conftest import ROOT
from netralitas.evaluate import learn_modality, learn_relevance
from netralitas.evaluate.coded import Coded, act_wordings, count_wordings, digest, passages, project_articles
from netralitas.extract.behaviours.features import RULES
from netralitas.lexicon import FOLDER, Lexicon

GUILTY = "Lurah Terbukti\n\nPanwaslu menyatakan lurah itu terbukti mengunggah foto calon bupati di Facebook.\n"
BOTH = "Kabar\n\nASN dilarang memasang baliho calon. Camat Suka terbukti memasang baliho calon bupati.\n"


def coded(text: str, *pairs: str, tuned: bool = False) -> Coded:
    gold = [dict(zip(("code", "modality"), p.split(), strict=True)) for p in pairs]
    return Coded("a", text, {"behaviours": gold}, tuned)


def labels(*articles: Coded) -> list[tuple[str, str]]:
    return [(e.code, e.label) for e in learn_modality.examples(articles, Lexicon())]


def test_an_act_is_an_example_of_the_modality_that_its_code_has():
    assert labels(coded(GUILTY, "post proven")) == [("post", "proven")]


def test_an_act_that_the_gold_lacks_is_one_to_drop():
    assert labels(coded(GUILTY)) == [("post", "drop")]


def test_where_a_code_has_several_modalities_the_act_takes_one_of_them():
    found = learn_modality.examples([coded(BOTH, "display_props prohibited", "display_props proven")], Lexicon())
    assert {e.label for e in found} == {""}
    known = learn_modality.examples([coded(GUILTY, "post proven"), coded(GUILTY)] * 2, Lexicon())
    learn_modality.label_open([*known, *found])
    assert {e.label for e in found} <= {"prohibited", "proven"}


def test_what_the_rules_decided_is_left_out_where_they_were_tuned():
    def kinds(tuned: bool) -> set[str]:
        found = learn_modality.examples([coded(GUILTY, "post proven", tuned=tuned)], Lexicon())
        return {f for e in found for f in e.features if f.startswith(RULES)}

    assert kinds(False) and not kinds(True)


def test_a_fitted_model_tells_what_it_was_shown():
    pytest.importorskip("sklearn")
    allowed = "Kabar\n\nASN boleh mengunggah foto calon bupati di Facebook.\n"
    found = learn_modality.examples([coded(GUILTY, "post proven"), coded(allowed, "post permitted")] * 3, Lexicon())
    chances = learn_modality.fit(found).chances(found)
    assert [learn_modality.CLASSES[row.index(max(row))] for row in chances] == ["proven", "permitted"] * 3


def test_the_gate_learns_which_words_are_about_the_subject():
    pytest.importorskip("sklearn")
    weights = learn_relevance.learn(
        ["Bawaslu memeriksa camat yang ikut kampanye calon bupati."] * 3,
        ["Camat meresmikan pasar. Pemilu sudah lewat."] * 3,
        Lexicon(),
    )
    assert weights["level=overseer"]["weight"] > 0 > weights["phrase=pemilu"]["weight"]


def test_coded_texts_of_the_checkout():
    articles = project_articles(ROOT)
    assert len({c.article for c in articles}) == len(articles) >= 890
    assert {c.tuned for c in articles if c.article.startswith("pilkada-2020-d")} == {True}
    assert {c.tuned for c in passages(ROOT)} == {False}


@pytest.mark.parametrize(
    ("file", "wordings"), [("modality_weights", act_wordings), ("counts_weights_keep", count_wordings)]
)
def test_the_weights_were_learned_from_the_coded_texts_at_hand(file, wordings):
    named = re.search(r"Of these texts: (\w+)", (FOLDER / f"{file}.csv").read_text(encoding="utf-8").split("\n", 1)[0])
    assert named and named[1] == digest([*project_articles(ROOT), *wordings(ROOT)]), (
        "texts or gold have changed: learn anew (python -m netralitas.evaluate.learn)"
    )

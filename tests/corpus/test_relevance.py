"""The gate lets through what is about the neutrality of civil servants, and little else; it names its words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE
from netralitas.corpus.chrome import mask
from netralitas.corpus.relevance import relevance
from netralitas.lexicon import Lexicon

LEXICON = Lexicon()
HERE = Path(__file__).parent
NEGATIVES, POSITIVES = (
    [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text().splitlines()]
    for name in ("negatives", "positives")
)


def bare(text: str) -> str:
    for start, end, _ in mask(text, LEXICON):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def passed(folder: Path) -> list[bool]:
    return [relevance(bare(path.read_text()), LEXICON).relevant for path in sorted(folder.rglob("*.txt"))]


def test_recall_on_the_sample_and_precision_beside_other_news():
    """The negatives are other news with civil servants, neutrality, elections or cases in it; about as many as the positives."""
    sample, fresh = passed(SAMPLE), passed(ROOT / "tests" / "gold" / "fresh")
    odd = [relevance(p["text"], LEXICON).relevant for p in POSITIVES]
    assert len(sample) == 48 and all(sample)
    assert len(fresh) >= 78 and sum(fresh) >= 0.99 * len(fresh)
    assert len(NEGATIVES) >= 370 and len({n["text"] for n in NEGATIVES}) == len(NEGATIVES)
    wrong = [n["id"] for n in NEGATIVES if relevance(n["text"], LEXICON).relevant]
    right = sum(sample) + sum(fresh) + sum(odd)
    assert right / (right + len(wrong)) >= 0.95, wrong
    assert len(wrong) <= 0.01 * len(NEGATIVES), wrong


def test_one_odd_sentence_is_often_enough():
    """Two-line articles in wordings that hardly occur. Sets 1 to 3 were learned from after they had been measured, set 4 was not: there
    10 of 20 pass, where 7 did before."""
    by_set: dict[int, list[bool]] = {}
    for item in POSITIVES:
        by_set.setdefault(item["set"], []).append(relevance(item["text"], LEXICON).relevant)
    assert {n: len(found) for n, found in by_set.items()} == {1: 60, 2: 20, 3: 20, 4: 20}
    shares = {n: sum(found) / len(found) for n, found in by_set.items()}
    assert shares[1] >= 0.73 and shares[2] >= 0.85 and shares[3] >= 0.7 and shares[4] >= 0.5, shares


@pytest.mark.parametrize(
    "text",
    [
        "Pilkada sudah dekat. ASN diminta netral.",
        "Panwaslu memeriksa seorang lurah yang diduga ikut kampanye calon bupati.",
        "Keuchik dilarang menjadi tim sukses dalam pilkada, kata camat.",
        "Menjelang pemilu, wali kota mengingatkan PNS agar menjauhi politik praktis.",
        "KASN mencatat 27 pegawai mendukung calon petahana. Pilgub tinggal sebulan.",
        "Bawaslu: oknum guru PNS terbukti membagikan stiker caleg.",
        "BKN blokir data 40 ASN pelanggar netralitas pada pemilihan serentak.",
        "Kepala sekolah itu kedapatan memasang baliho calon gubernur di halaman. KPU belum berkomentar.",
    ],
)
def test_one_sentence_is_enough(text):
    assert relevance(text, LEXICON).relevant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tegasnya pasnya basns",
        "ASN netral",
        "Kapolres menegaskan Polri netral pada pemilu. ASN libur.",
        "netral pemilu pilkada bawaslu",
    ],
)
def test_words_within_words_and_words_alone_are_not(text):
    assert not relevance(text, LEXICON).relevant


def test_the_decision_names_its_words():
    found = relevance("Bawaslu memanggil camat itu. Ia diduga mengajak pegawai mendukung paslon tertentu.", LEXICON)
    assert (found.who, found.duty, found.cue, found.election, found.start) == (
        "pegawai",
        "mendukung",
        "diduga",
        "Bawaslu",
        29,
    )


def test_a_long_text_takes_linear_time():
    import time

    text = "ASN netral karbon pilkada calon. " * 30_000
    start = time.perf_counter()
    relevance(text, LEXICON)
    assert time.perf_counter() - start < 20

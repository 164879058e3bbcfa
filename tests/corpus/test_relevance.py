"""The gate lets through what is about the neutrality of civil servants, and little else; it names its words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import SAMPLE
from netralitas.corpus.chrome import mask
from netralitas.corpus.relevance import relevance
from netralitas.lexicon import Lexicon

LEXICON = Lexicon()
NEGATIVES = [json.loads(line) for line in (Path(__file__).parent / "negatives.jsonl").read_text().splitlines()]


def bare(text: str) -> str:
    for start, end, _ in mask(text, LEXICON):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def test_recall_on_the_sample_and_precision_beside_other_news():
    sample = [relevance(bare(path.read_text()), LEXICON).relevant for path in sorted(SAMPLE.glob("*.txt"))]
    assert len(sample) == 48 and all(sample)
    assert len(NEGATIVES) >= 200 and len({n["text"] for n in NEGATIVES}) == len(NEGATIVES)
    wrong = [n["id"] for n in NEGATIVES if relevance(n["text"], LEXICON).relevant]
    assert sum(sample) / (sum(sample) + len(wrong)) >= 0.95, wrong
    assert len(wrong) <= 0.02 * len(NEGATIVES), wrong


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

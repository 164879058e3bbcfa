"""Numbers: digits, words, ranges, bounds and vague ones."""

import pytest

from netralitas.extract.numbers import NUMBER_WORDS, find_numbers, parse_cardinal


def found(text):
    return [(text[n.start : n.end], n.min, n.max) for n in find_numbers(text)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2.034", 2034),
        ("15 ribu", 15000),
        ("seribu dua ratus lima", 1205),
        ("dua ratus tiga puluh empat", 234),
        ("sembilan belas", 19),
        ("sepuluh", 10),
        ("seratus sebelas", 111),
        ("dua puluh satu ribu tiga", 21003),
        ("kursi", None),
    ],
)
def test_cardinals(words, value):
    assert parse_cardinal(words) == value


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("dari enam belas itu, delapan", [("enam belas", 16, 16), ("delapan", 8, 8)]),
        ("4 hingga 5 kasus", [("4 hingga 5", 4, 5)]),
        ("antara 46 sampai 49 orang", [("antara 46 sampai 49", 46, 49)]),
        ("antara 46 dan 49 orang", [("antara 46 dan 49", 46, 49)]),
        ("4-5 asn", [("4-5", 4, 5)]),
        ("dua tiga orang", [("dua tiga", 2, 3)]),
        ("1 dan 2 kasus", [("1", 1, 1), ("2", 2, 2)]),
        ("lebih dari 140", [("lebih dari 140", 140, None)]),
        ("90 lebih laporan", [("90 lebih", 90, None)]),
        ("tak kurang dari 30 asn", [("tak kurang dari 30", 30, None)]),
        ("hampir 200 asn", [("hampir 200", None, 200)]),
        ("tidak sampai 20.", [("tidak sampai 20", None, 20)]),
        ("sekitar 50 orang", [("sekitar 50", 50, 50)]),
        ("40-an, turun", [("40-an", 40, 49)]),
        ("ratusan asn, puluhan guru, belasan lurah", [("ratusan", 100, 999), ("puluhan", 10, 99), ("belasan", 11, 19)]),
        ("seorang lurah", [("seorang", 1, 1)]),
        ("3 (tiga) asn", [("3 (tiga)", 3, 3)]),
        ("kasus kelima, perkara ke-12", [("kelima", 5, 5), ("ke-12", 12, 12)]),
        ("325 atau 56,9 persen", [("325", 325, 325)]),
    ],
)
def test_numbers_are_found(text, numbers):
    assert found(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "selasa (30/1/2024)",
        "pukul 09.30 wib",
        "denda rp12 juta",
        "naik 77,4 persen",
        "satu per satu",
        "enam-enamnya",
        "pasal 494",
        "22-5-2019",
        "kesatuan",
        "b/71/m",
        "0717-4391xx",
        "h-1",
        "",
    ],
)
def test_what_only_looks_like_one(text):
    assert found(text) == []


def test_known_starts_give_the_same_numbers():
    text = "dua ratus asn, 14 lurah, kelima camat, ke-3"
    starts = [
        i
        for i in range(len(text))
        if any(text.startswith(w, i) and (i == 0 or text[i - 1] == " ") for w in NUMBER_WORDS)
    ]
    assert find_numbers(text, starts) == find_numbers(text)

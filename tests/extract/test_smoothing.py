"""Uneven typing is made even before reading, and what is found is told in the text as it was given."""

from __future__ import annotations

import pytest

from netralitas.extract.article_reader import lexicon_at, reader_at
from netralitas.extract.smoothing import smooth

ARTICLE = (
    "Bawaslu Purworejo Periksa Tiga ASN\n\n"
    "PURWOREJO - Ketua Bawaslu Purworejo , Siti  Aminah, menyatakan tiga ASN terbukti tdk netral dlm Pilkada 2024 . "
    "Mereka diusulkan mendapat penundaan  kenaikan pangkat, sdh disampaikan kpd bupati.\n"
)


@pytest.mark.parametrize(
    "uneven, even",
    [
        ("tujuh dr 27 orang", "tujuh dari 27 orang"),
        ("diperiksa dr. Hasan dan dr Meniati", "diperiksa dr. Hasan dan dr Meniati"),
        ("ASN yg tdk netral", "ASN yang tidak netral"),
        ("ASN YG NETRAL", "ASN YANG NETRAL"),
        ("gaji  berkala \t setahun", "gaji berkala setahun"),
        ("laporan , kata dia . Menurut", "laporan, kata dia. Menurut"),
        ("a.n yg-nya", "a.n yg-nya"),
    ],
)
def test_made_even(uneven, even):
    made = smooth(uneven, lexicon_at(""))
    assert (made.text if made else uneven) == even


def test_an_even_text_stays():
    assert smooth("Tujuh dari 27 orang, kata dia. Selesai.\n\n  Penulis: Bayu", lexicon_at("")) is None


def test_offsets_of_the_text_as_given():
    given = "yg  pertama , yg kedua"
    made = smooth(given, lexicon_at(""))
    assert made and made.text == "yang pertama, yang kedua"
    for word, source in (("yang", "yg"), ("pertama", "pertama"), ("kedua", "kedua"), ("pertama, yang", "pertama , yg")):
        at = made.text.index(word)
        start, end = made.given(at, at + len(word))
        assert given[start:end] == source
    assert made.given(len(made.text) - 5, len(made.text)) == (len(given) - 5, len(given))


def test_facts_are_found_and_quote_the_article_as_it_stands():
    read = reader_at("")
    uneven = read(ARTICLE)
    even = read(smooth(ARTICLE, lexicon_at("")).text)
    assert [s["sanction"] for s in uneven["sanctions"]] == ["penurunan_pangkat"]
    assert [(o["name"], o["institution"]) for o in uneven["officials"]] == [
        ("Siti Aminah", "Bawaslu Kabupaten Purworejo")
    ]
    for kind in ("officials", "counts", "behaviours", "sanctions", "dates", "statements"):
        assert len(uneven[kind]) == len(even[kind])
        for row in uneven[kind]:
            assert row["text"] == ARTICLE[row["start"] : row["end"]]
    assert uneven["sanctions"][0]["text"] == "penundaan  kenaikan pangkat"

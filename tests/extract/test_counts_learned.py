"""What is weighed with learned weights: units and statuses over sentence borders, and what a count shares with others."""

import pytest

from netralitas.extract.article_reader import lexicon_at
from netralitas.extract.counts.learned import Models
from netralitas.extract.counts.sources import FIELDS
from netralitas.extract.reading import rows_of


def frames(nlp, text, *columns):
    return [tuple(row[c] for c in ("min", *columns)) for row in rows_of(nlp(f"Berita Hari Ini\n\n{text}"), "counts")]


def test_every_field_has_weights():
    models = Models.of(lexicon_at(""))
    assert set(models.numbers.classes[models.status]) == {
        "reported",
        "handled",
        "proven",
        "recommended",
        "sanctioned",
        "not_proven",
        "other",
    }
    assert len(models.sources.classes) == len(FIELDS)


def test_a_relative_clause_with_nya_tells_the_status(nlp):
    text = "Bawaslu Sumatera Selatan membeberkan 64 kasus netralitas ASN yang ditanganinya."
    assert frames(nlp, text, "unit", "status") == [(64, "case", "handled")]


def test_a_dotted_table_of_places(nlp):
    text = "Bawaslu Kalimantan Selatan menangani 11 kasus netralitas ASN.\n\nKotabaru ..... 6 kasus\n\nTanah Laut ..... 5 kasus"
    assert [(n, r) for n, r in frames(nlp, text, "region") if n < 11] == [
        (6, "Kabupaten Kotabaru"),
        (5, "Kabupaten Tanah Laut"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bawaslu menangani tiga kasus netralitas penyelenggara, yakni dua PPK dan satu PPS.",
        "Kalau ada lima laporan netralitas ASN, kami periksa.",
        "KPU menerima 12 aduan soal daftar pemilih. Sekda meminta ASN netral.",
    ],
)
def test_what_something_speaks_against_is_no_count(nlp, text):
    assert frames(nlp, text, "unit") == []

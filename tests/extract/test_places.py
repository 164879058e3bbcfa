"""Places of an article and the region it is about, on sentences written for the tests."""

import pytest

from bodies_reading import read
from netralitas.extract.pipeline import lexicon_at
from netralitas.extract.regions import regions_of


def _places(text):
    return [p.region.name for p in read(f"Judul\n\n{text}").found["places"]]


def test_the_table_has_every_region():
    table = regions_of(lexicon_at(""))
    levels = [r.level for r in table.by_code.values()]
    assert [levels.count(level) for level in ("province", "regency", "city")] == [38, 416, 98]
    assert len({code for codes in table.districts.values() for code in codes}) == 7285
    assert all(
        r.name.startswith({"province": "Provinsi ", "regency": "Kabupaten ", "city": "Kota "}[r.level])
        for r in table.by_code.values()
    )
    assert all(code[:2] == r.province for code, r in table.by_code.items())


def test_every_regency_has_a_capital():
    rows = lexicon_at("").csv("regions")
    assert not [r["name"] for r in rows if r["level"] == "regency" and not r["capitals"]]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Bawaslu Kaltim hadir.", ["Provinsi Kalimantan Timur"]),
        ("Bawaslu Kepri dan Babel hadir.", ["Provinsi Kepulauan Riau", "Provinsi Kepulauan Bangka Belitung"]),
        ("Gubernur DKI hadir.", ["Provinsi DKI Jakarta"]),
        ("Warga DIY hadir.", ["Provinsi Daerah Istimewa Yogyakarta"]),
        ("Bupati OKU Selatan hadir.", ["Kabupaten Ogan Komering Ulu Selatan"]),
        ("Pemkab Tulangbawang Barat dan Kab. Kulonprogo.", ["Kabupaten Tulang Bawang Barat", "Kabupaten Kulon Progo"]),
        ("Bawaslu Kep. Aru hadir.", ["Kabupaten Kepulauan Aru"]),
        ("KPU Pangkal Pinang, KPU Bau-Bau.", ["Kota Pangkalpinang", "Kota Baubau"]),
        # namesakes
        ("Wali Kota Bogor hadir.", ["Kota Bogor"]),
        ("Bupati Bogor hadir.", ["Kabupaten Bogor"]),
        ("Bupati Sorong dan Wali Kota Sorong hadir.", ["Kabupaten Sorong", "Kota Sorong"]),
        ("Kabupaten Bima melapor.", ["Kabupaten Bima"]),
        ("Kota Bima melapor. Warga Bima senang.", ["Kota Bima", "Kota Bima"]),
        ("Warga Tegal senang.", ["Kabupaten Tegal"]),
        # neither regions
        ("Camat Kota Agung di Jalan Medan.", []),
        ("Lurah Bima dan Desa Garut.", []),
        ("Radar Bogor dan Banjarmasin Post menulis.", []),
        ("Ia melempar batu, kudus, dan pati.", []),
        ("Dua lurah di Cimahi Selatan.", []),
        # former names
        ("Bupati Mamuju Utara hadir.", ["Kabupaten Mamuju Utara"]),
        ("Kabupaten Toba Samosir melapor.", ["Kabupaten Toba Samosir"]),
    ],
)
def test_places(text, places):
    assert _places(text) == places


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Apel\n\nSANGATTA, Kutim Pos - Bupati hadir.", "Kabupaten Kutai Timur"),
        ("Apel\n\nKUALA KAPUAS – BATANG POS. Bupati hadir.", "Kabupaten Kapuas"),
        ("Sekda Kaltim Ingatkan ASN\n\nSAMARINDA, ETAM – Sekda Kaltim hadir.", "Provinsi Kalimantan Timur"),
        ("Apel\n\nKENDARI, ANOA - Pemkab Konsel bersama Bawaslu Konawe Selatan.", "Kabupaten Konawe Selatan"),
        (
            "Rekap\n\nBawaslu Sultra mencatat Konawe 2 kasus, Kolaka 3 kasus. Ketua Bawaslu Sultra hadir.",
            "Provinsi Sulawesi Tenggara",
        ),
        ("KASN\n\nJAKARTA - KASN mencatat kasus.", None),
    ],
)
def test_the_region_an_article_is_about(text, region):
    found = read(text).found
    assert (found["region"].name if found["region"] else None) == region
    assert found["article"]["region"] == (region or "")


def test_a_regency_of_a_new_province_belonged_to_the_old_one():
    table = regions_of(lexicon_at(""))
    merauke = table.by_code["93.01"]
    assert table.province_of(merauke, "2020-10-01").name == "Provinsi Papua"
    assert table.province_of(merauke, "2024-10-01").name == "Provinsi Papua Selatan"
    old = read("Judul\n\nBawaslu Merauke melapor ke Bawaslu provinsi.", published="2020-10-01").found["bodies"]
    assert old[-1].institution == "Bawaslu Provinsi Papua"

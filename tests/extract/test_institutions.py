"""Institutions of an article, on regional news written for the tests."""

import json
from pathlib import Path

import pytest

from bodies_reading import read
from netralitas.extract.institutions import institution_id


def _institutions(text):
    rows = read(text).rows.get("institutions", [])
    return [r["institution"] for r in rows if r["kind"] not in ("party", "civil")]


WORDINGS = [
    json.loads(line) for line in (Path(__file__).parent / "institution_wordings.jsonl").read_text().splitlines()
]


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda w: w["text"].partition("\n\n")[2][:60])
def test_each_body_has_its_canonical_name(wording):
    assert sorted(_institutions(wording["text"])) == sorted(wording["institutions"])


@pytest.mark.parametrize(
    ("text", "institutions"),
    [
        ("Pegawai Kecamatan Cibatu diperiksa.", ["Kecamatan Cibatu"]),
        ("PNS Kelurahan Sidorejo Lor Kota Salatiga diperiksa.", ["Kelurahan Sidorejo Lor"]),
        ("Warga Kecamatan Cibatu berunjuk rasa.", []),
        ("Analis di Kantor Camat Rantepao diperiksa.", ["Kecamatan Rantepao"]),
        ("Rapat di halaman kantor Bupati Karangasem.", ["Pemerintah Kabupaten Karangasem"]),
        ("Rapat di halaman kantor bupati.", []),
        ("Jangan pakai seragam Korpri saat kampanye.", []),
        ("Ketua Korpri bicara.", ["Korpri"]),
        ("Kepala Perwakilan Ombudsman Papua bicara. Ombudsman menunggu.", ["Ombudsman Provinsi Papua"]),
        ("Komnas HAM Perwakilan Kalimantan Barat bicara.", ["Komnas HAM Provinsi Kalimantan Barat"]),
        ("Kepala Kantor Regional XIV BKN bicara.", ["Kantor Regional XIV BKN"]),
        ("Sesuai surat Menteri PANRB B/71/M.SM.00.00/2017, pegawai netral.", []),
        (
            "KPU, Bawaslu, dan Pemkab Lingga meneken ikrar.",
            ["KPU Kabupaten Lingga", "Bawaslu Kabupaten Lingga", "Pemerintah Kabupaten Lingga"],
        ),
        ("Panwaslih Bireuen memanggil keuchik. Panwaslu Bireuen memutus.", ["Panwaslih Kabupaten Bireuen"]),
        ("Sekretaris distrik berinisial MK tercetak dalam daftar calon.", []),
        ("Kepala Kejari Ariana Juliastuti bicara. Kejaksaan Negeri Garut sibuk.", ["Kejaksaan Negeri Garut"]),
        ("Bawaslu Garut mencatat dukungan bupati petahana.", ["Bawaslu Kabupaten Garut"]),
        ("Aparat desa di Humbang Hasundutan dipecat bupati.", ["Pemerintah Kabupaten Humbang Hasundutan"]),
        ("Kepala SMA Negeri di Saparua diperiksa.", []),
        ("ASN di Kota Palopo yang berminat maju wali kota jangan tergesa.", []),
    ],
)
def test_bodies_by_what_stands_before(text, institutions):
    assert _institutions(f"Judul berita singkat\n\n{text}") == institutions


def test_a_headline_in_title_case_names_no_unknown_agency():
    text = "Speedboat Dinas Jemput Calon, Tiga PNS Halbar Diperiksa\n\nPegawai itu diperiksa."
    assert _institutions(text) == []


def test_a_row_is_the_first_mention_and_counts_all():
    text = "Rapat\n\nGARUT - Bawaslu Garut memanggil camat. Ketua Bawaslu Garut Ipa menyebut Bawaslu siap."
    (row,) = read(text).rows["institutions"]
    assert text[row["start"] : row["end"]] == row["text"] == "Bawaslu Garut"
    assert (row["kind"], row["level"], row["region"], row["region_code"]) == (
        "election",
        "regency",
        "Kabupaten Garut",
        "32.05",
    )
    assert row["mentions"] == 3


def test_the_key_is_stable():
    region = read("Rapat\n\nBawaslu Garut hadir.").found["bodies"][0].region
    assert institution_id("Bawaslu Kabupaten Garut", region) == "bawaslu-kabupaten-garut.32.05"
    assert institution_id("KASN", None) == "kasn"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ketua LSM Gempar bicara.", "civil"),
        ("Kader PDI Perjuangan hadir.", "party"),
        ("Dosen Universitas Andalas hadir.", "civil"),
    ],
)
def test_parties_and_associations_are_kinds_of_their_own(text, kind):
    assert [r["kind"] for r in read(f"Judul\n\n{text}").rows["institutions"]] == [kind]


@pytest.mark.parametrize(
    "text", ["", "x", "Bupati", "Dinas ", "Kepala Dinas", "Kodim 0611/", "Camat ", "Bawaslu Kabupaten", "()"]
)
def test_odd_texts_are_read(text):
    read(text)

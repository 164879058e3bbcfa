"""The election an article is about: named, by date, by what only fits one."""

from __future__ import annotations

from datetime import date

import pytest

from netralitas.extract.election import election_of_name, polling_day
from netralitas.extract.election.calendar import calendar_of
from netralitas.extract.pipeline import load, make_doc
from netralitas.lexicon import Lexicon


@pytest.fixture(scope="module")
def nlp():
    return load(exclude=("officials", "statements", "behaviours", "counts"))


@pytest.mark.parametrize(
    ("text", "published", "election", "basis"),
    [
        ("PNS Netral\n\nMenjelang Pilkada Serentak 2018, pegawai diminta netral.", "", "pilkada-2018", "named"),
        ("PNS Netral\n\nMenjelang Pileg 2024, pegawai diminta netral.", "", "pemilu-2024", "named"),
        (
            "PNS Netral\n\nMenjelang Pilkada 2018 dan Pemilu 2019, pegawai netral.",
            "2017-12-01",
            "pilkada-2018",
            "named",
        ),
        ("PNS Netral\n\nMenjelang Pilkada 2018 dan Pemilu 2019, pegawai netral.", "2018-10-01", "pemilu-2019", "named"),
        ("PNS Netral\n\nMenjelang pesta demokrasi 2024, pegawai netral.", "2023-09-01", "pemilu-2024", "named"),
        ("PNS Netral\n\nEvaluasi Pilkada 2020: masih banyak laporan.", "2021-08-01", "pilkada-2020", "named"),
        ("PNS Netral\n\nPegawai dilarang ikut kampanye caleg.", "2023-12-06", "pemilu-2024", "date"),
        ("PNS Netral\n\nPegawai dilarang ikut kampanye calon bupati.", "2018-03-12", "pilkada-2018", "date"),
        (
            "PNS Netral\n\nPilkada usai, hukuman turun. Pada Pilkada 2020 aduan sedikit.",
            "2025-01-20",
            "pilkada-2024",
            "date",
        ),
        (
            "PNS Netral\n\nCalon wali kota diawasi. Pada Pilkada 2015 ada 40 laporan.",
            "2017-01-12",
            "pilkada-2017",
            "date",
        ),
        ("PSU Digelar\n\nPemungutan suara ulang Pilkada, pegawai netral.", "2021-07-01", "pilkada-2020", "date"),
        ("PNS Netral\n\nPilkada serentak edisi perdana ini ujian.", "", "pilkada-2015", "date"),
        ("PNS Netral\n\nPanwaslu Kabupaten Kampar mengawasi pilkada serentak.", "", "pilkada-2017", "date"),
        ("PNS Netral\n\nPilkada di tengah pandemi corona, pegawai netral.", "", "pilkada-2020", "date"),
        ("PNS Netral\n\nBawaslu Kota Tual: pilpres dan pileg, 01 atau 02 sama saja.", "", "pemilu-2019", "date"),
        ("PNS Netral\n\nSKB lima lembaga mengikat pegawai saat pileg.", "", "pemilu-2024", "date"),
        ("PNS Netral\n\nPilkada dan bubarnya KASN membuat pegawai bingung.", "", "pilkada-2024", "date"),
        ("PNS Netral\n\nKASN mengingatkan soal netralitas.", "", "none", "none"),
        ("Dua Jari\n\nBawaslu menegur perawat puskesmas, Senin (22/1/2024).", "", "pemilu-2024", "date"),
        ("Dua Jari\n\nKASN memeriksa 48 ASN, data per Juni 2018.", "", "pilkada-2018", "date"),
        (
            "Pengaduan\n\nSepanjang 2015 masuk 1.217 aduan dari daerah penyelenggara pilkada.",
            "",
            "pilkada-2015",
            "date",
        ),
        ("Pengaduan\n\nMenjelang akhir tahun 2018 camat itu menggalang suara untuk caleg.", "", "pemilu-2019", "date"),
        (
            "Aduan\n\nPada Pemilu 2019 ada 19 kasus. Kini Bawaslu menerima 26, hingga 31 Januari 2024.",
            "",
            "pemilu-2024",
            "date",
        ),
        ("Tanda Tangan\n\nPasal 71 UU 8/2015 melarang pejabat meneken mutasi.", "", "pilkada-2015", "date"),
        ("Di Luar Tahapan\n\nPegawai tetap netral di luar pemilu, kata BKN, Kamis (17/7/2025).", "", "none", "none"),
        ("Kades\n\nBukan cuma pilkada, pemilihan kepala desa pun menggoda pegawai.", "", "none", "none"),
        ("Rekap\n\nTahun 2020 aduan melonjak, 2021 landai, kata KASN.", "", "none", "none"),
        ("Resep Sambal\n\nCabai, tomat, dan garam diulek.", "2022-05-10", "none", "none"),
        ("PNS Netral\n\nMenjelang Pilpres, pegawai netral.", "2014-06-01", "none", "none"),
    ],
)
def test_election(nlp, text, published, election, basis):
    article = nlp(make_doc(nlp, text, published=published)).user_data["netralitas"]["article"]
    assert (article["election"], article["election_basis"]) == (election, basis)


def test_a_statement_day_names_no_election(nlp):
    text = "PNS Netral\n\nPegawai diminta netral menjelang pilkada, Kamis (14/12/2017). Pilkada tinggal enam bulan."
    article = nlp(text).user_data["netralitas"]["article"]
    assert (article["election"], article["election_basis"]) == ("pilkada-2018", "date")


def test_calendar():
    assert polling_day("pilkada-2018") == date(2018, 6, 27)
    assert polling_day("none") is None
    assert election_of_name("pilkada", 2017) == "pilkada-2017"
    assert election_of_name("pemilu", 2024) == "pemilu-2024"
    assert election_of_name("pemilu", 2014) == "none"
    assert election_of_name("pemilu", 2020) == "pilkada-2020"
    calendar = calendar_of(Lexicon())
    assert [e.code for e in calendar.elections] == [
        "pilkada-2015",
        "pilkada-2017",
        "pilkada-2018",
        "pemilu-2019",
        "pilkada-2020",
        "pemilu-2024",
        "pilkada-2024",
    ]
    assert calendar.at(date(2018, 7, 15), "pemilu") == "pemilu-2019"
    assert calendar.at(date(2013, 1, 1)) == "none"
    for election in calendar.elections:
        assert election.source and all(s.start <= s.end < election.polling_day for s in election.stages)


def test_lexicon_fits_itself():
    data = Lexicon().toml("elections")
    codes = {e["code"] for e in data["election"]}
    assert all(set(clue["fits"]) <= codes and clue["source"] for clue in data["clue"])
    assert set(data["regions"]) <= codes

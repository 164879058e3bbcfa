"""Offices of an article, on sentences written for the tests."""

import pytest

from bodies_reading import read

GARUT = "Pemerintah Kabupaten Garut"
SETDA = "Sekretariat Daerah Kabupaten Garut"


def _offices(text):
    text = f"Rapat di Garut\n\nGARUT, Kabar - {text}"
    return [
        (text[o.start : o.end], o.position, o.status, o.institution)
        for o in read(text).found["offices"]
        if not o.candidate
    ]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Pj Bupati Garut Drs H Barnas Adjidin hadir.", ("Pj Bupati Garut", "Bupati", "acting", GARUT)),
        ("Penjabat (Pj.) Bupati Garut, Barnas, hadir.", ("Penjabat (Pj.) Bupati Garut", "Bupati", "acting", GARUT)),
        ("Plh. Sekda Garut Nurdin hadir.", ("Plh. Sekda Garut", "Sekretaris Daerah", "acting", GARUT)),
        (
            "Pelaksana Harian (Plh) Sekretaris Daerah Kabupaten Garut Budi.",
            ("Pelaksana Harian (Plh) Sekretaris Daerah Kabupaten Garut", "Sekretaris Daerah", "acting", GARUT),
        ),
        ("Wabup Garut Helmi hadir.", ("Wabup Garut", "Wakil Bupati", "current", GARUT)),
        ("Kata Plt Bupati, ASN netral.", ("Plt Bupati", "Bupati", "acting", GARUT)),
        ("Mantan Sekda Garut itu diam.", ("Mantan Sekda Garut", "Sekretaris Daerah", "former", GARUT)),
        ("Pria yang pernah menjabat sebagai Camat Cibatu.", ("Camat Cibatu", "Camat", "former", "Kecamatan Cibatu")),
        ("Asisten I Setda Garut Bambang.", ("Asisten I Setda Garut", "Asisten", "current", SETDA)),
        ("Asisten Daerah (Asda) I Garut, Bambang.", ("Asisten Daerah (Asda) I Garut", "Asisten", "current", SETDA)),
        ("Kabag Hukum Pemkab Garut Ida.", ("Kabag Hukum Pemkab Garut", "Kepala Bagian", "current", SETDA)),
        ("Staf Ahli Bupati Garut Eko.", ("Staf Ahli Bupati Garut", "Staf Ahli", "current", SETDA)),
        (
            "Kadis Kominfo Garut Margiyanto.",
            ("Kadis Kominfo Garut", "Kepala Dinas", "current", "Dinas Komunikasi dan Informatika Kabupaten Garut"),
        ),
        (
            "Kadiskominfo Garut Margiyanto.",
            ("Kadiskominfo Garut", "Kepala Dinas", "current", "Dinas Komunikasi dan Informatika Kabupaten Garut"),
        ),
        (
            "Kepala Dinas Pendidikan Garut Ade.",
            ("Kepala Dinas Pendidikan Garut", "Kepala Dinas", "current", "Dinas Pendidikan Kabupaten Garut"),
        ),
        (
            "Kepala BKD Garut Didit.",
            ("Kepala BKD Garut", "Kepala Badan", "current", "Badan Kepegawaian Daerah Kabupaten Garut"),
        ),
        (
            "Kepala Kantor Kesbangpol Garut Wahyu.",
            (
                "Kepala Kantor Kesbangpol Garut",
                "Kepala Kantor",
                "current",
                "Kantor Kesatuan Bangsa dan Politik Kabupaten Garut",
            ),
        ),
        (
            "Kabid Disiplin BKD Garut Rina.",
            ("Kabid Disiplin BKD Garut", "Kepala Bidang", "current", "Badan Kepegawaian Daerah Kabupaten Garut"),
        ),
        (
            "Sekretaris Dinas PUPR Garut Asep.",
            (
                "Sekretaris Dinas PUPR Garut",
                "Sekretaris",
                "current",
                "Dinas Pekerjaan Umum dan Penataan Ruang Kabupaten Garut",
            ),
        ),
        (
            "Inspektur Kabupaten Garut Zat Zat.",
            ("Inspektur Kabupaten Garut", "Inspektur", "current", "Inspektorat Kabupaten Garut"),
        ),
        (
            "Kepala Inspektorat Garut Zat Zat.",
            ("Kepala Inspektorat Garut", "Inspektur", "current", "Inspektorat Kabupaten Garut"),
        ),
        (
            "Kasatpol PP Garut Hendra.",
            ("Kasatpol PP Garut", "Kepala Satpol PP", "current", "Satpol PP Kabupaten Garut"),
        ),
        (
            "Camat Tarogong Kidul Ahmad Mawardi hadir.",
            ("Camat Tarogong Kidul", "Camat", "current", "Kecamatan Tarogong Kidul"),
        ),
        ("Lurah Sukamentri, Dedi, hadir.", ("Lurah Sukamentri", "Lurah", "current", "Kelurahan Sukamentri")),
        (
            "Kades Mekarsari Ujang Rohman, hadir.",
            ("Kades Mekarsari", "Kepala Desa", "current", "Pemerintah Desa Mekarsari"),
        ),
        ("Sekdes Mekarsari, Ujang, hadir.", ("Sekdes Mekarsari", "Sekretaris", "current", "Pemerintah Desa Mekarsari")),
        ("Ketua Bawaslu Garut Ipa Hafsiah.", ("Ketua Bawaslu Garut", "Ketua", "current", "Bawaslu Kabupaten Garut")),
        (
            "Kordiv Hukum dan Pencegahan Bawaslu Garut Lamlam.",
            ("Kordiv Hukum dan Pencegahan Bawaslu Garut", "Koordinator Divisi", "current", "Bawaslu Kabupaten Garut"),
        ),
        (
            "Wakil Ketua II DPRD Garut Enan.",
            ("Wakil Ketua II DPRD Garut", "Wakil Ketua", "current", "DPRD Kabupaten Garut"),
        ),
        (
            "Ketua Komisi I DPRD Garut Subhan.",
            ("Ketua Komisi I DPRD Garut", "Ketua Komisi", "current", "DPRD Kabupaten Garut"),
        ),
        ("Kapolres Garut AKBP Rio.", ("Kapolres Garut", "Kapolres", "current", "Polres Garut")),
        ("Dandim 0611/Garut Letkol Czi Dhanisworo.", ("Dandim 0611/Garut", "Dandim", "current", "Kodim 0611/Garut")),
        ("Kajari Garut Neva.", ("Kajari Garut", "Kepala Kejaksaan", "current", "Kejaksaan Negeri Garut")),
        (
            "Kepala Puskesmas Cibatu, dr. Rina.",
            ("Kepala Puskesmas Cibatu", "Kepala Puskesmas", "current", "Puskesmas Cibatu"),
        ),
        ("Kepala SMPN 2 Garut, Asep.", ("Kepala SMPN 2 Garut", "Kepala Sekolah", "current", "SMPN 2 Garut")),
        ("Mendagri Tito Karnavian.", ("Mendagri", "Menteri", "current", "Kemendagri")),
        ("Menteri PANRB Rini.", ("Menteri PANRB", "Menteri", "current", "KemenPANRB")),
        ("Kepala BKN Zudan.", ("Kepala BKN", "Kepala Badan", "current", "BKN")),
        (
            "Deputi Pengawasan dan Pengendalian BKN Otto.",
            ("Deputi Pengawasan dan Pengendalian BKN", "Deputi", "current", "BKN"),
        ),
    ],
)
def test_what_an_office_phrase_means(text, office):
    assert office in _offices(text)


@pytest.mark.parametrize(
    "text",
    [
        "Calon bupati Garut nomor 1 hadir.",
        "Bakal calon wakil bupati Garut hadir.",
        "Pemilihan Bupati dan Wakil Bupati Garut.",
        "Bupati dan wali kota se-Indonesia diminta netral.",
        "Para bupati diminta netral.",
        "Peraturan Bupati Garut Nomor 5 Tahun 2020.",
    ],
)
def test_no_office(text):
    assert not [o for o in _offices(text) if o[3]]


def test_candidates_are_marked():
    offices = read("Judul\n\nCalon bupati Garut dan calon wakil bupati hadir.").found["offices"]
    assert [o.candidate for o in offices] == [True, True]


def test_a_village_head_called_by_name_has_no_village_of_that_name():
    text = "Judul\n\nGARUT - Kades Mekarsari, Entus Sanusi, diperiksa. Kades Entus membantah."
    assert [o.institution for o in read(text).found["offices"]] == ["Pemerintah Desa Mekarsari", ""]


def test_bodies_named_through_an_office_are_marked():
    bodies = read("Judul\n\nKetua Bawaslu Garut dan Bupati Garut. BKD Garut menunggu.").found["bodies"]
    assert [(b.institution, b.via_office) for b in bodies] == [
        ("Bawaslu Kabupaten Garut", True),
        (GARUT, True),
        ("Badan Kepegawaian Daerah Kabupaten Garut", False),
    ]

"""Regulations: kinds, numbers, names, joint decrees, circulars."""

from __future__ import annotations

import pytest

from netralitas.extract.pipeline import load, make_doc

LEAD = "Pegawai di Surabaya Diingatkan\n\nSURABAYA, Warta Kita – Pegawai negeri Kota Surabaya diminta menjaga sikap. "


@pytest.fixture(scope="module")
def nlp():
    return load(exclude=("officials", "statements", "behaviours", "counts"))


def rules(nlp, words: str, **about: str) -> list[dict]:
    doc = nlp(make_doc(nlp, LEAD + words, **about))
    rows = doc.user_data["netralitas"]["regulations"]
    assert all(doc.text[r["start"] : r["end"]] == r["text"] for r in rows)
    return rows


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Sesuai UU No.5/2014 dan PP 53 Tahun 2010.", {"UU 5/2014", "PP 53/2010"}),
        ("Sesuai Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara (ASN).", {"UU 5/2014"}),
        ("Sesuai Undang Undang RI No 6 thn 2014 tentang Desa.", {"UU 6/2014"}),
        ("Sesuai Peraturan Pemerintah (PP) 53 Tahun 2010.", {"PP 53/2010"}),
        ("Sesuai Peraturan Pemeritah No. 42 Tahun 2004.", {"PP 42/2004"}),
        ("Sesuai PP 42/2004 dan 53/2010.", {"PP 42/2004", "PP 53/2010"}),
        ("Sesuai UU No. 7 Tahun 2017 dan No. 5 Tahun 2014.", {"UU 7/2017", "UU 5/2014"}),
        ("Sesuai Pasal 71 UU 10/2016 jo UU 6/2020.", {"UU 10/2016", "UU 6/2020"}),
        ("Sesuai UU Pilkada Nomor 10 Tahun 2016.", {"UU 10/2016"}),
        ("Sesuai Peraturan Bawaslu (Perbawaslu) Nomor 6 Tahun 2018.", {"Perbawaslu 6/2018"}),
        ("Sesuai Peraturan Komisi Pemilihan Umum No. 4 Tahun 2017.", {"PKPU 4/2017"}),
        ("Sesuai PKPU 15/2019 dan 16/2019.", {"PKPU 15/2019", "PKPU 16/2019"}),
        ("Sesuai Perpu 2/2020.", {"Perppu 2/2020"}),
        ("Sesuai Permenpan RB Nomor 6 Tahun 2022 dan Inpres 2/2024.", {"PermenPANRB 6/2022", "Inpres 2/2024"}),
        ("Sesuai Perda Kota Surabaya Nomor 5 Tahun 2015.", {"Perda 5/2015"}),
        ("Sesuai UU ASN dan PP Disiplin PNS.", {"UU ASN", "PP Disiplin PNS"}),
        ("Sesuai Undang-Undang Aparatur Sipil Negara.", {"UU ASN"}),
        ("Sesuai undang-undang desa dan Undang-Undang tentang Pemilu.", {"UU Desa", "UU Pemilu"}),
        ("Sesuai UU ASN, yakni UU Nomor 5 Tahun 2014.", {"UU 5/2014"}),
        ("Sesuai SE Menpan RB Nomor B/2355/M.PANRB/07/2015.", {"SE KemenPANRB B/2355/M.PANRB/07/2015"}),
        ("Sesuai surat Menteri PANRB No B/71/M.SM.00.00/2017.", {"SE KemenPANRB B/71/M.SM.00.00/2017"}),
        ("Sesuai Surat Edaran (SE) Nomor 18 Tahun 2023 dari Kementerian PANRB.", {"SE KemenPANRB 18/2023"}),
        ("Sesuai surat edaran Bupati Belitung Nomor 17 Tahun 2023.", {"SE Bupati Belitung 17/2023"}),
        ("Sesuai surat edaran dari Menpan-RB.", {"SE KemenPANRB"}),
        ("Bupati Garut sudah menerbitkan surat edaran.", {"SE Bupati Garut"}),
        ("Sesuai SKB 5 Menteri tahun 2020.", {"SKB Netralitas ASN 2020"}),
        (
            "Sesuai Keputusan Bersama Menteri PANRB, Mendagri, Kepala BKN, Ketua KASN, dan Ketua Bawaslu Nomor 2 Tahun 2022, "
            "Nomor 800-5474 Tahun 2022, Nomor 246 Tahun 2022.",
            {"SKB Netralitas ASN 2022"},
        ),
        (
            "Sesuai Surat Keputusan Bersama Menpan RB No. 05 / 2020, Mendagri No. 800-2836 / 2020, KASN No. 6/SKB/9/2020.",
            {"SKB Netralitas ASN 2020"},
        ),
        ("Sesuai SKB tentang cuti bersama.", set()),
        ("Sesuai peraturan perundang-undangan ASN.", set()),
        ("Satpol PP 53 orang dan dr. Rina SE hadir, surat edaran dibagikan.", set()),
        ("Undang-Undang melarang itu, kata undangan.", set()),
    ],
)
def test_rules(nlp, words, expected):
    assert {r["regulation"] for r in rules(nlp, words)} == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Pjs Bupati Buru, Drs. Zainal, M.Si, menerbitkan Surat Edaran Nomor 14 Tahun 2020. Edaran itu berlaku.",
            {"SE Bupati Buru 14/2020"},
        ),
        (
            "Bupati Buru menerbitkan surat edaran netralitas. Edaran bernomor 800/1234/2020 itu berlaku.",
            {"SE Bupati Buru 800/1234/2020"},
        ),
        (
            "Bupati Buru menerbitkan surat edaran. Nomor surat edaran tersebut adalah 100.3/185/SE-BUP/2024.",
            {"SE Bupati Buru 100.3/185/SE-BUP/2024"},
        ),
        (
            "Bupati Buru menerbitkan surat edaran. Wartawan mengatakan surat edaran Nomor 5 Tahun 2020 itu baik.",
            {"SE Bupati Buru 5/2020"},
        ),
        ("Sesuai Peraturan Mahkamah Agung No 3 Tahun 2017.", {"Perma 3/2017"}),
        (
            "Sesuai Peraturan Bersama Menteri PANRB, Mendagri, Kepala BKN, Ketua KASN dan Ketua Bawaslu Nomor 2 "
            "Tahun 2022.",
            {"SKB Netralitas ASN 2022"},
        ),
    ],
)
def test_a_rule_told_in_two_sentences_or_under_an_unusual_name(nlp, words, expected):
    assert {r["regulation"] for r in rules(nlp, words)} == expected


def test_undated_joint_decree_is_that_of_the_election(nlp):
    assert {r["regulation"] for r in rules(nlp, "Menjelang Pilkada 2020 ada SKB lima lembaga.")} == {
        "SKB Netralitas ASN 2020"
    }
    assert {r["regulation"] for r in rules(nlp, "Menjelang Pemilu 2024 ada SKB lima lembaga.")} == {
        "SKB Netralitas ASN 2022"
    }


def test_a_name_means_the_law_of_the_day(nlp):
    (old,) = rules(nlp, "UU ASN melarang itu.", published="2020-10-01")
    (new,) = rules(nlp, "UU ASN melarang itu.", published="2024-10-01")
    assert (old["regulation"], old["regulation_id"], old["number"], old["year"]) == ("UU ASN", "UU 5/2014", "5", 2014)
    assert (new["regulation"], new["regulation_id"], new["year"]) == ("UU ASN", "UU 20/2023", 2023)
    assert new["title"] == "Aparatur Sipil Negara"


def test_columns_and_years(nlp):
    doc = nlp(LEAD + "Sesuai SE KemenPANRB Nomor 18 Tahun 2023 dan PP 94/2021.")
    table = doc.user_data["netralitas"]
    assert [(r["kind"], r["number"], r["year"]) for r in table["regulations"]] == [
        ("SE", "18", 2023),
        ("PP", "94", 2021),
    ]
    assert {(r["start_date"], r["role"]) for r in table["dates"]} == {
        ("2023-01-01", "regulation"),
        ("2021-01-01", "regulation"),
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Lewat Surat Edaran Nomor 21 Tahun 2024 yang diteken Senin (23/9/2024), Sekda Kota Parepare merinci larangan.",
            {"SE Sekretaris Daerah Kota Parepare 21/2024"},
        ),
        (
            "Larangan itu ditulis Pjs Bupati Garut Mirza Hasan dalam Surat Edaran Nomor 31 Tahun 2020.",
            {"SE Bupati Garut 31/2020"},
        ),
        (
            "Surat bernomor 270/885/ORG/2018 itu pendek. Bupati Garut lewat surat edaran tersebut melarang pegawai berfoto.",
            {"SE Bupati Garut 270/885/ORG/2018"},
        ),
        ("Sekda Kota Tomohon mesti menulis surat edaran khusus.", {"SE Sekretaris Daerah Kota Tomohon"}),
        (
            "Pemkot Surabaya menerbitkan edaran. Surat Edaran Wali Kota Nomor 800/217/BKD/2018 berlaku.",
            {"SE Wali Kota Surabaya 800/217/BKD/2018"},
        ),
        ("Dasarnya Qanun Aceh Nomor 12 Tahun 2016.", {"Qanun Aceh 12/2016"}),
        ("Menurut dia, SKB 2022 tidak mengenal hari libur.", {"SKB Netralitas ASN 2022"}),
        ("Menurut SKB tiga menteri tentang hari libur nasional, kantor tutup.", set()),
    ],
)
def test_circulars_and_decrees_by_their_context(nlp, words, expected):
    assert {r["regulation"] for r in rules(nlp, words)} == expected

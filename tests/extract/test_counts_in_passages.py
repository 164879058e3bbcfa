"""Counts in passages: parts known by their sum, later sentences that go on about them, lists, asides, and numbers that
count something else."""

import pytest

from netralitas.extract.reading import rows_of


def frames(nlp, text, *columns):
    """The counts of an article with a headline about nothing in particular, as tuples of columns."""
    return [tuple(row[c] for c in ("min", *columns)) for row in rows_of(nlp(f"Berita Hari Ini\n\n{text}"), "counts")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # an attribution between subject and predicate
            "Enam PNS, ujarnya, tengah dimintai keterangan inspektorat soal netralitas.",
            [(6, "person", "handled")],
        ),
        (  # an aside between them
            "Satu laporan, soal camat yang memasang stiker, dinyatakan terbukti. Netralitas dijaga.",
            [(1, "report", "proven")],
        ),
        (  # parts without a predicate, known by their sum
            "Ada 40 pegawai yang terseret kasus netralitas. Rinciannya 22 PNS, 11 PPPK dan 7 perangkat desa.",
            [
                (40, "person", "reported"),
                (22, "person", "reported"),
                (11, "person", "reported"),
                (7, "person", "reported"),
            ],
        ),
        (  # the total behind its parts
            "Mamuju 9 kasus, Majene 7 kasus, Mamasa 4 kasus. Total 20 kasus netralitas ASN ditangani Bawaslu Sulbar.",
            [(9, "case", "handled"), (7, "case", "handled"), (4, "case", "handled"), (20, "case", "handled")],
        ),
        (  # a later sentence tells the last stage
            "Bawaslu Luwu mencatat 6 ASN dan 3 kepala desa terjerat kasus netralitas. Semuanya sudah diperiksa.",
            [(6, "person", "handled"), (3, "person", "handled")],
        ),
        (
            "Baru ada satu temuan netralitas. Berkasnya sedang dikaji.",
            [(1, "case", "handled")],
        ),
        (
            "Bawaslu memeriksa tiga guru terkait netralitas. Ketiganya dinyatakan tidak terbukti melanggar.",
            [(3, "person", "not_proven")],
        ),
        (
            "Ada tiga orang, guru, bidan, sama staf kelurahan. Sudah kami rekomendasikan ke KASN. ASN harus netral.",
            [(3, "person", "recommended")],
        ),
        (  # predicates as headings of numbers
            "Status laporan netralitas ASN: diteruskan ke BKN 4 laporan, dihentikan 6 laporan, dalam proses 2 laporan.",
            [(4, "report", "handled"), (6, "report", "not_proven"), (2, "report", "handled")],
        ),
        (
            "Kepala BKPSDM merinci sanksi bagi ASN tidak netral: hukuman ringan 12 orang, hukuman berat 2 orang.",
            [(12, "person", "sanctioned"), (2, "person", "sanctioned")],
        ),
        ("Itulah satu-satunya laporan netralitas ASN yang diterima Bawaslu.", [(1, "report", "reported")]),
        (
            "KASN mengirim dua surat rekomendasi soal netralitas. Surat itu memuat 9 nama.",
            [(2, "letter", "recommended"), (9, "person", "recommended")],
        ),
        ("Bawaslu Ende meregister 9 laporan netralitas ASN.", [(9, "report", "reported")]),
        (  # a comparison is no condition
            "Jika pada Pilkada 2018 ada 25 ASN yang kena sanksi netralitas, pada Pilkada 2024 hanya 7 ASN.",
            [(25, "person", "sanctioned"), (7, "person", "sanctioned")],
        ),
        (
            "Sebelas PNS dari enam kabupaten diadukan karena tidak netral.",
            [(11, "person", "reported"), (6, "institution", "reported")],
        ),
        (
            "Masih ada 54 kepala daerah yang belum menindaklanjuti rekomendasi KASN soal netralitas.",
            [(54, "institution", "other")],
        ),
        ("Tahun ini BKD mendapat 120 pegawai baru dan 45 CPNS. Netralitas ASN dijaga.", []),
        ("Pemkab memindahkan 35 pegawai ke kantor baru. Netralitas ASN dijaga.", []),
        ("Bupati melantik 62 pejabat: 4 kepala dinas, 20 camat, 38 kepala bidang. Ia minta mereka netral.", []),
        ("KPU menerima 12 aduan soal daftar pemilih. Sekda meminta ASN netral.", []),
        ("Bawaslu juga menangani 3 kasus netralitas penyelenggara, yakni dua PPK dan satu PPS.", []),
        ("Dari hampir 11.000 ASN hanya segelintir yang bermasalah soal netralitas.", []),
    ],
)
def test_which_and_what_became_of_them(nlp, text, expected):
    assert frames(nlp, text, "unit", "status") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bawaslu Kabupaten Tegal menerima sembilan laporan netralitas perangkat desa. Kecamatan Adiwerna menyumbang "
            "empat laporan, Talang tiga laporan, dan dua laporan dari Slawi.",
            [
                (9, "Kabupaten Tegal"),
                (4, "Kecamatan Adiwerna"),
                (3, "Kecamatan Talang"),
                (2, "Kecamatan Slawi"),
            ],
        ),
        (
            "Bawaslu Banten mencatat 20 ASN tidak netral, sebelas di antaranya di Kota Serang.",
            [(20, "Provinsi Banten"), (11, "Kota Serang")],
        ),
        (
            "Panwaslu Kabupaten Nias mengirim satu laporan netralitas ke Komisi ASN di Jakarta.",
            [(1, "Kabupaten Nias")],
        ),
        ("KASN menerima 507 pengaduan netralitas. Pemkab Garut mengingatkan ASN.", [(507, "Indonesia")]),
    ],
)
def test_regions(nlp, text, expected):
    assert frames(nlp, text, "region") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sepanjang 2018, KASN menerima 507 pengaduan netralitas. Tahun sebelumnya hanya 52 pengaduan.",
            [(507, "2018"), (52, "2017")],
        ),
        (
            "Laporan netralitas ASN terus mengalir. September 2024 ada 5 laporan, Oktober 2024 ada 9 laporan.",
            [(5, "2024-09"), (9, "2024-10")],
        ),
        ("Bila pada 2018 tercatat 16 perkara netralitas ASN, kini sudah 33 perkara.", [(16, "2018"), (33, "")]),
    ],
)
def test_periods(nlp, text, expected):
    assert frames(nlp, text, "period") == expected


def test_counter_is_who_carried_out_not_who_recommended(nlp):
    text = "Wali Kota Blitar memastikan lima ASN yang direkomendasikan KASN sudah dihukum karena tidak netral."
    assert frames(nlp, text, "counter") == [(5, "Pemerintah Kota Blitar")]


def test_a_rate_is_read_beside_its_total(nlp):
    text = "Bawaslu menangani delapan perkara netralitas ASN. Kalau dirata-rata, ada satu perkara tiap pekan."
    assert frames(nlp, text, "per") == [(8, ""), (1, "week")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # only the first part has the noun; the others are number and place in either order
            "Bawaslu Sumbar menerima laporan atas 44 ASN yang tidak netral. “Agam 20 orang. Kota Solok 11, Dharmasraya "
            "tujuh, dan enam lagi dari Kota Bukittinggi,” katanya.",
            [
                (44, "Provinsi Sumatera Barat"),
                (20, "Kabupaten Agam"),
                (11, "Kota Solok"),
                (7, "Kabupaten Dharmasraya"),
                (6, "Kota Bukittinggi"),
            ],
        ),
        (
            "Bawaslu Sumbar memeriksa 30 ASN yang tidak netral. Rinciannya 14 orang dari Agam, 9 Pasaman, tujuh "
            "Dharmasraya.",
            [
                (30, "Provinsi Sumatera Barat"),
                (14, "Kabupaten Agam"),
                (9, "Kabupaten Pasaman"),
                (7, "Kabupaten Dharmasraya"),
            ],
        ),
    ],
)
def test_parts_of_a_loose_list_have_their_places(nlp, text, expected):
    assert frames(nlp, text, "region") == expected


def test_what_is_said_of_a_whole_later_holds_for_it(nlp):
    text = "Ada 20 perkara netralitas ASN di Agam. Dari 20 perkara yang ditangani, 12 terbukti dan 8 tidak terbukti."
    assert frames(nlp, text, "status") == [(20, "handled"), (12, "proven"), (8, "not_proven")]


def test_institutions_that_got_recommendations_and_those_that_keep_silent(nlp):
    text = "Ada 90 instansi yang sudah kami kirimi rekomendasi netralitas ASN, 25 instansi diam saja, kata KASN."
    assert frames(nlp, text, "unit", "status") == [
        (90, "institution", "recommended"),
        (25, "institution", "other"),
    ]


def test_a_rate_behind_its_number(nlp):
    text = "Bawaslu Agam kedatangan dua sampai tiga laporan seminggu soal netralitas ASN."
    assert frames(nlp, text, "unit", "per") == [(2, "report", "week")]

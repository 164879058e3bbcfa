"""Counts: which numbers count neutrality cases, of what, with which outcome, whose, where and when."""

import pytest

from netralitas.extract.counts import KIND
from netralitas.extract.reading import rows_of


def counts(nlp, text, *columns):
    """The counts of an article with a headline about nothing in particular, as tuples of columns."""
    return [tuple(row[c] for c in columns) for row in rows_of(nlp(f"Berita Hari Ini\n\n{text}"), "counts")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bawaslu Sleman menerima 12 laporan dugaan pelanggaran netralitas ASN.", [(12, 12, "report", "reported")]),
        (
            "Dari jumlah tersebut, baru 256 rekomendasi yang ditindaklanjuti PPK terkait netralitas ASN.",
            [(256, 256, "recommendation", "handled")],
        ),
        ("Bawaslu Bantul memproses tiga dugaan pelanggaran netralitas ASN.", [(3, 3, "case", "handled")]),
        ("Dua kepala desa dan seorang camat diperiksa Bawaslu terkait netralitas.", [(2, 2, "person", "handled")]),
        (
            "Panwaslu memanggil lima kepala dinas untuk dimintai keterangan soal dugaan dukungan kepada petahana.",
            [(5, 5, "person", "handled")],
        ),
        ("Sosialisasi netralitas ASN itu diikuti 250 ASN dari 30 OPD.", []),
        ("Bupati mengumpulkan 45 camat dan lurah agar menjaga netralitas ASN.", []),
        ("Sebanyak 120 ASN mengikuti apel ikrar netralitas.", []),
        ("Ada lima jenis pelanggaran netralitas ASN yang paling sering terjadi.", []),
        ("Terdapat sembilan larangan bagi ASN agar tetap netral.", []),
        ("ASN yang tidak netral terancam hukuman disiplin berupa penundaan kenaikan gaji selama 1 tahun.", []),
        ("Kalau ada satu ASN yang terbukti tidak netral, kami proses.", []),
        ("Tidak ada satu pun ASN yang dilaporkan melanggar netralitas.", []),
        ("Jumlah ASN di Kabupaten Blitar mencapai 9.870 orang, semuanya diminta netral.", []),
        ("Hingga kini belum ada laporan pelanggaran netralitas ASN.", []),
        (
            "Ia menyebut kasus netralitas ASN di daerahnya nihil, berbeda dari 2018 yang ada tujuh kasus.",
            [(7, 7, "case", "reported")],
        ),
        (
            "Empat dari tujuh ASN yang dilaporkan terbukti melanggar netralitas.",
            [(4, 4, "person", "proven"), (7, 7, "person", "reported")],
        ),
        ("Tiga ASN di Sragen dijatuhi sanksi karena tidak netral.", [(3, 3, "person", "sanctioned")]),
        (
            "Wali Kota mencopot dua lurah yang terbukti berkampanye. Netralitas ASN harga mati.",
            [(2, 2, "person", "sanctioned")],
        ),
        (
            "KASN mengeluarkan 15 rekomendasi terkait pelanggaran netralitas ASN.",
            [(15, 15, "recommendation", "recommended")],
        ),
        ("Setiap bulan Bawaslu menerima dua hingga tiga laporan netralitas ASN.", [(2, 3, "report", "reported")]),
        (
            "Bawaslu menangani 30 pelanggaran pemilu, terdiri atas 12 pelanggaran administrasi, 8 pidana, dan 10 pelanggaran netralitas ASN.",
            [(10, 10, "case", "handled")],
        ),
        ("Polisi menangani 4 kasus korupsi dana desa. Netralitas ASN juga disinggung bupati.", []),
        ("KPU menyiapkan 1.200 TPS dan 8.400 petugas KPPS. ASN diminta netral.", []),
        ("Dua orang saksi diperiksa Bawaslu dalam kasus netralitas ASN.", []),
        (
            "Bawaslu meregistrasi 14 dari 20 laporan dugaan ketidaknetralan ASN.",
            [(14, 14, "report", "handled"), (20, 20, "report", "reported")],
        ),
        (
            "Sebanyak 9 kasus dinyatakan terbukti dan diteruskan ke KASN, 3 kasus tidak terbukti, serta 2 kasus masih dikaji terkait netralitas ASN.",
            [(9, 9, "case", "proven"), (3, 3, "case", "not_proven"), (2, 2, "case", "handled")],
        ),
        ("Menurutnya, tak kurang dari 30 ASN terindikasi tidak netral.", [(30, None, "person", "reported")]),
        ("Minimal 10 kepala desa diduga tidak netral.", [(10, None, "person", "reported")]),
        ("Kurang dari 50 pegawai yang dilaporkan tidak netral.", [(None, 50, "person", "reported")]),
        (
            "Belasan guru dilaporkan ke Bawaslu karena ikut kampanye. Guru PNS wajib netral.",
            [(11, 19, "person", "reported")],
        ),
        ("Puluhan PNS diperiksa Inspektorat terkait netralitas.", [(10, 99, "person", "handled")]),
        ("Seorang ASN dijatuhi sanksi karena tidak netral.", [(1, 1, "person", "sanctioned")]),
        ("Kasus itu bermula saat seorang ASN mengunggah foto bersama calon bupati.", []),
        ("Dua ASN lainnya masih diperiksa. ASN harus netral.", [(2, 2, "person", "handled")]),
        (
            "Sudah 23 kasus ketidaknetralan ASN yang masuk ke meja Bawaslu Jatim sejak Januari.",
            [(23, 23, "case", "reported")],
        ),
        ("Total ada 65 laporan yang masuk, 40 di antaranya soal netralitas ASN.", [(40, 40, "report", "reported")]),
        (
            "Kepala BKPSDM menjelaskan, tujuh ASN mendapat teguran tertulis, tiga ASN diturunkan pangkatnya, dan satu ASN diberhentikan karena tidak netral.",
            [(7, 7, "person", "sanctioned"), (3, 3, "person", "sanctioned"), (1, 1, "person", "sanctioned")],
        ),
        (
            "Bawaslu mencatat 8 temuan dan 5 laporan terkait netralitas ASN.",
            [(8, 8, "case", "reported"), (5, 5, "report", "reported")],
        ),
        (
            "Ini adalah kasus ketiga yang ditangani Bawaslu tahun ini terkait netralitas ASN.",
            [(3, 3, "case", "handled")],
        ),
        ("Laporan kedua datang dari warga. ASN diminta netral.", []),
        (
            "Angka itu naik dari 12 kasus menjadi 30 kasus netralitas ASN.",
            [(12, 12, "case", "reported"), (30, 30, "case", "reported")],
        ),
        ("Pasangan nomor urut 2 didukung 12 kepala desa, kata pelapor soal netralitas kades.", []),
        ("Sebanyak 16 orang kepala desa sudah dimintai klarifikasi soal netralitas.", [(16, 16, "person", "handled")]),
        ("Bawaslu meneruskan 6 perkara ke BKN terkait netralitas ASN.", [(6, 6, "case", "handled")]),
        (
            "Bawaslu merekomendasikan 6 ASN ke BKN untuk disanksi karena tidak netral.",
            [(6, 6, "person", "recommended")],
        ),
        (
            "Lima orang dinyatakan bersalah dan tiga orang lainnya bebas dari tuduhan tidak netral.",
            [(5, 5, "person", "proven"), (3, 3, "person", "not_proven")],
        ),
        (
            "Pengadilan menjatuhkan hukuman percobaan kepada dua kepala desa yang tidak netral.",
            [(2, 2, "person", "sanctioned")],
        ),
        ("Kami sudah proses 11 ASN, kata Ketua Bawaslu soal netralitas.", [(11, 11, "person", "handled")]),
        ("Ada 3 anggota Polri yang dilaporkan tidak netral.", [(3, 3, "person", "reported")]),
        ("Bawaslu menemukan 20 akun ASN yang memberi dukungan kepada paslon.", [(20, 20, "person", "reported")]),
        (
            "Sampai saat ini tercatat ada 34 ASN yang sedang berproses di KASN karena melanggar netralitas.",
            [(34, 34, "person", "handled")],
        ),
        ("Bawaslu mengawasi netralitas 12.450 ASN di daerah itu.", []),
        ("Dalam 7 hari ASN yang dilaporkan harus memberi klarifikasi soal netralitas.", []),
        ("Netralitas ASN diatur dalam 5 pasal.", []),
        ("Tim terdiri dari 9 orang dan memantau netralitas ASN.", []),
        ("Bawaslu memeriksa 10 orang saksi dan 3 ASN terlapor terkait netralitas.", [(3, 3, "person", "handled")]),
        (
            "Empat kasus lain sudah dihentikan karena tidak cukup bukti soal netralitas ASN.",
            [(4, 4, "case", "not_proven")],
        ),
        ("Laporan netralitas ASN yang masuk ke Bawaslu tahun ini mencapai 77.", [(77, 77, "report", "reported")]),
        (
            "Kasus netralitas ASN: Sleman 5, Bantul 3, dan Kulon Progo 2.",
            [(5, 5, "case", "reported"), (3, 3, "case", "reported"), (2, 2, "case", "reported")],
        ),
        ("Ada sebanyak 40 lebih laporan soal netralitas ASN.", [(40, None, "report", "reported")]),
        (
            "Kasus tersebut tersebar di 12 kabupaten/kota. Bawaslu menangani 60 kasus netralitas ASN dari 12 kabupaten/kota.",
            [(60, 60, "case", "handled"), (12, 12, "institution", "handled")],
        ),
        (
            "Sebanyak 15 kepala daerah belum menindaklanjuti rekomendasi KASN soal netralitas ASN.",
            [(15, 15, "institution", "other")],
        ),
        (
            "Sepanjang 2023, ada 99 ASN yang diadukan karena tak netral; 40 orang disanksi, 12 orang dinyatakan tidak bersalah.",
            [(99, 99, "person", "reported"), (40, 40, "person", "sanctioned"), (12, 12, "person", "not_proven")],
        ),
        (
            "Bawaslu Kota Kediri tengah menangani dua laporan dugaan pelanggaran netralitas ASN.",
            [(2, 2, "report", "handled")],
        ),
        (
            "Dua pejabat eselon II itu dilaporkan karena hadir di deklarasi. Netralitas ASN dipertanyakan.",
            [(2, 2, "person", "reported")],
        ),
        ("Inspektorat menjatuhkan sanksi moral terhadap 4 ASN tidak netral.", [(4, 4, "person", "sanctioned")]),
        (
            "Dari lima laporan yang masuk, dua laporan terbukti, satu laporan tidak terbukti, dan dua lagi masih dalam proses, semuanya soal netralitas ASN.",
            [
                (5, 5, "report", "reported"),
                (2, 2, "report", "proven"),
                (1, 1, "report", "not_proven"),
                (2, 2, "report", "handled"),
            ],
        ),
        ("Dari 18 kasus netralitas ASN, separuhnya sudah selesai.", [(18, 18, "case", "reported")]),
        ("Tahun 2020 terdapat 917 pelanggaran netralitas ASN.", [(917, 917, "case", "reported")]),
        ("Pemilu 2019 lalu ada 2 kasus netralitas ASN.", [(2, 2, "case", "reported")]),
        (
            "Bawaslu RI mencatat 481 kasus netralitas ASN di 33 provinsi.",
            [(481, 481, "case", "reported"), (33, 33, "institution", "reported")],
        ),
        ("Jumlah ASN yang dilaporkan tidak netral mencapai 94 orang.", [(94, 94, "person", "reported")]),
        (
            "Ada 11 pengaduan terkait netralitas; enam sudah selesai, lima dalam proses.",
            [(11, 11, "report", "reported"), (6, 6, "report", "handled"), (5, 5, "report", "handled")],
        ),
        ("Sejumlah 5 (lima) orang ASN dinyatakan terbukti tidak netral.", [(5, 5, "person", "proven")]),
        ("Camat itu sudah dua kali dilaporkan soal netralitas.", []),
        ("Bawaslu memberi waktu 3 hari kepada ASN terlapor.", []),
        ("Tiga paslon bertarung. ASN diminta netral.", []),
        ("Sebanyak 50 ASN dari berbagai OPD dilantik, bupati mengingatkan netralitas.", []),
        (
            "Tujuh tenaga honorer dirumahkan karena ikut kampanye, padahal sudah diminta netral.",
            [(7, 7, "person", "sanctioned")],
        ),
        ("Satu laporan lagi menyangkut kepala puskesmas yang tidak netral.", [(1, 1, "report", "reported")]),
        ("Kedua ASN tersebut akan diperiksa pekan depan soal netralitas.", []),
        ("Ketiganya dinyatakan melanggar netralitas ASN.", []),
        (
            "Bawaslu Jabar menerima 122 laporan dugaan pelanggaran, 31 di antaranya pelanggaran netralitas ASN.",
            [(31, 31, "report", "reported")],
        ),
        (
            "Sudah ada empat ASN yang kami klarifikasi, dua orang di antaranya sudah kami teruskan ke BKN, kata Ketua Bawaslu soal netralitas.",
            [(4, 4, "person", "handled"), (2, 2, "person", "handled")],
        ),
        (
            "Dua ASN masih menunggu putusan, sementara satu ASN lainnya dinyatakan tidak bersalah dalam kasus netralitas.",
            [(2, 2, "person", "handled"), (1, 1, "person", "not_proven")],
        ),
        (
            "Kasus pelanggaran netralitas ASN di Banten tahun 2023 sebanyak 17 kasus, turun dibanding tahun 2020 sebanyak 43 kasus.",
            [(17, 17, "case", "reported"), (43, 43, "case", "reported")],
        ),
        ("Bawaslu menindaklanjuti 13 laporan warga soal netralitas ASN.", [(13, 13, "report", "handled")]),
        ("Sebanyak 13 ASN menjalani sidang kode etik karena tidak netral.", [(13, 13, "person", "handled")]),
        ("Ada 9 ASN terlapor dan 3 laporan ASN.", [(9, 9, "person", "reported"), (3, 3, "report", "reported")]),
        ("Dari hasil penelusuran, 6 ASN diketahui memasang foto paslon.", [(6, 6, "person", "reported")]),
        (
            "Data menunjukkan 1.204 dugaan pelanggaran netralitas ASN sepanjang tahun itu.",
            [(1204, 1204, "case", "reported")],
        ),
        (
            "Sekitar 310 laporan direkomendasikan untuk diteruskan, sedangkan 42 laporan dihentikan, semuanya menyangkut netralitas ASN.",
            [(310, 310, "report", "recommended"), (42, 42, "report", "not_proven")],
        ),
        (
            "Dari 210 laporan yang diterima, sebanyak 96 ASN terbukti melanggar netralitas. Dari jumlah tersebut, 51 ASN telah dikenakan sanksi oleh PPK.",
            [(210, 210, "report", "reported"), (96, 96, "person", "proven"), (51, 51, "person", "sanctioned")],
        ),
        (
            "Dugaan pelanggaran ASN yang direkomendasikan sebanyak 61 kasus. Sisanya, yaitu 7 kasus, tengah diproses.",
            [(61, 61, "case", "recommended"), (7, 7, "case", "handled")],
        ),
        (
            "Sebanyak 88 ASN telah diberikan rekomendasi penjatuhan sanksi netralitas, namun baru 35 ASN (39,8 persen) yang sudah dijatuhi sanksi.",
            [(88, 88, "person", "recommended"), (35, 35, "person", "sanctioned")],
        ),
        (
            "Sebanyak 70 ASN dijatuhi sanksi netralitas. Sedangkan 14 sisanya belum mendapat tindak lanjut.",
            [(70, 70, "person", "sanctioned"), (14, 14, "person", "recommended")],
        ),
        (
            "Yang sudah kita klarifikasi itu tiga orang, kata Ketua Bawaslu soal netralitas kades.",
            [(3, 3, "person", "handled")],
        ),
        ("Ada sekitar 8 perkara netralitas ASN yang sudah kami lanjutkan.", [(8, 8, "case", "handled")]),
        ("BKN memblokir data kepegawaian 120 ASN yang melanggar netralitas.", [(120, 120, "person", "other")]),
        ("Sudah ada 325 atau 56,9 persen ASN tak netral yang dijatuhi sanksi.", [(325, 325, "person", "sanctioned")]),
    ],
)
def test_what_is_counted(nlp, text, expected):
    found = counts(nlp, text, "min", "max", "unit", "status")
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Rata-rata tiga laporan netralitas ASN masuk setiap bulan.", "month"),
        ("Dalam sehari Bawaslu menerima 4 hingga 5 laporan netralitas ASN.", "day"),
        ("Bawaslu menerima dua aduan netralitas ASN per pekan.", "week"),
        ("Saban tahun ada 10 kasus netralitas ASN.", "year"),
        ("Bawaslu menerima dua aduan netralitas ASN.", ""),
    ],
)
def test_rates(nlp, text, per):
    assert counts(nlp, text, "per") == [(per,)]


def test_parts_take_counter_and_period_of_the_whole_and_have_their_own_region(nlp):
    text = (
        "Sepanjang Pilkada 2020 Bawaslu Provinsi Jawa Tengah menangani 20 kasus netralitas ASN. Rinciannya Kabupaten Sragen 12 kasus, "
        "Kabupaten Klaten lima, dan Kota Magelang tiga."
    )
    assert counts(nlp, text, "min", "unit", "status", "counter", "region", "period", "election") == [
        (20, "case", "handled", "Bawaslu Provinsi Jawa Tengah", "Provinsi Jawa Tengah", "Pilkada 2020", "pilkada-2020"),
        (12, "case", "handled", "Bawaslu Provinsi Jawa Tengah", "Kabupaten Sragen", "Pilkada 2020", "pilkada-2020"),
        (5, "case", "handled", "Bawaslu Provinsi Jawa Tengah", "Kabupaten Klaten", "Pilkada 2020", "pilkada-2020"),
        (3, "case", "handled", "Bawaslu Provinsi Jawa Tengah", "Kota Magelang", "Pilkada 2020", "pilkada-2020"),
    ]


def test_two_regions_share_a_number(nlp):
    text = "Bawaslu Provinsi Jawa Tengah menangani 20 kasus netralitas ASN, terbanyak Kabupaten Sragen dan Kabupaten Klaten masing-masing 6 kasus."
    assert {row for row in counts(nlp, text, "min", "region") if row[0] == 6} == {
        (6, "Kabupaten Sragen"),
        (6, "Kabupaten Klaten"),
    }


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Pada Pilkada 2018 Bawaslu menangani 17 kasus netralitas ASN.", ["Pilkada 2018"]),
        ("Pada Pilgub Jateng 2018 Bawaslu menangani 17 kasus netralitas ASN.", ["Pilkada 2018"]),
        ("Pada Pileg 2019 Bawaslu menangani 17 kasus netralitas ASN.", ["Pemilu 2019"]),
        ("Selama tahapan Pilgub Bawaslu menangani 17 kasus netralitas ASN.", [""]),
        ("Hingga 4 Oktober 2020 Bawaslu menerima 17 laporan netralitas ASN.", ["2020-10-04"]),
        ("Sepanjang November 2020 Bawaslu menerima 17 laporan netralitas ASN.", ["2020-11"]),
        ("Pada 2020-2021 tercatat 17 laporan netralitas ASN.", ["2020-2021"]),
        ("Sejak Oktober 2020 Bawaslu menerima 17 laporan netralitas ASN.", [""]),
        (
            "Bawaslu menangani 9 kasus netralitas ASN pada Pemilu 2024, sementara pada Pemilu 2019 hanya 4 kasus.",
            ["Pemilu 2024", "Pemilu 2019"],
        ),
        ("Jumlahnya naik dibanding Pemilu 2019. Kala itu hanya 4 kasus netralitas ASN.", ["Pemilu 2019"]),
    ],
)
def test_periods(nlp, text, periods):
    assert [p for (p,) in counts(nlp, text, "period")] == periods


@pytest.mark.parametrize(
    ("text", "counter", "region"),
    [
        (
            "Bawaslu Kabupaten Sragen menerima 12 laporan netralitas ASN.",
            "Bawaslu Kabupaten Sragen",
            "Kabupaten Sragen",
        ),
        (
            "Kepala Kesbangpol Kabupaten Sragen menyebut ada dua aduan netralitas yang masuk ke Bawaslu Kabupaten Sragen.",
            "Bawaslu Kabupaten Sragen",
            "Kabupaten Sragen",
        ),
        (
            "Pemerintah Kabupaten Sragen menjatuhkan sanksi kepada lima ASN yang tidak netral.",
            "Pemerintah Kabupaten Sragen",
            "Kabupaten Sragen",
        ),
        ("Secara nasional, KASN menangani 140 kasus netralitas ASN.", "KASN", "Indonesia"),
        (
            "Ada 14 ASN Kabupaten Sragen yang diperiksa Inspektorat Kabupaten Sragen soal netralitas.",
            "Inspektorat Kabupaten Sragen",
            "Kabupaten Sragen",
        ),
    ],
)
def test_counter_and_region(nlp, text, counter, region):
    assert counts(nlp, text, "counter", "region") == [(counter, region)]


def test_the_row_points_at_number_and_noun(nlp):
    assert counts(nlp, "Bawaslu menerima lebih dari 90 laporan netralitas ASN.", "text", "min", "max") == [
        ("lebih dari 90 laporan", 90, None)
    ]


def test_the_headline_says_nothing_twice(nlp):
    doc = nlp(
        "12 ASN Sragen Dilaporkan Tidak Netral\n\nBawaslu Kabupaten Sragen menyebut 12 ASN dilaporkan karena tidak netral."
    )
    assert [(row["min"], row["counter"]) for row in rows_of(doc, "counts")] == [(12, "Bawaslu Kabupaten Sragen")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "12 kasus",
        "ASN " * 3000,
        "12 ASN " * 3000,
        "satu " * 3000,
        "\u0130stanbul 12 kasus netralitas ASN",
        "dua ratus " * 2000 + "kasus",
        "1.2.3.4 5-6-7 kasus netralitas",
    ],
)
def test_any_text_is_read(nlp, text):
    for row in rows_of(nlp(text), "counts"):
        assert set(row) >= {c.name for c in KIND.columns}


def test_a_number_in_a_regions_name_counts_nothing(nlp):
    text = (
        "Bawaslu Sumatera Barat menangani netralitas ASN: 17 orang dari Lima Puluh Kota dan 16 orang dari Sawahlunto."
    )
    assert {row[0] for row in counts(nlp, text, "min")} == {17, 16}


def test_years_of_a_date_count_nothing(nlp):
    text = "KASN mencatat 2.073 ASN dilaporkan melanggar netralitas pada 2020-2021, dan 1.605 di antaranya terbukti."
    assert counts(nlp, text, "min", "max") == [(2073, 2073), (1605, 1605)]

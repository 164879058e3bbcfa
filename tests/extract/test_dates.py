"""Dates: shapes, years, roles, the page date; on sentences of our own."""

from __future__ import annotations

import pytest

from netralitas.extract.pipeline import load, make_doc

LEAD = "Pegawai di Daerah Diingatkan\n\nKOTA, Warta Kita – Pegawai negeri di daerah itu diminta menjaga sikap menjelang pilkada. "


@pytest.fixture(scope="module")
def nlp():
    return load(exclude=("officials", "statements", "behaviours", "counts"))


def dates(nlp, text: str, **about: str) -> set[tuple[str, str, str, str]]:
    doc = nlp(make_doc(nlp, text, **about))
    rows = doc.user_data["netralitas"]["dates"]
    assert all(doc.text[r["start"] : r["end"]] == r["text"] for r in rows)
    return {(r["start_date"], r["end_date"], r["granularity"], r["role"]) for r in rows}


@pytest.mark.parametrize(
    ("words", "start", "end", "granularity"),
    [
        ("Rapat berlangsung Selasa (30/1/2024) pagi.", "2024-01-30", "2024-01-30", "day"),
        ("Rapat berlangsung Selasa, 30-1-2024 pagi.", "2024-01-30", "2024-01-30", "day"),
        ("Rapat berlangsung pada 30.01.2024 pagi.", "2024-01-30", "2024-01-30", "day"),
        ("Rapat berlangsung pada 2024-01-30 pagi.", "2024-01-30", "2024-01-30", "day"),
        ("Rapat berlangsung Selasa (1/10/24) pagi.", "2024-10-01", "2024-10-01", "day"),
        ("Rapat berlangsung Kamis 25 Juli 2024 pagi.", "2024-07-25", "2024-07-25", "day"),
        ("Rapat berlangsung Jum'at, 7 Nopember 2014 pagi.", "2014-11-07", "2014-11-07", "day"),
        ("Rapat berlangsung Ahad 5 Pebruari 2017 pagi.", "2017-02-05", "2017-02-05", "day"),
        ("Rapat berlangsung Kamis, 3 Sept 2020 pagi.", "2020-09-03", "2020-09-03", "day"),
        ("Rapat berlangsung Sabtu, 3 Agt. 2024 pagi.", "2024-08-03", "2024-08-03", "day"),
        ("Rapat berlangsung Rabu Pon, 2 Desember 2020 pagi.", "2020-12-02", "2020-12-02", "day"),
        ("Rapat hari Rabu tanggal 8 bulan Februari tahun 2017 itu.", "2017-02-08", "2017-02-08", "day"),
        ("Rapat itu 9Desember2019 lalu.", "2019-12-09", "2019-12-09", "day"),
        ("Kampanye 12-14 Februari 2018 dibatalkan.", "2018-02-12", "2018-02-14", "range"),
        ("Kampanye (12-14/2/2018) dibatalkan.", "2018-02-12", "2018-02-14", "range"),
        ("Kampanye 1 s.d. 14 Oktober 2020 dibatalkan.", "2020-10-01", "2020-10-14", "range"),
        ("Kampanye antara 3 dan 5 Mei 2024 dibatalkan.", "2024-05-03", "2024-05-05", "range"),
        ("Kampanye 12 Februari hingga 23 Juni 2018 dibatalkan.", "2018-02-12", "2018-06-23", "range"),
        ("Kampanye 26 September-12 Oktober 2020 dibatalkan.", "2020-09-26", "2020-10-12", "range"),
        ("Kampanye 28 Oktober 2016 s/d 11 Februari 2017 dibatalkan.", "2016-10-28", "2017-02-11", "range"),
        ("Kampanye Senin (29/1) hingga Kamis (1/2/2024) dibatalkan.", "2024-01-29", "2024-02-01", "range"),
        ("Data September 2018-Maret 2019 dibuka.", "2018-09-01", "2019-03-31", "range"),
        ("Data dari Januari hingga 20 Desember 2023 dibuka.", "2023-01-01", "2023-12-20", "range"),
        ("Data November hingga Februari 2019 dibuka.", "2018-11-01", "2019-02-28", "range"),
        ("Data awal Oktober 2020 dibuka.", "2020-10-01", "2020-10-31", "month"),
        ("Data pertengahan tahun 2019 dibuka.", "2019-01-01", "2019-12-31", "year"),
        ("Data sejak 2022 dibuka.", "2022-01-01", "2022-12-31", "year"),
        ("Data 2020-2021 dibuka.", "2020-01-01", "2021-12-31", "range"),
    ],
)
def test_shapes(nlp, words, start, end, granularity):
    assert dates(nlp, LEAD + words) == {(start, end, granularity, "event")}


def test_lists(nlp):
    found = dates(nlp, LEAD + "Sidang digelar 4, 5, dan 6 Maret 2020 serta Mei dan Juni 2020.")
    assert {d[:2] for d in found} == {
        ("2020-03-04", "2020-03-04"),
        ("2020-03-05", "2020-03-05"),
        ("2020-03-06", "2020-03-06"),
        ("2020-05-01", "2020-05-31"),
        ("2020-06-01", "2020-06-30"),
    }


@pytest.mark.parametrize(
    "words",
    [
        "Pasal 71 ayat (2) dibacakan pukul 10.30 di ruang 12.",
        "Dana Rp 2.019 juta untuk 2019 orang di 2.018 TPS, telepon 0812-2018-2019.",
        "Skor 2-1 dan 3/4 warga hadir, buka 24/7.",
        "Ci Mei Lan, April Wulandari, dan Juli Hartono hadir bersama bu Mei.",
        "Setiap Senin ada apel, Selasa hingga Kamis ada piket.",
        "Sejak tahun 2000-an aturan itu ada.",
        "Mobil dinas B 2018 XY dan Kodim 0613 disebut.",
    ],
)
def test_what_is_no_date(nlp, words):
    assert dates(nlp, LEAD + words) == set()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Ia diperiksa kemarin.", "2018-04-03"),
        ("Ia diperiksa hari ini.", "2018-04-04"),
        ("Ia diperiksa besok pagi.", "2018-04-05"),
        ("Kamis kemarin ia diperiksa.", "2018-03-29"),
        ("Senin lalu ia diperiksa.", "2018-04-02"),
        ("Ia dipanggil Selasa pekan depan.", "2018-04-10"),
        ("Rabu pekan lalu ia diperiksa.", "2018-03-28"),
        ("Ia diperiksa Senin (2/4).", "2018-04-02"),
        ("Ia diperiksa 19 Januari lalu.", "2018-01-19"),
        ("Ia diperiksa 19 Desember tahun lalu.", "2017-12-19"),
        ("Ia dipanggil 16 Januari tahun depan.", "2019-01-16"),
        ("Ia dipanggil 5 September mendatang.", "2018-09-05"),
        ("Ia diperiksa dua hari lalu.", "2018-04-02"),
    ],
)
def test_counted_from_the_page_date(nlp, words, day):
    assert dates(nlp, LEAD + words, published="2018-04-04") == {(day, day, "day", "event")}
    if "(" not in words and not any(m in words for m in ("Januari", "Desember", "September")):
        assert dates(nlp, LEAD + words) == set()


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("Pergeseran kotak suara sejak 12 Februari dijaga.", ("2024-02-12", "2024-02-12")),
        ("Laporan diterima sejak 20 Oktober.", ("2023-10-20", "2023-10-20")),
        ("Aduan masuk Jumat (29/12).", ("2023-12-29", "2023-12-29")),
        ("Tahan diri sampai Maret.", ("2024-03-01", "2024-03-31")),
        ("Pada triwulan pertama 2023 ada aduan.", ("2023-01-01", "2023-03-31")),
        ("Pada semester II tahun 2023 ada aduan.", ("2023-07-01", "2023-12-31")),
    ],
)
def test_around_the_turn_of_the_year(nlp, words, span):
    found = dates(nlp, LEAD + words, published="2024-02-06")
    assert span in {d[:2] for d in found}


def test_the_day_a_rule_was_signed_gives_no_year_to_events(nlp):
    words = (
        "KOTA (28/11/2023) – Surat Edaran Menpan RB Nomor 18 Tahun 2023 yang terbit 22 September 2022 melarang pose. "
    )
    found = dates(nlp, "Pegawai Diingatkan\n\n" + words + "Tahan diri sampai Februari.")
    assert ("2024-02-01", "2024-02-29", "month", "event") in found


def test_a_year_in_a_title_that_names_an_election_is_its(nlp):
    found = dates(
        nlp,
        LEAD + "Bupati Buru meneken Surat Edaran Nomor 14 Tahun 2020 tentang netralitas pada Pilkada Serentak 2020.",
    )
    assert {d[3] for d in found} == {"regulation", "election"}


def test_talk_is_no_date(nlp):
    assert dates(nlp, LEAD + '"Besok diulang lagi, hari ini kita bekerja," katanya.', published="2018-04-04") == set()
    assert dates(nlp, LEAD + "Pada pilkada kemarin ia kalah.", published="2018-04-04") == set()


def test_the_year_is_that_of_the_nearest_full_date(nlp):
    found = dates(
        nlp, LEAD + "Ia diperiksa Senin (2/11). Sidang digelar Jumat (6/11/2015). Sejak Maret ada dua laporan."
    )
    assert {d[0] for d in found} == {"2015-11-02", "2015-11-06", "2015-03-01"}


def test_without_any_the_polling_day_decides(nlp):
    text = "Pilkada Serentak 2024\n\nBawaslu memanggil pegawai, Sabtu (9/11), menjelang Pilkada Serentak 2024."
    assert ("2024-11-09", "2024-11-09", "day", "event") in dates(nlp, text)


@pytest.mark.parametrize(
    ("words", "first", "role"),
    [
        ("Pencoblosan digelar 27 Juni 2018.", "2018-06-27", "election"),
        ("Pilgub itu jatuh pada 27 Juni 2018.", "2018-06-27", "election"),
        ("Pemilu serentak 17 April 2019 sudah dekat.", "2019-04-17", "election"),
        ("PSU digelar 24 Mei 2025 di dua TPS.", "2025-05-24", "election"),
        ("Pemungutan suara dijadwalkan 23 September 2020.", "2020-09-23", "election"),
        ("Pilkada Serentak tahun 2018 berjalan.", "2018-01-01", "election"),
        ("Pilwalkot dan Pilgub Tengah 2013 sepi.", "2013-01-01", "election"),
        ("Tahun politik 2024 ramai.", "2024-01-01", "election"),
        ("Pesta demokrasi dilaksanakan pada 2024 nanti.", "2024-01-01", "election"),
        ("Penetapan calon 24 Agustus 2015 lewat.", "2015-08-24", "event"),
        ("Sesuai UU Nomor 5 Tahun 2014 ia salah.", "2014-01-01", "regulation"),
        ("Sesuai PP 53/2010 ia salah.", "2010-01-01", "regulation"),
        ("SKB yang diteken 10 September 2020 mengaturnya.", "2020-09-10", "regulation"),
        ("Pada 22 September 2022, lima lembaga menerbitkan Keputusan Bersama.", "2022-09-22", "regulation"),
        ("Surat rekomendasi KASN tertanggal 18-12-2023 dibaca.", "2023-12-18", "event"),
        ("RPJMD 2018-2023 dibahas.", "2018-01-01", "other"),
        ("APBD 2019 dibahas.", "2019-01-01", "other"),
        ("Anggota DPRD periode 2014-2019 hadir.", "2014-01-01", "other"),
        ("Pada periode 2020-2021 ada 12 aduan.", "2020-01-01", "event"),
        ("Pada tahun 2015 ada satu kasus.", "2015-01-01", "event"),
    ],
)
def test_roles(nlp, words, first, role):
    assert {(d[0], d[3]) for d in dates(nlp, LEAD + words)} == {(first, role)}


def test_election_years_in_a_list(nlp):
    found = dates(nlp, LEAD + "Angkanya naik dari Pilkada 2015, 2017 dan 2018.")
    assert {(d[0][:4], d[3]) for d in found} == {("2015", "election"), ("2017", "election"), ("2018", "election")}


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("31/12/2016 – 08:15 WITA", "2016-12-31"),
        ("Jumat, 4 Mei 2018 - 08:05", "2018-05-04"),
        ("Kamis 21 November 2024 | 09:41", "2024-11-21"),
        ("09/11/2020, Redaksi Warta", "2020-11-09"),
        ("Oleh: redaksi — Rabu, 4 April 2018 | 15:20 Wita", "2018-04-04"),
        ("May 5, 2024", "2024-05-05"),
        ("mata-halmahera.com | Rabu, 21 Oktober 2015", "2015-10-21"),
        ("kaltimkini.com, Samarinda - Kamis, 12 Maret 2020 08:15", "2020-03-12"),
        ("Senin Legi, 25 Februari 2019", "2019-02-25"),
        ("By Rudi - 12/03/2020 in Pilkada", "2020-03-12"),
    ],
)
def test_page_date_in_a_line_of_its_own(nlp, line, day):
    doc = nlp(f"Judul Berita Pilkada\n\n{line}\n\nKOTA – Pegawai diminta tidak berpihak pada pilkada nanti.")
    article = doc.user_data["netralitas"]["article"]
    assert (article["published"], article["published_basis"]) == (day, "text")
    assert [(r["start_date"], r["role"]) for r in doc.user_data["netralitas"]["dates"]] == [(day, "published")]


@pytest.mark.parametrize(
    "line",
    [
        "Menuju 9 Desember 2020",
        "Hari H: 9 Desember 2020",
        "HUT Korpri, 29 November 2020",
        "Debat Kedua 12 Maret 2020",
        "Diperbarui: Minggu, 15/03/2020",
        "SAMARINDA – Pemungutan suara Rabu (9/12/2020) – Pegawai diminta siaga.",
        "SAMARINDA, Kamis (12/3/2020), pegawai diminta siaga.",
    ],
)
def test_a_date_that_announces_or_tells_is_no_page_date(nlp, line):
    article = nlp(f"Judul Berita Pilkada\n\n{line}\n\nPegawai diminta tidak berpihak.").user_data["netralitas"][
        "article"
    ]
    assert (article["published"], article["published_basis"]) == ("", "none")


@pytest.mark.parametrize(
    "head",
    [
        "SAMARINDA, NOMORSATUKALTIM (12/3/2020) –",
        "SAMARINDA (12/3/2020) -",
        "Samarinda, Kaltim Pos, Kamis (12/3/2020) —",
        "Samarinda (ANTARA) 12/03/2020 -",
        "KBRN, Samarinda, 12 Maret 2020:",
        "Kamis, 12 Maret 2020 -",
    ],
)
def test_page_date_in_datelines_of_many_shapes(nlp, head):
    article = nlp(f"Judul Berita Pilkada\n\n{head} Pegawai diminta tidak berpihak.").user_data["netralitas"]["article"]
    assert (article["published"], article["published_basis"]) == ("2020-03-12", "dateline")


def test_page_date_in_the_dateline_and_metadata_first(nlp):
    text = "Judul Berita Pilkada\n\nSURABAYA, Warta Kita, 14 Oktober 2024 – Pegawai diminta tidak berpihak."
    article = nlp(text).user_data["netralitas"]["article"]
    assert (article["published"], article["published_basis"]) == ("2024-10-14", "dateline")
    doc = nlp(make_doc(nlp, text, published="2024-10-15", published_basis="metadata"))
    assert doc.user_data["netralitas"]["article"]["published"] == "2024-10-15"


@pytest.mark.parametrize(
    "text", ["", "Mei", "2024", "9 Desember " * 500, "1/2/" * 500, "İ 9 Desember 2020", "31 Februari 2020"]
)
def test_never_raises(nlp, text):
    nlp(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Judul Berita\n\nmata-halmahera.com | Rabu, 21 Oktober 2015\n\nTOBELO — Laporan masuk.", "2015-10-21"),
        ("Judul Berita\n\nTakengon, gayolinge.id – Rabu, 22/11/2023\n\nKain putih dibentang.", "2023-11-22"),
        ("Selasa, 31 Desember 2024 | 09.12 WIB\n\nRak perkara BKPSDM menampung 17 berkas.", "2024-12-31"),
        ("Mataram (23/11/2015). Sudah dua puluh pejabat dipanggil pengawas.", "2015-11-23"),
        ("Judul Berita\n\nKASN menerima aduan.\n\nCOPYRIGHT KAWAT\nSenin, 11 Maret 2019 15:22 WIB", "2019-03-11"),
    ],
)
def test_further_places_of_the_page_date(nlp, text, day):
    assert (day, day, "day", "published") in dates(nlp, text)


def test_a_day_and_time_in_prose_is_no_page_date(nlp):
    text = "Judul Berita\n\nKASN menerima aduan.\n\nRapat dibuka Senin, 11 Maret 2019 pukul 15:22 WIB di aula."
    assert {d[3] for d in dates(nlp, text)} == {"event"}


def _told(nlp, words, line="Senin, 23 November 2015 07:30 WIB", title="Pegawai di Daerah Diingatkan"):
    return {(a, r) for a, _, _, r in dates(nlp, f"{title}\n\n{line}\n\nKOTA, Warta Kita – {words}") if r != "published"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        # of two years about as near, what is told has happened, what is announced has not
        ("Foto itu diambil di pesta pada bulan Mei.", {("2015-05-01", "event")}),
        ("Pelantikan akan diadakan pada bulan Mei.", {("2016-05-01", "event")}),
        ("Pegawai dievaluasi setiap Desember.", set()),
        # a week's roll call and one of them
        ("Ia bicara dalam apel Senin pagi.", {("2015-11-23", "event")}),
        ("Ia bicara dalam apel Senin.", set()),
        # when a rule was signed, and when somebody spoke of it
        ("Surat edaran bupati itu diteken Kamis (19/11).", {("2015-11-19", "regulation")}),
        ("Surat edaran bupati itu diteken lagi, kata sekda, Kamis (19/11).", {("2015-11-19", "event")}),
        # terms of office
        ("Masa jabatan bupati berakhir 31 Desember 2016.", {("2016-12-31", "other")}),
        ("Periode 2009-2014 ia anggota DPRD.", {("2009-01-01", "other")}),
        # the month of an election still to come
        ("Pemilihan gubernur tinggal setahun lagi, tepatnya Juni 2018.", {("2018-06-01", "election")}),
    ],
)
def test_what_words_around_tell_of_a_date(nlp, words, found):
    assert _told(nlp, words) == found


def test_a_year_in_review_looks_back(nlp):
    line, title = "Senin, 30 Desember 2024 08:05 WITA", "Kaleidoskop: Setahun di Pusaran Pilkada"
    assert _told(nlp, "Pada 18 Maret balihonya terpasang.", line, title) == {("2024-03-18", "event")}
    assert _told(nlp, "Pelantikan akan digelar 6 Februari.", line, title) == {("2025-02-06", "event")}


def test_months_behind_the_verbs_of_a_headline(nlp):
    line, title = "Jumat, 22 April 2016 07:30 WIB", "Jejak Perkara Kabag: Diadukan Januari, Diputus Maret"
    assert _told(nlp, "Selesai.", line, title) == {("2016-01-01", "event"), ("2016-03-01", "event")}


@pytest.mark.parametrize("line", ["Gema Daerah - 12 November 2020", "PRAYA, Suara Rinjani – Kamis, 12 November 2020"])
def test_the_page_date_behind_the_outlet(nlp, line):
    assert ("2020-11-12", "2020-11-12", "day", "published") in dates(
        nlp, f"Pegawai Diingatkan\n\n{line}\n\nPegawai diminta netral."
    )


def test_the_page_date_before_a_swung_dash(nlp):
    text = "Pegawai Diingatkan\n\nPurworejo, Suara Bagelen (18/11/2020) ~ Pegawai diminta netral."
    assert dates(nlp, text) == {("2020-11-18", "2020-11-18", "day", "published")}

"""Breakdowns known by their sums, the places of lists, and times that dates give only together."""

from datetime import date

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.cutoffs import from_month
from netralitas.extract.counts.splits import splits_of
from netralitas.extract.numbers import Number
from netralitas.extract.reading import Sentence, rows_of


def frames(nlp, text, *columns):
    return [tuple(row[c] for c in ("min", *columns)) for row in rows_of(nlp(f"Berita Hari Ini\n\n{text}"), "counts")]


def test_two_breakdowns_of_one_whole(nlp):
    text = (
        "Bawaslu Maluku Utara memeriksa 51 ASN. Dari situ, 44 orang direkomendasikan ke KASN, tujuh orang dinyatakan bersih.\n\n"
        "Halmahera Selatan 15 orang. Disusul Kepulauan Sula 11 orang, Kota Tidore Kepulauan 8 orang, Kota Ternate 6 orang dan "
        "Pulau Morotai 4 orang.\n\nBila dipilah menurut pekerjaan, 21 orang guru, 13 orang pejabat struktural, dan 10 orang staf."
    )
    found = dict(frames(nlp, text, "status"))
    assert [found[n] for n in (15, 11, 8, 6, 4, 21, 13, 10)] == ["recommended"] * 8
    assert (found[51], found[7]) == ("handled", "not_proven")


def test_kecamatan_without_the_word(nlp):
    text = (
        "Panwaslu Kabupaten Lampung Selatan mengantongi 31 nama PNS yang dilaporkan tidak netral. "
        "Rinciannya 14 orang dari Kalianda, sembilan dari Natar, dan delapan dari Sidomulyo."
    )
    assert [f for f in frames(nlp, text, "region") if f[0] < 31] == [
        (14, "Kecamatan Kalianda"),
        (9, "Kecamatan Natar"),
        (8, "Kecamatan Sidomulyo"),
    ]


def test_names_of_regencies_that_are_common_words_in_a_list(nlp):
    text = (
        "Bawaslu Provinsi Bengkulu memeriksa 58 ASN yang diduga tidak netral. Paling banyak dari Rejang Lebong, 17 orang. "
        "Seluma menyusul dengan 13 orang, Mukomuko 10 orang, Kaur 8, Kepahiang 6, dan Lebong 4."
    )
    found = dict(frames(nlp, text, "region"))
    assert [found[n] for n in (13, 10, 8)] == ["Kabupaten Seluma", "Kabupaten Mukomuko", "Kabupaten Kaur"]


def test_a_range_that_a_month_opens(nlp):
    assert from_month("terhitung januari hingga 15 mei 2018", 25, date(2018, 5, 15)) == date(2018, 1, 1)
    assert from_month("november hingga 3 februari 2024", 16, date(2024, 2, 3)) == date(2023, 11, 1)
    assert from_month("pada 15 mei 2018", 5, date(2018, 5, 15)) is None
    text = "Terhitung Januari hingga 15 Mei 2018, Bawaslu Maluku Utara memeriksa 51 ASN yang diduga tidak netral."
    assert frames(nlp, text, "period") == [(51, "2018-01-01/2018-05-15")]


def test_a_cut_off_from_the_day_of_the_news(nlp):
    text = (
        "Panwaslu Kota Kupang menggelar jumpa pers, Rabu (18/1/2017). "
        "Sampai kemarin Panwaslu menerima sebelas laporan netralitas ASN."
    )
    assert frames(nlp, text, "period") == [(11, "2017-01-17")]


def test_the_sentence_behind_says_when(nlp):
    text = (
        "Sebanyak 14 ASN direkomendasikan Bawaslu Provinsi Kepulauan Bangka Belitung kepada KASN. "
        "Angka tersebut akumulasi Oktober-Desember 2016."
    )
    assert frames(nlp, text, "period") == [(14, "2016-10-01/2016-12-31")]


def test_whose_figures_another_hands_on(nlp):
    text = "Data KASN yang diterima Bawaslu Maluku Utara menunjukkan ada 44 ASN yang direkomendasikan untuk dihukum."
    assert frames(nlp, text, "counter") == [(44, "KASN")]


def test_a_companion_counts_nothing(nlp):
    text = (
        "Bawaslu Provinsi Jambi menyiarkan rapor netralitas ASN. Lembaga itu bersama panwaslu di bawahnya menghimpun 58 laporan "
        "netralitas ASN."
    )
    assert frames(nlp, text, "counter") == [(58, "Bawaslu Provinsi Jambi")]


def numbers_at(*placed, unit="person"):
    sentences = {i: Sentence(i * 100, i * 100 + 99, 1, False) for i, _ in placed}
    found = []
    for n, (index, size) in enumerate(placed):
        start = index * 100 + n
        number = Number(start, start, start + 1, size, size, "digits")
        found.append(Candidate(number, index, sentences[index], start, start + 1, unit, "asn", kept=True))
    return found


def test_what_adds_up_is_a_breakdown():
    whole, *parts = found = numbers_at((0, 44), (1, 15), (2, 11), (2, 8), (2, 6), (2, 4))
    splits = splits_of(found, " " * 400)
    assert all(splits[id(c)].whole is whole and splits[id(c)].sure for c in parts)
    assert id(whole) not in splits


def test_what_adds_up_to_nothing_is_none():
    assert splits_of(numbers_at((0, 45), (1, 15), (2, 11), (2, 8)), " " * 400) == {}

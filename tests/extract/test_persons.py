"""Persons of an article: where their names end, and what else they are called."""

import pytest

from article_reading import holders, rows

GARUT = "Pemerintah Kabupaten Garut"
BAWASLU = "Bawaslu Kabupaten Garut"


@pytest.mark.parametrize(
    "text",
    [
        "Lurah berinisial FP itu dicopot Bupati Garut.",
        "Editor: Dedi Kurniawan",
        "ASN Garut diminta netral di Jalan Agus Salim.",
    ],
)
def test_no_person(text):
    assert rows(text, "officials") == []


def test_one_row_a_person_with_all_mentions():
    text = (
        "Ketua Bawaslu Kabupaten Garut Fransiskus Nurjaman menolak.\n“Itu tidak benar sama sekali,” kata Frans.\n"
        "Nurjaman menambahkan, ia sudah melapor.\nKetua Bawaslu itu pun pulang."
    )
    found = rows(text, "officials")
    assert [r["name"] for r in found] == ["Fransiskus Nurjaman"]
    assert found[0]["mentions"] == 5
    assert found[0]["text"] == "Fransiskus Nurjaman"
    assert found[0]["person_id"] == "fransiskus-nurjaman@32.05"


@pytest.mark.parametrize(
    "text",
    [
        "Camat Cikajang Ahmad Subandi, akrab disapa Memet, menolak. Memet pulang ke Garut.",
        "Camat Cikajang Ahmad Subandi menolak. Kang Memet, sapaan akrabnya, minta ASN Garut netral. Memet pulang.",
        "Camat Cikajang Ahmad Subandi alias Memet Geulis menolak. Warga Garut menonton. Memet Geulis pulang.",
        "Camat Cikajang Ahmad Subandi atau yang biasa dipanggil Memet menolak. Memet pulang ke Garut.",
        "Camat Cikajang Ahmad Subandi menolak. Memet, sapaan Subandi, pulang ke Garut.",
    ],
)
def test_nickname(text):
    found = rows(text, "officials")
    assert [(r["name"], r["mentions"]) for r in found] == [("Ahmad Subandi", 3)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Camat Cikajang Ujang Rohmat menolak. Pria asal Garut ini merasa difitnah.", 2),
        ("Camat Cikajang Ujang Rohmat menolak. Pak Camat merasa difitnah di Garut.", 2),
        ("Camat Cikajang Ujang Rohmat menolak. Ada 12 camat dan lurah lain di Garut.", 1),
        ("Camat Cikajang Ujang Rohmat, kata Dedi Kurniawan, menolak. Seorang pria lain ini dari Garut.", 1),
    ],
)
def test_titles_and_descriptions(text, mentions):
    assert rows(text, "officials")[0]["mentions"] == mentions


def test_person_before_skips_who_is_only_beside():
    text = (
        "Sekda Kabupaten Garut Nurdin Yana mengatakan begitu didampingi Inspektur Kabupaten Garut Natsir Alwi.\n"
        "Ia meminta ASN netral."
    )
    assert [(r["name"], r["mentions"]) for r in rows(text, "officials")] == [("Nurdin Yana", 2), ("Natsir Alwi", 1)]


def test_two_persons_with_one_surname():
    text = "Ketua Bawaslu Kabupaten Garut Yusuf Pakaya dan Kapolres Garut AKBP Rahmat Pakaya hadir."
    assert [r["name"] for r in rows(text, "officials")] == ["Yusuf Pakaya", "Rahmat Pakaya"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Camat Cikajang, Ratna br. Sitepu, hadir di Garut.", "Ratna br. Sitepu"),
        ("Camat Cikajang Ratna Boru Sitepu SH hadir di Garut.", "Ratna Boru Sitepu"),
        ("Camat Cikajang, Ratna Sari Br. Sitepu, hadir di Garut.", "Ratna Sari Br. Sitepu"),
        ("Camat Cikajang, T. Hanafiah TA, hadir di Garut.", "T. Hanafiah TA"),
        ("Camat Cikajang Ir Hanafiah AR MSi hadir di Garut.", "Hanafiah AR"),
        ("Camat Cikajang, Togar P. Munthe, hadir di Garut.", "Togar P. Munthe"),
        ("Camat Cikajang Hana Putri Lestari B.App.Fin M.Fin hadir di Garut.", "Hana Putri Lestari"),
        ("Camat Cikajang (Garut Selatan), Deden Sunandar, hadir.", "Deden Sunandar"),
    ],
)
def test_where_names_end(text, name):
    assert [o[0] for o in holders(text)] == [name]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Ketua Bawaslu Garut Rosmaida Tanjung hadir. Kata Ida, ASN harus netral.", "Rosmaida Tanjung"),
        ("Ketua Bawaslu Garut Theresia Bhoki hadir. Kata Thres, ASN harus netral.", "Theresia Bhoki"),
        ("Ketua Bawaslu Garut Jefirstson Kore hadir. Kata Jefri, ASN harus netral.", "Jefirstson Kore"),
    ],
)
def test_clipped_names_are_the_same_person(text, full):
    assert [r["name"] for r in rows(text, "officials")] == [full]


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Bupati Garut Sumartono Turun Tangan Tegur Para Camat", "Warga lega. Kata Sumartono, cukup.", "Sumartono"),
        ("Bupati Garut Agus Hidayat Minta ASN Menjaga Netralitas", "Warga lega membaca berita itu.", "Agus Hidayat"),
    ],
)
def test_official_of_the_headline(title, text, name):
    found = rows(text, "officials", title)
    assert [(r["name"], r["position"], r["institution"]) for r in found] == [(name, "Bupati", GARUT)]


def test_another_name_behind_the_office_is_its_holder():
    text = "Ketua Bawaslu Garut Sabirah Dewi bicara. Pelakunya, kata Sabirah, Camat Cibatu, Zulkarnain Linge, yang berpihak."
    assert [o[:2] for o in holders(text)] == [("Sabirah Dewi", "Ketua"), ("Zulkarnain Linge", "Camat")]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("KETUA BAWASLU KABUPATEN GARUT IPA HAFSIAH YAKIN MENAMBAHKAN LAPORAN ITU BELUM LENGKAP.", "Ipa Hafsiah Yakin"),
        ("KETUA BAWASLU KABUPATEN GARUT, NURDIN YANA, MENGAPRESIASI KETEGASAN INSPEKTORAT DAERAHNYA.", "Nurdin Yana"),
        ("KETUA BAWASLU KABUPATEN GARUT NURDIN YANA YANG DITUDUH MEMIHAK TELAH DIPERIKSA KPU.", "Nurdin Yana"),
    ],
)
def test_a_name_in_a_line_in_capitals_ends_where_the_sentence_goes_on(line, name):
    text = f"GARUT - Rapat digelar kemarin.\n\n{line}\n\nRapat ditutup dengan doa bersama para pegawai yang hadir."
    assert [(n.title(), p, i) for n, p, i, _ in holders(text)] == [(name, "Ketua", BAWASLU)]


def test_the_outlet_of_a_dateline_is_no_official():
    text = "Garut, Hulubalang — Penjabat Bupati Garut Ir. Nurdin Yana, M.Si menjatuhkan sanksi.\n\nSelesai."
    assert holders(text) == [("Nurdin Yana", "Bupati", GARUT, "acting")]

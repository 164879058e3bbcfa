"""What is masked as not being the article, by which rule, and what is not."""

from __future__ import annotations

import pytest

from netralitas.corpus.chrome import mask
from netralitas.lexicon import Lexicon

LEXICON = Lexicon()


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("BACA JUGA: 5 Kades Diperiksa Polisi", "teaser"),
        ("Baca juga : Harga Cabai Naik", "teaser"),
        (">> BACA : Tiket Kapal Naik", "teaser"),
        ("Simak juga: Jadwal Kapal", "teaser"),
        ("Berita Terkait: Jadwal Kapal", "teaser"),
        ("Cek Berita dan Artikel yang lain di Google News", "google_news"),
        ("Editor : Sari", "credit_line"),
        ("Penulis: Sari | Foto: Budi", "credit_line"),
        ("Halaman: 1 2 3", "pages"),
        ("Laman 1 dari 2", "pages"),
        ("Bagikan ini:", "share"),
        ("Tags: ASN, Pilkada", "tags"),
        ("#ASN #Pilkada2020", "tags"),
        ("Tinggalkan komentar", "comments"),
        ("redaksi kabar", "newsroom_line"),
    ],
)
def test_lines_that_are_not_the_article(line, rule):
    text = f"Judul Berita\n\nIsi berita yang pertama.\n{line}\nIsi berita yang kedua."
    found = mask(text, LEXICON)
    assert [(text[m.start : m.end], m.rule) for m in found] == [(line, rule)]


@pytest.mark.parametrize(
    "line",
    [
        "Baca puisi itu sudah biasa bagi pegawai.",
        "Bupati membaca juga surat edaran itu di depan pegawai.",
        "Sumber daya manusia harus netral.",
        "Editor majalah itu menjadi pembicara.",
        "Berita bohong (hoaks) dilarang disebarkan pegawai di kabupaten ini kapan pun.",
        "Oleh karena itu ASN diminta netral.",
    ],
)
def test_sentences_that_are(line):
    assert mask(f"Judul\n\n{line}\nSelesai di sini.", LEXICON) == []


def test_a_heading_alone_masks_the_teasers_under_it_and_no_more():
    text = "Judul\n\nIsi satu.\n\nBaca juga:\n- Teaser A\n- Teaser B\n\nIsi dua."
    assert [text[m.start : m.end] for m in mask(text, LEXICON)] == ["Baca juga:", "- Teaser A", "- Teaser B"]
    text = "Judul\n\nBACA JUGA\nTeaser tanpa titik dua\nIsi dua."
    assert [text[m.start : m.end] for m in mask(text, LEXICON)] == ["BACA JUGA", "Teaser tanpa titik dua"]


def test_repeated_headline_byline_code_and_repeated_paragraph():
    paragraph = "Bupati meminta semua pegawai menjaga netralitas selama tahapan pemilihan berlangsung di daerahnya."
    text = f"Judul Panjang Sekali\n\nJudul panjang sekali\n\n{paragraph}\n{paragraph}\nTamat sudah ceritanya sampai di sini (ari/yan)"
    assert [(text[m.start : m.end], m.rule) for m in mask(text, LEXICON)] == [
        ("Judul panjang sekali", "repeated"),
        (paragraph, "repeated"),
        ("(ari/yan)", "byline_code"),
    ]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Ilustrasi aparatur sipil negara. Sejumlah ASN mengikuti upacara, Jumat (4/9/2020).", "illustration"),
        ("Ilustrasi - Sejumlah ASN mengikuti upacara HUT RI", "illustration"),
        ("Foto: Ilustrasi aplikasi pesan (Andika/kilatcom)", "illustration"),
        ("PNS usai libur panjang (ilustrasi), 6 Januari 2014 | Foto: Yogi", "illustration"),
        ("Ilustrasi itu dipakai lurah untuk menjelaskan larangan berfoto.", ""),
        ("Lurah itu memberi ilustrasi tentang larangan berfoto dengan calon.", ""),
        ("Alamat artikel: https://kabar.example/berita-30552.html", "address_line"),
        ("Alamat kantor bupati dijaga polisi sejak pagi hari.", ""),
        ("{loadposition iklantengah}", "shortcode"),
        ('[adrotate group="3"]', "shortcode"),
        ("[Caption: Kepala distrik menandatangani ikrar.]", ""),
        (
            "Catatan redaksi: artikel ini diperbarui pada 5 Oktober 2024 untuk membetulkan jumlah anggota satgas.",
            "already_published",
        ),
    ],
)
def test_lines_that_are_not_of_the_article(line, rule):
    text = f"Judul berita yang cukup panjang\n\nKalimat pertama berita ini.\n\n{line}\n\nKalimat terakhir berita ini."
    found = {m.rule for m in mask(text, Lexicon()) if text[m.start : m.end].strip() in line}
    assert found == ({rule} if rule else set())

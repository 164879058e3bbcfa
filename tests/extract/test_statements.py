"""Statements: which words are quoted or reported, and who said them."""

import pytest

from netralitas.extract.findings import speech_at
from netralitas.extract.layout import read_layout
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import lower
from netralitas.extract.statements import KIND
from netralitas.lexicon import Lexicon, LexiconError
from statements_reading import LEXICON, READ, SCANNER, direct, person, reading_of

WORDS = "Kami minta semua pegawai menahan diri"


@pytest.mark.parametrize(
    "opening, closing",
    [
        ("“", "”"),
        ('"', '"'),
        ("''", "''"),
        ("‘‘", "’’"),
        ("‘’", "’’"),
        ("”", "”"),
        ("„", "“"),
        ("«", "»"),
        ("``", "''"),
        ("“", '"'),
        ('"', "”"),
        ('"', "''"),
        ("‘", "’"),
        ("'", "'"),
        ("„", '"'),
    ],
)
def test_marks(opening, closing):
    assert direct(f"{opening}{WORDS},{closing} kata Budi Santoso di Solo.", "Budi Santoso") == [
        (WORDS + ",", "Budi Santoso")
    ]


def test_quotation_over_paragraphs_is_one():
    text = "“Jangan mengunggah foto calon,\n\nHal itu dapat dikenai sanksi moral,” tegas Sari."
    assert direct(text, "Sari") == [("Jangan mengunggah foto calon,\n\nHal itu dapat dikenai sanksi moral,", "Sari")]


def test_quotation_interrupted_by_its_attribution_is_two():
    text = '"Semua laporan sudah kami terima," kata Sari. "Besok kami panggil semua terlapor."'
    assert direct(text, "Sari") == [
        ("Semua laporan sudah kami terima,", "Sari"),
        ("Besok kami panggil semua terlapor.", "Sari"),
    ]


def test_open_quotation_ends_with_its_paragraph():
    text = '"Saya ingatkan jangan ada kebijakan yang memihak.\n\nAcara ditutup doa. Sari pulang.'
    assert direct(f"Sari memberi sambutan.\n\n{text}", "Sari") == [
        ("Saya ingatkan jangan ada kebijakan yang memihak.", "Sari")
    ]


def test_lost_closing_mark_before_the_next_quotation():
    text = "“Kami tidak akan tinggal diam saja, kata Sari.\n\n“Semua sama di mata hukum,” tutur Joko."
    assert direct(text, "Sari", "Joko") == [
        ("Kami tidak akan tinggal diam saja", "Sari"),
        ("Semua sama di mata hukum,", "Joko"),
    ]


def test_term_inside_a_quotation():
    text = '"Istilah “cawe-cawe” itu tidak ada di kamus kami," kata Sari.'
    assert direct(text, "Sari") == [("Istilah “cawe-cawe” itu tidak ada di kamus kami,", "Sari")]


@pytest.mark.parametrize(
    "text",
    [
        "Acara bertema “Birokrasi Bersih dan Netral Jelang Pemilihan” dibuka Sari.",
        "Diskusi bertajuk 'Menjaga Netralitas di Tahun Politik' digelar.",
        "Kegiatan itu mengusung tema besar: “ASN Netral Pemilu Aman Damai”.",
        "Pegawai 'main dua kaki' itu masih diperiksa.",
        "Ma'ruf dan Syafi'i datang Jum'at pagi ke kantor Bawaslu.",
        "Spanduk bertuliskan “Coblos nomor dua untuk perubahan kita” diturunkan.",
        "Mereka menerbitkan buku “Potret Birokrasi Indonesia Masa Transisi” bulan lalu.",
        "Ia membantah ikut 'cawe-cawe'.",
    ],
)
def test_themes_terms_and_apostrophes_are_no_statements(text):
    assert direct(text, "Sari") == []


def test_headline_is_no_statement():
    title = "Sekda: “Jangan Ada yang Ikut Politik Praktis”"
    assert direct(f"{title}\n\nSekda Sari hadir.", "Sari", title=title) == []


def test_speeches_by_offset():
    reading = reading_of(f'"{WORDS}," kata Sari. Acara selesai pukul sepuluh.', "Sari")
    speech = speech_at(reading, reading.text.index("semua pegawai"))
    assert (
        speech and speech.kind == "direct" and speech.speaker and speech.speaker.name == "Sari" and speech.cue == "kata"
    )
    assert speech_at(reading, reading.text.index("Acara selesai")) is None
    assert [s.start for s in reading.found["speeches"]] == sorted(s.start for s in reading.found["speeches"])


def test_columns():
    text = f'"{WORDS}," kata Sari.'
    reading = reading_of(text)
    reading.rows.clear()
    reading.found["persons"] = [person(reading.text, "Sari", institution="Pemerintah Kabupaten Garut")]
    READ(reading)
    row = reading.rows["statements"][0]
    assert reading.text[row["start"] : row["end"]] == row["text"]
    assert (row["person_id"], row["institution"], row["cue"]) == ("sari", "Pemerintah Kabupaten Garut", "kata")


@pytest.mark.parametrize(
    "text",
    [
        "",
        '"',
        "''",
        "“”",
        '"""""',
        "kata",
        "“" * 500,
        '" ' * 500,
        "\u202e“\u0000x”",
        "menurut",
        ", katanya",
        "ujar dia",
    ],
)
def test_never_fails(text):
    reading_of(text)


def test_a_mistake_in_the_lexicon_is_named(tmp_path):
    (tmp_path / "statements.toml").write_text('[verbs]\nkata = { bare = "sometimes" }\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"verbs\.kata"):
        list(KIND.vocabulary(Lexicon(tmp_path)))


def test_a_user_adds_a_verb(tmp_path):
    (tmp_path / "statements.toml").write_text(
        '[verbs]\nbertitah = { active = ["bertitah"], bare = "never" }\n', encoding="utf-8"
    )
    assert "bertitah" in {entry.surface for entry in KIND.vocabulary(Lexicon(tmp_path))}


def test_a_title_in_single_marks_leaves_the_next_quotation_alone():
    body = "Dwi Kuncoro admin grup 'Sedulur Paslon Siji'. Ketua diam. “Kami undang dia, belum ada putusan,” ujar Rina Sari."
    assert direct(body, "Dwi Kuncoro", "Rina Sari") == [("Kami undang dia, belum ada putusan,", "Rina Sari")]


def test_a_first_line_of_several_sentences_is_no_headline():
    body = (
        "Kritik datang dari gedung dewan. Anggota dewan Siti Munawaroh menyebut mutasi 34 kepala sekolah itu balas jasa politik "
        'belaka. "Yang dipindah itu yang tidak mau ikut barisan," tudingnya. Bawaslu memilih menunggu laporan tertulis masuk.'
    )
    reading = Reading(text=body, lowered=lower(body))
    read_layout(reading, LEXICON)
    assert not any(s.headline for s in reading.sentences)
    reading.hits = SCANNER.scan(reading.lowered)
    reading.found["persons"] = [person(body, "Siti Munawaroh")]
    READ(reading)
    rows = [r for r in reading.rows["statements"] if r["kind"] == "direct"]
    assert [(r["text"], r["speaker"]) for r in rows] == [
        ("Yang dipindah itu yang tidak mau ikut barisan,", "Siti Munawaroh")
    ]

"""Statements: which words are quoted or reported, and who said them."""

import re

import pytest

from netralitas.extract.findings import Person, speech_at
from netralitas.extract.layout import read_layout
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Scanner, lower
from netralitas.extract.statements import KIND
from netralitas.lexicon import Lexicon, LexiconError

LEXICON = Lexicon()
SCANNER = Scanner(KIND.vocabulary(LEXICON))
READ = KIND.reader(LEXICON)


def person(text: str, name: str, *short: str, **columns: str) -> Person:
    """A person whose mentions are the places of the full name and the short forms."""
    found = Person(name=name, person_id=name.lower().replace(" ", "-"), **columns)
    pattern = "|".join(re.escape(n) for n in (name, *short))
    found.mentions = [m.span() for m in re.finditer(rf"\b(?:{pattern})\b", text)]
    return found


def reading_of(body: str, *names: str, title: str = "Judul Berita Ini") -> Reading:
    """An article with a headline; each name is `Full Name/short/short`."""
    text = f"{title}\n\n{body}"
    reading = Reading(text=text, lowered=lower(text))
    read_layout(reading, LEXICON)
    reading.hits = {
        k: [h for h in v if not reading.is_masked(h.start, h.end)] for k, v in SCANNER.scan(reading.lowered).items()
    }
    reading.found["persons"] = [person(text, *n.split("/")) for n in names]
    READ(reading)
    return reading


def direct(body: str, *names: str, **options: str) -> list[tuple[str, str]]:
    rows = reading_of(body, *names, **options).rows.get("statements", [])
    return [(r["text"], r["speaker"]) for r in rows if r["kind"] == "direct"]


def indirect(body: str, *names: str) -> list[tuple[str, str, str]]:
    rows = reading_of(body, *names).rows.get("statements", [])
    return [(r["text"], r["speaker"], r["cue"]) for r in rows if r["kind"] == "indirect"]


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


@pytest.mark.parametrize(
    "text",
    [
        f"“{WORDS},”tegas Budi.",  # no space behind
        f"“{WORDS}”,tegas Budi.",
        f'" {WORDS}, " tegas Budi.',  # spaces inside
        f"” {WORDS}, ” tegas Budi.",
        f"“{WORDS}” tegas Budi.",  # no comma
        f"“{WORDS}”. Tegas Budi.",
        f"“{WORDS},” demikian kata Budi.",
        f"“{WORDS},” begitu pesan Budi kepada warga.",
        f"“{WORDS},” ujar mantan guru bernama Budi itu.",
        f"“{WORDS},” Budi menambahkan.",
        f"“{WORDS},” gertak Budi.",  # a verb the lexicon doesn't have
        f'Budi mengatakan, "{WORDS}."',
        f'Budi: "{WORDS}."',
        f'Kata Budi, "{WORDS}."',
        f'Budi berujar "{WORDS}"',
        f'Menurut Budi, "{WORDS}."',
        f'Budi angkat bicara. "{WORDS}."',
        f'Hal itu disampaikan Budi. "{WORDS}," ujarnya.',
        f'Budi menutup rapat. "{WORDS}," pungkasnya.',
        f'Desakan datang dari Ketua RT, Budi. "{WORDS}," katanya.',
        f'Wartawan menghubungi Budi.\n\nBudi enggan merinci.\n\n"{WORDS}," kata dia singkat.',
        f'Budi menjawab pendek. "{WORDS}," tutur mantan camat itu.',
        f'Budi mengangguk. "{WORDS}," ujar pria asal Solo ini.',
        f'"{WORDS}, kata Budi.',  # the closing mark was lost
        f'"{WORDS}", kata Budi.',
        f'{WORDS}," kata Budi.',  # the opening mark was lost
    ],
)
def test_attribution(text):
    found = direct(text, "Budi")
    assert [speaker for _, speaker in found] == ["Budi"]
    assert found[0][0].startswith("Kami minta semua") and "kata" not in found[0][0]


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


@pytest.mark.parametrize(
    "text",
    [
        f'Seorang kepala seksi yang ditemui usai acara minta panduan. "{WORDS}," bisiknya.',
        f'Salah seorang ketua RT tak menampik. "{WORDS}," katanya.',
        f'"{WORDS}," kata seorang warga yang enggan disebut namanya.',
        f'FP yang dihubungi terpisah merasa diperlakukan tidak adil karena menurutnya fotonya lama. "{WORDS}," tulisnya.',
        f'"{WORDS}," ujar salah satu peserta.',
        f'"{WORDS}," kata sumber di lingkungan pemkab.',
    ],
)
def test_unnamed_speakers_stay_unnamed(text):
    assert direct(f"Bupati Sari membuka acara.\n\n{text}", "Sari") == [(WORDS + ",", "")]


def test_named_in_apposition_to_an_unnamed_phrase():
    assert direct(f'"{WORDS}," kata salah seorang warga, Joko Tole.', "Joko Tole") == [(WORDS + ",", "Joko Tole")]


def test_companion_is_not_the_speaker():
    text = f'Kepala BKD Sari memastikan aturan ditegakkan. "{WORDS}," ujarnya didampingi Camat Joko.'
    assert direct(text, "Sari", "Joko")[0][1] == "Sari"
    assert direct(f'"{WORDS}," kata Sari didampingi Camat Joko.', "Sari", "Joko")[0][1] == "Sari"


def test_going_on_means_the_last_speaker_not_the_last_name():
    text = (
        '"Acaranya arisan biasa saja kok," papar Sari.\n\nNamun Sekretaris Camat Joko tetap direkomendasikan ke KASN.\n\n'
        f'"{WORDS}," sambungnya.'
    )
    assert [s for _, s in direct(text, "Sari", "Joko")] == ["Sari", "Sari"]


def test_object_of_a_preposition_is_not_the_subject():
    text = f'Menjawab pertanyaan Camat Joko, Bupati Sari menjelaskan duduk perkaranya. "{WORDS}," jelasnya.'
    assert direct(text, "Sari", "Joko")[0][1] == "Sari"


def test_new_subject_takes_over():
    text = (
        f'"Semua laporan sudah kami terima," kata Sari.\n\nKapolres Joko hadir pula di acara itu. "{WORDS}," ujarnya.'
    )
    assert [s for _, s in direct(text, "Sari", "Joko")] == ["Sari", "Joko"]


def test_stranger_behind_the_verb_is_a_speaker():
    assert direct(f'"{WORDS}," kata Hartono di kantornya.') == [(WORDS + ",", "Hartono")]


def test_short_name_nobody_linked():
    assert (
        direct(f'Kadis Heribertus Wasana hadir.\n\n"{WORDS}," kata Heri.', "Heribertus Wasana")[0][1]
        == "Heribertus Wasana"
    )


@pytest.mark.parametrize(
    "text, said, cue",
    [
        ("Sari mengatakan pihaknya menerima lima laporan.", "pihaknya menerima lima laporan.", "mengatakan"),
        ("Sari menegaskan, bahwa ASN harus menahan diri.", "ASN harus menahan diri.", "menegaskan"),
        ("Menurut Sari, lima orang sudah diperiksa.", "lima orang sudah diperiksa.", "Menurut"),
        ("Lima orang sudah diperiksa, kata Sari.", "Lima orang sudah diperiksa", "kata"),
        ("Lima orang, kata Sari, sudah diperiksa.", "Lima orang, kata Sari, sudah diperiksa.", "kata"),
        ("Dikatakan Sari, lima orang sudah diperiksa.", "lima orang sudah diperiksa.", "Dikatakan"),
        ("Ditegaskan Sari, bahwa lima orang diperiksa.", "lima orang diperiksa.", "Ditegaskan"),
        ("Sari meminta kepada ASN agar menahan diri.", "kepada ASN agar menahan diri.", "meminta"),
    ],
)
def test_reported(text, said, cue):
    assert indirect(text, "Sari") == [(said, "Sari", cue)]


@pytest.mark.parametrize(
    "text, said",
    [
        ("Dikatakannya, lima orang sudah diperiksa.", "lima orang sudah diperiksa."),
        ("Ia menambahkan, lima orang sudah diperiksa.", "lima orang sudah diperiksa."),
        ("Menurutnya lima orang sudah diperiksa.", "lima orang sudah diperiksa."),
        ("Lima orang sudah diperiksa, ujarnya.", "Lima orang sudah diperiksa"),
        ("Lima orang, tegas dia, sudah diperiksa.", "Lima orang, tegas dia, sudah diperiksa."),
        ("Katanya, lima orang sudah diperiksa.", "lima orang sudah diperiksa."),
        ("Mantan camat itu juga menyebut lima orang diperiksa.", "lima orang diperiksa."),
        (
            "Lima orang, sambung mantan camat itu, sudah diperiksa.",
            "Lima orang, sambung mantan camat itu, sudah diperiksa.",
        ),
    ],
)
def test_reported_by_the_one_spoken_of_before(text, said):
    assert (said, "Sari") in [(t, s) for t, s, _ in indirect(f"Kepala BKD Sari membuka rapat. {text}", "Sari")]


def test_report_of_the_sentence_before():
    found = indirect("ASN harus menahan diri selama masa tenang. Demikian disampaikan Sari saat membuka rapat.", "Sari")
    assert found == [("ASN harus menahan diri selama masa tenang.", "Sari", "disampaikan")]


def test_list_belongs_to_the_sentence_with_the_colon():
    rows = reading_of(
        "Dikatakan Sari, ada dua larangan :\n1. Memasang baliho;\n2. Menyukai unggahan.\n\nAcara selesai.", "Sari"
    ).rows["statements"]
    assert rows[0]["text"].endswith("2. Menyukai unggahan.") and rows[0]["speaker"] == "Sari"


@pytest.mark.parametrize(
    "text",
    [
        "Sari enggan mengatakan jumlah laporan yang masuk.",
        "Menurut jenisnya, sembilan perkara melibatkan ASN.",
        "ASN dilarang menyebut nama calon di depan umum.",
        "Lima orang dinyatakan tidak bersalah oleh majelis.",
        "Pesan singkat yang dikirim sampai berita ini ditulis hanya dibaca.",
    ],
)
def test_no_report(text):
    assert indirect(text, "Sari") == []


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


def test_apposition_and_coordination():
    assert (
        indirect("Rudi, tokoh masyarakat Sukamaju, berharap warga ikut mengawasi.", "Rudi", "Sukamaju")[0][1] == "Rudi"
    )
    assert (
        indirect(
            "Ketua Badan Pengawas Pemilu atau Bawaslu RI, Budi Santoso mengatakan laporan terus masuk.", "Budi Santoso"
        )[0][1]
        == "Budi Santoso"
    )
    assert indirect("Kordiv Hukum dan Pencegahan Bawaslu Solo Sari menyebut laporan itu gugur.", "Sari")[0][1] == "Sari"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f'"{WORDS}," kata kades yang meminta namanya tidak ditulis.', ""),
        (f'"{WORDS}," kelit Sari.', "Sari"),
        (f'Budi hadir. Sari hanya tertawa. "{WORDS}," katanya.', "Sari"),
        (f'SOLO - "{WORDS}." Demikian Sari membela diri di depan Budi.', "Sari"),
        (
            f'Sari menuding pelapornya, Budi. Dihubungi terpisah, pensiunan guru itu tergelak. "{WORDS}," balasnya.',
            "Budi",
        ),
    ],
)
def test_who_is_meant(text, speaker):
    reading = reading_of(text, "Sari", "Budi")
    sari = next(p for p in reading.found["persons"] if p.name == "Sari")
    sari.role_class = "official"
    reading.rows.clear()
    READ(reading)
    rows = [r for r in reading.rows["statements"] if r["kind"] == "direct"]
    assert [r["speaker"] for r in rows] == [speaker]


def test_a_title_in_single_marks_leaves_the_next_quotation_alone():
    body = "Dwi Kuncoro admin grup 'Sedulur Paslon Siji'. Ketua diam. “Kami undang dia, belum ada putusan,” ujar Rina Sari."
    assert direct(body, "Dwi Kuncoro", "Rina Sari") == [("Kami undang dia, belum ada putusan,", "Rina Sari")]


def test_an_answer_to_a_question_is_its_addressees():
    body = 'Al Hafiz mengatakan tekan suka dilarang. Seorang guru bertanya bagaimana kalau telanjur. "Hapus, lalu istigfar tiga kali," jawabnya.'
    assert direct(body, "Al Hafiz") == [("Hapus, lalu istigfar tiga kali,", "Al Hafiz")]


def test_what_a_decision_says_is_nobodys():
    body = (
        'Mukhtar Lubis mengatakan siap. "Terbukti menjadi pembicara di kampanye," bunyi putusan yang dibacakan Jumat.'
    )
    assert direct(body, "Mukhtar Lubis") == [("Terbukti menjadi pembicara di kampanye,", "")]


def test_whom_a_journalist_met_answers():
    body = 'Wartawan kami, Rizal Fahlevi, menemui ketuanya, Tgk. Muzakkir Gani, Sabtu.\n\nBenarkah mereka dipanggil?\n"Benar, sembilan orang kami panggil pekan ini."'
    assert direct(body, "Rizal Fahlevi", "Muzakkir Gani") == [
        ("Benar, sembilan orang kami panggil pekan ini.", "Muzakkir Gani")
    ]


def test_initials_that_act_are_an_unnamed_speaker():
    body = 'Noor Halisah mengatakan sudah tahu. RZ merasa dijebak. Ia mengirim pesan: "Saya tidak tahu itu tautan kampanye."'
    assert direct(body, "Noor Halisah") == [("Saya tidak tahu itu tautan kampanye.", "")]


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

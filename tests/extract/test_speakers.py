"""Who says what stands between quotation marks."""

import pytest

from statements_reading import READ, direct, indirect, reading_of

WORDS = "Kami minta semua pegawai menahan diri"


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

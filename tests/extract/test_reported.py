"""Statements told without quotation marks, and who said them."""

import pytest

from statements_reading import indirect, reading_of

WORDS = "Kami minta semua pegawai menahan diri"


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

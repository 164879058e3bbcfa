"""Whose words stand between quotation marks: interviews, and quotations whose speaker is told in an unusual way."""

import pytest

import netralitas as nt
from netralitas.extract.pipeline import make_doc
from netralitas.extract.reading import rows_of

ASKED = """Wawancara dengan Ketua Bawaslu Kabupaten Garut, Ahmad Nurjaman, berlangsung di kantornya. Berikut petikannya:

Apa temuan terbanyak?

"Paling banyak ya pose jari di depan kamera."

Siapa saja pelakunya?

"Guru dan camat, selebihnya staf biasa di kantor," jawabnya.

Sekda Garut Nurdin Yana menghormati data itu.

Apa pesan Anda?

"Jangan main-main dengan netralitas sebab sanksinya nyata."
"""
MET = """Wartawan kami, Rina Marlina, menemui Sekda Garut Nurdin Yana di rumahnya. Berikut petikan wawancara.

Bagaimana sikap Anda?
"Saya minta semua ASN tetap netral sampai hari pencoblosan."

Tidak takut dicap memihak?
"Tidak, karena aturannya jelas untuk semua pegawai," tutup mantan camat itu.
"""


@pytest.fixture(scope="module")
def nlp():
    return nt.load()


def _speakers(nlp, text):
    title = "Berita dari daerah hari ini"
    rows = rows_of(nlp(make_doc(nlp, f"{title}\n\n{text}", title=title)), "statements")
    return [r["speaker"] for r in rows if r["kind"] == "direct"]


@pytest.mark.parametrize(("text", "speakers"), [(ASKED, ["Ahmad Nurjaman"] * 3), (MET, ["Nurdin Yana"] * 2)])
def test_answers_are_those_of_whoever_is_interviewed(nlp, text, speakers):
    assert _speakers(nlp, text) == speakers


def test_questions_alone_make_no_interview(nlp):
    text = ASKED.replace("Wawancara dengan", "Rapat dengan").replace("Berikut petikannya:", "Hadirin bertanya.")
    assert _speakers(nlp, text.replace("menghormati data itu", "menambahkan hal lain"))[-1] == "Nurdin Yana"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # no word of attribution behind the comma, only who acts
        (
            'Sekda Garut Nurdin Yana hadir. Kadis Kesehatan Garut Leli Yuliani datang. "Itu cuma cat sisa proyek," Nurdin menggeleng.',
            "Nurdin Yana",
        ),
        # a whole sentence behind a comma
        (
            'Ketua KPU Garut Dian Hasanudin hadir. Lewat pesan singkat ia menitip kalimat, "Kami tidak akan berpihak kepada siapa pun."',
            "Dian Hasanudin",
        ),
        # the name behind a description, or before one
        (
            'Salah seorang peserta, Dewi Anjani, mengaku bingung. "Paman saya maju jadi caleg, saya doakan saja," katanya.',
            "Dewi Anjani",
        ),
        (
            'Suharni, pedagang di pasar itu, bilang tak peduli. "Siapa pun bupatinya, saya tetap jualan," katanya.',
            "Suharni",
        ),
        # a relative clause names nobody who speaks
        (
            "Sekda Garut Nurdin Yana hadir. Ia merujuk aturan yang dibacakan Ahmad Nurjaman. "
            '"Semua pegawai wajib membaca aturan ini," ujarnya.',
            "Nurdin Yana",
        ),
        # ASN is no one's initials
        (
            'Sekda Garut Nurdin Yana memberi arahan. ASN yang belum menentukan pilihan boleh datang. "Yang penting jangan angkat jari," katanya.',
            "Nurdin Yana",
        ),
        # who is nameless and speaks
        (
            'Sekda Garut Nurdin Yana hadir. Di luar aula, seorang guru yang ikut diperiksa memilih membela diri. "Saya cuma antar teman ke sana," kata dia.',
            "",
        ),
        # who is nameless and accused does not say `kami`
        (
            "Ketua Bawaslu Kabupaten Garut, Ahmad Nurjaman, mencatat lima kasus.\n\nMasih ada yang berjalan. Seorang kades disebut-sebut rajin mengantar tim. "
            '"Kami sudah punya fotonya, tinggal memastikan waktunya," katanya.',
            "Ahmad Nurjaman",
        ),
    ],
)
def test_who_speaks(nlp, text, speaker):
    assert _speakers(nlp, text) == [speaker]

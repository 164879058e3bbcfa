"""Behaviours and their modality, on sentences a person would read the same way."""

from pathlib import Path

import pytest

from netralitas.extract.behaviours import KIND
from netralitas.extract.behaviours.inflection import inflect, inflect_loan
from netralitas.extract.behaviours.rules import RulesInForce
from netralitas.extract.behaviours.words import with_negation
from netralitas.extract.layout import read_layout
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import lower
from netralitas.lexicon import Lexicon

LEXICON = Lexicon()
READ = KIND.reader(LEXICON)


def rows(body: str, headline: str = "Kabar Hari Ini", published: str = "") -> list[dict]:
    text = f"{headline}\n\n{body}"
    reading = Reading(text=text, lowered=lower(text), published=published)
    read_layout(reading, LEXICON)
    READ(reading)
    found = reading.rows.get("behaviours", [])
    assert all(text[r["start"] : r["end"]] == r["text"] for r in found)
    return found


def pairs(body: str, headline: str = "Kabar Hari Ini") -> set[str]:
    return {f"{r['code']} {r['modality']}" for r in rows(body, headline)}


PROHIBITED = [
    ("ASN dilarang mengunggah foto pasangan calon di Instagram.", "post"),
    ("Pegawai tidak boleh memposting dukungan untuk caleg tertentu.", "post"),
    ("“Jangan bikin status yang memuji-muji salah satu paslon,” pesan Sekda.", "post"),
    ("PNS diingatkan agar tidak berkomentar di akun Facebook calon bupati.", "comment"),
    ("Mengomentari unggahan kandidat juga termasuk pelanggaran.", "comment"),
    ("ASN yang me-like status caleg bisa dijerat sanksi.", "like"),
    ("Memberi tanda jempol pada konten paslon pun tidak diperkenankan.", "like"),
    ("Aparatur diminta tidak nge-share video kampanye.", "share"),
    ("Membagikan ulang poster capres diharamkan bagi pegawai.", "share"),
    ("PNS dilarang meneruskan pesan ajakan dari tim sukses ke grup kantor.", "share"),
    ("ASN tak boleh bergabung dengan grup WhatsApp relawan calon gubernur.", "follow"),
    ("Mereka juga dilarang mem-follow akun calon.", "follow"),
    ("ASN diimbau tidak menggunakan media sosial untuk mendukung kandidat tertentu.", "online_campaign"),
    ("Kampanye lewat medsos tidak dibenarkan bagi aparatur sipil negara.", "online_campaign"),
    ("ASN dilarang berswafoto dengan calon wali kota.", "photo"),
    ("Jangan coba-coba foto bareng caleg, apa pun alasannya, kata Inspektur kepada pegawai.", "photo"),
    ("Pegawai juga tidak boleh berpose dua jari.", "gesture"),
    ("ASN diminta menghindari simbol jari saat berfoto resmi.", "gesture"),
    ("Kepala desa dilarang ikut kampanye.", "attend_campaign"),
    ("ASN tidak diperbolehkan menghadiri deklarasi bakal calon bupati.", "attend_campaign"),
    ("Kehadiran ASN di acara partai bisa berujung sanksi.", "attend_campaign"),
    ("PNS dilarang berkampanye untuk siapa pun.", "attend_campaign"),
    ("Camat dan lurah jangan ada yang mengantar paslon mendaftar ke KPU.", "attend_campaign"),
    ("ASN dilarang menjadi tim sukses.", "campaign_team"),
    ("Guru tidak boleh menjadi saksi partai di TPS.", "campaign_team"),
    ("Perangkat desa diminta tidak masuk dalam struktur tim pemenangan.", "campaign_team"),
    ("ASN dilarang memasang baliho bakal calon di halaman rumah.", "display_props"),
    ("Stiker caleg tidak boleh ditempel di mobil pegawai.", "display_props"),
    ("PNS tidak boleh memakai kaus bergambar calon.", "wear_attributes"),
    ("ASN dilarang mengenakan atribut partai politik.", "wear_attributes"),
    ("ASN dilarang menjadi narasumber pada kegiatan partai politik.", "party_event_speaker"),
    ("Kepala dinas jangan mengarahkan bawahannya memilih calon tertentu.", "mobilise"),
    ("Memobilisasi warga untuk memenangkan petahana adalah pelanggaran berat bagi ASN.", "mobilise"),
    ("Ia melarang pejabat mengintimidasi tenaga honorer.", "mobilise"),
    ("ASN harus netral dan tidak memihak calon mana pun.", "take_sides"),
    ("ASN yang tidak netral akan disanksi.", "take_sides"),
    ("Pegawai jangan menunjukkan keberpihakan kepada salah satu pasangan.", "take_sides"),
    ("Jangan ada ASN yang mendukung salah satu kandidat.", "take_sides"),
    ("ASN dilarang keras terlibat politik praktis.", "practical_politics"),
    ("Kami minta PNS tidak berpolitik praktis.", "practical_politics"),
    ("Kendaraan dinas tidak boleh dipakai untuk kepentingan kampanye.", "use_facilities"),
    ("Pejabat dilarang menggunakan fasilitas negara untuk salah satu pasangan calon.", "use_facilities"),
    ("Pejabat negara dilarang membuat keputusan yang menguntungkan atau merugikan pasangan calon.", "biased_decision"),
    ("Jangan sampai ada penyalahgunaan wewenang oleh kepala dinas.", "biased_decision"),
    ("PNS dilarang melakukan pendekatan kepada partai politik terkait pencalonan.", "party_approach"),
    ("ASN tidak boleh mendaftar ke partai sebelum mengundurkan diri.", "party_approach"),
    ("ASN dilarang menjadi anggota maupun pengurus partai politik.", "party_membership"),
    ("ASN yang maju sebagai calon wajib mengundurkan diri.", "candidacy"),
    ("PNS dilarang memberikan fotokopi KTP kepada calon perseorangan.", "id_card_support"),
    ("Kades jangan ikut membagikan sembako dari caleg.", "money_politics"),
    ("ASN dilarang terlibat politik uang.", "money_politics"),
    ("ASN dilarang menyebarkan hoaks dan ujaran kebencian.", "hoax_hate"),
    ("Pegawai jangan ikut-ikutan menjelek-jelekkan calon lain.", "hoax_hate"),
]


@pytest.mark.parametrize(("sentence", "code"), PROHIBITED)
def test_prohibited(sentence: str, code: str) -> None:
    assert pairs(sentence) == {f"{code} prohibited"}


SEVERAL = [
    (
        "ASN dilarang mengunggah, menyukai, mengomentari dan membagikan konten calon.",
        {"post prohibited", "like prohibited", "comment prohibited", "share prohibited"},
    ),
    (
        "Like, comment, dan share postingan paslon bisa kena sanksi, kata Kepala BKD kepada ASN.",
        {"like prohibited", "comment prohibited", "share prohibited"},
    ),
    (
        "Pegawai boleh menghadiri kampanye untuk mendengar visi misi, asal tidak memakai atribut partai.",
        {"attend_campaign permitted"},
    ),
    ("Silakan dengar visi misi calon, tapi jangan swafoto.", {"attend_campaign permitted", "photo prohibited"}),
    ("ASN silakan menentukan pilihan di bilik suara.", {"take_sides permitted"}),
    ("Menonton debat kandidat tidak dilarang bagi PNS.", {"attend_campaign permitted"}),
    ("Bukan berarti tidak boleh menghadiri kampanye, ASN cukup mendengarkan.", {"attend_campaign permitted"}),
    ("Seorang lurah diduga menghadiri kampanye calon bupati.", {"attend_campaign alleged"}),
    ("Bawaslu memeriksa camat yang dilaporkan mengajak warga memilih petahana.", {"mobilise alleged"}),
    ("Kepala dinas itu terbukti mengerahkan stafnya untuk mendukung petahana.", {"mobilise proven"}),
    ("Guru tersebut dijatuhi sanksi karena mengunggah foto caleg di Facebook.", {"post proven"}),
    ("Sekdes yang dituduh menjadi tim sukses dinyatakan tidak terbukti.", {"campaign_team not_proven"}),
    (
        "Laporan tentang lurah yang memasang spanduk caleg dihentikan karena tidak memenuhi unsur.",
        {"display_props not_proven"},
    ),
    ("Jika terbukti ikut kampanye, ASN akan diberhentikan.", {"attend_campaign prohibited"}),
    (
        "Ia membantah mendukung salah satu paslon. Camat itu dilaporkan dua pekan lalu dan sudah diperiksa.",
        {"take_sides alleged"},
    ),
    ("ASN yang ketahuan menyukai unggahan paslon akan disanksi.", {"like prohibited"}),
    ("Lima PNS kedapatan mengenakan kaus paslon saat senam pagi.", {"wear_attributes alleged"}),
    (
        "Oknum kepala sekolah diduga berfoto bersama caleg sambil mengacungkan dua jari.",
        {"photo alleged", "gesture alleged"},
    ),
    ("Kepala desa itu divonis bersalah karena ikut mengampanyekan calon gubernur.", {"attend_campaign proven"}),
    (
        "Dua ASN disanksi lantaran menjadi saksi paslon. Satu lagi dipecat usai terbukti menjadi pengurus partai.",
        {"campaign_team proven", "party_membership proven"},
    ),
    (
        "Hal yang dilarang bagi ASN:\n1. Memasang spanduk calon;\n2. Menghadiri deklarasi calon;\n3. Foto bersama bakal calon.",
        {"display_props prohibited", "attend_campaign prohibited", "photo prohibited"},
    ),
    (
        "PNS dilarang keras, antara lain, menjadi juru kampanye, memakai mobil dinas ke lokasi kampanye, sampai membagi-bagikan uang.",
        {"campaign_team prohibited", "use_facilities prohibited", "money_politics prohibited"},
    ),
    (
        "Suami atau istri calon yang berstatus ASN diperbolehkan mendampingi saat kampanye.",
        {"attend_campaign permitted"},
    ),
    ("Kebanyakan kasus berupa ASN yang memberi like pada status calon.", {"like alleged"}),
    ("Datang boleh, ikut kampanye jangan.", {"attend_campaign prohibited"}),
    ("Seng boleh ada guru yang pasang baliho caleg di sekolah.", {"display_props prohibited"}),
    ("Ojo nganti ono ASN. Ojo melu kampanye, kata dia kepada pegawai.", {"attend_campaign prohibited"}),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_modality(text: str, expected: set[str]) -> None:
    assert pairs(text) == expected


NOTHING = [
    "Calon bupati berkampanye di lapangan desa.",
    "Parpol dilarang memasang APK di pohon.",
    "Bawaslu menertibkan ratusan baliho caleg yang melanggar.",
    "ASN harus netral pada Pilkada 2024.",
    "Bupati mengajak ASN menjaga netralitas dan datang ke TPS.",
    "Foto: Bupati bersama peserta sosialisasi.",
    "Masyarakat diminta tidak mudah percaya hoaks.",
    "Panwaslu meneruskan laporan itu ke KASN.",
    "Kepala BKD enggan berkomentar.",
    "KPU menggelar debat kandidat di hotel.",
    "Peserta berfoto bersama usai acara.",
    "Polres mengerahkan 300 personel untuk pengamanan TPS.",
    "Tim sukses membagikan kaus kepada warga.",
    "Netralitas ASN menjadi perhatian Bawaslu.",
    "Pemkab menangani kasus netralitas ASN sepanjang tahapan pilkada.",
    "Warga bisa mengirim foto pelanggaran ke posko.",
    "Caleg dilarang melibatkan ASN.",
    "KPU memverifikasi dukungan calon perseorangan.",
    "Ia menjadi saksi dalam sidang korupsi.",
    "Dinas Sosial menyalurkan bantuan untuk korban banjir.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert pairs(text) == set()


ARTICLES = [
    (
        "Delapan Larangan ASN",
        "Pegawai dilarang melakukan hal berikut:\n- Memasang alat peraga kampanye\n- Like dan share akun peserta pemilu\n- Mengajak keluarga memilih "
        "calon tertentu\nPelanggar akan disanksi.",
        {"display_props prohibited", "like prohibited", "share prohibited", "mobilise prohibited"},
    ),
    (
        "ASN Diimbau Netral",
        "Pegawai tidak boleh terlibat dalam hal-hal politik, meliputi:\nMenghadiri deklarasi calon;\nFoto bersama calon;\nMenggunakan mobil dinas saat "
        "kampanye.",
        {"attend_campaign prohibited", "photo prohibited", "use_facilities prohibited"},
    ),
    (
        "Sekcam Kena Sanksi",
        "KASN menyatakan sekretaris camat itu melanggar kode etik. Ia berfoto dengan calon wakil wali kota sembari mengacungkan jempol.",
        {"photo proven", "gesture proven"},
    ),
    (
        "Kasus Lurah Disetop",
        "Inspektorat menghentikan pemeriksaan terhadap lurah yang dilaporkan ikut arak-arakan paslon. Adapun staf kelurahan yang terbukti menempel "
        "stiker caleg mendapat teguran tertulis.",
        {"attend_campaign not_proven", "display_props proven"},
    ),
    (
        "Pesan Sekda",
        "Sejumlah pejabat terlihat mulai mendekati partai. Hal itu tidak dibenarkan. Kasus serupa pernah ditangani Panwaslu dan pelakunya diperiksa.",
        {"party_approach alleged", "party_approach prohibited"},
    ),
    (
        "Wabup: Boleh Hadir",
        "ASN boleh saja hadir di kampanye untuk mengetahui visi misi calon. Namun, ASN dilarang memakai atribut partai.",
        {"attend_campaign permitted", "wear_attributes prohibited"},
    ),
    (
        "Kampanye Damai",
        "KPU menggelar deklarasi kampanye damai yang dihadiri semua pasangan calon. Bupati hadir bersama kapolres.",
        set(),
    ),
]


@pytest.mark.parametrize(("headline", "body", "expected"), ARTICLES)
def test_article(headline: str, body: str, expected: set[str]) -> None:
    assert pairs(body, headline) == expected


def test_row_columns() -> None:
    row = rows("Kades dilarang mengunggah foto calon bupati di Facebook.", published="2020-10-01")[0]
    assert (row["text"], row["channel"], row["audience"]) == ("mengunggah", "social_media", "village")
    row = rows("ASN dilarang memakai kaus partai.", published="2018-03-01")[0]
    assert (row["channel"], row["audience"]) == ("offline", "asn")
    assert row["rule_in_force"] == "PP 53/2010 Pasal 4 angka 12 huruf b"
    assert row["sanction_in_force"] == "disiplin_sedang"
    assert (
        rows("ASN dilarang memakai kaus partai.", published="2023-03-01")[0]["rule_in_force"]
        == "PP 94/2021 Pasal 5 huruf n angka 2"
    )
    assert rows("ASN dilarang memakai kaus partai.")[0]["rule_in_force"] == ""


@pytest.mark.parametrize(
    ("code", "day", "election", "expected"),
    [
        ("party_membership", "2023-10-30", "pemilu-2024", "UU 5/2014 Pasal 87 ayat (4) huruf c"),
        ("party_membership", "2023-10-31", "pemilu-2024", "UU 20/2023 Pasal 52 ayat (3)"),
        ("biased_decision", "2016-12-01", "pilkada-2017", "UU 10/2016 Pasal 71, Pasal 188"),
        (
            "like",
            "2024-09-01",
            "pilkada-2024",
            "SKB Netralitas ASN 2022 Lampiran II (pelanggaran kode etik, sebelum penetapan calon)",
        ),
        (
            "like",
            "2024-10-01",
            "pilkada-2024",
            "SKB Netralitas ASN 2022 Lampiran II (pelanggaran disiplin, sesudah penetapan calon)",
        ),
        ("like", "2018-03-01", "pilkada-2018", "SE MenPANRB B/71/M.SM.00.00/2017"),
    ],
)
def test_rule_in_force(code: str, day: str, election: str, expected: str) -> None:
    rules = RulesInForce(LEXICON.toml("rules"), {"pilkada-2024": "2024-09-22"})
    assert expected in rules.of(code, day, election=election)[0].split("; ")


@pytest.mark.parametrize(
    ("stem", "form"),
    [
        ("pasang", "memasang"),
        ("tempel", "menempelkan"),
        ("sebar", "menyebarkan"),
        ("kerah", "mengerahkan"),
        ("unggah", "diunggah"),
        ("pasang", "masang"),
    ],
)
def test_inflection(stem: str, form: str) -> None:
    assert form in inflect(stem)


@pytest.mark.parametrize("form", ["me-like", "nge-like", "di-like", "dilike", "ngelike"])
def test_inflection_of_loans(form: str) -> None:
    assert form in inflect_loan("like")


@pytest.mark.parametrize(
    "text", ["", "x", "\n\n", "dilarang", "ASN dilarang like, " * 500, "İ ﬁ dilarang kampanye \u200b"]
)
def test_any_text(text: str) -> None:
    rows(text)


WORDINGS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "behaviour_wordings.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("wanted", "sentence"), WORDINGS)
def test_wordings(wanted: str, sentence: str) -> None:
    """The ways in which regional journalists may write it, each code in each modality."""
    assert ", ".join(sorted(pairs(sentence))) == wanted


def test_alternatives_in_the_lexicon() -> None:
    assert with_negation("{mobil|motor} dinas", ["tidak"]) == ["mobil dinas", "motor dinas"]
    assert set(with_negation("{<neg>|jangan} boleh", ["tidak", "tak"])) == {"tidak boleh", "tak boleh", "jangan boleh"}


def test_question_and_answer() -> None:
    assert pairs("Bolehkah ASN berfoto dengan caleg? Tidak, jawab Ketua Bawaslu.") == {"photo prohibited"}
    assert pairs("Apa pegawai dilarang menonton kampanye? Tidak, asal pasif.") == {"attend_campaign permitted"}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Berfoto dengan caleg = TIDAK", "photo prohibited"),
        ("Menghadiri kampanye tanpa atribut = BOLEH", "attend_campaign permitted"),
        ("Membagikan unggahan calon: TIDAK", "share prohibited"),
        ("❌ Memasang spanduk caleg", "display_props prohibited"),
        ("✅ Mendengarkan kampanye di luar jam kerja", "attend_campaign permitted"),
    ],
)
def test_a_mark_says_what_is_allowed(line: str, wanted: str) -> None:
    assert pairs(f"Poster dari Kepala BKPSDM memuat daftar berikut.\n\n{line}\n\nDemikian.") == {wanted}


def test_a_list_may_stand_two_paragraphs_below_its_head() -> None:
    body = (
        "Ada beberapa hal yang dilarang bagi ASN menjelang pilkada.\n\n"
        "Daftar itu ditempel di papan pengumuman.\n\n- memasang spanduk caleg\n\n- menjadi tim sukses"
    )
    assert pairs(body) == {"display_props prohibited", "campaign_team prohibited"}


def test_what_a_pledge_refuses_is_forbidden() -> None:
    body = "Para pegawai berikrar menolak politik uang dan tidak mengunggah foto calon."
    assert pairs(body) == {"money_politics prohibited", "post prohibited"}


def test_an_occasion_is_no_act_of_its_own() -> None:
    assert pairs("Guru dilarang memakai jaket dinas saat menonton kampanye.") == {"wear_attributes prohibited"}


def test_a_condition_of_a_permission_is_no_act() -> None:
    body = "Menumpang perahu yang sama diperbolehkan, asal tidak turun bersama caleg di lokasi kampanye."
    assert pairs(body) == set()


def test_one_of_those_found_guilty() -> None:
    body = (
        "“Dua orang sudah kami nyatakan melanggar,” kata Ketua Bawaslu.\n\n"
        "Salah satunya lurah yang memasang baliho caleg."
    )
    assert pairs(body) == {"display_props proven"}

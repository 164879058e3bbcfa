"""The grammar of personal names."""

import pytest

from netralitas.extract.officials.identity import covers, key_words, person_id
from netralitas.extract.officials.names import NameGrammar
from netralitas.extract.officials.persons import shown
from netralitas.lexicon import Lexicon


@pytest.fixture(scope="module")
def grammar():
    return NameGrammar(Lexicon())


def _names(grammar, text, covers=()):
    return [text[n.start : n.end] for n in grammar.names(text, [(0, len(text))], list(covers))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # honorifics and degrees
        ("… itu, Drs. H. Wahid Sudrajat, M.Si., mengatakan", "Wahid Sudrajat"),
        ("… itu, Drs H Wahid Sudrajat MM mengatakan", "Wahid Sudrajat"),
        ("… itu, Drs.H.Wahid Sudrajat,SH,MH mengatakan", "Wahid Sudrajat"),
        ("… itu, Prof. Dr. Ir. Hj. Nuning Astuti, M.Ec.Dev, Ph.D, mengatakan", "Nuning Astuti"),
        ("… itu, dr. Fitri Lamato menambahkan", "Fitri Lamato"),
        ("… itu, dr Fitri Lamato Sp.OG menambahkan", "Fitri Lamato"),
        ("… itu, Tgk. H. Munawar Kasim, Lc., MA menambahkan", "Munawar Kasim"),
        ("… itu, K.H. Mukhlas Abror, membuka", "Mukhlas Abror"),
        ("… itu, KH Mukhlas Abror membuka", "Mukhlas Abror"),
        ("… itu, Pdt. Yunus Wonda, S.Th, membuka", "Yunus Wonda"),
        ("… itu, Buya H. Zulfikri Lc, membela", "Zulfikri"),
        ("… itu, Pak Karman membela", "Karman"),
        ("… itu, Jaro Karman membela", "Karman"),
        ("… itu, Rina Puspita S. Sos M Si membela", "Rina Puspita"),
        ("… itu, Rina Puspita S.STP., M.AP membela", "Rina Puspita"),
        ("… itu, Rina Puspita, A.Md.Kep., membela", "Rina Puspita"),
        # ranks
        ("… itu, AKBP Tonny Kurniawan SIK menegaskan", "Tonny Kurniawan"),
        ("… itu, Kombes Pol. Drs. Tonny Kurniawan, S.H., menegaskan", "Tonny Kurniawan"),
        ("… itu, Letkol Inf Tonny Kurniawan menegaskan", "Tonny Kurniawan"),
        ("… itu, Letkol Laut (P) Tonny Kurniawan menegaskan", "Tonny Kurniawan"),
        ("… itu, Brigjen TNI (Purn) Tonny Kurniawan menegaskan", "Tonny Kurniawan"),
        # initials and abbreviations that belong to the name
        ("… itu, Fajar B. Nugroho meminta", "Fajar B. Nugroho"),
        ("… itu, Fajar A.S. Nugroho meminta", "Fajar A.S. Nugroho"),
        ("… itu, Andi M. T. Nugroho SH MH meminta", "Andi M. T. Nugroho"),
        ("… itu, R. Fajar Nugroho, meminta", "R. Fajar Nugroho"),
        ("… itu, Moh. Fajar Nugroho, meminta", "Moh. Fajar Nugroho"),
        ("… itu, A. Muh. Fajar ST MT meminta", "A. Muh. Fajar"),
        ("… itu, H.M. Fajar Nugroho meminta", "M. Fajar Nugroho"),
        ("… itu, HM Fajar Nugroho meminta", "M Fajar Nugroho"),
        # customary titles that belong to the name, and one that closes it
        ("… itu, Syafri Dt. Bandaro Putiah, meminta", "Syafri Dt. Bandaro Putiah"),
        ("… itu, Syafri St. Sinaro meminta", "Syafri St. Sinaro"),
        ("… itu, Syafri Rahman Dpt, meminta", "Syafri Rahman"),
        ("… itu, Joni Sutan Pangeran, minta", "Joni Sutan Pangeran"),
        ("… itu, La Ode Haerudin meminta", "La Ode Haerudin"),
        ("… itu, I Gede Suarta meminta", "I Gede Suarta"),
        ("… itu, Lalu Wirajaya meminta", "Lalu Wirajaya"),
        ("… itu, Umbu Rihi Meha, meminta", "Umbu Rihi Meha"),
        # particles, apostrophes, hyphens, months, numbers, capitals
        ("… itu, Yusuf bin Harun meminta", "Yusuf bin Harun"),
        ("… itu, Peter van der Velden meminta", "Peter van der Velden"),
        ("… itu, Nu'man Asy’ari, meminta", "Nu'man Asy’ari"),
        ("… itu, Tan Mei Hwa menambahkan", "Tan Mei Hwa"),
        ("… itu, Yosefa Dua Lado, yang", "Yosefa Dua Lado"),
        ("… itu, RINA PUSPITA SH meminta", "RINA PUSPITA"),
        # where it ends
        ("… itu, Karman Kamis (20/2)", "Karman"),
        ("… itu, Karman Hidayat Juni 2020", "Karman Hidayat"),
        ("… itu, Karman Hidayat. Ia lalu", "Karman Hidayat"),
        ("… itu, Karman Hidayat (54) lalu", "Karman Hidayat"),
    ],
)
def test_name(grammar, text, name):
    assert _names(grammar, text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Menurut Karman, itu biasa.", ["Karman"]),
        ("Dikatakan Karman, itu biasa.", ["Karman"]),
        ("Lalu Karman pulang.", ["Karman"]),
        ("Sementara itu Pemilihan Kepala Daerah digelar.", []),
        ("warga Jalan Agus Salim dan Universitas Sam Ratulangi", []),
        ("lurah berinisial FP itu", []),
        ("Rabu, Juni, dan Kamis", []),
        ("Karman, Budi Hartono dan Siti.", ["Karman", "Budi Hartono", "Siti"]),
    ],
)
def test_running_text(grammar, text, names):
    assert _names(grammar, text) == names


def test_no_name_reaches_into_what_is_taken(grammar):
    text = "Ketua Bawaslu Ngawi Karman Hidayat"
    assert _names(grammar, text, [(0, 19)]) == ["Karman Hidayat"]


@pytest.mark.parametrize(
    ("full", "short", "fits"),
    [
        ("Rina Puspita Sari", "Rina", True),
        ("Rina Puspita Sari", "Sari", True),
        ("Rina Puspita Sari", "Puspita Sari", True),
        ("Muhammad Fajar Nugroho", "Moh. Fajar", True),
        ("Muhammad Fajar Nugroho", "M. Fajar Nugroho", True),
        ("Fransiskus Haman", "Frans", True),
        ("Karmanto", "Karmantho", True),
        ("Rina Puspita", "Rina Lestari", False),
        ("Yusuf Pakaya", "Rahmatia Pakaya", False),
        ("Rina Puspita", "Puspita Rina Dewi", False),
    ],
)
def test_short_forms(grammar, full, short, fits):
    assert bool(covers(key_words(full.split()), key_words(short.split()), grammar.variants)) is fits


def test_identity_is_the_same_for_spellings_of_a_name(grammar):
    ids = {
        person_id(w.split(), "32.05", grammar.variants)
        for w in ("Moh. Fajar Nugroho", "Mohammad Fajar B. Nugroho", "M. Fajar Nugroho")
    }
    assert ids == {"fajar-nugroho@32.05"}
    assert person_id(["Fajar"], "32.05", {}) != person_id(["Fajar"], "73.71", {})


def test_shown_in_mixed_case():
    assert shown("RINA  PUSPITA") == "Rina Puspita"
    assert shown("Hamid H. Lubis") == "Hamid H. Lubis"

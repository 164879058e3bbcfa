"""Bodies of the regions with rules of their own, new ministries, and names that are easily cut wrong."""

from __future__ import annotations

import pytest

from netralitas.extract.pipeline import load

HEADLINE = "Sorotan Netralitas di Masa Kampanye\n\n"


@pytest.fixture(scope="module")
def nlp():
    return load(exclude=("officials", "statements", "behaviours", "counts"))


def institutions(nlp, words: str) -> set[str]:
    rows = nlp(HEADLINE + words).user_data["netralitas"]["institutions"]
    return {r["institution"] for r in rows if r["kind"] not in ("civil", "party")}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Wakil Wali Kota Jakpus menegur camat. Polres Metro Jakarta Pusat menjaga acara.",
            {"Pemerintah Kota Administrasi Jakarta Pusat", "Polres Metro Jakarta Pusat"},
        ),
        (
            "Bawaslu Kota Administrasi Jakarta Utara memeriksa dua lurah.",
            {"Bawaslu Kota Administrasi Jakarta Utara"},
        ),
        (
            "Bupati Kepulauan Seribu mengingatkan netralitas.",
            {"Pemerintah Kabupaten Administrasi Kepulauan Seribu"},
        ),
        (
            "Ketua MPU Aceh mengimbau ASN Pemerintah Aceh. Wali Nanggroe hadir.",
            {
                "Majelis Permusyawaratan Ulama Provinsi Aceh",
                "Pemerintah Provinsi Aceh",
                "Lembaga Wali Nanggroe",
            },
        ),
        (
            "Mahkamah Syar'iyah Jantho dan Kejari Aceh Besar meneken ikrar.",
            {"Mahkamah Syar'iyah Jantho", "Kejaksaan Negeri Aceh Besar"},
        ),
        ("MRP dan DPRP memanggil Sekda Papua.", {"Majelis Rakyat Papua", "DPR Papua", "Pemerintah Provinsi Papua"}),
        ("DPR Papua Selatan memanggil Bupati Asmat.", {"DPR Papua Selatan", "Pemerintah Kabupaten Asmat"}),
        ("Panewu Sedayu, Anton, ditegur Bawaslu Bantul.", {"Kecamatan Sedayu", "Bawaslu Kabupaten Bantul"}),
        (
            "Lurah Condongcatur, Reno, dipanggil Bawaslu Sleman.",
            {"Pemerintah Desa Condongcatur", "Bawaslu Kabupaten Sleman"},
        ),
        (
            "Lurah Giwangan, Dyah, dipanggil Bawaslu Kota Yogyakarta.",
            {"Kelurahan Giwangan", "Bawaslu Kota Yogyakarta"},
        ),
        ("Menko Polkam dan Wamenkeu hadir.", {"Kemenko Polkam", "Kemenkeu"}),
        ("Wakil Menteri PUPR dan Kemendiktisaintek hadir.", {"Kementerian PUPR", "Kemendiktisaintek"}),
        (
            "Danlanud Sultan Hasanuddin dan Polres Pelabuhan Tanjung Perak siap.",
            {"Lanud Sultan Hasanuddin", "Polres Pelabuhan Tanjung Perak"},
        ),
        ("Kapolres Metro Bekasi Kota ikut apel.", {"Polres Metro Bekasi Kota"}),
        ("Dandim 0725/Srg hadir bersama Bupati Sragen.", {"Kodim 0725/Sragen", "Pemerintah Kabupaten Sragen"}),
        ("Direktur RSUD dr Soekardjo Kota Tasikmalaya melarang itu.", {"RSUD dr Soekardjo"}),
        (
            "Kepala Disperindagnaker Tabanan membantah.",
            {"Dinas Perindustrian, Perdagangan dan Tenaga Kerja Kabupaten Tabanan"},
        ),
        ("Bawaslu Kab. Manggarai Barat rapat.", {"Bawaslu Kabupaten Manggarai Barat"}),
        ("Caleg DPRD dapil 5 Lombok Barat dilaporkan.", {"DPRD Kabupaten Lombok Barat"}),
        (
            "Bupati Seluma mengingatkan: Nomor 800/417/BKPSDM/2020 sudah berlaku bagi TNI/Polri.",
            {"Pemerintah Kabupaten Seluma", "TNI", "Polri"},
        ),
        (
            "Surat Edaran Penjabat Wali Kota Sorong Nomor 800/1 Tahun 2023 dibaca di Bawaslu Kota Sorong.",
            {"Bawaslu Kota Sorong"},
        ),
        (
            "Bawaslu Jateng merekap. Di Kota Tegal, Ketua Panwaslu setempat, Ayu, membenarkan kata Bawaslu Jateng.",
            {"Bawaslu Provinsi Jawa Tengah", "Panwaslu Kota Tegal"},
        ),
        ("Kantor kelurahan pantang jadi gudang, kata Bawaslu DKI Jakarta.", {"Bawaslu Provinsi DKI Jakarta"}),
        (
            "Bawaslu Nduga membentuk 32 Panitia Pengawas Distrik (Pandis).",
            {"Bawaslu Kabupaten Nduga"},
        ),
        (
            "Peraturan Bersama Menteri PANRB, Menteri Dalam Negeri, Kepala Badan Kepegawaian Negara dan Ketua KASN "
            "dikutip Bawaslu Dompu.",
            {"Bawaslu Kabupaten Dompu"},
        ),
        (
            "Panwaslu Kecamatan Kemiling melapor ke Bawaslu Bandarlampung tentang Lurah Kemiling Permai Wanjaya.",
            {"Panwaslu Kecamatan Kemiling", "Bawaslu Kota Bandar Lampung", "Kelurahan Kemiling Permai"},
        ),
        (
            "Sebanyak 48 bupati ditegur, antara lain Bupati Boven Digul.",
            {"Pemerintah Kabupaten Boven Digoel"},
        ),
    ],
)
def test_bodies(nlp, words, expected):
    assert institutions(nlp, words) == expected


def test_a_court_does_not_tell_where_an_article_plays(nlp):
    words = "Kades di Lombok Barat Divonis\n\nKades Langko, Lombok Barat, dihukum. Hakim PN Mataram dan jaksa Kejari Mataram hadir."
    assert nlp(words).user_data["netralitas"]["article"]["region"] == "Kabupaten Lombok Barat"

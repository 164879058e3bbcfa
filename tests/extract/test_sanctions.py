"""Sanctions: codes, context, imposed or threatened."""

from __future__ import annotations

import pytest

from netralitas.extract.pipeline import load

LEAD = "Pegawai Diingatkan\n\nKOTA, Warta Kita – Pegawai negeri diminta menjaga sikap dalam pilkada. "


@pytest.fixture(scope="module")
def nlp():
    return load(exclude=("officials", "statements", "behaviours", "counts"))


def codes(nlp, words: str) -> set[str]:
    doc = nlp(LEAD + words)
    rows = doc.user_data["netralitas"]["sanctions"]
    assert all(doc.text[r["start"] : r["end"]] == r["text"] for r in rows)
    return {r["sanction"] for r in rows}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Sanksinya dari teguran lisan, penundaan kenaikan pangkat hingga pemecatan.",
            {"teguran", "penurunan_pangkat", "pemberhentian"},
        ),
        ("Mereka dijatuhi hukuman disiplin tingkat sedang atau berat.", {"disiplin_sedang", "disiplin_berat"}),
        ("Ancamannya hukuman disiplin, bisa sedang bisa berat.", {"disiplin_sedang", "disiplin_berat"}),
        ("Hukumannya mulai yang ringan sampai yang berat.", {"disiplin_ringan", "disiplin_berat"}),
        (
            "Sanksi yang diberikan bisa ringan, sedang, hingga berat.",
            {"disiplin_ringan", "disiplin_sedang", "disiplin_berat"},
        ),
        ("Ia dihukum disiplin ringan.", {"disiplin_ringan"}),
        ("Ia bisa kena hukuman disiplin.", {"disiplin"}),
        ("Sanksi moral dan disiplin menanti pegawai.", {"moral", "disiplin"}),
        ("Sanksinya sanksi moral berupa pernyataan terbuka.", {"moral"}),
        ("Pangkatnya diturunkan setahun.", {"penurunan_pangkat"}),
        ("Gaji berkalanya ditunda setahun.", {"penurunan_pangkat"}),
        ("Jabatannya diturunkan setingkat.", {"penurunan_pangkat"}),
        ("Tunjangan kinerjanya dipotong enam bulan.", {"penurunan_pangkat"}),
        ("Camat itu dicopot karena ikut kampanye.", {"pembebasan_jabatan"}),
        ("Lurah itu dinonjobkan.", {"pembebasan_jabatan"}),
        ("Lurah itu dibebastugaskan sementara.", {"pembebasan_jabatan"}),
        ("Ia diberhentikan dari jabatan kepala sekolah.", {"pembebasan_jabatan"}),
        ("Ia diberhentikan tidak dengan hormat sebagai PNS.", {"pemberhentian"}),
        ("Kontrak honorer itu diputus, ia dirumahkan.", {"pemberhentian"}),
        ("ASN terancam pidana penjara enam bulan dan denda Rp6 juta.", {"pidana"}),
        ("Kepala desa itu divonis bersalah dan didenda Rp3 juta.", {"pidana"}),
        ("Pegawai akan diberi sanksi tegas.", {"unspecified"}),
        ("Pegawai akan diberi sanksi tegas, antara lain teguran tertulis.", {"teguran"}),
        ("Perkara itu dihentikan karena bukan pidana.", set()),
        ("Sentra Gakkumdu menilai tidak ada unsur pidana.", set()),
        ("Kontraktor jembatan didenda Rp31 juta.", set()),
        ("Pelatih sepak bola itu dipecat manajemen klub.", set()),
        ("Satpol PP mencopot baliho paslon.", set()),
        ("Pegawai yang maju wajib mengajukan surat pemberhentian.", set()),
        ("Ia menegur anak buahnya lalu meminta maaf.", set()),
        ("Ada ancaman dimutasi ke pelosok bila calon itu kalah.", set()),
        ("Bupati memotong TPP tujuh ASN yang terbukti ikut kampanye.", {"penurunan_pangkat"}),
        ("Tukin dua lurah yang terbukti memihak dipangkas setahun.", {"penurunan_pangkat"}),
        ("TPP ASN dipangkas karena efisiensi anggaran.", set()),
        ("Penundaan gaji ke-13 ASN dikeluhkan pegawai yang ikut kampanye.", set()),
        ("Kontrak PJLP yang berkampanye bisa diputus di tengah jalan.", {"pemberhentian"}),
        ("Tenaga kontrak ditakuti putus kerja bila tidak ikut kampanye.", set()),
        ("Caleg itu meneken kontrak politik yang lalu diputus.", set()),
        ("Dua guru terpaksa pindah tugas karena terbukti menjadi saksi calon.", {"pembebasan_jabatan"}),
        ("Camat itu dirotasi lantaran tidak netral.", {"pembebasan_jabatan"}),
        ("ASN terancam ditunda kenaikan pangkatnya hingga mutasi.", {"penurunan_pangkat", "pembebasan_jabatan"}),
        ("Bupati dilarang memutasi pejabat karena beda pilihan.", set()),
        ("Bisa teguran, bisa juga turun dari kursi camat.", {"teguran", "pembebasan_jabatan"}),
        ("Camat itu divonis salah oleh Panwaslu.", set()),
        ("Dua komisioner divonis DKPP melanggar etik.", set()),
        ("Hakim pengadilan memvonis kades itu dua bulan penjara.", {"pidana"}),
        ("Pelanggar netralitas wajib meminta maaf secara terbuka.", {"moral"}),
        ("Belum ada pegawai yang dihukum.", set()),
        ("Tak satu pun pegawai kota itu dijatuhi sanksi.", set()),
        ("Lurah itu bebas dari sanksi.", set()),
        ("Tidak benar lima guru dinonaktifkan.", set()),
        ("Ancamannya penjara dan denda, bukan teguran lagi.", {"pidana"}),
        ("Laporannya ditutup tanpa merinci hukumannya.", set()),
        ("Camat itu nyaris kehilangan jabatan karena laporan kampanye.", set()),
        ("Malu itu lebih berat daripada potong gaji, kata calon itu.", set()),
        ("Camat itu divonis melanggar kode etik.", set()),
        ("Jangan divonis dulu, perkara di pengadilan belum mulai.", set()),
        ("Hakim memvonis denda dua kepala desa sebab baliho calon.", {"pidana"}),
        ("Lurah Anton Bui ikut kampanye.", set()),
        ("Ancaman penjaranya enam tahun bagi ASN.", {"pidana"}),
        ("Polisi yang berpihak akan diseret ke sidang disiplin.", {"disiplin"}),
        ("Bripka itu menjalani sidang disiplin.", set()),
        ("Pelanggar ditindak sesuai PP Nomor 53 Tahun 2010 tentang Disiplin PNS.", {"disiplin"}),
        ("Tiga guru dijatuhi hukuman disiplin ringan, satu guru sedang.", {"disiplin_ringan", "disiplin_sedang"}),
        (
            "Hukuman disiplinnya merentang dari tingkat ringan, sedang, hingga berat.",
            {"disiplin_ringan", "disiplin_sedang", "disiplin_berat"},
        ),
        ("Sanksi paling ringan bagi pelanggar ialah permintaan maaf secara terbuka.", {"moral"}),
        ("Bendahara itu wajib meminta maaf secara terbuka.", {"moral"}),
        ("Tiga lurah yang berpihak kebagian teguran.", {"teguran"}),
        ("Camat telah memberinya teguran.", {"teguran"}),
        ("Kursi Sekretaris Camat melayang karena kampanye.", {"pembebasan_jabatan"}),
        ("Kursi DPRD partai itu melayang.", set()),
        ("Satu kepala UPT yang berpihak digeser dari kursinya.", {"pembebasan_jabatan"}),
        ("Bupati siap membebaskan FR dari jabatan jika bersalah.", {"pembebasan_jabatan"}),
        ("Kepala sekolah yang berkampanye itu kini kembali jadi guru biasa.", {"pembebasan_jabatan"}),
        ("Kontrak operator yang berkampanye itu tidak disambung lagi.", {"pemberhentian"}),
        (
            "Kenaikan pangkat Tri, pengawas sekolah di kota itu, tertunda setahun karena kampanye.",
            {"penurunan_pangkat"},
        ),
        ("Honor kades yang berkampanye, Rp2,4 juta sebulan, terancam dihentikan.", {"penurunan_pangkat"}),
        ("Caleg itu menunjukkan surat pemberhentiannya sebagai guru.", set()),
        ("Relawan bilang stikernya sudah dicopot.", set()),
        ("Jika melanggar, status ASN-nya bisa dicabut.", {"pemberhentian"}),
        ("Ia turun satu tingkat jabatan setelah terbukti berpihak.", {"penurunan_pangkat"}),
        ("Camat itu resmi lengser setelah terbukti memihak calon.", {"pembebasan_jabatan"}),
        ("Satpol PP mencopot 30 baliho caleg.", set()),
        ("Partai itu kehilangan dua kursi di DPRD.", set()),
        ("Kasus korupsi dana desa, kades itu divonis empat tahun penjara.", set()),
        ("Warga dibui karena mencuri.", set()),
        ("Pengurus partai diberhentikan dari kepengurusan.", set()),
        ("Bupati menarik jabatan camat yang ikut kampanye itu.", {"pembebasan_jabatan"}),
        ("Jabatan bupati memang menarik bagi calon.", set()),
        ("Semua golongan diminta tertib saat Panwaslu menurunkan baliho calon.", set()),
        ("Surat suara pilkada sudah masuk kotak.", set()),
        ("Upacara peringatan Hari Korpri menjaga moral dan disiplin kerja.", set()),
    ],
)
def test_codes(nlp, words, expected):
    assert codes(nlp, words) == expected


@pytest.mark.parametrize(
    ("words", "imposed"),
    [
        ("Lurah itu sudah dijatuhi teguran tertulis.", True),
        ("Camat itu dicopot dari jabatannya.", True),
        ("ASN bisa dikenai hukuman disiplin berat.", False),
        ("KASN merekomendasikan sanksi moral.", False),
        ("Jika terbukti, ASN dipecat.", False),
    ],
)
def test_imposed_or_threatened(nlp, words, imposed):
    rows = nlp(LEAD + words).user_data["netralitas"]["sanctions"]
    assert [r["imposed"] for r in rows] == [imposed]


def test_lexicon_words_are_of_one_code():
    from netralitas.extract.sanctions import CODES
    from netralitas.lexicon import Lexicon

    data = Lexicon().toml("sanctions")
    words = [w for code in CODES for strength in ("strong", "weak") for w in data[code].get(strength, ())]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # `paling tidak`, `bukan hanya` deny nothing
        ("Yang berkampanye, paling tidak teguran tertulis menanti.", {"teguran"}),
        ("Sanksinya bukan hanya teguran, tetapi juga pemecatan.", {"teguran", "pemberhentian"}),
        ("Ancamannya tidak hanya disiplin. Siapa pun yang berkampanye bisa dipenjara.", {"disiplin", "pidana"}),
        ("Ringan-ringannya teguran, seberat-beratnya dicopot.", {"teguran", "pembebasan_jabatan"}),
        # steps without their noun
        ("Sanksinya berjenjang: lisan, tertulis, lalu penundaan gaji berkala.", {"teguran", "penurunan_pangkat"}),
        ("Bupati menerima surat tertulis dan laporan lisan.", set()),
        (
            "Pelanggaran disiplin diatur PP 53/2010. Jenjangnya dari ringan sampai berat.",
            {"disiplin_ringan", "disiplin_berat"},
        ),
        # active, with the one who punishes, with a clitic
        ("Kalau terbukti tidak netral, jabatannya kami cabut.", {"pembebasan_jabatan"}),
        ("Pegawai yang memihak calon, jabatannya bisa lepas.", {"pembebasan_jabatan"}),
        ("Camat itu tidak netral, maka bupati mencopotnya.", {"pembebasan_jabatan"}),
        ("Gubernur memberhentikannya dengan hormat karena menjadi pengurus partai.", {"pemberhentian"}),
        ("Lurah yang ikut kampanye itu saya tegur.", {"teguran"}),
        ("Dua kepala dusun terpaksa ia tegur karena ikut arak-arakan calon.", {"teguran"}),
        ("Polisi yang ketahuan mengawal calon bakal dipindah tugas.", {"pembebasan_jabatan"}),
        ("Pegawai yang memihak tidak perlu sampai dipecat.", set()),
        ("Kadis itu diistirahatkan karena terbukti mendukung calon.", {"pembebasan_jabatan"}),
        # posts
        ("Ia diberhentikan sementara dari jabatannya karena tidak netral.", {"pembebasan_jabatan"}),
        ("Ia dipindah ke jabatan pelaksana karena tidak netral.", {"pembebasan_jabatan"}),
        ("Bupati menurunkan Sri dari jabatan setingkat lebih rendah karena tidak netral.", {"penurunan_pangkat"}),
        # moral, criminal
        ("Dua guru mendapat pernyataan moral secara tertutup.", {"moral"}),
        ("Ia mengingatkan adanya pidana bagi pejabat yang menguntungkan calon.", {"pidana"}),
        ("Unsur pidananya tidak ditemukan dalam kasus netralitas itu.", set()),
        # an offence by its label beside the punishment; a threat by the accused
        ("Pelanggaran disiplin dapat berujung penurunan pangkat.", {"penurunan_pangkat"}),
        ("Kepala sekolah itu menyuruh honorer memilih calon dengan ancaman kontraknya diputus.", set()),
    ],
)
def test_sanctions_in_other_words(nlp, words, expected):
    assert codes(nlp, words) == expected

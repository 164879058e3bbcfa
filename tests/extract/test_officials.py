"""Officials of an article, on sentences of regional news written for the tests."""

import pytest

from article_reading import holders, nlp, rows

GARUT = "Pemerintah Kabupaten Garut"
BAWASLU = "Bawaslu Kabupaten Garut"


@pytest.mark.parametrize(
    ("text", "officials"),
    [
        # the office before the name
        (
            "Sekda Kabupaten Garut Nurdin Yana mengingatkan ASN.",
            [("Nurdin Yana", "Sekretaris Daerah", GARUT, "current")],
        ),
        (
            "Sekretaris Daerah (Sekda) Kabupaten Garut, Drs. H. Nurdin Yana, M.Si., mengingatkan ASN.",
            [("Nurdin Yana", "Sekretaris Daerah", GARUT, "current")],
        ),
        (
            "Demikian kata Ketua Bawaslu Kabupaten Garut Ahmad Nurjaman, Senin (4/3/2024).",
            [("Ahmad Nurjaman", "Ketua", BAWASLU, "current")],
        ),
        ("Ketua Bawaslu Kabupaten Garut dijabat Ahmad Nurjaman.", [("Ahmad Nurjaman", "Ketua", BAWASLU, "current")]),
        (
            "Plt Kepala Dinas Kesehatan Kabupaten Garut dr. Leli Yuliani MKM hadir.",
            [("Leli Yuliani", "Kepala Dinas", "Dinas Kesehatan Kabupaten Garut", "acting")],
        ),
        (
            "Kapolres Garut, AKBP Rohman Yonky SIK, menjamin keamanan.",
            [("Rohman Yonky", "Kapolres", "Polres Garut", "current")],
        ),
        ("Mantan Bupati Garut, Rudy Gunawan, menyayangkan hal itu.", [("Rudy Gunawan", "Bupati", GARUT, "former")]),
        # the name before the office
        (
            "Nurdin Yana, Sekretaris Daerah Kabupaten Garut, mengingatkan ASN.",
            [("Nurdin Yana", "Sekretaris Daerah", GARUT, "current")],
        ),
        ("Nurdin Yana selaku Plt Bupati Garut mengingatkan ASN.", [("Nurdin Yana", "Bupati", GARUT, "acting")]),
        ("Ahmad Nurjaman (Ketua Bawaslu Kabupaten Garut) hadir.", [("Ahmad Nurjaman", "Ketua", BAWASLU, "current")]),
        # two offices: the one he or she speaks in
        (
            "Pjs Bupati Garut Leli Yuliani yang juga Kepala Dinas Kesehatan Kabupaten Garut hadir.",
            [("Leli Yuliani", "Bupati", GARUT, "acting")],
        ),
        (
            "Pj Bupati Garut Barnas Adjidin menegur ASN.\nBarnas yang sebelumnya menjabat Kepala Dinas Kesehatan Kabupaten Garut itu kecewa.",
            [("Barnas Adjidin", "Bupati", GARUT, "acting")],
        ),
        # several
        (
            "Hadir Bupati dan Wakil Bupati Garut, Rudy Gunawan dan Helmi Budiman.",
            [("Rudy Gunawan", "Bupati", GARUT, "current"), ("Helmi Budiman", "Wakil Bupati", GARUT, "current")],
        ),
        (
            "Anggota Bawaslu Kabupaten Garut, Asep Nurjaman, Lamlam Masropah dan Imam Sanusi, hadir.",
            [(n, "Anggota", BAWASLU, "current") for n in ("Asep Nurjaman", "Lamlam Masropah", "Imam Sanusi")],
        ),
        (
            "Sekda Kabupaten Garut Nurdin Yana didampingi Inspektur Kabupaten Garut Natsir Alwi.",
            [
                ("Nurdin Yana", "Sekretaris Daerah", GARUT, "current"),
                ("Natsir Alwi", "Inspektur", "Inspektorat Kabupaten Garut", "current"),
            ],
        ),
        # words between
        (
            "Camat Cikajang yang baru dilantik, Ujang Rohmat, hadir di Garut.",
            [("Ujang Rohmat", "Camat", "Kecamatan Cikajang", "current")],
        ),
        (
            "Camat Cikajang, Kabupaten Garut, Ujang Rohmat, hadir.",
            [("Ujang Rohmat", "Camat", "Kecamatan Cikajang", "current")],
        ),
        (
            "Anggota Bawaslu Kabupaten Garut sekaligus Koordinator Divisi Hukum, Imam Sanusi, hadir.",
            [("Imam Sanusi", "Anggota", BAWASLU, "current")],
        ),
        (
            "Imam Sanusi, mantan Camat Cikajang yang kini Kepala Dinas Kesehatan Kabupaten Garut, hadir.",
            [("Imam Sanusi", "Kepala Dinas", "Dinas Kesehatan Kabupaten Garut", "current")],
        ),
        ("Begitu surat sampai, ujar Imam Sanusi, lurah itu kena teguran. Warga Garut tahu.", []),
        # office and name apart
        (
            "Seorang camat, Drs. Moh. Wildan, menolak tuduhan itu.\nKedatangannya, aku Camat Cikajang tersebut, atas undangan. Warga Garut tahu.",
            [("Moh. Wildan", "Camat", "Kecamatan Cikajang", "current")],
        ),
        (
            "Bawaslu Kabupaten Garut bergerak. Ketuanya, Ahmad Nurjaman SE, mengatakan begitu.",
            [("Ahmad Nurjaman", "Ketua", BAWASLU, "current")],
        ),
    ],
)
def test_offices(text, officials):
    assert holders(text) == officials


@pytest.mark.parametrize(
    "text",
    [
        "Ketua LSM Suara Garut, Dedi Kurniawan, melapor ke Bawaslu Kabupaten Garut.",
        "Pengamat politik Universitas Garut, Dr. Dedi Kurniawan, menilai hal itu.",
        "Calon Bupati Garut Dedi Kurniawan tidak mengangkat telepon.",
        "Kuasa hukum terlapor, Dedi Kurniawan, belum bersedia.",
        "“Kami kecewa,” kata Dedi Kurniawan, warga Garut.",
        "Ketua Tim Pemenangan, Dedi Kurniawan, membantah.",
    ],
)
def test_private_persons_are_nooffices(text):
    found = rows(text, "officials")
    assert [(r["name"], r["role_class"]) for r in found] == [("Dedi Kurniawan", "other")]


@pytest.mark.parametrize(
    "text",
    ["", "Sekda", "Drs.", "H. H. H. H.", "A" * 5000, "Kepala Dinas " * 500, "Bupati Garut, " * 300 + "\x00\u2028 Siti"],
)
def test_never_raises(text):
    nlp()(text)


@pytest.mark.parametrize(
    "text",
    [
        "Surat Edaran Penjabat Bupati Garut Nomor 800 dibagikan.",
        "Ditanya soal camat, Deden tersenyum. Deden warga Garut.",
        "Keduanya hadir di Garut. Menyusul kemudian para camat. Besok giliran lurah.",
    ],
)
def test_no_official(text):
    assert holders(text) == []


@pytest.mark.parametrize(
    ("text", "official"),
    [
        (
            "Bawaslu Garut memanggil Camat Cikajang. Sang camat, Deden Sunandar, datang.",
            ("Deden Sunandar", "Camat", "Kecamatan Cikajang", "current"),
        ),
        (
            "Wali Kota Tarakan Khairul dan wakilnya, Deden Sunandar, hadir.",
            ("Deden Sunandar", "Wakil Wali Kota", "Pemerintah Kota Tarakan", "current"),
        ),
        (
            "Ketua Bawaslu Garut, Rini Wulandari, didampingi anggota, Deden Sunandar.",
            ("Deden Sunandar", "Anggota", BAWASLU, "current"),
        ),
        (
            "Kapolres Garut AKBP Rio Wahyu lewat Kasat Reskrim AKP Deden Sunandar menjawab.",
            ("Deden Sunandar", "Kepala Satuan Reserse Kriminal", "Polres Garut", "current"),
        ),
        (
            "Perkara itu disidang di Pengadilan Negeri Garut. Hakim ketua Deden Sunandar menjatuhkan vonis.",
            ("Deden Sunandar", "Hakim", "Pengadilan Negeri Garut", "current"),
        ),
        (
            "Kepala BKPSDMAD Garut, Deden Sunandar, hadir.",
            ("Deden Sunandar", "Kepala Badan", "BKPSDMAD Kabupaten Garut", "current"),
        ),
        (
            "Kabag Hukum Setda Garut Rini Wulandari, mewakili Sekda Garut Deden Sunandar, hadir.",
            ("Deden Sunandar", "Sekretaris Daerah", GARUT, "current"),
        ),
        (
            "Asisten Komisioner KASN Bidang Nilai Dasar, Kode Etik dan Kode Perilaku, Deden Sunandar, hadir.",
            ("Deden Sunandar", "Asisten Komisioner", "KASN", "current"),
        ),
    ],
)
def test_body_from_the_words_around(text, official):
    assert official in holders(text)


# each wording names the one official of the text
@pytest.mark.parametrize(
    ("text", "official"),
    [
        # honorifics, names that look like something else
        ("Kepala BKPSDM Garut, Hi. Tabrani Sanjaya, M.M., bicara.", ("Tabrani Sanjaya", "Kepala Badan")),
        ("Ketua Bawaslu Garut Rr. Tri Astuti Handayani bicara.", ("Tri Astuti Handayani", "Ketua")),
        ("Plt Kepala BKPSDM Garut, Hj. Nona Soulissa, S.Sos, bicara.", ("Nona Soulissa", "Kepala Badan")),
        ("Kapolres Garut AKBP Made Antara menambahkan hal itu.", ("Made Antara", "Kapolres")),
        ("Wali Kota Palangka Raya, Hendra Sawang Binti, M.T., bicara.", ("Hendra Sawang Binti", "Wali Kota")),
        ("Terpisah, Ketua Bawaslu Garut, Nurhadi Salim, bicara.", ("Nurhadi Salim", "Ketua")),
        # the office behind the name, or named before
        (
            "“Masih muda,” sebut Muliadi Tomanurung, komisioner. Bawaslu Garut bekerja.",
            ("Muliadi Tomanurung", "Komisioner"),
        ),
        ("Zulfikar Daud masih memimpin rapat sebagai Camat Cibatu.", ("Zulfikar Daud", "Camat")),
        ("Kas Bawaslu Garut penuh. Lelucon itu dilontarkan ketuanya, Sumarno Ibnu, tadi.", ("Sumarno Ibnu", "Ketua")),
        ("Sebagai kepala desa, Haji Mukhtar Lubis paham larangan itu.", ("Mukhtar Lubis", "Kepala Desa")),
        ("Irjen Kemendagri, Ardi Wibisono, menyebut hal itu.", ("Ardi Wibisono", "Inspektur Jenderal")),
        # a body instead of an office
        ("Data dibuka Fitriyanti Hamzah dari Bawaslu Garut, Kamis.", ("Fitriyanti Hamzah", "")),
        ("Bawaslu Garut, lewat Jemris Foeh, berharap tenang.", ("Jemris Foeh", "")),
        ("Narasumber dari BKN, Melda Sitanggang, membagi materi.", ("Melda Sitanggang", "")),
        (
            "Inspektur Pembantu Wilayah II Inspektorat Garut, Germanus Goleng, bicara.",
            ("Germanus Goleng", "Inspektur Pembantu"),
        ),
        ("Kepala Satpol PP dan Damkar Garut, Adeodatus Buang, bicara.", ("Adeodatus Buang", "Kepala Satpol PP")),
        ("Kepala Ombudsman Perwakilan NTT, Darius Beda Daton, bicara.", ("Darius Beda Daton", "Kepala Perwakilan")),
        ("Kadis PMD Garut, Fitrinita Kristiani, bicara.", ("Fitrinita Kristiani", "Kepala Dinas")),
        # schools and villages to their end
        ("Kepala SD Negeri Sumber Kidul, Sugeng Wiyana, lega.", ("Sugeng Wiyana", "Kepala Sekolah")),
        ("Kepala SDN Karangampel 2, Tarminah, bicara.", ("Tarminah", "Kepala Sekolah")),
        ("Kades Wonomulyo di Kecamatan Tanjung Palas Timur, Sugeng Riyadi, pasrah.", ("Sugeng Riyadi", "Kepala Desa")),
        ("Kades Gedangan nonaktif, Sugeng Rahardian, diperiksa.", ("Sugeng Rahardian", "Kepala Desa")),
    ],
)
def test_further_wordings(text, official):
    assert [o[:2] for o in holders(text)] == [official]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Wali Kota Padang Panjang (penjabat) Febri Mandala bicara.", "acting"),
        ("Nehemia Mbatu dicopot sebagai Camat Lobalain.", "former"),
    ],
)
def test_status_by_what_stands_between(text, status):
    assert [o[3] for o in holders(text)] == [status]


@pytest.mark.parametrize(
    ("text", "official"),
    [
        (
            "Kursi Camat Cibatu melayang. Andi Rustam, pemegang jabatan itu, naik mobil hias.",
            ("Andi Rustam", "Camat", "Kecamatan Cibatu"),
        ),
        (
            "Penjabat Bupati Garut meneken keputusan. Lutfi Anwar, sang penjabat, berujar singkat.",
            ("Lutfi Anwar", "Bupati", GARUT),
        ),
        (
            "Sekretaris Disdukcapil Garut hangus jabatannya. Marzuki Arsyad, demikian namanya, diam.",
            ("Marzuki Arsyad", "Sekretaris", "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Garut"),
        ),
        (
            "Tidak benar, kata Kepala Dinas Pendidikan Garut. “Yang diperiksa baru empat orang saja,” Ermawati meluruskan.",
            ("Ermawati", "Kepala Dinas", "Dinas Pendidikan Kabupaten Garut"),
        ),
        (
            "Daftar ditempel Badan Kepegawaian Daerah Garut. Kepala badan, Rudi Ruswandi, menunggu.",
            ("Rudi Ruswandi", "Kepala Badan", "Badan Kepegawaian Daerah Kabupaten Garut"),
        ),
    ],
)
def test_a_holder_named_after_the_office(text, official):
    assert [o[:3] for o in holders(text)] == [official]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kepala Dinas Perikanan Garut, Faruk Djalal, resmi dicopot.", "former"),
        ("Kepala Dinas Perikanan Garut, Faruk Djalal, kehilangan jabatannya.", "former"),
        ("Kepala Dinas Perikanan Garut, Faruk Djalal, terancam dicopot.", "current"),
        ("Sekda Garut Faruk Djalal merinci, dua orang dinonjobkan.", "current"),
    ],
)
def test_who_lost_the_office_is_former(text, status):
    assert [o[3] for o in holders(text)] == [status]


def test_a_village_head_without_a_village_has_the_articles_region():
    (row,) = rows("Sebagai kepala desa, Mukhtar Lubis dipanggil Bawaslu Kabupaten Mandailing Natal.", "officials")
    assert (row["position"], row["institution"], row["region"]) == ("Kepala Desa", "", "Kabupaten Mandailing Natal")

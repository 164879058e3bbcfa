"""Officers, court staff, schools, districts and villages: offices whose place or body stands elsewhere in the sentence."""

import pytest

from article_reading import rows

GARUT = "Kabupaten Garut"


@pytest.mark.parametrize(
    ("text", "official"),
    [
        # prosecutors and courts
        (
            "Jaksa penuntut umum dari Kejari Garut, Rina Marlina, menuntut dua bulan.",
            ("Rina Marlina", "Jaksa Penuntut Umum", "Kejaksaan Negeri Garut", GARUT),
        ),
        (
            "JPU Kejari Garut Rina Marlina menuntut dua bulan.",
            ("Rina Marlina", "Jaksa Penuntut Umum", "Kejaksaan Negeri Garut", GARUT),
        ),
        (
            "Jaksa Fungsional Kejari Garut, Rina Marlina, hadir.",
            ("Rina Marlina", "Jaksa Fungsional", "Kejaksaan Negeri Garut", GARUT),
        ),
        (
            "Aspidum Kejati Jawa Barat, Donny Haryono, hadir.",
            ("Donny Haryono", "Asisten", "Kejaksaan Tinggi Jawa Barat", "Provinsi Jawa Barat"),
        ),
        (
            "Hakim tunggal Pengadilan Negeri Garut, Sri Lestari, memutus perkara.",
            ("Sri Lestari", "Hakim", "Pengadilan Negeri Garut", GARUT),
        ),
        (
            "Panitera pengganti Pengadilan Negeri Garut, Dedi Supandi, mencatat.",
            ("Dedi Supandi", "Panitera Pengganti", "Pengadilan Negeri Garut", GARUT),
        ),
        # officers below the commander
        (
            "Perwira Penghubung Kodim 0611/Garut, Mayor Inf Asep Sutisna, hadir.",
            ("Asep Sutisna", "Perwira Penghubung", "Kodim 0611/Garut", GARUT),
        ),
        (
            "Pabung Kodim 0611/Garut Mayor Inf Asep Sutisna hadir.",
            ("Asep Sutisna", "Perwira Penghubung", "Kodim 0611/Garut", GARUT),
        ),
        (
            "Pasi Intel Kodim 0611/Garut Kapten Inf Yayat Hidayat mengatakan hal itu.",
            ("Yayat Hidayat", "Perwira Seksi", "Kodim 0611/Garut", GARUT),
        ),
        (
            "Komandan peleton Satpol PP Kabupaten Garut, Ujang Suparman, diperiksa.",
            ("Ujang Suparman", "Komandan Peleton", "Satpol PP Kabupaten Garut", GARUT),
        ),
        (
            "Danru Satpol PP Kabupaten Garut Ujang Suparman diperiksa.",
            ("Ujang Suparman", "Komandan Regu", "Satpol PP Kabupaten Garut", GARUT),
        ),
        (
            "Babinsa Koramil 1101/Tarogong, Serka Maman Suherman, menjaga TPS di Garut.",
            ("Maman Suherman", "Babinsa", "Koramil 1101/Tarogong", GARUT),
        ),
        (
            "Penyidik Polres Garut, Aipda Jajang Nurjaman, mengatakan berkas lengkap.",
            ("Jajang Nurjaman", "Penyidik", "Polres Garut", GARUT),
        ),
        (
            "Kapolres Pulau Ambon AKBP Sulastri Dewi menjamin keamanan. Warga Ambon lega.",
            ("Sulastri Dewi", "Kapolres", "Polres Pulau Ambon", "Kota Ambon"),
        ),
        # a school by its fullest name; the region that stands behind
        (
            "Kepala SMAN 3 Selong, Kabupaten Lombok Timur, Sri Wahyuni, diperiksa Bawaslu NTB. Aula SMA Negeri 3 Selong sepi.",
            ("Sri Wahyuni", "Kepala Sekolah", "SMA Negeri 3 Selong", "Kabupaten Lombok Timur"),
        ),
        (
            "Bawaslu Lombok Timur hadir. Kepala Desa Penujak, Kabupaten Lombok Tengah, Lalu Suharto, divonis.",
            ("Lalu Suharto", "Kepala Desa", "Pemerintah Desa Penujak", "Kabupaten Lombok Tengah"),
        ),
        (
            "Kepala Tata Usaha Puskesmas Cikajang, Euis Kartika, dilaporkan ke Bawaslu Garut.",
            ("Euis Kartika", "Kepala Tata Usaha", "Puskesmas Cikajang", GARUT),
        ),
        # a district with or without its hyphen
        (
            "Camat Wangi-Wangi Selatan, Kabupaten Wakatobi, La Ode Arifin, diperiksa.",
            ("La Ode Arifin", "Camat", "Kecamatan Wangi-Wangi Selatan", "Kabupaten Wakatobi"),
        ),
        # local titles of village heads
        (
            "Bawaslu Tulang Bawang Barat memanggil Kepalo Tiyuh Panaragan, Suherman.",
            ("Suherman", "Kepala Desa", "Pemerintah Desa Panaragan", "Kabupaten Tulang Bawang Barat"),
        ),
        (
            "Pangulu Nagori Bah Jambi, Sutrisno, dipanggil Bawaslu Kabupaten Simalungun.",
            ("Sutrisno", "Kepala Desa", "Pemerintah Desa Bah Jambi", "Kabupaten Simalungun"),
        ),
        # the village behind its holder
        (
            "Bawaslu Buleleng hadir. Sang perbekel, I Made Suastika dari Desa Sangsit, telah dimintai keterangan.",
            ("I Made Suastika", "Kepala Desa", "Pemerintah Desa Sangsit", "Kabupaten Buleleng"),
        ),
        (
            "Panwaslih Aceh Besar hadir. Keuchik yang naik panggung itu, Muhammad Nasir dari Gampong Lamteh, mengaku.",
            ("Muhammad Nasir", "Kepala Desa", "Pemerintah Desa Lamteh", "Kabupaten Aceh Besar"),
        ),
        # the office named just before
        (
            "Bawaslu Garut memeriksa staf Kelurahan Regol. Di kelurahan yang sama, Kepala Seksi Pemerintahan, Asep Sunandar, dilaporkan.",
            ("Asep Sunandar", "Kepala Seksi", "Kelurahan Regol", GARUT),
        ),
    ],
)
def test_who_holds_a_lesser_office(text, official):
    found = rows(text, "officials")
    assert [(r["name"], r["position"], r["institution"], r["region"]) for r in found] == [official]


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("Seorang guru di Kecamatan Cikajang ditegur oleh camat.", {"Kecamatan Cikajang"}),
        (
            "Laporan datang dari Kecamatan Cikajang. Seorang honorer di kantor camat ikut kampanye.",
            {"Kecamatan Cikajang"},
        ),
        ("Camat itu bertugas di Kecamatan Cikajang dan sudah diperiksa.", {"Kecamatan Cikajang"}),
        ("Terakhir, perangkat Desa Sukamaju bernama Hasan memasang baliho.", {"Pemerintah Desa Sukamaju"}),
        ("Seorang guru di Kecamatan Cikajang diperiksa.", set()),
        ("Seorang guru di Kecamatan Cikajang diperiksa. Adapun staf kantor camat lolos.", set()),
        ("Seorang guru di Kecamatan Cikajang diperiksa di depan para camat.", set()),
        ("Warga Desa Sukamaju menonton.", set()),
    ],
)
def test_districts_and_villages_that_act(text, below):
    found = rows(f"Bawaslu Kabupaten Garut bersidang. {text}", "institutions")
    assert {r["institution"] for r in found} == {"Bawaslu Kabupaten Garut", *below}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Apel digelar di Lapangan Korpri Kabupaten Garut.", set()),
        ("Pegawai menyimak arahan. Foto: Kominfo", set()),
        ("Pegawai menyimak arahan (Foto: Dok. Humas Pemkab).", set()),
        ("Ia banding ke Badan Pertimbangan Kepegawaian (Bapek).", {"Badan Pertimbangan Kepegawaian"}),
        ("Ia banding ke BPASN.", {"Badan Pertimbangan ASN"}),
        ("Sidang digelar di Pengadilan Negeri Polewali, Kabupaten Polewali Mandar.", {"Pengadilan Negeri Polewali"}),
    ],
)
def test_bodies_by_what_stands_around(text, bodies):
    found = rows(f"Bawaslu Kabupaten Garut bersidang. {text}", "institutions")
    assert {r["institution"] for r in found} == {"Bawaslu Kabupaten Garut", *bodies}


@pytest.mark.parametrize(
    ("text", "official"),
    [
        # the outlet before the town is nobody
        (
            "KABAR MUSI, Muara Enim - Palu diketuk untuk Marzuki Hasan. Kepala Desa Muara Lawai itu didenda.",
            ("Marzuki Hasan", "Kepala Desa", "current"),
        ),
        ("Penjabat Sekretaris Daerah Nagekeo Kornelis Jawa hadir.", ("Kornelis Jawa", "Sekretaris Daerah", "acting")),
        # when, and what somebody was
        (
            "Rapat ditunda. Sebelumnya jaksa dari Kejari Garut, Rina Marlina, menuntut dua bulan.",
            ("Rina Marlina", "Jaksa", "current"),
        ),
        (
            "Rapat ditunda. Rina Marlina sebelumnya Camat Cikajang.",
            ("Rina Marlina", "Camat", "former"),
        ),
        (
            "Lurah Regol, Marzuki Hasan, terbukti melanggar. Yang bersangkutan telah dicopot dari jabatannya.",
            ("Marzuki Hasan", "Lurah", "former"),
        ),
    ],
)
def test_who_holds_or_held_an_office(text, official):
    found = rows(text, "officials")
    assert [(r["name"], r["position"], r["status"]) for r in found] == [official]


def test_a_headline_printed_again_is_one():
    title = "Catatan Bawaslu Garut: 29 Perkara, Kades Ikut Terseret"
    found = rows(f"{title}\n\nBawaslu Garut mencatat 29 perkara.", "institutions", title)
    assert {r["institution"] for r in found} == {"Bawaslu Kabupaten Garut"}


@pytest.mark.parametrize(
    ("text", "official"),
    [
        (
            "Ketua Bawaslu Garut (Ahmad Nurjaman) hadir.",
            ("Ahmad Nurjaman", "Ketua", "Bawaslu Kabupaten Garut", "current"),
        ),
        (
            "Asisten Pemerintahan dan Kesra Sekda Garut, Suherman Hidayat, hadir.",
            ("Suherman Hidayat", "Asisten", "Sekretariat Daerah Kabupaten Garut", "current"),
        ),
        ("Kepala Polres Garut AKBP Rohman Yonky hadir.", ("Rohman Yonky", "Kapolres", "Polres Garut", "current")),
        (
            "Rudy Hermawan tak lagi menjabat Camat Cikajang di Garut.",
            ("Rudy Hermawan", "Camat", "Kecamatan Cikajang", "former"),
        ),
        (
            "Rudy Hermawan pasrah masa tugasnya selaku Kepala Dinas Kesehatan Kabupaten Garut tamat.",
            ("Rudy Hermawan", "Kepala Dinas", "Dinas Kesehatan Kabupaten Garut", "former"),
        ),
        (
            "Yunita Rahayu baru dua bulan memimpin Bawaslu Kabupaten Garut saat laporan datang.",
            ("Yunita Rahayu", "Ketua", "Bawaslu Kabupaten Garut", "current"),
        ),
        (
            "Narasumber dari BKN, Sri Wahyuni, memaparkan aturan. Analis kepegawaian BKN itu bercerita panjang.",
            ("Sri Wahyuni", "Analis", "BKN", "current"),
        ),
        (
            "Bawaslu Garut memeriksa seorang guru SMAN 1 Garut. Kepala sekolahnya, Aang Karyana, membenarkan.",
            ("Aang Karyana", "Kepala Sekolah", "SMAN 1 Garut", "current"),
        ),
        (
            "Bendahara Desa Sukamaju, Ade Suhendar, dipanggil Panwaslu Kabupaten Garut.",
            ("Ade Suhendar", "Bendahara", "Pemerintah Desa Sukamaju", "current"),
        ),
        (
            "Ketua Majelis Hakim Sandi Hidayat membacakan putusan di PN Garut.",
            ("Sandi Hidayat", "Hakim", "Pengadilan Negeri Garut", "current"),
        ),
        (
            "Wawancara dengan Anggota Bawaslu Garut, Kursin Abdurrohim\n\nBawaslu Garut menerima laporan.",
            ("Kursin Abdurrohim", "Anggota", "Bawaslu Kabupaten Garut", "current"),
        ),
    ],
)
def test_offices_told_in_other_ways(text, official):
    found = rows(text, "officials")
    assert [(r["name"], r["position"], r["institution"], r["status"]) for r in found] == [official]


@pytest.mark.parametrize("issuer", ["Bupati Garut", "Sekretaris Daerah Garut", "Sekretaris Daerah Kota Bandung"])
def test_whoever_signs_is_the_one_of_the_sentence_before(issuer):
    text = f"{issuer} Rudy Gunawan mengingatkan pegawai. Ia telah meneken surat edaran tentang netralitas."
    assert [r["regulation"] for r in rows(text, "regulations")] == [f"SE {issuer}"]


@pytest.mark.parametrize(
    ("text", "regulations"),
    [
        # a government's circular is its head's, if he issues or signs it
        (
            "Pemerintah Kota Bandung menerbitkan surat edaran tentang netralitas. "
            "Surat bernomor 800/1245/BKD/2016 itu ditandatangani Wali Kota Bandung.",
            {"SE Wali Kota Bandung 800/1245/BKD/2016"},
        ),
        (
            "Surat Edaran Pemerintah Kota Bandung Nomor 800/1245/BKD/2016 yang diteken Wali Kota Bandung dibagikan.",
            {"SE Wali Kota Bandung 800/1245/BKD/2016"},
        ),
        # a ministry's letter by the code in its number
        ("Ia membacakan surat edaran bernomor B/71/M.SM.00.00/2017.", {"SE KemenPANRB B/71/M.SM.00.00/2017"}),
    ],
)
def test_whose_circular_it_is(text, regulations):
    assert {r["regulation"] for r in rows(text, "regulations")} == regulations

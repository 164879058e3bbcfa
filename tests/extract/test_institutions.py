"""Institutions of an article, on regional news written for the tests."""

import pytest

from bodies_reading import read
from netralitas.extract.institutions import institution_id


def _institutions(text):
    rows = read(text).rows.get("institutions", [])
    return [r["institution"] for r in rows if r["kind"] not in ("party", "civil")]


@pytest.mark.parametrize(
    ("text", "institutions"),
    [
        (
            "Judul berita singkat\n\nBIMA - Ketua Bawaslu Kota Bima Asmaul menyebut Wali Kota Bima sudah disurati. Bawaslu Bima juga memanggil lurah.",
            ["Bawaslu Kota Bima", "Pemerintah Kota Bima"],
        ),
        (
            "Judul berita singkat\n\nBIMA - Bupati Bima menegur camat. Panwaslu Bima mencatat laporan.",
            ["Pemerintah Kabupaten Bima", "Panwaslu Kabupaten Bima"],
        ),
        (
            "Judul berita singkat\n\nSerang - Sekda Kabupaten Serang Tubagus Entus meminta ASN netral. BKPSDM Serang menyiapkan sanksi.",
            ["Pemerintah Kabupaten Serang", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Serang"],
        ),
        (
            "Judul berita singkat\n\nMALANG, Kabar - Wali Kota Malang Sutiaji mengingatkan ASN. Inspektorat akan bergerak, kata dia. Dinas Pendidikan juga.",
            ["Pemerintah Kota Malang", "Inspektorat Kota Malang", "Dinas Pendidikan Kota Malang"],
        ),
        (
            "Judul berita singkat\n\nGubernur Gorontalo Rusli Habibie meminta ASN netral. KPU Gorontalo dan Bawaslu Gorontalo hadir. Bupati Gorontalo Nelson absen.",
            [
                "Pemerintah Provinsi Gorontalo",
                "KPU Provinsi Gorontalo",
                "Bawaslu Provinsi Gorontalo",
                "Pemerintah Kabupaten Gorontalo",
            ],
        ),
        (
            "Judul berita singkat\n\nSORONG - Pj Wali Kota Sorong memimpin apel. Satpol PP diminta netral.",
            ["Pemerintah Kota Sorong", "Satpol PP Kota Sorong"],
        ),
        (
            "Judul berita singkat\n\nKupang - Bawaslu Provinsi NTT dan Bawaslu Kabupaten Kupang memeriksa kepala dinas.",
            ["Bawaslu Provinsi Nusa Tenggara Timur", "Bawaslu Kabupaten Kupang"],
        ),
        (
            "Judul berita singkat\n\nKapolres Kukar AKBP Andi bersama Dandim 0906/Kutai Kartanegara dan Kajari Kukar Tommy hadir.",
            ["Polres Kutai Kartanegara", "Kodim 0906/Kutai Kartanegara", "Kejaksaan Negeri Kutai Kartanegara"],
        ),
        (
            "Judul berita singkat\n\nKetua Bawaslu OKU Timur Ahmad Gufron memeriksa Kepala Dinas PMD OKU Timur.",
            [
                "Bawaslu Kabupaten Ogan Komering Ulu Timur",
                "Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Ogan Komering Ulu Timur",
            ],
        ),
        (
            "Judul berita singkat\n\nBupati MBD Benyamin Noach bersama Ketua Bawaslu Malra.",
            ["Pemerintah Kabupaten Maluku Barat Daya", "Bawaslu Kabupaten Maluku Tenggara"],
        ),
        (
            "Judul berita singkat\n\nSekdakab Labura Muhammad Suib menegaskan hal itu. Kepala BKD Labura setuju.",
            ["Pemerintah Kabupaten Labuhanbatu Utara", "Badan Kepegawaian Daerah Kabupaten Labuhanbatu Utara"],
        ),
        (
            "Judul berita singkat\n\nWako Pariaman Genius Umar dan Wawako Mardison apel bersama. Sekdako mengingatkan ASN.",
            ["Pemerintah Kota Pariaman"],
        ),
        (
            "Judul berita singkat\n\nSekretaris Daerah Provinsi DIY Baskara Aji, Bawaslu DIY, dan Polda DIY hadir.",
            [
                "Pemerintah Provinsi Daerah Istimewa Yogyakarta",
                "Bawaslu Provinsi Daerah Istimewa Yogyakarta",
                "Polda Daerah Istimewa Yogyakarta",
            ],
        ),
        (
            "Judul berita singkat\n\nGubernur DKI Anies Baswedan dan Bawaslu DKI Jakarta serta Polda Metro Jaya rapat.",
            ["Pemerintah Provinsi DKI Jakarta", "Bawaslu Provinsi DKI Jakarta", "Polda Metro Jaya"],
        ),
        (
            "Judul berita singkat\n\nBawaslu Jakarta Selatan memanggil Lurah Pela Mampang, Andi.",
            ["Bawaslu Kota Administrasi Jakarta Selatan", "Kelurahan Pela Mampang"],
        ),
        (
            "Judul berita singkat\n\nKetua KASN Agus Pramusinto, MenPANRB Abdullah Azwar Anas, Mendagri Tito Karnavian, dan Kepala BKN Haryomo menandatangani.",
            ["KASN", "KemenPANRB", "Kemendagri", "BKN"],
        ),
        (
            "Judul berita singkat\n\nSesuai SKB Menteri PANRB, Mendagri, Kepala BKN, Ketua KASN dan Ketua Bawaslu Nomor 2 Tahun 2022, ASN dilarang.",
            [],
        ),
        (
            "Judul berita singkat\n\nPeraturan Bawaslu Nomor 6 Tahun 2018 dan Surat Edaran Menpan RB Nomor B/71 melarang itu.",
            [],
        ),
        (
            "Judul berita singkat\n\nSurat Edaran Bupati Belitung Nomor 17 Tahun 2023 mengatur netralitas.",
            [],
        ),
        (
            "Judul berita singkat\n\nPresiden Joko Widodo meminta TNI, Polri, dan ASN netral.",
            ["Lembaga Kepresidenan", "TNI", "Polri"],
        ),
        (
            "Judul berita singkat\n\nCalon presiden nomor urut 2 dan calon wakil presiden datang. Pemilihan presiden dan wakil presiden segera digelar.",
            [],
        ),
        (
            "Judul berita singkat\n\nAnggota Komisi II DPR RI Mardani Ali Sera mengkritik Kemendagri.",
            ["DPR", "Kemendagri"],
        ),
        (
            "Judul berita singkat\n\nKetua DPD Golkar Jabar dan Ketua DPD PDIP hadir. Anggota DPD RI juga.",
            ["DPD"],
        ),
        (
            "Judul berita singkat\n\nPutusan Mahkamah Konstitusi (MK) dan DKPP ditunggu Ombudsman RI.",
            ["Mahkamah Konstitusi", "DKPP", "Ombudsman"],
        ),
        (
            "Judul berita singkat\n\nMenteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi (PANRB) Tjahjo Kumolo bersama Menko Polhukam Mahfud MD.",
            ["KemenPANRB", "Kemenko Polhukam"],
        ),
        (
            "Judul berita singkat\n\nKakanreg XIV BKN Manokwari mengatakan hal itu.",
            ["Kantor Regional XIV BKN"],
        ),
        (
            "Judul berita singkat\n\nGARUT - Ketua KPU Garut Junaidin menyebut logistik aman. KPU akan menyalurkan. Bawaslu mengawasi.",
            ["KPU Kabupaten Garut", "Bawaslu"],
        ),
        (
            "Judul berita singkat\n\nKetua Bawaslu Kabupaten Garut Ipa Hafsiah. Kasus dilimpahkan ke Bawaslu Provinsi lalu Bawaslu RI.",
            ["Bawaslu Kabupaten Garut", "Bawaslu Provinsi Jawa Barat", "Bawaslu"],
        ),
        (
            "Judul berita singkat\n\nBawaslu dan KPU Kabupaten Sragen menggelar rakor.",
            ["Bawaslu Kabupaten Sragen", "KPU Kabupaten Sragen"],
        ),
        (
            "Judul berita singkat\n\nPanwaslih Kabupaten Aceh Besar dan KIP Aceh Besar menerima laporan terhadap Keuchik Lamteuba, Tgk Ridwan.",
            ["Panwaslih Kabupaten Aceh Besar", "KIP Kabupaten Aceh Besar", "Pemerintah Desa Lamteuba"],
        ),
        (
            "Judul berita singkat\n\nKomisioner Panwaskab Klaten Wandyo. Panwascam Ceper juga bergerak.",
            ["Panwaskab Klaten", "Panwaslu Kecamatan Ceper"],
        ),
        (
            "Judul berita singkat\n\nBawaslu provinsi dan Bawaslu kabupaten/kota se-Indonesia diminta siaga oleh Bawaslu RI.",
            ["Bawaslu"],
        ),
        (
            "Judul berita singkat\n\nTim Gakkumdu Kabupaten Blora memeriksa Kades Sendangmulyo, Sarpan.",
            ["Sentra Gakkumdu Kabupaten Blora", "Pemerintah Desa Sendangmulyo"],
        ),
        (
            "Judul berita singkat\n\nPolrestabes Surabaya dan Kejari Tanjung Perak mengusut. Hakim PN Surabaya menjatuhkan vonis.",
            ["Polrestabes Surabaya", "Kejaksaan Negeri Tanjung Perak", "Pengadilan Negeri Surabaya"],
        ),
        (
            "Judul berita singkat\n\nDanrem 072/Pamungkas dan Pangdam IV/Diponegoro hadir.",
            ["Korem 072/Pamungkas", "Kodam IV/Diponegoro"],
        ),
        (
            "Judul berita singkat\n\nKapolda Sultra Irjen Pol Dwi Irianto dan Kajati Sultra.",
            ["Polda Sulawesi Tenggara", "Kejaksaan Tinggi Sulawesi Tenggara"],
        ),
        (
            "Judul berita singkat\n\nKepala Dinas Kependudukan dan Pencatatan Sipil (Disdukcapil) Kabupaten Nganjuk Gatut dan Kadisdukcapil Jombang.",
            [
                "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Nganjuk",
                "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Jombang",
            ],
        ),
        (
            "Judul berita singkat\n\nKadispora Kabupaten Bone Andi Gunadil bersama Kadis Pendidikan Bone Nursalam.",
            ["Dinas Pemuda dan Olahraga Kabupaten Bone", "Dinas Pendidikan Kabupaten Bone"],
        ),
        (
            "Judul berita singkat\n\nKaban Kesbangpol Sinjai Andi Jefrianto.",
            ["Badan Kesatuan Bangsa dan Politik Kabupaten Sinjai"],
        ),
        (
            "Judul berita singkat\n\nKepala Dinas Pekerjaan Umum, Penataan Ruang, Perumahan dan Kawasan Permukiman Gunungkidul Irawan.",
            ["Dinas Pekerjaan Umum, Penataan Ruang, Perumahan dan Kawasan Permukiman Kabupaten Gunungkidul"],
        ),
        (
            "Judul berita singkat\n\nSekretaris DPRD Wajo dan Kabag Hukum Setda Wajo Andi Elvira.",
            ["Sekretariat DPRD Kabupaten Wajo", "Sekretariat Daerah Kabupaten Wajo"],
        ),
        (
            "Judul berita singkat\n\nKepala BKPSDM Kota Bekasi Nadih Arifin; Bapenda Kota Bekasi; Satpol PP Kota Bekasi.",
            [
                "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kota Bekasi",
                "Badan Pendapatan Daerah Kota Bekasi",
                "Satpol PP Kota Bekasi",
            ],
        ),
        (
            "Judul berita singkat\n\nPADANG - Dinas Kominfo dan Dinas Kesehatan Kota Padang menggelar acara.",
            ["Dinas Komunikasi dan Informatika Kota Padang", "Dinas Kesehatan Kota Padang"],
        ),
        (
            "Judul berita singkat\n\nKepala Badan Kepegawaian Daerah dan Pengembangan Sumber Daya Manusia (BKDPSDM) Kabupaten Poso.",
            ["Badan Kepegawaian Daerah dan Pengembangan Sumber Daya Manusia Kabupaten Poso"],
        ),
        (
            "Judul berita singkat\n\nBupati dan Wakil Bupati Kebumen meminta ASN netral.",
            ["Pemerintah Kabupaten Kebumen"],
        ),
        (
            "Judul berita singkat\n\nPara bupati dan wali kota se-Jawa Timur diminta netral oleh Gubernur Jatim.",
            ["Pemerintah Provinsi Jawa Timur"],
        ),
        (
            "Judul berita singkat\n\nPemilihan Gubernur dan Wakil Gubernur, Bupati dan Wakil Bupati, serta Wali Kota dan Wakil Wali Kota digelar 2024.",
            [],
        ),
        (
            "Judul berita singkat\n\nCalon bupati Sleman nomor 1 dan calon wakil bupati hadir. Bakal calon gubernur DIY juga.",
            [],
        ),
        (
            "Judul berita singkat\n\nMantan Wakil Bupati Sleman dan eks Sekda Sleman hadir.",
            ["Pemerintah Kabupaten Sleman"],
        ),
        (
            "Judul berita singkat\n\nPelaksana Tugas (Plt.) Bupati Nganjuk Marhaen Djumadi di Kantor Bupati Nganjuk.",
            ["Pemerintah Kabupaten Nganjuk"],
        ),
        (
            "Judul berita singkat\n\nAsisten Pemerintahan dan Kesra Setda Kabupaten Lamongan Moch Nalikan. Staf Ahli Bupati Lamongan bidang hukum juga.",
            ["Sekretariat Daerah Kabupaten Lamongan", "Pemerintah Kabupaten Lamongan"],
        ),
        (
            "Judul berita singkat\n\nKuwu Desa Kaplongan, Wali Nagari Koto Baru Kabupaten Solok, Hukum Tua Desa Kawangkoan.",
            ["Pemerintah Desa Kaplongan", "Pemerintah Desa Koto Baru", "Pemerintah Desa Kawangkoan"],
        ),
        (
            "Judul berita singkat\n\nKepala Distrik Heram, Jayapura, dan Kepala Kampung Yoka.",
            ["Distrik Heram", "Pemerintah Desa Yoka"],
        ),
        (
            "Judul berita singkat\n\nPemda Sumba Timur dan Pemerintah Aceh serta Pemko Medan.",
            ["Pemerintah Kabupaten Sumba Timur", "Pemerintah Provinsi Aceh", "Pemerintah Kota Medan"],
        ),
        (
            "Judul berita singkat\n\nPemkab Bogor dan Pemkot Bogor berbeda sikap.",
            ["Pemerintah Kabupaten Bogor", "Pemerintah Kota Bogor"],
        ),
        (
            "Judul berita singkat\n\nJAKARTA - Rektor Universitas Padjadjaran Bandung dan warga Jalan Sumatera tak diundang. PT Semen Padang juga.",
            [],
        ),
        (
            "Judul berita singkat\n\nBupati Karo Terkelin Brahmana. Karo Hukum Setda Provinsi Riau Elly. Andi Sinjai bukan pejabat.",
            ["Pemerintah Kabupaten Karo", "Sekretariat Daerah Provinsi Riau"],
        ),
        (
            "Judul berita singkat\n\nKETUA BAWASLU TTS MELKY FAY MEMERIKSA KADIS PENDIDIKAN TTS",
            ["Bawaslu Kabupaten Timor Tengah Selatan", "Dinas Pendidikan Kabupaten Timor Tengah Selatan"],
        ),
        (
            "Judul berita singkat\n\nKepala Kantor Kementerian Agama Kabupaten Kudus dan Kanwil Kemenag Jateng. Kemenag RI diam.",
            [
                "Kantor Kementerian Agama Kabupaten Kudus",
                "Kantor Wilayah Kementerian Agama Provinsi Jawa Tengah",
                "Kemenag",
            ],
        ),
        (
            "Judul berita singkat\n\nKepala BPS Bali, BNNK Badung, dan KPPN Denpasar hadir.",
            ["BPS Provinsi Bali", "BNN Kabupaten Badung", "KPPN Denpasar"],
        ),
        (
            "Judul berita singkat\n\nDinas Kebersihan dan Pertamanan Kota Tegal. Mantan Kadis Kebersihan itu diam.",
            ["Dinas Kebersihan dan Pertamanan Kota Tegal"],
        ),
        (
            "Judul berita singkat\n\nKetua Bawaslu Kabupaten Sidoarjo dan Pasuruan hadir.",
            ["Bawaslu Kabupaten Sidoarjo", "Bawaslu Kabupaten Pasuruan"],
        ),
        (
            "Judul berita singkat\n\nAnggota Bawaslu Provinsi Jawa Timur di Kediri, dan Kordiv HPPH Bawaslu Kota Kediri Yudi.",
            ["Bawaslu Provinsi Jawa Timur", "Bawaslu Kota Kediri"],
        ),
        (
            "Judul berita singkat\n\nAnggota DPRD Provinsi Riau dari Dapil Kampar dan DPRD Kampar.",
            ["DPRD Provinsi Riau", "DPRD Kabupaten Kampar"],
        ),
        (
            "Judul berita singkat\n\nNetralitas ASN, TNI/Polri dan kepala desa. Caleg DPR RI, DPD, DPRD provinsi dan DPRD kabupaten/kota.",
            ["TNI", "Polri", "DPR", "DPD"],
        ),
        (
            "Plh Sekda Subang\n\nSUBANG, tintahijau.com - Plh Sekda Kabupaten Subang H. Rahmat Effendi menyampaikan hal itu di hadapan Kabag Kesra, para camat, dan kepala OPD di Aula Pemda. Bupati sudah meneken surat edaran.",
            ["Pemerintah Kabupaten Subang"],
        ),
        (
            "Bawaslu Tana Toraja Periksa Kepala Lembang\n\nMAKALE, Torajaterkini - Ketua Bawaslu Tana Toraja Serni Pindan bilang Kepala Lembang Rante Bua dipanggil. Dinas PMD dan Inspektorat juga dimintai data.",
            [
                "Bawaslu Kabupaten Tana Toraja",
                "Pemerintah Desa Rante Bua",
                "Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Tana Toraja",
                "Inspektorat Kabupaten Tana Toraja",
            ],
        ),
        (
            "KASN Catat 500 Laporan\n\nJAKARTA, KOMPAS - Asisten Komisioner KASN Pangihutan Marpaung menyebut laporan terbanyak dari Kabupaten Sukoharjo, Kota Ternate, dan Kabupaten Wakatobi. Kepala daerah seperti bupati dan wali kota diminta menindaklanjuti. Bawaslu dan BKN juga hadir.",
            ["KASN", "Bawaslu", "BKN"],
        ),
        (
            "Wakil Bupati Minut ingatkan hukum tua\n\nAirmadidi—Wakil Bupati Minahasa Utara Kevin Lotulung bersama Kapolres Minut AKBP Dandung dan Kajari Airmadidi hadir. Hukum Tua Desa Tatelu, Maximelian, absen.",
            [
                "Pemerintah Kabupaten Minahasa Utara",
                "Polres Minahasa Utara",
                "Kejaksaan Negeri Airmadidi",
                "Pemerintah Desa Tatelu",
            ],
        ),
        (
            "Kadis Perindag Disidang\n\nSINGARAJA, Bali Express - Kadis Perdagangan, Perindustrian dan Koperasi UKM Buleleng Dewa Sudiarta disidang PN Singaraja. Jaksa Kejari Buleleng menuntut denda.",
            [
                "Dinas Perdagangan, Perindustrian dan Koperasi Usaha Kecil dan Menengah Kabupaten Buleleng",
                "Pengadilan Negeri Singaraja",
                "Kejaksaan Negeri Buleleng",
            ],
        ),
        (
            "ASN Kota Solok\n\nSOLOK, klikpositif - Wali Kota Solok Zul Elfian menegur ASN. Ketua Bawaslu Kota Solok Triati hadir. Kepala BKPSDM Bitel pun siap. Bawaslu Solok memproses.",
            [
                "Pemerintah Kota Solok",
                "Bawaslu Kota Solok",
                "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kota Solok",
            ],
        ),
        (
            "Pj Gubernur Sulsel minta\n\nMAKASSAR, RAKYATSULSEL - Pj Gubernur Sulsel Bahtiar Baharuddin mengumpulkan bupati/wali kota se-Sulsel. BKD diminta mendata. Bawaslu Sulsel, KPU Sulsel, Kapolda Sulsel, Pangdam XIV/Hasanuddin dan Kajati hadir. Bupati Gowa Adnan setuju.",
            [
                "Pemerintah Provinsi Sulawesi Selatan",
                "Badan Kepegawaian Daerah Provinsi Sulawesi Selatan",
                "Bawaslu Provinsi Sulawesi Selatan",
                "KPU Provinsi Sulawesi Selatan",
                "Polda Sulawesi Selatan",
                "Kodam XIV/Hasanuddin",
                "Kejaksaan Tinggi Sulawesi Selatan",
                "Pemerintah Kabupaten Gowa",
            ],
        ),
        (
            "Lurah Foto Bareng\n\nSAMARINDA - Bawaslu Samarinda memanggil Lurah Sidodadi Dwi Siti Noorbayah. Camat Samarinda Ulu, M Fahmi, mengaku tidak tahu. Sekretaris Daerah Kota (Sekkot) Samarinda Hero Mardanus menunggu.",
            ["Bawaslu Kota Samarinda", "Kelurahan Sidodadi", "Kecamatan Samarinda Ulu", "Pemerintah Kota Samarinda"],
        ),
        (
            "Keuchik Terlibat\n\nLHOKSUKON - Panwaslih Aceh Utara menerima laporan. Geuchik Gampong Meunasah Dayah, Zulkifli, dan Camat Tanah Jambo Aye diperiksa. DPRK Aceh Utara mendesak Sekdakab Aceh Utara bertindak.",
            [
                "Panwaslih Kabupaten Aceh Utara",
                "Pemerintah Desa Meunasah Dayah",
                "Kecamatan Tanah Jambo Aye",
                "DPRK Aceh Utara",
                "Pemerintah Kabupaten Aceh Utara",
            ],
        ),
        (
            "ASN Jayapura\n\nJAYAPURA, CEPOS - Kepala Distrik Sentani Timur, Steven Ohee, diperiksa Bawaslu Kabupaten Jayapura. Pj Bupati Jayapura Triwarno menyayangkan. MRP dan Polda Papua memantau.",
            [
                "Distrik Sentani Timur",
                "Bawaslu Kabupaten Jayapura",
                "Pemerintah Kabupaten Jayapura",
                "Polda Papua",
                "Majelis Rakyat Papua",
            ],
        ),
        (
            "Wali Kota Batu\n\nBATU - Wali Kota Batu Dewanti dan Ketua KPU Kota Batu Mardiono. Warga melempar batu ke kantor. Bawaslu Batu memeriksa Kepala BKPSDM Kota Batu.",
            [
                "Pemerintah Kota Batu",
                "KPU Kota Batu",
                "Bawaslu Kota Batu",
                "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kota Batu",
            ],
        ),
        (
            "Bima Arya: ASN netral\n\nBOGOR - Wali Kota Bogor Bima Arya Sugiarto menegaskan. Sekda Kota Bogor Syarifah juga. Di Puncak, Kabupaten Bogor, apel digelar Pemkab.",
            ["Pemerintah Kota Bogor", "Pemerintah Kabupaten Bogor"],
        ),
        (
            "Rakor\n\nPALANGKA RAYA - Sekretaris Daerah Provinsi Kalteng H Nuryakin, Kepala Badan Kesbangpol Provinsi Kalimantan Tengah Katma F Dirun, Asisten Pemerintahan dan Kesra Setda Prov. Kalteng, dan Kabid Wasbang. Diskominfosantik Prov. Kalteng mencatat.",
            [
                "Pemerintah Provinsi Kalimantan Tengah",
                "Badan Kesatuan Bangsa dan Politik Provinsi Kalimantan Tengah",
                "Sekretariat Daerah Provinsi Kalimantan Tengah",
                "Dinas Komunikasi, Informatika, Persandian dan Statistik Provinsi Kalimantan Tengah",
            ],
        ),
        (
            "Kepala Badan\n\nLUBUKLINGGAU – Kepala BKPSDM Kota Lubuklinggau, Yulita. Ketua Bawaslu Lubuklinggau Dedi Kariema. Bawaslu Mura dan Bawaslu Muratara diundang.",
            [
                "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kota Lubuklinggau",
                "Bawaslu Kota Lubuklinggau",
                "Bawaslu Kabupaten Musi Rawas",
                "Bawaslu Kabupaten Musi Rawas Utara",
            ],
        ),
        (
            "ASN\n\nMAMUJU - Sekprov Sulbar Muhammad Idris. Kepala Badan Kepegawaian Daerah (BKD) Sulbar Zulkifli Manggazali. Biro Hukum Setda Sulbar.",
            [
                "Pemerintah Provinsi Sulawesi Barat",
                "Badan Kepegawaian Daerah Provinsi Sulawesi Barat",
                "Sekretariat Daerah Provinsi Sulawesi Barat",
            ],
        ),
        (
            "ASN\n\nKetua Bawaslu RI Abhan, Ketua KPU RI Arief Budiman dan Kapolri Jenderal Idham Azis rapat dengan Komisi II DPR. MenPAN-RB dan Kepala BKN absen. Ketua Umum Golkar dan Partai NasDem hadir.",
            ["Bawaslu", "KPU", "Polri", "DPR", "KemenPANRB", "BKN"],
        ),
        (
            "Camat\n\nKOTA AGUNG – Sekdakab Tanggamus Hamid Heriansyah Lubis. Camat Kota Agung Timur, Camat Wonosobo, Kepala Pekon Kampung Baru, Suharto. Panwascam Kota Agung.",
            [
                "Pemerintah Kabupaten Tanggamus",
                "Kecamatan Kota Agung Timur",
                "Kecamatan Wonosobo",
                "Pemerintah Desa Kampung Baru",
                "Panwaslu Kecamatan Kota Agung",
            ],
        ),
        (
            "X\n\nMANADO – Gubernur Sulut Olly Dondokambey, Ketua Bawaslu Sulut Ardiles Mewoh, Bawaslu Bolmong, Bawaslu Boltim, Bawaslu Mitra, Kepala BKD Sulut dan Asisten I Pemprov Sulut.",
            [
                "Pemerintah Provinsi Sulawesi Utara",
                "Bawaslu Provinsi Sulawesi Utara",
                "Bawaslu Kabupaten Bolaang Mongondow",
                "Bawaslu Kabupaten Bolaang Mongondow Timur",
                "Bawaslu Kabupaten Minahasa Tenggara",
                "Badan Kepegawaian Daerah Provinsi Sulawesi Utara",
            ],
        ),
        (
            "X\n\nPROBOLINGGO – Wakil Wali Kota Probolinggo HMS Subri. Bupati Probolinggo Tantri. Panwaslu Kabupaten Probolinggo. Diskominfo Kota Probolinggo.",
            [
                "Pemerintah Kota Probolinggo",
                "Pemerintah Kabupaten Probolinggo",
                "Panwaslu Kabupaten Probolinggo",
                "Dinas Komunikasi dan Informatika Kota Probolinggo",
            ],
        ),
        (
            "X\n\nPj Wali Kota Tasikmalaya Cheka Virgowansyah. Kepala BKPSDM Kota Tasikmalaya Gungun. Menurut Bawaslu Kota Tasikmalaya, ASN Dinas PUTR dan Kantor Kecamatan Cihideung dilaporkan.",
            [
                "Pemerintah Kota Tasikmalaya",
                "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kota Tasikmalaya",
                "Bawaslu Kota Tasikmalaya",
                "Dinas Pekerjaan Umum dan Tata Ruang Kota Tasikmalaya",
                "Kecamatan Cihideung",
            ],
        ),
        (
            "X\n\nTOBOALI — Bupati Basel Riza Herdavid. Ketua Bawaslu Basel Sahirin. Pjs Bupati Babar. Bawaslu Provinsi Babel.",
            [
                "Pemerintah Kabupaten Bangka Selatan",
                "Bawaslu Kabupaten Bangka Selatan",
                "Pemerintah Kabupaten Bangka Barat",
                "Bawaslu Provinsi Kepulauan Bangka Belitung",
            ],
        ),
        (
            "X\n\nPenjabat Bupati Mamuju Tengah. Kepala Desa Tobadak, Haris. Mantan Kepala Desa Salugatta yang juga caleg DPRD Mateng hadir. Dandim 1418/Mamuju.",
            [
                "Pemerintah Kabupaten Mamuju Tengah",
                "Pemerintah Desa Tobadak",
                "Pemerintah Desa Salugatta",
                "DPRD Kabupaten Mamuju Tengah",
                "Kodim 1418/Mamuju",
            ],
        ),
        (
            "X\n\nBANDUNG, AYO - Sekda Jabar Herman Suryatman. Bawaslu Jabar. Kepala BKD Jabar Sumasna. Wali Kota Bandung dan Bupati Bandung belum merespons.",
            [
                "Pemerintah Provinsi Jawa Barat",
                "Bawaslu Provinsi Jawa Barat",
                "Badan Kepegawaian Daerah Provinsi Jawa Barat",
                "Pemerintah Kota Bandung",
                "Pemerintah Kabupaten Bandung",
            ],
        ),
        (
            "X\n\nTANJUNGPINANG (HK) - Kejaksaan Tinggi (Kejati) Kepulauan Riau dan Polresta Tanjungpinang. Wali Kota Tanjungpinang Rahma. Satreskrim Polresta Barelang.",
            [
                "Kejaksaan Tinggi Kepulauan Riau",
                "Polresta Tanjungpinang",
                "Pemerintah Kota Tanjungpinang",
                "Polresta Barelang",
            ],
        ),
        (
            "X\n\nSementara itu, anggota Bawaslu Kabupaten Kuningan, Abdul Jalil Hermawan. Di ruang kerjanya di Bawaslu Kuningan. Bupati Kuningan H Acep. Gedung kuningan itu mewah.",
            ["Bawaslu Kabupaten Kuningan", "Pemerintah Kabupaten Kuningan"],
        ),
        (
            "X\n\nASN bertugas sebagai staf di Kecamatan Medan Baru. Panwaslu Kota Medan dan Pemko Medan. Kadis Kominfo Medan Zain Noval. Camat Medan Baru Ilyas Halim.",
            [
                "Panwaslu Kota Medan",
                "Pemerintah Kota Medan",
                "Dinas Komunikasi dan Informatika Kota Medan",
                "Kecamatan Medan Baru",
            ],
        ),
        (
            "Reje di Bener Meriah Dilaporkan ke Panwaslih\n\nREDELONG, Gayopos - Panwaslih Bener Meriah menerima aduan soal Reje Kampung Pante Raya, Sukardi. Ketua Panwaslih Bener Meriah Yusrin menyebut ada 3 laporan. Plt Kepala BKPP Bener Meriah, Win Fajri, menunggu. Dandim 0119/Bener Meriah dan Kapolres hadir. Menurut Camat Wih Pesam, Ridwansyah, reje harus netral. Kasi Pemerintahan Kecamatan Bukit dan Imum Mukim ikut.",
            [
                "Panwaslih Kabupaten Bener Meriah",
                "Pemerintah Desa Pante Raya",
                "Badan Kepegawaian, Pendidikan dan Pelatihan Kabupaten Bener Meriah",
                "Kodim 0119/Bener Meriah",
                "Polres Bener Meriah",
                "Kecamatan Wih Pesam",
                "Kecamatan Bukit",
            ],
        ),
        (
            "Perbekel dan Bendesa\n\nGIANYAR – BALI KINI. Perbekel Mas, I Wayan Gede Darmayuda, dipanggil Bawaslu Gianyar. Sekda Gianyar I Dewa Gede Alit Mudiarta mengingatkan perbekel se-Gianyar. Kabag Tapem Setda Gianyar dan Kadisdikpora Gianyar hadir. Kapolres Gianyar AKBP Umar.",
            [
                "Pemerintah Desa Mas",
                "Bawaslu Kabupaten Gianyar",
                "Pemerintah Kabupaten Gianyar",
                "Sekretariat Daerah Kabupaten Gianyar",
                "Dinas Pendidikan, Pemuda dan Olahraga Kabupaten Gianyar",
                "Polres Gianyar",
            ],
        ),
        (
            "Kepala Distrik Nyambi Nyaleg\n\nNABIRE - CENDERAWASIH NEWS. Kepala Distrik Uwapa, Melkias Boma, dan Kepala Kampung Wadio, Otniel Agapa, dipanggil Bawaslu Kabupaten Nabire. Pj Gubernur Papua Tengah Anwar meminta Pj Bupati Nabire bertindak. Kepala BKPSDM Nabire belum menjawab. Bawaslu Papua Tengah memantau.",
            [
                "Distrik Uwapa",
                "Pemerintah Desa Wadio",
                "Bawaslu Kabupaten Nabire",
                "Pemerintah Provinsi Papua Tengah",
                "Pemerintah Kabupaten Nabire",
                "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Nabire",
                "Bawaslu Provinsi Papua Tengah",
            ],
        ),
        (
            "Kuwu Indramayu Joget Bareng Calon\n\nINDRAMAYU, PANTURA POS - Kuwu Desa Tugu, Warsito, dan Kuwu Sliyeg Lor, H. Kadir, diperiksa Panwaslu Kabupaten Indramayu. Anggota Panwaslu Indramayu Divisi Penindakan, Supandi, mengatakan berkas diteruskan ke Plt Bupati Indramayu. Kepala Dinas Pemberdayaan Masyarakat dan Desa (DPMD) Indramayu Dudung memastikan. Kuwu Warsito membantah. Kasat Reskrim Polres Indramayu AKP Suseno ikut.",
            [
                "Pemerintah Desa Tugu",
                "Pemerintah Desa Sliyeg Lor",
                "Panwaslu Kabupaten Indramayu",
                "Pemerintah Kabupaten Indramayu",
                "Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Indramayu",
                "Polres Indramayu",
            ],
        ),
        (
            "Bukan Cuma Camat\n\nBANJAR – Wali Kota Banjar Hj. Ade Uu Sukaesih. Camat Pataruman, Drs. Agus Nugraha, dan Lurah Hegarsari Iwan dipanggil Bawaslu Kota Banjar. Polres Banjar mengawal. Kajari Kota Banjar hadir.",
            [
                "Pemerintah Kota Banjar",
                "Kecamatan Pataruman",
                "Kelurahan Hegarsari",
                "Bawaslu Kota Banjar",
                "Polres Banjar",
                "Kejaksaan Negeri Kota Banjar",
            ],
        ),
        (
            "Martapura\n\nMARTAPURA - Bupati Banjar H Khalilurrahman. Pambakal Sungai Sipai, Ahmad, ditegur. BKD Kabupaten Banjar menyiapkan. Ketua Panwaslu Banjar Fajeri.",
            [
                "Pemerintah Kabupaten Banjar",
                "Pemerintah Desa Sungai Sipai",
                "Badan Kepegawaian Daerah Kabupaten Banjar",
                "Panwaslu Kabupaten Banjar",
            ],
        ),
        (
            "KASN: 120 Rekomendasi\n\nJakarta, Aparatur News - Wakil Ketua KASN Tasdik Kinanto menyebut 120 rekomendasi terbit. Terbanyak untuk Pemprov Sulawesi Tenggara dan Pemkab Bulukumba. Deputi Bidang SDM Aparatur KemenPANRB Setiawan Wangsaatmaja mendukung. Direktur Jenderal Otonomi Daerah Kemendagri Akmal Malik menagih bupati dan wali kota. Ketua Bawaslu Abhan mencatat 369 temuan. Menteri Tjahjo diam. Kepala BKN Bima Haria Wibisana siap memblokir data.",
            [
                "KASN",
                "Pemerintah Provinsi Sulawesi Tenggara",
                "Pemerintah Kabupaten Bulukumba",
                "KemenPANRB",
                "Kemendagri",
                "Bawaslu",
                "BKN",
            ],
        ),
        (
            "Dewan Soroti\n\nLANGSA, ACEHPAGI - Ketua DPRK Langsa Zulkifli Latif meminta Pj Wali Kota Langsa Syaridin. KIP Kota Langsa dan Panwaslih Kota Langsa rapat. Geuchik Gampong Jawa, Tgk Nurdin, hadir. Kepala Inspektorat Langsa pun.",
            [
                "DPRK Langsa",
                "Pemerintah Kota Langsa",
                "KIP Kota Langsa",
                "Panwaslih Kota Langsa",
                "Pemerintah Desa Jawa",
                "Inspektorat Kota Langsa",
            ],
        ),
        (
            "Sosialisasi\n\nTARAKAN (BORNEO UTARA) — Wakil Wali Kota Tarakan Effendhi Djuprianto membuka acara. Kepala Badan Kesatuan Bangsa dan Politik (Kesbangpol) Tarakan Agus. Kordiv SDM Bawaslu Tarakan Dian. Komandan Lanal Tarakan. Kapolres Tarakan. Kepala Kemenag Tarakan. Hakim Pengadilan Negeri Tarakan.",
            [
                "Pemerintah Kota Tarakan",
                "Badan Kesatuan Bangsa dan Politik Kota Tarakan",
                "Bawaslu Kota Tarakan",
                "Lanal Tarakan",
                "Polres Tarakan",
                "Kantor Kementerian Agama Kota Tarakan",
                "Pengadilan Negeri Tarakan",
            ],
        ),
        (
            "Pelantikan\n\nMERAUKE – Bupati Merauke Romanus Mbaraka melantik pejabat. Sekda Merauke Ruslan Ramli menegaskan. Kepala Badan Kepegawaian Merauke. Bawaslu Provinsi Papua menegur. Danrem 174/ATW.",
            [
                "Pemerintah Kabupaten Merauke",
                "Badan Kepegawaian Kabupaten Merauke",
                "Bawaslu Provinsi Papua",
                "Korem 174/ATW",
            ],
        ),
        (
            "Sikap netral PNS\n\nPELAIHARI, BANUA - Pemkab Tanah Laut lewat Inspektur Kabupaten Tanah Laut, H. Syahrian Nurdin, dan Plt Kepala Dinas Pendidikan dan Kebudayaan Kabupaten Tanah Laut H. Zainal Abidin. Juru Bicara Pemkab Tala. Bawaslu Kalsel. KPU Tala. Kepala Puskesmas Bati-Bati, dr Rina. RSUD Hadji Boejasin. ",
            [
                "Pemerintah Kabupaten Tanah Laut",
                "Inspektorat Kabupaten Tanah Laut",
                "Dinas Pendidikan dan Kebudayaan Kabupaten Tanah Laut",
                "Bawaslu Provinsi Kalimantan Selatan",
                "KPU Kabupaten Tanah Laut",
                "Puskesmas Bati-Bati",
                "RSUD Hadji Boejasin",
            ],
        ),
        (
            "Sukabumi\n\nPALABUHANRATU | Jurnal Pakuan – Bupati Sukabumi Marwan Hamami. Kepala BKPSDM Kabupaten Sukabumi Teja. Bawaslu Kota Sukabumi juga menerima. Kejaksaan Negeri Kabupaten Sukabumi. Bawaslu Jabar.",
            [
                "Pemerintah Kabupaten Sukabumi",
                "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Sukabumi",
                "Bawaslu Kota Sukabumi",
                "Kejaksaan Negeri Kabupaten Sukabumi",
                "Bawaslu Provinsi Jawa Barat",
            ],
        ),
        (
            "Pati\n\nPATI – Sekda Pati Suharyono. Ketua Panwaslu Kabupaten Pati Achwan. Pejabat itu menyerahkan pati gandum. Ketua KPU Pati Much Nasich.",
            ["Pemerintah Kabupaten Pati", "Panwaslu Kabupaten Pati", "KPU Kabupaten Pati"],
        ),
        (
            "Ternate\n\nTERNATE – Sekda Kota Ternate M. Tauhid Soleman, Kepala BKPSDMD Kota Ternate Junus Yau, dan Ketua Bawaslu Kota Ternate Kifli Sahlan. Polres Ternate. Gubernur Malut Abdul Gani Kasuba. Bawaslu Malut Muksin Amrin. ASN Halsel dan Kepulauan Sula.",
            [
                "Pemerintah Kota Ternate",
                "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Daerah Kota Ternate",
                "Bawaslu Kota Ternate",
                "Polres Ternate",
                "Pemerintah Provinsi Maluku Utara",
                "Bawaslu Provinsi Maluku Utara",
            ],
        ),
        (
            "Kades\n\nKLATEN – Kades Jombor, Ceper, Sri Lestari, dan Kades Mlese Sumadi dipanggil. Sekretaris Desa (Sekdes) Mlese Joko. Camat Ceper Supriyono. Bawaslu Klaten. Dispermasdes Klaten.",
            [
                "Pemerintah Desa Jombor",
                "Pemerintah Desa Mlese",
                "Kecamatan Ceper",
                "Bawaslu Kabupaten Klaten",
                "Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Klaten",
            ],
        ),
    ],
)
def test_each_body_has_its_canonical_name(text, institutions):
    assert sorted(_institutions(text)) == sorted(institutions)


@pytest.mark.parametrize(
    ("text", "institutions"),
    [
        ("Pegawai Kecamatan Cibatu diperiksa.", ["Kecamatan Cibatu"]),
        ("PNS Kelurahan Sidorejo Lor Kota Salatiga diperiksa.", ["Kelurahan Sidorejo Lor"]),
        ("Warga Kecamatan Cibatu berunjuk rasa.", []),
        ("Analis di Kantor Camat Rantepao diperiksa.", ["Kecamatan Rantepao"]),
        ("Rapat di halaman kantor Bupati Karangasem.", ["Pemerintah Kabupaten Karangasem"]),
        ("Rapat di halaman kantor bupati.", []),
        ("Jangan pakai seragam Korpri saat kampanye.", []),
        ("Ketua Korpri bicara.", ["Korpri"]),
        ("Kepala Perwakilan Ombudsman Papua bicara. Ombudsman menunggu.", ["Ombudsman Provinsi Papua"]),
        ("Komnas HAM Perwakilan Kalimantan Barat bicara.", ["Komnas HAM Provinsi Kalimantan Barat"]),
        ("Kepala Kantor Regional XIV BKN bicara.", ["Kantor Regional XIV BKN"]),
        ("Sesuai surat Menteri PANRB B/71/M.SM.00.00/2017, pegawai netral.", []),
        (
            "KPU, Bawaslu, dan Pemkab Lingga meneken ikrar.",
            ["KPU Kabupaten Lingga", "Bawaslu Kabupaten Lingga", "Pemerintah Kabupaten Lingga"],
        ),
        ("Panwaslih Bireuen memanggil keuchik. Panwaslu Bireuen memutus.", ["Panwaslih Kabupaten Bireuen"]),
        ("Sekretaris distrik berinisial MK tercetak dalam daftar calon.", []),
        ("Kepala Kejari Ariana Juliastuti bicara. Kejaksaan Negeri Garut sibuk.", ["Kejaksaan Negeri Garut"]),
        ("Bawaslu Garut mencatat dukungan bupati petahana.", ["Bawaslu Kabupaten Garut"]),
        ("Aparat desa di Humbang Hasundutan dipecat bupati.", ["Pemerintah Kabupaten Humbang Hasundutan"]),
        ("Kepala SMA Negeri di Saparua diperiksa.", []),
        ("ASN di Kota Palopo yang berminat maju wali kota jangan tergesa.", []),
    ],
)
def test_bodies_by_what_stands_before(text, institutions):
    assert _institutions(f"Judul berita singkat\n\n{text}") == institutions


def test_a_headline_in_title_case_names_no_unknown_agency():
    text = "Speedboat Dinas Jemput Calon, Tiga PNS Halbar Diperiksa\n\nPegawai itu diperiksa."
    assert _institutions(text) == []


def test_a_row_is_the_first_mention_and_counts_all():
    text = "Rapat\n\nGARUT - Bawaslu Garut memanggil camat. Ketua Bawaslu Garut Ipa menyebut Bawaslu siap."
    (row,) = read(text).rows["institutions"]
    assert text[row["start"] : row["end"]] == row["text"] == "Bawaslu Garut"
    assert (row["kind"], row["level"], row["region"], row["region_code"]) == (
        "election",
        "regency",
        "Kabupaten Garut",
        "32.05",
    )
    assert row["mentions"] == 3


def test_the_key_is_stable():
    region = read("Rapat\n\nBawaslu Garut hadir.").found["bodies"][0].region
    assert institution_id("Bawaslu Kabupaten Garut", region) == "bawaslu-kabupaten-garut.32.05"
    assert institution_id("KASN", None) == "kasn"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ketua LSM Gempar bicara.", "civil"),
        ("Kader PDI Perjuangan hadir.", "party"),
        ("Dosen Universitas Andalas hadir.", "civil"),
    ],
)
def test_parties_and_associations_are_kinds_of_their_own(text, kind):
    assert [r["kind"] for r in read(f"Judul\n\n{text}").rows["institutions"]] == [kind]


@pytest.mark.parametrize(
    "text", ["", "x", "Bupati", "Dinas ", "Kepala Dinas", "Kodim 0611/", "Camat ", "Bawaslu Kabupaten", "()"]
)
def test_odd_texts_are_read(text):
    read(text)

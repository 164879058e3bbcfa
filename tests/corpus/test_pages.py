"""The article in hand-made pages of many outlets' styles."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from netralitas.corpus.article import page_key
from netralitas.corpus.pages import article_of
from netralitas.corpus.pages.dates import day_in_url, parse_day
from netralitas.corpus.pages.decide import page_date

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import pages as benchmark

PAGES = {name: (page, text, day) for name, page, text, day in benchmark.intended(benchmark.PAGES)}

FROM_ELSEWHERE = "33"
"""From this page on, the intended texts are somebody else's, who left captions and the numbers of lists out."""


@pytest.mark.parametrize("name", PAGES)
def test_text_and_date_of_each_page(name):
    page, wanted, day = PAGES[name]
    text, published = benchmark.ours(page)
    assert published == day
    assert benchmark.f1(text, wanted) >= (0.95 if name == "16-bare" else 0.99 if name < FROM_ELSEWHERE else 0.97)


def test_ours_is_better_than_the_library_alone():
    import logging

    logging.getLogger("trafilatura").setLevel(logging.ERROR)
    ours, theirs = (benchmark.measure(read, benchmark.PAGES) for read in (benchmark.ours, benchmark.trafilaturas))
    assert sum(s[0] for s in ours.values()) > sum(s[0] for s in theirs.values())
    assert sum(s[1] for s in ours.values()) > sum(s[1] for s in theirs.values())


def test_what_a_page_says_of_itself():
    article = article_of(PAGES["01-tagdiv"][0], "s", "n")
    assert (article.title, article.outlet, article.extra["authors"]) == (
        "Sekda Minta ASN Banjarbaru Jaga Jarak dari Pasangan Calon",
        "Kabar Saliwuta",
        "Rendi P",
    )
    assert article.text.count(article.title) == 1
    assert article_of(PAGES["13-migrated"][0], "s", "n").published_basis == "url"
    assert "years after" not in article_of(PAGES["14-swapped"][0], "s", "n").extra["date_doubt"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-10-05T23:30:00+00:00", "2020-10-06"),
        ("2020-10-05T23:30:00+07:00", "2020-10-05"),
        ("Senin, 05/10/2020 - 20:05 WIB", "2020-10-05"),
        ("5 Okt. 2020", "2020-10-05"),
        ("Jum'at, 5 Nopember 2010 13.00 WIT", "2010-11-05"),
        ("October 5, 2020", "2020-10-05"),
        ("Mon, 05 Oct 2020 20:30:00 +0000", "2020-10-06"),
        ("1601900000000", "2020-10-05"),
        ("20201005", "2020-10-05"),
        ("31/02/2020", ""),
        ("2099-01-01", ""),
        ("Undang-Undang Nomor 5 Tahun 2014", ""),
    ],
)
def test_days_in_all_writings(text, day):
    assert parse_day(text) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2020/10/05/judul", "2020-10-05"),
        ("https://a.example/read/20201005123456/judul", "2020-10-05"),
        ("https://a.example/berita/2015-08-20/judul.html", "2015-08-20"),
        ("https://a.example/judul-20201005.html", "2020-10-05"),
        ("https://a.example/2020/13/05/judul", ""),
        ("https://a.example/uu-5-2014-tentang-asn", ""),
        ("https://a.example/123456789/judul", ""),
    ],
)
def test_days_in_addresses(url, day):
    assert day_in_url(url) == day


@pytest.mark.parametrize(
    ("stated", "url", "lead", "day", "basis"),
    [
        (["2018-06-12"], "", "kata Budi, Selasa (12/6/2018)", "2018-06-12", "metadata"),
        (["2023-04-17"], "https://a.example/2016/12/08/x", "", "2016-12-08", "url"),
        (["2023-04-17"], "https://a.example/2016/12/x", "", "", "none"),
        (["2023-04-17"], "", "kata Budi, Selasa (12/6/2018)", "", "none"),
        (["2018-12-06"], "", "kata Budi, Selasa (12/6/2018)", "2018-06-12", "metadata"),
        (["2018-05-10", "2018-10-05"], "", "kata Budi, Jumat (5/10/2018)", "2018-10-05", "metadata"),
        (["2020-10-05"], "", "Peraturan yang ditetapkan 3 Januari 2015 itu", "2020-10-05", "metadata"),
        ([], "", "kata Budi, Selasa (12/6/2018)", "", "none"),
    ],
)
def test_wrong_headers_are_not_believed(stated, url, lead, day, basis):
    assert page_date(stated, url, lead)[:2] == (day, basis)


def test_addresses_of_one_article_have_one_key():
    key = page_key("https://www.kabar.example/2020/10/judul/")
    for url in (
        "http://m.kabar.example/2020/10/judul?page=2",
        "https://kabar.example/2020/10/judul/amp?utm_source=x&page=all#top",
        "https://amp.kabar.example/2020/10/judul?fbclid=1",
    ):
        assert page_key(url) == key
    assert page_key("https://a.example/?p=12") != page_key("https://a.example/?p=13")
    assert page_key("https://a.example/index.php?page=berita-satu") != page_key(
        "https://a.example/index.php?page=berita-dua"
    )


def test_what_was_cut_from_a_page_is_known_with_the_rule_that_cut_it(tmp_path):
    import netralitas as nt

    with nt.Corpus.open() as corpus:
        for name in ("19-elementor", "26-radio", "12-hashed"):
            (tmp_path / f"{name}.html").write_bytes(PAGES[name][0])
        (tmp_path / "plain.txt").write_text("Judul\n\nBupati mengingatkan pegawai negeri agar netral pada pilkada.")
        corpus.add(tmp_path)
        ids = {Path(s).stem: i for s, i in corpus.articles()[["source", "article_id"]].values}
        cut = {name: corpus.cut(article_id) for name, article_id in ids.items()}
    assert cut["plain"] == []
    radio = [(rule, begins) for rule, begins, _ in cut["26-radio"]]
    assert ("related", "Sedang Tren Kapal Perintis Sabuk Nusantara Kembali Berlayar ke Ambalau") in radio
    assert ("header", "Sekda Buru: Silakan Dengar Visi Misi, Asal Tanpa Atribut") in radio
    assert [b for r, b, _ in cut["12-hashed"] if r == "link"] == ["Panen Tembakau Mundur karena Hujan di Musim Kemarau"]
    assert ("sidebar", "HOME METRO", 2) in cut["19-elementor"]
    assert all(words > 0 for found in cut.values() for _, _, words in found)


def test_a_title_that_is_the_sites_name_is_no_headline_and_the_day_of_looking_no_date():
    for name in ("20-govportal", "23-oldcms", "24-blogmobile"):
        page, wanted, _ = PAGES[name]
        assert article_of(page, "s", "n").title == wanted.strip().split("\n")[0]
    today = b"Rabu, 12-08-2015 | 09:12:33 WIB"
    page = PAGES["23-oldcms"][0]
    assert today in page
    assert article_of(page.replace(today, b"Rabu, 12-08-2015"), "s", "n").published == ""


def test_an_article_much_shorter_than_the_list_under_it_is_found():
    page, wanted, _ = PAGES["19-elementor"]
    teaser = "<article class='elementor-post'><h3><a href='/z'>Judul lain nomor {n} yang panjang</a></h3><p>KENDARI – Puluhan pedagang menolak pindah ke lokasi nomor {n} karena kios yang disediakan lebih sempit daripada yang lama.</p></article>"
    many = "".join(teaser.format(n=n) for n in range(30)).encode()
    longer = page.replace(b'<article class="elementor-post">', many + b'<article class="elementor-post">', 1)
    assert benchmark.f1(benchmark.ours(longer)[0], wanted) >= 0.99

"""The many ways in which a page gives the day it was published, and the dates on it that are of something else."""

from __future__ import annotations

import pytest

from netralitas.corpus.pages import article_of
from netralitas.corpus.pages.dates import day_in_url, first_date, month_first, parse_day, written_in
from netralitas.corpus.pages.decide import page_date

TITLE = "Wakil Bupati Larang Grup Kantor Dipakai Bahas Calon"
LEAD = "Wakil Bupati Banggai Haryanto Laiya melarang pegawai memakai grup percakapan kantor untuk membicarakan calon gubernur."
BODY = f"<p>{LEAD}</p><p>Larangan itu ia sampaikan ketika membuka rapat kerja di Luwuk, di hadapan 200 peserta dari semua dinas.</p><p>“Grup kantor untuk urusan kantor,” katanya.</p>"


def page(
    line: str = "", head: str = "", above: str = "", foot: str = "", side: str = "", lang: str = "id", body: str = BODY
) -> bytes:
    return (
        f"<html lang={lang}><head><meta charset=utf-8><title>{TITLE} | Luwuk Kini</title>{head}</head><body><div class=top>{above}</div><div class=wrap>"
        f"<h1>{TITLE}</h1>{line}<div class=entry-content>{body}</div>{foot}</div><div class=side>{side}</div></body></html>"
    ).encode()


FIFTH = {
    "parts of a line": page("<div class=tgl><span>05</span><span>Okt</span><span>2020</span></div>"),
    "parts in boxes": page("<div class=tgl><div>05</div><div>Okt</div><div>2020</div></div>"),
    "a title where an age is shown": page("<span class=post-date title='5 Oktober 2020 10:00 WITA'>3 tahun yang lalu</span>"),
    "a timestamp where an age is shown": page("<time data-timestamp=1601870000>3 tahun yang lalu</time>"),
    "changed, then published": page("<div>Diperbarui: Rabu, 7 Oktober 2020 10:00 | Terbit: Senin, 5 Oktober 2020 09:00</div>"),
    "published, then changed": page("<div>Terbit: Senin, 5 Oktober 2020 09:00 (diperbarui 7 Oktober 2020)</div>"),
    "labels in boxes": page("<p>Diperbarui</p><p>09 Oktober 2020</p><p>Terbit</p><p>05 Oktober 2020</p>"),
    "said at the foot": page(foot="<div>Diterbitkan pada: Senin, 5 Oktober 2020 pukul 10.00 WITA</div>"),
    "said at the foot of a blog": page(foot="<div>Diposting oleh Admin di 10.00 Senin, 05 Oktober 2020</div>"),
    "two calendars": page("<div>Senin, 18 Safar 1442 H / 5 Oktober 2020 M</div>"),
    "two weeks": page("<div>Senin Legi, 5 Oktober 2020 | 10.00 WIB</div>"),
    "above the headline": page(above="<div>Senin Legi, 5 Oktober 2020 10:00 WIB</div>"),
    "an ordinal": page("<span>Monday, 5th of October 2020</span>"),
    "two digits": page("<span>Senin, 5 Okt '20</span>"),
    "a Roman month": page("<span>Luwuk, 5-X-2020</span>"),
    "dateline": page(body=BODY.replace(LEAD, f"LUWUK, 05/10/2020 – {LEAD}")),
    "dateline with outlet": page(body=BODY.replace(LEAD, f"LUWUK, Luwuk Kini (5/10/2020) — {LEAD}")),
    "a browser's date": page("<div class=date>Mon Oct 05 2020 10:00:00 GMT+0800</div>"),
    "a layer for trackers": page(head="<script>dataLayer.push({'event':'view','published_date':'2020-10-05 10:00:00'});</script>"),
    "the weekday decides": page("<span>Mon, 10/05/2020 - 14:05</span>"),
    "the weekday decides against the order of others": page("<span>Senin, 05/10/2020</span>", side="<small>09/28/2020</small>"),
    "other dates decide": page("<span>10/05/2020</span>", side="<p>Harga Nilam Naik</p><small>09/28/2020</small>"),
    "other dates decide on an English page": page("<span>05/10/2020</span>", side="<small>28/09/2020</small>", lang="en-US"),
    "a day told decides": page("<span>10/5/2020 8:05:00 PM</span>", body=BODY.replace("di Luwuk", "di Luwuk, Minggu (4/10)")),
    "the address decides": page("<span>10/5/2020 8:05:00 PM</span>", head="<link rel=canonical href=https://a.example/2020/10/wakil-bupati/>"),
    "day first, as is usual": page("<span>05/10/2020</span>"),
}  # fmt: skip
NONE = {
    "an age alone": page("<time>3 tahun yang lalu</time>"),
    "a change alone": page("<div>Terakhir diperbarui 7 Oktober 2020</div>"),
    "the day of looking": page(above="Senin, 7 Juli 2025"),
    "under a picture": page("<figure><img><figcaption>Apel pagi, Senin 7 Januari 2019</figcaption></figure>"),
    "under a picture, by class": page("<div class=wp-caption-text>Apel pagi, Senin 7 Januari 2019</div>"),
    "of a photograph": page("<p>Foto: apel pagi, Senin 7 Januari 2019</p>"),
    "of an announcement": page("<p><b>Pencoblosan 9 Desember 2020</b></p>"),
    "American halves of the day": page("<span>10/5/2020 8:05:00 PM</span>"),
    "Drupal without another date": page("<span>05/02/2018 - 14:05</span>", head='<meta name="Generator" content="Drupal 7">'),
    "of a newspaper's licence": page(foot="<p>Terbit berdasarkan SIUPP Nomor 5 tanggal 3 Maret 1999</p>"),
    "of a publisher": page(foot="<div>Diterbitkan oleh PT Luwuk Kini sejak 5 Mei 2010</div>"),
    "of a comment": page(foot="<div class=comments><span class=date title='3 Maret 2019'>x</span><p>bagus</p></div>"),
    "of another article": page(foot="<div><h4><a href=1>Panen Raya di Banggai Berlangsung Meriah</a></h4><div>Posted on 3 Maret 2019</div></div>"),
    "of another article, in an attribute": page(side="<time datetime='2019-03-03' class=post-date>3 Mar</time>"),
    "trackers that disagree": page(head="<script>dataLayer.push({'event':'a','publish_date':'2020-10-05'});dataLayer.push({'event':'b','publish_date':'2019-01-02'})</script>"),
}  # fmt: skip


@pytest.mark.parametrize("way", FIFTH)
def test_a_day_however_it_is_given(way):
    assert article_of(FIFTH[way], "s", "n").published == "2020-10-05"


@pytest.mark.parametrize("way", NONE)
def test_no_day_where_none_is_given(way):
    assert article_of(NONE[way], "s", "n").published == ""


def test_why_a_day_is_left_open():
    article = article_of(NONE["American halves of the day"], "s", "n")
    assert article.extra["date_doubt"] == "10/5/2020 8:05:00 PM: day and month can't be told apart"
    assert article_of(FIFTH["dateline"], "s", "n").published_basis == "dateline"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rab, 05/02/2018 - 14:05", "2018-05-02"),
        ("Senin, 05/02/2018", "2018-02-05"),
        ("Minggu, 05/02/2018", "2018-02-05"),  # the weekday fits neither: day first
        ("3 min 05/02/2018", "2018-02-05"),
        ("05Okt2020", "2020-10-05"),
        ("5 Agst 2020", "2020-08-05"),
        ("5 mei'an 2020", ""),
        ("12-XII-2020", "2020-12-12"),
        ("800/12/X/2020", ""),
    ],
)
def test_days_in_more_writings(text, day):
    assert parse_day(text) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/berita/15/09/22/nv2k1p361-netralitas", "2015-09-22"),
        ("https://a.example/berita/05102020/wakil-bupati", "2020-10-05"),
        ("https://a.example/05-10-2020/wakil-bupati", "2020-10-05"),
        ("https://a.example/berita/12/34/56/x", ""),
        ("https://a.example/berita/53102020/x", ""),
    ],
)
def test_days_in_more_addresses(url, day):
    assert day_in_url(url) == day


def test_the_order_of_an_outlets_dates():
    assert month_first(["06/28/2019", "05/02/2018"]) is True
    assert month_first(["28/06/2019", "05/02/2018"]) is False
    assert month_first(["28/06/2019", "06/28/2019"]) is None
    assert month_first(["05/02/2018"]) is None
    assert [(w.day, w.other) for w in written_in("05/02/2018 dan 28/06/2019")] == [
        ("2018-02-05", "2018-05-02"),
        ("2019-06-28", ""),
    ]
    assert first_date("oleh Tini, Rabu, 05/02/2018 2:05 PM WIB") == "Rabu, 05/02/2018 2:05 PM"


@pytest.mark.parametrize(
    ("month_is_first", "foreign", "lead", "day"),
    [
        (None, False, "", "2018-02-05"),
        (None, True, "", ""),
        (True, False, "", "2018-05-02"),
        (False, True, "", "2018-02-05"),
        (None, True, "kata Budi, Selasa (1/5)", "2018-05-02"),
        (None, True, "kata Budi, Senin (5/2/2018)", "2018-02-05"),
        (True, False, "kata Budi, Senin (5/2/2018)", "2018-02-05"),
    ],
)
def test_a_day_that_can_be_read_in_two_ways(month_is_first, foreign, lead, day):
    assert page_date(["05/02/2018"], "", lead, month_is_first, foreign).day == day

"""One article in many kinds of markup: classes that say little, none at all, teasers between, modifiers that look like chrome."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from netralitas.corpus.pages import article_of

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import pages as benchmark

TITLE = "Wakil Bupati Larang Grup Kantor Dipakai Bahas Calon"
PARAGRAPHS = [
    "Wakil Bupati Banggai Haryanto Laiya melarang pegawai memakai grup percakapan kantor untuk membicarakan calon gubernur.",
    "Larangan itu ia sampaikan ketika membuka rapat kerja di Luwuk, Rabu (4/9/2024), di hadapan 200 peserta.",
    "“Grup kantor untuk urusan kantor,” katanya.",
    "Menurut Haryanto, tahun ini sudah empat pegawai dilaporkan warga, dua di antaranya guru sekolah dasar.",
    "Ia meminta kepala dinas mengawasi stafnya dan memberi contoh yang baik hingga hari pemungutan suara.",
]
MENU = "<ul><li><a href=/>Home</a></li><li><a href=/n>News</a></li></ul>"
RELATED = (
    "<h4>Berita Terkait</h4><ul><li><a href=1>Nelayan Banggai Panen Tuna, Harga Justru Turun Tajam</a><span>02 September 2024</span></li>"
    "<li><a href=2>Pelabuhan Luwuk Ditutup Sementara karena Gelombang Tinggi</a></li></ul>"
)
SIDE = (
    "<div><h4>Terpopuler</h4><p><a href=3>Jembatan Gantung Putus, Warga Menyeberang dengan Rakit Bambu</a></p>"
    "<p>Ringkasan berita lain yang panjang tentang jembatan gantung yang putus dan warga yang menyeberang dengan rakit bambu.</p></div>"
)
TEASER = "<a href=9>Tiga Kapal Ikan Ditangkap di Perairan Banggai Kemarin</a>"


def page(
    opening: str, closing: str, tag: str = "p", before: str = "", after: str = "", between: str = "", line: str = ""
) -> str:
    made = [*PARAGRAPHS[:3], between, *PARAGRAPHS[3:]] if between else PARAGRAPHS
    body = line.join(made) if line else "".join(p if p.startswith("<") else f"<{tag}>{p}</{tag}>" for p in made)
    return (
        f"<html><head><meta charset=utf-8><title>{TITLE} | Luwuk Kini</title></head><body><div class='header-top'>{MENU}</div>"
        f"<div class='wrap'><div class='left'><h1>{TITLE}</h1>{before}{opening}{body}{closing}{after}</div><div class='right'>{SIDE}</div></div>"
        f"<div class='bottom'>{RELATED}<p>Hak cipta Luwuk Kini 2025. Alamat redaksi: Jalan Garuda nomor 3 Luwuk.</p></div></body></html>"
    )


VARIANTS = {
    "class content": (page('<div class="content">', "</div>"), ""),
    "id content, related behind": (page('<div id="content">', "</div>", after=RELATED), ""),
    "paragraphs as div": (page('<div class="news-text">', "</div>", tag="div"), ""),
    "relative time": (page('<section class="article__content">', "</section>", before='<time datetime="2024-09-04T10:00:00+08:00">2 jam lalu</time>'), "2024-09-04"),
    "no container": (page("", "", before="<span>Rabu, 4 September 2024 | 10:00 WITA</span>", after=RELATED), "2024-09-04"),
    "lines by br": (page("<div>", "</div>", line="<br/><br/>", before="<small>04/09/2024 10:00</small>"), "2024-09-04"),
    "teaser heading and link": (page('<div class="single-content">', "</div>", between=f"<p>Baca juga:</p><p>{TEASER}</p>"), ""),
    "teaser link alone": (page("<article>", "</article>", between=f"<ul class=x1><li>{TEASER}</li></ul>"), ""),
    "paragraphs as span": (page('<div class="cnt">', "</div>", tag="span"), ""),
    "old font": (page('<td class="isi"><font size=2>', "</font></td>", line="<br>"), ""),
    "comments behind": (page('<div class="wp-block-post-content">', "</div>", after='<div class="wp-block-comments"><p>Bagus sekali beritanya, semoga pegawai kami sadar.</p></div>'), ""),
    "modifiers": (page('<div class="post-body share-enabled has-sidebar">', "</div>"), ""),
}  # fmt: skip


@pytest.mark.parametrize("name", VARIANTS)
def test_the_same_article_in_other_markup(name):
    html, day = VARIANTS[name]
    text, published = benchmark.ours(html.encode())
    assert published == day
    assert benchmark.f1(text, "\n".join([TITLE, *PARAGRAPHS])) >= 0.99


def test_structured_data_alone():
    body = "\\n\\n".join(PARAGRAPHS)
    html = f'<html><head><script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2024-09-04","articleBody":"{body}"}}</script></head><body><div id=app></div></body></html>'
    article = article_of(html.encode(), "s", "n")
    assert article.text == "\n\n".join([TITLE, *PARAGRAPHS])
    assert article.published == "2024-09-04"

"""Pages that show nothing without their scripts: the article in the data of many frameworks, in broken JSON-LD, in an editor's blocks."""

from __future__ import annotations

import html
import json
import sys
from pathlib import Path

import pytest

from netralitas.corpus.article import Unreadable
from netralitas.corpus.pages import article_of, literals

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import pages as benchmark

TITLE = 'Camat Poso Pesisir Diperiksa karena "Like" Foto Calon'
P = [
    "Camat Poso Pesisir diperiksa inspektorat karena menyukai foto calon bupati di media sosial.",
    "Pemeriksaan berlangsung dua jam di kantor bupati, disaksikan anggota pengawas pemilu setempat.",
    "“Saya menekan tanpa sengaja,” kata camat itu, seraya meminta maaf kepada seluruh warga kecamatan.",
]
BODY = "".join(f"<p>{p}</p>" for p in P)
OTHER = {
    "title": "Harga Cokelat Naik Lagi di Pasar Poso",
    "body": "<p>" + "Harga cokelat naik lagi pekan ini. " * 40 + "</p>",
    "publishedAt": "2021-01-01",
}
ARTICLE = {
    "id": 7,
    "title": TITLE,
    "body": BODY,
    "publishedAt": "2020-10-05T03:00:00Z",
    "createdAt": "2020-10-01",
    "author": {"name": "Tini", "joinedAt": "2019-01-01"},
}


def page(script: str, shown: str = "", body: str = "") -> bytes:
    head = f"<html><head><meta charset=utf-8><title>{html.escape(TITLE)} | Poso Kini</title>"
    return f"{head}</head><body><div id=app>{shown}</div>{body}{script}</body></html>".encode()


def given(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")


def nuxt3() -> str:
    flat = [
        {"data": 1},
        ["Reactive", 2],
        {"post": 3},
        {"title": 4, "content": 5, "published_at": 6, "tags": 7},
        TITLE,
        BODY,
        "2020-10-05 10:00:00",
        [8],
        "asn",
    ]
    return f'<script type="application/json" id="__NUXT_DATA__">{given(flat)}</script>'


def flight() -> str:
    long = BODY.encode()
    rows = (
        f"5:T{len(long):x},{BODY}"
        + f"2:{given(['$', 'div', None, {'article': {'headline': TITLE, 'content': '$5', 'publishedAt': '2020-10-05T10:00:00+07:00'}}])}\n"
    )
    half = len(rows) // 2
    return "".join(f"<script>self.__next_f.push({given([1, part])})</script>" for part in (rows[:half], rows[half:]))


NUXT2 = (
    '<script>window.__NUXT__=(function(a,b,c,d){d.judul=a;d.isi=b;d.tgl_terbit=c;return {layout:"default",data:[{berita:d,lain:[void 0,!0]}],serverRendered:!0}}'
    f'({given(TITLE)},{given(BODY)},"2020-10-05 10:00:00",{{}}));</script>'
)
SPLIT = {
    "time": 1,
    "blocks": [
        {"type": "paragraph", "data": {"text": P[0]}},
        {
            "type": "image",
            "data": {"caption": "Kantor camat pada 2019, ketika gedungnya baru saja diresmikan oleh gubernur."},
        },
        {"type": "paragraph", "data": {"text": P[1]}},
        {"type": "quote", "data": {"text": P[2]}},
    ],
}
PROSE = {
    "type": "doc",
    "content": [
        {
            "type": "paragraph",
            "content": [
                {"type": "text", "text": p[:20]},
                {"type": "text", "marks": [{"type": "bold"}], "text": p[20:]},
            ],
        }
        for p in P
    ],
}
PORTABLE = [
    {"_type": "block", "children": [{"_type": "span", "text": p[:9]}, {"_type": "span", "text": p[9:]}]} for p in P
]
DRAFT = {"blocks": [{"key": "a", "type": "unstyled", "text": p, "inlineStyleRanges": []} for p in P], "entityMap": {}}
CONTENTFUL = {
    "raw": json.dumps(
        {
            "nodeType": "document",
            "content": [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": p}]} for p in P],
        }
    )
}
LEXICAL = {
    "root": {"type": "root", "children": [{"type": "paragraph", "children": [{"type": "text", "text": p}]} for p in P]}
}


ANGULAR = str.maketrans({"&": "&a;", '"': "&q;", "<": "&l;"})
APOLLO = 'content({"format":"html"})'


def state(body: object, key: str = "body") -> str:
    data = {"article": {"title": TITLE, key: body, "published_at": "2020-10-05"}, "related": [OTHER]}
    return f"<script>window.__INITIAL_STATE__ = {given(data)};</script>"


PAGES = {
    "Next.js": f'<script id="__NEXT_DATA__" type="application/json">{given({"props": {"pageProps": {"article": ARTICLE, "related": [OTHER]}}})}</script>',
    "Next.js, app router": flight(),
    "Nuxt 2": NUXT2,
    "Nuxt 3": nuxt3(),
    "Gatsby": f"<script>/*<![CDATA[*/window.pagePath=\"/x\";window.pageData={given({'result': {'data': {'wpPost': {'title': TITLE, 'content': BODY, 'date': '2020-10-05T10:00:00'}}}})};/*]]>*/</script>",
    "a store's state": state(BODY),
    "a store's state as a string": f"<script>window.__PRELOADED_STATE__ = JSON.parse({given(given({'berita': ARTICLE}))});</script>",
    "Apollo": f"<script>window.__APOLLO_STATE__={given({'Post:7': {'title': TITLE, APOLLO: BODY, 'publishedAt': '2020-10-05'}})}</script>",
    "Angular": '<script id="serverApp-state" type="application/json">' + given({"k": {"body": ARTICLE}}).translate(ANGULAR) + "</script>",
    "WordPress's interface": f"<script>var post = {given({'title': {'rendered': TITLE}, 'content': {'rendered': BODY}, 'date': '2020-10-05T10:00:00'})}</script>",
    "Strapi": state({"data": {"attributes": {}}}) + f'<script type="application/json">{given({"data": {"attributes": {"title": TITLE, "content": BODY, "publishedAt": "2020-10-05T01:00:00Z"}}})}</script>',
    "an object of a browser": f"<script>var berita = {{judul: {given(TITLE)}, isi: '{BODY}', tanggal: '05/10/2020', /* dari CMS */}};</script>",
    "tags escaped": state(html.escape(BODY, quote=False)),
    "lines": state("\n\n".join(P)),
    "Editor.js": state(SPLIT, "content"),
    "Editor.js as a string": state(json.dumps(SPLIT), "content"),
    "ProseMirror": state(PROSE),
    "portable text": state(PORTABLE),
    "Draft.js": state(DRAFT, "content"),
    "Contentful": state(CONTENTFUL, "body"),
    "Lexical": state(LEXICAL, "content"),
    "a list of paragraphs": state([{"type": "p", "text": p} for p in P], "paragraphs"),
    "headline and text apart": f"<script>window.pageData={given({'meta': {'title': TITLE, 'published_at': '2020-10-05'}, 'doc': {'html': BODY}})}</script>",
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_the_article_in_the_data_of_frameworks(name):
    found = article_of(page(PAGES[name], "<p>Aktifkan JavaScript.</p>"), "s", "n")
    assert found.text.split("\n\n")[1:] == P
    assert found.published == "2020-10-05"


def test_the_attribute_of_inertia():
    data = html.escape(json.dumps({"props": {"berita": ARTICLE}}))
    assert article_of(page("", body=f'<div id="x" data-page="{data}"></div>'), "s", "n").text.endswith(P[2])


def test_other_articles_of_the_page_are_not_taken():
    script = f"<script>window.__STATE__ = {given({'popular': [OTHER]})};</script>"
    with pytest.raises(Unreadable):
        article_of(page(script), "s", "n")
    shown = f"<h1>{html.escape(TITLE)}</h1><article>{BODY}</article>"
    found = article_of(page(script, shown), "s", "n")
    assert (found.text.split("\n\n")[1:], found.published) == (P, "")


def test_structured_data_of_other_articles_is_not_taken():
    other = {"@type": "NewsArticle", "headline": OTHER["title"], "articleBody": OTHER["body"]}
    script = f'<script type="application/ld+json">{given([json.loads(LD), other])}</script>'
    assert article_of(page(script), "s", "n").text.split("\n\n")[1:] == P


def test_what_the_page_shows_is_preferred_unless_it_is_a_small_part():
    longer = {**ARTICLE, "body": BODY + "<p>Catatan dapur redaksi.</p>"}
    shown = f"<h1>{html.escape(TITLE)}</h1><article>{BODY}</article>"
    assert "dapur" not in article_of(page(f"<script>window.a = {given(longer)}</script>", shown), "s", "n").text
    teaser = (
        f"<h1>{html.escape(TITLE)}</h1><article><p>{P[0]}</p></article><p>Masuk untuk membaca. "
        + "Langganan murah setiap bulan. " * 12
        + "</p>"
    )
    assert article_of(page(f"<script>window.a = {given(ARTICLE)}</script>", teaser), "s", "n").text.endswith(P[2])


LD = json.dumps(
    {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2020-10-05", "articleBody": "\n\n".join(P)},
    ensure_ascii=False,
)
BROKEN = {
    "whole": LD,
    "comma too many": LD[:-1] + ",}",
    "in a comment": f"<!-- {LD} -->",
    "CDATA": f"//<![CDATA[\n{LD}\n//]]>",
    "two in one": f'{{"@type":"WebSite","name":"Poso Kini"}} {LD}',
    "quotes within": LD.replace("inspektorat", '"inspektorat"'),
    "cut off": LD.replace('"@type"', '"x": {"@type"'),
    "raw lines": LD.replace("\\n", "\n"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_structured_data_that_is_broken(name):
    found = article_of(page(f'<script type="application/ld+json">{BROKEN[name]}</script>'), "s", "n")
    assert found.published == "2020-10-05"
    assert found.text.replace('"inspektorat"', "inspektorat").split("\n\n")[1:] == P


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{a:1,'b':[1,,2,],c:!0,d:void 0,e:-1.5e1}", {"a": 1, "b": [1, 2], "c": True, "d": None, "e": -15.0}),
        ('{"a":new Date("2020-10-05"),b:f.g(3,4)}', {"a": "2020-10-05", "b": 3}),
        ("{a:'it\\'s \\u00e9\\x41\\n'} // x", {"a": "it's éA\n"}),
        ("'\\ud83d\\ude00 \\ud83d'", "😀 �"),
    ],
)
def test_objects_as_browsers_read_them(text, value):
    assert literals.loads(text) == value


@pytest.mark.parametrize("text", ["{a:", "[1 2]", "{a}", "", "[" * 5000, '{"a":' * 5000, "{a:f(}"])
def test_what_is_no_object_is_said_to_be_none(text):
    with pytest.raises(ValueError):
        literals.loads(text)


def test_hostile_scripts_take_little_time():
    import time

    start = time.perf_counter()
    for script in (
        "window.a=" + "[" * 200_000,
        "var a={" * 50_000,
        "window.a=(function(a){return " * 5000,
        'window.a={"a":"' + "\\" * 300_000,
        '{"a":[' * 40_000,
        '"articleBody":"' * 60_000,
        '{"title":"a b c","body":"' + "< " * 300_000 + '"}',
    ):
        for kind in ("", ' type="application/json"', ' type="application/ld+json"'):
            with pytest.raises(Unreadable):
                article_of(page(f"<script{kind}>{script}</script>"), "s", "n")
    assert time.perf_counter() - start < 20


def test_the_hand_made_page_of_a_framework():
    text, day = benchmark.ours((benchmark.PAGES / "47-next-data.html").read_bytes())
    assert day == "2024-01-30"
    assert "Panwaslih Bukit Ranau mencatat kasus itu sebagai temuan." in text
    assert "Panwaslih Hentikan Kasus Camat" not in text and "Tembus Rp 2 Miliar" not in text

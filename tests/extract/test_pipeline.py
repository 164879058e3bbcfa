"""The pipeline behaves as a spaCy user expects, and takes whatever text comes."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin

import netralitas as nt
from conftest import SAMPLE
from netralitas.extract import kinds, make_doc, rows_of
from netralitas.extract.reading import KEY

TEXT = sorted(SAMPLE.glob("*.txt"))[0].read_text()


def test_tokens_come_apart_where_news_glues_them(nlp):
    assert [t.text for t in nlp.make_doc("manapun,”tegasnya data-datanya 2010.Kalau 30/1/2024 (Sekda).")] == [
        "manapun",
        ",",
        "”",
        "tegasnya",
        "data-datanya",
        "2010",
        ".",
        "Kalau",
        "30",
        "/",
        "1",
        "/",
        "2024",
        "(",
        "Sekda",
        ")",
        ".",
    ]


def test_rows_spans_and_facts_agree(nlp):
    doc = nlp(TEXT)
    for kind in kinds().values():
        if not kind.table:
            continue
        rows = rows_of(doc, kind.name)
        assert len(doc.spans[kind.name]) == len(rows)
        for span, row in zip(doc.spans[kind.name], rows, strict=True):
            assert span._.fact == row
            assert doc.text[row["start"] : row["end"]] == row["text"]
            assert row["text"] in span.text
            assert {c.name for c in kind.columns} <= set(row), kind.name


def test_rows_hold_only_values_of_the_columns_types_and_lists(nlp):
    python = {"text": str, "int": int, "bool": bool, "date": str}
    for path in sorted(SAMPLE.glob("*.txt"))[::6]:
        doc = nlp(path.read_text())
        for kind in kinds().values():
            for row in rows_of(doc, kind.name) if kind.table else ():
                for column in kind.columns:
                    value = row[column.name]
                    assert isinstance(value, python[column.type]) or (value is None and column.type == "int"), (
                        kind.name,
                        column,
                        value,
                    )
                    assert not column.values or value in column.values or value == "", (kind.name, column.name, value)


def test_pipe_gives_what_single_calls_give(nlp):
    texts = [p.read_text() for p in sorted(SAMPLE.glob("*.txt"))[:4]]
    for one, many in zip(map(nlp, texts), nlp.pipe(texts), strict=True):
        assert one.user_data[KEY] == many.user_data[KEY]


def test_a_saved_pipeline_and_stored_docs_come_back(nlp, tmp_path):
    nlp.to_disk(tmp_path / "p")
    again = spacy.load(tmp_path / "p")
    assert again(TEXT).user_data[KEY] == nlp(TEXT).user_data[KEY]
    read = nlp(TEXT)
    stored = DocBin(store_user_data=True, docs=[read]).to_bytes()
    (doc,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert list(doc.user_data[KEY]["officials"]) == read.user_data[KEY]["officials"]
    assert [s.text for s in doc.spans["officials"]] == [s.text for s in read.spans["officials"]]


def test_what_is_known_of_the_page_is_used(nlp):
    doc = nlp(
        make_doc(
            nlp,
            "Bupati Minta ASN Netral\n\nHal itu disampaikan bupati, Sabtu (3/10), di Palu.",
            published="2020-10-04",
            published_basis="metadata",
        )
    )
    assert [r["start_date"] for r in rows_of(doc, "dates")] == ["2020-10-03"]


def test_a_users_lexicon_is_laid_over_ours(tmp_path):
    (tmp_path / "chrome.toml").write_text('[[rule]]\nid = "mine"\nscope = "line"\npattern = "JANGAN DIBACA"\n')
    doc = nt.load(lexicon=tmp_path)("Judul\n\nJANGAN DIBACA: Bawaslu Kota Palu menerima 12 laporan ASN.\n\nIsi berita.")
    assert [m[2] for m in doc.user_data[KEY]["masks"]] == ["mine"]
    assert rows_of(doc, "institutions") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "a",
        "“",
        "Rp",
        "1",
        "ASN" * 5000,
        "BACA JUGA:",
        "Pj.",
        "\u202e\u0130\u0130 İSTANBUL Bupati İ 12 laporan",
    ],
)
def test_odd_texts(nlp, text):
    assert KEY in nlp(text).user_data


_WORDS = st.sampled_from(
    [
        "Bupati",
        "Bawaslu",
        "Kota",
        "Palu",
        "12",
        "laporan",
        "ASN",
        "“",
        "”",
        '"',
        "kata",
        "dia",
        ",",
        ".",
        "\n",
        "Senin",
        "(3/2/2020)",
        "dilarang",
        "foto",
        "bersama",
        "calon",
        "UU",
        "Nomor",
        "5",
        "Tahun",
        "2014",
        "sanksi",
        "Pj",
        "H.",
        "M.Si",
        "Andi",
        "ujar",
        "hingga",
        "terbukti",
        "puluhan",
        "İ",
        "\u00a0",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=60))
def test_any_order_of_words_gives_true_offsets(nlp, words):
    text = " ".join(words)
    doc = nlp(text)
    for kind in kinds().values():
        for row in rows_of(doc, kind.name) if kind.table else ():
            assert text[row["start"] : row["end"]] == row["text"]
            assert row["start"] < row["end"]

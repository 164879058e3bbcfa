"""The spaCy pipeline: `load()` and its components."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from netralitas.extract.kinds import kinds
from netralitas.extract.language import TEXT, Indonesian
from netralitas.extract.layout import read_layout
from netralitas.extract.reading import KEY, WORK, Reading, reading_of
from netralitas.extract.scanner import Scanner, lower
from netralitas.lexicon import Lexicon


@cache
def lexicon_at(folder: str) -> Lexicon:
    """The lexicon with a user's folder laid over it ('' for none), read once."""
    return Lexicon(folder or None)


@cache
def scanner_at(folder: str) -> Scanner:
    """The automaton over the vocabularies of all kinds."""
    lexicon = lexicon_at(folder)
    return Scanner(entry for kind in kinds().values() if kind.vocabulary for entry in kind.vocabulary(lexicon))


@Language.factory("netralitas_layout", default_config={"lexicon": ""}, assigns=["doc.user_data"])
def create_layout(nlp: Language, name: str, lexicon: str) -> Any:
    """Masks what is not the article, splits paragraphs and sentences, and finds all fixed words."""
    scanner = scanner_at(lexicon)

    def component(doc: Doc) -> Doc:
        about = doc.user_data.pop("netralitas.about", {})
        text = doc.user_data.pop(TEXT, None) or doc.text
        reading = Reading(text=text, lowered=lower(text), **about)
        read_layout(reading, lexicon_at(lexicon))
        hits = scanner.scan(reading.lowered)
        if reading.masks:
            hits = {k: [h for h in v if not reading.is_masked(h.start, h.end)] for k, v in hits.items()}
        reading.hits = hits
        doc.user_data[WORK] = reading
        return doc

    return component


@Language.factory("netralitas_rows", assigns=["doc.spans", "doc.user_data", "span._.fact"])
def create_rows(nlp: Language, name: str) -> Any:
    """Turns the findings into rows and span groups, and drops the reading."""

    def component(doc: Doc) -> Doc:
        reading = reading_of(doc)
        del doc.user_data[WORK]
        rows: dict[str, list[dict[str, Any]]] = {}
        for kind in kinds().values():
            if not kind.table:
                continue
            rows[kind.name] = found = sorted(reading.rows.get(kind.name, ()), key=lambda r: (r["start"], r["end"]))
            spans = []
            for i, row in enumerate(found):
                label = str(row.get(kind.label) or kind.name) if kind.label else kind.name
                span = doc.char_span(
                    row["start"], row["end"], label=label, alignment_mode="expand", span_id=f"{kind.name}/{i}"
                )
                if span is not None:
                    spans.append(span)
            doc.spans[kind.name] = spans
        about = {
            "title": reading.title,
            "outlet": reading.outlet,
            "published": reading.published,
            "published_basis": reading.published_basis,
            **reading.found.get("article", {}),
        }
        doc.user_data[KEY] = {"article": about, "masks": [list(m) for m in reading.masks], **rows}
        return doc

    return component


def _fact(span: Span) -> dict[str, Any]:
    kind, _, index = span.id_.partition("/")
    return span.doc.user_data[KEY][kind][int(index)] if index else {}


def _register(name: str) -> None:
    """A factory `netralitas_<kind>` for a kind of fact."""

    kind = kinds()[name]

    def create(nlp: Language, name: str, lexicon: str) -> Any:
        read = kind.reader(lexicon_at(lexicon))

        def component(doc: Doc) -> Doc:
            read(reading_of(doc))
            return doc

        return component

    Language.factory(
        f"netralitas_{name}",
        default_config={"lexicon": ""},
        requires=["doc.user_data"],
        assigns=["doc.user_data"],
        func=create,
    )


def register() -> None:
    """Make all factories known to spaCy (also called through the entry points)."""
    for name in kinds():
        if not Language.has_factory(f"netralitas_{name}"):
            _register(name)
    if not Span.has_extension("fact"):
        Span.set_extension("fact", getter=_fact)


def load(*, lexicon: str | Path | None = None, exclude: tuple[str, ...] = ()) -> Language:
    """A spaCy pipeline that reads an article and finds every kind of fact.

    lexicon: a folder of lexicon files laid over ours. exclude: kinds not wanted (those that need them find less).
    After `doc = nlp(text)`: `doc.spans["counts"]` holds spans, `span._.fact` a span's values (a table row as a dict).
    Give a Doc instead of a text to pass on what is known of the page: see `make_doc`.
    """
    register()
    folder = str(Path(lexicon).resolve()) if lexicon else ""
    nlp = Indonesian()
    nlp.max_length = 50_000_000
    nlp.add_pipe("netralitas_layout", config={"lexicon": folder})
    for name in kinds():
        if name not in exclude:
            nlp.add_pipe(f"netralitas_{name}", config={"lexicon": folder})
    nlp.add_pipe("netralitas_rows")
    return nlp


def make_doc(nlp: Language, text: str, **about: str) -> Doc:
    """A Doc with what is known of the page (title, outlet, url, published, published_basis), ready for `nlp(doc)`."""
    doc = nlp.make_doc(text)
    doc.user_data["netralitas.about"] = {k: v for k, v in about.items() if v}
    return doc

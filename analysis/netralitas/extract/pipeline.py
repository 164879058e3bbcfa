"""The spaCy pipeline: `load()` and its components."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from netralitas.extract.article_reader import begin, findings, folder_of, lexicon_at, notice_changes, scanner_at
from netralitas.extract.kinds import kinds
from netralitas.extract.language import TEXT, Indonesian
from netralitas.extract.reading import KEY, WORK, reading_of

__all__ = ["lexicon_at", "load", "make_doc", "register", "scanner_at"]


@Language.factory("netralitas_layout", default_config={"lexicon": ""}, assigns=["doc.user_data"])
def create_layout(nlp: Language, name: str, lexicon: str) -> Any:
    """Masks what is not the article, splits paragraphs and sentences, and finds all fixed words."""
    scanner_at(lexicon)

    def component(doc: Doc) -> Doc:
        about = doc.user_data.pop("netralitas.about", {})
        text = doc.user_data.pop(TEXT, None) or doc.text
        doc.user_data[WORK] = begin(text, lexicon, **about)
        return doc

    return component


@Language.factory("netralitas_rows", assigns=["doc.spans", "doc.user_data", "span._.fact"])
def create_rows(nlp: Language, name: str) -> Any:
    """Turns the findings into rows and span groups, and drops the reading."""

    def component(doc: Doc) -> Doc:
        reading = reading_of(doc)
        del doc.user_data[WORK]
        doc.user_data[KEY] = found = findings(reading)
        for kind in kinds().values():
            if not kind.table:
                continue
            spans = []
            for i, row in enumerate(found[kind.name]):
                label = str(row.get(kind.label) or kind.name) if kind.label else kind.name
                span = doc.char_span(
                    row["start"], row["end"], label=label, alignment_mode="expand", span_id=f"{kind.name}/{i}"
                )
                if span is not None:
                    spans.append(span)
            doc.spans[kind.name] = spans
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
    folder = folder_of(lexicon)
    notice_changes(folder)
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

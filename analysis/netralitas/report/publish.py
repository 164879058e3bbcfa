"""The edition of a run that may be shared: no full texts, no names of private persons; evidence sentences with their source.

Names are those of `officials` with `role_class` other, article by article: every letter becomes `▪`, so that offsets stay
true. Who is not in `officials` (a name that was not recognised) stays; nor is an article's address changed.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Mapping

import pandas as pd

from netralitas.compare import Comparison
from netralitas.compare.facets import text_column
from netralitas.extract.layout import split_sentences
from netralitas.lexicon import Lexicon

_LETTER = re.compile(r"\w")
_BLOTTED = {
    "articles": ("title", "text", "tags"),
    "officials": ("text", "position_text"),
    "institutions": ("text",),
    "dates": ("text",),
    "counts": ("text", "speaker"),
    "behaviours": ("text", "speaker"),
    "regulations": ("text",),
    "sanctions": ("text", "speaker"),
    "statements": ("text", "speaker"),
}


def private_names(officials: pd.DataFrame | None) -> dict[str, re.Pattern[str]]:
    """{article: pattern} of the names, and parts of names, of persons who hold no public office."""
    if officials is None or not len(officials):
        return {}
    found: dict[str, tuple[set[str], set[str]]] = {}
    columns = (text_column(officials, c) for c in ("name", "role_class"))
    for article, name, role in zip(officials["article_id"], *columns, strict=True):
        parts = {name, *(p for p in re.findall(r"\w+", name) if len(p) > 2)}
        found.setdefault(str(article), (set(), set()))[role == "other"].update(parts)
    patterns = {}
    for article, (public, private) in found.items():
        if hidden := sorted(private - public - {""}, key=lambda w: (-len(w), w)):
            patterns[article] = re.compile(r"\b(?:" + "|".join(map(re.escape, hidden)) + r")\b", re.IGNORECASE)
    return patterns


def blot(words: str, pattern: re.Pattern[str] | None) -> str:
    """Words with what the pattern finds blotted out letter by letter."""
    return pattern.sub(lambda m: _LETTER.sub("▪", m[0]), words) if pattern else words


def without_private_names(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables with the names of private persons blotted out, and without their rows in `officials` and `people`.

    A speaker who is private becomes `▪▪▪`. Offsets, numbers of rows of other tables, and all comparisons stay the same.
    """
    officials = tables.get("officials")
    names = private_names(officials)
    found = dict(tables)
    for name, columns in _BLOTTED.items():
        if name not in tables or not len(tables[name]):
            continue
        frame = tables[name].copy()
        for column in (c for c in columns if c in frame.columns):
            frame[column] = [
                ("▪▪▪" if column == "speaker" and pattern.search(words) else blot(words, pattern))
                if isinstance(words, str) and (pattern := names.get(str(article)))
                else words
                for words, article in zip(frame[column], frame["article_id"], strict=True)
            ]
        if name == "statements" and "person_id" in frame.columns:
            frame.loc[frame["speaker"] == "▪▪▪", "person_id"] = ""
        found[name] = frame
    if officials is not None and "role_class" in officials:
        private = text_column(officials, "role_class") == "other"
        found["officials"] = found["officials"][~private.to_numpy()].reset_index(drop=True)
        if "people" in tables and "person_id" in officials:
            public = set(officials.loc[~private, "person_id"])
            found["people"] = tables["people"][tables["people"]["person_id"].isin(public)].reset_index(drop=True)
    return found


def published(comparison: Comparison) -> Comparison:
    """The same numbers over tables without the names of private persons, for charts and page."""
    return dataclasses.replace(comparison, tables=without_private_names(comparison.tables))


def without_texts(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables with the sentence around each row's words in a column `sentence`, and without `articles.text`."""
    abbreviations = frozenset(Lexicon().toml("layout")["abbreviations"])
    texts = dict(zip(tables["articles"]["article_id"], tables["articles"]["text"], strict=True))
    spans: dict[str, list[tuple[int, int]]] = {}
    found = dict(tables)
    for name, frame in tables.items():
        if not {"article_id", "start", "end"} <= set(frame.columns):
            continue
        sentences = []
        for article, start, end in zip(frame["article_id"], frame["start"], frame["end"], strict=True):
            text = str(texts.get(article, ""))
            if article not in spans:
                spans[article] = [
                    s
                    for line in re.finditer(r"[^\n]+", text)
                    for s in split_sentences(text, line.start(), line.end(), abbreviations)
                ] or [(0, len(text))]
            of = spans[article]
            first, last = (max(0, bisect_right(of, (at, len(text))) - 1) for at in (int(start), max(start, end - 1)))
            sentences.append(text[min(of[first][0], int(start)) : max(of[last][1], int(end))])
        found[name] = frame.assign(sentence=pd.array(sentences, dtype=object))
    found["articles"] = tables["articles"].drop(columns="text")
    return found

"""A cluster of near-copies: who stands for it, and how each member differs from that one."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

import pandas as pd

from netralitas.corpus.near_copies import jaccard

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+|\n+")


class Member(NamedTuple):
    """A member of a cluster. kind: representative, same bytes, same words (beside layout and what is masked), near.
    alike: share of three-word shingles in common with the representative. missing, added: its sentences against the
    representative's, as they stand there or here."""

    article_id: str
    source: str
    outlet: str
    published: str
    kind: str
    alike: float
    missing: list[str]
    added: list[str]


def copies(articles: pd.DataFrame, clusters: dict[str, str], article_id: str) -> list[Member]:
    """The near-copies of an article with itself, the representative first (the earliest dated, then the smallest id), the others
    from most to least alike; one member if it has none.

    articles: as `Corpus.articles()` gives them; clusters: as `Corpus.clusters()`.
    Errors: KeyError when there is no such article.
    """
    cluster = clusters[article_id]
    members = articles[[clusters[a] == cluster for a in articles["article_id"]]]
    day = members["published"].replace("", "9999")
    members = members.assign(day=day).sort_values(["day", "article_id"])
    rows: list[Any] = list(members.itertuples())
    first = rows[0]
    sentences = _sentences(first)
    found = []
    for row in rows:
        own = _sentences(row)
        alike = jaccard(bytes(first.signature), bytes(row.signature))
        if row.article_id == first.article_id:
            kind = "representative"
        elif row.sha256 == first.sha256:
            kind = "same bytes"
        else:
            kind = "same words" if list(own) == list(sentences) else "near"
        found.append(
            Member(
                str(row.article_id),
                str(row.source),
                str(row.outlet),
                str(row.published),
                kind,
                alike,
                [text for key, text in sentences.items() if key not in own],
                [text for key, text in own.items() if key not in sentences],
            )
        )
    return [found[0], *sorted(found[1:], key=lambda m: (-m.alike, m.article_id))]


def _sentences(row: Any) -> dict[str, str]:
    """{words in small letters: sentence} of an article without what is masked."""
    text = str(row.text)
    for start, end, _ in reversed(json.loads(str(row.masks))):
        text = f"{text[:start]}\n{text[end:]}"
    found = {}
    for sentence in _SENTENCE.split(text):
        if key := " ".join(re.findall(r"\w+", sentence.lower())):
            found[key] = sentence.strip()
    return found

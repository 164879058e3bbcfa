"""The evidence behind the numbers of a page: for every key the sentences, their words to highlight, and their articles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from netralitas.compare import Comparison
from netralitas.compare.facets import text_column
from netralitas.extract.layout import split_sentences
from netralitas.lexicon import Lexicon
from netralitas.report.labels import label, number

_THEME = re.compile(r"\bnetral\w*|\bketidaknetralan\b|\bASN\b|\bPNS\b|\baparatur\b", re.IGNORECASE)
_NOTED = {
    "behaviours": ("code", "modality", "speaker"),
    "counts": ("number", "unit", "status", "counter", "period"),
    "statements": ("speaker", "institution"),
    "sanctions": ("sanction", "stage"),
    "regulations": ("regulation",),
    "officials": ("name", "position", "institution"),
    "institutions": ("institution",),
}
_KIND = {
    "code": "behaviour",
    "modality": "modality",
    "unit": "unit",
    "status": "status",
    "sanction": "sanction",
    "stage": "stage",
}


class Evidence:
    """Collects, while a page is made, the sentences behind every key, each once.

    articles: per article [title, outlet, published, group label's code, url, source name, numbers of its near-copies, text].
    sentences: [article, text]. facts: [sentence, start, end, note] with offsets in UTF-16 units, as browsers count.
    keys: {key: facts}.
    """

    def __init__(
        self,
        comparison: Comparison,
        lang: str,
        *,
        publish: bool = False,
    ) -> None:
        self.lang = lang
        self.comparison = comparison
        self.publish = publish
        table = comparison.tables["articles"]
        known = set(comparison.articles["article_id"])
        table = table[table["article_id"].isin(known)]
        self.number = {a: i for i, a in enumerate(table["article_id"])}
        self.texts = [str(t) for t in table["text"]]
        self.ids = list(self.number)
        clusters: dict[str, list[int]] = {}
        for i, cluster in enumerate(text_column(table, "cluster")):
            clusters.setdefault(cluster or str(i), []).append(i)
        copies = {i: [j for j in members if j != i] for members in clusters.values() for i in members}
        columns = [text_column(table, c) for c in ("title", "outlet", "published", "election", "url", "source")]
        self.articles: list[list[Any]] = []
        for i, (title, outlet, published, election, url, source) in enumerate(zip(*columns, strict=True)):
            link = url if re.match(r"https?://", url) else ""
            self.articles.append(
                [
                    title,
                    outlet,
                    published,
                    election,
                    link,
                    Path(source.replace("\\", "/")).name,
                    copies[i],
                    "" if publish else self.texts[i],
                ]
            )
        self.sentences: list[list[Any]] = []
        self.facts: list[list[Any]] = []
        self.keys: dict[str, list[int]] = {}
        self._spans: dict[int, tuple[list[int], list[tuple[int, int]]]] = {}
        self._sentence_numbers: dict[tuple[int, int, int], int] = {}
        self._fact_numbers: dict[Any, int] = {}
        self._rows: dict[str, list[dict[str, Any]]] = {}
        self._abbreviations = frozenset(Lexicon().toml("layout")["abbreviations"])

    def add_rows(self, key: str, table: str, rows: Iterable[int]) -> None:
        """The rows of a table as evidence of a key."""
        found = [fact for row in rows if (fact := self._row_fact(table, int(row))) is not None]
        if found:
            self.keys.setdefault(key, []).extend(found)

    def add_articles(self, key: str, ids: Iterable[str]) -> None:
        """Articles as evidence of a key: of each, a sentence on what it is about."""
        found = [self._theme(self.number[a]) for a in ids if a in self.number]
        if found:
            self.keys.setdefault(key, []).extend(found)

    def add_words(self, key: str, ids: Iterable[str], pattern: re.Pattern[str], most: int = 40) -> None:
        """Places of words in articles as evidence of a key, at most so many."""
        found: list[int] = []
        for i in (self.number[a] for a in ids if a in self.number):
            found += [self._fact(i, m.start(), m.end(), "") for m in pattern.finditer(self.texts[i])]
            if len(found) >= most:
                break
        if found:
            self.keys.setdefault(key, []).extend(found[:most])

    def as_data(self) -> dict[str, Any]:
        """What the page's script needs."""
        return {"articles": self.articles, "sentences": self.sentences, "facts": self.facts, "evidence": self.keys}

    def _row_fact(self, table: str, row: int) -> int | None:
        if (table, row) in self._fact_numbers:
            return self._fact_numbers[table, row]
        if table not in self._rows:
            self._rows[table] = self.comparison.tables[table].to_dict("records")  # type: ignore[assignment]
        record = self._rows[table][row]
        article = self.number.get(str(record["article_id"]))
        if article is None:
            return None
        fact = self._fact(article, int(record["start"]), int(record["end"]), self._note(table, record))
        self._fact_numbers[table, row] = fact
        return fact

    def _theme(self, article: int) -> int:
        if ("theme", article) not in self._fact_numbers:
            text = self.texts[article]
            body = text.find("\n") + 1
            found = _THEME.search(text, body) or _THEME.search(text)
            start, end = found.span() if found else self._sentences(article)[1][0]
            self._fact_numbers["theme", article] = self._fact(article, start, end, "")
        return self._fact_numbers["theme", article]

    def _fact(self, article: int, start: int, end: int, note: str) -> int:
        starts, spans = self._sentences(article)
        first = max(0, bisect_right(starts, start) - 1)
        last = max(first, bisect_right(starts, max(start, end - 1)) - 1)
        left, right = spans[first][0], max(spans[last][1], end)
        if not left <= start < end <= right:
            start, end = left, right
        where = (article, left, right)
        words = self.texts[article][left:right]
        if where not in self._sentence_numbers:
            self._sentence_numbers[where] = len(self.sentences)
            self.sentences.append([article, words])
        self.facts.append([self._sentence_numbers[where], _utf16(words, start - left), _utf16(words, end - left), note])
        return len(self.facts) - 1

    def _sentences(self, article: int) -> tuple[list[int], list[tuple[int, int]]]:
        if article not in self._spans:
            text = self.texts[article]
            spans = [
                s
                for m in re.finditer(r"[^\n]+", text)
                for s in split_sentences(text, m.start(), m.end(), self._abbreviations)
            ]
            spans = spans or [(0, len(text))]
            self._spans[article] = ([s[0] for s in spans], spans)
        return self._spans[article]

    def _note(self, table: str, record: dict[str, Any]) -> str:
        parts = []
        for column in _NOTED.get(table, ()):
            if column == "number":
                parts.append(_range(record, self.lang))
                continue
            value = (
                ("imposed" if record.get("imposed") is True else "threatened")
                if column == "stage"
                else record.get(column)
            )
            if value is None or pd.isna(value) or value == "":
                continue
            words = label(_KIND.get(column, ""), str(value), self.lang)
            parts.append(words)
        return " · ".join(p for p in parts if p)


def _range(record: dict[str, Any], lang: str) -> str:
    low, high = (None if v is None or pd.isna(v) else int(v) for v in (record.get("min"), record.get("max")))
    if low is not None and high is not None:
        return number(low, lang) if low == high else f"{number(low, lang)}–{number(high, lang)}"
    return f"≥ {number(low, lang)}" if low is not None else f"≤ {number(high or 0, lang)}"


def _utf16(words: str, offset: int) -> int:
    return offset if words.isascii() else len(words[:offset].encode("utf-16-le", "surrogatepass")) // 2

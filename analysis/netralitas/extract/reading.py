"""An article while it is being read: its text, layout, lexicon hits and what the components have found so far.

Components hand each other their findings here; at the end the facts are plain rows in
`doc.user_data["netralitas"]`, and the reading is dropped.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from netralitas.extract.scanner import Hit, digit_runs
from netralitas.extract.smoothing import Smoothed

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Mask(NamedTuple):
    """Words that are not the article: offsets and the id of the rule that says so."""

    start: int
    end: int
    rule: str


class Sentence(NamedTuple):
    """A sentence: offsets, the number of its paragraph, and whether it stands in the headline."""

    start: int
    end: int
    paragraph: int
    headline: bool


def _end(mask: Mask) -> int:
    return mask.end


@dataclass(slots=True)
class Reading:
    """What is known of one article.

    text: as stored, uneven typing made even; all offsets count in it. even: how it was made so, None if it was. lowered: same length (see scanner.lower).
    title: the headline as given or the first line. published: ISO day of the page if known before reading.
    masks: what is not the article. paragraphs: (start, end) of the lines that are; sentences: in text order, unmasked.
    hits: lexicon hits by kind, none of them under a mask.
    rows: table rows by kind. found: other findings, one key a component documents (`reading.found["places"]`).
    """

    text: str
    lowered: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    published: str = ""
    published_basis: str = "none"
    even: Smoothed | None = None
    masks: list[Mask] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    hits: dict[str, list[Hit]] = field(default_factory=dict)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    found: dict[str, Any] = field(default_factory=dict)
    _sentence_starts: list[int] = field(default_factory=list)
    _figures: list[tuple[int, int]] | None = None

    @property
    def figures(self) -> list[tuple[int, int]]:
        """Where each run of digits begins and ends, in text order; looked for once."""
        if self._figures is None:
            self._figures = digit_runs(self.lowered)
        return self._figures

    @property
    def published_day(self) -> date | None:
        """The page date as a date, or None."""
        return date.fromisoformat(self.published) if self.published else None

    def sentence_at(self, offset: int) -> int:
        """The index in `sentences` of the one that holds the offset, else of the last one before it; -1 before all."""
        if len(self._sentence_starts) != len(self.sentences):
            self._sentence_starts = [s.start for s in self.sentences]
        return bisect_right(self._sentence_starts, offset) - 1

    def hits_between(self, kind: str, start: int, end: int) -> list[Hit]:
        """The hits of a kind that lie between two offsets."""
        return [h for h in self.hits.get(kind, ()) if h.start >= start and h.end <= end]

    def is_masked(self, start: int, end: int) -> bool:
        """True if any of these characters is not the article."""
        masks = self.masks  # in order and without overlap
        if len(masks) < 4:
            return any(m.start < end and start < m.end for m in masks)
        first = bisect_right(masks, start, key=_end)
        return first < len(masks) and masks[first].start < end

    def row(self, kind: str, start: int, end: int, /, **columns: Any) -> dict[str, Any]:
        """Add a table row of a kind; `text` is filled in from the offsets."""
        row = {"start": start, "end": end, "text": self.text[start:end], **columns}
        self.rows.setdefault(kind, []).append(row)
        return row


KEY = "netralitas"
WORK = "netralitas.reading"


def reading_of(doc: Doc) -> Reading:
    """The reading attached to a Doc while the pipeline runs.

    Errors: KeyError when the layout component has not run before.
    """
    try:
        return doc.user_data[WORK]
    except KeyError:
        raise KeyError("N001: this component needs 'netralitas_layout' before it in the pipeline") from None


def rows_of(doc: Doc, kind: str) -> list[dict[str, Any]]:
    """The table rows of a kind found in a Doc that has been through the pipeline."""
    return doc.user_data.get(KEY, {}).get(kind, [])

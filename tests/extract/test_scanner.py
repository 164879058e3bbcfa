"""The scanner: lower case that keeps offsets, hits at word boundaries."""

from __future__ import annotations

import pytest

from netralitas.extract.pipeline import load
from netralitas.extract.scanner import Entry, Scanner, lower


@pytest.mark.parametrize("text", ["Bawaslu", "İstanbul İ", "“Bawaslu” \u00a0KPU", "\ud83d Bawaslu \udfff", "ß ẞ ŉ"])
def test_lower_keeps_the_length_and_can_be_encoded(text):
    lowered = lower(text)
    assert len(lowered) == len(text)
    lowered.encode("utf-8")


def test_half_a_surrogate_pair_hides_no_word():
    hits = Scanner([Entry("bawaslu", "body", 1)]).scan(lower("\ud83d Bawaslu\udfff Bawaslunya"))
    assert [(h.start, h.end) for h in hits["body"]] == [(2, 9)]


def test_a_text_with_half_a_surrogate_pair_is_read():
    doc = load(exclude=("officials", "statements", "behaviours", "counts"))(
        "Judul \ud83d\n\nKetua Bawaslu Garut \udfff hadir."
    )
    assert [r["institution"] for r in doc.user_data["netralitas"]["institutions"]] == ["Bawaslu Kabupaten Garut"]

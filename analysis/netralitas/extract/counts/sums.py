"""Numbers that add up: `tiga PNS diperiksa: dua guru dan satu staf` — parts are known by their sum, whatever stands
around them."""

from __future__ import annotations

from netralitas.extract.counts.candidates import Candidate

# so many sentences may lie between a whole and its parts, and so many numbers are tried
_APART = 5
_TRIED = 16
_UNITS = ("case", "report", "person")


def parts_of(whole: Candidate, candidates: list[Candidate]) -> list[Candidate]:
    """The run of at least two numbers behind (or, after a list, before) a whole that add up to it, [] if there is none.

    candidates: in text order. A run in one sentence may hold numbers that nothing else speaks for; a longer one only
    counts.
    """
    if not whole.number.exact or whole.size < 2 or whole.per:
        return []
    behind = [c for c in candidates if c.start >= whole.end and c.index - whole.index <= _APART][:_TRIED]
    for first in range(len(behind)):
        total = 0
        for last in range(first, len(behind)):
            total += behind[last].size
            if total > whole.size:
                break
            run = behind[first : last + 1]
            if total == whole.size and len(run) > 1 and _fits(whole, run):
                return run
    return []


def _fits(whole: Candidate, run: list[Candidate]) -> bool:
    one_sentence = run[0].index == run[-1].index and run[0].index - whole.index <= 2
    units = {c.unit for c in run} - {""}
    if len(units) > 1 and whole.unit == "person":
        return False
    if not units:
        return one_sentence and any(c.kept or c.marked for c in run)
    if units != {whole.unit} and whole.unit == "person":
        return False
    one_paragraph = run[0].sentence.paragraph == run[-1].sentence.paragraph
    return one_sentence or (one_paragraph and all(c.kept for c in run))


def usable(c: Candidate) -> bool:
    """The number may be a part: exact, and of something that may be one."""
    return c.number.exact and not c.per and not c.base and c.unit in ("", *_UNITS)

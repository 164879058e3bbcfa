"""Numbers that add up: `tiga PNS diperiksa: dua guru dan satu staf` — parts are known by their sum, whatever stands
around them."""

from __future__ import annotations

from netralitas.extract.counts.candidates import Candidate

# so many sentences may lie between a whole and its parts, and so many numbers are tried
_APART = 5
_TRIED = 16
_FEWEST = 3  # numbers with which there is a whole with parts
_UNITS = ("case", "report", "person")


def parts_of(whole: Candidate, candidates: list[Candidate], ending: int | None = None) -> list[Candidate]:
    """The run of at least two numbers behind (or, after a list, before) a whole that add up to it, [] if there is none.

    candidates: in text order. ending: the sentence in which the run must end, if any. A run in one sentence may hold numbers that nothing else speaks for; a longer one only
    counts.
    """
    if not whole.exact or whole.size < 2 or whole.per:
        return []
    behind = [c for c in candidates if c.start >= whole.end and c.index - whole.index <= _APART][:_TRIED]
    for first in range(len(behind)):
        total = 0
        for last in range(first, len(behind)):
            total += behind[last].size
            if total > whole.size:
                break
            run = behind[first : last + 1]
            ends = ending is None or run[-1].index == ending
            if ends and total == whole.size and len(run) > 1 and _fits(whole, run):
                return run
    return []


def sums_to(numbers: list[Candidate], ending: int) -> set[int]:
    """What the runs of at least two numbers add up to that end in a sentence. numbers: in text order, none behind that sentence."""
    found: set[int] = set()
    for last in range(len(numbers) - 1, 0, -1):
        if numbers[last].index != ending:
            break
        total = numbers[last].size
        for c in numbers[last - 1 :: -1]:
            total += c.size
            found.add(total)
    return found


def _fits(whole: Candidate, run: list[Candidate]) -> bool:
    if _long(whole, run):
        return True
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


def _long(whole: Candidate, run: list[Candidate]) -> bool:
    """Three numbers or more of one passage, the first with the noun of the whole, add up by no accident: `Agam 23
    orang. Pasaman 17, Solok 12`."""
    if len(run) < 3 or whole.size < 10 or run[-1].index - run[0].index > 1 or run[0].unit != whole.unit:
        return False
    return len({c.unit for c in run} - {""}) == 1 and run[0].sentence.paragraph == run[-1].sentence.paragraph


def usable(c: Candidate) -> bool:
    """The number may be a part: exact, and of something that may be one."""
    return c.exact and not c.per and not c.base and c.unit in ("", *_UNITS)


def added_up(numbers: list[Candidate]) -> dict[int, set[str]]:
    """Which numbers are wholes and parts by their sums: a run of two or more behind or before a number that adds up to it, or a
    total less a part that is the rest."""
    found: dict[int, set[str]] = {}

    def note(c: Candidate, role: str) -> None:
        found.setdefault(id(c), set()).add(role)

    exact = [c for c in numbers if c.exact and c.number.form != "ordinal"]
    if len(exact) < _FEWEST:
        return found
    for i, whole in enumerate(exact):
        if whole.size < 2:
            continue
        for step in (1, -1):
            run = _run(whole, exact[i + 1 : i + 14] if step == 1 else exact[max(0, i - 13) : i][::-1])
            if run:
                long = "long" if len(run) > 2 or whole.size > 9 else "short"
                note(whole, f"whole,{step},{long}")
                for o in run:
                    note(o, f"part,{step},{long}")
    return found


def _run(whole: Candidate, others: list[Candidate]) -> list[Candidate]:
    """Of the numbers before or behind a whole (others, the nearest first) those that add up to it: at least two, next to each other."""
    for first, o in enumerate(others[:3]):
        if abs(o.index - whole.index) > 5:
            break
        total, size = o.size, whole.size
        for last in range(first + 1, len(others)):
            if total >= size:
                break
            other = others[last]
            if abs(other.index - whole.index) > 5:
                break
            total += other.size
            if total == size:
                return others[first : last + 1]
    return []

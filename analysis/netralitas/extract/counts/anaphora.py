"""What a later sentence says of the ones counted before: `Keduanya masih dikaji`, `Berkasnya sudah dikirim`, `Sudah
kami rekomendasikan` — the last stage is the status of the count."""

from __future__ import annotations

import re
from collections.abc import Callable

from netralitas.extract.counts.candidates import Candidate
from netralitas.extract.counts.status import RANK
from netralitas.extract.counts.sums import parts_of, usable
from netralitas.extract.reading import Reading, Sentence

_COLLECTIVE = {
    "kedua": 2,
    "ketiga": 3,
    "keempat": 4,
    "kelima": 5,
    "keenam": 6,
    "ketujuh": 7,
    "kedelapan": 8,
    "kesembilan": 9,
    "kesepuluh": 10,
    "kesebelas": 11,
}
_POINTING = r"(?:\s+(?:itu|tersebut|tadi|ini))"
_OPENING = re.compile(
    rf"[\s“”\"'‘’]*(?:(?:saat ini|kini|sekarang|namun|tapi|dan|lalu|kemudian|akhirnya|setelah dikaji|hasilnya),?\s+)?(?:"
    rf"(?P<number>{'|'.join(_COLLECTIVE)}|ke-?(?P<digits>\d{{1,4}}))(?:(?:nya|-duanya)(?!\w)|\s+(?P<noun>[a-z]+)(?:\s+[a-z]+)?{_POINTING})|"
    rf"(?P<all>mereka|semuanya|seluruhnya|semua sudah|semua telah|para terlapor{_POINTING}?)(?!\w)|"
    rf"(?P<one>(?:berkas|kasus|perkara|laporan|aduan|pengaduan|temuan)(?:nya|{_POINTING}))(?!\w)|"
    rf"(?=(?P<none>(?:sudah|telah|masih|sedang|tengah)\s+(?:kami|kita|di\w+|dalam)\b)))"
)
_UNITS = ("case", "report", "person")
_CASE_NOUNS = ("kasus", "perkara", "laporan", "aduan", "pengaduan", "temuan", "dugaan", "berkas")


def continue_status(
    counts: list[Candidate],
    maybe: list[Candidate],
    reading: Reading,
    read: Callable[[Candidate], None],
) -> list[Candidate]:
    """Let sentences that go on about a count set its status; returns those of `maybe` that become counts by it.

    counts: in text order. read: sets zone and status of a candidate. A status only moves on (reported → handled →
    sanctioned).
    """
    become: list[Candidate] = []
    known = sorted([*counts, *maybe], key=lambda c: c.start)
    by_index: dict[int, list[Candidate]] = {}
    for c in known:
        by_index.setdefault(c.index, []).append(c)
    for index in sorted({i + n for i in by_index for n in (1, 2, 3)}):
        if index >= len(reading.sentences):
            break
        sentence = reading.sentences[index]
        m = _OPENING.match(reading.lowered, sentence.start, sentence.end)
        if not m:
            continue
        before = [c for i in range(max(0, index - 3), index) for c in by_index.get(i, ())]
        before = [
            c for c in before if sentence.paragraph - c.sentence.paragraph <= 1 and c.unit in _UNITS and not c.per
        ]
        for target in _targets(m, before, index, sentence):
            said = _said(target, m.end(), index, sentence, read)
            if said is None or RANK[said.status] <= RANK.get(target.status, 0):
                continue
            if not target.kept:
                become.append(target)
                target.kept = True
            for c in counts:
                if c.whole is target and c.inherits and c.status == target.status:
                    c.status = said.status
            target.status, target.strong = said.status, True
    return become


def _targets(m: re.Match[str], before: list[Candidate], index: int, sentence: Sentence) -> list[Candidate]:
    """Which counts the opening words mean: the two of `keduanya`, all of the last sentence for `semuanya`."""
    if m["number"]:
        size = int(m["digits"]) if m["digits"] else _COLLECTIVE[m["number"]]
        person = m["noun"] is None or m["noun"] not in _CASE_NOUNS
        same = [
            c for c in before if c.exact and c.size == size and (m["noun"] is None or (c.unit == "person") == person)
        ]
        return same[-1:]
    here = [c for c in before if c.sentence.paragraph == sentence.paragraph]
    if m["one"]:
        single = [c for c in here if c.size == 1 and c.unit in ("case", "report")]
        return single[-1:] if single and not any(c.start > single[-1].start for c in here) else []
    here = [c for c in here if not c.compared and index - c.index <= 2]
    last = [c for c in here if c.index == here[-1].index]
    if m["all"]:
        for whole in reversed(here):
            run = parts_of(whole, [c for c in here if c.start > whole.start and usable(c)])
            if run:
                for c in run:
                    c.whole, c.part = whole, True
                return [whole, *run]
        last = [c for c in last if c.unit == "person" or not m["all"].startswith("mereka")]
        return last if len({c.unit for c in last}) == 1 and not any(c.bare or c.marked for c in last) else []
    return last if len(last) == 1 and last[0].index == index - 1 and not last[0].part else []


def _said(
    target: Candidate, start: int, index: int, sentence: Sentence, read: Callable[[Candidate], None]
) -> Candidate | None:
    said = Candidate(target.number, index, sentence, start, start, target.unit, target.noun, scan=start)
    read(said)
    return said if said.status and said.strong else None

"""Sanctions told with a verb and what it takes away, in either order: `memotong tunjangan`, `TPP dua lurah dipangkas`, `kontraknya diputus`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Entry
from netralitas.lexicon import Lexicon

# `malu itu lebih berat daripada potong gaji`
COMPARED = re.compile(r"(?<!\w)(?:daripada|ketimbang|alih-alih|dibanding(?:kan)?)\s+(?:\w+\s+)?$")
# `menurunkan X dari jabatan setingkat lebih rendah` (PP 94/2021, article 8)
_LOWER_POST = re.compile(r" (?:yang )?(?:satu )?(?:se)?tingkat lebih rendah")
# `mengancam kontraknya tidak diperpanjang`: what the accused threatens with
_THREAT = re.compile(r"(?<!\w)(?:dengan|disertai) ancaman (?:akan |bahwa )?$")
UNDONE = re.compile(COMPARED.pattern + r"|(?<!\w)(?:nyaris|hampir|belum|bukan)\s+(?:saja\s+)?$")


class _Loss(NamedTuple):
    """What is taken away: the code, the verbs before and after its noun, and words before which it is another noun."""

    code: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    not_after: frozenset[str]
    not_before: re.Pattern[str] | None


class _Phrases(NamedTuple):
    losses: dict[str, _Loss]
    cue: re.Pattern[str]
    other: re.Pattern[str]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def _from(data: dict[str, Any], loss: dict[str, Any]) -> str:
    """`membebaskan FR dari jabatan`: verbs that take a person away from what is lost, as a further alternative."""
    verbs = _any(verb for group in loss.get("removing", ()) for verb in data["verbs"][group])
    return rf"|(?<!\w)(?:{verbs})(?: [\w'.-]+){{0,6}} dari (?:\w+ )?$" if verbs else ""


@lru_cache(maxsize=8)
def _phrases(lexicon: Lexicon) -> _Phrases:
    data = lexicon.toml("sanctions")
    losses = {}
    for name, loss in data["loss"].items():
        verbs = _any(verb for group in loss["verbs"] for verb in data["verbs"][group])
        first = _any(verb for group in (*loss["verbs"], *loss.get("before", ())) for verb in data["verbs"][group])
        reach = loss["reach"]
        losses[name] = _Loss(
            loss["code"],
            re.compile(
                rf"(?<!\w)(?:{first})(?: (?!dari\b|dan\b|dengan\b)[\w'-]+){{0,{min(reach, 2)}}} $" + _from(data, loss)
            ),
            re.compile(
                rf"(?:,? (?!dan\b|dari\b|tapi\b|tetapi\b)[\w'-]+(?:[.,]\d+)?){{0,{reach}}}?,? (?:{verbs})(?!\w)"
            ),
            frozenset(loss.get("not_after", ())),
            re.compile(rf"(?: [\w-]+){{0,2}}? (?:{_any(loss['not_before'])})(?!\w)") if "not_before" in loss else None,
        )
    context = data["context"]
    return _Phrases(
        losses,
        re.compile(rf"(?<!\w)(?:{_any([*context['punish'], *context['case']])})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{_any(context['budget'])})(?!\w)"),
    )


def vocabulary(lexicon: Lexicon) -> Iterable[Entry]:
    """The nouns, with their possessive forms, for the scanner."""
    for name, loss in lexicon.toml("sanctions")["loss"].items():
        for noun in loss["nouns"]:
            for form in (noun, f"{noun}nya", f"{noun}-nya"):
                yield Entry(form, "sanctions.loss", name)


def phrases_of(reading: Reading, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Start, end and code of each such phrase in a passage about a breach of neutrality, in text order."""
    phrases = _phrases(lexicon)
    text = reading.lowered
    for hit in reading.hits.get("sanctions.loss", ()):
        loss = phrases.losses[hit.value]
        index = reading.sentence_at(hit.start)
        if index < 0:
            continue
        sentence = reading.sentences[index]
        if (
            loss.not_after
            and text[max(0, hit.start - 16) : hit.start].rpartition(" ")[0].rpartition(" ")[2] in loss.not_after
        ):
            continue  # `tenaga kontrak` are people
        if loss.not_before and loss.not_before.match(text, hit.end, sentence.end):
            continue  # `kursi DPRD` is no post of a civil servant
        low, high = max(sentence.start, hit.start - 50), min(sentence.end, hit.end + 70)
        start, end = hit.start, hit.end
        if m := loss.before.search(text, low, hit.start):
            start = m.start()
        elif m := loss.after.match(text, hit.end, high):
            end = m.end()
        else:
            continue
        if UNDONE.search(text, sentence.start, start) or _THREAT.search(text, sentence.start, hit.start):
            continue
        around = text[
            max(reading.sentences[max(0, index - 3)].start, start - 600) : min(
                reading.sentences[min(len(reading.sentences) - 1, index + 3)].end, end + 600
            )
        ]
        if phrases.cue.search(around) and not phrases.other.search(text, low, min(sentence.end, end + 100)):
            lower = loss.code == "pembebasan_jabatan" and _LOWER_POST.match(text, end)
            yield start, end, "penurunan_pangkat" if lower else loss.code


# `Pelanggaran disiplin ditangani dengan PP 53/2010. Tingkatnya dari ringan hingga berat.`
_TIER_WORDS = ("tingkatnya ", "tingkatannya ", "jenjangnya ", "derajatnya ", "bobotnya ", "kategorinya ", "jenisnya ")
_TIERS = re.compile(rf"(?<!\w)(?:{'|'.join(_TIER_WORDS)})(?=[^.;\n]{{0,40}}(?:ringan|sedang|berat))")
_DEGREE = re.compile(r"(?<!\w)(ringan|sedang|berat)(?!\w)")
_OF_DISCIPLINE = re.compile(r"(?<!\w)(?:disiplin|hukdis)(?!\w)")


def tiers_of(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Start, end and code of the degrees of discipline that a sentence lists behind one about discipline."""
    if not any(word in reading.lowered for word in _TIER_WORDS):
        return
    for m in _TIERS.finditer(reading.lowered):
        index = reading.sentence_at(m.start())
        if index < 0:
            continue
        before, own = reading.sentences[max(0, index - 1)], reading.sentences[index]
        if _OF_DISCIPLINE.search(reading.lowered, before.start, m.start()):
            for degree in _DEGREE.finditer(reading.lowered, m.end(), own.end):
                yield degree.start(), degree.end(), f"disiplin_{degree[1]}"

"""Sanctions: the punishments an article threatens civil servants with or reports (codebook section 7).

`unspecified` (`sanksi`, `sanksi tegas`) is kept only where no other code applies in the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from netralitas.extract.findings import speech_at
from netralitas.extract.kinds import Column, Kind, Reader
from netralitas.extract.reading import Reading, Sentence
from netralitas.extract.scanner import Entry
from netralitas.lexicon import Lexicon

CODES = (
    "moral",
    "teguran",
    "disiplin_ringan",
    "disiplin_sedang",
    "disiplin_berat",
    "penurunan_pangkat",
    "pembebasan_jabatan",
    "pemberhentian",
    "pidana",
    "disiplin",
    "unspecified",
)


class Mention(NamedTuple):
    """A sanction's words: offsets, code, and whether they count by themselves."""

    start: int
    end: int
    code: str
    strong: bool


class _Context(NamedTuple):
    punish: re.Pattern[str]
    who: re.Pattern[str]
    elsewhere: re.Pattern[str]
    negated: re.Pattern[str]
    completed: re.Pattern[str]
    imposed: re.Pattern[str]
    threatened: re.Pattern[str]
    scale: re.Pattern[str]


@lru_cache(maxsize=8)
def _context(lexicon: Lexicon) -> _Context:
    data = lexicon.toml("sanctions")["context"]

    def pattern(words: Iterable[str], after: str = r"(?!\w)") -> re.Pattern[str]:
        return re.compile(
            r"(?<!\w)(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")" + after
        )

    return _Context(
        pattern(data["punish"]),
        pattern(data["who"]),
        pattern(data["elsewhere"]),
        pattern(data["negated"], r"\s+(?:\w+\s+){0,2}$"),
        pattern(data["completed"]),
        pattern(data["imposed"]),
        pattern(data["threatened"]),
        pattern(data["scale"]),
    )


def vocabulary(lexicon: Lexicon) -> Iterable[Entry]:
    """The wordings of all codes, for the scanner."""
    data = lexicon.toml("sanctions")
    for code in CODES:
        for strength in ("strong", "weak"):
            for word in data[code].get(strength, ()):
                yield Entry(word, "sanctions.word", (code, strength == "strong"))


# `hukuman disiplin ringan, sedang dan berat`, `bisa sedang bisa berat`, `mulai yang ringan sampai yang berat`
_DEGREES_AFTER = re.compile(
    r"(?:\s*(?:,|/|-|dan|atau|dan/atau|maupun|hingga|sampai(?:\s+dengan)?|serta|bisa|dapat|juga|yang|tingkat|"
    r"mulai|dari|baik|kategori|berupa|itu|nya|diberikan|dijatuhkan|dikenakan|diterima|dijatuhi|akan|menanti|"
    r"asn|pns|pegawai|pelanggar|untuk|bagi|mereka|ada|tiga|kata\s+(?:dia|ia)|berjenjang"
    r"|bertingkat|paling|kelas|golongan|bagi\s+yang\s+\w+|disiplin|hukuman|sanksi|kena|masuk|jenis|antara|"
    r"bervariasi|,)){0,10}\s*(?<!\w)(ringan|sedang|berat)(?!\w)"
)
_CROWD = re.compile(r"^(?:di)?(?:hukum|sanksi|hukdis|disiplin|sangsi|kenai|penjatuhan|tindakan|penegakan)")
# punishments of the body by a court's words; a `penjara` in a place name or a figure of speech is none
_PENJARA = re.compile(r"(?:kepala|petugas|sipir|lapas|rumah)\s+$")
_BEBAS = re.compile(
    r"(?:spanduk|baliho|stiker|apk|alat peraga|atribut|poster|banner|bendera|gambar|rompi|seragam|masker|label|"
    r"aki)\W+(?:\w+\W+){0,4}$"
)
_BEBAS_AFTER = re.compile(
    r"\s+(?:spanduk|baliho|stiker|apk|alat peraga|atribut|poster|banner|bendera|gambar|rompi|label)"
)
_REMOVED = frozenset(("dicopot", "mencopot", "pencopotan", "copot"))
_DISMISS_NOT = re.compile(
    r"\s+(?:proses|perkara|kasus|laporan|penanganan|penyelidikan|penyidikan|kegiatan|proyek|bus|(?:dari|"
    r"sebagai)\s+(?:tim|partai|pengurus|anggota|ketua|pelatih|komisioner|kader|manajer))"
)


def mentions_of(reading: Reading, lexicon: Lexicon) -> Iterator[Mention]:
    """The wordings of sanctions in the article that hold in their context, in text order."""
    context = _context(lexicon)
    text = reading.lowered
    taken = -1
    for hit in reading.hits.get("sanctions.word", ()):
        code, strong = hit.value
        index = reading.sentence_at(hit.start)
        if index < 0:
            continue
        sentence = reading.sentences[index]
        sentence = sentence._replace(start=max(sentence.start, hit.start - 500), end=min(sentence.end, hit.end + 500))
        if not _holds(reading, hit.start, hit.end, code, strong, index, sentence, context):
            continue
        if code in ("disiplin", "disiplin_ringan", "disiplin_sedang", "disiplin_berat", "unspecified", "moral"):
            degrees = list(_degrees(text, hit.end, sentence, _CROWD.match(text[hit.start : hit.end]) is not None))
            if degrees and code in ("disiplin", "unspecified"):
                for start, end, degree in degrees:
                    if start >= taken:
                        yield Mention(hit.start if start == degrees[0][0] else start, end, f"disiplin_{degree}", True)
                        taken = end
                continue
            for start, end, degree in degrees:
                if start >= taken:
                    yield Mention(start, end, f"disiplin_{degree}", True)
                    taken = end
        yield Mention(hit.start, hit.end, code, strong)


def _degrees(text: str, at: int, sentence: Sentence, crowd: bool) -> Iterator[tuple[int, int, str]]:
    if not crowd:
        return
    for _ in range(4):
        if not (m := _DEGREES_AFTER.match(text, at, sentence.end)):
            return
        yield m.start(1), m.end(1), m[1]
        at = m.end()


def _holds(
    reading: Reading, start: int, end: int, code: str, strong: bool, index: int, sentence: Sentence, context: _Context
) -> bool:
    text = reading.lowered
    word, words = text[start:end], text[sentence.start : sentence.end]
    before, after = text[sentence.start : start], text[end : sentence.end]
    if context.negated.search(before[-40:]) and code in ("pidana", "moral", "pembebasan_jabatan"):
        return False
    if not strong and not _weak_holds(word, code, before, after, words, reading, index, context):
        return False
    if code == "pidana":
        if _PENJARA.search(before) or word in ("unsur pidana",):
            return False
        around = words if index == 0 else text[max(reading.sentences[index - 1].start, start - 600) : sentence.end]
        if context.elsewhere.search(words) and not re.search(
            r"(?<!\w)(?:asn|pns|kades|kepala desa|lurah|pejabat|pasal)(?!\w)", words
        ):
            return False
        return bool(context.who.search(around))
    if word in _REMOVED and (_BEBAS.search(before) or _BEBAS_AFTER.match(after)):
        return False
    if code in ("pemberhentian", "pembebasan_jabatan"):
        if _DISMISS_NOT.match(after) or (context.elsewhere.search(words) and not context.who.search(words)):
            return False
        if re.search(r"(?:surat|mengajukan|permohonan|ajukan|minta|meminta|izin)\s+(?:\w+\s+)?$", before) and word in (
            "pemberhentian",
            "diberhentikan",
        ):
            return False
        if word in (
            "menjadi pelaksana",
            "jabatan pelaksana",
            "staf biasa",
            "dijadikan staf",
            "lepas jabatan",
            "pecat",
            "bebas tugas",
            "melepas jabatan",
        ) and not (
            context.punish.search(words) or sentence.headline or code == "pemberhentian" or word == "bebas tugas"
        ):
            return False
    if code == "unspecified":
        return (
            not (context.elsewhere.search(words) and not context.who.search(words))
            and not re.search(
                r"(?:tidak|tak|tanpa|bukan|belum)\s+(?:ada|diberi(?:kan)?|kena|dikenai)?\s*$", before[-24:]
            )
            and (
                word.startswith(("sanksi", "sangsi", "disanksi"))
                or word
                in (
                    "ditindak tegas",
                    "tindakan tegas",
                    "menindak tegas",
                    "tindak tegas",
                    "saksi tegas",
                    "dihukum",
                    "hukuman",
                    "hukumannya",
                )
            )
        )
    return True


def _weak_holds(
    word: str, code: str, before: str, after: str, words: str, reading: Reading, index: int, context: _Context
) -> bool:
    if code == "moral":
        if word == "moral":
            # `sanksi disiplin dan moral`, `sanksinya bervariasi dari moral hingga pembebasan`
            return bool(
                re.search(r"(?:sanksi|hukuman|sangsi)\w*(?:[\s,]+[\w/]+){0,6}[\s,]+$", before)
            ) and not re.match(r"\s+(?:kepada|bangsa|publik|asn|pns|pejabat)\b", after)
        if word == "etik":
            return bool(
                re.search(r"(?:sanksi|hukuman)\s+(?:\w+\s+(?:dan|atau|maupun|hingga|sampai)\s+|berupa\s+)?$", before)
            )
        return bool(context.punish.search(words)) and bool(re.search(r"sanksi|hukum|dijatuhi|berupa|ganjaran", words))
    if code == "teguran":
        if word == "peringatan":
            return bool(
                re.search(
                    r"(?:sanksi|hukuman)\w*\s+(?:berupa\s+)?$|(?:diberi|diberikan|dijatuhi|dikenai)\s+(?:surat\s+)?$",
                    before,
                )
            ) and not re.match(r"\s+dini|\s+hari", after)
        return (
            bool(context.punish.search(words))
            or bool(re.match(r"\s+(?:hingga|sampai|dan|atau|kepada|dari)", after))
            or reading.sentences[index].headline
        )
    if code == "pembebasan_jabatan":
        return bool(re.search(r"(?:sanksi|hukuman|ganjaran)\w*(?:[\s,]+[\w/]+){0,6}[\s,]+$", before)) or bool(
            re.match(
                r"[^.,;]{0,40}\b(?:karena|lantaran|akibat|gara-gara|sebab)\s+(?:ia\s+|dia\s+)?(?:terbukti|"
                r"melanggar|tidak netral|tak netral|ikut kampanye|berpihak)",
                after,
            )
        )
    if code == "pidana":
        if word in ("didenda", "denda", "vonis", "divonis"):
            return bool(
                re.search(
                    r"(?<!\w)(?:penjara|kurungan|pidana|vonis|divonis|pengadilan|pn|pasal|uu|hakim|gakkumdu|"
                    r"kades|asn|pns|kepala desa|pejabat)(?!\w)",
                    words,
                )
            ) and not context.elsewhere.search(words)
        return (
            bool(context.punish.search(words))
            and not re.match(r"\s+(?:pemilu|pemilihan|umum|korupsi|khusus|pilkada)\b", after)
        ) or bool(
            re.match(r"\s+(?:pemilu|pemilihan)\b", after)
            and re.search(r"(?:sanksi|ancaman|hukuman|dijerat|jerat|diancam)\W+(?:\w+\s+){0,2}$", before)
        )
    if code == "disiplin":
        if word == "disiplin":
            return bool(
                re.search(
                    r"(?:sanksi|hukuman|sangsi)\w*(?:\s+[\w/,]+){0,3}\s+(?:dan|hingga|sampai|maupun|atau|serta|"
                    r"sampai dengan)\s+$",
                    before,
                )
            )
        following = reading.sentences[index + 1] if index + 1 < len(reading.sentences) else None
        nearby = words + (
            reading.lowered[following.start : min(following.end, following.start + 500)]
            if following and following.paragraph == reading.sentences[index].paragraph
            else ""
        )
        return bool(re.search(r"sanksi|hukuman|dihukum|dijatuh|dikenai", nearby))
    return bool(context.punish.search(words))


def reader(lexicon: Lexicon) -> Reader:
    """A function that reads an article's sanctions."""
    context = _context(lexicon)

    def read(reading: Reading) -> None:
        mentions = list(mentions_of(reading, lexicon))
        named = any(m.code != "unspecified" for m in mentions)
        degrees = any(m.code.startswith("disiplin_") for m in mentions)
        for mention in mentions:
            if (named and mention.code == "unspecified") or (degrees and mention.code == "disiplin"):
                continue
            speech = speech_at(reading, mention.start)
            reading.row(
                "sanctions",
                mention.start,
                mention.end,
                sanction=mention.code,
                imposed=_imposed(reading, mention, context),
                speaker=speech.speaker.name if speech and speech.speaker else "",
            )

    return read


_PAST_VERB = re.compile(r"(?:di\w+|menerima|turun|lepas|kehilangan|men\w+)$")


def _last(pattern: re.Pattern[str], words: str) -> int:
    """Where a pattern matches last, or -1."""
    return max((m.end() for m in pattern.finditer(words)), default=-1)


def _imposed(reading: Reading, mention: Mention, context: _Context) -> bool:
    """True if the sanction was imposed: `sudah`, `telah` before it, or a verb of imposing without condition or
    modal."""
    index = reading.sentence_at(mention.start)
    sentence = reading.sentences[index]
    before = reading.lowered[max(sentence.start, mention.start - 120) : mention.start]
    completed, threat = _last(context.completed, before), _last(context.threatened, before)
    if threat >= 0 or completed >= 0:
        return completed > threat
    if context.imposed.search(before):
        return True
    if context.scale.search(before):
        return False
    after = reading.lowered[mention.end : sentence.end]
    if re.match(r"\s+(?:bila|jika|apabila|kalau)\b", after):
        return False
    return any(
        _PAST_VERB.match(word) and not word.startswith("disiplin")
        for word in reading.lowered[mention.start : mention.end].split()
    )


KIND = Kind(
    name="sanctions",
    columns=(
        Column("sanction", "text", "the codebook's code", CODES),
        Column("imposed", "bool", "true if imposed, false if threatened"),
        Column("speaker", "text", "who speaks of it, empty if nobody is quoted"),
    ),
    reader=reader,
    vocabulary=vocabulary,
    after=("statements", "election", "regulations"),
    lexicons=("sanctions.toml",),
    label="sanction",
    help="Punishments that are threatened or imposed.",
)

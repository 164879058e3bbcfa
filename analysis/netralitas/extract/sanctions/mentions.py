"""The wordings of sanctions in an article that hold in their context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from netralitas.extract.intervals import Intervals
from netralitas.extract.reading import Reading, Sentence
from netralitas.extract.sanctions import phrases
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


class Context(NamedTuple):
    punish: re.Pattern[str]
    who: re.Pattern[str]
    elsewhere: re.Pattern[str]
    crimes: re.Pattern[str]
    negated: re.Pattern[str]
    completed: re.Pattern[str]
    imposed: re.Pattern[str]
    threatened: re.Pattern[str]
    scale: re.Pattern[str]


@lru_cache(maxsize=8)
def context_of(lexicon: Lexicon) -> Context:
    data = lexicon.toml("sanctions")["context"]

    def pattern(words: Iterable[str], after: str = r"(?!\w)") -> re.Pattern[str]:
        return re.compile(
            r"(?<!\w)(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")" + after
        )

    return Context(
        pattern(data["punish"]),
        pattern(data["who"]),
        pattern(data["elsewhere"]),
        pattern(data["crimes"]),
        # `bukan hanya teguran` is one
        pattern(data["negated"], r"\s+(?!(?:hanya|cuma|sekadar|sekedar|sebatas|semata|saja)\s)(?:\w+\s+){0,2}$"),
        pattern(data["completed"]),
        pattern(data["imposed"]),
        pattern(data["threatened"]),
        pattern(data["scale"]),
    )


_ACTIVE = re.compile(r"me[a-z]+")


def vocabulary(lexicon: Lexicon) -> Iterable[Entry]:
    """The wordings of all codes, for the scanner."""
    data = lexicon.toml("sanctions")
    for code in CODES:
        for strength in ("strong", "weak"):
            for word in data[code].get(strength, ()):
                yield Entry(word, "sanctions.word", (code, strength == "strong"))
                if word.startswith(("pen", "pem", "per", "sanksi ", "hukuman ", "teguran ")) and not word.endswith(
                    "nya"
                ):
                    yield Entry(f"{word}nya", "sanctions.word", (code, strength == "strong"))
                if _ACTIVE.fullmatch(word):  # `memberhentikannya dengan hormat`
                    yield Entry(f"{word}nya", "sanctions.word", (code, strength == "strong"))
    yield from phrases.vocabulary(lexicon)


# `hukuman disiplin ringan, sedang dan berat`, `bisa sedang bisa berat`, `mulai yang ringan sampai yang berat`
_DEGREES_AFTER = re.compile(
    r"(?:\s+(?:me|ber|ter|di)\w+(?=\s+(?:dari|mulai|antara|menjadi|atas|tingkat|yang|kategori)\s))?"
    r"(?:\s*(?:,|/|-|dan|atau|dan/atau|maupun|hingga|sampai(?:\s+dengan)?|serta|bisa|dapat|juga|yang|tingkat|"
    r"mulai|dari|baik|kategori|berupa|itu|nya|diberikan|dijatuhkan|dikenakan|diterima|dijatuhi|akan|menanti|"
    r"asn|pns|pegawai|pelanggar|untuk|bagi|mereka|ada|tiga|kata\s+(?:dia|ia)|berjenjang"
    r"|bertingkat|paling|kelas|golongan|bagi\s+yang\s+\w+|disiplin|hukuman|sanksi|kena|masuk|jenis|antara|"
    r"menjadi|atas|derajat|bobot|bentuk|bervariasi|,)){0,10}\s*(?<!\w)(ringan|sedang|berat)(?!\w)"
)
# `dijatuhi hukuman ringan, satu guru sedang`, `hukuman berat menimpa 12 orang, ringan 21 orang`, `tidak main-main, sedang sampai berat`
_DEGREES_LATER = re.compile(
    r"[^.;,\n]{0,40}[,;]\s+(?:(?:dan|serta|sedangkan|sementara)\s+)?(?:[\w.-]+\s+(?:(?:asn|pns|orang|guru|pegawai|lagi|lainnya|sisanya|kasus)\s+)*)?"
    r"(?:yang\s+|hukuman\s+)?(ringan|sedang|berat)(?=\s+(?:\d|sampai|hingga|atau|dan|menimpa|untuk|bagi|kepada)|\s*[,.;)]|\s*$)"
)
_CROWD = re.compile(r"^(?:di)?(?:hukum|sanksi|hukdis|disiplin|sangsi|kenai|penjatuhan|tindakan|penegakan)")
# punishments of the body by a court's words; a `penjara` in a place name or a figure of speech is none
_PENJARA = re.compile(r"(?:kepala|petugas|sipir|lapas|rumah)\s+$")
_BEBAS = re.compile(
    r"(?:spanduk|baliho|baleho|stiker|apk|alat peraga|atribut|poster|banner|bendera|gambar|rompi|seragam|masker|label|"
    r"pamflet|selebaran|umbul-umbul|billboard|kaus|kalender|foto|aki)(?:nya)?\W+(?:\w+\W+){0,4}$"
)
_BEBAS_AFTER = re.compile(
    r"\s+(?:[\w.-]+\s+){0,3}(?:spanduk|baliho|stiker|apk|alat peraga|atribut|poster|banner|bendera|gambar|rompi|label)"
)
# `divonis salah oleh Panwaslu`, `divonis DKPP`: no court
_BY_BODY = re.compile(
    r"\s+(?:(?:ber)?salah\s+|melanggar\s+|tidak\s+netral\s+)?(?:etik\s+)?(?:oleh\s+)?"
    r"(?:panwas\w*|bawaslu|dkpp|kasn|inspektorat|kpu|majelis\s+(?:kode\s+)?etik|sidang\s+etik|warganet|netizen|publik)(?!\w)"
)
# why somebody was moved: `dimutasi karena terbukti ikut kampanye`, `dirotasi sebagai hukuman`
_CAUSE_AFTER = re.compile(
    r"[^.;\n]{0,80}?(?<!\w)(?:(?:karena|lantaran|akibat|gara-gara|sebab|usai|setelah|buntut|imbas)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:terbukti|melanggar|pelanggaran|tidak netral|tak netral|tidak menjaga|ikut|ketahuan|kedapatan|berpihak|memihak|"
    r"dinyatakan|ketidaknetralan|menjadi saksi|jadi saksi|berkampanye|terlibat|berpose|berfoto|hadir|menghadiri|disanksi|"
    r"keberpihakan)|(?:sebagai|bentuk|berupa) (?:sanksi|hukuman|ganjaran))(?!\w)"
)
_CAUSE_BEFORE = re.compile(
    r"(?<!\w)(?:terbukti|ketahuan|kedapatan|melanggar netralitas|tidak netral|tak netral|sebagai (?:sanksi|hukuman)|dihukum|dijatuhi|bersalah|"
    r"(?:bila|jika|kalau|apabila|seandainya|andai|andaikata)\s+(?:tuduhan\w*\s+|dugaan\w*\s+|itu\s+|memang\s+|kelak\s+|nanti\s+){0,3}benar)(?!\w)"
    r"[^.\n]{0,90}$"
)
_NOT_DONE = re.compile(
    r"(?:dilarang|melarang|larangan|jangan|tidak boleh|tak boleh|diduga|tidak|tak|bukan)\s+(?:\w+\s+)?$"
)
# a reprimand that is given
_GIVEN = re.compile(
    r"(?:bisa|berupa|cuma|hanya|sekadar|sebatas|lewat|kena|mendapat\w*|menerima|melayangkan|dilayangkan|memberi(?:kan)?|"
    r"beri|diberi(?:kan)?|diganjar|(?:dihukum|disanksi|berakhir|diganjar|dijatuhi|diselesaikan)\s+dengan|sanksi|hukuman|cukup|paling|mentok|"
    r"berbuah|berujung|berbuntut|menuai|beroleh|peroleh|dapat|dijatuhi|dikenai|menjatuhkan)\s+(?:\w+\s+)?$|(?:→|->|=>|=|:)\s*$|"
    r"(?<!\w)(?:(?:se)?ringan-ringannya|(?:paling )?ringannya|minimal(?:nya)?|setidaknya|setidak-tidaknya|sedikitnya)\s+$"
)
# `terancam ditunda kenaikan pangkatnya hingga mutasi`
_SCALE_BEFORE = re.compile(
    r"(?<!\w)(?:terancam|sanksi\w*|hukuman\w*|dijatuhi|dikenai|diganjar)(?!\w)[^.;\n]{0,120}(?:hingga|sampai|maupun|bahkan)\s+(?:di)?$"
)
# `sanksinya bertingkat: lisan, tertulis, sampai diberhentikan`
_STEPS = re.compile(
    r"(?<!\w)(?:sanksi|hukuman|sangsi)\w*(?:[\s,:]+(?:bertingkat|bertahap|berjenjang|bervariasi|beragam|bermacam|mulai|dari|berupa|bisa|ada|"
    r"dapat|secara|yang|itu|lisan|tertulis|ringan|dan|atau|hingga|sampai)){0,6}[\s,:]+$"
)
# nobody was punished, or is spared: `belum ada yang dihukum`, `bebas dari sanksi`, `jangan divonis dulu`
_SPARED = re.compile(
    r"(?<!\w)(?:(?<!paling )(?<!setidak-)(?:belum|tidak|tak)\s+(?:pernah\s+|akan\s+|jadi\s+|sampai\s+|langsung\s+|(?:perlu|harus)\s+sampai\s+)?"
    r"(?:ada\s+(?:seorang\s+|satu\s+)?(?:pun\s+)?(?:\w+\s+){0,2}?(?:yang\s+)?(?:sampai\s+|pernah\s+)?)?"
    r"(?:dijatuhi\s+|dikenai\s+|dikenakan\s+|diberi\s+|menjatuhkan\s+|memberi(?:kan)?\s+|mendapat(?:kan)?\s+|kena\s+)?$|"
    r"(?:belum|tidak|tak)\s+(?:ada\s+)?(?:seorang|satu|sebiji)\s*pun\s+(?:\w+\s+){0,5}$|"
    r"tanpa\s+(?:ada\s+)?(?:yang\s+)?(?:kena|dijatuhi|dikenai|diberi|menerima|mendapat)\s+$|(?:nyaris|hampir)\s+(?:saja\s+)?$|"
    r"(?:bebas|lolos|luput|terhindar|terbebas|selamat|lepas)\s+dari\s+(?:\w+\s+){0,2}$|"
    r"jangan\s+(?:buru-buru\s+|dulu\s+|keburu\s+|langsung\s+)?$)"
)
_NONE_AFTER = re.compile(
    r"\w*\s+(?:itu\s+)?(?:(?:tidak|belum|tak)\s+(?:ada|ditemukan|terpenuhi|terbukti|masuk|cukup)(?!\w)|nihil)"
)
_DENIED = re.compile(r"\W*(?:tidak|tak)\s+(?:benar|betul)(?!\w)")
# the sanction is not told: `tanpa merinci hukumannya`
_UNTOLD = re.compile(
    r"(?<!\w)(?:tanpa|belum|enggan|tidak|tak|menolak)\s+(?:mau\s+|bisa\s+|dapat\s+|akan\s+)?"
    r"(?:merinci|memerinci|menyebut(?:kan)?|menjelaskan|mengetahui|tahu|memutuskan|menentukan|mengungkap(?:kan)?|membeberkan)"
    r"\s+(?:apa\s+)?(?:jenis\s+|bentuk\s+|detail\s+)?$"
)
# a resigning candidate hands in the paper: `menyerahkan SK pemberhentian`
_RESIGNED = re.compile(
    r"(?:(?:surat|mengajukan|permohonan|ajukan|minta|meminta|izin)\s+(?:\w+\s+)?|"
    r"(?:menyerahkan|menunggu|mengantongi|melampirkan|menyertakan|mengurus|memegang|menyetor(?:kan)?|punya|menyusulkan)\s+"
    r"(?:sk|surat\s+keputusan|keputusan)\s+)$"
)
_NAMED_AFTER = re.compile(
    r"[^.\n]{0,60}(?:\. (?:sanksi|hukuman|ancaman)nya [^.\n]{0,60})?(?<!\w)(?:sanksi moral|teguran|penurunan|penundaan|pencopotan|"
    r"pembebasan|pemberhentian|pemecatan|diberhentikan|dicopot|dipecat|diturunkan)(?!\w)"
)
# a court and its punishments, without which `divonis` is anybody's verdict
_COURT = re.compile(
    r"(?<!\w)(?:penjara|kurungan|pidana|denda|pengadilan|pn|pt|hakim|majelis hakim|jaksa|gakkumdu|percobaan|bui|terdakwa|"
    r"terpidana|meja hijau|bulan|pasal)(?!\w)"
)
# `adanya pidana bagi pejabat yang …`
_FOR_WHOM = re.compile(
    r"\s+(?:bagi|untuk|terhadap)\s+(?:(?:setiap|semua|para|seorang|oknum)\s+)?(?:asn|pns|pejabat|aparatur|pegawai|kepala|kades|lurah|camat|pelanggar)\b"
)
# `yang paling berat dipecat`: the degree of a scale, not of discipline
_NEUTRAL = re.compile(r"netral|kampanye|pilkada|pemilu|pilgub|pilbup|paslon|caleg|memihak|berpihak|politik")
_OF_SCALE = re.compile(r"(?:paling|kelas|yang|ter)\s*$")
_CAPITAL_BEFORE = re.compile(r"(?<![\w-])[A-Z][a-z'-]+ $")
# too common with another meaning to take an earlier `terbukti` as the reason
_LOOSE = frozenset(("diganti", "mutasi", "memutasi", "rotasi"))
_REMOVED = frozenset(("dicopot", "mencopot", "pencopotan", "copot"))
_DISMISS_NOT = re.compile(
    r"\s+(?:proses|perkara|kasus|laporan|penanganan|penyelidikan|penyidikan|kegiatan|proyek|bus|(?:dari|"
    r"sebagai)\s+(?:tim|partai|pengurus|anggota|ketua|pelatih|komisioner|kader|manajer)|dari\s+(?:kepengurusan|keanggotaan))"
)


_NEGATED = frozenset(("pidana", "moral", "pembebasan_jabatan", "teguran"))


def mentions_of(reading: Reading, lexicon: Lexicon) -> list[Mention]:
    """The wordings of sanctions in the article that hold in their context, in text order."""
    found = list(_without_scales(reading.lowered, list(_worded(reading, lexicon))))
    taken = Intervals((m.start, m.end) for m in found)
    for start, end, code in (*phrases.phrases_of(reading, lexicon), *phrases.tiers_of(reading)):
        if not taken.overlap(start, end):
            found.append(Mention(start, end, code, True))
    return sorted(found)


def _without_scales(text: str, found: list[Mention]) -> Iterator[Mention]:
    """Without the ends of a scale that name their punishment: `sanksi terberat pemecatan`, `paling ringan teguran`."""
    for mention, following in zip_longest(found, found[1:]):
        if (
            following
            and mention.code in ("disiplin_ringan", "disiplin_sedang", "disiplin_berat")
            and (
                _OF_SCALE.search(text, max(0, mention.start - 12), mention.start)
                or "paling " in text[mention.start : mention.end]
                or "terberat" in text[mention.start : mention.end]
            )
            and not following.code.startswith("disiplin")
            and following.start - mention.end < 45
            and not re.search(r"[.;]|(?<!\w)(?:dan|atau|hingga|sampai)(?!\w)", text[mention.end : following.start])
        ):
            continue
        yield mention


def _worded(reading: Reading, lexicon: Lexicon) -> Iterator[Mention]:
    context = context_of(lexicon)
    text = reading.lowered
    taken = -1
    for hit in reading.hits.get("sanctions.word", ()):
        code, strong = hit.value
        index = reading.sentence_at(hit.start)
        if index < 0:
            continue
        sentence = reading.sentences[index]
        sentence = Sentence(
            max(sentence.start, hit.start - 500),
            min(sentence.end, hit.end + 500),
            sentence.paragraph,
            sentence.headline,
        )
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
        m = _DEGREES_AFTER.match(text, at, sentence.end) or _DEGREES_LATER.match(text, at, sentence.end)
        if not m:
            return
        yield m.start(1), m.end(1), m[1]
        at = m.end()


def _holds(
    reading: Reading, start: int, end: int, code: str, strong: bool, index: int, sentence: Sentence, context: Context
) -> bool:
    text = reading.lowered
    word, words = text[start:end], text[sentence.start : sentence.end]
    before, after = text[sentence.start : start], text[end : sentence.end]
    if code in _NEGATED and context.negated.search(before[-40:]):
        return False
    if _SPARED.search(before[-60:]) or _NONE_AFTER.match(after) or _DENIED.match(words):
        return False
    if phrases.COMPARED.search(before):
        return False
    if _is_name(reading, start, end, sentence):
        return False
    if not strong and not _weak_holds(word, code, before, after, words, reading, index, context):
        return False
    if word.endswith(("vonis", "vonis bersalah")) and _BY_BODY.match(after):
        return False
    if context.crimes.search(words) and not _NEUTRAL.search(words):
        return False
    if code == "pidana":
        if _PENJARA.search(before) or word in ("unsur pidana",):
            return False
        first, last = (
            reading.sentences[max(0, index - 1)],
            reading.sentences[min(index + 1, len(reading.sentences) - 1)],
        )
        around = text[max(first.start, start - 600) : min(last.end, end + 400)]
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
        if _RESIGNED.search(before) and word in ("pemberhentian", "pemberhentiannya", "diberhentikan"):
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
            not _UNTOLD.search(before[-60:])
            and not (context.elsewhere.search(words) and not context.who.search(words))
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
                    "kami hukum",
                    "saya hukum",
                    "saya sanksi",
                    "kami sanksi",
                    "hukuman",
                    "hukumannya",
                )
            )
        )
    return True


def _is_name(reading: Reading, start: int, end: int, sentence: Sentence) -> bool:
    """True for one capitalised word behind another inside a sentence: `Agustina Bui`."""
    text = reading.text
    if sentence.headline or not text[start].isupper() or " " in text[start:end] or text[start:end].isupper():
        return False
    return bool(_CAPITAL_BEFORE.search(text, max(sentence.start, start - 30), start))


def _weak_holds(
    word: str, code: str, before: str, after: str, words: str, reading: Reading, index: int, context: Context
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
        return bool(
            re.search(
                r"(?<!\w)(?:wajib|harus|diharuskan|diwajibkan|diperintahkan|disuruh|dipaksa|berujung|cukup|mesti|dihukum)"
                r"\s+(?:untuk\s+)?(?:\w+\s+){0,2}$",
                before,
            )
        ) or bool(
            context.punish.search(words)
            and re.search(
                r"sanksi|hukum|dijatuhi|berupa|ganjaran|wajib|diharuskan|diperintahkan|diminta (?:untuk )?(?:membuat|menyampaikan)",
                words,
            )
        )
    if code == "teguran":
        if word in ("lisan", "tertulis"):
            return bool(_STEPS.search(before)) and not re.match(
                r"\s+(?:kepada|dari|oleh|dan\s+tertulis\s+kepada)\b", after
            )
        if word == "peringatan":
            return bool(
                re.search(
                    r"(?:sanksi|hukuman)\w*\s+(?:berupa\s+)?$|(?:diberi|diberikan|dijatuhi|dikenai)\s+(?:surat\s+)?$",
                    before,
                )
            ) and not re.match(r"\s+dini|\s+hari", after)
        return (
            bool(context.punish.search(words))
            or bool(_GIVEN.search(before[-40:]))
            or bool(re.match(r"\s+(?:hingga|sampai|dan|atau|kepada|dari)", after))
            or reading.sentences[index].headline
        )
    if code == "pembebasan_jabatan":
        return not _NOT_DONE.search(before[-40:]) and (
            bool(re.search(r"(?:sanksi|hukuman|ganjaran)\w*(?:[\s,]+[\w/]+){0,6}[\s,]+$", before))
            or bool(word in _LOOSE and _SCALE_BEFORE.search(before))
            or bool(_CAUSE_AFTER.match(after))
            or bool(word not in _LOOSE and _CAUSE_BEFORE.search(before))
        )
    if code == "pidana":
        if word in ("vonis", "divonis", "memvonis", "divonis bersalah", "dijatuhi vonis"):
            return bool(_COURT.search(before) or _COURT.search(after)) and not context.elsewhere.search(before)
        if word in ("didenda", "denda", "mendenda"):
            return bool(
                re.search(
                    r"(?<!\w)(?:penjara|kurungan|pidana|vonis|divonis|pengadilan|pn|pasal|uu|hakim|gakkumdu|"
                    r"kades|asn|pns|kepala desa|pejabat)(?!\w)",
                    words,
                )
            ) and (
                not context.elsewhere.search(words)
                or bool(re.search(r"(?<!\w)(?:kades|kepala desa|asn|pns)(?!\w)", words))
            )
        return (
            (
                bool(context.punish.search(words))
                and not re.match(r"\s+(?:pemilu|pemilihan|umum|korupsi|khusus|pilkada)\b", after)
            )
            or bool(_FOR_WHOM.match(after))
            or bool(
                re.match(r"\s+(?:pemilu|pemilihan)\b", after)
                and re.search(r"(?:sanksi|ancaman|hukuman|dijerat|jerat|diancam)\W+(?:\w+\s+){0,2}$", before)
            )
        )
    if code == "disiplin":
        if word.startswith("sidang"):
            return bool(
                re.search(
                    r"(?<!\w)(?:dibawa|diseret|seret|menyeret|digiring|ditunggu|dihadapkan|berhadapan|menanti|menunggu|berakhir|"
                    r"berujung|duduk|didudukkan|diajukan|diproses|ancaman\w*|terancam|siap-siap|dijerat|berurusan)\s+"
                    r"(?:\w+\s+){0,4}$",
                    before,
                )
                or re.match(r"\s+(?:menanti|menunggu|mengancam|siap)(?!\w)", after)
            )
        if word.endswith(" disiplin") and not word.startswith(("melanggar", "pelanggaran")):
            # `ditindak sesuai PP Nomor 53 Tahun 2010 tentang Disiplin PNS`
            return bool(
                re.search(
                    r"(?<!\w)(?:ditindak|diproses|dihukum|disanksi|sanksi|sanksinya|hukuman|hukumannya|dijerat)\s+(?:\w+\s+){0,3}?"
                    r"(?:sesuai|menurut|berdasarkan|mengacu|merujuk|dengan|memakai)\s+[^.;]{0,60}$",
                    before,
                )
            )
        if word == "disiplin":
            return bool(
                re.search(
                    r"(?:sanksi|hukuman|sangsi)\w*(?:\s+[\w/,]+){0,3}\s+(?:dan|hingga|sampai|maupun|atau|serta|"
                    r"sampai dengan)\s+$|(?:sanksi|hukuman|ancaman)nya\s+(?:bukan|tidak|tak)\s+(?:hanya|cuma|sekadar|sebatas)\s+$",
                    before,
                )
            )
        following = reading.sentences[index + 1] if index + 1 < len(reading.sentences) else None
        if word == "pelanggaran disiplin" and _NAMED_AFTER.match(after):
            return False  # the label of an offence whose punishment is named
        nearby = words + (
            reading.lowered[following.start : min(following.end, following.start + 500)]
            if following and following.paragraph == reading.sentences[index].paragraph
            else ""
        )
        return bool(re.search(r"sanksi|hukuman|dihukum|dijatuh|dikenai", nearby))
    return bool(context.punish.search(words))

"""Legal instruments as they are cited: `citations_of(reading, lexicon)`, put into `reading.found["regulations"]`.

Numbered (`UU No. 5/2014`, `Peraturan Pemerintah (PP) 53 Tahun 2010`, `UU 5/2014 dan 10/2016`), named (`UU ASN`,
`PP tentang Disiplin PNS`), joint decrees (`SKB lima lembaga`) and circulars (`SE Menteri PANRB Nomor 18 Tahun 2023`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from netralitas.extract.reading import Reading
from netralitas.extract.regulations.circulars import circulars_in
from netralitas.extract.scanner import Entry
from netralitas.lexicon import Lexicon


@dataclass(slots=True)
class Citation:
    """A legal instrument named in the text.

    start, end: of the whole title as far as its words follow (so that bodies inside it can be skipped); core_end:
    where kind and
    number end. kind: `UU`, `SE KemenPANRB`, `SKB`…; number, year: as given, '' and None if not; name: `UU ASN`, …
    where it is
    called by its name; years: offsets and values of the years in its number.
    """

    start: int
    end: int
    core_end: int
    kind: str
    number: str = ""
    year: int | None = None
    name: str = ""
    years: list[tuple[int, int, int]] = field(default_factory=list)

    @property
    def numbered(self) -> str:
        """`UU 5/2014`, or '' without a number."""
        if not self.number:
            return ""
        return (
            f"{self.kind} {self.number}/{self.year}"
            if self.year and not self.number.endswith(f"/{self.year}")
            else f"{self.kind} {self.number}"
        )


def vocabulary(lexicon: Lexicon) -> Iterable[Entry]:
    """Kinds of rules, joint decrees, circulars and who issues them, for the scanner."""
    data = lexicon.toml("regulations")
    for kind, words in data["kinds"].items():
        for word in words:
            yield Entry(word, "regulations.kind", kind)
    for word in data["joint"]["words"]:
        yield Entry(word, "regulations.kind", "SKB")
    for word in data["circular"]["words"]:
        yield Entry(word, "regulations.circular", "edaran")
    for word in data["circular"]["letters"]:
        yield Entry(word, "regulations.circular", "surat")
    for issuer, words in data["issuers"].items():
        for word in words:
            yield Entry(word, "regulations.issuer", (issuer, False))
    for issuer, words in data["local_issuers"].items():
        for word in words:
            yield Entry(word, "regulations.issuer", (issuer, True))


_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_LINK = r"(?:tahun|thn\.?|th\.?|tahu|tahin)"
_NO = r"(?:nomor|nomer|nmr\.?|no\s?\.?|nomo|num)"
_NUMBER = re.compile(
    rf"\s*(?:\(\w+\)\s*)?(?:(?:republik\s+indonesia|"
    rf"ri)\s+)?(?:{_NO}\s*[:.]?\s*)?(\d{{1,3}})\s*(?:/\s*{_LINK}\s*|{_LINK}\s*|[/\-–]\s*|"
    rf"\s(?={_YEAR}))\s*({_YEAR})(?!\d)"
)
_NUMBER_ONLY = re.compile(rf"\s*(?:\(\w+\)\s*)?(?:(?:republik\s+indonesia|ri)\s+)?{_NO}\s*[:.]?\s*(\d{{1,3}})(?![\d/])")
_YEAR_ONLY = re.compile(rf"\s*(?:\(\w+\)\s*)?{_LINK}\s+({_YEAR})(?!\d)")
_NEXT = re.compile(
    rf"\s*(?:,\s*(?:dan|serta)?|dan|serta|jo\.?|juncto|maupun|atau|&|hingga|"
    rf"/)\s+(?:{_NO}\s*[:.]?\s*)?(\d{{1,3}})\s*(?:{_LINK}\s*|/\s*)\s*({_YEAR})(?!\d)"
)
_GAP = re.compile(r"\s*[,(]?\s*(?:yakni\s+|yaitu\s+)?(?:(?:uu|undang-undang|pp)\s+)?(?=(?:nomor|nomer|no\b|no\.|\d))")
_TITLE = re.compile(r"\s*,?\s*\(?\s*(?:tentang|ttg|mengenai|perihal)\s+[^.;:\n\"“”()]{2,200}")
_TITLE_STOP = re.compile(
    r",\s|\s(?:yang|karena|serta|dan\s+(?:uu|undang|pp|peraturan|skb|perbawaslu|pkpu|surat)|ini|tersebut|itu|"
    r"bahwa|maka|jelas|sudah|telah|dengan\s+(?:ancaman|sanksi)|melarang|mengatur|menyebut\w*|memuat|"
    r"menegaskan|dikenai|bisa|dapat|hingga|sampai|adalah|juga|akan|tak|tidak|pada\s+(?:pasal|tahun)|"
    r"di\s+(?:pasal|mana|hotel|aula)|ujar\w*|kata\w*|tegas\w*|jo\.?|juncto|merupakan|terutama|khususnya|"
    r"sebagaimana|agar|supaya|untuk|bagi\s+yang)(?!\w)"
)
# `Perda Kabupaten Garut Nomor 5 Tahun 2015`: the place is not part of the canonical name
_LOCAL = frozenset(("Perda", "Pergub", "Perbup", "Perwali", "Qanun"))
_LOCAL_PLACE = re.compile(
    r"(?:\s+\([^)]*\))?(?:\s+(?!nomor|no\b|tentang|tahun|yang|ini|itu|dan|untuk)[a-z]+){1,4}(?=\s+(?:nomor|no\b))"
)
_POLICE = re.compile(r"(?:satpol|polisi pamong praja|kasatpol)[\s-]*$")
_NAME_LINK = re.compile(r"\s*(?:\(\w+\)\s*)?(?:(?:tentang|ttg|mengenai)\s+)?")


@lru_cache(maxsize=8)
def _names(lexicon: Lexicon) -> tuple[dict[str, re.Pattern[str]], dict[tuple[str, str], str]]:
    by_kind: dict[str, list[str]] = {}
    names: dict[tuple[str, str], str] = {}
    for entry in lexicon.toml("regulations")["named"]:
        for word in entry["words"]:
            by_kind.setdefault(entry["kind"], []).append(word)
            names[entry["kind"], word] = entry["name"]
    patterns = {
        kind: re.compile("(" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + r")(?!\w)")
        for kind, words in by_kind.items()
    }
    return patterns, names


def citations_of(reading: Reading, lexicon: Lexicon) -> list[Citation]:
    """The legal instruments cited in the article, in text order; found once per reading."""
    if "regulations" not in reading.found:
        found = [*_kinds(reading, lexicon)]
        taken = [(c.start, c.end) for c in found]
        for circular in circulars_in(reading, lexicon):
            if not any(s < circular.core_end and circular.start < e for s, e in taken):
                found.append(
                    Citation(
                        circular.start,
                        circular.end,
                        circular.core_end,
                        circular.kind,
                        circular.number,
                        circular.year,
                        years=circular.years,
                    )
                )
        found.sort(key=lambda c: (c.start, -c.end))
        reading.found["regulations"] = found
    citations: list[Citation] = reading.found["regulations"]
    return citations


def _kinds(reading: Reading, lexicon: Lexicon) -> Iterator[Citation]:
    patterns, names = _names(lexicon)
    text = reading.lowered
    done = -1
    for hit in reading.hits.get("regulations.kind", ()):
        if hit.start < done:
            continue
        kind = hit.value
        if kind == "SKB":
            if citation := _joint(reading, hit.start, hit.end, lexicon):
                done = citation.core_end
                yield citation
            continue
        if kind == "PP" and (
            (not reading.text[hit.start : hit.start + 2].isupper() and hit.end - hit.start == 2)
            or _POLICE.search(text[max(0, hit.start - 14) : hit.start])
        ):
            continue
        found = list(_numbered(text, hit.start, hit.end, kind, patterns, names))
        if not found and kind in patterns:
            link = _NAME_LINK.match(text, hit.end)
            at = link.end() if link else hit.end
            if name := patterns[kind].match(text, at):
                called = names[kind, name[1]]
                if name[1] not in (
                    "pemilihan",
                    "disiplin",
                    "desa",
                    "pers",
                    "pegawai negeri sipil",
                    "kepegawaian",
                ) or _plausible(reading, at, name[1]):
                    found = [Citation(hit.start, name.end(), name.end(), kind, name=called)]
        if found:
            found[0].start = hit.start
            last = found[-1]
            last.end = max(last.end, _title_end(text, last.core_end))
            done = last.core_end
            yield from found


def _plausible(reading: Reading, at: int, word: str) -> bool:
    """Common words are a law's name only where they end the noun phrase (`UU Desa`, not `undang-undang desa adat`)."""
    following = reading.text[at + len(word) : at + len(word) + 16]
    return not re.match(r"\s+(?!Nomor|No|Tahun|Pasal|RI|Pemilu|ASN)[A-Z][a-z]+\s", following) or word in ("desa",)


def _numbered(
    text: str, start: int, end: int, kind: str, patterns: dict[str, re.Pattern[str]], names: dict[tuple[str, str], str]
) -> Iterator[Citation]:
    """A number after the kind (or after kind and name: `UU ASN Nomor 5 Tahun 2014`), and the numbers listed after
    it."""
    name, at = "", end
    if kind in _LOCAL and (place := _LOCAL_PLACE.match(text, end)):
        end = place.end()
    m = _NUMBER.match(text, end)
    if not m and kind in patterns:
        link = _NAME_LINK.match(text, end)
        called = patterns[kind].match(text, link.end() if link else end)
        if called:
            gap = _GAP.match(text, called.end())
            if gap and (m := _NUMBER.match(text, gap.end())):
                name = names[kind, called[1]]
    if m:
        yield Citation(
            start, m.end(), m.end(), kind, m[1].lstrip("0") or "0", int(m[2]), name, [(m.start(2), m.end(2), int(m[2]))]
        )
        at = m.end()
        title = _title_end(text, at)
        while (n := _NEXT.match(text, at) or (_NEXT.match(text, title) if title > at else None)) is not None:
            yield Citation(
                n.start(1),
                n.end(),
                n.end(),
                kind,
                n[1].lstrip("0") or "0",
                int(n[2]),
                "",
                [(n.start(2), n.end(2), int(n[2]))],
            )
            at = title = n.end()
    elif kind not in ("UU", "PP") and (n := _NUMBER_ONLY.match(text, end)):
        yield Citation(start, n.end(), n.end(), kind, n[1].lstrip("0"))


def _title_end(text: str, at: int) -> int:
    m = _TITLE.match(text, at)
    if not m:
        return at
    stop = _TITLE_STOP.search(text, at + 8, m.end())
    return stop.start() if stop else m.end()


# a signatory's number, with his body before it: `Mendagri No. 800-2836 / 2020`
_JOINT_NUMBER = re.compile(
    rf"[^.;\n]{{0,190}}?(?<!\w){_NO}\s*[:.]?\s*(?:[\w.\-]*\d[\w.\-]*)(?:\s?/\s?[\w.\-]+)*(?:\s+{_LINK}\s+({_YEAR}))?"
)
_JOINT_STOP = re.compile(
    r"\b(?:uu|pp|undang|peraturan|perbawaslu|pkpu|edaran|pasal|jum.?at|senin|selasa|rabu|kamis|sabtu|minggu|"
    r"kata|ujar)\b|[\"“”]"
)
_JOINT_YEAR = re.compile(
    rf"(?:\s+(?:lima|5)\s+(?:lembaga|menteri|pimpinan\s+lembaga|instansi|pimpinan|kementerian(?:/lembaga)?|"
    rf"k/l))?(?:\s+(?:tentang\s+)?(?:pedoman\s+)?(?:pembinaan\s+dan\s+)?(?:pengawasan\s+)?"
    rf"netralitas(?:\s+(?:pegawai\s+)?asn)?)?"
    rf"\s*(?:pada\s+)?(?:{_LINK}\s+)?({_YEAR})(?!\d)"
)


def _joint(reading: Reading, start: int, end: int, lexicon: Lexicon) -> Citation | None:
    text = reading.lowered
    following = text[end : end + 60]
    data = lexicon.toml("regulations")["joint"]
    if any(
        re.match(
            rf"[\s,()]*(?:(?!(?:tidak|tak|bukan|mengenal|mengatur|melarang|memuat|menyebut|membatasi)\s)\w+\s+){{0,3}}{re.escape(w)}(?!\w)",
            following,
        )
        for w in data["not_before"]
    ):
        return None
    if text[start - 1 : start] == "/" or text[end : end + 1] == "/":
        return None
    citation = Citation(start, end, end, "SKB", name="SKB Netralitas ASN")
    at = end
    if m := _JOINT_YEAR.match(text, end):
        citation.year = int(m[1])
        citation.years.append((m.start(1), m.end(1), int(m[1])))
        at = m.end()
    for _ in range(8):
        m = _JOINT_NUMBER.match(text, at)
        if not m or _JOINT_STOP.search(m[0]):
            break
        year = m[1] or (tail[1] if (tail := re.search(rf"[/.]\s?({_YEAR})\.?$", m[0])) else None)
        if year:
            begin = m.start() + m[0].rindex(year)
            citation.year = citation.year or int(year)
            citation.years.append((begin, begin + 4, int(year)))
        at = m.end()
    citation.core_end = at
    citation.end = max(at, _title_end(text, at))
    return citation

"""Who is named where: the persons, offices and bodies around a word of attribution, and which of them speaks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from netralitas.extract.findings import Body, Office, Person
from netralitas.extract.reading import Reading
from netralitas.extract.statements.words import MET, Words

_OTHER_WORDS = re.compile(r"[a-z]{4,}|[.;:!?]\s+\w{4}")
_OTHER_CLAUSE = re.compile(r"\b[a-z]{4,}\b|[;:!?]|\.\s+[A-Z][a-z]{2}")
_TOKEN = re.compile(r"\S+")
_NAME = re.compile(r"(?:[A-Z][\w'’.-]*|[A-Z]\.)(?:\s+(?:[A-Z][\w'’-]*|[A-Z]\.))*")
_INITIALS = re.compile(r"[A-Z]{2,4}(?:\s*\(\d+\)|(?=\s+(?:yang|saat|ketika|ditemui|dihubungi)\b)|(?=[,.]?\s*$)|(?=,))")
# `RZ merasa dijebak`
_INITIALS_ACT = re.compile(
    r"([A-Z]{2,3})(?= (?:pun |sendiri |sudah |masih |tak |tidak |belum )?(?:me|ber|di|ter)[a-z]{3,})"
)
_NO_INITIALS = frozenset(
    (
        "ASN",
        "PNS",
        "KPU",
        "BKN",
        "BKD",
        "PP",
        "UU",
        "SK",
        "SE",
        "SKB",
        "DPR",
        "DPD",
        "KPK",
        "MK",
        "MA",
        "TNI",
        "RT",
        "RW",
        "TPS",
        "APK",
        "OPD",
        "BPK",
        "PPK",
        "PPS",
        "LSM",
        "NTB",
        "NTT",
        "DKI",
        "DIY",
        "PKB",
        "PKS",
        "PDI",
        "PAN",
        "PPP",
        "PSI",
        "PBB",
        "PPPK",
        "CPNS",
        "ASN",
        "THL",
        "GTT",
        "SKPD",
        "KASN",
        "DPRD",
        "BPD",
        "KTP",
        "UPT",
    )
)
_VERB = re.compile(
    r"\b(yang\s+(?:(?:ikut|turut|sudah|telah|pernah|sempat|juga|tidak|tak|belum|akan|baru|sedang|masih)\s+)?)?"
    r"((?:me|ber|di|ter)[a-z]{3,})\b"
)
# where or when, before the subject (`Di luar ruangan, seorang guru …`)
_ADVERBIAL = re.compile(
    r"(?:di|pada|dari|usai|seusai|selepas|setelah|sesudah|dalam|lewat|melalui|saat|ketika|sambil)\s[^.,;:“”\"]{2,50},\s"
)
_APPOSED = re.compile(r"(?: [a-z][\w-]*| [A-Z]{2,6}){1,7}, (?P<name>[A-Z][a-z'’]+(?: [A-Z][\w'’.-]*){0,4})(?=[,(]| \()")
_DESCRIBED_BEHIND = re.compile(r", (?:seorang |salah seorang )?([a-z]+)")
_ABSOLUTE = re.compile(
    r"(?:di(?:hubungi|temui|tanya|konfirmasi|mintai|cecar|wawancarai|jumpai)|saat|ketika|usai|seusai)\b"
)
_PRONOUN = re.compile(r"\b(?:ia|dia|beliau|dirinya)\b")


_FAR = 500
"""How many characters before its verb a subject is looked for (sentences without an end are as long as the page)."""


class Speaker(NamedTuple):
    """Who speaks, as the words say.

    kind: `person` (named), `unnamed` (`seorang warga`), `pronoun` (`dia`, `-nya`, `mantan camat itu`, or nobody
    said), `body`
    (`Bawaslu menyebut`), `none`. start, end: of the words that say it.
    """

    kind: str
    start: int
    end: int
    person: Person | None = None
    body: Body | None = None


def _token_before(text: str, start: int, end: int) -> str:
    """The last word between two offsets with the marks beside it, '' if there is none."""
    words = text[start:end].rsplit(None, 1)
    return words[-1].rstrip() if words else ""


class Cast:
    """The persons, offices and bodies of an article outside its quotations, findable by offset."""

    def __init__(self, reading: Reading, words: Words, quoted: list[tuple[int, int]]) -> None:
        self.text, self.low, self.words = reading.text, reading.lowered, words
        self._quoted = quoted
        self._quote_starts = [s for s, _ in quoted]
        persons: list[Person] = reading.found.get("persons") or []
        self.persons = persons
        mentions = [
            (s, e, p) for p in persons for s, e in p.mentions if not self._is_pronoun(s, e) and not self.quoted(s)
        ]
        mentions.sort(key=lambda m: (m[0], -m[1]))
        self.mentions = mentions
        self._starts = [m[0] for m in mentions]
        offices: list[Office] = reading.found.get("offices") or []
        self.offices = [o for o in offices if not self.quoted(o.start)]
        self._office_starts = [o.start for o in self.offices]
        bodies: list[Body] = reading.found.get("bodies") or []
        self.bodies = [b for b in bodies if not b.via_office and not self.quoted(b.start)]
        self._body_starts = [b.start for b in self.bodies]
        self._place_starts = [p.start for p in reading.found.get("places") or []]
        self._by_token: dict[str, list[Person]] = {}
        for person in persons:
            for token in person.name.casefold().split():
                self._by_token.setdefault(token, []).append(person)
        self._nobody_met = MET not in reading.hits
        self.strangers: dict[str, Person] = {}
        """Speakers that are named behind a word of attribution and that nobody else has found."""

    def _is_pronoun(self, start: int, end: int) -> bool:
        word = self.low[start:end]
        return word in self.words.pronouns or (word.endswith("nya") and " " not in word)

    def quoted(self, offset: int) -> bool:
        """True if the offset stands inside a quotation."""
        i = bisect_right(self._quote_starts, offset) - 1
        return i >= 0 and offset < self._quoted[i][1]

    def between(self, start: int, end: int) -> list[tuple[int, int, Person]]:
        """The mentions of persons (no pronouns) that begin between two offsets."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _offices_between(self, start: int, end: int) -> list[Office]:
        return self.offices[bisect_left(self._office_starts, start) : bisect_left(self._office_starts, end)]

    def _bodies_between(self, start: int, end: int) -> list[Body]:
        return self.bodies[bisect_left(self._body_starts, start) : bisect_left(self._body_starts, end)]

    # -- noun phrases

    def phrase_start(self, start: int, floor: int) -> int:
        """Where the noun phrase begins whose name begins at `start`: titles, offices and honorifics before it belong
        to it."""
        crossed = titled = False
        name = start
        for _ in range(16):
            for office in reversed(self._offices_between(max(floor, start - 160), start)):
                gap = self.text[office.end : start] if office.end <= start else ""
                if office.start < start and (office.end > start or (len(gap) < 24 and not _OTHER_WORDS.search(gap))):
                    start, titled = office.start, True
                    break
            else:
                token = _token_before(self.text, max(floor, start - 40), start)
                if not token:
                    return start
                begin = self.text.rindex(token, floor, start)
                if token.endswith(","):
                    if crossed or not self._is_title(begin, floor):
                        return start
                    crossed = True
                bare = token.strip("(),.").lower()
                if bare in ("dan", "atau") and not titled and start < name:
                    start = begin  # `Kordiv Hukum dan Pencegahan …`
                    continue
                titled = titled or bare in self.words.titles
                if (bare in self.words.governors and bare not in self.words.titles) or token[-1] in ':;!?"”“’':
                    return start
                if not (token.lstrip("(")[:1].isupper() or token[0].isdigit() or bare in self.words.titles):
                    return start
                if token.endswith(".") and len(bare) > 6:
                    return start  # a sentence ended there
                start = begin
        return start

    def _is_title(self, offset: int, floor: int) -> bool:
        """True if the words before a comma are an office or title, so that the name behind it is in apposition."""
        begin = max(floor, offset - 70)
        if any(o.end >= offset - 2 for o in self._offices_between(begin, offset + 1)):
            return True
        window = self.low[begin:offset].rpartition(",")[2].split()
        return any(w.strip("().") in self.words.titles for w in window[-9:])

    def is_governed(self, start: int, floor: int) -> bool:
        """True if a preposition or a verb with an object stands before this noun phrase, so that it is not the
        subject."""
        token = _token_before(self.low, max(floor, start - 30), start)
        return token.strip("(,.") in self.words.governors and not token.endswith(",")

    # -- subjects

    def subject_before(self, offset: int, floor: int) -> Speaker:
        """The subject of a verb that begins at `offset`, looked for from there back to `floor` (the sentence's
        begin)."""
        floor = max(floor, offset - _FAR)
        candidates: list[tuple[int, int, Person | Speaker | None]] = [
            (end, start, person) for start, end, person in self.between(floor, offset) if end <= offset
        ]
        candidates += [(m.end(), m.start(), None) for m in _PRONOUN.finditer(self.low, floor, offset)]
        for office in self._offices_between(floor, offset):
            if office.end <= offset and not office.candidate and not self._any(office) and not self._named(office):
                speaker = self._holder(office)
                if speaker:
                    candidates.append((office.end, office.start, speaker))
        if len(candidates) > 1:
            candidates.sort(key=lambda c: (c[0], -c[1]), reverse=True)
        for end, start, who in candidates:
            speaker = (
                who
                if isinstance(who, Speaker)
                else Speaker("pronoun", start, end)
                if who is None
                else Speaker("person", start, end, who)
            )
            begin = self.phrase_start(start, floor) if speaker.kind == "person" else start
            head = self._head_of(begin, floor) if begin < start and speaker.kind == "person" else None
            if head:
                begin, speaker = self.phrase_start(head.start, floor), head
            if not self.is_governed(begin, floor):
                return speaker._replace(start=begin)
        if found := self.unnamed_subject(floor, offset) or self.described_subject(floor, offset):
            return found
        known = self._by_name(floor, offset)
        if known.person in self.persons or (
            known.kind == "person" and known.start == floor and self._is_described(known)
        ):
            return known  # `Wahyuni, staf di salah satu dinas, bilang …`
        for body in reversed(self._bodies_between(floor, offset)):
            if body.end <= offset and not self.is_governed(body.start, floor):
                return Speaker("body", body.start, body.end, body=body)
        return Speaker("none", offset, offset)

    def _is_described(self, named: Speaker) -> bool:
        """True if behind a name the words begin that tell who it is."""
        m = _DESCRIBED_BEHIND.match(self.text, named.end)
        return m is not None and (m[1] in self.words.described or m[1] in self.words.private_nouns)

    def unnamed_subject(self, floor: int, limit: int, *, one: bool = False) -> Speaker | None:
        """`Seorang kepala seksi …`, `Salah seorang warga …`, `FP yang dihubungi …` at the begin of a sentence. one:
        only a single person."""
        m = self.words.opener.match(self.low, floor, limit)
        begin = m.end() if m else floor
        pattern = self.words.one_unnamed if one else self.words.unnamed
        m = pattern.match(self.low, begin, limit) or _INITIALS.match(self.text, begin, limit)
        if m is None and one and (initials := _INITIALS_ACT.match(self.text, begin, limit)):
            m = initials if initials[1] not in _NO_INITIALS else None
        if m is None and one and (where := _ADVERBIAL.match(self.low, begin, limit)):
            m = pattern.match(self.low, where.end(), limit)
        if m and m[0].upper() in _NO_INITIALS and self.text[m.start()].isupper():
            return None  # `ASN yang belum menentukan pilihan boleh …`
        if m and not self._bodies_between(begin, m.end()):
            if named := self._apposed(m.end(), limit):
                return named
            return Speaker("unnamed", m.start(), m.end())
        return None

    def _apposed(self, offset: int, limit: int) -> Speaker | None:
        """The name behind a description: `Salah seorang penerima SK, Dewi Anjani, …`"""
        m = _APPOSED.match(self.text, offset, limit)
        if not m:
            return None
        speaker = self._by_name(m.start("name"), m.end("name"))
        return speaker if speaker.kind == "person" else None

    def _head_of(self, start: int, floor: int) -> Speaker | None:
        """The person named before the comma if this noun phrase is in apposition (`Rudi, tokoh masyarakat Sukamaju,
        berharap`)."""
        first = _TOKEN.match(self.low, start)
        if (
            not first
            or first[0] not in self.words.titles
            or self.text[start].isupper()
            or self.text[max(0, start - 2) : start] != ", "
        ):
            return None
        for begin, end, person in reversed(self.between(floor, start)):
            return Speaker("person", begin, end, person) if end == start - 2 else None
        return None

    def described_subject(self, floor: int, limit: int) -> Speaker | None:
        """`Mantan camat itu …`, `…, pria asal … ini juga …` at the begin of a sentence or clause: a description that
        points back."""
        m = self.words.opener.match(self.low, floor, limit)
        begins = [m.end() if m else floor]
        comma = self.low.rfind(", ", floor, limit)
        if comma >= 0:
            begins.append(comma + 2)
        for begin in begins:
            end = self._demonstrative(begin, limit)
            if end and "," not in self.low[begin:end] and not self.between(begin, end):
                return self._private_before(begin, end) or Speaker("pronoun", begin, end)
        return None

    def _private_before(self, begin: int, end: int) -> Speaker | None:
        """The private person named last before, if the description fits no office-holder (`pensiunan guru itu`)."""
        head = self.low[begin:end].split(None, 1)[0]
        if head not in self.words.private_nouns:
            return None
        i = bisect_left(self._starts, begin) - 1
        while i >= 0 and self.mentions[i][0] > begin - _FAR:
            person = self.mentions[i][2]
            if person.role_class == "other":
                return Speaker("person", begin, end, person)
            i -= 1
        return None

    def _any(self, office: Office) -> bool:
        """True for a bare title that means some holder (`dua orang keuchik`, `kades lainnya`)."""
        if office.title_end < office.end or self.text[office.start].isupper():
            return False
        before = self.low[max(0, office.start - 24) : office.start].split()
        return bool(before and before[-1] in self.words.quantities) or self.low.startswith(" lain", office.end)

    def _named(self, office: Office) -> bool:
        """True if the holder's name stands directly before or behind the office."""
        for start, end, _ in self.between(max(0, office.start - 60), office.end + 45):
            if start < office.end and end > office.start:
                return True
            gap = self.text[office.end : start] if start >= office.end else self.text[end : office.start]
            if not _OTHER_CLAUSE.search(gap):
                return True
        return False

    def _holder(self, office: Office) -> Speaker | None:
        """The person of the article who holds an office that is named alone."""
        same = [
            p
            for p in self.persons
            if p.position
            and p.position == office.position
            and (p.status == office.status or office.status == "current")
            and (p.institution == office.institution or not office.institution)
        ]
        if len(same) > 1:  # the one named last before
            before = [(m[0], m[2]) for m in self.mentions if m[0] < office.start and any(m[2] is p for p in same)]
            same = [before[-1][1]] if before else []
        return Speaker("person", office.start, office.end, same[0]) if same else None

    # -- speakers behind a word of attribution

    def speaker_after(self, offset: int, limit: int) -> Speaker:
        """Who is named behind `kata`, `menurut`, `dikatakan (oleh)`: looked for from `offset` to `limit`.

        kind `none` if nothing there names or describes a speaker.
        """
        limit = min(limit, offset + 220)
        while offset < limit and self.text[offset].isspace() and self.text[offset] != "\n":
            offset += 1
        if self.low.startswith("oleh ", offset):
            offset += 5
        if self.low.startswith("lagi ", offset):
            offset += 5
        first = _TOKEN.match(self.text, offset, limit)
        if not first:
            return Speaker("none", offset, offset)
        word = first[0].lower().strip(',.;:()"”“')
        if word in self.words.pronouns:
            return Speaker("pronoun", offset, offset + len(word))
        end = self._phrase_limit(offset, limit)
        for start, stop, person in self.between(offset, end):
            gap = self.low[offset:start]
            if any(w.strip("(),.") in self.words.demonstratives for w in gap.split()) and not gap.rstrip().endswith(
                ","
            ):
                break  # `kata pria itu kepada …`
            return Speaker("person", offset, stop, person)
        if self.words.unnamed.match(self.low, offset, end):
            return Speaker("unnamed", offset, self._words_end(offset, end))
        if not self.text[offset].isupper() and (m := self.words.nameless.match(self.low, offset, limit)):
            return Speaker("unnamed", offset, m.end())
        for office in self._offices_between(offset, min(end, offset + 4)):
            shown = self._demonstrative(offset, end)
            if holder := self._holder(office):
                return holder._replace(start=offset, end=max(office.end, shown or 0))
            if shown:
                return Speaker("pronoun", offset, shown)
        if shown := self._demonstrative(offset, end):
            return self._private_before(offset, shown) or Speaker("pronoun", offset, shown)
        if bodies := self._bodies_between(offset, min(end, offset + 4)):
            return Speaker("body", offset, bodies[0].end, body=bodies[0])
        if m := _INITIALS.match(self.text, offset, end):
            return Speaker("unnamed", offset, m.end())
        return self._by_name(offset, end)

    def _phrase_limit(self, offset: int, limit: int) -> int:
        """Where the words that may name the speaker end: at a stop word, the sentence's end, a quotation, or a clause
        of its own."""
        commas = 0
        for m in _TOKEN.finditer(self.text, offset, limit):
            token = m[0]
            bare = token.strip('(),.;:"”“').lower()
            if m.start() > offset and (bare in self.words.stops or self.quoted(m.start())):
                return m.start()
            if token[-1] in ";:?!\n" or (
                token.endswith(".")
                and len(bare) > 6
                and m.end() < limit
                and self.text[m.end() : m.end() + 2].strip()[:1].isupper()
            ):
                return m.end()
            newline = self.text.find("\n", m.end(), m.end() + 2)
            if newline >= 0:
                return newline
            if token.endswith(","):
                commas += 1
                if commas > 3:
                    return m.end()
        return limit

    def _words_end(self, offset: int, limit: int) -> int:
        comma = self.text.find(",", offset, limit)
        return comma if comma >= 0 else limit

    def _demonstrative(self, offset: int, limit: int) -> int:
        """The end of `itu` in `mantan camat … itu` that begins here, else 0."""
        first = _TOKEN.match(self.low, offset, limit)
        if not first or first[0].strip(",.") not in self.words.described:
            return 0
        for count, m in enumerate(_TOKEN.finditer(self.low, offset, limit)):
            if m[0].strip(",.;:)") in self.words.demonstratives and count:
                return m.start() + len(m[0].rstrip(",.;:)"))
            if count > 14 or m[0][-1] in ";:" or (m[0].endswith(",") and count > 8):
                break
        return 0

    def _by_name(self, offset: int, limit: int) -> Speaker:
        """A name that no component has marked: that of a known person if its words are, else a stranger's."""
        m = _TOKEN.match(self.low, offset, limit)
        while m and m[0].strip(",.") in self.words.titles:
            offset = m.end()
            while offset < limit and self.text[offset] == " ":
                offset += 1
            m = _TOKEN.match(self.low, offset, limit)
        named = _NAME.match(self.text, offset, limit)
        if not named:
            return Speaker("none", offset, offset)
        tokens = [t.strip(".,").casefold() for t in named[0].split()]
        for token in reversed(tokens):
            known = self._by_token.get(token, [])
            if not known and len(token) > 2:  # short for a name: Heri for Heribertus
                known = [p for word, persons in self._by_token.items() if word.startswith(token) for p in persons]
            if len({id(p) for p in known}) == 1:
                return Speaker("person", offset, named.end(), known[0])
        if (
            self._offices_between(offset, named.end())
            or self._bodies_between(offset, named.end())
            or tokens[0] in self.words.titles
        ):
            return Speaker("none", offset, offset)
        if (
            tokens[0] in self.words.not_names
            or len(named[0]) < 4
            or (named[0].isupper() and len(named[0]) < 6)
            or bisect_left(self._place_starts, named.end()) > bisect_left(self._place_starts, offset)
        ):
            return Speaker("none", offset, offset)
        if self._in_title_line(offset):
            return Speaker("none", offset, offset)
        person = self.strangers.setdefault(named[0], Person(name=named[0]))
        return Speaker("person", offset, named.end(), person)

    def _in_title_line(self, offset: int) -> bool:
        """True in a line in title case (`Megibung Silakan, Teriak Nomor Urut Jangan`): its capitals are no names."""
        begin = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        words = re.findall(r"[^\W\d_]{4,}", self.text[begin : end if end >= 0 else len(self.text)])
        return len(words) > 4 and sum(w[0].isupper() for w in words) >= 0.75 * len(words)

    # -- other acts

    def acting(self, start: int, end: int) -> tuple[Speaker | None, bool]:
        """Who a sentence without a word of attribution is about, and whether as the one who acts (else only the last
        one named in it)."""
        opener = self.words.opener.match(self.low, start, end)
        begin = opener.end() if opener else start
        m = _PRONOUN.match(self.low, begin, end)
        if m:
            return Speaker("pronoun", begin, m.end()), True
        met = self._met(start, end)
        if met:
            return met, True
        described = self.described_subject(start, min(end, start + 120))
        if described and (described.start == begin or _ABSOLUTE.match(self.low, begin, described.start)):
            return described, True
        mentions = self.between(start, end)
        for first, stop, person in mentions:
            phrase = self.phrase_start(first, start)
            before = self.low[max(start, self.low.rfind(",", start, phrase) + 1) : phrase]
            if self.is_governed(phrase, start) or len(before.split()) > 5 or self._verb(before):
                continue
            verb = self._verb(self.low[stop:end])
            if verb.startswith(("di", "ter")) and verb not in self.words.active_verbs:
                break
            return Speaker("person", phrase, stop, person), True
        unnamed = self.unnamed_subject(start, end, one=True)
        if unnamed:
            verb = self._verb(self.low[unnamed.end : end])
            return unnamed, not verb.startswith(("di", "ter")) or verb in self.words.active_verbs
        if mentions:
            first, stop, person = mentions[-1]
            if len(mentions) == 1 or len(self.text[stop:end].split()) <= 3:
                return Speaker("person", first, stop, person), False
        return None, False

    def _met(self, start: int, end: int) -> Speaker | None:
        """Whom a journalist met (`Wartawan kami, R, menemui ketuanya, Tgk. M`, `Warta X menemui N`): who is going to speak."""
        if self._nobody_met:
            return None
        subject = False
        for first, stop, person in self.between(start, end):
            if self.words.met.search(self.low, max(start, first - 60), first):
                return None if subject else Speaker("person", first, stop, person)
            subject = subject or not self.words.journalist.search(self.low, max(start, first - 60), first)
        return None

    def _verb(self, text: str) -> str:
        """The first main verb of a text by its prefix, '' if there is none."""
        for m in _VERB.finditer(text):
            if not m[1] and m[2] not in self.words.verb_exceptions:
                return m[2]
        return ""

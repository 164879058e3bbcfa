"""Who said each quotation, and which sentences report what somebody said.

One pass over the narrative (the sentences without their quotations) and the quotations in text order. Words of
attribution name
the speaker or point back (`ujarnya`, `kata dia`, `tutur mantan camat itu`); then it is whoever spoke, or acted, last
before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from netralitas.extract.findings import Body, Person
from netralitas.extract.reading import Reading
from netralitas.extract.scanner import Hit
from netralitas.extract.statements.interview import Interview
from netralitas.extract.statements.pieces import CLOSING, Piece, pieces_of
from netralitas.extract.statements.quotations import Quotation, is_title, words_up_to
from netralitas.extract.statements.reported import Reported
from netralitas.extract.statements.speakers import Cast, Speaker
from netralitas.extract.statements.words import CUE, Cue, Words

_GAP = re.compile(r"[\s,.;:–—\-\"”“’‘'!?)]*")
_LOWER_WORD = re.compile(r"[a-z]{3,}(?:-[a-z]+)?(?=[\s,.;]|$)")
_WE, _I = re.compile(r"(?<!\w)kami(?!\w)"), re.compile(r"(?<!\w)(?:saya|aku|gue|beta)(?!\w)")
_ACTS = re.compile(
    r" (?:me|ber|ter)[a-z]{3,}(?:-[a-z]+)?(?: (?:kepala|tangan|bahu|pundak|napas|dahi|lebar|kecil|pelan|lirih))?[.,]"
)
_THUS = ("demikian", "begitu", "begitulah", "demikianlah")
_ANSWERS = ("jawab", "sahut", "balas", "timpal", "tangkis", "tukas", "tepis")
_DATELINE = re.compile(r"[A-Z][^a-z“”\"]{2,40}(?:\([^()]{1,40}\)\s*)?[-–—|:]\s*$|[^.!?\n]{0,60}\)\s*[-–—|]\s*$")
_DEMIKIAN = ("demikian", "begitu", "begitulah", "demikianlah", "masih", "ulang", "lalu", "kemudian", "seperti")


class Said(NamedTuple):
    """Words that were said: offsets, `direct` or `indirect`, the speaker (None: unnamed), the body that speaks, the
    words of attribution."""

    start: int
    end: int
    kind: str
    person: Person | None
    body: Body | None
    cue: str


class _Turn(NamedTuple):
    """Whoever spoke or acted: the person (None: unnamed), the paragraph, whether it was speech."""

    person: Person | None
    paragraph: int
    speech: bool


class Attribution:
    """The pass. `run()` returns what was said, in text order."""

    def __init__(self, reading: Reading, words: Words, quotations: list[Quotation]) -> None:
        self.reading, self.words, self.quotations = reading, words, quotations
        self.text, self.low = reading.text, reading.lowered
        self.cast = Cast(reading, words, [(q.outer_start, q.outer_end) for q in quotations])
        self.interview = Interview(reading, words, quotations, self.cast)
        self.reported = Reported(reading, words)
        self.cues: list[Hit] = [h for h in reading.hits.get(CUE, ()) if not self.cast.quoted(h.start)]
        self.cue_starts = [h.start for h in self.cues]
        self.said: list[Said] = []
        self.last: _Turn | None = None
        self.last_speech: _Turn | None = None
        self.weak: _Turn | None = None
        self.asked: Person | None = None
        """Who had spoken before the last speaker: whom a question was put to."""
        self.behind: dict[int, tuple[Speaker, int, str]] = {}
        """For each quotation with words of attribution directly behind it: who they name, where they end, the words."""

    def run(self) -> list[Said]:
        pieces = pieces_of(self.reading, self.quotations)
        for piece in pieces:
            if piece.follows >= 0:
                self._look_behind(piece)
        leads = {p.precedes: p for p in pieces if p.precedes >= 0}
        at = 0
        for piece in pieces:
            while at < len(self.quotations) and self.quotations[at].start < piece.start:
                self._quotation(at, leads.get(at))
                at += 1
            self._narrative(piece)
        for number in range(at, len(self.quotations)):
            self._quotation(number, leads.get(number))
        self.said.sort(key=lambda s: (s.start, s.end))
        return self.said

    # -- whoever is meant

    def _turn(self, person: Person | None, paragraph: int, speech: bool) -> None:
        if speech and self.last_speech and self.last_speech.person is not person:
            self.asked = self.last_speech.person
        self.last = _Turn(person, paragraph, speech)
        if speech:
            self.last_speech = self.last

    def _meant(self, paragraph: int, more: bool) -> Person | None:
        """The person that `dia`, `-nya` or no words at all point back to."""
        last, weak, speech = self.last, self.weak, self.last_speech
        if last and last.paragraph == paragraph:
            return last.person
        if weak and weak.paragraph == paragraph:
            return weak.person
        if speech and (more or last is None or last is speech or paragraph - last.paragraph > 2 or last.person is None):
            return speech.person
        return last.person if last else (weak.person if weak else None)

    def _resolve(self, speaker: Speaker, paragraph: int, more: bool) -> Person | None:
        if speaker.kind == "person":
            return speaker.person
        if speaker.kind in ("unnamed", "body"):
            return None
        return self._meant(paragraph, more)

    # -- quotations

    def _look_behind(self, piece: Piece) -> None:
        """Words of attribution directly behind a quotation."""
        quotation = self.quotations[piece.follows]
        gap = _GAP.match(self.text, piece.start, piece.end)
        at = gap.end() if gap else piece.start
        if self.words.written.match(self.low, at, piece.end):
            self.behind[piece.follows] = (Speaker("unnamed", at, piece.end), at, "")
            return
        word = _LOWER_WORD.match(self.low, at, piece.end)
        thus = bool(word) and word is not None and word[0] in _THUS
        if word and word[0] in _DEMIKIAN:
            at = word.end()
            while at < piece.end and self.text[at] in " ,":
                at += 1
        between = self.text[quotation.end : at]
        ended = "," not in between and ("." in between or self.text[quotation.end - 1] in ".!?…")
        hit = self._cue_at(at)
        if hit:
            speaker = self._behind_cue(hit, piece, ended)
            if speaker:
                self.behind[piece.follows] = (speaker, max(hit.end, speaker.end), self.text[hit.start : hit.end])
            return
        if thus and self.text[at : at + 1].isupper():
            speaker = self.cast.speaker_after(at, piece.end)
            if speaker.kind == "person":
                self.behind[piece.follows] = (speaker, speaker.end, "demikian")
                return
        if (
            not ended
            and "," in self.text[quotation.end - 1 : at]
            and self.text[at : at + 1].isupper()
            and (named := self.cast.between(at, at + 1))
            and _ACTS.match(self.low, named[0][1])
        ):
            self.behind[piece.follows] = (Speaker("person", at, named[0][1], named[0][2]), named[0][1], "")
            return  # `"…," Rudi menggeleng.`
        word = _LOWER_WORD.match(self.text, at, piece.end)
        if word and word[0] not in self.words.not_verbs and not word[0].startswith(("di", "me", "ber", "ter", "ke")):
            if word[0].endswith("nya") and len(word[0]) > 6:
                speaker = Speaker("pronoun", word.end(), word.end())
            else:
                speaker = self.cast.speaker_after(word.end(), piece.end)
                if speaker.kind == "none" or speaker.start > word.end() + 1:
                    return
            self.behind[piece.follows] = (speaker, max(word.end(), speaker.end), word[0])
            return
        self._verb_behind(piece, at, ended)

    def _behind_cue(self, hit: Hit, piece: Piece, ended: bool) -> Speaker | None:
        cue: Cue = hit.value
        if cue.form in ("own", "passive_own", "source_own"):
            return Speaker("pronoun", hit.start, hit.end)
        speaker = self.cast.speaker_after(hit.end, piece.end)
        if speaker.kind == "none":
            if cue.form == "root" and self.text[hit.start].islower():
                return Speaker("pronoun", hit.start, hit.end)
            return None
        if self.text[hit.start].isupper() and ended and not self._ends_with(speaker, piece):
            return None  # `"…" Kata X, …`: a sentence of its own
        return speaker if cue.form in ("root", "passive", "source") else None

    def _ends_with(self, speaker: Speaker, piece: Piece) -> bool:
        return words_up_to(4, self.text, speaker.end, piece.end) <= 3

    def _verb_behind(self, piece: Piece, at: int, ended: bool) -> None:
        """`"…," X menambahkan.`"""
        for hit in self.cues[bisect_left(self.cue_starts, at) :][:2]:
            if hit.end > piece.end:
                return
            if hit.value.form == "active":
                speaker = self.cast.subject_before(hit.start, at)
                close = speaker.kind in ("person", "pronoun", "unnamed") and speaker.start <= at + 1
                if close and (not ended or words_up_to(1, self.text, hit.end, piece.end) == 0):
                    self.behind[piece.follows] = (speaker, hit.end, self.text[hit.start : hit.end])
                return

    def _cue_at(self, offset: int) -> Hit | None:
        i = bisect_left(self.cue_starts, offset)
        return self.cues[i] if i < len(self.cues) and self.cues[i].start == offset else None

    def _quotation(self, number: int, lead: Piece | None) -> None:
        quotation = self.quotations[number]
        behind = self.behind.get(number)
        before = self.low[lead.start : quotation.outer_start] if lead else ""
        length = words_up_to(5, self.text, quotation.start, quotation.end)
        if is_title(self.reading, quotation, before, behind is not None, self.words) or length < (2 if behind else 5):
            self.behind.pop(number, None)
            return
        introduced = self._introduced(lead, before)
        if (
            lead
            and behind is None
            and not introduced
            and before.rstrip()[-1:] not in ".!?…:"
            and not self._whole(quotation, before)
            and not _DATELINE.match(self.text, lead.start, quotation.outer_start)
        ):
            return  # some words of a sentence in quotation marks, nobody's
        paragraph = self._paragraph_of(quotation.start)
        more = False
        cue = ""
        body = None
        if behind is not None:
            speaker, _, cue = behind
            hit = next(
                (
                    h
                    for h in self.cues[bisect_left(self.cue_starts, quotation.outer_end) :][:1]
                    if self.text[h.start : h.end] == cue
                ),
                None,
            )
            more = bool(hit and hit.value.more)
        else:
            speaker = Speaker("pronoun", quotation.start, quotation.start)
            if introduced and lead:
                inside = [h for h in self.cues[bisect_left(self.cue_starts, lead.start) :][:8] if h.end <= lead.end]
                cue = self.text[inside[-1].start : inside[-1].end] if inside else ""
            more = not lead
        person = self._resolve(speaker, paragraph, more)
        if speaker.kind == "pronoun" and self.interview.answers(quotation):
            person = self.interview.person
        elif speaker.kind == "pronoun" and person is None and self._for_a_body(quotation):
            person = self.last_speech.person if self.last_speech else None
        if person is None and speaker.kind == "pronoun" and cue.startswith(_ANSWERS):
            person = self.asked  # `Seorang guru bertanya … "…," jawabnya`
        body = speaker.body
        self.said.append(Said(quotation.start, quotation.end, "direct", person, body, cue))
        self._turn(person, self._paragraph_of(quotation.outer_end - 1), True)

    def _whole(self, quotation: Quotation, before: str) -> bool:
        """True for a sentence of its own behind a comma: `ia hanya menitip kalimat, "Saya tidak pernah mengancam."`"""
        return (
            before.rstrip().endswith(",")
            and self.text[quotation.start].isupper()
            and self.text[quotation.end - 1] in ".!?"
        )

    def _for_a_body(self, quotation: Quotation) -> bool:
        """True for words with `kami` and no `saya`: not those of the one nameless person who is accused in the sentence before."""
        words = self.low[quotation.start : quotation.end]
        return bool(_WE.search(words)) and not _I.search(words) and self.weak is not None and self.weak.person is None

    def _introduced(self, lead: Piece | None, before: str) -> bool:
        """True if the words before a quotation in its sentence say that somebody speaks."""
        if not lead:
            return False
        if before.rstrip().endswith(":"):
            return True
        i = bisect_left(self.cue_starts, lead.start)
        return i < len(self.cues) and self.cues[i].end <= lead.end

    def _paragraph_of(self, offset: int) -> int:
        sentences = self.reading.sentences
        i = self.reading.sentence_at(offset)
        return sentences[i].paragraph if i >= 0 else 0

    # -- narrative

    def _narrative(self, piece: Piece) -> None:
        """The words of attribution in a piece: whom they name, and what they report."""
        start = piece.start
        if piece.follows in self.behind:
            start = max(start, self.behind[piece.follows][1])
        spoke = False
        i = bisect_left(self.cue_starts, start)
        reports: list[tuple[Hit, Speaker, Person | None]] = []
        while i < len(self.cues) and self.cues[i].end <= piece.end:
            hit = self.cues[i]
            i += 1
            speaker = self._speaks(hit, piece, start)
            if speaker is None:
                continue
            refused = self._refused(hit, start)
            if refused and speaker.kind in ("unnamed", "body"):
                continue
            if (
                hit.value.form == "passive"
                and self.low.endswith("yang ", piece.start, hit.start)
                and self._acts_first(piece, hit)
            ):
                continue  # `Ia merujuk pasal yang dibacakan Rudi`
            person = self._resolve(speaker, piece.paragraph, hit.value.more)
            if speaker.kind == "body":
                reports.append((hit, speaker, None))
                continue
            spoke = True
            self._turn(person, piece.paragraph, True)
            if not hit.value.mute and not refused:
                reports.append((hit, speaker, person))
        if reports:
            self._report(reports, piece, start)
            self._report_back(reports[0], piece)
        if not spoke and start == piece.start:
            speaker_or_none, strong = self.cast.acting(piece.start, piece.end)
            if speaker_or_none is None:
                return
            if strong:
                person = self._resolve(speaker_or_none, piece.paragraph, False)
                self._turn(person, piece.paragraph, False)
            else:
                self.weak = _Turn(speaker_or_none.person, piece.paragraph, False)

    def _acts_first(self, piece: Piece, hit: Hit) -> bool:
        """True if the sentence before a word of attribution has a subject of its own."""
        subject, strong = self.cast.acting(piece.start, hit.start)
        return subject is not None and strong

    def _speaks(self, hit: Hit, piece: Piece, start: int) -> Speaker | None:
        """Who a word of attribution in the narrative names; None if it attributes nothing here."""
        cue: Cue = hit.value
        before = self.text[max(start, hit.start - 120) : hit.start].rstrip()
        last = before[-1:]
        first = not before.strip(CLOSING + "-–—(")
        if cue.form == "active":
            speaker = self.cast.subject_before(hit.start, start)
            if speaker.kind == "none":
                behind = self.behind.get(piece.follows)
                return behind[0] if behind and start > piece.start else None
            return speaker
        joined = first or last in ",–—-(" or before.rpartition(" ")[2].lower() in _DEMIKIAN
        if cue.form == "source_own":
            # `FP yang dihubungi … karena menurutnya …`: the subject of the sentence
            unnamed = None if joined else self.cast.unnamed_subject(piece.start, hit.start, one=True)
            return unnamed or Speaker("pronoun", hit.start, hit.end)
        if cue.form in ("own", "passive_own"):
            after = self.text[hit.end : hit.end + 1]
            if cue.form == "own" and (cue.bare != "always" or not joined or (first and after not in ",:")):
                return None
            return Speaker("pronoun", hit.start, hit.end)
        if cue.form == "root" and cue.bare != "always":
            return None
        if self.text[hit.start : hit.end] == "bilang" and not first:
            subject = self.cast.subject_before(hit.start, start)  # `Wahyuni bilang ia …`: root and active are one word
            if subject.kind in ("person", "unnamed"):
                return subject
        if cue.form == "root" and not joined and not cue.sure:
            return None
        speaker = self.cast.speaker_after(hit.end, piece.end)
        if speaker.kind == "none" or (speaker.kind == "unnamed" and cue.form != "root"):
            return None
        if cue.form == "source" and not cue.sure and not (first and speaker.kind == "person"):
            return None
        return speaker

    def _refused(self, hit: Hit, start: int) -> bool:
        """True if the verb stands behind `enggan`, `tidak mau`, `untuk`, …"""
        if hit.value.form != "active":
            return False
        words = self.low[max(start, hit.start - 30) : hit.start].split()
        return bool(words) and (words[-1] in self.words.refusals or " ".join(words[-2:]) in self.words.refusals)

    # -- what is reported

    def _report(self, reports: list[tuple[Hit, Speaker, Person | None]], piece: Piece, start: int) -> None:
        previous: Person | Body | None = None
        for number, (hit, speaker, person) in enumerate(reports):
            if number and (person or speaker.body) is previous:
                continue
            previous = person or speaker.body
            end = piece.end
            for later, who, other in reports[number + 1 :]:
                if (other or who.body) is not previous:
                    end = min(who.start, later.start)
                    break
            span = self.reported.span(hit, speaker, start if not number else hit.start, end)
            if span:
                stop = self.reported.with_list(span[1]) if span[1] >= piece.end - 2 else span[1]
                self.said.append(Said(span[0], stop, "indirect", person, speaker.body, self.text[hit.start : hit.end]))

    def _report_back(self, report: tuple[Hit, Speaker, Person | None], piece: Piece) -> None:
        """`Demikian disampaikan X`, `Hal itu dikatakan X`: the sentence before is what was said."""
        hit, speaker, person = report
        if hit.value.form not in ("root", "passive", "passive_own") or not self.words.back.match(
            self.low, piece.start, hit.start
        ):
            return
        i = self.reading.sentence_at(piece.start) - 1
        if i < 0:
            return
        before = self.reading.sentences[i]
        if before.headline or before.paragraph < piece.paragraph - 1 or self.cast.quoted(before.start):
            return
        if not any(s.start < before.end and s.end > before.start for s in self.said[-8:]):
            span = self.reported.trim(before.start, before.end)
            if span and words_up_to(3, self.text, *span) >= 3:
                self.said.append(Said(*span, "indirect", person, speaker.body, self.text[hit.start : hit.end]))

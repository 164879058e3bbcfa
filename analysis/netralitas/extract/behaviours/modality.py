"""Whether an act is forbidden, allowed, alleged, proven or dismissed: cues with direction, scope and priority, as in ConText.

A sentence gives its cues; `within` decides for an act from the cues of its own sentence, `Discourse` for acts that have none there:
from the head of their list, the sentence before, the one after, or the case the article is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from netralitas.extract.behaviours.words import Mark, Token, Words, with_negation
from netralitas.lexicon import LexiconError

MODALITIES = ("prohibited", "permitted", "alleged", "proven", "not_proven")
NORMS = frozenset(("prohibited", "permitted"))
STATUSES = frozenset(("alleged", "proven", "not_proven"))
CATEGORIES = frozenset((*MODALITIES, "common", "violation", "duty", "conditional", "denial", "proviso", "exception", "terminator", "void"))
STOPS = frozenset(",.;!?\"”“»)]'’:")
TAIL = frozenset(("lagi", "saja", "ya", "dong", "kok", "juga", "dilakukan", "hukumnya", "keras", "to", "kan", "pun", "lah", "e", "karena", "sebab", "oleh", "dalam", "sesuai"))
REASONS = frozenset(("karena", "gara-gara", "lantaran", "usai", "akibat", "setelah", "sebab", "buntut"))
ATTRIBUTION = frozenset("kata ujar tegas pesan pinta lanjut sambung tambah menurut sebut imbuh jelas tutur terang ucap ungkap papar tandas seru beber imbau tukas".split())
SAYING = frozenset("mengungkapkan mengatakan menyebut menyebutkan mengaku membenarkan mengakui menjelaskan menyatakan menyampaikan mengungkap menilai menduga mengklaim".split())
OTHERS = frozenset(("lainnya", "lain", "sisanya", "selebihnya", "sisa"))
ANAPHORA = frozenset(("itu", "hal", "ini", "semua", "semuanya", "perbuatan", "tindakan", "yang", "kepada", "mereka", "keduanya", "ia", "dia", "jadi", "semua"))
NUMBERS = frozenset("satu seorang dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split())
NEGATION_REACH = 5
CONDITION_REACH = 6


class Cue(NamedTuple):
    """A modifier in a sentence: its tokens, category, and whether it only points back (`…, itu dilarang.`)."""

    first: int
    stop: int
    category: str
    final: bool


@dataclass(frozen=True)
class Modifiers:
    """The modifiers of modality.toml, ready to be found."""

    words: Words
    priority: dict[str, int]
    negation: frozenset[str]
    continuation: tuple[tuple[str, ...], ...]
    auxiliary: frozenset[str]
    specific: frozenset[str]

    @classmethod
    def of(cls, lexicon: dict[str, Any]) -> Modifiers:
        """From modality.toml.

        Errors: LexiconError for an unknown category.
        """
        if unknown := set(lexicon["cues"]) - CATEGORIES:
            raise LexiconError(f"modality.toml: unknown categories {sorted(unknown)}")
        negation = lexicon["negation"]

        def entries() -> Iterator[tuple[str, str]]:
            for category, entry in lexicon["cues"].items():
                for surface in entry["words"]:
                    for words in with_negation(surface, negation):
                        yield words, category

        return cls(
            Words(entries()),
            {category: entry["priority"] for category, entry in lexicon["cues"].items()},
            frozenset(negation),
            tuple(tuple(c.split()) for c in lexicon["continuation"]),
            frozenset(lexicon["auxiliary"]),
            frozenset(lexicon["specific"]),
        )

    def cues(self, tokens: list[Token]) -> list[Cue]:
        """The cues of a sentence in text order; `terbukti` after a condition is none, nor are void phrases."""
        forms = [t.form for t in tokens]
        found: list[Cue] = []
        condition = -99
        for mark in self.words.marks(forms):
            category = max(mark.classes, key=lambda c: (c == "void", self.priority[c]))
            if category == "void":
                continue
            if category == "conditional" and _complementiser(forms, mark.first):
                continue
            if category == "conditional":
                condition = mark.first
            elif category in ("proven", "not_proven", "alleged") and mark.first - condition <= CONDITION_REACH:
                category = "conditional"
            elif category == "proven" and mark.first and forms[mark.first - 1] in ("belum", "kelak", "apakah", "nanti"):
                category = "alleged" if forms[mark.first - 1] == "belum" else "conditional"
            found.append(Cue(mark.first, mark.stop, category, self._final(forms, mark)))
        covered = {i for c in found for i in range(c.first, c.stop)}
        negations = [Cue(i, i + 1, "negation", False) for i, f in enumerate(forms) if f in self.negation and i not in covered and not self._void_at(forms, i)]
        return sorted([*found, *negations])

    def _void_at(self, forms: list[str], i: int) -> bool:
        return any(m.first == 0 and "void" in m.classes for m in self.words.marks(forms[i : i + 4]))

    def _final(self, forms: list[str], mark: Mark) -> bool:
        i = mark.stop
        while i < len(forms) and forms[i] in TAIL and i - mark.stop < 2:
            i += 1
        if i >= len(forms):
            return True
        if forms[i] not in STOPS or forms[i] == ":":
            return False
        if forms[i] == "," and i + 1 < len(forms):
            follows = forms[i + 1].removesuffix("nya")
            return follows not in ATTRIBUTION and follows not in ("misal", "antara", "seperti", "yakni", "yaitu", "mulai", "termasuk")
        return True

    def goes_on(self, tokens: list[Token]) -> bool:
        """True if a sentence begins like the next item of a list."""
        forms = tuple(t.form for t in tokens[:5])
        while forms and forms[0] in STOPS:
            forms = forms[1:]
        return any(forms[: len(c)] == c for c in self.continuation)


@dataclass(slots=True)
class Scene:
    """A sentence's tokens, word marks and cues, and what is known of it: list item, headline, direct or indirect speech."""

    tokens: list[Token]
    marks: list[Mark]
    cues: list[Cue]
    paragraph: int
    headline: bool = False
    item: bool = False
    speech: bool = False
    goes_on: bool = False

    @property
    def terminators(self) -> list[int]:
        """Tokens at which a clause ends."""
        return [c.first for c in self.cues if c.category in ("terminator", "exception")]

    def ends_with_colon(self) -> bool:
        """True if a list follows."""
        return bool(self.tokens) and self.tokens[-1].form == ":"

    def accused(self, first: int) -> bool:
        """True if a suspicion or a verdict stands just before a token."""
        return any(c.category in STATUSES and 0 <= first - c.stop <= 3 for c in self.cues)

    def has(self, name: str) -> bool:
        """True if a word of this class stands in the sentence."""
        return any(name in m.classes for m in self.marks)


def _complementiser(forms: list[str], i: int) -> bool:
    """`mengungkapkan, jika …` only means `that`."""
    before = forms[max(0, i - 2) : i]
    return forms[i] in ("jika", "kalau", "bila", "kalo") and any(f in SAYING for f in before)


def _cut(scene: Scene, a: int, b: int) -> bool:
    return any(a < t <= b for t in scene.terminators)


def within(scene: Scene, first: int, stop: int, modifiers: Modifiers) -> str:
    """The modality that the cues of its own sentence give an act: a value of MODALITIES, `drop` for what isn't coded, '' for none.

    scene: the sentence; first, stop: the tokens of the act.
    """
    before = [c for c in scene.cues if (c.stop <= first or c.category == "negation" and c.first == first) and not _cut(scene, c.first, first)]
    after = [c for c in scene.cues if c.first >= stop and not _cut(scene, stop - 1, c.first)]
    inside = [c for c in scene.cues if c.first < stop and c.stop > first and c.category in MODALITIES]
    norms = [c for c in before if c.category in NORMS and not c.final]
    norm = norms[-1] if norms else None
    statuses = [c for c in before if c.category in STATUSES and (norm is None or c.first > norm.first)]
    if norm is not None and norm.category == "prohibited" and statuses and statuses[-1].first - norm.stop <= 2:
        statuses = []
    if _in_proviso(scene, before, norm, first):
        return "drop"
    exception = [c for c in scene.cues if c.category == "exception" and c.first < first]
    if exception and norm is None:
        earlier = [c for c in scene.cues if c.category in NORMS and c.first < exception[-1].first]
        if earlier:
            return "permitted" if earlier[-1].category == "prohibited" else "prohibited"
    conditional = [c for c in before if c.category == "conditional" and (norm is None or c.first > norm.first)]
    back = _backward(scene, after, stop)
    negated = _negated(scene, before, first)
    if norm is not None and not statuses:
        if negated and norm.category == "permitted":
            return "prohibited" if not any(c.category == "proviso" for c in before) else "drop"
        if conditional and norm.category == "permitted" and back == "prohibited":
            return back
        return norm.category
    if statuses and not conditional:
        best = _status(statuses, scene, modifiers)
        if back in ("proven", "not_proven") and modifiers.priority[back] > modifiers.priority[best] and not _other_subject(scene, after, stop):
            best = back
        if negated and best == "alleged":
            return _denied(scene, before)
        if best == "alleged" and _threatened(scene) and not _specific(scene, modifiers):
            return "prohibited"
        return best
    if negated:
        return _denied(scene, before)
    if back:
        if conditional and back in STATUSES:
            return "prohibited"
        if back == "prohibited" and _specific(scene, modifiers) and any(c.category == "violation" for c in after) and _reason(scene, stop):
            return "alleged"
        return back
    violations = [c for c in before if c.category == "violation"]
    if violations:
        if _specific(scene, modifiers) and any(t.form in REASONS for t in scene.tokens[violations[-1].stop : first]):
            return "alleged"
        return "prohibited"
    if conditional:
        return "prohibited"
    if inside:
        return inside[0].category
    duty = [c for c in before if c.category == "duty"]
    if duty and duty[-1].stop >= first - 2:
        return "drop"
    return ""


def _in_proviso(scene: Scene, before: list[Cue], norm: Cue | None, first: int) -> bool:
    provisos = [c for c in before if c.category == "proviso"]
    if not provisos:
        return False
    last = provisos[-1]
    if scene.tokens[last.stop - 1].form == "tanpa":
        return first - last.stop <= 3
    return any(c.category == "permitted" and c.first < last.first for c in scene.cues) and (norm is None or norm.first < last.first)


def _status(statuses: list[Cue], scene: Scene, modifiers: Modifiers) -> str:
    best = statuses[-1]
    for cue in reversed(statuses[:-1]):
        if any(t.form in ("," , ";") for t in scene.tokens[cue.stop : best.first]) and cue.category != "not_proven":
            break
        if modifiers.priority[cue.category] > modifiers.priority[best.category]:
            best = cue
    return best.category


def _negated(scene: Scene, before: list[Cue], first: int) -> bool:
    """A bare `not` before the act, or before acts listed with it."""
    for cue in reversed(before):
        if cue.category == "negation":
            between = scene.tokens[cue.stop : first]
            if len(between) <= NEGATION_REACH and not any(t.form in STOPS for t in between):
                return True
            return any(t.form in (",", "dan", "atau", "maupun", "serta", "apalagi", "ataupun") for t in between) and not any(
                t.form in ("yang", "agar", "supaya") for t in between) and cue.category == "negation" and len(between) <= 30
        if cue.category in NORMS or cue.category in ("alleged", "proven"):
            return False
    return False


def _denied(scene: Scene, before: list[Cue]) -> str:
    """A not-doing: of someone who denies it (alleged), else a duty (prohibited)."""
    if any(c.category == "denial" for c in scene.cues):
        return "alleged"
    if any(t.form in ("saya", "kami", "aku", "beliau", "urang", "beta", "awak") for t in scene.tokens[:8]) and not any(c.category == "duty" for c in before):
        return "drop"
    return "prohibited"


def _backward(scene: Scene, after: list[Cue], stop: int) -> str:
    """What the cues after the act say of it."""
    for cue in after:
        if cue.category == "violation":
            return "prohibited"
        if cue.category in NORMS:
            if cue.final:
                return cue.category
            servant = any("civil_servant" in m.classes and m.stop >= cue.first - 1 and m.first >= stop for m in scene.marks)
            if not servant and scene.tokens[cue.stop - 1].form not in ("jangan", "larangan", "melarang"):
                return cue.category
            return ""
        if cue.category in ("proven", "not_proven"):
            return cue.category
    return next(("alleged" for c in after if c.category == "alleged"), "")


def _other_subject(scene: Scene, after: list[Cue], stop: int) -> bool:
    """True if between the act and the next verdict the talk turns to others: `…, lima lainnya …`."""
    end = next((c.first for c in after if c.category in ("proven", "not_proven")), stop)
    between = scene.tokens[stop:end]
    return any(t.form in OTHERS for t in between) or any(
        a.form == "," and (b.form in NUMBERS or b.form.isdigit()) for a, b in zip(between, between[1:], strict=False))


def _threatened(scene: Scene) -> bool:
    return any(c.category == "violation" for c in scene.cues)


def _specific(scene: Scene, modifiers: Modifiers) -> bool:
    return any(t.form in modifiers.specific or t.form.isdigit() for t in scene.tokens)


def _reason(scene: Scene, stop: int) -> bool:
    return any(t.form in REASONS for t in scene.tokens)


@dataclass
class Discourse:
    """What earlier sentences say of acts that have no cue of their own.

    decided: the modality last given in each sentence read so far ('' for none).
    """

    scenes: list[Scene]
    modifiers: Modifiers
    decided: list[str] = field(default_factory=list)
    case: bool = field(init=False)
    norm: bool = field(init=False)
    _head: str = ""

    def __post_init__(self) -> None:
        categories = [c.category for s in self.scenes for c in s.cues]
        statuses = sum(c in STATUSES for c in categories)
        norms = sum(c in ("prohibited", "violation") for c in categories)
        self.case = statuses >= 2
        self.norm = norms > statuses

    def default(self, index: int, *, bare: bool) -> str:
        """What an act is when nothing in its surroundings says: alleged in a case, prohibited in a warning, else not coded."""
        scene = self.scenes[index]
        if bare and not any(c.category == "common" for c in scene.cues):
            return ""
        if any(c.category in NORMS or c.category == "violation" for c in scene.cues):
            return ""
        if scene.has("other_actor") and not scene.goes_on and not any(s.has("civil_servant") for s in self.scenes[max(0, index - 2) : index + 1]):
            return ""
        if any(t.form in ("saya", "aku", "beta", "kami") for t in scene.tokens[:10]) and scene.speech:
            return ""
        if any(c.category in ("common", "alleged") for c in scene.cues):
            return "alleged"
        if self.norm and scene.speech:
            return "prohibited"
        return "alleged" if self.case else ""

    def leaves(self, index: int, last: str) -> None:
        """Note what a sentence ends with. last: the modality of its last act, '' if it has none."""
        scene = self.scenes[index]
        message = last if last in MODALITIES else self._message(scene)
        self.decided.append(message)
        if not scene.item:
            opened = [c for c in scene.cues if c.category in MODALITIES or c.category == "violation"]
            if scene.ends_with_colon() or self._opens_list(index):
                self._head = _plain(opened[-1].category) if opened else self._head
            else:
                self._head = ""

    def _opens_list(self, index: int) -> bool:
        return index + 1 < len(self.scenes) and self.scenes[index + 1].item

    @staticmethod
    def _message(scene: Scene) -> str:
        strong = [c.category for c in scene.cues if c.category in NORMS or c.category in ("proven", "not_proven", "violation")]
        if strong:
            first = next((c for c in strong if c in ("proven", "not_proven")), strong[-1])
            return _plain(first if first in STATUSES else strong[-1])
        return "alleged" if any(c.category in ("alleged", "common") for c in scene.cues) else ""

    def inherited(self, index: int, *, bare: bool) -> str:
        """The modality of an act without a cue in its sentence; '' if nothing says. bare: the act names no candidate or party."""
        scene = self.scenes[index]
        if scene.item and self._head:
            return self._head
        before = self.decided[index - 1] if index else ""
        same = index > 0 and self.scenes[index - 1].paragraph == scene.paragraph
        if scene.goes_on and before and (same or self.scenes[index - 1].ends_with_colon()):
            return self._retold(index, before)
        if index and self.scenes[index - 1].ends_with_colon() and before:
            return before
        after = self._next(index)
        if after:
            return after
        if same and before in ("proven", "not_proven", "alleged"):
            return self._retold(index, before)
        if bare:
            return ""
        if self.case and not scene.headline and index and before in ("proven", "not_proven") and (
            scene.goes_on or next((t.form for t in scene.tokens if t.form not in STOPS), "") in ANAPHORA
        ):
            return before
        return ""

    def condemned(self, index: int) -> bool:
        """True if the next sentence calls what this one tells forbidden: `Hal itu tidak dibenarkan.`"""
        if index + 1 >= len(self.scenes):
            return False
        scene = self.scenes[index + 1]
        forms = [t.form for t in scene.tokens if t.form not in STOPS]
        points = forms[:1] == ["hal"] or forms[:1] in (["itu"], ["ini"]) or forms[:2] in (["perbuatan", "itu"], ["tindakan", "itu"])
        for cue in scene.cues:
            if cue.category == "prohibited":
                follows = scene.tokens[cue.stop].form if cue.stop < len(scene.tokens) else ""
                return points or follows in ("itu", "hal")
        return False

    def settled(self, index: int) -> str:
        """`not_proven` if the sentences around an accusation say that the one case there is was dismissed."""
        if any(t.form in ("kini", "masih", "lain", "lainnya", "tetap", "sisanya", "sekarang", "dua", "tadi") for t in self.scenes[index].tokens):
            return ""
        sides = [self._dismissed(index - 1), self._dismissed(index + 1)]
        same = [0 <= i < len(self.scenes) and self.scenes[i].paragraph == self.scenes[index].paragraph for i in (index - 1, index + 1)]
        return "not_proven" if all(sides) or sides[0] and same[0] else ""

    def _dismissed(self, index: int) -> bool:
        if not 0 <= index < len(self.scenes):
            return False
        cues = [c.category for c in self.scenes[index].cues if c.category in STATUSES]
        return bool(cues) and cues[-1] == "not_proven" and "proven" not in cues

    def _retold(self, index: int, before: str) -> str:
        after = self._next(index)
        return after if after in ("proven", "not_proven") and before == "alleged" else before

    def _next(self, index: int) -> str:
        """What the next sentence says of this one: `Hal itu dilarang.`, `Kepada mereka teguran sudah dilayangkan.`"""
        index += 1
        for _ in range(2):
            if index < len(self.scenes) and self.scenes[index].goes_on and not any(c.category in MODALITIES for c in self.scenes[index].cues):
                index += 1
        if index >= len(self.scenes):
            return ""
        scene = self.scenes[index]
        forms = [t.form for t in scene.tokens[:4] if t.form not in STOPS]
        if not forms or forms[0] not in ANAPHORA:
            return ""
        for cue in scene.cues:
            if cue.category == "violation":
                return "prohibited"
            if cue.category in ("prohibited", "permitted") and cue.final or cue.category in ("proven", "not_proven"):
                return cue.category
        return ""


def _plain(category: str) -> str:
    return "prohibited" if category == "violation" else category

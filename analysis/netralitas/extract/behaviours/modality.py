"""Whether an act is forbidden, allowed, alleged, proven or dismissed, from the cues of its own sentence."""

from __future__ import annotations

from itertools import pairwise

from netralitas.extract.behaviours.cues import MODALITIES, NORMS, STATUSES, STOPS, Cue
from netralitas.extract.behaviours.scene import Scene

NEGATION_REACH = 5
LIST_REACH = 30
PROVISO_REACH = 3
GLUE = 2
OWN_REACH = 2
BOOTH_REACH = 2
PAUSES = frozenset(",;")
BOOTH = ("bilik", "hati", "kertas", "kotak")


def _reaching(scene: Scene, first: int, stop: int) -> tuple[list[Cue], list[Cue]]:
    """The cues before and after an act whose direction and clause let them reach it."""
    direction = scene.modifiers.direction
    before = [
        c
        for c in scene.cues
        if (c.stop <= first or (c.category == "negation" and c.first == first))
        and direction[c.category] != "backward"
        and not scene.cut(c.first, first)
    ]
    after = [
        c
        for c in scene.cues
        if c.first >= stop and direction[c.category] != "forward" and not scene.cut(stop - 1, c.first)
    ]
    return before, after


def within(scene: Scene, first: int, stop: int) -> str:
    """The modality that the cues of its own sentence give an act: a value of MODALITIES, `drop` for what isn't
    coded, '' for none; found once.

    scene: the sentence; first, stop: the tokens of the act.
    """
    found = scene.within.get((first, stop))
    if found is None:
        found = scene.within[first, stop] = _within(scene, first, stop)
    return found


def _within(scene: Scene, first: int, stop: int) -> str:
    before, after = _reaching(scene, first, stop)
    if _refused(scene, first, stop):
        return "prohibited"
    inside = [c for c in scene.cues if c.first < stop and c.stop > first and c.category in MODALITIES]
    norms = [c for c in before if c.category in NORMS and not c.final]
    norm = norms[-1] if norms else None
    statuses = [c for c in before if c.category in STATUSES and (norm is None or c.first > norm.first)]
    if norm is not None and norm.category == "prohibited" and statuses and statuses[-1].first - norm.stop <= GLUE:
        statuses = []
    if _conditions(scene, before, norm, first):
        return "drop"
    exception = [c for c in scene.cues if c.category == "exception" and c.first < first]
    if exception and norm is None:
        earlier = [c for c in scene.cues if c.category in NORMS and c.first < exception[-1].first]
        if earlier:
            return "permitted" if earlier[-1].category == "prohibited" else "prohibited"
    conditional = [c for c in before if c.category == "conditional" and (norm is None or c.first > norm.first)]
    if conditional and (scene.question or _own(scene, first)):
        conditional = []
    back = _backward(scene, after, stop)
    negated = _negated(scene, before, first)
    if norm is not None and not statuses:
        if negated and norm.category == "permitted":
            return "prohibited" if not any(c.category == "proviso" for c in before) else "drop"
        if conditional and norm.category == "permitted" and back == "prohibited":
            return back
        if norm.category == "permitted" and _rhetorical(scene):
            return "alleged"
        return norm.category
    if statuses and not conditional:
        best = _status(statuses, scene)
        if (
            back in ("proven", "not_proven")
            and scene.modifiers.priority[back] > scene.modifiers.priority[best]
            and not _other_subject(scene, after, stop)
        ):
            best = back
        if negated and best == "alleged":
            return _denied(scene, before)
        threatened = scene.any_cue("violation")
        if not scene.specific and (
            (best == "alleged" and (threatened or back == "prohibited"))
            or (best == "proven" and threatened and scene.says("to_come"))
        ):
            return "prohibited"
        return best
    if negated:
        return _denied(scene, before)
    if back:
        if back == "permitted" and _rhetorical(scene):
            return "alleged"
        if conditional and back in STATUSES:
            return "prohibited"
        if (
            back == "prohibited"
            and scene.specific
            and any(c.category == "violation" for c in after)
            and scene.says("reason")
        ):
            return "alleged"
        return back
    violations = [c for c in before if c.category == "violation"]
    if violations:
        if scene.specific and scene.says("reason", violations[-1].stop, first):
            return "alleged"
        return "prohibited"
    if conditional:
        return "prohibited"
    if inside:
        return inside[0].category
    if any(c.category == "denial" for c in before):
        return "alleged"
    duty = [c for c in before if c.category == "duty"]
    if duty and duty[-1].stop >= first - GLUE:
        return "drop"
    return ""


def _refused(scene: Scene, first: int, stop: int) -> bool:
    """True if a bare "not" ends the act's clause after something allowed: `Menonton boleh, tetapi berfoto tidak.`"""
    end = next((t for t in scene.terminators if t >= stop), len(scene.forms))
    while end > stop and scene.forms[end - 1] in STOPS:
        end -= 1
    refusal = scene.modifiers.negation | scene.modifiers.function_words["pre_posed"]
    return (
        end - 1 >= stop
        and scene.forms[end - 1] in refusal
        and scene.forms[end - 2] not in scene.modifiers.function_words["listing"]
        and any(c.category == "permitted" and c.stop <= first and scene.cut(c.stop - 1, first) for c in scene.cues)
    )


def _own(scene: Scene, first: int) -> bool:
    """True if the speaker tells of himself: `kalau saya mengajak …`."""
    return scene.says("self", max(0, first - OWN_REACH), first)


def _rhetorical(scene: Scene) -> bool:
    return scene.question and scene.says("rhetorical")


def in_booth(scene: Scene, low: int, stop: int) -> str:
    """The modality of support kept for the polling booth: permitted unless forbidden in so many words.

    scene: the sentence; low, stop: its tokens from the support to the booth.
    """
    norms = [c for c in scene.cues if c.category in NORMS]
    before = [c for c in norms if c.stop <= low]
    if before and before[-1].category == "prohibited":
        between = scene.forms[before[-1].stop : low]
        if STOPS.isdisjoint(between) and not scene.cut(before[-1].stop - 1, low):
            return "drop"
    named = scene.says("support") and any(form.startswith(BOOTH) for form in scene.forms[low : stop + BOOTH_REACH])
    named |= scene.says("support") and scene.says("keeping", max(0, low - OWN_REACH), stop)
    return "permitted" if named or any(c.category == "permitted" for c in norms) else "drop"


def in_proviso(scene: Scene, first: int) -> bool:
    """True if an act is only a condition of what is allowed: `boleh hadir, asal tidak memakai atribut partai`."""
    if not scene.any_cue("proviso"):
        return False
    before, _ = _reaching(scene, first, first + 1)
    norms = [c for c in before if c.category in NORMS and not c.final]
    return _conditions(scene, before, norms[-1] if norms else None, first)


def _conditions(scene: Scene, before: list[Cue], norm: Cue | None, first: int) -> bool:
    provisos = [c for c in before if c.category == "proviso"]
    if not provisos:
        return False
    last = provisos[-1]
    if scene.forms[last.stop - 1] == "tanpa":
        return first - last.stop <= PROVISO_REACH
    return any(c.category == "permitted" and c.first < last.first for c in scene.cues) and (
        norm is None or norm.first < last.first
    )


def _status(statuses: list[Cue], scene: Scene) -> str:
    best = statuses[-1]
    for cue in reversed(statuses[:-1]):
        if cue.category != "not_proven" and not PAUSES.isdisjoint(scene.forms[cue.stop : best.first]):
            break
        if scene.modifiers.priority[cue.category] > scene.modifiers.priority[best.category]:
            best = cue
    return best.category


def _negated(scene: Scene, before: list[Cue], first: int) -> bool:
    """A bare `not` before the act, or before acts listed with it."""
    for cue in reversed(before):
        if cue.category == "negation":
            between = scene.forms[cue.stop : first]
            if len(between) <= NEGATION_REACH and STOPS.isdisjoint(between):
                return True
            return (
                len(between) <= LIST_REACH
                and scene.says("listing", cue.stop, first)
                and not scene.says("subordinate", cue.stop, first)
            )
        if cue.category in NORMS or cue.category in ("alleged", "proven"):
            return False
    return False


def _denied(scene: Scene, before: list[Cue]) -> str:
    """A not-doing: of someone who denies it (alleged), else a duty (prohibited)."""
    if scene.any_cue("denial") or scene.says("claiming"):
        return "alleged"
    if scene.says("first_person", 0, 8) and not any(c.category == "duty" for c in before):
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
            servant = any(
                "civil_servant" in m.classes and cue.first - 1 <= m.stop <= cue.first and m.first >= stop
                for m in scene.marks
            )
            if not servant and not scene.says("pre_posed", cue.stop - 1, cue.stop):
                return cue.category
            return ""
        if cue.category in ("proven", "not_proven"):
            return cue.category
    return next(("alleged" for c in after if c.category == "alleged"), "")


def _other_subject(scene: Scene, after: list[Cue], stop: int) -> bool:
    """True if between the act and the next verdict the talk turns to others: `…, lima lainnya …`."""
    end = next((c.first for c in after if c.category in ("proven", "not_proven")), stop)
    between = scene.forms[stop:end]
    numbers = scene.modifiers.function_words["number"]
    return scene.says("others", stop, end) or any(
        a == "," and (b in numbers or b.isdigit()) for a, b in pairwise(between)
    )

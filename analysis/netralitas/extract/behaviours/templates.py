"""Feature templates of acts: which features follow from what is known of an act, its sentence and those beside it. The same values give the
same features, so their weights are added up once a process (see `loglinear.Filled`)."""

from __future__ import annotations

_SENTENCE = (
    "headline",
    "item",
    "speech",
    "goes_on",
    "question",
    "part",
    "specific",
    "civil_servant",
    "other_actor",
)
_WHERE = ("bare", "headline", "item", "speech", "specific")


def sentence(*holds: bool) -> list[str]:
    """What holds of a sentence, in the order of `_SENTENCE`."""
    return [name for name, held in zip(_SENTENCE, holds, strict=True) if held]


def rule(decided: str, guessed: bool, within: str, code: str) -> list[str]:
    """What the rules decided. within: by the cues of the sentence alone."""
    return [f"rule={decided}", f"rule={decided},guessed={guessed}", f"rule={decided},code={code}", f"within={within}"]


def rule_where(decided: str, *holds: bool) -> list[str]:
    """What the rules decided, and what holds of the act and its sentence, in the order of `_WHERE`."""
    return [f"rule={decided},{name}" for name, held in zip(_WHERE, holds, strict=True) if held]


def passed(decided: str, same: bool, bare: bool) -> list[str]:
    """What the sentence before ends with. same: in the same paragraph; bare: this sentence has no cue."""
    return [f"passed={decided},same={same}", f"passed={decided},bare={bare}"]


def act(
    code: str, bare: bool, norm_only: bool, foreign: bool, only: str, likely: int, matched: bool, generic: bool
) -> list[str]:
    """The act itself. likely: in which class of probability it lies by its words; generic: it is about everybody."""
    found = [f"code={code}", f"likely={likely}", f"likely={likely},matched={matched}"]
    for name, holds in (("bare", bare), ("norm_only", norm_only), ("foreign", foreign)):
        if holds:
            found += (name, f"{name},code={code}")
    if only:
        found.append(f"only={only}")
    if generic:
        found.append("generic")
    return found


def cues(before: int, after: int, none: bool) -> list[str]:
    """How many cues stand on each side."""
    return [f"before_cues={before}", f"after_cues={after}", *(("no_cue",) if none else ())]


def nth_cue(side: str, n: int, category: str, cut: bool) -> list[str]:
    """The n-th cue of a side. cut: a clause ends between."""
    return [f"{side}{n}={category}{'|' if cut else ''}"]


def near_cue(side: str, category: str, cut: bool, reach: str, final: bool) -> list[str]:
    """One of the nearest cues of a side, and how far it is."""
    return [f"{side}={category}{'|' if cut else ''},{reach}{',final' if final else ''}"]


def any_cue(side: str, category: str) -> list[str]:
    """A cue of the sentence: `any_left`, `any_right`, or `inside` the act."""
    return [f"{side}={category}"]


def earlier(same: bool, colon: bool) -> list[str]:
    """The sentence before: whether it is of the same paragraph, and ends with a colon."""
    return [f"earlier_same={same}", *(("after_colon",) if colon else ())]


def earlier_cue(category: str, same: bool) -> list[str]:
    """A cue of the sentence before."""
    return [f"earlier={category},same={same}"]


def earlier_nearest(category: str, away: int) -> list[str]:
    """The last cue of a sentence further back."""
    return [f"earlier_nearest={category}", f"earlier_nearest={category},{away}"]


def later_cue(category: str, same: bool) -> list[str]:
    """A cue of the next sentence."""
    return [f"later={category},same={same}"]


def article(case: bool, norm: bool, bare: bool, said: str) -> list[str]:
    """The article is about a case, a warning. bare: the sentence has no cue; said: the last modality before it."""
    return [f"case={case},norm={norm},bare={bare}", f"said_last={said}", f"said_last={said},bare={bare}"]


def verdicts(kinds: str, specific: bool) -> list[str]:
    """The outcomes of cases that the article tells."""
    return [f"verdicts={kinds},specific={specific}"]


def verdict_at(side: str, away: int, outcome: str) -> list[str]:
    """The outcome that a sentence near by tells."""
    return [f"verdict_{side}{away}={outcome}"]


def verdict(side: str, outcome: str, link: str, where: str) -> list[str]:
    """The same: what links both sentences, and whether it is in the same paragraph."""
    return [f"verdict_{side}={outcome},{link},{where}"]


def verdict_next(outcome: str, link: str, bare: bool) -> list[str]:
    """The next outcome after the sentence."""
    return [f"verdict_next={outcome},{link}", f"verdict_next={outcome},bare={bare}"]


def verdict_same(outcome: str) -> list[str]:
    """The outcome of a case of the same people."""
    return [f"verdict_same={outcome}"]


def verdict_topic(outcome: str) -> list[str]:
    """The outcome that a sentence tells which says a word of the act again."""
    return [f"verdict_topic={outcome}"]


def verdict_topic_at(outcome: str, side: str) -> list[str]:
    """The same, and where that sentence stands."""
    return [f"verdict_topic={outcome},{side}"]


def actor_open(link: str, others: str, cases: int) -> list[str]:
    """The person's case has no outcome. others: those of other people; cases: people whose case has one."""
    return [f"actor_open={link},{others}", f"actor_open={link},cases={cases}"]


def actor_outcome(category: str, where: str, link: str, cases: int) -> list[str]:
    """How the person's case ended."""
    return [
        f"actor_outcome={category}",
        f"actor_outcome={category},{where},{link}",
        f"actor_outcome={category},cases={cases}",
    ]


def actor_outcomes(every: str, link: str, last: str, side: str) -> list[str]:
    """All outcomes of the person's cases, and the last one."""
    return [f"actor_outcomes={every},{link}", f"actor_outcome_last={last},{side}"]


def same_code(times: int, rules: str) -> list[str]:
    """Other acts of the same code in the article, and what the rules say of them."""
    return [f"same_code={times}", f"rule_same={rules}"]


def same_code_rule(decided: str, where: str) -> list[str]:
    """What the rules say of one of them."""
    return [f"rule_same={decided},{where}"]


def same_code_at(where: str) -> list[str]:
    """Where one of them stands."""
    return [f"same_code_{where}"]


def beside(times: int) -> list[str]:
    """Acts of other codes in the sentence."""
    return [f"beside={times}"]


def rule_beside(decided: str, side: str) -> list[str]:
    """What the rules say of one of them."""
    return [f"rule_beside={decided},{side}"]


def parted(category: str, side: str) -> list[str]:
    """Another act stands between the act and a cue."""
    return [f"parted={category},{side}"]


def rules_elsewhere(rules: tuple[str, ...], mostly: str) -> list[str]:
    """What the rules say of the acts of other sentences."""
    return [*(f"rule_elsewhere={decided}" for decided in rules), *((f"rule_mostly={mostly}",) if mostly else ())]

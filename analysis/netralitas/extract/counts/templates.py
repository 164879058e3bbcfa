"""Feature templates of the numbers: which features follow from what is known of a number and of the counts before it. The same values
give the same features, so their weights are added up once a process (see `loglinear.Filled`)."""

from __future__ import annotations

_FLAGS = ("base", "back", "marked", "in_list", "negated", "against", "place")


def rules(kept: bool, unit: str, status: str, strong: bool, part: bool, bare: bool) -> list[str]:
    """What the rules decided."""
    unit, status = (unit, status) if kept else ("", "")
    return [
        f"rule={kept},{unit}",
        f"rule={kept},{status}",
        f"ruled={kept},{status},{strong}",
        f"ruled={kept},part={part},bare={bare}",
    ]


def number(form: str, size: int, noun: str, unit: str) -> list[str]:
    """The number and its head noun. size: in classes."""
    return [
        f"form={form}",
        f"size={size}",
        f"form={form},size={min(size, 3)},noun={bool(noun)}",
        f"noun={noun}",
        f"noun_unit={unit}",
    ]


def flags(unit: str, of: bool, *set_: bool) -> list[str]:
    """What stands of a candidate: set_ in the order of `_FLAGS`; of: it is a part of the number behind it."""
    found = ["of"] if of else []
    for name, holds in zip(_FLAGS, set_, strict=True):
        if holds and name != "place":
            found.append(name)
        if holds:
            found.append(f"{name},{unit}")
    return found


def added_up(role: str, unit: str) -> list[str]:
    """The number is a whole or a part by its sum."""
    return [f"sum={role}", f"sum={role},{unit}"]


def predicates(before: int, after: int) -> list[str]:
    """How many predicates stand on each side."""
    return [f"pre_n={before}", f"post_n={after}"]


def predicate(side: str, n: int, status: str, where: str, gap: int, cut: str, between: str) -> list[str]:
    """A predicate beside the number. gap: its distance, in classes; cut, between: a mark or another number stands between."""
    return [
        f"{side}{n}={status}{cut}{between}",
        f"{side}={status},{gap}{cut}{between}",
        f"{side}={status},{where}{cut}{between}",
    ]


def zone(status: str) -> list[str]:
    """A predicate in the number's zone."""
    return [f"zone={status}"]


def said(kind: str) -> list[str]:
    """It stands in a speech."""
    return [f"speech={kind}"]


def later(same: bool, back: bool, headline: bool) -> list[str]:
    """The same value comes again."""
    return [f"later={same},headline={headline}", f"later={same},back={back},headline={headline}"]


def following(same: bool, unit: str, compare: str) -> list[str]:
    """The next number."""
    return [f"number_after={same},{unit}", f"number_after={same},{compare}"]


def first(unit: str) -> list[str]:
    """No count stands before it."""
    return ["first", f"first,{unit}"]


def last(unit: str, last_unit: str, status: str, where: str, compare: str) -> list[str]:
    """The count before it, and how far it is and how large."""
    return [
        f"last={last_unit},{status},{where}",
        f"last={last_unit},{where},noun={unit}",
        f"last={status},{where},{compare}",
        f"last={where},{compare}",
    ]


def last_noun(where: str) -> list[str]:
    """It has the noun of the count before it."""
    return [f"last_noun={where}"]


def largest(unit: str, status: str, compare: str) -> list[str]:
    """The largest count before it."""
    return [f"largest={unit},{status},{compare}"]


def again(counted: str, status: str, unit: str, back: bool) -> list[str]:
    """A count before it has its value."""
    return [f"again={counted},{unit}", f"again={status},{back}"]


def here(status: str) -> list[str]:
    """A count before it in its sentence."""
    return [f"here={status}"]


def dragged(status: str, counted: str, unit: str, own: str) -> list[str]:
    """The number is of the people of the cases before it: `19 perkara yang menyeret 31 ASN`. own: what the rules say of itself."""
    return [f"dragged={status},{counted},{unit}", f"dragged={status},own={own}"]


def of_whole(kind: str, tidy: bool, unit: str, status: str, own: str, noun_unit: str) -> list[str]:
    """The whole that it is a part of by arithmetic. own: what the rules say of the part itself."""
    return [
        f"of_whole={kind},{tidy},{status}",
        f"of_whole={status},own={own}",
        f"of_whole={kind},{unit},noun={noun_unit}",
    ]


def number_before(kept: bool, unit: str) -> list[str]:
    """The number before it in its sentence."""
    return [f"number_before={kept},{unit}"]


def of_status(unit: str, status: str) -> list[str]:
    """What the unit decided for the number gives a status. status: the rules'."""
    return [f"unit={unit}", f"unit={unit},zone={status}"]


def around(opens: bool, participants: bool, before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    """What stands around the number: it opens its sentence, people who take part, and cues on each side."""
    found = ["opens"] if opens else []
    found += [f"cue_before={name}" for name in before]
    found += [f"cue_after={name}" for name in after]
    return [*found, "participants"] if participants else found


def split(
    kind: str,
    tidy: bool,
    side: str,
    said: str,
    mixed: bool,
    parts: bool,
    whole: bool,
    unit: str,
    own_unit: str,
    own: str,
) -> list[str]:
    """The breakdown that it is a part of by arithmetic. side, said, unit: of the whole; parts, whole: the rules keep some of the parts, and
    the whole; own_unit, own: of the part."""
    kind = f"{kind},{tidy}"
    return [
        f"split={kind},{side}",
        f"split={side},said={said},mixed={mixed}",
        f"split={kind},kept={parts},{whole}",
        f"split={kind},unit={unit},{own_unit}",
        f"split={kind},said={said}",
        f"split={side},said={said},own={own}",
    ]


def sentence(headline: bool, alone: bool, neutral: bool, about: bool, spoken: bool, colon: bool) -> list[str]:
    """The number's sentence. alone: it has no other number; neutral: it speaks of neutrality; about: the article does; spoken: what stands
    before does; colon: the sentence before ends with one."""
    found = [f"alone={alone}", f"neutral={neutral},{about}"]
    if not neutral:
        found.append(f"spoken={spoken}")
    if headline:
        found.append("headline")
    return [*found, "after_colon"] if colon else found


def head(status: str) -> list[str]:
    """A predicate in the headline."""
    return [f"head={status}"]


def next_status(status: str, same: bool, numbers: bool) -> list[str]:
    """A predicate in the next sentence. same: of the same paragraph; numbers: it has some."""
    return [f"next={status},{same},{numbers}"]


def earlier_status(status: str, same: bool) -> list[str]:
    """A predicate in the sentence before."""
    return [f"earlier={status},{same}"]

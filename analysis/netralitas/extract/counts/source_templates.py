"""Feature templates of what may fill a field of a count (see `templates`). Where one candidate has the same template twice, the first
value tells the features apart or they are the same."""

from __future__ import annotations

# --- all fields


def headline(named: bool) -> list[str]:
    """The count stands in the headline."""
    return [f"headline,{named}"]


def none(unit: str, status: str, per: str) -> list[str]:
    """Nothing fills the field."""
    return ["empty", f"empty,unit={unit}", f"empty,status={status}", f"empty,per={per}"]


def lacks(name: str) -> list[str]:
    """There is no such count."""
    return [f"no_{name}"]


def link(
    name: str,
    near: str,
    same_unit: bool,
    same_status: bool,
    other_status: str,
    status: str,
    part: bool,
    bare: bool,
    marked: bool,
    compare: str,
    per: str,
) -> list[str]:
    """The value of another count: what it is to this one, and how near."""
    return [
        name,
        f"{name}={near}",
        f"{name}={near},{same_unit},{same_status}",
        f"{name},{other_status},{status}",
        f"{name},part={part},bare={bare},marked={marked}",
        f"{name},size={compare}",
        f"{name},per={per}",
    ]


def again() -> list[str]:
    """The value of a count of the same size."""
    return ["again"]


def same_counter(name: str, same: bool, near: str, same_status: bool, same_unit: bool) -> list[str]:
    """Whether the other count has the same counter."""
    return [f"{name},same_counter={same},{near}", f"{name},same_counter={same},{same_status},{same_unit}"]


def empty(name: str) -> list[str]:
    """The other count has no value."""
    return [f"{name},empty"]


# --- counter


def speaker(kind: str, status: str) -> list[str]:
    """The body whose words the count stands in."""
    return [f"speaker={kind}", f"speaker,{status}"]


def mention(side: str, n: int, cut: str, number: str, via_office: bool, status: str, kind: str) -> list[str]:
    """A body named in the sentence."""
    return [f"{side}={n}{cut}{number}", f"{side}={n},{via_office}{cut}", f"{side}={n},{status},{kind}"]


def mention_after(side: str, word: str, status: str, opens: bool) -> list[str]:
    """The word before a body; opens: the body opens the sentence."""
    return [f"{side},{word}", f"{side},{word},{status}", *([f"{side},opens"] if opens and word != "opens" else ())]


def mention_before(side: str, word: str) -> list[str]:
    """The word behind a body."""
    return [f"{side},next={word}"]


def earlier_body(n: int, same: bool, away: int, here: bool, via_office: bool, opens: bool) -> list[str]:
    """A body of an earlier sentence."""
    return [
        f"earlier={n},{same}",
        f"earlier_away={away},{same},here={here}",
        f"earlier_office={via_office},{same}",
        f"earlier_opens={opens},{same}",
    ]


def later_body(away: int, same: bool, here: bool, word: str) -> list[str]:
    """A body of a later sentence, and the word before it."""
    return [f"later={away},{same},here={here}", f"later_after={word}"]


def usual(n: int) -> list[str]:
    """A body that the rules would take."""
    return [f"usual={n}"]


def first_named() -> list[str]:
    """The first body of the article."""
    return ["first"]


def body(kind: str, level: str, named: int, most: tuple[int, ...], of_article: str) -> list[str]:
    """What a body is in the article. of_article: whether it is of the article's region, '' if that has none."""
    found = [f"kind={kind}", f"level={level}", f"named={named}", *(f"most={n}" for n in most)]
    return [*found, f"of_article={of_article},{kind}"] if of_article else found


def body_of(kind: str, status: str, unit: str) -> list[str]:
    """What the kind of a body counts."""
    return [f"kind={kind},{status}", f"kind={kind},{unit}"]


def body_at(same: bool, around: bool) -> list[str]:
    """The body is of the count's place, or of the province around it."""
    return [f"place={same},{around}"]


# --- region


def region(kind: str, unit: str) -> list[str]:
    """The first word of a region's name."""
    return [f"kind={kind}", f"kind={kind},unit={unit}"]


def place(side: str, n: int, cut: str, number: str, gap: int, in_body: bool, level: str, in_list: bool) -> list[str]:
    """A place named in the sentence."""
    return [
        f"{side}={n}{cut}{number}",
        f"{side}={n},{gap}{cut}{number}",
        f"{side}={n},in_body={in_body}{cut}",
        f"{side}={n},level={level},in_list={in_list}",
    ]


def place_after(side: str, word: str, number: str) -> list[str]:
    """The word before a place."""
    return [f"{side},{word}{number}"]


def direct(where: str, inside: str, part: bool) -> list[str]:
    """The nearest place on a side, no other number between."""
    return [f"direct={where}", f"direct={where},inside={inside}", f"direct={where},inside={inside},part={part}"]


def beside(inside: str, in_list: bool, bare: bool, part: bool) -> list[str]:
    """The place that the rules see beside the number."""
    return [f"beside,inside={inside}", f"beside,in_list={in_list}", f"beside,bare={bare},part={part}"]


def district() -> list[str]:
    """The kecamatan that the rules see."""
    return ["district"]


def district_beside(side: str, gap: int, cut: str, number: str, word: str) -> list[str]:
    """A kecamatan named in the sentence, and the word before it."""
    return [f"district_{side}={gap}{cut}{number}", f"district,{word},{side}{number}"]


def of_counter(kind: str, placed: bool) -> list[str]:
    """The region of the count's counter."""
    return ["of_counter", f"of_counter={kind}", f"of_counter,place={placed}"]


def of_article(national: bool) -> list[str]:
    """The article's region."""
    return [f"of_article,national={national}"]


def country(national: bool, kind: str) -> list[str]:
    """All of Indonesia."""
    return [f"national={national}", f"national={national},{kind}"]


def nationwide() -> list[str]:
    """The sentence speaks of the whole country."""
    return ["nationwide"]


def earlier_place(in_body: bool) -> list[str]:
    """A place named before the sentence."""
    return [f"earlier,in_body={in_body}"]


# --- period


def period(shape: str, status: str, per: str) -> list[str]:
    """How a period is written."""
    return [f"shape={shape}", f"shape={shape},status={status}", f"shape={shape},per={per}"]


def dated(tied: bool) -> list[str]:
    """The sentence names a time."""
    return [f"dated={tied}"]


def time(side: str, n: int, tied: bool, election: bool, cut: str, number: str) -> list[str]:
    """A time named in the sentence."""
    return [f"{side}={n},tied={tied},{election}{cut}{number}", f"{side},tied={tied},{election}"]


def time_after(side: str, word: str, election: bool, cut: str, number: str) -> list[str]:
    """The word before a time."""
    return [f"{side},{word},{election}", f"{side},{word}{cut}{number}"]


def earlier_time(n: int, same: bool, tied: bool, election: bool, away: int, here: bool, word: str) -> list[str]:
    """A time of an earlier sentence, and the word before it."""
    return [
        f"earlier={n},{same},tied={tied},{election}",
        f"earlier_away={away},{same},{election},here={here}",
        f"earlier,{word},{election},{same}",
    ]


def headline_time(election: bool) -> list[str]:
    """A time of the headline."""
    return [f"in_headline={election}"]


def later_time(election: bool) -> list[str]:
    """The first time of the next sentence."""
    return [f"later={election}"]


def named(times: int) -> list[str]:
    """How often the article names it."""
    return [f"named={times}"]


def bare_district(
    side: str, n: int, cut: str, number: str, gap: int, word: str, several: int, part: bool, bare: bool
) -> list[str]:
    """A kecamatan named without the word, beside the count. cut, number: a mark or a number stands between; word: before it; several: how
    many the sentence names."""
    return [
        f"name_{side}={n}{cut}{number}",
        f"name_{side}={n},{gap}{cut}{number}",
        f"name_{side}={n},{word}{number}",
        f"name_{side}={n},several={several}{number}",
        f"name_{side}={n},part={part},bare={bare}{number}",
    ]

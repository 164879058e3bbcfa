"""A number that may be a count, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from netralitas.extract.findings import Place
from netralitas.extract.numbers import Number
from netralitas.extract.reading import Sentence


@dataclass(slots=True, eq=False)
class Candidate:
    """A number that may be a count.

    start, end: core words (number and head noun). unit: '' until a bare one has found what it counts. noun: the head
    noun, '' if bare.
    bare: no head noun of its own. base: partitive (`dari 47 kasus itu`). back: points back (`87 aduan itu`). marked:
    a part by its own
    words (`di antaranya`, `lainnya`, `sisanya`). place: the region written directly before a bare or headed number.
    zone: what is said of it stands between these offsets; scan: where its predicate may begin. of: the number behind
    it that it is a part of (`tujuh dari 27 orang`). status, strong: what the predicate says, and whether it is more
    than a verb of counting. exact: the number is one and no range or bound. value: (min, max); size: the largest value it may have. against: something says that it is no count (a condition, a denial, another kind of case). whole: what it is a part of.
    """

    number: Number
    index: int
    sentence: Sentence
    start: int
    end: int
    unit: str
    noun: str
    bare: bool = False
    base: bool = False
    back: bool = False
    marked: bool = False
    negated: bool = False
    place: Place | None = None
    district: str = ""
    in_list: bool = False
    status: str = ""
    strong: bool = False
    inherits: bool = False
    said: str = ""
    kept: bool = False
    against: bool = False
    restated: bool = False
    compared: bool = False
    explicit: bool = False
    wider: bool = False
    beside: tuple[Place, ...] = ()
    own_period: str = ""
    own_region: bool = False
    now: bool = False
    part: bool = False
    whole: Candidate | None = None
    per: str = ""
    counter: str = ""
    region: str = ""
    period: str = ""
    zone: tuple[int, int] = (0, 0)
    scan: int = 0
    of: Candidate | None = None
    exact: bool = field(init=False)
    value: tuple[int | None, int | None] = field(init=False)
    size: int = field(init=False)

    def __post_init__(self) -> None:
        number = self.number
        self.exact = number.exact
        self.value = number.min, number.max
        self.size = number.max or number.min or 0


def wholes_first(counts: list[Candidate]) -> list[tuple[int, Candidate]]:
    """The counts with their positions, those whose total only comes behind them last."""
    return sorted(enumerate(counts), key=lambda n: n[1].whole is not None and n[1].whole.start > n[1].start)

"""What can be said, in sentences whose hedges follow the intervals; every number in them leads to its evidence."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pandas as pd

from netralitas.compare import ALL, Comparison
from netralitas.compare.frames import rows as rows_of
from netralitas.report.charts.drawing import key
from netralitas.report.labels import code_label, group_label, label, many, number, percent, points


class Part(NamedTuple):
    """Words of a sentence; with the key of their evidence if they are a number, and what stays on its line (brackets)."""

    words: str
    evidence: str = ""
    before: str = ""
    after: str = ""


Sentence = list[Part]
Value = str | Part | Sentence


def sentence(template: str, lang: str, **values: Value) -> Sentence:
    """Fill a template of [finding] in labels.toml; values are words, numbers with evidence, or lists of both."""
    found: Sentence = []
    for piece in re.split(r"(\{\w+\})", label("finding", template, lang)):
        if piece.startswith("{"):
            value = values[piece[1:-1]]
            found += [Part(value)] if isinstance(value, str) else [value] if isinstance(value, Part) else value
        elif piece:
            found.append(Part(piece))
    return found


def _lower(words: str) -> str:
    return words if words[:2].isupper() or words[:1].isdigit() else words[:1].lower() + words[1:]


class Findings:
    """Writes the findings of a comparison in one language: `all()` gives paragraphs, each a list of sentences."""

    def __init__(self, comparison: Comparison, lang: str) -> None:
        self.comparison = comparison
        self.lang = lang
        self.least = comparison.settings["min_articles"]
        self.totals: Any = comparison.totals.set_index("group")

    def all(self) -> list[list[Sentence]]:
        """All paragraphs; those about which nothing is known are missing."""
        parts = [
            self.corpus(),
            self.behaviours(),
            self.modality(),
            self.speakers(),
            self.rules(),
            self.sanctions(),
            self.figures(),
            *self.differences(),
        ]
        return [p for p in parts if p]

    def _articles(
        self, count: int, facet: str, code: str, second: str = "", group: str = ALL, *, brackets: bool = False
    ) -> Part:
        words = many(count, self.lang, "artikel", "article")
        opens = key(facet, code, second, group) if count else ""
        return Part(words, opens, "(", ")") if brackets else Part(words, opens)

    def _ranked(self, facet: str) -> pd.DataFrame:
        frame = self.comparison.facet(facet, groups=[ALL])
        return frame[frame["k"] > 0].sort_values(["k", "code"], ascending=[False, True], ignore_index=True)

    def _listed(self, facet: str, frame: pd.DataFrame, names: dict[str, str] | None = None) -> Sentence:
        found: Sentence = []
        for i, row in enumerate(rows_of(frame)):
            name = (names or {}).get(str(row.code)) or code_label(facet, str(row.code), self.lang)
            name = name if facet in ("rule", "office", "body") else _lower(name)
            found += [
                Part(("; " if i else "") + name + " "),
                self._articles(int(row.k), facet, str(row.code), brackets=True),
            ]
        return found

    def corpus(self) -> list[Sentence]:
        """How many articles, voices and elections, and which elections are too small."""
        lang = self.lang
        whole: Any = self.totals.loc[ALL]
        articles = self._articles(int(whole["articles"]), "articles", "")
        groups = [g for g in self.comparison.groups if g != "none"]
        by = self.comparison.by
        if by == "election" and len(groups) > 1:
            found = [
                sentence(
                    "corpus",
                    lang,
                    articles=articles,
                    elections=many(len(groups), lang, "pemilu", "election"),
                    first=group_label(by, groups[0], lang),
                    last=group_label(by, groups[-1], lang),
                )
            ]
        else:
            found = [sentence("corpus_one", lang, articles=articles)]
        alone = whole["articles"] == whole["clusters"]
        clusters = Part(number(whole["clusters"], lang), key("articles", "", "", ALL))
        found.append(sentence("copies_none", lang) if alone else sentence("copies", lang, clusters=clusters))
        small = [g for g in self.comparison.groups if self.totals.loc[g, "articles"] < self.least]
        if small:
            listed: Sentence = []
            for i, group in enumerate(small):
                listed += [
                    Part(("; " if i else "") + group_label(by, group, lang) + " "),
                    self._articles(int(self.totals.loc[group, "articles"]), "articles", "", "", group, brackets=True),
                ]
            found.append(sentence("few", lang, groups=listed))
        return found

    def behaviours(self) -> list[Sentence]:
        """The behaviours named most, and whether their order is certain."""
        frame = self._ranked("behaviour")
        if len(frame) < 3:
            return []
        first: Any = frame.iloc[0]
        found = [
            sentence(
                "behaviour",
                self.lang,
                top=_lower(code_label("behaviour", first["code"], self.lang)),
                articles=self._articles(int(first["k"]), "behaviour", first["code"]),
                share=percent(first["share"], self.lang),
                low=str(points(first["low"])),
                high=str(points(first["high"])),
                others=self._listed("behaviour", frame.iloc[1:4]),
            )
        ]
        found.append(sentence("order_unsure" if first["low"] <= frame.iloc[1]["high"] else "order_sure", self.lang))
        return found

    def modality(self) -> list[Sentence]:
        """In how many articles behaviours are prohibited, alleged, proven, permitted."""
        frame = self._ranked("modality")
        k_of: dict[str, int] = dict(zip(frame["code"], frame["k"], strict=True))
        if not k_of:
            return []
        count = {
            m: self._articles(int(k_of.get(m, 0)), "modality", m)
            for m in ("prohibited", "alleged", "proven", "permitted")
        }
        found = [
            sentence(
                "modality", self.lang, prohibited=count["prohibited"], alleged=count["alleged"], proven=count["proven"]
            )
        ]
        if 0 < int(k_of.get("permitted", 0)) < int(self.totals.loc[ALL, "articles"]) / 2:
            found.append(sentence("permitted", self.lang, permitted=count["permitted"]))
        return found

    def speakers(self) -> list[Sentence]:
        """Which kinds of institution and which offices speak most."""
        frame = self._ranked("speaker_kind")
        if len(frame) < 2:
            return []
        found = [
            sentence(
                "speakers",
                self.lang,
                top=self._listed("speaker_kind", frame.head(1)),
                others=self._listed("speaker_kind", frame.iloc[1:4]),
            )
        ]
        unsure = frame["low"].iloc[0] <= frame["high"].iloc[1]
        found.append(sentence("order_unsure" if unsure else "order_sure", self.lang))
        offices = self._ranked("office")
        if len(offices):
            found.append(sentence("offices", self.lang, others=self._listed("office", offices.head(4))))
        return found

    def rules(self) -> list[Sentence]:
        """The rules cited most."""
        frame = self._ranked("rule")
        if not len(frame):
            return []
        return [
            sentence(
                "rules",
                self.lang,
                others=self._listed("rule", frame.head(4), self.comparison.rules),
                number=Part(number(len(frame), self.lang), key("rule", "", "", ALL)),
            )
        ]

    def sanctions(self) -> list[Sentence]:
        """The sanctions named most, and how many are imposed."""
        frame = self._ranked("sanction")
        if not len(frame):
            return []
        found = [sentence("sanctions", self.lang, others=self._listed("sanction", frame.head(4)))]
        stages = self.comparison.facet("sanction_stage", groups=[ALL])
        imposed = stages[(stages["second"] == "imposed") & (stages["k"] > 0)].sort_values(
            ["k", "code"], ascending=[False, True]
        )
        if len(imposed):
            times: Sentence = []
            for i, row in enumerate(rows_of(imposed.head(4))):
                times += [
                    Part(("; " if i else "") + _lower(code_label("sanction", str(row.code), self.lang)) + " "),
                    self._articles(int(row.k), "sanction_stage", str(row.code), "imposed", brackets=True),
                ]
            found.append(sentence("imposed", self.lang, times=times))
        else:
            found.append(sentence("imposed_none", self.lang))
        return found

    def figures(self) -> list[Sentence]:
        """How many figures of each kind the articles give."""
        frame = self.comparison.figures
        frame = (
            frame[frame["group"] == ALL]
            .sort_values(["figures", "status", "unit"], ascending=[False, True, True])
            .head(4)
        )
        if not len(frame):
            return []
        others: Sentence = []
        for i, row in enumerate(rows_of(frame)):
            words = f"{_lower(label('status', str(row.status), self.lang))}, {label('unit', str(row.unit), self.lang)}"
            others += [
                Part(("; " if i else "") + words + " "),
                Part(
                    many(int(row.figures), self.lang, "angka", "figure"),
                    key("figure", str(row.status), str(row.unit), ALL),
                    "(",
                    ")",
                ),
            ]
        return [sentence("figures", self.lang, others=others)]

    def differences(self) -> list[list[Sentence]]:
        """The differences that can be told from chance, or that none can."""
        frame, lang = self.comparison.differences, self.lang
        tested = frame[frame["p"].notna()] if len(frame) else frame
        if not self.comparison.pairs:
            return []
        if not len(tested):
            return [[sentence("nothing_tested", lang, least=str(self.least))]]
        pairs = tested[["target", "reference"]].drop_duplicates()
        sizes = self.totals.loc[sorted({*pairs["target"], *pairs["reference"]}), "articles"]
        sure = tested[tested["verdict"].isin(["higher", "lower"])].sort_values(
            "difference", key=lambda d: -d.abs(), kind="stable"
        )
        about = {"tests": number(len(tested), lang), "pairs": number(len(pairs), lang)}
        if not len(sure):
            least, most = number(sizes.min(), lang), number(sizes.max(), lang)
            to = "sampai" if lang == "id" else "to"
            return [[sentence("none_told", lang, **about, sizes=least if least == most else f"{least} {to} {most}")]]
        records: list[Any] = sure.head(12).to_dict("records")
        return [
            [sentence("some_told", lang, **about, number=number(len(sure), lang))],
            *([*self._difference(row)] for row in records),
        ]

    def _difference(self, row: dict[str, Any]) -> list[Sentence]:
        lang, by, facet = self.lang, self.comparison.by, str(row["facet"])
        name = (
            self.comparison.rules.get(row["code"], row["code"])
            if facet == "rule"
            else code_label(facet, row["code"], lang)
        )
        if row["second"]:
            name += f" ({_lower(label('modality', row['second'], lang))})"
        count = {
            side: Part(
                f"{number(row[f'k_{side}'], lang)}/{number(row[f'n_{side}'], lang)}",
                key(facet, row["code"], row["second"], row[side]) if row[f"k_{side}"] else "",
            )
            for side in ("target", "reference")
        }
        found = [
            sentence(
                row["verdict"],
                lang,
                name=name,
                target=group_label(by, row["target"], lang),
                k_target=count["target"],
                reference=group_label(by, row["reference"], lang),
                k_reference=count["reference"],
                **_points(row, "difference", "low", "high"),
            )
        ]
        if pd.notna(row["by_outlet"]):
            holds = row["by_outlet_low"] > 0 if row["difference"] > 0 else row["by_outlet_high"] < 0
            found.append(
                sentence(
                    "same_mix" if holds else "same_mix_gone",
                    lang,
                    **_points(row, "by_outlet", "by_outlet_low", "by_outlet_high"),
                )
            )
        return found


def _points(row: dict[Any, Any], *columns: str) -> dict[str, str]:
    return dict(zip(("difference", "low", "high"), (signed(row[c]) for c in columns), strict=True))


def signed(value: float) -> str:
    """A difference of shares in points with its sign: +12, −5, 0."""
    found = points(value)
    return f"+{found}" if found > 0 else str(found).replace("-", "−")

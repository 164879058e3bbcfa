"""What is compared: facets, each a table and the columns whose values are counted, and the attributes of the speaker.

A mention is one row of a table under one facet: (facet, code, second, article_id, table, row), where `row` is the position
in the table, so that every number leads back to its rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from netralitas.lexicon import Lexicon

Tables = Mapping[str, pd.DataFrame]


class Facet(NamedTuple):
    """A table, the column whose values are the codes, and (if any) the column that divides them further."""

    table: str
    code: str
    second: str = ""


FACETS: dict[str, Facet] = {
    "behaviour": Facet("behaviours", "code"),
    "behaviour_modality": Facet("behaviours", "code", "modality"),
    "modality": Facet("behaviours", "modality"),
    "channel": Facet("behaviours", "channel"),
    "audience": Facet("behaviours", "audience"),
    "speaker_kind": Facet("statements", "speaker_kind"),
    "body": Facet("statements", "body"),
    "office": Facet("statements", "office"),
    "behaviour_speaker": Facet("behaviours", "code", "speaker_kind"),
    "count_status": Facet("counts", "status"),
    "count": Facet("counts", "status", "unit"),
    "sanction": Facet("sanctions", "sanction"),
    "sanction_stage": Facet("sanctions", "sanction", "stage"),
    "stage": Facet("sanctions", "stage"),
    "rule": Facet("regulations", "rule"),
}
"""Facet by name; a facet's name is also the key of its labels."""

ROW_ATTRIBUTES = ("speaker_kind", "body", "office", "speaker", "channel")
"""What rows, rather than articles, can be grouped by."""

MENTION_COLUMNS = ("facet", "code", "second", "article_id", "table", "row")
_TABLES = ("behaviours", "statements", "counts", "sanctions", "regulations")


@cache
def _families() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = Lexicon().toml("comparison")
    families = sorted(words["families"], key=len, reverse=True)
    return (
        re.compile(r"(?:" + "|".join(map(re.escape, families)) + r")(?![\w-])"),
        re.compile(r" (?:" + "|".join(map(re.escape, words["levels"])) + r") "),
    )


@cache
def family(institution: str) -> str:
    """The kind of body an institution is one of: `Bawaslu Kabupaten Garut` → `Bawaslu`, `Polres Garut` → `Polres`."""
    families, levels = _families()
    if found := families.match(institution):
        return found[0]
    return levels.split(institution, maxsplit=1)[0]


def text_column(frame: pd.DataFrame, name: str) -> pd.Series:
    """A text column with missing values as '', all '' where the table has no such column."""
    if name not in frame.columns:
        return pd.Series("", index=frame.index, dtype=object)
    column = frame[name]
    if not pd.api.types.is_string_dtype(column.dtype) or column.dtype == object:
        column = column.astype(object)
        column = column.where(column.notna(), "").astype(str)
    return pd.Series(column.fillna("").to_numpy(dtype=object), index=frame.index, dtype=object)


def enrich(tables: Tables) -> dict[str, pd.DataFrame]:
    """The fact tables with `row` (position) and the columns that facets and groups need, all text filled.

    speaker_kind, body: of the speaker's institution; office: the speaker's position in the same article;
    stage: `imposed` or `threatened`; rule: the regulation's id, so that two names of one rule are one.
    """
    institutions = tables.get("institutions", pd.DataFrame())
    officials = tables.get("officials", pd.DataFrame())
    kind_of: dict[str, str] = {}
    if len(institutions):
        kind_of = dict(zip(text_column(institutions, "institution"), text_column(institutions, "kind"), strict=True))
    office_of: dict[tuple[str, str], tuple[str, str]] = {}
    if len(officials):
        named = zip(
            text_column(officials, "article_id"),
            text_column(officials, "name"),
            text_column(officials, "position"),
            text_column(officials, "institution"),
            strict=True,
        )
        office_of = {(article, name): (position, institution) for article, name, position, institution in named}
    found = {}
    for name in _TABLES:
        frame = tables.get(name, pd.DataFrame(columns=["article_id"])).reset_index(drop=True)
        out = pd.DataFrame({"article_id": text_column(frame, "article_id"), "row": range(len(frame))})
        wanted = {column for f in FACETS.values() if f.table == name for column in (f.code, f.second)} | {
            "speaker",
            "channel",
        }
        for column in sorted(wanted - {"", "speaker_kind", "body", "office", "stage", "rule"}):
            out[column] = text_column(frame, column)
        offices = [office_of.get(key, ("", "")) for key in zip(out["article_id"], out["speaker"], strict=True)]
        said_for = text_column(frame, "institution") if name != "regulations" else text_column(frame, "")
        bodies = [given or office[1] for given, office in zip(said_for, offices, strict=True)]
        out["speaker_kind"] = np.array([kind_of.get(b, "other") if b else "" for b in bodies], dtype=object)
        out["body"] = np.array([family(b) for b in bodies], dtype=object)
        out["office"] = np.array([o[0] for o in offices], dtype=object)
        if name == "sanctions":
            imposed = (
                frame["imposed"].fillna(False).astype(bool)
                if "imposed" in frame
                else pd.Series(False, index=frame.index)
            )
            out["stage"] = np.where(imposed, "imposed", "threatened").astype(object)
        if name == "regulations":
            written, identity = text_column(frame, "regulation"), text_column(frame, "regulation_id")
            out["rule"] = identity.where(identity != "", written)
        found[name] = out
    return found


def rule_names(tables: Tables) -> dict[str, str]:
    """{rule: how it is most often written, with its number where any mention gives one}."""
    frame = tables.get("regulations", pd.DataFrame())
    if not len(frame):
        return {}
    written = text_column(frame, "regulation")
    identity = text_column(frame, "regulation_id")
    pairs = pd.DataFrame({"rule": identity.where(identity != "", written), "written": written})
    counts = pairs.value_counts().reset_index()
    counts["numbered"] = counts["written"].str.contains(r"\d", regex=True)
    counts = counts.sort_values(["numbered", "count", "written"], ascending=[False, False, True])
    return dict(counts.drop_duplicates("rule")[["rule", "written"]].itertuples(index=False, name=None))


class _Coded(NamedTuple):
    """A column of text as numbers of its different values."""

    codes: npt.NDArray[np.int64]
    names: npt.NDArray[np.object_]

    def at(self, chosen: npt.NDArray[np.bool_]) -> _Coded:
        """The chosen rows."""
        return _Coded(self.codes[chosen], self.names)

    def filled(self) -> npt.NDArray[np.bool_]:
        """Where there is any text."""
        return (self.names != "")[self.codes]


def _coded(values: pd.Series) -> _Coded:
    codes, names = pd.factorize(values.to_numpy(dtype=object))
    return _Coded(codes.astype(np.int64), names)


def _constant(value: str, size: int) -> _Coded:
    return _Coded(np.zeros(size, dtype=np.int64), np.array([value], dtype=object))


def _categorical(parts: list[_Coded]) -> pd.Categorical:
    """The parts one after the other, as categories in order; only those that occur."""
    used = [p.names[np.bincount(p.codes, minlength=len(p.names)) > 0] for p in parts]
    names = np.array(sorted({n for one in used for n in one}), dtype=object)
    place = {n: i for i, n in enumerate(names)}
    codes = [np.array([place.get(n, -1) for n in p.names], dtype=np.int64)[p.codes] for p in parts]
    return pd.Categorical.from_codes(np.concatenate(codes), categories=pd.Index(names))


def mentions(rows: Mapping[str, pd.DataFrame], names: tuple[str, ...]) -> pd.DataFrame:
    """All mentions of the named facets: facet, code, second, article_id, table, row, and the row attributes; all but `row` as
    categories, since there are a few mentions of every row."""
    known = {
        facet.table: {c: _coded(rows[facet.table][c]) for c in rows[facet.table] if c != "row"}
        for facet in (FACETS[name] for name in names)
    }
    parts: dict[str, list[_Coded]] = {c: [] for c in (*MENTION_COLUMNS, *ROW_ATTRIBUTES) if c != "row"}
    places = []
    for name in names:
        facet = FACETS[name]
        frame, columns = rows[facet.table], known[facet.table]
        nothing = _constant("", len(frame))
        code, second = columns[facet.code], columns[facet.second] if facet.second else nothing
        keep = code.filled() & second.filled() if facet.second else code.filled()
        size = int(keep.sum())
        places.append(frame["row"].to_numpy(dtype=np.int64)[keep])
        parts["facet"].append(_constant(name, size))
        parts["code"].append(code.at(keep))
        parts["second"].append(second.at(keep))
        parts["article_id"].append(columns["article_id"].at(keep))
        parts["table"].append(_constant(facet.table, size))
        for attribute in ROW_ATTRIBUTES:
            parts[attribute].append(columns.get(attribute, nothing).at(keep))
    found = {
        c: np.concatenate(places) if c == "row" else _categorical(parts[c]) for c in (*MENTION_COLUMNS, *ROW_ATTRIBUTES)
    }
    return pd.DataFrame(found)

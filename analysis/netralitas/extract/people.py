"""The table `people`: each person across articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import itemgetter

import pandas as pd

COLUMNS = ("person_id", "name", "positions", "institutions", "articles", "first_seen", "last_seen")
SEPARATOR = "; "
UNDATED = "\uffff"
"""In place of a day: articles without one come last."""
_Row = tuple[str, str, str, str, str]
"""Day, article, name, position, institution."""
_BY_TIME = itemgetter(0, 1)


def people(officials: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Join the rows of `officials` (one a person in an article) to one row a person.

    officials: columns article_id, person_id, name, position, institution (more are ignored). articles: article_id, published
    (ISO day or missing).
    Returns the columns of the table `people`, sorted by person_id: `name` the fullest form (of several the most frequent), `positions` and
    `institutions` all that occur, in order of time, joined by `; `, `articles` how many, `first_seen` and `last_seen` the ISO days of
    the first and last article that has a day ('' if none has).
    Errors: KeyError when a column is missing.
    """
    published = dict(
        zip(articles["article_id"].to_numpy(dtype=object), articles["published"].to_numpy(dtype=object), strict=True)
    )
    days = {article: str(day)[:10] if _known(day) else UNDATED for article, day in published.items()}
    columns = ("article_id", "person_id", "name", "position", "institution")
    seen: dict[str, list[_Row]] = {}
    for article, person, name, position, institution in zip(
        *(officials[c].fillna("").to_numpy(dtype=object).tolist() for c in columns), strict=True
    ):
        seen.setdefault(person, []).append((days.get(article, UNDATED), article, name, position, institution))
    rows = [_person(person, seen[person]) for person in sorted(seen)]
    found = zip(COLUMNS, zip(*rows, strict=True) if rows else [()] * len(COLUMNS), strict=True)
    return pd.DataFrame({c: pd.array(values, dtype="int64" if c == "articles" else "str") for c, values in found})


def _known(day: object) -> bool:
    return (isinstance(day, str) and bool(day)) or (day is not None and not isinstance(day, str) and not pd.isna(day))  # type: ignore[call-overload]


def _person(person: str, rows: list[_Row]) -> tuple[str, str, str, str, int, str, str]:
    if len(rows) == 1:
        day, _, name, position, institution = rows[0]
        day = "" if day == UNDATED else day
        return person, name, position, institution, 1, day, day
    rows.sort(key=_BY_TIME)
    name = rows[0][2]
    if any(row[2] != name for row in rows):
        names = Counter(row[2] for row in rows)
        name = max(names, key=lambda n: (len(n.split()), names[n], n))
    days = [row[0] for row in rows if row[0] != UNDATED]
    return (
        person,
        name,
        _joined(row[3] for row in rows),
        _joined(row[4] for row in rows),
        len({row[1] for row in rows}),
        days[0] if days else "",
        days[-1] if days else "",
    )


def _joined(values: Iterable[str]) -> str:
    return SEPARATOR.join(dict.fromkeys(v for v in values if v))

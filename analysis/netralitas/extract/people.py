"""The table `people`: each person across articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

COLUMNS = ("person_id", "name", "positions", "institutions", "articles", "first_seen", "last_seen")
SEPARATOR = "; "


def people(officials: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Join the rows of `officials` (one a person in an article) to one row a person.

    officials: columns article_id, person_id, name, position, institution (more are ignored). articles: article_id, published
    (ISO day or missing).
    Returns the columns of the table `people`, sorted by person_id: `name` the fullest form (of several the most frequent), `positions` and
    `institutions` all that occur, in order of time, joined by `; `, `articles` how many, `first_seen` and `last_seen` the ISO days of
    the first and last article that has a day ('' if none has).
    Errors: KeyError when a column is missing.
    """
    published = dict(zip(articles["article_id"], articles["published"], strict=True))
    days = {article: str(day)[:10] if _known(day) else "" for article, day in published.items()}
    columns = ("article_id", "person_id", "name", "position", "institution")
    seen: dict[str, list[tuple[str, str, str, str, str]]] = {}
    for article, person, name, position, institution in zip(
        *(officials[c].fillna("").to_numpy(dtype=object).tolist() for c in columns), strict=True
    ):
        seen.setdefault(person, []).append((days.get(article, ""), article, name, position, institution))
    return pd.DataFrame([_person(person, seen[person]) for person in sorted(seen)], columns=list(COLUMNS))


def _known(day: object) -> bool:
    return (isinstance(day, str) and bool(day)) or (day is not None and not isinstance(day, str) and not pd.isna(day))  # type: ignore[call-overload]


def _person(person: str, rows: list[tuple[str, str, str, str, str]]) -> tuple[str, str, str, str, int, str, str]:
    if len(rows) == 1:
        day, _, name, position, institution = rows[0]
        return person, name, position, institution, 1, day, day
    rows = sorted(rows, key=lambda r: (not r[0], r[0], r[1]))  # undated articles last
    names = Counter(r[2] for r in rows)
    name = max(names, key=lambda n: (len(n.split()), names[n], n))
    days = [r[0] for r in rows if r[0]]
    return (
        person,
        name,
        _joined(r[3] for r in rows),
        _joined(r[4] for r in rows),
        len({r[1] for r in rows}),
        days[0] if days else "",
        days[-1] if days else "",
    )


def _joined(values: Iterable[str]) -> str:
    return SEPARATOR.join(dict.fromkeys(v for v in values if v))

"""The data dictionary beside the tables: `datapackage.json` (Frictionless Data Package), made from the kinds of fact; and the codebook."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from netralitas import __version__
from netralitas.extract.kinds import kinds
from netralitas.resources import codebook_file

_TYPES = {"text": "string", "int": "integer", "bool": "boolean", "date": "date"}
_COMMON = {
    "article_id": ("string", "the article, as in the table articles"),
    "start": ("integer", "where the words begin in articles.text (characters, from 0)"),
    "end": ("integer", "where they end (the character after the last)"),
    "text": ("string", "the words there"),
    "sentence": ("string", "the sentence that they stand in (in an edition without full texts)"),
}
_TABLES: dict[str, tuple[str, dict[str, tuple[str, str]]]] = {
    "articles": (
        "an article",
        {
            "article_id": ("string", "stable; does not depend on the order of adding"),
            "source": ("string", "path or URL read; path#member inside an archive or table"),
            "url": ("string", "address of the page"),
            "outlet": ("string", "who published it"),
            "title": ("string", "headline"),
            "published": ("date", "day of publication"),
            "published_basis": ("string", "where that day stands: metadata, url, dateline, text, none"),
            "text": ("string", "the text that all offsets count in"),
            "words": ("integer", "words of the article, without what is masked"),
            "sha256": ("string", "hash of the original bytes"),
            "language": ("string", "id, or und where it is not recognised"),
            "relevant": ("boolean", "has at least one sentence about the neutrality of civil servants"),
            "election": ("string", "the election it is about, by the codebook's code, or none"),
            "election_basis": ("string", "named, date, none"),
            "region": ("string", "the region it is about"),
            "cluster": ("string", "near-copies share it"),
            "representative": ("boolean", "true for one article of each cluster"),
            "authors": ("string", "who wrote it, as the page or the record says"),
            "section": ("string", "the outlet's section"),
            "tags": ("string", "the outlet's tags"),
        },
    ),
    "case_series": (
        "a counter's figure for a region, election, unit and status at a time",
        {
            "counter": ("string", "the body whose figure it is"),
            "region": ("string", "where the cases are"),
            "election": ("string", "the election they belong to"),
            "unit": ("string", "what is counted"),
            "status": ("string", "how far the cases have come"),
            "period": ("string", "the time that the figure covers, where the article ties it to one"),
            "as_of": ("string", "the day for which the figure is given"),
            "min": ("integer", "lower bound"),
            "max": ("integer", "upper bound"),
            "articles": ("integer", "how many articles give it"),
            "conflict": ("boolean", "articles give different figures for the same day"),
        },
    ),
    "people": (
        "a person across articles",
        {
            "person_id": ("string", "as in officials"),
            "name": ("string", "fullest form of the name"),
            "positions": ("string", "offices, separated by semicolons"),
            "institutions": ("string", "bodies, separated by semicolons"),
            "articles": ("integer", "how many articles name the person"),
            "first_seen": ("date", "day of the first article"),
            "last_seen": ("date", "day of the last article"),
        },
    ),
    "corrected": (
        "a code in an election: the share of articles as read, and corrected by a gold sample",
        {
            "facet": ("string", "what is counted: behaviour, behaviour_modality, modality, sanction"),
            "code": ("string", "the codebook's code"),
            "second": ("string", "the modality, for behaviour_modality"),
            "group": ("string", "the election"),
            "n": ("integer", "articles of the election"),
            "k": ("integer", "articles in which the code was read"),
            "share": ("number", "k / n"),
            "low": ("number", "lower end of its 95% interval"),
            "high": ("number", "upper end"),
            "coded": ("integer", "articles of the election coded by hand"),
            "corrected": ("number", "the share corrected for errors of reading"),
            "corrected_low": ("number", "lower end of its 95% interval"),
            "corrected_high": ("number", "upper end"),
        },
    ),
    "rejected": (
        "an input that gave no article",
        {"source": ("string", "path or URL"), "reason": ("string", "why")},
    ),
}


def data_dictionary(tables: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    """The data package of these tables: a resource for each CSV file, with every column's type and meaning."""
    known = kinds()
    resources = []
    for name, frame in tables.items():
        if name in _TABLES:
            title, columns = _TABLES[name]
            values: dict[str, tuple[str, ...]] = {}
        elif name in known:
            title = known[name].help or f"a fact of the kind {name}"
            columns = _COMMON | {c.name: (_TYPES[c.type], c.meaning) for c in known[name].columns}
            values = {c.name: c.values for c in known[name].columns if c.values}
        else:
            title, columns, values = name, {}, {}
        fields: list[dict[str, Any]] = []
        for column in frame.columns:
            kind, meaning = columns.get(column, ("string", ""))
            field: dict[str, Any] = {"name": column, "type": kind, "description": meaning}
            if kind == "boolean":
                field |= {"trueValues": ["True"], "falseValues": ["False"]}
            if values.get(column):
                field["constraints"] = {"enum": [*values[column], ""] if kind == "string" else list(values[column])}
            fields.append(field)
        schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
        if name == "articles":
            schema["primaryKey"] = "article_id"
        elif "article_id" in frame.columns:
            schema["foreignKeys"] = [
                {"fields": "article_id", "reference": {"resource": "articles", "fields": "article_id"}}
            ]
        resources.append(
            {
                "name": name.replace("_", "-"),
                "path": f"{name}.csv",
                "title": f"One row is {title}",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "profile": "tabular-data-resource",
                "schema": schema,
            }
        )
    return {
        "profile": "tabular-data-package",
        "name": "netralitas",
        "title": "Neutrality of Indonesian civil servants in the news: tables read from articles",
        "version": __version__,
        "description": "Written by netralitas. Cells that a spreadsheet would run as a formula begin with an apostrophe; "
        "the Parquet files beside the CSV files hold the same tables unchanged. Values follow codebook.md.",
        "resources": resources,
    }


def write_dictionary(tables: Mapping[str, pd.DataFrame], folder: str | Path) -> list[Path]:
    """Write `datapackage.json` and `codebook.md` into the folder of the tables."""
    target = Path(folder)
    package, codebook = target / "datapackage.json", target / "codebook.md"
    package.write_text(json.dumps(data_dictionary(tables), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    codebook.write_bytes(codebook_file().read_bytes())
    return [package, codebook]

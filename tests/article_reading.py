"""Articles of a headline and some sentences, read whole."""

from functools import cache
from typing import Any

from spacy.language import Language

import netralitas as nt
from netralitas.extract.pipeline import make_doc
from netralitas.extract.reading import rows_of


@cache
def nlp() -> Language:
    return nt.load()


def rows(text: str, table: str, title: str = "Berita dari daerah hari ini") -> list[dict[str, Any]]:
    """The rows of a table, of an article with this headline."""
    return rows_of(nlp()(make_doc(nlp(), f"{title}\n\n{text}", title=title)), table)


def holders(text: str) -> list[tuple[str, ...]]:
    """Name, position, institution and status of those who hold an office."""
    columns = ("name", "position", "institution", "status")
    return [tuple(r[c] for c in columns) for r in rows(text, "officials") if r["role_class"] == "official"]

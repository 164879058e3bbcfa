"""Tables of benchmarks, printed or written into docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Table(NamedTuple):
    """A measured table: its title, what was measured on what, column names, and rows of cells."""

    title: str
    about: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]

    def markdown(self) -> str:
        """The table under its title; numbers to the right."""
        lines = [
            f"## {self.title}",
            "",
            self.about,
            "",
            "| " + " | ".join(self.columns) + " |",
            "|---" + "|--:" * (len(self.columns) - 1) + "|",
        ]
        return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in self.rows), ""])


def show(tables: Iterable[Table]) -> None:
    """Print tables as soon as they are measured."""
    for table in tables:
        print(table.markdown(), flush=True)

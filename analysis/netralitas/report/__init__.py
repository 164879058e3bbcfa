"""From comparisons to what people read: charts, and one page in which every number leads to its sentences."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netralitas.report.charts import write_charts
    from netralitas.report.dictionary import write_dictionary
    from netralitas.report.page import write_report

__all__ = ["write_charts", "write_dictionary", "write_report"]
_WHERE = {"write_charts": "charts", "write_dictionary": "dictionary", "write_report": "page"}


def __getattr__(name: str) -> Any:
    """Import on first use: the terminal view needs no matplotlib."""
    if name in _WHERE:
        return getattr(import_module(f"netralitas.report.{_WHERE[name]}"), name)
    raise AttributeError(f"module 'netralitas.report' has no attribute {name!r}")

"""Rows of DataFrames for type checkers, which otherwise take each value for anything a cell may hold."""

from __future__ import annotations

from typing import Any

import pandas as pd


def rows(frame: pd.DataFrame) -> list[Any]:
    """The rows as named tuples."""
    return list(frame.itertuples(index=False))

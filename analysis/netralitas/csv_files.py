"""Tables as CSV files: the bytes that pandas writes, column by column instead of cell by cell, and safe to open in a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet begins a formula."""
_ROWS = 20_000
_TEXT = pa.large_string()
_COMMA, _QUOTE, _APOSTROPHE, _EMPTY = (pa.scalar(mark, _TEXT) for mark in (",", '"', "'", ""))


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a table as CSV (UTF-8, header row, quotes where needed); cells that a spreadsheet would run as a formula get a leading '."""
    with path.open("wb") as file:
        file.write(_lines([pa.array([str(name)], _TEXT) for name in frame.columns]))
        for begin in range(0, len(frame), _ROWS):
            part = frame.iloc[begin : begin + _ROWS]
            file.write(_lines([_cells(part[name]) for name in frame.columns]))


def _lines(columns: list[pa.Array]) -> bytes:
    if not columns:
        return b"\n"
    joined = pc.binary_join_element_wise(*map(_quoted, columns), _COMMA)
    return "".join([f"{line}\n" for line in joined.to_pylist()]).encode()


def _cells(column: pd.Series) -> pa.Array:
    """A column's cells as text, empty where it has no value; text that is no formula."""
    if pd.api.types.is_bool_dtype(column.dtype):
        return pc.if_else(pa.array(column, pa.bool_()), "True", "False").cast(_TEXT).fill_null("")
    if pd.api.types.is_integer_dtype(column.dtype):
        return pa.array(column).cast(_TEXT).fill_null("")
    if isinstance(column.dtype, pd.StringDtype):
        cells = _flat(pa.array(column)).cast(_TEXT).fill_null("")
    else:
        cells = pa.array(["" if pd.isna(value) else str(value) for value in column], _TEXT)
        if pd.api.types.is_numeric_dtype(column.dtype):
            return cells
    dangerous = pc.is_in(pc.utf8_slice_codeunits(cells, 0, 1), pa.array(FORMULA, _TEXT))
    return pc.if_else(dangerous, pc.binary_join_element_wise(_APOSTROPHE, cells, _EMPTY), cells)


def _flat(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _quoted(cells: pa.Array) -> pa.Array:
    """Cells with quotes around those that hold a comma, a quote or the end of a line."""
    needed = pc.match_substring_regex(cells, '[,"\\r\\n]')
    if not pc.any(needed).as_py():
        return cells
    doubled = pc.binary_join_element_wise(_QUOTE, pc.replace_substring(cells, '"', '""'), _QUOTE, _EMPTY)
    return pc.if_else(needed, doubled, cells)

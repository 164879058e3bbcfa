"""Query results as data frames, batch by batch: DuckDB's limit on memory is for its work, not for the result."""

from __future__ import annotations

import duckdb
import pandas as pd
import pyarrow as pa

_ROWS = 20_000
_NULLABLE = {pa.int64(): pd.Int64Dtype(), pa.int32(): pd.Int32Dtype(), pa.bool_(): pd.BooleanDtype()}


def frame(db: duckdb.DuckDBPyConnection, query: str) -> pd.DataFrame:
    """The rows of a query; whole numbers and truth values stay what they are where some are missing."""
    reader = db.sql(query).to_arrow_reader(_ROWS)
    table = pa.Table.from_batches(reader, reader.schema)
    found = table.to_pandas()
    for name in table.column_names:
        column = table[name]
        if column.null_count and column.type in _NULLABLE:
            found[name] = column.to_pandas(types_mapper=_NULLABLE.get)
    return found

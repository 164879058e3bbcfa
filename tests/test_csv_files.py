"""CSV files: the bytes that pandas writes, and nothing that a spreadsheet runs."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netralitas.csv_files import FORMULA, write_csv

CELLS = st.one_of(st.none(), st.text(alphabet="ab ,;\"'\n=+é“\u2028", max_size=6))


def harmless(value):
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(
        st.tuples(
            CELLS, CELLS, st.one_of(st.none(), st.integers(-9, 10**12)), st.booleans(), st.integers(-3, 3), st.floats()
        ),
        max_size=8,
    ),
    text=st.sampled_from(["str", "object"]),
)
def test_the_bytes_are_those_of_pandas(rows, text, tmp_path_factory):
    frame = pd.DataFrame(rows, columns=["a", "b, c", "whole", "yes", "number", "share"]).astype(
        {"a": text, "b, c": text, "whole": "Int64", "yes": "bool", "number": "int64", "share": "float64"}
    )
    safe = frame.assign(**{c: frame[c].map(harmless, na_action="ignore").astype(object) for c in ("a", "b, c")})
    path = tmp_path_factory.mktemp("csv") / "table.csv"
    write_csv(frame, path)
    assert path.read_bytes() == safe.to_csv(index=False, lineterminator="\n").encode()


@pytest.mark.parametrize("rows", [0, 3])
def test_more_rows_than_are_written_at_once(rows, tmp_path, monkeypatch):
    monkeypatch.setattr("netralitas.csv_files._ROWS", 2)
    frame = pd.DataFrame({"a": ["x", None, "z"][:rows], "b": pd.array([True, None, False][:rows], dtype="boolean")})
    write_csv(frame, tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text().splitlines() == ["a,b", "x,True", ",", "z,False"][: rows + 1]

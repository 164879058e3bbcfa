"""The notebooks run from the top."""

from __future__ import annotations

import nbformat
import pytest
from nbclient import NotebookClient

from conftest import ROOT


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda p: p.stem)
def test_notebook_runs_from_the_top(path, tmp_path):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    text = "".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert "fictional" in text
    assert all(cell.get("outputs") is not None for cell in notebook.cells if cell.cell_type == "code")

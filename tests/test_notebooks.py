"""The notebooks run from the top."""

from __future__ import annotations

import json
import re

import nbformat
import pytest
from nbclient import NotebookClient

from conftest import ROOT
from netralitas.report.labels import label
from netralitas.report.page import render

ELECTIONS = tuple(label("election", code, "en") for code in ("pilkada-2020", "pilkada-2018"))


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda p: p.stem)
def test_notebook_runs_from_the_top(path, tmp_path):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    text = "".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert "fictional" in text
    assert all(cell.get("outputs") is not None for cell in notebook.cells if cell.cell_type == "code")


def test_compare_notebook_answers_in_under_15_lines_with_the_numbers_of_the_report(sample, tmp_path):
    notebook = nbformat.read(ROOT / "notebooks" / "03-compare.ipynb", as_version=4)
    question = next(cell for cell in notebook.cells if cell.cell_type == "code")
    assert len([line for line in question.source.splitlines() if line.strip()]) < 15
    notebook.cells = [question, nbformat.v4.new_code_cell("print(answer.to_json(orient='records'))")]
    resources = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=resources).execute()
    answer = json.loads(notebook.cells[1].outputs[0].text)
    assert len(answer) >= 5
    page = render("f", sample.compare(), "en")
    data = json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[1])
    shown = {}
    for row in data["sheets"]["differences"]["rows"]:
        for side in (row[4], row[5]):
            shown[side[2], row[2], row[3]] = (row[4][0], row[5][0], row[6][1], row[9][1])
    checked = 0
    for one in answer:
        for side in ("target", "reference"):
            key = "|".join((one["facet"], one["code"], one["second"], one[side]))
            if one["p_adjusted"] is not None and (key, *ELECTIONS) in shown:
                k_target, k_reference, difference, p = shown[key, *ELECTIONS]
                assert k_target == f"{one['k_target']}/{one['n_target']}"
                assert k_reference == f"{one['k_reference']}/{one['n_reference']}"
                assert abs(difference - one["difference"]) < 1e-9 and abs(p - one["p_adjusted"]) < 1e-9
                checked += 1
    assert checked >= 5

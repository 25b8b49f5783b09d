"""``mtcheck report`` from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from mtcheck.cli.app import build_app
from tests.report.reports import demo, generated

pytest.importorskip("duckdb", reason="no DuckDB: mtcheck report was not tested")


def test_the_page_goes_to_stdout_and_notices_to_stderr(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(demo().to_json(), encoding="utf-8")
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")

    result = CliRunner().invoke(build_app(), ["report", str(tmp_path)])

    assert result.exit_code == 0
    assert result.stdout.lstrip().startswith("<!DOCTYPE html>")
    assert "other.json" in result.stderr
    assert "other.json" not in result.stdout


@pytest.mark.slow
def test_page_and_tables_are_written(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.json").write_text(generated(number + 1).to_json(), encoding="utf-8")
    page, tables = tmp_path / "portal.html", tmp_path / "tables"

    result = CliRunner().invoke(build_app(), ["report", str(tmp_path), "--output", str(page), "--tables", str(tables)])

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "3 articles" in page.read_text(encoding="utf-8")
    assert (tables / "articles.csv").read_text(encoding="utf-8").count("\n") == 4

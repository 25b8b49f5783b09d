"""The demo report in every text format, against files that people have read."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.report import RENDERERS
from tests.report.reports import demo

GOLDEN = Path(__file__).parent / "golden"
FILES = {
    "markdown": "demo.md",
    "sarif": "demo.sarif",
    "junit": "demo.junit.xml",
    "github": "demo.github.txt",
    "csv": "demo.csv",
    "tsv": "demo.tsv",
    "xliff": "demo.xlf",
    "baseline": "demo.baseline.json",
}


@pytest.mark.parametrize("name", FILES)
def test_the_format_is_as_it_was(name: str) -> None:
    with (GOLDEN / FILES[name]).open(encoding="utf-8", newline="") as stream:
        expected = stream.read()

    assert RENDERERS[name](demo()) == expected


@pytest.mark.parametrize("name", [name for name in RENDERERS if name != "terminal"])
def test_equal_reports_give_equal_texts(name: str) -> None:
    assert RENDERERS[name](demo()) == RENDERERS[name](demo())


if __name__ == "__main__":
    for format_name, file in FILES.items():
        (GOLDEN / file).write_text(RENDERERS[format_name](demo()), encoding="utf-8", newline="")

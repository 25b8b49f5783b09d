"""A report read back says what it said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import mtcheck
from mtcheck.errors import InputError
from mtcheck.model import Report
from mtcheck.report import RENDERERS
from mtcheck.report.read import from_dict


@pytest.fixture(scope="module")
def report(demo: Path) -> Report:
    return mtcheck.audit(demo)


def test_the_same_json(report: Report) -> None:
    """Written, read and written again: equal bytes."""
    assert from_dict(json.loads(report.to_json())).to_json() == report.to_json()


def test_every_piece_stands_at_its_offset(report: Report) -> None:
    """Of the text as of its lines that are not audited."""
    article = from_dict(json.loads(report.to_json())).article

    pieces = [(segment.start, segment.end, segment.translation) for segment in article.segments]
    pieces += [(item.start, item.end, item.text) for item in article.boilerplate if item.side == "translation"]
    assert all(article.translation[start:end] == text for start, end, text in pieces)


@pytest.mark.parametrize("name", sorted(set(RENDERERS) - {"xliff"}))
def test_every_format_takes_it(report: Report, name: str) -> None:
    """And marks the same issues."""
    written = RENDERERS[name](from_dict(json.loads(report.to_json())))

    assert all(issue.text.casefold() in written.casefold() for issue in report.issues if issue.check == "name-mismatch")


@pytest.mark.parametrize("value", [{}, {"schema": "other"}, {"schema": "mtcheck.report/v1"}, {"schema": None}])
def test_anything_else_is_refused(value: dict[str, Any]) -> None:
    """In one line."""
    with pytest.raises(InputError, match="not an mtcheck report"):
        from_dict(value)

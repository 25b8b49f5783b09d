"""What this room makes of the recorded texts is what it was: ``tests/records.py`` says how to change it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.records import HINT, differences, lines

LINES = lines("names")


@pytest.mark.every(12)
@pytest.mark.parametrize("line", LINES, ids=[f"{number}-{line['source_lang']}" for number, line in enumerate(LINES, 1)])
def test_nothing_else_is_made_of_it(line: dict[str, Any]) -> None:
    assert not list(differences("names", line)), HINT

"""Tables that are wider than any glossary."""

from __future__ import annotations

import pytest

from mtcheck.errors import GlossaryError
from mtcheck.glossary.formats.csv import read


def test_a_table_of_countless_columns_is_refused_at_once() -> None:
    wide = "\n".join(",".join([cell] * 100_000) for cell in ("name", "Kuleba"))

    with pytest.raises(GlossaryError, match="100,000 columns are more than the 1,024 that are read"):
        list(read(wide.encode(), "wide.csv"))


def test_a_wide_table_is_read() -> None:
    wide = "\n".join(",".join([cell, *[""] * 1000, last]) for cell, last in (("name", "note"), ("Kuleba", "y")))

    assert len(list(read(wide.encode(), "wide.csv"))) == 1

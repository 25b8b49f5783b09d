"""What is of the wrong type is refused at the door, with the name of the argument."""

from __future__ import annotations

import re
from collections import UserList
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtcheck
from mtcheck.arguments import refuse_wrong_types
from mtcheck.errors import MtcheckError, UsageError, WrongTypeError
from mtcheck.glossary import Glossary
from mtcheck.inputs import Upload

TEXT, SOURCE = "He came.", "Došao je."

WRONG: dict[str, tuple[object, ...]] = {
    "translation": (123, None, b"He came.", [5], ["He came.", None], [b"x"], {"a": "b"}, {"a"}, True, 1.5, [["a"]]),
    "source": (5, b"x", [5], [None], {}, iter(["a"]), object()),
    "references": (5, None, b"x", [5], [None], [b"x"], {"a": "b"}, [[5]]),
    "quotes": (5, b"x", [5], {"a": "b"}),
    "glossary": (5, b"x", [5], [None], {"a": "b"}, True),
    "translator": (5, b"embedded", ["embedded"], object()),
    "retranslate": (5, "1", ["1"], [1.5]),
    "likelihood": (5, "no", None, []),
    "source_lang": (5, b"sr", ["sr"]),
    "target_lang": (5, b"en", ["en"]),
    "published": ("2022-01-18", 2022, datetime(2022, 1, 18, tzinfo=UTC)),
    "columns": ("a", ["a"], {"source": 5}, {5: "a"}),
    "only": ("omission", b"omission", 5, [5]),
    "disable": ("omission", None, 5, [None]),
    "baseline": (5, b"x", ["x"], {}),
    "waivers": (5, None, "x", ["x"], {}),
    "calibration": (5, "x", b"x"),
    "article_id": (5, b"x"),
    "title": (5, ["x"]),
    "engine": (5, b"x"),
    "section": (5, b"x"),
}


def _shown(value: object) -> str:
    """The same in every process, or tests could not be shared among several."""
    return re.sub(r" at 0x[0-9a-f]+", "", repr(value))


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in WRONG.items() for value in values], ids=_shown
)
def test_a_wrong_type_is_refused_by_name(name: str, value: object) -> None:
    options: dict[str, Any] = {"translation": TEXT, "source": SOURCE, "source_lang": "sr", name: value}
    with pytest.raises(TypeError, match=rf"^{name} must be .+, not ") as caught:
        mtcheck.audit(options.pop("translation"), **options)
    assert isinstance(caught.value, UsageError)
    assert len(str(caught.value).splitlines()) == 1


def test_every_argument_of_an_audit_is_looked_at() -> None:
    assert set(WRONG) | {"likelihood"} == set(mtcheck.audit.__annotations__) - {"return"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("translation", UserList(["He came."])),
        ("translation", ("He came.",)),
        ("translation", Upload(b"He came.", "a.txt")),
        ("source", ["Došao je."]),
        ("references", "He came."),
        ("references", [["He came."], "He arrived."]),
        ("glossary", [Glossary(), "default"]),
        ("retranslate", range(2)),
        ("published", date(2022, 1, 18)),
        ("only", iter(["omission"])),
        ("disable", {"omission"}),
        ("disable", {"omission": 1}.keys()),
    ],
    ids=_shown,
)
def test_what_an_audit_takes_is_taken(name: str, value: object) -> None:
    options: dict[str, Any] = {"translation": TEXT, "source": SOURCE, "source_lang": "sr", name: value}
    assert mtcheck.audit(options.pop("translation"), **options).article.segments


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.dates() | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.tuples(inner) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=5,
)


@given(st.sampled_from(sorted(WRONG)), ANYTHING)
def test_anything_else_is_taken_or_refused(name: str, value: object) -> None:
    said = f"{name} must be "
    try:
        refuse_wrong_types(**{name: value})
    except WrongTypeError as error:
        said = str(error)
    assert said.startswith(f"{name} must be ")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: Glossary(["Kuleba"]), "entries"),  # type: ignore[list-item]
        (lambda: Glossary(5), "entries"),  # type: ignore[arg-type]
        (lambda: Glossary.load(5), "path"),  # type: ignore[arg-type]
        (lambda: Glossary.load(b"names.csv"), "path"),  # type: ignore[arg-type]
        (lambda: Glossary.load(None), "path"),  # type: ignore[arg-type]
        (lambda: Glossary.parse("name\nKuleba\n", "names.csv"), "data"),  # type: ignore[arg-type]
        (lambda: Glossary.parse(b"name\nKuleba\n", Path("names.csv")), "name"),  # type: ignore[arg-type]
        (lambda: mtcheck.load_translator(5), "name"),  # type: ignore[arg-type]
        (lambda: mtcheck.load_translator(None), "name"),  # type: ignore[arg-type]
    ],
)
def test_the_other_doors_refuse_too(call: Any, name: str) -> None:
    with pytest.raises(MtcheckError, match=f"^{name} must be ") as caught:
        call()
    assert isinstance(caught.value, TypeError)

"""What is of the wrong type is refused at the door, with the name of the argument."""

from __future__ import annotations

import inspect
import re
from array import array
from collections import UserDict, UserList, UserString, deque
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtcheck
from mtcheck.arguments import refuse_wrong_types
from mtcheck.baseline import Baseline
from mtcheck.errors import MtcheckError, UsageError, WrongTypeError
from mtcheck.glossary import Entry, Glossary, Kind, Variant
from mtcheck.inputs import Upload
from mtcheck.refit import Refit
from mtcheck.report import RENDERERS
from mtcheck.settings import Waiver
from tests.conftest import DEMO

TEXT, SOURCE = "He came.", "Došao je."

WRONG: dict[str, tuple[object, ...]] = {
    "translation": (123, None, b"He came.", [5], ["He came.", None], [b"x"], {"a": "b"}, {"a"}, True, 1.5, [["a"]]),
    "source": (5, b"x", [5], [None], {}, iter(["a"]), object()),
    "references": (5, None, b"x", [5], [None], [b"x"], {"a": "b"}, [[5]]),
    "quotes": (5, b"x", [5], {"a": "b"}),
    "glossary": (5, b"x", [5], [None], {"a": "b"}, True),
    "translator": (5, b"embedded", ["embedded"], object()),
    "retranslate": (5, "1", ["1"], [1.5], b"x", {1: 2}, "", [True]),
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


class _Unwilling(Collection[str]):
    """Nothing can be asked of it."""

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(name)

    def __iter__(self) -> Iterator[str]:
        raise TypeError

    def __len__(self) -> int:
        raise RuntimeError

    def __contains__(self, _: object) -> bool:
        raise RuntimeError


def _deep() -> list[Any]:
    made: list[Any] = []
    for _ in range(2000):
        made = [made]
    return made


def _circle() -> list[Any]:
    made: list[Any] = []
    made.append(made)
    return made


KINDS: tuple[Callable[[], object], ...] = (
    *(partial(lambda value: value, value) for value in (
        *(None, True, False, 0, -1, 5, 2**70, 1.5, float("nan"), 1j, ..., NotImplemented, object(), type, len, mtcheck),
        *("", "x", "\ud800", "\0", "\x1b[2J", "a\nb", "a\u2028b", "x" * 5000, b"", b"x"),
        *(bytearray(b"x"), memoryview(b"x")),
        *([], ["x"], [""], ["\ud800"], ["\0"], [b"x"], [5], [None], [["x"]], [[["x"]]], ["x", 5], (), ("x",), (5,)),
        *({}, {"a": "b"}, {"a": 5}, {1: 2}, {5: "a"}, {"source": "\ud800"}, set(), {"x"}, {5}, range(3), range(-3, 0)),
        *(Path("x"), Path("a\0b"), Path("x" * 300), Path("/dev/null"), date(2022, 1, 1)),
        *(datetime(2022, 1, 1, tzinfo=UTC), np.array(5), np.array([1]), np.int64(5), np.str_("x")),
        *(timedelta(1), Decimal(1), re.compile("x"), array("i", [1]), StringIO("x"), BytesIO(b"x"), ValueError("x")),
        *(UserDict(a="b"), UserList(["x"]), UserString("x"), deque(["x"]), _Unwilling(), _deep(), _circle()),
        *(SimpleNamespace(name="x", trust=1, translate=5), SimpleNamespace(name=5, trust="x", translate=print)),
        *(Glossary(), [Glossary()], Variant("x"), Entry("x"), [Entry("x")], mtcheck.Span("x", "y", "z")),  # type: ignore[arg-type]
        *(Upload(b"x", "x"), Upload("x", "x"), Upload(b"x", 5), [Upload(None, "x")]),  # type: ignore[arg-type]
        *(Waiver(5, "x", "y"), [Waiver("x", 5, "y")], [Waiver("x", "y", 5)], [Waiver("x", "y", "z", "2022")]),  # type: ignore[arg-type]
        *(Baseline(5), Baseline({5: 6}), Refit("a", "b"), Refit(1, 2, 5), Refit(float("nan"), 1)),  # type: ignore[arg-type,dict-item]
    )),
    *(lambda: iter(["x"]), lambda: iter([5, "x"]), lambda: iter([b"x"]), lambda: iter([[]])),
)  # fmt: skip


def _used(made: object) -> None:
    """What a door gave does what it is for."""
    if isinstance(made, Glossary):
        assert made.entries is not None
        assert made.names_in("en") in {True, False}
        made = mtcheck.audit(TEXT, source=SOURCE, source_lang="sr", glossary=made)
    if isinstance(made, mtcheck.Report):
        for render in RENDERERS.values():
            assert render(made).encode() is not None


DOORS: dict[str, tuple[Callable[..., object], dict[str, Any]]] = {
    "audit": (mtcheck.audit, {"translation": TEXT, "source": SOURCE, "source_lang": "sr", "glossary": None}),
    "load_translator": (mtcheck.load_translator, {"name": "auto", "source_lang": "sr", "target_lang": "en"}),
    "check_name": (mtcheck.translate.check_name, {"name": "embedded"}),
    "Glossary": (Glossary, {"entries": [Entry("Kuleba")]}),
    "Glossary.parse": (Glossary.parse, {"data": b"name,sr\nKuleba,Kuleba\n", "name": "x.csv"}),
    "Glossary.load": (Glossary.load, {"path": DEMO / "article.toml"}),
    "Glossary.into": (Glossary.parse(b"name,sr\nKuleba,Kuleba\n", "x.csv").into, {"target_lang": "en"}),
    "Glossary.save": (Glossary([Entry("Kuleba")]).save, {"path": "x.none"}),
    "Entry": (lambda **fields: Glossary([Entry(**fields)]), {"name": "Kuleba"}),
    "Variant": (lambda **fields: Glossary([Entry("Kuleba", allowed=(Variant(**fields),))]), {"text": "Kuleb"}),
}
"""Every function and value of the public interface that takes what its caller made, and arguments that are right."""

PARAMETERS = [
    (door, name)
    for door, (function, _) in DOORS.items()
    for name in inspect.signature({"Entry": Entry, "Variant": Variant}.get(door, function)).parameters
]


@pytest.mark.every(4)
@pytest.mark.parametrize(("door", "name"), PARAMETERS)
def test_every_door_takes_a_value_or_refuses_it_in_one_line(
    door: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    function, right = DOORS[door]
    for make in KINDS:
        try:
            _used(function(**right | {name: make()}))
        except MtcheckError as error:
            assert str(error).isprintable()  # noqa: PT017 - any other error is to be seen


def test_what_is_exported_has_a_door_or_is_made_by_mtcheck() -> None:
    made = {"Article", "Check", "Evidence", "Issue", "Language", "Report", "Score", "Segment", "Span", "Verdict"}
    listed = {
        "Baseline",
        "Decision",
        "Input",
        "Severity",
        "Side",
        "Signal",
        "Translator",
        "Trust",
        "Waiver",
        "translate",
    }
    errors = {name for name in mtcheck.__all__ if name.endswith("Error")}
    assert {door.partition(".")[0] for door in DOORS} >= set(mtcheck.__all__) - made - listed - errors


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"sources": ("x",)}, "sources of Entry must be tuple"),
        ({"sources": {"sr": "Kuleba"}}, "sources of Entry must be tuple"),
        ({"sources": [("sr", "Kuleba")]}, "sources of Entry must be tuple"),
        ({"allowed": ("Kuleb",)}, "allowed of Entry must be tuple"),
        ({"allowed": (Variant(5),)}, "allowed of Entry must be tuple"),  # type: ignore[arg-type]
        ({"kind": "river"}, "kind of Entry must be Kind"),
        ({"gender": 5}, "gender of Entry must be Gender"),
        ({"valid_from": "2022-01-18"}, "valid_from of Entry must be date"),
        ({"name": 5}, "name of Entry must be str"),
        ({"line": "5"}, "line of Entry must be int"),
    ],
    ids=_shown,
)
def test_an_entry_of_wrong_fields_is_refused(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError, match=f"^entries: {said}.*, not ") as caught:
        Glossary([Entry(**{"name": "Kuleba"} | fields)])
    assert isinstance(caught.value, WrongTypeError)


def test_an_entry_of_right_fields_is_taken() -> None:
    entry = Entry(
        "Kuleba", Kind.PERSON, (("sr", "Kuleba"),), (Variant("Kuleb"),), valid_from=date(2020, 1, 1), note="x", line=5
    )
    assert Glossary([entry]).entries == (entry,)
    assert Glossary([replace(entry, kind="person")]).entries == (entry,)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["article_id", "title", "engine", "section"])
def test_half_a_character_in_a_label_is_replaced(name: str) -> None:
    """JSON can name one, and so can a file's name; no report could be written with it."""
    made = mtcheck.audit(TEXT, source=SOURCE, source_lang="sr", **{name: "a\ud800b"})  # type: ignore[arg-type]
    assert getattr(made.article, name.removeprefix("article_")) == "a\ufffdb"

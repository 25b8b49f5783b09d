"""Annotated sets as files, and what is said of broken rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtcheck.bundled import references
from mtcheck.errors import InputError
from mtcheck.evaluate.item import article_of
from mtcheck.evaluate.read import read_items
from mtcheck.model import Severity, Side, Span
from mtcheck.text.normal import normalise

ERROR = {"side": "translation", "start": 3, "end": 6, "category": "Mistranslation", "severity": "major"}
ROW = {"translation": "He saw it.", "source": "Pilio je.", "lang": "hr", "engine": "nllb", "errors": [ERROR]}


def written(folder: Path, *rows: object) -> Path:
    path = folder / "marked.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_a_row(tmp_path: Path) -> None:
    error = {**ERROR, "span": "saw", "why": "sawed"}
    (item,) = read_items(written(tmp_path, {**ROW, "id": "7", "reference": "He sawed.", "errors": [error]}))

    assert (item.id, item.engine, item.source_lang, item.clean) == ("7", "nllb", "hr", False)
    assert (item.source, item.reference) == (("Pilio je.",), ("He sawed.",))
    assert item.marks
    (mark,) = item.marks
    assert (mark.span, mark.category, mark.severity) == (
        Span(Side.TRANSLATION, 3, 6),
        "Mistranslation",
        Severity.MAJOR,
    )


def test_no_error_is_clean(tmp_path: Path) -> None:
    (item,) = read_items(written(tmp_path, {**ROW, "errors": []}))

    assert item.clean
    assert item.marks == ()


def test_offsets_count_in_the_text_as_it_stands(tmp_path: Path) -> None:
    """White space at the ends is kept, and the segment that the checks see is the whole text."""
    text = "  He saw 🐕. It left. \n"
    error = {**ERROR, "start": 5, "end": 10, "span": "saw 🐕"}
    (item,) = read_items(written(tmp_path, {**ROW, "translation": text, "errors": [error]}))

    assert [segment.translation for segment in article_of(item).segments] == [text]


def test_an_empty_translation_can_have_lost_something(tmp_path: Path) -> None:
    error = {**ERROR, "side": "source", "start": 0, "end": 9, "category": "Omission"}
    (item,) = read_items(written(tmp_path, {**ROW, "translation": "", "errors": [error]}))

    assert [segment.source for segment in article_of(item).segments] == ["Pilio je."]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"end": 11}, "error 1: 3-11 is not a span of the translation, which has 10 characters"),
        ({"end": 3}, "error 1: 3-3 is not a span of the translation"),
        ({"start": -1}, "error 1: start must be a number"),
        ({"start": "3"}, "error 1: start must be a number"),
        ({"end": None}, "error 1: an error needs start and end"),
        ({"side": "reference"}, "error 1: side must be one of source, translation, not 'reference'"),
        ({"side": None}, "error 1: side must be one of source, translation, not ''"),
        ({"severity": "bad"}, "error 1: severity must be one of minor, major, critical, not 'bad'"),
        ({"span": "was"}, "error 1: the translation has 'saw' at 3-6, not 'was'"),
        ({"category": ""}, "error 1: an error needs a category"),
    ],
)
def test_a_broken_error_is_one_line(tmp_path: Path, change: dict[str, object], message: str) -> None:
    path = written(tmp_path, ROW, {**ROW, "errors": [{**ERROR, **change}]})

    with pytest.raises(InputError) as raised:
        read_items(path)

    assert str(raised.value).startswith(f"{path}, line 2, {message}")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"errors": None}, "errors must be a list of objects"),
        ({"errors": ["saw"]}, "errors must be a list of objects"),
        ({"translation": None}, "no translation"),
        ({"translation": ["He saw it."]}, "translation must be text, not list: spans are offsets into it"),
        (
            {"source": None, "errors": [{**ERROR, "side": "source"}]},
            "error 1: its side is source, but the item has no",
        ),
    ],
)
def test_a_broken_row_is_one_line(tmp_path: Path, change: dict[str, object], message: str) -> None:
    path = written(tmp_path, {**ROW, **change})

    with pytest.raises(InputError, match=message) as raised:
        read_items(path)

    assert str(raised.value).startswith(f"{path}, line 1")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["annotated-google.jsonl", "annotated-engines.jsonl"])
def test_the_sets_that_ship_are_sound(name: str) -> None:
    items = read_items(references() / "quality" / name)

    assert len({item.id for item in items}) == len(items) == 60
    for item in items:
        (segment,) = article_of(item).segments
        given = (item.translation[0], (item.source or ("",))[0])
        assert (segment.translation, segment.source) == tuple(normalise(text).text for text in given)

"""Challenge sets in three formats, and what is said of broken ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import InputError
from mtcheck.evaluate.demetr import items as demetr_items
from mtcheck.evaluate.read import read_items
from mtcheck.evaluate.row import Row
from mtcheck.model import Input
from tests.conftest import ROOT

MQM = (
    "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\n"
    "a\td\t1\t1\tr1\tSto vojnika.\tA <v>thousand</v> soldiers.\tAccuracy/Mistranslation\tMajor\n"
    "a\td\t1\t1\tr2\tSto vojnika.\tA thousand soldiers.\tNo-error\tno-error\n"
    "a\td\t1\t2\tr1\tDobro.\tGood.\tNo-error\tno-error\n"
    "a\td\t1\t3\tr1\tI <v>brzo</v>.\tAnd.\tAccuracy/Omission\tMinor\n"
)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_own_format(tmp_path: Path) -> None:
    line = {
        "kind": "number-value",
        "lang": "hr",
        "source": "Više od 10 godina.",
        "translation": "Over 80 years.",
        "wrong": "80",
        "right": "10",
        "glossary": [
            "Kyiv",
            {"name": "Kuleba", "kind": "person", "sources": [["sr", "Kuleba"]], "forbidden": ["Kuleb"]},
        ],
        "quotes": ["Original."],
        "published": "2022-01-18",
    }

    (item,) = read_items(written(tmp_path, "set.jsonl", json.dumps(line) + "\n\n"))

    assert (item.kind, item.wrong, item.source_lang, item.target_lang) == ("number-value", "80", "hr", "en")
    assert item.undamaged == ("Over 10 years.",)
    assert [entry.name for entry in item.glossary] == ["Kyiv", "Kuleba"]
    assert item.glossary[1].forbidden[0].text == "Kuleb"
    assert item.published is not None
    assert item.published.isoformat() == "2022-01-18"
    assert not item.clean


def test_kind_follows_from_wrong(tmp_path: Path) -> None:
    text = '{"translation": "Kuleb came.", "wrong": "Kuleb"}\n{"translation": "Kuleba came."}\n'

    damaged, clean = read_items(written(tmp_path, "set.jsonl", text))

    assert (damaged.kind, damaged.clean) == ("name", False)
    assert (clean.kind, clean.clean) == ("clean", True)


@pytest.mark.parametrize("as_list", [True, False])
def test_demetr(tmp_path: Path, as_list: bool) -> None:
    """Both spellings of its keys, one object per line or one list."""
    rows = [
        {"id": 7, "perturbation": "critical_id10_numbers_replaced", "lang": "polish", "source": "32 myśliwce.",
         "reference": "32 fighters.", "clean": "It has 32 fighters.", "perturbed": "It has 44 fighters."},
        {"id": 8, "pert_name": "critical_id25_ne_removed", "lang_tag": "french_english", "src_sent": "Max est venu.",
         "eng_sent": "Max came.", "mt_sent": "Then Max came.", "pert_sent": "Then came."},
    ]  # fmt: skip
    text = json.dumps(rows) if as_list else "\n".join(map(json.dumps, rows))

    first, control, second, _ = read_items(written(tmp_path, "demetr.json", text))

    assert (first.wrong, first.source_lang, first.undamaged) == ("44", "pl", ("It has 32 fighters.",))
    assert (control.clean, control.translation) == (True, ("It has 32 fighters.",))
    assert (second.kind, second.wrong, second.source_lang) == ("critical_id25_ne_removed", None, "fr")


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=6), st.lists(st.sampled_from(["a", "b", "c"]), max_size=6))
def test_what_demetr_changed_stands_in_the_damaged_text(clean: list[str], damaged: list[str]) -> None:
    values = {"clean": " ".join(["start", *clean]), "perturbed": " ".join(["start", *damaged])}

    item, _ = demetr_items(Row(values, "here"))

    assert item.wrong is None or item.wrong in values["perturbed"]
    assert item.wrong is not None or len(damaged) <= len(clean)


def test_mqm(tmp_path: Path) -> None:
    """A segment that any rater marked is not clean."""
    wrong, omitted, clean = read_items(written(tmp_path, "mqm.tsv", MQM), source_lang="hr")

    assert (wrong.kind, wrong.wrong, wrong.translation) == (
        "accuracy/mistranslation",
        "thousand",
        ("A thousand soldiers.",),
    )
    assert (omitted.source, omitted.wrong) == (("I brzo.",), None)
    assert (clean.clean, clean.translation, clean.source_lang) == (True, ("Good.",), "hr")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.jsonl", "", "has no items"),
        ("a.jsonl", "{", "line 1: not JSON"),
        ("a.jsonl", '\n["translation"]', "expected a JSON object"),
        ("a.jsonl", "[" * 100_000, "not JSON"),
        ("a.jsonl", '{"source": "Da."}', "line 1: no translation"),
        ("a.jsonl", '{"translation": 5}', "translation must be text"),
        ("a.jsonl", '{"translation": "x", "wrong": 5}', "wrong must be text"),
        ("a.jsonl", '{"translation": ["x"], "translation_index": 3}', "there is no sentence 3"),
        ("a.jsonl", '{"translation": ["x"], "source_index": -1}', "source_index must be a number"),
        ("a.jsonl", '{"translation": "x", "published": "yesterday"}', "published must be a date"),
        ("a.jsonl", '{"translation": "x", "glossary": [5]}', "is not a glossary entry"),
        ("a.jsonl", '{"translation": "x", "glossary": [{"name": "K", "kind": "pet"}]}', "is not a glossary entry"),
        ("a.jsonl", '{"perturbed": "x"}', "DEMETR items need clean"),
        ("a.tsv", "a\tb\n1\t2\n", "an MQM table needs the columns"),
    ],
)
def test_broken_sets_are_refused_in_one_line(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as raised:
        read_items(written(tmp_path, name, text))

    assert "\n" not in str(raised.value)
    assert name in str(raised.value)


def test_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"translation": "\xe8"}')

    with pytest.raises(InputError, match="is not UTF-8"):
        read_items(path)
    with pytest.raises(InputError, match="cannot read"):
        read_items(tmp_path / "missing.jsonl")


def test_a_folder_is_all_its_sets(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no challenge set"):
        read_items(tmp_path)
    written(tmp_path, "b.jsonl", '{"translation": "Two."}')
    written(tmp_path, "a.jsonl", '{"translation": "One."}')
    written(tmp_path, "README.md", "not a set")

    assert [item.translation for item in read_items(tmp_path)] == [("One.",), ("Two.",)]


def test_every_input_of_a_check_can_be_given_by_a_set() -> None:
    """What a set cannot bring, no check could be evaluated for: only what a model makes is left out."""
    documented = (ROOT / "references" / "challenge" / "README.md").read_text(encoding="utf-8")
    keys = {Input.DATE: "published"}

    for what in Input:
        if what not in {Input.RETRANSLATION, Input.LIKELIHOOD}:
            assert f"`{keys.get(what, what.value)}`" in documented

"""A re-translation made elsewhere: listed sentences, one per line, or a text that is aligned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import InputError, TranslatorError
from mtcheck.model import Trust
from mtcheck.translate import load_translator
from mtcheck.translate.file.translator import FileTranslator, _listed_sentences

SOURCES = [
    "Američki državni sekretar Antony Blinken stigao je u Kijev.",
    "Razgovaraće sa ministrom Kulebom o 100.000 ruskih vojnika.",
    "Sastanak sa Lavrovom biće u petak u Ženevi.",
]
ANSWERS = [
    "U.S. Secretary of State Antony Blinken arrived in Kyiv.",
    "He will talk with Minister Kuleba about 100,000 Russian soldiers.",
    "The meeting with Lavrov will be on Friday in Geneva.",
]


def made(path: Path, text: str, sources: list[str] | None = None) -> list[str]:
    path.write_text(text, encoding="utf-8")
    return load_translator(f"file:{path}").translate(sources or SOURCES, source_lang="sr", target_lang="en")


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(ANSWERS),
        "\n\n".join(ANSWERS) + "\n",
        json.dumps(ANSWERS),
        "".join(json.dumps(answer) + "\n" for answer in ANSWERS),
        "".join(json.dumps({"id": 1, "retranslation": answer}) + "\n" for answer in ANSWERS),
        json.dumps([{"text": answer} for answer in ANSWERS]),
        " ".join(ANSWERS),
    ],
    ids=["lines", "paragraphs", "list", "lines of strings", "lines of objects", "list of objects", "one text"],
)
def test_every_form(tmp_path: Path, text: str) -> None:
    assert made(tmp_path / "re.txt", text) == ANSWERS


def test_a_text_with_less_than_the_source_leaves_the_rest_empty(tmp_path: Path) -> None:
    answers = made(tmp_path / "re.txt", f"{ANSWERS[0]} {ANSWERS[2]}")

    assert answers[0] == ANSWERS[0]
    assert answers[2] == ANSWERS[2]


def test_a_list_of_another_length_is_aligned(tmp_path: Path) -> None:
    joined = [SOURCES[0], f"{SOURCES[1]} {SOURCES[2]}"]
    assert made(tmp_path / "re.json", json.dumps(ANSWERS), joined) == [ANSWERS[0], f"{ANSWERS[1]} {ANSWERS[2]}"]
    assert made(tmp_path / "re.json", json.dumps([ANSWERS[0], ANSWERS[2]])) == [ANSWERS[0], "", ANSWERS[2]]


@pytest.mark.parametrize("broken", ['{"text": "cut', '{"text": "x"},', "x"])
def test_a_damaged_line_among_objects_is_no_translation(tmp_path: Path, broken: str) -> None:
    lines = [json.dumps({"text": ANSWERS[0]}), broken, json.dumps({"text": ANSWERS[2]})]
    with pytest.raises(TranslatorError, match=r"re\.jsonl, line 2: invalid JSON"):
        made(tmp_path / "re.jsonl", "\n".join(lines))


def test_a_line_separator_within_a_string_ends_no_line(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{answer}\u2028"}, ensure_ascii=False) for answer in ANSWERS]
    assert made(tmp_path / "re.jsonl", "\n".join(lines)) == [f"{answer}\u2028" for answer in ANSWERS]


def test_a_list_of_something_else(tmp_path: Path) -> None:
    with pytest.raises(TranslatorError, match=r"re\.json, item 2: a sentence is a string"):
        made(tmp_path / "re.json", '["a", 3, "c"]')


def test_text_that_only_looks_like_json(tmp_path: Path) -> None:
    text = '"Blinken arrived," he said.\n[Photo] Kuleba.\n{x} Lavrov.'
    assert made(tmp_path / "re.txt", text) == text.split("\n")


def test_missing_and_empty_files(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("", encoding="utf-8")
    for path in (tmp_path / "empty", tmp_path / "missing", tmp_path):
        with pytest.raises(InputError):
            FileTranslator(path)


def test_nothing_is_known_of_its_maker(tmp_path: Path) -> None:
    (tmp_path / "re.txt").write_text("Yes.", encoding="utf-8")
    translator = FileTranslator(tmp_path / "re.txt")

    assert (translator.name, translator.trust) == ("file:re.txt", Trust.LOW)


@given(st.text(alphabet=st.sampled_from('[]{}",:\\ \nab1')))
def test_no_text_makes_the_reader_fail_unclearly(text: str) -> None:
    try:
        listed = _listed_sentences(text, Path("x"))
    except TranslatorError:
        return
    assert listed is None or all(isinstance(sentence, str) for sentence in listed)

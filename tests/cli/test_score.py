"""``mtcheck score`` says what it did not score against, and what to give instead."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Ran
from tests.conftest import DEMO

ENGLISH = DEMO / "translation.en.txt"
REFERENCE = DEMO / "reference.en.txt"
MONTENEGRIN = DEMO / "source.cnr.txt"


def test_each_score_has_its_signature(mtcheck: Callable[..., Ran]) -> None:
    ran = mtcheck("score", ENGLISH, "-r", REFERENCE, "-f", "json")

    assert (ran.code, ran.err) == (0, "")
    assert [row["metric"] for row in json.loads(ran.out)] == ["BLEU", "chrF2", "chrF2++", "TER"]
    assert all("version:" in row["signature"] for row in json.loads(ran.out))


def test_without_a_reference_it_shows_the_command(mtcheck: Callable[..., Ran], tmp_path: Path) -> None:
    text = tmp_path / "article.txt"
    text.write_text("The bridge was opened on Monday.\n", encoding="utf-8")

    ran = mtcheck("score", text)

    assert ran.code == 2
    assert f"give a human translation, as in `mtcheck score {text} --reference FILE`" in ran.err


def test_a_reference_in_another_language_is_named_with_the_way_out(mtcheck: Callable[..., Ran]) -> None:
    ran = mtcheck("score", ENGLISH, "-r", MONTENEGRIN)

    assert ran.code == 2
    assert "reference 1 is in Serbo-Croatian, not in English. Give a human translation" in ran.err
    assert "--target-lang" in ran.err


def test_the_translation_itself_is_no_reference(mtcheck: Callable[..., Ran]) -> None:
    ran = mtcheck("score", MONTENEGRIN, "-r", MONTENEGRIN, "--target-lang", "sr")

    assert ran.code == 2
    assert "reference 1 is this translation itself" in ran.err


def test_one_of_two_references_is_left_out_with_a_notice(mtcheck: Callable[..., Ran]) -> None:
    ran = mtcheck("score", ENGLISH, "-r", MONTENEGRIN, "-r", REFERENCE)

    assert ran.code == 0
    assert "nrefs:1" in ran.out
    assert ran.err.strip() == "mtcheck: reference 1 is in Serbo-Croatian, not in English"

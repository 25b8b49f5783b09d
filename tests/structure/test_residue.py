"""Words of the source language in a translation."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mtcheck.structure.residue import Residue, find_residue


def found(translation: str, source: str | None, references: Sequence[str] = (), lang: str = "sr") -> list[Residue]:
    return list(find_residue(translation, source, references, lang, "en"))


def test_a_run_is_one_finding() -> None:
    text = "The hunters lovili divovske ptice there."

    (residue,) = found(text, "Lovci su tamo lovili divovske ptice.")

    assert text[residue.start : residue.end] == "lovili divovske ptice"
    assert (residue.count, residue.kind) == (3, "words")


def test_a_reference_that_has_the_word_is_believed() -> None:
    source = "Pala je kiša i počeo je nastup."

    assert found("It rained and the nastup began.", source)
    assert not found("It rained and the nastup began.", source, ["It rained, and the nastup began."])


@pytest.mark.parametrize(
    ("translation", "source"),
    [
        ("The word comes from the Latin civilis.", "Reč potiče od latinske reči civilis."),
        ("Ludwig van der Rohe met Anwar al-Sadat.", "Ludvig van der Roe sreo je Anvara al-Sadata."),
        (
            "See www.vijesti.me or write to redakcija@vijesti.me.",
            "Vidi www.vijesti.me ili piši na redakcija@vijesti.me.",
        ),
        ("The president (председник) spoke.", "Председник је говорио."),
        ("A total of 5 km and 3 kg.", "Ukupno 5 km i 3 kg."),
    ],
)
def test_what_is_no_residue(translation: str, source: str) -> None:
    assert not found(translation, source)


def test_two_scripts_in_one_word() -> None:
    (residue,) = found("The president travelled to Вrussels.", None)

    assert (residue.kind, residue.start, residue.end) == ("mixed", 27, 35)


def test_cyrillic_is_the_script_of_some_targets() -> None:
    assert not list(find_residue("Президентът говори.", None, (), "sr", "bg"))


def test_slovene_gives_itself_away_by_its_letters() -> None:
    assert [residue.count for residue in found("The igriščih were full.", "Na igriščih je bilo polno.", lang="sl")] == [
        1
    ]

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.translate.embedded.prompt import END, adapted_prompt, base_prompt


def test_a_sentence_and_its_draft_take_a_line_each() -> None:
    asked = adapted_prompt("Sastao se s\nDmitrom Kulebom.", "met  Dmytro Kuleba")
    assert asked == "Sastao se s Dmitrom Kulebom.\nmet Dmytro Kuleba\nEnglish:\n"


def test_the_base_is_told_names_before_the_sentence() -> None:
    asked = base_prompt("Sastao se s Dmitrom Kulebom.", {"Dmitrom Kulebom": "Dmytro Kuleba"})
    assert "\nNames: Dmitrom Kulebom = Dmytro Kuleba\nSastao se" in asked
    assert "Names" not in base_prompt("Rat.")


@given(st.text(max_size=80), st.text(max_size=40))
def test_no_text_can_leave_its_line(sentence: str, draft: str) -> None:
    asked = adapted_prompt(sentence + END, f"{END}{draft}")
    assert "<|" not in asked
    assert asked.count("\n") == 3


@given(st.text(max_size=80), st.dictionaries(st.text(max_size=20), st.text(max_size=20), max_size=3))
def test_no_text_can_end_its_turn(sentence: str, names: dict[str, str]) -> None:
    asked = base_prompt(sentence + END, names | {END: f"x{END}"})
    assert asked.count("<|im_end|>") == 2
    assert asked.count("\n") == 7

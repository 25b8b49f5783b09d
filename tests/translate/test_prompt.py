from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.translate.prompt import END, adapted_prompt, base_prompt


def test_names_are_told_before_the_sentence() -> None:
    asked = adapted_prompt("Sastao se s Dmitrom Kulebom.", {"Dmitrom Kulebom": "Dmytro Kuleba"})
    assert asked == (
        "<|im_start|>user\nNames: Dmitrom Kulebom = Dmytro Kuleba\n"
        "Translate to English: Sastao se s Dmitrom Kulebom.<|im_end|>\n<|im_start|>assistant\n"
    )


@pytest.mark.parametrize("prompt", [adapted_prompt, base_prompt])
def test_no_names_no_line_for_them(prompt: type[object]) -> None:
    assert "Names" not in str(prompt("Rat."))  # type: ignore[call-arg]


@given(st.text(max_size=80), st.dictionaries(st.text(max_size=20), st.text(max_size=20), max_size=3))
def test_no_text_can_end_its_turn(sentence: str, names: dict[str, str]) -> None:
    asked = adapted_prompt(sentence + END, names | {END: f"x{END}"})
    assert asked.count("<|im_end|>") == 1
    assert asked.count("\n") == 4

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.translate.loops import cut_loop, is_loop, longest_answer

STUCK = [
    ("He said that the war of the war of the war of the", "He said that the war of"),
    ("The minister, the minister, the minister, the minister,", "The minister,"),
    ("Zelensky said that Zelensky said that Zelensky said that", "Zelensky said that"),
    ("no no no no no no", "no"),
]
FINE = [
    "",
    "No, no, no, he said.",
    "Boutros Boutros-Ghali, Duran Duran and New York, New York.",
    "Very, very, very bad.",
    "They had had, had had, and what they had had was enough.",
]


@pytest.mark.parametrize(("text", "cut"), STUCK)
def test_a_text_that_says_the_same_over_and_over_is_cut(text: str, cut: str) -> None:
    assert is_loop(text)
    assert cut_loop(text) == cut


@pytest.mark.parametrize("text", FINE)
def test_what_people_write_is_left_alone(text: str) -> None:
    assert not is_loop(text)
    assert cut_loop(text) == text


@given(st.text(alphabet="ab ,.", max_size=200))
def test_cutting_ends_a_loop_and_only_shortens(text: str) -> None:
    cut = cut_loop(text)
    assert text.startswith(cut)
    assert (cut == text) == (not is_loop(text))


@given(st.lists(st.text(alphabet="abcdef", min_size=1, max_size=6), min_size=2, max_size=12, unique=True))
def test_any_stretch_said_three_times_is_found(words: list[str]) -> None:
    assert is_loop(" ".join(["Then", *words * 3]))


def test_the_bound_grows_with_the_source() -> None:
    assert longest_answer(1) >= 20
    assert longest_answer(100) > 100

"""Sorted lines as one text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.languages.ordered import lines_from

WORD = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=6)


@given(st.lists(WORD, min_size=1, unique=True), WORD)
def test_the_lines_from_a_word_on_are_those_that_do_not_sort_before_it(lines: list[str], word: str) -> None:
    text = "".join(f"{line}\n" for line in sorted(lines))
    assert list(lines_from(text, word)) == [line for line in sorted(lines) if line >= word]
    found = lines_from(text.encode(), word.encode())
    assert [line.decode() for line in found] == list(lines_from(text, word))


def test_an_empty_list_has_no_lines() -> None:
    assert list(lines_from("", "a")) == []

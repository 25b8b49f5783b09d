"""Words with their spans: possessives, entities, hyphens, starts of sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.names.words import words


def test_a_possessive_is_not_part_of_the_name() -> None:
    text = "Blinken's and O&#39;Flynn&#39;s, not Jones’"

    assert [text[word.start : word.end] for word in words(text, english=True)] == [
        "Blinken", "and", "O&#39;Flynn", "not", "Jones",
    ]  # fmt: skip


def test_hashtags_and_handles_are_no_names() -> None:
    said = [word.text for word in words("#SpasimoKnjižnicu and @Ana_B wrote to ana@Vijesti.me & R#C, B&#39;s #2 too")]

    assert said == ["and", "wrote", "to", "ana", "Vijesti", "me", "R", "C", "B&#39;s".replace("&#39;", "'"), "too"]


def test_a_hyphenated_name_is_joined() -> None:
    first, second = words("Star-Tribune", english=True)

    assert (first.joined, second.joined) == (False, True)


def test_a_capital_at_the_start_of_a_sentence_says_nothing() -> None:
    marked = {word.text: word.initial for word in words("He left. Minister J. Doe came.", english=True)}

    assert marked == {"He": True, "left": False, "Minister": True, "J": False, "Doe": False, "came": False}


@given(st.text(max_size=200))
def test_spans_are_in_order_and_inside(text: str) -> None:
    before = 0
    for word in words(text, english=True):
        assert before <= word.start < word.end <= len(text)
        before = word.end

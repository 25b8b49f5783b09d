"""Words of the source beside each other, as a witness for what a translation leaves as it is."""

from __future__ import annotations

from mtcheck.structure.left import Beside


def test_a_text_that_repeats_itself_has_each_pair_of_words_once() -> None:
    """Each look-up goes through all pairs that begin alike: with repeated ones, time would grow with the square."""
    sentence = "Crvena zvezda je pobedila. "
    once, often = Beside(sentence * 2, "sr"), Beside(sentence * 500, "sr")
    assert often._pairs == once._pairs
    assert often.follows("Crvenu", "zvezdu")
    assert not often.follows("Crvenu", "pobedu")

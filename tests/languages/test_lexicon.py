"""The table of word pairs."""

from __future__ import annotations

import pytest

from mtcheck.languages.lexicon import load_lexicon, word_key


@pytest.mark.parametrize(
    ("source", "target"),
    [("predsjednika", "president"), ("председнику", "president"), ("vojnika", "soldiers"), ("nedelje", "week")],
)
def test_the_table_knows_common_words(source: str, target: str) -> None:
    """Whatever case, script and standard the word is in."""
    lexicon = load_lexicon("cnr", "en-GB")
    assert lexicon is not None
    source_key, target_key = word_key("cnr")(source), word_key("en")(target)

    assert lexicon.pairs[source_key][target_key] > 8
    assert lexicon.inverse[target_key][source_key] == lexicon.pairs[source_key][target_key]


def test_there_is_no_table_for_other_languages() -> None:
    assert load_lexicon("uk", "en") is None
    assert load_lexicon("und", "en") is None

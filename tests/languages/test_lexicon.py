"""The table of word pairs."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.languages import lexicon
from mtcheck.languages.lexicon import alignment_lexicon, load_lexicon, word_key


@pytest.mark.parametrize(
    ("source", "target"),
    [("predsjednika", "president"), ("председнику", "president"), ("vojnika", "soldiers"), ("nedelje", "week")],
)
def test_the_table_knows_common_words(source: str, target: str) -> None:
    """Whatever case, script and standard the word is in."""
    table = load_lexicon("cnr", "en-GB")
    assert table is not None
    source_key, target_key = word_key("cnr")(source), word_key("en")(target)

    assert table.pairs[source_key][target_key] > 8
    assert table.inverse[target_key][source_key] == table.pairs[source_key][target_key]


def test_there_is_no_table_for_other_languages() -> None:
    assert load_lexicon("uk", "en") is None
    assert load_lexicon("und", "en") is None


@pytest.mark.parametrize(
    ("lang", "source", "target"),
    [
        ("uk", "міністри", "minister"),
        ("ru", "правительство", "government"),
        ("pl", "prezydenta", "president"),
        ("mk", "владата", "government"),  # borrowed from Serbo-Croatian
        ("sk", "prezidenta", "president"),  # borrowed from Czech
        ("ro", "guvernului", "government"),
    ],
)
def test_a_small_table_knows_some_words(lang: str, source: str, target: str) -> None:
    lexicon = alignment_lexicon(lang, "en")

    assert lexicon is not None
    assert not lexicon.broad
    assert lexicon.pairs[word_key(lang)(source)][word_key("en")(target)] > 8
    backwards = alignment_lexicon("en", lang)
    assert backwards is not None
    assert backwards.pairs[word_key("en")(target)][word_key(lang)(source)] > 8


def test_a_broad_table_serves_both_directions_of_the_alignment() -> None:
    there, back = alignment_lexicon("hr", "en"), alignment_lexicon("en", "sr")

    assert there is not None
    assert back is not None
    assert there.broad
    assert back.broad
    assert (back.pairs, back.inverse) == (there.inverse, there.pairs)
    assert alignment_lexicon("de", "fr") is None


def test_a_language_has_keys_of_stems_once_its_pair_has_a_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Adding a pair is a table and no code."""
    monkeypatch.setattr(lexicon, "PAIRS", tmp_path)
    (tmp_path / "sv-en").mkdir()
    keys = lexicon.word_key.__wrapped__

    assert keys("sv")("Regeringen") == keys("sv")("regeringens") == "reger"
    assert keys("da")("Regeringen") == "regeringen"


def test_the_inverse_table_has_the_same_pairs() -> None:
    """``scripts/build_lexicon`` writes both, and neither may be changed alone."""
    table = load_lexicon("sr", "en")
    assert table is not None
    there = {(key, other, ratio) for key, row in table.pairs.items() for other, ratio in row.items()}
    back = {(key, other, ratio) for other, row in table.inverse.items() for key, ratio in row.items()}

    assert len(there) > 20_000
    assert back == there


@pytest.mark.parametrize("key", ["", "zzzq", "presid\t", "\n", "õõõ"])
def test_a_word_that_a_table_lacks_has_no_row(key: str) -> None:
    table = load_lexicon("sr", "en")
    assert table is not None
    assert table.pairs.get(key) is None
    assert table.inverse.get(key) is None

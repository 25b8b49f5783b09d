"""The pairs of languages that ``test_pairs.py`` leaves out: two thousand, so not among the quick tests."""

from __future__ import annotations

import pytest

from tests.languages.test_pairs import PAIRS, SAMPLE, judge

OTHERS = [pair for pair in PAIRS if pair not in set(SAMPLE)]


@pytest.mark.parametrize(("source", "target"), OTHERS, ids=["-".join(pair) for pair in OTHERS])
def test_a_right_translation_has_nothing_grave(source: str, target: str) -> None:
    judge(source, target)


def test_no_pair_is_left_out() -> None:
    assert {*SAMPLE, *OTHERS} == set(PAIRS)

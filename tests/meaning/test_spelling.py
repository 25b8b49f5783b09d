"""Words that are not English, judged by their spelling where there is a source and no more."""

from __future__ import annotations

import pytest

from mtcheck.audit import audit
from mtcheck.meaning.spelling import Spelling

ODD = {"no_word": 1.0, "no_word_name": 0.0}
ODD_NAME = {"no_word": 0.0, "no_word_name": 1.0}


@pytest.mark.parametrize(
    ("lang", "source", "translation", "text"),
    [
        ("sr", "Није пробао ниједну гозбу.", "He did not taste a single gozbas.", "gozbas"),
        ("sr", "Телескоп је сјајан.", "The telescope is brilliantive.", "brilliantive"),
        ("hr", "Park je bio zatvoren zbog snijega.", "The park was foundated.", "foundated"),
        ("uk", "Уряд схвалив законопроєкт.", "The government approved the lawjectory.", "lawjectory"),
        ("sl", "Odločitev je bila sprejeta.", "The decision was taken at the meetingary.", "meetingary"),
        ("de", "Die Brücke ist gesperrt.", "The bridge is shutteled.", "shutteled"),
        ("sl", "Vlada je soglašala z omejitvami.", "The government agreed with omejitvams.", "omejitvams"),
        ("ru", "Поезд задержали пограничники.", "The train was stopped by pogranichs.", "pogranichs"),
        ("sl", "Letalo je strmoglavilo pri Kranju.", "The plane was a strmoglavilo near Kranj.", "strmoglavilo"),
    ],
)
def test_a_word_that_is_none_is_a_lead_without_a_model(lang: str, source: str, translation: str, text: str) -> None:
    report = audit(translation, source=source, source_lang=lang, target_lang="en")

    found = [issue for issue in report.issues if text in issue.text]
    assert found
    assert {issue.severity.value for issue in found if issue.check == "garbled-word"} <= {"minor"}


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("uk", "Ріомаджоре й Корнілья тихі.", "Riomaggiore and Corniglia are quiet."),
        ("sr", "Мајорга је стигла у Чикаго.", "Mayorga arrived in Chicago."),
        ("hr", "Hotel ima wi-fi.", "The hotel has wi-fi."),
        ("hr", "Riječ dolazi od latinskog civilis.", "The word comes from the Latin civilis."),
        ("ru", "Матч прошёл в Набережных Челнах.", "The match was held in Naberezhnye Chelny."),
        ("bs", "Metod METI je poznat.", "The METI method is known."),
        (
            "hr",
            "Upisi su na https://fer.hr/upisi ili na upisi@fer.hr.",
            "Apply at https://fer.hr/upisi or upisi@fer.hr.",
        ),
        ("de", "Die Datenschutzgruppe tagte.", "The ECOWAS group met."),
        ("sr", "Утакмица је на стадиону Сан Паоло.", "The match is at Stadio San Paolo."),
        ("hr", "Civilizacija dolazi od latinskog civis.", "Civilization comes from the Latin civis."),
        ("uk", "Полонини звуться «vidde», відомі пастухам.", "The plateaus are called “vidde”, known to herders."),
        ("sl", "Frontmen skupine je odpovedal turnejo.", "The frontman of the band cancelled the tour."),
        ("cs", "Na oslavě podávali guláš a knedlíky.", "They served gulas and knedliky at the party."),
    ],
)
def test_what_the_source_may_have_is_right(lang: str, source: str, translation: str) -> None:
    report = audit(translation, source=source, source_lang=lang, target_lang="en")

    assert [issue.text for issue in report.issues if issue.check == "garbled-word"] == []


def test_a_word_of_the_language_itself_is_no_borrowing() -> None:
    spelling = Spelling.of("Konjici su osjetljivi na wi-fi.", "hr", "en")

    assert spelling.features("osjetljivi", 0, 10, ODD)["native"] == 1.0
    assert spelling.features("wi-fi", 0, 5, ODD)["odd"] == 0.0


def test_a_name_is_judged_only_if_nothing_in_the_source_sounds_like_it() -> None:
    spelling = Spelling.of("Рекао је Тедрос.", "sr", "en")

    assert spelling.features("Tedros's", 0, 8, ODD_NAME)["odd"] == 0.0
    assert spelling.features("Angeel", 0, 6, ODD_NAME)["odd_name"] == 1.0


@pytest.mark.parametrize("word", ["Bo's", "Bo’s"])
def test_the_possessive_is_no_part_of_a_name(word: str) -> None:
    assert Spelling.of("Бо је рекао.", "sr", "en").features(word, 0, 4, ODD_NAME)["odd"] == 0.0


def test_a_name_is_not_taken_for_a_word_of_the_language() -> None:
    spelling = Spelling.of("Kovaču je rekao Vatra. Putnici su osjetljivi.", "hr", "en")

    for name in ("Kovač", "Kovačh", "Vatra", "Vatre", "Putnici"):
        assert spelling.features(name, 0, len(name), ODD_NAME) == {"odd": 0.0, "odd_name": 0.0, "native": 0.0}


@pytest.mark.parametrize("word", ["Osjetljivi", "Osjetljivies", "Puthrnici"])
def test_a_capital_does_not_make_a_word_of_the_language_a_name(word: str) -> None:
    spelling = Spelling.of("Putnici su osjetljivi.", "hr", "en")

    assert spelling.features(word, 0, len(word), ODD_NAME)["native"] == 1.0


@pytest.mark.parametrize("text", ["Write to me at a@b.org (gozbas) now.", "Now (gozbas) write to a@b.org."])
def test_an_address_beside_a_word_does_not_excuse_it(text: str) -> None:
    start = text.index("gozbas")

    assert Spelling.of("Није пробао.", "sr", "en").features(text, start, start + 6, ODD)["odd"] == 1.0


def test_other_scripts_are_not_judged() -> None:
    report = audit("The bridge is shutteled.", source="橋は閉鎖された。", source_lang="ja", target_lang="en")

    (run,) = [run for run in report.checks if run.name == "garbled-word"]
    assert not run.ran


@pytest.mark.every(4)
@pytest.mark.parametrize(
    "words",
    [
        "de jure", "en masse", "a coup d'état", "a coup d’état", "déjà vu", "a raison d'être", "a fait accompli",
        "laissez-faire", "a tête-à-tête", "a façade", "naïve", "a résumé", "the siloviki", "an Ossetian", "an Abkhaz",
        "a Székely", "the Sinti", "to pre-empt", "oppositionists", "decarbonisation", "geofencing", "a biathlete",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("lang", "source"), [("hr", "Dugo su govorili o tome."), ("ru", "Они долго говорили об этом.")]
)
def test_rare_words_that_english_has_are_right(words: str, lang: str, source: str) -> None:
    assert not audit(f"They spoke about {words} for a long time.", source=source, source_lang=lang).issues


def test_a_name_that_is_heard_as_the_sources_is_right() -> None:
    assert not audit("Tsatsurin forbade it.", source="Цацурин запретил это.", source_lang="ru").issues


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("hr", "Hrvatska poštanska banka ima novu upravu.", "Hrvatska poštanska banka has a new board."),
        ("sr", "Радници су затворили Булевар ослобођења.", "Workers closed Bulevar oslobođenja."),
    ],
)
def test_a_name_that_is_left_as_a_whole_is_right(lang: str, source: str, translation: str) -> None:
    assert "garbled-word" not in {issue.check for issue in audit(translation, source=source, source_lang=lang).issues}

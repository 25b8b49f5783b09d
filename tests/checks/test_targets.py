"""Translations into other languages than English: checks that do not know them are reported as not run."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.checks import CHECKS
from mtcheck.model import Severity, Signal

SOURCE = (
    "US Secretary of State Antony Blinken will visit Kyiv on Wednesday, January 19, 2022.",
    "He will not meet Sergey Lavrov before Friday, Reuters reports.",
    "NATO and the UN have spent $1.5 billion on 25,000 tents since 2014.",
    '"We are looking for a peaceful way out of this crisis," Blinken said in Washington.',
    "At least 1,200 people left the city, the mayor of Rome wrote.",
)
TRANSLATIONS = {
    "hr": (
        "Američki državni tajnik Antony Blinken posjetit će Kijev u srijedu, 19. siječnja 2022.",
        "Sa Sergejem Lavrovom neće se sastati prije petka, javlja Reuters.",
        "NATO i UN potrošili su od 2014. 1,5 milijardi dolara na 25.000 šatora.",
        "„Tražimo miran izlaz iz ove krize”, rekao je Blinken u Washingtonu.",
        "Najmanje 1.200 ljudi napustilo je grad, napisao je gradonačelnik Rima.",
    ),
    "sr": (
        "Američki državni sekretar Entoni Blinken posetiće Kijev u sredu, 19. januara 2022.",
        "Sa Sergejem Lavrovom se neće sastati pre petka, javlja Rojters.",
        "NATO i UN potrošili su od 2014. 1,5 milijardi dolara na 25.000 šatora.",
        "„Tražimo miran izlaz iz ove krize“, rekao je Blinken u Vašingtonu.",
        "Najmanje 1.200 ljudi napustilo je grad, napisao je gradonačelnik Rima.",
    ),
    "sr-Cyrl": (
        "Амерички државни секретар Ентони Блинкен посетиће Кијев у среду, 19. јануара 2022.",
        "Са Сергејем Лавровом се неће састати пре петка, јавља Ројтерс.",
        "НАТО и УН потрошили су од 2014. 1,5 милијарди долара на 25.000 шатора.",
        "„Тражимо миран излаз из ове кризе“, рекао је Блинкен у Вашингтону.",
        "Најмање 1.200 људи напустило је град, написао је градоначелник Рима.",
    ),
    "de": (
        "US-Außenminister Antony Blinken besucht am Mittwoch, dem 19. Januar 2022, Kiew.",
        "Sergej Lawrow wird er nicht vor Freitag treffen, meldet Reuters.",
        "Die NATO und die UNO haben seit 2014 1,5 Milliarden Dollar für 25.000 Zelte ausgegeben.",
        "„Wir suchen einen friedlichen Ausweg aus dieser Krise“, sagte Blinken in Washington.",
        "Mindestens 1.200 Menschen verließen die Stadt, schrieb der Bürgermeister von Rom.",
    ),
    "ru": (
        "Госсекретарь США Энтони Блинкен посетит Киев в среду, 19 января 2022 года.",
        "С Сергеем Лавровым он не встретится до пятницы, сообщает Reuters.",
        "НАТО и ООН потратили с 2014 года 1,5 миллиарда долларов на 25 000 палаток.",
        "«Мы ищем мирный выход из этого кризиса», — сказал Блинкен в Вашингтоне.",
        "Не менее 1200 человек покинули город, написал мэр Рима.",
    ),
    "es": (
        "El secretario de Estado Antony Blinken visitará Kiev el miércoles 19 de enero de 2022.",
        "No se reunirá con Serguéi Lavrov antes del viernes, informa Reuters.",
        "La OTAN y la ONU han gastado desde 2014 1500 millones de dólares en 25 000 tiendas.",
        "«Buscamos una salida pacífica de esta crisis», dijo Blinken en Washington.",
        "Al menos 1200 personas abandonaron la ciudad, escribió el alcalde de Roma.",
    ),
    "ja": (
        "アントニー・ブリンケン米国務長官は2022年1月19日水曜日にキーウを訪問する。",
        "ロイター通信によると、金曜日までセルゲイ・ラブロフ氏とは会談しない。",
        "NATOと国連は2014年以降、2万5000張のテントに15億ドルを費やした。",
        "「我々はこの危機からの平和的な出口を探している」とブリンケン氏はワシントンで述べた。",
        "少なくとも1200人が街を離れたと、ローマ市長は書いた。",
    ),
}
ENGLISH_ONLY = {
    "name-inflected", "name-phonetic", "name-translated",
    "name-inconsistent", "article-agreement", "misspelling",
    "mistranslation", "garbled-word", "added-content", "missing-content", "doubtful-segment", "omitted-clause",
}  # fmt: skip
KNOWN_ONLY = {
    "number-value", "number-format", "number-scale", "number-missing", "number-added", "unit-mismatch",
    "currency-mismatch", "date-value", "date-format", "doubled-word", "weekday-mismatch", "negation-mismatch",
    "person-mismatch", "direction", "acronym-mismatch",
}  # fmt: skip
NUMBERS = {"number-value", "number-format", "number-scale", "number-missing", "number-added"}
MEASURES = {"unit-mismatch", "currency-mismatch"}
CALENDAR = {"date-value", "date-format", "weekday-mismatch"}
"""Known of more languages than negation and persons are."""
DECLINED = {"name-mismatch", "name-missing", "name-ending"}
"""What compares names with their forms in a target that declines them; the first two know English too."""


@pytest.mark.parametrize("lang", TRANSLATIONS)
@pytest.mark.parametrize("with_reference", [False, True], ids=["source", "reference"])
def test_a_right_translation_raises_nothing_major(lang: str, with_reference: bool) -> None:
    """By any check: what was made for English text must not judge another language by it."""
    translation = TRANSLATIONS[lang]
    references = [list(translation)] if with_reference else []

    report = mtcheck.audit(
        list(translation), source=list(SOURCE), references=references, source_lang="en", target_lang=lang
    )

    assert [issue.message for issue in report.issues if issue.severity is not Severity.MINOR] == []


@pytest.mark.parametrize(
    ("lang", "name", "expected"),
    [
        ("en", "English", {"name-ending"}),
        ("hr", "Croatian", ENGLISH_ONLY | {"name-variant"}),
        (
            "he",
            "Hebrew",
            ENGLISH_ONLY | DECLINED | KNOWN_ONLY - {*NUMBERS, *MEASURES, *CALENDAR} | {"name-variant"},
        ),
    ],
)
def test_a_check_that_does_not_know_the_target_is_not_run(lang: str, name: str, expected: set[str]) -> None:
    """The starter glossary's names are English, so that of others no variant is known."""
    report = mtcheck.audit("A 1", source="B 1", source_lang="de", target_lang=lang)

    reasons = {run.name: run.reason or "" for run in report.checks if not run.ran}
    assert {check for check, reason in reasons.items() if name in reason} == expected


def test_what_is_missing_is_named() -> None:
    report = mtcheck.audit("A 1", source="B 1", source_lang="de", target_lang="hr")

    reasons = {run.name: run.reason for run in report.checks}
    assert reasons["misspelling"] == "no Croatian spelling"
    assert reasons["article-agreement"] == "no Croatian grammar"


def test_a_source_in_an_unknown_language_is_not_compared() -> None:
    """By nothing that would have to read it; a reference does instead."""
    alone = mtcheck.audit("It lasted 50 days.", source="XX 40 xx.", source_lang="und")
    beside = mtcheck.audit(
        "It lasted 50 days.", source="XX 40 xx.", references=["It lasted 40 days."], source_lang="und"
    )

    reasons = {run.name: run.reason for run in alone.checks}
    assert reasons["number-value"] == "the source's language is not known"
    assert [issue.check for issue in beside.issues if issue.check.startswith("number")] == ["number-value"]
    assert {e.signal for issue in beside.issues for e in issue.evidence} <= {Signal.REFERENCE}


def test_a_variety_of_english_is_english() -> None:
    report = mtcheck.audit("The the end.", target_lang="en-GB")

    assert {issue.check for issue in report.issues} == {"doubled-word"}


def test_all_checks_say_which_targets_they_know() -> None:
    """What depends on words of the target is named here; the rest looks at marks, letters, lengths and models."""
    assert {check.name for check in CHECKS if check.of_target} == ENGLISH_ONLY | DECLINED | KNOWN_ONLY


@pytest.mark.parametrize("lang", ["de", "fr", "mk"])
def test_a_forbidden_spelling_is_found_where_names_are_not_compared(lang: str) -> None:
    """What only a check that is not run could say does not hide it."""
    table = b"name,en,kind,forbidden\nKiew,Kyiv,place,Kiev\n"
    glossary = mtcheck.Glossary.parse(table, "names.csv", target_lang=lang)

    report = mtcheck.audit(
        "Er traf ihn in Kiev.", source="He met him in Kyiv.", source_lang="en", target_lang=lang, glossary=glossary
    )

    assert [(issue.check, issue.suggestions) for issue in report.issues] == [("name-variant", ("Kiew",))]

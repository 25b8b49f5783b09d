"""Into languages that decline names: another country than the source's."""

from __future__ import annotations

import pytest

import mtcheck


def found(source: str, translation: str, source_lang: str, target_lang: str) -> list[str]:
    report = mtcheck.audit(
        translation, source=source, source_lang=source_lang, target_lang=target_lang, only=["name-mismatch"]
    )
    assert all(run.ran for run in report.checks if run.name == "name-mismatch")
    return [issue.text for issue in report.issues]


@pytest.mark.parametrize(
    ("languages", "source", "translation", "wrong"),
    [
        ("en-sr", "The president of Turkey arrived.", "Predsednik Tunisa je stigao.", "Tunisa"),
        ("en-sr", "The president of Turkey arrived.", "Председник Туниса је стигао.", "Туниса"),
        ("en-hr", "The prime minister stayed in Austria.", "Premijer je boravio u Australiji.", "Australiji"),
        ("en-ru", "The prime minister stayed in Austria.", "Премьер находился в Австралии.", "Австралии"),
        ("en-cs", "The minister came from Iraq.", "Ministr přijel z Íránu.", "Íránu"),
        ("en-pl", "The delegation came from Tunisia.", "Delegacja przybyła z Turcji.", "Turcji"),
        ("de-pl", "Die Delegation kam aus Tunesien.", "Delegacja przybyła z Turcji.", "Turcji"),
        ("cs-pl", "Delegace přijela včera z Tuniska.", "Delegacja przybyła wczoraj z Turcji.", "Turcji"),
        ("uk-cs", "Половину суми дала Данія.", "Polovinu částky dalo Německo.", "Německo"),
        ("ru-sr", "Министр приехал из Литвы.", "Министар је дошао из Летоније.", "Летоније"),
        ("de-sr", "Der Minister kam aus Litauen.", "Ministar je došao iz Letonije.", "Letonije"),
    ],
)
def test_another_country_is_found(languages: str, source: str, translation: str, wrong: str) -> None:
    assert found(source, translation, *languages.split("-")) == [wrong]


@pytest.mark.parametrize(
    ("languages", "source", "translation"),
    [
        ("en-sr", "The president of Turkey arrived.", "Predsednik Turske je stigao."),
        ("en-sr", "The Turkish president went to Tunisia.", "Predsednik Turske je otišao u Tunis."),
        ("en-sr", "He came from Vienna to Turkey.", "Iz Austrije je došao u Tursku."),
        ("en-sr", "Jordan played in Italy.", "Džordan je igrao u Italiji."),
        ("en-hr", "Tunisian media quoted Ankara and Turkey.", "Mediji iz Tunisa citirali su Ankaru."),
        ("en-pl", "The delegation came from Tunisia.", "Delegacja przybyła z Tunezji."),
        ("cs-pl", "Delegace přijela včera z Tuniska.", "Delegacja przybyła wczoraj z Tunezji."),
        ("uk-cs", "Половину суми дала Данія.", "Polovinu částky dalo Dánsko."),
        ("en-ru", "Air France flew to Austria.", "Эр Франс летал в Австрию."),
    ],
)
def test_the_same_country_is_not(languages: str, source: str, translation: str) -> None:
    assert found(source, translation, *languages.split("-")) == []


def test_between_two_languages_that_decline_names_only_states_are_compared() -> None:
    report = mtcheck.audit("Přijel Petr.", source="Приїхав Петро.", source_lang="uk", target_lang="cs")
    runs = {run.name: run for run in report.checks}

    assert runs["name-mismatch"].ran
    assert runs["name-mismatch"].reason == (
        "in part: no Ukrainian names without endings, so that only states are compared"
    )
    assert not runs["name-missing"].ran

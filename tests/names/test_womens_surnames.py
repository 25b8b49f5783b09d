"""A woman's surname in *-ova*, *-ina* is a man's genitive too: which of them a source means."""

from __future__ import annotations

import pytest

from mtcheck import audit


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("ru", "Петрова позвонила ему поздно вечером.", "Petrova called him late in the evening."),
        ("ru", "Петрова также пообещала наказать сотрудников.", "Petrova also promised to punish employees."),
        ("ru", "По словам Поповой, сенаторы советовались.", "According to Popova, the senators consulted."),
        ("ru", "Медведева выиграла золото.", "Medvedeva won gold."),
        ("ru", "Депутат Петрова считает иначе.", "Deputy Petrova thinks otherwise."),
        ("ru", "Актриса Петрова умерла.", "The actress Petrova died."),
        ("ru", "Иванова, Петрова и Сидорова вышли в финал.", "Ivanova, Petrova and Sidorova reached the final."),
        ("uk", "Петренко та Іванова приїхали.", "Petrenko and Ivanova arrived."),
        ("uk", "Медведєва виграла золото.", "Medvedieva won gold."),
    ],
)
def test_a_womans_surname_is_left_alone(lang: str, source: str, translation: str) -> None:
    found = [issue for issue in audit(translation, source=source, source_lang=lang).issues if "name" in issue.check]

    assert not found


@pytest.mark.parametrize(
    ("source", "translation", "right"),
    [
        ("Слова Петрова вызвали спор.", "The words of Petrova caused a dispute.", "Petrov"),
        ("Депутата Петрова уволили.", "The deputy Petrova was dismissed.", "Petrov"),
        ("У Петрова нет денег.", "Petrova has no money.", "Petrov"),
        ("Игоря Петрова уволили.", "Igor Petrova was dismissed.", "Petrov"),
        ("Книгу Путина читали все.", "Everyone read Putina's book.", "Putin"),
        ("Указ Путина вступил в силу.", "The decree of Putina came into force.", "Putin"),
    ],
)
def test_a_mans_surname_in_the_genitive_is_found(source: str, translation: str, right: str) -> None:
    issues = audit(translation, source=source, source_lang="ru").issues

    assert right in {suggestion for issue in issues for suggestion in issue.suggestions}


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        (
            "ro",
            "Căile ferate din Irlanda de Nord țin de NIR.",
            "The railways in Northern Ireland belong to NIR.",
        ),
        ("et", "El Salvadori kohus andis välja määruse.", "The El Salvador court issued a warrant."),
    ],
)
def test_a_longer_name_of_the_place_is_right(lang: str, source: str, translation: str) -> None:
    assert not audit(translation, source=source, source_lang=lang).issues


def test_another_state_with_the_name_in_its_own_is_found() -> None:
    issues = audit("He flew to South Sudan.", source="Odletio je u Sudan.", source_lang="hr").issues

    assert [issue.suggestions for issue in issues] == [("Sudan",)]


@pytest.mark.parametrize(
    "text",
    [
        "Judge Roman Zakharov declined to comment.",
        "Journalists talked to Maksim Zakharov about the new law.",
        "According to Vladimir Zakharov, the work is not finished yet.",
    ],
)
def test_a_man_is_not_the_woman_of_the_glossary(text: str) -> None:
    assert not [issue for issue in audit(text).issues if "name" in issue.check]


def test_a_woman_with_a_mans_surname_is_found() -> None:
    found = audit("Maria Zakharov declined to comment.").issues
    assert [issue.suggestions for issue in found if "name" in issue.check] == [("Zakharova",)]

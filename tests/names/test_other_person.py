"""Another person than the source's, two names in each other's place, and labels behind names."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Glossary
from mtcheck.model import Article, Segment
from mtcheck.names import Finding, findings

OTHERS = [
    ("sr", "Petar Marković je to rekao.", "Petar Jovanović said so.", "Jovanović"),
    ("hr", "Darko Petrović je to rekao.", "Marko Petrović said so.", "Marko"),
    ("bs", "Nagradu je dobila Amra Hadžić.", "The award went to Amra Begić.", "Begić"),
    ("sr", "Према речима Јелене Савић, посао је завршен.", "According to Jelena Popović, the work is done.", "Popović"),
    ("uk", "Олена Шевченко сказала це.", "Olena Kovalenko said so.", "Kovalenko"),
    ("ru", "Судья Ольга Иванова отказалась.", "Judge Olga Petrova declined.", "Petrova"),
    ("bg", "Съдия Мария Георгиева отказа.", "Judge Maria Dimitrova declined.", "Dimitrova"),
    ("cs", "Ředitelkou je Jana Procházková.", "The director is Jana Svobodová.", "Svobodová"),
]
SAME = [
    ("sr", "To je napisao Vilijam Šekspir.", "William Shakespeare wrote it."),
    ("sr", "To je rekao Jovan Pavle Drugi.", "John Paul II said so."),
    ("sr", "Predsednica Kolinda Grabar-Kitarović je stigla.", "President Kolinda Grabar-Kitarovic arrived."),
    ("ru", "Александр Иванов и Пётр Сидоров пришли.", "Alexander Ivanov and Pyotr Sidorov came."),
    ("uk", "Суддя Юлія Гнатюк відмовилась.", "Judge Yuliia Hnatiuk declined."),
    ("sr", "Жељко Јоцић је то рекао.", "Željko Jocić said so."),
    ("sr", "Đorđe Jocić je to rekao.", "Đorđe Jocić said so."),
    ("hr", "Blinken se sastao s Kulebom.", "Kuleba met with Blinken."),
    ("hr", "Nadzornica Komen Foundation Leslie Aun kaže.", "Leslie Aun of the Komen Foundation says."),
    ("sr", "Govorio je Marko Ilić.", "Marko Ilić (SNSD) spoke."),
    ("sr", "Govorio je Marko Ilić (politikolog).", "Marko Ilić (political scientist) spoke."),
]


def found(language: str, source: str, translation: str, reference: str = "") -> list[Finding]:
    references = (reference,) if reference else ()
    segment = Segment(0, translation, 0, len(translation), source=source, references=references)
    article = Article("", None, language, "en", translation, source, references, (segment,))
    return list(findings(article, Glossary()))


@pytest.mark.parametrize(("language", "source", "translation", "wrong"), OTHERS)
def test_another_person_is_found(language: str, source: str, translation: str, wrong: str) -> None:
    assert [translation[one.start : one.end] for one in found(language, source, translation)] == [wrong]


@pytest.mark.parametrize(("language", "source", "translation"), SAME)
def test_the_same_person_is_left_alone(language: str, source: str, translation: str) -> None:
    assert found(language, source, translation) == []


def test_two_names_that_changed_places_are_told_by_the_reference() -> None:
    (told,) = found(
        "hr",
        "Blinken je zahvalio Kulebi na pomoći.",
        "Kuleba thanked Blinken for the help.",
        "Blinken thanked Kuleba for the help.",
    )

    assert "are swapped" in told.message
    assert told.severity == "major"


def test_two_names_that_changed_places_are_told_by_the_sources_cases() -> None:
    (told,) = found("hr", "Kuleba je zahvalio Blinkenu.", "Blinken thanked Kuleba.")

    assert "are swapped" in told.message
    assert told.severity == "minor"


def test_a_label_behind_a_name_is_found() -> None:
    (told,) = found("sr", "Govorio je Milorad Dodik.", "Milorad Dodik (politician) spoke.")

    assert told.message == "“(politician)” after “Dodik” is not in the source"

"""Corrections into languages in Cyrillic are in their own letters."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.glossary import Entry, Glossary, Kind
from mtcheck.glossary.inflect import Reading
from mtcheck.names.declined.mention import in_case, stem_as_written

GLOSSARY = Glossary([
    Entry("Dmytro Kuleba", Kind.PERSON, (("uk", "Дмитро Кулеба"), ("sr", "Dmitro Kuleba"))),
    Entry("Andriy Yermak", Kind.PERSON, (("uk", "Андрій Єрмак"), ("sr", "Andrij Jermak"))),
    Entry("Nikolai Patrushev", Kind.PERSON, (("ru", "Николай Патрушев"),)),
])  # fmt: skip


def corrections(translation: str, source: str, target: str) -> list[str]:
    report = mtcheck.audit(translation, source=source, source_lang="en", target_lang=target, glossary=GLOSSARY)
    return [right for issue in report.issues if issue.check == "name-mismatch" for right in issue.suggestions]


@pytest.mark.parametrize(
    ("target", "translation", "source", "right"),
    [
        ("uk", "Дмитро Кулеба і Андрій Єрмаков говорили.", "Dmytro Kuleba and Andriy Yermak spoke.", "Єрмак"),
        ("ru", "Он встретился с Николаем Потрушевым.", "He met with Nikolai Patrushev.", "Патрушевым"),
        ("hr", "Sastao se s Dmytrom Kulebem.", "He met with Dmytro Kuleba.", "Kulebom"),
        ("sr", "Дмитро Кулеб је дошао.", "Dmytro Kuleba came.", "Кулеба"),
    ],
)
def test_a_correction_is_in_the_letters_of_the_target(target: str, translation: str, source: str, right: str) -> None:
    assert corrections(translation, source, target) == [right]


def test_a_name_in_a_case_in_its_own_letters() -> None:
    assert in_case("Зеленський", "I", "uk", person=True) == "Зеленським"
    assert in_case("Патрушев", "NGA", "ru", person=True) == "Патрушев"
    assert in_case("Кулеба", "X", "uk", person=True) is None


def test_a_stem_that_may_end_in_a_soft_sign_is_open() -> None:
    assert stem_as_written("Харкова", Reading("harkov", "G", "a", ""), "ru") == "Харков"
    assert stem_as_written("Еммануелем", Reading("emmanuel", "I", "em", ""), "uk") is None
    assert stem_as_written("Кулебою", Reading("kuleba", "I", "oju", "a"), "uk") is None


def test_no_form_is_called_wrong_that_a_soft_sign_explains() -> None:
    text = "Президент зустрівся з Еммануелем Макроном. Еммануель Макрон поїхав."
    source = "The president met Emmanuel Macron. Emmanuel Macron left."
    report = mtcheck.audit(text, source=source, source_lang="en", target_lang="uk", glossary=None)

    assert [issue.check for issue in report.issues if issue.check.startswith("name")] == []

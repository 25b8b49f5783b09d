"""What no language's facts foresee: unknown tags, digits of other scripts, letters of two scripts in one word."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.model import Issue


def issues(translation: str, source: str, source_lang: str, target_lang: str = "en") -> tuple[Issue, ...]:
    return mtcheck.audit([translation], source=[source], source_lang=source_lang, target_lang=target_lang).issues


@pytest.mark.parametrize(
    ("lang", "source", "number"),
    [
        ("hi", "उसने १२३ रुपये दिए।", "123"),
        ("ar", "دفع ٤٥٦ درهما.", "456"),
        ("fa", "او ۷۸۹ ریال پرداخت.", "789"),
    ],
)
def test_digits_of_other_scripts_are_numbers(lang: str, source: str, number: str) -> None:
    right, wrong = f"He paid {number} in cash.", f"He paid {int(number) + 1} in cash."

    assert [issue for issue in issues(right, source, lang) if issue.check.startswith("number")] == []
    found = [issue for issue in issues(wrong, source, lang) if issue.check == "number-value"]
    assert [issue.suggestions for issue in found] == [(number,)]


@pytest.mark.parametrize(
    ("translation", "source", "source_lang", "target_lang", "word"),
    [
        ("The Pоlice said so.", "Полиция так сказала.", "ru", "en", "Pоlice"),
        ("Der Ministеr kam.", "The minister came.", "en", "de", "Ministеr"),
        ("Policija je jаvila.", "The police reported.", "en", "hr", "jаvila"),
    ],
)
def test_letters_of_two_scripts_in_one_word_are_told(
    translation: str, source: str, source_lang: str, target_lang: str, word: str
) -> None:
    found = [issue for issue in issues(translation, source, source_lang, target_lang) if word in issue.message]

    assert [issue.check for issue in found] == ["untranslated-text"]


@pytest.mark.parametrize(("source_lang", "target_lang"), [("oc", "en"), ("qaa", "qab"), ("en", "xx"), ("tlh", "sr")])
def test_a_language_without_facts_is_audited_with_what_needs_none(source_lang: str, target_lang: str) -> None:
    sentences = ["Lo ministre a pagat 13 euros lo diluns.", "Lo ministre a pagat 13 euros lo diluns."]

    report = mtcheck.audit(
        ["Abcde (fghij klm."], source=sentences[:1], source_lang=source_lang, target_lang=target_lang
    )

    not_run = {run.name: run.reason for run in report.checks if not run.ran}
    assert {"date-value", "negation-mismatch"} <= not_run.keys()
    assert all(not_run.values())
    assert "brackets" not in not_run

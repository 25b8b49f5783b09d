"""Case endings of the glossary's names where neither a source nor its language is known."""

from __future__ import annotations

import pytest

from mtcheck import audit
from mtcheck.glossary import Entry, Gender, Glossary, Kind
from mtcheck.glossary.store import index_of
from mtcheck.model import Article
from mtcheck.names.assumed import assumed_language

GLOSSARY = Glossary(
    [
        Entry("Aleksandar Vučić", Kind.PERSON),
        Entry("Dmytro Kuleba", Kind.PERSON),
        Entry("Emmanuel Macron", Kind.PERSON),
        Entry("Brigitte Macron", Kind.PERSON, gender=Gender.FEMININE),
        Entry("Donald Tusk", Kind.PERSON),
        Entry("Kyiv", Kind.PLACE, sources=(("sr", "Kijev"),)),
        Entry("Belgrade", Kind.PLACE, sources=(("sr", "Beograd"),)),
        Entry("Aleksandrów Łódzki", Kind.PLACE),
    ]
)


def found(text: str, source_lang: str | None = None) -> dict[str, str]:
    issues = audit(text, source_lang=source_lang, target_lang="en", glossary=GLOSSARY).issues
    return {
        text[issue.span.start : issue.span.end]: issue.message for issue in issues if issue.check.startswith("name")
    }


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("He criticised Vučićem yesterday.", "Vučićem", "“Vučić” (Aleksandar Vučić)"),
        ("Kulebom was asked about it.", "Kulebom", "“Kuleba” (Dmytro Kuleba)"),
        ("The talks with Tuskiem ended on Sunday.", "Tuskiem", "“Tusk” (Donald Tusk)"),
        ("They spoke with Macronom in Paris.", "Macronom", "“Macron” (Emmanuel Macron)"),
    ],
)
def test_a_case_form_is_found_without_source_and_language(text: str, wrong: str, right: str) -> None:
    assert f"should be {right}" in found(text)[wrong]


@pytest.mark.parametrize(
    "text",
    [
        "The Vučićs met the Macrons, and Tusk's and Kuleba's advisers agreed.",
        "He praised Salem, Malcolm and Bethlehem, and the Harlem of his youth.",
        "In Jerusalem, Tuskegee and Durham, nobody has heard of it.",
    ],
)
def test_plurals_possessives_and_other_names_are_left_alone(text: str) -> None:
    assert found(text) == {}


def test_the_language_in_which_most_names_decline_is_assumed() -> None:
    def assumed(text: str, source_lang: str = "und", source: str | None = None) -> str:
        article = Article("", None, source_lang, "en", text, source, (), ())
        return assumed_language(article, index_of(GLOSSARY))

    assert assumed("Tuskiem and Macronem") == "pl"
    assert assumed("Vučićem, Macronom and Kulebom") == "hbs"
    assert assumed("Vučić, Macron and Tusk") == "und"
    assert assumed("Vučićem", source_lang="sl") == "sl"
    assert assumed("Vučićem", source="??") == "und"


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("He flew to Beogradu on Monday.", "Beogradu", "Belgrade"),
        ("The mayor of Kijeva spoke.", "Kijeva", "Kyiv"),
        ("Vučićem flew to Kijevu.", "Kijevu", "Kyiv"),
    ],
)
def test_a_case_form_of_a_place_in_the_source_language_is_found(text: str, wrong: str, right: str) -> None:
    assert f"should be “{right}”" in found(text, "sr")[wrong]


def test_the_first_word_of_a_place_is_no_given_name() -> None:
    assert found("He met Aleksandrom Popović.", "sr") == {
        "Aleksandrom": "“Aleksandrom” should be “Aleksandar”: -rom is a case ending"
    }

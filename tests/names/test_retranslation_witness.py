"""The re-translation as a witness: what it says of a name, and what it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from mtcheck.audit import consult
from mtcheck.glossary import Entry, Glossary
from mtcheck.model import Article, Segment, Severity, Signal, Trust
from mtcheck.names import Finding, findings
from mtcheck.names.retranslation_witness import weights


def article(text: str, source: str | None, retranslation: str | None, lang: str = "sr", **given: object) -> Article:
    segment = Segment(0, text, 0, len(text), source=source, retranslation=retranslation)
    return replace(Article("", None, lang, "en", text, source, (), (segment,)), **given)  # type: ignore[arg-type]


def found(text: str, source: str | None, retranslation: str | None, lang: str = "sr") -> Sequence[Finding]:
    return findings(article(text, source, retranslation, lang), Glossary())


@pytest.mark.parametrize(
    ("text", "source", "retranslation", "lang", "right"),
    [
        ("The mayor met Dragan Žark in Zrenjanin.", "Gradonačelnik se sastao sa Draganom Žarkovim u Zrenjaninu.",
         "The mayor met with Dragan Žarkov in Zrenjanin.", "sr", "Žarkov"),
        ("He studied at Stanfod.", "Учи в Станфод.", "He studied at Stanford.", "bg", "Stanford"),
        ("They play in Konamy's stadium.", "Igraju na stadionu Konamija.", "They play at Konami's stadium.",
         "sr", "Konami"),
    ],
)  # fmt: skip
def test_a_name_that_only_the_retranslation_has_right_is_a_lead(
    text: str, source: str, retranslation: str, lang: str, right: str
) -> None:
    assert found(text, source, None, lang) == ()

    (lead,) = found(text, source, retranslation, lang)

    assert (lead.right, lead.severity) == ((right,), Severity.MINOR)
    assert lead.evidence[0].signal is Signal.RETRANSLATION


@pytest.mark.parametrize(
    ("text", "source", "retranslation", "lang"),
    [
        # Copied in its case.
        ("The film was shot in Pirot and Dimitrovgrad.", "Film je snimljen u Pirotu i Dimitrovgradu.",
         "The movie was filmed in Pirotu and Dimitrovgradu.", "sr"),
        ("He spoke in Foča.", "Govorio je u Foči.", "He talked in Foči.", "bs"),
        # Cut short.
        ("They met with Sapozhko.", "Вони зустрілися з Сапожком.", "They met Sapozhok.", "uk"),
        # Another standard, or the adjective.
        ("The adviser is Podolyak.", "Радник - Подоляк.", "The adviser is Podoliak.", "uk"),
        ("Catalan voters went to the polls.", "Birači Katalonije izašli su na izbore.",
         "Voters of Catalonia went to the polls.", "sr"),
        # Neither is known, and there is no source.
        ("Goran Hadžić was born in Pačetin.", None, "Goran Hadžić was born in Pačetina.", "und"),
    ],
)  # fmt: skip
def test_a_name_that_the_retranslation_has_wrong_is_left_alone(
    text: str, source: str | None, retranslation: str, lang: str
) -> None:
    assert found(text, source, retranslation, lang) == ()


KEPT = ("He came from Opuzena.", "Došao je iz Opuzena.")


def test_what_two_witnesses_say_is_surer() -> None:
    text, source = KEPT

    (alone,) = found(text, source, None, "hr")
    (shared,) = found(text, source, "He arrived from Opuzen.", "hr")

    assert shared.right == alone.right == ("Opuzen",)
    assert shared.confidence > alone.confidence
    assert shared.severity is Severity.MAJOR
    assert Signal.RETRANSLATION in {evidence.signal for evidence in shared.evidence}


def test_an_engine_with_the_same_habit_makes_a_finding_less_sure_but_does_not_silence_it() -> None:
    text, source = KEPT

    (alone,) = found(text, source, None, "hr")
    (contradicted,) = found(text, source, "He arrived from Opuzena.", "hr")

    assert contradicted.right == alone.right
    assert contradicted.confidence < alone.confidence
    assert (alone.severity, contradicted.severity) == (Severity.MAJOR, Severity.MINOR)


def test_a_reference_outweighs_the_retranslation() -> None:
    text, source = "He studied at Stanfod.", "Учи в Станфод."
    given = article(text, source, "He studied at Stanford.", "bg")
    segment = replace(given.segments[0], references=(text,))

    assert findings(replace(given, segments=(segment,), references=(text,)), Glossary()) == ()


class Told:
    """A back end that writes the names that it is given."""

    name, trust = "told", Trust.LOW

    def __init__(self, names: Sequence[str] = ()) -> None:
        self.names = names

    def with_names(self, names: dict[str, str]) -> Told:
        return Told(tuple(names.values()))

    def translate(self, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
        return [f"He met {self.names[0]} here." for _ in sentences]


class Deaf(Told):
    """One that knows the name by itself."""

    with_names = None  # type: ignore[assignment]

    def translate(self, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
        return ["He met Dmytro Kuleba here." for _ in sentences]


def test_a_name_that_the_translator_was_told_is_no_second_witness() -> None:
    glossary = Glossary([Entry("Dmytro Kuleba", sources=(("sr", "Dmitro Kuleba"),))])
    text, source = "He met Dmytro Kuleb here.", "Ovde se sastao sa Dmitrom Kulebom."
    plain = article(text, source, None)

    told = consult(plain, Told(), glossary)
    heard = consult(plain, Deaf(), glossary)

    assert told.told_names == ("Dmytro Kuleba",)
    assert heard.told_names == ()
    assert told.segments[0].retranslation == heard.segments[0].retranslation
    by_told, by_heard = (
        next(one for one in findings(each, glossary) if one.right == ("Kuleba",)) for each in (told, heard)
    )
    assert Signal.RETRANSLATION not in {evidence.signal for evidence in by_told.evidence}
    assert Signal.RETRANSLATION in {evidence.signal for evidence in by_heard.evidence}
    assert by_told.confidence <= by_heard.confidence


def test_the_weights_say_what_they_should() -> None:
    fitted = weights().weights

    assert fitted["judged, retold"] > 1.0
    assert abs(fitted["judged, said retold"]) < fitted["judged, retold"]
    assert fitted["candidate seen"] > 0.0 > fitted["said seen"]
    assert fitted["in glossary"] > 0.0
    assert 0.5 <= weights().least < 1.0

"""The user's glossary wins over the starter's, the source, a reference and the re-translation."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mtcheck import audit
from mtcheck.glossary import Entry, Glossary, Kind, Variant
from mtcheck.model import Trust

PERSON, PLACE, BODY = Kind.PERSON, Kind.PLACE, Kind.ORGANISATION
ZELENSKYY = Entry("Volodymyr Zelenskyy", PERSON, discouraged=(Variant("Volodymyr Zelensky"),))
LUKASHENKA = Entry("Alyaksandr Lukashenka", PERSON)
NO_LUKASHENKA = Entry("Alexander Lukashenko", PERSON, forbidden=(Variant("Alyaksandr Lukashenka"),))
KHARKOV_TOO = Entry("Kharkiv", PLACE, allowed=(Variant("Kharkov"),))
BEOGRAD = Entry("Beograd", PLACE, sources=(("sr", "Beograd"),), forbidden=(Variant("Belgrade"),))
ORBAN = Entry("Viktor Orban", PERSON)
IVOIRE = Entry("Côte d'Ivoire", PLACE, discouraged=(Variant("Ivory Coast"),))
NORTH = Entry("North Macedonia", PLACE, discouraged=(Variant("Macedonia"),))
HRYTSAK = Entry("Olena Hrycak", PERSON, sources=(("uk", "Олена Грицак"),), allowed=(Variant("Olena Hrytsak"),))


class Said:
    """A translator that says one sentence."""

    name = "said"
    trust = Trust.MEDIUM

    def __init__(self, text: str) -> None:
        self.text = text

    def translate(self, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
        return [self.text] * len(sentences)


def found(own: Entry, text: str, source: str | None, beside: str = "", lang: str = "sr") -> list[tuple[str, ...]]:
    """``beside`` is a reference, or the re-translation after a colon."""
    retold = beside.removeprefix(":") if beside.startswith(":") else ""
    report = audit(
        text,
        source=source,
        references=[beside] if beside and not retold else [],
        translator=Said(retold) if retold else None,
        glossary=["default", Glossary([own])],
        source_lang=lang if source else None,
    )
    return [(issue.text, *issue.suggestions, str(issue.severity)) for issue in report.issues]


@pytest.mark.parametrize(
    ("own", "text", "source", "beside"),
    [
        (ZELENSKYY, "They met Zelenskyy.", "Sastali su se sa Zelenskim.", "They met with Zelensky."),
        (ZELENSKYY, "They met Zelenskyy.", "Sastali su se sa Zelenskim.", ":They met with Zelensky."),
        (LUKASHENKA, "Lukashenka spoke.", "Govorio je Lukašenko.", "Lukashenko spoke."),
        (LUKASHENKA, "They met Lukashenka.", "Sreli su Lukašenka.", ":They met Lukashenko."),
        (LUKASHENKA, "Alexander Lukashenko spoke.", "Govorio je Aleksandar Lukašenko.", ""),
        (KHARKOV_TOO, "Kharkov was hit.", "Pogođen je Harkov.", "Kharkiv was hit."),
        (KHARKOV_TOO, "Kharkov was hit.", "Pogođen je Harkov.", ":Kharkiv was hit."),
        (BEOGRAD, "He lives in Beograd.", "Živi u Beogradu.", ""),
        (BEOGRAD, "He lives in Beograd.", "Živi u Beogradu.", "He lives in Belgrade."),
        (BEOGRAD, "He lives in Beograd.", "Živi u Beogradu.", ":He lives in Belgrade."),
        (IVOIRE, "Côte d’Ivoire won.", "Pobedila je Obala Slonovače.", ""),
        (ORBAN, "Viktor Orban spoke.", "Govorio je Viktor Orban.", "Viktor Orbán spoke."),
    ],
)
def test_the_own_spelling_is_right(own: Entry, text: str, source: str, beside: str) -> None:
    assert found(own, text, source, beside) == []


@pytest.mark.parametrize(
    ("own", "text", "source", "beside", "expected"),
    [
        (ZELENSKYY, "They met Zelenskim.", "Sastali su se sa Zelenskim.", "", ("Zelenskim", "Zelenskyy", "major")),
        (ZELENSKYY, "They met Zelensky.", "Sastali su se sa Zelenskim.", "They met Zelensky.", (
            "Zelensky", "Zelenskyy", "minor")),
        (LUKASHENKA, "They met Lukashenkom.", "Sreli su se sa Lukašenkom.", "", (
            "Lukashenkom", "Lukashenka", "major")),
        (NO_LUKASHENKA, "Lukashenka spoke.", "Govorio je Lukašenko.", "Lukashenka spoke.", (
            "Lukashenka", "Lukashenko", "major")),
        (NO_LUKASHENKA, "Lukashenka spoke.", "Govorio je Lukašenko.", ":Lukashenka spoke.", (
            "Lukashenka", "Lukashenko", "major")),
        (BEOGRAD, "He lives in Beogradu.", "Živi u Beogradu.", "", ("Beogradu", "Beograd", "major")),
        (BEOGRAD, "He lives in Belgrade.", "Živi u Beogradu.", "He lives in Belgrade.", (
            "Belgrade", "Beograd", "major")),
        (NORTH, "Macedonia won.", "Pobedila je Severna Makedonija.", "", ("Macedonia", "North Macedonia", "minor")),
        (IVOIRE, "Cote d'Ivoire won.", "Pobedila je Obala Slonovače.", "", ("Cote", "Côte", "minor")),
    ],
)  # fmt: skip
def test_another_spelling_becomes_the_own(
    own: Entry, text: str, source: str, beside: str, expected: tuple[str, str, str]
) -> None:
    assert found(own, text, source, beside) == [expected]


@pytest.mark.parametrize(
    ("own", "text", "expected"),
    [
        (ORBAN, "Viktor Orbán spoke.", ("Orbán", "Orban", "minor")),
        (ORBAN, "Then Orbán spoke.", ("Orbán", "Orban", "minor")),
        (Entry("Recep Tayyip Erdogan"), "Recep Tayyip Erdoğan spoke.", ("Erdoğan", "Erdogan", "minor")),
        (Entry("Novak Djokovic", PERSON), "Novak Djoković won.", ("Djoković", "Djokovic", "minor")),
        (Entry("Diyarbakır", PLACE), "Diyarbakir was hit.", ("Diyarbakir", "Diyarbakır", "minor")),
    ],
)
def test_accents_count_in_both_directions(own: Entry, text: str, expected: tuple[str, str, str]) -> None:
    assert found(own, text, None) == [expected]


def test_an_allowed_spelling_is_not_garbled() -> None:
    assert found(HRYTSAK, "Olena Hrytsak spoke.", "Виступила Олена Грицак.", lang="uk") == []


def test_a_word_that_is_in_no_name_is_still_garbled() -> None:
    told = found(HRYTSAK, "Olena Hrytsak met the Zrolmpf.", "Олена Грицак зустрілася з людьми.", lang="uk")

    assert any("Zrolmpf" in text for text, *_ in told)

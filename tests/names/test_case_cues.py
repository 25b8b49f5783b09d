"""What in a source sentence shows that a name is in an oblique case, cue by cue."""

from __future__ import annotations

import pytest

from mtcheck.model import Segment
from mtcheck.names.case_cues import cues
from mtcheck.names.sentence import Sentence


def found(source: str, form: str, nominative: str, *, said: str = "", language: str = "sr") -> dict[str, float]:
    """The cues of a form of the source read as one of this nominative; ``said`` is the translation."""
    sentence = Sentence(Segment(0, said, 0, len(said), source=source), language)
    place = next(number for number, word in enumerate(sentence.source) if word.text == form)
    reading = next(reading for reading in sentence.readings(sentence.source[place]) if reading.nominative == nominative)
    told, _ = cues(sentence, place, reading)
    return {name.removeprefix("cue "): weight for name, weight in told.items() if name.startswith("cue ")}


@pytest.mark.parametrize(
    ("source", "form", "nominative", "expected"),
    [
        ("Razgovarao je sa Zukulom.", "Zukulom", "zukul", {"preposition": 1.0, "shape": 0.3}),
        ("Razgovarao je sa Zukulom i Markom.", "Zukulom", "zukul", {"preposition": 1.0, "shape": 0.3}),
        ("Pismo je stiglo od Zukula.", "Zukula", "zukul", {"preposition": 1.0}),
        ("Pismo je za Zukula.", "Zukula", "zukul", {"preposition": 0.4}),
        ("Govorio je o Zukulu.", "Zukulu", "zukul", {"preposition": 1.0}),
        ("Govorio je o Zukulu.", "Zukulu", "zukuli", {"preposition": 1.0}),
        ("To je automobil trenera Zukula.", "Zukula", "zukul", {"word before": 1.0}),
        ("Trener Zukula je govorio.", "Zukula", "zukul", {}),
        ("Trener Zukula nije govorio.", "Zukula", "zukul", {}),
        ("To je kuća g. Zukula.", "Zukula", "zukul", {"word before": 0.4}),
        ("U južnom Zukulu pada sneg.", "Zukulu", "zukul", {"word before": 1.0}),
        ("Želi upoznati Zukula.", "Zukula", "zukul", {"word before": 0.95}),
        ("Sutra će doći Zukula.", "Zukula", "zukul", {}),
        ("Želi biti Zukula.", "Zukula", "zukul", {}),
        ("Zukulu je uspelo da pobedi.", "Zukulu", "zukul", {"no subject": 0.95}),
        ("Zukulu su dali nagradu.", "Zukulu", "zukul", {"no subject": 0.95}),
        ("Zukulu je dao nagradu.", "Zukulu", "zukul", {}),
        ("Marku i Zukulu je uspelo da pobede.", "Zukulu", "zukul", {}),
        ("Zukulu, je uspelo da pobedi.", "Zukulu", "zukul", {}),
    ],
)
def test_a_cue_and_its_weight(source: str, form: str, nominative: str, expected: dict[str, float]) -> None:
    kinds = {"preposition", "word before", "word after", "no subject", "shape"}
    assert {name: weight for name, weight in found(source, form, nominative).items() if name in kinds} == expected


def test_the_name_elsewhere_without_its_ending() -> None:
    assert found("Zukula su videli.", "Zukula", "zukul", said="They saw Zukul.")["stem"] == 1.0
    assert "stem" not in found("Zukula su videli.", "Zukula", "zukul", said="They saw Zukula.")


def test_a_name_beside_it_in_the_same_case() -> None:
    source = "Video je Markom Zukulom kako ide."

    assert found(source, "Zukulom", "zukul", said="He saw Marko Zukulom go.")["neighbour"] == 1.0
    assert "neighbour" not in found("Video je Marko Zukulom kako ide.", "Zukulom", "zukul", said="He saw Marko go.")


def test_what_joins_names_is_a_word_for_and() -> None:
    said = "Talks with Marko and Zukulom."

    assert found("Razgovori sa Markom i Zukulom.", "Zukulom", "zukul", said=said)["neighbour"] == 1.0
    assert "neighbour" not in found("Razgovori sa Markom pa Zukulom.", "Zukulom", "zukul", said=said)


def test_the_past_tense_of_a_man_who_is_named_before_it() -> None:
    source = "Kolman je pohvalio Zukula."

    assert found(source, "Zukula", "zukul", said="Kolman praised Zukula.")["word before"] == 0.95
    assert "word before" not in found("Zatim je pohvalio Zukula.", "Zukula", "zukul", said="Then he praised Zukula.")


def test_the_younger_and_the_elder() -> None:
    praised = {"said": "The coach praised Pereza.", "language": "sl"}

    assert found("Trener je pohvalil Pereza mlajšega.", "Pereza", "perez", **praised)["word after"] == 0.95
    assert "word after" not in found("Trener je pohvalil Pereza danes.", "Pereza", "perez", **praised)


def test_an_undeclined_name_before_its_class_noun() -> None:
    def told(source: str, form: str) -> object:
        sentence = Sentence(Segment(0, "", 0, 0, source=source), "sr")
        place = next(number for number, word in enumerate(sentence.source) if word.text == form)
        reading = next(one for one in sentence.readings(sentence.source[place]) if one.ending)
        return cues(sentence, place, reading)[0]["attribute"]

    assert told("Odseo je u Zukula hotelu.", "Zukula")
    assert not told("Odseo je u Zukula juče.", "Zukula")

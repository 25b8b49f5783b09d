"""Names that resemble those of the starter glossary without being misspelt."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Glossary
from mtcheck.languages.named import is_language
from mtcheck.model import Article, Segment
from mtcheck.names import findings


def found(text: str, source: str | None = None, lang: str = "und") -> list[tuple[str, ...]]:
    segment = Segment(0, text, 0, len(text), source=source)
    article = Article("x", None, lang, "en", text, source, (), (segment,))
    return [(text[one.start : one.end], *one.right) for one in findings(article, Glossary.default())]


@pytest.mark.parametrize("lang", ["und", "sr", "sl", "uk"])
@pytest.mark.parametrize(
    "text",
    [
        "The wall fell, Haris told reporters.",  # not Kamala Harris
        "Then Regan said so.",  # not Ronald Reagan
        "Mr Holbrook school is near the town.",
        "Mass arrests were made, and Jonson said so.",
        "There, the Davors are well known.",  # not Davos
        "Her eyes flashed around her, rather like Toms.",  # not Tomsk
        "They heard that the Dominics had moved.",  # not Dominica
        "Do you speak Romani?",
        "Do you speak Kashmiri or Rusyn?",
        "The Sami are known for their crafts.",  # not Samoa
        "The Qing government signed the treaty.",  # not Li Qiang
        "Look at Fernand, and follow his example.",  # not Fernando de Noronha
        "They crossed the Mara river in April.",  # not the Tara River
        "He says Count Orlov never gave such a dinner.",  # not Orlová
        "Countess Rostova was already in the drawing room.",  # not Rostov
        "Then Rog said so.",  # no place is called by the last word of its name
    ],
)
def test_another_name_is_left_alone(text: str, lang: str) -> None:
    assert found(text, lang=lang) == []


@pytest.mark.parametrize(
    ("text", "source", "lang", "expected"),
    [
        ("Kamala Haris said so.", None, "und", ("Haris", "Harris")),
        ("Then Haris said so.", "Tada je Kamala Haris to rekla. Haris je rekla.", "sr", ("Haris", "Harris")),
        ("They live in Krivoy Rog.", None, "und", ("Krivoy Rog", "Kryvyi Rih")),
        ("They live in Kiev.", None, "und", ("Kiev", "Kyiv")),
        ("They live in Ukraina.", None, "und", ("Ukraina", "Ukraine")),
        ("Torek lies in Osaki.", "Torek leži v Osaki.", "sl", ("Osaki", "Osaka")),
    ],
)
def test_a_wrong_one_is_found(text: str, source: str | None, lang: str, expected: tuple[str, ...]) -> None:
    assert found(text, source, lang) == [expected]


def test_languages_by_their_english_names() -> None:
    assert all(is_language(word, "en") for word in ("Slovenian", "Romani", "Sami", "Kashmiri"))
    assert not any(is_language(word, "en") for word in ("Ukraina", "Kuleb", "Washington"))

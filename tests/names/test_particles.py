"""A surname's particle is part of a person's name."""

from __future__ import annotations

import pytest

from mtcheck import audit
from mtcheck.glossary import Entry, Glossary, Kind

GLOSSARY = Glossary(
    Entry(name, kind=Kind.PERSON, sources=tuple(sources))
    for name, *sources in (
        ("Ursula von der Leyen", ("sr", "Ursula fon der Lajen"), ("hr", "Ursula von der Leyen")),
        ("Viola von Cramon", ("sr", "Viola fon Kramon")),
        ("Carla Del Ponte", ("sr", "Karla del Ponte")),
        ("Mohammed bin Salman", ("sr", "Muhamed bin Salman")),
    )
)


def said(translation: str, source: str | None = None, lang: str = "sr") -> list[tuple[str, str]]:
    told = [source] if source else None
    report = audit([translation], source=told, source_lang=lang if told else None, glossary=GLOSSARY)
    names = [issue for issue in report.issues if issue.check.startswith("name-")]
    return [(issue.suggestions[0], issue.severity.value) for issue in names]


@pytest.mark.parametrize(
    ("translation", "source", "right"),
    [
        ("Ursula van der Leyen arrived in Kyiv.", None, "von der Leyen"),
        ("Ursula von Leyen arrived in Kyiv.", None, "von der Leyen"),
        ("Ms. van der Leyen arrived.", "Stigla je gospođa fon der Lajen.", "von der Leyen"),
        ("Van der Leyen arrived.", "Fon der Lajen je stigla.", "Von der Leyen"),
        ("Prosecutor Carla de Ponte arrived.", "Stigla je tužiteljka Karla del Ponte.", "Del Ponte"),
        ("Viola di Cramon arrived.", "Stigla je Viola fon Kramon.", "von Cramon"),
    ],
)
def test_another_particle_is_wrong(translation: str, source: str | None, right: str) -> None:
    assert said(translation, source) == [(right, "major")]


def test_a_particle_left_out_is_minor_if_the_source_has_the_person() -> None:
    found = said("Viola Cramon arrived in Pristina.", "Viola fon Kramon stigla je u Prištinu.")
    assert found == [("Viola von Cramon", "minor")]
    assert said("Viola Cramon arrived in Pristina.") == []


@pytest.mark.parametrize(
    ("translation", "source"),
    [
        ("Ursula Von Der Leyen arrived in Kyiv.", None),
        ("Von der Leyen and her commission arrived.", "Fon der Lajen i njena komisija su stigle."),
        ("Viola di Cramon arrived.", None),
        ("Jan van der Leyen arrived.", "Stigao je Jan van der Lejen."),
        ("Ursula van der Leyen paints.", "Slika Ursula van der Lejen."),
        ("Mohammed al Salman arrived.", None),
    ],
)
def test_another_person_and_another_capital_are_right(translation: str, source: str | None) -> None:
    assert said(translation, source) == []

"""Places that the translation keeps in the source's case: English has another name for them."""

from __future__ import annotations

import pytest

from tests.names.one_sentence import said


@pytest.mark.parametrize(
    ("language", "source", "text", "right"),
    [
        ("pl", "Spotkali się w Pradze.", "They met in Pradze.", "Prague"),
        ("pl", "Premier pojechał do Wiednia.", "The prime minister went to Wiednia.", "Vienna"),
        ("cs", "Přijel do Prahy včera.", "He came to Prahy yesterday.", "Prague"),
        ("cs", "Ve Vídni jednali ministři.", "The ministers talked in Vídni.", "Vienna"),
        ("cs", "Odletěl do Říma.", "He flew to Říma.", "Rome"),
        ("sl", "Vlak z Dunaja je zamujal.", "The train from Dunaja was late.", "Vienna"),
        ("hr", "Bio je u Beču.", "He was in Beču.", "Vienna"),
        ("sr", "Делегација је отпутовала у Рим из Прага.", "The delegation went to Rome from Praga.", "Prague"),
        ("uk", "Він був у Відні.", "He was in Vidni.", "Vienna"),
    ],
)
def test_english_has_another_name(language: str, source: str, text: str, right: str) -> None:
    assert (right,) in said(text, source, language)


@pytest.mark.parametrize(
    ("language", "source", "text"),
    [
        ("hr", "U pismu je pisalo Tratado de las Indias.", "The letter said Tratado de las Indias."),
        ("bg", "Играе за Партизан.", "He plays for Partizan."),
        ("cs", "Mluvil s Martinem Kubou.", "He spoke with Martin Kuba."),
        ("pl", "Mieszkańcy Pragi-Północ czekają.", "The residents of Praga-Północ are waiting."),
        ("hr", "Otputovao je iz Pariza.", "He left Paris."),
    ],
)
def test_what_names_no_such_place(language: str, source: str, text: str) -> None:
    assert not said(text, source, language)


@pytest.mark.parametrize(
    ("language", "source", "text", "right"),
    [
        ("cs", "Plul po Dunaji.", "He sailed down the Dunaji.", "Danube"),
        ("pl", "Mieszka w Monachium.", "He lives in Monachium.", "Munich"),
        ("cs", "Přijel z Norimberku.", "He came from Norimberku.", "Nuremberg"),
        ("sl", "Most čez Donavo je zaprt.", "The bridge over the Rhine is closed.", ""),
        ("sr", "Отпутовао је у Венецију.", "He went to Veneciju.", "Venice"),
    ],
)
def test_rivers_and_cities_that_are_no_capitals(language: str, source: str, text: str, right: str) -> None:
    told = said(text, source, language)

    assert ((right,) in told) if right else not told

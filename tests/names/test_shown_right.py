"""A name that its source or its own form shows to be right is not taken for one of the glossary that is like it."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Entry, Glossary
from mtcheck.model import Article, Segment
from mtcheck.names import findings


def _right(glossary: str, lang: str, source: str | None, text: str) -> list[str]:
    segment = Segment(0, text, 0, len(text), source=source)
    article = Article("x", None, lang, "en", text, source, (), (segment,))
    return [finding.right[0] for finding in findings(article, Glossary([Entry(glossary)])) if finding.right]


@pytest.mark.parametrize(
    ("glossary", "lang", "source", "text"),
    [
        ("Mina Marcona", "sl", "Poročilo je poslala MINAE.", "The report was sent by MINAE."),
        ("Mina Marcona", "sl", None, "The report was sent by MINAE."),
        ("Bostono", "sl", "Vrnil se je iz Bostona.", "He returned from Boston."),
        ("Oleksieve-Leonove", "uk", "Космонавт Леонов помер.", "The cosmonaut Leonov died."),
        ("Bremen", "ru", "Об этом заявил Бремер.", "This was stated by Bremer."),
        ("Justin Rose", "hr", "U nedjelju ujutro Rosa je još imala snagu uragana.", "On Sunday Rosa was a hurricane."),
        (
            "Justin Rose",
            "bs",
            "Sve dok uragan Rosa prolazi kroz pustinju.",
            "As long as Hurricane Rosa crosses the desert.",
        ),
        ("Ivan Paul", "sl", "Včeraj je Paula odpotovala domov.", "Yesterday Paula went home."),
        ("Donetsk", "ru", "На концерте пела Донецкая.", "Donetskaya sang at the concert."),
        ("Zelensk", "uk", "Він зустрівся із Зеленським.", "He met with Zelenskyi."),
        ("Michael Bloomberg", "cs", "Ministr napsal Michalovi Hájkovi.", "The minister wrote to Michal Hájek."),
        ("Nikola Vučević", "sr", "Pisao je Nikoli Vučićeviću.", "He wrote to Nikola Vučićević."),
        ("Ivan Vuković", "sr", "Говорио је Јован Вуковић.", "Jovan Vuković spoke."),
        ("Nikola Dimitrov", "bg", "Говори Николай Димитров.", "Nikolay Dimitrov spoke."),
        ("Goran Vesić", "sr", "Одлучено је без Горана Васића.", "It was decided without Goran Vasić."),
    ],
)
def test_it_is_left_alone(glossary: str, lang: str, source: str | None, text: str) -> None:
    assert _right(glossary, lang, source, text) == []


@pytest.mark.parametrize(
    ("glossary", "lang", "source", "text"),
    [
        ("Boston", "sl", "Vrnil se je iz Bostona.", "He returned from Bostona."),
        ("Hurricane Katrina", "hr", "Bilo je to nakon uragana Katrine.", "It was after Hurricane Katrine."),
        ("Dmytro Kuleba", "uk", "Він зустрівся з Кулебою.", "He met with Kuleb."),
        ("Michele Bachmann", "bg", "Това заяви Мишел Бахман.", "Michele Bahman said this."),
        ("Bremen", "hr", "Stigao je u Bremen.", "He arrived in Bremem."),
        ("Donetsk", "ru", "Он приехал из Донецка.", "He came from Donetska."),
        ("Josip Broz", "hr", "Govorio je o Josipu Brozu.", "He spoke about Josip BROZU."),
    ],
)
def test_one_that_is_wrong_is_found(glossary: str, lang: str, source: str, text: str) -> None:
    [right] = _right(glossary, lang, source, text)
    assert right.casefold() in glossary.casefold()

"""Names worth adding to a glossary."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck import audit
from mtcheck.bundled import references
from mtcheck.glossary import Entry, Glossary
from mtcheck.model import Article
from mtcheck.names.suggest import suggestions

DEMO = references() / "articles" / "blinken-kyiv"


def article(translation: list[str], source: list[str] | None = None) -> Article:
    return audit(translation, source=source, source_lang="sr" if source else None, glossary=None, only=()).article


def test_the_demo_article() -> None:
    demo = audit(Path(DEMO), glossary=None, only=()).article
    found = {item.name: item for item in suggestions([demo], Glossary())}
    assert {"Ukraine", "Moscow", "Sergey Lavrov", "Antony Blinken", "Dmytro Kuleba", "Zelensky"} <= found.keys()
    assert (
        not {
            "Dmytro Kuleb",
            "Anthony Blinken",
            "Blinken",
            "Yesterday",
            "Russian Foreign Minister",
            "Friday",
            "Disclaimer",
        }
        & found.keys()
    )
    assert found["Sergey Lavrov"].sources == (("cnr", "Sergej Lavrov"),)
    assert "Kuleb" in found["Dmytro Kuleba"].example
    assert found["Ukraine"].count == 14


def test_what_the_glossary_has_is_not_suggested() -> None:
    demo = audit(Path(DEMO), glossary=None, only=()).article
    glossary = Glossary([Entry("Ukraine"), Entry("Antony Blinken"), Entry("Anthony Tran")])
    names = {item.name for item in suggestions([demo], glossary)}
    assert "Moscow" in names
    assert not {"Ukraine", "Anthony Blinken"} & names


def test_surnames_count_for_the_full_name_over_all_articles() -> None:
    first = article(["Prime Minister Anna Zubrowska spoke with Zubrowska's aides in Wien."])
    second = article(["Critics of Zubrowska went to the office of Ursula von der Brandt."])
    found = {item.name: item.count for item in suggestions([first, second], Glossary())}
    assert found == {"Anna Zubrowska": 3, "Ursula von der Brandt": 1, "Wien": 1}


def test_a_name_wrongly_written_is_suggested_as_it_should_read() -> None:
    told = article(
        ["Blinken met Dmytro Kuleb.", "He spoke of Kuleba's plan."],
        ["Blinken se sastao s Dmitrom Kulebom.", "Govorio je o Kulebinom planu."],
    )
    by_source = article(["Blinken met Dmytro Kuleb."], ["Blinken se sastao s Dmitrom Kulebom i javio se Kulebi."])
    open_to_doubt = article(["Blinken met Dmytro Kuleb."], ["Blinken se sastao s Dmitrom Kulebom."])

    assert "Dmytro Kuleba" in {item.name for item in suggestions([told], Glossary())}
    assert "Dmytro Kuleba" in {item.name for item in suggestions([by_source], Glossary())}
    assert "Dmytro Kuleb" in {item.name for item in suggestions([open_to_doubt], Glossary())}


def test_spelling_kind_gender_and_nominative_come_from_the_source() -> None:
    told = article(
        ["The minister met Dark Horvat and Nikole Dašić in Lukovica.", "The Federation Styrian group came."],
        ["Ministar se sastao s Darkom Horvatom i Nikolom Dašićem u Lukovici.", "Došla je štajerska grupa."],
    )
    found = {item.name: item for item in suggestions([told], Glossary())}

    assert found["Darko Horvat"].kind == "person"
    assert found["Darko Horvat"].gender == "m"
    assert found["Darko Horvat"].sources == (("sr", "Darko Horvat"),)
    assert found["Darko Horvat"].evidence == ("in the source", "declined there", "spelt otherwise there", "given name")
    assert "Nikola Dašić" in found
    assert found["Lukovica"].kind == "place"


def test_a_foreign_name_keeps_its_own_spelling_where_the_source_writes_what_is_heard() -> None:
    told = article(
        ["Brett Halkett met Chris Leslie in Livingston."], ["Bret Halket se sastao s Krisom Leslijem u Livingstonu."]
    )
    assert {"Brett Halkett", "Chris Leslie"} <= {item.name for item in suggestions([told], Glossary())}


def kinds(translation: list[str], source: list[str] | None = None) -> dict[str, str | None]:
    return {item.name: item.kind for item in suggestions([article(translation, source)], Glossary())}


def test_a_surname_that_english_has_as_a_word_is_no_organisation() -> None:
    found = kinds(
        ["Rapper Kanye West met Kirsty Young.", "He scored for Kenny Miller on Friday."],
        ["Reper Kanje Vest se sastao s Kirsti Jang.", "Postigao je gol za Kenija Milera u petak."],
    )
    assert found == {"Kanye West": "person", "Kirsty Young": "person", "Kenny Miller": "person"}


def test_what_a_name_names_is_told_by_its_noun_or_unknown() -> None:
    found = kinds(
        [
            "He works for the Bat Conservation Trust and the Council of Wise Men.",
            "They sailed the Pacific Ocean and Lake Titicaca.",
            "Critics of Hurricane Rosa read the Washington Examiner.",
        ]
    )
    assert found == {
        "Bat Conservation Trust": "organisation",
        "Pacific Ocean": "place",
        "Lake Titicaca": "place",
        "Hurricane Rosa": None,
        "Washington Examiner": None,
    }


def test_a_name_in_another_alphabet_that_respells_every_name_is_of_no_known_kind() -> None:
    assert kinds(["He plays for Utah Jazz."], ["Игра за Јута Џез."]) == {"Utah Jazz": None}


def test_a_name_keeps_its_hyphen() -> None:
    told = article(["Then Robert Black-Daley spoke on C-SPAN."], ["Onda je Robert Blek-Dejli govorio na C-SPAN."])
    assert {item.name for item in suggestions([told], Glossary())} == {"Robert Black-Daley", "C-SPAN"}


@pytest.mark.parametrize(
    "sentence",
    ["He sang that I've Had It.", "The song Didn't Go Well flopped.", "It was on Oct 1.", "He sang I Love It."],
)
def test_a_sentence_in_capitals_and_a_month_are_no_names(sentence: str) -> None:
    assert kinds([sentence]) == {}


def test_a_name_ends_where_it_owns_what_follows() -> None:
    assert kinds(["He told Scotland's Alasdair Lamont of it."]).keys() == {"Scotland", "Alasdair Lamont"}


def test_what_was_left_in_the_sources_alphabet_is_no_name() -> None:
    assert kinds(["He went to Камбоџу last week."], ["Отишао је у Камбоџу прошле недеље."]) == {}


def test_a_word_of_the_sources_language_that_was_left_is_no_name() -> None:
    told = article(["They saw the Mjeseca over Sejong."], ["Vidjeli su površinu Mjeseca nad Sejongom."])
    assert [item.name for item in suggestions([told], Glossary())] == ["Sejong"]


def test_what_most_witnesses_speak_for_comes_first() -> None:
    told = article(
        ["The Quiet Room Ensemble played.", "Marija Novak met Ana Zubrowska.", "Zubrowska left."],
        ["Ansambl je svirao.", "Marija Novak se sastala s Anom Zubrowskom.", "Zubrowska je otišla."],
    )

    assert next(iter(suggestions([told], Glossary()))).name == "Ana Zubrowska"


def test_a_small_word_of_the_source_makes_no_name() -> None:
    told = article(["He took the Styrian motorway."], ["Krenuo je štajerskim autoputem."])

    assert suggestions([told], Glossary()) == ()


ARTICLES = Path(__file__).parents[1] / "cases" / "reading" / "articles"
NAMES = frozenset(
    """
    Darko Horvat; Lidija Bradara; Nikola Dašić; Senad Jušić; Sofya Donets; Grażyna Szapołowska; Igor Stojanović;
    Igor Terekhov; Janusz Majewski; Lukovica; Milan Stojković; Oleg Sinegubov; Patriot; Pavle Petrovic; Predrag Kon;
    Rade Basta; Refik Lendo; Richter; Vijesti; Zoran Piperović; Batut Institute; Civil Protection Headquarters;
    Fiscal Council; Polish Filmmakers Association; Powązki; Seismological Service; Ukrainska Pravda; Łódź Film School
    """.replace("\n    ", " ")
    .strip()
    .split("; ")
)


@pytest.mark.slow
def test_four_in_five_of_the_first_twenty_are_names_as_they_are_to_be_written() -> None:
    folders = sorted(path for path in ARTICLES.iterdir() if path.is_dir())
    articles = [audit(path, glossary=None, only=()).article for path in folders]
    first = [item.name for item in suggestions(articles, Glossary.default())][:20]

    assert len(NAMES.intersection(first)) >= 16


def test_the_given_name_that_the_translation_chose_stays_where_the_source_can_be_of_it() -> None:
    told = article(["Two goals by Marko Livaja."], ["Dva gola Marka Livaje."])

    assert [item.name for item in suggestions([told], Glossary())] == ["Marko Livaja"]

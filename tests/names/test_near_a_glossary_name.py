"""Right names that are only near a name of the glossary, and wrong ones that are near it too."""

from __future__ import annotations

import pytest

from mtcheck import audit
from mtcheck.glossary import Entry, Glossary
from mtcheck.glossary.entry import Gender, Kind
from mtcheck.model import Article, Segment
from mtcheck.names import findings


def _woman(name: str) -> Entry:
    return Entry(name, Kind.PERSON, gender=Gender.FEMININE)


def _man(name: str) -> Entry:
    return Entry(name, Kind.PERSON, gender=Gender.MASCULINE)


OWN = Glossary([
    _man("Igli Hasani"), _man("Zoran Milanović"), _man("Zoran Lazović"), _man("Yuri Ushakov"),
    _woman("Brigitte Macron"), _woman("Angela Merkel"), _woman("Zuzana Čaputová"),
    *(Entry(name, Kind.PLACE) for name in ("Antalya", "Pyongyang", "Cuba", "Rabat", "Rothera", "Tibet", "Lyon")),
])  # fmt: skip


def told(text: str, source: str | None, language: str, reference: str = "") -> list[tuple[str, tuple[str, ...]]]:
    references = (reference,) if reference else ()
    segment = Segment(0, text, 0, len(text), source=source, references=references)
    article = Article("", None, language, "en", text, source, references, (segment,))
    return [(text[one.start : one.end], one.right) for one in findings(article, OWN)]


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("The speech of Hasan was short.", "Govor Hasana bio je kratak.", "hr"),
        ("The speech of Rabak was short.", "Govor Rabaka bio je kratak.", "hr"),
        ("The streets of Rotherham were empty.", "Ulice Rotherhama bile su prazne.", "hr"),
        ("Judge Yurii Klymenko declined to comment.", "Суддя Юрій Клименко відмовився від коментарів.", "uk"),
        ("They built it to resist the Tibeto-Mongol army.", "Postavili ji proti tibetsko-mongolské armádě.", "cs"),
        ("Zuzana Čaputová said no.", "Zuzana Čaputová řekla ne.", "cs"),
        ("Petra Merkelova said no.", "Petra Merkelová řekla ne.", "cs"),
    ],
)
def test_the_source_shows_that_it_is_right(text: str, source: str, language: str) -> None:
    assert not told(text, source, language)


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday the mayor spoke with Brigita.",
        "Yesterday the mayor came from Antakya.",
        "Yesterday the mayor came from Qingyang.",
        "Yesterday the mayor came from Cuamba.",
        "Yesterday Robert Milinović spoke.",
        "Yesterday Zoran Lazić spoke.",
        "Yesterday Lynn spoke.",
    ],
)
def test_without_a_source_it_is_another_name(text: str) -> None:
    assert not told(text, None, "hr")


def test_what_the_reference_has_is_not_called_otherwise() -> None:
    assert not told("He came from Lyonn.", None, "hr", "From Lyonn he came.")


@pytest.mark.parametrize(
    ("text", "source", "wrong", "right"),
    [
        ("Angela Merkelova said no.", "Angela Merkelová řekla ne.", "Merkelova", "Merkel"),
        ("Merkelova said no.", None, "Merkelova", "Merkel"),
        ("The mayor spoke with Milanovićem.", None, "Milanovićem", "Milanović"),
        ("The flight to Rabata was late.", "Let do Rabatu měl zpoždění.", "Rabata", "Rabat"),
    ],
)
def test_a_name_of_the_glossary_in_another_form_is_wrong(text: str, source: str | None, wrong: str, right: str) -> None:
    assert told(text, source, "cs") == [(wrong, (right,))]


NEARLY = Glossary([
    _man("Stefan Löfven"), _man("Jake Sullivan"), _man("Petar Petković"), _woman("Danela Arsovska"),
    _man("Dmytro Kuleba"),
    *(Entry(name, Kind.PLACE) for name in ("Tara River", "Italy", "Dominican Republic", "Republika Srpska")),
])  # fmt: skip


def told_of(text: str, language: str = "und") -> list[tuple[str, ...]]:
    article = Article("", None, language, "en", text, None, (), (Segment(0, text, 0, len(text)),))
    return [one.right for one in findings(article, NEARLY)]


@pytest.mark.parametrize(
    "text",
    [
        # Only the word for its kind is shared with the glossary's place.
        "They crossed the Mara River again.",
        # A person's given name is not a country's name in a case.
        "On June 28, Marshal Italo Balbo died.",
        # The glossary has only a person's given name that is alike.
        "“It is called Earth,” added Stofan.",
        "Earlier in the day, Jarke practised.",
        "After the recapture of Danelag came a long peace.",
        # The first word of a state's name, which is an adjective, in another language.
        "The Dominican Republic (Spanish: República Dominicana) is a country.",
        # Another person with a surname that is as usual.
        "The verses were read by Petar Petrović Njegoš.",
    ],
)
def test_a_name_that_is_only_alike_is_left_alone_without_a_source(text: str) -> None:
    assert told_of(text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("They crossed the Tari River again.", ("Tara",)),
        ("Talks with Stefanom went on.", ("Stefan",)),
        ("The statement of Petar Petkovića was short.", ("Petković",)),
        ("Minister Dmytro Kuleb said no.", ("Kuleba",)),
    ],
)
def test_its_case_form_is_not(text: str, right: tuple[str, ...]) -> None:
    assert right in told_of(text, "hr")


def test_a_word_is_right_if_the_source_adds_only_an_ending() -> None:
    """The endings of Albanian and Hungarian are unknown; the letters of *Zelensk* are cut off, and no ending."""

    def found(source: str, translation: str, lang: str) -> list[str]:
        report = audit(translation, source=source, source_lang=lang, target_lang="en", glossary=Glossary.default())
        return [translation[i.span.start : i.span.end] for i in report.issues if i.check == "name-mismatch"]

    assert not found(
        "Kryeministri vizitoi tunelin e Llogarasë.", "The prime minister visited the Llogara tunnel.", "sq"
    )
    assert found("Ai foli me Emanuel Makronit.", "He spoke to Emmanuel Makron.", "sq") == ["Makron"]
    assert found("Orbán Olaf Scholzhoz utazott.", "Orban travelled to Olaf Sholz.", "hu") == ["Sholz"]
    assert found("Președintele Volodimir Zelenski a vorbit.", "President Volodymyr Zelensk spoke.", "ro") == ["Zelensk"]


@pytest.mark.parametrize("text", ["Rescuers in Palu searched the rubble.", "The team from Indio beat Manila."])
def test_a_city_is_not_another_place_that_it_resembles(text: str) -> None:
    report = audit(text, target_lang="en", glossary=Glossary.default())
    assert not [issue for issue in report.issues if issue.check.startswith("name")]


def test_a_city_whose_ending_shows_a_case_is_the_other_place() -> None:
    report = audit("The flight from Osaki was late.", source_lang="hr", target_lang="en", glossary=Glossary.default())
    assert [issue.suggestions for issue in report.issues] == [("Osaka",)]

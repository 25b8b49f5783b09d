"""Names that are plurals, what else declines, above all in Ukrainian and Russian, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.glossary import Entry, Gender, Glossary, Kind
from mtcheck.glossary.find import find_entries
from mtcheck.glossary.index import Index, build, source_word, split
from mtcheck.glossary.inflect import readings
from mtcheck.glossary.inflect.forms import case_forms, plural_forms
from mtcheck.languages.language import group
from mtcheck.languages.respelling import latin
from mtcheck.model import Segment
from mtcheck.names.sentence import Sentence
from mtcheck.names.spoken import find_spoken

CYRILLIC = {"uk", "ru"}
OBLIQUE = ("genitive", "dative", "locative", "instrumental")
ADJECTIVES = {
    "uk": ["Сполучені", "Об'єднані", "Голанські", "Західні", "Нижні", "Великі", "Соломонові", "Відкриті"],
    "ru": ["Соединённые", "Голанские", "Западные", "Нижние", "Великие", "Багамские", "Открытые"],
}
NOUNS = {
    "uk": ["Штати", "Острови", "Емірати", "висоти", "Карпати", "Альпи", "Балкани", "території", "Гімалаї", "Чернівці"],
    "ru": ["Штаты", "Острова", "Эмираты", "высоты", "Карпаты", "Альпы", "Балканы", "территории", "Гималаи", "Луки"],
}
ALONE = {
    "uk": "Карпати Альпи Балкани Гімалаї Чернівці Вінковці Суми Черкаси Філіппіни Афіни Татри Канни Нідерланди",
    "ru": "Карпаты Альпы Балканы Гималаи Черновцы Сумы Черкассы Филиппины Афины Татры Канны Нидерланды",
}


def place(language: str, name: str, kind: Kind = Kind.PLACE) -> Entry:
    """An entry with one source form."""
    return Entry("X", kind, sources=((language, name),))


def declined(entry: Entry) -> dict[str, tuple[str, ...]]:
    """The forms of its one source form, by case."""
    (item,) = case_forms(entry)
    return dict(item.cases)


def spoken_in(index: Index, text: str, language: str) -> set[int]:
    """The entries mentioned by a source sentence with ``text``."""
    sentence = Sentence(Segment(0, "Nothing.", 0, 8, source=f"… {text} …"), language)
    return {name.surface.entry for name in find_spoken(sentence, index)}


@pytest.mark.parametrize(
    ("language", "nominative", "forms"),
    [
        ("uk", "Голанські висоти", "Голанських висот, Голанським висотам, Голанських висотах, Голанськими висотами"),
        ("ru", "Голанские высоты", "Голанских высот, Голанским высотам, Голанских высотах, Голанскими высотами"),
        ("uk", "Сполучені Штати", "Сполучених Штатів, Сполученим Штатам, Сполучених Штатах, Сполученими Штатами"),
        ("ru", "Соединённые Штаты", "Соединённых Штатов, Соединённым Штатам, Соединённых Штатах, Соединёнными Штатами"),
        ("uk", "Арабські Емірати", "Арабських Еміратів, Арабським Еміратам, Арабських Еміратах, Арабськими Еміратами"),
        ("ru", "Кокосовы Острова", "Кокосовых Островов, Кокосовым Островам, Кокосовых Островах, Кокосовыми Островами"),
        ("ru", "Южные территории", "Южных территорий, Южным территориям, Южных территориях, Южными территориями"),
        ("uk", "Нижні Сірогози", "Нижніх Сірогоз, Нижнім Сірогозам, Нижніх Сірогозах, Нижніми Сірогозами"),
        ("ru", "Великие Луки", "Великих Лук, Великим Лукам, Великих Луках, Великими Луками"),
        ("uk", "Філіппіни", "Філіппін, Філіппінам, Філіппінах, Філіппінами"),
        ("uk", "Карпати", "Карпат, Карпатам, Карпатах, Карпатами"),
        ("uk", "Альпи", "Альп, Альпам, Альпах, Альпами"),
        ("ru", "Альпы", "Альп, Альпам, Альпах, Альпами"),
        ("uk", "Чернівці", "Чернівців, Чернівцям, Чернівцях, Чернівцями"),
        ("ru", "Черновцы", "Черновцов, Черновцам, Черновцах, Черновцами"),
        ("uk", "Суми", "Сум, Сумам, Сумах, Сумами"),
        ("ru", "Сумы", "Сум, Сумам, Сумах, Сумами"),
        ("uk", "Черкаси", "Черкас, Черкасам, Черкасах, Черкасами"),
        ("ru", "Черкассы", "Черкасс, Черкассам, Черкассах, Черкассами"),
        ("uk", "Бровари", "Броварів, Броварам, Броварах, Броварами"),
        ("uk", "Гаваї", "Гаваїв, Гаваям, Гаваях, Гаваями"),
        ("ru", "Гавайи", "Гавайев, Гавайям, Гавайях, Гавайями"),
        ("ru", "Салоники", "Салоник, Салоникам, Салониках, Салониками"),
        ("sr", "Vinkovci", "Vinkovaca, Vinkovcima, Vinkovcima, Vinkovcima"),
        (
            "hr",
            "Srijemski Karlovci",
            "Srijemskih Karlovaca, Srijemskim Karlovcima, Srijemskim Karlovcima, Srijemskim Karlovcima",
        ),
    ],
)
def test_a_plural_place_declines_in_all_its_words(language: str, nominative: str, forms: str) -> None:
    made = declined(place(language, nominative))

    assert [made[case][0] for case in OBLIQUE] == forms.split(", ")
    assert made["accusative"][0] == made["vocative"][0] or " " in nominative or language in {"sr", "hr"}


def test_a_plural_among_several_adjectives_genitives_and_other_names() -> None:
    assert declined(place("uk", "Об'єднані Арабські Емірати"))["dative"] == ("Об'єднаним Арабським Еміратам",)
    assert declined(place("ru", "Соединённые Штаты Америки"))["locative"] == ("Соединённых Штатах Америки",)
    assert declined(place("ru", "Сент-Винсент и Гренадины"))["genitive"] == ("Сент-Винсента и Гренадин",)
    assert declined(place("ru", "Сан-Томе и Принсипи")) == {}


def test_a_plural_organisation_declines_where_its_noun_is_known() -> None:
    assert declined(place("uk", "Західні Балкани", Kind.ORGANISATION))["genitive"] == ("Західних Балкан",)
    assert declined(place("uk", "Збройні сили України", Kind.ORGANISATION))["instrumental"] == (
        "Збройними силами України",
    )
    assert declined(place("uk", "Демократичні вибори", Kind.ORGANISATION)) == {}


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("uk", "Сочі Тбілісі Гельсінкі Нагасакі Алмати Мумбаї Малі Фіджі Сомалі Гаїті Чилі"),
        ("ru", "Сочи Тбилиси Хельсинки Нагасаки Алматы Мумбаи Мали Фиджи Сомали Гаити Чили Дели Найроби"),
        ("uk", "Монако Марокко Токіо Осло Того Кіото Зімбабве Душанбе Сьєрра-Леоне"),
        ("ru", "Монако Токио Осло Того Киото Зимбабве Душанбе"),
    ],
)
def test_what_must_not_decline_stays(language: str, name: str) -> None:
    assert {word: declined(place(language, word)) for word in name.split()} == {word: {} for word in name.split()}


@pytest.mark.parametrize(
    ("language", "nominative", "forms"),
    [
        ("uk", "Запоріжжя", "Запоріжжя, Запоріжжю, Запоріжжі, Запоріжжям"),
        ("uk", "Придністров'я", "Придністров'я, Придністров'ю, Придністров'ї, Придністров'ям"),
        ("uk", "Рівне", "Рівного, Рівному, Рівному, Рівним"),
        ("uk", "Хмельницький", "Хмельницького, Хмельницькому, Хмельницькому, Хмельницьким"),
        ("ru", "Хмельницкий", "Хмельницкого, Хмельницкому, Хмельницком, Хмельницким"),
        ("ru", "Грозный", "Грозного, Грозному, Грозном, Грозным"),
        ("uk", "Слов'янськ", "Слов'янська, Слов'янську, Слов'янську, Слов'янськом"),
        ("ru", "Ростов-на-Дону", "Ростова-на-Дону, Ростову-на-Дону, Ростове-на-Дону, Ростовом-на-Дону"),
        ("ru", "Подгорица", "Подгорицы, Подгорице, Подгорице, Подгорицей"),
    ],
)
def test_singular_places(language: str, nominative: str, forms: str) -> None:
    made = declined(place(language, nominative))

    assert [made[case][0] for case in OBLIQUE] == forms.split(", ")


@pytest.mark.parametrize(
    ("language", "name", "instrumental"),
    [
        ("uk", "Дональд Трамп-молодший", "Дональдом Трампом-молодшим"),
        ("ru", "Дональд Трамп-младший", "Дональдом Трампом-младшим"),
        ("ru", "Валерий Залужный", "Валерием Залужным"),
        ("ru", "Эмир Кустурица", "Эмиром Кустурицей"),
        ("uk", "Стево Пендаровський", "Стевом Пендаровським"),
        ("uk", "Бруно Крайський", "Бруно Крайським"),
        ("ru", "Ван И", None),
    ],
)
def test_persons(language: str, name: str, instrumental: str | None) -> None:
    made = declined(Entry("X", Kind.PERSON, sources=((language, name),), gender=Gender.MASCULINE))

    assert made.get("instrumental", (None,))[0] == instrumental


PLURALS = [
    *(
        (language, f"{adjective} {noun}")
        for language in ADJECTIVES
        for adjective in ADJECTIVES[language]
        for noun in NOUNS[language]
    ),
    *((language, name) for language in ALONE for name in ALONE[language].split()),
]


@given(st.sampled_from(PLURALS), st.sampled_from(OBLIQUE))
def test_every_word_of_a_plural_agrees_and_is_found_again(name: tuple[str, str], case: str) -> None:
    language, nominative = name
    entry = place(language, nominative)
    index = build([place(language, "Інша"), entry])

    (text,) = declined(entry)[case]

    assert all(one != other for one, other in zip(text.split(), nominative.split(), strict=True))
    assert spoken_in(index, text, language) == {1}
    assert [match.role for match in find_entries([entry], text)] != []


@pytest.mark.slow
def test_an_index_finds_every_form_of_the_starter_glossary() -> None:
    """In Ukrainian and Russian: directly, or read back word by word to the nominative."""
    entries = Glossary.default().entries
    index = build(entries)
    made, lost = 0, []
    for number, entry in enumerate(entries):
        for item in case_forms(entry):
            if group(item.language) not in CYRILLIC:
                continue
            nominative = split(item.nominative, item.language)
            for text in (text for case, texts in item.cases if case != "possessive" for text in texts):
                made += 1
                if not _found(index, number, split(text, item.language), nominative, item.language):
                    lost.append((entry.name, text))
    assert made > 20_000
    assert lost == []


def _found(index: Index, number: int, words: tuple[str, ...], nominative: tuple[str, ...], language: str) -> bool:
    read = len(words) == len(nominative) and all(
        aim in {source_word(reading.nominative, language) for reading in readings(word.partition(":")[2], language)}
        for word, aim in zip(words, nominative, strict=True)
    )
    return number in {surface.entry for surface in index.phrase(nominative if read else words)}


@pytest.mark.slow
def test_every_plural_form_of_the_starter_glossary_is_spoken_of() -> None:
    entries = Glossary.default().entries
    index = build(entries)
    forms = [
        (number, tag, text)
        for number, entry in enumerate(entries)
        for tag, case, text in plural_forms(entry)
        if case != "vocative"
    ]

    assert len(forms) > 240
    for number, tag, text in forms:
        assert number in spoken_in(index, text, tag), text
        assert entries[number] in {match.entry for match in find_entries([entries[number]], text)}


def test_lookup_of_a_plural_says_the_case() -> None:
    entries = Glossary.default().entries

    assert [(match.entry.name, match.role) for match in find_entries(entries, "Сполучених Штатів")] == [
        ("United States", "the genitive in uk")
    ]
    assert [(match.entry.name, match.role) for match in find_entries(entries, "Салоник")] == [
        ("Thessaloniki", "the genitive in ru")
    ]


def test_russian_may_write_e_for_yo() -> None:
    index = build([place("ru", "Чёрное море"), place("ru", "Соединённые Штаты")])

    assert spoken_in(index, "Черном море", "ru") == spoken_in(index, "Чёрном море", "ru") == {0}
    assert spoken_in(index, "Соединенных Штатах", "ru") == {1}
    assert not index.knows("черное")
    assert latin("Чёрное", "ru") != latin("Черное", "ru")


def test_a_form_of_another_language_is_no_plural() -> None:
    assert list(plural_forms(place("hr", "Maldivi"))) == []
    assert list(plural_forms(Entry("X", Kind.PERSON, sources=(("uk", "Суми"),)))) == []
    assert list(plural_forms(Entry("X", Kind.PLACE, sources=(("uk", "Суми"),), indeclinable=True))) == []

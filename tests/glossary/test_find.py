"""Looking names up, declining and counting them."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Entry, Gender, Glossary, Kind
from mtcheck.glossary.find import find_entries, nearest_names
from mtcheck.glossary.inflect import readings
from mtcheck.glossary.inflect.forms import case_forms
from mtcheck.glossary.stats import stats_of
from mtcheck.languages.respelling import latin

ENTRIES = Glossary.default().entries
BY_NAME = {entry.name: entry for entry in ENTRIES}


@pytest.mark.parametrize(
    ("name", "found", "role"),
    [
        ("Dmytro Kuleba", "Dmytro Kuleba", "the name"),
        ("aleksandar vucic", "Aleksandar Vučić", "the name"),
        ("Kiev", "Kyiv", "a discouraged variant"),
        ("Anthony Blinken", "Antony Blinken", "a forbidden variant"),
        ("Entoni Blinken", "Antony Blinken", "the form in sr and a forbidden variant"),
        ("Stoltenberg", "Jens Stoltenberg", "a part of the name"),
        ("Kuleba", "Dmytro Kuleba", "a part of the name"),
        ("Zelenskiy", "Volodymyr Zelensky", "a part of a discouraged variant"),
        ("Qaddafi", "Muammar Gaddafi", "a part of an allowed variant"),
        ("Entony", "Antony Blinken", "a part of a forbidden variant"),
        ("Kulebom", "Dmytro Kuleba", "the instrumental in sr"),
        ("Dmitrom Kulebom", "Dmytro Kuleba", "the instrumental in sr"),
        ("Кулебою", "Dmytro Kuleba", "the instrumental in uk"),
        ("Americi", "United States", "the dative in sr"),
    ],
)
def test_lookup(name: str, found: str, role: str) -> None:
    assert (found, role) in {(match.entry.name, match.role) for match in find_entries(ENTRIES, name)}


@pytest.mark.parametrize("name", ["", " ", "Xyzzy", "N" * 10_000, "😀"])
def test_lookup_of_what_is_not_there(name: str) -> None:
    assert find_entries(ENTRIES, name) == ()


def test_the_nearest_names() -> None:
    assert "Dmytro Kuleba" in nearest_names(ENTRIES, "Kuleb")
    assert nearest_names(ENTRIES, "Kiyv") == ("Kyiv",)  # the city, not the Kyiv Independent
    assert nearest_names(ENTRIES, "Qqqqq") == ()


@pytest.mark.parametrize(
    ("name", "language", "forms"),
    [
        ("Dmytro Kuleba", "sr", "Dmitra Kulebe, Dmitru Kulebi, Dmitra Kulebu, Dmitrom Kulebom, Kulebin"),
        ("Volodymyr Zelensky", "sr", "Volodimira Zelenskog, Volodimiru Zelenskom, Volodimirom Zelenskim"),
        ("Sergey Lavrov", "sr", "Sergeja Lavrova, Sergeju Lavrovu, Sergejem Lavrovom, Sergejem Lavrovim"),
        ("Aleksandar Vučić", "sr", "Aleksandra Vučića, Aleksandru Vučiću, Aleksandrom Vučićem, Vučićev"),
        ("Ana Brnabić", "sr", "Ane Brnabić, Ani Brnabić, Anu Brnabić, Anom Brnabić"),
        ("Ursula von der Leyen", "sr", "Ursule fon der Lajen, Ursulom fon der Lajen"),
        ("Albin Kurti", "sr", "Aljbina Kurtija, Aljbinom Kurtijem"),
        ("Benjamin Netanyahu", "sr", "Benjamina Netanjahua, Benjaminom Netanjahuom"),
        (
            "United States",
            "sr",
            "Amerike, Americi, Ameriku, Sjedinjenih Američkih Država",
        ),
        ("Montenegro", "sr", "Crne Gore, Crnoj Gori, Crnu Goru, Crnom Gorom"),
        ("Novi Sad", "sr", "Novog Sada, Novom Sadu, Novim Sadom"),
        ("Bijelo Polje", "sr", "Bijelog Polja, Bijelom Polju, Bijelim Poljem"),
        ("Kragujevac", "sr", "Kragujevca, Kragujevcu, Kragujevcem"),
        ("Bosnia and Herzegovina", "sr", "Bosne i Hercegovine, Bosni i Hercegovini"),
        ("European Commission", "sr", "Evropske komisije, Evropskoj komisiji"),
        ("Council of Europe", "sr", "Saveta Evrope, Savjeta Evrope, Savjetom Evrope"),
        ("State Department", "sr", "Stejt departmenta, Stejt departmentom"),
        ("Dmytro Kuleba", "uk", "Дмитра Кулеби, Дмитру Кулебі, Дмитром Кулебою"),
        ("Sergey Lavrov", "uk", "Сергія Лаврова, Сергієм Лавровим"),
        ("Kharkiv", "uk", "Харкова, Харкову, Харкові"),
        ("Volodymyr Zelensky", "ru", "Владимира Зеленского, Владимиром Зеленским"),
        ("Sergey Lavrov", "ru", "Сергея Лаврова, Сергеем Лавровым, Сергее Лаврове"),
        ("Germany", "ru", "Германии, Германию, Германией"),
        ("Ukraine", "uk", "України, Україні, Україну, Україною"),
        ("Ukraine", "ru", "Украины, Украине, Украину, Украиной"),
    ],
)
def test_case_forms(name: str, language: str, forms: str) -> None:
    made = {
        text
        for item in case_forms(BY_NAME[name])
        if item.language == language
        for _, texts in item.cases
        for text in texts
    }
    assert set(forms.split(", ")) <= made


@pytest.mark.parametrize(
    ("nominative", "language", "forms"),
    [
        ("Кривий Ріг", "uk", "Кривого Рогу, Кривому Розі, Кривим Рогом"),
        ("Біла Церква", "uk", "Білої Церкви, Білій Церкві, Білу Церкву, Білою Церквою"),
        ("Чорне море", "uk", "Чорного моря, Чорному морю, Чорним морем"),
        ("Нижній Тагіл", "uk", "Нижнього Тагілу, Нижньому Тагілу, Нижнім Тагілом"),
        ("Сербська православна церква", "uk", "Сербської православної церкви, Сербською православною церквою"),
        ("Рада Європи", "uk", "Ради Європи, Раді Європи, Радою Європи"),
        ("Республіка Сербська", "uk", "Республіки Сербської, Республікою Сербською"),
        ("Боснія і Герцеговина", "uk", "Боснії і Герцеговини, Боснією і Герцеговиною"),
        ("Белая Церковь", "ru", "Белой Церкви, Белую Церковь, Белой Церковью"),
        ("Нижний Новгород", "ru", "Нижнего Новгорода, Нижнему Новгороду, Нижним Новгородом"),
        ("Кривой Рог", "ru", "Кривого Рога, Кривом Роге, Кривым Рогом"),
        ("Великий Устюг", "ru", "Великого Устюга, Великом Устюге, Великим Устюгом"),
        ("Чёрное море", "ru", "Чёрного моря, Чёрному морю, Чёрным морем"),
        ("Елисейский дворец", "ru", "Елисейского дворца, Елисейским дворцом"),
        ("Лига чемпионов", "ru", "Лиги чемпионов, Лигой чемпионов"),
        ("Казань", "ru", "Казани, Казанью"),
    ],
)
def test_the_words_of_a_name_agree(nominative: str, language: str, forms: str) -> None:
    kind = Kind.PLACE if nominative[0] in "КБЧН" else Kind.ORGANISATION
    (declined,) = case_forms(Entry("X", kind, sources=((language, nominative),)))

    assert set(forms.split(", ")) <= {text for _, texts in declined.cases for text in texts}


@pytest.mark.parametrize(
    "form",
    [
        "Манчестер Юнайтед",
        "Реал Мадрид",
        "Социал-демократы Черногории",
        "Репортёры без границ",
        "Всеобщие выборы",
        "Новые левые",
        "Учреждение культуры",
    ],
)
def test_a_name_whose_noun_is_not_sure_is_left_alone(form: str) -> None:
    assert [item.cases for item in case_forms(Entry("X", Kind.ORGANISATION, sources=(("ru", form),)))] == [()]


@pytest.mark.parametrize(
    "entry",
    [
        Entry("NATO", Kind.ORGANISATION, sources=(("sr", "NATO"),)),
        Entry("Angela Merkel", Kind.PERSON, sources=(("sr", "Merkel"),), gender=Gender.FEMININE),
        Entry("Kuleba", Kind.PERSON, sources=(("sr", "Kuleba"),), indeclinable=True),
        Entry("X", sources=(("sr", "737"),)),
        Entry("X", sources=(("sr", "😀"),)),
    ],
)
def test_what_does_not_decline(entry: Entry) -> None:
    assert [item.cases for item in case_forms(entry)] == [()]


def test_languages_without_paradigms_and_endless_names_have_no_forms() -> None:
    assert case_forms(Entry("Kyiv", sources=(("de", "Kiew"), ("sr", "K" * 10_000)))) == ()


@pytest.mark.slow
def test_what_we_decline_can_be_read_back() -> None:
    made = lost = 0
    for entry in ENTRIES:
        for item in case_forms(entry) if entry.kind is Kind.PERSON else ():
            nominative = latin(item.nominative.split()[-1], item.language).casefold()
            for case, texts in item.cases:
                if case in {"genitive", "dative", "accusative", "instrumental"}:
                    for text in texts:
                        form = latin(text.split()[-1], item.language)
                        made += 1
                        lost += nominative not in {reading.nominative for reading in readings(form, item.language)}
    assert made > 5_000
    assert lost / made < 0.005


def test_stats() -> None:
    stats = stats_of(Glossary(ENTRIES, "default"))
    assert stats.entries == len(ENTRIES) == sum(stats.kinds.values())
    assert stats.languages["sr"] >= 1_900
    assert min(stats.languages["uk"], stats.languages["ru"]) >= 1_960
    assert stats.persons_without_gender == stats.broken == 0

"""What given name and surname show about each other, without a glossary."""

from __future__ import annotations

import pytest

from tests.names.one_sentence import said


@pytest.mark.parametrize(
    ("text", "source", "language", "right"),
    [
        ("He met with Rector Dejana Madić.", "Састао се са ректором Дејаном Мадићем.", "sr", "Dejan"),
        ("She thanked Samira Đikić.", "Zahvalila je Samiru Đikiću.", "bs", "Samir"),
        ("It was a goal by Andreja Kramarić.", "Bio je to gol Andreja Kramarića.", "hr", "Andrej"),
        ("He praised Captain Marka Skračić.", "Pohvalio je kapetana Marka Skračića.", "hr", "Marko"),
        ("He spoke to Vítězslava Schrek.", "Jednala s hejtmanem Vítězslavem Schrekem.", "cs", "Vítězslav"),
        ("He thanked Natalyu Abakumova.", "Он поблагодарил Наталью Абакумову.", "ru", "Natalya"),
        ("He thanked Ivanov Semeniuk.", "Він подякував Іванові Семенюку.", "uk", "Ivan"),
        ("He met with Andrei Smolyakova.", "Он встретился с Андреем Смоляковым.", "ru", "Smolyakov"),
        ("The governor is Svetoslav Slavcheva.", "Управител е Светослав Славчев.", "bg", "Slavchev"),
        ("They met with Ksenijom Kipke.", "Sastali su se s Ksenijom Kipke.", "hr", "Ksenija"),
        ("He called Vesno Milek.", "Poklical je Vesno Milek.", "sl", "Vesna"),
        ("He negotiated with Jarmila Kubátov.", "Jednal s Jarmilou Kubátovou.", "cs", "Kubátová"),
        ("He thanked Oleksandra Polozhynskyi.", "Він подякував Олександрові Положинському.", "uk", "Oleksandr"),
        ("She thanked Goran Stojanova.", "Таа му се заблагодари на Горан Стојанов.", "mk", "Stojanov"),
        ("Goran Naumovska opened it.", "Ја отвори Горан Наумовски.", "mk", "Naumovski"),
        ("Andriy Malynska spoke.", "Андрій Малинський говорив.", "uk", "Malynsky"),
        ("Gordana Naumovski opened it.", "Ја отвори Гордана Наумовска.", "mk", "Naumovska"),
        ("The bar of Orlanda Martinez was closed.", "Bar Orlanda Martineza je zatvoren.", "bs", "Orlando"),
        ("The book of Claudia Magris won.", "Knjiga Claudija Magrisa je pobijedila.", "hr", "Claudio"),
        ("Jasna Pavleš came.", "Razgovarao je s Jasnom Pavlešom.", "hr", "Pavleša"),
        ("Judge Olga Ivanov declined to comment.", "Судья Ольга Иванова отказалась от комментариев.", "ru", "Ivanova"),
    ],
)
def test_the_one_tells_the_other(text: str, source: str, language: str, right: str) -> None:
    assert (right,) in said(text, source, language)


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("He met with Dejan Madić.", "Састао се са Дејаном Мадићем.", "sr"),
        ("He met with Dejana Madić.", "Састао се са Дејаном Мадић.", "sr"),
        ("She thanked Samira Đikić.", "Zahvalila je Samiri Đikić.", "bs"),
        ("He praised Captain Ante Skračić.", "Pohvalio je kapetana Antu Skračića.", "hr"),
        ("He thanked Natalia Abakumova.", "Он поблагодарил Наталью Абакумову.", "ru"),
        ("He met with Andrey Smolyakov.", "Он встретился с Андреем Смоляковым.", "ru"),
        ("He met with Andriy Smoliakov.", "Він зустрівся з Андрієм Смоляковим.", "uk"),
        ("Anna Kareninova said it.", "Řekla to Anna Kareninová.", "cs"),
        ("Nikita Petrov left.", "Никита Петров ушёл.", "ru"),
        ("The mayor is Sasha Petrova.", "Кмет е Саша Петрова.", "bg"),
        ("She thanked Marie Novak.", "Zahvalila je Marie Novak.", "hr"),
        ("He met with Ivana Horvat.", "Sastao se s Ivanom Horvat.", "hr"),
        ("He met with Marija Kuzma.", "Sastao se s Marijom Kuzmom.", "hr"),
        ("They met Petro Kovalenko.", "Вони зустріли Петра Коваленка.", "uk"),
        ("Coach Blaženko Lekić said so.", "Trener Blaženko Lekić je to rekao.", "sr"),
        ("The sculptor Kosta Angeli Radovani was born.", "Kipar Kosta Angeli Radovani je rođen.", "hr"),
    ],
)
def test_a_right_name_is_left_alone(text: str, source: str, language: str) -> None:
    assert not said(text, source, language)


@pytest.mark.parametrize(
    ("text", "source", "language", "right"),
    [
        ("The ship was built in Kraljevici.", "Brod je izgrađen u Kraljevici.", "hr", "Kraljevica"),
        ("They visited Mount Treskavicu.", "Posjetili su planinu Treskavicu.", "bs", "Treskavica"),
        ("Filming will take place in Borovske.", "Съёмки пройдут в Боровске.", "ru", "Borovsk"),
        ("The bridge near Vinici is new.", "Мостот кај Виница е нов.", "mk", "Vinica"),
        ("Stefan Andonoski came.", "Дојде Стефан Андоновски.", "mk", "Andonovski"),
        ("Hrvoje Butkoić came.", "Došao je Hrvoje Butković.", "hr", "Butković"),
        ("It is headed by Matjaž Prebir.", "Vodi jo Matjaž Prebil.", "sl", "Prebil"),
        ("Agnieszka Zawalna came.", "Przyszła Agnieszka Zawolna.", "pl", "Zawolna"),
        ("He met with Josef Hor.", "Sešel se s Josefem Horou.", "cs", "Hora"),
    ],
)
def test_local_names(text: str, source: str, language: str, right: str) -> None:
    assert (right,) in said(text, source, language)


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("They went to Helsinki.", "Они поехали в Хельсинки.", "ru"),
        ("He lives in Tbilisi.", "Он живёт в Тбилиси.", "ru"),
        ("The ship was in Nagasaki.", "Brod je bio u Nagasakiju.", "hr"),
        ("A villa on Santorini.", "Vila na Santorini.", "hr"),
        ("Serhii Zhytskyi came.", "Прийшов Сергій Житський.", "uk"),
        ("Sofia is the capital.", "София е столицата.", "bg"),
        ("The Vardar flows through Skopje.", "Вардар тече низ Скопје.", "mk"),
        ("Angela Nedyalkova will be a guest.", "Ще гостува Ангела Недялкова.", "bg"),
        ("Ivan Vurbanov came.", "Дойде Иван Върбанов.", "bg"),
        ("Mario Kukić came with Nino Raspudić.", "Došao je Mario Kukić s Ninom Raspudićem.", "hr"),
        ("Hugh Huhne said it.", "Хю Хюн го каза.", "bg"),
    ],
)
def test_local_names_that_are_right(text: str, source: str, language: str) -> None:
    assert not said(text, source, language)

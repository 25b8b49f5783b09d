"""A person's name that the source has in the nominative is left as it is."""

from __future__ import annotations

import pytest

from tests.names.one_sentence import said


@pytest.mark.parametrize(
    ("lang", "source", "text", "right"),
    [
        ("hr", "Novinar Željko Bukvić najavio je ostavku.", "Journalist Željk Bukvić resigned.", "Željko"),
        ("sl", "Novinar Željko Bukvić je odstopil.", "Journalist Željk Bukvić resigned.", "Željko"),
        ("hr", "Glumac Zvezdan Perić je doputovao.", "The actor Zvezdana Perić arrived.", "Zvezdan"),
        ("hr", "Ministar Ivan Kovačev podnio je ostavku.", "Minister Ivan Kovačeva resigned.", "Kovačev"),
        ("sl", "Trener Matej Širokov je odstopil.", "Coach Matej Širok resigned.", "Širokov"),
        ("uk", "Кандидат Іван Ковальчук виграв вибори.", "Candidate Ivan Kovalchuka won the elections.", "Kovalchuk"),
        ("sr", "Тренер Иван Станков је поднео оставку.", "Coach Ivan Stankova resigned.", "Stankov"),
        ("uk", "Виступив Петро Гнатюк.", "Petro Hnatiuka spoke.", "Hnatiuk"),
        ("uk", "Виступила Лариса Коваль.", "Larysa Kovalia spoke.", "Koval"),
        ("hr", "Govorila je Vesna Lukač.", "Vesna Lukača spoke.", "Lukač"),
        ("hr", "Govorio je Dario Lukač.", "Dario Lukača spoke.", "Lukač"),
        ("sl", "Govoril je Luka Remec.", "Luka Remeca spoke.", "Remec"),
        ("pl", "Wystąpiła Beata Rogacz.", "Beata Rogacza spoke.", "Rogacz"),
        ("pl", "Wystąpił Marek Sobota.", "Marek Sobot spoke.", "Sobota"),
        ("bg", "Говори Любомир Занков.", "Lyubomir Zank spoke.", "Zankov"),
        ("mk", "Зборуваше Горан Пендаров.", "Goran Pendar spoke.", "Pendarov"),
        ("uk", "Виступила Галина Панчук.", "Halyn Panchuk spoke.", "Halyna"),
        ("sr", "Говорила је Мирјана Ђуровић.", "Mirjan Đurović spoke.", "Mirjana"),
        ("ru", "Выступил Степан Овчинников.", "Stepana Ovchinnikov spoke.", "Stepan"),
        ("cs", "Vystoupila Petra Vaněková.", "Petr Vaněková spoke.", "Petra"),
        ("sl", "Nastopila je Andreja Repolšek.", "Andreja Repolška performed.", "Repolšek"),
        ("sr", "Govorio je Imamura Akira.", "Imamura Akir spoke.", "Akira"),
        ("ru", "Выступил Иван Петровский.", "Ivan Petrovskogo spoke.", "Petrovsky"),
        ("uk", "Виступив Андрій Малинський.", "Andriy Malynskoho spoke.", "Malynsky"),
        ("pl", "Wystąpił Jan Kowalski.", "Jan Kowalskiego spoke.", "Kowalski"),
        ("cs", "Vystoupil Pavel Novotný.", "Pavel Novotného spoke.", "Novotný"),
        ("sl", "Govoril je Janez Topoliški.", "Janez Topoliškega spoke.", "Topoliški"),
        ("pl", "Wystąpiła Anna Kowalska.", "Anna Kowalskiej spoke.", "Kowalska"),
        ("uk", "Виступила Олена Ковальська.", "Olena Kovalskoyi spoke.", "Kovalska"),
        ("cs", "Vystoupila Jana Novotná.", "Jana Novotnou spoke.", "Novotná"),
        ("ru", "Выступила Ирина Роднинская.", "Irina Rodninskoy spoke.", "Rodninskaya"),
    ],
)
def test_another_ending_is_found(lang: str, source: str, text: str, right: str) -> None:
    assert said(text, source, lang) == [(right,)]


@pytest.mark.parametrize(
    ("lang", "source", "text"),
    [
        ("hr", "Novinar Željko Bukvić najavio je ostavku.", "Journalist Željko Bukvić resigned."),
        ("hr", "Govorio je o politici Georga Busha.", "He spoke about the policy of Georg Bush."),
        ("hr", "Ovo je politika koju je vodio George Busha.", "This is the policy that George Bush pursued."),
        ("sl", "Trener Matej Širokov je odstopil.", "Coach Matej Širokov resigned."),
        ("sl", "Videl je Matejo Širok.", "He saw Mateja Širok."),
        ("hr", "Pobijedila je Jana Novak.", "Jana Novak won."),
        ("hr", "Razgovarao je s Ivanom Kovačevom.", "He talked to Ivan Kovačev."),
        ("uk", "Переміг Іван Ковальчук.", "Ivan Kovalchuk won."),
        ("ru", "Победила Марина Попова.", "Marina Popova won."),
        ("sr", "Победио је Иван Шмит.", "Ivan Schmidt won."),
        ("ru", "Выступила Вера Гончарова.", "Vera Goncharova spoke."),
        ("bg", "Говори Пенка Личева.", "Penka Licheva spoke."),
        ("ru", "Он видел Ивана Петрова.", "He saw Ivan Petrov."),
        ("ru", "Выступила Анна Петрова.", "Ann Petrova spoke."),
        ("hr", "Vidio je Daniela Day Lewisa.", "He saw Daniel Day Lewis."),
        ("sr", "Razgovarao je sa Ivanom Perić.", "He talked to Ivana Perić."),
        ("uk", "Виступила Ольга Мельник.", "Olha Melnyk spoke."),
        ("sk", "Napísal Milanovi Šimečkovi.", "He wrote to Milan Šimečka."),
        ("ru", "Выступил Иван Петровский.", "Ivan Petrovskiy spoke."),
        ("uk", "Виступив Андрій Малинський.", "Andrii Malynskyi spoke."),
        ("ru", "Выступила Мария Поклонская.", "Maria Poklonskaia spoke."),
        ("pl", "Widział Jana Kowalskiego.", "He saw Jan Kowalski."),
        ("hr", "Zabio je Hugo Diogo.", "Hugo Diogo scored."),
        ("pl", "Robert Hook, biolog, obejrzał korek.", "Robert Hooke, a biologist, looked at cork."),
        ("hr", "Odveli su kralja i Louis Charlesa.", "They took the king and Louis Charles away."),
    ],
)
def test_what_is_right_is_left_alone(lang: str, source: str, text: str) -> None:
    assert said(text, source, lang) == []

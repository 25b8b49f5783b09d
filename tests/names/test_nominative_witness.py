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
    ],
)
def test_what_is_right_is_left_alone(lang: str, source: str, text: str) -> None:
    assert said(text, source, lang) == []

"""Dates, scales, halves and marks as the region's languages write them, beside the English that says the same."""

from __future__ import annotations

import sys

import pytest

from mtcheck import audit
from mtcheck.quantities.parse import parse

CHECKS = (
    "number-value",
    "number-scale",
    "number-format",
    "number-missing",
    "number-added",
    "date-value",
    "unit-mismatch",
    "currency-mismatch",
)

PAIRS = [
    ("sr", "Rok ističe 7.9. u podne.", "The deadline is 7 September at noon."),
    ("cs", "Soud zasedá 14. 3. v Brně.", "The court sits in Brno on 14 March."),
    ("fr", "Il est né le 03/04/1987 à Lyon.", "He was born in Lyon on 3 April 1987."),
    ("ru", "Завод продал 4 млн 250 тыс. машин.", "The plant sold 4.25 million cars."),
    ("hr", "Otpustili su 3 tisuće i 400 radnika.", "They fired 3,400 workers."),
    ("mk", "Градот има 2 милиони и 150 илјади жители.", "The city has 2.15 million people."),
    ("ru", "Собрали полтора миллиона подписей.", "They collected 1.5 million signatures."),
    ("de", "Die Fahrt dauerte zweieinhalb Stunden.", "The trip took two and a half hours."),
    ("sr", "Čekali su tri godine i po.", "They waited three and a half years."),
    ("pl", "To trzydziesty drugi turniej.", "It is the 32nd tournament."),
    ("cs", "Přijelo čtyřiatřicet hasičů.", "Thirty-four firefighters came."),
    ("sl", "Praznuje dvainštirideseti rojstni dan.", "He celebrates his 42nd birthday."),
    ("ru", "Это LIV съезд партии.", "This is the 54th party congress."),
    ("bs", "Kazna je 850 KM.", "The fine is 850 KM."),
    ("ja", "参加者は50,000人でした。", "There were 50,000 participants."),
    ("hr", "Stan ima 64 m2.", "The flat has 64 m²."),
    # Written together, as many write them whatever the norm says.
    ("hr", "Na mjestu dvadesetičetvrtom je Park.", "Park is twenty-fourth."),
    ("sr", "Има стодвадесетпет ученика.", "It has 125 pupils."),
    ("cs", "Zraněno bylo dvacetpět lidí.", "Twenty-five people were injured."),
    ("ru", "Погибли тридцатьдва солдата.", "Thirty-two soldiers died."),
    ("uk", "Загинули тридцятьдва солдати.", "Thirty-two soldiers died."),
    ("pl", "Zginęło czterdzieścipięć osób.", "Forty-five people died."),
    ("bg", "Ранени са двайсетипет души.", "Twenty-five people were injured."),
    ("mk", "Повредени се дваесетипет лица.", "Twenty-five people were injured."),
    ("hr", "Došlo je petstotinjak ljudi.", "About five hundred people came."),
    ("de", "Zwischen fünf und zwanzig Menschen kamen.", "Between five and twenty people came."),
    ("hr", "Između pet i dvadeset ljudi je ozlijeđeno.", "Between five and twenty people were injured."),
]


def _issues(language: str, source: str, translation: str) -> list[tuple[str, str]]:
    report = audit(translation, source=source, source_lang=language, only=CHECKS, glossary=None)
    return [(issue.check, issue.text) for issue in report.issues]


@pytest.mark.parametrize(("language", "source", "right"), PAIRS)
def test_the_same_written_otherwise_is_no_issue(language: str, source: str, right: str) -> None:
    assert _issues(language, source, right) == []


DAMAGED = [
    ("sr", "Има стодвадесетпет ученика.", "It has 152 pupils.", "152"),
    ("cs", "Zraněno bylo dvacetpět lidí.", "Thirty-five people were injured.", "Thirty-five"),
    ("bg", "Ранени са двайсетипет души.", "Fifty-two people were injured.", "Fifty-two"),
    ("sr", "Rok ističe 7.9. u podne.", "The deadline is 7 October at noon.", "October"),
    ("cs", "Soud zasedá 14. 3. v Brně.", "The court sits in Brno on 14 May.", "May"),
    ("fr", "Il est né le 03/04/1987 à Lyon.", "He was born in Lyon on 3 March 1987.", "March"),
    ("ru", "Завод продал 4 млн 250 тыс. машин.", "The plant sold 4.75 million cars.", "4.75"),
    ("hr", "Otpustili su 3 tisuće i 400 radnika.", "They fired 3,800 workers.", "3,800"),
    ("ru", "Собрали полтора миллиона подписей.", "They collected 3.5 million signatures.", "3.5"),
    ("sr", "Čekali su tri godine i po.", "They waited four years.", "four"),
    ("pl", "To trzydziesty drugi turniej.", "It is the 38th tournament.", "38"),
    ("cs", "Přijelo čtyřiatřicet hasičů.", "Fifty-one firefighters came.", "Fifty-one"),
    ("bs", "Kazna je 850 KM.", "The fine is €850.", "€"),
    ("hr", "Stan ima 64 m2.", "The flat has 71 m².", "71"),
]


@pytest.mark.parametrize(("language", "source", "wrong", "span"), DAMAGED)
def test_what_differs_is_still_found(language: str, source: str, wrong: str, span: str) -> None:
    assert any(span in text or text in span for _, text in _issues(language, source, wrong))


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("femtioettusen", "sv", 51_000),
        ("hundraettusen", "sv", 101_000),
        ("førtien tusen", "nb", 41_000),
        ("syttisyvtusen", "nb", 77_000),
        ("열 일곱 명", "ko", 17),
        ("스물 다섯 명", "ko", 25),
        ("сто тридцатые", "ru", 130),
        ("тысяча девятьсот тридцатые годы", "ru", 1930),
        ("sto trzydziestych", "pl", 130),
    ],
)
def test_words_written_together_and_apart(text: str, lang: str, value: int) -> None:
    assert [int(found.value) for found in parse(text, lang)] == [value]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("1" + "0" * 400, "fr"),
        ("1/0", "en"),
        ("31 February", "en"),
        ("31. veljače", "hr"),
        ("25:61", "de"),
        ("1٢3४", "en"),
        ("１2３", "ja"),
    ],
)
def test_impossible_facts_said_alike_are_no_issue(text: str, lang: str) -> None:
    report = audit([f"It was {text}."], source=[f"{text}."], source_lang=lang)

    assert not [issue for issue in report.issues if issue.check.startswith(("number", "date"))]


@pytest.mark.parametrize(
    ("word", "lang"), [("hundert", "de"), ("femtiofem", "sv"), ("백", "ko"), ("百", "zh"), ("двести ", "ru")]
)
def test_long_runs_of_number_words_cost_what_their_length_is(word: str, lang: str) -> None:
    """Calls, not seconds: four times the text, about four times the work."""

    def calls(times: int) -> int:
        count = 0

        def counted(*_: object) -> None:
            nonlocal count
            count += 1

        text = word * times
        sys.setprofile(counted)
        try:
            parse.__wrapped__(text, lang)
        finally:
            sys.setprofile(None)
        return count

    calls(10)
    assert calls(800) < 6 * calls(200)

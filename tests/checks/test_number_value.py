"""Issues, or none, about a number with another sign or century."""

from __future__ import annotations

import pytest

import mtcheck


def messages(translation: str, source: str, lang: str) -> list[str]:
    report = mtcheck.audit(translation, source=source, source_lang=lang, glossary=None, only=["number-value"])
    return [issue.message for issue in report.issues]


def test_an_added_minus_is_said_to_be_one() -> None:
    (message,) = messages("The temperature fell to minus 12 degrees.", "Temperatura je pala na 12 stupnjeva.", "hr")
    assert "negative" in message


@pytest.mark.parametrize(
    ("lang", "source"),
    [
        ("lv", "Temperatūra noslīdēja līdz 12 grādiem zem nulles."),
        ("lt", "Temperatūra nukrito iki 12 laipsnių šalčio."),
        ("et", "Temperatuur langes 12 külmakraadini, hiljem 12 kraadi alla nulli."),
        ("el", "Η θερμοκρασία έπεσε στους 12 βαθμούς υπό το μηδέν."),
        ("be", "Тэмпература апусцілася да 12 градусаў марозу."),
        ("hi", "तापमान शून्य से 12 डिग्री नीचे गिर गया।"),
        ("ka", "ტემპერატურა 12 გრადუსამდე დაეცა ნულს ქვემოთ."),
    ],
)
def test_below_zero_is_a_minus_or_is_not_judged(lang: str, source: str) -> None:
    """Behind a word for degrees that the folder lacks too; Hindi puts the number between, Georgian is not known."""
    assert messages("The temperature fell to minus 12 degrees.", source, lang) == []


def test_a_decade_that_is_written_alike_is_not_corrected_to_itself() -> None:
    source = "Apia wurde in den 50ern des 19. Jahrunderts gegründet."
    assert messages("Apia was founded in the 1850s.", source, "de") == []


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("bg", "Съкращението е по-кратко от 3 букви.", "The abbreviation is shorter than 3 letters."),
        ("uk", "Число менше від 5.", "The number is less than 5."),
        ("pl", "Liczba mniejsza od 5.", "A number smaller than 5."),
        ("hr", "Veličine su 1K, 234M i 2G.", "Sizes are 1K, 234M and 2G."),
        ("cs", "V září připravili jídlo pro 9 lidí.", "In September they prepared food for 9 people."),
        ("sq", "Fëmijët nën 16 vjeç nuk paguajnë.", "Children under 16 do not pay."),
        ("sv", "Laget får varken ha färre än 7 eller fler än 11 spelare.", "A team must have 7 or more, at most 11."),
        ("zh", "65岁及以上的老人免费。", "It is free for people aged 65 or over."),
        ("fa", "قیمت آن ۵ میلیون ریال است.", "It costs 500,000 tomans."),
        ("fa", "او در پنجم مهر ۱۴۰۲ وارد شد.", "He arrived on 27 September 2023."),
    ],
)
def test_a_limit_or_a_word_like_a_month_raises_no_alarm(lang: str, source: str, translation: str) -> None:
    report = mtcheck.audit(translation, source=source, source_lang=lang, glossary=None)
    checks = {"number-value", "number-scale", "number-missing", "number-added", "date-value", "unit-mismatch"}
    assert [issue for issue in report.issues if issue.check in checks] == []


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("ja", "65歳以上は無料です。", "It is free for people aged 65 or under."),
        ("ko", "18세 미만은 입장할 수 없다.", "Those aged 18 and over may not enter."),
        ("tr", "Toplantıya 200 kişiden fazla katıldı.", "Fewer than 200 people attended the meeting."),
        ("de", "Firmen mit 50 Angestellten oder mehr zahlen.", "Firms with 50 employees or fewer pay."),
        ("ru", "Прививка нужна людям 65 лет и старше.", "People aged 65 and younger need the jab."),
    ],
)
def test_a_limit_turned_round_is_found(lang: str, source: str, translation: str) -> None:
    assert any("reverses the limit" in message for message in messages(translation, source, lang))


@pytest.mark.parametrize(
    ("lang", "source", "century", "wrong"),
    [
        ("hr", "Hram je sagrađen 450. pr. Kr.", "5th", "4th"),
        ("de", "Der Tempel wurde um 480 v. Chr. gebaut.", "fifth", "sixth"),
        ("ru", "Храм построен в 450 году до н. э.", "5th", "7th"),
    ],
)
def test_the_century_of_a_year_before_our_era_is_no_other_number(
    lang: str, source: str, century: str, wrong: str
) -> None:
    assert messages(f"The temple was built in the {century} century BC.", source, lang) == []
    assert messages(f"The temple was built in the {wrong} century BC.", source, lang) != []


def test_the_other_numbers_beside_a_date_of_another_calendar_are_compared() -> None:
    source = "جلسه روز بیستم آبان با ۱۲ نفر برگزار شد."
    (message,) = messages("The meeting was held on 11 November with 15 people.", source, "fa")
    assert "15" in message

"""A right value is written the way the wrong one was."""

from __future__ import annotations

import pytest

from mtcheck.quantities import parse
from mtcheck.quantities.write import Place, Replacement, correct_format, correct_value

CASES = [
    ("1,300 soldiers", "1.200 vojnika", "1,200 soldiers"),
    ("150,000 soldiers", "sto hiljada vojnika", "100,000 soldiers"),
    ("13000 soldiers", "12.000 vojnika", "12,000 soldiers"),
    ("the 63rd time", "60. put", "the 60th time"),
    ("the 20th", "21.", "the 21st"),
    ("the 115th time", "111. put", "the 111th time"),
    ("the 130th time", "121. put", "the 121st time"),
    ("2,000 soldiers", "1000 vojnika", "1,000 soldiers"),
    ("2000 soldiers", "1.000 vojnika", "1000 soldiers"),
    ("nine men", "sedam ljudi", "seven men"),
    ("forty men", "dvadeset osam ljudi", "twenty-eight men"),
    ("in the 1924s", "1920-ih", "in the 1920s"),
    ("in the 1970s", "osamdesetih", "in the 1980s"),
    ("at 14:00", "u 11:00", "at 11:00"),
    ("at 8.40 am", "u 4:40", "at 4.40 am"),
    ("at 3 pm", "u 14 h", "at 2 pm"),
    ("0430 UTC", "02:30 UTC", "0230 UTC"),
    ("agent 707", "agent 007", "agent 007"),
    ("2.9 million", "2,8 miliona", "2.8 million"),
    ("2.8 billion", "2,9 miliona", "2.9 million"),
    ("In May", "u junu", "In June"),
    ("on Monday", "u petak", "on Friday"),
]


def put(text: str, replacement: Replacement) -> str:
    assert replacement.text is not None
    return text[: replacement.start] + replacement.text + text[replacement.end :]


@pytest.mark.parametrize(("translation", "source", "right"), CASES)
def test_the_right_value(translation: str, source: str, right: str) -> None:
    (found,), (wanted,) = parse(translation, "en"), parse(source, "sr")

    assert put(translation, correct_value(found, wanted, Place(translation, "en"))) == right


@pytest.mark.parametrize(
    ("text", "language", "right"),
    [
        ("100.000", "en", "100,000"),
        ("1,5", "en", "1.5"),
        ("9 000", "en", "9,000"),
        ("1.234,5", "en", "1,234.5"),
        ("1,234.5", "de", "1.234,5"),
    ],
)
def test_the_right_marks(text: str, language: str, right: str) -> None:
    (found,) = parse(text, language)

    assert put(text, correct_format(found, Place(text, language))) == right


def test_an_ordinal_of_four_digits_is_not_written() -> None:
    (found,), (wanted,) = parse("the 999th day", "en"), parse("1000. dan", "sr")

    assert correct_value(found, wanted, Place("the 999th day", "en")).text is None

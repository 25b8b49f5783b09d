"""How segments, neighbours and witnesses are weighed against each other."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial

import pytest

from mtcheck.model import Article, Segment, Signal
from mtcheck.quantities.differences import What, differences


def article(*rows: Sequence[str | None]) -> Article:
    """Rows of translation, source, reference."""
    segments = tuple(
        Segment(i, row[0] or "", 0, 0, source=row[1], references=tuple(row[2:3])) for i, row in enumerate(rows)
    )
    return Article("x", None, "sr", "en", "x", "x", (), segments)


def whats(*rows: Sequence[str | None]) -> list[What]:
    return [difference.what for difference in differences(article(*rows))]


def test_a_number_that_moved_to_the_next_segment_is_not_missing() -> None:
    assert not whats(("He said so.", "Rekao je da je bilo 35 ljudi."), ("There were 35 people.", "Bilo je davno."))


def test_a_number_that_moved_and_changed_is_found() -> None:
    assert whats(("He said so.", "Rekao je da je bilo 35 ljudi."), ("There were 37 people.", "Bilo je davno.")) == [
        What.MISSING,
        What.ADDED,
    ]


def test_a_reference_that_agrees_with_the_translation_excuses_it() -> None:
    assert not whats(("It cost 37 euros.", "Koštalo je 35 evra.", "It cost 37 euros."))
    assert not whats(("It cost a lot.", "Koštalo je 35 evra.", "It cost a lot."))


def test_witnesses_that_agree_stand_together() -> None:
    (difference,) = differences(article(("It cost 37 euros.", "Koštalo je 35 evra.", "It cost 35 euros.")))

    assert {witness.signal for witness in difference.witnesses} == {Signal.SOURCE, Signal.REFERENCE}


def test_without_a_witness_only_marks_are_judged() -> None:
    assert whats(("About 100.000 people and 37 euros.", None)) == [What.FORMAT]


def test_an_omitted_sentence_is_not_this_checks() -> None:
    assert not whats(("", "Koštalo je 35 evra."))


def test_a_table_of_numbers_is_not_compared() -> None:
    """Time stays linear in length, whatever a segment contains."""
    many = "; ".join(map(str, range(20, 1000)))

    assert not whats((f"{many}; 7777", f"{many}; 8888"))


@pytest.mark.parametrize(("ours", "theirs"), [("a million and ", "milion i "), ("18 May 2022, ", "18. maja 2022, ")])
def test_four_times_the_numbers_take_no_more_than_four_times_the_steps(ours: str, theirs: str) -> None:
    steps = [count_calls(partial(whats, (ours * n, theirs * n))) for n in (1, 100, 400)]

    assert steps[2] < 5 * steps[1]


def count_calls(work: Callable[[], object]) -> int:
    """Calls of functions and steps of generators."""
    calls = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def test_a_wrong_half_of_the_day() -> None:
    assert whats(("at 2 am", "u 14 h")) == [What.DATE]
    assert not whats(("at 2 pm", "u 14 h"))
    assert not whats(("at 9:30 pm", "u 9:30"))


def test_a_segment_left_in_the_sources_words_is_not_judged() -> None:
    """That it is not translated is another check's to say."""
    assert not whats(("Bilo je 20.000 ljudi.", "Bilo je 20.000 ljudi."))
    assert whats(("20.000", "20.000")) == [What.FORMAT]


@pytest.mark.parametrize(
    ("translation", "source", "expected"),
    [
        ("It was 5 tonnes per acre.", "Bilo je 5 tona po hektaru.", [What.PER]),
        ("It was 5 tonnes per hectare.", "Bilo je 5 tona po hektaru.", []),
        ("It began at 8:30 pm.", "Počelo je u 08.30.", [What.DATE]),
        ("It began at 8:30 am.", "Počelo je u 08.30.", []),
        ("It began at 8:30 pm.", "Počelo je u 8.30.", []),
        ("It began at 8 pm.", "Počelo je u 08 sati.", [What.DATE]),
        ("It was 1500,50 in all.", None, []),
        ("It was 1500,50 euros in all.", None, [What.FORMAT]),
        ("It was 1.234.567 in all.", None, [What.FORMAT]),
        ("It began at half past nine.", "Počelo je u 10.30.", [What.VALUE]),
        ("It began at half past nine.", "Počelo je u 9.30.", []),
        ("It was 2,200,12 in all.", "Bilo je 2.200.112.", [What.VALUE]),
        ("It was 2,200,112 in all.", "Bilo je 2.200.112.", []),
    ],
)
def test_what_differs_between_two_sentences(translation: str, source: str | None, expected: list[What]) -> None:
    assert whats((translation, source)) == expected


def test_numbers_in_addresses_are_left_to_another_check() -> None:
    assert not whats(("See www.vijesti.me/top20 for more.", "Vidi www.vijesti.me/top10 za više."))
    assert whats(("Of 37, see www.vijesti.me/top20.", "Od 35, vidi www.vijesti.me/top20.")) == [What.VALUE]


def test_a_score_is_turned_round_only_where_both_can_be_goals() -> None:
    assert whats(("They lost 1-3.", "Dobili su 3:1.")) == [What.ORDER, What.ORDER]
    assert not whats(("Pages 1-35 deal with it.", "O tome su strane 35-1."))


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("dollars", "USD CAD AUD NZD HKD SGD TWD"),
        ("pounds", "GBP EGP SYP LBP"),
        ("francs", "CHF XAF XOF"),
        ("crowns", "CZK SEK NOK DKK ISK"),
        ("dinars", "RSD KWD IQD"),
        ("rubles", "RUB BYN"),
    ],
)
def test_a_currencys_word_is_that_of_every_country(words: str, codes: str) -> None:
    for code in codes.split():
        assert not whats((f"It cost 100 {words}.", f"Koštalo je 100 {code}."))
        assert whats((f"It cost 100 {words}.", "Koštalo je 100 evra.")) == [What.CURRENCY]


def test_a_small_number_on_one_side_is_no_alarm() -> None:
    assert not whats(("Five of 7 ministers came.", "Ministri su došli."))
    assert whats(("Five of 700 ministers came.", "Ministri su došli.")) == [What.ADDED]


def test_numbers_that_changed_places_are_both_marked() -> None:
    found = differences(article(("The price rose from 60 to 80 dollars.", "Cijena je porasla sa 80 na 60 dolara.")))

    assert [(one.what, one.found and one.found.text) for one in found] == [(What.ORDER, "60"), (What.ORDER, "80")]

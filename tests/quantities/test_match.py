"""Which quantity stands for which."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.quantities import parse
from mtcheck.quantities.match import Matching, match


def matched(translation: str, source: str, language: str = "sr") -> Matching:
    return match(parse(translation, "en"), parse(source, language))


def test_equal_numbers_go_to_the_nearest_place() -> None:
    """Of two equal numbers, the one at the place of another number in the source is left over."""
    assert matched("from 100 to 100 miles", "od 100 do 200 milja").extra == (1,)
    assert matched("from 200 to 200 miles", "od 100 do 200 milja").extra == (0,)


def test_marks_read_otherwise() -> None:
    result = matched("around 100.000 soldiers", "oko 100.000 vojnika")

    assert result.reformatted == ((0, 0),)
    assert not result.extra


def test_a_source_in_the_english_format_is_no_witness() -> None:
    result = matched("with 2,243 points", "sa 2,243 boda")

    assert not result.reformatted
    assert not result.extra


def test_scores_in_either_manner() -> None:
    result = matched("a 31-27 win", "pobjeda 31:27")

    assert not result.extra
    assert not result.missing


def test_a_decade_with_or_without_its_century() -> None:
    assert not matched("in the 1980s", "osamdesetih godina").extra
    assert matched("in the 1380s", "osamdesetih godina").extra


def test_an_ordinal_does_not_take_the_place_of_a_number() -> None:
    result = matched("After being second-best for nine days", "Nakon dva dana na drugom mjestu")

    assert [i for i in result.extra if i == 1]


@given(st.lists(st.integers(0, 10**6), max_size=12))
def test_a_text_matches_itself(numbers: list[int]) -> None:
    quantities = parse(" and ".join(map(str, numbers)) or "none", "en")
    result = match(quantities, quantities)

    assert sorted(result.pairs) == [(i, i) for i in range(len(quantities))]


@given(st.lists(st.integers(0, 60), max_size=8), st.lists(st.integers(0, 60), max_size=8))
def test_every_quantity_is_accounted_for_once(left: list[int], right: list[int]) -> None:
    ours, theirs = parse("; ".join(map(str, left)), "en"), parse("; ".join(map(str, right)), "en")
    result = match(ours, theirs)
    pairs = (*result.pairs, *result.reformatted)

    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert not {i for i, _ in pairs} & set(result.extra)
    assert not {j for _, j in pairs} & set(result.missing)


def test_ordinal_words_confirm_number_words_and_not_digits() -> None:
    assert not matched("ranked three in the world", "treći na svijetu").extra
    assert 1 in matched("a 2:5 (second class)", "2:2 (niža)").extra


def test_a_time_in_two_units_is_that_time() -> None:
    assert not matched("at 3:40 p.m.", "15 óra 40 perckor", "hu").extra
    assert matched("at 3:55 p.m.", "15 óra 40 perckor", "hu").extra == (0,)


def test_two_digits_are_a_year_of_the_century_only_as_figures() -> None:
    assert not matched("in 96", "1996. godine").extra
    assert matched("ninety-six people", "1996. godine").extra == (0,)
    assert matched("5 people", "2005. godine").extra == (0,)

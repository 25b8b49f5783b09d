"""Word-level differences."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.report.diff import changed_spans

TEXTS = st.text(alphabet="ab c.,'Žж \n", max_size=60)


def _words(text: str, without: tuple[tuple[int, int], ...] = ()) -> list[str]:
    for start, end in reversed(without):
        text = text[:start] + "\x00" + text[end:]
    return re.findall(r"\w+(?:['’.,-]\w+)*|[^\w\s\x00]", text)


def test_changed_words_are_named_on_both_sides() -> None:
    left, right = "The trip to Kiev costs 100.000 euros.", "A trip to Kyiv costs 100,000 euros."

    ours, theirs = changed_spans(left, right)

    assert [left[a:b] for a, b in ours] == ["The", "Kiev", "100.000"]
    assert [right[a:b] for a, b in theirs] == ["A", "Kyiv", "100,000"]


def test_words_that_follow_each_other_are_one_span() -> None:
    left, right = "He said on Friday yes", "He yes"

    ours, theirs = changed_spans(left, right)

    assert [left[a:b] for a, b in ours] == ["said on Friday"]
    assert theirs == ()


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_what_is_not_marked_is_the_same(left: str, right: str) -> None:
    ours, theirs = changed_spans(left, right)

    assert _words(left, ours) == _words(right, theirs)


@given(TEXTS)
@settings(deadline=None)
def test_equal_texts_do_not_differ(text: str) -> None:
    assert changed_spans(text, text) == ((), ())


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_spans_are_sorted_and_apart(left: str, right: str) -> None:
    for spans, text in zip(changed_spans(left, right), (left, right), strict=True):
        flat = [point for span in spans for point in span]
        assert flat == sorted(set(flat))
        assert all(0 <= point <= len(text) for point in flat)


def test_very_long_texts_are_not_compared() -> None:
    assert changed_spans("a " * 20_001, "b") == ((), ())

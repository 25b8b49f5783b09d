"""Markdown as people write articles in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.read.markdown import markdown_to_text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("18. januara 2022. godine stigao je u Kijev.", "18. januara 2022. godine stigao je u Kijev."),
        ("18. Januar 2022 war kalt.\n19. Januar auch.", "18. Januar 2022 war kalt.\n\n19. Januar auch."),
        ("1. maja je praznik.\n2. maja takođe.", "1. maja je praznik.\n\n2. maja takođe."),
        ("1. One thing\n2. Another thing", "One thing\n\nAnother thing"),
        ("2022.", "2022."),
        ("- one\n- two\n  1. First\n  2. Second", "one\n\ntwo\n\nFirst\n\nSecond"),
    ],
)
def test_a_number_that_begins_a_line_stays_unless_it_counts(markdown: str, text: str) -> None:
    assert markdown_to_text(markdown) == text


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_is_left_out(fence: str) -> None:
    assert markdown_to_text(f"{fence}\ntitle = 'x'\n{fence}\n\nWords.") == "Words."


def test_a_line_of_pluses_later_on_is_no_front_matter() -> None:
    assert markdown_to_text("Words.\n\n+++\n\nMore.") == "Words.\n\n+++\n\nMore."


def test_html_is_reduced_to_its_words() -> None:
    markdown = (
        "<p>First <b>bold</b> part.</p>\n"
        "<div>Second<br>line &amp; <!-- not said -->more<script>x = 1</script>"
        "<annotation>\\alpha</annotation>.</div>\n\n"
        "</div>\n\n<!-- nothing -->\n\n<table><tr><td>a</td><td>b</td></tr></table>\n\nThe *end*."
    )

    assert markdown_to_text(markdown) == "First bold part.\n\nSecond line & more.\n\na\n\nb\n\nThe end."


def test_what_is_struck_out_is_not_said() -> None:
    assert markdown_to_text("In <del>Kiev</del><ins>Kyiv</ins>, ~~not~~ *yesterday*.") == "In Kyiv,  yesterday."


def test_an_indented_paragraph_is_no_code() -> None:
    assert markdown_to_text("One.\n\n    Two.\n\n```\nx = 1\n```") == "One.\n\nTwo."


@given(st.text("<>/p divscript!-#*_[]()`~|+1. \n\t\\&;=\"'", max_size=80))
def test_any_text_is_read(markdown: str) -> None:
    assert "\x00" not in markdown_to_text(markdown)

"""HTML input is returned as HTML, with only its words changed."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.server.markup import in_markup

PAGE = (
    '<head><title>Blinken met Kuleb</title></head><h1>Blinken met Kuleb</h1>\n<p class="x">US Secretary of State '
    '<strong>Antony&nbsp;Blinken</strong> met <a title="a > b" href="/k?a=1&amp;b=2">Dmytro Kuleb</a> in Kyiv &#8211; '
    "on Wednesday.</p>\n<ul><li>First &amp; second.</li><li>Another <em>one</em>.</li></ul><!-- Kuleb -->\n"
    "<script>var a = 'Kuleb';</script><p>The end  of\nit was good.</p>"
)
TEXT = (
    "Blinken met Kuleb\n\nUS Secretary of State Antony Blinken met Dmytro Kuleb in Kyiv – on Wednesday.\n\n"
    "First & second.\n\nAnother one.\n\nThe end of it was good."
)


@pytest.mark.parametrize(
    ("before", "after", "was", "became"),
    [
        ("Dmytro Kuleb ", "Dmytro Kuleba ", ">Dmytro Kuleb<", ">Dmytro Kuleba<"),
        ("met Kuleb\n", "met Kuleba\n", "<h1>Blinken met Kuleb<", "<h1>Blinken met Kuleba<"),
        ("Antony Blinken", "Anthony Blinken", "<strong>Antony&nbsp;", "<strong>Anthony&nbsp;"),
        ("Antony Blinken met", "Blinken met", "<strong>Antony&nbsp;Blinken", "<strong>Blinken"),
        (" in Kyiv", "", "</a> in Kyiv &#8211;", "</a> &#8211;"),
        ("First & second", "First < second", "First &amp; second", "First &lt; second"),
        ("State Antony", "State, <b>Antony", "State <strong>", "State, <strong>&lt;b&gt;"),
        ("– on", "- on", "&#8211; on", "- on"),
        ("end of it", "end of all of it", "end  of\nit", "end  of\nall of it"),
        ("Another one.", "A different one.", "Another <em>", "A different <em>"),
        ("one.", "two.", "<em>one</em>.", "<em>two</em>."),
        ("was good.", "was good.\n\nNew.", "was good.</p>", "was good.<br><br>New.</p>"),
        ("Blinken met Kuleb\n", "Yes, Blinken met Kuleb\n", "<h1>Blinken", "<h1>Yes, Blinken"),
        ("Another one.", "", "<li>Another <em>one</em>.</li>", "<li><em></em></li>"),
        ("met Dmytro Kuleb in", "saw him in", 'met <a title="a > b" href="/k?a=1&amp;b=2">Dmytro Kuleb</a>',
         'saw <a title="a > b" href="/k?a=1&amp;b=2">him</a>'),
    ],
)  # fmt: skip
def test_an_edit_changes_words_and_leaves_the_markup(before: str, after: str, was: str, became: str) -> None:
    assert TEXT.count(before) == PAGE.count(was) == 1

    assert in_markup(PAGE, TEXT, TEXT.replace(before, after)) == PAGE.replace(was, became)


def test_what_is_not_in_the_markup_cannot_be_changed_there() -> None:
    assert in_markup("<p>Good day.</p>", "Something else.", "Something new.") is None
    assert in_markup("<p>Good day.</p>", "Something else.\n\nGood day.", "Something else.\n\nGood night.") == (
        "<p>Good night.</p>"
    )


@pytest.mark.slow
@pytest.mark.parametrize("page", ["<" * 50_000, '<a "' * 20_000, "<!--" * 20_000, "&#" * 50_000, "<script>" * 20_000])
def test_broken_markup_is_read_to_its_end(page: str) -> None:
    assert in_markup(page, "one two", "one three") is None


SAMPLE = ["the", "minister", "met", "Kuleb", "&", "<Blinken>", "in", "„Beč“", "1.5", "on"]
WORDS = st.lists(st.sampled_from(SAMPLE), min_size=1, max_size=12)
TAGS = ["", "<b>", "</b>", "<a href='x>y'>", "</a>", "<!-- no -->", "<br/>"]


@given(WORDS, WORDS, st.data())
def test_the_text_of_the_result_is_the_corrected_text(old: list[str], new: list[str], data: st.DataObject) -> None:
    pieces = [html.escape(word) + " " + data.draw(st.sampled_from(TAGS)) for word in old]
    page = f"<p>{''.join(pieces)}</p>"

    made = in_markup(page, " ".join(old), " ".join(new))

    assert made is not None
    tag = re.compile(r"<!--.*?-->|</?[a-z]+(?: href='x>y')?/?>")
    assert html.unescape(tag.sub("", made)).split() == html.unescape(" ".join(map(html.escape, new))).split()
    assert tag.findall(made) == tag.findall(page)

"""Where an editor's words go in the text as given, and what is cut from it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtcheck
from mtcheck.model import Article, Boilerplate, Issue, Segment, Severity, Side, Span
from mtcheck.report.corrected import Place, cuts, laid_out, places
from tests.report.reports import demo


def _article(text: str, *spans: str, headings: tuple[str, ...] = (), furniture: tuple[str, ...] = ()) -> Article:
    """An article of these stretches of the text in order; an empty one is omitted after the one before it."""
    segments, end = [], 0
    for index, stretch in enumerate(spans):
        start = text.index(stretch, end)
        end = start + len(stretch)
        segments.append(Segment(index, stretch, start, end, source="Izvor.", heading=stretch in headings))
    lines = tuple(
        Boilerplate(Side.TRANSLATION, text.index(line), text.index(line) + len(line), line, "credit")
        for line in furniture
    )
    return Article("a", None, "sr", "en", text, "Izvor.", (), tuple(segments), lines)


def _issue(segment: int, side: Side, start: int = 0, end: int = 6) -> Issue:
    return Issue("omission", "c", Severity.MAJOR, 1.0, segment, Span(side, start, end), "Izvor.", "m")


def _filled(article: Article, issue: Issue, words: str) -> str:
    (place,) = places(article, [issue])
    text = article.translation
    return text[: place.start] + place.lead + words + place.trail + text[place.end :]


def test_words_stand_where_the_issue_does() -> None:
    article = demo().article

    for issue, place in zip(demo().issues, places(article, demo().issues), strict=True):
        if issue.span.side is Side.TRANSLATION:
            assert article.translation[place.start : place.end] == issue.text


def test_an_issue_about_the_source_is_answered_by_the_whole_sentence() -> None:
    article = _article("One. Two. Three.", "One.", "Two.", "Three.")

    assert _filled(article, _issue(1, Side.SOURCE), "Deux.") == "One. Deux. Three."


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("A is. B is.", ("", "A is.", "B is."), "New. A is. B is."),
        ("A is. B is.", ("A is.", "", "B is."), "A is. New. B is."),
        ("A is. B is.", ("A is.", "B is.", ""), "A is. B is. New."),
        ("A is.\n\nB is.\n", ("A is.", "", "B is."), "A is. New.\n\nB is.\n"),
        ("Head\n\nB is.", ("Head", "", "B is."), "Head\n\nNew.\n\nB is."),
        ("Head\n\nB is.", ("", "Head", "B is."), "New.\n\nHead\n\nB is."),
        ("Views: 3\n\nB is.", ("", "B is."), "Views: 3\n\nNew. B is."),
        ("", ("",), "New."),
    ],
    ids=["start", "middle", "end", "paragraph's end", "after a headline", "before it", "after furniture", "alone"],
)
def test_a_missing_sentence_has_a_place_of_its_own(text: str, spans: tuple[str, ...], expected: str) -> None:
    article = _article(text, *spans, headings=("Head",))

    assert _filled(article, _issue(spans.index(""), Side.SOURCE), "New.") == expected


def test_a_lone_full_stop_gives_way() -> None:
    text = "A is. . B is."
    segments = (
        Segment(0, "A is.", 0, 5),
        Segment(1, "", 5, 5, source="Izvor.", blank=True),
        Segment(2, "B is.", 8, 13),
    )
    article = Article("a", None, "sr", "en", text, "Izvor.", (), segments)

    assert _filled(article, _issue(1, Side.SOURCE), "New.") == "A is. New. B is."


def test_units_of_a_list_are_paragraphs_of_the_corrected_text() -> None:
    report = mtcheck.audit(
        ["Kyiv today", "He met Kuleba on Monday.", "", "* * *", "The end is near, he said."],
        source=[
            "Kijev danas",
            "Sastao se s Kulebom u ponedjeljak.",
            "Pregovori su propali.",
            "* * *",
            "Kraj je blizu.",
        ],
        source_lang="sr",
    )
    article = laid_out(report.article)
    (missing,) = (issue for issue in report.issues if issue.check == "omission")

    assert article.translation == "Kyiv today\n\nHe met Kuleba on Monday.\n\n* * *\n\nThe end is near, he said."
    assert all(article.translation[one.start : one.end] == one.translation for one in article.segments)
    assert "Monday.\n\nTalks failed.\n\n* * *\n\nThe" in _filled(article, missing, "Talks failed.")


def test_a_text_is_left_as_given() -> None:
    article = demo().article

    assert laid_out(article) is article


def test_words_at_a_point_do_not_run_into_their_neighbours() -> None:
    article = _article("He met Kuleba.", "He met Kuleba.")

    assert places(article, [_issue(0, Side.TRANSLATION, 6, 6)]) == [Place(6, 6, " ", "")]
    assert places(article, [_issue(0, Side.TRANSLATION, 13, 13)]) == [Place(13, 13, " ", "")]


@pytest.mark.parametrize(
    ("text", "furniture", "expected"),
    [
        ("Photo: A\n\nB is.\n", ("Photo: A",), "B is.\n"),
        ("A is.\n\nPhoto: A\n", ("Photo: A",), "A is."),
        ("A is.\n\nPhoto: A\nViews: 3\n\nB is.", ("Photo: A", "Views: 3"), "A is.\n\nB is."),
        ("A is.\nPhoto: A\n\nB is.", ("Photo: A",), "A is.\n\nB is."),
        ("A is.\n\nPhoto: A\nB is.", ("Photo: A",), "A is.\n\nB is."),
        ("A is. (Photo: A) B is.", ("(Photo: A)",), "A is.  B is."),
        ("Photo: A", ("Photo: A",), ""),
        ("A is.", (), "A is."),
    ],
)
def test_furniture_is_cut_and_paragraphs_stay(text: str, furniture: tuple[str, ...], expected: str) -> None:
    kept, position = "", 0
    for cut in cuts(_article(text, furniture=furniture)):
        kept += text[position : cut.start]
        position = cut.end

    assert kept + text[position:] == expected


@given(st.lists(st.tuples(st.sampled_from(["A is.", "Photo", "", "  "]), st.sampled_from(["\n", "\n\n", " \n"]))))
def test_cuts_are_apart_and_take_only_furniture_and_white_space(lines: list[tuple[str, str]]) -> None:
    text, items = "", []
    for line, gap in lines:
        if line == "Photo":
            items.append(Boilerplate(Side.TRANSLATION, len(text), len(text) + 5, line, "credit"))
        text += line + gap
    article = Article("a", None, "sr", "en", text, None, (), (), tuple(items))
    found = cuts(article)

    assert sum(len(cut.kinds) for cut in found) == len(items)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert {word for cut in found for word in text[cut.start : cut.end].split()} <= {"Photo"}

"""Issues are found in what a reader sees and shown in the text as it was given."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import mtcheck
from mtcheck.given import as_given
from mtcheck.glossary import Glossary
from mtcheck.model import Article, Likelihood, Segment, Side, WordLikelihood
from mtcheck.report import RENDERERS
from mtcheck.report.corrected import places
from mtcheck.text.normal import normalise

if TYPE_CHECKING:
    from pathlib import Path

    from mtcheck.model import Report

SOURCE = (
    "Ukrajina traži pomoć\n\n"
    "Predsjednik Ukrajine Volodimir Zelenski sastao se sa Dmitrom Kulebom u Kijevu. "
    "U napadu su poginule 3 osobe, rekao je Đukanović 18. januara 2022. godine.\n\n"
    "Foto: Rojters"
)
TRANSLATION = (
    "Ukraine asks for help\n\n"
    "President of Ukraine Volodymyr Zelensky met with Dmytro Kuleb in Kyiv. "
    "Five people were killed in the attack, Đukanović said on January 19, 2022.\n\n"
    "Photo: Reuters"
)
REFERENCE = "The President of Ukraine met Dmytro Kuleba in Kyiv. Three people were killed, Djukanović said."
UNSEEN = "\u00ad\u200b\u200e\u200f\u2060\ufeff\u2068\u2069\u202a\u202c\x03"


@cache
def glossary() -> Glossary:
    return Glossary.default()


def audited(translation: str, source: str, reference: str) -> Report:
    return mtcheck.audit(
        translation, source=source, references=[reference], glossary=glossary(), source_lang="sr", target_lang="en"
    )


@cache
def clean() -> Report:
    return audited(TRANSLATION, SOURCE, REFERENCE)


def told(report: Report) -> list[tuple[object, ...]]:
    return [
        (issue.check, issue.severity, issue.segment, issue.span.side, normalise(issue.text).text, issue.message)
        for issue in report.issues
    ]


def check_offsets(report: Report) -> None:
    article = report.article
    for segment in article.segments:
        assert article.translation[segment.start : segment.end] == segment.translation
        if segment.source_start is not None:
            assert article.source is not None
            assert article.source[segment.source_start : segment.source_end] == segment.source
        assert all(
            text is None or text in given for text, given in zip(segment.references, article.references, strict=True)
        )
    segments = {segment.index: segment for segment in article.segments}
    for issue in report.issues:
        segment = segments[issue.segment]
        text = segment.source if issue.span.side is Side.SOURCE else segment.translation
        assert text is not None
        assert text[issue.span.start : issue.span.end] == issue.text
    for item in article.boilerplate:
        text = article.source if item.side is Side.SOURCE else article.translation
        assert text is not None
        assert text[item.start : item.end] == item.text


@st.composite
def obscured(draw: st.DrawFn, text: str) -> str:
    """The same to a reader, with invisible characters and decomposed letters at places of the generator's choice."""
    places = draw(st.lists(st.tuples(st.integers(0, len(text)), st.sampled_from(UNSEEN)), max_size=12))
    pieces = list(text)
    for place in draw(st.lists(st.integers(0, len(text) - 1), max_size=8)):
        pieces[place] = unicodedata.normalize("NFD", pieces[place])
    for place, char in sorted(places, reverse=True):
        # A soft hyphen at a line's end means that the word continues in the next: that would be another text.
        if char != "\u00ad" or not text[place : place + 1].isspace():
            pieces.insert(place, char)
    return "".join(pieces)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(obscured(TRANSLATION), obscured(SOURCE), obscured(REFERENCE))
def test_what_nobody_sees_changes_no_issue(translation: str, source: str, reference: str) -> None:
    """Nor a score, a verdict or a sentence; and what is shown is what was given."""
    report = audited(translation, source, reference)

    assert told(report) == told(clean())
    assert report.verdict.decision == clean().verdict.decision
    assert [score.value for score in report.scores] == [score.value for score in clean().scores]
    assert (report.article.translation, report.article.source) == (translation, source)
    check_offsets(report)
    for render in RENDERERS.values():
        assert render(report)


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(obscured(TRANSLATION))
def test_sentences_given_one_by_one_are_shown_as_given(translation: str) -> None:
    parts = translation.split("\n\n")
    assume(len(parts) == len(TRANSLATION.split("\n\n")))  # no hidden character is between two line breaks

    report = mtcheck.audit(parts, source=SOURCE.split("\n\n"), glossary=glossary(), source_lang="sr")

    plain = mtcheck.audit(TRANSLATION.split("\n\n"), source=SOURCE.split("\n\n"), glossary=glossary(), source_lang="sr")
    assert told(report) == told(plain)
    assert report.article.translation == " ".join(parts)
    check_offsets(report)


def test_a_soft_hyphen_is_no_issue_and_moves_the_next_one() -> None:
    report = audited(TRANSLATION.replace("Ukraine", "Ukra\u00adine"), SOURCE, REFERENCE)

    assert not [issue for issue in report.issues if "Ukra" in issue.text]
    (issue,) = [issue for issue in report.issues if issue.text == "Kuleb"]
    sentence = report.article.segments[issue.segment].translation
    assert "Ukra\u00adine" in sentence
    assert sentence[issue.span.start : issue.span.end] == "Kuleb"
    assert json.loads(report.to_json())["article"]["segments"][issue.segment]["translation"] == sentence


def test_the_headline_is_shown_as_given() -> None:
    report = audited(TRANSLATION.replace("Ukraine asks", "Ukra\u00adine asks"), SOURCE, REFERENCE)

    assert report.article.title == "Ukra\u00adine asks for help"


def test_a_file_is_read_the_same_way(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(unicodedata.normalize("NFD", TRANSLATION), encoding="utf-8")

    report = mtcheck.audit(file, source=SOURCE, references=[REFERENCE], glossary=glossary(), source_lang="sr")

    assert told(report) == told(clean())
    assert report.article.translation == unicodedata.normalize("NFD", TRANSLATION)
    check_offsets(report)


def test_a_report_on_an_obscured_text_is_a_baseline_for_the_plain_one(tmp_path: Path) -> None:
    obscured_report = audited(TRANSLATION.replace("Kuleb", "Ku\u00adleb"), SOURCE, REFERENCE)
    baseline = tmp_path / "known.json"
    baseline.write_text(RENDERERS["baseline"](obscured_report), encoding="utf-8")

    report = mtcheck.audit(
        TRANSLATION, source=SOURCE, references=[REFERENCE], glossary=glossary(), source_lang="sr", baseline=baseline
    )

    assert report.issues
    assert all(issue.known for issue in report.issues)


@pytest.mark.parametrize("text", ["\u200b", "\u00ad \ufeff\n"])
def test_a_text_of_which_nothing_is_seen_is_empty(text: str) -> None:
    with pytest.raises(mtcheck.errors.InputError, match="empty"):
        mtcheck.audit(text)


def test_a_suggestion_goes_over_the_words_as_given() -> None:
    """Applying it replaces only those words of the text."""
    given_text = unicodedata.normalize("NFD", TRANSLATION).replace("Kuleb", "\u2068Ku\u00adleb\u2069")
    report = audited(given_text, SOURCE, REFERENCE)
    (issue,) = [issue for issue in report.issues if normalise(issue.text).text == "Kuleb"]

    (place,) = places(report.article, [issue])

    text = report.article.translation
    corrected = text[: place.start] + issue.suggestions[0] + text[place.end :]
    assert corrected == given_text.replace("Ku\u00adleb", "Kuleba")


def test_what_a_model_said_of_words_is_shown_at_the_words_as_given() -> None:
    translation, source = normalise("On\u00ade. Two t\u200bhree."), normalise("Jed\u00adan. Dva tri.")
    likelihood = Likelihood(mean=-1.0, words=(WordLikelihood(4, 9, 3.0, "four"),), omitted=((0, 3),), added=((0, 3),))
    article = Article(
        id="a",
        title=None,
        source_lang="sr",
        target_lang="en",
        translation=translation.text,
        source=source.text,
        references=(),
        segments=(
            Segment(0, "One.", 0, 4, "Jedan.", 0, 6),
            Segment(
                1, "Two three.", 5, 15, "Dva tri.", 7, 15,
                likelihood=likelihood, paraphrase=likelihood, rewording=likelihood,
            ),
        ),
    )  # fmt: skip

    shown, _ = as_given(article, (), translation, source, ())

    segment = shown.segments[1]
    assert segment.translation == "Two t\u200bhree."
    assert segment.likelihood == segment.paraphrase == segment.rewording
    assert segment.likelihood is not None
    (word,) = segment.likelihood.words
    assert segment.translation[word.start : word.end] == "t\u200bhree"
    assert [segment.translation[slice(*span)] for span in segment.likelihood.added] == ["Two"]
    assert segment.source is not None
    assert [segment.source[slice(*span)] for span in segment.likelihood.omitted] == ["Dva"]


def test_notes_go_into_a_bilingual_file_as_it_was_given(tmp_path: Path) -> None:
    file = tmp_path / "a.xliff"
    units = "".join(
        f'<trans-unit id="{number}"><source>{source}</source><target>{target}</target></trans-unit>'
        for number, (source, target) in enumerate(
            [
                ("Sastao se s Dmit\u00adrom Kulebom.", "He met Dmytro Ku\u00adleb."),
                ("Poginule su 3 osobe.", "4 \u200bdied."),
            ]
        )
    )
    file.write_text(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" datatype="plaintext"'
        f' source-language="sr" target-language="en"><body>{units}</body></file></xliff>',
        encoding="utf-8",
    )

    report = mtcheck.audit(file, glossary=glossary())
    noted = RENDERERS["xliff"](report)

    assert [issue.text for issue in report.issues] == ["Ku\u00adleb", "4"]
    check_offsets(report)
    assert "He met Dmytro Ku\u00adleb." in noted
    assert "4 \u200bdied." in noted

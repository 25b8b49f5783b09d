"""Where a rule ends: a probability that is exactly the bound, a witness that is not there, a word without an entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pytest

from mtcheck.glossary import Glossary
from mtcheck.meaning.decide import Decider, FlipPoint, Model, using
from mtcheck.meaning.features import WordFeatures
from mtcheck.meaning.finding import Fault, Finding
from mtcheck.meaning.findings import _with_flips, findings, is_settled
from mtcheck.meaning.flip_gains import with_flips
from mtcheck.meaning.flips import GENDER
from mtcheck.meaning.level import level_of
from mtcheck.meaning.spelling import Spelling
from mtcheck.model import Article, FlipGain, Likelihood, Segment, Signal, WordLikelihood
from mtcheck.text.words import word_spans
from mtcheck.translate.scorer import Wordings

EVEN: Final = ((0.0, 0.0), (1.0, 1.0))
SOURCE: Final = "Morske struje utiču na klimu obale."
RIGHT: Final = "Sea currents affect the climate of the coast."
WRONG: Final = "Sea electricity affects the climate of the coast."
POINTS: Final = {f"{GENDER}, reference": FlipPoint(1.0, 0.9), f"{GENDER}, source": FlipPoint(1.0, 0.8)}


def article(
    text: str, source: str | None, *references: str, surprisal: float | None = 0.2, retranslation: str | None = None
) -> Article:
    words = tuple(WordLikelihood(start, end, surprisal or 0.0, "currents") for start, end in word_spans(text))
    segment = Segment(
        0, text, 0, len(text), source, 0, len(source or ""), references,
        retranslation=retranslation,
        likelihood=None if surprisal is None else Likelihood(-0.3, words),
    )  # fmt: skip
    return Article("a", None, "sr", "en", text, source, references, (segment,), translator="embedded")


def even(*, lead: float, major: float) -> Decider:
    """Every word is as likely wrong as right."""
    model = Model(0.0, {}, lead, major, EVEN)
    return Decider({"source": model, "source+references": model, "references": model})


@pytest.mark.parametrize(("major", "sure"), [(0.49, True), (0.5, True), (0.51, False)])
def test_a_finding_is_sure_from_the_bound_on(major: float, sure: bool) -> None:
    with using(even(lead=0.3, major=major)):
        found = findings(article(WRONG, SOURCE, retranslation=RIGHT), Glossary())
    assert any(one.sure for one in found) is sure


@pytest.mark.parametrize(("lead", "found"), [(0.49, True), (0.5, True), (0.51, False)])
def test_a_word_is_doubtful_from_the_bound_on(lead: float, found: bool) -> None:
    with using(even(lead=lead, major=0.9)):
        assert bool(findings(article(WRONG, SOURCE), Glossary())) is found


class Told:
    """Notes what it is asked."""

    name = "embedded"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def weigh(self, asked: Sequence[Wordings], *, source_lang: str | None, target_lang: str) -> list[tuple[float, ...]]:
        self.asked += [each.source for each in asked]
        return [tuple(0.0 for _ in each.texts) for each in asked]


@pytest.mark.parametrize(
    ("source", "surprisal", "asked"),
    [
        ("Zakasnila je.", 2.0, ["Zakasnila je."]),
        ("Zakasnila je.", 0.2, []),  # the model expects the word
        ("Zakasnila je.", None, []),
        (None, 2.0, []),
        ("", 2.0, []),
    ],
)
def test_the_source_is_asked_where_there_is_one_that_the_model_has_read(
    source: str | None, surprisal: float | None, asked: list[str]
) -> None:
    told, model = article("He came late.", source, surprisal=surprisal), Told()
    with_flips(told, model, told.segments)
    assert model.asked == asked


@pytest.mark.parametrize(
    ("text", "reference", "asked"),
    [
        ("It was cold.", "It was not cold.", True),
        ("It was not cold.", "It was cold.", True),
        ("It was cold.", "It was freezing.", False),
        ("It was not cold.", "It was not freezing.", False),
        ("He was cold.", "She was cold.", True),
        ("He was cold.", "He was freezing.", False),
    ],
)
def test_a_reference_is_asked_where_it_differs(text: str, reference: str, asked: bool) -> None:
    told, model = article(text, None, reference, surprisal=None), Told()
    with_flips(told, model, told.segments)
    assert bool(model.asked) is asked


def turned(*references: str) -> tuple[Segment, Article]:
    text = "He came late, and the garden was green."
    gains = (FlipGain(GENDER, 0, 2, "She", 4.0),)
    segment = Segment(0, text, 0, len(text), "Zakasnila je.", 0, 13, references, flips=gains, reference_flips=gains)
    return segment, Article("a", None, "sr", "en", text, "Zakasnila je.", references, (segment,), translator="embedded")


def doubt(segment: Segment, start: int, end: int, *, sure: bool) -> Finding:
    return Finding(segment, Fault.MISTRANSLATION, start, end, 0.5, sure, None, ())


@pytest.mark.parametrize(
    ("sure", "reference", "spans"),
    [
        (False, "She was late.", [(22, 28), (0, 2)]),
        (True, "She was late.", [(0, 7), (22, 28)]),
        (False, "", [(0, 7), (22, 28)]),
    ],
)
def test_a_sure_flip_takes_the_place_of_a_doubt_about_its_own_words_alone(
    sure: bool, reference: str, spans: list[tuple[int, int]]
) -> None:
    segment, told = turned(*([reference] if reference else []))
    given = [doubt(segment, 0, 7, sure=sure), doubt(segment, 22, 28, sure=False)]
    with using(Decider({}, None, POINTS)):
        assert [(one.start, one.end) for one in _with_flips(segment, told, given)] == spans


@pytest.mark.parametrize(
    ("references", "shown"),
    [(("She was late.",), ["She was late."]), (("", "She was late."), ["She was late."]), ((), [])],
)
def test_a_flip_shows_the_first_reference_that_has_words(references: tuple[str, ...], shown: list[str]) -> None:
    segment, told = turned(*references)
    with using(Decider({}, None, POINTS)):
        (found,) = _with_flips(segment, told, [])
    assert [item.detail for item in found.evidence if item.signal is Signal.REFERENCE] == shown


def test_a_text_without_words_leaves_none_doubtful() -> None:
    told = article("…", "Да.", "Yes.")
    assert is_settled(told.segments[0], told, Glossary())


@pytest.mark.parametrize(("values", "share"), [([0.5, 0.5], 0.5), ([1.0, 0.0], 0.5), ([1.0, None], 0.5), ([None], 0.0)])
def test_a_word_that_no_table_has_counts_as_nothing(values: list[float | None], share: float) -> None:
    words = [
        WordFeatures(0, 4, {"function": 0.0, "given_source": 0.0} | ({} if value is None else {"in_lexicon": value}))
        for value in values
    ]
    assert level_of([(words, [0.1] * len(words))])["in_lexicon"] == share


ODD: Final = {"no_word": 1.0, "no_word_name": 0.0}


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_possessive_is_compared_without_its_mark(mark: str) -> None:
    spelling = Spelling.of("Hljpavz je stigao.", "hr", "en")
    text = f"hljpavz{mark}s"
    assert spelling.features(text, 0, len(text), ODD) == spelling.features("hljpavz", 0, 7, ODD)
    short = Spelling.of("Hljp je stigao.", "hr", "en")
    text = f"hljp{mark}s"
    assert short.features(text, 0, len(text), ODD) == short.features("hljp", 0, 4, ODD)


@pytest.mark.parametrize(("word", "native"), [("kukxq", 1.0), ("kuxqz", 0.0)])
def test_a_word_is_like_one_of_the_languages_own_from_three_fifths_on(
    monkeypatch: pytest.MonkeyPatch, word: str, native: float
) -> None:
    monkeypatch.setattr("mtcheck.meaning.spelling._known_sounds", lambda *_: ("kukci",))
    spelling = Spelling("hr", "en", ("kukci",), frozenset({"kukci"}), "kukci")
    assert spelling.features(word, 0, 5, ODD)["native"] == native


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The poštanska Hrvatska rose.", True),
        ("The poštanska, Hrvatska, rose.", True),
        ("The poštanska and Hrvatska rose.", True),
        ("The poštanska and the Hrvatska rose.", False),
        ("Hrvatska has the poštanska.", False),
        ("The Hrvatska is poštanska.", True),
        ("The poštanska Bank rose.", False),
    ],
)
def test_a_names_part_with_a_capital_is_looked_for_two_words_around(text: str, left: bool) -> None:
    spelling = Spelling.of("Hrvatska poštanska banka je porasla.", "hr", "en")
    start = text.index("poštanska")
    assert spelling._is_left_whole(text, start, start + len("poštanska")) is left

"""English texts with one word turned round, and what the model says of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mtcheck.glossary import Glossary
from mtcheck.meaning.decide import Decider, FlipPoint, decider, using
from mtcheck.meaning.finding import Fault, Finding
from mtcheck.meaning.findings import findings
from mtcheck.meaning.flip_gains import with_flips
from mtcheck.meaning.flips import GENDER, NEGATION, flips_of, genders_of
from mtcheck.model import Article, Likelihood, Segment, WordLikelihood
from mtcheck.text.words import word_spans
from mtcheck.translate.scorer import Wordings

KINDS = (GENDER, NEGATION)
POINTS = {f"{kind}, {witness}": FlipPoint(1.0, 0.9) for kind in KINDS for witness in ("source", "reference")}


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("He left.", ["She left."]),
        ("They saw her leave.", ["They saw his leave."]),
        ("They told her that.", ["They told him that."]),
        ("It is his.", ["It is hers."]),
        ("He lost his way.", ["She lost his way.", "He lost her way.", "She lost her way."]),
        ("It was not so.", ["It was so."]),
        ("It did not rain.", ["It did rain.", "It rain."]),
        ("It can't be.", ["It can be."]),
        ("Won’t it?", ["Will it?"]),
        ("It cannot be.", ["It can be."]),
        ("No dogs came.", ["Dogs came."]),
        ("Not only dogs came, no one else.", []),
        ("Dogs came.", []),
        ("", []),
    ],
)
def test_one_word_is_turned_round(text: str, made: Sequence[str]) -> None:
    assert [flip.text for flip in flips_of(text, "en", put_in=False)] == made


def test_a_negation_is_put_in_where_it_is_asked_for() -> None:
    assert [flip.text for flip in flips_of("It was cold and can be.", "en", put_in=True)] == [
        "It was not cold and can be.",
        "It was cold and can not be.",
    ]
    assert flips_of("It can't, it isn't.", "en", put_in=True) == flips_of("It can't, it isn't.", "en", put_in=False)


def test_a_text_is_read_a_bounded_number_of_times() -> None:
    assert len(flips_of("He is not here. " * 50, "en", put_in=True)) <= 8


def test_the_span_is_that_of_the_word_that_is_turned_round() -> None:
    for text in ("He said she did not take his.", "No, it isn't."):
        for flip in flips_of(text, "en", put_in=True):
            if len(genders_of(text, "en")) < 2 and flip.instead:
                assert flip.text == text[: flip.start] + flip.instead + text[flip.end :]


def test_which_genders_a_text_has() -> None:
    assert [len(genders_of(text, "en")) for text in ("It rains.", "She left.", "His car hit hers.")] == [0, 1, 2]


class Model:
    """Prefers texts with a word."""

    name = "embedded"

    def __init__(self, word: str) -> None:
        self.word = word
        self.asked: list[tuple[str, str | None]] = []

    def weigh(self, asked: Sequence[Wordings], *, source_lang: str | None, target_lang: str) -> list[tuple[float, ...]]:
        assert target_lang == "en"
        self.asked += [(each.source, source_lang) for each in asked]
        return [tuple(0.0 if self.word in text else -9.0 for text in each.texts) for each in asked]


def judged(
    translation: str,
    source: str,
    model: Model,
    *references: str,
    read: bool = True,
    words: Sequence[WordLikelihood] = (),
) -> tuple[Finding, ...]:
    likelihood = Likelihood(-0.3, tuple(words)) if read else None
    segment = Segment(0, translation, 0, len(translation), source, 0, len(source), references, likelihood=likelihood)
    article = Article("a", None, "sr", "en", translation, source, references, (segment,), translator="embedded")
    told = with_flips(article, model, article.segments)
    with using(Decider({}, None, POINTS)):
        return findings(told, Glossary())


def test_a_gender_that_the_model_does_not_read_in_the_source_is_a_lead() -> None:
    (found,) = judged("He came late.", "Zakasnila je.", Model("She"))
    assert (found.fault, found.start, found.end, found.reading) == (Fault.MISTRANSLATION, 0, 2, "She")
    assert (found.sure, found.confidence) == (False, 0.9)
    assert "“She”" in found.evidence[0].detail


def test_a_gender_that_the_model_reads_alike_is_quiet() -> None:
    assert judged("She came late.", "Zakasnila je.", Model("She")) == ()


def test_a_lost_negation_is_put_in_only_where_the_source_denies() -> None:
    (found,) = judged("It was cold.", "Nije bilo hladno.", Model("was not"))
    assert (found.start, found.end, found.reading) == (3, 6, "was not")
    model = Model("was not")
    assert judged("It was cold.", "Bilo je hladno.", model) == ()
    assert model.asked == []


@pytest.mark.parametrize(
    ("text", "source", "expected", "asked"),
    [
        ("He came late.", "Zakasnila je.", (0.6, 9.0, 9.0), False),
        ("He came late.", "Zakasnila je.", (0.8, 0.0, 0.0), True),
        ("It was cold.", "Nije bilo hladno.", (9.0, 9.0, 0.6), False),
        ("It was cold.", "Nije bilo hladno.", (0.0, 0.0, 0.8), True),
        ("It wasn't cold.", "Bilo je hladno.", (9.0, 0.6, 9.0), False),
        ("It wasn't cold.", "Bilo je hladno.", (0.0, 0.8, 0.0), True),
    ],
)
def test_a_word_more_probable_than_all_others_together_is_not_asked_about(
    text: str, source: str, expected: Sequence[float], asked: bool
) -> None:
    model = Model("nothing")
    words = [WordLikelihood(*span, each) for span, each in zip(word_spans(text), expected, strict=True)]
    assert judged(text, source, model, words=words) == ()
    assert bool(model.asked) is asked


def test_source_and_reference_together_make_it_sure() -> None:
    model = Model("She")
    (found,) = judged("He came late.", "Zakasnila je.", model, "She was late.")
    assert found.sure
    assert model.asked == [("Zakasnila je.", "sr"), ("She was late.", None)]


def test_a_reference_makes_it_sure_where_the_model_cannot_read_the_source() -> None:
    (found,) = judged("He came late.", "Elle est venue.", Model("She"), "She was late.", read=False)
    assert found.sure


def test_a_reference_alone_makes_nothing_sure_that_the_source_does_not_say() -> None:
    class Divided(Model):
        def weigh(
            self, asked: Sequence[Wordings], *, source_lang: str | None, target_lang: str
        ) -> list[tuple[float, ...]]:
            self.word = "He" if source_lang else "She"
            return super().weigh(asked, source_lang=source_lang, target_lang=target_lang)

    (found,) = judged("He came late.", "Došao je kasno.", Divided("He"), "She was late.")
    assert not found.sure


def test_a_reference_that_agrees_with_the_translation_outweighs_the_model() -> None:
    model = Model("She")
    assert judged("He came late.", "Zakasnila je.", model, "He was late.") == ()
    assert model.asked == []


def test_what_ships_has_an_operating_point_for_each_kind_and_witness() -> None:
    assert decider().flips.keys() == POINTS.keys() | {"content, source", "content, reference"}
    assert all(point.lead >= 0.0 for point in decider().flips.values())


def test_a_language_without_such_words_has_no_flips() -> None:
    assert flips_of("She does not – ever – know him.", "xx", put_in=True) == ()
    assert genders_of("She does not know him.", "xx") == frozenset()

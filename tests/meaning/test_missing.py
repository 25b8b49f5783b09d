"""Leads on what a translation leaves out of a reference, or else of the re-translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from mtcheck.glossary import Glossary
from mtcheck.meaning.decide import Decider, FlipPoint, Model, using
from mtcheck.meaning.finding import Fault, Finding
from mtcheck.meaning.findings import findings
from mtcheck.meaning.flips import CONTENT
from mtcheck.meaning.missing import missing, restorations
from mtcheck.model import Article, FlipGain, Likelihood, Segment, Side, Signal, Trust, WordLikelihood
from mtcheck.text.words import word_spans
from mtcheck.translate.scorer import Assessment, Pair, Token, Wordings

FULL = "The Polish Air Force will be provided eventually with new fighters."
SHORT = "The Polish Air Force will be provided with new fighters."


def article(
    translation: str,
    *references: str,
    gain: FlipGain | None = None,
    retranslation: str | None = None,
    source: str | None = None,
) -> Article:
    scored = Likelihood(-0.2, tuple(WordLikelihood(start, end, 0.1) for start, end in word_spans(translation)))
    gains = (gain,) if gain else ()
    segment = Segment(
        0, translation, 0, len(translation), source, references=references, retranslation=retranslation,
        paraphrase=scored if references else None,
        likelihood=None if references else scored,
        flips=() if references else gains,
        reference_flips=gains if references else (),
    )  # fmt: skip
    return Article("a", None, "sr", "en", translation, source, references, (segment,), translator="embedded")


def models() -> Decider:
    """A word with nothing in its place may be lost; three nats more with it are a lead."""
    never = Model(-9.0, {}, 0.5, 1.0, ((0.0, 0.0), (1.0, 1.0)))
    asked = Model(-1.0, {"alone": 2.0}, 0.5, 1.0, ((0.0, 0.0), (1.0, 1.0)))
    words = dict.fromkeys(("source", "reference", "source+reference"), never)
    return Decider(
        words | {f"missing, {name}": asked for name in ("reference", "retranslation")},
        flips={f"content, {name}": FlipPoint(3.0, 0.6) for name in ("source", "reference")},
    )


def put_in(made: Article) -> list[str]:
    with using(models()):
        return [flip.text for flip in restorations(made.segments[0], made)]


def test_what_another_wording_has_besides_is_put_in() -> None:
    assert put_in(article(SHORT, FULL)) == [FULL]
    assert put_in(article(SHORT, retranslation=FULL)) == [FULL]
    assert put_in(article(FULL, FULL)) == []
    assert put_in(article("They left.", "They left yesterday.")) == ["They left yesterday."]
    assert put_in(article("Kolonko left.", "Now Kolonko left.")) == ["Now Kolonko left."]
    assert put_in(article("They found a boat.", "They found an abandoned boat.")) == ["They found an abandoned boat."]
    assert put_in(article("They found boats.", "They found boats (rusty)")) == ["They found boats rusty."]


def test_nothing_is_put_in_where_other_words_are_in_the_place() -> None:
    assert put_in(article(SHORT.replace("with", "finally with"), FULL)) == []


def test_at_most_three_places_of_a_text_are_tried() -> None:
    text = " ".join(f"the {word} is" for word in ("cat", "dog", "cow", "pig", "hen"))
    assert len(put_in(article(text, text.replace("the", "the lovely")))) == 3


PUT_IN = FlipGain(CONTENT, SHORT.index("with"), SHORT.index("with"), "eventually ", 4.0)


def test_a_text_that_is_better_with_the_words_of_a_reference_is_a_lead_on_the_word_that_they_precede() -> None:
    with using(models()):
        (found,) = findings(article(SHORT, FULL, gain=PUT_IN), Glossary())

    assert (found.fault, found.side, found.lost) == (Fault.MISSING, Side.TRANSLATION, "eventually")
    assert SHORT[found.start : found.end] == "with"
    assert (found.sure, found.confidence, found.reading) == (False, 0.6, None)
    assert [item.signal for item in found.evidence] == [Signal.REFERENCE, Signal.LIKELIHOOD]


def test_a_text_that_is_hardly_better_with_them_says_the_same_in_other_words() -> None:
    with using(models()):
        assert findings(article(SHORT, FULL, gain=replace(PUT_IN, gain=2.9)), Glossary()) == ()


def test_the_source_word_that_means_it_is_marked_if_the_dictionary_knows_it() -> None:
    text = "The park is big."
    end = len(text) - 1
    made = article(
        text, retranslation="The park is big and divided.", source="Park je velik i podijeljen.",
        gain=FlipGain(CONTENT, end, end, " and divided", 9.0),
    )  # fmt: skip
    with using(models()):
        (found,) = findings(made, Glossary())

    assert found.side is Side.SOURCE
    assert (found.segment.source or "")[found.start : found.end] == "podijeljen"
    assert Signal.RETRANSLATION in {item.signal for item in found.evidence}


@pytest.mark.parametrize(("place", "kept"), [("with", False), ("new", True)])
def test_a_finding_that_says_what_is_lost_replaces_one_that_says_that_something_is(place: str, *, kept: bool) -> None:
    made = article(SHORT, FULL, gain=PUT_IN)
    start = SHORT.index(place)
    vague = Finding(
        made.segments[0], Fault.MISSING, start, start + len(place), 0.5, sure=False, reading=None, evidence=()
    )
    with using(models()):
        found = list(missing(made.segments[0], made, [vague]))

    assert [each.lost for each in found] == ["eventually", None] if kept else ["eventually"]
    assert (vague in found) == kept


def test_words_lost_at_the_end_are_beside_the_last_word() -> None:
    with using(models()):
        (found,) = findings(
            article("They left.", "They left yesterday.", gain=FlipGain(CONTENT, 9, 9, " yesterday", 5.0)), Glossary()
        )
    assert found.segment.translation[found.start : found.end] == "left"


class Reader:
    """Reads Serbian as *FULL*, and finds every text as probable as it is long."""

    name, trust = "embedded", Trust.MEDIUM

    def __init__(self) -> None:
        self.asked: list[tuple[Wordings, str | None]] = []

    def translates(self, source_lang: str, _target_lang: str) -> bool:
        return source_lang == "sr"

    def translate(self, sentences: Sequence[str], **_: str) -> list[str]:
        return [FULL for _ in sentences]

    def assess(self, pairs: Sequence[Pair], **_: str) -> list[Assessment]:
        return [replace(self._one(pair), retranslation=FULL) for pair in pairs]

    def paraphrase(self, pairs: Sequence[Pair], **_: str) -> list[Assessment]:
        return [self._one(pair) for pair in pairs]

    def weigh(self, asked: Sequence[Wordings], *, source_lang: str | None, target_lang: str) -> list[tuple[float, ...]]:
        self.asked += [(each, source_lang) for each in asked]
        return [tuple(float(len(text)) for text in each.texts) for each in asked]

    def _one(self, pair: Pair) -> Assessment:
        text = pair.translation or ""
        return Assessment(None, tuple(Token(start, end, -0.1) for start, end in [*word_spans(text), (0, 0)]))


SOURCE = "Poljsko vazduhoplovstvo će na kraju dobiti nove lovce."


@pytest.mark.parametrize("references", [(FULL,), ()])
@pytest.mark.parametrize("source_lang", ["sr", "de"])
@pytest.mark.parametrize(("translation", "asked"), [(SHORT, True), (FULL, False)])
def test_an_audit_asks_whether_the_translation_is_better_with_the_words(
    translation: str, source_lang: str, references: tuple[str, ...], *, asked: bool
) -> None:
    import mtcheck

    reader = Reader()
    with using(models()):
        report = mtcheck.audit(
            [translation],
            source=[SOURCE],
            references=[list(references)] if references else (),
            source_lang=source_lang,
            translator=reader,
        )

    known = source_lang == "sr"
    wanted = asked and (known or bool(references))
    given, lang = (SOURCE, "sr") if known else (FULL, None)
    assert reader.asked == ([(Wordings(given, (translation, FULL)), lang)] if wanted else [])
    messages = [issue.message for issue in report.issues if issue.check == "missing-content"]
    assert messages == (["“eventually” may be missing beside “with”."] if wanted else [])

"""Scores are sacrebleu's own, and say how they were made."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from jsonschema import validate
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

import mtcheck
from mtcheck.model import Article, Segment
from mtcheck.report import RENDERERS
from mtcheck.report.json import schema
from mtcheck.score.ngram import METRICS, TER_WORDS, _affordable, left_out, score_article, score_segments, score_texts

# FLORES-200 dev (CC BY-SA 4.0), line 1, Microsoft's output and the English original.
TRANSLATION = "On Monday, scientists at Stanford University School of Medicine announced the invention of a new tool."
REFERENCE = (
    "On Monday, scientists from the Stanford University School of Medicine announced the invention of a new tool."
)


def article(*, retranslation: str | None = None, references: tuple[str, ...] = (REFERENCE,)) -> Article:
    segment = Segment(0, TRANSLATION, 0, len(TRANSLATION), "Izvor.", 0, 6, references, retranslation)
    return Article("a", None, "sr", "en", TRANSLATION, "Izvor.", references, (segment,), translator="hf:x@1")


def test_values_are_sacrebleus() -> None:
    """The four corpus scores are those of sacrebleu called directly."""
    scores = {score.metric: score for score in score_texts([TRANSLATION], [[REFERENCE]])}

    assert tuple(scores) == METRICS
    assert scores["BLEU"].value == pytest.approx(BLEU().corpus_score([TRANSLATION], [[REFERENCE]]).score)
    assert scores["chrF2"].value == pytest.approx(CHRF().corpus_score([TRANSLATION], [[REFERENCE]]).score)
    assert "nw:2" in scores["chrF2++"].signature


def test_every_score_has_a_signature_with_sacrebleus_version() -> None:
    """No score is printed without how it was made."""
    scored = article(retranslation="On Monday scientists announced a tool.")

    for score in (*score_article(scored), *score_segments(scored)):
        assert "version:2." in score.signature


def test_a_retranslation_is_no_reference() -> None:
    """Agreement with a re-translation says ref:pseudo and which model, and only that side does."""
    scores = score_article(article(retranslation="On Monday scientists announced a tool."))

    assert {score.against for score in scores} == {"reference", "retranslation"}
    for score in scores:
        assert score.signature.startswith("ref:pseudo|model:hf:x@1|") == (score.against == "retranslation")


def test_two_references_are_both_used() -> None:
    """A second reference equal to the translation makes BLEU perfect."""
    scores = {s.metric: s for s in score_article(article(references=(REFERENCE, TRANSLATION)))}

    assert scores["BLEU"].value == pytest.approx(100)
    assert "nrefs:2" in scores["BLEU"].signature


def test_nothing_to_compare_with_gives_no_score() -> None:
    """Without reference and re-translation there is no score, rather than a zero."""
    assert score_article(article(references=())) == ()
    assert score_segments(article(references=())) == ()


def test_an_omitted_segment_lowers_the_article_score() -> None:
    """A reference sentence that nothing translates counts against the article."""
    whole = article()
    omitted = Segment(1, "", 99, 99, "Drugo.", 7, 13, ("A second sentence that the translation has lost.",))
    lowered = replace(whole, segments=(*whole.segments, omitted))

    before, after = score_article(whole)[1].value, score_article(lowered)[1].value

    assert after < before


def test_a_reference_sentence_of_two_segments_is_counted_once() -> None:
    """Split in two by the translation, one in the reference: the same as not split."""
    whole = article()
    cut = TRANSLATION.index(" School")
    first = Segment(0, TRANSLATION[:cut], 0, cut, "Izvor.", 0, 6, (REFERENCE,))
    second = Segment(1, TRANSLATION[cut + 1 :], cut + 1, len(TRANSLATION), None, None, None, (REFERENCE,))

    split = score_article(replace(whole, segments=(first, second)))

    assert [score.value for score in split] == pytest.approx([score.value for score in score_article(whole)])


def long_article(words: int) -> Article:
    """One sentence without a mark, as a transcript has, beside one in another order."""
    said = [f"word{number}" for number in range(words)]
    translation, reference = " ".join(said), " ".join(said[words // 2 :] + said[: words // 2])
    segments = (
        Segment(0, translation, 0, len(translation), references=(reference,), retranslation=reference),
        Segment(1, TRANSLATION, 0, len(TRANSLATION), references=(REFERENCE,), retranslation=REFERENCE),
    )
    return Article("a", None, "sr", "en", translation, None, (reference,), segments, translator="hf:x@1")


def test_ter_of_a_very_long_sentence_is_left_out_and_said() -> None:
    """Its search takes longer than the whole audit; the other scores and the other sentence keep theirs."""
    scored = long_article(TER_WORDS + 1)

    assert [score.metric for score in score_article(scored)] == list(METRICS) * 2
    assert [score.signature.rpartition("|")[2] for score in score_article(scored) if score.metric == "TER"] == [
        "left_out:1",
        "left_out:1",
    ]
    assert {score.segment for score in score_segments(scored) if score.metric == "TER"} == {1}
    assert {score.segment for score in score_segments(scored) if score.metric == "chrF2"} == {0, 1}
    assert [notice.split(":")[0] for notice in left_out(scored)] == [
        "TER against the reference covers 1 of 2 sentences or passages",
        "TER against the retranslation covers 1 of 2 sentences or passages",
    ]


def test_ter_of_many_shuffled_sentences_stops_at_its_budget() -> None:
    """What is computed is decided by the texts alone, so that every machine computes the same."""
    chance = Random(1)
    pairs = []
    for _ in range(40):
        words = [f"word{chance.randrange(200)}" for _ in range(100)]
        pairs.append((" ".join(words), " ".join(chance.sample(words, len(words)))))
    chosen = _affordable([first for first, _ in pairs], [[second for _, second in pairs]])

    assert chosen[0]
    assert 0 < chosen.count(True) < 10
    assert _affordable([TRANSLATION] * 200, [[REFERENCE] * 200]) == [True] * 200


def test_ter_of_a_long_sentence_is_computed() -> None:
    assert {score.metric for score in score_article(article())} == set(METRICS)
    assert left_out(article()) == ()
    assert "TER" in {score.metric for score in score_texts(["a " * TER_WORDS], [["a " * TER_WORDS]])}


def test_a_report_says_that_ter_was_left_out() -> None:
    text = long_article(TER_WORDS + 1)

    report = mtcheck.audit(text.translation, references=[text.references[0]], glossary=None, only=())

    assert [score.metric for score in report.scores] == list(METRICS[:-1])
    assert any("TER against the reference was not computed" in notice for notice in report.article.notices)
    for render in RENDERERS.values():
        render(report)
    assert "TER against the reference was not computed" in RENDERERS["markdown"](report)
    validate(report.to_dict(), schema())

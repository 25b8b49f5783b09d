"""How often a measure ranks the damaged translation below the clean one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mtcheck.checks import CHECKS
from mtcheck.checks.run import run_checks
from mtcheck.evaluate.figures import Share
from mtcheck.evaluate.item import Item, article_of
from mtcheck.evaluate.opinion import SecondOpinion
from mtcheck.evaluate.run import Outcome
from mtcheck.glossary import Glossary
from mtcheck.verdict import penalty

__all__ = ["Pairwise", "pairwise"]


class Pairwise(NamedTuple):
    """``right``: pairs whose damaged side has the worse score; ``ties``: pairs with equal scores."""

    measure: str
    signature: str
    right: Share
    ties: Share


def pairwise(
    outcomes: Iterable[Outcome], glossary: Glossary, opinion: SecondOpinion | None = None
) -> tuple[Pairwise, ...]:
    """Pairwise accuracy of sentence BLEU, chrF2 and mtcheck's penalty, over damaged items with a reference.

    Accuracy as in Karpinska et al. 2022 (DEMETR): a tie is not right. Empty if no item can be compared. ``opinion`` is
    the one used for the outcomes, so that the clean texts get it too.
    """
    items = [outcome for outcome in outcomes if not outcome.item.clean]
    pairs = [outcome for outcome in items if outcome.item.undamaged and outcome.item.reference]
    if not pairs:
        return ()
    return (*_ngrams([outcome.item for outcome in pairs]), _penalties(pairs, glossary, opinion))


def _ngrams(items: list[Item]) -> Iterable[Pairwise]:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    for name, metric in (("BLEU", BLEU(effective_order=True)), ("chrF2", CHRF())):
        differences = []
        for item in items:
            reference = [" ".join(item.reference or ())]
            clean = metric.sentence_score(" ".join(item.undamaged or ()), reference).score
            differences.append(clean - metric.sentence_score(" ".join(item.translation), reference).score)
        yield _pairwise(name, str(metric.get_signature()), differences)


def _penalties(outcomes: list[Outcome], glossary: Glossary, opinion: SecondOpinion | None) -> Pairwise:
    items = {
        (outcome.item.source, outcome.item.reference, outcome.item.undamaged): outcome.item for outcome in outcomes
    }
    articles = [article_of(item, item.undamaged) for item in items.values()]
    clean = {
        key: penalty(article, run_checks(article, glossary, CHECKS)[0])
        for key, article in zip(items, opinion.of(articles) if opinion else articles, strict=True)
    }
    differences = [
        outcome.penalty - clean[outcome.item.source, outcome.item.reference, outcome.item.undamaged]
        for outcome in outcomes
    ]
    return _pairwise("penalty", "weights:1/5/25|per:100 words", differences)


def _pairwise(measure: str, signature: str, differences: list[float]) -> Pairwise:
    right = sum(difference > 0 for difference in differences)
    ties = sum(difference == 0 for difference in differences)
    return Pairwise(measure, signature, Share(right, len(differences)), Share(ties, len(differences)))

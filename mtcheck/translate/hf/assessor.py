"""A transformers checkpoint that translates and says how probable a given translation is, with one set of weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.translate.hf.scorer import HfScorer
from mtcheck.translate.hf.translator import HfTranslator
from mtcheck.translate.scorer import Assessment, Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.translate.scorer import Pair

__all__ = ["HfAssessor"]


class HfAssessor(HfTranslator):
    """See :class:`mtcheck.translate.scorer.Assessor`. It generates nothing itself and compares no references."""

    def translates(self, _source_lang: str, _target_lang: str) -> bool:
        """True: which pairs a checkpoint knows shows when it is used."""
        return True

    def assess(self, pairs: Sequence[Pair], *, source_lang: str, target_lang: str) -> list[Assessment]:
        """Re-translations where they are wanted, and the tokens of each translation that is not too long.

        Raises as :meth:`translate` does.
        """
        languages = {"source_lang": source_lang, "target_lang": target_lang}
        made = iter(self.translate([pair.source for pair in pairs if pair.retranslate], **languages))
        questions = [Question(pair.source, pair.translation) for pair in pairs if pair.translation]
        scored = iter(HfScorer(self).score(questions, **languages))
        return [
            Assessment(next(made) if pair.retranslate else None, next(scored) if pair.translation else ())
            for pair in pairs
        ]

    def paraphrase(self, pairs: Sequence[Pair], *, target_lang: str) -> list[Assessment]:  # noqa: ARG002
        """Nothing: no checkpoint's probabilities were measured for that."""
        return [Assessment(None) for _ in pairs]

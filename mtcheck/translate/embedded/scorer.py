"""The embedded model as a scorer: the same int8 weights that translate, one pass per text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.errors import LanguagePairError, TranslatorError
from mtcheck.translate.contract import unheard
from mtcheck.translate.embedded.prompt import END, backward_prompt
from mtcheck.translate.embedded.training import training
from mtcheck.translate.prepare import first_line, is_out_of_memory
from mtcheck.translate.scorer import Question, Token, with_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.translate.contract import Found
    from mtcheck.translate.embedded.int8 import Int8Decoder
    from mtcheck.translate.embedded.translator import EmbeddedTranslator

__all__ = ["EmbeddedScorer"]

_ALONE: Final = "<|endoftext|>"
"""The base's tokens before a text without a source."""
_MOST_TOKENS: Final = 1024
"""The most tokens of prompt and text; longer questions are not answered."""


class EmbeddedScorer:
    """Scores translations between Serbo-Croatian and English; loaded at the first question."""

    unconditional = True
    both_ways = True

    def __init__(self, translator: EmbeddedTranslator) -> None:
        self._translator = translator
        self.name = translator.name
        self.fingerprint = translator.fingerprint

    def score(
        self,
        questions: Sequence[Question],
        *,
        source_lang: str,
        target_lang: str,
        found: Found[tuple[Token, ...]] = unheard,
    ) -> list[tuple[Token, ...]]:
        """See :class:`mtcheck.translate.scorer.Scorer`.

        Raises :class:`mtcheck.errors.LanguagePairError` for any pair but Serbo-Croatian and English.
        """
        forward = training().reads(source_lang) and training().writes(target_lang)
        if not forward and not (training().reads(target_lang) and training().writes(source_lang)):
            *others, last = training().tags
            raise LanguagePairError(
                f"the embedded model scores {', '.join(others)} and {last} to {training().target} and back, "
                f"not {source_lang} to {target_lang}"
            )
        if not questions:
            return []
        tokenizer, engine = self._translator.loaded()
        asked: list[list[int]] = []
        places: list[list[tuple[int, int]]] = []
        end = tokenizer.encode(END).ids
        for question in questions:
            text = tokenizer.encode(question.text)
            if question.source is None:
                before = _ALONE
            elif forward:
                before = self._translator.prompt(question.source)
            else:
                before = backward_prompt(question.source, training().name(target_lang))
            asked.append([*tokenizer.encode(before).ids, *text.ids, *end])
            places.append([*text.offsets, (len(question.text), len(question.text))])
        answerable = [number for number, tokens in enumerate(asked) if len(tokens) <= _MOST_TOKENS]
        answers: list[tuple[Token, ...]] = [()] * len(questions)

        def keep(place: int, values: list[float]) -> None:
            number = answerable[place]
            answers[number] = with_places(values, places[number])
            found(number, answers[number])

        some = [asked[number] for number in answerable]
        _run(engine, some, [len(asked[number]) - len(places[number]) for number in answerable], keep)
        return answers


def _run(engine: Int8Decoder, asked: list[list[int]], given: list[int], found: Found[list[float]]) -> None:
    """Log-probabilities of every token after the given ones; the batch is halved as long as memory runs out."""
    if not asked:
        return
    try:
        engine.score(asked, given, found)
        return  # noqa: TRY300 - what follows must not hold on to the memory of the attempt
    except (MemoryError, RuntimeError) as error:
        if not is_out_of_memory(error):
            raise TranslatorError(f"the embedded model failed while scoring: {first_line(error)}") from error
        if len(asked) == 1:
            raise TranslatorError("not enough memory to score with the embedded model: it needs 3 GB") from error
    middle = len(asked) // 2
    _run(engine, asked[:middle], given[:middle], found)
    _run(engine, asked[middle:], given[middle:], lambda place, values: found(place + middle, values))

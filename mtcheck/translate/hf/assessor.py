"""A transformers checkpoint that translates and scores given translations, with one set of weights.

Each source is read once for both: an encoder's states, or the keys and values of a causal model's prompt, are shared.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from mtcheck.translate.contract import unheard
from mtcheck.translate.hf.scorer import LOGITS, HfScorer, pad, read_off
from mtcheck.translate.hf.translator import HfTranslator
from mtcheck.translate.scorer import Assessment, Question, with_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from torch import Tensor

    from mtcheck.translate.contract import Found
    from mtcheck.translate.hf.scorer import Forced, Span
    from mtcheck.translate.scorer import Pair, Token

__all__ = ["HfAssessor"]

_SCALED: Final = ("final_logit_softcapping", "logit_scale", "logits_scaling")
"""Settings of models that do more with a state than multiply it, which score separately."""


class _Known:
    """The answers for each pair so far. A pair is handed over once, when all of its answers are there."""

    def __init__(
        self, to_translate: Iterable[int], to_score: Mapping[int, Sequence[Span]], found: Found[Assessment]
    ) -> None:
        self.tokens: dict[int, tuple[Token, ...]] = {}
        self._texts: dict[int, str] = {}
        self._places = to_score
        self._missing = Counter([*to_translate, *to_score])
        self._found = found

    def translated(self, number: int, text: str) -> None:
        """Add a re-translation."""
        self._texts[number] = text
        self._count(number)

    def scored(self, number: int, values: Sequence[float]) -> None:
        """Add log-probabilities; a batch that runs out of memory is scored a second time."""
        again = number in self.tokens
        self.tokens[number] = with_places(values, self._places[number])
        if not again:
            self._count(number)

    def assessment(self, number: int) -> Assessment:
        """The answers for a pair."""
        return Assessment(self._texts.get(number), self.tokens.get(number, ()))

    def _count(self, number: int) -> None:
        self._missing[number] -= 1
        if not self._missing[number]:
            self._found(number, self.assessment(number))


class HfAssessor(HfTranslator):
    """See :class:`mtcheck.translate.scorer.Assessor`. It generates nothing itself and compares no references."""

    def __init__(self, model: str | Path) -> None:
        super().__init__(model)
        self._waiting: dict[tuple[int, ...], Forced] = {}
        self._scored: Found[list[float]] = unheard

    def translates(self, _source_lang: str, _target_lang: str) -> bool:
        """True: which pairs a checkpoint supports only shows in use."""
        return True

    def assess(
        self, pairs: Sequence[Pair], *, source_lang: str, target_lang: str, found: Found[Assessment] = unheard
    ) -> list[Assessment]:
        """Re-translations where requested, and the tokens of each translation that is not too long.

        Raises as :meth:`translate` does.
        """
        languages = {"source_lang": source_lang, "target_lang": target_lang}
        scored = [number for number, pair in enumerate(pairs) if pair.translation]
        questions = [Question(pairs[number].source, pairs[number].translation or "") for number in scored]
        sources = {number: pair.source for number, pair in enumerate(pairs) if pair.retranslate}
        scorer = HfScorer(self)
        items, places = scorer.forced(questions, **languages) if questions else ([], {})
        known = _Known(sources, {scored[place]: spans for place, spans in places.items()}, found)

        def keep_values(place: int, values: list[float]) -> None:
            known.scored(scored[place], values)

        numbers = list(sources)
        self._waiting = {item.asked: item for item in reversed(items) if scored[item.number] in sources}
        self._scored = keep_values
        try:
            self.translate(
                list(sources.values()),
                **languages,
                found=lambda place, text: known.translated(numbers[place], text),
            )
        finally:
            self._waiting, self._scored = {}, unheard
        scorer.answers([item for item in items if scored[item.number] not in known.tokens], keep_values)
        return [known.assessment(number) for number in range(len(pairs))]

    def paraphrase(
        self,
        pairs: Sequence[Pair],
        *,
        target_lang: str,  # noqa: ARG002
        found: Found[Assessment] = unheard,  # noqa: ARG002
    ) -> list[Assessment]:
        """No results: no checkpoint's probabilities were measured for that."""
        return [Assessment(None) for _ in pairs]

    def _read_before(self, inputs: Mapping[str, Any]) -> Mapping[str, Any]:
        """The model's states for a batch of sources, after scoring the translations of these sources."""
        rows = [
            self._waiting.get(tuple(ids[mask.bool()].tolist()))
            for ids, mask in zip(inputs["input_ids"], inputs["attention_mask"], strict=True)
        ]
        if not any(rows):
            return {}
        return self._read_by_encoder(inputs, rows) if self.checkpoint.seq2seq else self._read_as_prompts(inputs, rows)

    def _read_by_encoder(self, inputs: Mapping[str, Any], rows: Sequence[Forced | None]) -> Mapping[str, Any]:
        from transformers.modeling_outputs import BaseModelOutput

        mask = inputs["attention_mask"]
        states = self._model.get_encoder()(input_ids=inputs["input_ids"], attention_mask=mask).last_hidden_state
        for some in self._in_batches(rows):
            target = pad([item.target[:-1] for _, item in some])
            places = [row for row, _ in some]
            logits = self._model(
                encoder_outputs=BaseModelOutput(states[places]),
                attention_mask=mask[places],
                decoder_input_ids=target,
                use_cache=False,
            ).logits
            for own, (_, item) in zip(logits, some, strict=True):
                self._scored(item.number, read_off(own, item, 0))
        return {"encoder_outputs": BaseModelOutput(states)}

    def _read_as_prompts(self, inputs: Mapping[str, Any], rows: Sequence[Forced | None]) -> Mapping[str, Any]:
        import torch
        from transformers import DynamicCache

        if any(getattr(self._model.config, name, None) for name in _SCALED):
            return {}
        ids, mask = inputs["input_ids"], inputs["attention_mask"]
        prompts = ids.shape[1]
        text = pad([(item.target[item.given : -1] if item else []) or [0] for item in rows])
        whole = torch.cat([mask, mask.new_ones(text.shape)], 1)
        read = self._model.base_model(
            input_ids=torch.cat([ids, text], 1),
            attention_mask=whole,
            position_ids=(whole.cumsum(1) - 1).clamp(min=0),
            past_key_values=DynamicCache(),
            use_cache=True,
        )
        head = self._model.get_output_embeddings()
        for some in self._in_batches(rows):
            for row, item in some:
                states: Tensor = read.last_hidden_state[row, prompts - 1 : prompts + len(item.target) - item.given]
                self._scored(item.number, read_off(head(states), item, item.given - 1))
        try:
            read.past_key_values.crop(prompts - 1)  # generation begins with the prompt's last token
        except (NotImplementedError, ValueError):  # a window that slid past the prompt
            return {}
        return {"past_key_values": read.past_key_values}

    def _in_batches(self, rows: Sequence[Forced | None]) -> list[list[tuple[int, Forced]]]:
        """The rows with forced texts, in batches whose logits are within the bound."""
        batches: list[list[tuple[int, Forced]]] = [[]]
        for row, item in enumerate(rows):
            if item is None:
                continue
            longest = max(len(each.target) for _, each in [*batches[-1], (row, item)])
            if batches[-1] and (len(batches[-1]) + 1) * longest * int(self._model.config.vocab_size) * 4 > LOGITS:
                batches.append([])
            batches[-1].append((row, item))
        return batches

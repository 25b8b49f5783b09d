"""A transformers checkpoint that translates and scores given translations, with one set of weights.

Each source is read once for both: an encoder's states, or the keys and values of a causal model's prompt, are shared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mtcheck.translate.hf.scorer import LOGITS, HfScorer, pad, read_off
from mtcheck.translate.hf.translator import HfTranslator
from mtcheck.translate.scorer import Assessment, Question, with_places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from torch import Tensor

    from mtcheck.translate.hf.scorer import Forced
    from mtcheck.translate.scorer import Pair

__all__ = ["HfAssessor"]

_SCALED: Final = ("final_logit_softcapping", "logit_scale", "logits_scaling")
"""Settings of models that do more with a state than multiply it, which score separately."""


class HfAssessor(HfTranslator):
    """See :class:`mtcheck.translate.scorer.Assessor`. It generates nothing itself and compares no references."""

    def __init__(self, model: str | Path) -> None:
        super().__init__(model)
        self._waiting: dict[tuple[int, ...], Forced] = {}
        self._answers: dict[int, list[float]] = {}

    def translates(self, _source_lang: str, _target_lang: str) -> bool:
        """True: which pairs a checkpoint supports only shows in use."""
        return True

    def assess(self, pairs: Sequence[Pair], *, source_lang: str, target_lang: str) -> list[Assessment]:
        """Re-translations where requested, and the tokens of each translation that is not too long.

        Raises as :meth:`translate` does.
        """
        languages = {"source_lang": source_lang, "target_lang": target_lang}
        scored = [number for number, pair in enumerate(pairs) if pair.translation]
        questions = [Question(pairs[number].source, pairs[number].translation or "") for number in scored]
        sources = {number: pair.source for number, pair in enumerate(pairs) if pair.retranslate}
        scorer = HfScorer(self)
        items, places = scorer.forced(questions, **languages) if questions else ([], {})
        self._waiting = {item.asked: item for item in reversed(items) if scored[item.number] in sources}
        try:
            made = dict(zip(sources, self.translate(list(sources.values()), **languages), strict=True))
            found = self._answers
        finally:
            self._waiting, self._answers = {}, {}
        found |= scorer.answers([item for item in items if item.number not in found])
        tokens = {scored[number]: with_places(values, places[number]) for number, values in found.items()}
        return [Assessment(made.get(number), tokens.get(number, ())) for number in range(len(pairs))]

    def paraphrase(self, pairs: Sequence[Pair], *, target_lang: str) -> list[Assessment]:  # noqa: ARG002
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
                self._answers[item.number] = read_off(own, item, 0)
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
                self._answers[item.number] = read_off(head(states), item, item.given - 1)
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

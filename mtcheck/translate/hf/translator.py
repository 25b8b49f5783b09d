"""Any transformers checkpoint as a translator: sequence-to-sequence models, and causal ones by a prompt.

It supports Marian, NLLB, M2M-100, MADLAD, mBART and similar models; only safetensors, on the CPU, never with a model's
own code, and never from the network.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from mtcheck.errors import TranslatorError
from mtcheck.languages.language import language_for, primary
from mtcheck.model import Trust
from mtcheck.translate.clauses import in_parts
from mtcheck.translate.contract import unheard
from mtcheck.translate.hf.beam import FAMILIES, beam_search
from mtcheck.translate.hf.beam_memory import share_memory
from mtcheck.translate.hf.loading import load_model
from mtcheck.translate.hub.checkpoint import find_checkpoint
from mtcheck.translate.loops import cut_loop, is_loop
from mtcheck.translate.prepare import first_line, is_out_of_memory, load_tokenizer, prepare_pair
from mtcheck.translate.product import ROUNDING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mtcheck.translate.contract import Found

__all__ = ["HfTranslator", "english_name"]

_BATCH: Final = 2048
"""Source tokens per batch, padding included."""
_BEAM: Final = 4
"""The beams for sequence-to-sequence models, which were published with beams of 4 to 6; causal ones decode greedily."""
_MARGIN: Final = 16
"""How many tokens more than twice its source's a translation may have."""


class HfTranslator:
    """Translates with a checkpoint, by folder or hub id; its weights are loaded at the first sentence.

    Raises :class:`mtcheck.errors.ModelNotFoundError` and :class:`mtcheck.errors.ModelRejectedError`.
    """

    trust = Trust.LOW

    def __init__(self, model: str | Path) -> None:
        self.checkpoint = find_checkpoint(model)
        self.name = f"hf:{self.checkpoint.named}"
        self._tokenizer: Any = None
        self._model: Any = None

    @property
    def fingerprint(self) -> str:
        """The checkpoint's, combined with the rounding and decoding options."""
        how = f"beam={_BEAM}" if self.checkpoint.seq2seq else f"greedy {_instruction('', '', '')!r}"
        return f"hf {ROUNDING} {how} {self.checkpoint.fingerprint}"

    def asked(self, sentence: str, _source_lang: str) -> str:
        """The sentence itself; the prompt has nothing else."""
        return sentence

    def translate(
        self, sentences: Sequence[str], *, source_lang: str, target_lang: str, found: Found[str] = unheard
    ) -> list[str]:
        """One translation per sentence; what is longer than the model's limit is translated in clauses.

        Raises :class:`mtcheck.errors.LanguagePairError` and :class:`mtcheck.errors.TranslatorError`.
        """
        if not any(sentences):
            return list(sentences)
        self._load()
        if self.checkpoint.seq2seq:
            sample = " ".join(sentences[:20])
            pair = prepare_pair(
                self.checkpoint, self._tokenizer, sample, source_lang=source_lang, target_lang=target_lang
            )
            pair.apply(self._tokenizer)
            options = {"num_beams": _BEAM, "early_stopping": True}
            if pair.first_token is not None:
                options["forced_bos_token_id"] = pair.first_token

            def asked(text: str) -> str:
                return pair.prefix + text
        else:
            options = {"num_beams": 1}

            def asked(text: str) -> str:
                return self.prompt(text, source_lang, target_lang)

        limit = self._limit()
        return in_parts(
            sentences,
            lambda text: self._length(asked(text)) <= limit,
            lambda texts, keep: self._translate_parts([asked(text) for text in texts], options, keep),
            found,
        )

    def loaded(self) -> tuple[Any, Any]:
        """The tokenizer and the model, loaded if necessary: scoring uses the same weights as translation."""
        self._load()
        return self._tokenizer, self._model

    def prompt(self, text: str, source_lang: str, target_lang: str) -> str:
        """The prompt of a causal model, up to where its translation begins; the weights must be loaded.

        The model's control tokens are split if they occur in the text, so that it stays plain text.
        """
        for token in self._control_tokens:
            text = text.replace(token, f"{token[0]} {token[1:]}")
        return self._causal_prompt(_instruction(text, source_lang, target_lang))

    def _translate_parts(self, asked: list[str], options: dict[str, Any], found: Found[str]) -> list[str]:
        lengths = [self._length(text) for text in asked]
        order = sorted(range(len(asked)), key=lengths.__getitem__)
        answers: dict[int, str] = {}
        batch: list[int] = []
        for number in [*order, None]:
            if batch and (number is None or (len(batch) + 1) * lengths[number] > _BATCH):
                for item, answer in zip(batch, self._decode([asked[item] for item in batch], options), strict=True):
                    answers[item] = self._without_loop(asked[item], answer, options)
                    found(item, answers[item])
                batch = []
            if number is not None:
                batch.append(number)
        return [answers[number] for number in range(len(asked))]

    def _without_loop(self, asked: str, answer: str, options: dict[str, Any]) -> str:
        """The answer, or another one if it repeats itself."""
        if not is_loop(answer):
            return answer
        (again,) = self._decode([asked], options | {"no_repeat_ngram_size": 4})
        return cut_loop(again)

    def _decode(self, asked: list[str], options: dict[str, Any]) -> list[str]:
        """The model's answers; the batch is halved as long as memory runs out."""
        import torch

        try:
            with torch.inference_mode():
                return self._generate(asked, options)
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise TranslatorError(f"{self.name} failed: {first_line(error)}") from error
            if len(asked) == 1:
                raise TranslatorError(
                    f"not enough memory for {self.name}: close other programs or choose a smaller model"
                ) from error
        half = len(asked) // 2
        return self._decode(asked[:half], options) + self._decode(asked[half:], options)

    def _generate(self, asked: list[str], options: dict[str, Any]) -> list[str]:
        seq2seq = self.checkpoint.seq2seq
        inputs = self._tokenizer(
            asked,
            return_tensors="pt",
            padding=True,
            padding_side="right" if seq2seq else "left",
            add_special_tokens=seq2seq,
            return_token_type_ids=False,
        )
        length = inputs["input_ids"].shape[1]
        room = self._positions() - (0 if seq2seq else length)
        bounds = [max(1, min(room - 1, 2 * int(own) + _MARGIN)) for own in inputs["attention_mask"].sum(1)]
        if seq2seq and self.checkpoint.family in FAMILIES:
            options = options | {"custom_generate": beam_search, "bounds": bounds}
        options = {**options, **self._read_before(inputs)}
        made = self._model.generate(**inputs, max_new_tokens=max(bounds), do_sample=False, **options)
        given = length if not seq2seq else 2 if "forced_bos_token_id" in options else 1
        return [str(text).strip() for text in self._tokenizer.batch_decode(made[:, given:], skip_special_tokens=True)]

    def _read_before(self, _inputs: Mapping[str, Any]) -> Mapping[str, Any]:
        """The model's existing states for a batch, as options for its ``generate``."""
        return {}

    def _load(self) -> None:
        if self._model is not None:
            return
        import torch

        torch.set_num_threads(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
        tokenizer = load_tokenizer(self.checkpoint)
        if tokenizer.pad_token_id is None:
            tokenizer.pad_token = tokenizer.eos_token
        model = load_model(self.checkpoint)
        model.generation_config.max_length = None
        if self.checkpoint.family in FAMILIES:
            share_memory(model)
        self._tokenizer, self._model = tokenizer, model

    @cached_property
    def _control_tokens(self) -> tuple[str, ...]:
        added = self._tokenizer.added_tokens_decoder.values()
        return tuple(token.content for token in added if token.special and len(token.content) > 1)

    def _length(self, text: str) -> int:
        return len(self._tokenizer(text)["input_ids"])

    def _positions(self) -> int:
        """The longest sequence that the model has positions for; T5's relative ones are unbounded, but it was trained
        with 512."""
        return int(getattr(self._model.config, "max_position_embeddings", 0) or 512)

    def _limit(self) -> int:
        """The longest source: a causal model's translation needs the room after it."""
        positions = self._positions()
        return positions - _MARGIN if self.checkpoint.seq2seq else max(1, (positions - _MARGIN) // 3)

    def _causal_prompt(self, text: str) -> str:
        if self._tokenizer.chat_template:
            turns = [{"role": "user", "content": text}]
            return str(self._tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True))
        return f"{text}\n\n"


def _instruction(text: str, source_lang: str, target_lang: str) -> str:
    """The prompt of a causal model."""
    if not source_lang:
        return text
    return (
        f"Translate this sentence from {english_name(source_lang)} into {english_name(target_lang)}. "
        f"Answer with the translation only.\n{text}"
    )


def english_name(tag: str) -> str:
    """The English name of the language of a BCP 47 tag; the tag itself if there is none."""
    name = language_for(tag).name
    return tag if name == primary(tag) else name

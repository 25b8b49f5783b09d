"""The embedded model: Serbo-Croatian to English with nothing but installed packages.

Qwen2.5-Coder-1.5B-Instruct out of packages, our adapter (``weights/hbs-en``) merged into it, both converted once
to 8-bit integers for CTranslate2 in the user's cache, decoded greedily.
"""

from __future__ import annotations

import json
import os
import shutil
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mtcheck.errors import LanguagePairError, ModelNotFoundError, ModelRejectedError, TranslatorError
from mtcheck.locales.language import group
from mtcheck.locales.script import to_latin
from mtcheck.model import Trust
from mtcheck.translate.adapter import load_adapter, merge
from mtcheck.translate.clauses import in_parts
from mtcheck.translate.loops import cut_loop, is_loop, longest_answer
from mtcheck.translate.packaged import BASE_SHA256, base_checkpoint
from mtcheck.translate.prompt import END, adapted_prompt, base_prompt
from mtcheck.translate.store import advance, build_once, quiet_unless_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["ADAPTER", "EmbeddedTranslator"]

ADAPTER: Final = Path(__file__).resolve().parent / "weights" / "hbs-en"
"""The adapter that ships with mtcheck."""
_LIMIT: Final = 400
"""Tokens of a sentence above which it is translated in parts; the adapter saw none longer than 320."""
_BATCH: Final = 1024
"""Prompt tokens decoded together, padding included; CTranslate2 keeps 0.6 MB of logits for each while it reads them."""


class EmbeddedTranslator:
    """Translates with the embedded model; it is prepared and loaded for the first sentence.

    ``adapter`` None leaves the base as it is, for comparison. ``names`` maps names as they may stand in a sentence to
    how they are to be written, see :meth:`with_names`.
    """

    trust = Trust.LOW

    def __init__(
        self, *, adapter: Path | None = ADAPTER, names: Mapping[str, str] | None = None, _model: _Model | None = None
    ) -> None:
        self._names = {to_latin(form): name for form, name in (names or {}).items()}
        self._model = _model or _Model(
            None if adapter == ADAPTER and not any(ADAPTER.glob("*.safetensors")) else adapter
        )

    @property
    def name(self) -> str:
        """``embedded``, or ``embedded+names`` where it was told how names are written."""
        return "embedded+names" if self._names else "embedded"

    @property
    def fingerprint(self) -> str:
        """Identifies base, adapter, prompt and names; known without loading any weights."""
        names = json.dumps(self._names, ensure_ascii=False, sort_keys=True) if self._names else ""
        return f"embedded int8 greedy {self._model.id} {self._model.prompt('')!r} {names}".strip()

    def with_names(self, names: Mapping[str, str]) -> EmbeddedTranslator:
        """The same translator, told how names are to be written: ``{"Dmitrom Kulebom": "Dmytro Kuleba"}``.

        A name is told with each sentence in which its form stands as it is. What then agrees with the names is no
        independent witness for them.
        """
        return EmbeddedTranslator(names=names, _model=self._model)

    def translate(self, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
        """One translation per sentence. Cyrillic is read as Latin; what is very long is translated in clauses.

        Raises :class:`mtcheck.errors.LanguagePairError` for another pair, and
        :class:`mtcheck.errors.TranslatorError` where the model cannot be prepared or runs out of memory.
        """
        if (group(source_lang), group(target_lang)) != ("hbs", "en"):
            raise LanguagePairError(
                f"the embedded model translates sr, hr, bs and cnr to en, not {source_lang} to {target_lang}"
            )
        if not any(sentences):
            return list(sentences)
        model = self._model
        latin = [to_latin(sentence) for sentence in sentences]
        return in_parts(latin, lambda text: model.length(text) <= _LIMIT, self._translate_parts)

    def loaded(self) -> tuple[Any, Any]:
        """The tokenizer and the engine, loaded if they were not: what scores asks the weights that translate."""
        return self._model._tokenizer, self._model._engine  # noqa: SLF001 - defined below

    def prompt(self, sentence: str) -> str:
        """What the model is asked for a sentence, up to where its translation begins."""
        return self._model.prompt(to_latin(sentence))

    def _translate_parts(self, parts: list[str]) -> list[str]:
        model = self._model
        asked = [
            model.prompt(part, {form: name for form, name in self._names.items() if form in part}) for part in parts
        ]
        order = sorted(range(len(parts)), key=lambda number: model.length(parts[number]))
        answers: dict[int, str] = {}
        with advance("translating", len(parts)) as done:
            for some in _batches(order, [model.length(text) for text in asked]):
                bound = longest_answer(model.length(parts[some[-1]]))
                answers |= zip(some, model.decode([asked[number] for number in some], bound), strict=True)
                done(len(answers))
        stuck = [n for n, answer in answers.items() if is_loop(answer)]
        if stuck:
            bound = longest_answer(max(model.length(parts[n]) for n in stuck))
            again = model.decode([asked[n] for n in stuck], bound, no_repeat_ngram_size=4)
            answers |= {n: cut_loop(answer) for n, answer in zip(stuck, again, strict=True)}
        return [answers[number] for number in range(len(parts))]


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """The numbers in order, in runs that keep within ``_BATCH`` tokens when padded to their longest."""
    batch: list[int] = []
    longest = 0
    for number in order:
        longest = max(longest, lengths[number])
        if batch and (len(batch) + 1) * longest > _BATCH:
            yield batch
            batch, longest = [], lengths[number]
        batch.append(number)
    yield batch


class _Model:
    """The converted model, and the prompt that it was trained for."""

    def __init__(self, adapter: Path | None) -> None:
        self._adapter = None if adapter is None else load_adapter(adapter)
        self.prompt = base_prompt if self._adapter is None else adapted_prompt
        self.id = BASE_SHA256[:12] + ("" if self._adapter is None else f"-{self._adapter.sha256[:12]}")

    def length(self, text: str) -> int:
        """How many tokens a text has."""
        return len(self._tokenizer.encode(text).ids)

    def decode(self, prompts: list[str], bound: int, **options: object) -> list[str]:
        """What the model answers, at most ``bound`` tokens each; the batch is halved while memory runs out.

        Raises :class:`mtcheck.errors.TranslatorError`.
        """
        try:
            results = self._engine.generate_batch(
                [self._tokenizer.encode(prompt).tokens for prompt in prompts],
                sampling_topk=1,
                max_length=bound,
                include_prompt_in_result=False,
                end_token=END,
                **options,
            )
        except (MemoryError, RuntimeError) as error:
            if not isinstance(error, MemoryError) and "alloc" not in str(error) and "memory" not in str(error):
                raise TranslatorError(f"the embedded model failed: {error}") from error
            if len(prompts) == 1:
                raise TranslatorError("not enough memory for the embedded model: it needs 2.5 GB") from error
            half = len(prompts) // 2
            return self.decode(prompts[:half], bound, **options) + self.decode(prompts[half:], bound, **options)
        return [self._tokenizer.decode(result.sequences_ids[0]).strip() for result in results]

    @cached_property
    def _folder(self) -> Path:
        return build_once(f"embedded-{self.id}-int8", self._convert)

    @cached_property
    def _tokenizer(self) -> Any:  # noqa: ANN401
        import tokenizers

        return tokenizers.Tokenizer.from_file(str(self._folder / "tokenizer.json"))

    @cached_property
    def _engine(self) -> Any:  # noqa: ANN401
        import ctranslate2

        threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        try:
            return ctranslate2.Generator(str(self._folder), compute_type="int8", intra_threads=threads)
        except RuntimeError as error:
            raise ModelRejectedError(f"{self._folder} cannot be loaded ({error}): delete this folder") from error

    def _convert(self, folder: Path) -> None:
        """Merge the adapter into the base, and convert both to int8."""
        quiet_unless_terminal()
        try:
            from ctranslate2.converters import TransformersConverter
        except ImportError as error:
            raise ModelNotFoundError("the embedded model needs CTranslate2: pip install 'mtcheck[embedded]'") from error
        base, adapter = base_checkpoint(), self._adapter

        class Converter(TransformersConverter):  # type: ignore[misc]
            def load_model(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
                model = super().load_model(*args, **kwargs)
                if adapter is not None:
                    merge(model, adapter, BASE_SHA256)
                return model

        Converter(str(base)).convert(str(folder), quantization="int8", force=True)
        shutil.copyfile(base / "tokenizer.json", folder / "tokenizer.json")

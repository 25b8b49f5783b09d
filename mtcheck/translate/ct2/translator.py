"""CTranslate2: the same checkpoints, converted once to 8-bit integers, several times as fast on a CPU.

A conversion is kept in the user's cache directory under the checkpoint's fingerprint. It is made beside its place and
moved there when complete, so that a second or interrupted process leaves nothing half-made.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from mtcheck.errors import ModelNotFoundError, ModelRejectedError, TranslatorError
from mtcheck.model import Trust
from mtcheck.translate.clauses import in_parts
from mtcheck.translate.contract import unheard
from mtcheck.translate.hf.loading import refuse_incomplete
from mtcheck.translate.hub.checkpoint import find_checkpoint
from mtcheck.translate.hub.store import build_once
from mtcheck.translate.prepare import first_line, is_out_of_memory, load_tokenizer, prepare_pair

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mtcheck.translate.contract import Found
    from mtcheck.translate.hub.checkpoint import Checkpoint

__all__ = ["Ct2Translator", "convert"]

_GROUP: Final = 32
"""Sentences decoded together at most."""
_WORKERS: Final = 4
"""Groups decoded at the same time at most, each by its share of the processor's cores."""
_BEAM: Final = 4
_MARGIN: Final = 16
"""How many tokens more than twice its source's a translation may have."""


class Ct2Translator:
    """Translates with a sequence-to-sequence checkpoint, by folder or hub id, through CTranslate2 int8.

    Raises :class:`mtcheck.errors.ModelNotFoundError` and :class:`mtcheck.errors.ModelRejectedError`.
    """

    trust = Trust.LOW

    def __init__(self, model: str | Path) -> None:
        self.checkpoint = find_checkpoint(model)
        if not self.checkpoint.seq2seq:
            raise ModelRejectedError(f"ct2 takes encoder-decoder models: use hf:{model} for this causal one")
        self.name = f"ct2:{self.checkpoint.named}"
        self._tokenizer: Any = None
        self._engine: Any = None
        self._workers = 1

    @property
    def fingerprint(self) -> str:
        """The checkpoint's, combined with the decoding options."""
        return f"ct2 int8 beam={_BEAM} {self.checkpoint.fingerprint}"

    def asked(self, sentence: str, _source_lang: str) -> str:
        """The sentence itself; the prompt has nothing else."""
        return sentence

    def translate(
        self, sentences: Sequence[str], *, source_lang: str, target_lang: str, found: Found[str] = unheard
    ) -> list[str]:
        """One translation per sentence; what is longer than the model's limit is translated in clauses.

        Raises :class:`mtcheck.errors.LanguagePairError` and :class:`mtcheck.errors.TranslatorError`.
        """
        if not sentences:
            return []
        self._load()
        pair = prepare_pair(
            self.checkpoint,
            self._tokenizer,
            " ".join(sentences[:20]),
            source_lang=source_lang,
            target_lang=target_lang,
        )
        pair.apply(self._tokenizer)
        limit = int(self.checkpoint.config.get("max_position_embeddings") or 512) - _MARGIN
        first = None if pair.first_token is None else self._tokenizer.convert_ids_to_tokens(pair.first_token)

        def tokens(text: str) -> list[str]:
            ids = self._tokenizer(pair.prefix + text)["input_ids"]
            return list(self._tokenizer.convert_ids_to_tokens(ids))

        return in_parts(
            sentences,
            lambda text: len(tokens(text)) <= limit,
            lambda texts, keep: self._translate_parts([tokens(text) for text in texts], first, limit, keep),
            found,
        )

    def _translate_parts(self, sources: list[list[str]], first: str | None, limit: int, found: Found[str]) -> list[str]:
        """Translate in groups of similar length, so that no sentence waits for a much longer one; the longest come
        first."""
        order = sorted(range(len(sources)), key=lambda number: -len(sources[number]))
        size = max(1, min(_GROUP, -(-len(order) // self._workers)))
        groups = [order[start : start + size] for start in range(0, len(order), size)]
        with ThreadPoolExecutor(self._workers) as pool:
            made = pool.map(lambda group: self._decode([sources[n] for n in group], first, limit), groups)
            answers = {}
            for number, answer in zip(chain(*groups), chain.from_iterable(made), strict=True):
                answers[number] = answer
                found(number, answer)
        return [answers[number] for number in range(len(sources))]

    def _decode(self, sources: list[list[str]], first: str | None, limit: int) -> list[str]:
        """Decode one group; it is halved as long as memory runs out."""
        longest = max(map(len, sources))
        try:
            results = self._engine.translate_batch(
                sources,
                target_prefix=[[first]] * len(sources) if first else None,
                beam_size=_BEAM,
                max_input_length=0,
                max_decoding_length=min(limit, 2 * longest + _MARGIN),
            )
        except (MemoryError, RuntimeError) as error:
            if len(sources) > 1 and is_out_of_memory(error):
                middle = len(sources) // 2
                return self._decode(sources[:middle], first, limit) + self._decode(sources[middle:], first, limit)
            raise TranslatorError(f"{self.name} failed: {first_line(error)}") from error
        return [self._text(result.hypotheses[0][1 if first else 0 :]) for result in results]

    def _text(self, tokens: list[str]) -> str:
        ids = self._tokenizer.convert_tokens_to_ids(tokens)
        return str(self._tokenizer.decode(ids, skip_special_tokens=True)).strip()

    def _load(self) -> None:
        if self._engine is not None:
            return
        place = convert(self.checkpoint)
        import ctranslate2

        self._tokenizer = load_tokenizer(self.checkpoint)
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        self._workers = min(cores, _WORKERS)
        try:
            # Creating it sets how many cores OpenMP, and so torch, may use in the creating thread.
            with ThreadPoolExecutor(1) as pool:
                self._engine = pool.submit(
                    ctranslate2.Translator,
                    str(place),
                    compute_type="int8",
                    inter_threads=self._workers,
                    intra_threads=cores // self._workers,
                ).result()
        except (MemoryError, RuntimeError) as error:
            if is_out_of_memory(error):
                raise TranslatorError(f"not enough memory to load {self.name}: choose a smaller model") from error
            raise ModelRejectedError(f"{place} cannot be loaded ({first_line(error)}): delete this folder") from error


def convert(checkpoint: Checkpoint) -> Path:
    """The checkpoint as CTranslate2 int8, converted if necessary: about a minute per billion weights.

    Raises :class:`mtcheck.errors.ModelNotFoundError` without CTranslate2,
    :class:`mtcheck.errors.ModelRejectedError` for an unknown architecture, and
    :class:`mtcheck.errors.TranslatorError` if the conversion cannot be written.
    """

    def build(folder: Path) -> None:
        from safetensors import SafetensorError

        try:
            _converter(checkpoint.folder).convert(str(folder), quantization="int8", force=True)
        except ImportError as error:
            raise ModelNotFoundError("CTranslate2 is not installed: `pip install 'mtcheck[ct2]'`") from error
        except ModelRejectedError:
            raise
        except SafetensorError as error:
            raise ModelRejectedError(f"{checkpoint.folder} cannot be loaded: {first_line(error)}") from error
        except Exception as error:  # the converter raises anything for an unknown architecture
            of_disk = isinstance(error, OSError) and error.errno is not None  # not transformers' own
            if of_disk or is_out_of_memory(error):
                raise
            raise ModelRejectedError(
                f"CTranslate2 cannot convert {checkpoint.name} ({first_line(error)}): use hf:{checkpoint.name} instead"
            ) from error

    return build_once(f"ct2-int8-{checkpoint.fingerprint[:32]}", build)


def _converter(folder: Path) -> Any:  # noqa: ANN401
    """CTranslate2's converter, with the language tokens that M2M-100's tokenizer keeps outside its vocabulary.

    CTranslate2 4.8 looks for them where transformers 4 had them.
    """
    from ctranslate2.converters import TransformersConverter

    class Converter(TransformersConverter):  # type: ignore[misc]
        def load_model(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            model, loaded = super().load_model(
                *args, **kwargs, use_safetensors=True, local_files_only=True, output_loading_info=True
            )
            refuse_incomplete(folder, loaded)
            return model

        def load_tokenizer(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            tokenizer = super().load_tokenizer(*args, **kwargs)
            languages = getattr(tokenizer, "lang_token_to_id", None)
            if languages:
                vocabulary = {**tokenizer.get_vocab(), **languages}
                tokenizer.get_vocab = lambda: vocabulary
            return tokenizer

    return Converter(str(folder), low_cpu_mem_usage=True)

"""The embedded model: Serbo-Croatian to English with nothing but installed packages.

Qwen2.5-Coder-1.5B-Instruct out of packages, our adapter (``weights/hbs-en``) merged into it, both converted once
to 8-bit integers in the user's cache, told a word-for-word draft of each sentence, and decoded greedily.
"""

from __future__ import annotations

import json
import shutil
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtcheck.errors import LanguagePairError, TranslatorError
from mtcheck.locales.language import group
from mtcheck.locales.script import to_latin
from mtcheck.translate.adapter import load_adapter, merging
from mtcheck.translate.cache import normalise
from mtcheck.translate.clauses import in_parts
from mtcheck.translate.glosses import DRAFTS, Glosses, load_glosses
from mtcheck.translate.int8 import Int8Decoder, convert
from mtcheck.translate.loops import cut_loop, is_loop, longest_answer
from mtcheck.translate.packaged import BASE_SHA256, base_checkpoint
from mtcheck.translate.prepare import is_out_of_memory
from mtcheck.translate.product import ROUNDING
from mtcheck.translate.prompt import END, adapted_prompt, base_prompt
from mtcheck.translate.store import advance, build_once
from mtcheck.translate.trust import trust_from_chrf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tokenizers import Tokenizer

    from mtcheck.model import Trust

__all__ = ["ADAPTER", "EmbeddedTranslator"]

ADAPTER: Final = Path(__file__).resolve().parent / "weights" / "hbs-en"
"""The adapter that ships with mtcheck, and the glosses that it is told."""
_MONTENEGRIN: Final = str.maketrans({"ś": "sj", "ź": "zj", "Ś": "Sj", "Ź": "Zj"})
"""The letters that the adapter never saw, as they are written elsewhere."""
_LIMIT: Final = 400
"""Tokens of a sentence above which it is translated in parts; the adapter saw none longer than 320."""

_TOO_LITTLE_MEMORY: Final = "not enough memory for the embedded model: it needs 2.5 GB"


class EmbeddedTranslator:
    """Translates with the embedded model; it is prepared and loaded for the first sentence.

    ``adapter`` None leaves the base as it is, for comparison. ``names`` maps names as they may stand in a sentence to
    how they are to be written, see :meth:`with_names`.
    """

    def __init__(
        self, *, adapter: Path | None = ADAPTER, names: Mapping[str, str] | None = None, _model: _Model | None = None
    ) -> None:
        self._names = {_read(form): name for form, name in (names or {}).items()}
        self._model = _model or _Model(adapter)

    @property
    def name(self) -> str:
        """``embedded``, or ``embedded+names`` where it was told how names are written."""
        return "embedded+names" if self._names else "embedded"

    @property
    def trust(self) -> Trust:
        """By its chrF2 on held-out news, in the variant of the language that it translates worst."""
        return trust_from_chrf(min((chrf for _, chrf in self._model.measured.values()), default=0.0))

    @property
    def fingerprint(self) -> str:
        """Identifies base, adapter, glosses and prompt; known without loading any weights."""
        return f"embedded {ROUNDING} greedy {self._model.id} {self._model.form!r}"

    def asked(self, sentence: str) -> str:
        """The sentence, and the names that are told with it: what its translation depends on."""
        latin = _read(sentence)
        names = self._names_in(latin)
        return f"{latin}\n{json.dumps(names, ensure_ascii=False, sort_keys=True)}" if names else latin

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
        latin = [_read(sentence) for sentence in sentences]
        return in_parts(latin, lambda text: len(model.encode(text)) <= _LIMIT, self._translate_parts)

    def loaded(self) -> tuple[Tokenizer, Int8Decoder]:
        """The tokenizer and the engine, loaded if they were not: what scores asks the weights that translate."""
        return self._model.tokenizer, self._model.engine

    def prompt(self, sentence: str) -> str:
        """What the model is asked for a sentence, up to where its translation begins."""
        latin = _read(sentence)
        return self._model.prompt(latin, self._names_in(latin))

    def _names_in(self, latin: str) -> dict[str, str]:
        return {form: name for form, name in self._names.items() if form in latin}

    def _translate_parts(self, parts: list[str]) -> list[str]:
        asked = [self.prompt(part) for part in parts]
        bounds = [longest_answer(len(self._model.encode(part))) for part in parts]
        answers = self._model.decode(asked, bounds)
        if stuck := [number for number, answer in enumerate(answers) if is_loop(answer)]:
            again = self._model.decode([asked[n] for n in stuck], [bounds[n] for n in stuck], no_repeat=4)
            for number, answer in zip(stuck, again, strict=True):
                answers[number] = cut_loop(answer)
        return answers


def _read(text: str) -> str:
    """The text as the adapter knows it: in Latin script, without the two letters of Montenegrin alone."""
    return to_latin(normalise(text)).translate(_MONTENEGRIN)


class _Model:
    """The converted model, and the prompt that it was trained for."""

    def __init__(self, adapter: Path | None) -> None:
        self._adapter = None if adapter is None else load_adapter(adapter)
        self.id = BASE_SHA256[:12] + ("" if self._adapter is None else f"-{self._adapter.sha256[:12]}")
        self.measured = {} if self._adapter is None else self._adapter.measured
        self.form = base_prompt("")
        if self._adapter is not None:
            self.form = adapted_prompt(DRAFTS, self._adapter.glosses_sha256[:12])

    def prompt(self, latin: str, names: Mapping[str, str]) -> str:
        """What is asked for a sentence in which these names stand."""
        if self._adapter is None:
            return base_prompt(latin, names)
        return adapted_prompt(latin, self._glosses.draft(latin, names))

    def encode(self, text: str) -> list[int]:
        """A text's tokens."""
        ids: list[int] = self.tokenizer.encode(text).ids
        return ids

    def decode(self, prompts: list[str], bounds: list[int], *, no_repeat: int = 0) -> list[str]:
        """What the model answers, each within its bound of tokens; the batch is halved while memory runs out.

        Raises :class:`mtcheck.errors.TranslatorError`.
        """
        end = self.encode(END)[0]
        try:
            with advance("translating", len(prompts)) as done:
                ids = [self.encode(prompt) for prompt in prompts]
                made = self.engine.generate(ids, bounds, end, no_repeat=no_repeat, done=done)
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise TranslatorError(f"the embedded model failed: {error}") from error
            if len(prompts) == 1:
                raise TranslatorError(_TOO_LITTLE_MEMORY) from error
            half = len(prompts) // 2
            first = self.decode(prompts[:half], bounds[:half], no_repeat=no_repeat)
            return first + self.decode(prompts[half:], bounds[half:], no_repeat=no_repeat)
        return [self.tokenizer.decode(answer).strip() for answer in made]

    @cached_property
    def _glosses(self) -> Glosses:
        assert self._adapter is not None  # noqa: S101 - asked for by prompt() alone
        return load_glosses(self._adapter.glosses)

    @cached_property
    def _folder(self) -> Path:
        return build_once(f"embedded-{self.id}-{ROUNDING}", self._convert)

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The base's tokenizer."""
        import tokenizers

        return tokenizers.Tokenizer.from_file(str(self._folder / "tokenizer.json"))

    @cached_property
    def engine(self) -> Int8Decoder:
        """The decoder with the converted weights."""
        folder = self._folder
        try:
            return Int8Decoder(folder)
        except (MemoryError, RuntimeError) as error:
            raise TranslatorError(_TOO_LITTLE_MEMORY) from error

    def _convert(self, folder: Path) -> None:
        """Merge the adapter into the base, and convert both to int8."""
        change = (lambda _, weight: weight) if self._adapter is None else merging(self._adapter, BASE_SHA256)
        base = base_checkpoint()
        convert(base, folder, change)
        shutil.copyfile(base / "tokenizer.json", folder / "tokenizer.json")

"""The input format of each family of sequence-to-sequence models: language codes, prefixes, forced tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mtcheck.errors import LanguagePairError, ModelRejectedError
from mtcheck.languages.language import group
from mtcheck.translate.languages import code_for, codes_in, with_script

if TYPE_CHECKING:
    from mtcheck.translate.hub.checkpoint import Checkpoint

__all__ = ["Pair", "first_line", "is_out_of_memory", "load_tokenizer", "prepare_pair"]

_CODED = frozenset({"m2m_100", "mbart", "nllb-moe"})
"""Families whose encoder input and first decoder token carry a language token."""


@dataclass(frozen=True, slots=True)
class Pair:
    """How to prompt one model for one pair.

    ``prefix`` comes before the source text; ``source_code`` and ``target_code`` are the values for the tokenizer's
    ``src_lang`` and ``tgt_lang``; ``first_token`` is the forced first token id of the decoder.
    """

    prefix: str = ""
    source_code: str | None = None
    target_code: str | None = None
    first_token: int | None = None

    def apply(self, tokenizer: Any) -> None:  # noqa: ANN401
        """Set the tokenizer to this pair."""
        if self.source_code is not None:
            tokenizer.src_lang = self.source_code
            tokenizer.tgt_lang = self.target_code


def load_tokenizer(checkpoint: Checkpoint) -> Any:  # noqa: ANN401
    """The checkpoint's tokenizer.

    Raises :class:`mtcheck.errors.ModelRejectedError`.
    """
    from transformers import AutoTokenizer

    try:
        return AutoTokenizer.from_pretrained(checkpoint.folder, local_files_only=True, trust_remote_code=False)
    except Exception as error:  # a damaged tokenizer file can make the library raise anything
        raise ModelRejectedError(
            f"{checkpoint.folder}: its tokenizer cannot be loaded ({first_line(error)})"
        ) from error


def prepare_pair(checkpoint: Checkpoint, tokenizer: Any, sample: str, *, source_lang: str, target_lang: str) -> Pair:  # noqa: ANN401
    """The prompt format for a pair; ``sample`` is some text of the source, for its script.

    Raises :class:`mtcheck.errors.LanguagePairError` if the model does not know one of the languages.
    """
    codes = codes_in([*tokenizer.get_vocab(), *getattr(tokenizer, "lang_token_to_id", ())])
    target = code_for(target_lang, codes)
    if checkpoint.family in _CODED:
        source = code_for(with_script(source_lang, sample), codes)
        if source is None or target is None:
            missing = source_lang if source is None else target_lang
            raise LanguagePairError(f"{checkpoint.name} does not know the language {missing}: choose another model")
        return Pair("", source.strip("_"), target.strip("_"), tokenizer.convert_tokens_to_ids(target))
    if codes:
        if target is None:
            raise LanguagePairError(f"{checkpoint.name} does not translate into {target_lang}: choose another model")
        return Pair(f"{target} ")
    _check_fixed_pair(checkpoint, tokenizer, source_lang, target_lang)
    return Pair()


def _check_fixed_pair(checkpoint: Checkpoint, tokenizer: Any, source_lang: str, target_lang: str) -> None:  # noqa: ANN401
    """Refuse another pair than that of a single-pair model, which its tokenizer names; a name that is not a language
    (``zle``, East Slavic) proves nothing."""
    for attribute, asked in (("source_lang", source_lang), ("target_lang", target_lang)):
        own = getattr(tokenizer, attribute, None)
        if isinstance(own, str) and len(own) == 2 and group(own) != group(asked):
            pair = f"{getattr(tokenizer, 'source_lang', '?')} to {getattr(tokenizer, 'target_lang', '?')}"
            raise LanguagePairError(f"{checkpoint.name} translates {pair}, not {source_lang} to {target_lang}")


def is_out_of_memory(error: Exception) -> bool:
    """Whether a library ran out of memory, which torch and CTranslate2 only say in the text of a RuntimeError."""
    return isinstance(error, MemoryError) or (
        isinstance(error, RuntimeError) and any(word in str(error).lower() for word in ("memory", "alloc"))
    )


def first_line(error: Exception) -> str:
    """The first line of a library's error, without its advice."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__

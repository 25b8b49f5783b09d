"""What a back end is, and how one is got by name."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from mtcheck.errors import ModelNotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtcheck.model import Trust
    from mtcheck.translate.cache import Cacheable

__all__ = ["Measurable", "NameAware", "Translator", "check_name", "load_translator"]


@runtime_checkable
class Translator(Protocol):
    """A back end. ``name`` identifies model and revision; ``trust`` comes from measurement."""

    @property
    def name(self) -> str: ...

    @property
    def trust(self) -> Trust: ...

    def translate(self, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
        """One translation per sentence, in order. Languages are BCP 47 tags.

        Raises :class:`mtcheck.errors.TranslatorError`.
        """
        ...


@runtime_checkable
class NameAware(Protocol):
    """A back end that can be told how names are written."""

    def with_names(self, names: Mapping[str, str]) -> Translator:
        """The same back end, told the names of the sentences it will get: ``{"Dmitrom Kulebom": "Dmytro Kuleba"}``."""
        ...


@runtime_checkable
class Measurable(Protocol):
    """A back end whose quality is known pair by pair, or can be measured on this machine."""

    def trust_for(self, source_lang: str, target_lang: str) -> Trust:
        """Its trust for a pair of BCP 47 tags."""
        ...


def check_name(name: str) -> None:
    """Refuse what names no back end, whatever is on this machine.

    Raises :class:`mtcheck.errors.UsageError`.
    """
    kind, _, rest = name.partition(":")
    if name not in {"auto", "apertium", "embedded"} and not (kind in {"file", "hf", "ct2"} and rest):
        raise UsageError(
            f"unknown translator {name!r}: use auto, embedded, apertium, hf:MODEL, ct2:MODEL or file:PATH, where MODEL "
            "is a folder or a hub id"
        )


def load_translator(name: str, *, source_lang: str | None = None, target_lang: str | None = None) -> Translator:
    """A back end by name; what it makes of a sentence is remembered, and no model is loaded for what is
    known.

    ``embedded``; ``hf:`` or ``ct2:`` and a folder or hub id; ``apertium``; ``file:`` and a path; or ``auto``,
    which picks the best that is on this machine for the pair of BCP 47 tags, and needs both.

    Raises :class:`mtcheck.errors.UsageError` for an unknown name and
    :class:`mtcheck.errors.TranslatorError` where the model cannot be loaded.
    """
    check_name(name)
    kind, _, rest = name.partition(":")
    if name == "auto":
        return _automatic(source_lang, target_lang)
    if kind == "file":
        from mtcheck.translate.file import FileTranslator

        return FileTranslator(rest)
    if name == "apertium":
        from mtcheck.translate.apertium import ApertiumTranslator

        return ApertiumTranslator()
    if name == "embedded":
        _require("embedded", "torch", "gguf", "transformers")
        from mtcheck.translate.cache import CachedAssessor
        from mtcheck.translate.embedded import EmbeddedTranslator

        return CachedAssessor(EmbeddedTranslator())
    if kind == "hf":
        _require("hf", "torch", "transformers")
        from mtcheck.translate.cache import CachedAssessor
        from mtcheck.translate.hf_assessor import HfAssessor

        return CachedAssessor(HfAssessor(rest))
    _require("ct2", "ctranslate2", "transformers")
    from mtcheck.translate.ct2 import Ct2Translator

    return _remembering(Ct2Translator(rest))


def _require(extra: str, *modules: str) -> None:
    """Say which extra to install rather than fail where a library is first needed."""
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise ModelNotFoundError(f"{missing[0]} is not installed: `pip install 'mtcheck[{extra}]'`")


def _automatic(source_lang: str | None, target_lang: str | None) -> Translator:
    from mtcheck.translate.auto import choose

    if source_lang is None or target_lang is None:
        raise UsageError("the translator auto picks by language: name source and target language")
    choice = choose(source_lang, target_lang)
    if choice.name is None:
        raise ModelNotFoundError(choice.reason)
    return load_translator(choice.name)


def _remembering(translator: Cacheable) -> Translator:
    from mtcheck.translate.cache import CachedTranslator

    return CachedTranslator(translator)

"""What a back end is, and how one is got by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from mtcheck.errors import UsageError
from mtcheck.model import Trust

__all__ = ["Translator", "load_translator"]


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


def load_translator(name: str) -> Translator:
    """A back end by name: ``embedded``, or ``hf:`` and a local directory or hub id.

    Raises :class:`mtcheck.errors.UsageError` for an unknown name and
    :class:`mtcheck.errors.TranslatorError` where the model cannot be loaded.
    """
    kind, _, rest = name.partition(":")
    if kind == "embedded" and not rest:
        from mtcheck.translate.embedded import EmbeddedTranslator

        return EmbeddedTranslator()
    if kind == "hf" and rest:
        from mtcheck.translate.hf import HfTranslator

        return HfTranslator(rest)
    raise UsageError(f"unknown translator {name!r}: use 'embedded' or 'hf:DIRECTORY-OR-HUB-ID'")

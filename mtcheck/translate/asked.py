"""Calls to back ends: errors name the back end, and answers are checked against the request."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TypeVar

from mtcheck.errors import MtcheckError, TranslatorError
from mtcheck.plugins import at_work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.translate.contract import Translator

__all__ = ["answering", "one_each", "translations"]

T = TypeVar("T")


class Named(Protocol):
    """A back end of any kind."""

    @property
    def name(self) -> str:
        """The model and its revision."""
        ...


@contextmanager
def answering(translator: Named) -> Iterator[None]:
    """Raises :class:`mtcheck.errors.PluginError` for anything that the back end raises except mtcheck's own errors."""
    with at_work(f"the translator {translator.name}", passing=MtcheckError):
        yield


def one_each(translator: Named, asked: Sequence[object], answers: object, kind: type[T]) -> list[T]:
    """The answers, if there is one of the right type for each request.

    Raises :class:`mtcheck.errors.TranslatorError`.
    """
    if not isinstance(answers, list | tuple):
        raise TranslatorError(f"the translator {translator.name} returned {type(answers).__name__}, not a list")
    for answer in answers:
        if not isinstance(answer, kind):
            raise TranslatorError(
                f"the translator {translator.name} returned {type(answer).__name__} instead of {kind.__name__}"
            )
    if len(answers) != len(asked):
        told = f"returned {len(answers)} answers for {len(asked)} sentences"
        raise TranslatorError(f"the translator {translator.name} {told}")
    return list(answers)


def translations(translator: Translator, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
    """One translation for each sentence, each on one line and without characters that UTF-8 cannot represent.

    Raises :class:`mtcheck.errors.TranslatorError` or :class:`mtcheck.errors.PluginError`.
    """
    with answering(translator):
        made = translator.translate(list(sentences), source_lang=source_lang, target_lang=target_lang)
    texts = one_each(translator, sentences, made, str)
    return [text.encode("utf-8", "replace").decode() for text in texts]

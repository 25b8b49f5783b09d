"""The interface of a back end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtcheck.model import Trust

__all__ = ["Found", "Measurable", "NameAware", "Translator", "takes_names", "unheard"]

Answer_contra = TypeVar("Answer_contra", contravariant=True)


@runtime_checkable
class Translator(Protocol):
    """A back end that translates sentences, one by one or in batches.

    Packages can add one with an entry point of the group ``mtcheck.translators``.
    """

    @property
    def name(self) -> str:
        """The model and its revision: ``"hf:facebook/m2m100_418M@55c2e61bbf05"``."""
        ...

    @property
    def trust(self) -> Trust:
        """How far its output can be trusted, by measurement. Low-trust evidence alone never decides a verdict."""
        ...

    def translate(self, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
        """One translation per sentence, in order. Languages are BCP 47 tags.

        Raises :class:`mtcheck.errors.TranslatorError`.
        """
        ...


@runtime_checkable
class NameAware(Protocol):
    """A back end that accepts spellings of names."""

    def with_names(self, names: Mapping[str, str]) -> Translator:
        """The same back end with the names in the sentences that it will get: ``{"Dmitrom Kulebom": "Dmytro
        Kuleba"}``."""
        ...


def takes_names(translator: object) -> bool:
    """Whether a back end, or the one inside a cache, heeds the names that it is given."""
    return isinstance(getattr(translator, "inner", translator), NameAware)


@runtime_checkable
class Measurable(Protocol):
    """A back end whose quality is known pair by pair, or can be measured on this machine."""

    def trust_for(self, source_lang: str, target_lang: str) -> Trust:
        """Its trust for a pair of BCP 47 tags."""
        ...


class Found(Protocol[Answer_contra]):
    """Takes the final answer to the request with this ``number`` (0-based) as soon as a back end has it, while it still
    works on others."""

    def __call__(self, number: int, answer: Answer_contra, /) -> None:
        """Take one answer."""
        ...


def unheard(_number: int, _answer: object, /) -> None:
    """For a caller that waits for all answers."""

"""Which languages an article is in, and whether its texts are what they are said to be."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

from mtcheck.errors import LanguageError
from mtcheck.inputs import Inputs, TextInput
from mtcheck.locales.language import group

__all__ = ["settle_languages"]

_SURE: Final = 0.8
_ENOUGH: Final = 60
"""Letters below which a text's language is not guessed."""

_COPY: Final = 0.9
_SAMPLE: Final = 4000

_NAMES: Final = {"hbs": "Serbo-Croatian", "en": "English"}
_TAGS: Final = {"hbs": "sr"}


def settle_languages(inputs: Inputs, source_lang: str | None, target_lang: str | None) -> tuple[str, str]:
    """Tags of source and target: as passed, as the folder says, as detected; ``und`` where nothing tells.

    A translation that is a copy of its source is left to the checks: it is an untranslated article, not a mistake in
    the call. Raises :class:`mtcheck.errors.LanguageError` for texts that are swapped or in one language.
    """
    declared = source_lang or inputs.source_lang
    target = target_lang or inputs.target_lang or "en"
    if inputs.source is None:
        return declared or "und", target
    of_source, of_translation = _language(inputs.source), _language(inputs.translation)
    source = declared or _TAGS.get(of_source, of_source) or "und"
    if of_source and of_source == group(target):
        if of_translation == of_source:
            raise _same(of_source)
        if of_translation and (declared is None or of_translation == group(declared)):
            raise LanguageError(
                f"source and translation are swapped: the source is in {_name(of_source)}, "
                f"the translation in {_name(of_translation)}"
            )
    elif of_source and of_source == of_translation and not _is_copy(inputs.source, inputs.translation):
        raise _same(of_source)
    return source, target


def _same(language: str) -> LanguageError:
    return LanguageError(
        f"source and translation are both in {_name(language)}: pass the original article as the source"
    )


def _language(text: TextInput) -> str:
    """The language group, or an empty string where the text is too short or mixed to tell."""
    from mtcheck.locales.identify import identify

    content = text.content if isinstance(text.content, str) else " ".join(text.content)
    if sum(map(str.isalpha, content[:_SAMPLE])) < _ENOUGH:
        return ""
    language, probability = identify(content)
    return language if probability >= _SURE else ""


def _is_copy(source: TextInput, translation: TextInput) -> bool:
    from mtcheck.locales.script import to_latin

    first, second = (
        to_latin(text.content if isinstance(text.content, str) else " ".join(text.content)).split()[: _SAMPLE // 8]
        for text in (source, translation)
    )
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _COPY


def _name(language: str) -> str:
    return _NAMES.get(language, f"language {language!r}")

"""Which languages an article is in, and whether its texts are what they are said to be."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final

from mtcheck.errors import LanguageError, UsageError
from mtcheck.inputs import Inputs, TextInput
from mtcheck.locales.language import group
from mtcheck.locales.lookup import LANGUAGES

__all__ = ["settle_languages"]

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
"""A BCP 47 tag, as far as its form tells."""

_SURE: Final = 0.8
_LIKELY: Final = 0.5
"""From here a language of a text that has no other is guessed: it is likelier than all others together."""
_ENOUGH: Final = 60
"""Letters below which nothing is sure of a text's language."""

_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])\s+|\n")
_COPY: Final = 0.9
_SAMPLE: Final = 4000

_NAMES: Final = {"hbs": "Serbo-Croatian", "en": "English"}
_TAGS: Final = {"hbs": "sr"}


def settle_languages(
    inputs: Inputs, source_lang: str | None, target_lang: str | None
) -> tuple[str, str, tuple[str, ...]]:
    """Tags of source and target: as passed, as the folder says, as detected; ``und`` where nothing tells. Then what the
    user must be told of the source's: that it is a guess, or none that mtcheck has facts for.

    A translation that is a copy of its source, or in part in the target language, is left to the checks: it was not
    translated, or not all of it, which is no mistake in the call. Raises :class:`mtcheck.errors.LanguageError` for
    texts that are swapped or in one language and for what the folder says that is no tag,
    :class:`mtcheck.errors.UsageError` for what was passed that is none.
    """
    for tag in filter(None, (source_lang, target_lang)):
        if not _TAG.fullmatch(tag):
            raise UsageError(f"{tag!r} is no language tag (BCP 47): such are sr, sr-Cyrl and uk")
    for tag in filter(None, (inputs.source_lang, inputs.target_lang)):
        if not _TAG.fullmatch(tag):
            raise LanguageError(f"article.toml: {tag!r} is no language tag (BCP 47): such are sr, sr-Cyrl and uk")
    declared = source_lang or inputs.source_lang
    target = target_lang or inputs.target_lang or "en"
    if inputs.source is None:
        return declared or "und", target, ()
    of_source, of_translation = _language(inputs.source), _language(inputs.translation)
    source = declared or _TAGS.get(of_source, of_source) or "und"
    notices: list[str] = []
    if declared is None and not of_source and (guess := _guess(inputs.source)) != group(target) and guess in LANGUAGES:
        source = _TAGS.get(guess, guess)
        notices.append(f"source: its language was guessed as {source}; name it (--source-lang) if it is another")
    if group(source) not in LANGUAGES:
        known = "its language is not known" if source == "und" else f"mtcheck knows no number words of {source}"
        advice = "; name it (--source-lang)" if source == "und" else ""
        notices.append(f"source: {known}, so of numbers, dates and negation only digits were compared{advice}")
    if of_source and of_source == group(target):
        if of_translation == of_source:
            raise _same(of_source)
        if of_translation and (declared is None or of_translation == group(declared)):
            raise LanguageError(
                f"source and translation are swapped: the source is in {_name(of_source)}, "
                f"the translation in {_name(of_translation)}"
            )
    elif (
        of_source
        and of_source == of_translation
        and not _is_copy(inputs.source, inputs.translation)
        and not _is_partly_in(inputs.translation, group(target))
    ):
        raise _same(of_source)
    return source, target, tuple(notices)


def _same(language: str) -> LanguageError:
    return LanguageError(
        f"source and translation are both in {_name(language)}: pass the original article as the source"
    )


def _language(text: TextInput) -> str:
    """The language group, or an empty string where the text is too short or mixed to tell."""
    language, probability = _identified(text)
    return language if probability >= _SURE and _is_long(text) else ""


def _guess(text: TextInput) -> str:
    """The language group that a text likely has; of a short one the probabilities mean less."""
    language, probability = _identified(text)
    return language if probability >= (_LIKELY if _is_long(text) else _SURE) else ""


def _identified(text: TextInput) -> tuple[str, float]:
    from mtcheck.locales.identify import identify

    return identify(_content(text))


def _is_long(text: TextInput) -> bool:
    return sum(map(str.isalpha, _content(text)[:_SAMPLE])) >= _ENOUGH


def _content(text: TextInput) -> str:
    return text.content if isinstance(text.content, str) else " ".join(text.content)


def _is_copy(source: TextInput, translation: TextInput) -> bool:
    from mtcheck.locales.script import to_latin

    first, second = (to_latin(_content(text)).split()[: _SAMPLE // 8] for text in (source, translation))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _COPY


def _is_partly_in(text: TextInput, language: str) -> bool:
    """Whether a sentence of the text is for sure in this language."""
    from mtcheck.locales.identify import identify

    sentences = _SENTENCE_END.split(text.content) if isinstance(text.content, str) else text.content
    for sentence in sentences:
        if sum(map(str.isalpha, sentence)) >= _ENOUGH:
            found, probability = identify(sentence)
            if found == language and probability >= _SURE:
                return True
    return False


def _name(language: str) -> str:
    return _NAMES.get(language, f"language {language!r}")

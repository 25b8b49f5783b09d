"""Which languages an article is in, and whether its texts are in the languages given for them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, NamedTuple

from mtcheck.errors import LanguageError
from mtcheck.inputs import Inputs, TextInput
from mtcheck.languages.language import Capability, Language, are_related, group, language_for
from mtcheck.languages.lookup import LANGUAGES
from mtcheck.languages.named import check_tag, not_a_tag
from mtcheck.languages.tags import TAG, USUAL_TARGET
from mtcheck.model import SetAside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Settled", "settle_languages"]

_SURE_PROBABILITY: Final = 0.8
_LIKELY_PROBABILITY: Final = 0.5
"""The least probability of a guess at a language: it is likelier than all others together."""
_LONG_TEXT_LETTERS: Final = 60
"""With fewer letters, a text's language is never certain."""
_SENTENCE_LETTERS: Final = 15
"""Fewest letters in a sentence that can show that a text is not all in one language."""

_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])\s+|\n")
_LEAST_LIKENESS_OF_COPY: Final = 0.9
_SAMPLE: Final = 4000

_ADVICE: Final = {
    "translation": "if that is intended, give the translation's language with --target-lang",
    "reference": "it was ignored (pass an original article with --source)",
}


class Settled(NamedTuple):
    """The tags of source and target, notices for the user, and which texts must not be compared."""

    source: str
    target: str
    notices: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


def settle_languages(inputs: Inputs, source_lang: str | None, target_lang: str | None) -> Settled:
    """Tags of source and target: as passed, else from the folder, else as detected; ``und`` if unknown. Then notices
    about the source's: that it is a guess, has no data in mtcheck, or is not the one given (a text that is surely in
    another language is read in that language). A reference that is surely in another language than the target, and not
    in a close relative, is set aside.

    A translation that is a copy of its source, or only partly in the target language, is left to the checks: it was not
    fully translated, which is not a mistake in the call. Raises :class:`mtcheck.errors.LanguageError` for texts that
    are swapped or in the same language and for an invalid tag in the folder, :class:`mtcheck.errors.UsageError` for an
    invalid tag that was passed.
    """
    _check_tags(inputs, source_lang, target_lang)
    declared = source_lang or inputs.source_lang
    target = target_lang or inputs.target_lang or USUAL_TARGET
    strangers = tuple(_strangers(inputs, declared, target))
    told = tuple(f"{item.name}: {item.reason}; {_ADVICE[item.name.partition('.')[0]]}" for item in strangers)
    if (own := language_for(target)).problem:
        told = (f"translation: {_left_out(own)}", *told)
    if inputs.source is None:
        return Settled(declared or "und", target, told, strangers)
    source, notices = _source_language(inputs.source, declared, target)
    _check_apart(inputs.source, inputs.translation, declared, target)
    return Settled(source, target, (*notices, *told), strangers)


def _check_tags(inputs: Inputs, source_lang: str | None, target_lang: str | None) -> None:
    for tag in filter(None, (source_lang, target_lang)):
        check_tag(tag)
    for tag in filter(None, (inputs.source_lang, inputs.target_lang)):
        if not TAG.fullmatch(tag):
            raise LanguageError(f"article.toml: {not_a_tag(tag)}")


def _source_language(text: TextInput, declared: str | None, target: str) -> tuple[str, tuple[str, ...]]:
    """The source's tag, and notices about it for the user."""
    found = _language(text)
    if declared is not None and found != group(target) and _is_other(found, declared):
        tag = language_for(found).usual_tag
        said = f"it is in {_name(found)}, not in {_name(group(declared))} as declared; read as {tag}"
        return tag, (f"source: {said}", *_without_facts(tag))
    tag = declared or language_for(found).usual_tag or "und"
    notices: tuple[str, ...] = ()
    if declared is None and not found and (guess := _guess(text)) != group(target) and _may_be_guessed(guess, text):
        tag = language_for(guess).usual_tag
        notices = (f"source: language guessed as {tag}; if that is wrong, give it with --source-lang",)
    return tag, (*notices, *_without_facts(tag))


def _may_be_guessed(language: str, text: TextInput) -> bool:
    """Whether a likely language is worth a guess: it has data, or is one of the few that use the text's script."""
    from mtcheck.languages.script import is_of_many, main_script

    return language in LANGUAGES or (bool(language) and not is_of_many(main_script(_content(text)[:_SAMPLE])))


def _without_facts(tag: str) -> tuple[str, ...]:
    language = language_for(tag)
    if language.problem:
        return (f"source: {_left_out(language)}",)
    if Capability.NUMBERS in language.capabilities:
        return ()
    known = "unknown language" if tag == "und" else f"mtcheck has no number words for {language.name}"
    advice = "; give it with --source-lang" if tag == "und" else ""
    if Capability.NUMERALS in language.capabilities:
        return (f"source: {known}, so numbers in words were not compared{advice}",)
    return (f"source: {known}, so numbers, dates and negation were not compared{advice}",)


def _left_out(language: Language) -> str:
    return f"{language.name} is not supported: one of its data files is broken: {language.problem}"


def _strangers(inputs: Inputs, declared: str | None, target: str) -> Iterator[SetAside]:
    """The texts that are surely in a language other than the target; except a translation left in the source
    language."""
    for name, text in inputs.named():
        if name == "source":
            continue
        found = _language(text)
        if not _is_other(found, target):
            continue
        if name == "translation" and _is_left(text, inputs.source, found, declared, target):
            continue
        yield SetAside(name, f"is in {_name(found)}, not in {_name(group(target))}")


def _is_left(text: TextInput, source: TextInput | None, found: str, declared: str | None, target: str) -> bool:
    """Whether a translation, by its language, is its source or part of it, or only partly translated."""
    if source is None:
        return True
    originals = {group(declared or ""), _identify_content(source)[0]}
    return any(are_related(found, original) for original in originals) or _is_partly_in(text, group(target))


def _is_other(found: str, said: str) -> bool:
    """Whether a surely detected language contradicts the given one."""
    from mtcheck.languages.identify import identifiable

    return bool(found) and not are_related(found, group(said)) and identifiable(group(said))


def _check_apart(source: TextInput, translation: TextInput, declared: str | None, target: str) -> None:
    """Raises :class:`mtcheck.errors.LanguageError` if texts are swapped, or are not translations of each other."""
    of_source, of_translation = _language(source), _language(translation)
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
        and not _is_copy(source, translation)
        and not _is_partly_in(translation, group(target))
        and not _shares_a_sentence(source, translation)
    ):
        raise _same(of_source)


def _same(language: str) -> LanguageError:
    return LanguageError(
        f"source and translation are both in {_name(language)}: pass the original article as the source"
    )


def _language(text: TextInput) -> str:
    """The language group, or an empty string if the text is too short or mixed to tell."""
    from mtcheck.languages.script import language_of_script

    if alone := language_of_script(_content(text)[:_SAMPLE]):
        return alone
    language, probability = _identify_content(text)
    return language if probability >= _SURE_PROBABILITY and _is_long(text) else ""


def _guess(text: TextInput) -> str:
    """The likely language group of a text; for a short one, the probabilities mean less."""
    language, probability = _identify_content(text)
    return language if probability >= (_LIKELY_PROBABILITY if _is_long(text) else _SURE_PROBABILITY) else ""


def _identify_content(text: TextInput) -> tuple[str, float]:
    from mtcheck.languages.identify import identify

    return identify(_content(text))


def _is_long(text: TextInput) -> bool:
    return sum(map(str.isalpha, _content(text)[:_SAMPLE])) >= _LONG_TEXT_LETTERS


def _content(text: TextInput) -> str:
    return text.content if isinstance(text.content, str) else " ".join(text.content)


def _is_copy(source: TextInput, translation: TextInput) -> bool:
    from mtcheck.languages.script import to_latin

    first, second = (to_latin(_content(text)).split()[: _SAMPLE // 8] for text in (source, translation))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _LEAST_LIKENESS_OF_COPY


def _is_partly_in(text: TextInput, language: str) -> bool:
    """Whether a sentence of the text is likely in this language."""
    from mtcheck.languages.identify import identify

    for sentence in _sentences(text):
        if sum(map(str.isalpha, sentence)) >= _SENTENCE_LETTERS:
            found, probability = identify(sentence)
            if found == language and probability >= _LIKELY_PROBABILITY:
                return True
    return False


def _shares_a_sentence(first: TextInput, second: TextInput) -> bool:
    """Whether a sentence of one text is in the other, in either script."""
    from mtcheck.languages.script import to_latin

    given = {_letters(to_latin(sentence)) for sentence in _sentences(first)}
    others = {_letters(to_latin(sentence)) for sentence in _sentences(second)}
    return any(len(letters) >= _SENTENCE_LETTERS for letters in given & others)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _sentences(text: TextInput) -> Sequence[str]:
    return _SENTENCE_END.split(text.content) if isinstance(text.content, str) else text.content


def _name(language: str) -> str:
    name = language_for(language).name
    return name if name != language else f"language {language!r}"

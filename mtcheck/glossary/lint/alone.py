"""What can be wrong with a single entry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Final

from mtcheck.glossary.entry import Entry, Kind
from mtcheck.glossary.lint.flaw import RULES, Flaw
from mtcheck.languages.common import has_common_words, is_common
from mtcheck.languages.english import frequent_words, is_capitalised_word, is_word, knows_words
from mtcheck.languages.language import language_for, primary
from mtcheck.languages.lexicon import load_lexicon, word_key
from mtcheck.languages.respelling import latin
from mtcheck.languages.tags import USUAL_TARGET
from mtcheck.text.words import word_at, word_texts

__all__ = ["alone", "tells_words"]

_LONGEST_NAME: Final = 200
_SHORTEST_NEAR: Final = 4
_MOST_WORDS: Final = 6
_DIGITS: Final = re.compile(r"\d+")
_HIDDEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufe00-\ufe0f]"
)
_SEPARATE: Final = "make each a separate value (in a table, put | between them)"
_SCRIPT_TAGS: Final = {"Latn": "LATIN", "Cyrl": "CYRILLIC", "Grek": "GREEK", "Arab": "ARABIC", "Hebr": "HEBREW"}


def alone(file: str, entry: Entry, today: date) -> Iterator[Flaw]:
    """The flaws of one entry."""
    for rule, message in (
        *_shape(entry),
        *_contradictions(entry),
        *_scripts(entry),
        *_common_words(entry),
        *_forms(entry),
        *_several(entry),
        *_unenforceable(entry),
    ):
        yield Flaw(RULES[rule], file, entry.line, _shorten(entry.name), message)
    if entry.valid_until and entry.valid_until < today:
        message = f"valid until {entry.valid_until}: remove it, or correct the date"
        yield Flaw(RULES["expired"], file, entry.line, _shorten(entry.name), message)


def _shape(entry: Entry) -> Iterator[tuple[str, str]]:
    for label, _, text in _texts(entry):
        if len(text) > _LONGEST_NAME:
            yield "not-a-name", f"{label} has {len(text):,} characters"
        elif not word_texts(text, inside=()):
            yield "not-a-name", f"{label} {text!r} has no letters"
        hidden = _HIDDEN.search(text)
        if hidden and word_texts(text, inside=()):
            yield "hidden-character", f"{label} {_shorten(text)!a} holds the invisible {_character(hidden[0])}"


def _texts(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Each text of an entry with its role and the tag of its language."""
    if entry.name:
        yield "the name", entry.target_lang, entry.name
    for label in ("allowed", "discouraged", "forbidden"):
        for variant in getattr(entry, label):
            yield f"the {label} variant", entry.target_lang, variant.text
    for tag, form in entry.sources:
        yield f"the form in {tag}", tag, form


def _contradictions(entry: Entry) -> Iterator[tuple[str, str]]:
    opinions = {entry.name: "preferred"} if entry.name else {}
    for label in ("allowed", "discouraged", "forbidden"):
        for variant in getattr(entry, label):
            said = opinions.setdefault(variant.text, label)
            if said != label:
                yield "contradiction", f"{_shorten(variant.text)!r} is {said} and {label} at once"
    for label in ("allowed", "discouraged", "forbidden"):
        texts = [variant.text for variant in getattr(entry, label)]
        if len(set(texts)) < len(texts):
            yield "repeated-form", f"a variant is repeated under {label}"
    if len(set(entry.sources)) < len(entry.sources):
        yield "repeated-form", "a source form is repeated"


def _scripts(entry: Entry) -> Iterator[tuple[str, str]]:
    for label, tag, text in _texts(entry):
        if text.isascii():
            yield from _wrong_script(label, tag, text, {"LATIN"})
            continue
        scripts: set[str] = set()
        for word in word_texts(text[:_LONGEST_NAME], inside=()):
            in_word = _scripts_of(word)
            scripts |= in_word.keys()
            if len(in_word) > 1:
                odd = min(in_word, key=lambda script: len(in_word[script]))
                yield "mixed-script", f"{label} {_shorten(text)!r}: {_character(in_word[odd][0])} in {word!r}"
                break
        else:
            yield from _wrong_script(label, tag, text, scripts)


def _wrong_script(label: str, tag: str, text: str, scripts: set[str]) -> Iterator[tuple[str, str]]:
    expected = _expected_scripts(tag)
    wrong = sorted(scripts - expected) if expected else []
    if wrong:
        yield "wrong-script", f"{label} {_shorten(text)!r} is written in {wrong[0].title()} letters"


def _expected_scripts(tag: str) -> set[str]:
    """The scripts of a language; empty for an unknown one."""
    subtag = next((part for part in tag.split("-") if part in _SCRIPT_TAGS), None)
    if subtag:
        return {_SCRIPT_TAGS[subtag]}
    scripts = {script.upper() for script in language_for(tag).scripts}
    return scripts if scripts <= set(_SCRIPT_TAGS.values()) else set()


def _scripts_of(word: str) -> dict[str, list[str]]:
    scripts: dict[str, list[str]] = {}
    for letter in word:
        scripts.setdefault(_script(letter), []).append(letter)
    scripts.pop("", None)
    return scripts


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """The first word of a letter's Unicode name, which is its script for letters of alphabets."""
    name = unicodedata.name(letter, "")
    return "" if unicodedata.category(letter) in {"Lm", "Mn"} else name.partition(" ")[0]


def _common_words(entry: Entry) -> Iterator[tuple[str, str]]:
    """Common words as names without a source form, or as objectionable variants, which are recognised only by their
    spelling."""
    language = language_for(entry.target_lang)
    if entry.name and not entry.sources and " " not in entry.name:
        word = _near_common(entry.name, entry.target_lang)
        if word:
            how = "is" if word == entry.name.casefold() else "is one edit from"
            what = f"the {language.name} word {word!r}"
            yield "common-word", f"{entry.name!r} {how} {what}; add a source form, or the full name"
    for variant in (*entry.discouraged, *entry.forbidden):
        if _is_word(variant.text, entry.target_lang):
            yield "common-word", f"the variant {variant.text!r} is a word of {language.name}"


def _is_word(text: str, lang: str) -> bool:
    """Whether the language writes a word without a capital, as far as its facts say.

    Lists of common words have names too (*skoplje*): other words have a translation that English writes in lower case.
    """
    if knows_words(lang):
        return is_word(text)
    lexicon, word = load_lexicon(lang, USUAL_TARGET), latin(text, primary(lang))
    return (
        lexicon is not None and is_common(word, lang) and any(map(is_word, lexicon.pairs.get(word_key(lang)(word), ())))
    )


def tells_words(lang: str) -> bool:
    """Whether the facts of a language can distinguish its common words from names."""
    return knows_words(lang) or (load_lexicon(lang, USUAL_TARGET) is not None and has_common_words(lang))


@cache
def _common_by_deletion() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in frequent_words():
        if len(word) >= _SHORTEST_NEAR:
            for text in (word, *_deletions(word)):
                found.setdefault(text, []).append(word)
    return {text: tuple(words) for text, words in found.items()}


def _deletions(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def _near_common(name: str, lang: str) -> str | None:
    """The word of the language that a name equals or, if a dictionary is available, may be a misspelling of."""
    word = name.casefold()
    if not knows_words(lang):
        return word if _is_word(name, lang) else None
    if is_capitalised_word(name):
        return None
    if word in frequent_words():
        return word
    if not _SHORTEST_NEAR <= len(word) <= 20 or is_word(word):
        return None
    from rapidfuzz.distance import OSA

    table = _common_by_deletion()
    near = {common for text in (word, *_deletions(word)) for common in table.get(text, ())}
    return min((common for common in near if OSA.distance(word, common) == 1), default=None)


def _forms(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.indeclinable:
        return
    inflecting = [(tag, form) for tag, form in entry.in_languages if language_for(tag).declines]
    if inflecting and entry.kind is Kind.PERSON and entry.gender is None:
        yield "unusable-forms", "a person without a gender: whether the surname has case forms cannot be known"
    for tag, form in inflecting:
        if not _can_decline(form, is_person=entry.kind is Kind.PERSON):
            message = f"the form in {tag} {_shorten(form)!r} has no case forms; mark the entry indeclinable"
            yield "unusable-forms", message


def _can_decline(form: str, *, is_person: bool) -> bool:
    last = form.rsplit(maxsplit=1)[-1] if form.split() else ""
    if is_person and " " in form and last.isalpha() and not last.isascii():
        return True  # one letter can be a whole Chinese given name (*Ван И*)
    return len(last) > 1 and not any(map(str.isdigit, last))


def _several(entry: Entry) -> Iterator[tuple[str, str]]:
    """Values that do not occur in texts in this form."""
    for label, _, text in _texts(entry):
        if ";" in text or " / " in text or "|" in text:
            yield "several-values", f"{label} {_shorten(text)!r} reads like several; {_SEPARATE}"
        elif _SLASH.fullmatch(text):
            yield "several-values", f"{label} {_shorten(text)!r} may be two names; if so, {_SEPARATE}"
        elif "(" in text:
            yield "several-values", f"{label} {_shorten(text)!r} has brackets, which texts leave out; make them a note"
        elif _is_list(text):
            yield "several-values", f"{label} {_shorten(text)!r} reads like a list; separate its names with |"


_SLASH: Final = re.compile(r"[^\W\d_]\w{2,}/[^\W\d_]\w{2,}")
_COMMAS: Final = re.compile(r"[^\W\d_][^,]+(?:, ?(?!(?:Jr|Sr|Inc|Ltd|D\.C)\b)[^\W\d_][^,]+){2,}")


def _is_list(text: str) -> bool:
    """*Ana, Iva, Eva*; *Ana,Iva*, as no name is written."""
    first, _, rest = text.partition(",")
    joined = len(first) > 1 and not rest[:1].isspace() and word_at(first, 0, inside=(), digits="joined") == first
    return bool(_COMMAS.fullmatch(text)) or (bool(rest) and joined and first[0].isalpha())


def _unenforceable(entry: Entry) -> Iterator[tuple[str, str]]:
    """Spellings that no check can find, or distinguish from an accepted one, and forms that are never looked up."""
    accepted = {_letters(text) for text in (entry.name, *(variant.text for variant in entry.allowed)) if text}
    for label in ("discouraged", "forbidden"):
        for variant in getattr(entry, label):
            if reason := _why_not_found(variant.text, accepted):
                yield "unenforceable", f"the {label} variant {_shorten(variant.text)!r} {reason}"
    for tag, form in entry.sources:
        if primary(tag) == "und":
            yield "unenforceable", f"the form {_shorten(form)!r} is in no known language, so it is never found"
    if not entry.name:
        objected = entry.discouraged or entry.forbidden
        message = f"{_shorten(objected[0].text)!r} is discouraged or forbidden, but no preferred form is given"
        yield "unenforceable", message


def _why_not_found(text: str, accepted: set[str]) -> str:
    if _letters(text) in accepted:
        return "differs from an accepted spelling in capitals only, which texts change"
    if _DIGITS.search(text) and _DIGITS.sub("", _letters(text)) in {_DIGITS.sub("", other) for other in accepted}:
        return "differs from an accepted spelling in digits only, which are not compared"
    if not text[:1].isupper():
        return "does not begin with a capital, so it is not looked for"
    if len(word_texts(text, inside=())) > _MOST_WORDS:
        return f"has more than {_MOST_WORDS} words, so it is not looked for"
    return ""


def _letters(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().translate(_MARKS)


_MARKS: Final = str.maketrans("\u2019\u02bc`\u2011\u2010\u2013", "'''---")


def _character(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed')}"


def _shorten(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"

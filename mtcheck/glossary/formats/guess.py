"""Guesses the language of a column without a header from its names: letters, the starter glossary, a dictionary."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import PurePath
from typing import Final

from mtcheck.glossary.formats.headers import column_of
from mtcheck.glossary.formats.tags import tag_of
from mtcheck.languages.called import by_own_letters
from mtcheck.languages.language import group, language_for
from mtcheck.text.words import word_texts

__all__ = ["english", "language_of"]

_FOREIGN: Final = re.compile("[čćšžđřůěłąęńśźżőűțșăğışßа-яёіїєґђјљњћџѓќѕў]", re.IGNORECASE)
_SURE_PROBABILITY: Final = 0.7


def english(cells: Sequence[str]) -> float:
    """How English a column's names look, in [-1, 1]: the share found in English or the starter glossary, less the share
    with letters or forms of other languages."""
    names, forms = _starter()
    score = 0.0
    for cell in cells:
        words = [word.casefold() for word in word_texts(cell[:200], inside=())]
        if not words:
            continue
        known = sum(word in names or _is_english(word) for word in words) / len(words)
        foreign = sum(word not in names and (word in forms or bool(_FOREIGN.search(word))) for word in words)
        score += known - foreign / len(words)
    return score / max(len(cells), 1)


def language_of(cells: Sequence[str], where: str, target_lang: str) -> str:
    """The tag of the language that a column's names are in, by their letters, the file's name, the starter glossary
    or the model that identifies languages; ``und`` if none of these decides it, or if it is ``target_lang``."""
    text = " ".join(cell[:200] for cell in cells).casefold()
    cyrillic = bool(re.search("[а-яіїєђјљњћџ]", text))
    by_letters = by_own_letters(text)
    in_name = _in_name(where, target_lang, cyrillic=cyrillic)
    if in_name and (not by_letters or group(in_name) == group(by_letters)):
        return in_name
    return by_letters or _by_forms(text, target_lang) or _identify_language(text, target_lang)


def _in_name(where: str, target_lang: str, *, cyrillic: bool) -> str:
    """A language that the file's name mentions (``glossary-sr-en.csv``) and that is written in these letters."""
    parts = re.split(r"[\W_]+", PurePath(where).stem.lower())
    tags = [tag for part in parts if 2 <= len(part) <= 3 and (tag := tag_of(part)) and _is_told(tag, target_lang)]
    fitting = [
        tag for tag in tags if ("Cyrillic" if cyrillic else "Latin") in (language_for(tag).scripts or ("Latin",))
    ]
    return fitting[0] if len(set(fitting)) == 1 else ""


def _is_told(tag: str, target_lang: str) -> bool:
    """Whether a tag in a file's name counts: the target's is that of the other column; *it* and *is* are words."""
    return language_for(tag).folder is not None and group(tag) not in {group(target_lang), *_WORDS}


_WORDS: Final = frozenset(["is", "it", "id", "no", "ms"])


def _by_forms(text: str, target_lang: str) -> str:
    """The language to whose forms in the starter glossary most of the words belong."""
    words = set(word_texts(text, inside=()))
    forms = _starter()[1]
    counts = Counter(tag for word in words for tag in forms.get(word, ()) if group(tag) != group(target_lang))
    if not counts:
        return ""
    tag, count = counts.most_common(1)[0]
    return tag if count >= 2 or count == len(words) else ""


def _identify_language(text: str, target_lang: str) -> str:
    from mtcheck.languages.identify import identify

    language, probability = identify(text)
    unsure = probability < _SURE_PROBABILITY or language in {"", group(target_lang)}
    return "und" if unsure else language_for(language).usual_tag


def _is_english(word: str) -> bool:
    from mtcheck.languages.english import is_capitalised_word, is_word

    return is_word(word) or is_capitalised_word(word.capitalize())


@cache
def _starter() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """Words of the starter glossary's names, and of its source forms with their languages."""
    from mtcheck.bundled import references

    names: set[str] = set()
    forms: dict[str, dict[str, None]] = {}
    for file in sorted((references() / "glossaries").glob("*.csv")):
        # The plain reader: the one for glossaries needs this module for a column's language.
        for row in csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()):
            names.update(word.casefold() for word in word_texts(row["name"], inside=()))
            for header, cell in row.items():
                for word in word_texts(cell.replace("|", " "), inside=()) if column_of(header).role == "form" else ():
                    forms.setdefault(word.casefold(), {})[header] = None
    return frozenset(names), {word: tuple(tags) for word, tags in forms.items()}

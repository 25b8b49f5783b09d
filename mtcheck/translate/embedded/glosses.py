"""A word-for-word draft of a sentence, given to the embedded model with the sentence.

A small model knows English well and Serbo-Croatian words badly. The draft lists, in the sentence's order, the usual
meanings of its words and the glossary's spellings of its names, so that the model only has to put them together
(dictionary-based prompting, Ghazvininejad et al. 2023). ``scripts/build_glosses`` induces the table.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtcheck.errors import ModelRejectedError
from mtcheck.glossary.inflect.reading import readings
from mtcheck.languages.acronyms import acronyms
from mtcheck.languages.lexicon import fold_hbs
from mtcheck.languages.ordered import lines_from
from mtcheck.text.words import Word, words
from mtcheck.translate.embedded.training import training

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["DRAFTS", "GLOSSES", "Glosses", "gloss_keys", "load_glosses", "name_key"]

GLOSSES: Final = Path(__file__).resolve().parent.parent / "weights" / "hbs-en" / "glosses.tsv.gz"
"""The table that ships with mtcheck."""
DRAFTS: Final = "drafts-v1"
"""The version of the drafts made from the same table; it must change with them, because answers change too."""
_BEGINS: Final = re.compile("[.!?:…]")
"""The text before a word that is capitalised because of its position."""
_LONGEST_ENDING: Final = 4
"""The most letters of a case ending behind an acronym's hyphen."""
_GZIP: Final = 31
"""What zlib calls gzip's format; it checks the sum of the bytes as well, so that damage is found."""
_SHORTEST_STEM: Final = 6
"""The fewest letters of a stem by which an unlisted form is looked up."""


@dataclass(frozen=True, slots=True, eq=False)
class Glosses:
    """English words by the keys of source forms (:func:`gloss_keys`), and names by the keys of their Serbian spellings
    (:func:`name_key`)."""

    data: bytes
    """Lines, in UTF-8, in order of their letters, with a line break after each: a key, then its words, the likeliest
    first, each after a tab; words that need no gloss (*je*) have none. Few of a quarter of a million lines are ever
    read, so each is split when it is looked up."""

    def draft(self, sentence: str, names: Mapping[str, str]) -> str:
        """The English of the words in order: ``inventor net website plans surpass/exceed``.

        ``names`` maps possible names in the sentence to their spellings. Numbers are kept; unknown words and names with
        the same spelling in both languages are left out.
        """
        return " ".join(part for _, part in self._parts(sentence, names))

    def by_word(self, sentence: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """The words of a sentence in Latin script, ``[start, end)``, and the English words of each, likeliest first."""
        for word, key, named in gloss_keys(sentence):
            yield word.start, word.end, tuple(self._of(word.text, key, named=named))

    def _parts(self, sentence: str, names: Mapping[str, str]) -> Iterator[tuple[int, str]]:
        told = {}
        for form, name in sorted(names.items(), key=lambda item: len(item[0])):
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", sentence) if form else ():
                told[match.start()] = (match.end(), name)
        keys = {word.start: (key, named) for word, key, named in gloss_keys(sentence)}
        done = 0
        for text, start, _ in words(sentence, digits="apart"):
            if start < done:
                continue
            if start in told:
                done, name = told[start]
                yield start, name
            elif text[0].isdigit():
                yield start, text
            else:
                key, named = keys[start]
                if glosses := self._of(text, key, named=named):
                    yield start, "/".join(glosses)

    def _of(self, word: str, key: str, *, named: bool) -> Sequence[str]:
        found = self._of_known(word, key)
        if found is None:
            names = self._of_name(key, in_any_case=named) if _may_be_name(word, key) else ()
            if named and names:
                return names
            found = self._of_stem(key)
            if named and not all(gloss[0] == key[0] for gloss in found):
                return ()  # an unknown name is likelier than a word that begins like one
            if not found:
                return names
        if not found or (word[0].isupper() and found[0][:4].lower() == key[:4].lower()):
            return ()
        return found

    def _of_known(self, word: str, key: str) -> Sequence[str] | None:
        """The glosses (perhaps none) of a form or an acronym in a table; None if it is in neither."""
        known = acronyms(training().source)
        acronym = known.get(key) if word.startswith(key) else None  # with its diacritics: ŠTO is not STO
        if acronym is not None:
            return [gloss for gloss in acronym.split("\t") if gloss]
        found = self._words(key)
        return self._words(key.replace("sj", "s")) if found is None else found

    def _of_name(self, key: str, *, in_any_case: bool) -> Sequence[str]:
        """Foreign names with this spelling by ear: *Džonsonom* is Johnson."""
        readings_of = [reading.nominative for reading in readings(key, training().source)]
        for nominative in readings_of if in_any_case else readings_of[:1]:
            names = self._words(name_key(nominative))
            if names is not None:
                return names
        return ()

    def _of_stem(self, key: str) -> Sequence[str]:
        """The most frequent meanings of forms with the same stem: one or two words."""
        if len(key) < _SHORTEST_STEM or key.isupper():
            return ()
        for ending in (2, 3, 1):
            stem = key[: max(_SHORTEST_STEM - 1, len(key) - ending)]
            votes: Counter[str] = Counter()
            for form, glosses in self._beginning(stem):
                if stem in {form[: max(_SHORTEST_STEM - 1, len(form) - cut)] for cut in (0, 2, 3)}:
                    for rank, gloss in enumerate(glosses):
                        votes[gloss] += 6 // (1 + rank)
            if votes:
                return sorted(votes, key=lambda gloss: (-votes[gloss], gloss))[:2]
        return ()

    @lru_cache(maxsize=65536)  # noqa: B019 - there are one or two tables, and the same words are asked for again
    def _words(self, key: str) -> Sequence[str] | None:
        form, glosses = _taken_apart(next(lines_from(self.data, key.encode("utf-8", "surrogatepass")), b""))
        return glosses if form == key else None

    def _beginning(self, stem: str) -> Iterator[tuple[str, Sequence[str]]]:
        beginning = stem.encode("utf-8", "surrogatepass")
        for line in lines_from(self.data, beginning):
            if not line.startswith(beginning):
                return
            form, glosses = _taken_apart(line)
            if len(form) >= _SHORTEST_STEM:
                yield form, glosses


def _may_be_name(word: str, key: str) -> bool:
    """Whether an unknown word can be a name: one in capitals, or whose key has some, is an acronym."""
    return word[0].isupper() and not word.isupper() and key.islower()


def _taken_apart(line: bytes) -> tuple[str, Sequence[str]]:
    form, *glosses = line.decode("utf-8", "replace").split("\t")
    return form, [gloss for gloss in glosses if gloss]


def gloss_keys(sentence: str) -> Iterator[tuple[Word, str, bool]]:
    """The words of a sentence, their keys, and whether their first capital shows a name.

    A key is the folded word; acronyms, which are not forms of words, keep their capitals (*SAD-a* as *SAD*).
    """
    shouted = sentence.isupper()
    before = 0
    for word in words(sentence):
        begins = before == 0 or _BEGINS.search(sentence, before, word.start)
        before = word.end
        if not shouted and (acronym := _acronym(word.text)):
            yield word, fold_hbs(acronym).upper(), False
        else:
            yield word, fold_hbs(word.text), word.text[0].isupper() and not (begins or shouted)


def _acronym(word: str) -> str:
    """The acronym in a word, without its ending (*SAD* of *SAD-a*); empty if it is not one."""
    letters, _, ending = word.partition("-")
    is_ending = not ending or (ending.isalpha() and len(ending) <= _LONGEST_ENDING)
    return letters if len(letters) > 1 and letters.isalpha() and letters.isupper() and is_ending else ""


def name_key(name: str) -> str:
    """The key of a name in Serbian spelling: it begins with a capital, unlike any word's key."""
    return fold_hbs(name).capitalize()


def load_glosses(path: Path) -> Glosses:
    """The table in a file of lines ``form, gloss, gloss``, tab-separated, in order of the forms, gzip-compressed.

    Raises :class:`mtcheck.errors.ModelRejectedError` if it cannot be read.
    """
    try:
        data = zlib.decompress(path.read_bytes(), wbits=_GZIP)
    except (OSError, zlib.error) as error:
        raise ModelRejectedError(f"{path} cannot be read ({error}): install mtcheck again") from error
    if not data or data.isspace():
        raise ModelRejectedError(f"{path} is empty: install mtcheck again")
    return Glosses(data if data.endswith(b"\n") else data + b"\n")  # the table that ships is not copied: it is large

"""A word-for-word draft of a sentence, told to the embedded model with the sentence.

A small model knows English well and Serbo-Croatian words badly. The draft says in the sentence's order what its words
usually mean and how the glossary writes its names, so that the model need not know them, only put them together
(dictionary-based prompting, Ghazvininejad et al. 2023). ``scripts/build_glosses`` induces the table.
"""

from __future__ import annotations

import lzma
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mtcheck.errors import ModelRejectedError
from mtcheck.locales.lexicon import fold_hbs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["WORD", "Glosses", "load_glosses"]

WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBER_OR_WORD: Final = re.compile(rf"\d+(?:[.,:]\d+)*|{WORD.pattern}")
_SHORTEST: Final = 6
"""Letters from which a form that is not in the table is read as its stem."""


@dataclass(frozen=True, slots=True, eq=False)
class Glosses:
    """English words by folded source form, the likeliest first: none for what needs no gloss (*je*, *da*).

    ``stems`` has the same for the beginnings of forms, for those that are not in the table.
    """

    forms: Mapping[str, Sequence[str]]
    stems: Mapping[str, Sequence[str]]

    def draft(self, sentence: str, names: Mapping[str, str]) -> str:
        """The English of the words in order: ``inventor net website plans surpass/exceed``.

        ``names`` maps names as they may stand in the sentence to how they are to be written. Numbers stay as they are
        written; unknown words and names that are spelt alike in both languages are left out.
        """
        return " ".join(part for _, part in self._parts(sentence, names))

    def _parts(self, sentence: str, names: Mapping[str, str]) -> Iterator[tuple[int, str]]:
        told = {}
        for form, name in sorted(names.items(), key=lambda item: len(item[0])):
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", sentence) if form else ():
                told[match.start()] = (match.end(), name)
        done = 0
        for match in _NUMBER_OR_WORD.finditer(sentence):
            start = match.start()
            if start < done:
                continue
            if start in told:
                done, name = told[start]
                yield start, name
            elif match.group()[0].isdigit():
                yield start, match.group()
            elif glosses := self._of(match.group()):
                yield start, "/".join(glosses)

    def _of(self, word: str) -> Sequence[str]:
        key = fold_hbs(word)
        glosses = self.forms.get(key, self.forms.get(key.replace("sj", "s")))
        if glosses is None and len(key) >= _SHORTEST:
            glosses = next((self.stems[stem] for stem in _stems(key) if stem in self.stems), None)
        if not glosses or (word[0].isupper() and glosses[0][:4] == key[:4]):
            return ()
        return glosses


def _stems(key: str) -> Iterator[str]:
    """The beginnings of a form that may be its stem, the best first."""
    for ending in (2, 3, 1):
        yield key[: max(_SHORTEST - 1, len(key) - ending)]


def load_glosses(path: Path) -> Glosses:
    """The table in a file of lines ``form, gloss, gloss``, tab-separated, xz-compressed.

    Raises :class:`mtcheck.errors.ModelRejectedError` where it cannot be read.
    """
    try:
        lines = lzma.decompress(path.read_bytes()).decode("utf-8").splitlines()
    except (OSError, ValueError, lzma.LZMAError) as error:
        raise ModelRejectedError(f"{path} cannot be read ({error}): install mtcheck again") from error
    forms = {form: tuple(glosses) for form, *glosses in (line.split("\t") for line in lines)}
    votes: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for form, glosses in forms.items():
        for rank, gloss in enumerate(glosses):
            for stem in {form[: max(_SHORTEST - 1, len(form) - cut)] for cut in (0, 2, 3) if len(form) >= _SHORTEST}:
                votes[stem][gloss] += 1 / (1 + rank)
    stems = {stem: tuple(sorted(found, key=lambda gloss: (-found[gloss], gloss))[:2]) for stem, found in votes.items()}
    return Glosses(forms, stems)

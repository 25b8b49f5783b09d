"""A re-translation made elsewhere, given as a file: from any engine or person, without a model here.

The file has one text, or sentences already split: a JSON list of strings, JSON Lines of strings or of
objects with ``retranslation``, ``translation`` or ``text``, or plain text with as many lines as there are
sentences. One text is split into sentences and aligned with the source's as a translation under audit is, and so is a
list of another length: an audit may have joined sentences of the source.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.align import align
from mtcheck.errors import TranslatorError
from mtcheck.model import Trust
from mtcheck.read import read_text
from mtcheck.segment import SegmentedText, keep_segments, segment
from mtcheck.text.normal import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FileTranslator"]

_KEYS = ("retranslation", "translation", "text")


class FileTranslator:
    """Answers from a file. Nothing is known about its origin, so its trust is low.

    Raises :class:`mtcheck.errors.InputError` for a file that cannot be read as text and
    :class:`mtcheck.errors.TranslatorError` for one without sentences.
    """

    trust = Trust.LOW

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.name = f"file:{self.path.name}"
        text = read_text(self.path, verbatim={"json"}).text
        self._sentences = _listed_sentences(text, self.path)
        self._text = normalise(text).text

    def translate(self, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
        """The file's text for each sentence; empty if the file has none."""
        lines = [line.strip() for line in self._text.splitlines() if line.strip()]
        listed = lines if self._sentences is None else list(self._sentences)
        if len(listed) == len(sentences):
            return listed
        made = segment(self._text, target_lang) if self._sentences is None else keep_segments(listed)
        return _align(made, sentences, source_lang=source_lang, target_lang=target_lang)


def _listed_sentences(text: str, path: Path) -> tuple[str, ...] | None:
    """The sentences of a JSON list or of JSON Lines; None for plain text."""
    if not text.lstrip().startswith(("[", "{", '"')):
        return None
    try:
        values = json.loads(text)
    except ValueError:
        values = _lines(text, path)
        if values is None:
            return None
    except RecursionError:
        return None
    if not isinstance(values, list):
        values = [values]
    return tuple(_sentence(value, path, number) for number, value in enumerate(values, 1))


def _lines(text: str, path: Path) -> list[object] | None:
    """The values of JSON Lines; None if no line is an object and not all are strings."""
    values: list[object] = []
    broken = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                values.append(json.loads(line))
            except (ValueError, RecursionError):
                broken = broken or number
    if broken and any(isinstance(value, dict) for value in values):
        raise TranslatorError(f"{path}, line {broken}: invalid JSON on this line")
    return None if broken else values


def _sentence(value: object, path: Path, number: int) -> str:
    if isinstance(value, dict):
        value = next((value[key] for key in _KEYS if key in value), None)
    if not isinstance(value, str):
        raise TranslatorError(
            f"{path}, item {number}: a sentence is a string or an object with one of {', '.join(_KEYS)}"
        )
    return value


def _align(made: SegmentedText, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
    """The text beside each source sentence.

    If one target sentence translates several source sentences, each of them gets all of it: as evidence, too much text
    only makes checks report less.
    """
    starts = [0, *accumulate(len(sentence) + 1 for sentence in sentences)]
    found: list[list[str]] = [[] for _ in sentences]
    units = align(
        made,
        keep_segments(sentences),
        (),
        source_lang=source_lang,
        target_lang=target_lang,
    )
    for unit in units:
        if unit.source_start is None or unit.source_end is None or not unit.translation:
            continue
        for number in range(bisect_right(starts, unit.source_start) - 1, len(sentences)):
            if starts[number] >= unit.source_end:
                break
            found[number].append(unit.translation)
    return [" ".join(texts) for texts in found]

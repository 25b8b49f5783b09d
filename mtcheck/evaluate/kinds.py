"""Which checks may find which kind of damage."""

from __future__ import annotations

from typing import Final

__all__ = ["CLEAN", "expected_checks"]

CLEAN: Final = frozenset({"clean", "none", "merge", "reference", "base_id35_reference"})
"""Kinds of items in which every issue is a false alarm."""

_NAMES: Final = (
    "name-mismatch", "name-inflected", "name-phonetic", "name-variant", "name-translated", "name-inconsistent",
    "name-missing",
)  # fmt: skip
_NUMBERS: Final = (
    "number-value", "number-missing", "number-added", "number-scale", "number-format", "date-value", "date-format",
    "unit-mismatch", "currency-mismatch", "weekday-mismatch",
)  # fmt: skip
_STRUCTURE: Final = (
    "omission",
    "addition",
    "truncated-article",
    "untranslated-text",
    "duplicated-segment",
    "repeated-text",
)

_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "name": _NAMES,
    "name-mismatch": _NAMES,
    "name-inflected": ("name-inflected", "name-mismatch"),
    "name-phonetic": ("name-phonetic", "name-mismatch", "name-inflected"),
    "name-translated": ("name-translated", "name-mismatch"),
    "name-inconsistent": ("name-inconsistent", "name-mismatch"),
    "number-value": ("number-value", "number-missing", "number-added"),
    "number-scale": ("number-scale", "number-value"),
    "number-missing": ("number-missing", "number-value"),
    "number-added": ("number-added", "number-value"),
    "number-format": ("number-format", "number-value"),
    "date-value": ("date-value", "weekday-mismatch", "number-value"),
    "weekday-mismatch": ("weekday-mismatch", "date-value"),
    "date-format": ("date-format", "number-format", "date-value"),
    "omission": ("omission", "truncated-article"),
    "duplicate": ("duplicated-segment", "repeated-text", "addition"),
    "untranslated": ("untranslated-text",),
    "truncated": ("truncated-article", "omission"),
    "doubled-word": ("doubled-word", "repeated-text"),
    # DEMETR (Karpinska et al. 2022); the kinds not listed are claimed by no check.
    "critical_id10_numbers_replaced": _NUMBERS,
    "critical_id9_ne_replaced": _NAMES,
    "critical_id25_ne_removed": ("name-missing", *_NAMES[:-1], "omission"),
    "critical_id8_negation": ("negation-mismatch",),
    "critical_id4_codemix": ("untranslated-text",),
    "base_id33_empty": ("omission", "truncated-article"),
    "base_id33_shuffle_trans": _STRUCTURE,
    "minor_id1_repeat2": ("doubled-word", "repeated-text"),
    "minor_id2_repeat4": ("repeated-text", "doubled-word"),
    "minor_id26_misspelled": ("misspelling",),
    "minor_id27_char_removed": ("misspelling",),
    # MQM as in the WMT data (Freitag et al. 2021).
    "accuracy/omission": ("omission", "truncated-article", "quotation-lost", "number-missing", "name-missing"),
    "accuracy/addition": ("addition", "duplicated-segment", "repeated-text", "number-added"),
    "accuracy/untranslated text": ("untranslated-text",),
    "accuracy/mistranslation": (*_NUMBERS, *_NAMES, "negation-mismatch", "person-mismatch", "acronym-mismatch"),
    "fluency/spelling": ("misspelling", "encoding-damage"),
    "fluency/punctuation": ("unbalanced-quotes",),
    "fluency/grammar": ("article-agreement", "doubled-word"),
    "fluency/character encoding": ("encoding-damage",),
    "fluency/inconsistency": ("name-inconsistent",),
    "terminology/inappropriate for context": _NAMES,
    "terminology/inconsistent use": ("name-inconsistent",),
    "locale convention/date format": ("date-format",),
    "locale convention/name format": _NAMES,
    "locale convention/currency format": ("currency-mismatch", "number-format"),
}


def expected_checks(kind: str, known: frozenset[str]) -> tuple[str, ...]:
    """The checks that may find this kind, the intended one first; empty for clean items and unclaimed kinds.

    A kind that is the name of a check expects that check. Only names in ``known`` are returned.
    """
    if kind in CLEAN:
        return ()
    names = _KINDS.get(kind) or _KINDS.get(kind.casefold()) or (kind,)
    return tuple(name for name in names if name in known)

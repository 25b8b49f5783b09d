"""The checks, in report order. One file each; ``CHECKS`` lists them and a test fails if one is missing."""

from __future__ import annotations

from mtcheck.checks import (
    article_agreement,
    currency_mismatch,
    date_format,
    date_value,
    doubled_word,
    encoding_damage,
    misspelling,
    name_inflected,
    name_mismatch,
    name_phonetic,
    name_variant,
    negation_mismatch,
    number_added,
    number_format,
    number_missing,
    number_scale,
    number_value,
    quotation_lost,
    quotation_not_verbatim,
    unbalanced_quotes,
    unit_mismatch,
    weekday_mismatch,
)
from mtcheck.checks.base import Check

__all__ = ["CHECKS", "Check"]

CHECKS: tuple[Check, ...] = (
    name_mismatch.CHECK,
    name_inflected.CHECK,
    name_phonetic.CHECK,
    name_variant.CHECK,
    number_value.CHECK,
    number_format.CHECK,
    number_scale.CHECK,
    number_missing.CHECK,
    number_added.CHECK,
    unit_mismatch.CHECK,
    currency_mismatch.CHECK,
    date_value.CHECK,
    date_format.CHECK,
    weekday_mismatch.CHECK,
    negation_mismatch.CHECK,
    quotation_lost.CHECK,
    quotation_not_verbatim.CHECK,
    encoding_damage.CHECK,
    misspelling.CHECK,
    doubled_word.CHECK,
    article_agreement.CHECK,
    unbalanced_quotes.CHECK,
)

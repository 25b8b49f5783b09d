"""What lint reports, and the list of its rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mtcheck.model import Severity

__all__ = ["RULES", "Flaw", "Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: ``name`` states the fault; a major one makes checks wrong, a minor one makes them weak or noisy.

    ``severity`` is major or minor; ``summary`` describes in one line what the rule finds.
    """

    name: str
    severity: Severity
    summary: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """Where an entry breaks a rule. ``line`` is 1-based; ``entry`` is the entry's name, "" for a broken row.

    ``rule`` is the broken rule, ``file`` the file, and ``message`` one line for the user.
    """

    rule: Rule
    file: str
    line: int
    entry: str
    message: str


RULES: Final = {
    name: Rule(name, severity, summary)
    for name, severity, summary in (
        ("broken-row", Severity.CRITICAL, "a row that cannot be used"),
        ("unused", Severity.MINOR, "a row, column or status word that mtcheck cannot use"),
        ("unenforceable", Severity.MINOR, "a variant or form that can never match"),
        ("several-values", Severity.MINOR, "one value that reads like several, or like a name with a remark"),
        ("duplicate-id", Severity.MAJOR, "two entries with one id"),
        ("duplicate-name", Severity.MAJOR, "two entries that prefer the same name"),
        ("case-collision", Severity.MINOR, "two preferred names that differ only in capitals or accents"),
        ("alias-is-name", Severity.MAJOR, "a variant that is another entry's preferred name"),
        ("shared-alias", Severity.MAJOR, "two entries with the same variant"),
        ("shared-source", Severity.MAJOR, "two entries with the same source form"),
        ("contradiction", Severity.MAJOR, "a spelling that is both accepted and discouraged"),
        ("repeated-form", Severity.MINOR, "a variant or source form repeated within one entry"),
        ("common-word", Severity.MINOR, "a name or variant that is a common word, or in English one edit from one"),
        ("wrong-script", Severity.MAJOR, "letters of a script that the language is not written in"),
        ("mixed-script", Severity.MAJOR, "a word with letters of two scripts"),
        ("hidden-character", Severity.MAJOR, "an invisible character"),
        ("not-a-name", Severity.MINOR, "a name without letters, or far too long for one"),
        ("expired", Severity.MINOR, "an entry that has expired"),
        ("unusable-forms", Severity.MINOR, "a source form whose case forms cannot be known"),
        ("ambiguous-form", Severity.MINOR, "a source form that is also a case form of another entry's"),
    )
}

"""Checks on a glossary itself: contradictions, and entries that will cause false alarms.

The rules of a single entry are in :mod:`mtcheck.glossary.lint.alone`, those between entries in
:mod:`mtcheck.glossary.lint.together`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mtcheck.glossary.glossary import Glossary
from mtcheck.glossary.lint.alone import alone, tells_words
from mtcheck.glossary.lint.flaw import RULES, Flaw, Rule
from mtcheck.glossary.lint.together import together
from mtcheck.languages.language import language_for

__all__ = ["RULES", "Flaw", "Rule", "lint", "not_run"]


def lint(glossaries: Iterable[Glossary], *, today: date) -> list[Flaw]:
    """Every flaw of these ``glossaries``, by file and line; names in one file are compared with those in the others.

    ``today`` decides which entries have expired. Read the files with ``lenient=True`` to have their broken rows
    among the flaws (rule ``broken-row``) instead of raised.
    """
    places = [(glossary.name, entry) for glossary in glossaries for entry in glossary.entries]
    flaws = [
        Flaw(RULES["broken-row"], glossary.name, row.line, "", row.reason)
        for glossary in glossaries
        for row in glossary.broken
    ]
    flaws.extend(
        Flaw(RULES["unused"], glossary.name, row.line, "", row.reason)
        for glossary in glossaries
        for row in glossary.unused
    )
    flaws.extend(flaw for file, entry in places for flaw in alone(file, entry, today))
    flaws.extend(together(places))
    order = {glossary.name: place for place, glossary in enumerate(glossaries)}
    return sorted(flaws, key=lambda flaw: (order[flaw.file], flaw.line, flaw.rule.name, flaw.message))


def not_run(glossaries: Iterable[Glossary]) -> tuple[str, ...]:
    """The rules that cannot judge some names of these ``glossaries``, and why, one line each."""
    tags = {entry.target_lang for glossary in glossaries for entry in glossary.entries}
    names = sorted(language_for(tag).name for tag in tags if not tells_words(tag))
    return tuple(f"common-word: not run (no {name} dictionary)" for name in dict.fromkeys(names))

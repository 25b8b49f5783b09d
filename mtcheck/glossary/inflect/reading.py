"""From a form in a text to the nominatives it may come from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from mtcheck.languages.declension import CASES, Rule, declension_for
from mtcheck.languages.language import group

__all__ = ["Reading", "readings"]

_NO_CASES: Final = frozenset("NVMP")
"""What shows no oblique case of one bearer's name: nominative, vocative, plural, possessive."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a form: ``nominative`` (lower case), its ``cases`` as letters, the form's ``ending``.

    ``restored`` is the nominative's own end in place of the ending: "" for *Granta* read as *Grant*.
    """

    nominative: str
    cases: str
    ending: str
    restored: str

    @property
    def case(self) -> str:
        """The likeliest case, in words."""
        return CASES[self.cases[0]]

    @property
    def oblique(self) -> frozenset[str]:
        """The letters of its cases other than nominative and vocative; a plural or a possessive has none."""
        return frozenset(self.cases) - _NO_CASES


@cache
def _by_ending(language: str) -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, list[Rule]] = {}
    for rule in declension_for(language).endings:
        rules.setdefault(rule[0], []).append(rule)
    return {ending: tuple(found) for ending, found in rules.items()}


@lru_cache(maxsize=16384)
def readings(form: str, language: str) -> tuple[Reading, ...]:
    """Every nominative that ``form`` may come from in ``language``, the form itself first.

    ``form`` is one word in Latin script (see :func:`mtcheck.languages.respelling.latin`). At least two letters of
    the stem must remain, or one before an ending that goes back to a closed syllable (*Рогу*, *Ріг*).
    """
    lowered = form.casefold()
    found: dict[tuple[str, str], Reading] = {(lowered, ""): Reading(lowered, "N", "", "")}
    rules = _by_ending(group(language))
    for length in range(1, min(8, len(lowered))):
        ending = lowered[-length:]
        for _, restored, cases in rules.get(ending, ()):
            if length == len(lowered) - 1 and not (length > 2 and len(restored) > 1 and restored[-1] not in "aeiou"):
                continue
            nominative = lowered[:-length] + restored
            before = found.get((nominative, ending))
            known = before.cases if before is not None else ""
            more = "".join(case for case in cases if case not in known)
            found[nominative, ending] = Reading(nominative, known + more, ending, restored)
    return tuple(found.values())

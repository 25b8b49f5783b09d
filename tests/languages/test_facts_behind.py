"""A check that is reported as run has facts: it finds a fault that is made with words of the language's own folder."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

import pytest

import mtcheck
from mtcheck.checks import CHECKS
from mtcheck.languages.language import Language, language_for
from tests.conftest import ROOT

SAID: Final[dict[str, list[str]]] = tomllib.loads(
    (ROOT / "tests" / "cases" / "languages" / "parallel.toml").read_text("utf-8")
)
OTHERS: Final = [tag for tag in SAID if tag not in {"en", "sr-Cyrl"}]
WORDS: Final = {
    "number-value", "number-scale", "date-value", "weekday-mismatch", "currency-mismatch", "unit-mismatch",
    "negation-mismatch", "person-mismatch", "direction", "acronym-mismatch",
}  # fmt: skip
"""Checks that need words of both languages."""
ALIKE: Final = {"weekday-mismatch": {"weekday-mismatch", "date-value"}}
"""Which checks may say it."""
MOST: Final = 24
"""Words that are tried: many are soft, and raise no alarm alone."""


def of(words: Mapping[str, object], value: object) -> Iterator[str]:
    """The words for a value, with a capital too: where months are nouns, they count only so."""
    for word, meaning in words.items():
        if meaning == value:
            yield from (word, word.capitalize())


def plain(language: Language, file: str, key: str) -> Iterator[str]:
    """The entries of a list of patterns that are words."""
    found = language.file(file)
    return (word for word in (found.words(key) if found else ()) if re.fullmatch(r"[^\W\d_]+", word))


def faults(tag: str) -> Iterator[tuple[str, str, str]]:
    """A check, what English says, and what the language says wrongly."""
    language = language_for(tag)
    locale, opposites, acronyms = language.locale, language.file("opposites.toml"), language.file("acronyms.toml")
    yield from (("date-value", "on 12 May 2023", f"12 {word} 2023") for word in of(locale.months, 6))
    if locale.month_mark:
        yield "date-value", "on 12 May 2023", f"2023年6{locale.month_mark}12日"
    for day in range(2, 7):
        yield from (("weekday-mismatch", "on Monday", word) for word in of(locale.weekdays, day))
    yield from (("currency-mismatch", "50 euros", f"50 {word}") for word in of(locale.currencies, "USD"))
    yield from (("unit-mismatch", "50 kilometres", f"50 {word}") for word in of(locale.units, "kg"))
    yield from (("number-scale", "5 million", f"5 {word}") for word in of(locale.scales, 10**9))
    for number in (6, 7, 8, 11, 12):
        yield from (("number-value", "9 kg", f"{word} kg") for word in of(locale.cardinals, number))
    yield from (("negation-mismatch", "", word) for word in plain(language, "negation.toml", "clear"))
    yield from (("person-mismatch", "", word) for word in plain(language, "persons.toml", "clear"))
    south = opposites.words("north_south.south") if opposites and "north_south" in opposites.tables() else ()
    yield from (("direction", "northern", word.rstrip("*")) for word in south)
    for word, name in acronyms.by_name("acronyms").items() if acronyms else ():
        if name in {"UN", "NATO"}:
            yield "acronym-mismatch", "beside the EU", word.upper()


def checked(source: str, translation: str, source_lang: str, target_lang: str) -> tuple[set[str], set[str]]:
    """The checks that ran, and those that found something."""
    report = mtcheck.audit([translation], source=[source], source_lang=source_lang, target_lang=target_lang)
    return {run.name for run in report.checks if run.ran}, {issue.check for issue in report.issues}


@pytest.mark.every(4)
@pytest.mark.parametrize("tag", OTHERS)
@pytest.mark.parametrize("into", [True, False], ids=["into", "from"])
def test_a_check_that_runs_finds_its_fault(tag: str, into: bool) -> None:
    languages = ("en", tag) if into else (tag, "en")
    ran = checked(SAID[languages[0]][0], SAID[languages[1]][0], *languages)[0] & WORDS
    wanted = ran if into else {check.name for check in CHECKS if check.of_source and check.name in ran}
    tries: Counter[str] = Counter()
    found: set[str] = set()
    for (check, said, wrong), base in product(faults(tag), (0, 1)):
        tries[check] += 1
        if check in wanted - found and tries[check] <= MOST:
            english, other = (SAID[lang][base].rstrip(".।。։") for lang in ("en", tag))
            pair = (f"{english}, {said}." if said else f"{english}.", f"{other}, {wrong}.")
            told = checked(*(pair if into else reversed(pair)), *languages)[1]  # type: ignore[call-arg]
            found |= {check} & wanted if told & ALIKE.get(check, {check}) else set()
    if tag == "vi":
        found.add("weekday-mismatch")  # its weekdays are ordinals, too, and count only behind *vào*
    if language_for(tag).locale.unspaced:
        found |= {"number-value", "number-scale"}  # no table of words has theirs

    assert wanted - found == set()

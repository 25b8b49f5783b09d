"""numbers.toml, dates.toml and units.toml of a language's folder, read into a :class:`Locale`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from mtcheck.languages.base import SPACES, Locale
from mtcheck.languages.data_file import DataFile

__all__ = ["read_locale"]

_GROUPING: Final = {"spaces": SPACES, "fixed spaces": SPACES[1:], "no-break space": SPACES[1]}
"""What ``grouping`` calls marks that cannot be seen."""


def read_locale(language: str, folder: Path) -> Locale:
    """The number words, dates, units and currencies of a language.

    Raises:
        LanguageDataError: a file is broken; the text names file, line and key.
    """
    numbers, dates, units = (DataFile(folder / f"{name}.toml") for name in ("numbers", "dates", "units"))
    cardinals = _table(numbers, "cardinals")
    ordinals = _table(numbers, "ordinals")
    weekdays = dates.by_number("weekdays")
    soft = {*numbers.words("soft.words"), *dates.words("soft.words")}
    soft |= _of_value(cardinals, numbers.numbers("soft.cardinals"))
    soft |= _of_value(ordinals, numbers.numbers("soft.ordinals"))
    soft |= _of_value(weekdays, dates.numbers("soft.weekdays"))
    found = Locale(
        language=language,
        apostrophe=numbers.text("apostrophe"),
        decimal=numbers.text("decimal", "."),
        grouping="".join(_GROUPING.get(mark, mark) for mark in numbers.words("grouping")),
        ordinal_mark=numbers.text("ordinal_mark"),
        ordinal_suffixes=frozenset(numbers.words("ordinal_suffixes")),
        decade_suffixes=frozenset(numbers.words("decade_suffixes")),
        cardinals=cardinals,
        multipliers=numbers.by_number("multipliers"),
        scales=numbers.by_number("scales"),
        scale_abbreviations=numbers.by_number("scale_abbreviations"),
        ordinals=ordinals,
        closed=numbers.by_number("closed"),
        collectives=numbers.by_number("collectives"),
        approximate=numbers.by_number("approximate"),
        decades=numbers.by_number("decades"),
        fractions=numbers.by_number("fractions"),
        halves=frozenset(numbers.words("halves")),
        and_a_half=numbers.words("and_a_half"),
        with_half=numbers.by_number("with_half"),
        vague=numbers.by_number("vague"),
        soft=frozenset(soft),
        joiners=frozenset(numbers.words("joiners")),
        range_words=frozenset(numbers.words("range_words")),
        half_to_hour=dates.flag("half_to_hour"),
        ordinal_tens=numbers.flag("ordinal_tens"),
        vigesimal=numbers.flag("vigesimal"),
        stems=_table(numbers, numbers.alias("stems")),
        tails=numbers.words("tails"),
        months=dates.by_number("months"),
        month_abbreviations=dates.by_number("month_abbreviations"),
        capital_months=dates.flag("capital_months"),
        weekdays=weekdays,
        on_weekday=dates.words("on_weekday"),
        relative_days=dates.by_number("relative_days"),
        day_shifts=dates.by_number("day_shifts"),
        units=units.by_name("units"),
        square=frozenset(units.words("square")),
        currencies=units.by_name("currencies"),
        month_names=dates.words("month_names"),
        weekday_names=dates.words("weekday_names"),
        scale_names=numbers.named("scale_names"),
        number_names=numbers.named("number_names"),
    )
    for file in (numbers, dates, units):
        file.finish()
    return found


def _table(file: DataFile, key: str) -> dict[str, int]:
    """The rows of a table, and the words that put the ones before the tens (*fünf|und|zwanzig*)."""
    ones = file.by_number("ones_first.ones")
    joined = {
        one + ten: one_value + ten_value
        for ten, ten_value in file.by_number(f"ones_first.{key}").items()
        for one, one_value in ones.items()
    }
    return file.by_number(key) | joined


def _of_value(table: Mapping[str, int], values: Iterable[int]) -> set[str]:
    return {word for word, value in table.items() if value in values}

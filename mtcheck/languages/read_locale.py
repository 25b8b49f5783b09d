"""The data files of a language's folder that tell its numbers, dates and measures, read into a :class:`Locale`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from mtcheck.languages.base import SPACES, Locale
from mtcheck.languages.data_file import DataFile

__all__ = ["read_locale"]

_GROUPING: Final = {"spaces": SPACES, "fixed spaces": SPACES[1:], "no-break space": SPACES[1]}
"""What ``grouping`` calls marks that cannot be seen."""
_LARGEST_SOFT: Final = 12
"""In a language that only CLDR tells of, words up to here are often other words too (Italian *sei*)."""


def read_locale(language: str, folder: Path) -> Locale:
    """The number words, dates, units and currencies of a language; its own tables win over what CLDR says.

    Raises:
        LanguageDataError: a file is broken; the text names file, line and key.
    """
    numbers, dates, units, cldr = (DataFile(folder / f"{name}.toml") for name in ("numbers", "dates", "units", "cldr"))
    own = numbers.exists
    cardinals, ordinals = _table(numbers, "cardinals"), _table(numbers, "ordinals")
    rows = {
        key: numbers.by_number(key)
        for key in (
            "multipliers",
            "scales",
            "closed",
            "collectives",
            "approximate",
            "decades",
            "fractions",
            "multiples",
            "groups",
        )
    }
    known = {word for row in (cardinals, ordinals, *rows.values()) for word in row}
    cardinals = _not_in_own_tables(cldr.by_number("cardinals"), known) | cardinals
    ordinals = _not_in_own_tables(cldr.by_number("ordinals"), known) | ordinals
    weekdays = cldr.by_number("weekdays") | dates.by_number("weekdays")
    soft = {*numbers.words("soft.words"), *dates.words("soft.words")}
    soft |= rows["groups"].keys()
    soft |= _of_value(cardinals, numbers.numbers("soft.cardinals") if own else range(_LARGEST_SOFT + 1))
    soft |= _of_value(ordinals, numbers.numbers("soft.ordinals") if own else range(_LARGEST_SOFT + 1))
    soft |= _of_value(weekdays, dates.numbers("soft.weekdays"))
    short = cldr.by_number("scale_abbreviations") | numbers.by_number("scale_abbreviations")
    main = DataFile(folder / "language.toml")
    unspaced = main.flag("unspaced")
    found = Locale(
        language=language,
        apostrophe=numbers.text("apostrophe"),
        decimal=numbers.text("decimal") or cldr.text("decimal", "."),
        grouping="".join(_GROUPING.get(mark, mark) for mark in numbers.words("grouping") or cldr.words("grouping")),
        ordinal_mark=numbers.text("ordinal_mark"),
        ordinal_suffixes=frozenset(numbers.words("ordinal_suffixes")),
        decade_suffixes=frozenset(numbers.words("decade_suffixes")),
        cardinals=cardinals,
        multipliers=_not_in_own_tables(cldr.by_number("multipliers"), known) | rows["multipliers"],
        scales=_not_in_own_tables(cldr.by_number("scales"), known) | rows["scales"] | (short if unspaced else {}),
        scale_abbreviations=short,
        ordinals=ordinals,
        closed=rows["groups"] | rows["closed"],
        collectives=rows["collectives"],
        approximate=rows["approximate"],
        decades=rows["decades"],
        fractions=rows["fractions"],
        multiples=rows["multiples"],
        denominators=numbers.by_number("denominators"),
        part_before=frozenset(numbers.words("part_before")),
        part_of=numbers.words("part_of"),
        unspaced=unspaced,
        month_mark=dates.text("month_mark"),
        before_scale=frozenset((*cldr.words("before_scale"), *numbers.words("before_scale"))),
        or_more=numbers.words("or_more"),
        one_form=not own,
        part_plural=numbers.text("part_plural"),
        compounds=numbers.flag("compounds") or cldr.flag("compounds"),
        halves=frozenset(numbers.words("halves")),
        and_a_half=numbers.words("and_a_half"),
        with_half=numbers.by_number("with_half"),
        vague=numbers.by_number("vague"),
        soft=frozenset(soft),
        joiners=frozenset(numbers.words("joiners") or cldr.words("joiners")),
        range_words=frozenset(numbers.words("range_words")),
        from_words=frozenset(numbers.words("from_words")),
        phone_words=frozenset(numbers.words("phone_words")),
        counted=numbers.by_name("counted"),
        half_to_hour=dates.flag("half_to_hour"),
        dotted_time=dates.flag("dotted_time"),
        ordinal_tens=numbers.flag("ordinal_tens"),
        vigesimal=numbers.flag("vigesimal"),
        stems=_table(numbers, numbers.alias("stems")),
        tails=numbers.words("tails"),
        measure_tails=units.by_name("measure_tails"),
        minus=numbers.words("minus"),
        below_zero=numbers.words("below_zero"),
        over=numbers.words("over"),
        under=numbers.words("under"),
        times_before=numbers.words("times_before"),
        exact=numbers.words("exact"),
        losses=numbers.words("losses"),
        months=cldr.by_number("months") | dates.by_number("months"),
        month_abbreviations=cldr.by_number("month_abbreviations") | dates.by_number("month_abbreviations"),
        capital_months=dates.flag("capital_months"),
        weekdays=weekdays,
        on_weekday=dates.words("on_weekday"),
        rounds=numbers.by_number("rounds"),
        eras=dates.by_number("eras"),
        other_months=frozenset(main.words("other_months")),
        other_years=tuple(main.numbers("other_years")),
        relative_days=dates.by_number("relative_days"),
        day_shifts=dates.by_number("day_shifts"),
        clock=dates.by_name("clock"),
        day_parts=dates.by_name("day_parts"),
        half_units=units.by_name("half_units"),
        units=_own_first(units.by_name("units"), cldr.by_name("units")),
        square=frozenset(units.words("square")),
        currencies=_own_first(units.by_name("currencies"), cldr.by_name("currencies")),
        countries=cldr.by_name("countries") | units.by_name("countries"),
        per=frozenset((*cldr.words("per"), *units.words("per"))),
        of_measure=frozenset(units.words("of")),
        month_names=dates.words("month_names"),
        weekday_names=dates.words("weekday_names"),
        scale_names=numbers.named("scale_names"),
        number_names=numbers.named("number_names"),
    )
    for key in ("joiners", "decimal", "grouping"):
        cldr.words(key)
    for file in (numbers, dates, units, cldr):
        file.finish()
    return found


def _not_in_own_tables(found: Mapping[str, int], known: Iterable[str]) -> dict[str, int]:
    """What CLDR says of words that the language's own tables do not use in any part."""
    return {word: value for word, value in found.items() if word not in known}


def _own_first(own: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    """Both tables; a correction takes the first word that fits, which is the language's own."""
    return {**own, **{word: name for word, name in found.items() if word not in own}}


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

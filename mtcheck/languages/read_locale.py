"""The data files of a language's folder with its numbers, dates and measures, read into a :class:`Locale`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtcheck.languages.base import SPACES, Locale
from mtcheck.languages.data_file import DataFile, is_mark

if TYPE_CHECKING:
    from mtcheck.languages.read_characters import Characters
    from mtcheck.languages.read_syllables import Syllables

__all__ = ["locale_in", "read_locale"]

_GROUPING: Final = {"spaces": SPACES, "fixed spaces": SPACES[1:], "no-break space": SPACES[1]}
"""What ``grouping`` calls the invisible marks."""
_LARGEST_SOFT: Final = 12
"""In a language known only from CLDR, number words up to here are often other words too (Italian *sei*)."""
_BOUNDS: Final = {
    "months": (1, 12), "month_abbreviations": (1, 12), "weekdays": (1, 7), "relative_days": (-365, 365),
    "day_shifts": (-365, 365), "eras": (-10_000, 10_000), "fractions": (2, 10**6), "denominators": (2, 10**6),
    "multiples": (-1000, 10**6), "parts_before": (-99, 99), "rounds": (2, 10**6), "decades": (0, 10**4),
    "cardinals": (0, 999),
    "ordinals": (0, 1000), "stems": (0, 1000), "multipliers": (2, 1000), "scales": (10, 10**18),
    "scale_abbreviations": (10, 10**18), "ones_first.ones": (0, 9), "ones_first.cardinals": (10, 90),
    "ones_first.ordinals": (10, 90),
}  # fmt: skip
"""The least and the largest number of a table that does not take every number: nothing is divided by 0."""
_OFFSET: Final = re.compile(r"-?[0-5]?\d|-?m")
_TIME: Final = re.compile(r"=(?:\d{1,3}|1[0-3]\d\d|14[0-3]\d)")
"""A time of day in minutes from midnight."""
_PLACE: Final = re.compile(r"\{[^ ]*|[^ ]*\}")
_DAY_PARTS: Final = frozenset({"am", "pm", "night"})


@cache
def locale_in(language: str, folder: Path) -> Locale:
    """The same as :func:`read_locale`, cached."""
    return read_locale(language, folder)


def read_locale(language: str, folder: Path) -> Locale:
    """The number words, dates, units and currencies of a language; its own tables win over what CLDR says.

    Raises:
        LanguageDataError: a file is broken; the text names file, line and key.
    """
    numbers, dates, units, cldr = (DataFile(folder / f"{name}.toml") for name in ("numbers", "dates", "units", "cldr"))
    own = numbers.exists and not numbers.flag("one_form")
    cardinals, ordinals = _table(numbers, "cardinals"), _table(numbers, "ordinals")
    rows = {
        key: _by_number(numbers, key)
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
    cardinals = _not_in_own_tables(_by_number(cldr, "cardinals"), known) | cardinals
    ordinals = _not_in_own_tables(_by_number(cldr, "ordinals"), known) | ordinals
    weekdays = _by_number(cldr, "weekdays") | _by_number(dates, "weekdays")
    soft = {*numbers.words("soft.words"), *dates.words("soft.words")}
    soft |= rows["groups"].keys()
    soft |= _of_value(cardinals, numbers.numbers("soft.cardinals") if own else range(_LARGEST_SOFT + 1))
    soft |= _of_value(ordinals, numbers.numbers("soft.ordinals") if own else range(_LARGEST_SOFT + 1))
    soft |= _of_value(weekdays, dates.numbers("soft.weekdays"))
    short = _by_number(cldr, "scale_abbreviations") | _by_number(numbers, "scale_abbreviations")
    main = DataFile(folder / "language.toml")
    unspaced = main.flag("unspaced")
    decimal = numbers.mark("decimal") or cldr.mark("decimal") or "."
    found = Locale(
        language=language,
        apostrophe=numbers.mark("apostrophe"),
        decimal=decimal,
        grouping=_grouping(decimal, numbers, cldr),
        ordinal_mark=numbers.text("ordinal_mark"),
        ordinal_endings=numbers.named("ordinal_endings"),
        counters=frozenset(numbers.words("counters")),
        ordinal_suffixes=frozenset(numbers.words("ordinal_suffixes")),
        decade_suffixes=frozenset(numbers.words("decade_suffixes")),
        cardinals=cardinals,
        multipliers=_not_in_own_tables(_by_number(cldr, "multipliers"), known) | rows["multipliers"],
        scales=_not_in_own_tables(_by_number(cldr, "scales"), known) | rows["scales"] | (short if unspaced else {}),
        scale_abbreviations=short,
        ordinals=ordinals,
        closed=rows["groups"] | rows["closed"],
        collectives=rows["collectives"],
        approximate=rows["approximate"],
        decades=rows["decades"],
        fractions=rows["fractions"],
        multiples=rows["multiples"],
        denominators=_by_number(numbers, "denominators"),
        part_before=frozenset(numbers.words("part_before")),
        part_by=frozenset(numbers.words("part_by")),
        part_marks=numbers.words("part_marks"),
        part_of=numbers.words("part_of"),
        unspaced=unspaced,
        characters=_characters(folder),
        syllables=_syllables(folder),
        behind_half=_expression(numbers, "behind_half"),
        tenths=_tenths(numbers),
        nth_decades=numbers.flag("nth_decades"),
        behind_short=_expression(units, "behind_short"),
        year_first=dates.flag("year_first"),
        month_first=dates.flag("month_first"),
        slashed_month_first=dates.flag("slashed_month_first"),
        joins_hundreds=numbers.flag("joins_hundreds"),
        tens_joint=numbers.text("tens_joint"),
        vague_ending=numbers.text("vague_ending"),
        month_mark=dates.text("month_mark"),
        before_scale=frozenset((*cldr.words("before_scale"), *numbers.words("before_scale"))),
        or_more=numbers.words("or_more"),
        rest_in_digits=numbers.flag("rest_in_digits"),
        couples=frozenset(numbers.words("couples")),
        one_form=not own,
        part_plural=numbers.text("part_plural"),
        compounds=numbers.flag("compounds") or cldr.flag("compounds"),
        halves=frozenset(numbers.words("halves")),
        and_a_half=numbers.words("and_a_half"),
        with_half=_by_number(numbers, "with_half"),
        parts_before=_by_number(numbers, "parts_before"),
        vague=_by_number(numbers, "vague"),
        soft=frozenset(soft),
        joiners=frozenset(numbers.words("joiners") or cldr.words("joiners")),
        range_words=frozenset(numbers.words("range_words")),
        from_words=frozenset(numbers.words("from_words")),
        from_endings=numbers.words("from_endings"),
        half_of=numbers.words("half_of"),
        prefixes=frozenset(numbers.words("prefixes")),
        phone_words=frozenset(numbers.words("phone_words")),
        counted=numbers.by_name("counted"),
        half_to_hour=dates.flag("half_to_hour"),
        dotted_time=dates.flag("dotted_time"),
        groups_of_two=cldr.flag("groups_of_two"),
        ordinal_tens=numbers.flag("ordinal_tens"),
        ordinal_joiners=numbers.flag("ordinal_joiners"),
        vigesimal=numbers.flag("vigesimal"),
        tens_after_ones=numbers.flag("tens_after_ones"),
        stems=_table(numbers, numbers.alias("stems")),
        tails=numbers.words("tails"),
        measure_tails=units.by_name("measure_tails"),
        minus=numbers.words("minus"),
        below_zero=numbers.words("below_zero"),
        over=numbers.words("over"),
        under=numbers.words("under"),
        over_behind=numbers.words("over_behind"),
        under_behind=numbers.words("under_behind"),
        denied_behind=numbers.words("denied_behind"),
        times_before=numbers.words("times_before"),
        exact=numbers.words("exact"),
        losses=numbers.words("losses"),
        months=_by_number(cldr, "months") | _by_number(dates, "months"),
        month_abbreviations=_by_number(cldr, "month_abbreviations") | _by_number(dates, "month_abbreviations"),
        capital_months=dates.flag("capital_months"),
        weekdays=weekdays,
        on_weekday=dates.words("on_weekday"),
        before_month=frozenset(dates.words("before_month")),
        beside_day=dates.words("beside_day"),
        rounds=_by_number(numbers, "rounds"),
        eras=_by_number(dates, "eras"),
        other_months=frozenset(main.words("other_months")),
        other_years=_other_years(main),
        relative_days=_by_number(dates, "relative_days"),
        day_shifts=_by_number(dates, "day_shifts"),
        clock=_clock(dates),
        day_parts=_day_parts(dates),
        half_units=units.by_name("half_units"),
        units=_own_first(units.by_name("units"), cldr.by_name("units")),
        units_before=numbers.by_name("units_before"),
        square=frozenset(units.words("square")),
        currencies=_own_first(units.by_name("currencies"), cldr.by_name("currencies")),
        countries=cldr.by_name("countries") | units.by_name("countries"),
        per=frozenset((*cldr.words("per"), *units.words("per"))),
        per_phrases=units.by_name("per_phrases"),
        plural=units.text("plural"),
        year_marks=frozenset(units.words("year_marks")),
        of_measure=frozenset(units.words("of")),
        month_names=_all_or_none(dates, "month_names", 12),
        weekday_names=_all_or_none(dates, "weekday_names", 7),
        scale_names=numbers.named("scale_names"),
        number_names=numbers.named("number_names"),
    )
    for key in ("joiners", "decimal", "grouping"):
        cldr.words(key)
    for file in (numbers, dates, units, cldr):
        file.finish()
    return found


def _characters(folder: Path) -> Characters | None:
    if not (folder / "characters.toml").is_file():
        return None
    from mtcheck.languages.read_characters import read_characters  # few languages have such numbers

    return read_characters(folder)


def _syllables(folder: Path) -> Syllables | None:
    if not (folder / "syllables.toml").is_file():
        return None
    from mtcheck.languages.read_syllables import read_syllables  # few languages have such numbers

    return read_syllables(folder)


def _expression(file: DataFile, key: str) -> str:
    """A list of regular expressions as the text of one, which will be part of another."""
    written = file.alternatives(key)
    return file.compiled(key, f"(?:{written})").pattern if written else ""


def _tenths(numbers: DataFile) -> str:
    """The expression for a share in tenths, which must have both of its groups; empty without one."""
    return numbers.with_groups("tenths", ("tenths", "hundredths")).pattern if numbers.words("tenths") else ""


def _grouping(decimal: str, *files: DataFile) -> str:
    """The marks between groups of three digits, of the first file that gives any; else the usual ones."""
    for file in files:
        marks = [_GROUPING.get(mark, mark) for mark in file.words("grouping")]
        for mark in marks:
            if mark not in _GROUPING.values() and (not is_mark(mark) or mark == decimal):
                raise file.wrong("grouping", f"has {mark!r}, which is not one mark beside the decimal mark")
        if marks:
            return "".join(marks)
    return ("," if decimal == "." else ".") + SPACES


def _other_years(main: DataFile) -> tuple[int, ...]:
    years = main.numbers("other_years")
    if years and (len(years) != 2 or years[0] > years[1]):
        raise main.wrong("other_years", "must be the first and the last year")
    return years


def _all_or_none(file: DataFile, key: str, length: int) -> tuple[str, ...]:
    names = file.words(key)
    if names and len(names) != length:
        raise file.wrong(key, f"must be {length} words")
    return names


def _clock(dates: DataFile) -> dict[str, str]:
    """Phrases that say a time, each with the minutes from the hour (see the README of this folder)."""
    for minutes in dates.rows("clock"):
        key = f"clock.{minutes}"
        if not _OFFSET.fullmatch(minutes) and not _TIME.fullmatch(minutes):
            raise dates.wrong(key, "must have minutes as its key: 30, -15, m or -m; =450 for a time of day")
        wanted = [] if minutes.startswith("=") else ["{hour}", "{minute}"] if "m" in minutes else ["{hour}"]
        for phrase in dates.words(key):
            if sorted(_PLACE.findall(phrase.replace("{nth}", "{hour}"))) != wanted:
                raise dates.wrong(
                    key, f"has {phrase!r}, which must have {' and '.join(wanted) or 'no place'} as a word"
                )
    return dates.by_name("clock")


def _day_parts(dates: DataFile) -> dict[str, str]:
    for part in dates.rows("day_parts"):
        if part not in _DAY_PARTS:
            raise dates.wrong(f"day_parts.{part}", f"is not one of {' '.join(sorted(_DAY_PARTS))}")
    return dates.by_name("day_parts")


def _by_number(file: DataFile, key: str) -> dict[str, int]:
    """The words of a table by number, within the bounds of what the table is for."""
    bounds = _BOUNDS.get(key)
    return file.by_number(key, *bounds) if bounds else file.by_number(key)


def _not_in_own_tables(found: Mapping[str, int], known: Iterable[str]) -> dict[str, int]:
    """CLDR's entries for words that none of the language's own tables use."""
    return {word: value for word, value in found.items() if word not in known}


def _own_first(own: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    """Both tables, the language's own first: a correction takes the first word that fits."""
    return {**own, **{word: name for word, name in found.items() if word not in own}}


def _table(file: DataFile, key: str) -> dict[str, int]:
    """The rows of a table, and the words that put the ones before the tens (*fünf|und|zwanzig*)."""
    ones = _by_number(file, "ones_first.ones")
    joined = {
        one + ten: one_value + ten_value
        for ten, ten_value in _by_number(file, f"ones_first.{key}").items()
        for one, one_value in ones.items()
    }
    return _by_number(file, key) | joined


def _of_value(table: Mapping[str, int], values: Iterable[int]) -> set[str]:
    return {word for word, value in table.items() if value in values}

"""What mtcheck knows of a language's numbers, dates and times: one frozen value, read from the language's folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mtcheck.languages.read_characters import Characters
    from mtcheck.languages.read_syllables import Syllables

__all__ = ["MARKS", "SPACES", "Locale"]

SPACES: Final = " \u00a0\u2009\u202f"
"""The spaces that may be between groups of three digits: plain, no-break, thin, narrow no-break."""

MARKS: Final = (
    "[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983"
    "\u09bc-\u09d7]"
)
"""Vowel signs and accents that belong to the letter before them."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Locale:
    """One language's conventions. All words are lower-case, in the script the language is parsed in (Serbo-Croatian:
    Latin).

    ``apostrophe`` is a letter of the words below, however a text writes it (*пʼять*). ``grouping`` lists the marks
    accepted between groups of three digits, the usual one first. ``cardinals`` are the words below 1,000 that add up
    (*dvadeset*, *pet*; also *dvjesto*); ``multipliers`` multiply what comes before them (*hundred*, *stotina*,
    *dozen*); ``scales`` map a word to its power of ten. ``closed`` words are numbers that combine with no other
    (*both*, *tuce*), ``collectives`` ones that only end a number (*dvadeset i troje*), ``approximate`` ones closed
    words that round (*dvadesetak*). ``soft`` numerals are often not numbers at all (*one*, *jedan*, *second*): they
    confirm a number but never raise an alarm; soft months are names too (*Marta*), soft weekdays other words
    (*nedjelja* is a week). ``vague`` words name a size without a number (*hundreds*, *desetine*). ``vigesimal`` counts
    *soixante-dix* and *quatre-vingts*; ``half_to_hour`` calls 8:30 *pola devet*, ``dotted_time`` writes it *8.30*;
    ``groups_of_two`` writes 203,000 as *2,03,000*; ``with_half`` words are a number and a half (*anderthalb* is 1,
    and a half), ``parts_before`` the hundredths that a word adds to the number behind it (50 for *साढ़े*).
    ``ordinal_tens`` makes both parts ordinal (*dwudziesty piąty*), ``ordinal_joiners`` with a joining word between
    (*tuttugasti og fimmti*). ``unspaced`` languages put no spaces between words; ``year_first`` dates have the year
    first, in two digits too (*24. 6. 5.*), ``month_first`` ones without a year the month, and
    ``slashed_month_first`` ones with slashes (*5/6/2024*);
    ``month_mark`` is what follows a month in figures there (*1月*),
    ``joins_hundreds`` has joining words behind hundreds only (*two hundred and five*);
    ``counters`` make a number of one character (*三人*). ``before_scale`` words are between a number and its scale
    word (*50 de mii*). ``couples`` may count a scale word behind a word of ``part_of`` (*a couple of thousand*).
    ``rest_in_digits`` writes 17,002 as *17 bin 2*. ``joiners`` are within a number (*hundred and five*),
    ``range_words`` between the ends of a range. ``stems`` and ``tails`` make compounds (*dvadeset-osmo-godišnji*).
    ``one_form`` words come in one form only, as CLDR lists them (*milliárd*, but not *milliárdot*).
    ``capital_months`` are distinguished from other words by their capital (*May*). ``on_weekday`` opens what makes a
    ``soft`` weekday one for sure (*u nedjelju*). ``relative_days`` count from the day of publication (*sjutra* is
    1); ``day_shifts`` come before them (*day after tomorrow*). ``square`` words make a length an area,
    ``units_before`` name a measure or a currency before the number (*yüzde 5*, *Rp 5*), ``per_phrases`` behind it
    say what it is given per (*a month*, *mjesečno*). ``prefixes`` are prepositions of one letter that a hyphen joins to
    digits (Hebrew *ב-5*). Months are 1 to 12 and weekdays 1 to 7 (Monday is 1),
    ``month_abbreviations`` too. ``scale_abbreviations`` map to a power of ten as ``scales`` do; ``scale_names`` give
    the usual word for one, ``number_names`` that for a small number; ``tens_joint`` joins those of tens and ones
    (*twenty-one*), ``vague_ending`` makes a vague size of a scale word (*thousands*), ``ordinal_endings`` are behind
    the digits of an ordinal, by its last digits. ``ordinals`` map to their value, ``decades`` to
    a year within the century (*nineties* is 90), ``fractions`` and ``denominators`` to what one is divided by
    (*third* is 3), ``part_marks`` end what is divided by where it comes first (*3分の2*),
    ``rounds`` to how many competitors are left (*quarter-final* is 8), ``multiples`` to a factor
    (*double* is 2). ``eras`` map to the year to add an era's own to (*令和* is 2018); ``other_years`` are the first
    and the last year of another calendar that texts may use. ``measure_tails`` are the ends of compounds that say a
    unit. ``half_of`` words may be between *half* and what it halves (*half an hour*), ``before_month`` with a capital
    before a month (*In May*), ``beside_day`` between a weekday, a day and a month (*the 5th of May*). ``characters``
    and ``syllables`` have the numbers of languages that join them to other words; there, the expressions
    ``behind_half`` and ``behind_short`` are what may follow *half* and a unit of one character.
    """

    language: str
    apostrophe: str = ""
    decimal: str = "."
    grouping: str = ","
    ordinal_mark: str = ""
    ordinal_endings: Mapping[int, str] = field(default_factory=dict)
    counters: frozenset[str] = frozenset()
    ordinal_suffixes: frozenset[str] = frozenset()
    decade_suffixes: frozenset[str] = frozenset()
    cardinals: Mapping[str, int] = field(default_factory=dict)
    multipliers: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    scale_abbreviations: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    closed: Mapping[str, int] = field(default_factory=dict)
    collectives: Mapping[str, int] = field(default_factory=dict)
    approximate: Mapping[str, int] = field(default_factory=dict)
    decades: Mapping[str, int] = field(default_factory=dict)
    fractions: Mapping[str, int] = field(default_factory=dict)
    denominators: Mapping[str, int] = field(default_factory=dict)
    part_before: frozenset[str] = frozenset()
    part_of: tuple[str, ...] = ()
    part_by: frozenset[str] = frozenset()
    part_marks: tuple[str, ...] = ()
    part_plural: str = ""
    half_units: Mapping[str, str] = field(default_factory=dict)
    compounds: bool = False
    unspaced: bool = False
    characters: Characters | None = None
    syllables: Syllables | None = None
    behind_half: str = ""
    tenths: str = ""
    nth_decades: bool = False
    behind_short: str = ""
    year_first: bool = False
    month_first: bool = False
    slashed_month_first: bool = False
    joins_hundreds: bool = False
    tens_joint: str = ""
    vague_ending: str = ""
    month_mark: str = ""
    before_scale: frozenset[str] = frozenset()
    or_more: tuple[str, ...] = ()
    couples: frozenset[str] = frozenset()
    rest_in_digits: bool = False
    one_form: bool = False
    halves: frozenset[str] = frozenset()
    and_a_half: tuple[str, ...] = ()
    with_half: Mapping[str, int] = field(default_factory=dict)
    parts_before: Mapping[str, int] = field(default_factory=dict)
    vague: Mapping[str, int] = field(default_factory=dict)
    soft: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    range_words: frozenset[str] = frozenset()
    from_words: frozenset[str] = frozenset()
    half_of: tuple[str, ...] = ()
    before_month: frozenset[str] = frozenset()
    beside_day: tuple[str, ...] = ()
    from_endings: tuple[str, ...] = ()
    prefixes: frozenset[str] = frozenset()
    phone_words: frozenset[str] = frozenset()
    counted: Mapping[str, str] = field(default_factory=dict)
    half_to_hour: bool = False
    dotted_time: bool = False
    groups_of_two: bool = False
    ordinal_tens: bool = False
    ordinal_joiners: bool = False
    vigesimal: bool = False
    tens_after_ones: bool = False
    stems: Mapping[str, int] = field(default_factory=dict)
    tails: tuple[str, ...] = ()
    measure_tails: Mapping[str, str] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    month_abbreviations: Mapping[str, int] = field(default_factory=dict)
    capital_months: bool = False
    weekdays: Mapping[str, int] = field(default_factory=dict)
    on_weekday: tuple[str, ...] = ()
    rounds: Mapping[str, int] = field(default_factory=dict)
    eras: Mapping[str, int] = field(default_factory=dict)
    other_months: frozenset[str] = frozenset()
    other_years: tuple[int, ...] = ()
    relative_days: Mapping[str, int] = field(default_factory=dict)
    day_shifts: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    units_before: Mapping[str, str] = field(default_factory=dict)
    square: frozenset[str] = frozenset()
    currencies: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    per: frozenset[str] = frozenset()
    per_phrases: Mapping[str, str] = field(default_factory=dict)
    of_measure: frozenset[str] = frozenset()
    clock: Mapping[str, str] = field(default_factory=dict)
    day_parts: Mapping[str, str] = field(default_factory=dict)
    minus: tuple[str, ...] = ()
    below_zero: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    over_behind: tuple[str, ...] = ()
    under_behind: tuple[str, ...] = ()
    denied_behind: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    plural: str = ""
    year_marks: frozenset[str] = frozenset()
    times_before: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()
    multiples: Mapping[str, int] = field(default_factory=dict)
    month_names: tuple[str, ...] = ()
    weekday_names: tuple[str, ...] = ()
    scale_names: Mapping[int, str] = field(default_factory=dict)
    number_names: Mapping[int, str] = field(default_factory=dict)

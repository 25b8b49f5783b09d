"""How names decline in a language, read from its folder; what each file and key means is in README.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from mtcheck.errors import LanguageDataError
from mtcheck.languages.data_file import DataFile
from mtcheck.languages.registry import UNKNOWN, folder
from mtcheck.languages.table_file import compile_pattern, read_table

__all__ = [
    "CASES",
    "CASE_NAMES",
    "Agreement",
    "Cues",
    "Declension",
    "Nominatives",
    "Paradigm",
    "Rule",
    "read_cues",
    "read_declension",
    "read_nominatives",
]

CASES: Final = {
    "N": "nominative", "G": "genitive", "D": "dative", "A": "accusative", "V": "vocative", "L": "locative",
    "I": "instrumental", "P": "possessive", "M": "plural",
}  # fmt: skip
CASE_NAMES: Final = ("genitive", "dative", "accusative", "vocative", "locative", "instrumental", "possessive")
_NEVER: Final = re.compile("(?!)")
_NO_FORM: Final = re.compile("(?!)(?!)")
"""As :data:`_NEVER`, for patterns whose case matters."""
_HEADS: Final = ("genders", "ending", "cut", *CASE_NAMES)
_GENDERS: Final = frozenset("mswgfntpq")

Rule = tuple[str, str, str]
"""An ending of a form, what the nominative has instead, and the cases, as letters of ``CASES``."""
Agreement = tuple[str, re.Pattern[str], re.Pattern[str]]
"""The gender that the end of an adjective shows, and the ends of words that may follow in that gender."""


@dataclass(frozen=True, slots=True)
class Paradigm:
    """One row: for which genders and endings, how many letters are ``cut`` off the nominative, and the endings of each
    case.
    """

    genders: str
    ending: re.Pattern[str]
    cut: int
    endings: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Declension:
    """How names decline, as a language's folder describes it; a pattern that the folder lacks matches nothing."""

    endings: tuple[Rule, ...] = ()
    paradigms: tuple[Paradigm, ...] = ()
    adjectives: tuple[Paradigm, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    prepositions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    before_persons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    phrases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    of_places: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    feminine_letters: tuple[str, ...] = ()
    neuter_letters: tuple[str, ...] = ()
    open_neuters: tuple[str, ...] = ()
    genitives: re.Pattern[str] = _NEVER
    plurals: re.Pattern[str] = _NEVER
    plural_towns: re.Pattern[str] = _NEVER
    neuters: re.Pattern[str] = _NEVER
    adjectives_after: re.Pattern[str] = _NEVER
    juniors: re.Pattern[str] = _NEVER
    both_surnames: re.Pattern[str] = _NEVER
    both_given: re.Pattern[str] = _NEVER
    on_a_river: re.Pattern[str] = _NEVER
    takes_j: re.Pattern[str] = _NEVER
    never_genitive: re.Pattern[str] = _NEVER

    @property
    def shows_plurals(self) -> bool:
        """Whether the folder gives the endings of plurals."""
        return self.plurals is not _NEVER


@dataclass(frozen=True, slots=True)
class Cues:
    """Words and endings that show the case of a name; a pattern that the folder lacks matches nothing.

    ``mans_genitives`` and ``mans_datives`` are endings of a man's name, ``behind_titles`` those of any case but the
    nominative, ``feminine_ends`` of the nominative; ``derivations`` are ends of words made of a name, ``particles``
    small words within names, ``nobiliary`` those of European surnames. ``auxiliaries`` may be between a subject and its
    verb, ``beside_verbs`` between a name and a verb of saying; ``without_subject`` are auxiliaries that a single person
    does not have, ``futures`` those of the future, ``copulas`` infinitives that take no object. ``joining`` words are
    between names, ``agreeing`` ones behind a name, in the genitive. ``womans_predicates`` are verbs with their
    auxiliary that show a woman as the subject. ``comparing`` words are *as*. Of a target: ``no_names`` are words with a
    capital that are none, ``offices`` titles behind which a name begins, ``small_words`` are within names, and between
    two names ``passive`` words change who does what to whom, ``agents`` show who does it, ``enumerating`` ones do not;
    ``owning`` is *of*, ``placing`` words precede places, ``situating`` ones hardly anything else, ``definite`` is
    *the*; ``things`` are acronyms that are not names; ``bodies`` are nouns in names of organisations, ``grounds``
    in names of places. ``of_a_language`` is the adjective of a language. ``impersonal`` auxiliaries come before
    ``neuter_verbs``. ``instrumentals`` and ``instrumental_nouns`` are endings of names and nouns in the instrumental;
    ``shared_endings`` show that two names are in one case, and few names have ``seldom_own`` in the nominative.
    """

    titles: frozenset[str] = frozenset()
    abbreviated_titles: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    mans_genitives: frozenset[str] = frozenset()
    mans_datives: frozenset[str] = frozenset()
    behind_titles: frozenset[str] = frozenset()
    feminine_ends: frozenset[str] = frozenset()
    derivations: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    nobiliary: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    without_subject: frozenset[str] = frozenset()
    beside_verbs: frozenset[str] = frozenset()
    futures: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    agreeing: frozenset[str] = frozenset()
    comparing: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    small_words: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    enumerating: frozenset[str] = frozenset()
    owning: frozenset[str] = frozenset()
    placing: frozenset[str] = frozenset()
    situating: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    neuter_verbs: frozenset[str] = frozenset()
    instrumentals: frozenset[str] = frozenset()
    instrumental_nouns: frozenset[str] = frozenset()
    shared_endings: frozenset[str] = frozenset()
    seldom_own: frozenset[str] = frozenset()
    apposition: re.Pattern[str] = _NEVER
    function_words: re.Pattern[str] = _NEVER
    masculine_genitive: re.Pattern[str] = _NEVER
    saying: re.Pattern[str] = _NEVER
    naming: re.Pattern[str] = _NEVER
    first_of_a_place: re.Pattern[str] = _NEVER
    unmistakable: re.Pattern[str] = _NEVER
    oblique_words: re.Pattern[str] = _NEVER
    womans_predicates: re.Pattern[str] = _NO_FORM
    mans_verbs: re.Pattern[str] = _NO_FORM
    infinitives: re.Pattern[str] = _NO_FORM
    locative_adjectives: re.Pattern[str] = _NO_FORM
    genitive_adjectives: re.Pattern[str] = _NO_FORM
    oblique_nouns: re.Pattern[str] = _NO_FORM
    labels: re.Pattern[str] = _NO_FORM
    womans_verbs: re.Pattern[str] = _NO_FORM
    past_verbs: re.Pattern[str] = _NO_FORM
    nouns_with_genitive: re.Pattern[str] = _NO_FORM
    no_names: re.Pattern[str] = _NO_FORM
    of_a_language: re.Pattern[str] = _NO_FORM

    @property
    def shows_cases(self) -> bool:
        """Whether the folder tells the words beside a name that show its case."""
        return self.apposition is not _NEVER


@dataclass(frozen=True, slots=True)
class Nominatives:
    """Ends that distinguish a nominative from other cases.

    ``added`` are endings that a nominative hardly has, ``added_to_soft`` the same after a soft consonant as other
    alphabets are romanised; ``mans_case`` is the ending of a man's given name in the genitive, ``mans_given`` the end
    of one of the region in the nominative, ``womans_given`` of a woman's; ``possessive`` and ``cut`` are ends of names
    that look like endings, and ``plural`` those of foreign plurals, which are declined. The patterns find the end of a
    surname that is a ``consonant``, of a given name that is ``declined`` wherever names are, and of what only a
    ``womans`` surname is; of a ``feminine`` name in *-a*, of one that ``anybodys`` surname may be, of a stem that needs
    the *-a* after it (``incomplete``), of one from which a vowel ``fled`` and of an ``adjectival`` one. Each of
    ``adjectives`` has the end of a surname in the nominative, that in a case, and how English writes the nominative.
    ``own_i`` is what comes before an *-i* of the name's own, ``unlikely`` an end that surnames hardly have. ``neuter``
    adjectives have ``neuter_case`` in the genitive. ``rare`` are the endings of vocatives and plurals that foreign
    names hardly take, ``soft`` consonants written with a *j*, ``of_adjectives`` the last letters of
    adjectives in the nominative, without accents. ``genus`` and ``species`` end Latin names of living
    things, ``of_places`` adjectives of places.
    """

    added: tuple[str, ...] = ()
    added_to_soft: tuple[str, ...] = ()
    mans_case: tuple[str, ...] = ()
    mans_given: tuple[str, ...] = ()
    womans_given: tuple[str, ...] = ()
    possessive: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    neuter: tuple[str, ...] = ()
    neuter_case: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    soft: tuple[str, ...] = ()
    of_adjectives: tuple[str, ...] = ()
    consonant: re.Pattern[str] = _NEVER
    declined: re.Pattern[str] = _NEVER
    womans: re.Pattern[str] = _NEVER
    feminine: re.Pattern[str] = _NEVER
    anybodys: re.Pattern[str] = _NEVER
    incomplete: re.Pattern[str] = _NEVER
    fled: re.Pattern[str] = _NEVER
    adjectival: re.Pattern[str] = _NEVER
    own_i: re.Pattern[str] = _NEVER
    unlikely: re.Pattern[str] = _NEVER
    genus: re.Pattern[str] = _NEVER
    species: re.Pattern[str] = _NEVER
    of_places: re.Pattern[str] = _NEVER
    adjectives: tuple[tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]], ...] = ()


_PATTERNS: Final = tuple(part.name for part in fields(Declension) if part.default is _NEVER)
_LETTERS: Final = ("feminine_letters", "neuter_letters", "open_neuters")
_CUES: Final = tuple(part.name for part in fields(Cues) if part.default is _NEVER)
_FORMS: Final = tuple(part.name for part in fields(Cues) if part.default is _NO_FORM)

_ENDS: Final = tuple(part.name for part in fields(Nominatives) if part.default is _NEVER)
_ADDED: Final = (
    "added", "added_to_soft", "mans_case", "mans_given", "womans_given", "possessive", "cut", "plural", "neuter",
    "neuter_case", "rare", "soft", "of_adjectives",
)  # fmt: skip
_LISTS: Final = (
    "titles", "abbreviated_titles", "streets", "purposes", "ranks", "mans_genitives", "mans_datives", "behind_titles",
    "feminine_ends", "derivations", "particles", "nobiliary", "auxiliaries", "without_subject", "beside_verbs",
    "futures", "copulas", "joining", "agreeing", "comparing", "offices", "small_words", "passive", "agents",
    "enumerating", "owning", "placing", "situating", "things", "definite", "bodies", "grounds", "impersonal",
    "neuter_verbs", "instrumentals", "instrumental_nouns", "shared_endings", "seldom_own",
)  # fmt: skip


@cache
def read_declension(path: Path) -> Declension:
    """The facts of a folder, completed by those of the language that it names under ``like``.

    Raises :class:`mtcheck.errors.LanguageDataError` for the first mistake.
    """
    file = DataFile(path / "declension.toml")
    near = _near(file)
    base = read_declension(near) if near is not None else read_declension(UNKNOWN) if path != UNKNOWN else Declension()
    own: dict[str, Any] = {}
    if endings := tuple(_rules(file)):
        own["endings"] = endings
    if agreements := tuple(_agreements(file)):
        own["agreements"] = agreements
    for table in ("prepositions", "before_persons", "phrases"):
        if governed := _cases_governed(file, table):
            own[table] = MappingProxyType(governed)
    own |= {key: frozenset(words) for key in ("of_places", "conjunctions") if (words := file.words(key))}
    own |= {key: words for key in _LETTERS if (words := file.words(key))}
    own |= {key: pattern for key in _PATTERNS if (pattern := _pattern(file, key)) is not None}
    for name in ("paradigms", "adjectives"):
        if (path / f"{name}.tsv").is_file():
            own[name] = tuple(_paradigms(path / f"{name}.tsv"))
    file.finish()
    return replace(base, **own)


@cache
def read_cues(path: Path) -> Cues:
    """The cues of a folder; those that hold in any language are in the folder ``und``.

    Raises :class:`mtcheck.errors.LanguageDataError` for the first mistake.
    """
    file = DataFile(path / "name-cues.toml")
    near = _near(file)
    base = read_cues(near) if near is not None else read_cues(UNKNOWN) if path != UNKNOWN else Cues()
    own: dict[str, Any] = {key: pattern for key in _CUES if (pattern := _pattern(file, key, re.IGNORECASE)) is not None}
    own |= {key: pattern for key in _FORMS if (pattern := _pattern(file, key)) is not None}
    own |= {key: frozenset(words) for key in _LISTS if (words := file.words(key))}
    for key in ("class_nouns", "noun_endings", "called"):
        file.words(key)
    file.finish()
    return replace(base, **own)


@cache
def read_nominatives(path: Path) -> Nominatives:
    """A folder's data on nominatives; without any, those that hold in any language, from the folder ``und``.

    Raises :class:`mtcheck.errors.LanguageDataError` for the first mistake.
    """
    file = DataFile(path / "nominatives.toml")
    base = Nominatives() if path == UNKNOWN else read_nominatives(UNKNOWN)
    own: dict[str, Any] = {key: words for key in _ADDED if (words := file.words(key))}
    own |= file.ends(_ENDS)
    if adjectives := tuple(_adjectives(file)):
        own["adjectives"] = adjectives
    file.finish()
    return replace(base, **own)


def _adjectives(file: DataFile) -> Iterator[tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]]]:
    """``"written written" = ["nominative-ending ending-in-a-case"]``."""
    for written in file.rows("adjectives"):
        key = f"adjectives.{written}"
        for row in file.words(key):
            ends = row.split(" ")
            if len(ends) != 2 or not written.split():
                raise file.wrong(key, f"has {row!r}, which is not a “nominative-ending ending-in-a-case”")
            nominative, in_case = (file.compiled(key, f"(?:{end})$") for end in ends)
            yield nominative, in_case, tuple(written.split())


def _near(file: DataFile) -> Path | None:
    like = file.text("like")
    if not like:
        return None
    found = folder(like)
    if found is None or found == file.path.parent or DataFile(found / file.path.name).text("like"):
        raise file.wrong("like", "must be the folder of another language, with facts of its own")
    return found


def _rules(file: DataFile) -> Iterator[Rule]:
    """``ending>nominative ending:cases`` separated by spaces; ``-`` stands for nothing."""
    for item in file.text("readings", lines=True).split():
        change, _, cases = item.partition(":")
        ending, _, nominative = change.partition(">")
        if not (ending and nominative and cases) or set(cases) - set(CASES):
            raise file.wrong("readings", f"has {item!r}, which is not an “ending>nominative ending:cases”")
        stem, tilde, name = ending.partition("~")
        tails = file.words(f"endings.{name}") if tilde else ("-",)
        if not tails:
            raise file.wrong("readings", f"has the endings {name!r}, which the table [endings] lacks")
        for tail in tails:
            yield stem + tail.replace("-", ""), nominative.replace("-", ""), cases


def _agreements(file: DataFile) -> Iterator[Agreement]:
    for row in file.words("agreements"):
        gender, *ends = row.split(" ")
        if len(ends) != 2 or gender not in _GENDERS:
            raise file.wrong("agreements", f"has {row!r}, which is not a “gender adjective-ending noun-ending”")
        one, other = (file.compiled("agreements", f"(?:{end})$") for end in ends)
        yield gender, one, other


def _cases_governed(file: DataFile, table: str) -> dict[str, str]:
    governed: dict[str, str] = {}
    for cases in file.rows(table):
        if set(cases) - set(CASES):
            raise file.wrong(f"{table}.{cases}", f"must be letters of {''.join(CASES)}")
        governed.update(dict.fromkeys(file.words(f"{table}.{cases}"), cases))
    return governed


def _pattern(file: DataFile, key: str, flags: int = 0) -> re.Pattern[str] | None:
    written = file.alternatives(key)
    return file.compiled(key, written, flags) if written else None


def _paradigms(path: Path) -> Iterator[Paradigm]:
    for number, (genders, ending, cut, *cases) in read_table(path, _HEADS):
        pattern = compile_pattern(path, number, f"(?:{ending})$", flags=re.IGNORECASE)
        _require(genders and not set(genders) - _GENDERS, path, number, f"has the genders {genders!r}")
        _require(cut.isascii() and cut.isdigit() and len(cut) < 3, path, number, f"cuts {cut!r} letters off")
        _require(all(cases), path, number, "has an empty cell; write 0 for no ending")
        yield Paradigm(genders, pattern, int(cut), tuple(tuple(form.split("/")) for form in cases))


def _require(right: object, path: Path, number: int, problem: str) -> None:
    if not right:
        raise LanguageDataError(f"{path}, line {number}: {problem}")

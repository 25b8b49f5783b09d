"""What mtcheck knows of a language: one frozen value, whose parts are read from its folder when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from mtcheck.errors import LanguageDataError
from mtcheck.languages.base import SPACES, Locale
from mtcheck.languages.capability import Capability
from mtcheck.languages.check_folder import check_folder
from mtcheck.languages.data_file import DataFile
from mtcheck.languages.read_locale import locale_in
from mtcheck.languages.registry import GENERATED, MAIN, UNKNOWN, fault, folder, folders
from mtcheck.languages.tags import HBS, are_related, group, primary
from mtcheck.languages.word_list import read_word_list

__all__ = [
    "HBS",
    "Capability",
    "Language",
    "are_related",
    "folder_or_unknown",
    "group",
    "hyphenating",
    "language_for",
    "primary",
    "suspending",
]


_FILES: Final = {
    Capability.NUMERALS: ("numbers.toml", GENERATED),
    Capability.DATES: ("dates.toml",),
    Capability.UNITS: ("units.toml",),
    Capability.NEGATION: ("negation.toml",),
    Capability.PERSONS: ("persons.toml",),
    Capability.ACRONYMS: ("acronyms.toml",),
    Capability.INSTITUTIONS: ("institutions.toml",),
    Capability.OPPOSITES: ("opposites.toml",),
    Capability.GRAMMAR: ("articles.toml",),
    Capability.CONTENT: ("content.toml",),
}
"""Any of these files gives the capability."""
_LEAST: Final = {
    Capability.NEGATION: "clear",
    Capability.PERSONS: "clear",
    Capability.GRAMMAR: "forms",
    Capability.CONTENT: "function_words",
}
"""The key without which a file has no effect."""
_OF_NUMBERS: Final = frozenset({Capability.NUMBERS, Capability.DATES, Capability.UNITS})
"""Capabilities that a language has only if its words are in some file."""
_POINT: Final = frozenset("bn cy ga gu he hi ja kn ko ml mr ms mt ne pa si sw ta te th tl ur yue zh".split())  # noqa: SIM905
"""Languages without data here that write *1,234.5* as English does (Unicode CLDR 47)."""


_HYPHENATING: Final = b"hyphenated_endings"
_SUSPENDING: Final = b"suspending"


@dataclass(frozen=True, eq=False)
class Language:
    """A language and what mtcheck knows about it.

    ``tag`` is the primary subtag of a BCP 47 tag; ``group`` is the name of its data folder, which related standards
    share (``hbs`` for sr, hr, bs, cnr). ``folder`` is None if mtcheck has no data. Compared by identity: there is one
    value for each tag (:func:`language_for`).
    """

    tag: str
    group: str
    folder: Path | None

    @cached_property
    def name(self) -> str:
        """In English: ``Croatian``, ``Hungarian``; the tag if the name is not known."""
        main = self._main
        if main is not None:
            standards = main.strings("standards")
            return standards.get(self.tag) or main.text("name") or self.tag
        return _cldr_name(self.tag)

    @cached_property
    def scripts(self) -> tuple[str, ...]:
        """The scripts it is written in (``Latin``, ``Cyrillic``), the usual one first; empty if it is not known."""
        if self._main is None:
            return ()
        only = self._main.strings("only_script").get(self.tag)
        return (only,) if only else self._main.words("scripts")

    @cached_property
    def usual_tag(self) -> str:
        """The tag for a text whose standard is not known: ``sr`` for Serbo-Croatian."""
        return next(iter(self._main.strings("standards")), self.tag) if self._main else self.tag

    @cached_property
    def domain(self) -> str:
        """The top-level domain of the country where it is written."""
        return (self._main.text("domain") if self._main else "") or self.group

    @cached_property
    def nearest(self) -> tuple[str, ...]:
        """Tags that a model may use for it, nearest first; only its own tag if it has one standard."""
        rows = self._main.strings("nearest") if self._main else {}
        return tuple(rows.get(self.tag, rows.get(self.group, self.tag)).split())

    @cached_property
    def two_scripts(self) -> bool:
        """Whether it is also written in Cyrillic while its data is in Latin; texts are then transliterated to Latin."""
        return self.scripts[:1] == ("Latin",) and "Cyrillic" in self.scripts

    @cached_property
    def doubled(self) -> frozenset[str]:
        """Words that may be doubled (*very very*, *had had*)."""
        return frozenset(self._main.words("doubling.usual")) if self._main else frozenset()

    @cached_property
    def never_names(self) -> frozenset[str]:
        """Words that are not a name even when doubled with capitals (*The The*)."""
        return frozenset(self._main.words("doubling.never_names")) if self._main else frozenset()

    @cached_property
    def letters(self) -> frozenset[str]:
        """Its lower-case letters, in both scripts if it has two; empty if not listed."""
        return frozenset("".join(self._main.words("letters"))) if self._main else frozenset()

    @cached_property
    def heard(self) -> Mapping[str, str]:
        """Its Cyrillic letters with the Latin ones that Serbian would write for their sound; empty without a list."""
        pairs = self._words_unchecked("heard")
        return {pair[0]: pair[1:] for pair in pairs}

    def as_usual(self, text: str) -> str:
        """The text without the marks that most texts leave off its letters (Russian *ё*)."""
        return text.translate(self._left_off)

    @cached_property
    def _left_off(self) -> dict[int, str]:
        pairs = self._words_unchecked("left_off")
        return {ord(pair[0]): pair[1:] for pair in pairs}

    @cached_property
    def phrase_words(self) -> frozenset[str]:
        """Prepositions, conjunctions and relative words, before which a sentence may be cut."""
        return frozenset(self._main.words("phrase_words")) if self._main else frozenset()

    @cached_property
    def clipped(self) -> frozenset[str]:
        """Words that lose their beginning to an apostrophe (*'em*), which therefore opens no quotation."""
        return frozenset(self._main.words("clipped")) if self._main else frozenset()

    @cached_property
    def suspending(self) -> frozenset[str]:
        """Words that follow a part of a compound which waits for its second half (*Ein- und Ausgang*)."""
        return frozenset(self._main.words("suspending")) if self._main else frozenset()

    @cached_property
    def by_ear(self) -> bool:
        """Whether it respells foreign names as they are pronounced."""
        return self._main is not None and self.tag in self._main.words("by_ear")

    @cached_property
    def furniture(self) -> str:
        """The tag of the folder with the lines that its pages print around articles: its own, or a near language's."""
        near = self._main.text("furniture_of") if self._main else ""
        return near or self.group

    @cached_property
    def declines(self) -> bool:
        """Whether names take case endings."""
        return self._main is not None and self._main.flag("declines")

    @cached_property
    def womens_surnames(self) -> bool:
        """Whether women's surnames end differently from men's (*Иванова*, *Nováková*)."""
        return self._main is not None and self._main.flag("womens_surnames")

    @cached_property
    def sk_adjectives(self) -> bool:
        """Whether adjectives of states have *-sk-*, as in Slavic languages (*kanadski*, *канадский*)."""
        return self._main is not None and self._main.flag("sk_adjectives")

    @cached_property
    def undeclined_women(self) -> bool:
        """Whether a woman's surname that ends in a consonant has no other form (*Ivane Horvat*)."""
        return self._main is not None and self._main.flag("undeclined_women")

    @cached_property
    def name_letters(self) -> frozenset[str]:
        """Letters that names of its region have and foreign ones have not (*Krišto*)."""
        return frozenset("".join(self._main.words("name_letters"))) if self._main else frozenset()

    @cached_property
    def respelt(self) -> Mapping[str, str]:
        """Letters of romanised names, and those that it writes for them: Polish *ch* for *kh*; without accents."""
        return self._main.strings("respelt") if self._main else {}

    @cached_property
    def either_sound(self) -> Mapping[str, str]:
        """First letters of romanised names, and what else they may stand for: *h* for *g* (Ukrainian *Г*)."""
        pairs = self._main.words("either_sound") if self._main else ()
        return {pair[0]: pair[1:] for pair in pairs}

    @cached_property
    def either_inside(self) -> Mapping[str, str]:
        """Letters of romanised names, and those that may stand for them inside a name: *g* for *k* (Japanese
        *Asanogawa*)."""
        pairs = self._main.words("either_inside") if self._main else ()
        return {pair[0]: pair[1:] for pair in pairs}

    @cached_property
    def capital_nouns(self) -> bool:
        """Whether every noun is capitalised, so that a capital does not mark a name."""
        return self._main is not None and self._main.flag("capital_nouns")

    @cached_property
    def spaced_marks(self) -> bool:
        """Whether texts put a space before a colon, a semicolon, a question mark and an exclamation mark."""
        return self._main is not None and self._main.flag("spaced_marks")

    @cached_property
    def determiners(self) -> frozenset[str]:
        """Words that come before nouns and rarely before names: *der*, *eine*; listed where nouns have capitals."""
        return frozenset(self._main.words("determiners")) if self._main else frozenset()

    @cached_property
    def problem(self) -> str | None:
        """Why its data cannot be used: file, line and key of the first mistake, or the package at fault."""
        if self.folder is None:
            return fault(self.group)
        try:
            check_folder(self.folder)
        except LanguageDataError as error:
            return str(error)
        return None

    @cached_property
    def capabilities(self) -> frozenset[Capability]:
        """What its data makes possible; empty if the folder is broken."""
        if self.folder is None or self.problem is not None or self._main is None:
            return frozenset()
        present = {path.name for path in self.folder.iterdir()}
        by_file = {capability for capability, files in _FILES.items() if self._tells(capability, present, files)}
        if "numbers.toml" in present and self.locale.cardinals and not self.locale.one_form:
            by_file.add(Capability.NUMBERS)
        said = {Capability[name.upper()] for name in self._main.words("able")}
        if said & {Capability.BARE_NAMES, Capability.NAME_ENDINGS}:
            said.add(Capability.NOMINATIVES)
        return frozenset(by_file | said if Capability.NUMERALS in by_file else by_file | said - _OF_NUMBERS)

    def _tells(self, capability: Capability, present: AbstractSet[str], files: tuple[str, ...]) -> bool:
        """Whether one of the files is there and has facts for the capability: a file may be empty."""
        name = next((name for name in files if name in present), None)
        if name is None or self.folder is None:
            return False
        if capability is Capability.NUMERALS:
            return True
        if capability is Capability.DATES:
            return bool(self.locale.months or self.locale.month_mark)
        if capability is Capability.UNITS:
            return bool(self.locale.units or self.locale.currencies)
        file = DataFile(self.folder / name)
        key = _LEAST.get(capability)
        return bool(file.words(key)) if key else any(map(file.rows, file.tables()))

    def lacks(self, needed: AbstractSet[Capability]) -> tuple[Capability, ...]:
        """Which of the needed capabilities it lacks."""
        lacking = needed - self.capabilities
        return tuple(capability for capability in Capability if capability in lacking) if lacking else ()

    @cached_property
    def locale(self) -> Locale:
        """Its number words, dates and units; without data, only digits with CLDR's usual marks."""
        if self.folder is not None and self.problem is None and _has_numbers(self.folder):
            return locale_in(self.group, self.folder)
        if self.group in _POINT:
            return Locale(language=self.group, decimal=".", grouping="," + SPACES)
        return Locale(language=self.group, decimal=",", grouping="." + SPACES)

    def file(self, name: str) -> DataFile | None:
        """A data file of its folder; None if there is none, or the folder is broken."""
        if self.folder is None or self.problem is not None or not (self.folder / name).is_file():
            return None
        return DataFile(self.folder / name)

    def word_list(self, name: str) -> str | None:
        """The text of a list of words in its folder; None if there is none, or the folder is broken."""
        return None if self.folder is None or self.problem is not None else read_word_list(self.folder, name)

    def _words_unchecked(self, key: str) -> tuple[str, ...]:
        """Words of the main file alone; none if it is broken."""
        try:  # glossaries have names in many languages: nothing but their letters is read here
            return DataFile(self.folder / MAIN).words(key) if self.folder is not None else ()
        except LanguageDataError:
            return ()

    @cached_property
    def _main(self) -> DataFile | None:
        return None if self.folder is None or self.problem is not None else DataFile(self.folder / MAIN)


@cache
def language_for(tag: str) -> Language:
    """The language of a BCP 47 tag; one without capabilities if mtcheck has no data for it."""
    return Language(primary(tag), group(tag), folder(group(tag)))


def folder_or_unknown(tag: str) -> Path:
    """The folder of the language that a BCP 47 tag names; ``und`` if it has none that can be read."""
    language = language_for(tag)
    return UNKNOWN if language.folder is None or language.problem is not None else language.folder


@cache
def hyphenating() -> tuple[str, ...]:
    """The languages whose acronyms take case endings after a hyphen (*HDZ-a*)."""
    files = {
        tag: DataFile(path / MAIN) for tag, path in folders().items() if _HYPHENATING in (path / MAIN).read_bytes()
    }
    return tuple(
        tag for tag, file in files.items() if language_for(tag).problem is None and file.flag("hyphenated_endings")
    )


@cache
def suspending() -> frozenset[str]:
    """Those words of any language: that of a text is not known when its lines are put together."""
    listed = [tag for tag, path in folders().items() if _SUSPENDING in (path / MAIN).read_bytes()]
    return frozenset(word for tag in listed for word in language_for(tag).suspending)


def _has_numbers(path: Path) -> bool:
    return any((path / name).is_file() for name in _FILES[Capability.NUMERALS])


@cache
def _cldr_name(tag: str) -> str:
    from babel import Locale as Cldr

    return Cldr("en").languages.get(tag) or tag

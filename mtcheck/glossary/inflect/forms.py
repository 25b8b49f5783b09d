"""Case forms of names: the forms of each source form of an entry in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product, starmap
from typing import Final, TypeAlias

from mtcheck.glossary.entry import Entry, Gender, Kind
from mtcheck.languages.declension import CASE_NAMES, Declension, Paradigm, declension_for
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.respelling import latin
from mtcheck.languages.script import in_data_script, to_cyrillic, to_latin

__all__ = ["CaseForms", "begins_with_adjective", "case_forms", "declines_for_women", "name_in_cases", "plural_forms"]

Columns: TypeAlias = tuple[tuple[str, ...], ...]
"""The forms of one word, case by case."""

_LONGEST_NAME: Final = 200
_MOST_ADJECTIVES: Final = 3
_BARE: Final = str.maketrans("", "", "-'’ʼ")


@dataclass(frozen=True, slots=True)
class CaseForms:
    """The case forms of one source form; ``cases`` pairs a case's name with its forms, and may be empty."""

    language: str
    nominative: str
    cases: tuple[tuple[str, tuple[str, ...]], ...]


def case_forms(entry: Entry) -> tuple[CaseForms, ...]:
    """The case forms and possessive of the name and of each source form in a language that mtcheck can decline.

    A form that does not decline (an indeclinable entry, a woman's surname that ends in a consonant, an acronym) has
    none.
    """
    return tuple(
        CaseForms(tag, form, () if entry.indeclinable else _cases_as_written(entry, facts, tag, form))
        for tag, form in entry.in_languages
        if (facts := declension_for(tag)).paradigms and len(form) <= _LONGEST_NAME
    )


def name_in_cases(nominative: str, language: str, *, person: bool) -> dict[str, tuple[str, ...]]:
    """The forms of one word of a name by the letter of each case (:data:`mtcheck.languages.declension.CASES`).

    None if no paradigm fits, and for a name that ends in a vowel and need not decline in the language.
    """
    facts = declension_for(language)
    table = facts.paradigms
    woman = "g" if is_given_name(latin(nominative, language)) else "w"
    gender = (woman if person else "f") if nominative.endswith(facts.feminine_letters) else "s" if person else "t"
    row = _paradigm(nominative, gender, table)
    if row is None and not person and nominative.endswith(facts.open_neuters):
        gender = "n"  # *Milano*, *Oslo*
        row = _paradigm(nominative, gender, table)
    if row is None or len(nominative) > _LONGEST_NAME:
        return {}
    columns = _declined_columns(nominative, gender, table, animate=person)
    return dict(zip("GDAVLIP", columns, strict=True))


def declines_for_women(nominative: str, language: str) -> bool:
    """Whether a woman's surname takes case endings, as far as the language's paradigms say."""
    return _paradigm(nominative, "w", declension_for(language).paradigms) is not None


def plural_forms(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """The tag, case and text of each case form of a name whose noun is a plural, in languages with data on the endings
    of plurals.

    :func:`mtcheck.glossary.inflect.readings` reads words back to a singular; forms that it cannot read have to be
    looked up.
    """
    if entry.kind is Kind.PERSON or entry.indeclinable:
        return
    for tag, form in entry.sources:
        facts = declension_for(tag)
        if not facts.shows_plurals or len(form) > _LONGEST_NAME:
            continue
        if any(_is_plural(entry, facts, part) for part in _parts(facts, form)):
            for case, texts in _cases(entry, facts, form):
                yield from ((tag, case, text) for text in texts if text != form)


def _is_plural(entry: Entry, facts: Declension, words: list[str]) -> bool:
    if not any(facts.plurals.search(word) for word in words):
        return False
    noun = _noun(entry, facts, words)
    return noun < len(words) and _gender_of_noun(entry, facts, words, noun) in {"p", "q"}


def _parts(facts: Declension, form: str) -> list[list[str]]:
    """The words of a name, cut at *and* and at prepositions: each part declines separately (*Боснія і Герцеговина*)."""
    parts: list[list[str]] = [[]]
    for word in form.split(" "):
        if (word in facts.conjunctions or to_latin(word) in facts.prepositions) and parts[-1]:
            parts += [[word], []]
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _cases_as_written(entry: Entry, facts: Declension, tag: str, form: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The cases in the script of the form, where the data of its language is in another (*Шабац*, *Шапца*)."""
    plain = in_data_script(form, tag)
    cases = _cases(entry, facts, plain)
    if plain == form:
        return cases
    words = form.split(" ")
    return tuple((case, tuple(_in_script_of(words, text.split(" ")) for text in texts)) for case, texts in cases)


def _in_script_of(words: list[str], declined: list[str]) -> str:
    """The words of a declined name in Cyrillic: the letters that stay are those of the nominative."""
    return " ".join(
        "-".join(starmap(_cyrillic, zip(word.split("-"), form.split("-"), strict=True)))
        for word, form in zip(words[-len(declined) :], declined, strict=True)
    )


def _cyrillic(nominative: str, form: str) -> str:
    kept = next(end for end in range(len(nominative), -1, -1) if form.startswith(to_latin(nominative[:end])))
    return nominative[:kept] + to_cyrillic(form[len(to_latin(nominative[:kept])) :])


def _columns(entry: Entry, facts: Declension, form: str) -> list[Columns]:
    """The forms of each word of a name; those from a preposition on stay as they are (*Ростов на Дону*)."""
    columns: list[Columns] = []
    governed = False
    for part in _parts(facts, form):
        governed = governed or to_latin(part[0]) in facts.prepositions
        columns += [
            _unchanged_columns(word) if governed else _word(entry, facts, part, at) for at, word in enumerate(part)
        ]
    return columns


def _cases(entry: Entry, facts: Declension, form: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    columns = _columns(entry, facts, form)
    words = form.split(" ")
    stay = [word for word, column in zip(words, columns, strict=True) if column == _unchanged_columns(word)]
    if _is_joined(facts, words) and _has_plural(facts, stay):
        return ()
    found: dict[str, tuple[str, ...]] = {}
    for case, name in enumerate(CASE_NAMES):
        if name == "possessive":
            found[name] = columns[-1][case] if entry.kind is Kind.PERSON else ()
        elif len(stay) < len(words):
            found[name] = tuple(map(" ".join, _align_forms([column[case] for column in columns])))
    return tuple((name, forms) for name, forms in found.items() if forms)


def _is_joined(facts: Declension, words: list[str]) -> bool:
    return not facts.conjunctions.isdisjoint(words[1:-1])


def _has_plural(facts: Declension, words: Iterable[str]) -> bool:
    return any(len(word) > 1 and facts.plurals.search(word) for word in words)


def _align_forms(columns: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Combinations with one form of each word; if words have several, the first with the first, and so on."""
    most = max(len(column) for column in columns)
    if most == 1:
        yield from product(*columns)
    else:
        for place in range(most):
            yield tuple(column[min(place, len(column) - 1)] for column in columns)


def _unchanged_columns(word: str) -> Columns:
    return tuple((word,) if name != "possessive" else () for name in CASE_NAMES)


def _word(entry: Entry, facts: Declension, words: list[str], place: int) -> Columns:
    """The forms of one word of a name, case by case."""
    word = words[place]
    if len(word) < 2 or not word.translate(_BARE).isalpha() or (word[1:] != word[1:].lower() and "-" not in word):
        return _unchanged_columns(word)
    if entry.kind is Kind.PERSON:
        return _word_of_a_person(entry, facts, words, place)
    noun = _noun(entry, facts, words)
    if place == noun:
        return _noun_of_a_place(entry, facts, words, noun)
    if place < noun < len(words) and (agreeing := _agreeing_at(facts, words, place)):
        return _declined_columns(word, agreeing, facts.adjectives, animate=False)
    if place == noun + 1 and facts.adjectives_after.search(word):
        return _declined_columns(word, _agreeing(facts, word, words[noun]) or "f", facts.adjectives, animate=False)
    return _unchanged_columns(word)


def _word_of_a_person(entry: Entry, facts: Declension, words: list[str], place: int) -> Columns:
    gender = _gender_of_person(entry, facts, words, place)
    first, _, last = words[place].rpartition("-")
    of_two = facts.both_surnames if gender == "s" else facts.both_given
    woman = entry.gender is Gender.FEMININE and len(first) > 2
    both = first and (facts.juniors.fullmatch(last) or woman or of_two.search(first))
    parts = (first, last) if both else (words[place],)
    return _hyphenated_columns(_declined_columns(part, gender, facts.paradigms, animate=True) for part in parts)


def _noun_of_a_place(entry: Entry, facts: Declension, words: list[str], noun: int) -> Columns:
    word, gender = words[noun], _gender_of_noun(entry, facts, words, noun)
    first, _, last = word.rpartition("-")
    if first and (agreeing := _agreeing(facts, last, first)):  # *Кам’янець-Подільський*
        town = _declined_columns(first, _gender_by_end(entry, facts, first), facts.paradigms, animate=False)
        return _hyphenated_columns((town, _declined_columns(last, agreeing, facts.adjectives, animate=False)))
    river = facts.on_a_river.search(word, 1)
    upon, tail = (word[: river.start()], river[0]) if river else (word, "")
    declined = _declined_columns(upon, gender, facts.paradigms, animate=False)
    return tuple(tuple(f"{form}{tail}" for form in forms) for forms in declined)


def _hyphenated_columns(parts: Iterable[Columns]) -> Columns:
    """Words joined by hyphens that all decline (*Трамп-молодший*)."""
    columns = tuple(parts)
    return tuple(
        tuple("-".join(forms) for forms in _align_forms([column[case] for column in columns]))
        for case in range(len(CASE_NAMES))
    )


def _gender_of_person(entry: Entry, facts: Declension, words: list[str], place: int) -> str:
    if not words[place][0].isupper() or len(words[place]) < 3 or (facts.shows_plurals and len(words[-1]) == 1):
        return ""  # a particle, an initial, a Chinese name (*Ван И*)
    surname = place == len(words) - 1
    if entry.gender is Gender.FEMININE:
        return "w" if surname and len(words) > 1 else "g"
    return "s" if surname else "m"


def begins_with_adjective(name: str, language: str) -> bool:
    """Whether the first word of a name agrees with the second as an adjective does (*Velika Gorica*, but not *Wisława
    Szymborska*)."""
    words, facts = in_data_script(name, language).split(" "), declension_for(language)
    if len(words) == 1 or facts.adjectives_after.search(words[1]):
        return False
    return bool(_agreeing_at(facts, words, 0))


def _agreeing(facts: Declension, word: str, following: str) -> str:
    """The gender in which an adjective (*Crna*, *Кривий*) agrees with the words behind it; "" for other words."""
    for gender, adjective, noun in facts.agreements:
        if adjective.search(word) and noun.search(following):
            return gender
    return ""


def _agreeing_at(facts: Declension, words: list[str], place: int) -> str:
    """As :func:`_agreeing`, of the word at a place, behind which other adjectives may be (*Spišská Nová Ves*)."""
    last = min(place + _MOST_ADJECTIVES, len(words) - 1)
    found = ""
    for at in range(last - 1, place - 1, -1):
        alike = any(gender == found and adjective.search(words[at]) for gender, adjective, _ in facts.agreements)
        found = found if alike else _agreeing(facts, words[at], words[at + 1])
    return found


def _noun(entry: Entry, facts: Declension, words: list[str]) -> int:
    """The number of the word in a place's or organisation's name that declines as its noun; past the last if none
    surely does."""
    place = 0
    while place < len(words) - 1 and _agreeing_at(facts, words, place):
        place += 1
    if place and facts.shows_plurals and not _declines(entry, facts, words, place):
        return len(words)
    if place or len(words) == 1:
        return place
    if facts.shows_plurals:
        owned = facts.genitives.search(words[1]) or facts.adjectives_after.search(words[1])
        return 0 if owned and not facts.plurals.search(words[0]) else len(words)
    return _noun_by_place(entry, facts, words)


def _noun_by_place(entry: Entry, facts: Declension, words: list[str]) -> int:
    """Which of several words, the first no adjective, is the noun: the first before what belongs to it (*Organizacija
    Ujedinjenih naroda*, *Republika Srpska*), else the last of a place or an organisation that ends in a consonant."""
    after = _agreeing(facts, words[1], words[0]) and facts.adjectives_after.search(words[1])
    if after or facts.genitives.search(words[1]):
        return 0
    last = len(words) - 1
    if entry.kind is Kind.PLACE:
        return last if _paradigm(words[-1], _gender_of_noun(entry, facts, words, last), facts.paradigms) else 0
    return last if _consonant(words[-1]) else 0


def _declines(entry: Entry, facts: Declension, words: list[str], noun: int) -> bool:
    """Whether a noun after its adjective has a paradigm, if it is a plural: adjectives do not decline alone."""
    gender = _gender_of_noun(entry, facts, words, noun)
    return gender not in {"p", "q"} or _paradigm(words[noun], gender, facts.paradigms) is not None


def _consonant(word: str) -> bool:
    return not word.endswith(("a", "e", "i", "o", "u"))


def _gender_of_noun(entry: Entry, facts: Declension, words: list[str], noun: int) -> str:
    word = words[noun]
    agreeing = _agreeing(facts, words[noun - 1], word) if noun else ""
    if facts.shows_plurals:
        named = "p" if entry.kind in {Kind.ORGANISATION, Kind.WORK} else "q"
        if agreeing == "p" or (len(words) == 1 and named == "q" and _paradigm(word, "q", facts.paradigms)):
            return named
    if agreeing:
        return agreeing
    return _gender_by_end(entry, facts, word)


def _gender_by_end(entry: Entry, facts: Declension, word: str) -> str:
    if facts.neuters.search(word):
        return "n"
    if facts.plural_towns.search(word) or (word.endswith("i") and entry.name.endswith("s")):
        return "p"
    if word.endswith(facts.feminine_letters):
        return "f"
    return "n" if word.endswith(facts.neuter_letters) else "t"


def _paradigm(word: str, gender: str, table: tuple[Paradigm, ...]) -> Paradigm | None:
    return next((row for row in table if gender and gender in row.genders and row.ending.search(word)), None)


def _declined_columns(word: str, gender: str, table: tuple[Paradigm, ...], *, animate: bool) -> Columns:
    row = _paradigm(word, gender, table)
    if row is None:
        return _unchanged_columns(word)
    forms = [tuple(_attach_ending(word, row.cut, ending) for ending in endings) for endings in row.endings]
    cases: list[tuple[str, ...]] = []
    for endings, found in zip(row.endings, forms, strict=True):
        if endings == ("-",):
            cases.append(())
        elif endings == ("A",):
            cases.append(forms[0] if animate else (word,))
        else:
            cases.append(tuple(dict.fromkeys(found)))
    return tuple(cases)


def _attach_ending(word: str, cut: int, ending: str) -> str:
    """The word with a table's ending in place of ``cut`` letters."""
    if ending == "=":
        return word
    more = ending.removeprefix("<")
    stem = word[: len(word) - cut - (more != ending)]
    return stem if more == "0" else stem + more

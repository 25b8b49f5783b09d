"""The runs of capitalised words in a translation that may be names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import unescape
from typing import Final

from mtcheck.languages.common import is_common
from mtcheck.languages.declension import cues_for
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.english import is_word
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.language import language_for
from mtcheck.languages.lookup import locale_for
from mtcheck.languages.registry import UNKNOWN
from mtcheck.languages.script import has_cyrillic
from mtcheck.languages.world import target_world
from mtcheck.names.alike import is_no_name, is_of_people
from mtcheck.names.proposed import is_adjective_of_a_place
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import INSIDE, Word, words
from mtcheck.text.sentences import abbreviations

__all__ = ["calendar", "is_word_of_source", "names_in", "particles", "stands_alone"]

_LONGEST_NAME: Final = 6


def particles() -> frozenset[str]:
    """Small words within names, in any language."""
    return cues_for(UNKNOWN.name).particles


def names_in(text: str, target_lang: str) -> Iterator[Sequence[Word]]:
    """Each run of capitalised words, including particles inside it (*Ursula von der Leyen*)."""
    all_words = words(text, english=True)
    for run, place in _capitalised_runs(text, target_lang):
        before = all_words[max(0, place - 2) : place]
        name = _without_what_is_before(run, target_lang)
        if name and not (_ends_longer(name, before, target_lang) and name[0] is run[0]):
            yield from _name(name, text, target_lang)


def _capitalised_runs(text: str, target_lang: str) -> Iterator[tuple[Sequence[Word], int]]:
    """Each run with the number of its first word."""
    run: list[Word] = []
    number = 0
    for number, word in enumerate(words(text, english=True)):
        if run and _ends_before(word, run, text, target_lang):
            yield run, number - len(run)
            run = []
        if _begins_or_continues(word, run):
            run.append(word)
        elif run:
            yield run, number - len(run)
            run = []
    if run:
        yield run, number + 1 - len(run)


def _begins_or_continues(word: Word, run: Sequence[Word]) -> bool:
    if word.capitalised:
        return not (word.initial and is_word(word.text)) or word.text.casefold() in particles()
    return bool(run) and word.text in particles()


def _ends_longer(name: Sequence[Word], before: Sequence[Word], target_lang: str) -> bool:
    """Whether ordinary words are the end of a name in front of them (*the Council of Wise Men*)."""
    if len(before) < 2 or not (name[0].joined and before[1].joined) or not all(is_word(word.text) for word in name):
        return False
    told = cues_for(target_lang)
    return before[1].text in told.owning and before[0].capitalised and before[0].text not in told.offices


def _ends_before(word: Word, run: Sequence[Word], text: str, target_lang: str) -> bool:
    """Whether a name ends before a word: a stop that is none of an initial or a title is between (*in 500 BC. No*), the
    name owns what follows, or a *The* begins another. *Blohm & Voss* and *Workers' Party* are one."""
    plural = derivations_for(target_lang).plural
    before = run[-1]
    between = text[before.end : word.start]
    if unescape(between) == " & " or (between.strip() in INSIDE and before.text[-1] == plural and is_word(before.text)):
        return False
    if not word.joined or _owns(before, text, target_lang) or word.text.casefold() in cues_for(target_lang).definite:
        return True
    stop = text[before.end : before.end + 1] == "."
    return stop and len(before.text) > 1 and before.text not in abbreviations(target_lang)


def _owns(word: Word, text: str, target_lang: str) -> bool:
    """Whether a name ends here because it owns what follows (*Scotland's Alasdair Lamont*, *the African Union's
    Smail Chergui*, *China's Fujian*; not *People's Party*)."""
    if not text.startswith(INSIDE, word.end):
        return False
    world = target_world(target_lang)
    state = world is not None and world.code_of(word.text) != ""
    return state or not is_word(word.text) or word.text.casefold() in cues_for(target_lang).bodies


def _name(run: Sequence[Word], text: str, target_lang: str) -> Iterator[Sequence[Word]]:
    if len(run) > _LONGEST_NAME or _is_no_name(run, text, target_lang):
        return
    if len(run) > 1 or stands_alone(run[0], target_lang):
        yield run


def _without_what_is_before(run: Sequence[Word], target_lang: str) -> Sequence[Word]:
    """The words of a name without titles, an article and what a name does not end with."""
    run = list(run)
    told = cues_for(target_lang)
    while run and (run[-1].text in particles() or run[-1].text.casefold() in told.definite):
        run.pop()
    while len(run) > 2 and run[-1].text in calendar(target_lang):
        run.pop()  # "(on) Ryder Cup Saturday"
    titles = [place for place, word in enumerate(run) if word.text in told.offices]
    run = run[titles[-1] + 1 :] if titles else run
    run = run[_start_of_person(run, target_lang) :]
    return run[1:] if len(run) > 1 and _is_before_names(run, target_lang) else run


def _start_of_person(run: Sequence[Word], target_lang: str) -> int:
    """Where a given name and a surname begin behind what a person is (*Turkish Diva Sezen Aksu*); else 0."""
    for place in range(1, len(run) - 1):
        given, surname = run[place].text, run[place + 1].text
        if is_given_name(given) and not is_word(given) and not is_word(surname):
            return place if all(_describes(word, target_lang) for word in run[:place]) else 0
    return 0


def _describes(word: Word, target_lang: str) -> bool:
    """Whether a word before a name tells what its bearer is: an English word, a nationality, an acronym."""
    return is_word(word.text) or word.acronym or is_of_people(word.text, target_lang)


def _is_before_names(run: Sequence[Word], target_lang: str) -> bool:
    """Whether the first word of a run is an article, or a day or month before a name (*Wednesday Daniel*)."""
    first, second = run[0].text, run[1].text
    if first.casefold() in cues_for(target_lang).definite or (len(first) == 1 and run[0].initial):
        return True
    return first in calendar(target_lang) and not is_word(second) and not is_given_name(first)


def _is_no_name(run: Sequence[Word], text: str, target_lang: str) -> bool:
    written = language_for(target_lang).scripts
    if all(len(word.text) == 1 for word in run) or _is_of_many(run[-1].text, target_lang):
        return True  # *O.K.*, *European Turks*, *New Hampshire Regiments*
    return any(_is_no_part(word, text, target_lang) or not _is_in(word, written) for word in run)


def _is_of_many(word: str, target_lang: str) -> bool:
    """Whether the last word of a run is the plural of a people, or of a noun that names of only one bearer end with."""
    plural, told = derivations_for(target_lang).plural, cues_for(target_lang)
    lowered = word.casefold()
    single = lowered.removesuffix(plural)
    if single == lowered or lowered in told.bodies | told.grounds:
        return False
    return single in told.bodies | told.grounds or is_of_people(word, target_lang)


def is_word_of_source(run: Sequence[Word], sentence: Sentence) -> bool:
    """Whether it renders a small word of the source, or is one of its language left as it is (*Mjeseca*, *Nijemci*)."""
    if is_adjective_of_a_place(run, sentence):
        return True
    return len(run) == 1 and not run[0].acronym and is_common(run[0].text.lower(), sentence.source_lang)


def _is_in(word: Word, scripts: Sequence[str]) -> bool:
    """Whether a word is in one of these scripts, as far as it is known: the source left as it is makes no name."""
    return not scripts or "Cyrillic" in scripts or not has_cyrillic(word.text)


def _is_no_part(word: Word, text: str, target_lang: str) -> bool:
    """Whether a word shows that the run is a sentence in capitals (*I Love It*, *I've*, *Didn't Go Well*)."""
    initial = len(word.text) == 1 and text[word.end : word.end + 1] == "."
    return ("'" in word.text or len(word.text) == 1) and not initial and is_no_name(word.text, target_lang)


@cache
def calendar(target_lang: str) -> frozenset[str]:
    """The names of days and months."""
    locale = locale_for(target_lang)
    abbreviated = (month.capitalize() for month in locale.month_abbreviations)
    return frozenset((*locale.weekday_names, *locale.month_names, *abbreviated))


def stands_alone(word: Word, target_lang: str) -> bool:
    """Whether a single word can be a name: away from a sentence's beginning, and no word, people, day or thing."""
    if (
        word.initial
        or len(word.text) < 3
        or word.text in calendar(target_lang)
        or (is_word(word.text) and not word.acronym)
        or is_no_name(word.text, target_lang)
        or word.text in cues_for(target_lang).things
    ):
        return False
    return not is_of_people(word.text, target_lang)

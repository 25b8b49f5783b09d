"""States, peoples, languages and cities by their names: what a text of one language mentions, whatever the form.

Names in all languages are those of Unicode CLDR, by way of babel; what English calls a state's people and government
is in its folder, in ``nations.toml``. A *strict* reading says that a word is a form of one name and of no other; a
*loose* one that it may have to do with it, so that it is not reported as missing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final, NamedTuple

from mtcheck.languages.acronyms import acronyms
from mtcheck.languages.cldr import city_in, locales_of, names_in, plain_name, states_of_zones
from mtcheck.languages.language import language_for
from mtcheck.languages.respelling import fold, latin, plain_keys, respelling_key
from mtcheck.languages.tags import group, primary

__all__ = [
    "LANGUAGE",
    "NO_NOUN",
    "Known",
    "Place",
    "SourceWorld",
    "TargetWorld",
    "Token",
    "names_of_countries",
    "source_world",
    "states_alike",
    "target_world",
]

LANGUAGE: Final = "lang:"
"""What the codes of languages begin with."""
_AMERICAS: Final = "019"
_LONGEST_NAME: Final = 5
_SHORTEST_STEM: Final = 4
_LONGEST_ENDING: Final = 4
"""The most letters of a case ending, or an adjective's, behind what a form shares with the name."""
_ADJECTIVE: Final = re.compile(r"[a-z]{0,4}(?:[scz]k|zk|ck)[a-z]{1,4}")
"""The suffixes with which Slavic languages make adjectives of states' names (*austrijski*, *американского*), in plain
Latin."""
_INHABITANT: Final = re.compile(
    "[aeijouy]{0,3}(?:n(?:in|ec|ac|ets|c|k)?|c|ec|ac|ets|ck|czyk|zyk|ik|k|ak|t|z|ez|s)"
    "(?:(?!i[aeiouyj])[aeiouy]{1,2}[mvhjwn]?[aiouy]?m?)?"
)
"""The suffixes with which they name the inhabitants (*Kanađanin*, *Brazylijczyk*, *Britanci*)."""
_OF_LANGUAGE: Final = re.compile("s?[ct]ina$")
"""The suffixes that languages' names have in place of the adjective's ending (*nemščina*, *němčina*)."""
_FORMANT: Final = re.compile("(?:[aeiouy]|ij?a|[iouj]e|io|ja|ya|s?[ksc]k?a|land[a-z]?|[aeiou]s)?")
"""The longest ending that a state's name loses in an adjective or its inhabitants' name (*Austrija*: *austrijski*)."""
_STAN: Final = re.compile("i?stan$")
"""What a name in *-stan* loses there (*Afghánistán*: *afghánský*)."""
_MUTATIONS: Final = frozenset({"kc", "ks", "kt", "kg", "gz", "hz", "hs", "td", "tc", "dz", "pb", "pv"})
"""Consonants at the end of a name's stem and what they become before an ending."""
_VOWELS: Final = frozenset("aeiouy")
_ENDING_STARTS: Final = _VOWELS | {"j"}
_CONSONANTS: Final = re.compile("[aeiou]")
NO_NOUN: Final = re.compile("(?:sh|ch|se|ss|[ioe]c)$")
"""Adjectives of a people that make no plural by an *s* (*Danish*, *Swiss*)."""
_SEPARATORS: Final = re.compile(r"[^\w'’ʼ]+|[\d_]+")
"""What is between the words of a name: spaces, hyphens, brackets, *&*."""
_TERRITORY: Final = re.compile("[A-Z]{2}")
_OUTLYING: Final = frozenset({"AN", "AQ", "BV", "EU", "EZ", "HM", "QO", "UM", "UN", "XA", "XB", "ZZ"})


class Token(NamedTuple):
    """A word of a text: folded, in plain Latin letters; whether it has a capital; all in capitals."""

    text: str
    capital: bool
    capitals: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A state (by its ISO code), a language (``lang:ar``) or a city (``Europe/Vienna``) and its state."""

    code: str
    name: str
    state: str = ""


class Known(NamedTuple):
    """Words ``start`` to ``end`` of a text name these places; ``adjective``: as a people's or language's name."""

    start: int
    end: int
    places: frozenset[str]
    adjective: bool


# ------------------------------------------------------------------------------------------------------- the target


class TargetWorld:
    """What the target's language calls places, peoples and languages."""

    def __init__(self, tag: str) -> None:
        self._tag = tag
        self._file = language_for(tag).file("nations.toml")

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Every place by its code."""
        locale = names_in(self._tag)
        found = {
            code: Place(code, _first(self._names_in_table("names", code)) or plain_name(name))
            for code, name in locale.territories.items()
            if _TERRITORY.fullmatch(code) and code not in _OUTLYING
        }
        found |= self._cities({place.name for place in found.values()})
        found |= {code: Place(code, _first(self._names_in_table("places", code))) for code in self._others()}
        peoples = {fold(word) for code in found for word in self.people(code)}
        for code, name in locale.languages.items():
            if code.isalpha() and len(code) == 2 and fold(name) not in peoples:
                found[f"{LANGUAGE}{code}"] = Place(f"{LANGUAGE}{code}", name)
        return found

    def _cities(self, states: AbstractSet[str]) -> Mapping[str, Place]:
        """The cities that time zones are named after, by zone; not those with the name of a state."""
        found = {}
        for zone, state in states_of_zones().items():
            told = _first(self._names_in_table("cities", zone)) or city_in(self._tag, zone)
            city = plain_name(told or zone.rpartition("/")[2].replace("_", " "))
            if zone.count("/") == 1 and city not in states and not zone.startswith(("Etc/", "Antarctica/")):
                found[zone] = Place(zone, city, state)
        return found

    def _others(self) -> Iterable[str]:
        """The codes of places that are neither states nor cities of a zone."""
        return self._file.rows("places") if self._file is not None else ()

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        return {fold(name): code for code in reversed(tuple(self.places)) for name in self.called(code)}

    def code_of(self, name: str) -> str:
        """The code of the state or city of that name; "" for none."""
        return self._codes.get(fold(name), "")

    def codes_of(self, word: str) -> frozenset[str]:
        """The places that a folded word, or its plural, names or names the people of; none for other words."""
        found, _ = self._phrases.get((word,)) or (frozenset(), False)
        return found

    def people(self, code: str) -> tuple[str, ...]:
        """The adjectives and nouns of a state's people, the usual one first."""
        return self._names_in_table("people", code)

    def people_as(self, said: str, code: str) -> str:
        """The usual word for a state's people, in the plural where ``said`` is one (*Austrians*: *Hungarians*); "" for
        a state whose people have no name."""
        people = self.people(code)
        several = said.endswith("s") and fold(said[:-1]) in self._peoples
        noun = next((word for word in people if not NO_NOUN.search(word)), "") if several else ""
        return f"{noun}s" if noun else _first(people)

    @cached_property
    def _peoples(self) -> AbstractSet[str]:
        return frozenset(fold(word) for code in self.places for word in self.people(code))

    def called(self, code: str) -> tuple[str, ...]:
        """All names of a place, the usual one first; the people's and government's are not among them."""
        place = self.places[code]
        return tuple(
            dict.fromkeys(
                (
                    place.name,
                    *self._names_in_table("names", code),
                    *self._names_in_table("places", code),
                    *self._names_in_table("cities", code),
                    *self._cldr(code),
                )
            )
        )

    def _cldr(self, code: str) -> tuple[str, ...]:
        name = names_in(self._tag).territories.get(code)
        return (plain_name(name),) if name else ()

    def _names_in_table(self, table: str, code: str) -> tuple[str, ...]:
        if self._file is None or code not in self._tables[table]:
            return ()
        return self._file.words(f"{table}.{code}")

    @cached_property
    def _tables(self) -> Mapping[str, AbstractSet[str]]:
        """The places that each table of the file has names for."""
        tables = ("names", "places", "people", "government", "cities")
        return {table: frozenset(self._file.rows(table) if self._file is not None else ()) for table in tables}

    @cached_property
    def _phrases(self) -> Mapping[tuple[str, ...], tuple[frozenset[str], bool]]:
        """Each name, word by word, with the places that it can mean, and whether it is a people's."""
        found: dict[tuple[str, ...], set[str]] = defaultdict(set)
        peoples: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for code in self.places:
            for name in self.called(code):
                (peoples if code.startswith(LANGUAGE) else found)[_split(name)].add(code)
            for name in self.people(code):
                words = _split(name)
                peoples[words].add(code)
                peoples[(*words[:-1], words[-1] + "s")].add(code)
        told = {words: (frozenset(codes), False) for words, codes in found.items()}
        return told | {words: (frozenset(codes), True) for words, codes in peoples.items() if words not in told}

    def known(self, tokens: Sequence[Token]) -> Iterator[Known]:
        """The names in a text, the longest first where several begin."""
        start = 0
        while start < len(tokens):
            end = next((end for end in _ends(tokens, start) if self._phrase(tokens[start:end])), 0)
            told = self._phrase(tokens[start:end]) if end else None
            if told is not None:
                yield Known(start, end, *told)
            start = max(end, start + 1)

    def _phrase(self, tokens: Sequence[Token]) -> tuple[frozenset[str], bool] | None:
        words = tuple(token.text for token in tokens)
        if not tokens[0].capital or (len(words) == 1 and len(words[0]) < 3 and not tokens[0].capitals):
            return None
        return self._phrases.get(words)

    @cache  # noqa: B019
    def stems(self, code: str) -> frozenset[str]:
        """The beginnings of words that have to do with a place: its names, its people's, its government's, its
        state's."""
        texts = [*self.called(code), *self.people(code), *self._names_in_table("government", code)]
        state = self.places[code].state
        if state in self.places:
            texts += self.people(state)
        return frozenset(word[:_SHORTEST_STEM] for text in texts for word in _split(text) if len(word) > 1)

    @cache  # noqa: B019
    def sounds(self, code: str) -> frozenset[str]:
        """The consonants that those words begin with."""
        texts = [*self.called(code), *self.people(code), *self._names_in_table("government", code)]
        words = [word for text in texts for word in _split(text) if len(word) >= _SHORTEST_STEM]
        return frozenset(_skeleton(key) for word in words for key in plain_keys(word))


# ------------------------------------------------------------------------------------------------------- the source


class SourceWorld:
    """What the source's language calls the places of a target's world."""

    def __init__(self, tag: str, target: TargetWorld) -> None:
        self._tag, self._target = tag, target
        self._declines = language_for(tag).sk_adjectives
        self.unspaced = language_for(tag).locale.unspaced

    @cached_property
    def _names(self) -> Mapping[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
        """Names word by word in plain Latin, with their place and whether they are a people's, by how they begin."""
        found: dict[str, dict[tuple[tuple[str, ...], str, bool], None]] = defaultdict(dict)
        of_locales = (named for tag in locales_of(self._tag) for named in self._of_locale(tag))
        for name, code, adjective in dict.fromkeys((*self._own(), *of_locales)):
            words = tuple(map(self.plain, _parts(plain_name(name))))
            if words and words[0]:
                found[words[0][:2]][words, code, adjective] = None
            if len(words) == 2 and len(words[0]) > 2 and self._declines:  # Nova Zelandija: novozelandski
                found[words[0][:2]][(f"{words[0][:-1]}o{words[1]}",), code, adjective] = None
        return {start: tuple(rows) for start, rows in found.items()}

    @cached_property
    def _by_first_word(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        found: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        of_locales = (named for tag in locales_of(self._tag) for named in self._of_locale(tag))
        for name, code, adjective in (*self._own(), *of_locales):
            spelt = plain_name(name)
            if not adjective and _parts(spelt):
                found[self.plain(_parts(spelt)[0])][spelt, code] = None
        return {start: tuple(rows) for start, rows in found.items()}

    def called_by_first_word(self, word: str) -> Sequence[tuple[str, str]]:
        """The names that begin with a word (in plain Latin), as the language spells them, with their places."""
        return self._by_first_word.get(word, ())

    def _of_locale(self, tag: str) -> Iterator[tuple[str, str, bool]]:
        locale, places = names_in(tag), self._target.places
        territories: Mapping[str, str] = locale.territories
        if (americas := territories.get(_AMERICAS)) and "US" in places:
            yield americas, "US", False
        for code in places:
            if name := territories.get(code):
                yield name, code, False
            elif "/" in code and (city := city_in(tag, code) or self._city_of_zone(code)):
                yield city, code, False
        languages = locale.languages
        for code, meant in self._places_of_languages.items():
            name = languages.get(code)
            yield from ((name, place, True) for place in meant if name)

    def _own(self) -> Iterator[tuple[str, str, bool]]:
        """What the language's folder adds to CLDR."""
        file = language_for(self._tag).file("nations.toml")
        for table in ("names", "places"):
            for code in file.rows(table) if file else ():
                if file is not None and code in self._target.places:
                    yield from ((name, code, False) for name in file.words(f"{table}.{code}"))

    def _city_of_zone(self, zone: str) -> str:
        """A city that CLDR leaves out because the language calls it what the zone is called."""
        latin_only = language_for(self._tag).scripts == ("Latin",)
        return zone.rpartition("/")[2].replace("_", " ") if latin_only else ""

    @cached_property
    def _places_of_languages(self) -> Mapping[str, tuple[str, ...]]:
        """What the names of languages may mean, by their codes: states, or the language alone."""
        alone = (code for code in self._target.places if code.startswith(LANGUAGE))
        return {code.removeprefix(LANGUAGE): (code,) for code in alone} | dict(_peoples(self._target))

    @cached_property
    def _inhabitants(self) -> Mapping[str, tuple[frozenset[str], bool]]:
        """States by every form of their inhabitants' names, in plain Latin; whether those have a capital."""
        file = language_for(self._tag).file("nations.toml")
        found: dict[str, tuple[set[str], bool]] = {}
        for code in file.rows("inhabitants") if file else ():
            for form in file.words(f"inhabitants.{code}") if file is not None and code in self._target.places else ():
                found.setdefault(self.plain(form), (set(), form[0].isupper()))[0].add(code)
        return {form: (frozenset(codes), capital) for form, (codes, capital) in found.items()}

    @cached_property
    def _acronyms(self) -> Mapping[str, str]:
        """States by the acronyms that the source's language has for them."""
        named = {name: code for code in self._target.places for name in self._target.called(code) if name.isupper()}
        return {self.plain(short): named[name] for short, name in acronyms(self._tag).items() if name in named}

    @cached_property
    def _whole_names(self) -> tuple[re.Pattern[str], ...]:
        """A pattern of each name of one word, the longest first."""
        file = language_for(self._tag).file("nations.toml")
        other = frozenset(file.words("no_names") if file else ())
        behind = file.alternatives("behind") if file else ""
        names = {words[0] for rows in self._names.values() for words, _, _ in rows if len(words) == 1} - other
        ordered = sorted(names, key=lambda name: (-len(name), name))
        return tuple(re.compile(_whole(name, behind)) for name in ordered if len(name) > 1)

    def named(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names are in a text that has no spaces between its words (Chinese), the longest first."""
        taken: set[int] = set()
        for pattern in self._whole_names:
            for match in pattern.finditer(text):
                if taken.isdisjoint(range(*match.span())):
                    taken.update(range(*match.span()))
                    yield match.span()

    def plain(self, word: str) -> str:
        """A word in small Latin letters without accents; kana (*ド* is not *ト*) and Hangul are kept as they are."""
        return word if _KEPT.search(word) else fold(latin(word, primary(self._tag)))

    def known(self, tokens: Sequence[Token]) -> Iterator[Known]:
        """What the words of a text name beyond doubt."""
        start = 0
        while start < len(tokens):
            found = self._at(tokens, start)
            if found is not None:
                yield found
            start = start + 1 if found is None else found.end

    def _at(self, tokens: Sequence[Token], start: int) -> Known | None:
        token = tokens[start]
        if token.capitals and token.text in self._acronyms:
            return Known(start, start + 1, frozenset({self._acronyms[token.text]}), adjective=False)
        codes, capital = self._inhabitants.get(token.text, (frozenset(), False))
        if codes and token.capital >= capital:
            return Known(start, start + 1, codes, adjective=True)
        best, places, adjective = (0, 0), set[str](), False
        for words, code, of_people in self._names.get(token.text[:2], ()):
            shared = self._letters_in_common(words, tokens[start : start + len(words)], of_people=of_people)
            if not shared or (len(words), shared) < best:
                continue
            if (len(words), shared) > best:
                best, places, adjective = (len(words), shared), set(), of_people or not token.capital
            places.add(code)
        return Known(start, start + best[0], frozenset(places), adjective) if places else None

    def _letters_in_common(self, words: Sequence[str], tokens: Sequence[Token], *, of_people: bool) -> int:
        """How many letters a name and the text's words have in common; 0 if they are different names."""
        if len(tokens) < len(words):
            return 0
        lower = not tokens[0].capital
        if lower and len(words) > 1:
            return 0
        shared = 0
        for word, token in zip(words, tokens, strict=False):
            common = _common(word, token.text)
            if not self._is_form(word, token.text, common, of_people=of_people, lower=lower):
                return 0
            shared += common + (word[common:] == "k" and token.text[common : common + 1] in {"c", "s"})  # irački
        return shared + (words[-1] == tokens[len(words) - 1].text)

    def _is_form(self, name: str, said: str, common: int, *, of_people: bool, lower: bool) -> bool:
        if name == said:
            return not lower or of_people
        if not self._declines:
            same = common == len(name) >= _SHORTEST_STEM and len(said) - common <= _LONGEST_ENDING
            return same and (of_people or not lower)
        if of_people:
            return _is_adjective(name, said, common)
        if not lower and _is_declined(name, common, said[common:]):
            return True
        return _is_derived(name, common, said[common:], lower=lower)

    def calls(self, code: str) -> frozenset[str]:
        """What the source's language calls a place, in plain Latin letters; names of one word."""
        rows = (row for names in self._names.values() for row in names)
        return frozenset(words[0] for words, place, people in rows if place == code and len(words) == 1 and not people)

    def may_speak_of(self, code: str, tokens: Iterable[Token]) -> bool:
        """Whether any of the words may have to do with the place."""
        stems, sounds = self._stems(code), self._target.sounds(code)
        for token in tokens:
            if not stems.isdisjoint((token.text[:_SHORTEST_STEM], token.text[:3])):
                return True
            if token.capitals and self._acronyms.get(token.text) == code:
                return True
            if not (token.capital or _ADJECTIVE.search(token.text)) or len(token.text) < _SHORTEST_STEM:
                continue
            if _skeleton(respelling_key(token.text)) in sounds:
                return True
        return False

    @cache  # noqa: B019
    def _stems(self, code: str) -> frozenset[str]:
        wanted = {code, self._target.places[code].state}
        return frozenset(
            word[: _SHORTEST_STEM if len(word) > _SHORTEST_STEM else 3]
            for rows in self._names.values()
            for words, place, _ in rows
            if place in wanted
            for word in words
            if len(word) > 1
        )


@cache
def target_world(tag: str) -> TargetWorld | None:
    """The world in a target's language; None if its folder has no peoples."""
    file = language_for(tag).file("nations.toml")
    return TargetWorld(group(tag)) if file is not None and file.rows("people") else None


@cache
def source_world(tag: str, target: TargetWorld) -> SourceWorld | None:
    """The same in the source's language; None if CLDR does not know it."""
    return SourceWorld(tag, target) if locales_of(tag) else None


@cache
def states_alike(tag: str) -> Mapping[str, str]:
    """The state, as a code, of words that a translator may put for each other (*US*, *America*), in small letters."""
    file = language_for(tag).file("nations.toml")
    return file.by_name("alike") if file is not None else {}


@cache
def names_of_countries(tag: str) -> frozenset[str]:
    """What a language (BCP 47) calls states, their parts and continents, in lower-case Latin script; none if CLDR does
    not know it."""
    names = (name for locale in locales_of(tag) for name in names_in(locale).territories.values())
    return frozenset(latin(name, primary(tag)) for name in names)


@cache
def _peoples(target: TargetWorld) -> Mapping[str, tuple[str, ...]]:
    """The states whose people a language is called after, by the language's code."""
    names: Mapping[str, str] = names_in("en").languages
    by_name: dict[str, list[str]] = defaultdict(list)
    for code in target.places:
        for name in target.people(code):
            by_name[name].append(code)
    return {code: tuple(by_name[name]) for code, name in names.items() if name in by_name}


# ------------------------------------------------------------------------------------------------------- letters


def _split(name: str) -> tuple[str, ...]:
    return tuple(map(fold, _parts(name)))


def _parts(name: str) -> list[str]:
    if name.isalpha():  # most are one word
        return [name]
    return [bare for part in _SEPARATORS.split(name) if (bare := part.strip("'’"))]


def _first(texts: Sequence[str]) -> str:
    return texts[0] if texts else ""


def _ends(tokens: Sequence[Token], start: int) -> range:
    return range(min(len(tokens), start + _LONGEST_NAME), start, -1)


def _common(one: str, other: str) -> int:
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))


def _is_declined(name: str, common: int, rest: str) -> bool:
    """Whether a word that shares this many letters with a name, and ends in ``rest``, can be a case of it."""
    lost = name[common:]
    if common < 3 or len(rest) > (_LONGEST_ENDING if common >= _SHORTEST_STEM else 3):
        return False  # *Венеции* is Venice, not *Вена*
    if not lost:
        return True
    if len(lost) == 1:
        return not rest or rest[0] in _ENDING_STARTS if lost in _VOWELS else lost + rest[:1] in _MUTATIONS
    fleeting = len(lost) == 2 and lost[0] in _VOWELS and rest.startswith(lost[1]) and lost[1] not in _VOWELS
    soft = lost in {"ia", "ja", "ya", "ie", "oe"} and rest[:1] in _VOWELS and len(rest) < _LONGEST_ENDING
    return fleeting or soft


def _whole(name: str, behind: str) -> str:
    """A pattern of a name, not inside a longer word in Katakana (*タイ* in *タイトル*).

    In Hangul, where words have spaces between them, one begins with the name, with ``behind`` after it.
    """
    if re.match(_HANGUL, name):
        return rf"(?<!{_HANGUL}){re.escape(name)}(?={behind or '(?!)'})"
    before = rf"(?<!{_KATAKANA})" if re.match(_KATAKANA, name) else ""
    behind = rf"(?!{_KATAKANA})" if re.match(_KATAKANA, name[-1]) else ""
    return before + re.escape(name) + behind


_KATAKANA: Final = "[\u30a1-\u30fa\u30fc]"
_HANGUL: Final = "[\uac00-\ud7a3]"
_KEPT: Final = re.compile("[\u3041-\u30ff\uac00-\ud7a3]")
"""Letters that would lose their marks, or fall into parts, if they were folded."""
_SOFTENED: Final = frozenset({"cy", "ti"})
"""What *-ki* becomes in the plural: *czescy*, *čeští*."""


def _is_adjective(name: str, said: str, common: int) -> bool:
    """Whether a word is a form of a language's name, or of the adjective that is meant by it."""
    stem = _OF_LANGUAGE.sub("", name)
    if stem != name:
        return common >= len(stem) > 2 and _ADJECTIVE.fullmatch(said[len(stem) :]) is not None
    if common < max(_SHORTEST_STEM, len(name) - 2) or len(said) - common > _LONGEST_ENDING:
        return False
    return common >= len(name) - 1 or (name[common] != "k" or said[common:] in _SOFTENED)  # *czeski* is not *część*


def _is_derived(name: str, common: int, rest: str, *, lower: bool) -> bool:
    """Whether a word is made from a state's name: an adjective, or with a capital an inhabitant."""
    stem = _STAN.sub("", name)
    if stem != name:  # *kazaški*, *Kazah*; not *kazanski*
        mutated = common == len(stem) - 1 and stem[-1:] + rest[:1] in _MUTATIONS
        if common < _SHORTEST_STEM or not (common >= len(stem) or mutated):
            return False
    elif common < max(3, min(_SHORTEST_STEM, len(name) - 1)) or not _FORMANT.fullmatch(name[common:]):
        return False
    return _ADJECTIVE.fullmatch(rest) is not None or (not lower and _INHABITANT.fullmatch(rest) is not None)


def _skeleton(key: str) -> str:
    vowel = "a" if key[:1] in "aeiou" else ""
    return vowel + _CONSONANTS.sub("", key).replace("C", "k")[:3]

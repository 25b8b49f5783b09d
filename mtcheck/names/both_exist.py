"""Whether a word of the translation and the name that a reference has instead are two names of one thing, which both
exist.

Of a city, English may use the old name or the country's (*Breslau*, *Wrocław*; *Firenze*, *Florence*); of a name in
another script, there are several romanisations (*Chaikovsky*, *Tchaikovsky*). A translation is to have the usual one,
so an editor should look at the other, but nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.languages.cities import cities_called, names_of_its_cities
from mtcheck.languages.given_names import gender_of_given_name, is_given_name
from mtcheck.languages.heard_syllables import tells_letters
from mtcheck.languages.respelling import fold, is_romanised_as, latin, plain_key, plainly_romanised, romanisation
from mtcheck.names.alike import alike
from mtcheck.names.mention import Mention
from mtcheck.names.sentence import Sentence

__all__ = ["OwnGivenName", "both_exist", "is_city_left", "is_city_said_otherwise", "own_given_names"]


def both_exist(mention: Mention, right: str) -> bool:
    """Whether the mention is another name, or another spelling, of what ``right`` is."""
    return (
        _is_of_the_city(mention, fold(right))
        or _are_romanisations(mention, right)
        or _is_without_marks(mention, right)
        or _are_of_one_given_name(mention, right)
        or _is_the_sources_given_name(mention, right)
    )


def is_city_left(folded: str, sentence: Sentence) -> bool:
    """Whether the translation keeps the source's name of the city that the reference's word is one of."""
    return any(Mention(sentence, number).kept for number in _numbers_of_city(folded, sentence))


def is_city_said_otherwise(folded: str, sentence: Sentence) -> bool:
    """Whether it has a less usual name of that city, perhaps with a hyphen (*Nur-Sultan*)."""
    if any(_is_of_the_city(Mention(sentence, number), folded) for number in _numbers_of_city(folded, sentence)):
        return True
    parted = (name.partition("-") for name in names_of_its_cities(folded) if "-" in name)
    places = sentence.translation_places
    return any(number + 1 in places.get(end, ()) for start, _, end in parted for number in places.get(start, ()))


class OwnGivenName(NamedTuple):
    """A given name of the source as the translation romanises it: its gender, and the references' names that are like
    it, folded."""

    gender: str
    alike: frozenset[str]

    def stands_for(self, right: str) -> bool:
        """Whether ``right`` may be what another language calls the person."""
        return self.gender == gender_of_given_name(right) and self.alike <= {fold(right)}


def own_given_names(sentence: Sentence) -> tuple[OwnGivenName, ...]:
    """The given names that a source in another script and the translation both have."""
    if not sentence.respelt:
        return ()
    referred = {word.folded for word in sentence.references if word.capitalised}
    found = []
    for number, word in enumerate(sentence.translation):
        gender = gender_of_given_name(word.text) if word.capitalised else ""
        if gender and _is_romanised(Mention(sentence, number)):
            near = frozenset(other for other in referred if alike(word.folded, other))
            found.append(OwnGivenName(gender, near))
    return tuple(found)


def _numbers_of_city(folded: str, sentence: Sentence) -> Iterator[int]:
    for name in names_of_its_cities(folded) - sentence.reference_words:
        yield from sentence.translation_places.get(name, ())


def _is_of_the_city(mention: Mention, right: str) -> bool:
    """Whether it is what the city is called there or was, and not what the source's language calls it (*Beograd*)."""
    word, source_lang = mention.word.folded, mention.sentence.source_lang
    cities = cities_called(word, right)
    if any(word in city.usual or city.calls_itself(word, source_lang) for city in cities):
        return True
    own = any(word in city.local for city in cities) or _is_the_sources(mention)
    return bool(cities) and not own


def _is_the_sources(mention: Mention) -> bool:
    """Whether the source has the word, perhaps with an ending."""
    sentence, word = mention.sentence, mention.word.folded
    return mention.is_reading or any(
        fold(latin(other, sentence.language)).startswith(word) for other in sentence.source_places
    )


def _are_romanisations(mention: Mention, right: str) -> bool:
    """Whether the source, in another script, may be romanised as either (*Tchaikovsky*, *Chaikovsky*)."""
    sentence = mention.sentence
    plain = plainly_romanised(mention.word.text), plainly_romanised(right)
    if romanisation(plain[0]) != romanisation(plain[1]):
        return False
    if not sentence.respelt:
        return not tells_letters(sentence.segment.source or "")
    return all(any(is_romanised_as(reading.nominative, name) for reading in mention.readings) for name in plain)


def _is_without_marks(mention: Mention, right: str) -> bool:
    """Whether the source has the word with its accents, and the reference romanises them (*Đoković*: Dokovic,
    Djokovic)."""
    if mention.form is None or mention.sentence.respelt or not mention.kept:
        return False
    return mention.form.text != mention.word.text and romanisation(mention.form.text) == romanisation(right)


def _are_of_one_given_name(mention: Mention, right: str) -> bool:
    """Whether both are given names that sound the same to the last letter, of which the source has neither
    (*Katarina*: Katherine, Catherine)."""
    word = mention.word.text
    if mention.form is None or plain_key(word) != plain_key(right) or word[-1:] != right[-1:]:
        return False
    if not (is_given_name(word) and is_given_name(right)):
        return False
    own = fold(mention.spelt) in {mention.word.folded, fold(right)}
    return not own and gender_of_given_name(word) == gender_of_given_name(right)


def _is_the_sources_given_name(mention: Mention, right: str) -> bool:
    """Whether it romanises the source's given name, and the reference has another of the same gender, perhaps what
    another language calls the person (*Микола*: Mykola, Nikolai)."""
    gender = gender_of_given_name(right)
    if not (mention.sentence.respelt and gender) or gender_of_given_name(mention.word.text) != gender:
        return False
    return _is_romanised(mention)


def _is_romanised(mention: Mention) -> bool:
    return any(is_romanised_as(reading.nominative, mention.word.text) for reading in mention.readings)

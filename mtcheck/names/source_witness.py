"""The source alone as a witness for a word of the translation: the cues of the sentence.

Croatian, Bosnian, Slovene and Czech keep a foreign name's spelling and decline it, so a name that is the same in
translation and source may have a case ending. Several things show it: the preposition before it, the case of the names
and nouns beside it, an ending that no nominative has, the same name without the ending elsewhere, and a common English
name underneath.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from mtcheck.glossary.inflect import Reading
from mtcheck.languages.common import is_declined_word
from mtcheck.languages.declension import cues_for, declension_for
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.given_names import gender_of_given_name, is_given_name
from mtcheck.languages.language import Capability, language_for
from mtcheck.languages.respelling import fold, plain_key, respelling_key, romanisation
from mtcheck.languages.spelling import is_seen
from mtcheck.languages.surnames import surnames_for
from mtcheck.model import Evidence, Signal
from mtcheck.names.alike import is_one_letter_off, is_plural_of_a_name, is_slip
from mtcheck.names.candidate import Candidate
from mtcheck.names.case_cues import cues, has_vowel, is_nominative, is_with_a_genitive
from mtcheck.names.compared import alikeness, by_source
from mtcheck.names.mention import Mention
from mtcheck.names.sentence import Sentence, after_given_name, likeness
from mtcheck.names.uninflected import can_be, goes_undeclined, is_hyphenated, is_named
from mtcheck.names.words import Word

__all__ = ["propose", "slips"]

_LONG_NAME: Final = 5
_SHORT_NAME: Final = 4
_LEAST_FIT: Final = 0.9
_LONGEST_ENDING: Final = 5
_HYPHENS: Final = frozenset("-‑–")
_SHOWN_BESIDE: Final = ("cue neighbour", "cue first of the names", "cue word before", "cue word after")
"""The features for words beside the form that are in the same case."""
_LOCAL_FITS: Final = 0.4
"""The weight of such a place in the case that its preposition requires: it makes up for the loss by its end (``not
shown``)."""


def propose(mention: Mention) -> Iterator[Candidate]:
    """The nominatives that the source's form may stand for, and common names that fit it."""
    place = mention.place
    if place is None or Capability.NAME_FORMS not in language_for(mention.sentence.source_lang).capabilities:
        return
    heard = mention.sentence.respelt and romanisation(mention.spelt) == romanisation(mention.word.text)
    told = _where_copied(mention, place) if mention.kept or heard else _where_changed(mention, place)
    yield from (one for one in told if fold(one.right) != mention.word.folded)
    yield from slips(mention)
    yield from _common_name(mention, place)
    yield from _english_word(mention)


def _where_copied(mention: Mention, place: int) -> Iterator[Candidate]:
    """The candidates if the translation keeps the source's form, which may be a case form."""
    sentence = mention.sentence
    if is_hyphenated(sentence, place):
        return
    if not mention.given and is_declined_word(mention.spelt, sentence.source_lang):  # *Evropskoj uniji*
        return
    masculine = is_with_a_genitive(sentence, place)
    womans = surnames_for(sentence.language).copied_womans.search(mention.word.folded) is not None
    for reading in mention.readings:
        local = _is_local(sentence, reading)
        if not _is_a_case_form(sentence, place, reading):
            continue
        told, why = cues(sentence, place, reading)
        if sentence.respelt and not (local and mention.cases) and _may_be_undeclined(mention, reading, told):
            continue
        told |= {
            "source kept": 1.0,
            "local": local,
            "womans surname": womans and reading.ending == "a",
            "beside a genitive": masculine,
            "named": is_named(sentence, place, reading),
            "goes undeclined": goes_undeclined(sentence, place, reading),
        }
        told["certainty"] = _of_a_copy(mention, reading, told)
        yield _candidate(mention, place, reading, told, why)


def _may_be_undeclined(mention: Mention, reading: Reading, told: Mapping[str, float]) -> bool:
    """Whether a form that is spelt as it is heard may well be the name's own: English has the word, it sounds like
    another case of the form (*Мумбаја*, *Mumbai*), or nothing beside it shows the case. Where only prepositions do, an
    ending of one letter says too little (*Суплиси*). A given name in the case of its surname is not (*Драгана
    Вујичића*)."""
    word, own = mention.word, romanisation(mention.word.text)
    if told.get("cue neighbour", 0.0) > 0 and gender_of_given_name(reading.nominative):
        return False
    if is_seen(word.folded) or is_capitalised_word(word.text):
        return True
    if any(one.ending and romanisation(one.nominative) == own for one in mention.readings):
        return True
    governed = bool(set(mention.cases) & set(reading.cases))
    if not cues_for(mention.sentence.language).shows_cases:
        return len(reading.ending) < 2 or not governed
    return not governed and not any(told.get(name, 0.0) > 0 for name in _SHOWN_BESIDE)


def _is_local(sentence: Sentence, reading: Reading) -> bool:
    """Whether the nominative ends as Slavic places do; in the instrumental, one in *-sk* is likelier a woman's name (*s
    Ogarzynskom*)."""
    if len(reading.nominative) <= _LONG_NAME or (
        reading.cases == "I" and surnames_for(sentence.language).towns.search(reading.nominative)
    ):
        return False
    return surnames_for(sentence.language).places.search(reading.nominative) is not None


def _is_a_case_form(sentence: Sentence, place: int, reading: Reading) -> bool:
    """Whether the reading is a case, neither vocative nor plural, that its language can form."""
    if not reading.ending or set(reading.cases) <= set("VM"):
        return False
    return has_vowel(reading.nominative) and can_be(sentence, place, reading)


def _of_a_copy(mention: Mention, reading: Reading, told: Mapping[str, float]) -> float:
    """How sure it is, from the source alone, that a copied form is the reading's."""
    own = told["named"] or told["goes undeclined"]
    if own or (told["womans surname"] and not (mention.cases or told["beside a genitive"])):
        return 0.0
    doubt, text = 0.0, mention.word.text
    if is_capitalised_word(text):
        doubt = 0.9 if told["beside a genitive"] else 1.3
    elif is_word(text):
        doubt = 0.05
    elif told["local"] and _shows_ica(mention.word.folded, reading):
        return 1.0
    if not (told["local"] and set(mention.cases) & set(reading.cases)):
        return told["certainty"] - doubt
    return 1.0 - doubt if mention.sentence.respelt else told["certainty"] - doubt + _LOCAL_FITS


def _shows_ica(folded: str, reading: Reading) -> bool:
    """Whether the form can only be that of a name in *-ica* (*Treskavicu*)."""
    return reading.nominative.endswith("ica") and folded.endswith(("icu", "icom")) and reading.restored == "a"


def _where_changed(mention: Mention, place: int) -> Iterator[Candidate]:
    """The candidates if the translation changed the source's form, perhaps not into its nominative."""
    sentence, word = mention.sentence, mention.word
    readings = [reading for reading in mention.readings if can_be(sentence, place, reading)]
    chosen = [reading for reading in readings if _same(sentence, reading.nominative, word.folded)]
    for reading in readings:
        if reading in chosen or not _may_be_meant(mention, reading):
            continue
        told, why = cues(sentence, place, reading)
        told |= _against_choice(mention, place, reading, chosen)
        told["certainty"] = _of_a_change(mention, reading, chosen, told)
        if not chosen:
            why = [f"{word.text} is not its nominative", *why]
        yield _candidate(mention, place, reading, told, why or ["the word before it requires another case"])


def _may_be_meant(mention: Mention, reading: Reading) -> bool:
    """Whether a reading is a name by itself, in the singular, other than the word as written."""
    if not has_vowel(reading.nominative) or set(reading.cases) <= set("VPM"):
        return False
    return fold(reading.nominative) != mention.word.folded


def _against_choice(mention: Mention, place: int, reading: Reading, chosen: Sequence[Reading]) -> dict[str, float]:
    """Features that compare a reading with those that the translation has ``chosen``, if the word is one at all."""
    sentence, word, cases = mention.sentence, mention.word, mention.cases
    return {
        "source changed": 1.0,
        "cut short": not sentence.respelt and _cut_short(reading, word.folded),
        "is no reading": not chosen,
        "chosen does not fit": bool(chosen and cases) and not any(_fits(other, cases) for other in chosen),
        "chosen has its stem": any(other.ending == reading.ending and not other.restored for other in chosen),
        "would take j": not reading.ending and not chosen and _is_cut(sentence, sentence_form(mention), word),
        "is a nominative": not reading.ending and is_nominative(sentence, place),
        "chosen ending a": bool(chosen) and chosen[0].ending == "a",
        "named": is_named(sentence, place, reading),
    }


def _of_a_change(mention: Mention, reading: Reading, chosen: Sequence[Reading], told: Mapping[str, float]) -> float:
    """How sure it is, from the source alone, that the reading is right and the translation's change is not."""
    word, cases = mention.word, mention.cases
    if is_capitalised_word(word.text) or is_word(word.text):
        return 0.0
    in_case = bool(set(cases) & set(reading.cases))
    if cases and not in_case and reading.ending:
        return 0.0
    if told["is no reading"] and told["cut short"]:
        return 0.95 + 0.1 * in_case - 0.01 * len(reading.restored)
    if told["chosen does not fit"]:
        return float(reading.restored == "a" and bool(told["chosen has its stem"]) and in_case)
    if told["would take j"]:
        return 1.0
    return float(bool(chosen) and not reading.ending and bool(told["chosen ending a"] and told["is a nominative"]))


def sentence_form(mention: Mention) -> Word:
    """The source's word, which must be there."""
    assert mention.form is not None  # noqa: S101
    return mention.form


def _is_cut(sentence: Sentence, form: Word, word: Word) -> bool:
    """Whether an *-a* was removed that is not an ending after this vowel (Slovene *Xinhua*: Xinhu)."""
    return not sentence.by_ear and fold(form.text) == word.folded + "a" and word.folded[-1] in "iu"


def _cut_short(reading: Reading, folded: str) -> bool:
    """Whether a last vowel of the nominative is missing that is not a case ending (*Weis* for *Weisea*: Weise;
    *Vávr* for *Vávrou*: Vávra)."""
    nominative = fold(reading.nominative)
    if nominative[:-1] != folded:
        return False
    return reading.restored in {"a", "á"} if len(reading.ending) > 1 else nominative[-1] in "aeo"


def _common_name(mention: Mention, place: int) -> Iterator[Candidate]:
    """A common English name one last vowel away that fits the source at least as well (*Mecco* for *Meki*: Mecca)."""
    sentence, number, word = mention.sentence, mention.number, mention.word
    form = sentence_form(mention)
    ordinary = is_word(word.text)
    if is_capitalised_word(word.text) or (ordinary and not after_given_name(sentence, number)):
        return
    if is_plural_of_a_name(word.text, sentence.target_lang) or _is_given_name_in_case(mention):
        return
    spelt, now = mention.spelt, mention.fits
    declined = any(
        set(reading.cases) != {"M"} and _same(sentence, reading.nominative, word.folded) for reading in mention.readings
    )
    silent = [word.text + "e"]  # English does not sound it: *Hook*, *Hooke*
    names = silent if ordinary else [*_one_vowel_away(word, spelt), *_one_letter_away(mention)]
    beside = {other.folded for other in sentence.translation[max(0, number - 1) : number + 2]}
    for name in dict.fromkeys(names):
        if fold(name) in beside or not is_capitalised_word(name):
            continue
        fits = likeness(name, spelt, sentence.language, sentence.by_ear)
        told = {
            "common name": 1.0,
            "common fits": fits,
            "common fits better": fits - now,
            "said is a reading": declined,
            "said better in case": _better_in_case(sentence, place, word.text, name),
            "common ordinary": ordinary,
            "certainty": 0.94 + 0.1 * fits
            if fits >= max(_least_fit_of(mention, name, declined=declined), _LEAST_FIT)
            else 0.0,
        }
        if told["said better in case"]:
            told["certainty"] = 0.0
        evidence = Evidence(Signal.SOURCE, f"“{form.text}”: {name} is a common name")
        yield Candidate(name, told | alikeness(mention, fold(name)), (evidence,), form=form.text)


def _is_given_name_in_case(mention: Mention) -> bool:
    """Whether the form is a case form of the word, which is a given name (*Stevana*: Stevan)."""
    return mention.is_reading and not mention.kept and is_given_name(mention.word.text)


def _least_fit_of(mention: Mention, name: str, *, declined: bool) -> float:
    """How well a common name has to fit the source's form if the source is the only witness."""
    word, now = mention.word, mention.fits
    if is_word(word.text):
        return now
    longer = len(name) > len(word.text)
    sounded = abs(len(name) - len(word.text)) == 1 and plain_key(name) == plain_key(word.text)
    if fold(name)[:-1] == word.folded:
        return now - 0.04 if len(word.text) >= (6 if declined else 5 if mention.sentence.by_ear else 4) else 2.0
    if len(word.text) < (6 if declined else _LONG_NAME) and not sounded:
        return 2.0
    same = len(name) == len(word.text) and fold(name)[:-1] == word.folded[:-1]
    return now if same and len(word.text) > 6 and not longer else now + 0.01


def _better_in_case(sentence: Sentence, place: int, said: str, name: str) -> bool:
    """Whether a preposition requires a case of which the form is that of ``said`` but not of ``name`` (*iz
    Seville*)."""
    cases = set(sentence.cases(place))
    return bool(cases) and _has_case(sentence, place, said, cases) and not _has_case(sentence, place, name, cases)


def _has_case(sentence: Sentence, place: int, name: str, cases: AbstractSet[str]) -> bool:
    folded, key = fold(name), plain_key(name)
    return any(
        cases & set(reading.cases) and (fold(reading.nominative) == folded or respelling_key(reading.nominative) == key)
        for reading in sentence.readings(sentence.source[place])
        if reading.ending
    )


def _one_vowel_away(word: Word, spelt: str) -> Iterator[str]:
    """Names with another last vowel, one more or one less."""
    text = word.text
    if len(text) < _SHORT_NAME:
        return
    vowels = ("e",) if fold(spelt) == word.folded else ("a", "o", "e", "i")
    yield from (text + vowel for vowel in vowels)
    if text[-1] in "aeiou" and len(text) > _SHORT_NAME:
        yield from (text[:-1] + vowel for vowel in vowels)
        yield text[:-1]


def _one_letter_away(mention: Mention) -> Iterator[str]:
    """The source's own spelling, one letter away.

    It sounds the same (*Serengetti* for *Serengeti*) or has a letter that a romanisation would not.
    """
    sentence, word = mention.sentence, mention.word
    for reading in mention.readings:
        spelt = fold(reading.nominative)
        if "M" in reading.cases or not mention.spelt.startswith(reading.nominative):
            continue
        alike = plain_key(spelt) == plain_key(word.folded) and abs(len(spelt) - len(word.text)) == 1
        if (alike and not sentence.by_ear) or (
            len(spelt) >= _LONG_NAME and is_slip(word.folded, spelt, sentence.target_lang)
        ):
            yield spelt.capitalize()


def slips(mention: Mention) -> Iterator[Candidate]:
    """A Slavic name one letter off, unlike any romanisation (*Andonoski*); a surname one letter off behind the source's
    given name (*Matjaž Prebir*); and where names have no cases, one whose end differs from the source's (*Vinici* for
    *Виница*)."""
    sentence, word, place = mention.sentence, mention.word, mention.place
    if place is None:
        return
    said = romanisation(word.text) if sentence.respelt else word.folded
    if len(said) != len(word.text) or not _is_a_name_of_its_own(mention):
        return
    spelt = {reading: _in_its_letters(sentence, reading) for reading in mention.readings}
    romanised = {fold(reading.nominative).replace("j", "i") for reading in spelt}
    romanised |= {romanisation(reading.nominative) for reading in spelt}
    if said in spelt.values() or not romanised.isdisjoint({said, romanisation(word.text)}):
        return
    for reading, nominative in spelt.items():
        if _goes(mention, reading) and _is_damaged(mention, place, said, nominative, reading):
            told = {"slip": 1.0, "certainty": 1.0, "source": 1.0}
            told |= alikeness(mention, fold(nominative)) | by_source(mention, fold(nominative), reading)
            evidence = Evidence(Signal.SOURCE, f"“{sentence.source[place].text}”")
            right = _in_case_of(nominative, word)
            yield Candidate(right, told, (evidence,), reading=reading, form=sentence.source[place].text)


def _is_a_name_of_its_own(mention: Mention) -> bool:
    """Whether the word is neither in the dictionary nor the first part of a longer one (*Nagorno-Karabakh*)."""
    word = mention.word
    hyphenated = mention.sentence.segment.translation[word.end : word.end + 1] in _HYPHENS
    return not (hyphenated or is_capitalised_word(word.text) or is_word(word.text))


def _goes(mention: Mention, reading: Reading) -> bool:
    """Whether nothing before the form requires a case that it cannot have in this reading."""
    return not (mention.cases and reading.ending) or bool(set(mention.cases) & set(reading.cases))


def _is_slip_of(sentence: Sentence, said: str, nominative: str, reading: Reading) -> bool:
    """Whether it is one letter off, not at its end, from a Slavic name that the form shows."""
    ends = surnames_for(sentence.language).one_spelling
    if len(nominative) <= _LONG_NAME or reading.restored or not ends.search(reading.nominative):
        return False
    if said[-2:] != nominative[-2:] or not is_slip(said, nominative, sentence.target_lang):
        return False
    changed = [one + other for one, other in zip(said, nominative, strict=False) if one != other]
    return len(said) != len(nominative) or not set(changed[0]) & set("aeiouy")  # *Vurbanov*, *Varbanov*


def _is_damaged(mention: Mention, place: int, said: str, nominative: str, reading: Reading) -> bool:
    """Whether the name is that of the reading with one letter wrong."""
    if _is_slip_of(mention.sentence, said, nominative, reading):
        return True
    if _is_off(said, nominative, mention.sentence.target_lang) and _is_of_the_same_given_name(mention, place, reading):
        return True
    caseless = mention.sentence.respelt and not declension_for(mention.sentence.language).endings
    return caseless and _differs_at_its_end(said, nominative)


def _is_off(said: str, nominative: str, target_lang: str) -> bool:
    """Whether a name that is long enough is one letter off in a way that romanisations are not."""
    return min(len(said), len(nominative)) >= _LONG_NAME and is_slip(said, nominative, target_lang)


def _is_of_the_same_given_name(mention: Mention, place: int, surname: Reading) -> bool:
    """Whether the source spells names as their bearers do, and a given name is right before both surnames, declined if
    the surname is."""
    sentence, number = mention.sentence, mention.number
    if sentence.by_ear or not place or not number or sentence.counterparts.get(number - 1) != place - 1:
        return False
    if not (mention.word.joined and sentence.source[place].joined):
        return False
    given = sentence.translation[number - 1]
    own = [r for r in sentence.readings(sentence.source[place - 1]) if fold(r.nominative) == given.folded]
    agree = any(bool(reading.ending) == bool(surname.ending) for reading in own)
    return agree and surname.cases != "M" and bool(gender_of_given_name(given.text))


def _in_its_letters(sentence: Sentence, reading: Reading) -> str:
    return romanisation(reading.nominative) if sentence.respelt else fold(reading.nominative)


def _differs_at_its_end(said: str, nominative: str) -> bool:
    """Whether only the last vowel differs, is added or is missing; an *-e* may be English."""
    if min(len(said), len(nominative)) <= _SHORT_NAME or said[-1] == "e":
        return False
    if len(said) == len(nominative):
        return said[:-1] == nominative[:-1] and {said[-1], nominative[-1]} <= set("aeiou")
    shorter, longer = sorted((said, nominative), key=len)
    return longer[:-1] == shorter and longer[-1] in "ao" and shorter[-1] not in "aeiou"


def _english_word(mention: Mention) -> Iterator[Candidate]:
    """The word of an English name that the source keeps, one letter away (*Evenning Standard*)."""
    word, form, sentence = mention.word, sentence_form(mention), mention.sentence
    if sentence.respelt or is_word(word.text) or is_capitalised_word(word.text):
        return
    spelt = fold(form.text)
    alike = sentence.by_ear and plain_key(spelt) == plain_key(word.folded)
    if (
        len(spelt) > _LONG_NAME
        and is_word(spelt)
        and is_one_letter_off(word.folded, spelt, sentence.target_lang)
        and not alike
    ):
        evidence = Evidence(Signal.SOURCE, f"“{form.text}”: it is an English word")
        told = {"english word": 1.0, "certainty": 1.0} | alikeness(mention, spelt)
        yield Candidate(spelt.capitalize(), told, (evidence,), form=form.text)


def _fits(reading: Reading, cases: str) -> bool:
    """Whether a reading agrees with the required cases; a plural in *-e* is an accusative."""
    plural = "M" in reading.cases and (reading.ending != "e" or "A" in cases)
    return plural or bool(set(cases) & set(reading.cases))


def _same(sentence: Sentence, nominative: str, folded: str) -> bool:
    if sentence.respelt:
        return respelling_key(nominative) == plain_key(folded) or romanisation(nominative) == romanisation(folded)
    return fold(nominative) == folded


def _candidate(mention: Mention, place: int, reading: Reading, told: dict[str, float], why: list[str]) -> Candidate:
    sentence, word = mention.sentence, mention.word
    form = sentence.source[place].text
    right = _respelt(reading, word) if sentence.respelt else _in_case_of(reading.nominative, word)
    case = f"{reading.case} " if reading.ending else ""
    name = fold(right)
    return Candidate(
        right=right,
        features=told | {"source": 1.0} | alikeness(mention, name) | by_source(mention, name, reading),
        evidence=(Evidence(Signal.SOURCE, f"{case}“{form}”" + (f": {'; '.join(why)}" if why else "")),),
        reading=reading,
        form=form,
    )


def _respelt(reading: Reading, word: Word) -> str:
    """The nominative in the translation's spelling, without its ending if that is the form's or another vowel."""
    text, stem = word.text, romanisation(reading.nominative.removesuffix(reading.restored))
    for letters in range(min(len(text) - 1, _LONGEST_ENDING) + 1):
        own = text[: len(text) - letters]
        if romanisation(own) == stem:
            return own + _latin_ending(reading.restored, text)
    return text + reading.restored


def _latin_ending(restored: str, text: str) -> str:
    """The end of the nominative in Latin script, with *y* or *i* for a *j* as in the rest of the word."""
    if restored == "j" or (restored == "ij" and "y" not in text):
        return "i" if text.endswith("e") else "y"
    return restored.replace("j", "y" if "y" in text or "i" not in text else "i")


def _in_case_of(nominative: str, word: Word) -> str:
    """The nominative with the translation's capitals and accents where they agree."""
    if word.acronym:
        return nominative.upper()
    kept = 0
    while kept < min(len(nominative), len(word.text)) and fold(nominative[kept]) == fold(word.text[kept]):
        kept += 1
    return word.text[:kept] + nominative[kept:]

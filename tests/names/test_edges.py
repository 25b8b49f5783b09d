"""The edges of rules: the first word, the last of a list, a name too long, a letter too many."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from mtcheck.glossary import Entry, Glossary, Kind, Variant
from mtcheck.glossary.inflect import Reading, readings
from mtcheck.glossary.store import index_of
from mtcheck.languages.declension import cues_for
from mtcheck.languages.respelling import fold
from mtcheck.model import Article, Segment
from mtcheck.names import Fault, Finding, case_cues, findings, full_name, reference_witness
from mtcheck.names.absent import _is_no_name
from mtcheck.names.accents import _stands
from mtcheck.names.alike import is_slip
from mtcheck.names.candidate import Candidate
from mtcheck.names.consistency_witness import _is_told
from mtcheck.names.glossary_witness import _beside, _is_a_woman_of_his_name
from mtcheck.names.inconsistent import _are_two, _rank_in_glossary
from mtcheck.names.intruding import _is_intruder
from mtcheck.names.judge import _is_another_word
from mtcheck.names.mention import Mention, is_feminine_of
from mtcheck.names.other_person import _stays
from mtcheck.names.proposed import _kind
from mtcheck.names.sentence import _MOST_WORDS_APART, Sentence, _alike, run_around
from mtcheck.names.source_witness import _differs_at_its_end, _is_slip_of
from mtcheck.names.spoken import find_spoken
from mtcheck.names.translated import _LEAST_RATIO_OF_MEANING, _means
from mtcheck.names.uninflected import _verb
from mtcheck.names.words import words

KULEBA = Entry(
    "Dmytro Kuleba", Kind.PERSON, (("sr", "Dmitro Kuleba"),), discouraged=(Variant("Dmitro Kuleba"),)
)  # fmt: skip


def sentence(text: str, source: str | None = None, *references: str, lang: str = "sr") -> Sentence:
    return Sentence(Segment(0, text, 0, len(text), source=source, references=references), lang)


def found(
    text: str, source: str | None, *references: str, glossary: Glossary | None = None, lang: str = "sr", to: str = "en"
) -> list[Finding]:
    segment = Segment(0, text, 0, len(text), source=source, references=references)
    article = Article("x", None, lang, to, text, source, references, (segment,))
    return list(findings(article, glossary or Glossary()))


def reading(form: str, nominative: str, lang: str = "sr") -> Reading:
    return next(one for one in readings(form, lang) if one.nominative == nominative and one.ending)


@pytest.mark.parametrize("word", ["French", "Croatian", "Americans", "Turkish", "Chinese", "Arabic"])
def test_people_of_a_country_are_no_name(word: str) -> None:
    assert _is_no_name(word, "en")


@pytest.mark.parametrize("word", ["Paris", "Kuleba", "Zagreb"])
def test_a_place_or_person_is_one(word: str) -> None:
    assert not _is_no_name(word, "en")


def test_a_possessive_of_the_reference_is_its_name() -> None:
    source = "Kulebina posjeta je bila kratka."
    assert found("The visit of Kuleba was short.", source, "Kuleba's visit was short.") == []


def test_a_spelling_that_is_objected_to_is_not_a_stranger_s() -> None:
    glossary = Glossary([KULEBA])
    assert [one.fault for one in found("Dmitro Kuleba came.", None, glossary=glossary)] == [Fault.VARIANT]
    assert found("Dmitro Kuleba Vrzhovin came.", None, glossary=glossary) == []


@pytest.mark.parametrize("joining", ["i", "in", "ili", "ali"])
def test_one_of_several_names_may_be_the_subject(joining: str) -> None:
    told = sentence("x", f"Tada su Marko {joining} Reidu je uspelo.")
    place = next(at for at, word in enumerate(told.source) if word.text == "Reidu")
    assert case_cues._no_subject(told, place, reading("reidu", "reid")) is None


def test_a_dative_before_a_verb_is_no_subject() -> None:
    told = sentence("x", "Reidu je uspelo.")
    assert case_cues._no_subject(told, 0, reading("reidu", "reid")) is not None


def test_a_form_that_looks_like_a_woman_s_name_need_not_be_a_genitive() -> None:
    form, other, told = reading("marina", "marin"), reading("marinu", "marin"), sentence("x", "x")
    assert case_cues._unlikely(told, "marina", form, masculine=False)["looks feminine"]
    assert not case_cues._unlikely(told, "marina", form, masculine=True)["looks feminine"]
    assert not case_cues._unlikely(told, "marinu", other, masculine=False)["looks feminine"]


@pytest.mark.parametrize(("nominative", "expected"), [("vinter", False), ("popov", True), ("horvatić", True)])
def test_a_family_name_is_known_by_its_end(nominative: str, expected: bool) -> None:
    told = sentence("x", f"{nominative}u".capitalize())
    assert full_name._shows(told, reading(f"{nominative}u", nominative), "m") is expected


def test_a_woman_s_surname_does_not_decline() -> None:
    index = index_of(Glossary([Entry("Zoran Janković", Kind.PERSON, (("sr", "Zoran Janković"),))]))

    def is_hers(source: str) -> bool:
        told = sentence("With Zoran Janković.", source, lang="sr")
        (name,) = find_spoken(told, index)
        return _is_a_woman_of_his_name(Mention(told, 1), name)

    assert is_hers("Razgovarao je sa Zoranom Janković.")
    assert not is_hers("Razgovarao je sa Zoranom Jankovićem.")


def test_the_glossary_ranks_what_it_prefers_first() -> None:
    index = index_of(
        Glossary([Entry("Sergey Lavrov", Kind.PERSON, allowed=(Variant("Sergey Lavroff"),)), Entry("Minsk")])
    )
    assert _rank_in_glossary("Sergey", index) == 2
    assert _rank_in_glossary("Lavroff", index) == 1
    assert _rank_in_glossary("Peter", index) == _rank_in_glossary("Sergey", None) == 0


def test_an_acronym_that_nobody_wrote_out_intrudes() -> None:
    told = sentence("NATO met.", "Sastala se vlada u Beču.", "The government met in Vienna.")
    spelt = sentence("NATO met.", "Sastala se vlada.", "The North Atlantic Treaty Organization met.")
    (word, *_) = words("NATO met", english=True)

    assert _is_intruder(word, (), [told], "en")
    assert not _is_intruder(word, (), [spelt], "en")


def test_two_words_of_the_dictionary_are_two_words() -> None:
    mention = Mention(sentence("They like Food."), 2)
    both = Candidate("Good", {"is word": 1.0, "candidate is word": 1.0})
    name = Candidate("Foodj", {"is word": 1.0})

    assert _is_another_word(mention, both)
    assert not _is_another_word(mention, name)


def test_a_name_stays_beside_the_same_name() -> None:
    told = sentence("Novak met Ana Kovač.")
    assert _stays(told, 2, ["novak", "met", "ana", "kovac"])
    assert _stays(told, 3, ["ana", "kovac", "met", "novak"])
    assert not _stays(told, 2, ["kovac", "ana", "met", "novak"])
    assert not _stays(told, 0, ["novak", "ana", "met", "kovac"])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Organisation", "Organization", True),
        ("Economy", "Economies", True),
        ("Niger", "Nigeria", False),
        ("Mali", "Malian", True),
        ("Pole", "Polish", False),
    ],
)
def test_two_forms_of_a_word_are_variants(one: str, other: str, expected: bool) -> None:
    assert reference_witness._are_variants(one, other, "en") is expected


def test_a_name_is_alone_if_neither_neighbour_has_a_capital() -> None:
    text = words("they saw Great Wall today near Badaling", english=True)
    assert not reference_witness._alone(text, 2)
    assert not reference_witness._alone(text, 3)
    assert reference_witness._alone(text, 6)


def test_a_run_of_capitals_ends_somewhere() -> None:
    text = words(" ".join(["Ana"] * 120))
    assert run_around(text, 60) == (60 - _MOST_WORDS_APART, 60 + _MOST_WORDS_APART)
    assert run_around(text, 3) == (0, 3 + _MOST_WORDS_APART)


def test_a_word_means_another_from_a_ratio_on() -> None:
    told = sentence("The sea.", "More je mirno.")
    word = words("The sea", english=True)[1]

    def means(ratio: float) -> bool:
        lexicon: Any = SimpleNamespace(pairs={"more": {"sea": ratio}})
        return _means(told, lexicon, "more", word)

    assert means(_LEAST_RATIO_OF_MEANING)
    assert not means(_LEAST_RATIO_OF_MEANING - 1)


def test_a_common_name_one_vowel_away_is_suggested() -> None:
    assert [one.right for one in found("He went to Mecco.", "Otišao je u posjetu Meki.")] == [("Mecca",)]


def test_the_first_word_of_a_text_is_objected_to_in_any_case() -> None:
    glossary = Glossary([Entry("Zelenski", Kind.PERSON, forbidden=(Variant("Zelenskij"),), target_lang="sr")])
    for text, start in (("Zelenskij je stigao.", 0), ("Tada je Zelenskij stigao.", 8)):
        found_there = found(text, "Zelensky arrived.", glossary=glossary, lang="en", to="sr")
        assert [(one.start, one.right) for one in found_there] == [(start, ("Zelenski",))]


@pytest.mark.parametrize(
    ("woman", "man", "expected"),
    [
        ("ivanova", "ivan", True), ("zelenskaya", "zelenskiy", True), ("zelenska", "zelenski", True),
        ("zelenskaia", "zelenskii", True), ("novotna", "novoty", False), ("ana", "an", False),
    ],
)  # fmt: skip
def test_a_woman_s_surname_is_made_of_a_man_s(woman: str, man: str, expected: bool) -> None:
    assert is_feminine_of(woman, man) is expected


@pytest.mark.parametrize(
    ("cases", "nominative", "expected"),
    [("N", "ivan", True), ("V", "ivan", False), ("M", "ivan", False), ("M", "beatles", True), ("V", "beatles", False),
     ("P", "beatles", False)],
)  # fmt: skip
def test_a_vocative_or_possessive_identifies_nobody(cases: str, nominative: str, expected: bool) -> None:
    assert _is_told(Reading(nominative, cases, "", "")) is expected


@pytest.mark.parametrize(
    ("said", "nominative", "expected"),
    [("marti", "martia", False), ("martin", "martina", True), ("martin", "martine", False), ("marta", "marto", True),
     ("mart", "martu", False), ("marte", "marto", False)],
)  # fmt: skip
def test_only_the_last_vowel_differs(said: str, nominative: str, expected: bool) -> None:
    assert _differs_at_its_end(said, nominative) is expected


def test_a_slip_is_only_told_of_a_long_slavic_name() -> None:
    long, short = reading("varbanovu", "varbanov"), reading("popovu", "popov")
    told = sentence("x", "x")
    assert _is_slip_of(told, "varkanov", "varbanov", long)
    assert not _is_slip_of(told, "vurbanov", "varbanov", long)
    assert not _is_slip_of(told, "pomov", "popov", short)


@pytest.mark.parametrize("auxiliary", ["je", "su", "so", "će", "sta", "ste"])
def test_the_verb_is_behind_an_auxiliary(auxiliary: str) -> None:
    auxiliaries = cues_for("sr").beside_verbs

    assert _verb([auxiliary, "rekao"], auxiliaries) == "rekao"
    assert _verb(["rekao", auxiliary], auxiliaries) == "rekao"


def test_the_kind_of_a_name_that_is_proposed() -> None:
    told = sentence("The Green Horizon met NATO in Brčko.")
    run = told.translation
    assert _kind(["Green", "Horizon"], run[1:3], told) is None
    assert _kind(["Green", "Council"], run[1:3], told) is Kind.ORGANISATION
    assert _kind(["Council", "of", "Brčko"], run[1:3], told) is Kind.ORGANISATION
    assert _kind(["NATO"], run[4:5], told) is None
    assert _kind(["Brčko"], run[6:7], told) is Kind.PLACE
    assert _kind(["Brčko", "Krvavac"], run[6:7], told) is Kind.PLACE


@pytest.mark.parametrize(("nominative", "weight"), [("anto", 0.4), ("anton", 1.0)])
def test_a_dative_of_a_name_in_a_vowel_is_unsure(nominative: str, weight: float) -> None:
    told = Reading(nominative, "DL", "u", "")
    cue = case_cues._preposition("DL", told)
    assert cue is not None
    assert cue[0] == weight


def test_a_name_in_ea_says_nothing_where_names_are_respelt() -> None:
    assert case_cues._shape(sentence("x", "Bio je Bobom."), "bobom", Reading("bob", "I", "om", "")) is not None
    assert case_cues._shape(sentence("x", "Bio je Bobom."), "bobom", Reading("bobo", "I", "om", "o")) is None


def test_a_surname_alone_is_the_person_s() -> None:
    person = Glossary([Entry("Aleksandar Vučić", Kind.PERSON)])
    place = Glossary([Entry("Nova Varoš", Kind.PLACE)])

    def stands(text: str, number: int, glossary: Glossary, position: int) -> bool:
        index = index_of(glossary)
        surface = index.preferred(index.surface(next(iter(index.containing(fold(words(text)[number].text))))).entry)
        return _stands(words(text), number, surface, position)

    assert stands("Vučić came", 0, person, 1)
    assert stands("Then Aleksandar Vučić came", 2, person, 1)
    assert not stands("Then came Marko Vučić", 3, person, 1)
    assert not stands("The old Varoš", 2, place, 1)


@pytest.mark.parametrize(
    ("one", "other", "slip"), [("tarik", "tariq", False), ("irak", "iraq", False), ("tarek", "tareb", True)]
)
def test_letters_that_romanisations_exchange_are_no_slip(one: str, other: str, slip: bool) -> None:
    assert is_slip(one, other, "en") is slip


@pytest.mark.parametrize(
    ("text", "expected"), [("Milorad Dodikum", ["dodik"]), ("Ivo Leerdam", []), ("Ivo Leejem", [])]
)
def test_a_glossary_name_of_three_letters_begins_too_many_others(text: str, expected: list[str]) -> None:
    index = index_of(Glossary([Entry("Milorad Dodik", Kind.PERSON), Entry("Ivo Lee", Kind.PERSON)]))
    assert list(_beside(Mention(sentence(text), 1), index)) == expected


def test_two_spellings_are_two_names_where_the_glossary_has_both() -> None:
    index = index_of(Glossary([Entry("Petro Poroshenko", Kind.PERSON), Entry("Petra Kvitova", Kind.PERSON)]))
    assert _are_two("Petro", "Petra", index)
    assert not _are_two("Petro", "Petru", index)
    assert not _are_two("Petro", "Poroshenko", index)
    assert not _are_two("Petro", "Petra", None)


@pytest.mark.parametrize(("text", "run"), [("Prime Minister Kuleba", (2, 3)), ("Dmytro Kuleba", (0, 2))])
def test_a_title_is_no_part_of_a_name(text: str, run: tuple[int, int]) -> None:
    one = sentence(text)
    assert Mention(one, len(one.translation) - 1).run == run


def test_how_alike_a_word_and_a_form_are_is_one_at_most() -> None:
    one = sentence("Jocić came", "Došao je Jocić")
    assert _alike(one.translation[0], "jocić", one) == 1
    assert 0 < _alike(one.translation[0], "jovićem", one) < 1
    assert _alike(one.translation[0], "beograd", one) == 0

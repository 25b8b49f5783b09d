"""English spelling in American and British, and the word that was meant."""

from __future__ import annotations

import pytest

from mtcheck.languages.spelling import is_british, is_seen, is_spelt, join_parted, nearest, split_glued

AMERICAN = "organization color center defense license traveled labor analyze catalog aging skeptical"
BRITISH = (
    "organisation realised colour neighbourhood centre theatre metres kilometre defence licence offence programme "
    "travelled signalling fuelled councillor jeweller fulfil skilful instalment analyse paralysed catalogue dialogue "
    "manoeuvre "
    "leukaemia paediatric foetus ageing sceptical plough tyre kerb aluminium sulphur artefact cheque pyjamas cosy "
    "dreamt whilst storey roubles moustache whisky yoghurt practise tonne"
)
NEW = (
    "covid blogger hydrogel hydrogels crowdfunding selfie chatbot "
    "podcast podcasts reinjected concertgoers homeware livestream cybersecurity undernutrition rollout"
)
WRONG = {
    "goverment": "government", "recieve": "receive", "soldiars": "soldiers", "becuase": "because", "beteen": "between",
    "breakast": "breakfast", "occured": "occurred", "temperment": "temperament", "appartment": "apartment",
    "seperate": "separate", "definately": None, "qwrtzpf": None,
}  # fmt: skip


def test_what_is_too_long_for_a_word_is_none_at_once() -> None:
    word = "a" * 1_000_000
    assert not is_spelt(word)
    assert nearest(word) is None
    assert split_glued(word) is None


@pytest.mark.parametrize("word", [*AMERICAN.split(), *BRITISH.split(), *NEW.split()])
def test_words_that_exist(word: str) -> None:
    assert is_spelt(word)


@pytest.mark.parametrize(("word", "meant"), WRONG.items())
def test_words_that_do_not(word: str, meant: str | None) -> None:
    assert not is_spelt(word)
    if meant:
        assert nearest(word) == meant


@pytest.mark.parametrize("word", ["goverment", "recieve", "becuase", "bussiness", "ofcourse", "unpacious", "didnt"])
def test_slips_that_people_write_often_are_no_words(word: str) -> None:
    assert not is_seen(word)


@pytest.mark.parametrize(
    ("parts", "whole"), [("diffic ult", "difficult"), ("pre sident", "president"), ("to day", None), ("a lot", None)]
)
def test_words_that_a_space_parts(parts: str, whole: str | None) -> None:
    assert join_parted(*parts.split()) == whole


@pytest.mark.parametrize(("word", "meant"), [("inthe", "in the"), ("ofcourse", "of course"), ("goverment", None)])
def test_words_without_their_space(word: str, meant: str | None) -> None:
    assert split_glued(word) == meant


def test_a_letter_is_found_out_wherever_it_is_missing() -> None:
    """All single omissions of a long word that make no other word lead back to it."""
    word = "parliamentarian"

    for at in range(len(word)):
        slip = word[:at] + word[at + 1 :]
        assert is_spelt(slip) or nearest(slip) == word


@pytest.mark.parametrize("word", ["kisić", "čačak", "œuvre", "вођа", "東京", "ﬁ", "x" * 10_000])
def test_any_word_can_be_looked_up(word: str) -> None:
    """The dictionary's own encoding has only the letters of Western Europe."""
    assert not is_british(word)
    assert not is_spelt(word)
    assert nearest(word[:100]) is None or len(word) < 3

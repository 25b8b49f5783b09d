"""What each witness says of each word, as numbers: the fitted models hang on every one.

The numbers are kept in ``tests/cases/meaning/features.json``. To change a feature on purpose, fit the models again
(``scripts/fit_meaning``) and rewrite the file: ``python -m tests.meaning.test_features``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pytest

from mtcheck.meaning.features import features_of
from mtcheck.model import Article, Likelihood, Segment, WordLikelihood
from mtcheck.text.words import word_spans
from tests.conftest import ROOT

KEPT = ROOT / "tests" / "cases" / "meaning" / "features.json"


class Given(NamedTuple):
    """A sentence and all that there is beside it; surprising words with their surprisal and the model's reading."""

    translation: str
    source: str | None = None
    references: Sequence[str] = ()
    retranslation: str | None = None
    surprising: Mapping[str, tuple[float, str | None]] | None = None
    compared: Mapping[str, tuple[float, str | None]] | None = None
    reworded: Mapping[str, tuple[float, str | None]] | None = None
    names: Sequence[str] = ()
    source_lang: str = "sr"


CASES = {
    "every witness": Given(
        "Sea electricity affects the climate of the coast in Kotor.",
        source="Morske struje utiču na klimu obale u Kotoru.",
        references=["Sea currents influence the climate of the coast in Kotor.", ""],
        retranslation="Sea currents affect the climate of the coast in Kotor.",
        surprising={"electricity": (19.0, "currents"), "affects": (6.0, "affect"), "coast": (35.0, None)},
        compared={"electricity": (16.0, "currents"), "affects": (2.5, "influence")},
        names=["Kotor"],
    ),
    "no model": Given(
        "He said that she’s unhappy, and hadn’t paid anything.",
        source="Rekla je da je srećna i da je sve platila.",
        references=["She said herself that she was happy and had paid everything."],
    ),
    "his and her": Given("She sold her house himself.", references=["He sold his house himself; the house was hers."]),
    "him": Given("They saw him.", references=["They saw herself and her."]),
    "herself": Given("She herself came, and hers.", references=["He himself came, and his."]),
    "denied elsewhere": Given(
        "Nobody came without gifts, it is illegal.", references=["The guests failed to come. It is a legal thing."]
    ),
    "negation alone": Given("It is not legal and never unpaid.", references=["It is illegal and always paid."]),
    "prefixes": Given(
        "An impossible, inactive, irregular, disloyal, nonlinear non-member met an unable one.",
        references=["A possible, active, regular, loyal, linear member met an able one."],
        retranslation="A possible, active, regular, loyal, linear member met an able one.",
    ),
    "bare": Given("He was able to act.", references=["He was unable to react."], retranslation="He was unable."),
    "between": Given(
        "The city opened two schools.",
        references=["The city has never opened two new schools.", "A city which then had money opened schools."],
    ),
    "a gap too long": Given("The city opened.", references=["The city that one two three bridge opened."]),
    "a gap at the limit": Given("The city opened.", references=["The city closed bridge roads opened."]),
    "one word": Given("Kotor", source="Kotor", references=["Budva"], retranslation="Kotor"),
    "no word": Given("…", source="…"),
    "words of no language": Given(
        "The obal of well-known Kotor’s ekozones and 14-year-old Зидови, obviously-xyzq.",
        source="Obala čuvene ekozone u Kotoru i zidovi stari 14 godina.",
        surprising={"obal": (12.0, "coast"), "ekozones": (9.5, "ecozones"), "14-year-old": (5.5, "old")},
    ),
    "unsaid": Given(
        "The president bought a castle on Monday, and a very long extraordinarily expensive boat.",
        source="Predsjednik je u ponedjeljak kupio kuću, a ministar je prodao stan.",
        retranslation="The president bought a house on Monday, and the minister sold an apartment.",
        surprising={"castle": (14.0, "house"), "boat": (11.0, "apartment"), "long": (4.0, "minister")},
    ),
    "another source language": Given(
        "The castle of the minister burnt.",
        source="Das Haus des Ministers brannte.",
        retranslation="The minister's house burned.",
        surprising={"castle": (10.0, "house")},
        source_lang="de",
    ),
    "every prefix": Given(
        "It is legal, fair, direct, mobile, relevant, honest and human.",
        references=["It is illegal, unfair, indirect, immobile, irrelevant, dishonest and non-human."],
    ),
    "two words": Given("Minister's boat.", source="Ministrov čamac.", surprising={"boat": (7.0, "ship")}),
    "possessives": Given(
        "The boat's captain saw Kotor’s coast.",
        references=["The boat had a captain, who saw the coast of Kotor."],
        retranslation="The captain of the boat saw Kotor's coast.",
        names=["eBay of Kotor", "iPhone"],
    ),
    "a gap one longer": Given("The city opened.", references=["The city closed bridges roads schools opened."]),
    "pronouns and digits": Given("I said myself: my 5 and mine for me, cannot.", source="Rekao sam: mojih 5."),
    "in other words": Given(
        "Marine flows shape the weather of the coast in Kotor.",
        source="Morske struje utiču na klimu obale u Kotoru.",
        retranslation="Sea currents affect the climate of the coast in Kotor.",
        surprising={"Marine": (6.0, "Sea"), "flows": (12.5, "currents"), "shape": (9.5, "fix"), "Kotor": (14.0, None)},
        reworded={"Marine": (4.0, None), "flows": (5.5, None), "shape": (2.0, None), "weather": (10.0, None)},
        names=["Kotor"],
    ),
    "one word, in other words": Given(
        "Flows.", source="Struje.", retranslation="Currents.",
        surprising={"Flows": (12.0, "Currents")}, reworded={"Flows": (3.0, None)},
    ),
    "even": Given(
        "One two three four.", source="Jedan dva tri četiri.",
        surprising={"One": (1.0, None), "two": (2.0, None), "three": (3.0, None), "four": (20.0, "five")},
    ),
}  # fmt: skip


def likelihood(text: str, surprising: Mapping[str, tuple[float, str | None]]) -> Likelihood:
    words = [
        WordLikelihood(start, end, *surprising.get(text[start:end], (0.25, None))) for start, end in word_spans(text)
    ]
    return Likelihood(-0.3, tuple(words))


def made(given: Given) -> list[dict[str, Any]]:
    """The words of a sentence with their features, rounded."""
    text = given.translation
    segment = Segment(
        0, text, 0, len(text), given.source, 0, len(given.source or ""), tuple(given.references),
        retranslation=given.retranslation,
        likelihood=None if given.surprising is None else likelihood(text, given.surprising),
        paraphrase=None if given.compared is None else likelihood(text, given.compared),
        rewording=None if given.reworded is None else likelihood(text, given.reworded),
    )  # fmt: skip
    article = Article("a", None, given.source_lang, "en", text, given.source, tuple(given.references), (segment,))
    return [
        {
            "word": text[word.start : word.end],
            "reading": word.reading,
            "values": {name: round(value, 6) for name, value in sorted(word.values.items())},
        }
        for word in features_of(segment, article, given.names)
    ]


@pytest.mark.parametrize("name", CASES)
def test_features_are_those_that_the_models_were_fitted_on(name: str) -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))[name]
    found = made(CASES[name])

    assert [(word["word"], word["reading"]) for word in found] == [(word["word"], word["reading"]) for word in kept]
    for one, other in zip(found, kept, strict=True):
        assert one["values"] == pytest.approx(other["values"], abs=2e-6), one["word"]


@pytest.mark.parametrize("own", ["he", "him", "his", "himself"])
@pytest.mark.parametrize("other", ["she", "her", "hers", "herself"])
def test_any_pronoun_may_be_of_the_other_gender(own: str, other: str) -> None:
    for one, two in ((own, other), (other, own)):
        (word, *_) = made(Given(f"{one} stayed.", references=[f"{two} stayed."]))
        assert word["values"]["gender_against_reference"] == 1.0
        (word, *_) = made(Given(f"{one} stayed.", references=[f"{two} stayed with {one}."]))
        assert word["values"]["gender_against_reference"] == 0.0


def test_every_case_is_kept_and_no_other() -> None:
    assert list(json.loads(KEPT.read_text(encoding="utf-8"))) == list(CASES)


if __name__ == "__main__":
    lines = (
        f"{json.dumps(name)}: [\n" + ",\n".join(json.dumps(word, ensure_ascii=False) for word in made(given)) + "\n]"
        for name, given in CASES.items()
    )
    KEPT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def values_of(translation: str, *, source: str = "Riječ.") -> list[Mapping[str, float]]:
    """The features of each word of a translation that has a source alone."""
    segment = Segment(index=0, start=0, end=len(translation), translation=translation, source=source)
    article = Article("a", None, "hr", "en", translation, source, (), (segment,))
    return [word.values for word in features_of(segment, article)]


@pytest.mark.parametrize(
    "word", ["he", "she", "him", "her", "his", "hers", "himself", "herself", "i", "me", "my", "mine", "myself"]
)
def test_a_person_s_pronoun_is_one(word: str) -> None:
    assert values_of(f"{word} they")[0]["pronoun"] == 1.0
    assert values_of(f"{word} they")[1]["pronoun"] == 0.0


@pytest.mark.parametrize("word", ["minister’s", "minister's", "well-known", "kuleba", "xqzt"])
def test_a_word_is_english_in_all_its_parts(word: str) -> None:
    assert values_of(f"the {word}")[1]["no_word"] == float(word in {"kuleba", "xqzt"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("likely", "unlikely"),
        ("correct", "incorrect"),
        ("mature", "immature"),
        ("logical", "illogical"),
        ("regular", "irregular"),
        ("loyal", "disloyal"),
        ("sense", "nonsense"),
        ("member", "non-member"),
    ],
)
def test_every_negating_prefix_makes_an_opposite(one: str, other: str) -> None:
    for said, reference in ((one, other), (other, one)):
        *_, word = made(Given(f"It was {said}.", references=[f"It was {reference}."]))
        assert word["values"]["against_reference"] == 1.0

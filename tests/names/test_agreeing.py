"""Places of two words that no glossary has, left in a case: adjective and noun agree, behind a preposition."""

from __future__ import annotations

import pytest

from tests.names.one_sentence import name_issues


@pytest.mark.parametrize(
    ("lang", "source", "text", "form", "right"),
    [
        ("sl", "Požar v Slovenski Bistrici.", "He is in Slovenski Bistrici.", "Slovenski Bistrici",
         "Slovenska Bistrica"),
        ("sl", "Nesreča pri Škofji Loki.", "An accident near Škofji Loki.", "Škofji Loki", "Škofja Loka"),
        ("hr", "Sajam u Novom Sadu.", "A fair in Novom Sadu.", "Novom Sadu", "Novi Sad"),
        ("bs", "Miting u Bosanskoj Krupi.", "A rally in Bosanskoj Krupi.", "Bosanskoj Krupi", "Bosanska Krupa"),
        ("sr", "Sajam u Bačkom Petrovcu.", "A fair in Bačkom Petrovcu.", "Bačkom Petrovcu", "Bački Petrovac"),
        ("cs", "Povodeň v Uherském Brodě.", "A flood in Uherském Brodě.", "Uherském Brodě", "Uherský Brod"),
        ("sk", "Nehoda pri Dolnom Kubíne.", "A crash near Dolnom Kubíne.", "Dolnom Kubíne", "Dolný Kubín"),
        ("sk", "Vlak z Banskej Bystrice.", "A train from Banskej Bystrice.", "Banskej Bystrice", "Banská Bystrica"),
        ("pl", "Pociąg między Zieloną Górą a Poznaniem.", "A train between Zieloną Górą and Poznań.", "Zieloną Górą",
         "Zielona Góra"),
        ("sl", "V Črni Gori je deževalo.", "It rained in Črni Gori.", "Črni Gori", "Montenegro"),
    ],
)  # fmt: skip
def test_both_words_are_read(lang: str, source: str, text: str, form: str, right: str) -> None:
    assert name_issues(text, source, lang) == [("name-inflected", form, (right,))]


@pytest.mark.parametrize(
    ("lang", "source", "text"),
    [
        ("cs", "Cestovali přes České Budějovice.", "They travelled through České Budějovice."),
        ("hr", "Vlak za Slavonski Brod kasni.", "The train to Slavonski Brod is late."),
        ("sl", "Požar v Slovenski Bistrici.", "A fire in Slovenska Bistrica."),
        ("pl", "Pojechał do Nowego Jorku.", "He went to New York."),
        ("hr", "Razgovarao je s Novakom Đokovićem.", "He spoke with Novak Đoković."),
    ],
)
def test_a_nominative_is_left_alone(lang: str, source: str, text: str) -> None:
    assert not name_issues(text, source, lang)


def test_a_reference_that_keeps_the_words_is_believed() -> None:
    source, text = "Povodeň v Uherském Brodě.", "A flood in Uherském Brodě."
    assert not name_issues(text, source, "cs", reference="The flood in Uherském Brodě.")


def test_without_a_preposition_nothing_shows_the_case() -> None:
    source, text = "Slovenski Bistrici so pomagali.", "They helped Slovenski Bistrici."
    assert not name_issues(text, source, "sl")

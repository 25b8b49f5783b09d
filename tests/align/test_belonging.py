# ruff: noqa: E501
"""Whether texts are of one article: real ones beside each other's translations, copies and strangers."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

import mtcheck
from mtcheck.align.belonging import models

ARTICLES = {
    "sr": (
        (
            "Najmanje dvanaest osoba poginulo je u požaru u diskoteci u Kočanima, saopštila je policija. Vatra je izbila "
            "oko dva sata ujutro tokom koncerta grupe DNK. Premijer Hristijan Mickoski izjavio je da je ovo tužan dan za "
            "zemlju. Ministar zdravlja Arben Taravari rekao je da je 118 ljudi prebačeno u bolnice."
        ),
        (
            "At least twelve people died in a fire at a nightclub in Kočani, police said. The fire broke out around two in "
            "the morning during a concert by the band DNK. Prime Minister Hristijan Mickoski said that this was a sad day "
            "for the country. Health Minister Arben Taravari said 118 people had been taken to hospitals."
        ),
    ),
    "uk": (
        (
            "Президент Володимир Зеленський зустрівся в Києві з прем'єр-міністром Польщі Дональдом Туском. Вони говорили "
            "про 45 мільярдів євро допомоги та про кордон. Туск заявив, що Варшава підтримує Україну. Міністр оборони "
            "Рустем Умєров додав, що армія отримає 14 танків до березня. Переговори тривали три години в Маріїнському "
            "палаці. Наступна зустріч відбудеться у Львові."
        ),
        (
            "President Volodymyr Zelensky met Polish Prime Minister Donald Tusk in Kyiv. They spoke about 45 billion euros "
            "of aid and about the border. Tusk said that Warsaw supports Ukraine. Defence Minister Rustem Umerov added "
            "that the army will receive 14 tanks by March. The talks lasted three hours in the Mariinsky Palace. The next "
            "meeting will take place in Lviv."
        ),
    ),
    "pl": (
        (
            "Robert Lewandowski strzelił dwa gole w meczu Barcelony z Valencią. Spotkanie na stadionie Montjuïc obejrzało "
            "46 tysięcy kibiców. Trener Hansi Flick pochwalił Polaka na konferencji prasowej. Barcelona wygrała 7:1 i ma "
            "42 punkty. Pedri i Raphinha nie zagrali z powodu kontuzji. W niedzielę drużyna zagra w Sewilli."
        ),
        (
            "Robert Lewandowski scored two goals in Barcelona's match against Valencia. The game at Montjuïc was watched "
            "by 46 thousand fans. Coach Hansi Flick praised the Pole at a press conference. Barcelona won 7-1 and have 42 "
            "points. Pedri and Raphinha did not play because of injuries. On Sunday the team will play in Seville."
        ),
    ),
}
"""Own sentences after news of the day."""

PARAPHRASE = (
    "A blaze in a nightclub in Kočani has killed twelve people or more, according to the police. It started towards "
    "two a.m. while the group DNK was on stage. Hristijan Mickoski, the prime minister, spoke of a sad day for his "
    "country. In all 118 people were taken to hospital, said the minister of health, Arben Taravari."
)


def audit(translation: str, source: str | None = None, lang: str | None = None, *references: str) -> mtcheck.Report:
    return mtcheck.audit(translation, source=source, references=references, source_lang=lang, glossary=None)


@pytest.mark.parametrize("lang", ARTICLES)
def test_a_translation_belongs(lang: str) -> None:
    source, translation = ARTICLES[lang]

    report = audit(translation, source, lang)

    assert report.article.set_aside == ()
    assert report.verdict.decision != "unknown"


@pytest.mark.parametrize(("one", "other"), [*permutations(ARTICLES, 2)])
def test_the_source_of_another_article_is_set_aside_and_nothing_else_is_said_of_it(one: str, other: str) -> None:
    """Once, and with no verdict: not thirteen issues."""
    report = audit(ARTICLES[other][1], ARTICLES[one][0], one)

    assert [(item.name, item.reason) for item in report.article.set_aside] == [
        ("source", "does not belong to this translation")
    ]
    assert sum("does not belong" in notice for notice in report.article.notices) == 1
    assert report.verdict.decision == "unknown"
    assert report.verdict.reasons[0].startswith("the source does not belong to this translation, so only spelling")
    assert report.issues == ()
    assert report.to_dict()["article"]["set_aside"][0]["name"] == "source"  # type: ignore[index]


ONLY_THE_BAND: set[str] = set()
"""The band DNK is taken for the Serbo-Croatian acronym of DNA: a known false alarm."""


def test_a_reference_belongs_or_is_set_aside() -> None:
    source, translation = ARTICLES["sr"]

    assert audit(translation, None, None, PARAPHRASE).article.set_aside == ()
    report = audit(translation, source, "sr", PARAPHRASE, ARTICLES["pl"][1])
    assert [item.name for item in report.article.set_aside] == ["reference.2"]
    assert report.article.references == (PARAPHRASE,)
    assert {issue.check for issue in report.issues} <= ONLY_THE_BAND
    assert audit(translation, None, None, ARTICLES["uk"][1]).verdict.decision == "unknown"


def test_a_reference_that_is_the_translation_witnesses_nothing() -> None:
    source, translation = ARTICLES["sr"]

    alone = audit(translation, None, None, translation.replace(". ", ".\n"))

    assert alone.verdict.decision == "unknown"
    assert alone.verdict.reasons[0].startswith("the reference is this translation itself")
    assert alone.scores == ()
    assert {issue.check for issue in audit(translation, source, "sr", translation).issues} <= ONLY_THE_BAND
    assert audit("He came.", None, None, "He came.").article.set_aside == ()


def test_of_a_very_short_text_nothing_is_said() -> None:
    """One sentence without a name in common may still be one article's."""
    first, second = ARTICLES["uk"][0].split(". ")[0], ARTICLES["pl"][1].split(". ")[0]

    article = audit(second, first, "uk").article

    assert (article.set_aside, article.unsure) == ((), ())


PLAIN = {
    "bg": (
        (
            "Пекарите в града вдигат цената на хляба от следващата седмица. Причината са скъпият ток и лошата реколта. "
            "Купувачите са недоволни, но казват, че нямат избор. Общината няма да помага на производителите."
        ),
        (
            "Bakers in the town are raising the price of bread from next week. The reasons are expensive electricity and a "
            "poor harvest. Shoppers are unhappy but say they have no choice. The municipality will not help producers."
        ),
    ),
    "cs": (
        (
            "Lékaři varují před letošní chřipkou. Nemocnice jsou plné a chybí sestry. Starší lidé by se měli nechat očkovat "
            "co nejdříve. Vakcína je zdarma v každé ordinaci. Školy zatím zůstávají otevřené."
        ),
        (
            "Doctors are warning about this year's flu. Hospitals are full and nurses are in short supply. Older people "
            "should get vaccinated as soon as possible. The vaccine is free in every surgery. Schools remain open for now."
        ),
    ),
    "sl": (
        (
            "Kmetje so s traktorji zaprli cesto proti meji. Zahtevajo višjo odkupno ceno mleka. Ministrica se bo z njimi "
            "sestala jutri zjutraj. Policija je promet preusmerila na stranske poti."
        ),
        (
            "Farmers blocked the road to the border with tractors. They demand a higher purchase price for milk. The "
            "minister will meet them tomorrow morning. Police diverted traffic to side roads."
        ),
    ),
    "hr": (
        (
            "Nogometaši domaće momčadi izgubili su treću utakmicu zaredom. Navijači su zviždali još prije kraja. Trener "
            "nije želio govoriti o ostavci. Uprava kluba sastaje se u četvrtak."
        ),
        (
            "The home side's footballers lost their third match in a row. Fans were whistling even before the end. The "
            "coach did not want to talk about resigning. The club's board meets on Thursday."
        ),
    ),
}
"""Own sentences without a name or a number, 25 to 45 words: only the tables of words can decide."""


@pytest.mark.every(3)
@pytest.mark.parametrize(("one", "other"), [*permutations(PLAIN, 2)])
def test_short_texts_without_names_are_told_apart(one: str, other: str) -> None:
    own = audit(PLAIN[one][1], PLAIN[one][0], one, PLAIN[one][1].replace("minister", "minister herself"))
    strange = audit(PLAIN[other][1], PLAIN[one][0], one, PLAIN[one][1])

    assert own.article.source is not None
    assert own.article.unsure == ()
    assert [item.name for item in strange.article.set_aside] == ["source", "reference.1"]
    assert strange.verdict.decision == "unknown"


def test_where_too_little_tells_no_verdict_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a table of words, and with no name in common, neither belonging nor the lack of it shows."""
    monkeypatch.setattr("mtcheck.align.belonging.alignment_lexicon", lambda *_: None)
    source = (
        "Le conseil municipal de Roubaix a voté samedi la fermeture de deux piscines. Les habitants du quartier ont "
        "manifesté devant la mairie. Le maire promet un nouveau bassin dans trois ans."
    )
    translation = (
        "A train derailed near Bratislava on Monday night, and its driver was slightly hurt. Passengers waited in the "
        "cold for hours. Another 45 coaches must be checked now, said Zuzana."
    )

    report = audit(translation, source, "fr")

    assert report.article.unsure == ("source",)
    assert sum("belong" in notice for notice in report.article.notices) == 1
    assert report.verdict.decision == "fix"
    assert report.verdict.reasons[0] == "there is too little evidence that the source belongs to this translation"
    quiet = {issue.check for issue in report.issues}
    again = mtcheck.audit(translation, source=source, source_lang="fr", glossary=None, disable=quiet)
    assert again.verdict.decision == "unknown"


def test_texts_that_share_nothing_are_unsure_where_no_table_of_words_tells() -> None:
    """Lengths that happen to fit mean nothing; a shared name or number does."""
    source = (
        "Los pescadores del puerto vuelven a salir al mar tras la tormenta. Las redes estaban rotas. La cofradía "
        "repartirá dinero entre las familias."
    )
    translation = (
        "The fishermen of the harbour go out to sea again after the storm. The nets were torn. The guild will hand "
        "out money among the families."
    )
    strange = (
        "The city library stays open on Sundays from next month. Students asked for it. The council will pay the "
        "wages of the new staff."
    )

    assert audit(strange, source, "es").verdict.decision != "publish"
    assert audit(translation.replace("nets", "7 nets"), source.replace("redes", "7 redes"), "es").article.unsure == ()


def test_a_file_that_brings_both_texts_says_that_they_belong_together(tmp_path: Path) -> None:
    rows = ("Ouvrir le fichier en lecture seule", "Show the grid"), ("Fermer la fenêtre active", "Undo the last step")
    table = tmp_path / "strings.tsv"
    table.write_text("fr\ten\n" + "".join(f"{one}\t{other}\n" for one, other in rows * 4), encoding="utf-8")

    assert mtcheck.audit(table).article.unsure == ()


def test_an_article_that_was_not_translated_belongs() -> None:
    """It is untranslated, which is said."""
    source, _ = ARTICLES["sr"]

    report = audit(source, source, "sr")

    assert report.article.set_aside == ()
    assert report.verdict.decision == "reject"


def test_a_script_whose_names_cannot_be_compared_is_not_judged() -> None:
    source = "岸田首相は月曜日に東京で記者会見を開いた。首相は防衛費を増やすと述べた。野党は強く反対した。" * 3

    assert audit(ARTICLES["uk"][1], source, "ja").article.set_aside == ()


def test_the_models_say_what_they_were_fitted_on_and_how_well_they_do() -> None:
    assert set(models()) == {"lexicon", "small lexicon", "no lexicon", "one language"}
    for model in models().values():
        assert 0 < model.strange <= model.unsure < 1
        assert "fit" in model.weights

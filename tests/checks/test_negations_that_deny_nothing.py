"""*Whether or not*, and a word beside its own opposite: a translation may say neither."""

from __future__ import annotations

import pytest

import mtcheck

WHETHER_OR_NOT = {
    "bg": "Всеки решава дали да плати или не.",
    "cs": "Každý rozhoduje, zda zaplatí či nikoli.",
    "da": "Alle bestemmer, om de betaler eller ej.",
    "de": "Jeder entscheidet, ob er zahlt oder nicht.",
    "es": "Cada uno decide si paga o no.",
    "fr": "Chacun décide de payer ou non.",
    "gl": "Cada un decide se paga ou non.",
    "hr": "Svatko odlučuje hoće li platiti ili ne.",
    "hu": "Mindenki eldönti, hogy fizet-e vagy sem.",
    "it": "Ognuno decide se pagare o no.",
    "mk": "Секој одлучува дали ќе плати или не.",
    "nb": "Alle bestemmer om de betaler eller ikke.",
    "nl": "Iedereen beslist of hij betaalt of niet.",
    "pl": "Każdy decyduje, czy zapłacić, czy nie.",
    "pt": "Cada um decide se paga ou não.",
    "ro": "Fiecare decide dacă plătește sau nu.",
    "ru": "Каждый решает, платить или нет.",
    "sk": "Každý sa rozhodne, či zaplatí alebo nie.",
    "sl": "Vsak odloča, ali bo plačal ali ne.",
    "sq": "Të gjithë vendosin nëse do të paguajnë apo jo.",
    "sv": "Alla bestämmer om de betalar eller inte.",
    "uk": "Кожен вирішує, платити чи ні.",
}


NOT_TO_FORGET = {
    "bg": "Не забравяйте паспорта си.",
    "cs": "Nezapomeňte si vzít pas.",
    "da": "Glem ikke at tage passet med.",
    "de": "Vergessen Sie nicht, den Pass mitzunehmen.",
    "el": "Μην ξεχνάτε να πάρετε το διαβατήριο.",
    "es": "No olviden llevar el pasaporte.",
    "et": "Ärge unustage passi kaasa võtta.",
    "fi": "Älkää unohtako ottaa passia mukaan.",
    "fr": "N’oubliez pas de prendre votre passeport.",
    "gl": "Non esquezan levar o pasaporte.",
    "hr": "Ne zaboravite ponijeti putovnicu.",
    "hu": "Ne felejtsék el magukkal vinni az útlevelet.",
    "is": "Ekki gleyma að taka vegabréfið með.",
    "it": "Non dimenticate di portare il passaporto.",
    "lt": "Nepamirškite pasiimti paso.",
    "lv": "Neaizmirstiet paņemt līdzi pasi.",
    "mk": "Не заборавајте да го земете пасошот.",
    "nb": "Glem ikke å ta med passet.",
    "nl": "Vergeet niet uw paspoort mee te nemen.",
    "nn": "Gløym ikkje å ta med passet.",
    "pl": "Nie zapomnijcie zabrać paszportu.",
    "pt": "Não se esqueçam de levar o passaporte.",
    "ro": "Nu uitați să luați pașaportul.",
    "ru": "Не забудьте взять паспорт.",
    "sk": "Nezabudnite si vziať pas.",
    "sl": "Ne pozabite vzeti potnega lista.",
    "sq": "Mos harroni të merrni pasaportën.",
    "sv": "Glöm inte att ta med passet.",
    "uk": "Не забудьте взяти паспорт.",
}

OTHERWISE = {
    "da": "Hvis den er aktiv, åbnes vinduet. Hvis ikke, forbliver det lukket.",
    "hr": "Ako je dugme uključeno, prozor će se otvoriti. Ako nije, ostaje zatvoren.",
    "lv": "Ja poga ieslēgta, logs tiks atvērts. Ja ne, tas paliks aizvērts.",
    "nb": "Hvis den er aktiv, åpnes vinduet. Hvis ikke forblir det lukket.",
    "nn": "Dersom han er aktiv, vert vindauget opna. Dersom ikkje vert det verande lukka.",
    "ru": "Если кнопка включена, окно откроется. Если нет, оно останется закрытым.",
}


def found(source: str, translation: str, source_lang: str, target_lang: str = "en") -> list[tuple[str, str]]:
    report = mtcheck.audit(translation, source=source, source_lang=source_lang, target_lang=target_lang)
    return [
        (issue.check, issue.severity.value)
        for issue in report.issues
        if issue.check in {"negation-mismatch", "person-mismatch"}
    ]


@pytest.mark.every(3)
@pytest.mark.parametrize("language", WHETHER_OR_NOT)
def test_whether_says_whether_or_not(language: str) -> None:
    """In both directions."""
    assert found(WHETHER_OR_NOT[language], "Everyone decides whether to pay.", language) == []
    assert found("Everyone decides whether to pay.", WHETHER_OR_NOT[language], "en", language) == []


@pytest.mark.parametrize(
    ("source", "language"),
    [
        ("Všetky deti, manželské alebo nemanželské, sú si rovné.", "sk"),
        ("Všechny děti, manželské i nemanželské, jsou si rovny.", "cs"),
        ("Sva djeca, bračna ili nebračna, jednaka su.", "hr"),
    ],
)
def test_a_word_joined_to_its_opposite_denies_nothing(source: str, language: str) -> None:
    """The children are of either kind."""
    assert found(source, "All children, whether born in or out of wedlock, are equal.", language) == []


@pytest.mark.parametrize(
    ("source", "translation", "language"),
    [
        ("Han kunne ikke komme.", "He could come.", "da"),
        ("Han ville ikke kunne komme.", "He would be able to come.", "da"),
        ("Han ville ikke kunne komme.", "He would be able to come.", "nb"),
        ("Piloti danes ne letijo.", "The pilots fly today.", "sl"),
        ("Dnes nie je lenivý.", "He is lazy today.", "sk"),
        ("Beslutet gäller inte barackerna.", "The decision applies to the barracks.", "sv"),
        ("Die Entscheidung ist gerechtfertigt.", "The decision is not justified.", "de"),
    ],
)
def test_a_word_that_begins_like_only_leaves_the_negation(source: str, translation: str, language: str) -> None:
    """*Kunne* is not *kun*, nor *justified* *just*."""
    assert found(source, translation, language) == [("negation-mismatch", "major")]


@pytest.mark.parametrize(
    ("source", "translation", "language"),
    [
        ("Toda persona tiene derechos; ella los defiende.", "Everyone has rights; he defends them.", "es"),
        ("Toute personne le sait : elle a des droits.", "Everyone knows that he has rights.", "fr"),
        ("Orice persoană știe că ea are drepturi.", "Everyone knows that he has rights.", "ro"),
        ("Кожна людина знає, що вона має права.", "Everyone knows that he has rights.", "uk"),
        ("Svaka osoba zna da ona ima prava.", "Everyone knows that he has rights.", "hr"),
        ("Każda osoba wie, że ona ma prawa.", "Everyone knows that he has rights.", "pl"),
    ],
)
def test_a_noun_for_either_sex_gives_its_pronouns_its_own_gender(source: str, translation: str, language: str) -> None:
    """*Persona … ella* may be a man."""
    assert found(source, translation, language) == []


def test_a_pronoun_for_a_thing_says_nothing_of_persons() -> None:
    """*En ella* is in the community, and *his* is someone's."""
    source = "Toda la ciudad sufre, y en ella vivió hasta su muerte."
    assert found(source, "The whole city suffers, and there is where he lived until his death.", "es") == []


def test_she_is_still_not_he() -> None:
    """If only a person can be meant."""
    assert found("Ella llegó tarde.", "He came late.", "es") == [("person-mismatch", "major")]
    assert found("Ona je stigla kasno.", "He came late.", "hr") == [("person-mismatch", "major")]


@pytest.mark.parametrize(
    ("source", "translation", "language", "into"),
    [
        ("Dužni smo da ga vratimo.", "To recover it is a duty.", "sr", "en"),
        ("Tri smo ih dana tražili.", "It took three days to find them.", "hr", "en"),
        ("It took an hour to get the first person off.", "Da smo spravili prvo osebo, je trajalo eno uro.", "en", "sl"),
        ("„Pojavio se strah“, kaže ona.", "“We got scared,” she says.", "hr", "en"),
    ],
)
def test_an_infinitive_and_a_feeling_are_of_anyone(source: str, translation: str, language: str, into: str) -> None:
    assert found(source, translation, language, into) == []


def test_a_person_beside_them_is_still_compared() -> None:
    assert found("Nismo vidjeli vlak.", "They did not see the train.", "hr") == [("person-mismatch", "major")]


@pytest.mark.parametrize("language", NOT_TO_FORGET)
def test_not_to_forget_is_to_remember(language: str) -> None:
    """In both directions."""
    assert found(NOT_TO_FORGET[language], "Remember to bring your passport.", language) == []
    assert found("Remember to bring your passport.", NOT_TO_FORGET[language], "en", language) == []


@pytest.mark.parametrize("language", OTHERWISE)
def test_if_not_is_otherwise(language: str) -> None:
    """In both directions."""
    english = "If it is active, the window will open. Otherwise it will stay closed."
    assert found(OTHERWISE[language], english, language) == []
    assert found(english, OTHERWISE[language], "en", language) == []


@pytest.mark.parametrize(
    ("english", "other", "language"),
    [
        ("Build a forester's hut, so you will not run out of logs.", "Bouw een hut, zodat u altijd hout hebt.", "nl"),
        ("The museum is not closed on Mondays.", "Das Museum ist montags geöffnet.", "de"),
        ("Museo ei ole suljettu maanantaisin.", "The museum is open on Mondays.", "fi"),
    ],
)
def test_a_negated_opposite_is_no_sure_negation(english: str, other: str, language: str) -> None:
    """*Not closed* is open."""
    pair = ("en", language) if language != "fi" else ("fi", "en")
    assert ("negation-mismatch", "major") not in found(english, other, *pair)


@pytest.mark.parametrize(
    ("source", "translation", "source_lang", "target_lang"),
    [
        ("Ministeren går ikke av.", "The minister will resign.", "nb", "en"),
        ("Ministaren går ikkje av.", "The minister will resign.", "nn", "en"),
        ("The museum is not open on Mondays.", "Das Museum ist montags geöffnet.", "en", "de"),
        ("He did not forget his promise.", "Er vergaß sein Versprechen.", "en", "de"),
        ("Er vergisst sein Versprechen nicht.", "He forgets his promise.", "de", "en"),
    ],
)
def test_a_negation_beside_such_words_that_is_lost_is_found(
    source: str, translation: str, source_lang: str, target_lang: str
) -> None:
    assert found(source, translation, source_lang, target_lang)


@pytest.mark.parametrize(
    ("source", "english", "language"),
    [
        ("Nije poznato tko je to učinio.", "Who did it is a mystery.", "hr"),
        ("Není známo, kdo to udělal.", "Who did it is a mystery.", "cs"),
        ("No se sabe quién lo hizo.", "Who did it remains a mystery.", "es"),
        ("Das Gebäude ist nicht vollständig restauriert.", "The building is only partly restored.", "de"),
        ("Здание не полностью восстановлено.", "The building is partially restored.", "ru"),
        ("A ház nincs teljesen felújítva.", "The house is only partly restored.", "hu"),
    ],
)
def test_what_is_not_known_is_a_mystery_and_what_is_not_full_is_partial(
    source: str, english: str, language: str
) -> None:
    """In both directions."""
    assert found(source, english, language) == []
    assert found(english, source, "en", language) == []


@pytest.mark.parametrize(
    ("source", "translation", "source_lang", "target_lang"),
    [
        ("The first steps are easier with a guide.", "Les premiers pas sont plus faciles avec un guide.", "en", "fr"),
        ("Our server is temporarily down.", "Onze server is tijdelijk niet beschikbaar.", "en", "nl"),
        ("Lower taxes increase happiness.", "Снижение налогов делает людей счастливее.", "en", "ru"),
    ],
)
def test_what_only_looks_like_a_negation_or_an_opposite(
    source: str, translation: str, source_lang: str, target_lang: str
) -> None:
    assert found(source, translation, source_lang, target_lang) == []


def test_a_french_negation_that_is_lost_is_found() -> None:
    assert found("Le ministre ne démissionnera pas.", "The minister will resign.", "fr")

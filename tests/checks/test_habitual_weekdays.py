"""A weekday on which something happens every week: *srijedom*, *montags*, *on Wednesdays*."""

from __future__ import annotations

import pytest

import mtcheck

MONDAYS = {
    "be": "Па панядзелках музей зачынены.",
    "bg": "В понеделниците музеят не работи.",
    "ca": "El museu tanca els dilluns.",
    "cs": "V pondělí je muzeum zavřené.",
    "de": "Das Museum ist montags geschlossen.",
    "es": "El museo cierra los lunes.",
    "et": "Muuseum on esmaspäeviti suletud.",
    "fi": "Museo on maanantaisin kiinni.",
    "fr": "Le musée est fermé le lundi.",
    "gl": "O museo pecha os luns.",
    "hr": "Ponedjeljkom muzej ne radi.",
    "hu": "Hétfőnként a múzeum zárva tart.",
    "it": "Il museo è chiuso il lunedì.",
    "mk": "Музејот не работи во понеделниците.",
    "nl": "Het museum is maandags gesloten.",
    "pl": "W poniedziałki muzeum jest nieczynne.",
    "pt": "O museu fecha às segundas-feiras.",
    "ru": "По понедельникам музей закрыт.",
    "sk": "Múzeum je v pondelky zatvorené.",
    "sl": "Ob ponedeljkih je muzej zaprt.",
    "sr": "Ponedeljkom muzej ne radi.",
    "tr": "Müze pazartesileri kapalıdır.",
    "uk": "Щопонеділка музей зачинений.",
}
SATURDAYS = {
    "ca": "Els dissabtes",
    "es": "Los sábados",
    "hr": "Subotama",
    "it": "I sabati",
    "lt": "Šeštadieniais",
    "nl": "Zaterdags",
    "pl": "W soboty",
    "pt": "Aos sábados",
    "ru": "По субботам",
    "sl": "Ob sobotah",
    "uk": "Щосуботи",
}


def issues(source: str, translation: str, language: str) -> list[tuple[str, tuple[str, ...]]]:
    report = mtcheck.audit(translation, source=source, source_lang=language)
    return [(issue.text, issue.suggestions) for issue in report.issues if issue.check == "date-value"]


@pytest.mark.every(3)
@pytest.mark.parametrize("language", MONDAYS)
def test_the_day_of_every_week_is_compared(language: str) -> None:
    """The correction is a plural where the wrong word is one."""
    source = MONDAYS[language]
    assert issues(source, "The museum is closed on Tuesdays.", language) == [("Tuesdays", ("Mondays",))]
    assert issues(source, "The museum is closed on Mondays.", language) == []


@pytest.mark.parametrize("language", SATURDAYS)
def test_the_weekend_too(language: str) -> None:
    """In languages with separate forms for the weekend."""
    source = f"{SATURDAYS[language]} 12."
    assert issues(source, "12 on Thursdays.", language) == [("Thursdays", ("Saturdays",))]
    assert issues(source, "12 on Saturdays.", language) == []


@pytest.mark.parametrize(
    ("language", "source"), [("el", "Τις Δευτέρες το μουσείο είναι κλειστό."), ("ro", "Lunea muzeul este închis.")]
)
def test_a_day_that_is_another_word_too_raises_no_alarm(language: str, source: str) -> None:
    """*Δευτέρα* is the second, and *luni* are months."""
    assert issues(source, "The museum is closed on Tuesdays.", language) == []
    assert issues(source, "The museum is closed on Mondays.", language) == []


def test_a_week_is_no_sunday() -> None:
    """Macedonian *недела* is both."""
    assert issues("Дојде пред две недели, во петок.", "He came two weeks ago, on Friday.", "mk") == []
    assert issues("Следната недела доаѓа.", "He is coming next Friday.", "mk") == []

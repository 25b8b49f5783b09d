"""The words that negate, per language."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.languages.language import language_for
from mtcheck.languages.negation import negation_for
from mtcheck.languages.registry import HERE

CLEAR = {
    "en": ("He did not come.", "They can't go.", "Nobody came.", "It doesn&#39;t matter."),
    "sr": ("Nije došao.", "Neće se povući.", "Niko nije došao.", "Nema dogovora."),
    "pl": ("Nie przyszedł.", "Nikt nie wie."),
    "uk": ("Він не прийшов.", "Він більше не працює.", "Нікого немає."),
    "ru": ("Никто не пришёл.", "Он больше не работает.", "Мест нет."),
    "bg": ("Той не дойде.", "Няма места."),
    "mk": ("Тој не дојде.", "Нема места."),
    "fr": ("Il n'est pas venu.", "Nul ne sait.", "Il n'est allé nulle part."),
    "sl": ("Ni prišel.", "Nista enaka."),
    "cs": ("Nikdo tam není.", "Nejedná se o chybu."),
    "be": ("Ён не прыйшоў.", "Файл ня знойдзены."),
    "de": ("Er kam nicht.",),
    "hu": ("A miniszter nem jött el.", "Senki sem sérült meg.", "Nincs megállapodás."),
    "tr": ("Bakan gelmedi.", "Yasa değişmeyecek.", "Anlaşma yok.", "Bu doğru değil.", "Kimse gelmiyor."),
    "sq": ("Ministri nuk erdhi.", "Askush nuk u lëndua.", "S’ka marrëveshje.", "Mos shkoni."),
}
AFFIRMS = {
    "en": (
        "He came to the notary.",
        "The nation knows.",
        "An anchor and a note.",
        "Not only he came.",
        "Whether or not he came.",
    ),
    "sr": (
        "Nemačka je podržala dogovor.",
        "Sastali su se u Nišu.",
        "Nemački ministar je stigao.",
        "Ne samo on.",
        "Ne manje od sto ljudi.",
        "Čekali su dok ne dođe.",
        "Ne zaboravite pasoš.",
    ),
    "pl": (
        "Niemcy poparły umowę.",
        "Przyszedł nie tylko on.",
        "Co najmniej sto; nie mniej niż sto.",
        "Czekali na nie.",
    ),
    "uk": ("Тим не менш, він прийшов.", "Не менше ста осіб.", "Не забудьте паспорт.", "Чекали, поки не прийде."),
    "ru": ("Тем не менее он пришёл.", "Не менее ста человек.", "Не забудьте паспорт.", "Пришёл он или нет."),
    "bg": ("Не забравяйте паспорта си.", "Чакаха, докато не дойде."),
    "sl": ("Ne glede na vreme.", "Čakali so, dokler ne pride."),
    "fr": ("Il est passé.", "Le Pas-de-Calais est touché.", "Le match nul a surpris.", "Un nombre de pas."),
    "cs": ("Nejlepší hráč přijel.", "Nejdříve promluvil premiér."),
    "hu": ("Nem csak a diákok tüntettek.", "A nemzeti park megnyílt.", "Nem kevesebb mint száz."),
    "tr": ("Cuma namazı kılındı.", "Polis engelleri yok etti.", "Bu film bir komediydi."),
    "sq": ("Ai jetonte pa ujë.", "Sot moti është i mirë."),
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in CLEAR.items() for text in texts])
def test_it_negates(lang: str, text: str) -> None:
    found = negation_for(lang)

    assert found is not None
    assert found.clear.search(text)


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in AFFIRMS.items() for text in texts])
def test_it_affirms(lang: str, text: str) -> None:
    found = negation_for(lang)

    assert found is not None
    assert not found.clear.search(text)


@pytest.mark.parametrize("text", ["He failed to come.", "without doubt", "It is unlikely.", "They refused.", "hardly"])
def test_other_words_for_a_negation(text: str) -> None:
    found = negation_for("en")

    assert found is not None
    assert found.hidden.search(text)
    assert not found.clear.search(text)


@pytest.mark.parametrize("text", ["under the union", "the United Nations", "a unit", "discussed", "distance", "index"])
def test_prefixes_that_only_look_like_negations(text: str) -> None:
    found = negation_for("en")

    assert found is not None
    assert not found.hidden.search(text)


def test_a_language_without_words() -> None:
    assert negation_for("ja") is None


@pytest.mark.parametrize("tag", sorted(path.name for path in HERE.iterdir() if (path / "language.toml").is_file()))
def test_a_language_without_negation_data_is_named(tag: str) -> None:
    """Never passed: the report says which language the check lacks."""
    report = mtcheck.audit(["The law is good."], source=["Lorem ipsum 5."], source_lang=tag, target_lang="en")
    (run,) = (run for run in report.checks if run.name == "negation-mismatch")

    has_data = (HERE / tag / "negation.toml").is_file()
    assert run.ran == has_data
    if not has_data:
        assert run.reason == f"no {language_for(tag).name} negation"

"""Languages whose lexicon is small or borrowed: a dropped or invented sentence is still distinguished from its
neighbours."""

from __future__ import annotations

import pytest

import mtcheck

INVENTED = "The cat next door likes to sleep in the sun."
TEXTS = {
    "uk": (
        "Школи закриють до понеділка. Учні навчатимуться вдома. Батьки чекають на пояснення.",
        ["Schools will be closed until Monday.", "Pupils will study at home.", "Parents await an explanation."],
    ),
    "pl": (
        "Most został zamknięty z powodu powodzi. Mieszkańcy muszą jechać objazdem. Remont potrwa kilka tygodni.",
        [
            "The bridge was closed because of the flood.",
            "Residents have to take a detour.",
            "The repairs will take several weeks.",
        ],
    ),
    "bg": (
        "Цената на хляба отново се повишава. Производителите обвиняват енергията. Купувачите са недоволни.",
        ["The price of bread is rising again.", "Producers blame energy.", "Buyers are unhappy."],
    ),
    "mk": (
        "Пожарот избувна во магацинот. Никој не е повреден. Полицијата ги затвори околните улици.",
        ["The fire broke out in the warehouse.", "Nobody was hurt.", "Police closed the surrounding streets."],
    ),
    "et": (
        "Valitsus toetas uut seadust. Opositsioon lahkus saalist. Hääletus kestis tund aega.",
        ["The government backed the new law.", "The opposition left the hall.", "The vote took an hour."],
    ),
}


@pytest.mark.parametrize("lang", TEXTS)
def test_an_invented_sentence_is_the_one_reported(lang: str) -> None:
    source, translation = TEXTS[lang]
    text = " ".join([translation[0], INVENTED, *translation[1:]])

    issues = mtcheck.audit(text, source=source, source_lang=lang, glossary=None).issues

    assert [(issue.check, issue.text) for issue in issues] == [("addition", INVENTED)]


@pytest.mark.parametrize("lang", TEXTS)
def test_a_dropped_sentence_is_the_one_reported(lang: str) -> None:
    source, translation = TEXTS[lang]

    issues = mtcheck.audit(" ".join(translation[::2]), source=source, source_lang=lang, glossary=None).issues

    assert [issue.check for issue in issues] == ["omission"]
    assert issues[0].text == source.split(". ")[1] + "."


@pytest.mark.parametrize("lang", TEXTS)
def test_two_sentences_made_one_are_no_omission(lang: str) -> None:
    source, (first, second, third) = TEXTS[lang]
    text = f"{first[:-1]}, and {second[0].lower()}{second[1:]} {third}"

    assert mtcheck.audit(text, source=source, source_lang=lang, glossary=None).issues == ()


SPLIT = {
    "ar": "كل الناس سواسية أمام القانون ولهم الحق في التمتع بحماية متكافئة عنه دون أية تفرقة، كما أن لهم جميعاً الحق في"
    " حماية متساوية ضد أي تمييز يُخل بهذا الإعلان وضد أي تحريض على تمييز كهذا.",
    "it": "Tutti sono eguali dinanzi alla legge e hanno diritto, senza alcuna discriminazione, ad una eguale tutela da"
    " parte della legge; tutti hanno diritto ad una eguale tutela contro ogni discriminazione che violi la presente"
    " Dichiarazione come contro qualsiasi incitamento a tale discriminazione.",
}
"""Article 7 of the Universal Declaration of Human Rights (United Nations, public domain); Italian with a semicolon."""
EQUAL = (
    "All are equal before the law and are entitled without any discrimination to equal protection of the law. All are"
    " entitled to equal protection against any discrimination in violation of this Declaration and against any"
    " incitement to such discrimination."
)


@pytest.mark.parametrize("lang", SPLIT)
def test_a_sentence_made_two_is_no_addition(lang: str) -> None:
    """Without a lexicon, their lengths decide."""
    assert mtcheck.audit(EQUAL, source=SPLIT[lang], source_lang=lang).issues == ()


def test_a_sentence_too_many_is_an_addition_without_a_lexicon_too() -> None:
    """The lengths of its neighbours leave no room for it."""
    source = "Le scuole chiudono lunedì. Gli alunni studiano a casa. I genitori aspettano una spiegazione."
    invented = "Nobody knows where the money for the new building went after the last election."
    text = f"Schools close on Monday. Pupils study at home. {invented} Parents await an explanation."
    issues = mtcheck.audit(text, source=source, source_lang="it").issues
    assert [(issue.check, issue.text) for issue in issues] == [("addition", invented)]

"""Figures in long prose, as in the catalogues of programs and games, written by people on both sides."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.model import Severity

FIGURES = frozenset({"number-value", "number-format", "unit-mismatch", "number-scale", "date-value"})
ROADS = "Ensure there are not more than 3 dead ends, nor more than one flag with more than 4 roads."


def severities(source: str, translation: str, source_lang: str, target_lang: str) -> list[Severity]:
    report = mtcheck.audit(translation, source=source, source_lang=source_lang, target_lang=target_lang)
    return [issue.severity for issue in report.issues if issue.check in FIGURES]


@pytest.mark.parametrize(
    ("source", "translation", "source_lang", "target_lang"),
    [
        (
            ROADS,
            "Es darf weder mehr als 3 Sackgassen noch mehr als eine Flagge mit mehr als 4 Straßen geben.",
            "en",
            "de",
        ),
        (ROADS, "Vérifiez qu’il n’y a pas plus de 3 impasses, ni plus d’un drapeau avec plus de 4 routes.", "en", "fr"),
        (ROADS, "Comproveu que no hi ha més de 3 carrerons ni més d’una bandera amb més de 4 camins.", "en", "ca"),
        ("Es darf weder mehr als 3 Sackgassen noch mehr als eine Flagge geben.", ROADS[:69] + ".", "de", "en"),
        ("Children with less than two parents.", "親が1人以下の子供。", "en", "ja"),
        ("More than one person was hurt.", "Ozlijeđene su najmanje dvije osobe.", "en", "hr"),
        (
            "The year in certain centuries has an apostrophe.",
            "특정 세기의 연도에는 아포스트로피가 있습니다.",
            "en",
            "ko",
        ),
        ("The possible values are 0, 1 and 2, from the top.", "I valori ammessi sono 0,1 e 2, dall'alto.", "en", "it"),
        ("The negative is 36 by 24 mm.", "Negativ je 36 puta 24 mm.", "en", "hr"),
        ("Enako, 56 krat 56 mm.", "The same, 56 by 56 mm.", "sl", "en"),
        ("It is complex, see Figure 1.1.", "To złożone, patrz rysunek 1.1.", "en", "pl"),
        ("The meeting is on March 20, 2003.", "会议于 2003 年 3 月 20 日举行。", "en", "zh"),
        ("The amount is between -100 and 100.", "مبلغ باید بین منفی ۱۰۰ و ۱۰۰ باشد.", "en", "fa"),
        ("بیست و پنج نفر کشته شدند.", "Twenty-five people were killed.", "fa", "en"),
        ("یک هزار و سیصد و چهل و دو نفر آمدند.", "1,342 people came.", "fa", "en"),
        ("The blast killed 15 people and injured 34.", "در این انفجار ۱۵ نفر کشته و ۳۴ نفر زخمی شدند.", "en", "fa"),
        ("事故造成15人死亡，34人受伤。", "34 people were hurt and 15 died.", "zh", "en"),
        ("この事故で15人が死亡、34人が負傷した。", "34 people were injured and 15 killed.", "ja", "en"),
        ("이 사고로 15명이 숨지고 34명이 다쳤다.", "34 were injured and 15 died.", "ko", "en"),
        ("15 women and 34 men were arrested.", "女性15人と男性34人が逮捕された。", "en", "ja"),
        ("Vụ nổ làm 15 người chết và 34 người bị thương.", "The blast killed 15 people and injured 34.", "vi", "en"),
        ("No hay más de 40 plazas ni más de 5 profesores.", "There are at most 40 places and 5 teachers.", "es", "en"),
        ("בתאונה נהרגו 7 בני אדם ו-19 נפצעו.", "The accident killed 7 people and injured 19.", "he", "en"),
        ("Sebanyak 14 orang tewas dan 52 luka-luka.", "14 people were killed and 52 injured.", "id", "en"),
        ("Valid values are 18.5, -18.5 or -18.5.", "Platné hodnoty jsou 18,5, -18,5 nebo -18,5.", "en", "cs"),
        ("הטווח הוא מ-4 בינואר ל -20 במרץ.", "The range is from 4 January to 20 March.", "he", "en"),
    ],
)
def test_what_people_wrote_is_left_alone(source: str, translation: str, source_lang: str, target_lang: str) -> None:
    assert severities(source, translation, source_lang, target_lang) == []


@pytest.mark.parametrize(
    ("source", "translation", "source_lang", "target_lang"),
    [
        ("At least 3 people died.", "Weniger als 3 Menschen starben.", "en", "de"),
        ("At least 3 people died.", "Van morir menys de 3 persones.", "en", "ca"),
        ("More than four people were hurt.", "Ozlijeđeno je najmanje pet osoba.", "en", "hr"),
        ("선수 세 명이 다쳤다.", "Two players were injured.", "ko", "en"),
        ("Prices rose by 1.1 percent.", "Ceny wzrosły o 1.1 procent.", "en", "pl"),
        ("بیست و پنج نفر کشته شدند.", "Twenty-seven people were killed.", "fa", "en"),
        ("The blast killed 15 people and injured 34.", "در این انفجار ۳۴ نفر کشته و ۱۵ نفر زخمی شدند.", "en", "fa"),
        ("事故造成15人死亡，34人受伤。", "The accident killed 34 people and injured 15.", "zh", "en"),
        ("この事故で15人が死亡、34人が負傷した。", "It killed 34 people and injured 15.", "ja", "en"),
        ("이 사고로 15명이 숨지고 34명이 다쳤다.", "It killed 34 people and injured 15.", "ko", "en"),
        ("12 voted in favour and 27 against.", "찬성 27표, 반대 12표였다.", "en", "ko"),
        ("15 women and 34 men were arrested.", "34名女性和15名男性被捕。", "en", "zh"),
        ("قتل 15 شخصا وأصيب 34 آخرون في الانفجار.", "The blast killed 34 people and injured 15.", "ar", "en"),
        ("Vụ nổ làm 15 người chết và 34 người bị thương.", "It killed 34 people and injured 15.", "vi", "en"),
        ("No es nuevo: más de 40 personas murieron.", "Fewer than 40 people died.", "es", "en"),
        ("בתאונה נהרגו 7 בני אדם ו-19 נפצעו.", "The accident killed 19 people and injured 7.", "he", "en"),
        ("Sebanyak 14 orang tewas dan 52 luka-luka.", "52 people were killed and 14 injured.", "id", "en"),
        ("在 3 月 20 日开会。", "They met on 20 April.", "zh", "en"),
        ("The temperature was -12 °C.", "Temperatura je bila 12 °C.", "en", "hr"),
        ("Trzy razy 24 mm.", "Four times 24 mm.", "pl", "en"),
    ],
)
def test_the_same_kinds_wrong_are_found(source: str, translation: str, source_lang: str, target_lang: str) -> None:
    assert severities(source, translation, source_lang, target_lang)

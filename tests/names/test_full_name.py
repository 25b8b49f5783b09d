"""Surnames left in the source's case beside a given name in the nominative, and women's without their ending."""

from __future__ import annotations

import pytest

from mtcheck import audit

LEFT = (
    ("hr", "Ministar je razgovarao s Ivanom Perkovićem.", "The minister spoke with Ivan Perkovićem.", "Perković"),
    ("sr", "Тужилац је оптужио Драгана Стојановића.", "The prosecutor charged Dragan Stojanovića.", "Stojanović"),
    ("sl", "Policija je prijela Tomaža Jezerška.", "Police arrested Tomaž Jezerška.", "Jezeršek"),
    ("cs", "Soud odsoudil Tomáše Krejčího.", "The court sentenced Tomáš Krejčího.", "Krejčí"),
    ("sk", "Prezident vymenoval Jozefa Hudáka.", "The president appointed Jozef Hudáka.", "Hudák"),
    ("pl", "Policja zatrzymała Jana Wiśniewskiego.", "Police detained Jan Wiśniewskiego.", "Wiśniewski"),
    ("ru", "Журналист взял интервью у Сергея Лебедева.", "The journalist interviewed Sergei Lebedeva.", "Lebedev"),
    ("uk", "Журі нагородило Павла Гриценка.", "The jury awarded Pavlo Hrytsenka.", "Hrytsenko"),
    ("uk", "Лікарем призначено Тараса Загорського.", "They appointed Taras Zahorskoho.", "Zahorsky"),
    ("ru", "Он встретился с Ольгой Шелеповой.", "He met with Olga Shelepovoy.", "Shelepova"),
    ("pl", "Spotkał się z Agnieszką Zawadzką.", "He met with Agnieszka Zawadzką.", "Zawadzka"),
    ("pl", "Spotkała się z Tomaszem Kuklą.", "She met with Tomasz Kuklą.", "Kukla"),
    ("cs", "Rozhodli bez Milana Poláka.", "They decided without Milan Poláka.", "Polák"),
    ("cs", "Rozhodli bez Milana Malého.", "They decided without Milan Malého.", "Malý"),
    ("ru", "Решили без Андрея Румянцева.", "They decided without Andrei Rumyantseva.", "Rumyantsev"),
    ("pl", "Postanowiono bez Adama Szymańskiego.", "It was decided without Adam Szymańskiego.", "Szymański"),
    ("sr", "Nadzor je povjeren Radomiru Vučini.", "Supervision was entrusted to Radomir Vučini.", "Vučina"),
)


@pytest.mark.parametrize(("lang", "source", "translation", "right"), LEFT)
def test_a_surname_keeps_its_case_ending(lang: str, source: str, translation: str, right: str) -> None:
    report = audit(translation, source=source, source_lang=lang, glossary=None)
    found = [issue for issue in report.issues if issue.check == "name-inflected"]
    assert [issue.text for issue in found] == [translation.rstrip(".").split()[-1]]
    assert found[0].suggestions == ((right,) if right else ())


def test_a_surname_in_i_beside_a_man_in_the_dative_may_be_foreign() -> None:
    source, text = "Priznanje je uručio Robertu Maldini.", "He presented the award to Robertu Maldini."
    found = [issue.text for issue in audit(text, source=source, source_lang="hr", glossary=None).issues]
    assert "Maldini" not in found


def test_both_names_keep_their_endings() -> None:
    report = audit(
        "The court questioned Shelestova Dmitriya Yuryevicha.",
        source="Суд допросил Шелестова Дмитрия Юрьевича.",
        source_lang="ru",
        glossary=None,
    )
    assert [(issue.text, issue.suggestions) for issue in report.issues] == [
        ("Shelestova Dmitriya Yuryevicha", ("Shelestov Dmitriy Yuryevich",))
    ]


@pytest.mark.parametrize(
    ("lang", "source", "translation", "form", "right"),
    [
        ("bs", "Odbio je žalbu Fikreta Hodžića.", "He rejected the appeal of Fikreta Hodžića.", "Fikreta Hodžića",
         "Fikret Hodžić"),
        ("hr", "Objavili su knjigu Zorana Ferića.", "They published a book of Zorana Ferića.", "Zorana Ferića",
         "Zoran Ferić"),
        ("pl", "Nagrodę wręczono Agnieszce Nowak.", "The award was given to Agnieszce Nowak.", "Agnieszce",
         "Agnieszka"),
    ],
)  # fmt: skip
def test_a_given_name_keeps_its_case_ending(lang: str, source: str, translation: str, form: str, right: str) -> None:
    report = audit(translation, source=source, source_lang=lang, glossary=None)
    assert [(one.text, one.suggestions) for one in report.issues if one.check.startswith("name-")] == [(form, (right,))]


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("hr", "Sastao se s Marijom Draghijem.", "He met Mario Draghi."),
        ("hr", "Intervju s Anom Kuljiš objavljen je jučer.", "The interview with Ana Kuljiš was published yesterday."),
        ("sr", "Утакмицу је одлучио гол Марка Верратија.", "Marco Verratti's goal decided the match."),
        ("ru", "Он встретил Анну Политковскую.", "He met Anna Politkovskaya."),
        ("ru", "Писатель Иван Громов молчит.", "The writer Ivan Gromov is silent."),
        ("uk", "Книга Тараса Шевченка вийшла друком.", "Taras Shevchenko's book was published."),
        ("sk", "Nagradu získala Jana Hudáková.", "Jana Hudáková won the award."),
        ("hr", "Prosvjed je na Trgu bana Jelačića.", "The protest is at Trg bana Jelačića."),
        ("uk", "Тренер Дмитро Кулеша звільнився.", "Coach Dmytro Kulesha quit."),
        ("cs", "Mluvil o Bohuslavu Martinů.", "He spoke about Bohuslav Martinů."),
        ("cs", "Sešel se s Hanou Krejčí.", "He met with Hana Krejčí."),
        ("pl", "Spotkał się z Agnieszką Zawadzką.", "He met with Agnieszka Zawadzka."),
        ("bs", "Amra Goražda je osvojila medalju.", "Amra Goražda won a medal."),
        ("hr", "Zorana Ferić je napisala knjigu.", "Zorana Ferić wrote a book."),
        ("hr", "Živi u ulici Zorana Ferića.", "She lives in Zorana Ferića Street."),
        ("sr", "Izvinio se Kristi Noem.", "He apologised to Kristi Noem."),
        ("hr", "Zlatana Hodžić i Damira Ferić su stigle.", "Zlatana Hodžić and Damira Ferić arrived."),
        ("sl", "Franca Kovačič in Albina Novak sta zmagali.", "Franca Kovačič and Albina Novak won."),
    ],
)
def test_names_in_the_nominative_are_right(lang: str, source: str, translation: str) -> None:
    report = audit(translation, source=source, source_lang=lang)
    assert [issue for issue in report.issues if issue.check.startswith("name-")] == []


@pytest.mark.parametrize(
    ("lang", "source", "translation", "right"),
    [
        ("ru", "Мария Кузнецова победила на выборах.", "Maria Kuznetsov won the election.", "Kuznetsova"),
        ("bg", "Елена Петрова спечели наградата.", "Elena Petrov won the award.", "Petrova"),
        ("uk", "Галина Павлова перемогла.", "Halyna Pavlov won.", "Pavlova"),
    ],
)
def test_a_womans_surname_loses_its_ending(lang: str, source: str, translation: str, right: str) -> None:
    report = audit(translation, source=source, source_lang=lang, glossary=None)
    assert [issue.suggestions for issue in report.issues if issue.check.startswith("name-")] == [(right,)]

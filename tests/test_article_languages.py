"""Which language a source is taken for, and the notices about it."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtcheck
from mtcheck.errors import InputError, LanguageError, UsageError

SOURCE = (
    "U subotu je u Beogradu poginulo pet osoba, a povrijeđeno je dvadeset i troje ljudi. Šteta iznosi sto hiljada eura."
)
WRONG = (
    "Six people were killed in Belgrade on Sunday and twenty-three people were injured. "
    "The damage amounts to ten thousand euros."
)


def audit(translation: str, source: str | None, **options: str) -> mtcheck.Report:
    return mtcheck.audit(translation, source=source, glossary=None, **options)  # type: ignore[arg-type]


def test_what_is_likely_is_taken_and_said() -> None:
    report = audit(WRONG, SOURCE)
    assert report.article.source_lang == "sr"
    assert report.verdict.decision == "fix"
    assert any("guessed as sr" in notice for notice in report.article.notices)


def test_what_is_named_is_no_guess() -> None:
    assert audit(WRONG, SOURCE, source_lang="bs").article.notices == ()


@pytest.mark.parametrize(
    ("source", "lang", "said"),
    [
        (
            "บลิงเคนพบกับดมิโตร คูเลบา รัฐมนตรีต่างประเทศยูเครนในกรุงเคียฟและหารือเรื่องสงคราม",
            None,
            "no number words for Thai",
        ),
        ("บลิงเคน", None, "no number words for Thai"),
        ("Poginulo pet osoba u Beogradu", None, "unknown language"),
        ("5 – 7", None, "unknown language"),
        ("Five and six", "und", "unknown language"),
    ],
)
def test_a_language_without_facts_is_said(source: str, lang: str | None, said: str) -> None:
    (notice,) = mtcheck.audit("A text of 5.", source=source, source_lang=lang, glossary=None).article.notices
    assert said in notice


@pytest.mark.parametrize(
    ("source", "lang"),
    [
        ("대통령은 3시에 도착했다.", "ko"),
        ("Ο πρόεδρος έφτασε.", "el"),
        ("Նախագահը ժամանեց։", "hy"),
        ("ประธานาธิบดีมาถึง", "th"),
        ("הנשיא הגיע.", "he"),
        ("大統領は到着した。", "ja"),
        ("总统昨天抵达北京。", "zh"),
        ("وصل الرئيس أمس.", "ar"),
    ],
)
def test_a_script_of_few_languages_tells_a_short_text(source: str, lang: str) -> None:
    assert audit("The president arrived.", source).article.source_lang == lang


@pytest.mark.parametrize("source", ["Δ", "5 – 7", "NATO"])
def test_a_letter_or_a_latin_word_tells_nothing(source: str) -> None:
    assert audit("The president arrived.", source).article.source_lang == "und"


@pytest.mark.parametrize("tag", ["serbian", "klingon!!", "s", "sr Latn", "../x"])
def test_what_is_no_tag_is_refused(tag: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a BCP 47 tag"):
        audit(WRONG, SOURCE, source_lang=tag)
    with pytest.raises(UsageError, match="is not a BCP 47 tag"):
        audit(WRONG, None, target_lang=tag)
    (tmp_path / "t.txt").write_text(WRONG)
    (tmp_path / "article.toml").write_text(f'source_lang = "{tag}"\n[translation]\npath = "t.txt"\n')
    with pytest.raises(LanguageError, match="is not a BCP 47 tag"):
        mtcheck.audit(tmp_path)


@pytest.mark.parametrize("tag", ["sr", "sr-Cyrl-RS", "sr_Latn", "cnr", "zh-Hant", "SR"])
def test_tags(tag: str) -> None:
    assert audit(WRONG, SOURCE, source_lang=tag).article.source_lang == tag


@pytest.mark.parametrize("text", ["Photo: Reuters", "...\n!!!"])
def test_nothing_to_audit_is_no_clean_article(text: str) -> None:
    with pytest.raises(InputError, match="no text to audit"):
        audit(text, None)


SERBIAN = (
    "Vlada je u ponedjeljak usvojila zakon o budžetu koji predviđa veća izdvajanja za bolnice.",
    "Opozicija tvrdi da će novac otići na plate službenika, a ne na lijekove i opremu.",
    "Ministar finansija nije odgovorio na pitanja novinara poslije sjednice u Podgorici.",
    "Sindikati su najavili proteste za naredni petak ispred zgrade parlamenta.",
)
ENGLISH = (
    "On Monday the government adopted a budget law that provides for more spending on hospitals.",
    "The opposition claims that the money will go to officials' salaries, not to drugs and equipment.",
    "The finance minister did not answer journalists' questions after the session in Podgorica.",
    "The unions have announced protests for next Friday in front of the parliament building.",
)


@pytest.mark.every(3)
@pytest.mark.parametrize("translated", [1, 2, 3])
@pytest.mark.parametrize("between", ["\n\n", " "])
@pytest.mark.parametrize("lang", ["sr", None])
def test_a_text_partly_left_in_the_source_language_is_audited(translated: int, between: str, lang: str | None) -> None:
    """A service that fails in the middle leaves the rest as it was, or in another variety of the same language."""
    left = [sentence.replace("ije", "e") for sentence in SERBIAN[translated:]]

    report = mtcheck.audit(
        between.join([*ENGLISH[:translated], *left]), source=between.join(SERBIAN), source_lang=lang, glossary=None
    )

    assert any(issue.check == "untranslated-text" for issue in report.issues)
    assert report.verdict.decision in {"fix", "reject"}


def test_a_text_left_in_the_source_language_is_audited_in_other_directions() -> None:
    report = mtcheck.audit(
        [*SERBIAN[:1], *ENGLISH[1:]], source=list(ENGLISH), source_lang="en", target_lang="sr", glossary=None
    )

    assert any(issue.check == "untranslated-text" for issue in report.issues)


def test_two_texts_in_one_language_are_no_translation() -> None:
    with pytest.raises(LanguageError, match="both in Serbo-Croatian"):
        audit(" ".join(SERBIAN[:2]), " ".join(SERBIAN[2:]))
    with pytest.raises(LanguageError, match="both in English"):
        audit(" ".join(ENGLISH[:2]), " ".join(ENGLISH[2:]))


GERMAN = (
    "Die Regierung hat am Montag ein Haushaltsgesetz mit mehr Geld für Krankenhäuser verabschiedet. Die Opposition "
    "behauptet, das Geld gehe an Beamte und nicht in Medikamente."
)


@pytest.mark.parametrize("said", ["de", "fr-FR", "hu", "zh"])
def test_a_source_in_another_language_than_said_is_read_as_what_it_is(said: str) -> None:
    report = audit(" ".join(ENGLISH), " ".join(SERBIAN), source_lang=said)

    assert report.article.source_lang == "sr"
    (notice,) = report.article.notices
    assert "it is in Serbo-Croatian, not in" in notice
    assert report.verdict.decision == "publish"


@pytest.mark.parametrize("said", ["sl", "mk", "bg", "hr", "cnr-Cyrl", "rmn", "und"])
def test_a_close_relative_or_a_language_that_cannot_be_told_is_taken_as_said(said: str) -> None:
    report = audit(" ".join(ENGLISH), " ".join(SERBIAN), source_lang=said)

    assert report.article.source_lang == said
    assert not any("not in" in notice for notice in report.article.notices)


def test_a_reference_in_the_source_s_language_is_set_aside() -> None:
    report = mtcheck.audit(" ".join(ENGLISH), references=[" ".join(SERBIAN)], glossary=None)

    (notice,) = report.article.notices
    assert "reference.1: is in Serbo-Croatian, not in English" in notice
    assert report.verdict.decision == "unknown"
    assert report.issues == ()


def test_a_translation_into_another_language_than_said_is_no_article_to_publish() -> None:
    report = audit(GERMAN, " ".join(SERBIAN[:2]), source_lang="sr")

    assert any("translation: is in German, not in English" in notice for notice in report.article.notices)
    assert report.verdict.decision == "unknown"
    assert "in German" in report.verdict.reasons[0]
    assert audit(GERMAN, " ".join(SERBIAN[:2]), source_lang="sr", target_lang="de").article.set_aside == ()


CYRILLIC = "Опозиција тврди да ће новац отићи на плате службеника, а не на лекове и опрему."


@pytest.mark.parametrize("lang", ["sr", None])
@pytest.mark.parametrize("english", ["The government adopted a budget law.", ENGLISH[0]])
def test_a_sentence_left_in_cyrillic_is_no_reason_to_refuse(english: str, lang: str | None) -> None:
    source = "Влада је усвојила закон о буџету. " + CYRILLIC

    report = audit(f"{english} {CYRILLIC}", source, **({"source_lang": lang} if lang else {}))

    assert any(issue.check == "untranslated-text" for issue in report.issues)
    assert report.verdict.decision in {"fix", "reject"}


@pytest.mark.parametrize("text", ["Влада је усвојила закон.", "Опозиция утверждает, что деньги пойдут чиновникам."])
def test_what_was_left_whole_beside_one_short_sentence_is_audited(text: str) -> None:
    lang = "ru" if "чиновникам" in text else "sr"

    report = audit(f"Breaking news from the capital. {text * 3}", text * 3, source_lang=lang)

    assert any(issue.check == "untranslated-text" for issue in report.issues)

# ruff: noqa: E501
"""Reports made by hand, for every format's tests: a demo, a hostile one, and generated ones of any length."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime

from mtcheck.model import (
    Article,
    Boilerplate,
    CheckRun,
    Decision,
    Evidence,
    Issue,
    Likelihood,
    Provenance,
    Report,
    Score,
    Segment,
    Severity,
    Side,
    Signal,
    Span,
    Verdict,
    WordLikelihood,
)

STARTED = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
BLEU = "nrefs:1|case:mixed|eff:yes|tok:13a|smooth:exp|version:2.6.0"
CHRF = "nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0"
PSEUDO = f"{CHRF}|ref:pseudo|model:embedded"

HOSTILE = (
    "<script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    '"><svg onload=window.hacked=1>',
    "[click](javascript:window.hacked=1)",
    "{{ 7 * 7 }} {% raw %}",
    "</script><script>window.hacked = 1</script>",
    "<!-- --> ]]> <![CDATA[ %0A::error::x",
    "\u202eEVIL\u202d\u2066 left-to-right",
    '=HYPERLINK("http://example.com")',
    "\x00\x07\x1b[31mred\x1b[0m\x85",
    "lone \ud800 surrogate",
    "| pipe ` tick * star # hash @user\nnew line\ttab",
)
"""Texts that break out of one format or another when they are not escaped."""


def segments(
    rows: list[tuple[str, str | None, str | None, str | None, bool]],
) -> tuple[str, tuple[Segment, ...]]:
    """The article's text and its segments, from ``(translation, source, reference, retranslation, heading)``."""
    made: list[Segment] = []
    text = ""
    source_at = 0
    for index, (translation, source, reference, retranslation, heading) in enumerate(rows):
        start = len(text)
        text += translation
        made.append(
            Segment(
                index=index,
                translation=translation,
                start=start,
                end=len(text),
                source=source,
                source_start=source_at if source is not None else None,
                source_end=source_at + len(source) if source is not None else None,
                references=(reference,),
                retranslation=retranslation,
                paragraph=index // 2,
                heading=heading,
                likelihood=Likelihood(mean=-1.2 - index / 10) if retranslation is not None else None,
            )
        )
        source_at += len(source) + 1 if source is not None else 0
        text += "\n\n" if index % 2 else " "
    return text.rstrip(), tuple(made)


def issue_at(
    segment: Segment,
    text: str,
    check: str,
    severity: Severity,
    message: str,
    *,
    suggestions: tuple[str, ...] = (),
    side: Side = Side.TRANSLATION,
    evidence: tuple[Evidence, ...] = (),
    category: str = "Terminology/Inconsistent with termbase",
    known: str | None = None,
    guess: bool = False,
) -> Issue:
    """An issue about the first ``text`` in the segment."""
    where = segment.translation if side is Side.TRANSLATION else segment.source or ""
    start = where.index(text)
    span = Span(side, start, start + len(text))
    return Issue(
        check, category, severity, 0.95, segment.index, span, text, message, suggestions, evidence, known, guess
    )


def surprises(text: str, **words: float) -> Likelihood:
    """Surprisals of some words of a text, each of which occurs once, in nats."""
    return Likelihood(
        mean=-1.5,
        words=tuple(
            WordLikelihood(text.index(word), text.index(word) + len(word), surprisal)
            for word, surprisal in words.items()
        ),
    )


def demo() -> Report:
    """A short report with every kind of part in it."""
    rows: list[tuple[str, str | None, str | None, str | None, bool]] = [
        (
            "Blinken on Wednesday in Ukraine",
            "Blinken u srijedu u Ukrajini",
            "Blinken in Ukraine on Wednesday",
            "Blinken on Wednesday in Ukraine",
            True,
        ),
        ("Photo: Reuters", None, None, None, False),
        (
            'Blinken will meet with Zelenskiy and Ukrainian Foreign Minister Dmytro Kuleb "to confirm the commitment of the US".',
            'Blinken će se sastati sa Zelenskim i ukrajinskim ministrom Dmitrom Kulebom "da potvrdi opredijeljenost SAD".',
            'Blinken will meet Zelensky and Ukrainian Foreign Minister Dmytro Kuleba "to confirm the commitment of the US".',
            'Blinken will meet Zelenskim and Ukrainian minister Dmitry Kuleb "to confirm US determination".',
            False,
        ),
        (
            "The trip to Kiev comes after “intensive diplomatic contacts”.",
            "Put u Kijev dolazi nakon „intenzivnih diplomatskih kontakata”.",
            "The trip to Kyiv follows “intensive diplomatic contacts”.",
            "The trip to Kiev comes after intense diplomatic contacts.",
            False,
        ),
        (
            "Russia deployed around 100.000 soldiers near the border. Kiev fears an invasion.",
            "Rusija je rasporedila oko 100.000 vojnika blizu granice. Kijev strahuje od invazije.",
            "Russia deployed around 100,000 soldiers near the border. Kyiv fears an invasion.",
            None,
            False,
        ),
        ("", "Pregovori nisu donijeli napredak.", "The talks brought no progress.", None, False),
    ]
    _, made = segments(rows)
    boiler = made[1]
    text = "Blinken on Wednesday in Ukraine\n\n3742 views 1 comment(s)\nPhoto: Reuters\n\n"
    kept: list[Segment] = [made[0]]
    for index, (segment, gap) in enumerate(zip(made[2:], (" ", "\n\n", "", ""), strict=True), start=1):
        start = len(text)
        text += segment.translation + gap
        kept.append(
            Segment(
                index=index,
                translation=segment.translation,
                start=start,
                end=start + len(segment.translation),
                source=segment.source,
                source_start=segment.source_start,
                source_end=segment.source_end,
                references=segment.references,
                retranslation=segment.retranslation,
                paragraph=1 if index < 3 else 2,
                likelihood=surprises(segment.translation, trip=0.4, Kiev=3.1, intensive=8.5)
                if index == 2
                else segment.likelihood,
                paraphrase=surprises(segment.translation, deployed=2.2, fears=6.8, invasion=0.2)
                if index == 3
                else None,
            )
        )
    source = " ".join(segment.source or "" for segment in kept)
    views = text.index("3742")
    photo = text.index(boiler.translation)
    article = Article(
        id="blinken-kyiv",
        title="Blinken on Wednesday in Ukraine",
        source_lang="cnr",
        target_lang="en",
        translation=text,
        source=source,
        references=(" ".join(segment.references[0] or "" for segment in kept),),
        segments=tuple(kept),
        boilerplate=(
            Boilerplate(Side.TRANSLATION, views, views + 23, text[views : views + 23], "view counter"),
            Boilerplate(Side.TRANSLATION, photo, photo + 14, "Photo: Reuters", "photo credit"),
        ),
        published=date(2022, 1, 18),
        translator="embedded",
        notices=("translation.en.txt was read as UTF-8",),
        engine="portal",
        section="world",
    )
    glossary = Evidence(Signal.GLOSSARY, "Dmytro Kuleba (person), line 12")
    issues = (
        issue_at(
            kept[1],
            "Zelenskiy",
            "name-variant",
            Severity.MINOR,
            "The glossary writes Zelensky.",
            suggestions=("Zelensky",),
            known="baseline",
        ),
        issue_at(
            kept[1],
            "Kuleb",
            "name-mismatch",
            Severity.MAJOR,
            "“Kuleb” is a case form of Kuleba left standing.",
            suggestions=("Kuleba",),
            evidence=(
                glossary,
                Evidence(Signal.SOURCE, "Dmitrom Kulebom is the instrumental of Dmitro Kuleba"),
                Evidence(Signal.REFERENCE, "Dmytro Kuleba"),
            ),
        ),
        issue_at(
            kept[2],
            "Kiev",
            "name-variant",
            Severity.MINOR,
            "The glossary writes Kyiv.",
            suggestions=("Kyiv",),
        ),
        issue_at(
            kept[3],
            "100.000",
            "number-format",
            Severity.MAJOR,
            "An English reader reads one hundred.",
            suggestions=("100,000",),
            category="Locale convention/Number format",
        ),
        issue_at(
            kept[3],
            "100.000 soldiers",
            "number-value",
            Severity.MINOR,
            "The number may be misread, and this issue overlaps another.",
            category="Accuracy/Mistranslation",
        ),
        issue_at(
            kept[3],
            "Kiev",
            "name-variant",
            Severity.MINOR,
            "The glossary writes Kyiv.",
            suggestions=("Kyiv",),
        ),
        issue_at(
            kept[3],
            "fears",
            "mistranslation",
            Severity.MINOR,
            "“fears” may be mistranslated: the local model reads “dreads” here.",
            suggestions=("dreads",),
            category="Accuracy/Mistranslation",
            evidence=(Evidence(Signal.LIKELIHOOD, "embedded reads “dreads” here"),),
            guess=True,
        ),
        issue_at(
            kept[4],
            "Pregovori nisu donijeli napredak.",
            "omission",
            Severity.CRITICAL,
            "The sentence is not in the translation.",
            side=Side.SOURCE,
            category="Accuracy/Omission",
            evidence=(Evidence(Signal.SOURCE, "no sentence of the translation fits"),),
        ),
    )
    return Report(
        article=article,
        verdict=Verdict(Decision.FIX, 31.4, ("1 critical omission", "1 major name-mismatch", "1 major number-format")),
        scores=(
            Score("BLEU", "reference", 61.3, BLEU),
            Score("chrF2", "reference", 81.2, CHRF),
            Score("chrF2", "retranslation", 64.05, PSEUDO),
        ),
        issues=issues,
        checks=(
            CheckRun("name-mismatch", ran=True),
            CheckRun("name-variant", ran=True),
            CheckRun("number-format", ran=True),
            CheckRun("number-value", ran=True),
            CheckRun("omission", ran=True),
            CheckRun("unbalanced-quotes", ran=True),
            CheckRun("mistranslation", ran=True),
            CheckRun("altered-quote", ran=False, reason="needs the original statements"),
        ),
        provenance=Provenance(
            inputs=(("translation", "sha256:" + "a1" * 32), ("source", "sha256:" + "b2" * 32)),
            translator="embedded (Qwen2.5-Coder-1.5B-Instruct)",
            glossary="starter sha256:" + "c3" * 32,
            started=STARTED,
            seconds=0.42,
            files=(("translation", "articles/translation.en.txt"), ("source", "articles/source.cnr.txt")),
        ),
        version="0.1.0",
        segment_scores=tuple(
            Score("chrF2", against, value, signature, index)
            for against, signature, values in (
                ("reference", CHRF, (71.0, 88.4, 76.2, 93.1)),
                ("retranslation", PSEUDO, (100.0, 51.5, 80.3)),
            )
            for index, value in enumerate(values)
        ),
    )


def hostile(long: int = 0) -> Report:
    """Every hostile text in every place of a report that carries text; and ``long`` letters without a space."""
    texts = [*HOSTILE, *(["x" * long] if long else [])]
    everything = " ".join(HOSTILE)
    text, made = segments([(item, item, item, item, False) for item in texts])
    issues = tuple(
        Issue(
            check="name-mismatch",
            category=everything,
            severity=Severity.MAJOR,
            confidence=0.5,
            segment=segment.index,
            span=Span(Side.TRANSLATION, 0, len(segment.translation)),
            text=segment.translation,
            message=everything,
            suggestions=HOSTILE,
            evidence=(Evidence(Signal.GLOSSARY, everything),),
            known=everything if segment.index % 2 else None,
        )
        for segment in made
    )
    article = Article(
        id=everything,
        title=everything,
        source_lang="sr",
        target_lang="en",
        translation=text,
        source=text,
        references=(text,),
        segments=made,
        translator=everything,
        notices=HOSTILE,
    )
    return Report(
        article=article,
        verdict=Verdict(Decision.REJECT, 1.0, HOSTILE),
        scores=(Score(everything, "reference", 1.0, everything),),
        issues=issues,
        checks=(CheckRun(everything, ran=False, reason=everything),),
        provenance=Provenance((("translation", everything),), everything, everything, STARTED, 0.1),
        version="0.1.0",
    )


def empty() -> Report:
    """Nothing found, nothing to compare with."""
    text, made = segments([("All is well.", None, None, None, False)])
    article = Article("empty", None, "sr", "en", text, None, (), made)
    return Report(
        article=article,
        verdict=Verdict(
            Decision.UNKNOWN,
            0.0,
            ("there was no source or reference, so only form was checked; 2 of 3 checks could not run",),
        ),
        scores=(),
        issues=(),
        checks=(CheckRun("name-mismatch", ran=False, reason="needs a glossary"),),
        provenance=Provenance((), None, None, STARTED, 0.0),
        version="0.1.0",
    )


_WORDS = [
    "the",
    "minister",
    "said",
    "on",
    "Tuesday",
    "that",
    "government",
    "of",
    "Ukraine",
    "will",
    "send",
    "new",
    "delegation",
    "to",
    "Brussels",
    "after",
    "talks",
    "with",
    "European",
    "allies",
    "about",
    "energy",
    "prices",
    "security",
    "border",
    "elections",
    "parliament",
    "president",
    "and",
    "economy",
    "in",
    "region",
]


def generated(count: int, seed: int = 7) -> Report:
    """``count`` segments of about 22 words with all four texts, two scores each, and an issue in every one."""
    chance = random.Random(seed)  # noqa: S311
    rows: list[tuple[str, str | None, str | None, str | None, bool]] = []
    for index in range(count):
        words = chance.choices(_WORDS, k=chance.randint(14, 30))
        other = [chance.choice(_WORDS) if chance.random() < 0.25 else word for word in words]
        third = [chance.choice(_WORDS) if chance.random() < 0.3 else word for word in words]
        source = " ".join(
            chance.choices(
                ["ministar", "je", "rekao", "da", "će", "vlada", "Ukrajine", "poslati", "novu", "delegaciju"],
                k=len(words),
            )
        )
        rows.append(
            (
                " ".join(words) + ".",
                source + ".",
                " ".join(other) + ".",
                " ".join(third) + ".",
                index % 40 == 0,
            )
        )
    text, made = segments(rows)
    issues = []
    for segment in made:
        word = segment.translation.split()[3]
        issues.append(
            issue_at(
                segment,
                word,
                chance.choice(("name-mismatch", "name-variant", "number-format", "date-value")),
                chance.choice(tuple(Severity)),
                f"“{word}” is not how the glossary writes it.",
                suggestions=(word.title() + "a",),
                evidence=(
                    Evidence(Signal.GLOSSARY, f"{word.title()}a (person), line {segment.index}"),
                    Evidence(Signal.SOURCE, f"{word}om is the instrumental of {word}a"),
                ),
            )
        )
    article = Article(
        f"generated-{count}", f"Generated article of {count} segments", "sr", "en", text,
        " ".join(segment.source or "" for segment in made), (" ".join(segment.references[0] or "" for segment in made),),
        made, translator="embedded",
    )  # fmt: skip
    return Report(
        article=article,
        verdict=Verdict(Decision.FIX, 12.0, (f"{count} issues",)),
        scores=(Score("chrF2", "reference", 60.0, CHRF),),
        issues=tuple(issues),
        checks=(CheckRun("name-mismatch", ran=True),),
        provenance=Provenance((("translation", "sha256:" + "0" * 64),), "embedded", "default", STARTED, 1.0),
        version="0.1.0",
        segment_scores=tuple(
            Score("chrF2", against, chance.uniform(20, 100), CHRF, segment.index)
            for segment in made
            for against in ("reference", "retranslation")
        ),
    )

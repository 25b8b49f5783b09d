"""Which sentences are put side by side."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.align import align
from mtcheck.segment import keep_segments, segment
from tests.conftest import ROOT

if TYPE_CHECKING:
    from mtcheck.model import Segment

CASES = ROOT / "tests" / "cases" / "panama-papers.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
SOURCE = [row["source"] for row in ROWS]
TRANSLATION = [row["translation"] for row in ROWS]


def aligned(translation: list[str], source: list[str] | None, *references: list[str]) -> tuple[Segment, ...]:
    return align(
        keep_segments(translation),
        keep_segments(source) if source is not None else None,
        [keep_segments(reference) for reference in references],
        source_lang="sr",
        target_lang="en",
    )


def pairs(segments: tuple[Segment, ...]) -> list[tuple[str, str | None]]:
    return [(segment.translation, segment.source) for segment in segments]


def test_one_to_one() -> None:
    assert pairs(aligned(TRANSLATION, SOURCE)) == list(zip(TRANSLATION, SOURCE, strict=True))


def test_an_omission_stands_at_its_place() -> None:
    segments = aligned([*TRANSLATION[:1], *TRANSLATION[2:]], SOURCE)

    assert [segment.translation for segment in segments] == [TRANSLATION[0], "", *TRANSLATION[2:]]
    assert [segment.source for segment in segments] == SOURCE
    assert segments[1].start == segments[1].end == segments[0].end
    assert [segment.index for segment in segments] == [0, 1, 2, 3]


def test_an_addition_has_no_source() -> None:
    segments = aligned([*TRANSLATION[:2], "The pilot was not hurt.", *TRANSLATION[2:]], SOURCE)

    assert [segment.source for segment in segments] == [*SOURCE[:2], None, *SOURCE[2:]]


def test_a_merge_is_one_segment() -> None:
    merged = TRANSLATION[1] + " " + TRANSLATION[2]

    segments = aligned([TRANSLATION[0], merged, TRANSLATION[3]], SOURCE)

    assert (merged, f"{SOURCE[1]} {SOURCE[2]}") in pairs(segments)
    assert len(segments) == 3


def test_a_split_is_one_segment() -> None:
    segments = aligned(TRANSLATION, [SOURCE[0], f"{SOURCE[1]} {SOURCE[2]}", SOURCE[3]])

    assert segments[1].translation == f"{TRANSLATION[1]} {TRANSLATION[2]}"
    assert len(segments) == 3


def test_a_moved_sentence_finds_its_source() -> None:
    segments = aligned([TRANSLATION[3], *TRANSLATION[:3]], SOURCE)

    assert pairs(segments)[0] == (TRANSLATION[3], SOURCE[3])
    assert len(segments) == 4


def test_neighbours_that_changed_places() -> None:
    order = [0, 2, 1, 3]

    segments = aligned([TRANSLATION[number] for number in order], SOURCE)

    assert [segment.source for segment in segments] == [SOURCE[number] for number in order]


def test_a_reference_is_aligned_by_its_words() -> None:
    """Though it rephrases, leaves out a sentence and adds one."""
    reference = [
        "The Panama Papers are ten million documents of the Panamanian law firm Mossack Fonseca, leaked in 2016.",
        "Nobody expected what followed in the months after.",
        "The Guardian, a British paper, suggested that Deutsche Bank controlled a third of the 1200 shell companies.",
        "Protests were held worldwide, and the leaders of Iceland and Pakistan resigned.",
    ]

    segments = aligned(TRANSLATION, None, reference)

    assert [segment.references for segment in segments] == [(reference[0],), (None,), (reference[2],), (reference[3],)]


def test_texts_with_paragraphs() -> None:
    text, source = "\n\n".join(TRANSLATION), "\n".join(SOURCE[:2]) + "\n" + "\n".join(SOURCE[2:])
    translation = segment(text, "en")

    segments = align(translation, segment(source, "sr"), [], source_lang="sr", target_lang="en")

    assert pairs(segments) == list(zip(TRANSLATION, SOURCE, strict=True))
    assert all(text[item.start : item.end] == item.translation for item in segments)
    assert all(source[item.source_start : item.source_end] == item.source for item in segments)


@pytest.mark.slow
def test_a_long_text_is_aligned_in_a_band() -> None:
    """Numbers make every sentence its own; a stretch of fifty is missing."""
    source = [f"{SOURCE[number % 4]} {number + 100}" for number in range(300)]
    translation = [f"{TRANSLATION[number % 4]} {number + 100}" for number in range(300) if not 100 <= number < 150]

    segments = aligned(translation, source)

    assert [number for number, segment in enumerate(segments) if not segment.translation] == list(range(100, 150))


SIDES = st.lists(st.sampled_from([*SOURCE, *TRANSLATION, "Da.", "18", "Boots"]), max_size=7)


@given(SIDES, SIDES, SIDES)
def test_every_sentence_is_somewhere_once(translation: list[str], source: list[str], reference: list[str]) -> None:
    """Whatever is aligned with whatever."""
    given_translation, given_source = keep_segments(translation), keep_segments(source)

    segments = align(given_translation, given_source, [keep_segments(reference)], source_lang="sr", target_lang="en")

    assert " ".join(item.translation for item in segments if item.translation) == given_translation.text
    ordered = sorted((item for item in segments if item.source), key=lambda item: item.source_start or 0)
    assert " ".join(item.source or "" for item in ordered) == given_source.text
    assert all(item.translation or item.source for item in segments)
    assert [item.index for item in segments] == list(range(len(segments)))
    assert all(given_translation.text[item.start : item.end] == item.translation for item in segments)


def test_one_sentence_is_beside_one_reference_however_different() -> None:
    """Otherwise a translation of something else would have nothing to be compared with, and a BLEU of 0 no reason."""
    (segment,) = aligned(["The court declared the companies bankrupt."], None, ["Now he has ended his cooperation."])

    assert segment.references == ("Now he has ended his cooperation.",)


JAPANESE = [
    "首相は月曜日、首都で記者会見を開いた。",
    "野党は議会での採決を拒否し、退席した。",
    "経済は三年連続で縮小しており、失業率は上昇している。",
    "政府は来月までに新しい予算案を提出する予定だ。",
    "大統領は声明で、改革は続くと述べた。",
]
FROM_JAPANESE = [
    "The prime minister held a news conference in the capital on Monday.",
    "The opposition refused to vote in parliament and walked out of the chamber.",
    "The economy has been shrinking for three years in a row, and unemployment is rising.",
    "The government plans to submit a new budget bill by the end of next month.",
    "In a statement, the president said that the reforms would continue.",
]


def test_a_script_that_says_more_in_fewer_letters() -> None:
    units = align(keep_segments(FROM_JAPANESE), keep_segments(JAPANESE), [], source_lang="ja", target_lang="en")

    assert pairs(units) == list(zip(FROM_JAPANESE, JAPANESE, strict=True))


RUSSIAN = [
    "Министр обороны заявил, что переговоры с союзниками продолжаются уже третью неделю и скоро завершатся.",
    "Министр финансов заявил, что бюджет на следующий год будет принят до конца месяца.",
    "Оппозиция требует отставки правительства.",
    "В столице прошли акции протеста, в которых участвовали около двадцати тысяч человек.",
]
FROM_RUSSIAN = [
    "The defence minister said that talks with the allies have been going on for three weeks and will soon end.",
    "The finance minister said that next year's budget will be adopted by the end of the month.",
    "The opposition demands that the government resign.",
    "Protests attended by some twenty thousand people took place in the capital.",
]


def test_a_weekday_and_a_number_word_tell_where_a_sentence_belongs() -> None:
    source = ["Суд у п'ятницю відхилив скаргу.", "Мер подав три заяви."]
    added = "The weather improved towards evening."
    translation = [added, "On Friday, the court dismissed the complaint.", "The mayor filed three motions."]

    units = align(keep_segments(translation), keep_segments(source), [], source_lang="uk", target_lang="en")

    assert [unit.translation for unit in units if unit.source is None] == [added]


@pytest.mark.parametrize("place", range(5))
def test_an_addition_beside_sentences_like_it(place: int) -> None:
    """Without a lexicon, by lengths and what names and numbers say."""
    added = "The weather service expects heavy snow in the mountains."

    units = align(
        keep_segments([*FROM_RUSSIAN[:place], added, *FROM_RUSSIAN[place:]]),
        keep_segments(RUSSIAN),
        [],
        source_lang="ru",
        target_lang="en",
    )

    assert [unit.translation for unit in units if unit.source is None] == [added]

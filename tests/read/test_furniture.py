"""What is not the article, and what looks like it but is."""

from __future__ import annotations

import random
import re
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from mtcheck.languages.furniture_lines import _openings, _regex, compiled_line, plain, read_furniture, try_line
from mtcheck.languages.registry import HERE, UNKNOWN
from mtcheck.model import Side
from mtcheck.read import find_furniture


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("3742 views 1 comment(s)", "view counter"),
        ("3742 pregleda 1 komentar(a)", "view counter"),
        ("12.345 прегледа, 3 коментара", "view counter"),
        ("Photo: Reuters", "photo credit"),
        ("Foto: Rojters", "photo credit"),
        ("Фото: Танјуг", "photo credit"),
        ("Izvor fotografije: Getty Images", "photo credit"),
        (
            "Disclaimer: The translations are mostly done through AI translator and might not be 100% accurate.",
            "disclaimer",
        ),
        ("Napomena: Tekst je mašinski preveden i možda nije potpuno tačan.", "disclaimer"),
        ("Bonus video:", "video heading"),
        ("Pročitajte još:", "read also"),
        ("Advertisement", "advertisement"),
        ("Written by: B92 | Source: Beta | 03.12.2024. | 13:55", "byline"),
        ("Foto: EPA | Autor: M. P.", "photo credit"),
        ("Share | Print | Comments (5)", "share"),
        ("Autor: N.N. · 12. maj 2023. · 14:20", "byline"),
    ],
)
def test_furniture(line: str, kind: str) -> None:
    text = f"The first paragraph.\n  {line}  \nThe last paragraph."

    (found,) = find_furniture(text, Side.TRANSLATION, "en", "sr")

    assert (found.kind, found.text, text[found.start : found.end]) == (kind, line, line)


@pytest.mark.parametrize(
    "line",
    [
        "The video was viewed 3,742 times and drew 17 comments.",
        "Reuters published the photo: it shows a tank.",
        "Napomena: zakon stupa na snagu u januaru.",
        "Translations of the agreement were signed in Geneva on Friday.",
        "Related talks were held in Vienna.",
        "2022",
        "Zelensky: we will win | Video",
        "Nice | Marseille | Lyon",
        "Photo: Reuters | The minister said that talks would go on.",
    ],
)
def test_sentences_are_left_alone(line: str) -> None:
    assert find_furniture(f"One.\n{line}\nTwo.", Side.TRANSLATION, "en", "sr") == ()


@pytest.mark.slow
def test_every_pattern_of_every_list_is_sound() -> None:
    """Patterns are compiled when a line first needs them; a linguist's slip must not wait for that line."""
    languages = sorted(path.parent.name for path in HERE.glob("*/furniture.txt") if path.parent != UNKNOWN)
    lines = [line.written for name in languages for line in read_furniture(HERE / name).lines]

    assert len(languages) > 15
    assert len(lines) > 500
    for line in lines:
        try_line(line)


@pytest.mark.parametrize(
    ("line", "found"), [("Rozmawiał z Donaldem Tuskiem.", False), ("Rozmawiał: Jan Kowalski", True)]
)
def test_a_preposition_opens_no_byline(line: str, found: bool) -> None:
    """He spoke *with* someone: a sentence, not the line that names the interviewer."""
    assert bool(find_furniture(f"{line}\n", Side.SOURCE, "pl")) is found


def test_a_line_that_matches_begins_as_its_pattern_says() -> None:
    """Otherwise the pattern would not be tried."""
    draw, tried = random.Random(1), 0  # noqa: S311
    for path in sorted(HERE.glob("*/furniture.txt")):
        for line in read_furniture(path.parent).lines:
            tree = parser.parse(_regex(line.written), re.IGNORECASE)
            for text in {drawn(list(tree), draw) for _ in range(8)}:
                if compiled_line(line.written).fullmatch(text):
                    tried += 1
                    assert " ".join(plain(text).casefold().split()).startswith(line.openings), (line.written, text)
    assert tried > 3_000


def drawn(tree: list[Any], draw: random.Random) -> str:
    """A text that a pattern may match; what is optional is there or not."""
    made = []
    for code, value in tree:
        match str(code):
            case "LITERAL":
                made.append(chr(value))
            case "BRANCH":
                made.append(drawn(list(draw.choice(value[1])), draw))
            case "SUBPATTERN":
                made.append(drawn(list(value[-1]), draw))
            case "MAX_REPEAT" | "MIN_REPEAT":
                least, most, inner = value
                made.extend(drawn(list(inner), draw) for _ in range(draw.randint(least, min(most, least + 2))))
            case "IN":
                made.append(drawn([draw.choice(value)], draw))
            case "RANGE":
                made.append(chr(draw.randint(*value)))
            case "CATEGORY":
                made.append({"CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " "}.get(str(value), "a"))
    return "".join(made)


@pytest.mark.parametrize(
    ("written", "openings"),
    [
        ("The latest news", {"the latest news"}),
        ("The lates?t news", {"the late"}),
        ("Read a? {n}", {"read"}),
        ("(Read|Get the) {few}", {"read", "get the"}),
        ("Read ?(more)", {"read"}),
        ("{n} views", {""}),
    ],
)
def test_openings_are_what_is_certain(written: str, openings: set[str]) -> None:
    assert _openings(written) == openings

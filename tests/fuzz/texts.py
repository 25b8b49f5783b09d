"""Texts to attack with: real sentences, what breaks formats and parsers, and what is repeated without end."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Final

from tests.conftest import DEMO, ROOT

if TYPE_CHECKING:
    from random import Random

__all__ = ["ATOMS", "WORDS", "article", "line", "pair", "sentence", "word"]

WORDS: Final = (
    *("Kuleba", "Kulebom", "Kuleb", "Zelenski", "Zelenskim", "Kisić", "Kisićem", "Đoković", "Ђуро", "Київ", "Łódź"),
    *(
        "US",
        "SAD",
        "EU",
        "NATO",
        "a",
        "an",
        "An",
        "the",
        "not",
        "nije",
        "nikad",
        "ne",
        "Monday",
        "ponedjeljak",
        "utorak",
    ),
    *("18.01.2022.", "2022-01-18", "18 January 2022", "januara", "siječnja", "100.000", "100,000", "1,5", "1.5", "12%"),
    *("milijarda", "million", "bn", "€5", "5 km", "3 mi", "20 °C", "17:30", "5 p.m.", "1/2", "½", "XIV", "twenty-one"),
    *("dvadeset", "pola", "jedan i po", "goverment", "Vu?i?", "VuÄ\x8diÄ‡", "naïve", "co-operate", "don't", "O'Brien"),
)

ATOMS: Final = (
    *"„“”\"»«'’()[]{}<>-–—!?:;,.…%$€&#@*_`|\\/=+~^",
    *(
        "&amp;",
        "&quot;",
        "&#39;",
        "&#0;",
        "&#x110000;",
        "&nbsp;",
        "<b>",
        "</b>",
        "<br/>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
    ),
    *("<script>alert(1)</script>", "javascript:alert(1)", "{{ 7*7 }}", "{% raw %}", "%s", "${x}", "::error::x", "%0A"),
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")'),
    *(
        "\x00",
        "\x07",
        "\x1b[31m",
        "\x1b]0;x\x07",
        "\x7f",
        "\x80",
        "\x85",
        "\x9b31m",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
    ),
    *(
        "\u200b",
        "\u200d",
        "\u00ad",
        "\ufeff",
        "\ufffd",
        "\uffff",
        "\ud800",
        "\udc00",
        "\u0301",
        "\u0301" * 50,
        "\u034f",
    ),
    *("İ", "ı", "ß", "ẞ", "ﬁ", "ǅ", "𝒜", "😀", "👨‍👩‍👧", "🇭🇷", "ą́", "ΐ", "٣", "²", "Ⅷ", "一", "אב", "ไทย", "क्ष"),
    *("\n", "\r", "\r\n", "\n\n", " ", "  ", "\t", "\u00a0", "\u3000", "\v", "\f", "\x1c", "\x1e"),
    *("0", "00", "-0", "1e400", "NaN", "infinity", "1" * 40, "1.000.000.000", "9" * 400, "0x10", "1_000"),
    *("..", "../", "/etc/passwd", "C:\\x", "http://x", "https://x.example/?a=b#c", "a@b.example", "#tag", "@user"),
)


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    rows = [json.loads(row) for row in (ROOT / "tests/cases/panama-papers.jsonl").read_text("utf-8").splitlines()]
    found = [(row["source"], row["translation"]) for row in rows]
    for file in sorted((ROOT / "references/challenge").glob("*.jsonl")):
        for row in file.read_text("utf-8").splitlines()[:40]:
            value = json.loads(row)
            if isinstance(value.get("source"), str) and isinstance(value.get("translation"), str):
                found.append((value["source"], value["translation"]))
    demo = [(DEMO / name).read_text("utf-8").splitlines() for name in ("source.cnr.txt", "translation.en.txt")]
    found += [pair for pair in zip(*demo, strict=False) if all(pair)]
    return tuple(found)


def pair(random: Random) -> tuple[str, str]:
    """A sentence and its translation, either perhaps spoilt."""
    source, translation = random.choice(_pairs())
    if random.random() < 0.3:
        source = spoilt(source, random)
    if random.random() < 0.5:
        translation = spoilt(translation, random)
    return source, translation


def spoilt(text: str, random: Random) -> str:
    """The text with a few changes: words swapped, doubled, lost, numbers changed, hostile atoms."""
    words = text.split(" ")
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        at = random.randrange(len(words)) if words else 0
        match random.randrange(8):
            case 0:
                words[at : at + 1] = []
            case 1:
                words.insert(at, random.choice(WORDS))
            case 2:
                words.insert(at, random.choice(ATOMS))
            case 3 if words:
                words[at] += random.choice(ATOMS)
            case 4 if words:
                words[at] = words[at] * random.choice((2, 3))
            case 5 if words:
                words[at] = "".join(random.sample(words[at], len(words[at])))
            case 6 if words:
                words[at] = words[at].swapcase()
            case 7 if len(words) > 1:
                other = random.randrange(len(words))
                words[at], words[other] = words[other], words[at]
            case _:
                pass
    return random.choice((" ", " ", " ", " ", "", "\n", "\u00a0")).join(words)


def sentence(random: Random) -> str:
    """One line of text, in either language, more or less odd."""
    match random.randrange(6):
        case 0:
            return " ".join(random.choice(WORDS) for _ in range(random.randrange(12)))
        case 1:
            return "".join(random.choice(ATOMS + WORDS) for _ in range(random.randrange(10)))
        case 2:
            return str(random.choice(ATOMS + WORDS)) * random.choice((2, 10, 100, 400))
        case _:
            return random.choice(pair(random))


def line(random: Random) -> str:
    """A sentence without line ends."""
    return " ".join(sentence(random).splitlines())


def word(random: Random) -> str:
    """A name, a word, or something that breaks one."""
    made = random.choice(WORDS)
    if random.random() < 0.3:
        made += random.choice(("", " ")) + random.choice(ATOMS + WORDS)
    return made


def article(random: Random) -> str:
    """Several lines."""
    gap = random.choice(("\n", "\n\n", " ", "\r\n"))
    return gap.join(sentence(random) for _ in range(random.choice((1, 2, 4, 8))))

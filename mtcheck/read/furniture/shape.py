"""How much an unlisted line looks like page furniture, by its shape alone.

Named features of the line, weighed by a logistic model that ``scripts/fit_furniture`` fits (``shape.json``).
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from mtcheck.read.furniture.lists import LONGEST_LINE, is_date, is_dated, is_link, name_words
from mtcheck.read.furniture.names import Certainty, by_names
from mtcheck.text.words import chunks

__all__ = ["features", "is_shaped", "likeness"]

_SEPARATOR: Final = re.compile(r"[|/•·,]|\s[-–—]\s")
_LONGEST_SHORT_LINE: Final = 160
"""Code points beyond which a line is not short."""
_JOINING: Final = 3
"""The most letters of a word that only joins names (*of*, *iz*), which headings also have."""
_LABEL: Final = re.compile(r"[\W_]*[^\W\d_][\w'’.-]*(?:\s[\w'’.-]+){0,2}\s*:\s*\S")
_END: Final = re.compile(r"[.!?…。！？؟۔।][\"'”“’»)\]」』）]*$")
_ASKED: Final = re.compile(r"[!?…][\"'”“’»)\]]*$")
_INITIAL: Final = re.compile(r"[^\W\d_]\.?")
_QUOTED: Final = re.compile(r"^[\"'“”„«»‘]")
_BRACKETED: Final = re.compile(r"^[(\[].*[)\]]$")


@cache
def _model() -> dict[str, Any]:
    text = files("mtcheck.read.furniture").joinpath("shape.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@lru_cache(maxsize=4096)
def is_shaped(line: str, *languages: str) -> bool:
    """Whether the line is shaped like furniture, at the fitted operating point."""
    return len(line) <= _LONGEST_SHORT_LINE and likeness(line, *languages) >= _model()["threshold"]


def likeness(line: str, *languages: str) -> float:
    """The probability, in [0, 1], that a line in one of these languages (BCP 47) is furniture."""
    model = _model()
    found = features(line, *languages)
    logit = model["intercept"] + sum(model["weights"][name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))


def features(line: str, *languages: str) -> dict[str, float]:
    """The named features of a line, each in [0, 1] except ``words`` (the logarithm of their number)."""
    line = line.strip()
    words = chunks(line)
    known = name_words(*languages)
    trade = [word for word in words if word.strip(".") in known or word.casefold().strip(".") in known]
    ended, date = _END.search(line) is not None, is_date(line)
    plain = [] if date else _plain_words(words, trade, ended=ended)
    certainty = by_names(line.strip("()[] "), known, *languages) if len(line) <= LONGEST_LINE else Certainty.NO
    return {
        **_of_words(words, plain, trade),
        **_of_characters(line),
        "date": float(date),
        "named": float(certainty is Certainty.SURE),
        "maybe_named": float(certainty is Certainty.MAYBE),
        "link": float(any(is_link(word) for word in words)),
        "label": float(bool(_LABEL.match(line))),
        "separators": 0.0 if plain else min(len(_SEPARATOR.findall(line)), 4) / 4,
        "ended": float(ended),
        "asked": float(bool(_ASKED.search(line))),
        "quoted": float(bool(_QUOTED.search(line))),
        "bracketed": float(bool(_BRACKETED.search(line))),
    }


def _plain_words(words: Sequence[str], trade: Sequence[str], *, ended: bool) -> list[str]:
    """The words that are neither names nor addresses nor of the trade."""
    return [word for word in words if _is_small(word, ended=ended) and word not in trade and not is_link(word)]


def _of_words(words: Sequence[str], plain: Sequence[str], trade: Sequence[str]) -> dict[str, float]:
    """How many words there are, and the shares of each sort."""
    count = max(len(words), 1)
    joining = [word for word in trade if word.islower() and len(word) <= _JOINING]
    names = [word for word in words if word[0].isupper() and not word[1:].isupper()]
    return {
        "words": math.log(count),
        "plain": len(plain) / count,
        "no_plain": float(not plain),
        "names": len(names) / count,
        "trade": (len(trade) - len(joining)) / count,
        "agency": float(any(word[0].isupper() for word in trade)),
        "initials": sum(bool(_INITIAL.fullmatch(word)) and word[0].isupper() for word in words) / count,
    }


def _of_characters(line: str) -> dict[str, float]:
    """Capitals, and digits that are not those of a date."""
    dated = is_dated(line)
    letters = sum(char.isalpha() for char in line)
    return {
        "shouted": float(letters > 1 and line.isupper()),
        "digits": 0.0 if dated else sum(char.isdigit() for char in line) / max(len(line), 1),
        "dated": float(dated),
    }


def _is_small(word: str, *, ended: bool) -> bool:
    """Whether a word is not a name: it has no capital, or its script has none and the line is a sentence."""
    return word[0].islower() or (ended and unicodedata.category(word[0]) == "Lo")

"""Sentence pairs for the embedded model: what is trained on, what is held out, what is done to a source."""

from __future__ import annotations

import lzma
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from embedded_names import respell
from rapidfuzz import fuzz

from mtcheck.languages.script import has_cyrillic, to_latin

SEED = 20261123
HELD_OUT = 1084
"""First held-out line of each NTREX variant: a document starts there (newstest2019; 316 lines to line 1400)."""
NEWS, TATOEBA, BOOKS = 4, 750, 2000
"""In how many passes each sentence of news and general text comes once, and pairs of the others in each pass: sentences
that come again are learnt by heart, and the model then invents (300,000 tokens more of the same two thousand sentences
cost two to four chrF on the held-out documents while the loss fell)."""


@dataclass(frozen=True)
class Pair:
    """``origin`` is as in the file: ``ntrex-hrv``, ``flores-dev-bs``, ``tatoeba``, ``books-Oz``."""

    origin: str
    source: str
    target: str


def read_pairs(path: Path) -> tuple[list[Pair], list[Pair]]:
    """Training and held-out pairs of a TSV (perhaps .xz) with lines ``origin, source, English``."""
    train: list[Pair] = []
    held_out: list[Pair] = []
    count: defaultdict[str, int] = defaultdict(int)
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            origin, source, target = line.rstrip("\n").split("\t")
            pair = Pair(origin, source.strip(), target.strip())
            held = origin.startswith("ntrex-") and count[origin] >= HELD_OUT
            (held_out if held else train).append(pair)
            count[origin] += 1
    return train, held_out


def passes(pairs: list[Pair]) -> Iterator[list[Pair]]:
    """Endless passes: some English sentences of news and general text, of Tatoeba and of books, always new ones as
    long as there are any; those of news and general text come again from another variant of the source language."""
    parallel: defaultdict[tuple[str, str], list[Pair]] = defaultdict(list)
    tatoeba, books = [], []
    for pair in pairs:
        if pair.origin.startswith("books"):
            books.append(pair)
        elif pair.origin == "tatoeba":
            tatoeba.append(pair)
        else:
            parallel[pair.origin.partition("-")[0], pair.target].append(pair)
    rng = random.Random(SEED)
    rng.shuffle(tatoeba)
    rng.shuffle(books)
    books = [pair for pair in books if 0.6 < len(pair.source) / max(1, len(pair.target)) < 1.5]
    number = 0
    while True:
        chosen = [
            variants[(index + number // NEWS) % len(variants)]
            for index, variants in enumerate(parallel.values())
            if index % NEWS == number % NEWS
        ]
        chosen += _window(tatoeba, number * TATOEBA, TATOEBA)
        chosen += _window(books, number * BOOKS, BOOKS)
        yield chosen
        number += 1


def whole_parts(pairs: list[Pair], parts: int) -> Iterator[list[Pair]]:
    """So many parts that together have every pair: news and general text are in each of them, Tatoeba and books are
    shared out.

    For training without a time limit. Every English sentence of the news comes from each variant of the source language
    in each part: few parts, lest it be learnt by heart.
    """
    once = [pair for pair in pairs if pair.origin.startswith(("books", "tatoeba"))]
    often = [pair for pair in pairs if not pair.origin.startswith(("books", "tatoeba"))]
    random.Random(SEED).shuffle(once)
    for number in range(parts):
        yield often + once[number::parts]


def _window(pairs: list[Pair], start: int, size: int) -> list[Pair]:
    return [pairs[(start + offset) % len(pairs)] for offset in range(min(size, len(pairs)))]


NAME = re.compile(r"\b[A-ZČĆŽŠĐ][\w’'-]+(?:\s[A-ZČĆŽŠĐ][\w’'-]+)*")
QUOTED = re.compile(r"[„“”»«\"]([^„“”»«\"]+)[„“”»«\"]")
QUOTE_STYLES = ("„{}“", "„{}”", "“{}”", '"{}"', "»{}«", "«{}»")
BARE = str.maketrans(
    {"č": "c", "ć": "c", "ž": "z", "š": "s", "đ": "dj", "Č": "C", "Ć": "C", "Ž": "Z", "Š": "S", "Đ": "Dj"}
)
RESPELLINGS = (("k", "c"), ("i", "y"), ("v", "w"), ("z", "s"), ("y", "i"), ("c", "k"), ("j", "y"), ("e", "a"))


def find_names(source: str, target: str) -> dict[str, str]:
    """Names of the target, by the word forms of the source that mean them: ``{"Dmitrom Kulebom": "Dmytro Kuleba"}``."""
    forms = NAME.findall(source)
    found = {}
    for run in NAME.findall(target):
        name = re.sub(r"['’]s?$", "", run)
        best = max(forms, key=lambda form: fuzz.ratio(_fold(form), _fold(name)), default="")
        if len(name) > 3 and fuzz.ratio(_fold(best), _fold(name)) >= 65:
            found[best] = name
    return found


def _fold(text: str) -> str:
    return text.translate(BARE).lower()


def augment(pair: Pair, rng: random.Random) -> tuple[str, str, dict[str, str]]:
    """Source, target and name hints, with what sloppy typing and other house styles do to a source.

    In half of the pairs, English names are respelt in the source as Serbian does. A quarter gets its names; some of
    these are respelt in hint and target alike, so that obeying the hint pays.
    """
    source, target = pair.source, pair.target
    if has_cyrillic(source) and rng.random() < 0.8:
        source = to_latin(source)
    if rng.random() < 0.5:
        source, target = respell(source, target, rng)
    names: dict[str, str] = {}
    if rng.random() < 0.25:
        names = dict(list(find_names(source, target).items())[:4])
        if names and rng.random() < 0.4:
            form, name = rng.choice(list(names.items()))
            old, new = rng.choice(RESPELLINGS)
            names[form] = name[0] + name[1:].replace(old, new, 1)
            target = target.replace(name, names[form])
    if rng.random() < 0.15:
        style = rng.choice(QUOTE_STYLES)
        source = QUOTED.sub(lambda match: style.format(match[1]), source)
    chance = rng.random()
    if chance < 0.07:
        source = source.translate(BARE)
        names = {form.translate(BARE): name for form, name in names.items()}
    elif chance < 0.09 and len(source) < 120:
        source, target, names = source.upper(), target.upper(), {}
    return source, target, names

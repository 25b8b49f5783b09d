"""Sentences in phrases, without a parser: cut at punctuation and before words that begin a phrase.

The lists hold prepositions, conjunctions and relative words: closed classes, so that a short list goes far. A language
without a list is cut at punctuation only.
"""

from __future__ import annotations

import re
from typing import Final

from mtcheck.languages.language import group, language_for
from mtcheck.languages.script import has_cyrillic, to_latin

__all__ = ["phrases", "without"]

_STARTERS: Final = {
    "hbs": """u na o po za od do iz s sa k ka kod pri pred prije pre poslije posle nakon tokom tijekom između među bez
        zbog radi protiv preko oko kroz uz niz iznad ispod iza ispred pored osim umjesto umesto prema nad pod povodom
        uoči putem unutar izvan i a ali ili te pa nego već da što koji koja koje kojeg kojega kojem kojoj koju kojom
        kojih kojima čiji čija gdje gde kada kad kako jer dok ako iako""",
    "en": """in on at of to for from by with without about after before during since until against between among under
        over through into onto near despite because while although though if when where who which that whose as than
        and or but nor via amid towards toward within outside inside behind beyond following according""",
    "sl": """v na o po za od do iz s z k h pri pred med brez zaradi proti preko okoli skozi ob nad pod in a ali ter pa
        da ki kateri katera katere kjer ko kako ker medtem če čeprav kot""",
    "cs": """v ve na o po za od do z ze k ke u při před mezi bez kvůli proti přes kolem skrz nad pod pro s se podle
        během i a ale nebo že který která které kterého kteří kde když jak protože zatímco pokud aby jako""",
    "pl": """w we na o po za od do z ze ku u przy przed między bez dla przez przeciw wokół nad pod według podczas oraz
        i a ale lub albo że który która które którego której których gdzie gdy kiedy jak ponieważ bo jeśli aby""",
    "uk": """в у на о об по за від до з із зі к при перед між без через проти навколо над під для про щодо під і й та
        а але або що який яка яке які якого де коли як бо поки якщо щоб""",
    "ru": """в во на о об по за от до из с со к ко при перед между без через против вокруг над под для про у и а но или
        что который которая которое которые которого где когда как потому пока если чтобы""",
    "bg": """в във на о по за от до из с със към при пред между без чрез против около над под и а но или че който която
        което които където когато как защото докато ако""",
    "mk": """во на о по за од до из со кон при пред меѓу без преку против околу над под и а но или дека кој која кое
        кои каде кога како бидејќи додека ако""",
    "fr": """de des du à au aux en dans sur sous pour par avec sans chez vers entre contre pendant depuis avant après
        selon et ou mais que qui dont où car si quand lorsque comme parce afin""",
}
_WORDS: Final = {language: frozenset(words.split()) for language, words in _STARTERS.items()}
_TOKEN: Final = re.compile(r"\d+(?:[.,:]\d+)+|\w+(?:[-'’.]\w+)*|[,;:()\[\]–—…!?\"«»„“”]")


def phrases(text: str, lang: str) -> list[tuple[int, int]]:
    """The spans of a sentence's phrases, in order; none for a sentence that cannot be cut.

    Each holds a word of four letters or more, a capitalised word or a number.
    """
    starters = _WORDS.get(group(lang), frozenset())
    latin = language_for(group(lang)).two_scripts and has_cyrillic(text)
    spans: list[tuple[int, int]] = []
    start = end = None
    fresh = False  # the phrase has only starters so far
    for token in _TOKEN.finditer(text):
        word = token[0]
        if not word[0].isalnum():
            _close(spans, start, end)
            start = None
            continue
        starter = (to_latin(word) if latin else word).lower() in starters
        if start is None or (starter and not fresh):
            _close(spans, start, end)
            start = token.start()
        fresh = starter
        end = token.end()
    _close(spans, start, end)
    kept = [(first, last) for first, last in spans if _has_content(text[first:last], starters)]
    return kept if len(spans) > 1 else []


def _close(spans: list[tuple[int, int]], start: int | None, end: int | None) -> None:
    if start is not None and end is not None:
        spans.append((start, end))


def _has_content(phrase: str, starters: frozenset[str]) -> bool:
    words = [word for word in phrase.split() if word.lower() not in starters]
    return any(len(word) >= 4 or word[0].isupper() or word[0].isdigit() for word in words)


def without(text: str, start: int, end: int) -> str:
    """The text with a span taken out, and with it a comma or space that would be left over."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if before.endswith((",", ";", ":", "–", "—")) and (not after or after[0] in ",;:.!?–—"):
        before = before[:-1].rstrip()
    glue = "" if not before or not after or after[0] in ",;:.!?)]…”" else " "
    return before + glue + after

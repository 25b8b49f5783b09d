"""How a wrong name came about: what the engine did to the source's form."""

from __future__ import annotations

from mtcheck.glossary.inflect import Reading, readings
from mtcheck.languages.language import language_for
from mtcheck.languages.respelling import fold, plain_key, respelling_key
from mtcheck.names.finding import Fault
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word

__all__ = ["explain"]


def explain(sentence: Sentence, number: int, right: str, reading: Reading | None) -> tuple[Fault, str]:
    """The fault and a clause that explains it, "" if unknown.

    ``reading`` is the nominative that leads to ``right``, if a witness gave it.
    """
    word, form = sentence.translation[number], sentence.counterpart(number)
    target = fold(right)
    if form is None:
        return _without_source(sentence, word, target)
    spelt = sentence.in_latin(form)
    options = sentence.readings(form)
    meant = reading if reading in options else next((r for r in options if _same(sentence, r.nominative, target)), None)
    if _same(sentence, spelt, word.folded) and meant is not None and meant.ending:
        return Fault.LEFT_IN, f"the source's {meant.case} “{form.text}” was kept"
    by_ear = language_for(sentence.source_lang).by_ear
    if by_ear and meant is not None and word.folded == fold(meant.nominative) and target != fold(meant.nominative):
        return Fault.PHONETIC, f"the source spells it by ear, “{form.text}”"
    for option in options:
        if option.ending and not option.restored and _same(sentence, option.nominative, word.folded) and meant:
            case = f"{meant.case} " if meant.ending else ""
            return Fault.STRIPPED, f"the source's {case}“{form.text}” was read as {word.text} + -{option.ending}"
    if any(r.ending and r.nominative == target and spelt.endswith(r.ending) for r in _readings(sentence, word)):
        return Fault.LEFT_IN, f"the source has “{form.text}”"
    return Fault.MISSPELT, f"the source has “{form.text}”"


def _without_source(sentence: Sentence, word: Word, target: str) -> tuple[Fault, str]:
    undone = next((r for r in _readings(sentence, word) if r.ending and r.nominative == target), None)
    if undone is not None:
        return Fault.LEFT_IN, f"-{undone.ending} is a case ending"
    if target.startswith(word.folded) and 0 < len(target) - len(word.folded) <= 2 and target[-1] in "aeio":
        return Fault.STRIPPED, f"-{target[len(word.folded) :]} was taken for a case ending"
    return Fault.MISSPELT, ""


def _readings(sentence: Sentence, word: Word) -> tuple[Reading, ...]:
    return readings(word.folded, sentence.language)


def _same(sentence: Sentence, spelt: str, folded: str) -> bool:
    return fold(spelt) == folded or (sentence.respelt and respelling_key(spelt) == plain_key(folded))

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
    options = sentence.readings(form)
    meant = reading if reading in options else next((r for r in options if _same(sentence, r.nominative, target)), None)
    told = None if meant is None else _done_to_form(sentence, word, form, meant, target)
    if told is not None:
        return told
    left_in = _keeps_its_ending(sentence, word, form, target)
    return Fault.LEFT_IN if left_in else Fault.MISSPELT, f"the source has “{form.text}”"


def _done_to_form(sentence: Sentence, word: Word, form: Word, meant: Reading, target: str) -> tuple[Fault, str] | None:
    """The fault and the clause if the source's form was kept, or read as another nominative than the one ``meant``."""
    if meant.ending and _same(sentence, sentence.in_latin(form), word.folded):
        return Fault.LEFT_IN, f"the source's {meant.case} “{form.text}” was kept"
    if language_for(sentence.source_lang).by_ear and word.folded == fold(meant.nominative) != target:
        return Fault.PHONETIC, f"the source spells it by ear, “{form.text}”"
    for option in sentence.readings(form):
        if option.ending and not option.restored and _same(sentence, option.nominative, word.folded):
            case = f"{meant.case} " if meant.ending else ""
            return Fault.STRIPPED, f"the source's {case}“{form.text}” was read as {word.text} + -{option.ending}"
    return None


def _keeps_its_ending(sentence: Sentence, word: Word, form: Word, target: str) -> bool:
    """Whether the word is the right name with the ending that the source's form has."""
    spelt = sentence.in_latin(form)
    return any(r.ending and r.nominative == target and spelt.endswith(r.ending) for r in _readings(sentence, word))


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

"""What the mentions in an article should read, according to its findings or its other mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.glossary.glossary import Glossary
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.respelling import fold
from mtcheck.languages.surnames import surnames_for
from mtcheck.model import Article, Segment, Signal
from mtcheck.names.alike import differ_in_ending
from mtcheck.names.analysis import analyse
from mtcheck.names.attested import is_attested
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word, words

__all__ = ["nominatives"]


def nominatives(article: Article, glossary: Glossary) -> dict[tuple[int, int], str]:
    """The right name for each misspelt word of the translation, by its segment and start.

    What English writes is misspelt only if the source has it too, as a case of another such name (*Alessandra*), or if
    a reference says so.
    """
    sentences = [Sentence(segment, article.source_lang, article.target_lang) for segment in article.segments]
    right = _told_elsewhere(sentences)
    for finding in analyse(article, glossary).findings:
        for start, said, name in _word_by_word(finding):
            if _is_of_a_reference(finding) or _may_be_wrong(said, name, finding.segment):
                right[finding.segment.index, start] = name
    return right


def _word_by_word(finding: Finding) -> Iterator[tuple[int, str, str]]:
    """The start of a finding, the word and its right reading; each word's, if a name of several is left in a case."""
    if finding.fault is Fault.MISSING or not finding.right:
        return
    said, right = finding.segment.translation[finding.start : finding.end], finding.right[0]
    if " " not in said + right:
        yield finding.start, said, right
    elif finding.fault is Fault.LEFT_IN and len(parts := words(said)) == len(names := right.split()):
        yield from ((finding.start + part.start, part.text, name) for part, name in zip(parts, names, strict=True))


def _is_of_a_reference(finding: Finding) -> bool:
    return any(evidence.signal is Signal.REFERENCE for evidence in finding.evidence)


def _may_be_wrong(said: str, right: str, segment: Segment) -> bool:
    if not (is_attested(said) or is_word(said)):
        return True
    if not differ_in_ending(fold(said), fold(right)):
        return False  # *Desert Island Discs*: not Iceland, which Croatian calls *Island*
    return is_attested(right) and any(word.text == said for word in words(segment.source or "", english=True))


def _told_elsewhere(sentences: Sequence[Sentence]) -> dict[tuple[int, int], str]:
    """Words whose source form may also be that of a name in *-a* in other sentences (*Kuleb*, *Kulebom*)."""
    said = {word.folded for sentence in sentences for word in sentence.translation if word.capitalised}
    read = [[_read(sentence, place) for place in range(len(sentence.source))] for sentence in sentences]
    right = {}
    for sentence, here in zip(sentences, read, strict=True):
        for word in _of_two_nominatives(sentence, here):
            if not _may_be_wrong(word.text, word.text + "a", sentence.segment):
                continue
            if word.folded + "a" in said or any(_shows_the_longer(word, names) for line in read for names in line):
                right[sentence.segment.index, word.start] = word.text + "a"
    return right


def _of_two_nominatives(sentence: Sentence, here: Sequence[frozenset[str]]) -> Iterator[Word]:
    """The words that a form of the source may stand for, as it may for the same with *-a*, and that the source does not
    have themselves; ``here`` are the nominatives of its words."""
    written = {fold(sentence.in_latin(word)) for word in sentence.source}
    sisters = surnames_for(sentence.language).with_sister
    for word in sentence.translation:
        if is_capitalised_word(word.text) or sisters.search(word.folded) or word.folded in written:
            continue
        if any({word.folded, word.folded + "a"} <= names for names in here):
            yield word


def _shows_the_longer(word: Word, names: frozenset[str]) -> bool:
    """Whether only the word with *-a* is among the nominatives of a form."""
    return word.folded + "a" in names and word.folded not in names


def _read(sentence: Sentence, place: int) -> frozenset[str]:
    """The nominatives that a capitalised word of the source may stand for; vocatives and plurals aside."""
    word = sentence.source[place]
    if not word.capitalised:
        return frozenset()
    return frozenset(fold(r.nominative) for r in sentence.readings(word) if not set(r.cases) <= set("VM"))

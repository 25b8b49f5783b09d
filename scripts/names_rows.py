"""Segments whose wrong names are known, for fitting the decision of the names engine and measuring it."""

from __future__ import annotations

import csv
import json
import lzma
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mtcheck.glossary.inflect import Reading, readings
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.respelling import fold, romanisation
from mtcheck.model import Article, Segment
from mtcheck.names import reference_witness
from mtcheck.names.alike import is_derived, is_no_name
from mtcheck.names.mention import Mention
from mtcheck.names.sentence import Sentence, name_like

__all__ = ["Row", "article", "drawn", "engines", "fold_of", "marked", "misspelt", "transplanted", "ways_to_spoil"]

csv.field_size_limit(sys.maxsize)


@dataclass(frozen=True)
class Row:
    """One segment. ``wrong`` maps the start of a wrong name in the translation to what it should be; the names at
    ``doubtful`` are not known to be right or wrong, nor is whether a name that only ``reference`` has (its words,
    folded) is meant. What shares a ``group`` stays together in cross-validation."""

    lang: str
    group: str
    origin: str
    source: str
    translation: str
    wrong: dict[int, str] = field(default_factory=dict)
    doubtful: frozenset[int] = frozenset()
    reference: frozenset[str] = frozenset()
    planted: tuple[int, str, str] | None = None
    """Of a transplanted name: where it is in the translation, itself, and its form in the source."""


def drawn(rows: Sequence[Row]) -> random.Random:
    """Chance that depends on nothing but an article's own text: whatever else is read, its draws are the same."""
    return random.Random(" ".join(f"{row.origin} {row.group} {row.translation}" for row in rows))


def fold_of(group: str, folds: int, draw: int = 0) -> int:
    """The fold that a group is in, in this of several cross-validations."""
    return random.Random(f"{draw} {group}" if draw else group).randrange(folds)


def article(rows: Sequence[Row], *, source: bool) -> Article:
    """The rows as the segments of one article."""
    segments = tuple(
        Segment(number, row.translation, 0, len(row.translation), source=row.source if source else None)
        for number, row in enumerate(rows)
    )
    text = "\n".join(row.translation for row in rows)
    sources = "\n".join(row.source for row in rows) if source else None
    return Article("", None, rows[0].lang, "en", text, sources, (), segments)


def engines(path: Path) -> Iterator[list[Row]]:
    """Outputs of real engines, up to three consecutive sentences of one engine at a time.

    What the reference spells otherwise is wrong; what only some engines write and the reference lacks is doubtful.
    """
    with lzma.open(path, "rt", encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    said: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    outputs: Counter[tuple[str, str]] = Counter()
    parsed = []
    for line in table:
        segment = Segment(
            0, line["translation"], 0, len(line["translation"]), source=line["source"], references=(line["reference"],)
        )
        sentence = Sentence(segment, line["lang"])
        parsed.append((line, sentence))
        key = (line["lang"], line["number"])
        outputs[key] += 1
        said[key].update({word.folded for word in sentence.translation})
    runs: dict[tuple[str, str, int], list[Row]] = defaultdict(list)
    for line, sentence in parsed:
        key = (line["lang"], line["number"])
        runs[line["lang"], line["engine"], int(line["number"]) // 3].append(
            _row(line, sentence, said[key], outputs[key])
        )
    yield from runs.values()


def _row(line: dict[str, str], sentence: Sentence, said: Counter[str], outputs: int) -> Row:
    wrong: dict[int, str] = {}
    doubtful = set()
    for number, word in enumerate(sentence.translation):
        if not name_like(word) or word.folded in sentence.reference_words:
            continue
        mention = Mention(sentence, number)
        referred = next(reference_witness.propose(mention), None)
        right = "" if is_no_name(word.text, sentence.target_lang) else _right(mention)
        if right and (
            (is_capitalised_word(word.text) and not is_capitalised_word(right)) or _translates_a_word(mention, right)
        ):
            doubtful.add(word.start)  # *Khrushchev*, where the reference has *Krushchev*
        elif right:
            wrong[word.start] = right
        elif referred is not None or not (outputs >= 3 and said[word.folded] == outputs):
            doubtful.add(word.start)  # *Triantafilopoulos*, where the reference has *Triantafylopoulos*
    return Row(
        line["lang"],
        line["number"],
        "engines",
        line["source"],
        line["translation"],
        wrong,
        frozenset(doubtful),
        frozenset(sentence.reference_words),
    )


def _translates_a_word(mention: Mention, right: str) -> bool:
    """Whether the engine made an English word of a name that the source has as the reference does (*Siren*,
    *Sirena*)."""
    return is_word(mention.word.text) and fold(mention.spelt) == fold(right)


def _right(mention: Mention) -> str:
    for candidate in reference_witness.propose(mention):
        folded = fold(candidate.right)
        word = mention.word.folded
        target_lang = mention.sentence.target_lang
        derived = is_derived(word, folded, target_lang) or is_derived(folded, word, target_lang)
        if derived or romanisation(word) == romanisation(candidate.right):
            continue
        return candidate.right
    return ""


def marked(folder: Path) -> Iterator[Row]:
    """Errors that people marked and segments that they found clean."""
    for item in _read(folder / "name-errors.jsonl"):
        yield _marked(item, "errors")
    for item in _read(folder / "name-clean.jsonl"):
        yield _marked(item, "clean")


def _marked(item: dict[str, Any], origin: str) -> Row:
    text, wrong, doubtful = item["translation"], {}, set()
    segment = Segment(0, text, 0, len(text), source=item["source"], references=(item["reference"],))
    sentence = Sentence(segment, item["lang"])
    if "wrong" in item:
        places = [start for start in range(len(text)) if text.startswith(item["wrong"], start)]
        wrong = dict.fromkeys(places, item["right"])
        doubtful = {w.start for w in sentence.translation if w.folded not in sentence.reference_words} - set(wrong)
    group = f"{item['line']}" if item["set"] == "flores-dev" else f"{item['set']}-{item['line']}"
    known = frozenset(sentence.reference_words)
    return Row(item["lang"], group, origin, item["source"], text, wrong, frozenset(doubtful), known)


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


_SPELLINGS = (
    ("e\\Z", ""), ("(?<=[^aeiou])\\Z", "e"), ("([bdfglmnprst])\\1", "\\1"), ("(?<=[aeiou])([lmnrst])(?=[aeiou])", "\\1\\1"),
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("c(?=[aou])", "k"), ("(?<=.)y", "i"), ("ie\\Z", "y"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("ea", "e"), ("qu", "kv"), ("w", "v"), ("x", "ks"), ("gh", "g"), ("(?<=.)h", ""),
)  # fmt: skip
"""What spells a name otherwise that is heard alike or nearly so."""


def misspelt(rows: Sequence[Row], names: AbstractSet[str], count: int, seed: int = 12) -> Iterator[Row]:
    """Engines' sentences with one of these names (folded words) spelt as a person spells it who only heard it
    (*Hook*, *Hooke*)."""
    chooser = random.Random(seed)
    usable = [row for row in rows if not row.wrong]
    chooser.shuffle(usable)
    made = 0
    for row in usable:
        segment = Segment(0, row.translation, 0, len(row.translation), source=row.source)
        fitting = [
            word
            for word in Sentence(segment, row.lang).translation
            if name_like(word) and word.folded in names and word.folded in row.reference and len(word.text) > 3
        ]
        if not fitting:
            continue
        word = chooser.choice(fitting)
        ways = {re.sub(pattern, other, word.text, count=1) for pattern, other in _SPELLINGS} - {word.text}
        said = chooser.choice(sorted(way for way in ways if way[0] == word.text[0] and fold(way) not in names) or [""])
        if not said:
            continue
        shift = len(said) - len(word.text)
        yield Row(
            row.lang,
            row.group,
            "misspelt",
            row.source,
            row.translation[: word.start] + said + row.translation[word.end :],
            {word.start: word.text},
            frozenset(start + shift * (start > word.start) for start in row.doubtful),
            row.reference,
        )
        made += 1
        if made >= count:
            return


DECLINES = ("hr", "bs", "sl", "cs")
"""Languages that keep a foreign name's spelling and decline it."""
_VOWELS = "aeiou"


def transplanted(rows: Sequence[Row], names: Sequence[str], count: int, seed: int = 9) -> Iterator[Row]:
    """Engines' sentences with another name in a right name's place, declined as that was: as many left right as
    damaged, by keeping the source's form or by reading it as a form of another nominative."""
    chooser = random.Random(seed)
    pool: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if name.isalpha() and 3 < len(name) < 13 and name.istitle():
            pool[_class(name)].append(name)
    usable = [row for row in rows if row.lang in DECLINES and not row.wrong]
    chooser.shuffle(usable)
    made = 0
    while made < count:
        for row in usable:
            found = _transplanted(row, pool, chooser)
            if found is not None:
                yield found
                made += 1
            if made >= count:
                return


def ways_to_spoil(name: str, written: str, lang: str) -> Sequence[str]:
    """What engines make of a name of which the source has a form: that form, if it is declined, or another nominative
    of it."""
    others = [
        other.nominative
        for other in readings(written, lang)
        if fold(other.nominative) not in {fold(name), fold(written)}
        and not set(other.cases) <= set("VMP")
        and len(other.nominative) > 2
        and len(other.restored) < 3
    ]
    return [written] * (2 if fold(written) != fold(name) else 0) + others[:6]


def _class(name: str) -> str:
    return name[-1] if name[-1] in _VOWELS else "j" if name[-1] in "jcčćšžđ" else "y" if name[-1] == "y" else "-"


def _transplanted(row: Row, pool: dict[str, list[str]], chooser: random.Random) -> Row | None:
    segment = Segment(0, row.translation, 0, len(row.translation), source=row.source)
    sentence = Sentence(segment, row.lang)
    options: list[tuple[int, int, Reading]] = []
    for number, place in sentence.counterparts.items():
        word, form = sentence.translation[number], sentence.source[place]
        if word.start in row.doubtful or word.acronym or (word.initial and form.initial):
            continue
        options += (
            (number, place, reading)
            for reading in sentence.readings(form)
            if fold(reading.nominative) == word.folded and not set(reading.cases) <= set("VMP")
        )
    if not options:
        return None
    declined = [option for option in options if option[2].ending]
    number, place, reading = chooser.choice(declined if declined and chooser.random() < 0.8 else options)
    word, form = sentence.translation[number], sentence.source[place]
    fitting = pool.get(_class(word.folded))
    if not fitting or sum(other.folded == word.folded for other in sentence.translation) > 1:
        return None
    name = chooser.choice(fitting)
    if not name.lower().endswith(reading.restored):
        return None
    written = name[: len(name) - len(reading.restored)] + reading.ending
    ways = ways_to_spoil(name, written, row.lang) if chooser.random() < 0.55 else ()
    said = chooser.choice(ways).capitalize() if ways else name
    source = row.source[: form.start] + written + row.source[form.end :]
    translation = row.translation[: word.start] + said + row.translation[word.end :]
    wrong = {word.start: name} if said != name else {}
    shift = len(said) - (word.end - word.start)
    doubtful = frozenset(start + shift * (start > word.start) for start in row.doubtful)
    planted = (word.start, name, written)
    return Row(row.lang, f"{row.group}", "transplanted", source, translation, wrong, doubtful, planted=planted)

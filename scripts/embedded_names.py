"""English names as Serbian writes them, as they are heard: what the embedded model's drafts spell back.

*Džonsonom* is Johnson and *Melrouzu* Melrose. Of such names the pairs have only a few hundred, those of their Serbian
news; here the names of any pair are respelt so, and replaced by others that people have, and those that drafts know
are listed.
"""

from __future__ import annotations

import itertools
import json
import random
import re
from collections import defaultdict
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from rapidfuzz import fuzz

from mtcheck.languages.english import is_word
from mtcheck.translate.embedded.glosses import name_key

CONSONANTS = {
    "b": "b", "ch": "č", "d": "d", "dh": "d", "f": "f", "g": "g", "hh": "h", "jh": "dž", "k": "k", "l": "l", "m": "m",
    "n": "n", "ng": "ng", "p": "p", "r": "r", "s": "s", "sh": "š", "t": "t", "th": "t", "v": "v", "w": "v", "y": "j",
    "z": "z", "zh": "ž",
}  # fmt: skip
VOWELS = {
    "aa": ("a", "o"), "ae": ("e", "a"), "ah": ("a", "o", "e"), "ao": ("o",), "aw": ("au",), "ay": ("aj",),
    "eh": ("e",), "er": ("er", "ar", "or", "ir", "ur"), "ey": ("ej",), "ih": ("i", "e"), "iy": ("i",),
    "ow": ("ou", "o"), "oy": ("oj",), "uh": ("u",), "uw": ("u",),
}  # fmt: skip
ASCII = str.maketrans("čšž", "css")
UNSTRESSED = ("a", "e", "i", "o", "u")
MOST = 200
"""The most spellings of one pronunciation: names have few vowels, and skipping others is not a loss."""
CLOSEST = 3
AS_LIKELY = 20
"""How many times rarer a name may be than the most frequent one of its sound to be listed as well."""
FREQUENT = 12_000
"""Surnames people are called by here, the most frequent first."""
WELL_KNOWN = 500
NAME = re.compile(r"\b[A-Z][a-z]+(?:[A-Z][a-z]+)?\b")
CASES = (
    "", "a", "u", "om", "em", "e", "i", "ov", "ova", "ovo", "ovu", "ove", "ovi", "ovih", "ovim", "ovog", "ovoj", "ovom",
    "ev", "eva", "evo", "evu", "eve", "evi", "in", "ina", "inu", "ine", "ja", "ju", "jem", "jom", "je", "jev", "jeva",
    "jevo", "jevu", "jeve", "jevi", "jevih", "jevim", "ima",
)  # fmt: skip
CASES_OF_A = ("a", "e", "i", "u", "o", "om", "in", "ina", "inu", "ine", "ino", "ini", "inih", "inim")


def respell(source: str, target: str, rng: random.Random) -> tuple[str, str]:
    """The pair with the names that it has on both sides respelt in the source, half of them replaced by others.

    Names that the source has as they are heard already are only replaced.
    """
    for name in sorted(set(NAME.findall(target))):
        spellings = () if is_word(name) and name not in _well_known() else heard(name)
        found = _declined((name, *spellings), source) if spellings else None
        if found is None:
            continue
        other = name
        for names in people():
            if name in names and rng.random() < 0.5:
                other = names[int(len(names) * rng.random() ** 3)]
        if other == name and not re.search(rf"\b{name}", source):
            continue
        spelt = heard(other)[0 if rng.random() < 0.7 else -1]
        if _vowel(spelt) != _vowel(spellings[0]):
            continue
        source = found.sub(lambda match, spelt=spelt: _with_case(spelt, match["case"]), source)  # type: ignore[misc]
        target = re.sub(rf"\b{name}\b", other, target)
    return source, target


def _declined(names: tuple[str, ...], source: str) -> re.Pattern[str] | None:
    """A pattern for the first of the names that the source has, in any case."""
    for name in names:
        stem, cases = (name[:-1], CASES_OF_A) if name.endswith("a") else (name, CASES)
        pattern = re.compile(rf"\b{stem}(?P<case>{'|'.join(sorted(cases, key=len, reverse=True))})\b")
        if pattern.search(source):
            return pattern
    return None


def _with_case(name: str, case: str) -> str:
    return name.removesuffix("a") + case


def _vowel(name: str) -> str:
    """The last letter if it is a vowel: it decides how a name is declined."""
    return name[-1] if name[-1] in "aeiou" else ""


@cache
def heard(name: str) -> tuple[str, ...]:
    """How Serbian may write an English name, the likeliest first; empty if its pronunciation is unknown.

    >>> heard("Johnson")[0]
    'Džonson'
    """
    key = name.lower()
    if key.endswith("ic"):  # Kovacic is not English
        return ()
    found = {spelling for phones in _pronunciations().get(key, ()) for spelling in _spellings(phones.split())}
    written = key.translate(str.maketrans("wyqx", "vikk")).replace("ph", "f")
    return tuple(
        spelling.capitalize()
        for spelling in sorted(found, key=lambda s: (-fuzz.ratio(s.translate(ASCII), written), s))
        if spelling.endswith("a") == key.endswith("a")
    )[:CLOSEST]


def _spellings(phones: list[str]) -> set[str]:
    choices: list[tuple[str, ...]] = []
    for phone in phones:
        sound, stress = phone.rstrip("012"), phone[-1]
        if sound in CONSONANTS:
            choices.append((CONSONANTS[sound],))
        else:
            choices.append(UNSTRESSED if sound == "ah" and stress == "0" else VOWELS[sound])
    made = ("".join(choice) for choice in itertools.islice(itertools.product(*choices), MOST))
    return {re.sub(r"(.)\1+", r"\1", spelling.replace("ngk", "nk")) for spelling in made}


@cache
def _pronunciations() -> dict[str, list[str]]:
    """The CMU Pronouncing Dictionary (BSD), by word, as eng-to-ipa (MIT) packages it."""
    text = (_package("eng_to_ipa") / "resources/CMU_dict.json").read_text(encoding="utf-8")
    return {word: phones for word, phones in json.loads(text).items() if len(word) > 2 and word.isalpha()}


@cache
def people() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """First names (men's, then women's), and surnames, of the US census of 1990 that the dictionary knows, as names
    (MIT) packages them, the most frequent first."""
    return _census("dist.male.first", "dist.female.first"), _census("dist.all.last")


def _census(*files: str) -> tuple[str, ...]:
    lines = [line for file in files for line in (_package("names") / file).read_text("utf-8").splitlines()[:FREQUENT]]
    return tuple(dict.fromkeys(name for line in lines if heard(name := _written(line.split()[0]))))


def _written(word: str) -> str:
    name = word.capitalize()
    return f"Mc{name[2:].capitalize()}" if name.startswith("Mc") else name


@cache
def _well_known() -> frozenset[str]:
    """Names even where they are words as well: Baker, Brown."""
    return frozenset(name for names in people() for name in names[:WELL_KNOWN])


def names_heard(*, known: float = 1.0) -> dict[str, list[str]]:
    """Names by what Serbian writes (:func:`mtcheck.translate.embedded.glosses.name_key`), up to three of one sound, the
    most frequent first; none where the most frequent is spelt alike, or an English word is.

    They are those of :func:`people`, and the dictionary's words that English lacks (places, companies). Drafts of
    training pairs have only a share of them ``known``: names of articles are often unknown as well.
    """
    rng = random.Random(0)
    rarity = {name: rank for names in reversed(people()) for rank, name in enumerate(names, 1)}
    for word in sorted(_pronunciations()):
        if not is_word(name := _written(word)):
            rarity.setdefault(name, FREQUENT)
    scores: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for name, rank in rarity.items():
        if rng.random() < known:
            for place, spelling in enumerate((name, *heard(name))):
                scores[name_key(spelling)].setdefault(name, rank * max(1, place))
    found = {}
    for key, choices in scores.items():
        best = sorted(choices, key=lambda name: (choices[name], name))[:CLOSEST]
        if key not in {name_key(best[0]), name_key(best[0].replace("oe", "o"))} and not is_word(key.lower()):
            likely = choices[best[0]] * AS_LIKELY
            found[key] = [name for name in best if choices[name] <= likely and name_key(name) != key]
        elif len(choices) > 1 or rarity[best[0]] < FREQUENT:
            found[key] = []
    return found


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is missing: scripts/setup embedded bench")
    return Path(spec.origin).parent

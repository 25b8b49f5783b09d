"""XLIFF 1.2 and earlier, XLIFF 2.0 to 2.2 (OASIS), and the variants that translators' tools write.

A segment is a pair: a ``segment`` of XLIFF 2, a ``trans-unit`` of XLIFF 1, or each ``mrk mtype="seg"`` inside one if
its ``seg-source`` is split, as in SDLXLIFF. States are read wherever they are: on the target, on the segment, in SDL's
``seg-defs``, in memoQ's ``mq:status`` and Phrase's ``m:confirmed``. Notes, matches and metadata are not text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError, UsageError
from mtcheck.model import Unit, UnitState
from mtcheck.read.inline import plain
from mtcheck.read.pair import PLACEHOLDER, Asked, Content, Pair, trim
from mtcheck.read.tags import closest, tag_of
from mtcheck.read.xml import attribute, elements, line_of, name_of, space_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

__all__ = ["UNITS", "read"]

UNITS: Final = frozenset({"trans-unit", "unit"})
"""The elements that :attr:`mtcheck.model.Unit.number` counts."""

_PARENTS: Final = frozenset({"file", "group"})
_VERSIONS: Final = ("1.0", "1.1", "1.2", "2.0", "2.1", "2.2")

_EMBEDDED_FROM: Final = 1 << 20
_EMBEDDED: Final = re.compile(rb"(<(?:[\w.-]+:)?internal-file\b[^<>]*>)([^<]+)")
"""The original, which Trados puts into its files in base64, often longer than the XML parser allows a text to be."""

_STATES: Final = {
    **dict.fromkeys(("new", "needs-translation", "initial", "notstarted", "unspecified"), UnitState.UNTRANSLATED),
    **dict.fromkeys(("needs-adaptation", "needs-l10n", "draft", "edited", "partiallyedited"), UnitState.DRAFT),
    **dict.fromkeys(("needs-review-adaptation", "needs-review-l10n", "needs-review-translation"), UnitState.DRAFT),
    **dict.fromkeys(("pretranslated", "assembledfromfragments", "machinetranslated", "rejected"), UnitState.DRAFT),
    **dict.fromkeys(("rejectedtranslation", "rejectedsignoff"), UnitState.DRAFT),
    **dict.fromkeys(("translated", "manuallyconfirmed", "confirmed"), UnitState.TRANSLATED),
    **dict.fromkeys(("final", "signed-off", "reviewed", "approvedtranslation", "approvedsignoff"), UnitState.FINAL),
    **dict.fromkeys(("reviewer1confirmed", "reviewer2confirmed", "proofread"), UnitState.FINAL),
}
"""The words of XLIFF 1.2, XLIFF 2, SDL and memoQ, in lower case."""


_PHRASE: Final = "http://www.memsource.com/mxlf/2.0"
_PHRASE_CODES: Final = re.compile(r"(?P<alone>\{\d+\})|\{[\w-]{1,20}>|<[\w-]{1,20}\}")
"""The codes that Phrase (Memsource) writes as text: ``{1}``, and ``{b>`` with ``<b}``."""


_Languages = tuple[str | None, str | None]
"""The languages of a file's source and target, as far as given."""


@dataclass(slots=True)
class _Place:
    """The reader's position: the enclosing elements say whether to translate, and in which language they are."""

    version: int = 1
    file: str | None = None
    article: str = ""
    languages: _Languages = (None, None)
    translate: list[bool] = field(default_factory=lambda: [True])
    number: int = -1


def read(data: bytes, where: str, asked: Asked) -> Content:
    """Every pair of the files in ``data``; of files in several languages, the requested ones.

    Raises :class:`InputError` for anything that is not an XLIFF of a known version and for languages that need to be
    chosen, :class:`UsageError` for a field other than ``file``.
    """
    place = _Place()
    if asked.article not in {None, "file"}:
        raise UsageError(f"{where}: --split-by of an XLIFF file must be file, not {asked.article!r}")
    if len(data) > _EMBEDDED_FROM:
        data = _EMBEDDED.sub(lambda match: match[1] + b"\n" * match[2].count(b"\n"), data)
    found: list[tuple[_Languages, Pair]] = []
    broken: list[str] = []
    protected = 0
    for event, element in elements(
        data, where, "xliff", wanted=UNITS | _PARENTS, forgotten=UNITS | _PARENTS | {"header"}
    ):
        name = name_of(element)
        if name == "xliff":
            if event == "start":
                _begin(element, place, where)
        elif name in _PARENTS:
            _pass(event, element, place)
        elif event == "end":
            place.number += 1
            if not _is_translated(element, place):
                protected += 1
            elif problem := _problem(element):
                broken.append(f"line {line_of(element)}: unit {element.get('id') or place.number + 1} {problem}")
            else:
                found.extend((place.languages, pair) for pair in _pairs(element, place))
    (source, target), chosen = _choose_pair(found, asked, where)
    return Content(tuple(chosen), source, target, protected, tuple(broken))


def _begin(root: _Element, place: _Place, where: str) -> None:
    version = (root.get("version") or space_of(root).rpartition(":")[2]).strip()
    if version not in _VERSIONS:
        known = ", ".join(_VERSIONS)
        raise InputError(f"{where}: XLIFF version {version or 'unknown'!r} is not supported; the versions are {known}")
    place.version = int(version[0])
    place.languages = (tag_of(root.get("srcLang")), tag_of(root.get("trgLang")))


def _pass(event: str, element: _Element, place: _Place) -> None:
    if event == "end":
        place.translate.pop()
        return
    place.translate.append(_is_translated(element, place))
    if name_of(element) == "file":
        place.file = element.get("original") or None
        place.article = place.file or element.get("id") or ""
        if place.version == 1:
            place.languages = (tag_of(element.get("source-language")), tag_of(element.get("target-language")))


def _is_translated(element: _Element, place: _Place) -> bool:
    said = element.get("translate")
    return place.translate[-1] if said is None else said.strip().lower() != "no"


def _child(element: _Element, name: str) -> _Element | None:
    space = space_of(element)
    return next((child for child in element if name_of(child) == name and space_of(child) == space), None)


def _problem(unit: _Element) -> str | None:
    if name_of(unit) == "trans-unit":
        return "has no source" if _child(unit, "source") is None else None
    segments = [child for child in unit if name_of(child) == "segment"]
    if not segments:
        return "has no segment"
    return "has a segment without a source" if any(_child(item, "source") is None for item in segments) else None


def _pairs(unit: _Element, place: _Place) -> Iterator[Pair]:
    parts = list(_parts_of_trans_unit(unit) if name_of(unit) == "trans-unit" else _parts_of_unit(unit))
    name = unit.get("id") or str(place.number + 1)
    for number, (segment, source, target, state) in enumerate(parts, 1):
        if source or target:
            own = f"{name}/{segment or number}" if len(parts) > 1 else name
            reached = state if target else UnitState.UNTRANSLATED
            made = Unit(own, place.number, reached, line_of(unit), place.file)
            yield Pair(made, source, target, article=place.article)


_Part = tuple[str | None, str, str, UnitState]
"""A segment's own id, source, target and state."""


def _parts_of_unit(unit: _Element) -> Iterator[_Part]:
    for segment in unit:
        if name_of(segment) == "segment":
            state = _STATES.get((segment.get("state") or "initial").lower(), UnitState.TRANSLATED)
            target = _text(_child(segment, "target"))
            if segment.get("state") is None and target:
                state = UnitState.TRANSLATED
            yield segment.get("id"), _text(_child(segment, "source")), target, state


def _parts_of_trans_unit(unit: _Element) -> Iterator[_Part]:
    source, parted, target = _child(unit, "source"), _child(unit, "seg-source"), _child(unit, "target")
    state = _state(unit, target)
    sources = _segments(parted)
    targets = _segments(target)
    if not sources or (_text(target) and (not targets or _has_more(target))):
        yield None, _text(source), _text(target), state
        return
    states = _sdl_states(unit)
    for mid in dict.fromkeys((*sources, *targets)):
        yield mid, sources.get(mid, ""), targets.get(mid, ""), states.get(mid, state)


def _text(element: _Element | None) -> str:
    if element is None:
        return ""
    text = plain(element, wrapped=True)
    if "}" in text and _PHRASE in element.nsmap.values():
        text = trim(_PHRASE_CODES.sub(lambda code: PLACEHOLDER if code["alone"] else "", text))
    return text


def _is_segment(element: _Element) -> bool:
    return name_of(element) == "mrk" and element.get("mtype") == "seg"


def _segments(element: _Element | None) -> dict[str, str]:
    """The texts of the marked segments by their ids."""
    texts: dict[str, str] = {}
    for mark in element.iter() if element is not None else ():
        if _is_segment(mark):
            mid = mark.get("mid") or str(len(texts) + 1)
            texts[mid] = " ".join(filter(None, (texts.get(mid), _text(mark))))
    return texts


def _has_more(element: _Element | None) -> bool:
    """Whether there are words outside the marked segments."""
    return element is not None and any(char.isalnum() for char in plain(element, without=_is_segment))


def _state(unit: _Element, target: _Element | None) -> UnitState:
    if unit.get("approved") == "yes":
        return UnitState.FINAL
    said = (target.get("state") if target is not None else None) or attribute(unit, "status") or ""
    said = said.removeprefix("x-")
    confirmed = attribute(unit, "confirmed")
    if not said and confirmed is not None:
        return UnitState.TRANSLATED if confirmed in {"1", "true"} else UnitState.DRAFT
    return _STATES.get(said.lower(), UnitState.TRANSLATED)


def _sdl_states(unit: _Element) -> dict[str, UnitState]:
    """The marked segments' states in SDL's ``seg-defs``."""
    return {
        mid: _STATES.get((segment.get("conf") or "unspecified").lower(), UnitState.TRANSLATED)
        for child in unit
        if name_of(child) == "seg-defs"
        for segment in child
        if (mid := segment.get("id"))
    }


def _choose_pair(found: list[tuple[_Languages, Pair]], asked: Asked, where: str) -> tuple[_Languages, list[Pair]]:
    """The pairs of one pair of languages, and that pair."""
    there = dict.fromkeys(languages for languages, _ in found)
    kinds = list(there)
    if _joined_languages(kinds) is None:
        kinds = [kind for kind in kinds if _fits(kind[0], asked.source_lang) and _fits(kind[1], asked.target_lang)]
    languages = _joined_languages(kinds)
    if found and (languages is None or not kinds):
        names = ", ".join(f"{source or '?'} to {target or '?'}" for source, target in there)
        raise InputError(
            f"{where}: its files have several language pairs ({names}); name one with --source-lang and --target-lang"
        )
    return languages or (None, None), [pair for kind, pair in found if kind in kinds]


def _joined_languages(kinds: Sequence[_Languages]) -> _Languages | None:
    """The pair of languages shared by all of these, some of which may leave one out."""
    sources, targets = ({kind[side] for kind in kinds} - {None} for side in (0, 1))
    if len(sources) > 1 or len(targets) > 1:
        return None
    return next(iter(sources), None), next(iter(targets), None)


def _fits(tag: str | None, asked: str | None) -> bool:
    return asked is None or (tag is not None and closest([tag], asked) is not None)

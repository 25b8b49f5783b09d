"""Checks the types of the arguments of :func:`mtcheck.audit` before anything is read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from pathlib import Path
from typing import Final

from mtcheck.baseline import Baseline
from mtcheck.glossary import Glossary
from mtcheck.inputs import Upload
from mtcheck.read import BilingualDocument
from mtcheck.refit import Refit
from mtcheck.settings import Waiver
from mtcheck.wrong_types import BYTES, refuse_wrong_fields, wrong_type

__all__ = ["refuse_wrong_types"]


def _is_text(value: object) -> bool:
    return isinstance(value, str | Path | Upload) or _are(value, str)


def _are(value: object, wanted: type | tuple[type, ...]) -> bool:
    """Whether it is a list or another sequence of such values."""
    if not isinstance(value, Collection) or isinstance(value, (str, Mapping, AbstractSet, *BYTES)):
        return False
    return all(isinstance(item, wanted) for item in value)


def _are_names(value: object) -> bool:
    """Whether it is an iterable of names; an iterator is not consumed."""
    if not isinstance(value, Iterable) or isinstance(value, (str, *BYTES)):
        return False
    return not isinstance(value, Collection) or all(isinstance(item, str) for item in value)


def _are_texts(value: object) -> bool:
    return isinstance(value, str | Path | Upload) or (_are(value, object) and all(map(_is_text, value)))  # type: ignore[call-overload]


def _are_numbers(value: object) -> bool:
    if not isinstance(value, Collection) or isinstance(value, (str, Mapping, *BYTES)):
        return False
    return all(isinstance(item, int) and not isinstance(item, bool) for item in value)


def _is_translator(value: object) -> bool:
    return isinstance(value, str) or all(hasattr(value, name) for name in ("name", "trust", "translate"))


def _are_columns(value: object) -> bool:
    return isinstance(value, Mapping) and all(isinstance(item, str) for pair in value.items() for item in pair)


def _one_of(*types: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, types)


_TEXT: Final = "a text, a Path, an Upload or a list of sentences"
_NAMES: Final = "a list of checks' names"
_STRING: Final = (_one_of(str), "a string")

_TAKEN: Final[Mapping[str, tuple[Callable[[object], bool], str]]] = {
    "translation": (lambda value: _is_text(value) or isinstance(value, BilingualDocument), _TEXT),
    "source": (_is_text, _TEXT),
    "references": (_are_texts, f"a list, each of its items {_TEXT}"),
    "quotes": (_is_text, _TEXT),
    "glossary": (
        lambda value: isinstance(value, Glossary | str | Path) or _are(value, (Glossary, str, Path)),
        'a Glossary, "default", the path of a file, or a list of these',
    ),
    "translator": (_is_translator, "a name or an object with name, trust and translate"),
    "retranslate": (_are_numbers, "the indices of segments"),
    "likelihood": (_one_of(bool), "True or False"),
    "source_lang": _STRING,
    "target_lang": _STRING,
    "published": (lambda value: isinstance(value, date) and not isinstance(value, datetime), "a datetime.date"),
    "columns": (_are_columns, "a mapping of texts to columns' names"),
    "only": (_are_names, _NAMES),
    "disable": (_are_names, _NAMES),
    "baseline": (_one_of(Baseline, str, Path), "a Baseline or the path of a file"),
    "waivers": (lambda value: _are(value, Waiver), "a list of Waivers"),
    "calibration": (_one_of(Refit, Path), "a Refit or the Path of a file"),
    "article_id": _STRING,
    "title": _STRING,
    "engine": _STRING,
    "section": _STRING,
}
_FROZEN: Final = (Upload, Waiver, Baseline, Refit)
"""Values whose fields are checked too: otherwise only annotations say what may be in them."""
_NEVER_NONE: Final = frozenset({"translation", "references", "disable", "waivers", "likelihood"})


def refuse_wrong_types(**given: object) -> None:
    """Raise :class:`mtcheck.errors.WrongTypeError` for the first argument of a wrong type."""
    for name, value in given.items():
        fits, wanted = _TAKEN[name]
        if not (value is None and name not in _NEVER_NONE) and not _does(fits, value):
            raise wrong_type(name, wanted, value)
        for part in value if isinstance(value, list | tuple) else (value,):
            if isinstance(part, _FROZEN):
                refuse_wrong_fields(name, part)


def _does(fits: Callable[[object], bool], value: object) -> bool:
    try:
        return fits(value)
    except Exception:  # noqa: BLE001 - what cannot be looked at is nothing that an audit takes
        return False

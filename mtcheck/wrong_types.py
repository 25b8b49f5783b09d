"""Refuses values of the wrong type, naming the argument."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from mtcheck.errors import WrongTypeError

__all__ = ["BYTES", "must_be", "must_be_columns", "refuse_wrong_fields", "wrong_type"]

BYTES: Final = (bytes, bytearray, memoryview)


def wrong_type(name: str, wanted: str, value: object) -> WrongTypeError:
    """The error for an argument of the wrong type."""
    return WrongTypeError(f"{name} must be {wanted}, not {_kind_of(value)}")


def must_be(name: str, kinds: type | tuple[type, ...], wanted: str, value: object) -> None:
    """Raise :class:`mtcheck.errors.WrongTypeError` for a value of another type."""
    if not isinstance(value, kinds):
        raise wrong_type(name, wanted, value)


def must_be_columns(value: object) -> None:
    """Raise :class:`mtcheck.errors.WrongTypeError` for anything but a mapping of texts to texts, and None."""
    if value is not None and not fits(value, Mapping[str, str]):
        raise wrong_type("columns", "a mapping of texts to columns' names", value)


def refuse_wrong_fields(name: str, value: object) -> None:
    """Raise :class:`mtcheck.errors.WrongTypeError` for the first field of a dataclass instance whose value does not
    have the declared type."""
    kind: Any = type(value)
    for field, hint in _hints(kind).items():
        given = getattr(value, field)
        if not fits(given, hint):
            told = f"{name}: {field} of {kind.__name__}"
            raise wrong_type(told, str(kind.__annotations__[field]), given)


def fits(value: object, hint: Any) -> bool:  # noqa: ANN401 - whatever typing has
    """Whether a value and everything in it have an annotated type."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return any(fits(value, one) for one in inner)
    if origin is tuple:
        if not isinstance(value, tuple):
            return False
        if inner[1:] == (...,):
            return all(fits(item, inner[0]) for item in value)
        return len(value) == len(inner) and all(map(fits, value, inner))
    if origin is not None:
        if not isinstance(value, origin):
            return False
        items = value.items() if isinstance(value, Mapping) else ((item,) for item in value)
        return all(fits(part, one) for item in items for part, one in zip(item, inner, strict=True))
    if hint is Any:
        return True
    return _is_a(value, hint)


def _is_a(value: object, kind: type) -> bool:
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind is date:  # a datetime cannot be compared with a date
        return isinstance(value, date) and not isinstance(value, datetime)
    if isinstance(value, str) and issubclass(kind, str):
        return kind is str or value in tuple(kind)  # type: ignore[arg-type]
    if not isinstance(value, kind):
        return False
    if not is_dataclass(kind):
        return True
    return all(fits(getattr(value, field), hint) for field, hint in _hints(kind).items())


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _kind_of(value: object) -> str:
    """The description of a value: its type and, for a list, those of its items."""
    kind = type(value).__name__
    if isinstance(value, BYTES):
        return f"{kind} (decode them, or pass an Upload with the name of their file)"
    if isinstance(value, list | tuple):
        inner = sorted({type(item).__name__ for item in value})
        return f"a {kind} of {', '.join(inner)}" if inner else f"an empty {kind}"
    return kind

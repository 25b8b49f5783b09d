"""Checks the types in a JSON value against a schema, because it may have been edited by hand.

It covers the part of JSON Schema that our own schemas use, except *required*: a report of an earlier version may lack
fields that a later one added.
"""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["check_types"]

_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


def check_types(value: Any, schema: Mapping[str, Any], path: str = "$") -> None:  # noqa: ANN401 - whatever JSON holds
    """Raise :class:`ValueError`, with the place, if the value's type or range differs from the schema's."""
    _check_one(value, schema, path)
    if isinstance(value, dict):
        known, others = schema.get("properties", {}), schema.get("additionalProperties")
        for key, item in value.items():
            inner = known.get(key, others)
            if isinstance(inner, dict):
                check_types(item, inner, f"{path}.{key}")
    elif isinstance(value, list) and isinstance(schema.get("items"), dict):
        for number, item in enumerate(value):
            check_types(item, schema["items"], f"{path}[{number}]")


def _check_one(value: Any, schema: Mapping[str, Any], path: str) -> None:  # noqa: ANN401
    wanted = schema.get("type", ())
    names = (wanted,) if isinstance(wanted, str) else tuple(wanted)
    if names and not any(_is(value, name) for name in names):
        raise ValueError(f"{path} is not of the type {' or '.join(names)}")
    if "enum" in schema and value not in schema["enum"]:
        raise ValueError(f"{path} is not one of {', '.join(map(str, schema['enum']))}")
    if isinstance(value, int | float) and not isinstance(value, bool):
        least, most = schema.get("minimum", -_LARGEST_INTEGER), schema.get("maximum", _LARGEST_INTEGER)
        if not (isfinite(value) and least <= value <= most):
            raise ValueError(f"{path} is out of range")


_LARGEST_INTEGER: Final = 2**53
"""The largest integer that every JSON reader takes exactly."""


def _is(value: object, name: str) -> bool:
    """Whether a value is of a JSON type; JSON's true is not a number, though Python's is."""
    return isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))

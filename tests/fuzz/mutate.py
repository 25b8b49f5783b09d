# ruff: noqa: E501
"""Inputs changed: bytes by chance, JSON by its structure; and a failing input made small."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from tests.fuzz.texts import ATOMS, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

__all__ = ["mutated", "odd_json", "smaller", "table"]

_CODECS: Final = (
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-8-sig",
    "cp1250",
    "cp1251",
    "latin-1",
    "iso-8859-2",
    "utf-32",
)
_ODD: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, -(2**63) - 1, 10**400, 1.5, -0.0, 1e308, float("inf"), float("nan"), "",
    "x", "0", "null", "\ud800", "\x00", "a" * 3000, [], {}, [[]], [None], {"": None}, "infinity", "-infinity", "99999-01-01",
    "0001-01-01", "9999-12-31", "2022-13-45", "2022-01-18T00:00:00Z", "../x", "/etc/passwd", "en", "xx-YY", "=1+1",
)  # fmt: skip


def mutated(data: bytes, random: Random) -> bytes:
    """The bytes with one to four changes."""
    made = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 4))):
        size = len(made)
        at = random.randrange(size + 1)
        match random.randrange(10):
            case 0 if size:
                made[at % size] ^= 1 << random.randrange(8)
            case 1:
                made[at:at] = random.choice(ATOMS + WORDS).encode("utf-8", "surrogatepass")
            case 2:
                del made[at : at + random.choice((1, 2, 8, 100))]
            case 3:
                del made[at:]
            case 4 if size:
                end = min(size, at + random.choice((1, 3, 20, 200)))
                made[at:at] = made[at:end] * random.choice((1, 2, 30))
            case 5:
                made[at : at + random.choice((1, 4, 64))] = bytes(random.choice((1, 4, 64)))
            case 6:
                made[at:at] = random.randbytes(random.choice((1, 2, 8)))
            case 7 if random.random() < 0.2:
                text = bytes(made).decode("utf-8", "replace")
                made = bytearray(text.encode(random.choice(_CODECS), "replace"))
            case 8 if size > 4:
                first, second = sorted((at, random.randrange(size)))
                made[first:second], made[second:second] = b"", made[first:second]
            case _:
                pass
    return bytes(made)


def table(data: bytes, name: str, random: Random) -> bytes:
    """An SQLite file with bytes changed, or with other values in the rows of a table."""
    if random.random() < 0.4:
        return mutated(data, random)
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
    for _ in range(random.choice((1, 1, 2, 4))):
        value = random.choice((*_VALUES, random.choice(ATOMS).encode("utf-8", "replace").decode()))
        with suppress(sqlite3.Error):
            where = random.choice(("1", "rowid % 2", f"{random.choice(columns)} > 'b'"))
            connection.execute(f"UPDATE {name} SET {random.choice(columns)} = ? WHERE {where}", (value,))  # noqa: S608
    if random.random() < 0.2:  # text that is no UTF-8
        with suppress(sqlite3.Error):
            connection.execute(f"UPDATE {name} SET {random.choice(columns)} = CAST(X'61ff' AS TEXT)")  # noqa: S608
    connection.commit()
    made = connection.serialize()
    connection.close()
    return made


_VALUES: Final = (0, -1, 1, -2, 2**31, 2**62, 2**63 - 1, -(2**63), 1.5, 1e308, "x", "", "9" * 400, b"\xff", b"", None)
"""What SQLite keeps in any column, whatever its kind."""


def odd_json(value: object, random: Random, changes: int | None = None) -> object:
    """A copy of a JSON value with some of its parts replaced, removed, added or doubled."""
    value = json.loads(json.dumps(value))
    for _ in range(changes if changes is not None else random.choice((0, 1, 1, 1, 2, 5))):
        value = _changed(value, random)
    return value


def _changed(value: Any, random: Random) -> Any:
    places: list[tuple[Any, Any]] = []
    pending = [value]
    while pending:
        node = pending.pop()
        keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
        for key in keys:
            places.append((node, key))
            if isinstance(node[key], dict | list):
                pending.append(node[key])
    if not places or random.random() < 0.01:
        return deepcopy(random.choice(_ODD))
    node, key = random.choice(places)
    match random.randrange(6):
        case 0:
            del node[key]
        case 1 if isinstance(node, list):
            node.insert(key, deepcopy(node[key]))
        case 1:
            node[random.choice(WORDS)] = deepcopy(node[key])
        case 2 if isinstance(node[key], int | float) and not isinstance(node[key], bool):
            node[key] = random.choice((node[key] + 1, node[key] - 1, -node[key], node[key] * 10**9, str(node[key])))
        case 3 if isinstance(node[key], str):
            node[key] = random.choice((node[key] * 2, node[key][1:], node[key] + random.choice(ATOMS), [node[key]]))
        case 4:
            other, place = random.choice(places)
            if place in other if isinstance(other, dict) else place < len(other):
                node[key] = json.loads(json.dumps(other[place]))
        case _:
            node[key] = deepcopy(random.choice(_ODD))
    return value


def smaller(data: bytes, fails: Callable[[bytes], bool], tries: int = 400) -> bytes:
    """The smallest part of the bytes, found in this many tries, that still fails (Zeller's delta debugging,
    simplified)."""
    size = max(1, len(data) // 2)
    while size and tries > 0:
        at, shrunk = 0, False
        while at < len(data) and tries > 0:
            tries -= 1
            candidate = data[:at] + data[at + size :]
            if fails(candidate):
                data, shrunk = candidate, True
            else:
                at += size
        if not shrunk or size > len(data):
            size //= 2
    return data

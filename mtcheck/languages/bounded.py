"""Regular expressions of other people: compiled, unless a short text could keep one busy for ever.

Backtracking takes exponential time where a text can be shared among the rounds of a repetition in several ways, as in
``(a+)+`` and ``(a|ab?)*`` (J. Kirrage, A. Rathnayake and H. Thielecke, "Static analysis for regular expression
denial-of-service attacks", 2013). A pattern of that shape is tried on texts that are made for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from time import thread_time
from typing import Any, Final

__all__ = ["compile_bounded", "compile_of"]

_OWN: Final = Path(__file__).parent

_ROUNDS: Final = (4, 8, 12, 14, 16, 18, 20, 22)
"""How often a repetition's text is repeated: two ways to read each make four million of the last."""
_REPEATED_GROUP: Final = re.compile(r"\)[*+{]")
_SECONDS: Final = 0.02
"""Of CPU time; a pattern that reads a text in one way takes some microseconds."""
_VARIANTS: Final = 6
_REPEATS: Final = frozenset({codes.MAX_REPEAT, codes.MIN_REPEAT})
_SAMPLES: Final = {
    codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " ", codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_DIGIT: "a", codes.CATEGORY_NOT_SPACE: "a", codes.CATEGORY_NOT_WORD: " ",
}  # fmt: skip


def compile_of(path: Path, written: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern of a file. mtcheck's own were tried by its tests, and an audit does not wait for that again.

    Raises :class:`re.error`, also for a stranger's pattern whose time grows exponentially.
    """
    return re.compile(written, flags) if path.is_relative_to(_OWN) else compile_bounded(written, flags)


@lru_cache(maxsize=1024)
def compile_bounded(written: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern. Raises :class:`re.error`, also for a pattern whose time grows exponentially."""
    made = re.compile(written, flags)
    if not _REPEATED_GROUP.search(written):
        return made
    tree = list(parser.parse(written, flags))
    for before, inner in _ambiguous(tree):
        for text in islice(_texts(inner), _VARIANTS):
            if text and _explodes(made, before, text):
                raise re.error(f"it takes for ever on a text such as {before + text * 3 + '…'!r}")
    return made


def _explodes(pattern: re.Pattern[str], before: str, text: str) -> bool:
    for rounds in _ROUNDS:
        hostile, began = f"{before}{text * rounds}\0", thread_time()
        pattern.match(hostile)
        if thread_time() - began > _SECONDS:
            began = thread_time()  # the first time something else may have taken it
            pattern.match(hostile)
            if thread_time() - began > _SECONDS:
                return True
    return False


def _ambiguous(items: list[Any], before: str = "") -> Iterator[tuple[str, list[Any]]]:
    """The repetitions that have another, or alternatives, inside; each after a text that leads to it."""
    for code, value in items:
        if code in _REPEATS:
            _, most, inner = value
            if most > 1 and _is_free(list(inner)):
                yield before, list(inner)
            else:
                yield from _ambiguous(list(inner), before)
        elif code is codes.SUBPATTERN:
            yield from _ambiguous(list(value[-1]), before)
        elif code is codes.BRANCH:
            for part in value[1]:
                yield from _ambiguous(list(part), before)
        before += next(_texts([(code, value)]), "")


def _is_free(items: list[Any]) -> bool:
    """Whether a text may be matched by these in more than one way."""
    for code, value in items:
        if code is codes.BRANCH or (code in _REPEATS and value[0] != value[1]):
            return True
        if (code is codes.SUBPATTERN and _is_free(list(value[-1]))) or (code in _REPEATS and _is_free(list(value[2]))):
            return True
    return False


def _texts(items: list[Any]) -> Iterator[str]:
    """Some texts that these parts match, as far as they do not look around."""
    choices = [list(islice(_parts(code, value), 3)) for code, value in items]
    yield from map("".join, product(*choices))


def _parts(code: Any, value: Any) -> Iterator[str]:  # noqa: ANN401 - what the library's parser makes
    if code is codes.LITERAL:
        yield chr(value)
    elif code is codes.NOT_LITERAL or code is codes.ANY:
        yield "a" if value != ord("a") else "b"
    elif code is codes.IN:
        yield _member(value)
    elif code is codes.BRANCH:
        yield from dict.fromkeys(text for part in value[1] for text in islice(_texts(list(part)), 2))
    elif code in {codes.SUBPATTERN, codes.ATOMIC_GROUP}:
        yield from _texts(list(value[-1] if code is codes.SUBPATTERN else value))
    elif code in {*_REPEATS, codes.POSSESSIVE_REPEAT}:
        yield from _repetitions(*value)
    else:
        yield ""


def _repetitions(least: int, most: int, inner: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    yield from (text * max(1, min(least, 20)) for text in _texts(list(inner)))
    if not least or most == 1:
        yield ""


def _member(items: list[tuple[Any, Any]]) -> str:
    """A character of a class."""
    negated = bool(items) and items[0][0] is codes.NEGATE
    for code, value in items:
        if negated:
            break
        if code is codes.LITERAL:
            return chr(value)
        if code is codes.RANGE:
            return chr(value[0])
        if code is codes.CATEGORY:
            return _SAMPLES.get(value, "a")
    excluded = {value for code, value in items if code is codes.LITERAL}
    return next((char for char in "a1 -#\u4e00" if ord(char) not in excluded), "\ufffd")

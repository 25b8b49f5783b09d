"""Compiles regular expressions that others wrote, unless a short text could make one run practically forever.

Backtracking takes exponential time if a text can be divided among the rounds of a repetition in several ways, as in
``(a+)+`` and ``(a|ab?)*``, and nearly so if many repetitions can share it, as in ``.*.*.*.*x`` (J. Kirrage,
A. Rathnayake and H. Thielecke, "Static analysis for regular expression denial-of-service attacks", 2013). A pattern of
that shape is tried on texts made for it, each a little longer than the last.
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
from typing import Any, Final, cast

__all__ = ["compile_bounded", "compile_of", "is_own"]

_OWN: Final = Path(__file__).parent

_ROUNDS: Final = 22
"""How often a repetition's text is repeated at most: if each can be read in two ways, all can in four million."""
_FEWEST_CHARS: Final = 100
"""Texts of at least this many characters are tried: six repetitions can share them in a billion ways."""
_GROWTH: Final = 1.2
"""How much longer each text is than the last: growth is noticed before a text takes forever."""
_LONGEST_TEXT: Final = 1000
"""The most characters of a text made for a part: nested repetitions multiply them."""
_SHARING: Final = 4
"""If this many unbounded repetitions share a text, a thousand characters take forever."""
_WIDEST_MATCH: Final = 10_000
_SECONDS: Final = 0.02
"""Of CPU time; a pattern that can read a text in only one way takes microseconds."""
_SECONDS_SHARED: Final = 0.3
"""A pattern may be slow and yet linear if the repetitions that share a text are bounded, as in ``\\s+.{0,60}\\s+``."""
_PATIENCE: Final = 1.0
"""Seconds of CPU time for all texts. A harmless pattern with ten alternatives takes milliseconds."""
_REPEATED_GROUP: Final = re.compile(r"\)[*+{]")
_REPEATED: Final = re.compile(r"[*+]|,\}")
_VARIANTS: Final = 6
_SHOWN: Final = 60
_REPEATS: Final = frozenset({codes.MAX_REPEAT, codes.MIN_REPEAT})
_SAMPLES: Final = {
    codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " ", codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_DIGIT: "a", codes.CATEGORY_NOT_SPACE: "a", codes.CATEGORY_NOT_WORD: " ",
}  # fmt: skip


def compile_of(path: Path, written: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a file. The tests try mtcheck's own, so an audit does not, and compiles each when it is needed.

    Raises :class:`re.error`, also for another package's pattern that takes exponential time.
    """
    if is_own(path):
        return cast("re.Pattern[str]", _Uncompiled(written, flags))
    return compile_bounded(written, flags)


def is_own(path: Path) -> bool:
    """Whether a file is mtcheck's own, which the tests have read."""
    return path.is_relative_to(_OWN)


class _Uncompiled:
    """A pattern that is compiled when it is first used: a short text uses half of a language's."""

    def __init__(self, written: str, flags: int) -> None:
        self._told = written, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what the pattern has
        made = re.compile(*self._told)
        vars(self).update((each, getattr(made, each)) for each in dir(made) if not each.startswith("_"))
        return getattr(made, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Uncompiled) and self._told == other._told

    def __hash__(self) -> int:
        return hash(self._told)

    def __reduce__(self) -> tuple[type[_Uncompiled], tuple[str, int]]:
        return _Uncompiled, self._told


@lru_cache(maxsize=1024)
def compile_bounded(written: str, flags: int = 0, *, sharing: bool = True) -> re.Pattern[str]:
    """The compiled pattern. Raises :class:`re.error`, also for a pattern that takes exponential time.

    Without ``sharing``, repetitions side by side are not tried: those in lists of lines are bounded.
    """
    try:
        made = re.compile(written, flags)
        repeated = _REPEATED_GROUP.search(written) or made.flags & re.VERBOSE
        if not repeated and not (sharing and len(_REPEATED.findall(written)) >= _SHARING):
            return made
        tree = parser.parse(written, flags)
        least = min(tree.getwidth()[0], _WIDEST_MATCH)
        sharing = sharing and len(list(_endless(list(tree)))) >= _SHARING
        began = thread_time()
        for before, inner, seconds in _ambiguous(list(tree), sharing=sharing):
            if thread_time() - began > _PATIENCE:
                raise re.error("it has too many repetitions to be tested")
            for text in islice(_texts(inner), _VARIANTS):
                if text and _explodes(made, before, text, "\0" * (least + 1), seconds):
                    raise re.error(f"it never ends on a text such as {(before + text * 3)[:_SHOWN] + '…'!r}")
    except (RecursionError, OverflowError) as error:
        raise re.error("it is nested too deeply, or repeats too often") from error
    return made


def _explodes(pattern: re.Pattern[str], before: str, text: str, after: str, seconds: float) -> bool:
    """Whether the pattern takes more ``seconds`` on the text repeated.

    ``after`` is as long as a match, because no match is tried if less is left.
    """
    longest = max(_FEWEST_CHARS, min(_ROUNDS * len(text), _LONGEST_TEXT))
    repeated, size = text * (longest // len(text) + 1), 4
    while size <= longest:
        hostile, began = f"{before}{repeated[:size]}{after}", thread_time()
        pattern.search(hostile)
        if thread_time() - began > seconds:
            began = thread_time()  # the first run may have been slowed by something else
            pattern.search(hostile)
            if thread_time() - began > seconds:
                return True
        size = max(size + 1, int(size * _GROWTH))
    return False


def _endless(items: list[Any]) -> Iterator[Any]:
    """The unbounded repetitions."""
    for code, value in items:
        if code in _REPEATS and value[1] is codes.MAXREPEAT:
            yield value
        for part in _inside(code, value):
            yield from _endless(part)


def _inside(code: Any, value: Any) -> Iterator[list[Any]]:  # noqa: ANN401 - what the library's parser makes
    """The parts that a part consists of."""
    if code is codes.BRANCH:
        yield from map(list, value[1])
    elif code in {*_REPEATS, codes.POSSESSIVE_REPEAT, codes.SUBPATTERN, codes.ASSERT, codes.ASSERT_NOT}:
        yield list(value[-1])
    elif code is codes.ATOMIC_GROUP:
        yield list(value)
    elif code is codes.GROUPREF_EXISTS:
        yield from (list(part) for part in value[1:] if part is not None)


def _ambiguous(items: list[Any], before: str = "", *, sharing: bool) -> Iterator[tuple[str, list[Any], float]]:
    """The repetitions with another repetition or alternatives inside, each behind a text that leads to it and with the
    seconds that it may take.

    With ``sharing``, where several repetitions share a text: all that are unbounded.
    """
    for code, value in items:
        free = code in _REPEATS and value[1] > 1 and _is_free(list(value[2]))
        if free or (sharing and code in _REPEATS and value[1] is codes.MAXREPEAT):
            yield before, list(value[2]), _SECONDS if free else _SECONDS_SHARED
        if not free:
            for part in _inside(code, value):
                yield from _ambiguous(part, before, sharing=sharing)
        before += next(_texts([(code, value)]), "")


def _is_free(items: list[Any]) -> bool:
    """Whether these may match a text in more than one way."""
    for code, value in items:
        if code is codes.BRANCH or (code in _REPEATS and value[0] != value[1]):
            return True
        if (code is codes.SUBPATTERN and _is_free(list(value[-1]))) or (code in _REPEATS and _is_free(list(value[2]))):
            return True
    return False


def _texts(items: list[Any]) -> Iterator[str]:
    """Some texts that these parts match, lookaround aside."""
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
    elif code is codes.ASSERT and value[0] < 0:
        yield from _texts(list(value[1]))
    else:
        yield ""


def _repetitions(least: int, most: int, inner: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    yield from (text * max(1, min(least, _LONGEST_TEXT // max(len(text), 1))) for text in _texts(list(inner)))
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
